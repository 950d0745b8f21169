"""From one file to its articles: text, Markdown, pages, lines of JSON, tables.

What an article's ``text`` is, exactly: a ``.txt`` file as decoded; a ``.md`` file as decoded, after
its front matter, marks left in place; of an ``.html`` page the article text that trafilatura finds
(Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15), a paragraph a line; the field ``text``
of a record. Line ends stay as they are. Bytes that no encoding explains, and lone surrogates of
JSON escapes, become U+FFFD, one for one.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import stat
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from credence import pages, shapes
from credence.model import Article
from credence.pages import Unreadable
from credence.text import is_heading, paragraphs

LONGEST_CELL = 2**31 - 1  # characters; Python's own limit is shorter than an article may be
TITLE_WITHIN = 5  # paragraphs at the top of a text among which its headline is looked for
DATES = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%d.%m.%Y")


def articles(path: Path) -> Iterator[Article | Unreadable]:
    """Yield the articles of one file in order; what cannot be read is named in its place.

    >>> [str(item) for item in articles(Path("no-such.txt"))]
    ['no-such.txt: No such file or directory; give a file or folder that exists']
    """
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield from READERS.get(path.suffix.lower(), _text)(path)
        else:
            yield Unreadable(path, "not a regular file", "give a text file, a page or a folder")
    except Unreadable as problem:
        yield problem
    except OSError as error:
        yield refused(path, error)
    except ValueError as error:  # a NUL in the path
        yield Unreadable(path, str(error), "give a file or folder that exists")


def refused(path: Path, error: OSError) -> Unreadable:
    """Return what the operating system said, with what to do."""
    missing = isinstance(error, FileNotFoundError)
    advice = "give a file or folder that exists" if missing else "check its permissions and links"
    return Unreadable(path, error.strerror or "cannot be opened", advice)


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
    yield article({**fields, "text": text}, path.stem)


def _page(path: Path) -> Iterator[Article]:
    """Yield the article of an HTML page."""
    yield article(pages.fields(path.read_bytes(), path), path.stem)


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
        return article(record, f"{path.stem}-{number}")
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
            yield _row(row, path, number, rows.line_num)
    except csv.Error as error:
        yield Unreadable(path, f"not a CSV table: {error}", "mend the line", line=rows.line_num)


def _row(row: Mapping[str, Any], path: Path, number: int, line: int) -> Article | Unreadable:
    """Return the article of one row; the row's fields win over those of its file."""
    if row.get("text"):
        return article(row, f"{path.stem}-{number}")
    name = row.get("file")
    if not name or Path(name).suffix.lower() == ".csv":
        return Unreadable(path, "a row without text or file of a text", "fill the cell in", line=line)
    item = next(articles(path.parent / name), None)
    if not isinstance(item, Article):
        return item or Unreadable(path, f"no article in {name}", "name another file", line=line)
    known = {"title": item.title, "outlet": item.outlet, "url": item.url, "published": item.published}
    given = {key: value for key, value in row.items() if value}
    return article({"id": item.id, "language": item.language, **known, **given, "text": item.text}, item.id)


def article(record: Mapping[str, Any], fallback: str) -> Article:
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
