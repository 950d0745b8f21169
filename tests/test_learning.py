"""Heads: what they see, what they add up, and how they are fitted."""

from __future__ import annotations

import csv
import json
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from credence import heads, signal, spelling
from credence.evaluation import (
    CorpusError,
    Lesson,
    Question,
    design,
    distribution,
    fitting,
    learn,
    learning,
    lessons,
)

LEARNED = resources.files("credence") / "lexicons" / "learned"
HEDGED = "The {} ferry may be late in spring, the board thinks."
PLAIN = "The {} ferry was late in spring, and the board met."
BOATS = "red blue green white black grey pink brown old new".split()


def _rows(name: str) -> list[dict[str, str]]:
    with (LEARNED / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _corpus(folder: Path) -> Path:
    (folder / "ferries").mkdir(parents=True)
    texts = [(form.format(boat), form is HEDGED) for boat in BOATS for form in (HEDGED, PLAIN)]
    lines = [
        json.dumps({"id": str(i), "text": text, "label": int(yes)}) for i, (text, yes) in enumerate(texts)
    ]
    (folder / "ferries" / "train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def _lesson(*features: str, penalty: str = "l1", limit: int = 0) -> Lesson:
    question = Question("ferries", ("train",), "label", "1")
    return Lesson("late", penalty, 1.0, limit, features, question, split=False)


@pytest.mark.parametrize("name", sorted({lesson.head for lesson in lessons()}))
def test_every_phrase_of_a_head_has_its_support_and_its_source(name: str) -> None:
    rows = _rows(name)
    corpora = {lesson.question.corpus for lesson in lessons()}
    assert {row["source"] for row in rows} <= corpora
    assert all(int(row["n"]) >= design.SENTENCES and float(row["weight"]) for row in rows)
    assert all(len(row["phrase"].split()) <= design.WORDS for row in rows if row["kind"] == "phrase")


def test_every_shape_and_finding_in_a_head_is_one_that_a_sentence_can_have() -> None:
    shapes = {row["phrase"] for lesson in lessons() for row in _rows(lesson.head) if row["kind"] == "shape"}
    assert shapes <= set(signal.SHAPES)


def test_nothing_is_fitted_to_a_test_part_or_a_set_that_forbids_it() -> None:
    rows = _rows("heads")
    assert {row["may be learned from"] for row in rows} <= {"yes", "statistics only"}
    assert all(set(row["parts"].split()) <= {"train", "dev"} for row in rows)


@pytest.mark.parametrize(
    ("sentence", "spelt"),
    [
        ("On 3 May “the Sunde pier” cost £1,200.", '^ on 0 may "the Aa pier" cost £0. $'),
        ("Ada Obi’s crew left in 1998 – late", "^ Aa's crew left in 0000 — late $"),
        ("Ten Reasons To Love This Bridge", "^ ten reasons to love this bridge $"),
        ("The board met; Then it rained.", "^ the board met; then it rained. $"),
        ("", "^ $"),
    ],
)
def test_a_sentence_is_spelt_without_names_and_numbers(sentence: str, spelt: str) -> None:
    assert spelling.spell(sentence) == spelt


def test_the_log_odds_of_a_head_is_the_sum_of_its_weights() -> None:
    head = heads.Head(
        "late", "hedging", 1.0, 0.5, {"may be": 2.0, "<digit>": -1.0, "late": 0.5, "ay be": 9.0}
    )
    seen = heads.sentence_features("It may be late, it may be 3 days late.")
    assert heads.Heads([head]).log_odds(seen) == pytest.approx({"late": 1.5})


def test_a_head_listens_to_the_log_odds_of_one_before_it_and_of_none_behind_it() -> None:
    late = heads.Head("late", "hedging", 1.0, 0.5, {"late": 2.5})
    told = heads.Head("told", "sourcing", 1.0, 0.5, {"<head: late>": 2.0, "<head: late above 1>": 1.0})
    seen = heads.Features("^ it is late $", {})
    assert heads.Heads([late, told]).log_odds(seen) == {"late": 2.5, "told": 2 * 2.5 + 1.5}
    assert heads.Heads([told, late]).log_odds(seen) == {"late": 2.5, "told": 0.0}


def test_a_declared_head_listens_only_to_those_before_it_that_answer_for_the_same_sentences() -> None:
    before: dict[str, Lesson] = {}
    for lesson in lessons():
        for name in design.named("heads", lesson.features):
            asked, own = before[name].question, lesson.question
            assert (asked.corpus, asked.parts) == (own.corpus, own.parts)
        before[lesson.head] = lesson


def test_a_head_learns_from_what_another_said_of_unseen_sentences(tmp_path: Path) -> None:
    folder = _corpus(tmp_path)
    first = learning.fit(folder, _lesson("phrases"))
    assert len(first.said) == 2 * len(BOATS)
    second = learning.fit(folder, _lesson("heads:first"), earlier={"first": first})
    weights = {row.phrase: float(row.weight) for row in second.rows if row.kind == "head"}
    assert weights
    assert set(weights) <= set(heads.heard("first", 0.0))
    told = [
        sum(weight * heads.heard("first", odds)[name] for name, weight in weights.items())
        for odds in (-2.0, 2.0)
    ]
    assert told[0] < told[1]


def test_the_same_corpus_gives_the_same_rows_with_what_tells_it_apart(tmp_path: Path) -> None:
    folder = _corpus(tmp_path)
    rows = learning.fit(folder, _lesson("phrases")).rows
    assert rows == learning.fit(folder, _lesson("phrases")).rows
    weights = {name: float(weight) for name, kind, weight, *_ in rows if kind == "phrase"}
    assert weights
    assert all((weight > 0) == (name in HEDGED.lower()) for name, weight in weights.items())
    assert all(n == len(BOATS) for _, kind, _, n, _ in rows if kind == "phrase")


def test_a_head_uses_only_the_features_that_it_declares(tmp_path: Path) -> None:
    rows = learning.fit(_corpus(tmp_path), _lesson("shapes", "rules:hedging")).rows
    names = {name for name, kind, *_ in rows if kind in {"rule", "signal"}}
    assert names
    assert all(name.startswith("<hedging") for name in names)
    assert "phrase" not in {kind for _, kind, *_ in rows}


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("The tide was late, they said.", {"last", "far from marks", "outside marks"}),
        (
            "“We said no to the new pier,” she wrote.",
            {"first", "last", "near marks", "inside marks", "outside marks"},
        ),
        (
            "He said, with no closing mark: “The pier is gone",
            {"first", "near marks", "outside marks"},
        ),
        ("Piers | Locks | Quays", set()),
        ("", set()),
    ],
)
def test_a_word_of_attribution_has_its_place(sentence: str, where: set[str]) -> None:
    found = heads.places(spelling.tokens(spelling.spell(sentence)))
    assert {name.removeprefix("<place: attribution ").rstrip(">") for name in found} == where


