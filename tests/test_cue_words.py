"""Fitting of the cue words: what is marked, what is supported, what is said of unseen sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from credence import tagging
from credence.evaluation import cue_words
from credence.evaluation.declared import Record
from credence.evaluation.metrics import Floats

BOATS = "red blue green white black grey pink brown old new".split()
SAID = "The {} crew has plainly said that it sank"
SANK = "The {} barge sank quickly in the bay"


def _records() -> Iterator[Record]:
    cue = "has plainly said that"
    for i, boat in enumerate(BOATS):
        text = SAID.format(boat)
        at = text.index(cue)
        spans = [[0, at - 1, "Source"], [at, at + len(cue), "Cue"]]
        yield {"id": f"{i}a", "doc": str(i), "text": text, "spans": spans}
        yield {"id": f"{i}b", "doc": str(i), "text": SANK.format(boat), "spans": []}


def test_one_word_of_a_cue_of_several_tells_it_and_small_words_do_not() -> None:
    first, second, *_ = cue_words.marked(list(_records()))
    assert {first.words[i].text for i in first.cues} <= {"plainly", "said"}
    assert not second.cues
    assert len(first.cues) == 1


def test_a_cue_of_small_words_alone_is_told_by_one_of_them() -> None:
    (one,) = cue_words.marked([{"id": "a", "text": "It is as of her late", "spans": [[6, 15, "Cue"]]}])
    assert len(one.cues) == 1


def test_a_mark_outside_all_words_tells_nothing() -> None:
    (one,) = cue_words.marked([{"id": "a", "text": "It sank. ", "spans": [[8, 9, "Cue"]]}])
    assert one.cues == frozenset()


def test_the_same_records_give_the_same_model() -> None:
    assert cue_words.learned(list(_records())) == cue_words.learned(list(_records()))


def test_what_is_learned_finds_the_cue_in_a_new_sentence() -> None:
    found = cue_words.learned(list(_records()))
    tagger = tagging.Tagger(found.weights, frozenset(found.skipped))
    said, sank = (
        tagging.values(one.log_odds for one in tagger.tag(form.format("wooden"))) for form in (SAID, SANK)
    )
    assert said["<tag: any cue>"] > 0 > sank["<tag: any cue>"]


def test_every_weight_has_five_sentences_in_three_documents() -> None:
    found = cue_words.learned(list(_records()))
    assert min(found.support.values()) >= 5
    two = [{**one, "doc": str(int(one["doc"]) % 2)} for one in _records()]
    assert set(cue_words.learned(two).weights) == {tagging.BIAS}


def test_what_is_said_of_a_sentence_is_said_without_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    whole = cue_words.fit

    def counting(table: cue_words.Table) -> Floats:
        seen.append(len(set(table.owner.tolist())))
        return whole(table)

    monkeypatch.setattr(cue_words, "fit", counting)
    unseen = cue_words.learned(list(_records())).unseen
    *parts, every = seen
    assert len(unseen) == every == 2 * len(BOATS)
    assert sum(every - one for one in parts) == every


def test_a_frequent_word_that_is_hardly_ever_a_cue_is_not_judged() -> None:
    records = [{**one, "id": f"{i}{one['id']}"} for i in range(2) for one in _records()]
    found = cue_words.seldom(cue_words.marked(records))
    assert {"barge", "sank"} <= set(found)
    assert not {"said", "the", "it"} & set(found)
