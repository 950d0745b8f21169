"""``credence judgements`` and ``credence agreement``: what people say of marks, and if they agree."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence import kinds
from credence.cli.common import app, complain, plain, readable
from credence.show.markup import clip, text_table

if TYPE_CHECKING:
    from credence.judgements import CueRecord, Rated, Trust, Vote
    from credence.reliability import Estimate

NONE = "\N{EN DASH}"
RULE = (
    "The surest failures first; intervals hold 90 %. credit: what one mark adds to the raw rate, as shipped "
    "and under `credence score --judgements`."
)


class Form(StrEnum):
    """How ``credence judgements`` prints."""

    table = "table"
    csv = "csv"
    jsonld = "jsonld"


@app.command()
def judgements(
    file: Annotated[Path, typer.Argument(help="a file of judgements: SQLite, CSV or JSON-LD")],
    format: Annotated[Form, typer.Option(help="how to print")] = Form.table,  # noqa: A002 -- the flag's name
    source: Annotated[
        Path | None, typer.Option("--import", help="first store the judgements of this file in FILE")
    ] = None,
    articles: Annotated[
        list[str] | None, typer.Option(help="name the judgements whose words are gone from these articles")
    ] = None,
) -> None:
    """Print what was judged: the precision of each cue, those that fail first, and what that does to it."""
    from credence import judgements

    refused: list[str] = []
    with _refused():
        if source:
            complain(
                f"{judgements.Store(file).merge(judgements.read(source))} new judgements stored in {file}"
            )
        votes = judgements.read(file)
        if format is Form.csv:
            print(judgements.csv_text(votes), end="")
        elif format is Form.jsonld:
            print(json.dumps(judgements.jsonld(votes), ensure_ascii=False, indent=1))
        else:
            print(*_table(judgements.cues(votes), judgements.trust(votes, file.name)), sep="\n")
    orphans = list(_orphans(votes, articles or [], refused))
    for line in orphans:
        complain(line)
    raise typer.Exit(1 if orphans or refused else 0)


def _table(records: tuple[CueRecord, ...], found: Trust) -> Iterator[str]:
    """Yield the table of cues, a line each."""
    head = ("cue", "votes", "right", "missed", "precision", "credit")
    yield text_table([head, *(_row(one, found) for one in records)])
    yield RULE


def _row(one: CueRecord, found: Trust) -> tuple[str, ...]:
    """Return one cue as cells: its kind stands before its words."""
    words = f' "{clip(one.words)}"' if one.words else ""
    shipped = kinds.kinds(one.dimension).get(one.kind)
    trust = found.factors[one.dimension, one.kind, one.words]
    credit = f"{shipped.credit:+.2f} -> {shipped.credit * trust:+.2f}" if shipped else NONE
    name = plain(f"{one.dimension}/{one.kind}{words}")
    return name, str(one.votes), str(one.accepted), str(one.missed), _shown(one.precision), credit


def _shown(one: Estimate) -> str:
    """Return an estimate with its interval."""
    if math.isnan(one.value):
        return NONE
    return f"{one.value:.2f} ({one.low:.2f}\N{EN DASH}{one.high:.2f})"


def _orphans(votes: tuple[Vote, ...], paths: list[str], refused: list[str]) -> Iterator[str]:
    """Yield a line for each judgement whose words are gone from its article."""
    from credence import judgements

    for article in readable(paths, refused):
        for vote in judgements.anchored(votes, article).orphaned:
            words = f"{clip(vote.quote)!r} ({vote.dimension}/{vote.kind}, {vote.verdict})"
            yield f"{article.id}: orphaned: {words} is no longer in the text; judge the new text"


@app.command()
def agreement(
    files: Annotated[list[Path], typer.Argument(metavar="FILE FILE...", help="files of judgements")],
) -> None:
    """Print how far two or more raters agree: percent, Cohen's kappa, Krippendorff's alpha, intervals."""
    from credence import judgements

    with _refused():
        raters = {name: given for file in files for name, given in _raters(file, judgements.read(file))}
        print(*_agreement(judgements.agreement(raters)), sep="\n")


def _raters(file: Path, votes: tuple[Vote, ...]) -> Iterator[tuple[str, list[Vote]]]:
    """Yield the raters of a file: under its name where there is one, else under name and label."""
    ordered = sorted(votes, key=lambda vote: vote.rater)
    groups = [(rater, list(given)) for rater, given in groupby(ordered, key=lambda vote: vote.rater)]
    for rater, given in groups:
        yield f"{file}: {rater}" if len(groups) > 1 else str(file), given


def _agreement(rows: tuple[Rated, ...]) -> Iterator[str]:
    """Yield the table of agreement, a line each."""
    head = ("raters", "dimension", "marks", "same", "Cohen", "Krippendorff", "missed", "F1")
    yield text_table([head, *map(_rated, rows)])
    yield "marks: judged by two or more; missed: words added; intervals hold 90 %."


def _rated(one: Rated) -> tuple[str, ...]:
    """Return one row of agreement as cells."""
    raters = plain(" / ".join(one.raters))
    f1 = NONE if math.isnan(one.missed_f1) else f"{one.missed_f1:.2f}"
    estimates = map(_shown, (one.percent, one.cohen, one.krippendorff))
    return raters, one.dimension or "all", str(one.n), *estimates, str(one.missed), f1


@contextmanager
def _refused() -> Iterator[None]:
    """Turn what the judgements refuse into its message and exit code 1."""
    from credence.judgements import JudgementsError

    try:
        yield
    except JudgementsError as error:
        complain(error)
        raise typer.Exit(1) from error
