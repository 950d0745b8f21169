"""The subject of a verb of speech: which words before it say who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from credence.clauses import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    LEADING,
    NOMINAL,
    PREPOSITIONS,
    QUOTES,
    STARTERS,
    SUBJECT_PRONOUNS,
    TIMES,
    Token,
    opens_participle,
    possessive,
)
from credence.frames.forms import BARE_SUBJECTS, PLURALS, bare_form
from credence.frames.place import Place, Range
from credence.phrases import WINDOW, left_edge, right_edge

# What alone is no subject, though it stands where one would.
NO_SUBJECTS = frozenset(
    "here there more most less least ever other another such any every no not so too then thus".split()
)
# Behind an opening adverb these go on until the next comma; what else does so.
AHEAD = PREPOSITIONS | CONJUNCTIONS | {"not"}
LEANING = LEADING | frozenset("following including regarding concerning considering given".split())
ADJOINED = NOMINAL | PREPOSITIONS | CONJUNCTIONS
# What closes an aside to a subject, and what opened it.
CLOSERS = {",": ",", ")": "(", "–": "–", "—": "—"}
# Endings of adverbs that are no names.
ADVERBIAL = ("ingly", "ably", "ibly", "ically", "ently", "antly", "edly", "ously", "ately", "ively", "ually")
# What no command has before its "and": an auxiliary, or another "and" between two subjects.
VERBS_BEFORE = FINITE | BE | {"and"}
HOURS = TIMES | frozenset("morning afternoon evening night".split())
# "However", between two commas, is an aside; an age or a longer phrase is an apposition.
ASIDE = 2
# What opens no subject.
SKIPPED = STARTERS | QUOTES | CONJUNCTIONS | {","}


def behind_subject(place: Place) -> int:
    """Return the index behind the subject: auxiliaries and adverbs before the cue are skipped.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "Ames has never denied it."
    >>> denied = Match(15, 21, Cue("denied", "sourcing", "attribution", 3.0, None, "hand"))
    >>> behind_subject(Place(tokens(text, Span(0, len(text))), denied, 3, 4, 0, 6, [], titled=False))
    1
    """
    at = place.begin
    low = place.low
    if (low(at - 1), low(at - 3)) == (",", ",") and low(at - 4) in AUXILIARIES:
        at -= 3  # has, however, said
    while at > place.floor and (low(at - 1) in AUXILIARIES or (low(at - 1).endswith("ly") and at > 1)):
        if at > 1 and place.words[at - 1].capital and place.words[at - 2].capital:
            break  # "Jo Will said"
        at -= 1
    return at


def governing(place: Place) -> Range | None:
    """Return the source of the verb before, or else the subject of the sentence.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "Ames shut the lock, adding that it leaks."
    >>> adding = Match(20, 26, Cue("adding", "sourcing", "attribution", 3.0, None, "hand"))
    >>> governing(Place(tokens(text, Span(0, len(text))), adding, 5, 6, 0, 10, [], titled=False))
    (0, 1)
    """
    for frame in reversed(place.before[-2:]):
        if frame.source:
            return frame.source
    return _subject(place)


def _subject(place: Place) -> Range | None:
    """Return the first noun phrase of the sentence."""
    words, begin = place.words, 0
    while begin < min(place.begin, WINDOW) and words[begin].low in SKIPPED:
        begin += 1
    if begin + 1 < place.begin and _adverb(words, begin) and words[begin + 1].low not in AHEAD:
        begin += 1 + (words[begin + 1].low == ",")
    if begin < place.begin and (
        words[begin].low in LEANING or _adverb(words, begin) or opens_participle(words, begin)
    ):
        begin = next((at + 1 for at in range(begin, min(place.begin, WINDOW)) if words[at].low == ","), begin)
    if begin >= place.begin or words[begin].low in PREPOSITIONS or _adverb(words, begin):
        return None
    if words[begin].low in SUBJECT_PRONOUNS:
        return begin, begin + 1
    if words[begin].low not in DETERMINERS and not words[begin].capital:
        return None
    end = right_edge(words, begin, place.begin)
    return begin, _before_verb(words, begin, end)


def _adverb(words: Sequence[Token], at: int) -> bool:
    """Tell whether an adverb opens a sentence, and no name: "Shortly after", "Hopefully she"."""
    low = words[at].low
    follows = at + 1 < len(words) and words[at + 1].low in ADJOINED
    return low.endswith(ADVERBIAL) or (low.endswith("ly") and follows)


def _before_verb(words: Sequence[Token], begin: int, end: int) -> int:
    """Return where a subject ends: at the end of its names, or before a word that looks like a verb."""
    for at in range(begin + 1, end):
        low = words[at].low
        named = words[at - 1].capital and not words[at].capital and words[at - 1].low not in DETERMINERS
        past = low.endswith("ed") and not words[at].capital and "-" not in low
        # "The Ruiz campaign was quick": behind an article a name can stand before its noun.
        owned = words[begin].low in ARTICLES or possessive(words[begin])
        named = named and (not owned or low.endswith("s"))
        if (past and not _followed_by(words, at)) or (
            named and low not in PREPOSITIONS and low not in {"and", ","}
        ):
            return at
    return end


def _followed_by(words: Sequence[Token], at: int) -> bool:
    """Tell whether "by" follows, so that a participle goes on with its noun: "a study made by"."""
    return at + 1 < len(words) and words[at + 1].low == "by"


def commands(place: Place, source: Range) -> bool:
    """Tell whether what looks like a subject is a command: "Join now and tell".

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "Join now and tell us."
    >>> tell = Match(13, 17, Cue("tell", "sourcing", "attribution", 3.0, None, "hand"))
    >>> commands(Place(tokens(text, Span(0, len(text))), tell, 3, 4, 0, 6, [], titled=False), (0, 2))
    True
    """
    words, first = place.words, place.words[source[0]]
    if not bare_form(place) or place.low(place.begin - 1) == "to":
        return False
    opens = source[0] == 0 or place.low(source[0] - 1) in QUOTES
    several = first.low.endswith("s") or first.low in BARE_SUBJECTS or first.low in PLURALS
    between = {word.low for word in words[source[0] : place.begin - 1]}
    return opens and first.capital and not several and between.isdisjoint(VERBS_BEFORE)


def source_before(place: Place, subject: int) -> Range | None:
    """Return the subject that ends before ``subject``, with the apposition that a comma closes.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "Ames, a farmer, said so."
    >>> said = Match(16, 20, Cue("said", "sourcing", "attribution", 3.0, None, "hand"))
    >>> source_before(Place(tokens(text, Span(0, len(text))), said, 5, 6, 0, 8, [], titled=False), 5)
    (0, 4)
    """
    words, floor = place.words, place.floor
    if place.low(subject - 1) in CLOSERS:
        return _with_apposition(words, subject - 1, floor)
    begin = left_edge(words, subject, floor)
    if subject - begin == 1 and words[begin].shouted and place.low(begin - 1) == "," and begin - 1 > floor:
        begin = left_edge(words, begin - 1, floor)  # Ana Ruiz, MD said; a clerk in Ribe, TX said
    return (begin, _before_time(words, begin, subject)) if begin < subject else None


def _before_time(words: Sequence[Token], begin: int, end: int) -> int:
    """Return where a subject ends before a time: "the council on Friday"."""
    at = end
    while at > begin + 1 and (words[at - 1].low in HOURS or words[at - 1].low.isdigit()):
        at -= 1
    dated = at < end and at > begin + 1 and words[at - 1].low in {"on", "in", "at"}
    return at - 1 if dated else end


def _with_apposition(words: Sequence[Token], comma: int, floor: int) -> Range | None:
    """Return the subject before an apposition that ends at ``comma``: "Ames, a farmer, said"."""
    opening = CLOSERS[words[comma].low]
    for at in range(comma - 1, max(floor, comma - WINDOW), -1):
        if words[at].low != opening:
            continue
        begin = left_edge(words, at, floor)
        if begin == at:
            return None
        if words[begin].low.endswith("ing") and not words[begin].capital and begin > floor:
            continue
        if begin == at - 1 and begin - 1 > floor and words[begin].shouted and words[begin - 1].low == opening:
            continue  # Ana Ruiz, MD, chair of the board, said
        aside = comma - at <= ASIDE and not words[at + 1].low.isdigit()
        return (begin, at) if aside else (begin, comma)
    return None


def empty(place: Place, source: Range) -> bool:
    """Tell whether a range holds no noun: "more pronounced", "other claims".

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> text = "There said Ames."
    >>> said = Match(6, 10, Cue("said", "sourcing", "attribution", 3.0, None, "hand"))
    >>> empty(Place(tokens(text, Span(0, len(text))), said, 1, 2, 0, 4, [], titled=False), (0, 1))
    True
    """
    words = place.words[slice(*source)]
    return all(word.low in NO_SUBJECTS or (word.low == "time" and not word.capital) for word in words)


def outer(place: Place, source: Range) -> Range:
    """Return a source, or whom "who" stands for where it is the object of its clause.

    In "people who crossed the bridge say so" the people say so, and not the bridge.

    >>> from credence.clauses import tokens
    >>> from credence.model import Cue, Match, Span
    >>> from credence.frames.place import Frame
    >>> text = "Growers who noted the leak say so."
    >>> words = tokens(text, Span(0, len(text)))
    >>> noted = Match(12, 17, Cue("noted", "sourcing", "attribution", 3.0, None, "hand"))
    >>> say = Match(27, 30, Cue("say", "sourcing", "attribution", 3.0, None, "hand"))
    >>> who = Frame(noted, (2, 3), (1, 2), (3, 5), antecedent=(0, 1))
    >>> outer(Place(words, say, 5, 6, 3, 8, [who], titled=False), (3, 5))
    (0, 1)
    """
    last = place.before[-1] if place.before else None
    inner = last and last.antecedent and last.source and last.source[1] == last.cue[0]
    return last.antecedent if last and inner and last.antecedent and last.cue[1] == source[0] else source
