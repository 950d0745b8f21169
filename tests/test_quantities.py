"""Quantities: exact spans, types, units and bounds; names and homographs are left alone."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.quantities import Quantity, find, resolve
from credence.quantities.grammar import BREAK, CODES, GAPS, GRAMMAR, pattern


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    [quantity] = find(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "span", "kind", "low", "high", "unit"),
    [
        ("Some 1,200 ferries sank.", "1,200", "number", 1200, 1200, "ferries"),
        ("It took 12 new ferries.", "12", "number", 12, 12, "ferries"),
        (
            "three million two hundred thousand sheep",
            "three million two hundred thousand",
            "number",
            3.2e6,
            3.2e6,
            "sheep",
        ),
        ("two-thirds of the bees", "two-thirds", "number", 0.666667, 0.666667, ""),
        ("from 3 to 5 boats", "3 to 5", "range", 3, 5, "boats"),
        ("It fell 17 per cent.", "17 per cent", "percent", 17, 17, "percent"),
        ("between 10 and 12%", "10 and 12%", "percent", 10, 12, "percent"),
        ("3 to 5 percentage points", "3 to 5 percentage points", "percent", 3, 5, "percentage point"),
        ("a loan of $5.5 million", "$5.5 million", "currency", 5.5e6, 5.5e6, "dollar"),
        ("500 billion euros", "500 billion euros", "currency", 5e11, 5e11, "euro"),
        ("£3-5 million", "£3-5 million", "currency", 3e6, 5e6, "pound"),
        ("half a million pounds", "half a million pounds", "currency", 5e5, 5e5, "pound"),
        ("two million pounds of beef", "two million pounds", "unit", 2e6, 2e6, "pound"),
        ("-5 degrees Celsius", "-5 degrees Celsius", "unit", -5, -5, "degree Celsius"),
        ("40kg", "40kg", "unit", 40, 40, "kilogram"),
        ("3½ hours", "3½ hours", "duration", 3.5, 3.5, "hour"),
        ("a 30-year-old", "30-year-old", "age", 30, 30, "year"),
        ("at 5.30 pm", "5.30 pm", "time", 17.5, 17.5, "hour"),
        ("the 21st", "21st", "ordinal", 21, 21, ""),
        ("12 3/4 km", "12 3/4 km", "unit", 12.75, 12.75, "kilometre"),
        ("twenty-one fiftieths", "twenty-one fiftieths", "number", 0.42, 0.42, ""),
        ("five point two million", "five point two million", "number", 5.2e6, 5.2e6, ""),
        ("about 6.02e23", "6.02e23", "number", 6.02e23, 6.02e23, ""),
        ("12 300 456 trees", "12 300 456", "number", 12300456, 12300456, "trees"),
        ("3 dozens", "3 dozens", "number", 36, 36, ""),
        ("from $8.5m-$10m", "$8.5m-$10m", "currency", 8.5e6, 1e7, "dollar"),
        ("between $3 and $4 million", "$3 and $4 million", "currency", 3e6, 4e6, "dollar"),
        ("30 Egyptian pounds", "30 Egyptian pounds", "currency", 30, 30, "egyptian pound"),
        ("CUP 400", "CUP 400", "currency", 400, 400, "cup"),
        ("per cent of 15", "per cent of 15", "percent", 15, 15, "percent"),
        ("Flight 370 left", "370", "version", 370, 370, ""),
    ],
)
def test_quantity_is_read_whole(  # noqa: PLR0913, PLR0917 -- one row of the table above
    text: str, span: str, kind: str, low: float, high: float, unit: str
) -> None:
    found = only(text)
    assert (found.span.of(text), found.type, found.unit) == (span, kind, unit)
    assert (found.value, found.upper) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, 12 March 2024",
        "in the last week of January 2025",
        "12-14 June 2023",
        "from 2012 to 2016",
        "in the 1980s",
        "since 1998",
        "the 2016 elections",
        "two days ago",
        "over the last five years",
        "earlier this year",
        "on Christmas Eve",
        "on 4/22 it rained",
        "on the 15th.",
        "the 20th of next month",
        "next week on Friday",
        "the first Monday of next month",
        "this Friday, 12 May",
        "Friday, the 15th of May",
        "twelve January 2016",
        "22 April two thousand and sixteen",
        "in May '16",
        "Easter of 2019",
        "Jan 3rd, 16.",
        "Sun, May 5, 2019",
        "two Sundays from now",
        "the 15th next month",
        "Monday night",
    ],
)
def test_date_is_one_quantity(text: str) -> None:
    assert only(text).type == "date"


@pytest.mark.parametrize(
    "text",
    [
        "She may march in the fall, second to none.",
        "Theresa May and the August crowd",
        "Covid-19, the R1 and the A380",
        "the half-hearted quarter",
        "often, someone attended",
        "He is a 5G fan.",
        "The cup, at https://example.org/a%20b",
        "Open 24/7, on the 15th floor",
        "This one, the little one, or that one",
        "The Sun said so on Sundays",
        "They bake as if there were no tomorrow.",
    ],
)
def test_homograph_or_name_is_no_figure_and_no_date(text: str) -> None:
    assert {one.type for one in find(text)} <= {"ordinal", "version"}


@pytest.mark.parametrize(
    ("text", "relation", "scope"),
    [
        ("more than 40 boats", ">", "more than 40"),
        ("as many as 300 boats", ">=", "as many as 300"),
        ("up to 12 boats", "<=", "up to 12"),
        ("just under 9 per cent", "<", "just under 9 per cent"),
        ("roughly £3m", "~", "roughly £3m"),
        ("just $6 million", "only", "just $6 million"),
        ("of 1,200 patients", "of", "of 1,200"),
        ("40 boats", "", "40"),
    ],
)
def test_words_before_a_figure_qualify_it(text: str, relation: str, scope: str) -> None:
    found = only(text)
    assert (found.relation, found.scope.of(text)) == (relation, scope)


def test_number_of_a_name_carries_the_name_as_its_scope() -> None:
    text = "They flew a Falcon 900 home."
    assert only(text).scope.of(text) == "Falcon 900"


def test_relative_date_is_resolved_against_publication() -> None:
    published = dt.date(2024, 3, 13)
    found = only("It burned down last month.")
    assert found.relative
    assert resolve(found, published) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert resolve(found, None) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("4-22-2016", "2016-04-22"),
        ("2016/05", "2016-05"),
        ("third Tuesday in January 2019", "2019-01"),
        ("May nineteen ninety-nine", "1999-05"),
        ("four days before today", "day-4"),
        ("the summer of ’69", "1969-SU"),
    ],
)
def test_date_has_its_notation(text: str, when: str) -> None:
    assert only(text).when == when


def test_number_in_quotation_marks_is_no_year() -> None:
    assert only("the '16' door").type == "number"


def test_date_that_hangs_on_an_earlier_one_is_relative_and_unresolved() -> None:
    found = only("It rained the following day.")
    assert found.relative
    assert resolve(found, dt.date(2024, 3, 13)) is None


@given(st.text(alphabet="0123456789 ,.-–/$£%:amMay'’stndhk\n", max_size=60))
def test_spans_are_in_order_and_inside_any_text(text: str) -> None:
    reach = 0
    for one in find(text):
        assert reach <= one.span.start <= one.figure.start < one.figure.end <= one.span.end <= len(text)
        reach = one.span.end


@pytest.mark.parametrize(
    "piece", ["twenty ", "1-", "from 3 to ", "five hundred and ", "$", "last ", "May ", "1,"]
)
def test_time_is_linear_in_repeated_pieces(piece: str) -> None:
    assert len(find(piece * 5000)) <= 10_000


def test_a_token_that_begins_no_quantity_hides_none() -> None:
    draw = random.Random(5)  # noqa: S311 -- made codes, not secrets
    roles, gaps = sorted(CODES.values()), [*sorted(GAPS.values()), BREAK]
    whole = re.compile(GRAMMAR)
    for _ in range(3000):
        codes = "".join(draw.choice(gaps) + draw.choice(roles) for _ in range(8))
        found, expected = ([(m.span(), m.lastgroup) for m in p.finditer(codes)] for p in (pattern(), whole))
        assert found == expected, codes
