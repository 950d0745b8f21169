"""Two or more people's votes on the same marks: how far they agree.

The unit is a mark that was judged, the label accept or reject; marks that one of two did not judge do not
count. Words that people added have no third answer ("nothing is missing here" is said of no place), so
chance cannot be told; for them stands the F1 of the two sets, as Hripcsak and Rothschild (2005, *Journal
of the American Medical Informatics Association* 12) show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import nan

from credence.judgements.model import JudgementsError, Vote
from credence.reliability import UNKNOWN, Estimate, cohen, equal_share, krippendorff

FEWEST = 2
Unit = tuple[object, ...]
Labels = Mapping[Unit, str]


@dataclass(frozen=True, slots=True)
class Rated:
    """How far raters agree on ``n`` marks that at least two of them judged.

    ``percent`` and ``cohen`` are of two raters, and unknown for more; ``missed_f1`` is the F1 of the
    words that two raters added, with the number of added words in ``missed``.
    """

    raters: tuple[str, ...]
    dimension: str
    n: int
    percent: Estimate
    cohen: Estimate
    krippendorff: Estimate
    missed: int
    missed_f1: float


def agreement(raters: Mapping[str, Iterable[Vote]]) -> tuple[Rated, ...]:
    """Return the agreement of each two raters, of all if there are more; overall, then by dimension.

    Raises:
        JudgementsError: there are fewer than two raters, or no mark was judged by two.

    """
    votes = {name: tuple(given) for name, given in raters.items()}
    if len(votes) < FEWEST:
        raise JudgementsError(
            f"{len(votes)} rater ({', '.join(votes) or 'none'}); agreement takes at least two: give two files"
        )
    groups = [*combinations(votes, 2), *([tuple(votes)] if len(votes) > FEWEST else [])]
    rows = [row for names in groups for row in _rows({name: votes[name] for name in names})]
    if not any(row.n or row.missed for row in rows):
        raise JudgementsError(
            f"{' and '.join(votes)} judged no mark in common; let them judge the same texts"
        )
    return tuple(rows)


def _rows(votes: Mapping[str, Sequence[Vote]]) -> list[Rated]:
    """Return the agreement of some raters overall, and by dimension."""
    dimensions = sorted({vote.dimension for given in votes.values() for vote in given})
    wanted = ["", *(dimensions if len(dimensions) > 1 else [])]
    return [_rated(votes, dimension) for dimension in wanted]


def _rated(votes: Mapping[str, Sequence[Vote]], dimension: str) -> Rated:
    """Return the agreement of some raters in one dimension, or in all."""
    own = [[v for v in given if dimension in ("", v.dimension)] for given in votes.values()]
    labels = [{_unit(v): v.verdict for v in given if v.verdict != "missed"} for given in own]
    added = [{_unit(v) for v in given if v.verdict == "missed"} for given in own]
    units = sorted({unit for given in labels for unit in given}, key=repr)
    units = [unit for unit in units if sum(unit in given for given in labels) >= FEWEST]
    columns = [[given.get(unit) for unit in units] for given in labels]
    two = len(columns) == FEWEST
    return Rated(
        tuple(votes),
        dimension,
        len(units),
        equal_share(*columns) if two else UNKNOWN,
        cohen(*columns) if two else UNKNOWN,
        krippendorff(columns),
        len(set.union(*added)),
        _f1(*added) if two else nan,
    )


def _unit(vote: Vote) -> Unit:
    """Return what names a mark, whoever judges it."""
    return vote.key[1:]


def _f1(first: set[Unit], second: set[Unit]) -> float:
    """Return the F1 of two sets; unknown where both are empty."""
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else nan
