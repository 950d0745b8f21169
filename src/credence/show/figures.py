"""What the detectors reach on annotated corpora, beside the simplest methods: one table a dimension."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from credence.model import Dimension
from credence.show.markup import Html, View, el, html_table, join, text_table
from credence.show.picture import beside

METRICS = {
    "f1": "F1",
    "auc": "AUC",
    "mse": "mean squared error",
    "spearman": "rank correlation",
    "precision": "precision",
    "recall": "recall",
    "token f1": "F1 of words",
    "exact f1": "F1 of exact spans",
    "share": "share",
    "found": "found",
}
SIMPLE = {
    "all_positive": "always yes",
    "digit": "has a digit",
    "length": "by length",
    "tfidf": "bag of words, trained there",
}
NOTE = (
    "Dot: credence. Bar: 90 % interval. Ring: the best of the simple methods, measured in the same run. "
    "From 0 to 1, further right is better; a mean squared error is not drawn, there less is better."
)
SMALLER = "mse"


def figures_table(rows: Iterable[Mapping[str, Any]], dimension: Dimension | None = None) -> View:
    """Return the figures of ``data/validation.csv``: what was asked of people, and how well we answer.

    ``rows`` are its lines as mappings; ``dimension`` colours the dots. Values are shown with two digits, an
    error with four.

    >>> row = {"asked": "Is it vague?", "corpus": "wiki", "parts": "test", "n": 9, "metric": "f1"}
    >>> figures_table([{**row, "value": 0.75, "low": 0.5, "high": 0.9, "tfidf": 0.7}])
    question      people's answers  measure  credence          simple
    Is it vague?  wiki test, 9      F1       0.75 (0.50–0.90)  0.70 bag of words, trained there
    """
    given = list(rows)
    head = ("question", "people's answers", "measure", "credence", "simple")
    text = text_table([head, *(_cells(row) for row in given)])
    drawn = [(*_cells(row)[:3], _drawn(row, dimension), _cells(row)[4]) for row in given]
    return View(text, html_table([head, *drawn], NOTE, "reached"))


def _cells(row: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    """Return what is said of one question."""
    digits = 4 if row["metric"] == SMALLER else 2
    figures = [f"{float(row[name]):.{digits}f}" for name in ("value", "low", "high")]
    best = _best(row)
    simple = f"{best[0]:.{digits}f} {SIMPLE[best[1]]}" if best else "–"
    where = f"{row['corpus']} {row['parts']}, {int(row['n']):,}"
    value = "{} ({}–{})".format(*figures)
    return str(row["asked"]), where, METRICS[row["metric"]], value, simple


def _best(row: Mapping[str, Any]) -> tuple[float, str] | None:
    """Return the figure of the best simple method, and which it is."""
    found = [(float(row[name]), name) for name in SIMPLE if _known(row.get(name))]
    return (min if row["metric"] == SMALLER else max)(found, default=None)


def _known(value: object) -> bool:
    """Tell whether a cell holds a figure: not empty, not pandas' NaN."""
    return str(value) not in {"", "nan", "None"}


def _drawn(row: Mapping[str, Any], dimension: Dimension | None) -> Html:
    """Return the figure with its track."""
    said = el("span", _cells(row)[3])
    if row["metric"] == SMALLER:
        return said
    best = _best(row)
    value, low, high = (max(0.0, float(row[name])) for name in ("value", "low", "high"))
    return join((said, " ", beside(value, low, high, best[0] if best else None, dimension)))
