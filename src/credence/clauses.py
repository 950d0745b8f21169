"""The words and marks of a sentence, and the closed word lists of grammar by which they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from credence.lexicon import fold
from credence.model import Span

SPLIT = re.compile(r"(\w++(?:(?:[-.&’']|(?<=\d),(?=\d{3}(?!\w)))(?=\w)\w++)*+|[^\w\s])")

BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't".split())
AUXILIARIES = BE | frozenset(
    "has have had having do does did will would can could may might must should shall cannot can't couldn't"
    " don't doesn't didn't won't wouldn't hasn't haven't hadn't shouldn't not never also already now then"
    " later once still just again further even only soon since long first often always sometimes merely"
    " simply to all both too instead today yesterday finally initially previously ever".split()
)
# A finite verb inside a noun phrase means that a clause ended, unless "who" opened a relative one.
FINITE = frozenset(
    "is are was were has had have does did will would can could may might must should became become began got"
    " went came gave includes included seems seemed appears".split()
)
OBJECT_PRONOUNS = frozenset("him them us me".split())
RELATIVE = frozenset("who whose whom which".split())
SUBJECT_PRONOUNS = frozenset("he she they it i we you who".split())
DETERMINERS = frozenset(
    "a an the his her its their our my your this that these those some many several no any each every another"
    " most both all such other".split()
)
# Determiners that cannot stand alone: what follows them is a noun.
ARTICLES = frozenset("a an the his her its their our my your every each no any another".split())
PREPOSITIONS = frozenset(
    "of for at in on to from with by about against over under between among into near within without during"
    " after before despite since until through throughout across upon amid alongside behind inside"
    " outside like".split()
)
CONJUNCTIONS = frozenset(
    "that but because while although though after before as if whether when where since until so than whereas"
    " unless or nor yet how why what".split()
)
TIMES = frozenset(
    "last this next earlier later yesterday today tomorrow tonight monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october november december"
    " meanwhile however recently now then still instead ago week month year".split()
)
STARTERS = frozenset("but and so yet even then still meanwhile however now also or only later".split())
STOPS = frozenset('.,;:!?()[]–—…"“”„«»|/')
# What a verb can take along: "zooming out", "looking ahead".
PARTICLES = frozenset("out in up down back ahead away on off over forward around aside apart".split())
CONTRACTED = frozenset("it's that's he's she's let's there's what's who's here's".split())
QUOTES = frozenset('"“”„«»‘')
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt rev hon st jr sr capt cmdr inc corp co ltd vs no".split()
)
# Unions are made once, here: one made where it is asked for costs more than all the rest of its rule.
LEADING = PREPOSITIONS | TIMES
NOMINAL = SUBJECT_PRONOUNS | DETERMINERS
OCCASIONS = frozenset("during after before in at via on".split())
TIMED = TIMES | {"a", "an"}
PLAIN_TIMES = TIMES - {"may", "march", "still"}


class Token(NamedTuple):
    """A word or a mark; ``low`` is folded; ``capital`` is true where it begins with a capital."""

    start: int
    end: int
    low: str
    capital: bool
    shouted: bool

    @property
    def word(self) -> bool:
        """Tell whether it is a word and no mark."""
        return self.low[0].isalnum() or self.low[0] == "_"


new = tuple.__new__


def tokens(text: str, span: Span) -> list[Token]:
    """Return the words and marks of a span.

    >>> [token.low for token in tokens("Dr. Ames’s boat, she said.", Span(0, 26))]
    ['dr', "ames's", 'boat', ',', 'she', 'said', '.']
    """
    found: list[Token] = []
    piece, offset = span.of(text), span.start
    low = fold(piece)
    parts = SPLIT.split(piece)  # a gap, a word, a gap, a word ...
    bounds = list(accumulate(map(len, parts)))
    for word, start, end in zip(parts[1::2], bounds[::2], bounds[1::2], strict=False):
        if word == "." and found and _abbreviated(found[-1].low):
            continue
        folded = low[start:end]
        capital = folded != word and word[0].isupper()
        shouted = capital and word.isupper()
        # There are as many tokens as words, and the class itself takes twice as long to make one.
        found.append(new(Token, (offset + start, offset + end, folded, capital, shouted)))
    return found


def _abbreviated(word: str) -> bool:
    """Tell whether a full stop after this word ends no sentence: "Mr.", "J.", "U.S."."""
    return word in ABBREVIATIONS or len(word) == 1 or word[-2:-1] == "."


def opens_participle(words: Sequence[Token], begin: int) -> bool:
    """Tell whether a participle opens a clause, and no name: "Speaking bluntly,", "Zooming out:".

    >>> text = "Speaking bluntly, the pier leaks."
    >>> opens_participle(tokens(text, Span(0, len(text))), 0)
    True
    """
    if begin + 2 >= len(words) or not words[begin].low.endswith("ing"):
        return False
    second, third = words[begin + 1], words[begin + 2]
    aside = second.low.endswith("ly") and third.low in {",", ":"}
    return aside or (second.low in PARTICLES and third.low in {",", ":"})


def possessive(token: Token) -> bool:
    """Tell whether a word ends in the possessive 's or s'.

    >>> possessive(Token(0, 6, "ames's", True, False))
    True
    """
    return token.low.endswith("'s") and token.low not in CONTRACTED


def adverbial(words: Sequence[Token], at: int) -> bool:
    """Tell whether an adverbial of time or occasion begins at ``at``: "on Monday", "in a letter".

    >>> adverbial(tokens("in a letter", Span(0, 11)), 0)
    True
    """
    low = words[at].low
    if low not in OCCASIONS:
        return low in PLAIN_TIMES
    after = words[at + 1].low if at + 1 < len(words) else ""
    return after in TIMED or after[:4].isdigit()
