"""Whether a cue that looks like a verb is one: "the claim", "his reported income", "the flower show"."""

from __future__ import annotations

from credence.clauses import (
    ARTICLES,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    QUOTES,
    STOPS,
    SUBJECT_PRONOUNS,
    possessive,
)
from credence.frames.place import Place, is_past

# What a verb without an ending can follow.
BARE_SUBJECTS = (
    DETERMINERS
    | SUBJECT_PRONOUNS
    | frozenset(
        "they to and or but people police men women children media public that which others let not".split()
    )
)
PLURALS = frozenset("data those some many most others people".split())
HEAD_REACH = 8
# Verbs whose object a noun of speech is: "making calls", "received reports".
LIGHT = frozenset(
    "make makes made making receive receives received issue issues issued file files filed give gives"
    " gave".split()
)


def is_noun(place: Place) -> bool:
    """Tell whether the cue is no verb here: "the claim", "his reported income", "the Senate Report".

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "The flower show is late."
    >>> show = Match(11, 15, Cue("show", "sourcing", "attribution", 3.0, None, "hand"))
    >>> is_noun(Place(tokens(text, Span(0, len(text))), show, 2, 3, 0, 6, [], titled=False))
    True
    """
    before, word = place.low(place.begin - 1), place.words[place.begin]
    if before in ARTICLES or (place.begin and possessive(place.words[place.begin - 1])):
        return True
    if before in LIGHT and not is_past(word.low):
        return True
    if (before in PREPOSITIONS and before != "to") or (place.begin and _disagrees(place)):
        return True
    titled = place.titled or _in_title(place)
    return word.capital and place.begin > 0 and not titled and before not in QUOTES


def _in_title(place: Place) -> bool:
    """Tell whether a verb with a capital stands in a headline glued to its text: "Holm Says No Boats"."""
    begin, end = place.begin, place.end
    if end + 1 >= len(place.words) or not place.low(begin).endswith("s"):
        return False
    around = (place.words[begin - 1], place.words[end], place.words[end + 1])
    return all(word.capital and word.word for word in around)


def _disagrees(place: Place) -> bool:
    """Tell whether a bare form follows a singular noun, as no verb of it would: "the flower show"."""
    if place.match.cue.kind == "provision":
        return False
    before = place.words[place.begin - 1]
    if not bare_form(place) or " " in place.match.cue.phrase:
        return False
    if (
        not before.word
        or before.low.endswith(("s", "ly"))
        or before.low in BARE_SUBJECTS
        or before.low in AUXILIARIES
    ):
        return False
    return "and" not in (place.low(place.begin - 2), place.low(place.begin - 3)) and not _plural_head(place)


def bare_form(place: Place) -> bool:
    """Tell whether the cue is a verb without an ending: "tell".

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "They tell us."
    >>> tell = Match(5, 9, Cue("tell", "sourcing", "attribution", 3.0, None, "hand"))
    >>> bare_form(Place(tokens(text, Span(0, len(text))), tell, 1, 2, 0, 4, [], titled=False))
    True
    """
    form = place.low(place.begin)
    return not (form.endswith(("s", "ing")) or is_past(form))


def _plural_head(place: Place) -> bool:
    """Tell whether a plural heads the words before a cue: "polls in the north show", "those near him say"."""
    for at in range(place.begin - 2, max(place.floor, place.begin - HEAD_REACH) - 1, -1):
        if place.low(at) in STOPS:
            return False
        if place.low(at) in PLURALS or (
            place.low(at + 1) in PREPOSITIONS and place.low(at).endswith("s") and place.low(at) not in BE
        ):
            return True
    return False
