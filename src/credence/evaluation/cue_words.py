"""Fitting of :mod:`credence.tagging`: which words people marked as cues, and what stands round them.

Of each marked cue the telling word counts ("has *said* that"). The weights are those of a noisy-or over the
words of a sentence (Viola, Platt and Zhang 2005) with the words' own logistic loss as a smaller part, by
L-BFGS under an L2 penalty; the weightiest features are kept and fitted again. Needs scipy; scoring does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from credence import tagging
from credence.evaluation.declared import Record, document_of
from credence.evaluation.design import enough
from credence.evaluation.fitting import FOLDS, folds
from credence.evaluation.metrics import Floats

SPAN = "Cue"
STRENGTH = 0.3
LIMIT = 8000
# Steps of L-BFGS to choose features, and to fit them.
ROUGH, STEPS = 25, 40
# How much the loss of single words counts beside that of sentences.
SINGLE = 0.3
# A word of so many sentences that is a cue in fewer than this share of them is not judged.
FREQUENT, SELDOM = 20, 0.01
# A cue's rate is taken down while few are seen.
PRIOR = 5.0
FAR = 30.0
Ints = NDArray[np.int64]


class Sentence(NamedTuple):
    """The words of a sentence, the places of the words that tell a cue, and its document."""

    words: Sequence[tagging.Word]
    cues: frozenset[int]
    document: str


class Table(NamedTuple):
    """Words by features, whether each is a cue, and the number of its sentence."""

    matrix: Any
    answers: Floats
    owner: Ints


class Learned(NamedTuple):
    """The weights by feature with their support, the skipped words, and what was said of unseen sentences."""

    weights: dict[str, float]
    support: dict[str, int]
    skipped: dict[str, int]
    unseen: list[dict[str, float]]


def learned(records: Sequence[Record]) -> Learned:
    """Return the model of cue words fitted to records with ``spans``, and its values of unseen sentences.

    The values of a sentence come from weights that were fitted without its document. The same records
    give the same model.
    """
    sentences = marked(records)
    skipped = seldom(sentences)
    names, table = _table(sentences, skipped)
    fold = folds(one.document for one in sentences)
    said = np.zeros(len(table.answers))
    for i in range(FOLDS):
        inside = fold[table.owner] == i
        *weights, bias = fit(_rows(table, ~inside))
        said[inside] = table.matrix[inside] @ np.array(weights) + bias
    whole = fit(table)
    support = np.asarray((table.matrix != 0).sum(axis=0)).reshape(-1)
    kept = {name: float(weight) for name, weight in zip(names, whole[:-1], strict=True) if weight}
    return Learned(
        {tagging.BIAS: float(whole[-1]), **kept},
        {tagging.BIAS: len(said), **{name: int(n) for name, n in zip(names, support, strict=True)}},
        skipped,
        [tagging.values(said[a:b]) for a, b in _bounds(table.owner, len(sentences))],
    )


def marked(records: Sequence[Record]) -> list[Sentence]:
    """Return the sentences of records with the words that tell the cues that people marked."""
    found = [tagging.words(record["text"]) for record in records]
    spans = [
        [_places(words, start, end) for start, end, kind in record["spans"] if kind == SPAN]
        for words, record in zip(found, records, strict=True)
    ]
    every = Counter(word.text for words in found for word in words)
    cues = Counter(
        words[i].text for words, places in zip(found, spans, strict=True) for one in places for i in one
    )
    rate = {text: n / (every[text] + PRIOR) for text, n in cues.items()}
    return [
        Sentence(words, frozenset(_telling(words, one, rate) for one in places if one), document_of(record))
        for words, places, record in zip(found, spans, records, strict=True)
    ]


def _places(words: Sequence[tagging.Word], start: int, end: int) -> list[int]:
    """Return the places of the words that begin inside a span."""
    return [i for i, word in enumerate(words) if start <= word.start < end]


def _telling(words: Sequence[tagging.Word], places: Sequence[int], rate: dict[str, float]) -> int:
    """Return the place of the word of a cue that is a cue most often, small words last."""
    return max(places, key=lambda i: (words[i].text not in tagging.CLOSED, rate[words[i].text]))


def seldom(sentences: Iterable[Sentence]) -> dict[str, int]:
    """Return the frequent words that are hardly ever cues, with the number of their sentences, in order."""
    held: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for one in sentences:
        held.update({word.text for word in one.words})
        cues.update({one.words[i].text for i in one.cues})
    return {
        text: held[text]
        for text in sorted(held)
        if held[text] >= FREQUENT
        and cues[text] < SELDOM * held[text]
        and text.isalpha()
        and text not in tagging.CLOSED
        and text not in tagging.kinds()
    }


def _table(sentences: Sequence[Sentence], skipped: dict[str, int]) -> tuple[list[str], Table]:
    """Return the features with enough support, and the words of all sentences by them."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    places = [tagging.judged(one.words, skipped.keys()) for one in sentences]
    seen = [list(tagging.features(one.words, at)) for one, at in zip(sentences, places, strict=True)]
    in_sentences = ({name for word in found for name in word} for found in seen)
    names = enough(in_sentences, (one.document for one in sentences))
    column = {name: i for i, name in enumerate(names)}
    rows = [sorted({column[name] for name in word if name in column}) for found in seen for word in found]
    ends = np.cumsum([0, *map(len, rows)])
    flat = np.fromiter((i for row in rows for i in row), dtype=np.int64, count=int(ends[-1]))
    answers = [float(i in one.cues) for one, at in zip(sentences, places, strict=True) for i in at]
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))
    return names, Table(matrix, np.array(answers), np.repeat(np.arange(len(seen)), list(map(len, places))))


