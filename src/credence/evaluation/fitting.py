"""Logistic regression for the heads: sparse weights, and the threshold of a yes.

L1 keeps few features by itself (Tibshirani 1996). L2 shares a weight among features that say the same;
there the weightiest phrases are kept and fitted again. Both by LIBLINEAR (Fan et al. 2008). A graded
label counts as a yes and a no by its parts. Needs scikit-learn.

The probabilities are left as fitted: scaling them on unseen documents (Platt 1999) was tried, and brought
the calibration error of no head down.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credence.evaluation.metrics import Floats, f1
from credence.heads import YES

FOLDS = 4
TOLERANCE, ITERATIONS = 1e-3, 200
# To choose phrases, a rough fit is enough.
ROUGH = 1e-2
THRESHOLDS = np.linspace(0.1, 0.9, 81)
# Thresholds as good as the best to this much are as good: the peak itself is chance.
AS_GOOD = 0.003


def folds(documents: Iterable[str]) -> NDArray[np.int64]:
    """Return the fold of each sentence, 0 to ``FOLDS`` - 1; a document stands in one fold alone.

    >>> [len(set(folds([name, name]))) for name in ("a", "b")]
    [1, 1]
    """
    return np.array([hashlib.sha256(name.encode()).digest()[0] % FOLDS for name in documents])


@dataclass(frozen=True, slots=True)
class Fitter:
    """How the weights of a head are fitted.

    ``penalty`` is ``l1`` or ``l2``; a smaller ``strength`` is a heavier penalty. Of the columns that are
    ``optional``, an L2 fit keeps the ``limit`` weightiest: the largest weight times the root of its support.
    """

    penalty: str
    strength: float
    limit: int
    optional: NDArray[np.bool_]

    def weights(self, matrix: Any, targets: Floats) -> Floats:  # noqa: ANN401 -- scipy has no types
        """Return a weight for each column, and the bias, which the penalty leaves free."""
        if self.penalty == "l1":
            return regression(matrix, targets, 1.0, self.strength, TOLERANCE)
        rough = regression(matrix, targets, 0.0, self.strength, ROUGH)
        support = np.asarray((matrix != 0).sum(axis=0)).reshape(-1)
        worth = np.where(self.optional, np.abs(rough[:-1]) * np.sqrt(support), np.inf)
        kept = np.sort(np.argsort(-worth, kind="stable")[: self.limit + int((~self.optional).sum())])
        fitted = np.zeros(matrix.shape[1] + 1)
        fitted[[*kept, -1]] = regression(matrix[:, kept], targets, 0.0, self.strength, TOLERANCE)
        return fitted


def regression(  # noqa: PLR0913 -- what LIBLINEAR asks for
    matrix: Any,  # noqa: ANN401
    targets: Floats,
    l1: float,
    strength: float,
    tolerance: float,
    *,
    counts: Floats | None = None,
) -> Floats:
    """Return the weights of a logistic regression, the bias last; a row stands for so many ``counts``."""
    from scipy.sparse import vstack  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression

    graded = bool(set(np.unique(targets)) - {0.0, 1.0})
    known = vstack([matrix, matrix]).tocsr() if graded else matrix
    answers = np.repeat([1.0, 0.0], len(targets)) if graded else targets
    parts = np.concatenate([targets, 1 - targets]) if graded else np.ones(len(targets))
    if counts is not None:
        parts = parts * np.tile(counts, len(parts) // len(counts))
    # A large intercept scaling takes the intercept out of the penalty (LIBLINEAR penalises it).
    model = LogisticRegression(
        l1_ratio=l1,
        C=strength,
        solver="liblinear",
        tol=tolerance,
        max_iter=ITERATIONS,
        random_state=0,
        intercept_scaling=10.0,
    )
    kept = parts > 0
    model.fit(known[kept], answers[kept], sample_weight=parts[kept])
    return np.append(model.coef_[0], model.intercept_[0])


def unseen(fitter: Fitter, matrix: Any, targets: Floats, documents: Sequence[str]) -> Floats:  # noqa: ANN401
    """Return the log-odds of each row from weights that were fitted without its document."""
    fold = folds(documents)
    said = np.zeros(len(targets))
    for i in range(FOLDS):
        *weights, bias = fitter.weights(matrix[fold != i], targets[fold != i])
        said[fold == i] = matrix[fold == i] @ np.array(weights) + bias
    return said


def threshold(said: Floats, targets: Floats) -> float:
    """Return from which probability on yes gives the best F1."""
    yes = (targets >= YES).astype(np.float64)
    odds = 1 / (1 + np.exp(-said))
    scores = np.array([f1(yes, (odds >= at).astype(np.float64)) for at in THRESHOLDS])
    return float(np.median(THRESHOLDS[scores >= scores.max() - AS_GOOD]))
