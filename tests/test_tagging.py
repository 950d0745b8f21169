"""Words that may be cues: how they are read, judged, and told to the heads."""

from __future__ import annotations

import csv
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence import heads, tagging
from credence.model import Span

LEARNED = resources.files("credence") / "lexicons" / "learned"


def _rows() -> list[dict[str, str]]:
    with (LEARNED / tagging.FILE).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _odds(sentence: str, word: str) -> float:
    start = sentence.index(word)
    return next(one.log_odds for one in tagging.default().tag(sentence) if one.start == start)


@pytest.mark.parametrize(
    ("sentence", "spelt"),
    [
        ("Ada Obi’s crew left 12 boats.", "Aa's crew left 0 boats ."),
        ("Meanwhile Obi said at noon: “No", 'meanwhile Aa said at noon : " no'),
        ("Ferry Sinks Off Sunde, Crew Says", "ferry sinks off sunde , crew says"),
        ("Piers | Locks | Quays", "piers | locks | quays"),
        ("", ""),
    ],
)
def test_a_sentence_is_read_without_names_and_numbers(sentence: str, spelt: str) -> None:
    assert " ".join(word.text for word in tagging.words(sentence)) == spelt


@given(st.text(alphabet=st.sampled_from("Aa said “”\"': 1’|\nİ"), max_size=60))
def test_every_word_stands_at_its_characters(sentence: str) -> None:
    found = tagging.words(sentence)
    assert all(0 <= one.start < one.end <= len(sentence) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert {(one.start, one.end) for one in tagging.default().tag(sentence)} <= {
        (one.start, one.end) for one in found
    }


def test_a_word_that_tells_who_spoke_is_a_cue_and_a_word_of_the_story_is_none() -> None:
    sentence = "The pier sank in spring, the mayor said."
    assert _odds(sentence, "said") > 0 > _odds(sentence, "sank")


def test_a_word_is_judged_by_its_neighbours() -> None:
    assert _odds("Obi called the pier a ruin.", "called") > _odds("Obi was called at noon.", "called")
    assert _odds("Two surveys show that tides rise.", "show") > _odds("It is a show for children.", "show")


def test_the_words_of_a_speaker_are_no_cues_of_the_writer() -> None:
    assert _odds("They think that it leaks.", "think") > _odds("“I think that it leaks,” she said.", "think")


def test_the_strongest_word_is_the_evidence() -> None:
    sentence = "The new pier, according to Obi’s report, “leaks badly"
    best = max(tagging.default().tag(sentence), key=lambda one: one.log_odds)
    assert Span(best.start, best.end).of(sentence) == "according"


def test_the_log_odds_of_a_word_is_the_sum_of_the_weights_of_what_is_seen_of_it() -> None:
    weights = {"word=said": 1.5, "before=Aa word=said": 1.0, "word=asked": 9.0, tagging.BIAS: -0.5}
    assert [one.log_odds for one in tagging.Tagger(weights).tag("By then Obi said: “No.”")] == [2.0, -0.5]


def test_small_words_names_and_skipped_words_are_not_judged() -> None:
    found = tagging.words("The crew of Ada Obi has said 3 times that it sank.")
    assert [found[i].text for i in tagging.judged(found, {"crew", "times"})] == ["said", "sank"]


@given(st.lists(st.floats(-90, 90), max_size=6), st.floats(-9, 9))
def test_one_more_word_never_makes_a_cue_less_likely(odds: list[float], more: float) -> None:
    fewer, all_of_them = tagging.values(odds), tagging.values([*odds, more])
    assert all(all_of_them[name] >= value for name, value in fewer.items())


def test_one_certain_word_is_enough() -> None:
    assert tagging.values([-5.0, 6.0, -5.0])["<tag: any cue>"] == pytest.approx(6.0, abs=0.05)


def test_thousands_of_likely_cues_are_told_as_a_bounded_figure() -> None:
    assert tagging.values([30.0] * 5000)["<tag: any cue>"] == tagging.FAR


def test_the_heads_of_attribution_use_the_cue_words_and_no_other_head_does() -> None:
    seen = heads.sentence_features("The mayor said no.").values
    tags = set(tagging.values([]))
    assert tags <= set(seen)
    using = {name for name, head in heads.default().heads.items() if tags & set(head.weights)}
    assert using == {"attribution", "attributed"}


def test_every_row_has_its_support_and_one_of_the_questions_that_are_asked_of_a_word() -> None:
    rows = _rows()
    asked = set(tagging.TEMPLATES)
    learned = [row["phrase"] for row in rows if row["kind"] == "cue word"]
    assert learned
    assert {tuple(part.partition("=")[0] for part in name.split(" ")) for name in learned} <= asked
    assert all(int(row["n"]) >= 5 for row in rows)
    assert {row["kind"] for row in rows} == {"bias", "cue word", tagging.SKIPPED}


def test_no_weight_rests_on_a_name_of_a_person() -> None:
    every = {part.partition("=")[2] for row in _rows() for part in row["phrase"].split(" ")}
    assert "Aa" in every
    assert not any(value[0].isupper() for value in every - {"Aa", "Aa's"} if value)
