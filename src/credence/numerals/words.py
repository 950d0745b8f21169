"""The words that quantities are made of, and the nouns that they count."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

COUNTED = re.compile(r"[ \xa0-]([a-z]++)(?:[ -]([a-z]++))?+")
NOT_COUNTED = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been has have had will"
    " would can could may might that this these those it its their his her our my your than then when"
    " while who which where what because if so not no more less other others years times does since"
    " until after before over under per".split()
)
IRREGULAR_PLURALS = frozenset(
    "people men women children police staff cattle sheep fish mice teeth feet".split()
)
NO_PLURALS = ("ss", "us", "is")


class Token(NamedTuple):
    """A word or figure that can be part of a quantity; ``role`` says which part."""

    start: int
    end: int
    role: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Word:
    """One row of ``numerals.csv``.

    ``case`` is ``capital`` where only a capital tells it from another word ("May"), and ``capitals``
    where only capitals do ("CUP", the code of a currency).
    """

    role: str
    value: float
    unit: str
    case: str


@cache
def vocabulary() -> tuple[AhoCorasick, tuple[Word, ...], frozenset[str]]:
    """Return the automaton over the words, what each of them means, and the words themselves."""
    with (resources.files("credence") / "numerals.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    words = tuple(Word(row["role"], float(row["value"]), row["unit"], row["case"]) for row in rows)
    names = [row["word"] for row in rows]
    return AhoCorasick(names), words, frozenset(names)


def lexical(text: str, folded: str) -> Iterator[Token]:
    """Yield the tokens that are words: whole words, though a figure may be glued to them."""
    automaton, words, _ = vocabulary()
    padded = f" {folded} "  # what stands before offset i is padded[i]
    for index, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if padded[end + 1].isalnum() and padded[end].isalpha():
            continue
        if padded[start].isalpha() and padded[start + 1].isalpha():
            continue
        if padded[start] == "'" and padded[start - 1].isalpha():  # the end of "c'mon"
            continue
        word = words[index]
        if _written(word.case, text[start:end]) and not _escaped(text, start, end):
            yield Token(start, end, word.role, word.value, word.unit)


def _written(case: str, word: str) -> bool:
    """Tell whether a word is written with the capitals that it needs."""
    return not case or (word.isupper() if case == "capitals" else word[0].isupper())


def _escaped(text: str, start: int, end: int) -> bool:
    """Tell whether a percent sign is an escape of an address of the web, as in "%20"."""
    return text[start:end] == "%" and text[end : end + 1].isalnum()


def counted(text: str, end: int) -> str:
    """Return the noun that a number ending at ``end`` counts, or nothing.

    It is a plural right behind the number, or behind one more word.

    >>> counted("12 new ferries", 2), counted("12 of them", 2)
    ('ferries', '')
    """
    match = COUNTED.match(text, end)
    for noun in match.groups() if match else ():
        if noun is None or noun in NOT_COUNTED:
            return ""
        if noun in IRREGULAR_PLURALS or (noun[-1] == "s" and not noun.endswith(NO_PLURALS)):
            return str(noun)
    return ""
