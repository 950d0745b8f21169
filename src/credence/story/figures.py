"""Figures: amounts and dates in their context, which of two accounts mean the same, and how they differ.

Two amounts can be compared where they measure the same in the same unit; whether they mean the
same thing is told by the words and names round them. Values that agree need little such context,
values that differ need much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from credence.clauses import STOPS
from credence.model import Span
from credence.quantities import Quantity
from credence.story import counts
from credence.story.accounts import Account, Line
from credence.story.actors import Actor
from credence.story.mentions import Key
from credence.story.passages import NAME, Place
from credence.story.terms import words

# How many words on each side of a figure tell what it means.
WINDOW = 10
# What money and shares can be of; several may stand round one figure.
MONEY = frozenset(
    "#cut #cost #value #stock #wipe #fall #rise #buy #sell #raise #damage #refund #money #vote #margin"
    " #rain".split()
)
COUNT = "count"
# Up to so many a bare number can be an hour.
HOURS = 24
HOUR_WORDS = frozenset("at by after before until till towards around".split())
WEAK_MARKS = frozenset(",.()“”%$" + '"')
# "From 30 to 40" gives two ends of a change.
ENDS = frozenset(("from", "to"))
MANTISSA = re.compile(r"\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in its context.

    ``unit`` is what makes two amounts comparable, ``measure`` the terms that say what is counted.
    ``step`` is how finely the value is given. ``window`` are the features round it, ``holders`` the
    names it can belong to, ``owner`` the nearest of them, ``scope`` words such as "nationwide",
    ``years`` those of its sentence. ``alone`` is true where the account has no other amount of the
    unit, or, of a count, of the measure; ``listed`` where its sentence has several.
    """

    place: Place
    span: Span
    unit: str
    measure: frozenset[str]
    quantity: Quantity
    step: float
    window: frozenset[str]
    holders: frozenset[Key]
    scope: frozenset[str]
    years: frozenset[str]
    owner: Key | None = None
    alone: bool = False
    listed: bool = False


def find(account: int, one: Account, actors: Sequence[Sequence[Actor]]) -> list[Amount]:
    """Return the amounts of one account; ``actors`` are those of each line."""
    found = [*_find(account, one, actors)]
    kinds = Counter(map(_kind, found))
    lists = Counter((amount.place, amount.unit) for amount in found)
    return [
        replace(amount, alone=kinds[_kind(amount)] == 1, listed=lists[amount.place, amount.unit] > 1)
        for amount in found
    ]


def _kind(amount: Amount) -> tuple[str, frozenset[str]]:
    """Return what an amount measures: its unit, and of a count what is counted."""
    return amount.unit, amount.measure if amount.unit == COUNT else frozenset()


def _find(account: int, one: Account, actors: Sequence[Sequence[Actor]]) -> Iterator[Amount]:
    """Yield the amounts of one account."""
    for line, here in zip(one.lines, actors, strict=True):
        place = account, line.index
        for figure in map(partial(counts.counted, line), line.figures):
            if _unit(figure) and not _is_hour(line, figure):
                yield _amount(place, line, here, figure, _step(figure, one.article.text))
        for figure in counts.nobody(line):
            yield _amount(place, line, here, figure, 1.0)


def _is_hour(line: Line, figure: Quantity) -> bool:
    """Tell whether a bare number is a time of day: "at seven"."""
    at = line.at(figure.span.start)
    bare = figure.type == "number" and not figure.unit and figure.value <= HOURS
    return bare and at > 0 and line.words[at - 1].low in HOUR_WORDS


def _unit(figure: Quantity) -> str:
    """Return what makes a figure comparable with another, or nothing for one that measures nothing."""
    if figure.type == "date":
        return _grain(figure)
    if figure.type in ("ordinal", "version", "time"):
        return ""
    if figure.type in ("number", "range"):
        return COUNT if figure.value != 1 else ""
    return figure.unit or figure.type


def _grain(figure: Quantity) -> str:
    """Return how fine a date is that does not count from another day, or nothing."""
    if figure.relative or "/" in figure.when:
        return ""
    shapes = ((r"XXXX-WXX-\d", "weekday"), (r"(?:\d{4}|XXXX)-\d\d-\d\d", "day"), (r"\d{4}", "year"))
    return next((grain for shape, grain in shapes if re.fullmatch(shape, figure.when)), "")


