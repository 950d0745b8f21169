"""``credence background``: how common each stem is in reference news, counted anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from credence.cli.common import app, complain


@app.command()
def background(
    directory: Path,
    out: Annotated[Path | None, typer.Option(help="write the table to this CSV file")] = None,
) -> None:
    """Rebuild background.csv, by which credence compare tells rare words, from reference news."""
    from credence import evaluation
    from credence.story import background as table

    target = out or table.FILE
    try:
        # Read before the file is opened, so that a folder without news leaves the table as it was.
        articles = table.write(list(evaluation.reference(directory)), target)
    except (evaluation.CorpusError, OSError) as error:
        complain(error)
        raise typer.Exit(1) from error
    print(f"{target.name}: the stems of {articles} articles of reference news")
