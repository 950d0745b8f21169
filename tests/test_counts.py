"""Which quantities say how much of what: counts, parts, ages and rows of figures do, bare numbers do not."""

from __future__ import annotations

import pytest

from credence.quantities import find
from credence.quantities.counts import telling


def told(text: str) -> list[str]:
    """Return the words of the quantities that tell."""
    return [one.span.of(text) for one in telling(text, find(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("87 of the pumps broke", ["87"]),
        ("two of the biggest mills burned", ["two"]),
        ("452 who left", ["452"]),
        ("6 million Norwegians and 12 young Germans", ["6 million", "12"]),
        ("300 more votes", ["300"]),
        ("3,021 ferry ticket buyers came", ["3,021"]),
        ("half of the vote, two-thirds of the grain", ["half", "two-thirds"]),
        ("259 and 255 members", ["259", "255"]),
        ("doses of 30, 50 or 70 mg", ["30", "50", "70 mg"]),
        ("3 of 12 whales, one in five hens", ["3", "12", "one", "five"]),
        ("half a million hens, a hundred sheep", ["half a million", "a hundred"]),
    ],
)
def test_a_count_of_people_parts_and_compounds_tells(text: str, words: list[str]) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mara Lindqvist, 44, of Sunde", ["44"]),
        ("the keeper Mara Lindqvist (44) sang", ["44"]),
        ("Lindqvist, 49, was the keeper", ["49"]),
        ("The prize went to Mara Lindqvist, 38.", ["38"]),
        ("growers aged 46 to 65", ["46 to 65"]),
        ("children aged between 4 and 12", ["4 and 12"]),
        ("nobody under the age of 18", ["18"]),
        ("under 18 years of age", ["18"]),
    ],
)
def test_an_age_tells(text: str, words: list[str]) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "the two clubs",
        "two of us",
        "one of the ferries",
        "many million pounds",
        "several hundred hens",
        "on page 4, the harbour",
        "Mill Letters, 44, 12",
        "Bank of Sunde, 3, Pier Road",
        "Mara Lindqvist, 380, was printed on the ticket",
        "Channel 4 News is late",
        "one day",
    ],
)
def test_what_counts_nothing_does_not_tell(text: str) -> None:
    assert told(text) == []


def test_a_number_before_a_count_is_no_row_without_and_or_or() -> None:
    assert told("On page 4, 12 boats sank") == ["12"]
