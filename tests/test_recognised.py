"""The convention of the quantity cases: what is joined, what is parted, and what is no date there."""

from __future__ import annotations

import pytest

from credence.evaluation.recognised import recognised


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("3 out of 5 hens sleep", "number", ["3 out of 5"]),
        ("It sold 40 in 2019", "number", ["40", "2019"]),
        ("a quarter of it, one twenty-fifth and a second", "number", ["a quarter", "one twenty-fifth"]),
        ("one and a half hours", "number", ["one and a half"]),
        ("between 3 and 5 boats", "number", ["3", "5"]),
        ("Flight 370 left", "number", ["370"]),
        ("A 20ft boat at 5G speed", "number", ["20", "5"]),
        ("on 4-22", "date", ["4-22"]),
        ("$5 to $6", "currency", ["$5", "$6"]),
        ("on the 3rd of May", "date", ["the 3rd of May"]),
        ("It opens in two weeks", "date", ["in two weeks"]),
        ("It took two weeks", "date", []),
        ("It opened in May 2019", "date", []),
        ("It opened last week", "date", []),
        ("It opened two weeks ago", "date", ["two weeks ago"]),
        ("It opened on Easter 2019", "date", ["Easter 2019"]),
        ("on the twenty third of May", "date", ["the twenty third of May"]),
        ("It opens a week from Monday", "date", ["a week from Monday"]),
        ("It opens five days before Friday", "date", ["five days before Friday"]),
        ("It shut a month and 21 days ago", "date", ["a month and 21 days ago"]),
        ("It took a week and Monday was wet", "date", ["Monday"]),
        ("It rained the next day", "date", ["the next day"]),
        ("Sold on 20240312 and 20249999", "date", ["20240312"]),
        ("Sold on 16. Nov. 2016 and 2-Jan-19", "date", ["16. Nov. 2016", "2-Jan-19"]),
        ("Sold on January, 5th", "date", ["January, 5th"]),
        ("It shut 2 months, 3 days ago", "date", ["2 months, 3 days ago"]),
        ("It took 2 weeks, Monday included", "date", ["Monday"]),
        ("It opens on the second Sunday", "date", ["the second Sunday"]),
        ("It opened this past Monday", "date", ["this past Monday"]),
        ("It opened a few days ago", "date", ["a few days ago"]),
        ("It opens in a week", "date", ["in a week"]),
        ("two in a week of rain", "date", []),
        ("it opens on christmas", "date", ["christmas"]),
        ("it opens march 5 2018", "date", ["march 5 2018"]),
        ("it opens on wed", "date", ["wed"]),
        ("they may march and wed in the sun", "date", []),
        ("Die Straße: on christmas", "date", []),
    ],
)
def test_quantities_are_marked_as_the_cases_mark_them(text: str, kind: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in recognised(text, kind)] == marked
