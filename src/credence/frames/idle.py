"""Verbs of speech where nobody speaks: "a trick called", "(rye, say)", "puts it in reach", "did he say?"."""

from __future__ import annotations

from credence.clauses import BE, CONJUNCTIONS, NOMINAL, QUOTES, STARTERS, STOPS
from credence.frames.place import Place
from credence.phrases import left_edge

# Participles that give a name, and what a thing that is named for the first time has before it.
NAMING = frozenset("called named dubbed titled entitled nicknamed".split())
INDEFINITE = frozenset("a an another one some two three four five several".split())
PUT = frozenset({"puts it", "put it"})
BEHIND_AS = 6
ASIDE = "aside"
COMPASS = frozenset(
    "united gulf baltic member nation city southern northern eastern western several many some most all other"
    " these those both three two four five battleground swing blue red".split()
)
KNOWING = {("time", "will"), ("able", "to"), ("hard", "to"), ("difficult", "to"), ("impossible", "to")}
MOVING = (
    (
        frozenset("show shows showed shown showing back backs backed backing hold holds held called".split()),
        frozenset({"up", "off", "away", "down"}),
    ),
    (frozenset("add adds added adding addressed addressing".split()), frozenset({"to"})),
    (frozenset({"read", "reads"}), frozenset({"like", "more"})),
)
MOVED = frozenset().union(*(verbs for verbs, _ in MOVING))
MARKS = STOPS | {""}
CLAUSE_ENDS = MARKS | QUOTES
ASKING = BE | frozenset("do does did has have had will would can could should".split())
BEFORE_QUESTIONS = CLAUSE_ENDS | CONJUNCTIONS | STARTERS | {"who", "whom"}
HEADING = frozenset("what why how when where whether".split())


def speechless(place: Place) -> bool:
    """Tell whether a verb that often reports gives a name here, an example, or a thing its place.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "A bird, say a heron, ate it."
    >>> say = Match(8, 11, Cue("say", "sourcing", "attribution", 3.0, None, "hand"))
    >>> speechless(Place(tokens(text, Span(0, len(text))), say, 3, 4, 0, 10, [], titled=False))
    True
    """
    named = _names(place) or _exemplifies(place) or _places(place)
    return named or _heads(place) or _moves(place) or _counts(place)


def asks(place: Place, subject: int) -> bool:
    """Tell whether the writer asks instead of telling: the auxiliary stands before the subject.

    ``subject`` is where the subject begins.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "Did Ames deny it?"
    >>> deny = Match(9, 13, Cue("deny", "sourcing", "attribution", 3.0, None, "hand"))
    >>> asks(Place(tokens(text, Span(0, len(text))), deny, 2, 3, 0, 5, [], titled=False), 1)
    True
    """
    inverted = place.low(subject - 1) in ASKING and place.low(subject - 2) in BEFORE_QUESTIONS
    return inverted and any(word.low == "?" for word in place.words[place.end :])


def _heads(place: Place) -> bool:
    """Tell whether a heading asks what somebody says, and does not tell: "What the Mayor Says"."""
    if place.low(0) not in HEADING:
        return False
    before, after = place.words[: place.begin], place.words[place.end :]
    return not any(word.word for word in after) and all(word.word for word in before)


def _names(place: Place) -> bool:
    """Tell whether a participle gives a noun its name: "a trick called grafting", "a boy named Sue"."""
    if place.low(place.begin) not in NAMING or place.begin == 0 or place.end >= len(place.words):
        return False
    after = place.words[place.end]
    if after.low in NOMINAL or not (after.word or after.low in QUOTES):
        return False
    begin = left_edge(place.words, place.begin, place.floor)
    return any(word.low in INDEFINITE for word in place.words[begin : place.begin])


def _counts(place: Place) -> bool:
    """Tell whether a cue with the note ``aside`` is a noun: "the states", and not ", the report states,"."""
    if place.match.cue.note != ASIDE:
        return False
    begin = left_edge(place.words, place.begin, place.floor)
    closed = place.end >= len(place.words) or place.low(place.end) in CLAUSE_ENDS
    alone = begin == 0 or place.low(begin - 1) in CLAUSE_ENDS
    return not (closed and alone) or place.words[place.begin - 1].low in COMPASS


def _moves(place: Place) -> bool:
    """Tell whether the next word makes another verb of it: "showed up", "added to", "reads like"."""
    low = place.low(place.begin)
    if low == "tell":
        return (place.low(place.begin - 2), place.low(place.begin - 1)) in KNOWING
    return low in MOVED and any(low in verbs and place.low(place.end) in after for verbs, after in MOVING)


def _exemplifies(place: Place) -> bool:
    """Tell whether "say" means "for example": "(rye, say)", "a bird, say a heron,"."""
    if place.low(place.begin) != "say" or place.low(place.begin - 1) not in {",", "(", "—", "–"}:
        return False
    after = place.low(place.end)
    return after in {",", ")", "a", "an", "one", "—", "–"} or after.isdigit()


def _places(place: Place) -> bool:
    """Tell whether "puts it" puts a thing somewhere; it speaks behind "as", or before a manner or quotation.

    "As the mayor puts it", "the mayor puts it bluntly:", and not "the price puts it within reach".
    """
    if place.match.cue.phrase not in PUT:
        return False
    after, behind = place.low(place.end), place.low(place.end + 1)
    adverb = after.endswith("ly") and (behind in MARKS or behind in QUOTES)
    manner = adverb or after in MARKS or (after, behind) in {("this", "way"), ("like", "this")}
    near = place.words[max(0, place.begin - BEHIND_AS) : place.begin]
    return not (manner or after in QUOTES or any(word.low == "as" for word in near))
