"""``credence report``: a folder of pages about the user's articles, to hand on."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from credence import outputs, scoring, weights
from credence.cli.common import (
    app,
    complain,
    exclusive,
    options_of,
    readable,
    refuse,
    settings_here,
    weights_of,
)
from credence.model import Report
from credence.scale.workers import Lost, WorkersError, each
from credence.show.progress import progress


@app.command()
def report(  # noqa: PLR0913, PLR0917 -- a flag each
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="files, folders, addresses")],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="the folder to write; an earlier report gives way")
    ],
    title: Annotated[str, typer.Option(help="the heading of the first page")] = "Credibility scores",
    profile: Annotated[str | None, typer.Option(help=f"one of {', '.join(weights.PROFILES)}")] = None,
    weights: Annotated[str | None, typer.Option(help="for example hedging=2,sourcing=1")] = None,
    workers: Annotated[int, typer.Option(min=1, help="how many processes score")] = 1,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=NAME", help="such as text=body")] = None,
) -> None:
    """Write a site of the articles that needs nothing to be read: pages, scores as files, methods."""
    exclusive(profile=profile, weights=weights)
    mine = settings_here()
    chosen = weights_of(profile or mine.profile, weights)
    refused: list[str] = []
    articles = readable(paths, refused, options_of(column or ()))
    found = progress(
        each(partial(scoring.score, rules=mine.rules), articles, workers),
        interrupted=partial(refuse, refused),
    )
    try:
        reports = _kept(found, refused)
        if not reports:
            complain(f"{', '.join(paths)}: no article to report on; nothing was written to {out}")
            raise typer.Exit(1)
        from credence.show import folder, site

        named = tuple(_inside(line, paths) for line in refused)
        folder.write(site.Site(tuple(reports), chosen, mine, named, title), out)
    except (WorkersError, outputs.Unwritable) as error:
        complain(error)
        raise typer.Exit(1) from error
    print(
        f"{len(reports)} articles, {len(refused)} inputs refused; open {out / 'index.html'}", file=sys.stderr
    )
    raise typer.Exit(1 if refused else 0)


def _kept(found: Iterable[Report | Lost], refused: list[str]) -> list[Report]:
    """Return the reports; name the articles that were lost."""
    reports = []
    for one in found:
        if isinstance(one, Lost):
            refuse(refused, one)
            continue
        if not one.scores:
            complain(f"{one.article.origin or one.article.id}: no score: {'; '.join(one.warnings)}")
        reports.append(one)
    return reports


def _inside(line: str, paths: list[str]) -> str:
    """Return a refusal with paths below the folders given: where these lie is not handed on."""
    for path in paths:
        line = line.replace(f"{path.rstrip('/')}/", "")
    return line
