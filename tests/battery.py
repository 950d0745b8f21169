"""The bad-input battery: what no article is, through every door of the workbook.

``python tests/battery.py --out data/battery.csv`` tries each input in a process of its own and writes
how it went, beside the same inputs through vaderSentiment, textstat and proselint in the same run.
``tests/test_battery.py`` asserts it. Everything is made by rule; nothing is stored.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import csv
import gc
import gzip
import io
import json
import os
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Literal

from samples import varied

Expected = Literal["number", "none", "any"]
Outcome = Literal["number", "no number", "refused", "broke"]
SECONDS, GIGABYTE = 10, 1 << 30
PROSE = " ".join(varied(12))
MILLION = 1_000_000
NOBODY = 65534


@dataclass(frozen=True)
class Case:
    """One input: a name, whether it may have a number, and how its file is made in a folder."""

    name: str
    expected: Expected
    make: Callable[[Path], str]


@dataclass(frozen=True)
class Trial:
    """How one input fared with one tool: outcome of each door, seconds of each, megabytes at most."""

    case: str
    tool: str
    outcomes: dict[str, Outcome]
    seconds: dict[str, float]
    megabytes: float
    said: str = ""


def text(name: str, content: str, expected: Expected = "none") -> Case:
    """Return an input that is a text; what no file can hold becomes a line of JSON."""

    def make(folder: Path) -> str:
        try:
            path = folder / "input.txt"
            path.write_bytes(content.encode())
        except UnicodeEncodeError:
            path = folder / "input.jsonl"
            path.write_text(json.dumps({"id": "a", "title": "", "text": content}))
        return str(path)

    return Case(name, expected, make)


def data(name: str, content: bytes, expected: Expected = "none", suffix: str = ".txt") -> Case:
    """Return an input that is a file of some bytes."""

    def make(folder: Path) -> str:
        path = folder / f"input{suffix}"
        path.write_bytes(content)
        return str(path)

    return Case(name, expected, make)


def zipped(inner: str, head: bytes = b"") -> bytes:
    """Return an archive that unpacks to two hundred megabytes of blanks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(inner, "w") as entry:
            entry.write(head)
            for _ in range(200):
                entry.write(b" " * MILLION)
    return out.getvalue()


def gzipped() -> bytes:
    """Return what unpacks to two hundred megabytes of zeros."""
    out = io.BytesIO()
    with gzip.open(out, "wb") as entry:
        for _ in range(200):
            entry.write(b"\0" * MILLION)
    return out.getvalue()


def laughs() -> bytes:
    """Return XML whose entities grow tenfold, nine times over."""
    lines = [f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10)]
    declared = "".join(('<!ENTITY l0 "ha">', *lines))
    return f'<?xml version="1.0"?><!DOCTYPE html [{declared}]><html><p>&l9;</p></html>'.encode()


def page(body: str) -> bytes:
    """Return an HTML page."""
    return f"<!doctype html><html><head><title>Ferry</title></head><body>{body}</body></html>".encode()


def linked(folder: Path) -> str:
    """Make two links that lead to each other."""
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    return str(folder / "one.txt")


def locked(folder: Path) -> str:
    """Make a file that nobody may read, and become nobody where we are root, who may read all."""
    path = folder / "locked.txt"
    path.write_text(PROSE)
    path.chmod(0)
    if os.geteuid() == 0:
        folder.chmod(0o777)
        os.seteuid(NOBODY)
    return str(path)


def folder_of_nothing(folder: Path) -> str:
    """Make an empty folder."""
    (folder / "empty").mkdir()
    return str(folder / "empty")


def wide_table(folder: Path) -> str:
    """Make a table with a million columns."""
    path = folder / "wide.csv"
    names = ",".join(f"c{i}" for i in range(MILLION - 1))
    path.write_text(f"{names},text\n{',' * (MILLION - 1)}{PROSE.replace(',', '')}\n")
    return str(path)


