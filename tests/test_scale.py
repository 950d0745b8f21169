"""Collections in partitions: cut without loss, scored whole or not at all, resumed, whatever dies."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import distributed
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deadly import Arming
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import GAUDY, SOBER, article, varied

from credence import Weights, outputs, scoring
from credence.model import Article, Report
from credence.pages import Unreadable
from credence.scale import cluster, inputs, partitions
from credence.scale.cluster import Failed, ScaleError, plan, scale
from credence.scale.inputs import Part
from credence.scale.partitions import Done, Job, score_part
from credence.scale.rows import read

QUIET: dict[str, Any] = {
    "threads_per_worker": 1,
    "dashboard_address": "127.0.0.1:0",
    "silence_logs": "CRITICAL",
}
COMMAND = [sys.executable, "-m", "credence", "scale"]
TEXTS = [" ".join(varied(3)[n % 6 :]) for n in range(60)]
ROWS = [{"id": f"a{n}", "title": f"“Ferry”, no. {n}", "text": text} for n, text in enumerate(TEXTS)]
ODD = 'A "quoted" cell,\nwith a line end, commas and\r\ncurly “marks”.'


def lines(path: Path, rows: list[Any]) -> Path:
    """Write lines of JSON; what is text already is written as it is."""
    said = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(said) + "\n", encoding="utf-8")
    return path


def table(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write a CSV table or a Parquet file with row groups of 25."""
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=25)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(rows[0]))
            out.writeheader()
            out.writerows(rows)
    return path


def cut(path: Path, rows: int, **columns: str) -> list[Part]:
    found = list(inputs.parts([path], rows, columns))
    assert all(isinstance(one, Part) for one in found), found
    return [one for one in found if isinstance(one, Part)]


def refusal(path: Path, **columns: str) -> str:
    [found] = inputs.parts([path], 10, columns)
    assert isinstance(found, Unreadable)
    return str(found)


def made(out: Path, kind: str = "scores") -> dict[str, bytes]:
    """Return what a run left in a folder: the bytes of each file by its name, hidden ones too."""
    return {file.name: file.read_bytes() for file in sorted((out / kind).glob("*"))}


# How a collection is cut.


@pytest.mark.parametrize("rows", [1, 7, 25, 60, 1000])
@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_the_parts_hold_every_row_once_in_order_under_its_number(
    kind: str, rows: int, tmp_path: Path
) -> None:
    given_rows = [*ROWS[:30], {"id": "odd", "title": "", "text": ODD}, *ROWS[30:]]
    path = tmp_path / f"ferries.{kind}"
    (lines if kind == "jsonl" else table)(path, given_rows)
    parts = cut(path, rows)
    found = [row for part in parts for row in read(part, {}).records]
    assert found == list(enumerate(given_rows, 1))
    assert max(len(list(read(part, {}).records)) for part in parts) <= rows
    assert all(one.stop <= two.start for one, two in pairwise(parts))
    assert [part.name for part in parts] == sorted(part.name for part in parts)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_the_last_part_is_a_small_share_of_a_collection_so_that_two_workers_end_together(
    kind: str, tmp_path: Path
) -> None:
    given_rows = [{"id": str(n), "text": "A ferry."} for n in range(9000)]
    path = tmp_path / f"in.{kind}"
    if kind == "parquet":
        pq.write_table(pa.Table.from_pylist(given_rows), path)
    else:
        (lines if kind == "jsonl" else table)(path, given_rows)
    parts = cut(path, 2000)
    ends = [*(part.first for part in parts[1:]), 9001]
    sizes = [end - part.first for part, end in zip(parts, ends, strict=True)]
    assert sum(sizes) == 9000
    assert all(size <= max(250, part.first / 16) for size, part in zip(sizes, parts, strict=True))
    assert len(parts) <= 9000 / 250


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(st.text(st.sampled_from('a,"\n\r ’é|'), max_size=12), min_size=1, max_size=12),
    rows=st.integers(1, 5),
)
def test_a_csv_table_is_never_cut_within_a_row(cells: list[str], rows: int, tmp_path: Path) -> None:
    wanted = [{"id": str(n), "text": cell} for n, cell in enumerate(cells)]
    path = table(tmp_path / "cells.csv", wanted)
    with path.open(encoding="utf-8", newline="") as file:
        read_whole = list(csv.DictReader(file))
    found = [row for part in cut(path, rows) for _, row in read(part, {}).records]
    assert found == read_whole


