"""From files, folders, pages and tables to articles; from reports to a table.

What an article's ``text`` is, exactly: a ``.txt`` file as decoded; a ``.md`` file as decoded, after
its front matter, marks left in place; of an ``.html`` page the article text that trafilatura finds
(Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15), a paragraph a line; the field ``text``
of a record. Line ends stay as they are. Bytes that no encoding explains, and lone surrogates of
JSON escapes, become U+FFFD, one for one.

pandas is imported where a table is made and nowhere else: one article scored from the command line
does not wait for it.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import stat
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from io import StringIO
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from credence import pages, scoring, shapes
from credence.model import Article, Report, Weights
from credence.pages import Unreadable
from credence.text import is_heading, paragraphs

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"})
WEB = ("http://", "https://")
LONGEST_CELL = 2**31 - 1  # characters; Python's own limit is shorter than an article may be
TITLE_WITHIN = 5  # paragraphs at the top of a text among which its headline is looked for
RUNS = "=+-@\t\r"  # a spreadsheet runs a cell that begins with one of these
DATES = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%d.%m.%Y")


def read(path: str | Path) -> list[Article]:
    """Return the articles of a file, a folder or an address of the web, in the order of their paths.

    ``.txt``, ``.md``, ``.html``, ``.jsonl`` (a record with ``text`` a line) and ``.csv`` (a column
    ``text``, or ``file`` with paths beside the table) are understood; any other file is read as
    plain text. A folder is read with all below it, hidden files left out, tables too.

    An ``id`` is the record's or the file's name without suffix; the second article with an ``id``
    gets ``-2`` added, the third ``-3``.

    Raises:
        Unreadable: the first input that cannot be read; it says which, why, and what to do.

    """
    articles = []
    for item in read_all([path]):
        if isinstance(item, Unreadable):
            raise item
        articles.append(item)
    return articles


def read_all(paths: Iterable[str | Path]) -> Iterator[Article | Unreadable]:
    """Yield the articles of all inputs in order; what cannot be read is named in its place.

    >>> [str(item) for item in read_all(["no-such.txt"])]
    ['no-such.txt: No such file or directory; give a file or folder that exists']
    """
    taken: set[str] = set()
    for path in paths:
        for item in _fetched(str(path)) if str(path).lower().startswith(WEB) else _inputs(Path(path)):
            yield _unique(item, taken) if isinstance(item, Article) else item


def _fetched(url: str) -> Iterator[Article | Unreadable]:
    """Yield the page at an address of the web."""
    from credence import fetch

    try:
        page = fetch.fetch(url)
        if page.kind == "text/plain":
            text = pages.decode(page.body, url)
            fields = {"text": text, "title": headline(text)}
        else:
            fields = pages.fields(page.body, url)
        name = PurePosixPath(urlsplit(page.url).path).stem or urlsplit(page.url).hostname or ""
        yield replace(_article(fields, name), url=page.url)
    except fetch.FetchError as problem:
        yield Unreadable(url, problem.reason, problem.advice)
    except Unreadable as problem:
        yield problem


def _unique(article: Article, taken: set[str]) -> Article:
    """Return the article under an id that no earlier one has."""
    names = (article.id if n == 1 else f"{article.id}-{n}" for n in count(1))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return article if name == article.id else replace(article, id=name)


def _inputs(path: Path) -> Iterator[Article | Unreadable]:
    """Yield what one path holds."""
    if path.is_dir():
        yield from _folder(path)
        return
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield from READERS.get(path.suffix.lower(), _text)(path)
        else:
            yield Unreadable(path, "not a regular file", "give a text file, a page or a folder")
    except Unreadable as problem:
        yield problem
    except OSError as error:
        yield _refused(path, error)
    except ValueError as error:  # a NUL in the path
        yield Unreadable(path, str(error), "give a file or folder that exists")


def _refused(path: Path, error: OSError) -> Unreadable:
    """Return what the operating system said, with what to do."""
    missing = isinstance(error, FileNotFoundError)
    advice = "give a file or folder that exists" if missing else "check its permissions and links"
    return Unreadable(path, error.strerror or "cannot be opened", advice)


def _folder(folder: Path) -> Iterator[Article | Unreadable]:
    """Yield all below a folder, sorted, hidden files and other kinds of files left out."""
    problems: list[OSError] = []
    found = False
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield from _inputs(Path(root, name))
    for error in problems:
        yield _refused(Path(error.filename), error)
    if not found and not problems:
        kinds = ", ".join(sorted(SUFFIXES))
        yield Unreadable(folder, "no articles in this folder", f"put files in it that end in {kinds}")


def _text(path: Path) -> Iterator[Article]:
    """Yield the article of a text file, which may turn out to be a page."""
    text = pages.decode(path.read_bytes(), path)
    if pages.is_page(text):
        yield from _page(path)
    else:
        yield Article(path.stem, headline(text), text)


def _markdown(path: Path) -> Iterator[Article]:
    """Yield the article of a Markdown file with or without front matter."""
    fields, text = pages.front_matter(pages.decode(path.read_bytes(), path))
    yield _article({**fields, "text": text}, path.stem)


def _page(path: Path) -> Iterator[Article]:
    """Yield the article of an HTML page."""
    yield _article(pages.fields(path.read_bytes(), path), path.stem)


def _lines(path: Path) -> Iterator[Article | Unreadable]:
    """Yield the article of each line of JSON, or what is wrong with the line."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, path, number)