def _bounds(owner: Ints, sentences: int) -> Iterable[tuple[int, int]]:
    """Return where the words of each sentence begin and end among all words."""
    return pairwise(map(int, np.searchsorted(owner, np.arange(sentences + 1))))


def _rows(table: Table, inside: NDArray[np.bool_]) -> Table:
    """Return some of the words of a table."""
    return Table(table.matrix[inside], table.answers[inside], table.owner[inside])


def fit(table: Table) -> Floats:
    """Return a weight for each feature, most of them none, and the bias."""
    start = np.zeros(table.matrix.shape[1] + 1)
    rough = _minimum(table, start, ROUGH, of_sentences=False)
    support = np.asarray((table.matrix != 0).sum(axis=0)).reshape(-1)
    worth = np.abs(rough[:-1]) * np.sqrt(support)
    kept = np.sort(np.argsort(-worth, kind="stable")[:LIMIT])
    fitted = np.zeros(len(start))
    fitted[[*kept, -1]] = _minimum(
        table._replace(matrix=table.matrix[:, kept]), rough[[*kept, -1]], STEPS, of_sentences=True
    )
    return fitted


def _minimum(table: Table, start: Floats, steps: int, *, of_sentences: bool) -> Floats:
    """Return the weights with the smallest loss that so many steps find."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    matrix, answers = table.matrix, table.answers
    across = matrix.T.tocsr()
    owner = np.unique(table.owner, return_inverse=True)[1]
    told = np.bincount(owner, weights=answers) > 0
    single = SINGLE if of_sentences else 1.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = np.clip(matrix @ weights[:-1] + weights[-1], -FAR, FAR)
        none = np.log1p(np.exp(odds))
        of_one = 1 / (1 + np.exp(-odds))
        total = single * (none - answers * odds).sum()
        slope = single * (of_one - answers)
        if of_sentences:
            all_none = np.maximum(np.bincount(owner, weights=none), 1e-9)
            any_one = -np.expm1(-all_none)
            total += np.where(told, -np.log(any_one), all_none).sum()
            slope = slope + np.where(told, -np.exp(-all_none) / any_one, 1.0)[owner] * of_one
        total = STRENGTH * total + 0.5 * weights[:-1] @ weights[:-1]
        return float(total), np.append(STRENGTH * (across @ slope) + weights[:-1], STRENGTH * slope.sum())

    options = {"maxiter": steps, "maxfun": 2 * steps}
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x)
