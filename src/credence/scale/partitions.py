"""One partition of a collection scored: its rows in, one Parquet file of scores out, whole or not at all.

A file of scores carries in its footer what it was made from: the bytes of its rows, the rules, the
weights. So a second run tells by the files alone which of them still hold, and there is no second
record that could contradict them. Writing goes to a name of its own and is renamed at the end.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import IO
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from credence import corpus, formats, methods, scoring
from credence.model import Report, Weights
from credence.scale.inputs import Part
from credence.scale.rows import Record, read
from credence.scale.workers import Lost, attempt

GROUP = 250  # reports held at a time, and rows of a row group
KEY = b"credence"
SCORES, ERRORS = "scores", "errors"
SUFFIX, UNFINISHED = ".parquet", ".unfinished"
# Code that moves no score.
APART = frozenset({"cli", "evaluation", "show", "story"})

FIGURES = [f"{name}{part}" for name in (*Weights.__slots__, "composite") for part in ("", "_low", "_high")]
HIT = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("field", pa.string()),
        ("dimension", pa.string()),
        ("kind", pa.string()),
        ("weight", pa.float64()),
        ("text", pa.string()),
    ]
)
SCORED = pa.schema(
    [
        ("input", pa.string()),
        ("row", pa.int64()),
        ("id", pa.string()),
        ("title", pa.string()),
        *((name, pa.float64()) for name in FIGURES),
        ("words", pa.int64()),
        ("warnings", pa.string()),
    ]
)
REFUSED = pa.schema(
    [("input", pa.string()), ("row", pa.int64()), ("id", pa.string()), ("error", pa.string())]
)


@cache
def rules() -> str:
    """Return a digest of all that scores rest on: the version, the data and the code of the package.

    >>> len(rules())
    64
    """
    digest = sha256(json.dumps([methods.package_version(), methods.fingerprints()]).encode())
    for file in sorted(methods.HERE.rglob("*.py")):
        inside = file.relative_to(methods.HERE)
        if inside.parts[0] not in APART:
            digest.update(inside.as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with every part: where scores go, under which weights, with hits or without.

    ``columns`` names the columns of the input that are an article's fields; ``rules`` is the digest of
    the package that is to score.
    """

    out: str
    weights: Weights = field(default_factory=Weights)
    hits: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    rules: str = field(default_factory=rules)


@dataclass(frozen=True, slots=True)
class Done:
    """A part with its scores on disk; ``kept`` where they were there before."""

    name: str
    rows: int
    errors: int
    kept: bool


def score_part(part: Part, job: Job) -> Done:
    """Score a part, unless its scores are there and still hold.

    Rows that cannot be scored go to a table of errors beside the scores and stop nothing.

    Raises:
        OSError: the input cannot be read, or the output not written.
        RuntimeError: this process has other rules than the job wants.

    """
    if job.rules != rules():
        raise RuntimeError("this worker has another version of credence; install the same on all of them")
    rows = read(part, dict(job.columns))
    key = _key(part, job, rows.digest)
    scores, errors = (Path(job.out, kind, part.name + SUFFIX) for kind in (SCORES, ERRORS))
    there = _made(scores, errors, key)
    if there:
        return Done(part.name, *there, kept=True)
    refused: list[Record] = []
    with (
        _journal(scores) as journal,
        _whole(scores) as file,
        pq.ParquetWriter(file, _schema(job), compression="zstd") as out,
    ):
        for table in _tables(part, _safe(rows.records, journal), job, refused):
            out.write_table(table)
        _write_errors(errors, refused)
        out.add_key_value_metadata({KEY: json.dumps({"key": key, "errors": len(refused)})})
    return Done(part.name, pq.read_metadata(scores).num_rows, len(refused), kept=False)


def _key(part: Part, job: Job, digest: str) -> str:
    """Return what tells whether scores hold: the same rows, rules, weights, columns."""
    shares = [job.weights.share(name) for name in Weights.__slots__]  # type: ignore[arg-type]
    made_from = [part.source, part.first, digest, job.rules, shares, job.hits, sorted(job.columns)]
    return sha256(json.dumps(made_from).encode()).hexdigest()


