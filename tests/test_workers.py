"""Several processes: the same results in the same order, whatever ends in between."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import GAUDY, SOBER, article, varied

from credence.model import Article
from credence.scale.workers import AHEAD, BATCH, Lost, WorkersError, attempt, each, length

COMMAND = [sys.executable, "-m", "credence", "score"]


def ferry(number: int, size: int = BATCH // 4) -> Article:
    return Article(f"ferry-{number}", "", "x" * (size + number))


def dies(one: Article) -> int:
    """Kill the process that meets the seventh ferry."""
    if one.id == "ferry-7":
        os.kill(os.getpid(), signal.SIGKILL)
    return len(one.text)


def dies_once(one: Article) -> int:
    """Kill the process that meets the seventh ferry, unless the article says that somebody did before."""
    mark = Path(one.title)
    if one.id == "ferry-7" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return len(one.text)


def fails(one: Article) -> int:
    if one.id == "ferry-7":
        raise MemoryError
    return len(one.text)


def cannot_travel(one: Article) -> object:
    return weakref.ref(one.__class__) if one.id == "ferry-7" else one.id


def broken_off() -> int:
    """Stand for a process that cannot even read its work."""
    sys.exit(3)


class Unreadable:
    """Work that ends the process which unpickles it."""

    def __call__(self, _: Article) -> int:
        return 0

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return broken_off, ()


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_articles(workers: int) -> None:
    articles = [ferry(n, size=BATCH * (n % 5)) for n in range(60)]
    assert list(each(length, articles, workers)) == [len(one.text) for one in articles]


def test_no_articles_give_no_results() -> None:
    assert list(each(length, [], 2)) == []


def test_what_is_read_ahead_does_not_grow_with_the_number_of_articles() -> None:
    read = 0

    def source() -> Iterator[Article]:
        nonlocal read
        for number in range(5000):
            read += 1
            yield ferry(number, size=BATCH // 10)

    ahead = []
    for done, _ in enumerate(each(length, source(), 2), 1):
        ahead.append(read - done)
    assert done == 5000
    assert max(ahead) <= (AHEAD + 30) * 2


def test_an_article_whose_process_dies_twice_is_named_and_all_others_are_done() -> None:
    found = list(each(dies, map(ferry, range(20)), 2))
    lost = found.pop(7)
    assert isinstance(lost, Lost)
    assert str(lost) == (
        "ferry-7: the process that worked on it ended with signal 9, twice; "
        "the article is left out, all others are not touched by it"
    )
    assert found == [len(ferry(n).text) for n in range(20) if n != 7]


def test_a_process_that_is_killed_from_outside_loses_nothing(tmp_path: Path) -> None:
    mark = str(tmp_path / "killed")
    articles = [Article(f"ferry-{n}", mark, "x" * n) for n in range(20)]
    assert list(each(dies_once, articles, 2)) == list(range(20))
    assert Path(mark).exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_the_work_loses_one_article_and_says_which_and_why(workers: int) -> None:
    found = list(each(fails, map(ferry, range(12)), workers))
    assert found.pop(7) == Lost("ferry-7", "MemoryError")
    assert found == [len(ferry(n).text) for n in range(12) if n != 7]


def test_a_result_that_cannot_be_sent_is_lost_alone() -> None:
    found = list(each(cannot_travel, map(ferry, range(9)), 2))
    lost = found.pop(7)
    assert isinstance(lost, Lost)
    assert "its result cannot be sent" in lost.reason
    assert found == [f"ferry-{n}" for n in range(9) if n != 7]


def test_processes_that_cannot_start_are_an_error_that_says_what_to_do() -> None:
    with pytest.raises(WorkersError, match=r"exit code 3 before it could work; use one worker to see why"):
        list(each(Unreadable(), map(ferry, range(9)), 2))


def test_no_process_is_left_when_the_reader_stops_early() -> None:
    results = each(process_id, map(ferry, range(9000)), 2)
    ids = set[object]()
    while len(ids) < 2:
        ids.add(next(results))
    results.close()  # type: ignore[attr-defined]
    for one in ids:
        assert isinstance(one, int)
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)


def process_id(_: Article) -> int:
    time.sleep(0.005)
    return os.getpid()


def test_an_error_without_words_is_named_by_its_type() -> None:
    assert attempt(fails, ferry(7), "ferry-7") == Lost("ferry-7", "MemoryError")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a list of articles, a good text, an empty one and two that are refused."""
    folder = tmp_path_factory.mktemp("many")
    texts = [" ".join(varied(3)[n % 5 :]) for n in range(60)]
    rows = [json.dumps({"id": "same", "title": "Ferry", "text": text}) for text in texts]
    (folder / "list.jsonl").write_text("\n".join([*rows[:25], "{broken", *rows[25:]]), encoding="utf-8")
    (folder / "loud.txt").write_text(article(*GAUDY).text, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    return folder


@pytest.mark.parametrize("form", ["json", "csv", "table", "html"])
def test_two_workers_write_the_same_bytes_as_one_and_name_the_same_refusals(many: Path, form: str) -> None:
    one, two = (
        subprocess.run(
            [*COMMAND, str(many), "absent.txt", "--format", form, "--workers", workers],
            capture_output=True,
            check=False,
        )
        for workers in ("1", "2")
    )
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert sorted(one.stderr.splitlines()) == sorted(two.stderr.splitlines())
    assert b"list.jsonl, line 26" in two.stderr
    assert b"absent.txt" in two.stderr
    assert two.stdout.count(b"same") >= 60


def ends(group: int, seconds: float = 20.0) -> bool:
    """Tell whether all processes of a group end within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_with_workers_leaves_whole_output_and_no_process(tmp_path: Path) -> None:
    line = json.dumps({"title": "Ferry", "text": article(*SOBER).text})
    (tmp_path / "many.jsonl").write_text(f"{line}\n" * 3000, encoding="utf-8")
    command = [*COMMAND, str(tmp_path / "many.jsonl"), "--format", "json", "--workers", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        assert run.stdout
        assert run.stderr
        first = os.read(run.stdout.fileno(), 100)
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all processes at once
        records = json.loads(first + run.stdout.read())
        said = run.stderr.read().decode()
    assert run.returncode == 1
    assert 0 < len(records) < 3000
    assert said.count("stopping after the article at hand; interrupt again to stop at once") == 1
    assert said.endswith(f"credence: interrupted: {len(records)} articles are done and kept\n")
    assert "Traceback" not in said
    assert ends(run.pid)


@pytest.mark.parametrize("workers", ["0", "-1", "two"])
def test_a_number_of_workers_that_means_nothing_is_wrong_usage(workers: str) -> None:
    run = subprocess.run([*COMMAND, "a.txt", "--workers", workers], capture_output=True, check=False)
    assert run.returncode == 2
    assert b"--workers" in run.stderr
