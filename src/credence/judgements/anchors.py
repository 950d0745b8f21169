"""From votes to places in a text, also where the text has changed since they were cast.

The words are looked for with what stood round them, as the selectors of the Web Annotation Data Model
(W3C Recommendation, 23 February 2017, section 4.2) prescribe; where nothing fits, the vote is an
orphan, which is told and not guessed at.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from credence.judgements.model import Verdict, Vote, fingerprint
from credence.model import Article, Dimension, Field, Span
from credence.pages import clean

# How much of the surroundings is kept on either side, in characters.
CONTEXT = 32
# How much of them must be found again, or half of it where there was little, unless the words are long.
ENOUGH = 8
LONG = 32


@dataclass(frozen=True, slots=True)
class Anchored:
    """The votes on one article: those with a place in its text, and those whose words are gone."""

    placed: tuple[Vote, ...]
    orphaned: tuple[Vote, ...]


def vote(  # noqa: PLR0913 -- what a judgement is about takes as many words
    article: Article,
    span: Span,
    dimension: Dimension,
    kind: str,
    verdict: Verdict,
    *,
    field: Field = "text",
    rater: str = "",
) -> Vote:
    """Return the vote on some words of an article, with a new id and the time of now.

    >>> one = vote(Article("pier", "", "The pier may be shut."), Span(9, 12), "hedging", "hedged", "accept")
    >>> one.quote, one.prefix, one.suffix
    ('may', 'The pier ', ' be shut.')

    Raises:
        JudgementsError: the words are none, or the dimension or verdict is unknown.

    """
    text = clean(getattr(article, field))
    return Vote(
        id=str(uuid.uuid4()),
        created=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        rater=clean(rater),
        verdict=verdict,
        dimension=dimension,
        kind=clean(kind),
        article=clean(article.id),
        sha256=fingerprint(article),
        url=clean(article.url),
        field=field,
        start=span.start,
        end=span.end,
        quote=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def anchored(votes: Iterable[Vote], article: Article) -> Anchored:
    """Return the votes on an article at the places where their words stand in its text now.

    A vote is on the article if it was cast on the same text, or on a text of the same id.

    >>> old, new = (Article("pier", "", text) for text in ("It may be shut.", "Tonight it may be shut."))
    >>> one = vote(old, Span(3, 6), "hedging", "hedged", "accept")
    >>> [(v.start, v.quote) for v in anchored([one], new).placed]
    [(11, 'may')]
    """
    own, name = fingerprint(article), clean(article.id)
    placed: list[Vote] = []
    orphaned: list[Vote] = []
    for one in votes:
        if one.sha256 != own and one.article != name:
            continue
        text = clean(getattr(article, one.field))
        span = find(one, text, same=one.sha256 == own)
        if span is None:
            orphaned.append(one)
        else:
            placed.append(replace(one, start=span.start, end=span.end, sha256=own))
    return Anchored(tuple(placed), tuple(orphaned))


def find(one: Vote, text: str, *, same: bool = False) -> Span | None:
    """Return where the words of a vote stand in a text, or ``None`` where they cannot be told.

    In the ``same`` text the place itself is the answer, if the words are there. Else it is where most
    of the surroundings agree; of several such places, the one nearest to where the words were.
    """
    if same and text[one.start : one.end] == one.quote:
        return Span(one.start, one.end)
    ranked = [(_shared(one, text, at), -abs(at - one.start), at) for at in _places(one.quote, text)]
    if not ranked:  # a page shows a control character as another: in the same text the place is enough
        return Span(one.start, one.end) if same and one.end <= len(text) else None
    shared, _, start = max(ranked)
    needed = 0 if len(one.quote) >= LONG else min(ENOUGH, -(-len(one.prefix + one.suffix) // 2))
    return Span(start, start + len(one.quote)) if shared >= needed else None


def _places(words: str, text: str) -> Iterator[int]:
    """Yield every place at which the words stand."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _shared(one: Vote, text: str, at: int) -> int:
    """Return how many characters round a place are those that stood round the words."""
    end = at + len(one.quote)
    before = text[max(0, at - len(one.prefix)) : at]
    after = text[end : end + len(one.suffix)]
    return _alike(reversed(before), reversed(one.prefix)) + _alike(after, one.suffix)


def _alike(first: Iterable[str], second: Iterable[str]) -> int:
    """Return how many characters two strings have in common from their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
