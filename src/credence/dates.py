"""Dates as journalists write them: a short notation, and the days that it stands for.

The notation follows TIMEX3 (ISO 24617-1): ``2024-03-12``, ``2024-03``, ``2024``, ``198X``, ``18XX``,
``2024-Q3``, ``2024-SU``; ``2019/2021`` for a range; ``XXXX`` where the year is not said;
``XXXX-WXX-2`` for "Tuesday". What counts from the day of publication is written as unit and
shift: ``day-1`` is yesterday, ``week+0`` this week, ``weekday:1-1`` last Monday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby

from credence.numerals import FIRST_YEAR, Token, value

DAY = dt.timedelta(days=1)
MONTHS = 12
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTH_COUNTS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}

PARTS = {
    "month": "month",
    "month_name": "month",
    "year": "year",
    "decade": "decade",
    "weekday": "weekday",
    "weekdays": "weekday",
    "shift": "shift",
    "after": "shift",
    "from_day": "shift",
    "relative": "shift",
    "fiscal": "quarter",
}
# Tokens that add no part of their own.
ASIDE = frozenset(("period", "century", "quarter", "season", "within", "daypart", "holiday", "between"))
# "The following day" counts from a day that the text has named, and not from its publication.
ANAPHORIC = frozenset(("anaphoric", "anaphoric_shift"))
# 12/24 and 3/12/2024 hold their own notation.
WHOLE = frozenset(("iso", "slashed", "ratio"))
# The third Tuesday, the last Friday: of a month.
POSITION = (frozenset(("ordinal", "shift")), frozenset(("weekday",)))
MONTH_ROLES = frozenset(("month", "month_name"))
# The words of a year or a day that is written out: "nineteen ninety-nine".
SPELT = frozenset(("ones", "teens", "tens", "hundred", "thousand"))
RELATIVE = ANAPHORIC | {"shift", "after", "from_day", "relative"}
CENTURY = 100

# 2024-3-12 and 3-12-2024.
NUMERIC: Mapping[tuple[str, ...], tuple[str, str, str]] = {
    ("year", "small_number", "small_number"): ("year", "month", "day"),
    ("small_number", "small_number", "year"): ("month", "day", "year"),
}

Parts = dict[str, float]
Days = tuple[dt.date, dt.date]


def read(pieces: Sequence[Token]) -> str:
    """Return the notation of the date that the tokens make up; empty where it hangs on an earlier one.

    >>> from credence.numerals import tokens
    >>> read(tokens("12-14 June 2023")), read(tokens("two weeks ago")), read(tokens("the following day"))
    ('2023-06-12/2023-06-14', 'week-2', '')
    """
    pieces = _without_position(pieces)
    roles = {piece.role for piece in pieces}
    if roles & ANAPHORIC:
        return ""
    unit = next((piece.unit for piece in reversed(pieces) if piece.unit), "")
    if roles & WHOLE:
        return next(piece.unit for piece in pieces if piece.role in WHOLE)
    if [piece.role for piece in pieces] == ["ordinal"]:
        return f"XXXX-XX-{int(pieces[0].value):02d}"
    if "month" in roles or "month_name" in roles:
        pieces = _spelt(pieces)
        roles = {piece.role for piece in pieces}
    return "/".join(notation(end, unit) for end in _ends(pieces, roles))


def _spelt(pieces: Sequence[Token]) -> list[Token]:
    """Return tokens in which the words of a number are one: a day, or a year said in two halves."""
    merged: list[Token] = []
    for spelt, run in groupby(pieces, key=lambda piece: piece.role in SPELT):
        words = list(run)
        merged.extend([_number(words)] if spelt else words)
    return merged


def _number(words: Sequence[Token]) -> Token:
    """Return the token of a day or a year in words."""
    first, *rest = words
    halves = rest and first.role in {"tens", "teens"} and rest[0].role in {"tens", "teens"}
    amount = first.value * CENTURY + value(rest) if halves else value(words)
    role = "year" if amount >= FIRST_YEAR else "small_number"
    return Token(first.start, words[-1].end, role, amount, "")


def relative(pieces: Sequence[Token]) -> bool:
    """Tell whether a date counts from another day; "the last week of May 2024" does not.

    >>> from credence.numerals import tokens
    >>> relative(tokens("last week")), relative(tokens("the last week of May 2024"))
    (True, False)
    """
    roles = {piece.role for piece in _without_position(pieces)}
    return bool(roles & RELATIVE) and not _positional(roles)


def _without_position(pieces: Sequence[Token]) -> Sequence[Token]:
    """Leave out which weekday of a month is meant, as in "the third Tuesday of May": the month is known."""
    roles = [piece.role for piece in pieces]
    counted = len(pieces) > len(POSITION) and roles[0] in POSITION[0] and roles[1] in POSITION[1]
    return pieces[len(POSITION) :] if counted and not MONTH_ROLES.isdisjoint(roles) else pieces


def _positional(roles: set[str]) -> bool:
    """Tell whether "last" or "first" picks a part of a named month or year."""
    return bool(roles & {"period", "quarter"}) and bool(roles & {"month", "month_name", "year"})


def _ends(pieces: Sequence[Token], roles: set[str]) -> list[Parts]:
    """Return the parts of a date, or of both ends of a range of dates, each completed by the other."""
    order = NUMERIC.get(tuple(piece.role for piece in pieces))
    if order:
        parts = dict(zip(order, (piece.value for piece in pieces), strict=True))
        if parts["month"] > MONTHS:
            parts["month"], parts["day"] = parts["day"], parts["month"]
        return [parts]
    number = _number_part(roles)
    ends: list[Parts] = [{}]
    for piece in pieces:
        part = PARTS.get(piece.role, "" if piece.role in ASIDE else number)
        if not part or (part == "shift" and _positional(roles)):
            continue
        if part in ends[-1] and piece.role != "shift":
            ends.append({})
        ends[-1][part] = piece.value
    first, last = ends[0], ends[-1]
    if "count" in first and "shift" in roles and not _positional(roles):
        first["span"] = 1
    if number == "year" and last.get("year", CENTURY) < CENTURY:
        last["year"] += first["year"] // CENTURY * CENTURY
    return [{**last, **first, **end} for end in (first, last)[: len(ends)]]


def _number_part(roles: set[str]) -> str:
    """Return which part of a date its plain number is."""
    if roles & {"month", "month_name", "weekday"}:
        return "" if "period" in roles else "day"
    if roles & {"quarter", "century"} and "shift" not in roles:
        return "quarter" if "quarter" in roles else "century"
    if {"ordinal", "shift"} <= roles:
        return ""
    return "year" if "year" in roles else "count"


def notation(parts: Mapping[str, float], unit: str) -> str:
    """Return the notation of a date from its parts.

    ``parts`` holds any of ``year, decade, century, quarter, month, day, weekday, shift, count``, and
    ``span`` where the count runs up to today ("the last five years"); ``unit`` is the unit that
    ``shift`` counts in, or a season.

    >>> notation({"day": 12, "month": 3}, ""), notation({"weekday": 1}, "")
    ('XXXX-03-12', 'XXXX-WXX-1')
    """
    if "shift" in parts:
        return _relative(parts, unit)
    if "decade" in parts or "century" in parts:
        return f"{int(parts['decade']) // 10}X" if "decade" in parts else f"{int(parts['century']) - 1}XX"
    if not parts.keys() & {"year", "month", "quarter"} and "weekday" in parts:
        return f"XXXX-WXX-{int(parts['weekday'])}"
    year = f"{int(parts['year']):04d}" if "year" in parts else "XXXX"
    if "quarter" in parts:
        return f"{year}-Q{int(parts['quarter'])}"
    rest = [f"-{int(parts[part]):02d}" for part in ("month", "day") if part in parts]
    return f"{year}-{unit}" if unit in SEASONS else "".join([year, *rest])


def _relative(parts: Mapping[str, float], unit: str) -> str:
    """Return the notation of a date that counts from the day of publication."""
    if "weekday" in parts:
        unit = f"weekday:{int(parts['weekday'])}"
    elif "month" in parts:
        unit = f"month:{int(parts['month'])}"
    shift, count = int(parts["shift"]), int(parts.get("count", 1))
    if "span" in parts and shift:
        first, last = sorted((shift, shift * count))
        return f"{unit}{first:+d}/{unit}{last:+d}"
    return f"{unit}{shift * count:+d}"


def resolve(when: str, published: dt.date | None) -> Days | None:
    """Return the first and the last day that ``when`` stands for, or ``None`` if that is not known.

    A date without a year is the one nearest to publication. A weekday is the latest one up to
    the day of publication, as news is written. Nothing relative is known without ``published``.

    >>> day = dt.date(2024, 3, 13)
    >>> [str(d) for d in resolve("XXXX-WXX-1", day)], [str(d) for d in resolve("month-1", day)]
    (['2024-03-11', '2024-03-11'], ['2024-02-01', '2024-02-29'])
    >>> resolve("week-1", None) is None
    True
    """
    first, _, last = when.partition("/")
    if last:
        ends = resolve(first, published), resolve(last, published)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    try:
        if when[:1].isdigit():
            return _absolute(when)
        return _placed(when, published) if published else None
    except (ValueError, OverflowError):
        return None  # the 31st of February, or a year past 9999


def _absolute(when: str) -> Days | None:
    """Return the days of a date whose year is said."""
    year, _, rest = when.partition("-")
    if year.endswith("X"):
        size = 10 ** year.count("X")
        return _months(int(year.rstrip("X")) * size, 1, size * MONTHS)
    if not rest:
        return _months(int(year), 1, MONTHS)
    if rest in SEASONS:
        return _months(int(year), SEASONS[rest], 3)
    if rest[0] == "Q":
        return _months(int(year), 3 * int(rest[1:]) - 2, 3)
    month, _, day = rest.partition("-")
    if not day:
        return _months(int(year), dt.date(int(year), int(month), 1).month, 1)
    exact = dt.date(int(year), int(month), int(day))
    return exact, exact


def _months(year: int, month: int, count: int) -> Days:
    """Return the first and the last day of ``count`` months; ``month`` may lie outside 1..12."""
    first, after = (divmod(year * MONTHS + month - 1 + step, MONTHS) for step in (0, count))
    return dt.date(first[0], first[1] + 1, 1), dt.date(after[0], after[1] + 1, 1) - DAY


def _placed(when: str, published: dt.date) -> Days | None:
    """Return the days of a date that needs the day of publication."""
    if when.startswith("XXXX-W"):
        return _weekday(published, int(when[-1]), 0)
    if when.startswith("XXXX-"):
        years = (published.year + step for step in (-1, 0, 1))
        found = [days for year in years if (days := resolve(f"{year}{when[4:]}", None))]
        return min(found, key=lambda days: abs(days[0] - published), default=None)
    cut = max(when.rfind("+"), when.rfind("-"))
    return _shifted(when[:cut], int(when[cut:]), published) if cut > 0 else None


def _shifted(unit: str, shift: int, published: dt.date) -> Days | None:
    """Return the days that lie ``shift`` units from publication."""
    unit, _, which = unit.partition(":")
    if unit == "weekday":
        return _weekday(published, int(which), shift)
    if which:
        return _months(published.year + _turn(int(which), shift, published.month), int(which), 1)
    if unit in DAYS:
        day = published + shift * DAYS[unit] * DAY
        monday = day - day.weekday() * DAY
        return (day, day) if DAYS[unit] == 1 else (monday, monday + (DAYS[unit] - 1) * DAY)
    if unit in MONTH_COUNTS:
        size = MONTH_COUNTS[unit]
        index = (published.year * MONTHS + published.month - 1) // size + shift
        return _months(0, index * size + 1, size)
    return None


def _weekday(published: dt.date, weekday: int, shift: int) -> Days:
    """Return the latest such weekday up to publication, or the next one for a ``shift`` above 0."""
    back = (published.isoweekday() - weekday) % 7
    day = published - back * DAY + (7 * DAY if shift > 0 else 0 * DAY)
    day = day - 7 * DAY if shift < 0 and back == 0 else day
    return day, day


def _turn(month: int, shift: int, current: int) -> int:
    """Return in which year, counted from publication, "last May" or "next May" lies."""
    if shift < 0:
        return 0 if month < current else -1
    return 0 if shift == 0 or month > current else 1
