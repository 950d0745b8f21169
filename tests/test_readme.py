"""What README and the first page of the site say is true: commands, their output, figures, names of files.

Run as a script, this file writes the commands' output and the figures into README.md anew.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from credence import frame, manifest, score
from credence.norms import norms
from credence.show.markup import interval, shown

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
KINDS = {
    "000": "the digest",
    "001": "the video script",
    "002": "the sober report",
    "003": "the marketing essay",
    "004": "the company post",
}
NAMES = ("hedging", "sourcing", "promotion", "precision")
CONSOLE = re.compile(r"(?<=^```console\n)[^`]++(?=^```$)", re.MULTILINE)
SCORES = re.compile(r"(?<=<!-- scores -->\n)[^<]*+(?=<!-- /scores -->)")
SCALE = re.compile(r"[\d,]++ reference news articles \([\d,]++ words\)")


Scores = dict[str, dict[str, float]]


def retold() -> Scores:
    """Return the scores of the five retold texts by id."""
    table = frame(map(score, manifest(ROOT / "data" / "articles.csv"))).set_index("id")
    figures = table.drop(columns=["title", "warnings"])
    rows = zip(figures.index, figures.to_dict("records"), strict=True)
    return {str(name): {str(key): float(value) for key, value in row.items()} for name, row in rows}


def originals() -> Scores:
    """Return the scores of the five originals by id, with their mean as composite."""
    with (ROOT / "data" / "articles.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["id"]: {name: float(row[name]) for name in NAMES} for row in csv.DictReader(lines)}
    return {name: {**row, "composite": sum(row.values()) / len(NAMES)} for name, row in rows.items()}


def ranked(scores: Scores) -> list[str]:
    """Return the ids, the highest composite first."""
    return sorted(scores, key=lambda name: -scores[name]["composite"])


def scoreboard() -> str:
    """Return the table of README: retold and original, the best article first."""
    new, old = retold(), originals()
    lines = [
        "| account | composite | hedging | sourcing | promotion | precision |",
        "|---|---|---|---|---|---|",
    ]
    for name in ranked(new):
        row, was = new[name], old[name]
        band = interval(row["composite_low"], row["composite_high"])
        cells = (f"{shown(row[dimension])} / {shown(was[dimension])}" for dimension in NAMES)
        first = f"**{shown(row['composite'])}** ({band}) / {shown(was['composite'])}"
        lines.append(f"| {name}, {KINDS[name]} | {first} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def said_by(command: str, folder: Path) -> str:
    """Return what a command prints; of a target of make, the last line that it would print."""
    if command.startswith("make "):
        dry_run = [*shlex.split(command), "--dry-run", "--no-print-directory"]
        dry = subprocess.check_output(dry_run, cwd=ROOT, text=True)
        return shlex.split(dry.splitlines()[-1])[1] + "\n"
    run = subprocess.run(  # noqa: S602 -- README's own commands, in a shell as a reader types them
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return run.stdout


def session(commands: Iterable[str]) -> str:
    """Return commands, each followed by what it prints in a folder that looks like the checkout."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").symlink_to(ROOT / "data")
        (folder / ".venv").symlink_to(sys.prefix)
        return "".join(f"$ {command}\n{said_by(command, folder)}" for command in commands)


def rewritten(text: str) -> str:
    """Return README with every output and figure as it is now."""
    norm = norms()["hedging"]
    text = SCALE.sub(f"{norm.articles:,} reference news articles ({norm.words:,} words)", text)
    text = SCORES.sub(scoreboard(), text)
    return CONSOLE.sub(lambda found: session(re.findall(r"^\$ (.*)", found[0], re.MULTILINE)), text)


@pytest.mark.skipif(shutil.which("make") is None, reason="README's commands need make")
def test_every_output_and_figure_in_the_readme_is_what_the_project_gives_now() -> None:
    assert rewritten(README.read_text(encoding="utf-8")) == README.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [README, ROOT / "notebooks" / "index.md"], ids=["README", "index"])
def test_the_bottom_line_is_that_of_the_scores(path: Path) -> None:
    text = " ".join(path.read_text(encoding="utf-8").split())
    scores = retold()
    best, *_, worst = ranked(scores)
    assert re.search(rf"best built of the five is {best}, {KINDS[best]}", text)
    assert re.search(rf"worst is {worst}, {KINDS[worst]}", text)
    assert ("None stands above the middle of ordinary news" in text) == (scores[best]["composite"] < 50)


def test_the_order_is_the_same_on_the_originals_and_one_score_is_not() -> None:
    new, old = retold(), originals()
    assert ranked(new) == ranked(old)
    falls = {(name, part): old[name][part] - new[name][part] for name in old for part in NAMES}
    assert max(falls, key=lambda key: abs(falls[key])) == ("004", "hedging")
    assert falls["004", "hedging"] > 30


def test_every_file_that_the_readme_names_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    paths = re.findall(r"`((?:src|tests|data|notebooks)/[\w./-]+)`", text)
    named = [path for path in (*links, *paths) if "NAME" not in path and "DIMENSION" not in path]
    assert len(named) >= 8
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_target_of_make_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", README.read_text(encoding="utf-8")))
    assert {"workbook", "test", "env", "lab", "check"} <= named <= targets


def test_the_picture_is_small() -> None:
    assert (ROOT / "notebooks" / "_static" / "workbook.png").stat().st_size < 200_000


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
