"""Time grows with the length of a text, not with its square: every pattern, every stage.

Ratios of process times, the best of several, on bait that grows eightfold: a line takes eight times as
long, a square 64 times. The limit lies between, so that a busy machine fails nothing.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from samples import varied

import credence
from credence import (
    attribution,
    furniture,
    lexicon,
    masks,
    quantities,
    scoring,
    show,
    story,
)
from credence.model import Article, Weights
from credence.text import document, paragraphs, quotations

GROWTH, LIMIT = 8, 24
ENOUGH = 0.004  # seconds: what takes less at the long end is no danger at any length that is read
SHORT, MOST = 800, 64_000  # characters: where growing begins and ends


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern that a module of the package holds, alone or in a table."""
    for module in pkgutil.walk_packages(credence.__path__, "credence."):
        if module.name.endswith("__main__"):
            continue
        for name, one in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(held(one)):
                if isinstance(pattern.pattern, str):
                    yield f"{module.name.removeprefix('credence.')}.{name}.{number}", pattern


def held(one: object) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value."""
    if isinstance(one, re.Pattern):
        yield one
    elif isinstance(one, dict):
        yield from (pattern for value in one.values() for pattern in held(value))
    elif isinstance(one, (tuple, list, frozenset, set)):
        yield from (pattern for value in one for pattern in held(value))


PATTERNS = dict(patterns())
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(credence.__file__).parent.rglob("*.py"))
# Searched in a window of fixed length before a place, so that the length of the text is no matter.
WINDOWED = frozenset({"quantities.context.NAME_BEFORE", "dimensions.hedging.context.NEGATION"})
BAIT = (
    "a", " ", "\n", "1", ".", ",", "-", "(", '"', "'", "“", "|", "#", "<", "&", "A", "é", "\u0301",
    "a ", "A ", "1 ", "1,", "1.", "a.", "a-", "- ", "a,", ", ", "' ", "a'", "Aa ", "A. ", "a@", "a/",
    "a b ", "of the ", "said ", "10 million ", "$1", "1 %", "\n- ", "a\n", "Anna Ek ", "http://a/", "a\xad",
)  # fmt: skip


def spent(call: Callable[[], object], repeat: int = 3) -> float:
    """Return the least process time of a call, in seconds."""
    times = []
    for _ in range(repeat):
        before = process_time()
        call()
        times.append(process_time() - before)
    return min(times)


def exhaust(pattern: re.Pattern[str], text: str, *, anywhere: bool) -> int:
    """Use a pattern in all ways that the package does: from the start, whole, and, if so, everywhere."""
    found = sum(1 for _ in pattern.finditer(text)) if anywhere else 0
    return found + bool(pattern.match(text)) + bool(pattern.fullmatch(text))


def anchored(name: str) -> bool:
    """Tell whether the source uses a pattern at one place alone: by ``match`` and ``fullmatch``."""
    module, _, rest = name.rpartition(".")[0].rpartition(".")
    uses = set(re.findall(rf"\b{rest}\.(\w+)\(", SOURCE))
    return bool(module and uses) and uses <= {"match", "fullmatch"}


def own_bait(pattern: re.Pattern[str]) -> list[str]:
    """Return pieces of the pattern's own letters, which lead furthest into it."""
    words = re.findall(r"[A-Za-z]{2,12}", re.sub(r"\\.", " ", pattern.pattern))
    return [f"{word} " for word in words[:2]]


def slow(pattern: re.Pattern[str], *, anywhere: bool = True) -> list[str]:
    """Return the bait on which time grows faster than length; the seconds are found where they are lost."""
    found = []
    for piece in (*BAIT, *own_bait(pattern)):
        long = (piece * SHORT * GROWTH)[: SHORT * GROWTH] + "!"
        if spent(lambda long=long: exhaust(pattern, long, anywhere=anywhere), 1) < ENOUGH:  # type: ignore[misc]
            continue
        short = (piece * SHORT)[:SHORT] + "!"
        before = spent(lambda short=short: exhaust(pattern, short, anywhere=anywhere))  # type: ignore[misc]
        after = spent(lambda long=long: exhaust(pattern, long, anywhere=anywhere))  # type: ignore[misc]
        if after > LIMIT * before:
            found.append(f"{piece!r}: {before:.5f} s, then {after:.5f} s")
    return found


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - {f"{name}.0" for name in WINDOWED}))
def test_a_pattern_takes_time_that_grows_with_the_text(name: str) -> None:
    assert slow(PATTERNS[name], anywhere=not anchored(name)) == []


