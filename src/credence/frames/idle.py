"""Verbs of speech where nobody speaks: "a trick called", "(rye, say)", "puts it within reach"."""

from __future__ import annotations

from credence.clauses import NOMINAL, QUOTES, STOPS, left_edge
from credence.frames.place import Place

# Participles that give a name, and what a thing that is named for the first time has before it.
NAMING = frozenset("called named dubbed titled entitled nicknamed".split())
INDEFINITE = frozenset("a an another one some two three four five several".split())
PUT = frozenset({"puts it", "put it"})
BEHIND_AS = 6
MARKS = STOPS | {""}


def speechless(place: Place) -> bool:
    """Tell whether a verb that often reports gives a name here, an example, or a thing its place.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "A bird, say a heron, ate it."
    >>> say = Match(8, 11, Cue("say", "sourcing", "attribution", 3.0, None, "hand"))
    >>> speechless(Place(tokens(text, Span(0, len(text))), say, 3, 4, 0, 10, [], titled=False))
    True
    """
    return _names(place) or _exemplifies(place) or _places(place)


def _names(place: Place) -> bool:
    """Tell whether a participle gives a noun its name: "a trick called grafting", "a boy named Sue"."""
    if place.low(place.begin) not in NAMING or place.begin == 0 or place.end >= len(place.words):
        return False
    after = place.words[place.end]
    if after.low in NOMINAL or not (after.word or after.low in QUOTES):
        return False
    begin = left_edge(place.words, place.begin, place.floor)
    return any(word.low in INDEFINITE for word in place.words[begin : place.begin])


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
