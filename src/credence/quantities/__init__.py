"""Numbers, shares, sums of money, measures and dates, found in one pass over a text.

:mod:`credence.numerals` finds the words and figures. Here a text becomes the sequence of their
roles and of the gaps between them, one character each, and a regular grammar over those
characters says what belongs together: a few characters for each quantity, not the text.

Numbers in names ("Flight 370", "Covid-19") measure nothing: they are of type ``version``, or no
quantity at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from credence import dates
from credence.lexicon import fold
from credence.model import Span
from credence.numerals import CENTURY, LAST_DAY, NAME_REACH, SCALES, Token, counted, tokens, value
from credence.quantities.grammar import GAP, coded, pattern

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

FIRST_LIKELY_YEAR = 1800
PARTITIVE = (" of ", " the ", " a ", " an ", " its ", " their ")
RELATIONS = {
    phrase: relation
    for relation, phrases in {
        ">": "more than|over|above|greater than|upwards of|north of|well over|in excess of|higher than",
        ">=": "at least|no fewer than|no less than|as many as|as much as|a minimum of|not less than",
        "<": "less than|fewer than|under|below|lower than|just under|short of|well under",
        "<=": "at most|up to|no more than|a maximum of|not more than",
        "~": "about|around|roughly|approximately|some|nearly|almost|close to|an estimated|more or less|circa",
        "=": "exactly|precisely|a total of",
        "only": "only|just|a mere|barely|as few as|as little as",
        "from": "from|between|since|before|after|until|till|by",
        "of": "of|out of",
        "to": "to",
    }.items()
    for phrase in phrases.split("|")
}
BOUNDS = frozenset((">", ">=", "<", "<=", "~", "only"))
RELATION_WORDS = 3
RELATION_REACH = 24
# A capital on one of these does not make the number behind it part of a name.
PLAIN_CAPITALS = frozenset(
    "A About After All Almost Also Although An And Another Around As At Before Between But By Did Do"
    " For From Had Has Have He Her His How I If In Into Is It Its Just Last More Most Nearly No Nor"
    " Not Of On Only Or Our Over She Since So Some Than That The Their Then There These They This"
    " Those To Under Until Up Was We Were What When Where Which While Who Why With You Your Are"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
NAME_BEFORE = re.compile(r"(?<!\w)([a-z]?[A-Z][\w’'&-]*+|(?:model|version|type|series|mark))[ \xa0]\Z")
# A name with its figure glued to it: "A320", "B-52", "5G"; and what looks like one and names no product.
GLUED = re.compile(
    r"[A-Z1-9](?=[A-Z\d-])(?:(?<=[A-Z])[A-Z]{0,3}-?\d{1,4}(?:[A-Za-z]{1,2}|\.\d{1,2})?+|(?<=[1-9])G)"
    r"(?![\w/%-]|[.,]\d| \d[A-Z]{2}\b)"
)
NO_VERSION_AFTER = frozenset(".,'’&/@#$£€_-")
NO_VERSIONS = frozenset(
    "Q1 Q2 Q3 Q4 H1 H2 G7 G8 G20 G77 CO2 H2O O2 N2 CH4 B2B B2C Y2K K12 PM10 PM2.5".split()
)
DAY_BEFORE = re.compile(
    r"\b(?:on|for|by|since|until|till|before|after|from|dated) (?P<the>the )?\Z", re.IGNORECASE
)
# "The one", "this one": a pronoun, and no number.
ONE = re.compile(
    r"\b(?:the|this|that|which|each|every|any|no|another|only|loved|little|new|old) \Z", re.IGNORECASE
)
# What stands behind a day of the month that is no adjective: the end of a clause, or a small word.
DAY_AFTER = re.compile(r"\Z|[.,;:!?)”\"]| (?:and|at|but|by|for|from|in|of|or|to|when|with)\b")
DENIED, ARTICLE = "no ", "the "
OWNERS = frozenset("their his her my our your".split())
NAME_AFTER = re.compile(r" [A-Z][a-z]")
PERIODS = frozenset(("century", "daypart", "period"))
TIME_PREPOSITIONS = frozenset(
    "in since of by until till early late mid last next this during from to before after".split()
)


def find(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in reading order, without overlap.

    >>> for q in find("Nearly 17 per cent of 1,200 trees fell on 12 March 2024, up from $3m last week."):
    ...     print(q.type, q.value, q.unit, q.relation, q.when)
    percent 17.0 percent ~
    number 1200.0 trees of
    date 0.0   2024-03-12
    currency 3000000.0 dollar from
    date 0.0   week-1
    """
    found = tokens(text)
    codes, places = coded(text, found)
    read = (_quantity(text, match, places, found) for match in pattern().finditer(codes))
    return tuple(quantity for quantity in read if quantity is not None)


def versions(text: str) -> Iterator[Span]:
    """Yield the names of products and versions whose figure is glued to a letter.

    >>> text = "The A320 flew over the 5G mast in Q1."
    >>> [span.of(text) for span in versions(text)]
    ['A320', '5G']
    """
    for found in GLUED.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if found[0] not in NO_VERSIONS and not before.isalnum() and before not in NO_VERSION_AFTER:
            yield Span(*found.span())


