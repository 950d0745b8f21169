"""The words that tell most: where they stand, when they are evidence, and that scores rest on rules alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence import heads, scoring, telling
from credence.model import Article, Hit
from credence.rules import Rules
from credence.signal import probability

TOLD = {telling.CUE_WORD, telling.LOADED_WORD}


def _told(sentence: str, rules: Rules | None = None) -> list[tuple[str, str]]:
    found = scoring.detect(sentence, *([rules] if rules else [])).hits
    return [(one.kind, sentence[one.start : one.end]) for one in found if one.kind in TOLD]


@pytest.mark.parametrize("lead", ["", "  ", "“Mind the gap”: ", "#ferry 🚢 "])
def test_a_cue_that_no_rule_knows_is_evidence_of_sourcing_at_its_characters(lead: str) -> None:
    assert (telling.CUE_WORD, "grumbled") in _told(f"{lead}The harbour is lovely, grumbled the mayor.")


def test_a_cue_inside_evidence_of_the_rules_is_told_once() -> None:
    sentence = "The pier is closed, said the engineer Ada Obi."
    cue = heads.sentence_features(sentence).cue
    assert cue
    assert sentence[cue.start : cue.end] == "said"
    rules = Hit(cue.start - 3, cue.end + 3, "sourcing", "person", 1.0, "")
    seen = heads.sentence_features(sentence)
    kinds = [[one.kind for one in telling.hits(sentence, seen, found)] for found in ((), (rules,))]
    assert kinds[0] == [telling.CUE_WORD, *kinds[1]]
    assert telling.CUE_WORD not in kinds[1]


def test_evidence_of_another_dimension_does_not_hide_a_cue() -> None:
    sentence = "The pier is closed, said the engineer Ada Obi."
    other = Hit(0, len(sentence), "precision", "date", 1.0, "")
    assert telling.CUE_WORD in {
        one.kind for one in telling.hits(sentence, heads.sentence_features(sentence), (other,))
    }


def test_the_most_loaded_word_is_evidence_where_it_colours_the_sentence_and_only_there() -> None:
    assert (telling.LOADED_WORD, "Disgusting") in _told("Disgusting: the council’s plan for the lock")
    assert _told("The ferry sails at noon on weekdays.") == []


@pytest.mark.parametrize(
    "sentence", ["The council hatched a vile scheme.", "The ferry sails at noon.", "The mayor rants on."]
)
def test_a_loaded_word_is_evidence_just_where_the_head_that_asks_it_says_yes(sentence: str) -> None:
    head = heads.default().heads[telling.COLOURED]
    odds = heads.default().log_odds(heads.sentence_features(sentence))[telling.COLOURED]
    kinds = {kind for kind, _ in _told(sentence)}
    assert (telling.LOADED_WORD in kinds) == (probability(odds) > head.threshold)


def test_a_cue_speaks_for_credibility_and_a_loaded_word_against_it() -> None:
    found = scoring.detect("The council’s disgusting plan is a scandal, grumbled the mayor.").hits
    weights = {one.kind: one.weight for one in found if one.kind in TOLD}
    assert weights[telling.CUE_WORD] > 0 > weights[telling.LOADED_WORD]


def test_a_quoted_loaded_word_is_nobodys_where_quotations_are_ignored() -> None:
    sentence = "The mayor called it “a disgusting scheme” on Monday."
    ignored = _told(sentence, Rules(quotations="ignore"))
    assert telling.LOADED_WORD in dict(_told(sentence))
    assert telling.LOADED_WORD not in dict(ignored)


@given(st.text(alphabet=st.sampled_from("Aa said vile “”\"'#@|\n0İ🚢"), max_size=60))
def test_every_hit_stands_inside_the_sentence(sentence: str) -> None:
    assert all(0 <= one.start < one.end <= len(sentence) for one in scoring.detect(sentence).hits)


def test_no_score_rests_on_a_learned_word() -> None:
    text = "The council’s disgusting plan is a scandal, grumbled the mayor of the town by the sea. " * 8
    report = scoring.score(Article("a", "A disgusting scandal, she grumbled", text))
    assert report.scores
    assert not TOLD & {hit.kind for one in report.scores for hit in one.hits}
