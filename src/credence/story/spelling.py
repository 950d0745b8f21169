"""Spelling: which names are an edit or two apart, of equal versions, and not a word and its plural."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from credence.story.mentions import Key

# A word of this many letters may be off by two edits, a shorter one by one.
LONG_WORD, EDITS = 8, 2
SHORTEST_WORD = 3
# What turns a name into another word of the same name: plural, adjective.
DERIVING = ("s", "n", "an", "ns", "ian", "es")


def near_misses(keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of keys that differ in one word by an edit or two, with equal version numbers.

    >>> list(near_misses([("corvo", "3.1"), ("korvo", "3.1"), ("corvo", "3.1o"), ("v3",), ("r1",)]))
    [(('corvo', '3.1'), ('korvo', '3.1'))]
    """
    buckets: dict[tuple[int, Key], list[Key]] = defaultdict(list)
    for key in keys:
        versions = tuple(piece for piece in key if not piece.isalpha())
        buckets[len(key), versions].append(key)
    for (length, versions), bucket in sorted(buckets.items()):
        if length > len(versions):
            yield from _near_in(sorted(bucket))


def _near_in(bucket: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield the near pairs of keys that have as many pieces and the same versions."""
    whole = [" ".join(key) for key in bucket]
    distances = cdist(whole, whole, scorer=OSA.distance, score_cutoff=EDITS, dtype=np.uint8)
    for i, j in np.argwhere(np.triu(distances <= EDITS, 1)):
        different = [(x, y) for x, y in zip(bucket[i], bucket[j], strict=True) if x != y]
        if len(different) == 1 and near_words(*different[0], versioned=any(map(_is_version, bucket[i]))):
            yield bucket[i], bucket[j]


def _is_version(piece: str) -> bool:
    """Tell whether a piece of a name holds a digit."""
    return any(map(str.isdigit, piece))


def near_words(a: str, b: str, *, versioned: bool = False) -> bool:
    """Tell whether two words may be spellings of one; beside a version number two edits are allowed.

    >>> near_words("lindqvist", "linkvist"), near_words("oslo", "oslos"), near_words("iran", "iraq")
    (True, False, True)
    """
    short, long = sorted((a, b), key=len)
    derived = long.startswith(short) and long[len(short) :] in DERIVING and not versioned
    if len(short) < SHORTEST_WORD or derived:
        return False
    return bool(OSA.distance(a, b) <= (EDITS if versioned or len(short) >= LONG_WORD else 1))
