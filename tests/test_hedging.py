"""The dimension hedging: its cues in context, and how contestable claims are covered."""

from __future__ import annotations

from collections import Counter

import pytest
from examples_support import Example, check, examples, read, run, scarce

from credence import lexicon
from credence.dimensions import hedging
from credence.dimensions.hedging.claims import DEGREE, FREE, PER_SENTENCE
from credence.dimensions.hedging.context import RULES
from credence.kinds import kinds


def rate(text: str) -> float:
    hits = hedging.evidence(read(text))
    return sum(hit.weight for hit in hits) / (len(hits) + hedging.PRIOR)


@pytest.mark.parametrize("example", examples("hedging"))
def test_examples_come_out_as_their_table_says(example: Example) -> None:
    check("hedging", example)


def test_every_kind_has_four_examples_that_fire_and_four_that_stay_quiet() -> None:
    assert scarce("hedging") == []


def test_every_rule_that_a_cue_names_exists() -> None:
    notes = {cue.note for cue in lexicon.default().cues if cue.dimension == "hedging" and cue.kind != "guard"}
    assert notes - {""} == {*RULES, DEGREE}


def test_no_phrase_is_a_guard_and_a_cue_at_once() -> None:
    found = Counter(
        (cue.phrase, cue.kind == "guard") for cue in lexicon.default().cues if cue.dimension == "hedging"
    )
    assert [phrase for phrase, guard in found if guard and (phrase, False) in found] == []


def test_the_kinds_that_the_module_makes_are_those_of_its_table() -> None:
    made = {*FREE.values(), "attributed", "covered", "boosted", "weasel", "bare", "verdict"}
    assert made == set(kinds("hedging"))


def test_a_dropped_hedge_lowers_the_rate() -> None:
    assert rate("The yard may have caused the leak.") > rate("The yard caused the leak.")


def test_an_added_booster_lowers_the_rate() -> None:
    assert rate("The yard clearly caused the leak.") < rate("The yard caused the leak.")


def test_a_named_source_raises_the_rate_and_a_weasel_does_less() -> None:
    bare, named = rate("The yard caused the leak."), rate("The yard caused the leak, Ines Moreau said.")
    assert bare < rate("Some experts say the yard caused the leak.") < named


def test_caution_that_fits_any_story_earns_nothing() -> None:
    assert rate("The yard may face increased scrutiny. Only time will tell.") == 0


def test_words_in_a_quotation_do_not_blame_the_writer() -> None:
    assert rate("“Of course the coach lied to us, it was a disaster,” said Moreau.") >= 0


def test_words_in_a_quotation_that_is_never_closed_do_not_blame_the_writer() -> None:
    assert rate("Moreau said: “Of course the coach lied to us, it was a disaster.") >= 0


def test_at_most_two_claims_of_a_sentence_count() -> None:
    text = "The coach lied to us; the plan was a disaster; it was fraud; and everyone was always ridiculous."
    assert len(hedging.evidence(read(text))) == PER_SENTENCE


def test_a_thousand_copies_of_a_covered_claim_earn_no_more_than_three() -> None:
    assert rate("The yard may have caused the leak. " * 1000) == rate(
        "The yard may have caused the leak. " * 3
    )


def test_a_thousand_bare_claims_weigh_more_than_three() -> None:
    assert rate("The yard caused the leak. " * 1000) < rate("The yard caused the leak. " * 3)


@pytest.mark.parametrize(
    "text",
    [
        "| Pump | may fail |\n| Gate | stole |\n",
        "May",
        "May.",
        "?!",
        "“",
        "Stolen?Stolen!",
        "about",
        "about 4",
        "",
    ],
)
def test_odd_text_gives_spans_inside_the_text(text: str) -> None:
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hedging.evidence(read(text)))


def test_hits_come_in_reading_order() -> None:
    text = "Perhaps about 40 came. It was a disaster. An accident? Hardly. The coach lied to them."
    starts = [hit.start for hit in hedging.evidence(read(text))]
    assert starts == sorted(starts)
    assert len(starts) >= 4


def test_a_verdict_is_no_hedge_as_well() -> None:
    assert [kind for kind, _ in run("hedging", "Just bad luck? Probably not.").evidence] == ["verdict"]


def test_a_hedged_sentence_is_more_hedged_than_its_certain_twin() -> None:
    hedged, certain = run("hedging", "The dam may hold. The dam certainly holds.").signal
    assert hedged > 0.5 > certain