def _record(line: bytes, path: Path, number: int) -> Article | Unreadable:
    """Return the article of one line of JSON, or what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict) and isinstance(record.get("text"), str):
        return _article(record, f"{path.stem}-{number}")
    return Unreadable(path, 'not a JSON object with a string "text"', "mend the line", line=number)


def _table(path: Path) -> Iterator[Article | Unreadable]:
    """Yield the article of each row of a CSV table that holds texts or names files."""
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.DictReader(StringIO(pages.decode(path.read_bytes(), path), newline=""))
    columns = set(rows.fieldnames or ())
    if not columns & {"text", "file"}:
        raise Unreadable(path, 'no column "text" or "file"', "give a column that name")
    try:
        for number, row in enumerate(rows, 1):
            yield _row(row, path, number)
    except csv.Error as error:
        yield Unreadable(path, f"not a CSV table: {error}", "mend the line", line=rows.line_num)


def _row(row: Mapping[str, Any], path: Path, number: int) -> Article | Unreadable:
    """Return the article of one row; the row's fields win over those of its file."""
    if row.get("text"):
        return _article(row, f"{path.stem}-{number}")
    name = row.get("file")
    if not name:
        return Unreadable(path, "a row without text or file", "fill the cell in", line=number + 1)
    item = next(iter(_inputs(path.parent / name)))
    if isinstance(item, Unreadable):
        return item
    known = {"title": item.title, "outlet": item.outlet, "url": item.url, "published": item.published}
    given = {key: value for key, value in row.items() if value}
    return _article({"id": item.id, "language": item.language, **known, **given, "text": item.text}, item.id)


def _article(record: Mapping[str, Any], fallback: str) -> Article:
    """Return the article of a record; its headline comes from its text where it has none."""
    text = pages.clean(record["text"])
    return Article(
        id=_string(record, "id") or fallback,
        title=_string(record, "title") or headline(text),
        text=text,
        outlet=_string(record, "outlet", "source", "site", "publisher"),
        url=_string(record, "url", "link"),
        published=_date(record.get("published") or record.get("date")),
        language=_string(record, "language", "lang") or "en",
    )


def _string(record: Mapping[str, Any], *names: str) -> str:
    """Return the first of the fields that holds something, as one line."""
    values = (record.get(name) for name in names)
    found = next((value for value in values if isinstance(value, str | int) and str(value).strip()), "")
    return " ".join(pages.clean(str(found)).split())


