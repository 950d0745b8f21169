"""What scoring costs, beside other tools, in one run: `make bench` writes data/benchmark.csv.

Every figure is the median of five rounds; in each round all subjects of a section take their turn, so
that what disturbs the machine disturbs them alike. One-core speeds are taken from processor time, speed-ups
and whole commands from the clock. The texts are made by rule (bench_corpus.py). Ratios travel to other
machines, seconds do not. Tools that are not installed are said to be not measured.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from bench_corpus import WORDS, articles, text
from bench_tools import FLOOR, RETEXT, RETEXT_ARTICLES, TOOLS, in_node, timed

from credence.model import Article

ROOT = Path(__file__).parents[1]
OUT = ROOT / "data" / "benchmark.csv"
CREDENCE = [sys.executable, "-m", "credence"]
ROUNDS = 5
SHORT = 60  # words of an article where there are a great many; a score needs 50
# Starts a command from a process so small that the peak memory told is the command's own.
LAUNCHER = """
import json, os, sys, time
begun = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_WRONLY, 0) for n in (1, 2)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(pid, 0)
print(json.dumps([time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss, status]))
"""


class Row(NamedTuple):
    """One figure: the median of the rounds, and the least and the most of them."""

    section: str
    subject: str
    size: int
    unit: str
    value: float | None
    least: float | None = None
    most: float | None = None
    rounds: int = 0
    note: str = ""


class Run(NamedTuple):
    """What one command took."""

    seconds: float
    processor: float
    megabytes: float


def row(section: str, subject: str, size: int, unit: str, figures: Sequence[float]) -> Row:
    """Return the row of some rounds."""
    digits = 0 if unit == "words/s" else 3
    value, least, most = (round(f(figures), digits) for f in (statistics.median, min, max))
    return Row(section, subject, size, unit, value, least, most, len(figures))


def interleaved(subjects: Mapping[Any, Callable[[], Any]], rounds: int) -> dict[Any, list[Any]]:
    """Return the results of all subjects, which take turns."""
    found: dict[Any, list[Any]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, run in subjects.items():
            found[name].append(run())
    return found


def launched(*command: str) -> Run:
    """Run a command to its end and return what it took."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
    seconds, processor, kilobytes, status = json.loads(subprocess.check_output(launcher))
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with status {status}; run it alone to see why")
    return Run(seconds, processor, kilobytes / 1024)


def written(folder: Path, number: int, words: int = WORDS) -> Path:
    """Write a list of articles of about so many words and return its path."""
    path = folder / f"{number}.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for one in articles(number, words):
            lines.write(json.dumps({"id": one.id, "title": one.title, "text": one.text}) + "\n")
    return path


# Speed on one core, beside other tools. Each tool has a share of the corpus that it can do in seconds.


def speed(corpus: list[Article], rounds: int, folder: Path) -> Iterator[Row]:
    """Yield words a second of each tool on one core."""
    subjects: dict[str, Callable[[], float]] = {}
    for name, tool in TOOLS.items():
        try:
            subjects[name] = timed(tool.make(), corpus, min(tool.share, len(corpus)))
        except Exception as error:  # noqa: BLE001 -- whatever keeps a foreign tool from working here
            yield _missing(name, f"needs {tool.needs} ({type(error).__name__})")
    with suppress(OSError, subprocess.SubprocessError):
        subjects[RETEXT] = in_node(corpus[:RETEXT_ARTICLES], folder)
    if RETEXT not in subjects:
        yield _missing(RETEXT, "needs Node, npm and a registry")
    for name, figures in interleaved(subjects, rounds).items():
        retext = (None, RETEXT_ARTICLES, "finds spans; version 7 with retext 9", "")
        _, share, note, _ = TOOLS.get(name, retext)
        yield row("speed", name, min(share, len(corpus)), "words/s", figures)._replace(note=note)


def _missing(name: str, why: str) -> Row:
    return Row("speed", name, 0, "words/s", None, note=f"not measured: {why}")


# Whole commands: start, memory, growth, processes, partitions.


def start(rounds: int, folder: Path) -> Iterator[Row]:
    """Yield what it takes to begin."""
    one = folder / "one.txt"
    one.write_text(next(articles(1)).text, encoding="utf-8")
    found = interleaved(
        {
            "Python alone": lambda: launched(sys.executable, "-c", "pass"),
            "import credence": lambda: launched(sys.executable, "-c", "import credence"),
            "credence score on one file": lambda: launched(*CREDENCE, "score", str(one)),
        },
        rounds,
    )
    for name, runs in found.items():
        yield row("start", name, 1, "s", [run.seconds for run in runs])
        yield row("start", name, 1, "MB", [run.megabytes for run in runs])


