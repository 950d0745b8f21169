"""What is written in figures: numbers, years, days, times and fractions, told by their shape."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from credence.lexicon import fold
from credence.numerals.words import Token, counted, vocabulary

FIRST_YEAR, LAST_YEAR, YEAR_DIGITS = 1000, 2100, 4
LAST_MONTH, LAST_DAY, DAY_DIGITS = 12, 31, 2
CENTURY, THIS_CENTURY, LAST_CENTURY = 100, 2000, 1900
HALF_DAY = 12
NAME_REACH = 24
DIGITS = re.compile(r"\d++")
# A figure, and what is glued to it: "9 a.m.", "3rd", "1980s", "£5m", "40kg".
FIGURE = re.compile(
    r"(?<![\w.%])((?:(?<![\w.)\]$£€%])[-−](?=\d))?+\.?\d++(?:[,.:/]\d++)*+)"
    r"(?:[ \xa0]?(?P<clock>[ap](?:m\b|\.m\.?))|(?P<ordinal>st|nd|rd|th)\b|(?P<decade>['’]?s)\b"
    r"|(?P<suffix>[mgklbcf])\b|[ \xa0](?P<measure>(?-i:[mglkKM]))\b|(?P<word>\w*+))",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d*+\.\d++|\d++)")
# 6.02e23, 10^-5: a base and a power, as scientists write them.
POWER = re.compile(
    r"(?<![\w.,^])(?P<base>[-−]?\d++(?:\.\d++)?+)(?:e(?P<tens>[+-]?\d{1,2})|\^(?P<power>[+-]?\d{1,2}))(?!\w)",
    re.IGNORECASE,
)
# 12 300 456: the international way to write thousands; with an ordinary blank, from millions on, or 12 000.
SPACED = re.compile(
    r"(?<![\w.,$£€-])(?<!\d[ \xa0\u2009\u202f])"
    r"(?:\d{1,3}(?:[\xa0\u2009\u202f]\d{3})++|\d{1,3}(?: \d{3}){2,5}+|\d{1,3} 000)(?:\.\d++)?+(?![\w,]| \d)"
)
CLOCK = re.compile(r"\d{1,2}+(?:[:.][0-5]\d)?+(?::[0-5]\d)?+")
SLASHED = re.compile(r"(\d{1,2}+)[/.](\d{1,2}+)[/.](\d{4}|\d\d)")
DASHED = re.compile(r"(?<![\w.,/-])(\d{1,2})-(\d{1,2})-(\d\d)(?![\w/-])")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
RATIO = re.compile(r"([-−]?\d{1,6})/(\d{1,6})")
# An improper fraction is one with the denominator of a ruler or a cup: 7/4, and not 24/7.
HALVED = frozenset((2, 3, 4, 5, 8, 10, 12, 16, 32, 64, 100))
PREFIXES = frozenset(("pre", "post", "under", "over", "top"))
# The short form of a year, and no number in quotation marks: "May '16".
SHORT_YEAR = re.compile(r"(?<![\w,.])['’](\d\d)(?![\w'’-])")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}+\.?"
# The year of "Jan 3rd, 16.", where nothing follows that it could count, and the weekday of "Sun, May 5".
TWO_DIGITS = re.compile(r"(?<=[ ,])(\d\d)(?=[.;!?)]|\Z)")
DAY_BEFORE = re.compile(
    rf"\b(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}),? ?\Z"
)
SHORT_WEEKDAY = re.compile(rf"\b(?:Sat|(Sun))(?=,? (?:{MONTH}\b|\d))")
HALF_CENTURY = 50
FISCAL = re.compile(r"\bQ([1-4])\b")
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


def figures(text: str) -> Iterator[Token]:
    """Yield the tokens that are written in figures."""
    runs = [digits.start() for digits in DIGITS.finditer(text)]
    yield from _numbers(text, runs)
    yield from _days(text, runs)
    for match in _near(FIGURE, text, runs, ".-−"):
        if not _in_a_name(text, match.start()):
            yield from _figure(match, text)


def _numbers(text: str, runs: Sequence[int]) -> Iterator[Token]:
    """Yield the quarters, the powers and the numbers with blanks inside."""
    for match in _near(FISCAL, text, runs, "Q"):
        yield Token(match.start(), match.end(), "fiscal", float(match[1]), "quarter")
    for match in _near(POWER, text, runs, "-−"):
        if math.isfinite(power := _power(match)):
            yield Token(match.start(), match.end(), "digits", power, "")
    for match in _near(SPACED, text, runs, ""):
        number = float("".join(match[0].split()))
        yield Token(match.start(), match.end(), "digits", number, "")


def _days(text: str, runs: Sequence[int]) -> Iterator[Token]:
    """Yield the short years, the short days of the week and the days with dashes."""
    days = (
        match
        for match in _near(TWO_DIGITS, text, runs, "")
        if DAY_BEFORE.search(text, max(0, match.start() - NAME_REACH), match.start())
    )
    for match in chain(_near(SHORT_YEAR, text, runs, "'’"), days):
        century = THIS_CENTURY if int(match[1]) < HALF_CENTURY else LAST_CENTURY
        yield Token(match.start(), match.end(), "year", century + float(match[1]), "")
    for match in SHORT_WEEKDAY.finditer(text) if runs else ():
        yield Token(match.start(), match.end(), "weekday", 7.0 if match[1] else 6.0, "")
    for match in _near(DASHED, text, runs, ""):
        month, day, year = map(int, match.groups())
        if 0 < min(month, day) <= LAST_MONTH and max(month, day) <= LAST_DAY:
            yield Token(match.start(), match.end(), "iso", 0.0, _slashed(month, day, year))


def _near(pattern: re.Pattern[str], text: str, runs: Sequence[int], before: str) -> Iterator[re.Match[str]]:
    """Yield what ``finditer`` would of a pattern that begins with digits, or with a character before them."""
    reach = 0
    for start in runs:
        found = None
        if start > reach and text[start - 1] in before:
            found = pattern.match(text, start - 1)
        if start >= reach:
            found = found or pattern.match(text, start)
        if found:
            yield found
            reach = found.end()


def _power(match: re.Match[str]) -> float:
    """Return what a base and a power make; infinity where no number can hold it."""
    base = float(match["base"].replace("−", "-"))
    try:
        return float(f"{base}e{match['tens']}") if match["tens"] else base ** int(match["power"])
    except (OverflowError, ZeroDivisionError, ValueError):
        return math.inf


def _in_a_name(text: str, start: int) -> bool:
    """Tell whether a hyphen ties the figure to a word with a capital, as in "Covid-19"."""
    if text[start - 1 : start] not in ("-", "‑"):
        return False
    word = re.split(r"\W", text[max(0, start - NAME_REACH) : start - 1])[-1]
    return any(map(str.isupper, word)) and fold(word) not in vocabulary()[2] | PREFIXES


def _figure(match: re.Match[str], text: str) -> Iterator[Token]:
    """Yield the token of one figure, and that of a letter glued to it."""
    digits, (start, end) = match[1], match.span(1)
    if match["clock"]:
        if CLOCK.fullmatch(digits):
            yield Token(start, match.end(), "clock", _hours(digits, match["clock"]), "hour")
    elif match["ordinal"]:
        if digits.isdigit():
            yield Token(start, match.end(), "ordinal", float(digits), "")
    elif match["decade"]:
        if digits.isdigit() and digits[-1] == "0" and len(digits) in (DAY_DIGITS, YEAR_DIGITS):
            century = LAST_CENTURY if len(digits) == DAY_DIGITS else 0
            yield Token(start, match.end(), "decade", float(digits) + century, "")
    elif (suffix := match["suffix"] or match["measure"]) and suffix in SUFFIXES:
        yield from _plain(digits, start, end)
        role, value, unit = SUFFIXES[suffix]
        if suffix == "m" and _millions(text, start, match.end()):
            role, value, unit = SUFFIXES["M"]
        yield Token(match.end() - 1, match.end(), role, value, unit)
    elif not match["suffix"] and (not match["word"] or fold(match["word"]) in vocabulary()[2]):
        yield from _plain(digits, start, end)


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
    if PLAIN.fullmatch(digits):
        value = float(digits.replace(",", "").replace("−", "-"))
        yield Token(start, end, _size(digits, value), value, "")
    elif ":" in digits and CLOCK.fullmatch(digits):
        yield Token(start, end, "clock", _hours(digits, ""), "hour")
    elif found := SLASHED.fullmatch(digits):
        yield Token(start, end, "iso", 0.0, _slashed(*map(int, found.groups())))
    elif found := YEAR_FIRST.fullmatch(digits):
        year, month, day = map(int, found.groups())
        yield Token(start, end, "iso", 0.0, f"{year}-{month:02d}-{day:02d}")
    elif found := RATIO.fullmatch(digits):
        yield from _slash(start, end, int(found[1].replace("−", "-")), int(found[2]))


def _slash(start: int, end: int, over: int, under: int) -> Iterator[Token]:
    """Yield the token of 3/4, of 2024/12, or of 12/24, a day if anything; the unit is the notation."""
    if FIRST_YEAR <= over <= LAST_YEAR:
        if under <= LAST_MONTH:
            yield Token(start, end, "iso", 0.0, f"{over}-{under:02d}")
        return
    dated = 0 < over <= LAST_DAY and 0 < under <= LAST_DAY and min(over, under) <= LAST_MONTH
    day = f"XXXX{_slashed(over, under, 0)[YEAR_DIGITS:]}" if dated else ""
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


def _slashed(first: int, second: int, year: int) -> str:
    """Return the notation of 03/12/2024: only the year where day and month cannot be told apart."""
    year += THIS_CENTURY if year < CENTURY else 0
    if first == second or LAST_MONTH < first <= LAST_DAY:
        return f"{year}-{second:02d}-{first:02d}"
    return f"{year}-{first:02d}-{second:02d}" if second > LAST_MONTH else f"{year}"
