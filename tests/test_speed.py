"""The build of fast scoring: what is imported, what grows with what. Ratios within one run, no seconds.

How fast scoring is beside other tools is measured by ``make bench``.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from credence import furniture, lexicon, prose, quantities, scoring
from credence.dimensions import DIMENSIONS, DimensionModule
from credence.model import Article, Document, Reading
from credence.text import document, paragraphs

HEAVY = ("altair", "dask", "IPython", "numpy", "pandas", "rich", "textstat", "trafilatura", "typer")
TIMES = 8
# A stage that grows with the square of the text takes TIMES times as long again; a busy machine does not.
SLACK = 3.0
ROUNDS = 3
# Each paragraph has its own figures and names, so that no two are alike.
PARAGRAPH = (
    "On {day} May the ferry carried {cars} cars to Port {name}, “more than ever,” said Mara {name}, who "
    "runs the pier. Some residents believe that the crossing may be late in 20{day}; the board denied that. "
    "It cost £{cars}m, up from {day} per cent a year ago! Is the amazing bridge near {name} safe? According "
    "to a report by the harbour office, nearly {cars} of 9,000 bolts were loose — but nobody was hurt.\n\n"
)
NAMES = ("Holm", "Sund", "Vik", "Ness", "Strand", "Brekke", "Lund")
# What a page can hold without end: each piece sent some rule the wrong way, or might.
BAITS = (
    "5m ", "1,", "1 000 ", "12/", "-3.", "in ", "A. ", "Mr. ", "Van der ", "said ", "“", "’", "I ", "may ",
    "NOT ", "Share ", "Read more\n", "a | b\n", "- One Two Three Four\n", "? ", "said that he said that ",
)  # fmt: skip


def _text(start: int, count: int) -> str:
    return "".join(
        PARAGRAPH.format(day=i % 27 + 1, cars=i + 40, name=NAMES[i % len(NAMES)] + "abcdefghij"[i % 10])
        for i in range(start, start + count)
    )


def _article(start: int, count: int) -> Article:
    return Article(str(start), "The ferry that never sleeps", _text(start, count))


def _reading(text: str) -> Reading:
    return lexicon.default().find(document(Article("a", "", text)))


def _furniture(text: str) -> object:
    return furniture.find(text, paragraphs(text), "The ferry")


def _document(text: str) -> Document:
    return document(Article("a", "", text))


def _evidence(dimension: DimensionModule) -> Callable[[Reading], object]:
    return dimension.evidence


def _refusal(reading: Reading) -> object:
    return prose.refusal(reading.document)


STAGES: dict[str, tuple[Callable[[str], Any], Callable[[Any], object]]] = {
    "furniture": (str, _furniture),
    "document": (str, _document),
    "cues": (_document, lexicon.default().find),
    "refusal": (_reading, _refusal),
    "quantities": (str, quantities.find),
    **{one.NAME: (_reading, _evidence(one)) for one in DIMENSIONS},
    "score": (partial(Article, "a", ""), scoring.score),
}


def _growth(work: Callable[[Any], object], small: object, large: object) -> float:
    """Return how many times as long the large piece of work takes; the best of several rounds each."""
    best = {True: float("inf"), False: float("inf")}
    for _ in range(ROUNDS):
        for is_large, piece in ((False, small), (True, large)):
            begun = time.process_time()
            work(piece)
            best[is_large] = min(best[is_large], time.process_time() - begun)
    return best[True] / max(best[False], 1e-4)


def test_importing_credence_imports_none_of_the_libraries_that_are_slow_to_import() -> None:
    code = f"import credence, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_starts_without_what_one_article_does_not_need() -> None:
    late = (
        "credence.show.cards",
        "credence.show.charts",
        "multiprocessing.context",
        "pandas",
        "rich",
        "altair",
    )
    code = f"import credence.cli, sys; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("stage", STAGES)
def test_the_time_of_each_stage_grows_with_the_text_and_not_with_its_square(stage: str) -> None:
    prepare, work = STAGES[stage]
    small, large = prepare(_text(0, 12)), prepare(_text(0, 12 * TIMES))
    work(small)
    assert _growth(work, small, large) < TIMES * SLACK


@pytest.mark.parametrize("bait", BAITS)
def test_no_piece_repeated_without_end_makes_scoring_grow_with_the_square_of_it(bait: str) -> None:
    prose = _text(0, 2)
    size = 6_000 // len(bait)
    small, large = (Article("a", "", prose + bait * (size * times)) for times in (1, TIMES))
    assert _growth(scoring.score, small, large) < TIMES * SLACK


def test_the_time_of_many_articles_grows_with_their_number() -> None:
    few, many = ([_article(7 * i, 4) for i in range(count)] for count in (10, 10 * TIMES))

    def work(articles: list[Article]) -> None:
        for one in articles:
            scoring.score(one)

    work(few)
    assert _growth(work, few, many) < TIMES * SLACK


def test_articles_that_were_scored_leave_nothing_in_memory() -> None:
    def kept(count: int) -> int:
        for i in range(count):
            scoring.score(_article(11 * i, 3))
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = kept(20)
        assert kept(60) - before < 200_000
    finally:
        tracemalloc.stop()
