"""The metrics of the annotated corpora, with bootstrap intervals.

F1 follows van Rijsbergen (1979, *Information Retrieval*), the area under the ROC curve Hanley and
McNeil (1982), rank correlation Spearman (1904).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
REPLICATES = 200
INTERVAL = (5.0, 95.0)
SEED = 20250131


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 90 % bootstrap interval."""

    value: float
    low: float
    high: float


def f1(truth: Floats, said: Floats) -> float:
    """Return the F1 of yes; ``said`` is 0 or 1.

    >>> f1(np.array([1.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0])).__round__(3)
    0.667
    """
    total = truth.sum() + said.sum()
    return float(2 * (truth * said).sum() / total) if total else 0.0


def precision(truth: Floats, said: Floats) -> float:
    """Return the share of what was said that is right; ``said`` is 0 or 1.

    >>> precision(np.array([1.0, 0.0, 1.0]), np.array([1.0, 1.0, 0.0]))
    0.5
    """
    return float((truth * said).sum() / said.sum()) if said.any() else float("nan")


def recall(truth: Floats, said: Floats) -> float:
    """Return the share of what is right that was said; ``said`` is 0 or 1.

    >>> recall(np.array([1.0, 1.0, 0.0]), np.array([1.0, 0.0, 0.0]))
    0.5
    """
    return precision(said, truth)


def auc(truth: Floats, strength: Floats) -> float:
    """Return how often a yes has more strength than a no; ties count half.

    >>> auc(np.array([1.0, 0.0, 0.0]), np.array([0.5, 0.5, 0.1]))
    0.75
    """
    yes = float(truth.sum())
    no = len(truth) - yes
    if not yes or not no:
        return float("nan")
    return float((ranks(strength)[truth > 0].sum() - yes * (yes + 1) / 2) / (yes * no))


def mse(truth: Floats, said: Floats) -> float:
    """Return the mean squared error."""
    return float(np.mean((truth - said) ** 2))


def spearman(truth: Floats, said: Floats) -> float:
    """Return the rank correlation.

    >>> spearman(np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 90.0])).__round__(6)
    1.0
    """
    a, b = ranks(truth), ranks(said)
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / spread if spread else 0.0


def overlap_f1(truth: Floats, said: Floats) -> float:
    """Return the F1 of counts; rows are units, columns hits, marked and said.

    ``truth`` holds how many were marked; ``said`` has two columns, how many were said and right.
    """
    total = truth.sum() + said[:, 0].sum()
    return float(2 * said[:, 1].sum() / total) if total else 0.0


def ranks(values: Floats) -> Floats:
    """Return the ranks from 1 on; equal values share their mean rank.

    >>> ranks(np.array([3.0, 1.0, 3.0])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    return np.asarray((ends - (count - 1) / 2)[place.reshape(-1)], dtype=np.float64)


Metric = Callable[[Floats, Floats], float]
METRICS: Mapping[str, Metric] = {
    "f1": f1,
    "precision": precision,
    "recall": recall,
    "auc": auc,
    "mse": mse,
    "spearman": spearman,
    "token f1": overlap_f1,
    "exact f1": overlap_f1,
}


def figure(metric: str, truth: Floats, said: Floats, groups: Sequence[object]) -> Figure:
    """Return a metric with its interval: seeded, whole groups (documents) drawn with replacement.

    >>> one = np.array([1.0, 0.0, 1.0, 0.0])
    >>> figure("f1", one, one, "abcd").value
    1.0
    """
    measure = METRICS[metric]
    rows = _rows(groups)
    random = np.random.default_rng(SEED)
    values = []
    for _ in range(REPLICATES):
        drawn = np.concatenate([rows[i] for i in random.integers(0, len(rows), len(rows))])
        values.append(measure(truth[drawn], said[drawn]))
    low, high = np.nanpercentile(values, INTERVAL)
    return Figure(measure(truth, said), float(low), float(high))


def _rows(groups: Sequence[object]) -> list[NDArray[np.intp]]:
    """Return the rows of each group, in order of appearance."""
    found: dict[object, list[int]] = {}
    for i, group in enumerate(groups):
        found.setdefault(group, []).append(i)
    return [np.array(rows) for rows in found.values()]