def test_lines_are_numbered_as_in_the_file_and_blank_ones_are_no_rows(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [ROWS[0], "", "  ", ROWS[1], ROWS[2]])
    assert [number for part in cut(path, 2) for number, _ in read(part, {}).records] == [1, 4, 5]


def test_a_part_is_no_larger_than_a_worker_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 5000)
    for path in (lines(tmp_path / "a.jsonl", ROWS), table(tmp_path / "a.csv", ROWS)):
        parts = cut(path, 1000)
        assert len(parts) > 5
        assert max(part.stop - part.start for part in parts) < 5000 + 3000
    assert len(cut(table(tmp_path / "a.parquet", ROWS), 1000)) > 3


def test_columns_with_other_names_are_read_where_they_are_named(tmp_path: Path) -> None:
    rows = [{"key": n, "body": text, "wide": [1, 2]} for n, text in enumerate(TEXTS[:3])]
    for path in (lines(tmp_path / "a.jsonl", rows), table(tmp_path / "a.parquet", rows)):
        [part] = cut(path, 10, text="body", id="key")
        found = read(part, {"text": "body", "id": "key"}).records
        assert [(row["id"], row["text"]) for _, row in found if isinstance(row, dict)] == list(
            enumerate(TEXTS[:3])
        )


def test_a_table_without_its_column_is_refused_with_the_names_that_it_has(tmp_path: Path) -> None:
    rows = [{"key": 1, "body": "A ferry."}]
    for name in ("a.csv", "a.parquet"):
        path = table(tmp_path / name, rows)
        said = 'no column "text"; name the column with --column text=NAME; there are: key, body'
        assert refusal(path) == f"{path}: {said}"
        assert 'no column "year"' in refusal(path, text="body", published="year")


def test_what_cannot_be_cut_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR2 and no more")
    (tmp_path / "b.csv").write_bytes("id,text\n1,Fähre\n".encode("cp1252"))
    (tmp_path / "c.docx").write_bytes(b"PK")
    (tmp_path / "d.csv").write_bytes(b"id,text\r1,A ferry.\r")
    assert "not a Parquet file" in refusal(tmp_path / "a.parquet")
    assert "b.csv, line 2: not in UTF-8; save the table as UTF-8" in refusal(tmp_path / "b.csv")
    assert "give a .parquet, .csv or .jsonl file" in refusal(tmp_path / "c.docx")
    assert "not a CSV table" in refusal(tmp_path / "d.csv")
    assert "No such file" in refusal(tmp_path / "absent.csv")


def test_patterns_and_folders_stand_for_their_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a/c.csv", "a/_note.csv", "a/.hidden.csv", "a/text.txt", ".git/x.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert inputs.found([str(tmp_path)]) == [tmp_path / "a/c.csv", tmp_path / "b.jsonl"]
    assert inputs.found([f"{tmp_path}/*/c*.csv", str(tmp_path / "b.jsonl")]) == inputs.found([str(tmp_path)])


# What becomes of one part.


@pytest.fixture
def part(tmp_path: Path) -> Part:
    """Ten rows, four of which cannot be scored or have too little text."""
    rows = [*ROWS[:6], "{broken", {"id": "none", "text": None}, '["a list"]', {"id": "short", "text": "A."}]
    return cut(lines(tmp_path / "in.jsonl", rows), 100)[0]


def test_a_part_has_the_scores_that_each_article_gets_alone(part: Part, tmp_path: Path) -> None:
    weights = Weights(sourcing=3)
    done = score_part(part, Job(str(tmp_path / "out"), weights))
    assert done == Done("in.jsonl.000000", 7, 3, kept=False)
    found = pd.read_parquet(tmp_path / "out" / "scores")
    assert list(found.row) == [1, 2, 3, 4, 5, 6, 10]
    assert set(found.input) == {"in.jsonl"}
    for row, text in zip(found[:6].itertuples(), TEXTS, strict=False):
        report = scoring.score(Article("a", str(row.title), text))
        composite = scoring.combine(report, weights)
        assert composite
        assert [row.hedging, row.sourcing, row.promotion, row.precision] == [s.value for s in report.scores]
        assert row.composite == round(composite.value, 1)
        assert row.words == report.words
    assert "too short" in found.warnings[6]
    assert pd.isna(found.composite[6])
    assert not pq.read_table(tmp_path / "out" / "scores")["composite"][6].is_valid


