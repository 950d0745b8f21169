"""The command line contract: formats, exit codes, and that one bad input stops nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from samples import GAUDY, SOBER, article
from typer.testing import CliRunner

from credence.cli import app
from credence.model import Article
from credence.scoring import score

RUN = CliRunner()
NAMES = ("hedging", "sourcing", "promotion", "precision")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(article(*SOBER).text, encoding="utf-8")
    (tmp_path / "loud.txt").write_text(article(*GAUDY).text, encoding="utf-8")
    return tmp_path


def test_json_is_a_list_in_input_order_with_evidence_that_slices_its_text(folder: Path) -> None:
    result = RUN.invoke(
        app, ["score", str(folder / "loud.txt"), str(folder / "good.txt"), "--format", "json"]
    )
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [record["id"] for record in found] == ["loud", "good"]
    for record in found:
        assert list(record["scores"]) == list(NAMES)
        for one in record["scores"].values():
            assert one["low"] <= one["value"] <= one["high"]
            assert all(record["text"][h["start"] : h["end"]] == h["text"] for h in one["hits"])
            assert all(h["why"] and h["kind"] and isinstance(h["weight"], float) for h in one["hits"])
    assert found[1]["composite"] > found[0]["composite"]


def test_a_jsonl_counts_as_its_articles(tmp_path: Path) -> None:
    lines = [{"id": 7, "title": "Ferry", "text": article(*SOBER).text}, {"id": "b", "title": "", "text": ""}]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = json.loads(RUN.invoke(app, ["score", str(source), "--format", "json"]).stdout)
    assert [record["id"] for record in found] == ["7", "b"]
    assert found[1]["composite"] is None
    assert found[1]["scores"]["hedging"]["value"] is None
    assert "empty" in found[1]["warnings"][0]


def test_a_refused_input_is_named_the_rest_is_scored_and_the_exit_code_is_1(folder: Path) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    result = RUN.invoke(app, ["score", str(folder), str(folder / "absent.txt"), "--format", "csv"])
    assert result.exit_code == 1
    assert "noise.txt" in result.stderr
    assert "absent.txt" in result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["id"] for row in rows] == ["good", "loud"]
    assert all(0 < float(row["composite"]) < 100 for row in rows)


@pytest.mark.parametrize(
    "flags",
    [
        ["--profile", "editr"],
        ["--weights", "hedgin=2"],
        ["--weights", "hedging=-1"],
        ["--weights", "hedging=1", "--profile", "equal"],
        ["--format", "xml"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_has_exit_code_2(folder: Path, flags: list[str]) -> None:
    result = RUN.invoke(app, ["score", str(folder / "good.txt"), *flags])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_weights_change_the_composite_and_not_the_scores(folder: Path) -> None:
    def scored(*flags: str) -> dict[str, object]:
        result = RUN.invoke(app, ["score", str(folder / "good.txt"), "--format", "json", *flags])
        return dict(json.loads(result.stdout)[0])

    plain, alone = scored(), scored("--weights", "hedging=0,sourcing=3,promotion=0,precision=0")
    assert plain["scores"] == alone["scores"]
    assert alone["composite"] == alone["scores"]["sourcing"]["value"]  # type: ignore[index]


def test_the_table_names_each_article_and_what_the_scores_do_not_say(folder: Path) -> None:
    result = RUN.invoke(app, ["score", str(folder)])
    assert result.stdout.splitlines()[0].split()[:6] == ["id", "composite", *NAMES]
    assert result.stdout.splitlines()[-1].endswith("no score says true or false.")


def test_html_is_one_page_without_outside_references(folder: Path) -> None:
    result = RUN.invoke(app, ["score", str(folder), "--format", "html"])
    assert result.exit_code == 0
    assert result.stdout.lstrip().lower().startswith("<!doctype html>")
    assert "http://" not in result.stdout.replace("http://www.w3.org/", "")
    assert "https://" not in result.stdout


def test_detect_writes_one_record_for_each_sentence_and_names_bad_lines(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = [{"id": 1, "text": "The dam may hold, said the engineer Ada Obi."}, {"id": "x", "text": ""}]
    source.write_text(
        "\n".join([json.dumps(good[0]), "{broken", '{"id": 3}', json.dumps(good[1])]), encoding="utf-8"
    )
    result = RUN.invoke(app, ["detect", str(source), str(target)])
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in found] == [1, "x"]
    assert all(0 <= record[name] <= 1 for record in found for name in NAMES)
    assert all({"start", "end", "dimension", "kind", "weight"} == set(hit) for hit in found[0]["hits"])


def test_compare_gives_relations_whose_quotes_slice_the_texts(tmp_path: Path) -> None:
    texts = {
        "a": "The Vessel burst its banks on Monday. Three people in Arden were hurt, Ana Ruiz said.",
        "b": "The Vessel burst its banks on Monday. Nine people in Arden were hurt, Ana Ruiz said.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    result = RUN.invoke(app, ["compare", str(tmp_path), "--format", "json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == ["events", "relations", "names", "lineage"]
    assert "differ" in {row["relation"] for row in found["relations"]}
    for row in found["relations"]:
        assert all(texts[q["id"]][q["start"] : q["end"]] == q["text"] for q in row["quotes"])
    assert sorted(name for line in found["lineage"]["lines"] for name in line) == ["a", "b"]
    assert "differ: " in RUN.invoke(app, ["compare", str(tmp_path)]).stdout


def test_detect_without_its_input_says_so(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["detect", str(tmp_path / "no.jsonl"), str(tmp_path / "out.jsonl")])
    assert result.exit_code == 1
    assert "no.jsonl" in result.stderr


def test_titles_cannot_drive_the_terminal_nor_a_spreadsheet(tmp_path: Path) -> None:
    title = "=HYPERLINK(1)\x1b[2J"
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "title": title, "text": article(*SOBER).text}), encoding="utf-8")
    table = RUN.invoke(app, ["score", str(source)]).stdout
    assert "\x1b" not in table
    rows = list(
        csv.DictReader(io.StringIO(RUN.invoke(app, ["score", str(source), "--format", "csv"]).stdout))
    )
    assert rows[0]["title"].startswith("'=")


def test_the_installed_command_gives_what_the_library_gives(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "credence", "score", str(folder / "good.txt"), "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    record = json.loads(run.stdout)[0]
    report = score(Article("good", "", (folder / "good.txt").read_text(encoding="utf-8")))
    assert {n: record["scores"][n]["value"] for n in NAMES} == {s.dimension: s.value for s in report.scores}
