"""Figures of the comparison of accounts: shares with intervals, unrelated news, and the file of figures."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import story_figures
from hypothesis import given
from hypothesis import strategies as st

from credence import evaluation
from credence.evaluation import comparisons
from credence.evaluation.comparisons import share
from credence.evaluation.validation import COLUMNS

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT.parent / "shared" / "benchmarks"
ALARMS_ALLOWED = {"contradict": 0.01, "self-contradict": 0.03, "lineage": 0.0}


@pytest.fixture(scope="module")
def committed() -> list[tuple[str, ...]]:
    """Read the file of figures."""
    with story_figures.OUT.open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines)]


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_interval(n: int, data: st.DataObject) -> None:
    found = share(data.draw(st.integers(0, n)), n)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low < found.high


def test_a_share_of_nothing_may_be_anything() -> None:
    assert (share(0, 0).low, share(0, 0).high) == (0, 1)


def test_more_cases_make_a_narrower_interval() -> None:
    assert share(90, 100).low > share(9, 10).low


def test_without_the_news_there_are_no_figures_of_it(tmp_path: Path) -> None:
    assert comparisons.rows(tmp_path) == []


def test_the_figures_of_generated_accounts_are_those_in_the_file(
    committed: list[tuple[str, ...]],
) -> None:
    assert committed[0] == COLUMNS
    assert [row for row in committed if row[1] == "generated"] == [*story_figures.generated()]


def test_the_figures_of_the_five_accounts_are_those_in_the_file(committed: list[tuple[str, ...]]) -> None:
    assert [row for row in committed if row[1] == "data/articles"] == [*story_figures.accepted()]


def test_other_figures_of_a_file_stay_when_those_of_the_comparison_are_written(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    mine, other = (("story", *"abcdefghijklm"), ("hedging", *"abcdefghijklm"))
    evaluation.write(file, [other, mine])
    assert story_figures.others(file) == [other]
    assert story_figures.others(tmp_path / "none.csv") == []


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the optional folder ../shared is not here")
def test_unrelated_news_neither_contradicts_nor_copies(committed: list[tuple[str, ...]]) -> None:
    found = comparisons.rows(BENCHMARKS)
    assert [row for row in committed if row[1] == comparisons.UNRELATED] == found
    assert {row[3]: float(row[6]) <= ALARMS_ALLOWED[row[3]] for row in found} == dict.fromkeys(
        ALARMS_ALLOWED, True
    )


@pytest.mark.parametrize("part", story_figures.PARTS)
def test_each_figure_has_its_count_and_interval(part: str, committed: list[tuple[str, ...]]) -> None:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in committed if row[2] == part]
    assert {"contradict: recall", "lineage", "garble: recall"} <= {row["label"] for row in rows}
    assert all(float(row["low"]) <= float(row["value"]) <= float(row["high"]) for row in rows)
    assert all(int(row["n"]) > 0 for row in rows)
