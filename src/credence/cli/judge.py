"""``credence judgements`` and ``credence agreement``: what people say of marks, and if they agree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence import records
from credence.cli.common import app, complain, plain, readable
from credence.show.markup import clip

if TYPE_CHECKING:
    from credence.judgements import Vote


class Form(StrEnum):
    """How ``credence judgements`` prints."""

    table = "table"
    csv = "csv"
    jsonld = "jsonld"


@app.command()
def judgements(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="a file of judgements: SQLite, CSV or JSON-LD")
    ],
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
    from credence.show import judged

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
            print(records.dumps(judgements.jsonld(votes), indent=1))
        else:
            _print(judged.cue_table(votes).text)
    orphans = list(_orphans(votes, articles or [], refused))
    for line in orphans:
        complain(line)
    raise typer.Exit(1 if orphans or refused else 0)


def _print(table: str) -> None:
    """Print a table, without what would drive a terminal."""
    print(*map(plain, table.split("\n")), sep="\n")


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
    from credence.show import judged

    with _refused():
        raters = {name: given for file in files for name, given in _raters(file, judgements.read(file))}
        _print(judged.agreement_table(judgements.agreement(raters)).text)


def _raters(file: Path, votes: tuple[Vote, ...]) -> Iterator[tuple[str, list[Vote]]]:
    """Yield the raters of a file: under its name where there is one, else under name and label."""
    ordered = sorted(votes, key=lambda vote: vote.rater)
    groups = [(rater, list(given)) for rater, given in groupby(ordered, key=lambda vote: vote.rater)]
    for rater, given in groups:
        yield f"{file}: {rater}" if len(groups) > 1 else str(file), given


@contextmanager
def _refused() -> Iterator[None]:
    """Turn what the judgements refuse into its message and exit code 1."""
    from credence.judgements import JudgementsError

    try:
        yield
    except JudgementsError as error:
        complain(error)
        raise typer.Exit(1) from error
