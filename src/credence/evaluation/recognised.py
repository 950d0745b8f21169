"""Quantities in the convention of the test cases of Microsoft's Recognizers-Text.

Its published patterns (``Patterns/English``) and ours agree on what a quantity is, and differ on where
some begin and end. The differences are declared here, so that :mod:`credence.quantities` can mark what a
reader would mark:

- the number of a measure, of a name ("Flight 370"), of a date, a figure glued to letters ("5G") and both
  ends of a range are numbers;
- "one in four", "3 out of 5" and "5 over 3" are one number, a fraction, and so is "a quarter";
- a date takes in the article before it ("the 3rd of May"); "in two weeks", "on 15" and "on 4-22" are dates;
- what is counted from a date is one date with it ("five days before Monday", "a week and 3 days ago"), and
  so are the weekday of a month ("the second Sunday"), a vague count ("a few days ago") and "in a week";
- a day that the text has named ("the next day") is a date, and so is 20240312;
- names of the calendar may stand in small letters ("on christmas", "march 5");
- what is longer than a day ("last year", "May 2019") is no date but a range of dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from credence.lexicon import fold
from credence.model import Span
from credence.numerals.words import Token, lexical
from credence.quantities import Quantity, find

# A number is marked wherever it stands, also before a unit.
EQUAL: Mapping[str, frozenset[str]] = {
    "number": frozenset("number unit duration age range percent currency version".split()),
    "percent": frozenset(("percent",)),
    "currency": frozenset(("currency",)),
    "date": frozenset(("date", "duration", "number", "range")),
}
OVER = re.compile(r" (?:out of|over|in) ")
# A figure by itself, or with letters behind it; one inside an address or a day such as 3/5/2019 is no number.
FIGURES = re.compile(r"(?<![\w.,:/%^-])\d++(?:[.,]\d++)*+(?![.,:/-]?\d|st\b|nd\b|rd\b|th\b|[/^])")
DAY = re.compile(r"(?:[12]?\d|3[01])(?:[.-](?:[12]?\d|3[01]))?")
YEAR = re.compile(r"\d{4}\b")
PART = re.compile(
    r"\b(?:an?|one)[ -](?:half|quarter|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[ -])?"
    r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|[a-z]{3,6}(?:teenth|tieth)"
    r"|(?:hundred|thousand|million|billion|trillion)th)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?<=[\w%]) ?(?:to|and|through|-|–|—) ?(?=[$£€\w])")
ARTICLE = re.compile(r"\bthe \Z", re.IGNORECASE)
TAKES_ARTICLE = re.compile(
    r"\d|(?:day|first|second|third|fourth|fifth|last|twenty|thirty)\b|\w++th\b", re.IGNORECASE
)
# "A week from Monday", "a month and 21 days ago": what stands before a date that is counted from it.
COUNTED_FROM = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:day|week|month|year)s?"
    r"(?: (?:from|after|before|prior to|and)|,) \Z",
    re.IGNORECASE,
)
NTH = re.compile(r"\b(?:the )?(?:first|second|third|fourth|fifth|last) \Z", re.IGNORECASE)
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
# Dates that are none for us: a vague count, a day named before, figures run together, a day with a full stop.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
YEAR_BEHIND = r"(?:[ ,/-]{1,2}(?:1[89]|20)\d\d|[/-]\d\d|,? ?'\d\d)"
MORE_DATES = re.compile(
    r"\b(?:(?:a )?(?:few|couple of)|several|some) (?:day|week|month|year)s (?:ago|from now|later|earlier)\b"
    r"|\bin (?:a|one) (?:day|week|month|year)\b(?! of)"
    r"|\b(?:(?:the |my )?(?:following|next|coming|upcoming|this|last|past|previous|current)|the|my) day\b"
    r"(?! (?:before|after))"
    r"|\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b"
    rf"|\b(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:\. ?|[ /-]){MONTH}\b\.?{YEAR_BEHIND}?\b"
    rf"|\b{MONTH}\b(?:\. ?|[ /-]|, )(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b{YEAR_BEHIND}?\b",
    re.IGNORECASE,
)
# Names of the calendar that our rules want with a capital; months and weekdays only by a figure, "of", "on".
CAPITALS = frozenset(("holiday", "weekdays"))
BESIDE = frozenset(("month", "month_name", "weekday"))
LED = re.compile(r"(?:\d(?:st|nd|rd|th)?|\bof|\bon) \Z", re.IGNORECASE)
FOLLOWED = re.compile(r" \d")
IN = re.compile(r"\bin \Z", re.IGNORECASE)
COUNTED_DAYS = re.compile(r"\b(?:day|week|month|year)s?\Z", re.IGNORECASE)
LATER = re.compile(r"\b(?:ago|now|hence|later|earlier|today|tomorrow|yesterday)\b", re.IGNORECASE)
LONGER = re.compile(
    r"/|\A(?:week(?!day)|month|quarter|year|decade|century)|\A[\dX]{4}-(?:\d\d|Q\d|[A-Z]{2})\Z|\A\d"
)
# 2024-03-12, and what begins with a day or a day of the week, whatever it is a day of.
WHOLE_DAY = re.compile(r"\A\d{4}-\d\d-\d\d\Z")
FROM_DAY = re.compile(
    r"(?:\w++ )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d{1,2}(?:st|nd|rd|th)?[ /.-](?!\d{4}\Z)"
    r"|\w++(?:st|nd|rd|th) of (?:this|next|last)\b|\d{1,2}/\d{1,2}\Z",
    re.IGNORECASE,
)
HOLIDAY = re.compile(r"[A-Z]")
REACH, COUNT_REACH = 8, 24


def recognised(text: str, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the ends of the quantities of one kind, as those test cases mark them.

    >>> text = "One in four ferries leaves on the 3rd of May."
    >>> [text[a:b] for a, b in recognised(text, "number")], [text[a:b] for a, b in recognised(text, "date")]
    (['One in four'], ['the 3rd of May'])
    """
    found = [one for one in find(_capitals(text) if kind == "date" else text) if one.type in EQUAL[kind]]
    if kind == "number":
        spans = {span for one in found for span in _ends(text, one.figure, one)}
        reach = {at for span in spans for at in range(span.start, span.end)}
        plain = (Span(*match.span()) for match in FIGURES.finditer(text) if match.start() not in reach)
        parts = {Span(*part.span()) for part in PART.finditer(text)}
        yield from _joined(text, list(_outermost({*spans, *plain, *parts})))
    elif kind == "currency":
        yield from ((span.start, span.end) for one in found for span in _ends(text, one.span, one))
    elif kind == "date":
        named = (_counted(text, *dated) for one in found if (dated := _date(text, one)))
        yield from _outermost({*named, *(more.span() for more in MORE_DATES.finditer(text))})
    else:
        yield from ((one.span.start, one.span.end) for one in found)


