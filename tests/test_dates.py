"""Dates: what each notation stands for, seen from a known day of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from credence import dates
from credence.numerals import tokens

WEDNESDAY = dt.date(2024, 3, 13)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("12 March 2024", "2024-03-12"),
        ("March 12", "XXXX-03-12"),
        ("Sept. 2023", "2023-09"),
        ("1980s", "198X"),
        ("19th century", "18XX"),
        ("third quarter of 2025", "2025-Q3"),
        ("Q2 2021", "2021-Q2"),
        ("autumn 2022", "2022-FA"),
        ("2012 to 2016", "2012/2016"),
        ("2019-20", "2019/2020"),
        ("30 June to 2 July 2023", "2023-06-30/2023-07-02"),
        ("2024-03-12", "2024-03-12"),
        ("25/12/2023", "2023-12-25"),
        ("03/04/2023", "2023"),
        ("Monday", "XXXX-WXX-1"),
        ("last Monday", "weekday:1-1"),
        ("yesterday", "day-1"),
        ("next month", "month+1"),
        ("last two weeks", "week-2/week-1"),
        ("three years ago", "year-3"),
        ("first week of May", "XXXX-05"),
        ("the following day", ""),
    ],
)
def test_notation_of_a_date(text: str, when: str) -> None:
    assert dates.read(tokens(text)) == when


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("XXXX-12-24", "2023-12-24", "2023-12-24"),
        ("XXXX-05", "2024-05-01", "2024-05-31"),
        ("XXXX-WXX-3", "2024-03-13", "2024-03-13"),
        ("XXXX-WXX-4", "2024-03-07", "2024-03-07"),
        ("weekday:3-1", "2024-03-06", "2024-03-06"),
        ("weekday:3+1", "2024-03-20", "2024-03-20"),
        ("day-1", "2024-03-12", "2024-03-12"),
        ("week+0", "2024-03-11", "2024-03-17"),
        ("month-3", "2023-12-01", "2023-12-31"),
        ("month:5-1", "2023-05-01", "2023-05-31"),
        ("month:2-1", "2024-02-01", "2024-02-29"),
        ("year-1", "2023-01-01", "2023-12-31"),
        ("decade-1", "2010-01-01", "2019-12-31"),
        ("year-5/year-1", "2019-01-01", "2023-12-31"),
    ],
)
def test_days_of_a_notation(when: str, first: str, last: str) -> None:
    found = dates.resolve(when, WEDNESDAY)
    assert found is not None
    assert [str(day) for day in found] == [first, last]


@pytest.mark.parametrize("when", ["day-1", "XXXX-03-12", "XXXX-WXX-1", "week-1/week+0"])
def test_nothing_that_hangs_on_publication_is_known_without_it(when: str) -> None:
    assert dates.resolve(when, None) is None


@pytest.mark.parametrize("when", ["2023-02-31", "2024-13", "", "nonsense", "day-99999999999", "XXXX-WXX-"])
def test_impossible_date_is_not_known(when: str) -> None:
    assert dates.resolve(when, WEDNESDAY) is None
