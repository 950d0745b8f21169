"""``credence scale``: a collection in, partitioned Parquet out, by several processes or machines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence import settings, weights
from credence.cli.common import app, complain, exclusive, refuse, weights_of
from credence.show.progress import progress

if TYPE_CHECKING:
    from credence.scale.cluster import Failed
    from credence.scale.partitions import Done


@app.command()
def scale(  # noqa: PLR0913, PLR0917 -- its flags
    sources: Annotated[
        list[str], typer.Argument(metavar="IN...", help='.parquet, .csv, .jsonl: files, folders, "patterns"')
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="the folder for scores and errors")],
    workers: Annotated[int | None, typer.Option(min=1, help="how many processes score here")] = None,
    scheduler: Annotated[str | None, typer.Option(help="address of a Dask cluster instead")] = None,
    profile: Annotated[str | None, typer.Option(help=f"one of {', '.join(weights.PROFILES)}")] = None,
    weights: Annotated[str | None, typer.Option(help="for example hedging=2,sourcing=1")] = None,
    hits: Annotated[bool, typer.Option("--hits", help="keep all evidence, in a nested column")] = False,  # noqa: FBT002
    column: Annotated[list[str] | None, typer.Option(help="which column is what: text=body")] = None,
    rows: Annotated[int, typer.Option(min=1, help="rows of a partition, at most")] = 2000,
) -> None:
    """Score a collection; run again, it scores only what is new, changed or not finished.

    OUT/scores holds one Parquet file a partition, OUT/errors the rows that could not be scored. The rules
    are the shipped ones on every machine: a credence.toml is not used here.
    """
    exclusive(profile=profile, weights=weights)
    exclusive(workers=workers, scheduler=scheduler)
    if Path(settings.NAME).exists():
        complain(f"{settings.NAME}: not used by scale, which scores by the shipped rules; name --weights")
    chosen, columns = weights_of(profile, weights), _columns(column or ())
    try:
        from credence.scale import cluster
        from credence.scale.partitions import Job
    except ImportError as error:
        complain(error)
        raise typer.Exit(1) from error
    problems: list[str] = []
    trouble = partial(refuse, problems)
    try:
        todo = cluster.plan(sources, Job(str(out), chosen, hits, columns), rows)
        for one in todo.refused:
            trouble(one)
        results = cluster.scale(todo, workers or 1, scheduler)
        done = list(progress(results, len(todo.parts), "partitions", interrupted=trouble))
    except (cluster.ScaleError, OSError) as error:
        trouble(error)
    else:
        _summary(done, trouble)
    raise typer.Exit(1 if problems else 0)


def _columns(given: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of field and column."""
    pairs = [one.partition("=") for one in given]
    wrong = next((one for one in pairs if not all(one)), None)
    if wrong:
        raise typer.BadParameter(f"{''.join(wrong)!r} is no FIELD=COLUMN; write for example text=body")
    return tuple(sorted((field, name) for field, _, name in pairs))


def _summary(results: list[Done | Failed], trouble: Callable[[object], None]) -> None:
    """Say on standard error what was done; parts that failed and rows with errors are trouble."""
    from credence.scale.partitions import Done

    done = [one for one in results if isinstance(one, Done)]
    for one in results:
        if not isinstance(one, Done):
            trouble(one)
    errors, kept = sum(one.errors for one in done), sum(one.kept for one in done)
    if errors:
        trouble(f"{errors:,} rows could not be scored; OUT/errors says which and why")
    articles = sum(one.rows for one in done)
    print(
        f"{articles:,} articles scored in {len(done):,} partitions, {kept:,} of them in an earlier run",
        file=sys.stderr,
    )
