"""The promotion dimension: its example sentences, and each rule that no single sentence shows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from examples_support import Example, check, examples, read, run, scarce

from credence.dimensions import promotion
from credence.kinds import kinds
from credence.lexicon import default

GUARDS = ("literal", "plain")


def weights(text: str, kind: str) -> list[float]:
    """Return the weights of the evidence of one kind in a text."""
    return [hit.weight for hit in promotion.evidence(read(text)) if hit.kind == kind]


@pytest.mark.parametrize("example", examples("promotion"))
def test_an_example_comes_out_as_its_table_says(example: Example) -> None:
    check("promotion", example)


def test_every_kind_has_four_examples_that_fire_and_four_that_stay_quiet() -> None:
    assert [pair for pair in scarce("promotion") if pair[0] not in GUARDS] == []


def test_every_credit_is_negative_so_that_100_means_free_of_promotion() -> None:
    assert all(kind.credit < 0 for kind in kinds("promotion").values())


def test_guards_and_kinds_of_the_signal_alone_are_never_evidence() -> None:
    found = run("promotion", "Soldiers fear that the council must wait. At best they sail in May.")
    assert found.evidence == ()
    assert {kind for kind, _ in found.cues} == {"charged", "voice"}


def test_every_cue_kind_is_evidence_a_guard_or_moves_the_signal() -> None:
    cue_kinds = {cue.kind for cue in default().cues if cue.dimension == "promotion"}
    assert cue_kinds - set(kinds("promotion")) == {*GUARDS, "shape", "asking", "charged", "voice"}


@pytest.mark.parametrize("quote", ["“{}”", '"{}"', "“{}“", "“{}", "‘{}’"])
def test_words_inside_a_quotation_do_not_count_against_the_writer(quote: str) -> None:
    said = quote.format("you will love this amazing and revolutionary ferry")
    assert run("promotion", f"The captain said: {said}").evidence == ()


def test_scare_quotes_shield_nothing() -> None:
    assert run("promotion", "The “outrageous” toll stays.").evidence == (("loaded", "outrageous"),)


@pytest.mark.parametrize(
    "text",
    [
        "Ola Berg, head of the port, described the toll as “outrageous.”",
        "The harbour board dismissed it as ‘outrageous’.",
        "Mara Lindqvist called the toll “outrageous and insane.",
    ],
)
def test_a_short_quotation_shields_where_its_source_is_named(text: str) -> None:
    assert run("promotion", text).evidence == ()


@pytest.mark.parametrize("source", ["Experts", "We", "Some people", "Many"])
def test_a_crowd_and_the_writer_shield_no_short_quotation(source: str) -> None:
    assert run("promotion", f"{source} call the toll “outrageous”.").evidence == (("loaded", "outrageous"),)


def test_the_same_phrase_counts_less_each_time() -> None:
    one, two, three = weights("Amazing pears. Then amazing plums. And amazing figs.", "hype")
    assert two == pytest.approx(one / 2)
    assert three == pytest.approx(one / 3)


def test_a_thousand_repeats_of_one_cue_weigh_less_than_eight_different_ones() -> None:
    found = weights("An amazing pear. " * 1000, "hype")
    assert sum(found) > 8 * found[0]


def test_words_are_not_counted_twice_where_cues_overlap() -> None:
    hits = promotion.evidence(read("The weir is the best of all time and one of a kind."))
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_evidence_comes_in_reading_order_and_holds_the_exact_words() -> None:
    text = "Hey, listen up!\n\nWhat’s Next for the Pier?\n\nThe amazing pier is now CLOSED for good."
    hits = promotion.evidence(read(text))
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert [text[hit.start : hit.end] for hit in hits if hit.kind == "headline_question"] == [
        "What’s Next for the Pier?"
    ]


def test_a_body_sentence_in_capitals_counts_only_where_a_word_is_shouted() -> None:
    assert run("promotion", "The USGS and the NOAA agree.").evidence == ()
    assert ("capitals", "CLOSED") in run("promotion", "The pier is CLOSED for good.").evidence


def test_the_name_of_a_speaker_or_a_place_in_capitals_is_not_shouted() -> None:
    text = "WASHINGTON, Maine — A ferry from Washington sank.\n\nBAKER: The baker paid."
    assert "capitals" not in dict(run("promotion", text).evidence)


def test_bait_raises_the_signal_and_a_plain_report_does_not() -> None:
    bait = run("promotion", "You won’t believe these 7 amazing tricks!").signal[0]
    plain = run("promotion", "The council met on Tuesday and approved the budget of the port.").signal[0]
    assert bait > 0.5
    assert plain < 0.3


def test_more_bait_never_lowers_the_signal() -> None:
    weak = run("promotion", "The pier is open.").signal[0]
    strong = run("promotion", "The amazing pier is open.").signal[0]
    assert strong > weak


def test_a_text_without_letters_has_no_evidence() -> None:
    assert run("promotion", "?! … 123").evidence == ()


@pytest.mark.parametrize("unit", ["!", "WHY ", "“", "you ", "? ", "at best the best "])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    assert len(promotion.evidence(read(unit * 10_000))) <= 10_000
