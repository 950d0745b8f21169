"""Figures of the comparison of accounts: shares with intervals, and unrelated news read in pairs.

Two articles that have nothing in common neither contradict nor copy each other; whatever a comparison
says of such a pair is a false alarm. The intervals of shares are those of Wilson (1927, *Probable
Inference, the Law of Succession, and Statistical Inference*), at 90 %.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

from credence.evaluation.declared import articles
from credence.evaluation.metrics import Figure
from credence.evaluation.validation import BASELINES
from credence.model import Article
from credence.story import compare
from credence.story.lineage import LIKELY

Pair = tuple[str, str]

UNRELATED = "horne2017"
PAIRS, SEED = 100, 4
QUANTILE = 1.645  # of the normal distribution, for an interval of 90 %
# What is counted in unrelated pairs: its label, and what it says.
ALARMS = {
    "contradict": "pairs with a false contradiction",
    "self-contradict": "pairs with a false self-contradiction",
    "lineage": "pairs said to hang together",
}


def share(part: int, n: int) -> Figure:
    """Return a share (0..1) with its interval; of nothing it may be anything.

    >>> found = share(9, 10)
    >>> found.value, round(found.low, 2), round(found.high, 2)
    (0.9, 0.65, 0.98)
    """
    if not n:
        return Figure(0.0, 0.0, 1.0)
    z = QUANTILE * QUANTILE / n
    middle = (part / n + z / 2) / (1 + z)
    half = QUANTILE * sqrt(part / n * (1 - part / n) / n + z / (4 * n)) / (1 + z)
    # Of none and of all, sums that are off by the last digit would leave the interval.
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Figure(part / n, min(part / n, low), max(part / n, high))


def line(where: Pair, asked: Pair, n: int, figure: Figure, answer: str) -> tuple[str, ...]:
    """Return a figure as a row of the table of validation.

    ``where`` is the corpus and its parts, ``asked`` the label, which says in words what was asked, and the
    metric.
    """
    figures = (f"{one:.4f}" for one in (figure.value, figure.low, figure.high))
    return ("story", *where, *asked, str(n), *figures, *("" for _ in BASELINES), asked[0], answer)


def rows(directory: Path) -> list[tuple[str, ...]]:
    """Return how often unrelated articles are said to contradict or to copy each other.

    The pairs are drawn by a fixed seed from the news below ``directory``; nothing where that is not there.
    """
    if not (directory / UNRELATED).is_dir():
        return []
    alarms = _alarms([article for article, _ in articles(directory, UNRELATED)])
    return [
        line((UNRELATED, "train dev"), (label, "share"), PAIRS, share(alarms[label], PAIRS), why)
        for label, why in ALARMS.items()
    ]


def _alarms(news: Sequence[Article]) -> Counter[str]:
    """Return in how many pairs of unrelated articles each kind of alarm is given."""
    draw = random.Random(SEED)  # noqa: S311 -- which articles are paired is no secret
    found: Counter[str] = Counter()
    for _ in range(PAIRS):
        comparison = compare(draw.sample(news, 2))
        found.update({row.relation for row in comparison.relations})
        found["lineage"] += any(pair.p > LIKELY for pair in comparison.lineage.pairs)
    return found
