"""The scale: where a raw rate stands among reference news.

``norms.csv`` holds, for each dimension, 101 quantiles of the raw rate over reference news, with
the number of articles and words behind them. A value of 70 reads "better than 70 of 100 of
these articles".
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from credence.model import Dimension

FILE = Path(__file__).with_name("norms.csv")
QUANTILES = 101
# No article is better or worse than all news: the ends of the scale are left open.
FLOOR, CEILING = 0.5, 99.5


@dataclass(frozen=True, slots=True)
class Norm:
    """Reference news in one dimension: its quantiles, 0 to 100, and what they were taken from."""

    quantiles: tuple[float, ...]
    articles: int
    words: int


@cache
def norms() -> dict[str, Norm]:
    """Return the shipped norms by dimension.

    >>> all(norm.articles >= 1000 for norm in norms().values())
    True
    """
    found: dict[str, list[dict[str, str]]] = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["dimension"], []).append(row)
    return {
        name: Norm(tuple(float(r["rate"]) for r in rows), int(rows[0]["articles"]), int(rows[0]["words"]))
        for name, rows in found.items()
    }


def place(dimension: Dimension, rate: float) -> float:
    """Return where a raw rate stands on the scale of reference news, 0..100.

    Between two quantiles the value is interpolated; on a flat run of equal quantiles (many
    articles with the same rate) it is the middle of the run.

    >>> place("hedging", -1e9), place("hedging", 1e9)
    (0.5, 99.5)
    """
    quantiles = norms()[dimension].quantiles
    at = bisect_left(quantiles, rate)
    above = quantiles[min(at, QUANTILES - 1)]
    step = _middle(quantiles, above)
    if 0 < at < QUANTILES and rate != above:
        below = quantiles[at - 1]
        start = _middle(quantiles, below)
        step = (step - start) / (above - below) * (rate - below) + start
    return min(max(step * 100 / (QUANTILES - 1), FLOOR), CEILING)


def _middle(quantiles: Sequence[float], quantile: float) -> float:
    """Return the middle place of the run of quantiles that are equal to one of them."""
    return (bisect_left(quantiles, quantile) + bisect_right(quantiles, quantile) - 1) / 2


def write(path: Path, rates: Mapping[Dimension, Sequence[float]], words: int) -> None:
    """Write the quantiles of ``rates`` (by dimension, one for each article) to a norms file."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("dimension", "quantile", "rate", "articles", "words"))
        for name, values in rates.items():
            out.writerows(_rows(name, values, words))


def _rows(name: str, values: Sequence[float], words: int) -> Iterable[tuple[object, ...]]:
    """Yield the rows of one dimension."""
    import numpy as np

    for i, rate in enumerate(np.quantile(np.asarray(values), np.linspace(0, 1, QUANTILES))):
        yield name, i, f"{rate:.6f}", len(values), words