def growth(rounds: int, folder: Path, sizes: Iterable[int], lengths: Iterable[int]) -> Iterator[Row]:
    """Yield time and memory for more and more articles, and for a longer and longer one."""
    files = {("growth in articles", size): written(folder, size) for size in sizes}
    rng = random.Random(11)  # noqa: S311 -- made words, not secrets
    whole = text(rng, max(lengths) // 5)
    for length in lengths:
        path = folder / f"{length}.txt"
        path.write_text(whole[:length], encoding="utf-8")
        files["growth in length", length] = path
    subjects = {
        key: partial(launched, *CREDENCE, "score", str(path), "--format", "csv")
        for key, path in files.items()
    }
    for (section, size), runs in interleaved(subjects, rounds).items():
        took = row(section, "credence score", size, "s", [run.processor for run in runs])
        yield took._replace(note="processor time")
        yield row(section, "credence score", size, "MB", [run.megabytes for run in runs])


def workers(rounds: int, folder: Path, number: int) -> Iterator[Row]:
    """Yield what two processes take beside one."""
    path = str(written(folder, number))
    command = [*CREDENCE, "score", path, "--format", "csv", "--workers"]
    found = interleaved({n: partial(launched, *command, str(n)) for n in (1, 2)}, rounds)
    for n, runs in found.items():
        yield row("processes", f"credence score --workers {n}", number, "s", [run.seconds for run in runs])


def dask(rounds: int, folder: Path, number: int) -> Iterator[Row]:
    """Yield what two local Dask workers take beside one, and what the articles and scores take on a disk."""
    path = str(written(folder, number))
    yield from _scaled("partitions", rounds, folder, path, number)
    yield from _storage(folder, path, number)


def many(folder: Path, number: int) -> Iterator[Row]:
    """Yield what two local Dask workers take beside one, once, for a great many short articles."""
    for one in _scaled("many partitions", 1, folder, str(written(folder, number, SHORT)), number):
        yield one._replace(note=f"{one.note}; articles of at least {SHORT} words".removeprefix("; "))


def _scaled(section: str, rounds: int, folder: Path, path: str, number: int) -> Iterator[Row]:
    """Yield seconds and the largest process for one worker and for two."""

    def scaled(n: int) -> Run:
        out = folder / "scaled"
        shutil.rmtree(out, ignore_errors=True)
        return launched(*CREDENCE, "scale", path, str(out), "--workers", str(n))

    found = interleaved({n: partial(scaled, n) for n in (1, 2)}, rounds)
    for n, runs in found.items():
        subject = f"credence scale --workers {n}"
        yield row(section, subject, number, "s", [run.seconds for run in runs])
        held = row(section, subject, number, "MB", [run.megabytes for run in runs])
        yield held._replace(note="the largest process")


def _storage(folder: Path, path: str, number: int) -> Iterator[Row]:
    """Yield what the articles and their scores take on a disk, with evidence and without."""
    out = folder / "scaled"
    yield row("storage", "articles, as lines of JSON", number, "MB", [Path(path).stat().st_size / 1e6])
    yield row("storage", "scores", number, "MB", [_megabytes(out / "scores")])
    shutil.rmtree(out)
    launched(*CREDENCE, "scale", path, str(out), "--workers", "2", "--hits")
    yield row("storage", "scores with --hits", number, "MB", [_megabytes(out / "scores")])


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.iterdir()) / 1e6


def measured(given: argparse.Namespace) -> Iterator[Row]:
    """Yield the rows of the sections that were asked for, all by default."""

    def part(*numbers: int) -> list[int]:
        return [max(1, round(number * given.share)) for number in numbers]

    rounds = given.rounds
    sizes, lengths = part(10, 100, 1000, 2000, 10_000), part(10**4, 10**5, 10**6, 10**7)
    [corpus, load, most] = part(2000, 10_000, 200_000)
    sections: dict[str, Callable[[Path], Iterator[Row]]] = {
        "speed": lambda folder: speed(list(articles(corpus)), rounds, folder),
        "start": lambda folder: start(rounds, folder),
        "growth": lambda folder: growth(rounds, folder, sizes, lengths),
        "processes": lambda folder: workers(rounds, folder, load),
        "partitions": lambda folder: dask(rounds, folder, load),
        "many": lambda folder: many(folder, most),
    }
    for name in given.only or [name for name in sections if given.full or name != "many"]:
        sys.stderr.write(f"bench: {name}\n")
        with tempfile.TemporaryDirectory() as folder:
            yield from sections[name](Path(folder))


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="200,000 short articles through Dask, too, once")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--share", type=float, default=1.0, help="a part of all sizes, to try it out")
    parser.add_argument("--only", nargs="*", default=(), help="sections; rows of others stay as they are")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows = list(measured(given))
    write(given.out, rows)
    sys.stdout.write(f"bench: {len(rows)} figures in {given.out}\n")


