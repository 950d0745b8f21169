"""How the heads read a sentence: all spelt alike, without names and figures.

Lower case, ``0`` for a number, ``0000`` for a year, ``Aa`` for a name inside running prose, ``^`` and
``$`` for the ends of the sentence. So no head learns who is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from credence.lexicon import fold
from credence.posts import plain
from credence.signal import DIGITS
from credence.text import title_case

NAME = "Aa"
OPENING, CLOSING = "^", "$"
# From this share of capitals on, capitals show a headline and no names.
HEADLINE_CAPITALS = 0.6
FEW_WORDS = 2
WORD = re.compile(r"[^\W\d_]++(?:['’.-][^\W_]++)*+")
# Capitals that make no name.
PLAIN = frozenset(
    "I I'm I've I'll I'd Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March"
    " April May June July August September October November December".split()
)
# Words that open a sentence with a capital before a name: "The Harbour Board".
OPENERS = frozenset(
    "the a an in on at as but and for if when while after before this that these those he she it they we you"
    " his her its their our my your mr mrs ms dr what why how who where with from by to of or so then there"
    " is are was were do does did no not according since until under over both all some many most few one two"
    " three last next former".split()
)
MARKS = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), "–": "—", "^": " ", "$": "¤", "|": " "})
FIRST_YEARS = ("18", "19", "20")
YEAR_DIGITS = 4
TOKEN = re.compile(r"[^\W_]++(?:['-][^\W_]++)*+|[^\w\s]")


def spell(sentence: str) -> str:
    """Return a sentence as the heads read it.

    Signs of posts are no words, see :mod:`credence.posts`.

    >>> spell("On Monday Ada Obi’s crew sold 1,200 boats in 1998.")
    "^ on monday Aa's crew sold 0 boats in 0000. $"
    """
    numbered = DIGITS.sub(_numeral, _without_names(plain(sentence)).translate(MARKS))
    return " ".join((OPENING, *numbered.split(), CLOSING))


def _numeral(found: re.Match[str]) -> str:
    """Return what stands for a number."""
    digits = found.group()
    return "0000" if len(digits) == YEAR_DIGITS and digits.startswith(FIRST_YEARS) else "0"


def _without_names(sentence: str) -> str:
    """Return a folded sentence with ``Aa`` for each name; headlines keep all words."""
    words = sentence.split()
    folded = fold(sentence)
    if len(words) > FEW_WORDS and title_case(words) > HEADLINE_CAPITALS:
        return folded
    pieces: list[str] = []
    at = 0
    for start, end in _names(sentence):
        if pieces and sentence[at:start] == " ":
            at = end
            continue
        pieces += [folded[at:start], NAME]
        at = end
    return "".join((*pieces, folded[at:]))


def _names(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the words with a capital that are parts of names, without a possessive ending."""
    words = list(WORD.finditer(sentence))
    for i, word in enumerate(words):
        text = word.group().replace("’", "'")
        if (
            not text[0].isupper()
            or text in PLAIN
            or (_opens(sentence, word) and not _leads(sentence, words, i))
        ):
            continue
        yield word.start(), word.end() - 2 * text.endswith("'s")


def _opens(sentence: str, word: re.Match[str]) -> bool:
    """Tell whether a capital is due to the place of the word."""
    before = sentence[max(0, word.start() - 8) : word.start()].rstrip()
    return not before or before[-1] in ".!?:;…\"“”'‘(—–-|"


def _leads(sentence: str, words: list[re.Match[str]], i: int) -> bool:
    """Tell whether the first word of a sentence opens a name of several words."""
    if i + 1 == len(words) or words[i].group().lower() in OPENERS:
        return False
    following = words[i + 1]
    apart = sentence[words[i].end() : following.start()]
    return (
        apart == " " and following.group()[0].isupper() and following.group().replace("’", "'") not in PLAIN
    )


def tokens(spelt: str) -> list[str]:
    """Return the words and marks of a sentence as it is spelt.

    >>> tokens("^ it may, $")
    ['^', 'it', 'may', ',', '$']
    """
    return TOKEN.findall(spelt)