def resolve(quantity: Quantity, published: dt.date | None) -> dates.Days | None:
    """Return the first and last day that a date stands for, or ``None`` where that is not known.

    >>> [quantity] = find("It closed two weeks ago.")
    >>> [str(day) for day in resolve(quantity, dt.date(2024, 3, 13)) or ()], resolve(quantity, None)
    (['2024-02-26', '2024-03-03'], None)
    """
    return dates.resolve(quantity.when, published) if quantity.when else None


def _quantity(
    text: str, match: re.Match[str], places: Sequence[int], found: Sequence[Token]
) -> Quantity | None:
    """Return the quantity of one match of the grammar, or ``None`` where the words mean another thing."""
    pieces = found[places[match.start()] : places[match.end() - 1] + 1]
    gaps = GAP.findall(match.group())
    breaks = "-~"
    if pieces[0].role == "between":
        pieces, gaps, breaks = pieces[1:], gaps[1:], "&"
    span = Span(pieces[0].start, pieces[-1].end)
    if match.lastgroup == "date" and _is_date(text, pieces, span):
        near = _relation(text, span)
        return Quantity(span, "date", 0.0, 0.0, "", span, *near, dates.read(pieces), dates.relative(pieces))
    if _is_day(text, pieces, span):
        return Quantity(span, "date", 0.0, 0.0, "", span, *_relation(text, span), dates.read(pieces))
    groups = _groups(pieces, gaps, breaks)
    kind = _type(text, match.lastgroup or "", pieces, span)
    if kind is None or not groups:
        return None
    unit = next((piece.unit for piece in reversed(pieces) if piece.role in MEASURES), "")
    if kind == "number":
        kind, unit = ("range" if len(groups) > 1 else kind), counted(text, span.end)
    figure = Span(groups[0][0].start, groups[-1][-1].end)
    relation, scope = _relation(text, span)
    if kind == "version":
        scope = Span(name_start(text, span.start), span.end)
    return Quantity(span, kind, *_bounds(groups), unit, figure, relation, scope)


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


def name_start(text: str, start: int) -> int:
    """Return where the word with a capital before the figure at ``start`` begins, or ``start`` itself."""
    before = NAME_BEFORE.search(text, max(0, start - NAME_REACH), start)
    return before.start() if before and before[1] not in PLAIN_CAPITALS else start


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


def _relation(text: str, span: Span) -> tuple[str, Span]:
    """Return how the words before a figure qualify it, and the span with those words."""
    begin = max(0, span.start - RELATION_REACH)
    before = fold(text[begin : span.start])
    words = before.replace("(", " ").split()[-RELATION_WORDS:]
    for i in range(len(words)):
        phrase = " ".join(words[i:])
        if phrase in RELATIONS and phrase in before:
            return RELATIONS[phrase], Span(begin + before.rfind(phrase), span.end)
    return "", span


def _is_day(text: str, pieces: Sequence[Token], span: Span) -> bool:
    """Tell whether a lone 4/22 or 15th is a day: "on 4/22", "on the 15th.", and not "the 15th hole"."""
    (first, *others) = pieces
    if others or first.role not in {"ratio", "slashed", "ordinal"}:
        return False
    led = DAY_BEFORE.search(text, max(0, span.start - RELATION_REACH), span.start)
    if first.role == "ordinal":
        last = first.value <= LAST_DAY and text[span.start].isdigit()
        return bool(led and last and DAY_AFTER.match(text, span.end))
    return bool(led and first.unit and not led["the"])


def _is_date(text: str, pieces: Sequence[Token], span: Span) -> bool:
    """Tell whether it is a date: not the year in "2000 seats", the "May" of a name, or "no tomorrow"."""
    if fold(text[max(0, span.start - len(DENIED)) : span.start]) == DENIED:
        return False
    if _titled(text, pieces, span) or (pieces[0].role == "decade" and _aged(text, span)):
        return False
    if len(pieces) > 1 or pieces[0].role not in {"year", "month_name", "slashed"}:
        return True
    if pieces[0].role == "slashed":
        return _is_day(text, pieces, span)
    word = text[max(0, span.start - RELATION_REACH) : span.start].rpartition(" ")[0].split()[-1:]
    led = bool(word) and word[0].lower().strip("(,") in TIME_PREPOSITIONS
    if pieces[0].role == "month_name":
        return led
    amount = pieces[0].value % CENTURY == 0 and bool(counted(text, span.end))
    likely = pieces[0].value >= FIRST_LIKELY_YEAR and not amount
    return led or (likely and _relation(text, span)[0] not in BOUNDS)


def _titled(text: str, pieces: Sequence[Token], span: Span) -> bool:
    """Tell whether a name goes on behind a date in capitals: "the Sunday Post", "21st Century Mills"."""
    if not NAME_AFTER.match(text, span.end):
        return False
    if pieces[-1].role in PERIODS:
        return text[pieces[-1].start].isupper()
    article = text[max(0, span.start - len(ARTICLE)) : span.start].lower()
    return article == ARTICLE and len(pieces) == 1 and pieces[0].role == "weekday"


def _aged(text: str, span: Span) -> bool:
    """Tell whether a decade is somebody's age: "in their 60s"."""
    before = fold(text[max(0, span.start - RELATION_REACH) : span.start]).split()
    return not OWNERS.isdisjoint(before[-1:])
