"""Loaded words: each word by itself, and the most loaded of a sentence."""

from __future__ import annotations

import csv
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence import colour, heads
from credence.evaluation import colouring, design, distribution, lessons
from credence.spelling import tokens

PLAIN = "The council explained its plan for the {} ferry on Monday."
LOADED = "The council’s pathetic plan for the {} ferry was a disgusting swindle"
NAMES = "red blue green white black grey pink brown old new late fast".split()


def _rows() -> list[dict[str, str]]:
    path = resources.files("credence") / "lexicons" / "learned" / colour.FILE
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _most(sentence: str) -> float:
    return heads.sentence_features(sentence).values[colour.MOST]


def _records() -> list[dict[str, object]]:
    texts = [form.format(name) for name in NAMES for form in (PLAIN, LOADED)]
    return [
        {
            "id": str(i),
            "text": text,
            "spans": [[(at := text.find("disgusting")), at + 10, "lexical"]] if "disgusting" in text else [],
        }
        for i, text in enumerate(texts)
    ]


def _learned() -> colouring.Learned:
    spelt = [" ".join(colouring.sentence(record).words) for record in _records()]
    return colouring.learned(_records(), distribution.space(spelt, map(str, range(len(spelt)))))


def test_an_insult_colours_a_sentence_and_a_plain_verb_does_not() -> None:
    assert _most(LOADED.format("red")) > _most(PLAIN.format("red")) + 2


def test_a_sentence_is_as_coloured_as_its_most_loaded_word() -> None:
    known = colour.default()
    odds = [colour.log_odds(word, known) for word in colour.judged(["the", "plan", "disgusting"])]
    assert colour.values(["the", "plan", "disgusting", ".", "the"]) == {colour.MOST: max(odds)}


@given(st.lists(st.sampled_from(["plan", "pier", "disgusting", "“", "|", "Aa", "0"]), max_size=6))
def test_more_words_never_take_colour_away(words: list[str]) -> None:
    assert colour.values([*words, "plan"])[colour.MOST] >= colour.values(words)[colour.MOST]


@pytest.mark.parametrize("text", ["", "$ 12 |", "“”", "…"])
def test_a_text_without_words_has_no_colour(text: str) -> None:
    assert _most(text) == colour.NONE


def test_a_word_that_the_table_does_not_know_is_judged_by_its_kinds_and_its_ending() -> None:
    weights = {("bias", ""): -2.0, ("kind", "promotion: loaded"): 1.5, ("ending", "ss"): 0.25}
    word = next(word for word, names in colour.kinds().items() if names == ("promotion: loaded",))
    ending = 0.25 if word.endswith("ss") else 0.0
    assert colour.log_odds(word, weights) == -2.0 + 1.5 + ending


def test_every_row_has_its_support() -> None:
    rows = _rows()
    assert {row["kind"] for row in rows} == {"word", "kind", "ending", "bias"}
    assert all(int(row["n"]) >= design.SENTENCES for row in rows)
    assert {row["source"] for row in rows} == {
        one.question.corpus for one in lessons() if "colours" in one.features
    }


def test_the_marked_word_gets_the_weight_and_its_neighbours_of_both_kinds_of_sentence_none() -> None:
    weights = _learned().weights
    assert weights["word", "disgusting"] > 1 > weights["word", "council"]


def test_what_is_said_of_a_sentence_in_learning_comes_from_other_documents() -> None:
    said = _learned()
    whole = {**said.weights}
    texts = [colouring.sentence(record).words for record in _records()]
    shipped = [max(colour.log_odds(word, whole) for word in words) for words in texts]
    unseen = [one[colour.MOST] for one in said.unseen]
    assert len(unseen) == len(shipped)
    assert not np.allclose(unseen, shipped)


def test_the_same_records_give_the_same_weights() -> None:
    assert _learned() == _learned()


def test_a_span_is_found_in_the_words_of_a_sentence_with_curly_marks() -> None:
    text = "He called the pier’s “utterly hopeless” repair a joke"
    start = text.index("utterly")
    record = {"id": "1", "text": text, "spans": [[start, start + len("utterly hopeless"), "lexical"]]}
    found = colouring.sentence(record)
    assert found.marked == {"utterly", "hopeless"}
    assert tokens("a joke")[-1] in found.words
