"""The command line: thin; every command calls one public function and prints what it returns."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, cast

import typer

from credence import corpus, records, scoring, weights
from credence.model import Article, Report, Weights
from credence.show.progress import progress

if TYPE_CHECKING:
    from credence.story.model import Comparison

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
DIMENSIONS = Weights.__slots__
LISTS = (".jsonl", ".csv")  # files of many articles
CONTROLS = dict.fromkeys(chain(range(32), range(127, 160)), "�")


class Format(StrEnum):
    """How ``credence score`` prints."""

    table = "table"
    json = "json"
    csv = "csv"
    html = "html"


@app.callback()
def _app() -> None:
    """Score news articles on hedging, sourcing, promotion and precision; higher is more credible."""


def plain(text: object) -> str:
    r"""Return text without control characters, so that a title cannot drive a terminal.

    >>> plain("a\x1b[2Jb")
    'a�[2Jb'
    """
    return str(text).translate(CONTROLS)


def complain(problem: object) -> None:
    """Name a refused input on standard error."""
    print(f"credence: {plain(problem)}", file=sys.stderr)


def _weights(profile: str | None, text: str | None) -> Weights:
    """Return the weights asked for; a wrong name is wrong usage (exit code 2)."""
    try:
        if text is not None:
            return weights.parse_weights(text)
        return weights.profile(profile or "equal").weights
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _articles(paths: Iterable[str], refused: list[str]) -> Iterator[Article]:
    """Yield what can be read; name and count what cannot."""
    for item in corpus.read_all(paths):
        if isinstance(item, Article):
            yield item
        else:
            complain(item)
            refused.append(str(item))


@app.command()
def score(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="files or folders of articles")],
    format: Annotated[Format, typer.Option(help="how to print")] = Format.table,  # noqa: A002 -- the flag's name
    profile: Annotated[str | None, typer.Option(help=f"one of {', '.join(weights.PROFILES)}")] = None,
    weights: Annotated[str | None, typer.Option(help="for example hedging=2,sourcing=1")] = None,
) -> None:
    """Score articles; a .jsonl of {"id","title","text"} counts as its articles."""
    if profile is not None and weights is not None:
        raise typer.BadParameter("give --profile or --weights, not both")
    chosen = _weights(profile, weights)
    refused: list[str] = []

    def stopped(line: str) -> None:
        complain(line)
        refused.append(line)

    reports = map(scoring.score, _articles(paths, refused))
    total = _expected(paths) if sys.stderr.isatty() else None
    WRITERS[format](progress(reports, total, interrupted=stopped), chosen, cast(IO[str], Standard()))
    raise typer.Exit(1 if refused else 0)


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


def _write_json(reports: Iterable[Report], chosen: Weights, out: IO[str]) -> None:
    """Write a JSON list, one report at a time."""
    between = "["
    for report in reports:
        out.write(between + json.dumps(records.score_record(report, chosen), ensure_ascii=False))
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


def _write_csv(reports: Iterable[Report], chosen: Weights, out: IO[str]) -> None:
    """Write one row an article; a cell that a spreadsheet would run is quoted with an apostrophe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for report in reports:
        writer.writerow(map(corpus.safe_cell, _row(report, chosen)))


def _write_table(reports: Iterable[Report], chosen: Weights, out: IO[str]) -> None:
    """Write fixed columns, a line an article as soon as it is scored."""
    line = "{:<14.14} {:>9} {:>7} {:>8} {:>9} {:>9} {:>7}  {}"
    print(line.format(*HEADER[:7], "title or warning"), file=out)
    for report in reports:
        *figures, title, warning = map(plain, _row(report, chosen))
        print(line.format(*figures, " | ".join(filter(None, (title[:60], warning)))), file=out)
    print("0..100, higher is more credible in its making; no score says true or false.", file=out)


def _write_html(reports: Iterable[Report], chosen: Weights, out: IO[str]) -> None:
    """Write one self-contained page."""
    from credence import show

    out.write(show.report_page(tuple(reports), chosen))