def _ends(text: str, span: Span, one: Quantity) -> Iterator[Span]:
    """Yield both ends of a range, or the one span of what is no range."""
    cut = [*BETWEEN.finditer(text, span.start, span.end)] if one.value != one.upper else []
    if len(cut) != 1:
        yield span
    else:
        yield from (Span(span.start, cut[0].start()), Span(cut[0].end(), span.end))


def _joined(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield numbers, those that a preposition makes a fraction as one."""
    start = last = -1
    for span in spans:
        if last >= 0 and not (OVER.fullmatch(text, last, span.start) and not YEAR.match(text, span.start)):
            yield start, last
            start = -1
        start, last = (span.start if start < 0 else start), span.end
    if last >= 0:
        yield start, last


def _counted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of a date with what is counted from it, or with its own larger part."""
    floor = max(0, start - COUNT_REACH)
    if WEEKDAY.match(text, start) and (nth := NTH.search(text, floor, start)):
        return nth.start(), end
    before = COUNTED_FROM.search(text, floor, start)
    joined = before and (not before[0].endswith(("and ", ", ")) or LATER.search(text, start, end))
    return (before.start() if before and joined else start), end


def _capitals(text: str) -> str:
    """Return a text with a capital on each name of the calendar."""
    letters = list(text)
    upper = text.upper()
    for token in lexical(upper, fold(text)) if len(upper) == len(text) else ():
        if token.role in CAPITALS or (token.role in BESIDE and _beside_day(text, token)):
            letters[token.start] = upper[token.start]
    return "".join(letters)


def _beside_day(text: str, token: Token) -> bool:
    """Tell whether a month or a weekday stands beside the number of a day, or behind "of" or "on"."""
    led = LED.search(text, max(0, token.start - REACH), token.start)
    return led is not None or FOLLOWED.match(text, token.end) is not None


def _outermost(spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Yield spans in order, but for those that lie in another."""
    reach = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reach:
            yield Span(start, end)
            reach = end


def _date(text: str, one: Quantity) -> tuple[int, int] | None:
    """Return the ends of a date, with its article; ``None`` where it is a range or a mere duration."""
    words, start = one.span.of(text), one.span.start
    before = text[max(0, start - REACH) : start]
    if one.type in {"number", "range"}:
        day = FROM_DAY.fullmatch(words) or (DAY.fullmatch(words) and before.endswith(("on ", "On ", "at ")))
        return (start, one.span.end) if day else None
    if one.type == "duration":
        led = IN.search(before)
        return (start - 3, one.span.end) if led and COUNTED_DAYS.search(words) else None
    a_day = WHOLE_DAY.match(one.when) or LATER.search(words) or FROM_DAY.match(words)
    holiday = "-" not in one.when and HOLIDAY.search(words)
    if LONGER.search(one.when) and not (a_day or holiday):
        return None
    article = ARTICLE.search(before) and TAKES_ARTICLE.match(words)
    return start - 4 * bool(article), one.span.end
