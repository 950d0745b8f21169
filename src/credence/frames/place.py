"""A cue among the words of its sentence, and what it attributes: shared by all shapes of attribution.

All ranges are half-open indices of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from credence.clauses import (
    DETERMINERS,
    FINITE,
    LEADING,
    QUOTES,
    STOPS,
    SUBJECT_PRONOUNS,
    TIMES,
    Token,
    adverbial,
)
from credence.model import Match
from credence.phrases import WINDOW, right_edge

Range = tuple[int, int]
OPENERS = frozenset("that whether how why what if".split())
# Verbs that name whom they speak to before they come to the point.
ADDRESSED = ("told", "tell", "warn", "remind", "assur", "inform", "promis", "advis", "notif")
# Verbs that cannot do without an addressee.
TOLD = frozenset("told tell tells telling".split())
ADDRESSEE = 6
REACH = 12
DATE = 4
IRREGULAR = frozenset(
    "said told shown found known seen thought heard held read put written understood wrote spoke"
    " forbidden sworn spoken chosen given taken".split()
)
# A cue among the first words opens its sentence: what follows the next comma is the main clause.
OPENING = 4
# What the accused did, behind who accuses them: "criticised by the mayor over the dam".
MATTERS = frozenset("over about against".split())
# Marks that belong to no content when they stand at its ends.
EDGES = frozenset(",.:;-–—()")


class Frame(NamedTuple):
    """A cue with the words that are its source and its content, where there are any.

    ``antecedent`` are the words that the source stands for where it is "who" or "which".
    """

    match: Match
    cue: Range
    source: Range | None
    content: Range | None
    antecedent: Range | None = None


class Place(NamedTuple):
    """A cue among the words of its sentence: between ``floor`` and ``ceiling`` is room for its source."""

    words: Sequence[Token]
    match: Match
    begin: int
    end: int
    floor: int
    ceiling: int
    before: Sequence[Frame]
    titled: bool

    def low(self, at: int) -> str:
        """Return the word at an index, or nothing outside the sentence."""
        words = self.words
        return words[at].low if 0 <= at < len(words) else ""

    def frame(self, source: Range | None, content: Range | None) -> Frame:
        """Return the frame of this cue; an empty range is none."""
        known = source if source and source[0] < source[1] else None
        return Frame(self.match, (self.begin, self.end), known, content)


def content(place: Place, begin: int, end: int) -> Range | None:
    """Return what is attributed by the words from ``begin`` to ``end``: what follows or what precedes."""
    words = place.words
    mark, after = place.low(begin - 1), place.low(end)
    follows = trimmed(words, behind_addressee(place, end), len(words))
    precedes = trimmed(words, place.before[-1].cue[1] if place.before else 0, begin)
    if after in OPENERS or after == ":" or (after in QUOTES and mark not in QUOTES):
        return follows
    ended = end >= len(words) or after in {".", ",", ";", ""} or adverbial(words, end)
    if precedes and (mark in QUOTES or (mark in {",", "—", "–", "?", "!"} and ended)):
        return trimmed(words, 0, begin)
    return follows or precedes


def behind_addressee(place: Place, end: int) -> int:
    """Return where the content begins, behind the addressee or the date: "told reporters that"."""
    words = place.words
    addressed = place.low(place.begin).startswith(ADDRESSED)
    for at in range(end, min(end + REACH, len(words))):
        low = words[at].low
        if low in {"that", ":"}:
            return at
        opens = addressed or at > end or low in LEADING
        if low in STOPS or low in FINITE or low in SUBJECT_PRONOUNS or not opens:
            break
    begin = end
    if place.low(place.begin) in TOLD:
        begin = min(right_edge(words, end, len(words)), end + ADDRESSEE) if end < len(words) else end
    if begin < len(words) and adverbial(words, begin):
        dated = range(begin + 1, min(begin + DATE, len(words)))
        begin = next((at for at in dated if not _dated(words[at])), begin)
    return begin


def _dated(word: Token) -> bool:
    """Tell whether a word goes on with a date."""
    return word.low in TIMES or word.low.isdigit()


def trimmed(words: Sequence[Token], begin: int, end: int) -> Range | None:
    """Return a range without the marks at its ends, quotation marks kept; ``None`` where nothing is left."""
    end = min(end, len(words))
    first, last = begin + WINDOW, end - WINDOW
    while begin < min(end, first) and (words[begin].low in EDGES or words[begin].low in {"and", "but"}):
        begin += 1
    while max(begin, last) < end and words[end - 1].low in EDGES:
        end -= 1
    return (begin, end) if begin < end else None


def clause_end(words: Sequence[Token], begin: int) -> int:
    """Return where the clause that begins at ``begin`` ends: at the next comma or the end."""
    near = range(begin, min(begin + WINDOW, len(words)))
    return next((at for at in near if words[at].low in STOPS), len(words))


def is_past(word: str) -> bool:
    """Tell whether a word is a past tense or a past participle.

    >>> is_past("noted"), is_past("notes")
    (True, False)
    """
    return word.endswith("ed") or word in IRREGULAR


def by_agent(place: Place, at: int) -> Frame:
    """Read "was accused by the mayor of fraud": the source stands behind the "by" at ``at``."""
    words, begin = place.words, at + 1
    near = range(begin, min(begin + WINDOW, len(words)))
    topic = next((at for at in near if words[at].low in MATTERS or _of_matter(words, at)), len(words))
    reach = right_edge(words, begin, topic, closed=place.begin < OPENING)
    said = trimmed(words, reach, len(words)) or trimmed(words, 0, place.begin)
    return place.frame((begin, reach), said)


def _of_matter(words: Sequence[Token], at: int) -> bool:
    """Tell whether "of" says what somebody is accused of: "by Ames of fraud"."""
    if words[at].low != "of" or not words[at - 1].capital or at + 1 >= len(words):
        return False
    return not words[at + 1].capital and words[at + 1].low not in DETERMINERS
