"""Twelve edits of articles: each moves the right score the right way and leaves the others alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from credence.corpus import manifest
from credence.evaluation import edits
from credence.evaluation.edits import EDITS, Edit, Outcome
from credence.scoring import score

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT.parent / "shared" / "benchmarks"
OWN = tuple(manifest(ROOT / "data" / "articles.csv"))
SEEDED = 30


@cache
def own() -> dict[str, list[Outcome]]:
    """Return what the edits do to the workbook's own articles."""
    return edits.outcomes(OWN)


@cache
def news() -> dict[str, list[Outcome]]:
    """Return what the edits do to a few articles of the benchmarks."""
    return edits.outcomes(edits.sample(BENCHMARKS, SEEDED))


def bound(edit: Edit) -> float:
    """Return how far another score may move, in points."""
    return edits.CROSS_TALK if edit.falls else edits.NONE_DUE


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_of_the_own_articles_moves_its_score_the_right_way_and_no_other(edit: Edit) -> None:
    done = own().get(edit.name, [])
    assert all(one.right for one in done)
    assert all(one.moved <= bound(edit) for one in done)


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks are not here")
def test_edits_of_other_news_move_the_right_score_in_19_of_20() -> None:
    for due in (True, False):
        done = [one for edit in EDITS if bool(edit.falls) is due for one in news().get(edit.name, [])]
        assert len(done) > SEEDED
        assert sum(one.right for one in done) >= 0.95 * len(done)


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks are not here")
def test_edits_of_other_news_leave_the_other_scores_alone_in_9_of_10() -> None:
    for edit in EDITS:
        done = news().get(edit.name, [])
        assert sum(one.moved <= bound(edit) for one in done) >= 0.9 * len(done), edit.name


def test_an_edit_without_a_place_is_none() -> None:
    report = score(replace(OWN[0], text="The old ferry sails at noon, and the cook is on board. " * 12))
    for edit in EDITS[:4]:
        assert edits.outcome(edit, report.article, report) is None


def test_the_table_has_a_row_for_each_edit_that_found_a_place() -> None:
    rows = list(
        edits.rows({EDITS[0].name: [Outcome(right=True, moved=1.0), Outcome(right=False, moved=4.0)]})
    )
    assert rows == [("drop a hedge", "hedging falls", "2", "0.500", "0.500", "1.0", "1.0", "4.0")]
