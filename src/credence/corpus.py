"""From files, folders, tables and addresses to articles; from reports to a table.

pandas is imported where a table is made and nowhere else: one article scored from the command line
does not wait for it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from credence import formats, pages, scoring
from credence.model import Article, Report, Weights
from credence.pages import Unreadable

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl"})
WEB = ("http://", "https://")
RUNS = "=+-@\t\r"  # a spreadsheet runs a cell that begins with one of these


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
    taken: dict[str, int] = {}
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
            fields = {"text": text, "title": formats.headline(text)}
        else:
            fields = pages.fields(page.body, url)
        name = PurePosixPath(urlsplit(page.url).path).stem or urlsplit(page.url).hostname or ""
        yield replace(formats.article(fields, name), url=page.url)
    except fetch.FetchError as problem:
        yield Unreadable(url, problem.reason, problem.advice)
    except Unreadable as problem:
        yield problem


def _unique(article: Article, taken: dict[str, int]) -> Article:
    """Return the article under an id that no earlier one has; ``taken`` counts the uses of each."""
    name = article.id
    while name in taken:
        taken[article.id] += 1
        name = f"{article.id}-{taken[article.id]}"
    taken[name] = 1
    return article if name == article.id else replace(article, id=name)


def _inputs(path: Path) -> Iterator[Article | Unreadable]:
    """Yield what one path holds."""
    return _folder(path) if path.is_dir() else formats.articles(path)


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
        yield formats.refused(Path(error.filename), error)
    if not found and not problems:
        kinds = ", ".join(sorted(SUFFIXES))
        yield Unreadable(folder, "no articles in this folder", f"put files in it that end in {kinds}")


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
    articles = (formats.article(row, str(number)) for number, row in enumerate(rows))
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
