"""Whose words a quotation holds: long ones and those with a known source are somebody else's."""

from __future__ import annotations

import pytest

from credence.lexicon import default
from credence.model import Article
from credence.shields import spoken
from credence.text import document


def shielded(text: str) -> list[str]:
    """Return the quotations that are somebody else's words."""
    return [span.of(text) for span in spoken(default().find(document(Article("a", "", text))))]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’"])
def test_a_short_quotation_is_speech_where_its_source_is_named(marks: str) -> None:
    quote = marks.format("odd")
    assert shielded(f"The harbour board dismissed the toll as {quote}.") == [quote]
    assert shielded(f"The {quote} toll stays.") == []


def test_a_short_quotation_without_a_closing_mark_is_speech_too() -> None:
    assert shielded("The mayor called the toll “odd.\n\nThe “fair” toll stays.") == ["“odd."]


@pytest.mark.parametrize("source", ["Experts", "Some people", "We"])
def test_a_crowd_and_the_writer_are_no_source(source: str) -> None:
    assert shielded(f"{source} call the toll “odd”.") == []


def test_a_long_quotation_is_speech_without_a_source() -> None:
    assert shielded("“It is odd to pay.” Rain fell.") == ["“It is odd to pay.”"]


def test_many_short_quotations_take_linear_time() -> None:
    text = "The mayor called the toll “odd”. " * 3000
    assert len(shielded(text)) == 3000
