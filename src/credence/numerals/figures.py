"""What is written in figures, wherever it stands in a text: numbers, years, days, times and fractions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from credence.lexicon import fold
from credence.numerals.reading import (
    FIGURE,
    LAST_CENTURY,
    LAST_DAY,
    LAST_MONTH,
    NAME_REACH,
    THIS_CENTURY,
    figure,
    slashed,
)
from credence.numerals.words import Token, vocabulary

DIGITS = re.compile(r"\d\d*+")  # a set first: it is searched for faster than a repeat
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
DASHED = re.compile(r"(?<![\w.,/-])(\d{1,2})-(\d{1,2})-(\d\d)(?![\w/-])")
PREFIXES = frozenset(("pre", "post", "under", "over", "top"))
# The short form of a year, and no number in quotation marks: "May '16".
SHORT_YEAR = re.compile(r"(?<![\w,.])['’](\d\d)(?![\w'’-])")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}+\.?"
# The year of "Jan 3rd, 16.", where nothing follows that it could count, and the weekday of "Sun, May 5".
TWO_DIGITS = re.compile(r"(?<=[ ,])(\d\d)(?=[.;!?)]|\Z)")
DAY_BEFORE = re.compile(
    rf"\b(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}),? ?\Z"
)
SHORT_WEEKDAY = re.compile(rf"S(?<!\wS)(?:at|(un))(?=,? (?:{MONTH}\b|\d))")  # a letter first: see names.RUN
HALF_CENTURY = 50
FISCAL = re.compile(r"\bQ([1-4])\b")


def figures(text: str) -> Iterator[Token]:
    """Yield the tokens that are written in figures."""
    runs = [digits.start() for digits in DIGITS.finditer(text)]
    yield from _numbers(text, runs)
    yield from _days(text, runs)
    for match in _near(FIGURE, text, runs, ".-−"):
        if not _in_a_name(text, match.start()):
            yield from figure(match, text)


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
            yield Token(match.start(), match.end(), "iso", 0.0, slashed(month, day, year))


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
