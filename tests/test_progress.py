"""How far long work has come: seen on a terminal and in a notebook, silent elsewhere, never lost."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from samples import SOBER, article

from credence.show import progress as shown_progress
from credence.show.progress import drawing, progress

COMMAND = [sys.executable, "-m", "credence", "score"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A list of articles that takes some seconds to score."""
    line = json.dumps({"title": "Ferry", "text": article(*SOBER).text})
    (tmp_path / "many.jsonl").write_text(f"{line}\n" * 600, encoding="utf-8")
    return tmp_path / "many.jsonl"


def read(terminal: int) -> bytes:
    """Return what a terminal has shown, up to its end."""
    pieces = []
    try:
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    except OSError:  # how Linux says that the other end is closed
        pass
    return b"".join(pieces)


def test_the_items_come_in_order_and_quick_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(range(5))) == [0, 1, 2, 3, 4]
    assert list(shown_progress(iter("ab"), 2)) == ["a", "b"]
    assert capsys.readouterr() == ("", "")


def test_an_interrupt_ends_the_work_after_the_item_at_hand_and_keeps_all_that_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work(number: int) -> int:
        if number == 2:
            signal.raise_signal(signal.SIGINT)
        return number * 10

    before = signal.getsignal(signal.SIGINT)
    assert list(progress(map(work, range(9)), 9, "ferries")) == [0, 10, 20]
    assert capsys.readouterr().err.splitlines() == [
        "stopping after the article at hand; interrupt again to stop at once",
        "interrupted: 3 of 9 ferries are done and kept",
    ]
    assert signal.getsignal(signal.SIGINT) is before


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let an interrupt raise, also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_second_interrupt_acts_at_once() -> None:
    def work() -> Iterator[int]:
        yield 1
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        yield 2

    with pytest.raises(KeyboardInterrupt):
        list(progress(work()))


def test_an_error_in_the_work_is_not_hidden_and_gives_the_interrupt_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ZeroDivisionError):
        list(progress(1 // n for n in (1, 0)))
    assert signal.getsignal(signal.SIGINT) is before


def test_a_terminal_sees_a_bar_with_the_time_left_and_a_pipe_the_figures_alone(many: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    rows = many.with_name("rows.csv")
    with (
        rows.open("wb") as out,
        subprocess.Popen(
            [*COMMAND, str(many), "--format", "csv"], stdout=out, stderr=theirs, env=environment
        ) as run,
    ):
        os.close(theirs)
        seen = read(ours).decode()
    os.close(ours)
    assert run.returncode == 0
    assert len(rows.read_text(encoding="utf-8").splitlines()) == 601
    assert "/600" in seen
    assert "0:00:0" in seen


def test_an_interrupted_command_leaves_whole_output_of_what_was_scored(many: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, str(many), "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        first = os.read(run.stdout.fileno(), 100)
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        records = json.loads(first + run.stdout.read())
        said = run.stderr.read().decode()
    assert run.returncode == 1
    assert 0 < len(records) < 600
    assert f"interrupted: {len(records)} articles are done and kept" in said


def test_a_bar_without_a_known_end_says_how_many_are_done() -> None:
    assert "1,200 articles</div>" in drawing(1200, None, "articles", 9.0)
    assert "s left" not in drawing(1200, None, "articles", 9.0)


NOTEBOOK = """
import time
from credence.show.progress import progress
print(sum(progress(map(lambda n: time.sleep(0.3) or n, range(9)), 9)))
"""


def test_a_notebook_sees_the_bar_and_keeps_only_what_the_cell_says() -> None:
    class Watching(NotebookClient):
        bars: list[str]

        def process_message(
            self, msg: dict[str, Any], cell: nbformat.NotebookNode, cell_index: int
        ) -> nbformat.NotebookNode | None:
            html = msg["content"].get("data", {}).get("text/html", "")
            self.bars += [html.split("</style>")[-1]] * ("<progress" in html)
            return super().process_message(msg, cell, cell_index)

    client = Watching(new_notebook(cells=[new_code_cell(NOTEBOOK)]), kernel_name="python3")
    client.bars = []
    client.execute()
    assert "of 9 articles, about" in client.bars[0]
    [output] = client.nb.cells[0].outputs
    assert output.text == "36\n"