def test_rows_that_cannot_be_scored_stand_in_the_table_of_errors(part: Part, tmp_path: Path) -> None:
    score_part(part, Job(str(tmp_path / "out")))
    found = pd.read_parquet(tmp_path / "out" / "errors")
    assert list(zip(found.input, found.row, found.error, strict=True)) == [
        ("in.jsonl", 7, "not a JSON object in UTF-8"),
        ("in.jsonl", 8, 'no text in "text"'),
        ("in.jsonl", 9, "not a JSON object in UTF-8"),
    ]


def test_hits_are_nested_and_mark_the_words_that_they_name(part: Part, tmp_path: Path) -> None:
    score_part(part, Job(str(tmp_path / "out"), hits=True))
    found = pq.read_table(tmp_path / "out" / "scores").to_pylist()
    report = scoring.score(Article("a", ROWS[0]["title"], TEXTS[0]))
    hits = [hit for one in report.scores for hit in one.hits]
    assert [(h["start"], h["end"], h["kind"], h["dimension"]) for h in found[0]["hits"]] == [
        (hit.start, hit.end, hit.kind, hit.dimension) for hit in hits
    ]
    for row, one in zip(found[:6], ROWS, strict=False):
        assert row["hits"]
        texts = {"text": one["text"], "title": one["title"]}
        assert all(texts[h["field"]][h["start"] : h["end"]] == h["text"] for h in row["hits"])


def test_an_error_in_the_scoring_of_a_row_stops_no_other(
    part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(one: Article) -> Report:
        if one.id == "a3":
            raise MemoryError("no room")
        return real(one)

    real = scoring.score
    monkeypatch.setattr(scoring, "score", fails)
    assert score_part(part, Job(str(tmp_path / "out"))) == Done(part.name, 6, 4, kept=False)
    errors = pd.read_parquet(tmp_path / "out" / "errors").set_index("row")
    assert tuple(errors.loc[4]) == ("in.jsonl", "a3", "MemoryError: no room")


def test_scores_that_hold_are_kept_and_not_written_again(part: Part, tmp_path: Path) -> None:
    job = Job(str(tmp_path / "out"))
    first = score_part(part, job)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*")}
    assert score_part(part, job) == replace(first, kept=True)
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*")} == before


def test_scores_that_no_longer_hold_are_made_anew(part: Part, tmp_path: Path) -> None:
    job = Job(str(tmp_path / "out"))
    score_part(part, job)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partitions, "rules", lambda: "other rules")
        assert not score_part(part, replace(job, rules="other rules")).kept
    for other in (replace(job, hits=True), replace(job, weights=Weights(hedging=0)), job):
        assert not score_part(part, other).kept
        assert score_part(part, other).kept
    (tmp_path / "out" / "errors" / f"{part.name}.parquet").unlink()
    assert not score_part(part, job).kept
    (tmp_path / "out" / "scores" / f"{part.name}.parquet").write_bytes(b"half a file")
    assert not score_part(part, job).kept
    path = Path(part.path)
    path.write_text(path.read_text(encoding="utf-8").replace("harbour", "station"), encoding="utf-8")
    assert not score_part(part, job).kept


def test_twice_the_same_rows_give_the_same_bytes(part: Part, tmp_path: Path) -> None:
    for out in ("one", "two"):
        score_part(part, Job(str(tmp_path / out), hits=True))
    assert made(tmp_path / "one") == made(tmp_path / "two")
    assert made(tmp_path / "one", "errors") == made(tmp_path / "two", "errors")