FOREIGN = (
    "Der Hafen der Stadt ist alt und die Fähre fährt bei jedem Wetter über den Fluss. "
    "Am Dienstag sagte die Bürgermeisterin, dass ein neues Schiff bestellt worden sei. "
    "Die Fischer warten seit Jahren darauf, und manche glauben nicht mehr daran. "
)
HIDDEN = "\u202e\u202d\u200b\u200d\u2066\u00ad"
DISGUISED = PROSE.replace("may have", "m\u00ada\u200by h\u200dave").replace("worst", "w\u202eor\u202cst")
CODE = "def lamp(tide):\n    for boat in tide:\n        yield boat.name if boat else None\n\n\n" * 200
ROWS = "port,boats,year\n" + "".join(
    f"{town},{i},{1990 + i % 30}\n" for i, town in enumerate(["Cork"] * 2000)
)
PAGE = page(
    "<article><h1>Ferry</h1>"
    + "".join(f"<p>{line}<script>alert('{i}')</script></p>" for i, line in enumerate(varied(12)))
    + "<img src=x onerror=alert(1)></article>"
)
BOMB = "Z" + "".join(chr(0x300 + i % 100) for i in range(100_000))
JSON = json.dumps([{"port": "Cork", "boats": i, "calls": [i, i + 1]} for i in range(1000)], indent=1)
PDF = b"%PDF-1.7\n" + bytes(Random(1).choices(range(256), k=50_000))  # noqa: S311 -- no secret
CHINESE = "渡轮今天早上晚点了。港口委员会周二表示，新船将于六月到达。" * 40