def _made(scores: Path, errors: Path, key: str) -> tuple[int, int] | None:
    """Return the numbers of rows and of errors, if both files are whole and made from the same."""
    try:
        footer = pq.read_metadata(scores)
    except (OSError, pa.ArrowInvalid):
        return None
    sealed = json.loads((footer.metadata or {}).get(KEY, b"{}"))
    if sealed.get("key") != key or errors.exists() != bool(sealed["errors"]):
        return None
    return footer.num_rows, sealed["errors"]


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a file another name until it is written; one that fails leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}{UNFINISHED}")
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Journal:
    """Which row a process has at hand: what it leaves behind when it dies, and then only."""

    file: IO[bytes]
    deadly: frozenset[int]


@contextmanager
def _journal(scores: Path) -> Iterator[Journal]:
    """Keep a journal beside a file of scores while it is written.

    Each process adds a line of the rows that it begins with. So the last row of a line is where a
    process died; where two did, the row is deadly and is left out.
    """
    scores.parent.mkdir(parents=True, exist_ok=True)
    path = scores.with_name(f".{scores.name}.rows{UNFINISHED}")
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    ends = Counter(int(line.split()[-1]) for line in lines if line.strip())
    try:
        with path.open("ab", buffering=0) as file:
            file.write(b"\n")
            yield Journal(file, frozenset(row for row, times in ends.items() if times > 1))
    finally:
        path.unlink(missing_ok=True)


def _safe(
    records: Iterator[tuple[int, Record | str]], journal: Journal
) -> Iterator[tuple[int, Record | str]]:
    """Yield the rows, those that killed their processes as errors."""
    for row, record in records:
        journal.file.write(b"%d " % row)
        yield row, "the process that scored it died, twice" if row in journal.deadly else record


def _write_errors(path: Path, refused: list[Record]) -> None:
    """Write the table of errors; where there is none, there is no file."""
    if not refused:
        path.unlink(missing_ok=True)
        return
    with _whole(path) as file:
        pq.write_table(pa.Table.from_pylist(refused, REFUSED), file, compression="zstd")


def _schema(job: Job) -> pa.Schema:
    """Return the columns of the scores."""
    return SCORED.append(pa.field("hits", pa.list_(HIT))) if job.hits else SCORED


def _tables(
    part: Part, records: Iterator[tuple[int, Record | str]], job: Job, refused: list[Record]
) -> Iterator[pa.Table]:
    """Yield the scores of all rows, some at a time; what cannot be scored is added to ``refused``."""
    reports = dict[int, Report]()
    for row, record in records:
        found = _scored(record, f"{Path(part.source).stem}-{row}")
        if isinstance(found, Lost):
            refused.append({"input": part.source, "row": row, "id": found.id, "error": found.reason})
        else:
            reports[row] = found
        if len(reports) == GROUP:
            yield _table(part, reports, job)
            reports = {}
    if reports:
        yield _table(part, reports, job)


def _scored(record: Record | str, fallback: str) -> Report | Lost:
    """Return the report of a row, or why there is none."""
    if isinstance(record, str):
        return Lost("", record)
    return attempt(partial(_score, fallback=fallback), record, str(record.get("id") or fallback))


def _score(record: Record, fallback: str) -> Report:
    """Return the report of a record; ``fallback`` is its id where it has none."""
    return scoring.score(formats.article(record, fallback))


def _table(part: Part, reports: dict[int, Report], job: Job) -> pa.Table:
    """Return reports as the table that :func:`credence.frame` makes, with where they come from."""
    frame = corpus.frame(reports.values(), job.weights).assign(input=part.source, row=list(reports))
    table = pa.Table.from_pandas(frame, SCORED, preserve_index=False).replace_schema_metadata()
    if not job.hits:
        return table
    return table.append_column("hits", pa.array(map(_hits, reports.values()), pa.list_(HIT)))


def _hits(report: Report) -> list[Record]:
    """Return all evidence of an article, each piece with the words that it marks."""
    article = report.article
    texts = {"text": article.text, "title": article.title}
    return [
        {
            "start": hit.start,
            "end": hit.end,
            "field": hit.field,
            "dimension": hit.dimension,
            "kind": hit.kind,
            "weight": round(hit.weight, 4),
            "text": texts[hit.field][hit.start : hit.end],
        }
        for one in report.scores
        for hit in one.hits
    ]
