"""Which quantities of a sentence say how much of what: "412 cars" does, "one day" and a bare "8" do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from credence.lexicon import fold
from credence.numerals import NAME_REACH, counted
from credence.numerals.words import NOT_COUNTED
from credence.quantities import Quantity

MEASURED = frozenset(("percent", "currency", "unit", "duration", "age"))
COUNTS = frozenset(("number", "range"))
# "The two clubs", "these three": who is meant is known already, and nothing is counted.
DEFINITE = frozenset(("the", "these", "those", "both"))
SEVERAL = 10
# "Many million", "several hundred": nobody can say how many.
SCALES = frozenset("hundred thousand million billion trillion dozen".split())
# "87 of the machines", "452 who left", "3,021 heart surgery patients".
PART = re.compile(r"(?: of (?:the|these|those|its|their|our|his|her|my|all)| more| fewer)(?= [a-z])")
# "Six million Norwegians", "12 young Germans": people by where they live or what they believe.
PEOPLE = re.compile(r" (?:[a-z]{1,16}+ )?[A-Z][a-z]{1,15}(?:an|er|at|ard|ite|on|im|ist)s\b")
COMPOUND = re.compile(r" ([a-z]++) ([a-z]++)(?= [a-z])")
# "Aged 46 to 65", "under 18 years of age"; behind a full name, "Mara Lindqvist, 44, of Sunde".
AGED = re.compile(r"\b[Aa]ge[sd]?(?: (?:of|from|between))? \Z")
NAMED = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*+ [A-Z][\w’'-]*+(?:, | \()\Z")
NAMED_ENDS = re.compile(r"[,.;)](?! ?\d)| (?:and|of)\b|\Z")
SURNAMED, SURNAMED_ENDS = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*+, \Z"), re.compile(r", [a-z]")
OLDEST = 110
# "259 and 255 members", "3 of 12 whales": what the last of a row counts, all count.
JOINED = frozenset((" and ", " or ", ", and ", ", or ", " to ", " of ", " out of ", " in "))


def telling(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities that say how much of what, in reading order.

    >>> from credence.quantities import find
    >>> text = "The two clubs lost 259 and 255 members, 87 of the coaches, and one day; 8 stayed."
    >>> [one.span.of(text) for one in telling(text, find(text))]
    ['259', '255', '87']
    """
    kept: list[Quantity] = []
    joined = False
    for one in reversed(found):
        gap = text[one.span.end : kept[-1].span.start] if kept else ""
        joined = one.type in COUNTS and (gap in JOINED or (joined and gap == ", "))
        if joined or (_tells(text, one) and not _known(text, one)):
            kept.append(one)
    return tuple(reversed(kept))


def _tells(text: str, one: Quantity) -> bool:
    """Tell whether a quantity has a unit, or is a count or a part of something, or an age."""
    if fold(one.figure.of(text)) in SCALES:
        return False
    if one.type in MEASURED:
        return one.type != "duration" or one.upper != 1
    if one.type not in COUNTS:
        return False
    if one.upper > 1:
        return bool(one.unit) or _counts(text, one.span.end) or _age(text, one)
    return 0 < one.upper < 1 and text.startswith(" of ", one.span.end)


def _counts(text: str, end: int) -> bool:
    """Tell whether a number that ends at ``end`` counts people, a part of several, or a compound."""
    if text.startswith(" who ", end) or PEOPLE.match(text, end):
        return True
    if part := PART.match(text, end):
        return bool(counted(text, part.end()))
    compound = COMPOUND.match(text, end)
    return bool(compound and NOT_COUNTED.isdisjoint(compound.groups()) and counted(text, compound.end()))


def _age(text: str, one: Quantity) -> bool:
    """Tell whether a number is somebody's age."""
    start, end = one.span
    begin = max(0, start - 2 * NAME_REACH)
    named = NAMED.search(text, begin, start) and NAMED_ENDS.match(text, end)
    named = named or (SURNAMED.search(text, begin, start) and SURNAMED_ENDS.match(text, end))
    led = named or AGED.search(text, begin, start) or text.startswith(" years of age", end)
    return one.upper <= OLDEST and bool(led)


def _known(text: str, one: Quantity) -> bool:
    """Tell whether a small number only says again who is meant: "the two clubs", "these three towns"."""
    before = fold(text[max(0, one.span.start - NAME_REACH) : one.span.start]).split()
    return one.type == "number" and one.upper <= SEVERAL and not DEFINITE.isdisjoint(before[-1:])
