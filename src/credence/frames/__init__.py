"""From a cue to its frame: which words round it are the source and which the content.

One function for each shape in which English news attributes: verb, preposition, noun, impersonal
phrase, speaker's name before a colon. Which shape a cue takes follows from its kind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from credence.clauses import (
    ARTICLES,
    BE,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTES,
    STARTERS,
    STOPS,
    Token,
    opens_participle,
    possessive,
)
from credence.frames.place import Frame, Place, Range, by_agent, clause_end, is_past, trimmed
from credence.frames.verbs import verb
from credence.model import Match
from credence.phrases import WINDOW, right_edge
from credence.text import SMALL_WORDS

__all__ = ["SHAPES", "Frame", "Range", "frames", "is_past"]

START = attrgetter("start")
# What no verb follows, and what no name of a possessor holds.
NO_VERBS = ARTICLES | PREPOSITIONS
UNOWNED = PREPOSITIONS | STARTERS
# What can stand between a noun of speech and its content.
NOMINAL = frozenset("that of about against for over on as by from to".split())
TOPIC = frozenset("that about against over on as".split())
# How many words can stand between a possessor and its noun, and how many later cues can end a source.
BACK = 4
AHEAD = 4
BY_REACH = 8
# What a rule makes of a thing; elsewhere "under the licence" is a manner, and cites nothing.
RULED = frozenset(
    "banned barred forbidden prohibited permitted allowed required obliged entitled illegal unlawful legal"
    " lawful liable".split()
)
REPLY = "reply"  # the note of a cue that needs one of these words beside it
ASKED = frozenset("we i comment comments response reply statement clarification".split())
TITLED = 0.7
# Last words of what stands before a colon and is nobody: parts of a report, questions, labels of a page.
HEADINGS = frozenset(
    "results result conclusion conclusions limitations background methods objective objectives design setting"
    " participants findings introduction discussion summary abstract note notes update updates news line fact"
    " facts question questions answer answers verdict problem reason reasons who what when where why"
    " how which"
    " warning correction clarification disclaimer disclosure source sources reference references photo"
    " photos image"
    " video watch read more related tip tips hint example bonus spoiler context analysis opinion review"
    " exclusive"
    " breaking report takeaway takeaways point points contact email phone address website facebook twitter"
    " instagram youtube linkedin tags topics category published updated posted date time location price cost"
    " pros cons step part chapter section table figure appendix translation caveat truth moral lesson goal"
    " solution challenge advice finally first second third next".split()
)
SPEAKER_WORDS = 4


def frames(words: Sequence[Token], cues: Sequence[Match]) -> list[Frame]:
    """Return the frames of the cues that turn out to attribute something, in reading order.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Span
    >>> text = "The mayor of Ghent said that the lock leaks."
    >>> said = Match(19, 23, Cue("said", "sourcing", "attribution", 3.0, None, "hand"))
    >>> [(frame.source, frame.content) for frame in frames(tokens(text, Span(0, 44)), [said])]
    [((0, 4), (5, 9))]
    """
    places = [place for place in (_located(words, cue) for cue in cues) if place]
    titled = any(words[place[0]].capital for place in places) and _titled(words)
    found: list[Frame] = []
    floor = 0
    for at, (begin, end, cue) in enumerate(places):
        if found and begin < found[-1].cue[1]:
            continue
        later = (place[0] for place in places[at + 1 : at + AHEAD])
        ceiling = next((other for other in later if _barrier(words, end, other)), len(words))
        frame = SHAPES[cue.cue.kind](Place(words, cue, begin, end, floor, ceiling, found, titled))
        if frame:
            found.append(frame)
            floor = floor if cue.cue.kind == "unattributed" else end
    return found


def _located(words: Sequence[Token], cue: Match) -> tuple[int, int, Match] | None:
    """Return a cue with the range of its words; a cue that begins inside a word is none."""
    begin = bisect_left(words, cue.start, key=START)
    if begin == len(words) or words[begin].start != cue.start:
        return None
    return begin, bisect_left(words, cue.end, key=START, lo=begin), cue


def _barrier(words: Sequence[Token], end: int, other: int) -> bool:
    """Tell whether the cue at ``other`` looks like a verb, so that no noun phrase reaches over it."""
    return other > end and not words[other].capital and words[other - 1].low not in NO_VERBS


def _titled(words: Sequence[Token]) -> bool:
    """Tell whether a sentence is a headline in capitals, where a capital marks no name."""
    content = [word for word in words if word.word and word.low not in SMALL_WORDS]
    return sum(word.capital for word in content) > TITLED * len(content)


def _preposition(place: Place) -> Frame | None:
    """Read "according to the mayor", "citing a report"."""
    words, end = place.words, place.end
    opening = place.begin <= 1
    reach = right_edge(words, end, place.ceiling, closed=opening)
    if reach <= end:
        return None
    if opening:
        content = trimmed(words, reach, len(words))
    else:
        content = trimmed(words, place.before[-1].cue[1] if place.before else 0, place.begin)
    return place.frame((end, reach), content)


def _noun(place: Place) -> Frame | None:
    """Read "the mayor's claim that", "the claim by the mayor that", "allegations of"."""
    words, end = place.words, place.end
    if place.low(place.begin).endswith("ing") and place.low(place.begin - 1) in BE:
        return None  # we are finding that
    source = _possessor(place)
    begin = end
    if source is None and place.low(end) in {"by", "from"}:
        begin = right_edge(words, end + 1, _before_topic(place))
        source = (end + 1, begin) if begin > end + 1 else None
    if place.low(begin) not in NOMINAL or (source is None and not _says_that(place, begin)):
        return None
    start = begin if place.low(begin) == "that" else begin + 1
    return place.frame(source, trimmed(words, start, clause_end(words, start)))


def _says_that(place: Place, at: int) -> bool:
    """Tell whether "that" opens what a noun says, and no relative clause: "claims that have been removed"."""
    return place.low(at) == "that" and place.low(at + 1) not in FINITE


def _before_topic(place: Place) -> int:
    """Return where the topic of a noun begins, so that its author ends there: "a warning by Ames about"."""
    near = range(place.end + 1, min(place.end + WINDOW, place.ceiling))
    return next((at for at in near if place.low(at) in TOPIC), place.ceiling)


def _possessor(place: Place) -> Range | None:
    """Return whose noun it is: "the mayor's", "his", up to a few adjectives away."""
    words = place.words
    for at in range(place.begin - 1, max(place.floor, place.begin - BACK) - 1, -1):
        if at >= 0 and words[at].low in {"his", "her", "its", "their", "my", "our"}:
            return at, at + 1
        if possessive(words[at]) or (words[at].low in {"'", "’"} and at and words[at - 1].low.endswith("s")):
            return _owner(words, at, place.floor), at + 1
        if words[at].low in STOPS or words[at].low in FINITE:
            return None
    return None


def _owner(words: Sequence[Token], at: int, floor: int) -> int:
    """Return where the possessor that ends at ``at`` begins: its capitals, or its article."""
    begin = at
    while begin > max(floor, at - BACK) and words[begin - 1].word:
        before = words[begin - 1]
        if before.low in DETERMINERS:
            return begin if before.low == "that" and words[at].capital else begin - 1
        if before.capital != words[at].capital or before.low in UNOWNED:
            return begin
        begin -= 1
    return begin


def _impersonal(place: Place) -> Frame | None:
    """Read "it is rumoured that", "has been accused of": nobody answers for it, unless "by" says who."""
    words, end = place.words, place.end
    agent = _agent(place)
    if agent:
        return by_agent(place, agent)
    return place.frame(None, trimmed(words, end, len(words)) or trimmed(words, 0, place.begin))


def _agent(place: Place) -> int:
    """Return where the "by" of "accused of fraud by the mayor" stands, or 0."""
    for at in range(place.end, min(place.end + BY_REACH, len(place.words) - 1)):
        after = place.words[at + 1]
        if place.low(at) == "by" and (at == place.end or after.capital or after.low in DETERMINERS):
            return at
        if place.low(at) in STOPS:
            return 0
    return 0


def _speaker(place: Place) -> Frame | None:
    """Read a transcript or a headline: "Ames: The Ferry Will Sail"."""
    begin = 1 if place.low(0) in QUOTES else 0
    name = place.words[begin : place.begin]
    if not 0 < len(name) < SPEAKER_WORDS or place.end >= len(place.words):
        return None
    if (
        name[0].low in DETERMINERS
        or (name[-1].low in HEADINGS and not (name[-1].shouted and name[-1].low == "who"))
        or opens_participle(place.words, begin)
        or not all(word.capital and word.word for word in name)
    ):
        return None
    return place.frame((begin, place.begin), trimmed(place.words, place.end, len(place.words)))


def _provision(place: Place) -> Frame | None:
    """Read "the lease forbids", "under the lease, dogs must" and "is banned under the lease"."""
    if place.low(place.begin) != "under":
        return verb(place)
    ruled = place.begin <= 1 or place.low(place.begin - 1) in RULED
    return _preposition(place._replace(end=place.begin + 1)) if ruled else None


def _refusal(place: Place) -> Frame | None:
    """Read "declined to comment", "requests for comment": the source may be missing.

    Who reached out to somebody sought a reply only if the sentence says so, or "we" did.
    """
    if place.match.cue.note == REPLY and ASKED.isdisjoint(word.low for word in place.words):
        return None
    spoken = verb(place)
    return place.frame(spoken.source if spoken else None, None)


SHAPES: Mapping[str, Callable[[Place], Frame | None]] = {
    "attribution": verb,
    "stance": verb,
    "refusal": _refusal,
    "report": verb,
    "provision": _provision,
    "according": _preposition,
    "noun": _noun,
    "unattributed": _impersonal,
    "speaker": _speaker,
}