CASES: tuple[Case, ...] = (
    text("empty", ""),
    text("blanks", " \t\n" * 1000),
    text("one character", "a"),
    text("punctuation only", ".,;!? " * 20_000),
    text("emoji only", "😀🎉 " * 20_000),
    text("5 MB without a space", "a" * 5 * MILLION),
    text("5 MB of a a a", "a " * (5 * MILLION // 2)),
    text("100,000 nested brackets", "(" * 100_000 + ")" * 100_000),
    text("100,000 nested quotation marks", "“" * 100_000 + "”" * 100_000),
    text("100,000 straight quotation marks", '"' * 100_000),
    text("NUL bytes in prose", PROSE.replace(" ", " \0", 20), "any"),
    text("NUL bytes only", "\0" * 10_000),
    text("lone surrogates in prose", PROSE.replace("a", "a\ud800", 20), "any"),
    text("controls inside cue words", DISGUISED, "number"),
    text("bidirectional and zero-width controls only", HIDDEN * 20_000),
    text("a bomb of combining marks", BOMB),
    text("combining marks in prose", PROSE.replace("e", "e\u0301\u0302\u0303"), "any"),
    text("mojibake", PROSE.replace("’", "â€™").replace("“", "â€œ").replace(" ", "Â\xa0", 40), "any"),
    data("HTML with scripts", PAGE, "number", ".html"),
    text("a 200 kB web address", "https://ferry.example/" + "a/" * 100_000),
    Case("a 200 kB web address as input", "none", lambda _: "https://ferry.invalid/" + "a/" * 100_000),
    Case("a 200 kB file name as input", "none", lambda _: "a" * 200_000),
    text("non-English text", FOREIGN * 20),
    text("mixed languages", "\n\n".join((PROSE, FOREIGN * 3, CHINESE)), "any"),
    text("100,000 newlines", "\n" * 100_000),
    text("digits only", "1234567890 " * 20_000),
    text("1, times 50,000", "1," * 50_000),
    text("100,000 blanks and a letter", " " * 100_000 + "a"),
    text("JSON", JSON),
    text("source code", CODE),
    text("CSV named .txt", ROWS),
    text("base64", base64.b64encode(PDF * 10).decode()),
    data("PDF named .txt", PDF),
    data("a broken PDF", PDF, suffix=".pdf"),
    data("UTF-16 with a mark", PROSE.encode("utf-16"), "number"),
    data("UTF-16 without a mark", PROSE.encode("utf-16-le"), "any"),
    data("Windows-1252", PROSE.encode("cp1252", "ignore"), "number"),
    data("GB18030", CHINESE.encode("gb18030")),
    Case("an empty folder", "none", folder_of_nothing),
    Case("a device", "none", lambda _: "/dev/zero"),
    Case("a missing file", "none", lambda folder: str(folder / "none.txt")),
    Case("a file without permission", "none", locked),
    Case("a loop of links", "none", linked),
    Case("a table with a million columns", "any", wide_table),
    data("a ZIP bomb", zipped("a.txt"), suffix=".zip"),
    data("a Word bomb", zipped("word/document.xml", b"<w:document>"), suffix=".docx"),
    data("a gzip bomb", gzipped(), suffix=".gz"),
    data("a gzip bomb as web archive", gzipped(), suffix=".warc.gz"),
    data("a billion laughs", laughs(), suffix=".xml"),
    data("a billion laughs as a page", laughs(), suffix=".html"),
    data("a page nested 100,000 deep", page("<div>" * 100_000 + "a" + "</div>" * 100_000), suffix=".html"),
)


# The doors of the workbook. Each returns what came of it; anything raised is a fault.


def by_python(target: str) -> Outcome:
    """Read and score, as Python does it."""
    from credence import Article, read_all, score

    items = list(read_all([target]))
    if not items or not all(isinstance(item, Article) for item in items):
        return "refused"
    reports = [score(item) for item in items if isinstance(item, Article)]
    assert all(report.scores or report.warnings for report in reports)
    return "number" if any(report.scores for report in reports) else "no number"


def by_reader(target: str) -> Outcome:
    """Draw all that a reader may see."""
    from credence import Article, Weights, read_all, score, show

    reports = [score(item) for item in read_all([target]) if isinstance(item, Article)]
    for report in reports:
        for view in (show.card(report), show.marked(report), show.evidence_chart(report)):
            (view.text + view.html + view.svg).encode()
    show.report_page(reports, Weights()) if reports else None
    return "number" if any(one.scores for one in reports) else "no number" if reports else "refused"


def by_score(target: str) -> Outcome:
    """Run ``credence score``."""
    code, out = _command("score", "--format", "json", "--", target)
    found = json.loads(out)
    assert code == (0 if found else 1), code
    return _outcome(found)


def by_compare(target: str) -> Outcome:
    """Run ``credence compare`` beside a good account."""
    with TemporaryDirectory() as folder:
        other = Path(folder, "other.txt")
        other.write_text(PROSE)
        code, out = _command("compare", "--format", "json", "--", target, str(other))
    assert {"events", "relations", "names", "lineage"} <= set(json.loads(out))
    return "refused" if code else "no number"


def by_detect(target: str) -> Outcome:
    """Run ``credence detect``: over the text as one sentence, or over the file itself."""
    with TemporaryDirectory() as folder:
        source, out = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        content = _content(target)
        if content is not None:
            source.write_text(json.dumps({"id": "a", "text": content}))
        code, _ = _command("detect", "--", str(source) if content is not None else target, str(out))
        lines = out.read_text().splitlines() if out.exists() else []
    for line in lines:
        assert 0 <= json.loads(line)["hedging"] <= 1
    return "refused" if code else "no number"


def _content(target: str) -> str | None:
    """Return the text of a file, where it is one."""
    path = Path(target)
    with contextlib.suppress(OSError, ValueError):
        if path.is_file() and path.suffix in {".txt", ".jsonl"}:
            content = path.read_bytes().decode("utf-8", "replace")
            return str(json.loads(content)["text"]) if path.suffix == ".jsonl" else content
    return None


def _command(*arguments: str) -> tuple[int, str]:
    """Run the command line; return its exit code and what it printed; a refusal says why in a line."""
    from credence.cli import app

    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        try:
            code = app(list(arguments), standalone_mode=False) or 0
        except SystemExit as end:
            code = end.code
    complaints = errors.getvalue()
    assert "Traceback" not in complaints
    assert not code or complaints.startswith("credence: "), complaints[:200]
    return int(code), out.getvalue()


def _outcome(found: list[dict[str, Any]]) -> Outcome:
    """Return what a list of records says."""
    if not found:
        return "refused"
    for one in found:
        assert one["composite"] is not None or one["warnings"]
    return "no number" if all(one["composite"] is None for one in found) else "number"


DOORS: dict[str, Callable[[str], Outcome]] = {
    "python": by_python,
    "score": by_score,
    "detect": by_detect,
    "compare": by_compare,
    "reader": by_reader,
}


# The same inputs through other tools, as one calls them: the file's text, or what reading it raises.


def by_vader(content: str) -> object:
    """Return the polarity that vaderSentiment gives."""
    vader = import_module("vaderSentiment.vaderSentiment")
    return vader.SentimentIntensityAnalyzer().polarity_scores(content)["compound"]


def by_textstat(content: str) -> object:
    """Return the reading ease that textstat gives."""
    return import_module("textstat").flesch_reading_ease(content)


def by_proselint(content: str) -> object:
    """Return the number of remarks that proselint makes."""
    checks, registry, tools = (import_module(f"proselint.{name}") for name in ("checks", "registry", "tools"))
    registry.CheckRegistry().register_many(checks.__register__)
    return len(tools.LintFile(source="input", content=content).lint())


OTHERS = {"vaderSentiment": by_vader, "textstat": by_textstat, "proselint": by_proselint}


def other(call: Callable[[str], object]) -> dict[str, Callable[[str], Outcome]]:
    """Return another tool as one door."""

    def run(target: str) -> Outcome:
        try:
            content = Path(target).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return "refused"  # Python says so, and why
        return "no number" if call(content) is None else "number"

    return {"call": run}


TOOLS: dict[str, dict[str, Callable[[str], Outcome]]] = {
    "credence": DOORS,
    **{name: other(call) for name, call in OTHERS.items()},
}


def tried(case: Case, tool: str) -> Trial:
    """Try one input with one tool in a process of its own, which may take ten seconds and a gigabyte."""
    reading, writing = os.pipe()
    with TemporaryDirectory() as folder:
        child = os.fork()
        if not child:
            os.close(reading)
            _in_child(case, tool, Path(folder), writing)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            told = pipe.read()
        _, status, used = os.wait4(child, 0)
    lines = [json.loads(line) for line in told.splitlines() if line.endswith("]")]
    outcomes = {door: outcome for door, outcome, *_ in lines}
    said = "; ".join(why for *_, why in lines if why)
    if status:
        door = next((name for name in TOOLS[tool] if name not in outcomes), "end")
        outcomes[door] = "broke"
        said = "; ".join(filter(None, (said, f"{door}: {_ended(status)}")))
    seconds = {door: spent for door, _, spent, _ in lines}
    if status:
        seconds[door] = round(used.ru_utime + used.ru_stime, 2)
    return Trial(case.name, tool, outcomes, seconds, round(used.ru_maxrss / 1024, 1), said)


def _ended(status: int) -> str:
    """Return how a process ended that did not end well."""
    signal = os.WTERMSIG(status)
    return f"over {SECONDS} s of work" if signal in {9, 24} else f"signal {signal}" if signal else "ended"


def _in_child(case: Case, tool: str, folder: Path, writing: int) -> None:
    """Try the doors one after the other, and tell the parent how each went; never come back."""
    gc.disable()  # a collection would touch, and so copy, all that the parent made
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS,) * 2)
    own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    target = case.make(folder)
    resource.setrlimit(resource.RLIMIT_AS, (own + GIGABYTE,) * 2)
    for door, call in TOOLS[tool].items():
        before, why = time.process_time(), ""
        try:
            outcome: Outcome = call(target)
        except BaseException as error:  # noqa: BLE001 -- whatever it is, it is a fault to tell
            outcome, why = "broke", f"{door}: {type(error).__name__} {str(error)[:200]}"
        told = [door, outcome, round(time.process_time() - before, 2), why]
        os.write(writing, (json.dumps(told) + "\n").encode())
        gc.collect()
    os._exit(0)


