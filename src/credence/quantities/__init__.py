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
from collections.abc import Iterator

from credence import dates
from credence.model import Span
from credence.numerals import tokens
from credence.quantities.grammar import coded, pattern
from credence.quantities.reading import Quantity, read

__all__ = ["Quantity", "find", "resolve", "versions"]

# A name with its figure glued to it: "A320", "B-52", "5G"; and what looks like one and names no product.
GLUED = re.compile(
    r"[A-Z1-9](?=[A-Z\d-])(?:(?<=[A-Z])[A-Z]{0,3}-?\d{1,4}(?:[A-Za-z]{1,2}|\.\d{1,2})?+|(?<=[1-9])G)"
    r"(?![\w/%-]|[.,]\d| \d[A-Z]{2}\b)"
)
NO_VERSION_AFTER = frozenset(".,'’&/@#$£€_-")
NO_VERSIONS = frozenset(
    "Q1 Q2 Q3 Q4 H1 H2 G7 G8 G20 G77 CO2 H2O O2 N2 CH4 B2B B2C Y2K K12 PM10 PM2.5".split()
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
    every = (read(text, match, places, found) for match in pattern().finditer(codes))
    return tuple(one for one in every if one is not None)


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
