"""Records of annotated corpora, and which question of which corpus is answered by what.

A corpus is a folder of JSON Lines files, one for each part, with ``id``, ``text`` and labels.
``corpora.csv`` declares the questions that are measured, ``lexicons/learned/heads.csv`` those that
heads are fitted to.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from credence.lexicon import learned
from credence.model import Article

Record = dict[str, Any]
LEARNING_PARTS = ("train", "dev")
SCALE = ".."


class CorpusError(ValueError):
    """An annotated corpus that cannot be used; the message says which and why."""


def records(directory: Path, name: str, parts: tuple[str, ...] = LEARNING_PARTS) -> Iterator[Record]:
    """Yield the records of the named parts of a corpus, in order.

    Raises:
        CorpusError: the corpus has none of these parts.

    """
    files = [file for part in parts if (file := directory / name / f"{part}.jsonl").is_file()]
    if not files:
        raise CorpusError(
            f"{directory / name}: no {' or '.join(parts)}.jsonl; name the folder of the corpora"
        )
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from ({**json.loads(line), "corpus": name} for line in lines)


def articles(
    directory: Path, name: str, parts: tuple[str, ...] = LEARNING_PARTS
) -> Iterator[tuple[Article, Record]]:
    """Yield the articles of a corpus with their records; sentences of one ``doc`` are put together."""
    whole: dict[str, list[Record]] = {}
    for record in records(directory, name, parts):
        whole.setdefault(record["doc"] if "spans" in record else record["id"], []).append(record)
    for key, group in whole.items():
        text = " ".join(record["text"] for record in group)
        yield Article(key, group[0].get("title") or "", text), group[0]


@dataclass(frozen=True, slots=True)
class Question:
    """What people were asked: a label of a corpus, and which of its values mean yes.

    ``yes`` is a list of values parted by blanks, or a scale such as ``1..7``.

    >>> Question("reviews", ("train",), "stars", "1..5").target({"stars": 4})
    0.75
    """

    corpus: str
    parts: tuple[str, ...]
    label: str
    yes: str

    @property
    def graded(self) -> bool:
        """Tell whether the label is a figure on a scale."""
        return SCALE in self.yes

    def value(self, record: Record) -> Any:  # noqa: ANN401 -- JSON
        """Return the label of a record; a dot leads into an object."""
        value: Any = record
        for key in self.label.split("."):
            value = value.get(key)
        return value

    def target(self, record: Record) -> float | None:
        """Return what people said of a record, 0..1, or ``None`` where they said nothing."""
        value = self.value(record)
        if value is None:
            return None
        if self.graded:
            low, high = map(float, self.yes.split(SCALE))
            return (float(value) - low) / (high - low)
        return float(str(value) in self.yes.split())


@dataclass(frozen=True, slots=True)
class Measure:
    """A question that is measured: in plain words, by which metric, what of ours answers it, and why."""

    question: Question
    asked: str
    metric: str
    dimension: str
    answer: str
    why: str


def _question(row: Mapping[str, str]) -> Question:
    """Return the question of a row of a declaration."""
    return Question(row["corpus"], tuple(row["parts"].split()), row["label"], row["yes"])


def measures() -> tuple[Measure, ...]:
    """Return the questions that are measured, in the order of ``corpora.csv``."""
    with (resources.files("credence") / "corpora.csv").open(encoding="utf-8") as lines:
        return tuple(
            Measure(_question(row), row["asked"], row["metric"], row["dimension"], row["answer"], row["why"])
            for row in csv.DictReader(lines)
        )


@dataclass(frozen=True, slots=True)
class Lesson:
    """A head and what it is fitted to.

    ``penalty`` is ``l1`` or ``l2``; a smaller ``strength`` makes it heavier. Under ``l2`` at most so many
    ``phrases`` are kept. ``features`` are the kinds that the head may use. Where ``split`` is true, each
    sentence of an article carries the label of the article.
    """

    head: str
    penalty: str
    strength: float
    phrases: int
    features: tuple[str, ...]
    question: Question
    split: bool


def document_of(record: Record) -> str:
    """Return the document that a record stands in: its own, where it names none.

    >>> document_of({"id": "a3", "doc": "a"}), document_of({"id": "b"})
    ('a', 'b')
    """
    return str(record.get("doc") or record["id"])


def lessons() -> tuple[Lesson, ...]:
    """Return what the heads are fitted to, in the order of ``heads.csv``."""
    return tuple(
        Lesson(
            row["head"],
            row["penalty"],
            float(row["strength"]),
            int(row["phrases"]),
            tuple(row["features"].split()),
            _question(row),
            row["unit"] == "sentences",
        )
        for row in learned("heads.csv")
    )
