"""Times: where an account stands in time, and which accounts tell as past what others tell as new.

An account that looks back ("a year after the flood") on what another tells as news comes from a
later event, though both name the same people and places.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from credence.model import Span
from credence.quantities import Quantity
from credence.story.accounts import Line
from credence.story.names import Cast
from credence.story.terms import rarity

RARE = 1.5
# Days: what is older was not news when it was written; what is younger was.
OLD, NEW = 180, 60
PUBLISHED_APART = 45
DAYS = {
    "day": 1, "night": 1, "weekday": 7, "week": 7, "weekend": 7, "fortnight": 14, "month": 30,
    "season": 90, "quarter": 90, "year": 365, "decade": 3650, "century": 36500,
}  # fmt: skip
# The summed rarity (nats) of the words that two dated sentences must share to date the same matter.
SAME_MATTER, SAME_LEDE = 5.0, 8.0
# An account opens with at least so many sentences.
LEDE = 4
RECENT = frozenset("recently newly latest recent".split())
PERFECT = frozenset("has have had 's 've".split())
MARKS = frozenset(".;:!?()—–")
# "A year after the flood" opens a sentence within so many words; a comma then ends it.
OPENING_WORDS = 5
FORWARD = frozenset("after since following from of".split())
PERIODS = frozenset("year years decade decades anniversary".split())
SINCE = frozenset("after since on following later ago earlier from".split())


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time word, how many days back it points, and the terms of what it dates.

    ``looks_back`` is true of "a year after ...", which sets the article itself a year later.
    """

    span: Span
    age: int
    terms: frozenset[str]
    looks_back: bool = False


def anchors(line: Line) -> Iterator[Anchor]:
    """Yield the time words of a sentence that tell how long ago something was.

    >>> from credence.model import Article
    >>> from credence.story.accounts import read
    >>> text = "A year after the flood, and two weeks ago, the dam was recently closed."
    >>> [(anchor.span.of(text), anchor.age) for anchor in anchors(read(Article("a", "", text)).lines[0])]
    [('year after', 365), ('two weeks ago', 14), ('recently', 0)]
    """
    back = [_looking_back(line, at) for at in range(1, len(line.words)) if _looks_back(line, at)]
    told = tuple(one for one in _dated(line) if not any(b.start <= one[0].start < b.end for b, _, _ in back))
    asides = {span: _clause(line, span) for span, age in told if _aside(line, span, age, told)}
    apart = {i for clause in (*(range(*ends) for _, *ends in back), *asides.values()) for i in clause}
    around = [i for i in range(len(line.terms)) if i not in apart]
    for span, begin, end in back:
        yield Anchor(span, DAYS["year"], _terms(line, range(begin, end)), looks_back=True)
    for span, age in told:
        yield Anchor(span, age, _terms(line, asides.get(span, around)))


def _terms(line: Line, places: Iterable[int]) -> frozenset[str]:
    """Return the terms at some places of a sentence."""
    return frozenset(line.terms[i] for i in places if line.terms[i])


def _dated(line: Line) -> Iterator[tuple[Span, int]]:
    """Yield the words of a sentence that point back from now, and how many days."""
    for figure in line.figures:
        age = _age(figure)
        if age is not None:
            yield figure.span, age
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.low in RECENT or (word.low == "just" and before.low in PERFECT):
            yield Span(word.start, word.end), 0


def _aside(line: Line, span: Span, age: int, dated: Collection[tuple[Span, int]]) -> bool:
    """Tell whether a clause looks far back in a sentence that tells something new in another.

    So it is with "The mill, which burned down last year, opened on Monday": what burned is not Monday's.
    """
    clause = _clause(line, span)
    return age >= OLD and any(other <= NEW and line.at(one.start) not in clause for one, other in dated)


def _clause(line: Line, span: Span) -> range:
    """Return the words between the marks or commas around a span."""
    at = line.at(span.start)
    marks = [i for i, word in enumerate(line.words) if word.low in MARKS or word.low == ","]
    begin = max((i for i in marks if i < at), default=-1) + 1
    return range(begin, min((i for i in marks if i > at), default=len(line.terms)))


def _looks_back(line: Line, at: int) -> bool:
    """Tell whether "a year after", "two decades since" or "anniversary of" stands at a word."""
    before, low = line.words[at - 1].low, line.words[at].low
    return before in PERIODS and (low in SINCE or (before == "anniversary" and low == "of"))