def write(path: Path, rows: list[Row]) -> None:
    """Write the rows, and keep of an earlier table the sections that were not measured now."""
    now = {one.section for one in rows}
    kept = [one for one in read(path) if one.section not in now] if path.exists() else []
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(Row._fields)
        for name in SECTIONS:
            out.writerows(one for one in (*kept, *rows) if one.section == name)


SHARED = {
    "processes": "two processes",
    "partitions": "two Dask workers",
    "many partitions": "two Dask workers, 200,000 short articles,",
}
GOALS = {
    "full scoring beside bare scan with the same cues": "at least 0.125 times",
    "full scoring beside vaderSentiment": "at least 15 times",
    "full scoring beside proselint": "at least 20 times",
    "full scoring beside nela-features": "at least 300 times",
    "full scoring beside retext-intensify": "at least 5 times",
    "two processes beside one": "at least 1.8 times",
    "two Dask workers, 200,000 short articles, beside one": "at least 1.7 times",
    "time for ten times the articles": "at most 10.5 times",
    "time for ten times the length": "at most 12 times",
}
SECTIONS = [
    "speed",
    "start",
    "growth in articles",
    "growth in length",
    "processes",
    "partitions",
    "many partitions",
    "storage",
]


def read(path: Path = OUT) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_read(one) for one in csv.DictReader(lines)]


def _read(one: dict[str, str]) -> Row:
    """Return a row of the table."""
    value, least, most = (float(one[name]) if one[name] else None for name in ("value", "least", "most"))
    figures = (value, least, most, int(one["rounds"]))
    return Row(one["section"], one["subject"], int(one["size"]), one["unit"], *figures, one["note"])


def readme_table(rows: Iterable[Row]) -> str:
    """Return the ratios that README quotes, beside those of the floor and the goals, as a Markdown table."""
    lines = ["| measure | ratio | nothing judged | goal |", "|---|---|---|---|"]
    for name, ratio, floor in _ratios(list(rows)):
        lines.append(f"| {name} | {ratio} | {floor} | {GOALS.get(name, '')} |")
    return "\n".join(lines) + "\n"


def _ratios(rows: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Yield each measure with its ratio and, beside other tools, that of the floor."""
    tools = {one.subject: one for one in rows if one.section == "speed"}
    ours = next(one.value for name, one in tools.items() if name.startswith("credence"))
    floor = tools[FLOOR].value if FLOOR in tools else None
    for name, one in tools.items():
        if not name.startswith("credence"):
            beside = "" if name == FLOOR else _times(floor, one.value)
            yield f"full scoring beside {name}", _times(ours, one.value) or one.note, beside
    for name, ratio in (*_shared(rows), *_grown(rows)):
        yield name, ratio, ""


def _shared(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield how much faster two are than one."""
    for section, subject in SHARED.items():
        seconds = [one.value for one in rows if one.section == section and one.unit == "s"]
        if len(seconds) == 2:
            yield f"{subject} beside one", _times(seconds[0], seconds[1])


def _grown(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield what ten times as much takes."""
    for section, subject in (("growth in articles", "articles"), ("growth in length", "length")):
        for unit, what in (("s", "time"), ("MB", "memory")):
            grown = [one.value for one in rows if one.section == section and one.unit == unit]
            tenth = -3 if section == "growth in articles" else -2
            if len(grown) >= 3:
                yield f"{what} for ten times the {subject}", _times(grown[-1], grown[tenth])


def _times(one: float | None, other: float | None) -> str:
    """Return a ratio in words.

    >>> _times(30.0, 20.0), _times(1.0, 8.0), _times(316.0, 1.0), _times(1.0, None)
    ('1.5 times', '0.12 times', '320 times', '')
    """
    return f"{float(f'{one / other:.2g}'):,g} times" if one and other else ""


if __name__ == "__main__":
    main()