def test_caution_of_one_word_family_is_seen_as_one() -> None:
    seen = [
        {name for name in heads.sentence_features(text).values if name.startswith("<stem: ")}
        for text in ("The model predicts rain at the pier.", "Rain was predicted to reach the pier.")
    ]
    assert "<stem: predic>" in seen[0] & seen[1]


def test_word_families_of_caution_serve_only_the_heads_that_ask_for_them() -> None:
    asking = {lesson.head for lesson in lessons() if "stems" in lesson.features}
    having = {
        lesson.head
        for lesson in lessons()
        if any(row["phrase"].startswith("<stem: ") for row in _rows(lesson.head))
    }
    assert having == asking != set()


def test_a_finding_in_two_documents_is_not_kept() -> None:
    seen = [heads.sentence_features("The pier may fall.")] * 6
    assert design.values(seen, ["a", "b"] * 3) == []
    assert "<stem: may>" in design.values(seen, ["a", "b", "c"] * 2)


def test_a_phrase_in_two_documents_is_not_kept() -> None:
    seen = [heads.sentence_features("The pier fell.")] * 6
    assert design.supported(seen, ["a", "b"] * 3) == []
    assert "pier" in design.supported(seen, ["a", "b", "c"] * 2)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"bioscope: no train or dev\.jsonl"):
        learn(tmp_path, tmp_path)


