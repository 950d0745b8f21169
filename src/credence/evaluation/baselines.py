"""Simple methods beside which every figure stands, in the same run.

All positive; the length; whether there is a digit; and TF-IDF of one and two words with a logistic
regression (for a scale, ridge regression), trained on the train part of the very corpus. The last
needs scikit-learn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from credence.evaluation.declared import Question, Record
from credence.evaluation.metrics import METRICS, Floats

DIGIT = re.compile(r"\d")


class MissingExtraError(ImportError):
    """scikit-learn is not installed; the message says how to get it."""


def require_sklearn() -> None:
    """Raise a clear error where scikit-learn is missing.

    Raises:
        MissingExtraError: it is.

    """
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            "this needs scikit-learn; install it with: pip install 'credence[learn]'"
        ) from error


def all_positive(texts: Sequence[str]) -> Floats:
    """Say yes to everything."""
    return np.ones(len(texts))


def digit(texts: Sequence[str]) -> Floats:
    """Say yes where there is a digit."""
    return np.array([float(DIGIT.search(text) is not None) for text in texts])


def length(texts: Sequence[str]) -> Floats:
    """Return the number of words."""
    return np.array([float(len(text.split())) for text in texts])


# Which of them a metric can judge.
PLAIN: Mapping[str, Mapping[str, Callable[[Sequence[str]], Floats]]] = {
    "f1": {"all_positive": all_positive, "digit": digit},
    "auc": {"digit": digit, "length": length},
    "spearman": {"digit": digit, "length": length},
    "mse": {},
    "precision": {"all_positive": all_positive},
}
# Metrics of questions for which a method is trained beside.
TRAINED = frozenset({"f1", "auc", "spearman", "mse"})


def plain(metric: str, truth: Floats, texts: Sequence[str]) -> dict[str, float]:
    """Return the figures of the methods that learn nothing."""
    return {name: METRICS[metric](truth, say(texts)) for name, say in PLAIN.get(metric, {}).items()}


def tfidf(
    metric: str, question: Question, train: Sequence[Record], truth: Floats, texts: Sequence[str]
) -> float:
    """Return the figure of TF-IDF with a linear model trained on ``train``."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    judged = [(record["text"], target) for record in train if (target := question.target(record)) is not None]
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    known = words.fit_transform(text for text, _ in judged)
    targets = np.array([target for _, target in judged])
    said = _fitted(metric, known, targets, words.transform(texts))
    return METRICS[metric](truth, said)


def _fitted(metric: str, known: object, targets: Floats, asked: object) -> Floats:
    """Return what a linear model says; classes are balanced, as most corpora are not."""
    from sklearn.linear_model import LogisticRegression, Ridge

    if set(np.unique(targets)) - {0.0, 1.0}:
        return np.asarray(Ridge(alpha=1.0, random_state=0).fit(known, targets).predict(asked))
    model = LogisticRegression(class_weight="balanced", max_iter=1000, random_state=0).fit(known, targets)
    said = model.predict(asked) if metric == "f1" else model.decision_function(asked)
    return np.asarray(said, dtype=np.float64)