def _looking_back(line: Line, at: int) -> tuple[Span, int, int]:
    """Return the span of "year after" and the words that tell what lies back: up to the next mark."""
    opens = at <= OPENING_WORDS
    marks = [i for i, word in enumerate(line.words) if word.low in MARKS or (opens and word.low == ",")]
    begin = max((i for i in marks if i < at), default=-1) + 1
    end = min((i for i in marks if i > at), default=len(line.terms))
    if line.words[at].low in FORWARD:
        begin = at + 1
    return Span(line.words[at - 1].start, line.words[at].end), begin, end


def _age(figure: Quantity) -> int | None:
    """Return how many days ago a date lies that counts from now, or ``None``."""
    if figure.type != "date" or figure.when.startswith("XXXX-W"):
        return DAYS["week"] if figure.when.startswith("XXXX-W") else None
    first = figure.when.partition("/")[0]
    cut = max(first.rfind("+"), first.rfind("-"))
    unit = first[:cut].partition(":")[0]
    if not figure.relative or unit not in DAYS or int(first[cut:]) > 0:
        return None
    return -int(first[cut:]) * DAYS[unit]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where an account stands in time: what it tells as new and what as long past."""

    published: dt.date | None
    new: tuple[Anchor, ...]
    old: tuple[Anchor, ...]
    lede: tuple[Anchor, ...]
    names: frozenset[str]


def frame(cast: Cast, account: int) -> Frame:
    """Return the time frame of one account."""
    lines = cast.accounts[account].lines
    names = frozenset(t for m in cast.mentions[account] for t in lines[m.line].terms[m.begin : m.end])
    found = [anchor for line in lines for anchor in anchors(line)]
    return Frame(
        cast.accounts[account].article.published,
        tuple(anchor for anchor in found if anchor.age <= NEW),
        tuple(anchor for anchor in found if anchor.age >= OLD),
        tuple(_opening(line) for line in lines[: max(LEDE, len(lines) // 4)] if not _is_old(line)),
        names,
    )


def parted(a: Frame, b: Frame) -> tuple[Anchor | None, Anchor | None] | None:
    """Return what shows that two accounts of one story tell of different events, or ``None``.

    Dates of publication decide where both are known; else that one tells as new what the other
    looks back on, and does not itself tell as new.
    """
    if a.published and b.published:
        return (None, None) if abs((a.published - b.published).days) > PUBLISHED_APART else None
    later = _later(a, b)
    earlier = None if later else _later(b, a)
    return later or (earlier and earlier[::-1])


def looks_back(found: tuple[Anchor | None, Anchor | None]) -> int:
    """Return which of two accounts (0 or 1) is the later one."""
    return max((0, 1), key=lambda i: anchor.age if (anchor := found[i]) else 0)


def _later(a: Frame, b: Frame) -> tuple[Anchor, Anchor] | None:
    """Return an anchor that looks back in ``a`` and one that has the same as new in ``b``.

    What opens ``b`` counts as new where ``a`` opens with other news.
    """
    for old in sorted(a.old, key=lambda anchor: not anchor.looks_back):
        terms = old.terms if old.looks_back else old.terms - (a.names & b.names)
        own = max((_overlap(terms, new) for new in a.new), default=0.0)
        new = max(b.new, key=lambda new: _overlap(terms, new), default=None)
        if new and _overlap(terms, new) > max(own, SAME_MATTER):
            return old, new
        news = max((_overlap(x.terms, y) for x in a.lede for y in b.lede), default=0.0)
        first = max(b.lede, key=lambda new: _overlap(terms, new), default=None)
        if old.looks_back and first and _overlap(terms, first) > max(news, SAME_LEDE):
            return old, first
    return None


def _is_old(line: Line) -> bool:
    """Tell whether a sentence is about what lies long back."""
    return any(anchor.age >= OLD and not anchor.looks_back for anchor in anchors(line))


def _opening(line: Line) -> Anchor:
    """Return a sentence of the lede as what an account tells as new, what it looks back on left out."""
    back = [_looking_back(line, at) for at in range(1, len(line.words)) if _looks_back(line, at)]
    outside = (t for i, t in enumerate(line.terms) if t and not any(i in range(b, e) for _, b, e in back))
    return Anchor(line.sentence.span, 0, frozenset(outside))


def _overlap(terms: Collection[str], anchor: Anchor) -> float:
    """Return the summed rarity of the terms that an anchor dates, too."""
    return sum(rarity(term) for term in anchor.terms.intersection(terms) if rarity(term) > RARE)
