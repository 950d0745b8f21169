"""What people said of the marks, as tables: cues with their precision and credit, and raters' agreement."""

from __future__ import annotations

import math
from collections.abc import Iterable

from credence import kinds
from credence.judgements import CueRecord, Rated, Trust, Vote, cues, trust
from credence.reliability import Estimate
from credence.show.markup import View, clean, clip, html_table, text_table

NONE = "\N{EN DASH}"
CUES = ("cue", "votes", "right", "missed", "precision", "credit")
CUES_CAPTION = (
    "The surest failures first; intervals hold 90 %. credit: what one mark adds to the raw rate, as shipped, "
    "and if these votes are let weigh it."
)
RATED = ("raters", "dimension", "marks", "same", "Cohen", "Krippendorff", "missed", "F1")
RATED_CAPTION = "marks: judged by two or more; missed: words added; intervals hold 90 %."


def cue_table(votes: Iterable[Vote]) -> View:
    """Return the kinds and cues that were judged, those that fail first, with credits before and after.

    >>> print(cue_table(()).text)
    No mark is judged yet.
    """
    votes = tuple(votes)
    found = trust(votes)
    return _table(CUES, [_cue(one, found) for one in cues(votes)], CUES_CAPTION, "No mark is judged yet.")


def agreement_table(rows: Iterable[Rated]) -> View:
    """Return how far raters agree, a row a pair and dimension."""
    return _table(RATED, [_rated(one) for one in rows], RATED_CAPTION, "No mark is judged by two.")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]], caption: str, empty: str) -> View:
    """Return rows as a table; words in the place of an empty one."""
    if not rows:
        return View(empty, html_table([head], empty))
    return View(f"{text_table([head, *rows])}\n{caption}", html_table([head, *rows], caption))


def _cue(one: CueRecord, found: Trust) -> tuple[str, ...]:
    """Return one cue as cells: its kind stands before its words."""
    words = f" “{clip(one.words)}”" if one.words else ""
    shipped = kinds.kinds(one.dimension).get(one.kind)
    factor = found.factors[one.dimension, one.kind, one.words]
    credit = f"{shipped.credit:+.2f} \N{RIGHTWARDS ARROW} {shipped.credit * factor:+.2f}" if shipped else NONE
    figures = (str(one.votes), str(one.accepted), str(one.missed), _shown(one.precision))
    return clean(f"{one.dimension}, {one.kind}{words}"), *figures, credit


def _rated(one: Rated) -> tuple[str, ...]:
    """Return one row of agreement as cells."""
    f1 = NONE if math.isnan(one.missed_f1) else f"{one.missed_f1:.2f}"
    estimates = map(_shown, (one.percent, one.cohen, one.krippendorff))
    raters = clean(" / ".join(one.raters))
    return raters, one.dimension or "all", str(one.n), *estimates, str(one.missed), f1


def _shown(one: Estimate) -> str:
    """Return an estimate with its interval."""
    return NONE if math.isnan(one.value) else f"{one.value:.2f} ({one.low:.2f}{NONE}{one.high:.2f})"
