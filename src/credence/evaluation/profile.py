"""The profile ``evidence``: how much each dimension told about articles that experts judged.

Weights are fitted to the learning parts of article corpora, each time with one corpus left out, so
that the figure for a corpus never rests on that corpus. Weights are not negative: higher is more
credible in every dimension. Needs scipy, which comes with scikit-learn.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from credence.evaluation.declared import LEARNING_PARTS, articles
from credence.evaluation.metrics import Floats
from credence.evaluation.reference import REFERENCE
from credence.lexicon import DIMENSION_NAMES
from credence.model import Article, Weights
from credence.scoring import score

FILE = Path(__file__).parents[1] / "evidence.csv"
NAMES = DIMENSION_NAMES
# Real against fake and satire, news against inventions in its style, expert stars of three or more.
CORPORA = ("horne2017", "fakenews_amt", "healthstory")
# Learned from as well, though no figure is given for it: news against one-sided news.
BESIDE = ("hyperpartisan_byarticle",)
# A wish for equal weights, so that the taste of a few corpora moves little. Whichever corpus is left out, one
# of the others is told best from the rest with a wish as strong as this, or stronger.
RIDGE = 300.0


@cache
def values(title: str, text: str) -> tuple[float, ...]:
    """Return the four scores of an article, 0..100; none for a refused text."""
    return tuple(one.value for one in score(Article("", title, text)).scores)


def learn_profile(directory: Path, target: Path = FILE) -> None:
    """Write the weights learned from all corpora, and from all but each one.

    Raises:
        CorpusError: a corpus is not below ``directory``.

    """
    known = {name: _known(directory, name) for name in (*CORPORA, *BESIDE)}
    with target.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("left_out", *NAMES, "articles"))
        for left in ("", *CORPORA):
            chosen = [one for name, one in known.items() if name != left]
            shares = (f"{share:.2f}" for share in fit(chosen))
            out.writerow((left, *shares, sum(len(labels) for _, labels in chosen)))


def _known(directory: Path, name: str) -> tuple[Floats, Floats]:
    """Return the scores of the articles of a corpus, 0..100, and whether people call them credible."""
    found = [
        (scores, REFERENCE[name](record))
        for article, record in articles(directory, name, LEARNING_PARTS)
        if (scores := values(article.title, article.text))
    ]
    return np.array([scores for scores, _ in found]), np.array([float(credible) for _, credible in found])


def fit(corpora: Sequence[tuple[Floats, Floats]]) -> tuple[float, ...]:
    """Return the share of each dimension, from scores and labels corpus by corpus; each counts the same.

    Logistic regression with weights of 0 or more, drawn to equality, and a bias for each corpus.

    >>> random = np.random.default_rng(0)
    >>> scores = random.uniform(0, 100, (2000, 4))
    >>> [share > 0.3 for share in fit([(scores, (scores[:, 1] > 50).astype(float))])]
    [False, True, False, False]
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    centred = [(scores / 100 - 0.5, 2 * labels - 1) for scores, labels in corpora]
    size = max(len(labels) for _, labels in corpora)

    def loss(point: Floats) -> float:
        weights, biases = point[: len(NAMES)], point[len(NAMES) :]
        parts = (
            size * np.logaddexp(0, -signs * (scores @ weights + bias)).mean()
            for (scores, signs), bias in zip(centred, biases, strict=True)
        )
        return float(sum(parts) + RIDGE * ((weights - weights.mean()) ** 2).sum() / 2)

    bounds = [(0, None)] * len(NAMES) + [(None, None)] * len(corpora)
    weights = minimize(loss, np.full(len(bounds), 0.1), method="L-BFGS-B", bounds=bounds).x[: len(NAMES)]
    return tuple(float(weight) for weight in weights / weights.sum())


@cache
def learned() -> Mapping[str, Weights]:
    """Return the learned weights by the corpus left out; under the empty name, those of all."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {
            row["left_out"]: Weights(*(float(row[name]) for name in NAMES)) for row in csv.DictReader(lines)
        }
