"""Heads: what they see, what they add up, and how they are fitted."""

from __future__ import annotations

import csv
import json
from importlib import resources
from pathlib import Path

import pytest

from credence import heads, signal, spelling
from credence.evaluation import CorpusError, Lesson, Question, learn, learning, lessons

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


def _lesson(*features: str) -> Lesson:
    return Lesson("late", 1.0, features, Question("ferries", ("train",), "label", "1"), split=False)


@pytest.mark.parametrize("name", sorted({lesson.head for lesson in lessons()}))
def test_every_phrase_of_a_head_has_its_support_and_its_source(name: str) -> None:
    rows = _rows(name)
    corpora = {lesson.question.corpus for lesson in lessons()}
    assert {row["source"] for row in rows} <= corpora
    assert all(int(row["n"]) >= learning.SENTENCES and float(row["weight"]) for row in rows)
    assert all(len(row["phrase"].split()) <= learning.WORDS for row in rows if row["kind"] == "phrase")


def test_every_shape_and_finding_in_a_head_is_one_that_a_sentence_can_have() -> None:
    shapes = {row["phrase"] for lesson in lessons() for row in _rows(lesson.head) if row["kind"] == "shape"}
    assert shapes <= set(signal.SHAPES)


def test_nothing_is_fitted_to_a_test_part_or_a_set_that_forbids_it() -> None:
    with (LEARNED / "heads.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
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


def test_the_same_corpus_gives_the_same_rows_with_what_tells_it_apart(tmp_path: Path) -> None:
    folder = _corpus(tmp_path)
    rows = learning.fit(folder, _lesson("phrases"))
    assert rows == learning.fit(folder, _lesson("phrases"))
    weights = {name: float(weight) for name, kind, weight, *_ in rows if kind == "phrase"}
    assert weights
    assert all((weight > 0) == (name in HEDGED.lower()) for name, weight in weights.items())
    assert all(n == len(BOATS) for _, kind, _, n, _ in rows if kind == "phrase")


def test_a_head_uses_only_the_features_that_it_declares(tmp_path: Path) -> None:
    rows = learning.fit(_corpus(tmp_path), _lesson("shapes", "rules:hedging"))
    names = {name for name, kind, *_ in rows if kind in {"rule", "signal"}}
    assert names
    assert all(name.startswith("<hedging") for name in names)
    assert "phrase" not in {kind for _, kind, *_ in rows}


def test_a_phrase_in_two_documents_is_not_kept() -> None:
    seen = [heads.sentence_features("The pier fell.")] * 6
    assert learning.supported(seen, ["a", "b"] * 3) == []
    assert "pier" in learning.supported(seen, ["a", "b", "c"] * 2)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"bioscope: no train or dev\.jsonl"):
        learn(tmp_path, tmp_path)


def test_the_parts_of_a_dimension_are_its_heads_and_the_hand_set_lexicon() -> None:
    head = heads.Head("late", "hedging", 3.0, 0.5, {"late": 2.0})
    seen = heads.Features("^ it is late $", {"<hedging signal>": -2.0})
    assert heads.Heads([head]).dimensions(seen) == {"hedging": signal.probability(1.0)}