def test_a_part_that_fails_leaves_nothing_half_written_and_what_was_there(
    part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(str(tmp_path / "out"))
    score_part(part, job)
    before = made(tmp_path / "out")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(OSError, match="No space left"):
        score_part(part, replace(job, hits=True))
    assert made(tmp_path / "out") == before


def test_a_worker_with_other_rules_refuses_to_score(part: Part, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="another version of credence"):
        score_part(part, Job(str(tmp_path / "out"), rules="other"))
    assert not (tmp_path / "out").exists()


# A whole collection.


def test_the_plan_refuses_what_would_mix_things_up(tmp_path: Path) -> None:
    source = str(lines(tmp_path / "in.jsonl", ROWS[:2]))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").touch()
    (tmp_path / "file").touch()
    for out, message in {
        "full": "a folder with other things in it; name a new one",
        "file": "a file; name a folder",
        ".": "an input inside the folder for the scores",
    }.items():
        with pytest.raises(ScaleError, match=message):
            plan([source], Job(str(tmp_path / out)))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ScaleError, match=r"no \.parquet, \.csv or \.jsonl file there"):
        plan([str(tmp_path / "empty")], Job(str(tmp_path / "out")))
    for name in ("a--b.jsonl", "a/b.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        lines(tmp_path / name, ROWS[:2])
    with pytest.raises(ScaleError, match="rename one of them"):
        plan([str(tmp_path)], Job(str(tmp_path.parent / "elsewhere")))


def test_a_second_run_into_the_same_folder_is_kept_out(tmp_path: Path) -> None:
    todo = plan([str(lines(tmp_path / "in.jsonl", ROWS[:2]))], Job(str(tmp_path / "out")))
    with outputs.lock(tmp_path / "out"), pytest.raises(outputs.Busy, match="another run is writing there"):
        next(scale(todo))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files of three kinds, with a broken line among the rows."""
    folder = tmp_path_factory.mktemp("collection")
    lines(folder / "a.jsonl", [*ROWS, "{broken"])
    table(folder / "b.csv", ROWS)
    (folder / "c").mkdir()
    table(folder / "c" / "c.parquet", ROWS)
    return folder


@pytest.fixture(scope="module")
def alone(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of the collection, part by part."""
    out = tmp_path_factory.mktemp("alone")
    todo = plan([str(collection)], Job(str(out / "out")), rows=10)
    assert len(todo.parts) == 7 + 6 + 7
    for one in todo.parts:
        score_part(one, todo.job)
    return out / "out"


@pytest.fixture(scope="module")
def two_processes() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(n_workers=2, **QUIET) as running:
        yield running


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    collection: Path, alone: Path, two_processes: distributed.LocalCluster, tmp_path: Path
) -> None:
    todo = plan([str(collection)], Job(str(tmp_path / "out")), rows=10)
    results = []
    for one in scale(todo, scheduler=two_processes.scheduler_address):
        results.append(one)
        if len(results) == 3:
            worker = next(iter(two_processes.workers.values()))
            os.kill(worker.pid, signal.SIGKILL)
    assert sorted(one.name for one in results) == [part.name for part in todo.parts]
    assert all(isinstance(one, Done) for one in results)
    assert made(tmp_path / "out") == made(alone)
    assert made(tmp_path / "out", "errors") == made(alone, "errors")
    found = pd.read_parquet(tmp_path / "out" / "scores")
    assert list(zip(found.input, found.row, strict=True)) == [
        (name, row) for name in ("a.jsonl", "b.csv", "c/c.parquet") for row in range(1, 61)
    ]
    said = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert (said["parts"], said["parts done"], said["articles"], said["errors"]) == (20, 20, 180, 1)
    assert said["inputs"] == ["a.jsonl", "b.csv", "c/c.parquet"]


def test_a_rerun_scores_only_what_is_new_changed_or_gone_and_drops_what_is_no_longer_there(
    collection: Path, two_processes: distributed.LocalCluster, tmp_path: Path
) -> None:
    address = two_processes.scheduler_address
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for file in ("a.jsonl", "b.csv"):
        (source / file).write_bytes((collection / file).read_bytes())

    def run() -> list[str]:
        results = list(scale(plan([str(source)], Job(str(out)), rows=10), scheduler=address))
        return sorted(one.name for one in results if not (isinstance(one, Done) and one.kept))

    assert len(run()) == 13
    assert run() == []
    (out / "scores" / "b.csv.000002.parquet").unlink()
    (out / "scores" / ".b.csv.000002.parquet.0.unfinished").touch()
    text = (source / "a.jsonl").read_text(encoding="utf-8").splitlines()
    text[25] = text[26]
    lines(source / "a.jsonl", text)
    table(source / "new.csv", ROWS[:5])
    assert run() == ["a.jsonl.000002", "b.csv.000002", "new.csv.000000"]
    (source / "b.csv").unlink()
    assert run() == []
    assert {name.split(".")[0] for name in made(out)} == {"a", "new"}
    assert set(made(out, "errors")) == {"a.jsonl.000006.parquet"}


