"""Do the probabilities of the heads mean what they say? Calibration curves, one for each head and corpus.

Of the sentences to which a head gives about 0.7, about 70 of 100 should be what it says. The curve puts
the probabilities into ten bins of like width and sets the share that people found beside the mean that
was said (DeGroot and Fienberg 1983). The expected calibration error is the mean distance of the two,
weighted by how many sentences a bin holds (Naeini et al. 2015).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from credence import heads
from credence.evaluation.answers import strengths
from credence.evaluation.declared import Measure, measures, records
from credence.evaluation.metrics import Floats
from credence.reliability import wilson

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Sentences with like probabilities, from ``low`` up to ``high``: how many, and what people found.

    ``said`` is their mean probability, ``found`` the share that people said yes to, with its 90 %
    interval after Wilson.
    """

    low: float
    high: float
    n: int
    said: float
    found: float
    found_low: float
    found_high: float


COLUMNS = ("head", "corpus", "part", "label", *(field.name for field in fields(Bin)))


def curve(truth: Floats, said: Floats) -> tuple[Bin, ...]:
    """Return the bins that hold sentences, in order; ``truth`` is 0 or 1, ``said`` 0..1.

    >>> bins = curve(np.array([1.0, 0.0, 1.0]), np.array([0.92, 0.15, 0.95]))
    >>> [(one.low, one.n, one.found) for one in bins]
    [(0.1, 1, 0.0), (0.9, 2, 1.0)]
    """
    place = np.minimum((said * BINS).astype(int), BINS - 1)
    return tuple(_bin(i, truth[place == i], said[place == i]) for i in np.unique(place))


def _bin(i: int, truth: Floats, said: Floats) -> Bin:
    """Return the bin of that number."""
    found = wilson(int(truth.sum()), len(truth))
    bounds = float(i) / BINS, float(i + 1) / BINS
    return Bin(*bounds, len(truth), float(said.mean()), found.value, found.low, found.high)


def error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error of a curve: 0 means that all shares are as said.

    >>> error(curve(np.array([1.0, 0.0]), np.array([0.5, 0.5])))
    0.0
    """
    bins = tuple(bins)
    total = sum(one.n for one in bins)
    return sum(one.n * abs(one.said - one.found) for one in bins) / total if total else float("nan")


def curves(directory: Path) -> Iterator[tuple[Measure, tuple[Bin, ...]]]:
    """Yield the curve of each head on each corpus and part that it is measured on with yes or no."""
    done = set()
    for one in measures():
        name = one.answer.removeprefix("head: ")
        key = name, one.question
        if name not in heads.default().heads or one.question.graded or key in done:
            continue
        done.add(key)
        if all((directory / one.question.corpus / f"{part}.jsonl").is_file() for part in one.question.parts):
            found = strengths(one, list(records(directory, one.question.corpus, one.question.parts)))
            yield one, curve(found.truth, found.said)


def write_calibration(path: Path, directory: Path) -> None:
    """Write the curves of all heads as a CSV file, a row for each bin."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(COLUMNS)
        for one, bins in curves(directory):
            question = one.question
            asked = f"{question.label}={question.yes}"
            where = (one.answer.removeprefix("head: "), question.corpus, " ".join(question.parts), asked)
            for each in bins:
                low, high, n, *shares = astuple(each)
                out.writerow((*where, low, high, n, *(f"{share:.4f}" for share in shares)))
