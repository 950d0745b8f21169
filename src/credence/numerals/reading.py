"""One figure, read by what is glued to it and by its shape: a number, a year, a day, a time, a fraction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from credence.lexicon import fold
from credence.numerals.words import Token, counted, vocabulary

FIRST_YEAR, LAST_YEAR, YEAR_DIGITS = 1000, 2100, 4
LAST_MONTH, LAST_DAY, DAY_DIGITS = 12, 31, 2
CENTURY, THIS_CENTURY, LAST_CENTURY = 100, 2000, 1900
HALF_DAY = 12
NAME_REACH = 24
# A figure, and what is glued to it: "9 a.m.", "3rd", "1980s", "£5m", "40kg".
FIGURE = re.compile(
    r"(?<![\w.%])((?:(?<![\w.)\]$£€%])[-−](?=\d))?+\.?\d++(?:[,.:/]\d++)*+)"
    r"(?:[ \xa0]?(?P<clock>[ap](?:m\b|\.m\.?))|(?P<ordinal>st|nd|rd|th)\b|(?P<decade>['’]?s)\b"
    r"|(?P<suffix>[mgklbcf])\b|[ \xa0](?P<measure>(?-i:[mglkKM]))\b|(?P<word>\w*+))",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d*+\.\d++|\d++)")
CLOCK = re.compile(r"\d{1,2}+(?:[:.][0-5]\d)?+(?::[0-5]\d)?+")
TIME = re.compile(r"\d{1,2}+(?:[:.][0-5]\d)?+:[0-5]\d|\d{1,2}+:[0-5]\d")
MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}+\.?,? \Z")
SLASHED = re.compile(r"(\d{1,2}+)[/.](\d{1,2}+)[/.](\d{4}|\d\d)")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
RATIO = re.compile(r"([-−]?\d{1,6})/(\d{1,6})")
# An improper fraction is one with the denominator of a ruler or a cup: 7/4, and not 24/7.
HALVED = frozenset((2, 3, 4, 5, 8, 10, 12, 16, 32, 64, 100))
# What a glued letter means; a capital "G" (5G) or small "b" means nothing here.
SUFFIXES = {
    "m": ("unit", 1.0, "metre"),
    "M": ("million", 1e6, ""),
    "k": ("thousand", 1e3, ""),
    "K": ("thousand", 1e3, ""),
    "b": ("billion", 1e9, ""),
    "B": ("billion", 1e9, ""),
    "g": ("unit", 1.0, "gram"),
    "l": ("unit", 1.0, "litre"),
    "C": ("unit", 1.0, "degree Celsius"),
    "F": ("unit", 1.0, "degree Fahrenheit"),
}


def figure(match: re.Match[str], text: str) -> Iterator[Token]:
    """Yield the token of a match of :data:`FIGURE`, and that of a letter glued to it, if it means something.

    >>> [token.role for token in figure(FIGURE.search("£5m"), "£5m")]
    ['small_number', 'million']
    """
    return GLUED[match.lastgroup or ""](match, text)


def _clock(match: re.Match[str], _: str) -> Iterator[Token]:
    """Yield the time of day of "9 a.m."."""
    if CLOCK.fullmatch(match[1]):
        yield Token(match.start(), match.end(), "clock", _hours(match[1], match["clock"]), "hour")


def _ordinal(match: re.Match[str], _: str) -> Iterator[Token]:
    """Yield the place of "3rd"."""
    if match[1].isdigit():
        yield Token(match.start(), match.end(), "ordinal", float(match[1]), "")


def _decade(match: re.Match[str], text: str) -> Iterator[Token]:
    """Yield the first year of "the 1980s" or "the 80s", or the year of "2025's"."""
    digits = match[1]
    if _of_year(match, text):
        yield Token(*match.span(1), "year", float(digits), "")
    elif digits.isdigit() and digits[-1] == "0" and len(digits) in (DAY_DIGITS, YEAR_DIGITS):
        century = LAST_CENTURY if len(digits) == DAY_DIGITS else 0
        yield Token(match.start(), match.end(), "decade", float(digits) + century, "")


def _of_year(match: re.Match[str], text: str) -> bool:
    """Tell whether a year has the possessive, and is no decade: "2025's", "January 2020's"."""
    digits = match[1]
    if len(digits) != YEAR_DIGITS or not digits.isdigit() or match["decade"] == "s":
        return False
    near = MONTH_BEFORE.search(text, max(0, match.start() - NAME_REACH), match.start())
    return FIRST_YEAR <= int(digits) <= LAST_YEAR and (digits[-1] != "0" or near is not None)


def _measured(match: re.Match[str], text: str) -> Iterator[Token]:
    """Yield the number and the unit or scale of "40kg" or "£5m"; nothing where the letter means nothing."""
    letter = match["suffix"] or match["measure"]
    if letter in SUFFIXES:
        yield from _plain(match[1], *match.span(1))
        millions = letter == "m" and _millions(text, match.start(), match.end())
        yield Token(match.end() - 1, match.end(), *SUFFIXES["M" if millions else letter])


def _bare(match: re.Match[str], _: str) -> Iterator[Token]:
    """Yield a figure that nothing is glued to, or a word that numbers and units are made of."""
    if not match["word"] or fold(match["word"]) in vocabulary()[2]:
        yield from _plain(match[1], *match.span(1))


def _millions(text: str, start: int, end: int) -> bool:
    """Tell whether "m" is short for a million: behind a sign of money, or before what is counted."""
    return text[max(0, start - NAME_REACH) : start].rstrip()[-1:] in set("$£€¥₹") or bool(counted(text, end))


def _hours(digits: str, half: str) -> float:
    """Return the time of day in hours."""
    hour, *rest = map(float, re.split("[:.]", digits))
    if half:
        hour = hour % HALF_DAY + (HALF_DAY if half[0] in "pP" else 0)
    return hour + sum(part / 60.0**i for i, part in enumerate(rest, 1))


def _plain(digits: str, start: int, end: int) -> Iterator[Token]:
    """Yield the token of a figure by its shape; a figure of no known shape yields none."""
    for shape, tokens in SHAPES:
        if found := shape.fullmatch(digits):
            yield from tokens(found, start, end)
            return


def _number(found: re.Match[str], start: int, end: int) -> Iterator[Token]:
    """Yield the token of a number."""
    value = float(found[0].replace(",", "").replace("−", "-"))
    yield Token(start, end, _size(found[0], value), value, "")


def _time(found: re.Match[str], start: int, end: int) -> Iterator[Token]:
    """Yield the token of 14:30."""
    yield Token(start, end, "clock", _hours(found[0], ""), "hour")


def _day(found: re.Match[str], start: int, end: int) -> Iterator[Token]:
    """Yield the token of 03/12/2024."""
    yield Token(start, end, "iso", 0.0, slashed(*map(int, found.groups())))


def _year_first(found: re.Match[str], start: int, end: int) -> Iterator[Token]:
    """Yield the token of 2024/12/03."""
    year, month, day = map(int, found.groups())
    yield Token(start, end, "iso", 0.0, f"{year}-{month:02d}-{day:02d}")


def _slash(found: re.Match[str], start: int, end: int) -> Iterator[Token]:
    """Yield the token of 3/4, of 2024/12, or of 12/24, a day if anything; the unit is the notation."""
    over, under = int(found[1].replace("−", "-")), int(found[2])
    if FIRST_YEAR <= over <= LAST_YEAR:
        if under <= LAST_MONTH:
            yield Token(start, end, "iso", 0.0, f"{over}-{under:02d}")
        return
    dated = 0 < over <= LAST_DAY and 0 < under <= LAST_DAY and min(over, under) <= LAST_MONTH
    day = f"XXXX{slashed(over, under, 0)[YEAR_DIGITS:]}" if dated else ""
    if 0 < abs(over) < under or (under in HALVED and over % under):
        yield Token(start, end, "ratio", over / under, day)
    elif day:
        yield Token(start, end, "slashed", 0.0, day)


def _size(digits: str, value: float) -> str:
    """Return what a plain figure can be besides a number: a year, a day, or nothing."""
    if not digits.isdigit():
        return "digits"
    if len(digits) == YEAR_DIGITS and FIRST_YEAR <= value <= LAST_YEAR:
        return "year"
    return "small_number" if len(digits) <= DAY_DIGITS and 1 <= value <= LAST_DAY else "digits"


def slashed(first: int, second: int, year: int) -> str:
    """Return the notation of 03/12/2024: only the year where day and month cannot be told apart."""
    year += THIS_CENTURY if year < CENTURY else 0
    if first == second or LAST_MONTH < first <= LAST_DAY:
        return f"{year}-{second:02d}-{first:02d}"
    return f"{year}-{first:02d}-{second:02d}" if second > LAST_MONTH else f"{year}"


# How a figure is read, by the group of FIGURE that holds what is glued to it.
GLUED: Mapping[str, Callable[[re.Match[str], str], Iterator[Token]]] = {
    "clock": _clock,
    "ordinal": _ordinal,
    "decade": _decade,
    "suffix": _measured,
    "measure": _measured,
    "word": _bare,
}
# The first shape that a figure has all of tells what it is.
SHAPES: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], int, int], Iterator[Token]]]] = (
    (PLAIN, _number),
    (TIME, _time),
    (SLASHED, _day),
    (YEAR_FIRST, _year_first),
    (RATIO, _slash),
)