def _amount(place: Place, line: Line, here: Sequence[Actor], figure: Quantity, step: float) -> Amount:
    """Return one amount."""
    unit = _unit(figure)
    begin, end = line.at(figure.span.start), line.at(figure.span.end - 1) + 1
    first, last = _window(line, begin, end)
    inside = [*range(first, begin), *range(end, last)]
    named = {at for actor in here for at in range(actor.begin, actor.end)}
    named |= {at for at in inside for f in line.figures if f.span.start <= line.words[at].start < f.span.end}
    terms = {line.terms[at] for at in inside if line.terms[at] and at not in named}
    return Amount(
        place,
        figure.span,
        unit,
        counts.measured(line, begin, end, figure) if unit == COUNT else frozenset(terms & MONEY),
        figure,
        step,
        frozenset(terms | {NAME + " ".join(actor.key) for actor in here}),
        _holders(line, here),
        _scope(line, inside, begin),
        frozenset(f.when[:4] for f in line.figures if f.when[:4].isdigit()),
        _owner(line, begin, here),
    )


def _scope(line: Line, inside: Iterable[int], begin: int) -> frozenset[str]:
    """Return the words that tell of which whole or part an amount is, or that it changed."""
    near = {line.words[at].low for at in inside} & (words("scope") | words("change"))
    led = {line.words[begin - 1].low} & ENDS if begin else set()
    return frozenset(near | led)


def _owner(line: Line, at: int, here: Sequence[Actor]) -> Key | None:
    """Return the nearest name before a figure in its clause, or else the nearest behind it."""
    before = [a for a in here if a.named and a.end <= at and not _parts(line, a.end, at)]
    behind = [a for a in here if a.named and a.begin > at and not _parts(line, at, a.begin)]
    return before[-1].key if before else behind[0].key if behind else None


def _parts(line: Line, begin: int, end: int) -> bool:
    """Tell whether a mark or "and" parts two words."""
    return any(word.low in STOPS - {"$", "%"} or word.low == "and" for word in line.words[begin:end])


def _window(line: Line, begin: int, end: int) -> tuple[int, int]:
    """Return the range of words that belong to a figure: near, and not behind a strong mark."""
    strong = [at for at, word in enumerate(line.words) if word.low in STOPS - WEAK_MARKS]
    first = max([begin - WINDOW, 0, *(at + 1 for at in strong if at < begin)])
    last = min([end + WINDOW, len(line.words), *(at for at in strong if at >= end)])
    return first, last


def _holders(line: Line, here: Sequence[Actor]) -> frozenset[Key]:
    """Return the names of a sentence that are not merely its sources."""
    sources = [one.source for one in line.attributions if one.source]
    return frozenset(
        actor.key
        for actor in here
        if actor.named and not any(s.start <= line.words[actor.begin].start < s.end for s in sources)
    )


def _step(figure: Quantity, text: str) -> float:
    """Return how finely a figure is given: 0.1 million for "5.5 million", 1000 for "3,000".

    >>> from credence.quantities import find
    >>> text = "5.5 million, 3,000 or 34 trees"
    >>> [round(_step(figure, text)) for figure in find(text)]
    [100000, 1000, 1]
    """
    written = MANTISSA.search(figure.figure.of(text))
    if written is None:
        return _round_step(figure.value)
    digits = float(written[0].replace(",", ""))  # "1,200", and never "1,2"
    scale = figure.upper / digits if digits and figure.upper else 1.0
    if written[1]:
        return float(scale / 10 ** len(written[1]))
    return float(_round_step(digits) * scale)


def _round_step(value: float) -> float:
    """Return the largest power of ten that a whole number is a multiple of."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def label(amounts: Sequence[Amount], texts: Sequence[str]) -> str:
    """Return the figures of a topic as they are written, each once."""
    written = dict.fromkeys(a.quantity.span.of(text) for a, text in zip(amounts, texts, strict=True))
    return " / ".join(written)
