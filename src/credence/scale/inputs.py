"""Collections cut into partitions: which rows of which file, found without holding any of them.

Parquet is cut by rows, as its footer tells them. CSV and lines of JSON are read through once, to cut
them where a row ends: Parquet is the better form for a collection that is large.
"""

from __future__ import annotations

import csv
import glob
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from credence.pages import Unreadable

LONGEST_CELL = 2**31 - 1  # characters
# No partition is larger than about this, so that a worker's memory does not depend on the collection.
LARGEST = 32_000_000  # bytes
# A file's first partitions have 250 rows, a later one at most a sixteenth of the rows before it: so no
# worker is left alone with much of the work, whether the file is short or long.
LEAST, SHARE = 250, 16

Cut = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, one after the other, of one input.

    ``start`` and ``stop`` are bytes, of a Parquet file rows; ``first`` is the number of the first row
    or, where the rows are lines of JSON, of the first line, counted from 1. ``source`` is the path
    below the folder that all inputs have in common, ``number`` that of the part within its file.
    """

    path: str
    start: int
    stop: int
    first: int
    source: str
    number: int

    @property
    def name(self) -> str:
        """Return the name of what is made of it; names sort like the rows.

        >>> Part("/tides/may/a.csv", 0, 9, 1, "may/a.csv", 0).name
        'may--a.csv.000000'
        """
        return f"{flat(self.source)}.{self.number:06d}"


def flat(path: str) -> str:
    """Return a path as the name of a file."""
    return path.replace("/", "--")


def found(sources: Iterable[str]) -> list[Path]:
    """Return the files that paths, folders and patterns such as ``2025/*.jsonl`` stand for, sorted.

    >>> found(["no-such-folder/*.csv"])
    [PosixPath('no-such-folder/*.csv')]
    """
    paths = {path for source in sources for path in _matches(source)}
    return sorted(paths, key=lambda path: flat(path.as_posix()))


def _matches(source: str) -> Iterator[Path]:
    """Yield what one source stands for; what matches nothing stands for itself, and is refused later."""
    path = Path(source)
    if path.is_dir():
        yield from (file for file in path.rglob("*") if _wanted(file.relative_to(path)) and file.is_file())
    elif path.exists():
        yield path
    else:
        yield from map(Path, glob.glob(source, recursive=True) or [source])  # noqa: PTH207 -- a whole pattern


def _wanted(inside: Path) -> bool:
    """Tell whether a file of a folder is an input: of a kind that is read, and nowhere hidden."""
    hidden = any(name.startswith((".", "_")) for name in inside.parts)
    return inside.suffix.lower() in CUTTERS and not hidden


def parts(paths: Iterable[Path], rows: int, columns: Mapping[str, str]) -> Iterator[Part | Unreadable]:
    """Yield the parts of all files in order, each of at most ``rows`` rows; name what cannot be read.

    Where a part ends follows from the file alone, and not from the number of workers: so a second run
    with more of them finds the same parts.

    ``columns`` says which column of the input is an article's ``text``, ``id``, ``title`` and so on,
    where they have other names.

    >>> [str(one) for one in parts([Path("tides.doc")], 100, {})]
    ['tides.doc: cannot be cut into partitions; give a .parquet, .csv or .jsonl file']
    """
    paths = list(paths)
    root = commonpath([path.absolute().parent for path in paths]) if paths else ""
    for path in paths:
        source = path.absolute().relative_to(root).as_posix()
        try:
            cutter = CUTTERS.get(path.suffix.lower(), _refuse)
            for number, (start, stop, first) in enumerate(cutter(path, rows, columns)):
                yield Part(str(path.absolute()), start, stop, first, source, number)
        except Unreadable as problem:
            yield problem
        except csv.Error as error:
            yield Unreadable(path, f"not a CSV table: {error}", "write it anew, with line ends of one kind")
        except OSError as error:
            yield Unreadable(path, error.strerror or str(error), "give a file that exists and can be read")


def _refuse(path: Path, _rows: int, _columns: Mapping[str, str]) -> Iterator[Cut]:
    """Refuse a file of another kind."""
    raise Unreadable(path, "cannot be cut into partitions", "give a .parquet, .csv or .jsonl file")


def _room(first: int, rows: int) -> int:
    """Return how many rows a part may have that begins at row ``first``: the more, the later.

    >>> _room(1, 2000), _room(16_000, 2000), _room(160_000, 2000), _room(1, 100)
    (250, 1000, 2000, 100)
    """
    return min(rows, max(LEAST, first // SHARE))


def _cut_parquet(path: Path, rows: int, columns: Mapping[str, str]) -> Iterator[Cut]:
    """Yield runs of rows of a Parquet file, none across two of its row groups."""
    footer = _footer(path)
    _check(path, footer.schema.to_arrow_schema().names, columns)
    first = 0
    for number in range(footer.num_row_groups):
        group = footer.row_group(number)
        fits = max(1, LARGEST * group.num_rows // max(1, group.total_byte_size))
        start, first = first, first + group.num_rows
        while start < first:
            stop = min(start + min(fits, _room(start, rows)), first)
            yield start, stop, start + 1
            start = stop


def _footer(path: Path) -> pq.FileMetaData:
    """Return what the footer of a Parquet file says."""
    try:
        return pq.read_metadata(path)
    except pa.ArrowInvalid as error:
        raise Unreadable(path, f"not a Parquet file: {error}", "write it anew") from error


def _check(path: Path, names: Iterable[str], columns: Mapping[str, str]) -> None:
    """Refuse a table without the columns that were asked for."""
    names = list(names)
    for role, name in {"text": "text", **columns}.items():
        if name not in names:
            there = ", ".join(map(str, names)) or "none"
            advice = f"name the column with --column {role}=NAME; there are: {there}"
            raise Unreadable(path, f'no column "{name}"', advice)


def _cut_csv(path: Path, rows: int, columns: Mapping[str, str]) -> Iterator[Cut]:
    """Yield runs of rows of a CSV file; Python's own reader says where a row ends."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open("rb") as lines:
        consumed = _Consumed(lines)
        reader = csv.reader(_decoded(path, consumed))
        _check(path, next(reader, []), columns)
        start, first, number = consumed.bytes, 1, 0
        for number, _ in enumerate(reader, 1):
            if number - first + 1 >= _room(first, rows) or consumed.bytes - start >= LARGEST:
                yield start, consumed.bytes, first
                start, first = consumed.bytes, number + 1
        if number >= first:
            yield start, consumed.bytes, first


class _Consumed:
    """Lines, and how many bytes of them were taken so far."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines, self.bytes = lines, 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self.lines:
            self.bytes += len(line)
            yield line


def _decoded(path: Path, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield lines as text; a table whose letters would be lost is refused."""
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise Unreadable(path, "not in UTF-8", "save the table as UTF-8", line=number) from error


def _cut_jsonl(path: Path, rows: int, _: Mapping[str, str]) -> Iterator[Cut]:
    """Yield runs of lines."""
    with path.open("rb") as lines:
        start = stop = 0
        first = number = 1
        for number, line in enumerate(lines, 1):
            stop += len(line)
            if number - first + 1 >= _room(first, rows) or stop - start >= LARGEST:
                yield start, stop, first
                start, first = stop, number + 1
        if stop > start:
            yield start, stop, first


CUTTERS: dict[str, Callable[[Path, int, Mapping[str, str]], Iterator[Cut]]] = {
    ".parquet": _cut_parquet,
    ".csv": _cut_csv,
    ".jsonl": _cut_jsonl,
}
