"""Fits: how the values of two amounts stand to each other, and what speaks for their being one thing."""

from __future__ import annotations

from math import inf
from typing import Literal

from credence.quantities import Quantity
from credence.story.counts import ANYBODY, FEW, MEASURES
from credence.story.figures import COUNT, Amount
from credence.story.terms import rarity, stem, words

Fit = Literal["same", "rounding", "scope", "differ"]

DIRECTIONS = frozenset(("#fall", "#rise"))
# What a thing was sold for is not what was lost on it.
TRADES, LOSSES = frozenset(("#buy", "#sell")), frozenset(("#fall", "#wipe"))
# A rounded figure is off by at most a tenth; one with "about" or a bound by a little more.
ROUNDED, HEDGED, BOUNDED = 0.1, 0.16, 0.5
# What it tells (nats) at most that each account has one amount of a unit; and of a human fate.
UNIT_WORTH, FATE_WORTH = 4.0, 3.0
# Two values of one thing are rarely more than tenfold apart.
NEAR, NEAR_RATIO, FAR_RATIO = 1.5, 3.0, 10.0
VERY_FAR, VERY_FAR_RATIO = 6.0, 100.0
# Digits that make a value telling: of a count more than of money or a measure.
DIGITS, COUNT_DIGITS = 10, 100


def fit(a: Amount, b: Amount) -> Fit:
    """Return how the values of two comparable amounts stand to each other."""
    if a.quantity.type == "date":
        return "same" if _agree(a.quantity.when, b.quantity.when) else "differ"
    if (a.quantity.value, a.quantity.upper) == (b.quantity.value, b.quantity.upper):
        return "same"
    if _rounded(a, b) or _bounded(a.quantity, b.quantity) or _bounded(b.quantity, a.quantity):
        return "rounding"
    return "scope" if _scopes(a, b) else "differ"


def comparable(a: Amount, b: Amount, fit: Fit) -> bool:
    """Tell whether two amounts of one unit can measure the same.

    People can be anything ("nine people"), but only where the values agree.
    """
    ways = [one.window & DIRECTIONS for one in (a, b)]
    if all(len(way) == 1 for way in ways) and ways[0] != ways[1]:
        return False
    if a.unit != COUNT or not a.measure or not b.measure:
        return True
    if a.measure & (b.measure | b.window) or b.measure & a.window:
        return True
    if fit in ("same", "rounding") and (is_telling(a) or a.quantity.value > FEW):
        return True
    return ANYBODY in (a.measure, b.measure)


def _agree(a: str, b: str) -> bool:
    """Tell whether two dates agree as far as both go; an unsaid year agrees with any."""
    return a == b or ("XXXX" in (a[:4], b[:4]) and a[4:] == b[4:])


def _rounded(a: Amount, b: Amount) -> bool:
    """Tell whether one value is the other, given less finely."""
    fine, coarse = sorted((a, b), key=lambda one: one.step)
    x, y = fine.quantity.value, coarse.quantity.value
    if x != fine.quantity.upper or y != coarse.quantity.upper or not x or not y:
        return False
    if "~" in (fine.quantity.relation, coarse.quantity.relation):
        return off(a, b) <= HEDGED
    return fine.step < coarse.step and abs(x - y) <= coarse.step and off(a, b) <= ROUNDED


def _bounded(bound: Quantity, other: Quantity) -> bool:
    """Tell whether a value lies within what a range or "more than" says of it, and not far off."""
    low, high = bound.value, bound.upper
    if low != high:
        return low <= other.value <= other.upper <= high
    if bound.relation[:1] == ">":
        return low <= other.value <= low * (1 + BOUNDED)
    return bound.relation[:1] == "<" and low * (1 - BOUNDED) <= other.value <= low


def _scopes(a: Amount, b: Amount) -> bool:
    """Tell whether two amounts measure different things: another holder, year or part."""
    if a.holders and b.holders and not a.holders & b.holders:
        return True
    if a.owner and b.owner and a.owner not in {b.owner, *b.holders} and b.owner not in a.holders:
        return True
    if a.years and b.years and not a.years & b.years:
        return True
    return is_part(a, b)


def are_price_and_loss(a: Amount, b: Amount) -> bool:
    """Tell whether one amount is what something was sold for and the other what was lost."""
    kinds = {(bool(one.measure & TRADES), bool(one.measure & LOSSES)) for one in (a, b)}
    return a.unit != COUNT and kinds == {(True, False), (False, True)}


def is_part(a: Amount, b: Amount) -> bool:
    """Tell whether the words of one amount alone say that it is of a whole, or of a part."""
    return bool((a.scope ^ b.scope) & words("scope"))


def unit_worth(a: Amount, b: Amount) -> float:
    """Return what it tells (nats) that each account has one amount of a unit or measure.

    Where each gives one speed in knots, or counts heaters once, it is likely the same.
    """
    if not (a.alone and b.alone) or a.quantity.type == "date":
        return 0.0
    if a.unit != COUNT:
        return min(UNIT_WORTH, rarity(stem(a.quantity.unit)))
    worths = (
        FATE_WORTH if term in MEASURES else min(UNIT_WORTH, rarity(term)) for term in a.measure & b.measure
    )
    return max(worths, default=0.0)


def nearness(a: Amount, b: Amount) -> float:
    """Return what it tells (nats) that two values are of one size, or that they are not."""
    ratio = 1 / (1 - off(a, b)) if off(a, b) < 1 else inf
    if VERY_FAR_RATIO < ratio < inf:  # of nobody and somebody there is no ratio
        return -VERY_FAR
    return NEAR if ratio < NEAR_RATIO else -NEAR if ratio > FAR_RATIO else 0.0


def off(a: Amount, b: Amount) -> float:
    """Return by which part (0..1) of the larger two values differ."""
    x, y = sorted((a.quantity.value, b.quantity.value))
    return (y - x) / y if y else 0.0


def is_telling(amount: Amount) -> bool:
    """Tell whether few things have this value: of three significant digits, or two of money or a measure."""
    digits = amount.quantity.upper / amount.step
    return digits >= (COUNT_DIGITS if amount.unit == COUNT else DIGITS) and amount.quantity.type != "date"


def changes(amount: Amount) -> bool:
    """Tell whether an amount is a date, or its words say that it is one of several: a part, an update."""
    return amount.quantity.type == "date" or bool(amount.scope)


def is_worth_a_row(amount: Amount) -> bool:
    """Tell whether an amount is worth telling that only one account has it: not "two in the morning"."""
    if amount.unit in ("weekday", "year"):
        return False
    if amount.quantity.type in ("duration", "age"):
        return amount.quantity.value >= FEW
    if amount.unit != COUNT or is_telling(amount) or amount.measure & MEASURES:
        return True
    return bool(amount.measure) and amount.quantity.value >= FEW
