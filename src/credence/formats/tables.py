"""Tables of articles, a row each, all streamed: lines of JSON, CSV with any separator, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from credence import pages
from credence.formats import columns
from credence.formats.common import LARGEST, Found, Options, article, too_large
from credence.model import Article
from credence.pages import Unreadable

SAMPLE = 20  # rows by which columns are chosen
BATCH = 32  # rows of a Parquet file that are held at a time
SEPARATORS = ",;\t|"
LISTS = frozenset({".csv", ".tsv", ".urls"})  # a table may not name a table, itself least of all
OF_FILE = ("id", "title", "outlet", "url", "published", "language", "author")
Row = Mapping[str, Any]
Read = Callable[[Path, Options], Found]


def lines(path: Path, options: Options) -> Found:
    """Yield the article of each line of JSON, or what is wrong with the line."""
    with path.open("rb") as file:
        numbered = ((n, _record(line, path, n)) for n, line in _lines(file, path) if line.strip())
        head = list(islice(numbered, SAMPLE))
        records = [record for _, record in head if isinstance(record, dict)]
        names = list(dict.fromkeys(name for record in records for name in record))
        chosen = columns.choose(names, records, options, path) if records else {"text": "text"}
        for number, record in chain(head, numbered):
            yield _of_record(record, chosen, path, number)


def _lines(file: BinaryIO, path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines; one that is too long for a record stops the reading."""
    for number, line in enumerate(iter(lambda: file.readline(LARGEST + 1), b""), 1):
        if len(line) > LARGEST:
            raise too_large(path, line=number)
        yield number, line


def _record(line: bytes, path: Path, number: int) -> Row | Unreadable:
    """Return the record of one line of JSON, or what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict):
        return record
    return Unreadable(path, "not a JSON object in one line", "mend the line", line=number)


def _of_record(
    record: Row | Unreadable, chosen: Mapping[str, str], path: Path, number: int
) -> Article | Unreadable:
    """Return the article of one record; a field ``text`` counts where the chosen one is missing."""
    if isinstance(record, Unreadable):
        return record
    row = _renamed(record, chosen)
    if isinstance(row.get("text"), str):
        return article(row, f"{path.stem}-{number}", f"{path}, line {number}")
    reason = f'no text in its field "{chosen.get("text", "text")}"'
    return Unreadable(path, reason, "mend the line", line=number)


def _renamed(row: Row, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return a row under our names for its fields."""
    return {**row, **{field: row[name] for field, name in chosen.items() if row.get(name) is not None}}


def rows(path: Path, options: Options, read: Read) -> Found:
    """Yield the article of each row of a CSV table that holds texts or names files, which ``read`` reads."""
    csv.field_size_limit(LARGEST)
    with path.open(encoding=pages.encoding_of(path), errors="replace", newline="") as file:
        try:
            yield from _rows(file, path, options, read)
        except csv.Error as error:
            raise Unreadable(path, f"not a CSV table: {error}", "mend the line") from error


def _rows(file: TextIO, path: Path, options: Options, read: Read) -> Found:
    """Yield the articles of an open table."""
    head = file.readline(LARGEST)
    separator = "\t" if path.suffix.lower() == ".tsv" else max(SEPARATORS, key=head.count)
    table = csv.DictReader(chain([head], _text_lines(file, path)), delimiter=separator)
    names = [name for name in table.fieldnames or () if name]
    numbered = ((table.line_num, row) for row in table)
    sample = list(islice(numbered, SAMPLE))
    chosen = columns.choose(names, [row for _, row in sample], options, path)
    if "text" not in chosen and not options.follow:
        advice = "name the table itself to have them read"
        raise columns.NoTextColumn(path, "a table that names files", advice)
    for number, (line, row) in enumerate(chain(sample, numbered), 1):
        named = _renamed(row, chosen)
        if named.get("text"):
            yield article(named, f"{path.stem}-{number}", f"{path}, line {line}")
        else:
            yield _of_file(named, path, line, read)


def _text_lines(file: TextIO, path: Path) -> Iterator[str]:
    """Yield lines; one that is too long for a row stops the reading."""
    for line in iter(lambda: file.readline(LARGEST + 1), ""):
        if len(line) > LARGEST:
            raise too_large(path)
        yield line


def _of_file(row: Row, path: Path, line: int, read: Read) -> Article | Unreadable:
    """Return the article of the file that a row names; the row's fields win over those of its file."""
    name = row.get("file")
    if not name or Path(name).suffix.lower() in LISTS:
        return Unreadable(path, "a row without text or file of a text", "fill the cell in", line=line)
    item = next(read(path.parent / name, Options(follow=False)), None)
    if not isinstance(item, Article):
        return item or Unreadable(path, f"no article in {name}", "name another file", line=line)
    known = {field: getattr(item, field) for field in OF_FILE}
    given = {key: value for key, value in row.items() if value}
    return article({**known, **given, "text": item.text, "notes": item.notes}, item.id, item.origin)


def parquet(path: Path, options: Options) -> Found:
    """Yield the article of each row of a Parquet table."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as table:
            yield from _parquet(table, path, options)
    except (ArrowException, OSError) as error:
        reason = f"a broken Parquet table: {str(error)[:100]}"
        raise Unreadable(path, reason, "write the table again, or give it as .csv") from error


def _parquet(table: Any, path: Path, options: Options) -> Found:  # noqa: ANN401 -- pyarrow has no types
    """Yield the articles of an open table, a small batch of rows at a time."""
    names = list(table.schema_arrow.names)
    first = next(table.iter_batches(SAMPLE), None)
    chosen = columns.choose(names, first.to_pylist() if first else [], options, path)
    wanted = list(dict.fromkeys(chosen.values()))
    batches: Iterable[Any] = table.iter_batches(BATCH, columns=wanted)
    found = (row for batch in batches for row in batch.to_pylist())
    for number, row in enumerate(found, 1):
        renamed = _renamed(row, chosen)
        if isinstance(renamed.get("text"), str):
            yield article(renamed, f"{path.stem}-{number}", f"{path}, row {number}")
        else:
            yield Unreadable(path, f"row {number} has no text", "fill the cell in")
