"""Counts: what a number counts, told by the noun behind it or by a word near it such as "injured"."""

from __future__ import annotations

from collections.abc import Iterator

from credence.clauses import DETERMINERS, FINITE, PREPOSITIONS
from credence.model import Span
from credence.quantities import Quantity
from credence.story.accounts import Line

# What is counted where no noun behind the number tells it: words so near after it, or before it.
AFTER, BEFORE, NOUN_REACH = 7, 5, 4
MEASURES = frozenset(
    "#die #hurt #missing #evacuate #arrest #ill #vote #home #job #recall #sell #complaint".split()
)
FATES = MEASURES - {"#vote", "#home", "#job"}
# Who can be counted without saying what became of them; all are one measure.
PEOPLE = frozenset(("", "#resident", "#folk", "#child", "#customer", "#patient"))
ANYBODY = frozenset(("#resident",))
HARM = frozenset(("#die", "#hurt", "#missing"))
NOBODY = frozenset("no nobody none without".split())
NOBODY_REACH = 4
# Below so many a number by itself counts nothing certain.
FEW = 10
# A noun has so many letters: not "his" or "was".
LEAST_NOUN = 4


def nobody(line: Line) -> Iterator[Quantity]:
    """Yield "no injuries" and "nobody was hurt" as a count of zero."""
    for at, word in enumerate(line.words):
        after = line.terms[at + 1 : at + 1 + NOBODY_REACH]
        if word.low in NOBODY and HARM & set(_until_mark(iter(after))):
            span = Span(word.start, word.end)
            yield Quantity(span, "number", 0.0, 0.0, "", span, "", span)


def counted(line: Line, figure: Quantity) -> Quantity:
    """Return a number behind a word with a capital as the count it is: "Nationwide 210 ferries"."""
    end = line.at(figure.span.end - 1) + 1
    noun = line.words[end] if end < len(line.words) else None
    if figure.type != "version" or noun is None or not noun.low.endswith("s"):
        return figure
    return figure if noun.capital or noun.low in FINITE else figure._replace(type="number", unit=noun.low)


def measured(line: Line, begin: int, end: int, figure: Quantity) -> frozenset[str]:
    """Return what is counted: the noun behind the figure, or the nearest word such as "injured"."""
    noun = _noun_behind(line, end, figure)
    if noun not in PEOPLE:
        return frozenset((noun, _plural_behind(line, end, noun))) - {""}
    after = (line.terms[at] for at in range(end, min(end + AFTER, len(line.terms))))
    before = (line.terms[at] for at in range(begin - 1, max(begin - BEFORE, 0) - 1, -1))
    near = [*_until_mark(after)], [*_until_mark(before)]
    found = next((t for nearby in near for t in nearby if t in MEASURES), "")
    if found:
        return frozenset((found,))
    if noun or any(t in PEOPLE for t in near[1]):
        return ANYBODY
    counted = _noun_before(line, begin) if figure.value > FEW else frozenset()
    return counted or (ANYBODY if near[0] and line.words[end].low not in PREPOSITIONS else frozenset())


def _noun_behind(line: Line, end: int, figure: Quantity) -> str:
    """Return the term of the noun that is counted, also of a compound and of "9 of its heaters"."""
    reach = range(end, min(end + NOUN_REACH, len(line.terms)))
    partitive = end < len(line.words) and line.words[end].low == "of"
    for at in reach:
        word = line.words[at]
        if word.low == figure.unit or (partitive and word.low.endswith("s") and word.low not in DETERMINERS):
            inner = (t for t in line.terms[end:at] if t in MEASURES)
            return line.terms[at] if line.terms[at].startswith("#") else next(inner, line.terms[at])
    return ""


def _plural_behind(line: Line, end: int, fate: str) -> str:
    """Return the plural behind a word that tells what became of what is counted: "40 sick cows"."""
    if fate not in FATES or end + 1 >= len(line.words) or line.terms[end] != fate:
        return ""
    noun = line.words[end + 1]
    return (
        line.terms[end + 1]
        if noun.word and noun.low.endswith("s") and not line.words[end].low.endswith("s")
        else ""
    )


def _noun_before(line: Line, begin: int) -> frozenset[str]:
    """Return the plural that a figure behind its noun counts: "the papers numbered 34"."""
    before = range(begin - 1, max(begin - BEFORE, 0) - 1, -1)
    plurals = (
        line.terms[at] for at in before if line.words[at].low.endswith("s") and _is_long(line.terms[at])
    )
    return frozenset(filter(None, (next(plurals, ""),)))


def _is_long(term: str) -> bool:
    """Tell whether a term is long enough for a noun: not "his" or "was"."""
    return len(term) >= LEAST_NOUN


def _until_mark(nearby: Iterator[str]) -> Iterator[str]:
    """Yield terms up to the first mark."""
    for found in nearby:
        if not found:
            return
        yield found
