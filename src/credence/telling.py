"""The single words that tell a sentence's heads most, as evidence where no rule found any.

The likeliest cue of attribution comes from :mod:`credence.tagging`, the most loaded word from
:mod:`credence.colour`. Such a hit weighs as much as its log-odds exceed those from which it counts; a cue
speaks for credibility, a loaded word against it. Hits of ``credence detect`` alone: scores rest on rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum

from credence import colour, heads
from credence.lexicon import fold
from credence.model import Hit, Span
from credence.signal import log_odds
from credence.spelling import TOKEN, tokens

CUE_WORD, LOADED_WORD = "cue_word", "loaded_word"
CUE_WHY = "the words around it make it likely that it says whose word this is"
LOADED_WHY = "readers mark this word as loaded, or words like it"
# The head that asks the most loaded word alone.
COLOURED = "coloured"


def hits(text: str, seen: heads.Features, found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the words of a sentence that tell most; ``found`` is the evidence that the rules found in it.

    >>> text = "The ferry is late, the mayor asserts."
    >>> [text[one.start:one.end] for one in hits(text, heads.sentence_features(text), ())]
    ['asserts']
    """
    yield from _cue(seen, [one for one in found if one.dimension == "sourcing"])
    yield from _loaded(text, seen)


def _cue(seen: heads.Features, found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the likeliest cue of attribution if it is one, and no evidence of sourcing overlaps it."""
    cue = seen.cue
    if cue is None or cue.log_odds <= 0:
        return
    if not any(one.start < cue.end and cue.start < one.end for one in found):
        yield Hit(cue.start, cue.end, "sourcing", CUE_WORD, cue.log_odds, CUE_WHY)


def _loaded(text: str, seen: heads.Features) -> Iterator[Hit]:
    """Yield the most loaded word if it makes the sentence a coloured one."""
    head = heads.default().heads[COLOURED]
    odds = fsum(weight * seen.values[name] for name, weight in head.weights.items())
    above = odds - log_odds(head.threshold)
    span = _span(text, colour.most(tokens(seen.spelt))[1]) if above > 0 else None
    if span:
        yield Hit(span.start, span.end, "promotion", LOADED_WORD, -above, LOADED_WHY)


def _span(text: str, word: str) -> Span | None:
    """Return where a word as it is spelt first stands; a sign of a post may have changed it."""
    return next((Span(*one.span()) for one in TOKEN.finditer(fold(text)) if one.group() == word), None)
