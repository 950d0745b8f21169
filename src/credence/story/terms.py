"""Words as the comparison sees them: stems, concepts of a small thesaurus, and how rare each is.

``concepts.csv`` is a hand-made thesaurus of words that news uses for one another ("died",
"killed", "dead"). ``background.csv`` counts in how many articles of reference news each stem
occurs, and how often it has a capital there; a stem that is not in it is rare.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import log
from pathlib import Path

from credence.clauses import Token

SHORTEST_STEM = 4
# The number of articles of reference news stands in the row of this word.
TOTAL = "<articles>"
# The table leaves out what occurs in fewer articles; half of that is assumed of what it lacks.
COMMON, UNSEEN = 12, 6
SUFFIXES = (
    "ations ation ating ated ates ators ator ings ing ments ment ances ance ences ence ers ed er ions ion"
    " ors or ives ive ably able ally als al ness ies ily ly es s y e"
).split()
# "Station" is no form of "state".
LEAST = {"ion": 5, "ions": 5}
KEPT_S = ("ss", "us", "is")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the stem of a folded word: its possessive and one or two endings cut off.

    >>> {stem(word) for word in ("accused", "accuses", "accusation", "accusing")}
    {'accus'}
    >>> stem("ferries"), stem("ferry's"), stem("stopped"), stem("glass")
    ('ferr', 'ferr', 'stop', 'glass')
    """
    word = word.removesuffix("'s").removesuffix("'")
    if not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > SHORTEST_STEM:
        word = word[:-3] + "y"
    elif word[-1:] == "s" and not word.endswith(KEPT_S) and len(word) > SHORTEST_STEM:
        word = word[:-1]
    ending = next(
        (s for s in SUFFIXES if word.endswith(s) and len(word) - len(s) >= LEAST.get(s, SHORTEST_STEM)), ""
    )
    if ending == "s" and word.endswith(KEPT_S):
        return word
    cut = word[: len(word) - len(ending)]
    if ending in ("ing", "ed", "er", "ings", "ers") and cut[-1] == cut[-2] and cut[-1] not in "ls":
        cut = cut[:-1]
    return cut[:-1] if cut[-1] == "e" and len(cut) > SHORTEST_STEM else cut


@cache
def concepts() -> Mapping[str, str]:
    """Return the concept of each word form that the thesaurus holds.

    >>> concepts()["killed"] == concepts()["died"]
    True
    """
    return {word: row["concept"] for row in rows("concepts.csv") for word in row["words"].split("|")}


@cache
def background() -> Mapping[str, int]:
    """Return in how many articles of reference news each common stem occurs."""
    return {row["stem"]: int(row["articles"]) for row in rows("background.csv")}


@cache
def capital() -> Mapping[str, float]:
    """Return how often (0..1) each common stem has a capital inside a sentence of reference news."""
    return {row["stem"]: float(row["capital"]) for row in rows("background.csv") if row["capital"]}


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table that stands beside this module."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@lru_cache(maxsize=1 << 15)
def rarity(term: str) -> float:
    """Return the inverse document frequency of a stem or name in reference news, in nats.

    >>> rarity("the") < 0.1 < 2 < rarity("bridg") < rarity("zyzzyva")
    True
    """
    total = background()[TOTAL]
    return log((total + 1) / (background().get(term, UNSEEN) + 1)) if len(term) > 1 else 0.0


def term(token: Token) -> str:
    """Return the concept of a word where it has one, else its stem."""
    low = token.low.removesuffix("'s")
    return concepts().get(low) or stem(low)


def weigh(terms: Iterable[str]) -> float:
    """Return the summed rarity of some terms."""
    return sum(map(rarity, terms))


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of ``vocabulary.csv``.

    >>> "firm" in words("role")
    True
    """
    return next(frozenset(row["words"].split("|")) for row in rows("vocabulary.csv") if row["list"] == name)