def test_a_pattern_that_backtracks_would_be_found() -> None:
    assert slow(re.compile(r"a+b")) != []


def test_a_windowed_pattern_is_searched_between_two_places() -> None:
    for name in WINDOWED:
        used = re.findall(rf"\b{name.rpartition('.')[2]}\.(\w+\([^:]*)", SOURCE)
        assert used
        assert all(re.match(r"search\([a-z.]*text, ", call) and call.count(", ") >= 2 for call in used)


def test_all_patterns_of_the_package_were_found() -> None:
    assert len(PATTERNS) >= 60


@dataclass(frozen=True)
class Stage:
    """One stage of the work, and how long the bait may be that it is tried on, in characters."""

    run: Callable[[str], object]
    length: int = 24_000


def read(text: str) -> Any:
    """Return the reading of a text, nothing set aside."""
    return lexicon.default().find(document(Article("a", "", text)))


PROSE = " ".join(varied(10))
STAGES: dict[str, Stage] = {
    "masks": Stage(masks.unmask, MOST),
    "paragraphs": Stage(paragraphs, MOST),
    "quotations": Stage(lambda text: quotations(text, paragraphs(text)), MOST),
    "document": Stage(lambda text: document(Article("a", "", text))),
    "furniture": Stage(lambda text: furniture.find(text, paragraphs(text))),
    "lexicon": Stage(read),
    "quantities": Stage(lambda text: list(quantities.find(text))),
    "attribution": Stage(lambda text: list(attribution.find(read(text))), 8_000),
    "score": Stage(lambda text: scoring.score(Article("a", text[:900], text))),
    "detect": Stage(scoring.detect, 8_000),
    "compare": Stage(lambda text: story.compare([Article("a", "", text), Article("b", "", PROSE)]), 8_000),
    "reader": Stage(lambda text: show.marked(scoring.score(Article("a", "", text)))),
    "page": Stage(lambda text: show.report_page([scoring.score(Article("a", "", text))], Weights()), 8_000),
}
LONG = {
    "no blank": lambda n: "a" * n,
    "one word": lambda n: "a " * (n // 2),
    "open marks": lambda n: "“" * n,
    "marks in pairs": lambda n: "“a” " * (n // 4),
    "apostrophes": lambda n: "'a " * (n // 3),
    "brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "newlines": lambda n: "a\n" * (n // 2),
    "stops": lambda n: "A. " * (n // 3),
    "figures": lambda n: "1,1 " * (n // 4),
    "millions": lambda n: "10 million " * (n // 11),
    "says": lambda n: "said " * (n // 5),
    "names": lambda n: "Anna Ek " * (n // 8),
    "of the": lambda n: "of the " * (n // 7),
    "headlines": lambda n: "The Ferry Is Late\n" * (n // 18),
    "rows": lambda n: "| a | b |\n" * (n // 10),
    "hidden": lambda n: "m\xaday " * (n // 5),
    "prose": lambda n: " ".join(varied(n // 480 + 1)),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_takes_time_that_grows_with_the_text(stage: str) -> None:
    one = STAGES[stage]
    one.run(PROSE)  # what is made once is made
    assert {name: found for name in LONG if (found := growth(one, LONG[name]))} == {}


def growth(stage: Stage, bait: Callable[[int], str]) -> str:
    """Return what a stage took at both lengths where that grows faster than the length; else nothing."""
    short, long = bait(stage.length // GROWTH), bait(stage.length)
    gc.collect()
    after = spent(lambda: stage.run(long), 1)
    if after < 10 * ENOUGH:
        return ""
    before = spent(lambda: stage.run(short), 2)
    if after > LIMIT * before:  # a busy machine may have been in the way
        before, after = spent(lambda: stage.run(short)), spent(lambda: stage.run(long))
    return f"{before:.4f} s, then {after:.4f} s" if after > LIMIT * before else ""
