"""The rows of a partition: numbered records, under the names that an article's fields have."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from credence.scale.inputs import LONGEST_CELL, Part

BUFFER = 1 << 20
# What is read of a wide table: the columns that an article can have.
COLUMNS = (
    *("text", "id", "title", "author", "outlet", "source", "site", "publisher"),
    *("url", "link", "published", "date", "language", "lang"),
)

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a part: numbered records, or what is wrong with a row; ``digest`` tells changed bytes."""

    digest: str
    records: Iterator[tuple[int, Record | str]]


def read(part: Part, columns: Mapping[str, str]) -> Rows:
    """Return the rows of a part.

    Raises:
        OSError: the file is gone.

    """
    return READERS[Path(part.path).suffix.lower()](part, columns)


def _read_parquet(part: Part, columns: Mapping[str, str]) -> Rows:
    """Return rows of a Parquet file."""
    with pq.ParquetFile(part.path, pre_buffer=False, buffer_size=BUFFER) as file:
        wanted = [name for name in file.schema_arrow.names if name in {*COLUMNS, *columns.values()}]
        group, before = _group(file.metadata, part.start)
        batches, at = [], before
        for batch in file.iter_batches(batch_size=1024, row_groups=[group], columns=wanted):
            low, high = max(part.start, at), min(part.stop, at + len(batch))
            if low < high:
                batches.append(batch.slice(low - at, high - low))
            at += len(batch)
            if at >= part.stop:
                break
    digest = sha256()
    for batch in batches:
        digest.update(batch.serialize())
    rows = (row for batch in batches for row in batch.to_pylist())
    return Rows(digest.hexdigest(), ((n, _named(row, columns)) for n, row in enumerate(rows, part.first)))


def _group(footer: pq.FileMetaData, row: int) -> tuple[int, int]:
    """Return which row group a row is in, and how many rows stand before that group."""
    before = 0
    for number in range(footer.num_row_groups):
        rows = footer.row_group(number).num_rows
        if row < before + rows:
            return number, before
        before += rows
    raise FileNotFoundError(f"row {row + 1} is gone: the file was changed while it was read")


def _bytes(part: Part) -> bytes:
    """Return the bytes of a part."""
    with Path(part.path).open("rb") as file:
        file.seek(part.start)
        return file.read(part.stop - part.start)


def _read_csv(part: Part, columns: Mapping[str, str]) -> Rows:
    """Return rows of a CSV file, under the names of its first row."""
    csv.field_size_limit(LONGEST_CELL)
    data = _bytes(part)
    with Path(part.path).open(encoding="utf-8-sig", newline="") as lines:
        names = next(csv.reader(lines))
    rows = csv.DictReader(StringIO(data.decode("utf-8", "replace"), newline=""), names)
    numbered = ((n, _named(row, columns)) for n, row in enumerate(rows, part.first))
    return Rows(sha256("\0".join(names).encode() + data).hexdigest(), numbered)


def _read_jsonl(part: Part, columns: Mapping[str, str]) -> Rows:
    """Return the records of lines; blank lines are none."""
    data = _bytes(part)
    lines = enumerate(data.split(b"\n"), part.first)
    records = ((n, _parsed(line, columns)) for n, line in lines if line.strip())
    return Rows(sha256(data).hexdigest(), records)


def _parsed(line: bytes, columns: Mapping[str, str]) -> Record | str:
    """Return the record of a line, or what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        record = None
    return _named(record, columns) if isinstance(record, dict) else "not a JSON object in UTF-8"


def _named(row: Record, columns: Mapping[str, str]) -> Record | str:
    """Return a row under the names that an article's fields have, or say that it has no text."""
    record = {**row, **{role: row.get(name) for role, name in columns.items()}}
    return record if isinstance(record.get("text"), str) else f'no text in "{columns.get("text", "text")}"'


READERS: dict[str, Callable[[Part, Mapping[str, str]], Rows]] = {
    ".parquet": _read_parquet,
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
}
