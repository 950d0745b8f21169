"""One judgement of one mark, and what names it: the words with their surroundings, place and text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from typing import Literal, get_args

from credence.model import Article, Dimension, Field

Verdict = Literal["accept", "reject", "missed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Key = tuple[str, str, Field, int, int, Dimension, str]


class JudgementsError(ValueError):
    """Judgements that cannot be kept or read; the message says where, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one rater said of one mark.

    ``accept`` and ``reject`` speak of a mark that was shown, ``missed`` of words that should have been
    marked. ``article`` and ``sha256`` name the article and the text that was read; ``start`` and
    ``end`` are offsets into its ``field``, ``quote`` are the words there, ``prefix`` and ``suffix``
    what stands round them. ``rater`` is a free label. ``created`` is in UTC, as ISO 8601.

    Raises:
        JudgementsError: a field holds what it cannot mean; the message names it.

    """

    id: str
    created: str
    rater: str
    verdict: Verdict
    dimension: Dimension
    kind: str
    article: str
    sha256: str
    url: str
    field: Field
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    def __post_init__(self) -> None:
        """Refuse what no reader of the votes could understand."""
        for name, known in _KNOWN.items():
            if getattr(self, name) not in known:
                given = getattr(self, name)
                raise JudgementsError(f"{name} is {given!r}; it must be one of {', '.join(known)}")
        if not 0 <= self.start < self.end:
            raise JudgementsError(
                f"a place from {self.start} to {self.end}; it must start at 0 or later and hold a character"
            )
        if not self.quote.strip():
            raise JudgementsError("no words; a judgement is of words in the text")

    @property
    def key(self) -> Key:
        """What the vote is about: who says it, of which text, place, dimension and kind."""
        return (self.rater, self.sha256, self.field, self.start, self.end, self.dimension, self.kind)


_KNOWN: dict[str, tuple[str, ...]] = {
    "verdict": VERDICTS,
    "dimension": get_args(Dimension),
    "field": get_args(Field),
}
COLUMNS = tuple(one.name for one in fields(Vote))


def fingerprint(article: Article) -> str:
    """Return the SHA-256 of an article's text: the same text, whatever the file is called.

    >>> fingerprint(Article("a", "", "The pier is shut."))[:8]
    '24747aa8'
    """
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def digest(votes: Iterable[Vote]) -> str:
    """Return the SHA-256 of votes, in whatever order and whatever kind of file they came."""
    rows = sorted(json.dumps(astuple(vote), ensure_ascii=True) for vote in votes)
    return hashlib.sha256("\n".join(rows).encode("ascii")).hexdigest()


def latest(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """Return of each rater's votes on one mark the last one."""
    return tuple({vote.key: vote for vote in votes}.values())
