"""From marks to a raw rate, and how far the rate moves when the sentences of the article vary."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from credence import padding
from credence.dimensions import DIMENSIONS, DimensionModule
from credence.model import Document, Hit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A headline is read by everybody, the article by some: it counts as if it stood there three times.
HEADLINE = 3.0
REPLICATES = 400
BLOCKS = 256
INTERVAL = (0.05, 0.95)


def rate(
    dimension: DimensionModule, hits: Sequence[Hit], words: int, title_words: int, padded: int = 0
) -> float:
    """Return the raw rate: the sum of the weights over the amount of text or the number of hits.

    Both are taken together with ``PRIOR`` units of text at the rate ``TYPICAL``. ``padded`` of the
    ``words`` are padding, which thins out credit but not blame.

    ``hits`` and the word counts are all it takes, so a reader can recompute every score.

    >>> from credence.dimensions import sourcing
    >>> named = Hit(0, 8, "sourcing", "person", 1.0, "")
    >>> rate(sourcing, [named], words=100, title_words=0)
    0.25
    """
    weight = summed(dimension, hits)
    return weight / amount(dimension, hits, words - padded * (weight < 0), title_words)


def summed(dimension: DimensionModule, hits: Sequence[Hit]) -> float:
    """Return the sum of the weights and of those of the typical text.

    >>> from credence.dimensions import sourcing
    >>> summed(sourcing, [Hit(0, 8, "sourcing", "person", 1.0, "")])
    1.0
    """
    return sum(hit.weight for hit in hits) + dimension.PRIOR * dimension.TYPICAL


def amount(dimension: DimensionModule, hits: Sequence[Hit], words: int, title_words: int) -> float:
    """Return what the weights are divided by; the headline counts as often as it weighs.

    >>> from credence.dimensions import sourcing
    >>> amount(sourcing, (), words=100, title_words=0)
    4.0
    """
    if dimension.PER == "words":
        return (words + HEADLINE * title_words) / 100 + dimension.PRIOR
    return sum(map(_counts, hits)) + dimension.PRIOR


def _counts(hit: Hit) -> float:
    """Return as how many a hit counts among the hits: one of the title as more, one of no weight as none."""
    return (HEADLINE if hit.field == "title" else 1.0) * (hit.weight != 0)


def unit_of(hit: Hit, starts: Sequence[int]) -> int:
    """Return which sentence a hit is in, counted from 1, given where sentences start; the title is 0.

    >>> unit_of(Hit(40, 44, "sourcing", "person", 1.0, ""), [0, 30, 60])
    2
    """
    return 0 if hit.field == "title" else 1 + max(0, bisect_right(starts, hit.start) - 1)


def _parts(
    found: Sequence[Sequence[Hit]], doc: Document, title: Document
) -> tuple[list[list[float]], list[list[float]]]:
    """Return for each dimension the summed weight and the amount of each unit of resampling.

    The title is unit 0; the others are the sentences, or, in a long text, runs of sentences.
    """
    starts = [sentence.span.start for sentence in doc.sentences]
    step = -(-len(starts) // BLOCKS) or 1
    units = 1 + -(-len(starts) // step)
    every, counted = ([HEADLINE * title.words / 100, *[0.0] * (units - 1)] for _ in range(2))
    for i, sentence in enumerate(doc.sentences):
        every[1 + i // step] += sentence.words / 100
        counted[1 + i // step] += sentence.words / 100 * (not padding.holds(doc, sentence.span))
    weights, amounts = [], []
    for dimension, hits in zip(DIMENSIONS, found, strict=True):
        weight, count = [0.0] * units, [0.0] * units
        for hit in hits:
            unit = -(-unit_of(hit, starts) // step)
            weight[unit] += hit.weight
            count[unit] += _counts(hit)
        weights.append(weight)
        words = counted if summed(dimension, hits) < 0 else every
        amounts.append(words if dimension.PER == "words" else count)
    return weights, amounts


def bounds(found: Sequence[Sequence[Hit]], doc: Document, title: Document) -> Iterator[list[float]]:
    """Yield for each dimension the bounds of its raw rate under the bootstrap; the sentences vary.

    Poisson bootstrap (Hanley and MacGibbon 2006): each sentence counts a Poisson(1) number of
    times, so one fixed, seeded matrix serves every article and all dimensions at once.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> pier = Article("a", "", "The pier is closed.")
    >>> list(bounds([(), (), (), ()], document(pier), document(pier, field="title")))[1]
    [0.0, 0.0]
    """
    import numpy as np

    parts = np.array(_parts(found, doc, title))
    weights, amounts = parts[..., 1:] @ _draws()[: parts.shape[2] - 1] + parts[..., :1]
    typical, prior = np.array([[(one.PRIOR * one.TYPICAL, one.PRIOR)] for one in DIMENSIONS]).T
    rates = (weights + typical.T) / (amounts + prior.T)
    rates.sort(axis=1)
    for ranked in rates:
        yield [_quantile(ranked, share) for share in INTERVAL]


def _quantile(ranked: NDArray[np.float64], share: float) -> float:
    """Return a quantile of sorted figures, interpolated between its neighbours."""
    at, rest = divmod(share * (len(ranked) - 1), 1)
    low, high = ranked[int(at) : int(at) + 2].tolist()
    # From the nearer neighbour, so that two equal figures give just that figure.
    return float(high - (high - low) * (1 - rest) if rest >= 0.5 else low + (high - low) * rest)  # noqa: PLR2004


@cache
def _draws() -> NDArray[np.float64]:
    """Return the fixed Poisson(1) draws; shape (BLOCKS, REPLICATES)."""
    import numpy as np

    return np.random.default_rng(20250131).poisson(1.0, (BLOCKS, REPLICATES)).astype(np.float64)
