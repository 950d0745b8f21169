"""Fitting of :mod:`credence.colour`: which words people marked as loaded.

A word is asked how often it was marked, in how many sentences. It answers by itself, its kinds in the
lexicon, its ending, and its place in the space of words, so that words used alike help each other; what is
found of a word that stands in the space or has support is told as one weight. Needs scikit-learn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from credence import colour
from credence.evaluation.declared import Record, document_of
from credence.evaluation.design import enough
from credence.evaluation.distribution import Space
from credence.evaluation.fitting import FOLDS, TOLERANCE, folds, regression
from credence.evaluation.metrics import Floats
from credence.spelling import spell, tokens

SPAN = "lexical"
STRENGTH = 0.3
# How far a direction of the space may carry the log-odds, beside the word itself.
NEAR = 0.3

Key = colour.View


class Learned(NamedTuple):
    """The weight of each view with its number of sentences, and what was said of unseen sentences."""

    weights: dict[Key, float]
    support: dict[Key, int]
    unseen: list[dict[str, float]]


class Sentence(NamedTuple):
    """The words of a sentence, those that people marked, and its document."""

    words: Sequence[str]
    marked: frozenset[str]
    document: str


def learned(records: Sequence[Record], common: Space) -> Learned:
    """Return the weights fitted to records with ``spans``, and their values of unseen sentences.

    The value of a sentence comes from weights that were fitted without its document. The same records
    give the same weights.
    """
    sentences = [sentence(record) for record in records]
    asked = [{view for word in one.words for view in _asked(word)} for one in sentences]
    keys = list(map(_key, enough((map(_name, one) for one in asked), (one.document for one in sentences))))
    words = sorted({*common.place, *(word for one in sentences for word in one.words)})
    matrix = _matrix(words, keys, common)
    weights, odds = _fitted(matrix, words, sentences)
    bias = float(weights[-1])
    known = {*((colour.WORD, word) for word in common.place), *(key for key in keys if key[0] == colour.WORD)}
    found = {key: float(one) for key, one in zip(keys, weights, strict=False) if key not in known}
    found |= {key: odds[key[1]] - bias for key in sorted(known)}
    held = Counter(chain.from_iterable(asked))
    spread = dict(zip(common.place, common.support, strict=True))
    support = {key: max(held[key], spread.get(key[1], 0) if key in known else 0) for key in found}
    return Learned(
        {(colour.BIAS, ""): bias, **found},
        {(colour.BIAS, ""): len(sentences), **support},
        _unseen(matrix, words, sentences),
    )


def _unseen(matrix: Any, words: Sequence[str], sentences: Sequence[Sentence]) -> list[dict[str, float]]:  # noqa: ANN401
    """Return the values of each sentence by weights that were fitted without its document."""
    fold = folds(one.document for one in sentences)
    odds = [
        _fitted(matrix, words, [one for one, at in zip(sentences, fold, strict=True) if at != i])[1]
        for i in range(FOLDS)
    ]
    return [
        {colour.MOST: max((odds[at][word] for word in one.words), default=colour.NONE)}
        for one, at in zip(sentences, fold, strict=True)
    ]


def sentence(record: Record) -> Sentence:
    """Return the words of a record, and which of them stand in a marked span."""
    text = record["text"]
    spans = (spell(text[start:end]) for start, end, kind in record["spans"] if kind == SPAN)
    marked = {word.lower() for one in spans for word in tokens(one)}
    words = tuple(colour.judged(tokens(spell(text))))
    return Sentence(words, frozenset(word for word in words if word.lower() in marked), document_of(record))


def _asked(word: str) -> Iterator[Key]:
    """Yield all that is asked of a word: who it is, its kinds and its endings."""
    yield colour.WORD, word
    yield from colour.views(word)


def _name(key: Key) -> str:
    """Return a name for a view."""
    return "\n".join(key)


def _key(name: str) -> Key:
    """Return the view that a name stands for."""
    kind, _, answer = name.partition("\n")
    return kind, answer


def _matrix(words: Sequence[str], keys: Sequence[Key], common: Space) -> Any:  # noqa: ANN401 -- scipy has no types
    """Return the matrix of words by views, and by the directions of the space."""
    from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

    place = {key: i for i, key in enumerate(keys)}
    cells = [(i, place[key]) for i, word in enumerate(words) for key in _asked(word) if key in place]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    views = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(words), len(keys)))
    away = np.zeros(common.rows.shape[1])
    near = [common.rows[common.place[word]] if word in common.place else away for word in words]
    return hstack([views, csr_matrix(NEAR * np.array(near))]).tocsr()


def _fitted(
    matrix: Any,  # noqa: ANN401
    words: Sequence[str],
    sentences: Sequence[Sentence],
) -> tuple[Floats, dict[str, float]]:
    """Return the weights fitted to sentences, the bias last, and the log-odds of every word."""
    place = {word: i for i, word in enumerate(words)}
    count, marked = np.zeros(len(words)), np.zeros(len(words))
    for one in sentences:
        count[[place[word] for word in one.words]] += 1
        marked[[place[word] for word in one.marked]] += 1
    seen = count > 0
    share = marked[seen] / count[seen]
    weights = regression(matrix[seen], share, 0.0, STRENGTH, TOLERANCE, counts=count[seen])
    return weights, dict(zip(words, map(float, matrix @ weights[:-1] + weights[-1]), strict=True))
