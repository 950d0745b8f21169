"""``credence compare``: several accounts of one story, read together."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence import records
from credence.cli.common import app, complain, plain, readable, settings_here

if TYPE_CHECKING:
    from credence.story.known import KnownName
    from credence.story.model import Comparison


class Comparing(StrEnum):
    """How ``credence compare`` prints."""

    table = "table"
    json = "json"
    html = "html"


@app.command()
def compare(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="accounts of one story")],
    format: Annotated[Comparing, typer.Option(help="how to print")] = Comparing.table,  # noqa: A002 -- the flag's name
    names: Annotated[
        Path | None, typer.Option(help="a CSV file of known names; else names.csv beside the articles")
    ] = None,
) -> None:
    """Read several accounts of one story together: relations, names, lineage."""
    from credence import story
    from credence.story import known

    rules = settings_here().rules
    refused: list[str] = []
    articles = list(readable(paths, refused))
    try:
        found = story.compare(articles, known.read(names) if names else _beside(paths), rules)
    except (known.KnownNamesError, ValueError) as error:
        complain(error)
        raise typer.Exit(1) from error
    if format is Comparing.json:
        print(records.dumps(records.compare_record(found)))
    elif format is Comparing.html:
        from credence.show.comparison import comparison_page

        print(comparison_page(found, articles), end="")
    else:
        print(*map(plain, _comparison(found)), sep="\n")
    raise typer.Exit(1 if refused else 0)


def _beside(paths: list[str]) -> tuple[KnownName, ...]:
    """Return the names of the list that lies beside the articles; one that cannot be used is named."""
    from credence.story import known

    file = known.beside(paths)
    try:
        return known.read(file) if file else ()
    except known.KnownNamesError as error:
        complain(f"going on without known names: {error}")
        return ()


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
