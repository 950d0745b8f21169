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
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import battery
import bench
import pytest
import typer

from credence import Weights, combine, manifest, score, settings
from credence.cli import app
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
TABLE = re.compile(r"(<!-- (\w++) -->\n)[^<]*+(?=<!-- /\2 -->)")
SCALE = re.compile(r"[\d,]++ reference news articles \([\d,]++ words\)")
INPUTS = re.compile(r"\d++(?= bad inputs)")


Scores = dict[str, dict[str, float]]


class Goal(NamedTuple):
    """What a row of data/validation.csv was to reach; of an error (mse), what it was to stay below."""

    corpus: str
    parts: str
    label: str
    metric: str
    goal: float
    answer: str = ""

    def of(self, row: dict[str, str]) -> bool:
        """Tell whether a row is the one that is meant."""
        named = (row["corpus"], row["parts"], row["label"], row["metric"]) == self[:4]
        return named and row["answer"].startswith(self.answer)

    def reached(self, row: dict[str, str]) -> bool:
        """Tell whether the row reaches the goal."""
        return float(row["value"]) <= self.goal if self.metric == "mse" else float(row["value"]) >= self.goal


WHOLE = "train dev test"
GOALS = (
    Goal("bioscope", "test", "label=uncertain", "f1", 0.93),
    Goal("bioscope", "test_fullpapers", "label=uncertain", "f1", 0.85),
    Goal("conll2010-wiki-weasel-sample", "test", "label=uncertain", "f1", 0.76),
    Goal("meantime-wikinews", WHOLE, "label=uncertain", "f1", 0.45),
    Goal("uw-platinum-news", "test", "label=uncertain", "f1", 0.62),
    Goal("polnear", "dev", "has_cue=1", "f1", 0.89),
    Goal("polnear", "dev", "has_cue=1", "auc", 0.945),
    Goal("polnear", "dev", "label=1", "f1", 0.89),
    Goal("polnear", "dev", "spans=Source", "token f1", 0.70),
    Goal("polnear", "dev", "spans=Content", "token f1", 0.75),
    Goal("clickbait_webis17", "test", "truth_mean=0..1", "mse", 0.032),
    Goal("ptc_propaganda", "test", "label=1", "auc", 0.70),
    Goal("basil", "test", "label=1", "auc", 0.72),
    Goal("healthrelease", WHOLE, "criteria.no_sensational_language=1", "auc", 0.64),
    Goal("squinky-informativeness", "test", "label=1..7", "spearman", 0.83),
    Goal(
        "verifiability-regroom",
        "test",
        "label=verifiable_nonexperiential verifiable_experiential",
        "f1",
        0.71,
    ),
    Goal("policlaim-speeches", "test", "label=claim", "f1", 0.86),
    Goal("checkthat2024-checkworthy-debates", "test", "label=Yes", "f1", 0.68),
    Goal("specificity-ko2019", "test_movie", "label=1..5", "spearman", 0.70),
    Goal("specificity-ko2019", "test_twitter", "label=1..5", "spearman", 0.66),
    Goal("specificity-ko2019", "test_yelp", "label=1..5", "spearman", 0.72),
    Goal("quantities-recognizers-text", "test", "spans=number percent currency date", "exact f1", 0.85),
    Goal("healthrelease", WHOLE, "criteria.benefits_quantified=1", "auc", 0.65),
    Goal("healthrelease", WHOLE, "criteria.funding_coi=1", "auc", 0.60),
    Goal("horne2017", WHOLE, "label=1", "auc", 0.68, "score: composite"),
    Goal("fakenews_amt", WHOLE, "label=1", "auc", 0.65, "score: composite"),
    Goal("healthstory", WHOLE, "label=1", "auc", 0.60, "score: composite"),
    Goal("horne2017", WHOLE, "label=1", "auc", 0.72, "profile: evidence"),
    Goal("fakenews_amt", WHOLE, "label=1", "auc", 0.67, "profile: evidence"),
    Goal("healthstory", WHOLE, "label=1", "auc", 0.62, "profile: evidence"),
)


def retold() -> Scores:
    """Return the scores of the five retold texts by id, none of them rounded twice."""
    found: Scores = {}
    for report in map(score, manifest(ROOT / "data" / "articles.csv")):
        one = combine(report, Weights())
        assert one
        whole = {"composite": one.value, "composite_low": one.low, "composite_high": one.high}
        found[report.article.id] = {part.dimension: part.value for part in report.scores} | whole
    return found


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


