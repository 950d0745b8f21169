"""Articles that are nearly the same text: copies, reprints, one page saved twice.

Texts are compared by the share of their runs of five words that both have (Broder 1997, "On the
resemblance and containment of documents", https://doi.org/10.1109/SEQUEN.1997.666900), estimated from
128 smallest hashes (one permutation, rotated where a bin is empty: Shrivastava & Li 2014,
https://arxiv.org/abs/1406.4784) and looked up by bands of four, so that each article meets only those
that share a band with it. Time is linear in the words; memory is bounded: arrays of a fixed size, and about
a kilobyte for each article up to a limit.

From .6 on, two articles count as nearly the same: a changed word takes five runs with it, so that is
about one word in twenty changed. Reports of one event written apart share under .05 of their runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from credence.model import Article

RUN = 5  # words
BINS, BAND = 128, 4
NEAR = 0.6
LEAST = 30  # runs; shorter texts share set phrases by chance
MOST = 20_000  # articles that are remembered: about 1 kB each
SLOTS = 1 << 21  # for the bands of all of them, three times as many as there are
WORD = re.compile(r"\w+")
MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, near 2^64 / golden ratio: multiplying by it spreads the bits
EDGES = np.arange(BINS, dtype=np.uint64) << np.uint64(57)
Signature = NDArray[np.uint64]
Signatures = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that are nearly the same; ``share`` of their runs of five words are in both, 0..1."""

    first: Article
    second: Article
    share: float


@dataclass(slots=True)
class Index:
    """The articles met so far; ``add`` one at a time, as they are read."""

    _articles: list[Article] = field(default_factory=list)
    _signatures: Signatures = field(default_factory=lambda: np.empty((MOST, BINS), np.uint32))
    # By the slot of a band, the first article that has it. Two bands of one slot cost a comparison more.
    _first: NDArray[np.int32] = field(default_factory=lambda: np.full(SLOTS, -1, np.int32))

    def add(self, article: Article) -> Pair | None:
        """Return the earlier article that this one is nearest to, if it is near; remember this one."""
        signature = _signature(article.text)
        if signature is None:
            return None
        slots = _slots(signature)
        sketch = signature.astype(np.uint32)
        known = set(self._first[slots].tolist()) - {-1}
        shares = ((float(np.mean(self._signatures[i] == sketch)), -i) for i in known)
        share, i = max(shares, default=(0.0, 0))
        if len(self._articles) < MOST and share < 1:
            self._remember(article, sketch, slots[self._first[slots] < 0])
        return Pair(self._articles[-i], article, share) if share >= NEAR else None

    def _remember(self, article: Article, sketch: Signatures, free: NDArray[np.uint64]) -> None:
        """Keep the name of an article under the bands that no earlier one has."""
        at = len(self._articles)
        self._first[free] = at
        self._signatures[at] = sketch
        self._articles.append(Article(article.id, "", "", origin=article.origin))


def near_duplicates(articles: Iterable[Article]) -> Iterator[Pair]:
    """Yield each article that is nearly the same as an earlier one, with the nearest of those.

    The first article of a pair has its names alone, so that a large collection can be gone through.

    >>> text = " ".join(f"Ferry {n} left the pier at {n} past six." for n in range(20))
    >>> one, two = Article("one", "", text), Article("two", "", "Read on. " + text)
    >>> [(pair.first.id, pair.second.id, pair.share > 0.9) for pair in near_duplicates([one, two])]
    [('one', 'two', True)]
    """
    index = Index()
    return (pair for article in articles if (pair := index.add(article)))


def _signature(text: str) -> Signature | None:
    """Return, for each of equal parts of all hashes, the smallest hash of a run in it or after it."""
    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in WORD.findall(text.lower())]
    count = len(words) - RUN + 1
    if count < LEAST:
        return None
    hashes = np.array(words, dtype=np.uint64)
    runs = np.zeros(count, dtype=np.uint64)
    for i in range(RUN):
        runs = (runs + hashes[i : i + count] + np.uint64(1)) * MIX
        runs ^= runs >> np.uint64(29)
    runs = np.sort(runs * MIX)
    return np.asarray(runs[np.searchsorted(runs, EDGES) % len(runs)])


def _slots(signature: Signature) -> Signature:
    """Return the slot of each band of a signature, by its content and its place."""
    bands = signature.reshape(-1, BAND)
    mixed = np.arange(len(bands), dtype=np.uint64)
    for column in bands.T:
        mixed = (mixed ^ column) * MIX
        mixed ^= mixed >> np.uint64(31)
    return mixed % np.uint64(SLOTS)
