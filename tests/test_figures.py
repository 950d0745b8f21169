"""The table of figures: values with intervals, beside the best of the simple methods."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from reports import Reading

from credence.show import figures_table
from credence.show.figures import METRICS

FIGURES = Path(__file__).parents[1] / "data" / "validation.csv"
ROW = {
    "asked": "Is it vague?",
    "corpus": "wiki",
    "parts": "test",
    "n": 1200,
    "metric": "f1",
    "value": 0.75,
    "low": 0.5,
    "high": 0.9,
}


def test_every_figure_of_the_workbook_has_a_line_with_its_question_and_value() -> None:
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    said = repr(figures_table(rows)).splitlines()[1:]
    assert len(said) == len(rows) > 50
    for row, line in zip(rows, said, strict=True):
        assert line.startswith(row["asked"])
        digits = 4 if row["metric"] == "mse" else 2
        assert f"{METRICS[row['metric']]}" in line
        assert f"{float(row['value']):.{digits}f} (" in line


def test_the_best_simple_method_is_shown_and_of_an_error_the_smallest() -> None:
    rivals = {"all_positive": 0.6, "digit": 0.2, "length": "", "tfidf": float("nan")}
    assert "0.60 always yes" in repr(figures_table([{**ROW, **rivals}]))
    assert "0.2000 has a digit" in repr(figures_table([{**ROW, **rivals, "metric": "mse"}]))
    assert repr(figures_table([ROW])).endswith("–")


@pytest.mark.parametrize(("metric", "circles"), [("f1", 2), ("mse", 0)])
def test_dot_and_ring_stand_where_the_values_are_and_an_error_is_not_drawn(metric: str, circles: int) -> None:
    read = Reading(figures_table([{**ROW, "metric": metric, "tfidf": 0.7}], "hedging")._repr_html_())
    places = [value for key, value in read.attributes if key == "cx"]
    assert len(places) == circles
    assert places in ([], ["70.00%", "75.00%"])
