"""From one match of the grammar to the quantity that it stands for, or to none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from credence import dates
from credence.lexicon import fold
from credence.model import Span
from credence.numerals import SCALES, Token, counted, value
from credence.quantities.context import RELATION_REACH, is_date, is_day, name_start, relation
from credence.quantities.grammar import GAP

Type = Literal[
    "number", "range", "percent", "currency", "unit", "duration", "age", "ordinal", "date", "time", "version"
]


class Quantity(NamedTuple):
    """One quantity: where it stands, what it is and how it is bounded.

    ``value`` and ``upper`` are its bounds in ``unit``, equal unless a range is written. ``unit``
    is a singular name ("dollar", "percent", "kilometre"), or for a bare number the noun counted
    ("patients"), or empty. ``figure`` is the span of the number alone. ``relation`` says how the
    words before qualify it: ``<``, ``<=``, ``>``, ``>=``, ``~``, ``=``, ``only``, ``of``, ``to``,
    ``from``, or empty; ``scope`` is the span with those words, or with the name that a ``version``
    belongs to. ``when`` is the notation of a date (see :mod:`credence.dates`). ``relative`` is true
    where a date counts from another day: that of publication, or, where ``when`` is empty, one
    named before.
    """

    span: Span
    type: Type
    value: float
    upper: float
    unit: str
    figure: Span
    relation: str
    scope: Span
    when: str = ""
    relative: bool = False


TYPES: dict[str, Type] = {
    "sign": "currency",
    "money": "currency",
    "percent": "percent",
    "share": "percent",
    "time": "time",
    "duration": "duration",
    "unit": "unit",
    "ordinal": "ordinal",
}
FIGURES = frozenset(("small_number", "year", "digits"))
NUMERALS = FIGURES | SCALES | frozenset(
    "ones teens tens hundred and_half fraction part plural_scale ratio point minus ordinal clock"
    " clock_word".split()
)  # fmt: skip
MEASURES = frozenset("percent percentage sign money coin unit period century clock".split())
INSIDE_NUMBERS = SCALES | {"hundred", "and_half", "point", "part", "plural_scale"}
PARTITIVE = (" of ", " the ", " a ", " an ", " its ", " their ")
# "The one", "this one": a pronoun, and no number.
ONE = re.compile(
    r"\b(?:the|this|that|which|each|every|any|no|another|only|loved|little|new|old) \Z", re.IGNORECASE
)


def read(text: str, match: re.Match[str], places: Sequence[int], found: Sequence[Token]) -> Quantity | None:
    """Return the quantity of one match of the grammar, or ``None`` where the words mean another thing.

    ``places`` holds for each character of the match the number of its token in ``found``.

    >>> from credence.numerals import tokens
    >>> from credence.quantities.grammar import coded, pattern
    >>> text = "At least 40 boats left, this one too."
    >>> codes, places = coded(text, tokens(text))
    >>> found = [read(text, match, places, tokens(text)) for match in pattern().finditer(codes)]
    >>> [one and (one.value, one.unit, one.relation) for one in found]
    [(40.0, 'boats', '>='), None]
    """
    pieces = found[places[match.start()] : places[match.end() - 1] + 1]
    gaps = GAP.findall(match.group())
    breaks = "-~"
    if pieces[0].role == "between":
        pieces, gaps, breaks = pieces[1:], gaps[1:], "&"
    span = Span(pieces[0].start, pieces[-1].end)
    if match.lastgroup == "date" and is_date(text, pieces, span):
        near = relation(text, span)
        return Quantity(span, "date", 0.0, 0.0, "", span, *near, dates.read(pieces), dates.relative(pieces))
    if is_day(text, pieces, span):
        return Quantity(span, "date", 0.0, 0.0, "", span, *relation(text, span), dates.read(pieces))
    groups = _groups(pieces, gaps, breaks)
    kind = _type(text, match.lastgroup or "", pieces, span)
    if kind is None or not groups:
        return None
    unit = next((piece.unit for piece in reversed(pieces) if piece.role in MEASURES), "")
    if kind == "number":
        kind, unit = ("range" if len(groups) > 1 else kind), counted(text, span.end)
    figure = Span(groups[0][0].start, groups[-1][-1].end)
    bound, scope = relation(text, span)
    if kind == "version":
        scope = Span(name_start(text, span.start), span.end)
    return Quantity(span, kind, *_bounds(groups), unit, figure, bound, scope)


def _type(text: str, group: str, pieces: Sequence[Token], span: Span) -> Type | None:
    """Return the type of a match of the grammar that is no date, or ``None`` if it is no quantity."""
    roles = {piece.role for piece in pieces}
    if (group == "date" and roles != {"year"}) or _pronoun(text, span):
        return None
    if "old" in roles:
        return "age"
    if pieces[-1].unit == "pound" and roles & SCALES and not text.startswith(" of", span.end):
        return "currency"
    if group in TYPES:
        return TYPES[group]
    if roles == {"fraction"} and fold(span.of(text)).startswith(("half", "a ")):
        return "number" if text.startswith(PARTITIVE, span.end) else None
    return "version" if roles <= FIGURES and name_start(text, span.start) < span.start else "number"


def _pronoun(text: str, span: Span) -> bool:
    """Tell whether "one" stands for a noun: "this one", "the little one"."""
    begin = max(0, span.start - RELATION_REACH)
    return fold(span.of(text)) == "one" and ONE.search(text, begin, span.start) is not None


def _groups(pieces: Sequence[Token], gaps: Sequence[str], breaks: str) -> list[list[Token]]:
    """Return the numeric tokens of a quantity, one group for each end of a range."""
    groups: list[list[Token]] = []
    since = ""
    for gap, piece in zip(gaps, pieces, strict=True):
        since += gap
        if piece.role not in NUMERALS:
            continue
        joined = piece.role in INSIDE_NUMBERS or (
            piece.role == "ones" and bool(groups) and groups[-1][-1].role == "tens"
        )
        if not groups or (not joined and not set(since).isdisjoint(breaks)):
            groups.append([])
        groups[-1].append(piece)
        since = ""
    return groups


def _bounds(groups: Sequence[Sequence[Token]]) -> tuple[float, float]:
    """Return the ends of a range, or the value twice; "3 to 5 million" starts at 3 million."""
    low, high = value(groups[0]), value(groups[-1])
    if len(groups) > 1 and not any(token.role in SCALES for token in groups[0]):
        for token in groups[-1]:
            low *= token.value if token.role in SCALES else 1
    return low, high