def test_a_row_that_kills_its_process_is_left_out_and_the_rest_is_scored(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", ROWS[:20])
    todo = plan([str(source)], Job(str(tmp_path / "out")), rows=10)
    with (
        distributed.LocalCluster(n_workers=2, **QUIET) as running,
        distributed.Client(running) as client,
    ):
        client.register_plugin(Arming())
        results = list(scale(todo, scheduler=running.scheduler_address))
    assert sorted((one.rows, one.errors) for one in results if isinstance(one, Done)) == [(9, 1), (10, 0)]
    [error] = pd.read_parquet(tmp_path / "out" / "errors").to_dict("records")
    assert error == {
        "input": "in.jsonl",
        "row": 4,
        "id": "",
        "error": "the process that scored it died, twice",
    }
    assert [name for name in made(tmp_path / "out") if name.startswith(".")] == []


def test_an_input_that_vanishes_fails_its_parts_and_stops_no_other(
    two_processes: distributed.LocalCluster, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.jsonl", "b.jsonl"):
        lines(tmp_path / "in" / name, ROWS[:5])
    todo = plan([str(tmp_path / "in")], Job(str(tmp_path / "out")))
    (tmp_path / "in" / "a.jsonl").unlink()
    results = {one.name: one for one in scale(todo, scheduler=two_processes.scheduler_address)}
    assert isinstance(results["b.jsonl.000000"], Done)
    failed = results["a.jsonl.000000"]
    assert isinstance(failed, Failed)
    assert "FileNotFoundError" in str(failed)
    assert str(failed).endswith("run the same command again to try the rest")


def test_workers_with_another_version_are_refused_before_anything_is_scored(
    two_processes: distributed.LocalCluster, tmp_path: Path
) -> None:
    source = lines(tmp_path / "in.jsonl", ROWS[:2])
    todo = plan([str(source)], Job(str(tmp_path / "out"), rules="of another version"))
    with pytest.raises(ScaleError, match="another version of credence; install the same on all workers"):
        list(scale(todo, scheduler=two_processes.scheduler_address))
    assert not (tmp_path / "out" / "scores").exists()


def test_a_scheduler_that_is_not_there_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    todo = plan([str(lines(tmp_path / "in.jsonl", ROWS[:2]))], Job(str(tmp_path / "out")))
    with pytest.raises(
        ScaleError, match=r"tcp://127\.0\.0\.1:9: no workers in 1 s .*`dask scheduler` prints"
    ):
        list(scale(todo, scheduler="tcp://127.0.0.1:9"))


# The command line.


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_the_command_scores_with_processes_of_its_own_and_names_what_it_cannot(
    collection: Path, alone: Path, tmp_path: Path
) -> None:
    source, out = [*map(str, sorted(collection.glob("*"))), "absent.csv"], tmp_path / "out"
    run = command(*source, out, "--rows", "10", "--workers", "2")
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.splitlines() == [
        "credence: absent.csv: No such file or directory; give a file that exists and can be read",
        "credence: 1 rows could not be scored; OUT/errors says which and why",
        "180 articles scored in 20 partitions, 0 of them in an earlier run",
    ]
    assert (
        pd.read_parquet(out / "scores")
        .drop(columns="input")
        .equals(pd.read_parquet(alone / "scores").drop(columns="input"))
    )


def test_an_interrupted_run_keeps_whole_parts_and_the_next_one_goes_on(tmp_path: Path) -> None:
    text = " ".join(article(*SOBER, *GAUDY).text for _ in range(10))
    source = lines(tmp_path / "in.jsonl", [{"text": text}] * 400)
    arguments = [str(source), str(tmp_path / "out"), "--rows", "10"]
    with subprocess.Popen(
        [*COMMAND, *arguments], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stderr
        while run.poll() is None and len(made(tmp_path / "out")) < 3:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 1
    assert "interrupted: " in said
    assert "Traceback" not in said
    whole = [name for name in made(tmp_path / "out") if not name.startswith(".")]
    assert 0 < len(whole) < 40
    assert sum(pq.read_metadata(tmp_path / "out" / "scores" / name).num_rows for name in whole) == 10 * len(
        whole
    )
    again = command(*arguments)
    assert again.returncode == 0
    assert f"400 articles scored in 40 partitions, {len(whole)} of them in an earlier run" in again.stderr


@pytest.mark.parametrize(
    "flags",
    [
        ["--workers", "0"],
        ["--workers", "2", "--scheduler", "tcp://127.0.0.1:1"],
        ["--profile", "editor", "--weights", "hedging=1"],
        ["--column", "text"],
        ["--rows", "0"],
    ],
)
def test_wrong_usage_has_exit_code_2(flags: list[str], tmp_path: Path) -> None:
    run = command("in.jsonl", tmp_path / "out", *flags)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_own_rules_are_said_not_to_be_used(tmp_path: Path) -> None:
    (tmp_path / "credence.toml").write_text('profile = "editor"\n', encoding="utf-8")
    command = [sys.executable, "-m", "credence", "scale", "none.csv", "out"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "credence.toml: not used by scale, which scores by the shipped rules" in ran.stderr