WRITERS = {
    Format.json: _write_json,
    Format.csv: _write_csv,
    Format.table: _write_table,
    Format.html: _write_html,
}


@app.command()
def detect(source: Path, target: Path) -> None:
    """Read sentences ({"id","text"} a line), write how strongly each carries the four signals."""
    refused = 0
    try:
        with (
            source.open(encoding="utf-8", errors="replace") as lines,
            target.open("w", encoding="utf-8") as out,
        ):
            for number, line in enumerate(lines, 1):
                record = _detected(line, f"{source}, line {number}")
                if record is None:
                    refused += 1
                elif record:
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}; give a readable .jsonl and a place to write")
        raise typer.Exit(1) from error
    raise typer.Exit(1 if refused else 0)


def _detected(line: str, where: str) -> records.Record | None:
    """Return the record of one line, an empty one for a blank line, ``None`` for a refused one."""
    if not line.strip():
        return {}
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        complain(f'{where}: not a JSON object with a string "text"; mend the line')
        return None
    return records.detect_record(record.get("id"), scoring.detect(record["text"]))


class Comparing(StrEnum):
    """How ``credence compare`` prints."""

    table = "table"
    json = "json"


@app.command()
def compare(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="accounts of one story")],
    format: Annotated[Comparing, typer.Option(help="how to print")] = Comparing.table,  # noqa: A002 -- the flag's name
    names: Annotated[Path | None, typer.Option(help="a CSV file of known names")] = None,
) -> None:
    """Read several accounts of one story together: relations, names, lineage."""
    from credence import story
    from credence.story import known

    refused: list[str] = []
    articles = list(_articles(paths, refused))
    try:
        found = story.compare(articles, known.read(names) if names else ())
    except (known.KnownNamesError, OSError) as error:
        complain(error)
        raise typer.Exit(1) from error
    if format is Comparing.json:
        print(json.dumps(records.compare_record(found), ensure_ascii=False, default=str))
    else:
        print(*map(plain, _comparison(found)), sep="\n")
    raise typer.Exit(1 if refused else 0)


def _comparison(found: Comparison) -> Iterator[str]:
    """Yield a comparison as lines: events, lines of descent, relations with their quotes, names."""
    for event in found.events:
        yield f"event: {', '.join(event.ids)}"
    for line in found.lineage.lines:
        yield f"line: {', '.join(line)}"
    for row in found.relations:
        yield f"{row.relation}: {row.topic}"
        yield from (f"    {quote.id}: {quote.text}" for quote in row.quotes)
    for name in found.names:
        if name.garbles:
            yield f"name: {name.name}, garbled as {', '.join(name.garbles)}"


@app.command()
def norms(directory: Path) -> None:
    """Rebuild norms.csv, the scale of reference news, from the article sets below a folder."""
    from credence import evaluation

    articles, words = evaluation.rebuild_norms(directory)
    print(f"norms.csv: {articles} articles, {words} words of reference news")


@app.command()
def validate(
    directory: Path,
    out: Annotated[Path | None, typer.Option(help="write the figures to this CSV file")] = None,
) -> None:
    """Measure every annotated corpus below a folder, with intervals and simple baselines."""
    from credence import evaluation

    with _refused():
        rows = [evaluation.row(one) for one in evaluation.validate(directory)]
        print(*evaluation.table(rows), sep="\n")
        if out:
            evaluation.write(out, rows)


@app.command()
def learn(directory: Path) -> None:
    """Fit the weights of the heads and of the profile to the parts that may be learned from."""
    from credence import evaluation

    with _refused():
        for name, rows in evaluation.learn(directory).items():
            print(f"lexicons/learned/{name}.csv: {rows} rows")
        evaluation.learn_profile(directory)
        print("evidence.csv: the weights of the profile evidence")


@contextmanager
def _refused() -> Iterator[None]:
    """Turn what the evaluation refuses into its message and exit code 1."""
    from credence.evaluation import CorpusError, MissingExtraError

    try:
        yield
    except (CorpusError, MissingExtraError, OSError) as error:
        complain(error)
        raise typer.Exit(1) from error


def main() -> None:
    """Run the command line."""
    app()
