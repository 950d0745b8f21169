"""How far raters agree beyond chance, and how sure a share is: nominal labels, 90 % intervals.

Kappa is Cohen's (1960, *Educational and Psychological Measurement* 20), its interval from the standard
error of large samples by Fleiss, Cohen and Everitt (1969, *Psychological Bulletin* 72). Alpha is
Krippendorff's (2011, *Computing Krippendorff's Alpha-Reliability*), its interval a seeded bootstrap over
units. The interval of a share is Wilson's (1927, *Journal of the American Statistical Association* 22).

An interval of kappa or alpha without width says that no disagreement was seen, not that there can be
none; the interval of the share of equal labels keeps its width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray

REPLICATES = 1000
INTERVAL = (5.0, 95.0)
SEED = 20250131
# The normal deviate of a two-sided 90 % interval.
DEVIATE = 1.6448536269514722
# A unit with fewer labels says nothing about agreement.
PAIR = 2

Figures = NDArray[np.float64]
Labels = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with a 90 % interval; all three are ``nan`` where there is no figure."""

    value: float
    low: float
    high: float


UNKNOWN = Estimate(nan, nan, nan)


def wilson(successes: int, n: int) -> Estimate:
    """Return the share of ``successes`` among ``n`` with the score interval of Wilson.

    >>> one = wilson(8, 10)
    >>> one.value, round(one.low, 3), round(one.high, 3)
    (0.8, 0.541, 0.931)

    Raises:
        ValueError: there are more successes than trials, or fewer than 0.

    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} successes in {n} trials; give 0 to {n}")
    if not n:
        return UNKNOWN
    share, spread = successes / n, DEVIATE**2 / n
    middle = share + spread / 2
    reach = sqrt(spread * (share * (1 - share) + spread / 4))
    low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
    # At 0 and at n the bounds are the share itself, but for a rounding error.
    return Estimate(share, low if successes else 0.0, high if successes < n else 1.0)


def equal_share(first: Labels, second: Labels) -> Estimate:
    """Return the share of units to which two raters gave the same label.

    >>> equal_share("aab", "abb").value.__round__(3)
    0.667
    """
    pairs = _pairs(first, second)
    return wilson(sum(a == b for a, b in pairs), len(pairs))


def cohen(first: Labels, second: Labels) -> Estimate:
    """Return Cohen's kappa of two raters; a unit that one of them left out (``None``) does not count.

    There is no figure where no unit has two labels, or where both gave one and the same label always.

    >>> round(cohen("yyyn" * 5, "yynn" * 5).value, 3)
    0.5

    Raises:
        ValueError: the raters have different numbers of units.

    """
    pairs = _pairs(first, second)
    names = sorted({label for pair in pairs for label in pair})
    table = np.zeros((len(names), len(names)))
    for a, b in pairs:
        table[names.index(a), names.index(b)] += 1
    return kappa(table)


def kappa(table: Figures) -> Estimate:
    """Return Cohen's kappa of a square table of counts: rows are one rater's labels, columns the other's."""
    n = table.sum()
    if not n:
        return UNKNOWN
    p = table / n
    rows, columns, same = p.sum(axis=1), p.sum(axis=0), np.diag(p)
    observed, chance = same.sum(), float(rows @ columns)
    if 1 - chance <= np.finfo(float).eps:
        return UNKNOWN
    value = float((observed - chance) / (1 - chance))
    share = 1 - value
    diagonal = float((same * (1 - (rows + columns) * share) ** 2).sum())
    crossed = p * (columns[:, None] + rows[None, :]) ** 2
    others = share**2 * float(crossed.sum() - np.diag(crossed).sum())
    variance = (diagonal + others - (value - chance * share) ** 2) / (n * (1 - chance) ** 2)
    reach = DEVIATE * sqrt(max(0.0, float(variance)))
    return Estimate(value, max(-1.0, value - reach), min(1.0, value + reach))


def krippendorff(raters: Sequence[Labels]) -> Estimate:
    """Return Krippendorff's alpha for nominal labels of two or more raters; ``None`` is a missing label.

    There is no figure where no unit has two labels, or where all labels are the same.

    >>> round(krippendorff(["0100000010", "1110010000"]).value, 3)
    0.095

    Raises:
        ValueError: the raters have different numbers of units.

    """
    # Units with the same counts are one pattern: the bootstrap draws how often each pattern comes up.
    units = (Counter(label for label in unit if label is not None) for unit in zip(*raters, strict=True))
    patterns = Counter(frozenset(one.items()) for one in units if one.total() >= PAIR)
    names = sorted({label for pattern in patterns for label, _ in pattern})
    counts = np.array([[dict(one).get(name, 0) for name in names] for one in patterns], dtype=np.float64)
    times = np.array(list(patterns.values()), dtype=np.float64)
    if not times.size:
        return UNKNOWN
    drawn = np.random.default_rng(SEED).multinomial(int(times.sum()), times / times.sum(), REPLICATES)
    (value,) = _alpha(counts, times[None, :])
    return estimate(value, _alpha(counts, drawn.astype(np.float64)))


def _alpha(counts: Figures, times: Figures) -> Figures:
    """Return alpha for each row of ``times``: how often each row of ``counts`` comes up."""
    labels = counts.sum(axis=1)
    differing = (labels**2 - (counts**2).sum(axis=1)) / (labels - 1)
    totals = times @ counts
    n = totals.sum(axis=1)
    chance = n**2 - (totals**2).sum(axis=1)
    ratio = np.full(len(n), np.nan)
    np.divide((n - 1) * (times @ differing), chance, out=ratio, where=chance > 0)
    return np.asarray(1 - ratio)


def estimate(value: float, replicates: Figures) -> Estimate:
    """Return a figure with the interval that its replicates span."""
    drawn = replicates[np.isfinite(replicates)]
    low, high = np.percentile(drawn, INTERVAL) if drawn.size else (np.nan, np.nan)
    return Estimate(float(value), float(low), float(high))


def _pairs(first: Labels, second: Labels) -> list[tuple[str, str]]:
    """Return the units that both labelled."""
    return [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
