"""Files are written whole or not at all, by one run at a time, and inside their folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from credence.cli import app
from credence.outputs import LOCK, Busy, Unwritable, beside, inside, lock, replace

OLD = "what was there\n"
FERRY = {"id": "a", "text": "The ferry may be late."}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A file that exists."""
    path = tmp_path / "out.jsonl"
    path.write_text(OLD)
    return path


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python of its own."""
    begin = "import os, resource, sys, time\nfrom credence.outputs import *\n"
    command = [sys.executable, "-c", begin + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    """Wait for a process that must end well, and return what it said."""
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return out


def files(folder: Path) -> list[str]:
    """Return the names of all files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_there_once_it_is_whole(place: Path) -> None:
    with replace(place) as out:
        out.write("new\n")
        assert place.read_text() == OLD
    assert place.read_text() == "new\n"
    assert files(place.parent) == [place.name]


def test_an_error_in_the_middle_leaves_what_was_there_and_nothing_else(place: Path) -> None:
    with pytest.raises(ZeroDivisionError), replace(place) as out:
        out.write(str(1 / 0))
    assert place.read_text() == OLD
    assert files(place.parent) == [place.name]


def test_a_kill_in_the_middle_leaves_what_was_there(place: Path) -> None:
    code = "with replace(sys.argv[1]) as out:\n out.write('x' * 10**6); print(flush=True); time.sleep(60)"
    process = child(code, place)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert place.read_text() == OLD


def test_kills_at_any_time_leave_one_of_the_two_files_whole(place: Path) -> None:
    size = 2_000_000
    code = (
        "import itertools\nfor i in itertools.count():\n"
        f" with replace(sys.argv[1]) as out: out.write(str(i % 10) * {size})\n"
        " if not i: print(flush=True)"
    )
    for wait in range(5):
        process = child(code, place)
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.013 * wait)
        process.kill()
        process.communicate()
        text = place.read_text()
        assert len(text) == size
        assert len(set(text)) == 1


def test_a_file_larger_than_allowed_is_refused_and_the_old_one_kept(place: Path) -> None:
    code = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n with replace(sys.argv[1]) as out: out.write('x' * 10**6)\n"
        "except Unwritable as error: print(error)"
    )
    message = said(child(code, place))
    assert message.startswith(f"{place}: File too large; nothing was changed: name another place")
    assert place.read_text() == OLD
    assert files(place.parent) == [place.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_named() -> None:
    def fill() -> None:
        with replace("/dev/full") as out:
            out.write("x")

    with pytest.raises(Unwritable, match=r"^/dev/full: No space left on device; nothing was changed"):
        fill()


def test_a_folder_without_the_right_to_write_is_named(place: Path) -> None:
    code = (
        "os.chmod(os.path.dirname(sys.argv[1]), 0o555)\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try:\n with replace(sys.argv[1]) as out: out.write('x')\n"
        "except Unwritable as error: print(error)"
    )
    assert said(child(code, place)).startswith(f"{place}: Permission denied; nothing was changed")
    assert place.read_text() == OLD


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    place = tmp_path / "none" / "out.csv"
    with pytest.raises(Unwritable, match="No such file or directory"), replace(place) as out:
        out.write("x")


def test_an_error_of_another_file_keeps_its_name(place: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"other\.txt"), replace(place):
        (place.parent / "other.txt").read_text()


def test_a_link_stays_a_link_and_its_file_is_replaced(place: Path) -> None:
    link = place.with_name("link")
    link.symlink_to(place.name)
    with replace(link) as out:
        out.write("new")
    assert link.is_symlink()
    assert place.read_text() == "new"


def test_the_rights_of_a_file_stay_as_they_were(place: Path) -> None:
    place.chmod(0o640)
    with replace(place) as out:
        out.write("new")
    assert place.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_as_it_is() -> None:
    with replace("/dev/null") as out:
        out.write("x")
    assert not Path("/dev/null").is_file()


def test_a_library_writes_a_file_by_its_name(place: Path) -> None:
    with beside(place) as part:
        part.write_bytes(b"\x00\xff")
        assert part.parent == place.parent
    assert place.read_bytes() == b"\x00\xff"


def test_a_folder_has_one_writer_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    process = child("with lock(sys.argv[1]):\n print(flush=True); time.sleep(60)", folder)
    assert process.stdout
    process.stdout.readline()
    with pytest.raises(Busy, match="another run is writing there; wait for its end"), lock(folder):
        pass
    process.kill()
    process.communicate()
    with lock(folder):
        assert files(folder) == [LOCK]


@given(st.text(), st.text())
def test_no_name_leaves_its_folder_and_two_names_never_meet(name: str, other: str) -> None:
    folder = Path("out")
    path = inside(folder, name, ".html")
    assert path.parent == folder
    assert path.suffix == ".html"
    assert len(os.fsencode(path.name)) < 100
    assert name == other or path != inside(folder, other, ".html")


@pytest.mark.parametrize(
    "name", ["..", "/etc/passwd", "..\\..\\x", "a/../b", ".hidden", "CON", "~", "\0", "", "-"]
)
def test_a_name_that_would_lead_elsewhere_is_a_plain_one(name: str) -> None:
    path = inside("out", name, ".html")
    assert path.parent == Path("out")
    assert not {*path.name} & {*"/\\:~\0"}
    assert not path.name.startswith(".")
    assert path.stem.lower() not in {"con", ""}


def test_names_that_differ_in_capitals_alone_are_two_files_on_any_disk() -> None:
    assert len({inside("out", name, "").name.lower() for name in ("ferry", "Ferry", "FERRY")}) == 3


def run(*arguments: object) -> tuple[int, str]:
    """Run the command line; return its exit code and what it said on standard error."""
    done = CliRunner().invoke(app, [*map(str, arguments)])
    return done.exit_code, done.stderr


def test_detect_keeps_the_old_target_where_the_source_cannot_be_read(place: Path) -> None:
    code, message = run("detect", place.with_name("none.jsonl"), place)
    assert code == 1
    assert "none.jsonl" in message
    assert place.read_text() == OLD


def test_detect_may_write_over_its_source(place: Path) -> None:
    place.write_text(json.dumps(FERRY))
    assert run("detect", place, place)[0] == 0
    assert json.loads(place.read_text())["id"] == "a"


def test_detect_names_a_target_that_cannot_be_written(place: Path) -> None:
    place.write_text(json.dumps(FERRY))
    code, message = run("detect", place, place.parent / "none" / "out.jsonl")
    assert code == 1
    assert "out.jsonl: No such file or directory; nothing was changed" in message
