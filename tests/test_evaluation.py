"""Reading annotated corpora, and the figures in data/ that come from texts outside the project."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from samples import SOBER, article

from credence import evaluation

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
DIMENSIONS = ("hedging", "sourcing", "promotion", "precision")


def _manifest() -> list[dict[str, str]]:
    with (ROOT / "data" / "articles.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _corpus(folder: Path, name: str, *records: dict[str, object]) -> None:
    (folder / name).mkdir()
    (folder / name / "train.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")


def test_sentences_of_one_document_are_put_together(tmp_path: Path) -> None:
    _corpus(
        tmp_path,
        "polnear",
        {"id": "d#0", "doc": "d", "text": "The ferry left.", "spans": []},
        {"id": "d#1", "doc": "d", "text": "It came back.", "spans": []},
        {"id": "e#0", "doc": "e", "text": "Rain.", "spans": []},
    )
    found = [(one.id, one.text) for one, _ in evaluation.articles(tmp_path, "polnear")]
    assert found == [("d", "The ferry left. It came back."), ("e", "Rain.")]


def test_only_the_learning_parts_are_read(tmp_path: Path) -> None:
    _corpus(tmp_path, "horne2017", {"id": "a", "text": "One.", "label": 1})
    (tmp_path / "horne2017" / "test.jsonl").write_text('{"id": "b", "text": "Two.", "label": 1}\n')
    assert [one.id for one, _ in evaluation.articles(tmp_path, "horne2017")] == ["a"]


def test_a_folder_without_the_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(evaluation.CorpusError, match=r"horne2017: no train or dev"):
        list(evaluation.articles(tmp_path, "horne2017"))


def test_a_text_that_is_refused_has_no_rates() -> None:
    assert evaluation.raw_rates(article("Too short.")) is None
    rates, words = evaluation.raw_rates(article(*SOBER)) or ({}, 0)
    assert set(rates) == set(DIMENSIONS)
    assert words > len(SOBER)


def test_the_manifest_holds_four_scores_with_intervals_for_every_original() -> None:
    for row in _manifest():
        for name in DIMENSIONS:
            low, value, high = (float(row[f"{name}{part}"]) for part in ("_low", "", "_high"))
            assert 0 <= low <= value <= high <= 100


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the optional folder ../shared is not here")
def test_the_scores_of_the_originals_in_the_manifest_are_what_scoring_them_gives() -> None:
    assert evaluation.original_scores(ROOT / "data" / "articles.csv", SHARED / "articles") == _manifest()


def test_an_editors_order_comes_out_on_the_originals() -> None:
    mean = {row["id"]: sum(float(row[name]) for name in DIMENSIONS) / 4 for row in _manifest()}
    assert sorted(mean, key=mean.__getitem__, reverse=True) == ["002", "004", "000", "003", "001"]


@pytest.mark.parametrize(
    ("dimension", "better", "worse"),
    [
        *[(name, "002", other) for name in DIMENSIONS for other in ("001", "003")],
        *[("promotion", good, bad) for good in ("002", "004") for bad in ("000", "003", "001")],
        *[("promotion", "000", bad) for bad in ("003", "001")],
        *[("promotion", "003", "001")],
        *[("hedging", "004", bad) for bad in ("003", "001")],
        *[("sourcing", "002", other) for other in ("000", "004")],
        *[("sourcing", good, "001") for good in ("000", "003", "004")],
        *[("precision", "002", other) for other in ("000", "004")],
    ],
)
def test_no_pair_of_originals_that_a_reader_finds_clearly_apart_is_inverted(
    dimension: str, better: str, worse: str
) -> None:
    values = {row["id"]: float(row[dimension]) for row in _manifest()}
    assert values[better] > values[worse]
