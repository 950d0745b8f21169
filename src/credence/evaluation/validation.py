"""Every declared question of every corpus below a folder: figure, interval, baselines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from credence import outputs
from credence.evaluation import baselines
from credence.evaluation.answers import answer
from credence.evaluation.declared import CorpusError, Measure, measures, records
from credence.evaluation.metrics import Figure, figure

BASELINES = ("all_positive", "digit", "length", "tfidf")
COLUMNS = (
    "dimension", "corpus", "parts", "label", "metric", "n", "value", "low", "high", *BASELINES,
    "asked", "answer",
)  # fmt: skip
TRAIN = ("train",)
LINE = "{:<9} {:<33.33} {:<15} {:<23} {:<8} {:>5} {:>6}  {:<14}  {}"


@dataclass(frozen=True, slots=True)
class Result:
    """One figure with its interval, the baselines beside it, and the number of records judged."""

    measure: Measure
    n: int
    figure: Figure
    baselines: dict[str, float]


def validate(directory: Path, chosen: Iterable[Measure] = ()) -> Iterator[Result]:
    """Yield the figure of each question whose corpus is below ``directory``.

    ``chosen`` are the questions to put; all of ``corpora.csv`` where it is empty.

    Raises:
        CorpusError: none of the corpora is there.
        MissingExtraError: scikit-learn, which the baselines need, is not installed.

    """
    baselines.require_sklearn()
    found = [one for one in tuple(chosen) or measures() if _parts(directory, one)]
    if not found:
        raise CorpusError(
            f"{directory}: none of the declared corpora is here; name the folder that holds them"
        )
    return (result(directory, one) for one in found)


def _parts(directory: Path, one: Measure) -> bool:
    """Tell whether all parts of a question are there."""
    return all((directory / one.question.corpus / f"{part}.jsonl").is_file() for part in one.question.parts)


def result(directory: Path, one: Measure) -> Result:
    """Answer one question and measure the answer and the baselines."""
    asked = list(records(directory, one.question.corpus, one.question.parts))
    truth, said, groups, texts = answer(one, asked)
    beside = baselines.plain(one.metric, truth, texts)
    if one.metric in baselines.TRAINED:
        beside |= _trained(directory, one, truth, texts)
    return Result(one, len(truth), figure(one.metric, truth, said, groups), beside)


def _trained(directory: Path, one: Measure, truth: object, texts: object) -> dict[str, float]:
    """Return the baseline trained on the train part, where there is one that is not measured on."""
    has_train = (directory / one.question.corpus / "train.jsonl").is_file()
    if not has_train or "train" in one.question.parts:
        return {}
    train = list(records(directory, one.question.corpus, TRAIN))
    return {"tfidf": baselines.tfidf(one.metric, one.question, train, truth, texts)}  # type: ignore[arg-type]


def row(one: Result) -> tuple[str, ...]:
    """Return a result as the row of a table, in the order of :data:`COLUMNS`."""
    question, value = one.measure.question, one.figure
    beside = (f"{one.baselines[name]:.4f}" if name in one.baselines else "" for name in BASELINES)
    figures = (f"{value.value:.4f}", f"{value.low:.4f}", f"{value.high:.4f}")
    parts = " ".join(question.parts)
    measure = one.measure
    return (
        measure.dimension, question.corpus, parts, f"{question.label}={question.yes}", measure.metric,
        str(one.n), *figures, *beside, measure.asked, measure.answer,
    )  # fmt: skip


def write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows as a CSV file."""
    with outputs.replace(path) as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(rows)


def table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table: each figure with its interval, and what simple methods reach."""
    yield LINE.format(
        "dimension", "corpus", "parts", "label", "metric", "n", "figure", "90 % interval", "simple methods"
    )
    for dimension, corpus, parts, label, metric, n, value, low, high, *beside, _, _ in rows:
        simple = ", ".join(
            f"{name} {float(one):.3f}" for name, one in zip(BASELINES, beside, strict=True) if one
        )
        asked = label.partition("=")[0].rpartition(".")[2]
        interval = f"{float(low):.3f} to {float(high):.3f}"
        yield LINE.format(dimension, corpus, parts, asked, metric, n, f"{float(value):.3f}", interval, simple)
