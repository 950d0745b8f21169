"""Words that stand among the same words get like weights: a space learned from unlabelled sentences.

What people annotated is small. The sentences of all corpora that heads are fitted to, labels aside, say
which words are used alike: positive pointwise mutual information with the words nearby, taken down to a
hundred directions (Levy, Goldberg and Dagan 2015). A head is fitted in these directions too, and what it
finds is told as a weight of each word, so nothing of the space itself is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from credence.evaluation.metrics import Floats
from credence.spelling import tokens

# A word needs a few more sentences than a phrase, so that its neighbours say something of it.
SENTENCES, DOCUMENTS = 8, 3
WINDOW = 4
DIRECTIONS = 100
# How much the contexts of rare words are damped, after Levy et al.
SMOOTHING = 0.75
# How far a direction may carry the log-odds, beside the weight of one phrase.
SCALE = 5.0
SEED = 0


class Space(NamedTuple):
    """Words with the number of sentences that hold them, and a row of coordinates for each."""

    place: dict[str, int]
    support: tuple[int, ...]
    rows: Floats

    def sentence(self, spelt: str) -> Floats:
        """Return the sum of the rows of a sentence's words, over the root of their number."""
        found = tokens(spelt)
        inside = [self.place[word] for word in found if word in self.place]
        return np.asarray(self.rows[inside].sum(axis=0) / np.sqrt(len(found)))


def space(sentences: Sequence[str], documents: Iterable[str]) -> Space:
    """Return the space of the words of sentences, spelt as the heads read them.

    The same sentences in the same order give the same space. Needs scikit-learn.
    """
    from sklearn.utils.extmath import randomized_svd

    found = [tokens(sentence) for sentence in sentences]
    support = _support(found, documents)
    place = {word: i for i, word in enumerate(support)}
    left, strength, _ = randomized_svd(
        _information(_nearby(found, place)), min(DIRECTIONS, len(place) - 1), n_iter=4, random_state=SEED
    )
    rows = left * np.sqrt(strength)
    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return Space(place, tuple(support.values()), SCALE * rows / length)


def _support(found: Iterable[Sequence[str]], documents: Iterable[str]) -> dict[str, int]:
    """Return the words with enough support and the number of their sentences, in order."""
    count: Counter[str] = Counter()
    found_in: dict[str, set[str]] = {}
    for sentence, name in zip(found, documents, strict=True):
        for word in set(sentence):
            count[word] += 1
            held = found_in.setdefault(word, set())
            if len(held) < DOCUMENTS:
                held.add(name)
    return {
        word: count[word]
        for word in sorted(count)
        if count[word] >= SENTENCES and len(found_in[word]) >= DOCUMENTS
    }


def _nearby(found: Sequence[Sequence[str]], place: dict[str, int]) -> Any:  # noqa: ANN401 -- scipy has no types
    """Return how often each pair of words stands together, a nearer pair counting more."""
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped]

    numbers = np.concatenate(
        [[*(place.get(word, -1) for word in sentence), *[-1] * WINDOW] for sentence in found]
    )
    size = len(place)
    total = coo_matrix((size, size)).tocsr()
    for gap in range(1, WINDOW + 1):
        first, second = numbers[:-gap], numbers[gap:]
        known = (first >= 0) & (second >= 0)
        weights = np.full(int(known.sum()), 1 / gap)
        total = total + coo_matrix((weights, (first[known], second[known])), shape=(size, size)).tocsr()
    return total + total.T


def _information(nearby: Any) -> Any:  # noqa: ANN401
    """Return the positive pointwise mutual information of a matrix of counts."""
    from scipy.sparse import csr_matrix

    cells = nearby.tocoo()
    row = np.asarray(nearby.sum(axis=1)).reshape(-1)
    context = row**SMOOTHING
    context = context / context.sum()
    value = np.log(cells.data / (row[cells.row] * context[cells.col]))
    kept = value > 0
    return csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=nearby.shape)
