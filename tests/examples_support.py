"""Example sentences of a dimension, read from ``tests/examples/<dimension>.toml``.

A file holds tables ``[[fire]]`` (the kind must come out), ``[[quiet]]`` (it must not) and
``[[known_failure]]`` (it should, and does not yet; with ``expect = "quiet"``: the reverse).
Each has ``text`` and ``kind``: a kind of cue or of evidence. ``words``, where given, are the
exact words that must be marked; ``field = "title"`` reads the text as a headline.

A dimension shows which cues its rules on context kept by a function ``cues(reading)``, one
sequence of matches for each sentence; without it all matches of its lexicon count.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credence import lexicon
from credence.dimensions import DIMENSIONS, DimensionModule
from credence.kinds import kinds
from credence.model import Article, Match, Reading
from credence.text import document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet

    from credence.model import Dimension, Field

FOLDER = Path(__file__).parent / "examples"
TABLES = ("fire", "quiet", "known_failure")
MODULES: dict[str, DimensionModule] = {module.NAME: module for module in DIMENSIONS}


@dataclass(frozen=True)
class Example:
    """One sentence and what is expected of it."""

    text: str
    kind: str
    fires: bool
    words: str = ""
    field: Field = "text"


@dataclass(frozen=True)
class Found:
    """What a dimension made of a text: pairs of (kind, exact words), and the signal by sentence."""

    cues: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, str], ...]
    signal: tuple[float, ...]

    def words(self, kind: str) -> list[str]:
        """Return the marked words of one kind, of cues and of evidence."""
        return [words for found, words in (*self.cues, *self.evidence) if found == kind]


def read(text: str, field: Field = "text") -> Reading:
    """Return the reading of a bare text, or of a bare headline."""
    article = Article("example", text, "") if field == "title" else Article("example", "", text)
    return lexicon.default().find(document(article, field=field))


def run(dimension: Dimension, text: str, field: Field = "text") -> Found:
    """Run one dimension over a text."""
    module, reading = MODULES[dimension], read(text, field)
    return Found(
        tuple((match.cue.kind, text[match.start : match.end]) for match in _kept(module, reading)),
        tuple((hit.kind, text[hit.start : hit.end]) for hit in module.evidence(reading)),
        module.signal(reading),
    )


def _kept(module: DimensionModule, reading: Reading) -> Iterator[Match]:
    """Yield the cues of one dimension that its rules on context kept."""
    cues = getattr(module, "cues", None)
    sentences = cues(reading) if cues else reading.matches
    yield from (match for match in chain.from_iterable(sentences) if match.cue.dimension == module.NAME)


def examples(dimension: Dimension) -> list[ParameterSet]:
    """Return the examples of one dimension for ``pytest.mark.parametrize("example", ...)``."""
    tables = tomllib.loads((FOLDER / f"{dimension}.toml").read_text(encoding="utf-8"))
    if unknown := set(tables) - set(TABLES):
        raise ValueError(f"{dimension}.toml: unknown tables {sorted(unknown)}; there are {TABLES}")
    return [_param(table, row) for table in TABLES for row in tables.get(table, [])]


def _param(table: str, row: dict[str, str]) -> ParameterSet:
    """Return one example as a test case."""
    expect = row.pop("expect", "fire") if table == "known_failure" else table
    example = Example(fires=expect == "fire", **row)  # type: ignore[arg-type]
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if table == "known_failure" else []
    return pytest.param(example, id=f"{table}-{example.kind}-{example.text[:60]}", marks=marks)


def check(dimension: Dimension, example: Example) -> None:
    """Assert that an example comes out as its table says."""
    found = run(dimension, example.text, example.field)
    marked = [words for words in found.words(example.kind) if example.words in {"", words}]
    assert bool(marked) == example.fires, f"{example}\n{found}"


def scarce(dimension: Dimension, least: int = 4) -> list[tuple[str, bool]]:
    """Return the kinds, of cues and of evidence, with fewer examples than ``least``.

    The second of each pair says which are too few: those that fire, or those that stay quiet.
    """
    cases: list[Example] = [param.values[0] for param in examples(dimension)]  # type: ignore[misc]
    counts = Counter((case.kind, case.fires) for case in cases)
    return [
        (kind, fires)
        for kind in _all_kinds(dimension)
        for fires in (True, False)
        if counts[kind, fires] < least
    ]


def _all_kinds(dimension: Dimension) -> list[str]:
    """Return every kind of one dimension: of its lexicon, shapes aside, and of its evidence."""
    file = resources.files("credence") / "lexicons" / f"{dimension}.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    cue_kinds = {row["kind"] for row in rows} - {lexicon.SHAPE, "guard"}  # a guard keeps a cue from firing
    return sorted(cue_kinds | set(kinds(dimension)))
