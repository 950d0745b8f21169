"""From files, folders, tables and addresses to articles; from reports to a table.

pandas is imported where a table is made and nowhere else: one article scored from the command line
does not wait for it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credence import formats, scoring
from credence.formats import Options, is_address
from credence.model import Article, Report, Weights
from credence.pages import Unreadable, clean
from credence.rules import SHIPPED, Rules

if TYPE_CHECKING:
    import pandas as pd

TABLES = frozenset({".csv", ".tsv", ".parquet"})
# What lies beside saved pages and is no article: passed over in a folder, with one remark.
BESIDE = frozenset(
    (
        ".png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .css .js .mjs .map .woff .woff2 .ttf "
        ".otf .eot .mp3 .mp4 .m4a .ogg .wav .webm .mov .avi .toml .yaml .yml .ini .cfg .lock "
        ".py .ipynb .db .sqlite"
    ).split()
)
KINDS = ", ".join(sorted(formats.READERS))
RUNS = "=+-@\t\r"  # a spreadsheet runs a cell that begins with one of these


def read(path: str | Path, options: Options | None = None) -> list[Article]:
    """Return the articles of a file, a folder or an address of the web, in the order of their paths.

    Text (``.txt .md``), pages (``.html``), documents (``.pdf .docx``), mail (``.eml .mbox``), archives
    of the web (``.warc .warc.gz``), lists of addresses (``.urls``, or a ``.txt`` of nothing else) and
    tables (``.csv .tsv .jsonl .parquet``) are understood; any other file is read as plain text. The
    columns of a table are known by their names, or named in ``options``; a column ``file`` holds paths
    beside the table. A folder is read with all below it, without hidden files and the addresses
    that its files list.

    An ``id`` is the record's or the file's name without suffix; the second article with an ``id``
    gets ``-2`` added, the third ``-3``.

    Raises:
        Unreadable: the first input that cannot be read; it says which, why, and what to do.

    """
    articles = []
    for item in read_all([path], options):
        if isinstance(item, Unreadable):
            raise item
        articles.append(item)
    return articles


def read_all(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[Article | Unreadable]:
    """Yield the articles of all inputs in order; what cannot be read is named in its place.

    >>> [str(item) for item in read_all(["no-such.txt"])]
    ['no-such.txt: No such file or directory; give a file or folder that exists']
    """
    taken: dict[str, int] = {}
    for path in paths:
        for item in _inputs(path, options or Options()):
            yield _unique(item, taken) if isinstance(item, Article) else item


def _unique(article: Article, taken: dict[str, int]) -> Article:
    """Return the article under an id that no earlier one has; ``taken`` counts the uses of each."""
    wanted = name = clean(article.id)
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}-{taken[wanted]}"
    taken[name] = 1
    return article if name == article.id else replace(article, id=name)


def _inputs(path: str | Path, options: Options) -> Iterator[Article | Unreadable]:
    """Yield what one input holds: an address, a folder or a file."""
    if is_address(str(path)):
        return formats.address(str(path), options)
    return _folder(Path(path), options) if os.path.isdir(path) else formats.articles(Path(path), options)  # noqa: PTH112 -- names of any length


def _folder(folder: Path, options: Options) -> Iterator[Article | Unreadable]:
    """Yield all below a folder, sorted; hidden files are left out, and what is no article is named."""
    problems: list[OSError] = []
    beside: list[str] = []
    found = False
    for path in _below(folder, options, problems):
        kind = formats.suffix(path)
        if kind in BESIDE:
            beside.append(path.name)
        else:
            found = True
            yield from _file(path, kind, replace(options, follow=False))
    for error in problems:
        yield formats.refused(Path(error.filename), error)
    if beside:
        options.say(f"{folder}: left out {len(beside)} files that are no articles: {_some(beside)}")
    if not found and not problems:
        yield Unreadable(folder, "no articles in this folder", f"put files in it that end in {KINDS}")


def _below(folder: Path, options: Options, problems: list[OSError]) -> Iterator[Path]:
    """Yield the files below a folder, sorted, without hidden ones; a link to a folder is not followed."""
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root, name) for name in folders):
            if path.is_symlink():
                options.say(f"{path}: a link to a folder, not followed; name that folder itself")
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def _some(names: list[str]) -> str:
    """Return some names, and how many more there are."""
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")  # noqa: PLR2004


def _file(path: Path, kind: str, options: Options) -> Iterator[Article | Unreadable]:
    """Yield what one file of a folder holds; a table of figures or of files is passed over with a remark."""
    if kind not in formats.READERS:
        reason = f"a kind of file that is not read ({kind or 'no suffix'})"
        advice = f"save it as one of {KINDS}, or name the file itself to read it as text"
        yield Unreadable(path, reason, advice)
        return
    for item in formats.articles(path, options):
        if kind in TABLES and isinstance(item, formats.NoTextColumn):
            options.say(f"{item}; left out")
        else:
            yield item


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
    # Text made in Python may hold half a surrogate pair, which no table takes.
    named = {"id": clean(article.id), "title": clean(article.title)}
    return {**named, **figures, "words": report.words, "warnings": clean("; ".join(report.warnings))}


def score_frame(table: pd.DataFrame, weights: Weights | None = None, rules: Rules = SHIPPED) -> pd.DataFrame:
    """Score a table of articles: a column ``text``, and ``id``, ``title`` and so on where there are.

    The result has one row for each row of ``table``, in its order and with its index, whatever is in
    the rows, and always the columns of :func:`frame`. A cell without text scores as an empty article.
    Where there is no ``id``, the row's number is it. No row depends on another, so a part of a table
    gets the scores that it gets in the whole, and other frameworks can take the function as it is.

    Spark, 3.4 or newer, where the columns of an empty table serve as the schema::

        def scored(tables):
            yield from map(score_frame, tables)

        schema = spark.createDataFrame(score_frame(pd.DataFrame({"text": [""]}))).schema
        articles.select("id", "title", "text").mapInPandas(scored, schema)

    Ray::

        ray.data.read_parquet("articles").map_batches(score_frame, batch_format="pandas")

    For Dask there is ``credence scale``, which also resumes and sets aside what cannot be scored.

    Raises:
        ValueError: there is no column ``text``.

    >>> import pandas as pd
    >>> score_frame(pd.DataFrame({"text": ["The ferry is late."]})).warnings[0]
    'too short: 4 words of article text; at least 50 words in 3 sentences are needed'

    """
    if "text" not in table.columns:
        raise ValueError('the table has no column "text"; rename the column that holds the articles')
    rows = (_plain(row) for row in table.to_dict("records"))
    articles = (formats.article(row, str(number)) for number, row in enumerate(rows))
    reports = (scoring.score(article, rules) for article in articles)
    return frame(reports, weights).set_axis(table.index, axis="index")


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
