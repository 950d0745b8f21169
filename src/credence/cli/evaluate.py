"""``credence norms``, ``validate`` and ``learn``: figures and weights from annotated corpora."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from credence.cli.common import app, complain


@app.command()
def norms(directory: Path) -> None:
    """Rebuild norms.csv, the scale of reference news, from the article sets below a folder.

    Before it comes common.csv, the stems that tell no story from another.
    """
    from credence import evaluation

    print(f"common.csv: {evaluation.recount_common(directory)} stems")
    articles, words = evaluation.rebuild_norms(directory)
    print(f"norms.csv: {articles} articles, {words} words of reference news")


@app.command()
def validate(
    directory: Path,
    out: Annotated[Path | None, typer.Option(help="write the figures to this CSV file")] = None,
) -> None:
    """Measure every annotated corpus below a folder, with intervals and simple baselines."""
    from credence import evaluation
    from credence.evaluation import comparisons

    with _refused():
        rows = [evaluation.row(one) for one in evaluation.validate(directory)]
        rows += comparisons.rows(directory)
        print(*evaluation.table(rows), sep="\n")
        if out:
            evaluation.write(out, rows)
            evaluation.write_calibration(out.with_name("calibration.csv"), directory)


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
