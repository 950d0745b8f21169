"""What all commands share: the application, complaints on standard error, weights, readable articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import typer

from credence import corpus, settings, weights
from credence.formats import FIELDS, Options
from credence.model import Article, Weights
from credence.show.markup import clean

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
LINES = dict.fromkeys(map(ord, "\t\n\r"), "\N{REPLACEMENT CHARACTER}")


@app.callback()
def _app() -> None:
    """Score news articles on hedging, sourcing, promotion and precision; higher is more credible."""


def plain(text: object) -> str:
    r"""Return text on one line without what acts and does not show, so that a title drives no terminal.

    >>> plain("a\x1b[2Jb")
    'a�[2Jb'
    """
    return clean(str(text)).translate(LINES)


def complain(problem: object) -> None:
    """Name a refused input, or make a remark, on standard error."""
    print(f"credence: {plain(problem)}", file=sys.stderr)


def refuse(refused: list[str], problem: object) -> None:
    """Name a problem, and keep it in ``refused``: with any, a command ends with exit code 1."""
    complain(problem)
    refused.append(str(problem))


def exclusive(**flags: object) -> None:
    """Hold that not all of these flags are given; that is wrong usage (exit code 2).

    >>> exclusive(profile="editor", weights=None)
    """
    if None not in flags.values():
        raise typer.BadParameter(f"give {' or '.join(f'--{name}' for name in flags)}, not both")


def settings_here() -> settings.Settings:
    """Return what ``credence.toml`` in the working folder says, and name it; a wrong one is wrong usage."""
    try:
        found = settings.here()
    except settings.SettingsError as error:
        complain(error)
        raise typer.Exit(2) from error
    if found.rules.note:
        complain(found.rules.note)
    return found


def weights_of(profile: str | None, text: str | None) -> Weights:
    """Return the weights asked for; a wrong name is wrong usage (exit code 2)."""
    try:
        if text is not None:
            return weights.parse_weights(text)
        return weights.profile(profile or "equal").weights
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def options_of(columns: Iterable[str], *, private: bool = False) -> Options:
    """Return how to read, from ``FIELD=NAME`` pairs; a wrong field is wrong usage (exit code 2)."""
    named = {}
    for pair in columns:
        field, _, name = pair.partition("=")
        if field not in FIELDS or not name:
            raise typer.BadParameter(f'"{pair}": give FIELD=NAME, with a field of {", ".join(FIELDS)}')
        named[field] = name
    return Options(named, private=private, say=complain)


def readable(paths: Iterable[str], refused: list[str], options: Options | None = None) -> Iterator[Article]:
    """Yield what can be read; name and count what cannot."""
    for item in corpus.read_all(paths, options or Options(say=complain)):
        if isinstance(item, Article):
            for note in item.notes:
                complain(f"{item.origin or item.id}: {note}")
            yield item
        else:
            refuse(refused, item)
