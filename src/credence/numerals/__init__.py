"""The words and figures that quantities are made of, found in one pass over a text.

``numerals.csv`` lists the words with their roles (ones, million, unit, month ...); figures
are read by their shape. A token means nothing alone: :mod:`credence.quantities` puts them together.
"""

from __future__ import annotations

from collections.abc import Sequence

from credence.lexicon import fold
from credence.numerals.figures import figures
from credence.numerals.reading import CENTURY, FIRST_YEAR, LAST_DAY, NAME_REACH
from credence.numerals.words import Token, counted, lexical

__all__ = [
    "CENTURY",
    "FIRST_YEAR",
    "LAST_DAY",
    "NAME_REACH",
    "SCALES",
    "Token",
    "counted",
    "tokens",
    "value",
]

SCALES = frozenset(("thousand", "million", "billion", "trillion"))
DECIMALS = 6


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text in reading order, without overlap.

    >>> [token.role for token in tokens("On 12 March, 40 kg of R1 cost $5m")]
    ['small_number', 'month_name', 'digits', 'unit', 'sign', 'small_number', 'million']
    """
    folded = fold(text)
    found = [*lexical(text, folded), *figures(text)]
    found.sort(key=lambda token: (token[0], -token[1]))
    kept: list[Token] = []
    reach = 0
    for token in found:
        if token.start >= reach:
            kept.append(token)
            reach = token.end
    return kept


def value(group: Sequence[Token]) -> float:
    """Return the number that words and figures make up.

    >>> value(tokens("two hundred and five thousand and forty-one"))
    205041.0
    >>> value(tokens("minus three point two five"))
    -3.25
    """
    sign, total, current, place = 1.0, 0.0, 0.0, 0.0
    for token in group:
        match token.role:
            case "minus":
                sign = -1.0
            case "point":
                place = 1.0
            case "part":
                current += (token.value - 1) * _last_small(group)
            case role if role in SCALES:
                total, current, place = total + (current or 1) * token.value, 0.0, 0.0
            case _ if place:
                place /= 10
                current += token.value * place
            case "hundred" | "plural_scale":
                current = (current or 1) * token.value
            case _:
                current += token.value
    return round(sign * (total + current), DECIMALS)


def _last_small(group: Sequence[Token]) -> float:
    """Return how many parts a fraction at the end of a group has: "one and twenty-one fiftieths" has 21."""
    *_, tens, ones, _ = (Token(0, 0, "", 0.0, ""), *group)
    return ones.value + (tens.value if tens.role == "tens" and ones.role == "ones" else 0.0)