def test_the_parts_of_a_dimension_are_its_heads_and_the_hand_set_lexicon() -> None:
    head = heads.Head("late", "hedging", 3.0, 0.5, {"late": 2.0})
    seen = heads.Features("^ it is late $", {"<hedging signal>": -2.0})
    assert heads.Heads([head]).dimensions(seen) == {"hedging": signal.probability(1.0)}


def test_under_l2_the_weightiest_phrases_are_kept_and_no_more(tmp_path: Path) -> None:
    rows = learning.fit(_corpus(tmp_path), _lesson("phrases", penalty="l2", limit=4)).rows
    weights = {row.phrase: float(row.weight) for row in rows if row.kind == "phrase"}
    assert len(weights) == 4
    assert all((weight > 0) == (name in HEDGED.lower()) for name, weight in weights.items())


def test_words_that_stand_among_the_same_words_lie_near_each_other() -> None:
    frames = ("the {} left the pier", "a {} came in late", "we saw the {} at noon")
    boats = [form.format(word) for word in ("ferry", "barge") for form in frames]
    rest = ["she paid nine pounds for soup", "he paid ten pounds for bread"]
    every = [sentence for sentence in (*boats, *rest) for _ in range(distribution.SENTENCES)]
    found = distribution.space(every, (str(i) for i in range(len(every))))
    ferry, barge, pounds = (found.rows[found.place[word]] for word in ("ferry", "barge", "pounds"))
    assert ferry @ barge > ferry @ pounds


def test_a_word_of_few_sentences_or_documents_is_not_in_the_space() -> None:
    enough = distribution.SENTENCES
    every = ["pier lock"] * enough + ["dock quay"] * enough + ["mole pier"] * (enough - 1)
    documents = [str(i) for i in range(enough)] + ["one", "two"] * (enough // 2) + ["x"] * (enough - 1)
    assert set(distribution.space(every, documents).place) == {"pier", "lock"}


def test_the_tone_of_a_sentence_is_what_its_place_in_the_space_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distribution, "SENTENCES", 5)
    folder = _corpus(tmp_path)
    lesson = _lesson("words", penalty="l2")
    common = learning.pooled(folder, [lesson])
    one = learning.fit(folder, lesson, common)
    assert set(one.words) == set(common.place)
    head = heads.Head("late", "hedging", 1.0, 0.5, {}, one.words)
    may, was = (head.tone(spelling.tokens(spelling.spell(form.format("red")))) for form in (HEDGED, PLAIN))
    assert may > was


def test_no_word_that_is_weighed_lacks_support() -> None:
    rows = _rows("words")
    assert all(int(row["n"]) >= distribution.SENTENCES for row in rows)
    weighing = {lesson.head for lesson in lessons() if "words" in lesson.features}
    assert set(rows[0]) == {"word", "n", *weighing}


def test_no_document_helps_to_judge_its_own_sentences() -> None:
    class Memory:
        def weights(self, matrix: np.ndarray, targets: np.ndarray) -> np.ndarray:
            return np.append(matrix.T @ targets, 0.0)

    one_each = np.eye(6)
    said = fitting.unseen(Memory(), one_each, np.ones(6), list("abcdef"))  # type: ignore[arg-type]
    assert said.tolist() == [0.0] * 6


def test_a_head_may_be_held_to_the_phrases_that_hold_a_cue(tmp_path: Path) -> None:
    rows = learning.fit(_corpus(tmp_path), _lesson("cues:hedging", penalty="l2", limit=99)).rows
    found = {row.phrase for row in rows if row.kind == "phrase"}
    assert found
    assert all("may" in phrase.split() for phrase in found)
