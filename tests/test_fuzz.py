"""A short, seeded run of every fuzzing harness, and what long runs found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "fuzz"))

from fuzz import NAMES
from harnesses import HARNESSES, SEEDS, mutated, splitter

RUNS = 120


@pytest.mark.parametrize("name", HARNESSES)
def test_a_harness_holds_for_seeds_and_for_what_grows_from_them(name: str) -> None:
    for seed in SEEDS:
        HARNESSES[name](b"\0" * (name == "readers") + seed)
    for number in range(RUNS):
        HARNESSES[name](bytes([number]) * (name == "readers") + mutated(number))


def test_the_command_knows_every_harness() -> None:
    assert set(NAMES) == set(HARNESSES)


@pytest.mark.parametrize(
    "found",
    ["a\n\u2022\u2000\x1c\u2000The harbour", "a\n- \u2003\u2022\u3000b c"],
    ids=["file separator after a bullet", "wide blanks after a bullet"],
)
def test_a_sentence_has_no_white_space_at_its_edges(found: str) -> None:
    splitter(found.encode())
