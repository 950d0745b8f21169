"""What all commands share: the application, complaints on standard error, weights, readable articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain

import typer

from credence import corpus, weights
from credence.model import Article, Weights

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
CONTROLS = dict.fromkeys(chain(range(32), range(127, 160)), "�")


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


def weights_of(profile: str | None, text: str | None) -> Weights:
    """Return the weights asked for; a wrong name is wrong usage (exit code 2)."""
    try:
        if text is not None:
            return weights.parse_weights(text)
        return weights.profile(profile or "equal").weights
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def readable(paths: Iterable[str], refused: list[str]) -> Iterator[Article]:
    """Yield what can be read; name and count what cannot."""
    for item in corpus.read_all(paths):
        if isinstance(item, Article):
            yield item
        else:
            complain(item)
            refused.append(str(item))