def warmed(tools: list[str]) -> None:
    """Load what the tools need, so that no input pays for it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "input.txt")
        path.write_text(PROSE)
        (Path(folder) / "input.html").write_bytes(PAGE)
        for tool in tools:
            for call in TOOLS[tool].values():
                call(str(path))
                call(str(path.with_suffix(".html")))


def trials(tools: list[str]) -> Iterator[Trial]:
    """Yield how every input fares with every tool."""
    warmed(tools)
    for case in CASES:
        for tool in tools:
            yield tried(case, tool)


def row(trial: Trial) -> dict[str, str]:
    """Return a trial as a row of the table: the worst of the doors, the slowest of them."""
    order: tuple[Outcome, ...] = ("broke", "number", "no number", "refused")
    outcome = next(one for one in order if one in trial.outcomes.values())
    expected = next(case.expected for case in CASES if case.name == trial.case)
    return {
        "input": trial.case,
        "tool": trial.tool,
        "outcome": outcome,
        "expected": expected,
        "seconds": f"{max(trial.seconds.values()):.1f}",
        "megabytes": f"{trial.megabytes:.0f}",
    }


def main() -> None:
    """Try everything; write the table, or print the trials as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="write the table for notebook 05")
    parser.add_argument("--only", default="", help="inputs whose name holds this")
    parser.add_argument("--tools", default=",".join(TOOLS))
    given = parser.parse_args()
    global CASES  # noqa: PLW0603 -- one process, one choice
    CASES = tuple(case for case in CASES if given.only in case.name)
    found = trials(given.tools.split(","))
    if not given.out:
        for trial in found:
            print(json.dumps(asdict(trial)), flush=True)  # noqa: T201
        return
    from credence import outputs

    rows = [row(trial) for trial in found]
    with outputs.replace(given.out) as lines:
        table = csv.DictWriter(lines, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