def retelling() -> str:
    """Return in words what the retelling moved: the order of the five, and the score that moved most."""
    new, old = retold(), originals()
    order = (
        "The order of the five is the same on the retold texts and on the originals."
        if ranked(new) == ranked(old)
        else f"On the originals the order of the five is another: {', '.join(ranked(old))}."
    )
    moved = {(part, name): new[name][part] - old[name][part] for name in old for part in NAMES}
    (part, name), most = max(moved.items(), key=lambda pair: abs(pair[1]))
    way = "lower" if most < 0 else "higher"
    score_moved = f"{part} of {name}: {abs(most):.0f} points {way} in the retelling"
    return f"{order}\nThe score that moved most is the {score_moved}.\n"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of figures in data/."""
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def missed() -> str:
    """Return how many goals are reached, and the table of those that are not."""
    found = rows("validation.csv")
    pairs = [(goal, next(filter(goal.of, found))) for goal in GOALS]
    short = [(goal, row) for goal, row in pairs if not goal.reached(row)]
    lines = [
        f"{len(pairs) - len(short)} of {len(pairs)} figures reach their goal. These do not:",
        "",
        "| corpus, part | what was asked | metric | figure | goal |",
        "|---|---|---|---|---|",
    ]
    for goal, row in short:
        figure = f"{float(row['value']):.3f} ({float(row['low']):.3f}–{float(row['high']):.3f})"
        asked = row["asked"] + (f" ({goal.answer})" if goal.answer else "")
        lines.append(f"| {goal.corpus}, {goal.parts} | {asked} | {goal.metric} | {figure} | {goal.goal:g} |")
    return "\n".join(lines) + "\n"


def stories() -> str:
    """Return the table of how well relations are found in stories that no rule has seen."""
    found = [row for row in rows("story.csv") if row["parts"] == "unseen" and ": " in row["label"]]
    shares = {row["label"]: f"{float(row['value']):.2f} of {row['n']}" for row in found}
    lines = ["| relation | right, of those shown | shown, of those there |", "|---|---|---|"]
    for label, share in shares.items():
        relation, _, kind = label.partition(": ")
        if kind == "precision":
            lines.append(f"| {relation} | {share} | {shares[f'{relation}: recall']} |")
    return "\n".join(lines) + "\n"


def ratios() -> str:
    """Return the table of speed beside other tools."""
    return bench.readme_table(bench.read())


TABLES: dict[str, Callable[[], str]] = {
    "scores": scoreboard,
    "retelling": retelling,
    "stories": stories,
    "ratios": ratios,
    "missed": missed,
}


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
    text = INPUTS.sub(str(len(battery.CASES)), text)
    text = TABLE.sub(lambda found: found[1] + TABLES[found[2]](), text)
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
    assert ("None stands clearly above the middle" in text) == (scores[best]["composite_low"] < 50)


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


def test_every_command_is_in_the_readme_and_every_flag_in_it_is_one_of_a_command() -> None:
    text = README.read_text(encoding="utf-8")
    commands = typer.main.get_group(app).commands
    assert [name for name in commands if f"credence {name}" not in text] == []
    flags = {flag for command in commands.values() for one in command.params for flag in one.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z]+", text)) <= flags


def test_every_table_of_figures_is_in_the_readme_once() -> None:
    text = README.read_text(encoding="utf-8")
    assert sorted(name for _, name in TABLE.findall(text)) == sorted(TABLES)


def test_every_goal_is_that_of_one_row() -> None:
    found = rows("validation.csv")
    assert [goal for goal in GOALS if sum(map(goal.of, found)) != 1] == []


def blocks(language: str) -> list[str]:
    """Return the blocks of the readme in one language."""
    return re.findall(rf"^```{language}\n([^`]++)^```$", README.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    shutil.copytree(ROOT / "data" / "articles", tmp_path / "data" / "articles")
    monkeypatch.chdir(tmp_path)
    assert len(blocks("python")) == 2
    for block in blocks("python"):
        exec(block, {})  # noqa: S102 -- the readme's own lines


def test_the_settings_of_the_readme_hold(tmp_path: Path) -> None:
    [block] = blocks("toml")
    (tmp_path / "credence.toml").write_text(block, encoding="utf-8")
    words = "phrase,kind,weight,n,source,note\nmoonlit,hype,2,,hand,\n"
    (tmp_path / "our-words.csv").write_text(words, encoding="utf-8")
    assert "1 cue added" in settings.here(tmp_path).rules.note


def test_the_picture_is_small() -> None:
    assert (ROOT / "notebooks" / "_static" / "workbook.png").stat().st_size < 200_000


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
