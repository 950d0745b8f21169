"""``credence score``: articles in, scores out."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, cast

import typer

from credence import corpus, duplicates, records, scoring, weights
from credence.cli.common import (
    app,
    complain,
    exclusive,
    options_of,
    plain,
    readable,
    refuse,
    settings_here,
    weights_of,
)
from credence.model import Article, Report, Weights
from credence.rules import Rules
from credence.scale.workers import Lost, WorkersError, each
from credence.show.progress import progress

if TYPE_CHECKING:
    from credence.judgements import Trust

DIMENSIONS = Weights.__slots__
LISTS = (".jsonl", ".csv")  # files of many articles


class Format(StrEnum):
    """How ``credence score`` prints."""

    table = "table"
    json = "json"
    csv = "csv"
    html = "html"


@app.command()
def score(  # noqa: PLR0913, PLR0917 -- a flag each
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="files, folders, addresses")],
    format: Annotated[Format, typer.Option(help="how to print")] = Format.table,  # noqa: A002 -- the flag's name
    profile: Annotated[str | None, typer.Option(help=f"one of {', '.join(weights.PROFILES)}")] = None,
    weights: Annotated[str | None, typer.Option(help="for example hedging=2,sourcing=1")] = None,
    judgements: Annotated[Path | None, typer.Option(help="weigh marks by the votes in this file")] = None,
    workers: Annotated[int, typer.Option(min=1, help="how many processes score")] = 1,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=NAME", help="such as text=body")] = None,
    private: Annotated[bool, typer.Option("--private", help="fetch from private addresses too")] = False,  # noqa: FBT002 -- a flag
) -> None:
    """Score articles: files, folders, addresses of pages, and tables (.csv, .jsonl, .parquet) of articles."""
    exclusive(profile=profile, weights=weights)
    mine = settings_here()
    chosen = weights_of(profile or mine.profile, weights)
    found = _trust(judgements)
    options = options_of(column or (), private=private)
    refused: list[str] = []
    stopped = partial(refuse, refused)
    articles = _pointed_out(readable(paths, refused, options))
    pieces = _kept(each(partial(_piece, format, chosen, found, mine.rules), articles, workers), stopped)
    total = _expected(paths) if sys.stderr.isatty() else None
    try:
        WRITERS[format](progress(pieces, total, interrupted=stopped), chosen, cast(IO[str], Standard()))
    except WorkersError as error:
        stopped(error)
    raise typer.Exit(1 if refused else 0)


def _pointed_out(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles; name those that are nearly the same as an earlier one."""
    index = duplicates.Index()
    for article in articles:
        pair = index.add(article)
        if pair:
            one, two = (item.origin or item.id for item in (pair.first, pair.second))
            complain(f"{two}: nearly the same text as {one} ({pair.share:.0%} of it); both are scored")
        yield article


def _trust(path: Path | None) -> Trust | None:
    """Return what the votes in a file say of the cues; a file that cannot be read stops all (exit code 1)."""
    if path is None:
        return None
    from credence import judgements

    try:
        return judgements.trust(judgements.read(path), path.name)
    except judgements.JudgementsError as error:
        complain(error)
        raise typer.Exit(1) from error


def _piece(
    format: Format,  # noqa: A002 -- the flag's name
    chosen: Weights,
    found: Trust | None,
    rules: Rules,
    article: Article,
) -> tuple[str, Any]:
    """Return why an article has no score, if so, and what it adds to the output.

    It is scored and made ready in one process, and said in another.
    """
    report = scoring.score(article, rules)
    none = "" if report.scores else f"{article.origin or article.id}: no score: {'; '.join(report.warnings)}"
    if found is not None:
        from credence.judgements import adjusted

        report = adjusted(report, found)
    return none, PIECES[format](report, chosen)


def _kept(found: Iterable[tuple[str, Any] | Lost], lose: Callable[[str], None]) -> Iterator[Any]:
    """Yield the pieces; name the articles that were lost, and those that have no score."""
    for one in found:
        if isinstance(one, Lost):
            lose(str(one))
            continue
        none, piece = one
        if none:
            complain(none)
        yield piece


class Standard:
    """Standard output as it is at the time of writing: a progress bar may stand in front of it."""

    def write(self, text: str) -> int:
        """Write to it."""
        return sys.stdout.write(text)


def _expected(paths: Iterable[str]) -> int:
    """Return about how many articles there are, for the bar alone; nothing is read but lists."""
    files = (file for path in map(Path, paths) for file in (path.rglob("*") if path.is_dir() else [path]))
    return sum(_rows(file) if file.suffix.lower() in LISTS else 1 for file in files if not file.is_dir())


def _rows(file: Path) -> int:
    """Return the number of rows of a list of articles; of one that cannot be read, 1."""
    try:
        with file.open(encoding="utf-8", errors="replace", newline="") as lines:
            if file.suffix.lower() == ".jsonl":
                return sum(1 for _ in lines)
            return sum(1 for _ in csv.reader(lines)) - 1
    except (OSError, csv.Error):
        return 1


def _record(report: Report, chosen: Weights) -> str:
    """Return one article as JSON."""
    return records.dumps(records.score_record(report, chosen))


def _write_json(pieces: Iterable[str], _: Weights, out: IO[str]) -> None:
    """Write a JSON list, one article at a time."""
    between = "["
    for piece in pieces:
        out.write(between + piece)
        between = ",\n"
    out.write("[]\n" if between == "[" else "]\n")


def _row(report: Report, chosen: Weights) -> list[Any]:
    """Return one article as a flat row: id, composite, the four scores, words, title, warnings."""
    composite = scoring.combine(report, chosen)
    values = {one.dimension: one.value for one in report.scores}
    return [
        report.article.id,
        f"{composite.value:.1f}" if composite else "",
        *(f"{values[name]:.1f}" if name in values else "" for name in DIMENSIONS),
        report.words,
        report.article.title,
        "; ".join(report.warnings),
    ]


HEADER = ["id", "composite", *DIMENSIONS, "words", "title", "warnings"]


def _write_csv(rows: Iterable[list[Any]], _: Weights, out: IO[str]) -> None:
    """Write one row an article; a cell that a spreadsheet would run is quoted with an apostrophe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow(plain(corpus.safe_cell(cell)) for cell in row)


def _write_table(rows: Iterable[list[Any]], _: Weights, out: IO[str]) -> None:
    """Write fixed columns, a line an article as soon as it is scored."""
    line = "{:<14.14} {:>9} {:>7} {:>8} {:>9} {:>9} {:>7}  {}"
    print(line.format(*HEADER[:7], "title or warning"), file=out)
    for row in rows:
        *figures, title, warning = map(plain, row)
        print(line.format(*figures, " | ".join(filter(None, (title[:60], warning)))), file=out)
    print("0..100, higher is more credible in its making; no score says true or false.", file=out)


def _write_html(reports: Iterable[Report], chosen: Weights, out: IO[str]) -> None:
    """Write one self-contained page."""
    from credence import show

    out.write(show.report_page(tuple(reports), chosen))


def _report(report: Report, _: Weights) -> Report:
    """Return the report: a page is made of all of them together."""
    return report


PIECES: dict[Format, Callable[[Report, Weights], Any]] = {
    Format.json: _record,
    Format.csv: _row,
    Format.table: _row,
    Format.html: _report,
}
WRITERS: dict[Format, Callable[[Any, Weights, IO[str]], None]] = {
    Format.json: _write_json,
    Format.csv: _write_csv,
    Format.table: _write_table,
    Format.html: _write_html,
}
