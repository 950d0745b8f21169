"""``credence detect``: sentences in, the strength of the four signals out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

import typer

from credence import outputs, records, scoring
from credence.cli.common import app, complain, settings_here
from credence.rules import Rules

LONGEST_LINE = 10_000_000  # characters; what has a longer one is no list of sentences


@app.command()
def detect(source: Path, target: Path) -> None:
    """Read sentences ({"id","text"} a line), write how strongly each carries the four signals."""
    refused, rules = 0, settings_here().rules
    with _opened(source, target) as (lines, out):
        for record in _records(lines, source, rules):
            refused += record is None
            if record:
                out.write(records.dumps(record) + "\n")
    raise typer.Exit(1 if refused else 0)


@contextmanager
def _opened(source: Path, target: Path) -> Iterator[tuple[TextIO, IO[str]]]:
    """Give the lines to read and the file to write; where one of them fails, say so and end."""
    try:
        with source.open(encoding="utf-8", errors="replace") as lines, outputs.replace(target) as out:
            yield lines, out
    except outputs.Unwritable as error:
        complain(error)
        raise typer.Exit(1) from error
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}; give a readable .jsonl and a place to write")
        raise typer.Exit(1) from error


def _records(lines: TextIO, source: Path, rules: Rules) -> Iterator[records.Record | None]:
    """Yield the record of each line, an empty one for a blank line, ``None`` for a refused one."""
    for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE), ""), 1):
        where = f"{source}, line {number}"
        if len(line) == LONGEST_LINE:
            complain(f"{where}: over {LONGEST_LINE:,} characters; give a .jsonl")
            yield None
            return
        yield _detected(line, where, rules)


def _detected(line: str, where: str, rules: Rules) -> records.Record | None:
    """Return the record of one line, an empty one for a blank line, ``None`` for a refused one."""
    if not line.strip():
        return {}
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        complain(f'{where}: not a JSON object with a string "text"; mend the line')
        return None
    try:
        return records.detect_record(record.get("id"), scoring.detect(record["text"], rules))
    except ValueError as error:
        complain(f"{where}: {error}")
        return None
