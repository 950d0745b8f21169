"""Precision: each kind of evidence fires and stays quiet, and blurring or repeating moves the right way."""

from __future__ import annotations

import datetime as dt

import pytest
from examples_support import Example, check, examples, scarce

from credence.dimensions import precision
from credence.kinds import kinds
from credence.lexicon import default
from credence.model import Article
from credence.text import document

PLAIN = "The board met in the old hall. The doors were shut and the lights were on."


def hits(text: str, published: dt.date | None = None) -> dict[str, list[str]]:
    """Return the words of each kind of evidence."""
    found: dict[str, list[str]] = {}
    reading = default().find(document(Article("a", "", text, published=published)))
    for hit in precision.evidence(reading):
        found.setdefault(hit.kind, []).append(text[hit.start : hit.end])
    return found


def total(text: str) -> float:
    """Return the sum of all weights."""
    return sum(hit.weight for hit in precision.evidence(default().find(document(Article("a", "", text)))))


def signal(text: str) -> float:
    """Return the signal of a text of one sentence."""
    [value] = precision.signal(default().find(document(Article("a", "", text))))
    return value


@pytest.mark.parametrize("example", examples("precision"))
def test_example_comes_out_as_its_table_says(example: Example) -> None:
    check("precision", example)


def test_every_kind_has_four_examples_each_way() -> None:
    aside = {"plain", "found", "relative_date_dated"}
    assert [case for case in scarce("precision") if case[0] not in aside] == []


def test_relative_date_is_worth_something_where_the_day_of_publication_is_known() -> None:
    text = "The mill burned down last week."
    assert "relative_date" in hits(text)
    assert hits(text, dt.date(2024, 3, 13)) == {"relative_date_dated": ["last week"]}


def test_number_that_only_says_again_who_is_meant_earns_nothing() -> None:
    assert "figure" not in hits("The two clubs agreed to share these three pitches.")
    assert hits("Two clubs agreed to share the 12 pitches.")["figure_scoped"] == ["Two", "12"]


def test_anaphoric_date_is_neither_credit_nor_blame() -> None:
    assert set(hits("On 3 May the ferry sank; the following day it was raised.")) == {"date"}


def test_weekday_lasts_where_the_day_of_publication_is_known() -> None:
    text = "On Tuesday the ferry sank."
    assert hits(text) == {"floating_day": ["Tuesday"]}
    assert hits(text, dt.date(2024, 3, 13)) == {"date": ["Tuesday"]}


def test_blurring_a_number_lowers_precision() -> None:
    assert total("The flood closed 412 roads.") > total("The flood closed many roads.")


def test_scoping_a_figure_raises_precision() -> None:
    assert total("On Monday 412 roads were shut.") > total("About then 412 roads were shut.") > total(PLAIN)


def test_repeating_a_figure_a_thousand_times_earns_little() -> None:
    once = total("The flood closed 412 roads. ")
    assert total("The flood closed 412 roads. " * 1000) < 10 * once


def test_vague_word_beside_a_figure_is_mostly_excused() -> None:
    vague = "Far fewer roads were shut."
    beside = "Far fewer roads were shut: 12 roads of 412."
    assert total(vague) == kinds("precision")["vague_degree"].credit
    assert total(beside) > 0


def test_fact_in_a_quotation_counts_half_and_vagueness_not_at_all() -> None:
    assert total("“We lost 412 cows,” he said.") == total("We lost 412 cows.") / 2
    assert total("“A huge amount of grain is gone,” he said.") == 0


def test_unclosed_quotation_shields_to_the_end_of_its_paragraph() -> None:
    assert hits("“A huge amount of grain is gone.\nA huge amount of hay burned.") == {
        "vague_quantity": ["A huge amount of"]
    }


def test_heading_gives_no_names_and_no_questions() -> None:
    assert hits("What the Harbour Board Wants\n" + PLAIN) == hits(PLAIN)
    assert "uncheckable" not in hits("What Is a Lock Gate?\n" + PLAIN)


def test_question_as_title_is_uncheckable() -> None:
    title = document(Article("a", "Will the ferry ever sail?", ""), field="title")
    assert [hit.kind for hit in precision.evidence(default().find(title))] == ["uncheckable"]


def test_table_row_and_bullet_are_read_like_sentences() -> None:
    assert hits("Ferry | 412 cars | Sunde |\n- 12 crew members left\n").keys() == {"figure"}


def test_hits_come_in_reading_order_and_mark_exact_words() -> None:
    text = "In Sunde, Mara Lindqvist sold 12 boats on 3 May 2021. Many more sank."
    found = precision.evidence(default().find(document(Article("a", "", text))))
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    assert [text[hit.start : hit.end] for hit in found][:4] == ["Sunde", "Mara Lindqvist", "12", "3 May 2021"]


@pytest.mark.parametrize(
    ("exact", "loose"),
    [
        ("The dam cost $40 million in 1998.", "The dam cost a great deal back then."),
        ("The senate passed the bill on Tuesday.", "I hope you will all be happy."),
        ("Mara Lindqvist was born in Sunde in 1961.", "She is somehow just wonderful."),
        ("Fares rose 4 per cent.", "Why would anyone pay?"),
    ],
)
def test_signal_is_stronger_for_the_exact_sentence(exact: str, loose: str) -> None:
    assert signal(exact) > 0.5 > signal(loose)


def test_found_rows_of_the_lexicon_cannot_be_faked_by_text() -> None:
    assert signal("They say <figure> <figure>.") == pytest.approx(signal("They say <fogure> <fogure>."))
