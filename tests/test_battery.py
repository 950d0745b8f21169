"""Every door of the workbook answers right or refuses by name, soon and in little room, whatever comes in.

The inputs are in ``battery.py``; each is tried once, in a process of its own, and the trials are read here.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from battery import CASES, DOORS, TOOLS, Case, Trial

HERE = Path(__file__).parent
TABLE = HERE.parent / "data" / "battery.csv"
SECONDS = 2.0  # of work for one door; the machine's other work does not count
MEGABYTES = 500


@pytest.fixture(scope="module")
def trials() -> dict[str, Trial]:
    """All trials by the name of their input, from one process that forks for each."""
    command = [sys.executable, str(HERE / "battery.py"), "--tools", "credence"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = (Trial(**json.loads(line)) for line in done.stdout.splitlines())
    return {trial.case: trial for trial in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_door_answers_or_refuses_by_name(case: Case, trials: dict[str, Trial]) -> None:
    trial = trials[case.name]
    assert trial.said == ""
    assert list(trial.outcomes) == list(DOORS)
    assert "broke" not in trial.outcomes.values()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_input_takes_long_or_much_room(case: Case, trials: dict[str, Trial]) -> None:
    trial = trials[case.name]
    assert {door: spent for door, spent in trial.seconds.items() if spent > SECONDS} == {}
    assert trial.megabytes < MEGABYTES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_text_that_is_none_gets_no_number_and_text_in_disguise_gets_one(
    case: Case, trials: dict[str, Trial]
) -> None:
    outcomes = trials[case.name].outcomes
    scored = {outcomes[door] for door in ("python", "score", "reader")}
    assert len(scored) == 1
    assert (
        case.expected == "any"
        or scored
        <= {
            "number": {"number"},
            "none": {"no number", "refused"},
        }[case.expected]
    )


def test_the_table_of_the_notebook_holds_every_input_and_every_tool() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["input"], row["tool"]) for row in rows] == [
        (one.name, tool) for one in CASES for tool in TOOLS
    ]
    ours = [row for row in rows if row["tool"] == "credence"]
    assert "broke" not in {row["outcome"] for row in ours}