def _date(value: object) -> dt.date | None:
    """Return a day, from a date or from text in a usual form; ``None`` where there is none.

    >>> _date("2025-01-29T08:00:00Z") == _date("29 January 2025") == dt.date(2025, 1, 29)
    True
    """
    text = str(value or "").strip()
    for form, piece in ((DATES[0], text[:10]), *((form, text) for form in DATES[1:])):
        try:
            return dt.datetime.strptime(piece, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    return None


def headline(text: str) -> str:
    r"""Return the headline that opens a text, or nothing.

    It is the first paragraph that is no label of the page, if that is a heading with text under it.

    >>> headline("Home > News\nCrane Returns\nThe crane is back."), headline("The crane is back.")
    ('Crane Returns', '')
    """
    top = [span.of(text) for span in paragraphs(text[:20_000])[: TITLE_WITHIN + 1]]
    lines = [line for line in top if not shapes.label(line)]
    titled = len(lines) > 1 and is_heading(lines[0]) and " " in lines[0]
    return lines[0].lstrip("# ").strip() if titled else ""


READERS: dict[str, Callable[[Path], Iterator[Article | Unreadable]]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _page,
    ".htm": _page,
    ".jsonl": _lines,
    ".csv": _table,
}


def manifest(path: str | Path) -> list[Article]:
    """Return the articles that a CSV table lists by ``file``, relative to the table.

    Raises:
        Unreadable: the table or one of its files cannot be read.

    """
    return read(path)


def frame(reports: Iterable[Report], weights: Weights | None = None) -> pd.DataFrame:
    """Return one row an article: scores with intervals, composite, words, warnings.

    Scores are 0..100, higher is more credible; what cannot be said is NaN. ``weights`` defaults to
    equal ones.
    """
    import pandas as pd

    names = Weights.__slots__
    figures = [f"{name}{part}" for name in (*names, "composite") for part in ("", "_low", "_high")]
    rows = [_cells(report, weights or Weights()) for report in reports]
    table = pd.DataFrame(rows, columns=["id", "title", *figures, "words", "warnings"])
    return table.astype(dict.fromkeys(figures, "float64") | {"words": "int64"})


def _cells(report: Report, weights: Weights) -> dict[str, object]:
    """Return the row of one report."""
    composite = scoring.combine(report, weights)
    found = {one.dimension: one for one in report.scores} | ({"composite": composite} if composite else {})
    figures = {
        f"{name}{part}": round(getattr(one, part.strip("_") or "value"), 1)
        for name, one in found.items()
        for part in ("", "_low", "_high")
    }
    article = report.article
    warnings = "; ".join(report.warnings)
    return {"id": article.id, "title": article.title, **figures, "words": report.words, "warnings": warnings}


def score_frame(table: pd.DataFrame, weights: Weights | None = None) -> pd.DataFrame:
    """Score a table of articles: a column ``text``, and ``id``, ``title`` and so on where there are.

    The result has one row for each row of ``table``, in its order and with its index. A cell
    without text scores as an empty article. Where there is no ``id``, the row's number is it.

    Raises:
        ValueError: there is no column ``text``.

    """
    if "text" not in table.columns:
        raise ValueError('the table has no column "text"; rename the column that holds the articles')
    rows = (_plain(row) for row in table.to_dict("records"))
    articles = (_article(row, str(number)) for number, row in enumerate(rows))
    return frame(map(scoring.score, articles), weights).set_axis(table.index, axis="index")


def _plain(row: Mapping[Hashable, object]) -> dict[str, Any]:
    """Return a row of a DataFrame without its missing cells, which are of several types."""
    cells = {str(name): cell for name, cell in row.items() if isinstance(cell, str | int | dt.date)}
    return cells if isinstance(cells.get("text"), str) else cells | {"text": ""}


def safe_cell(value: object) -> object:
    """Return a cell that no spreadsheet runs: text that begins like a formula gets an apostrophe.

    >>> safe_cell("=1+1"), safe_cell("plain"), safe_cell(-3)
    ("'=1+1", 'plain', -3)
    """
    return f"'{value}" if isinstance(value, str) and value[:1] and value[0] in RUNS else value
