"""Files that a browser sent, read from copies that are gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from credence import corpus
from credence.model import Article
from credence.pages import Unreadable

LONGEST_NAME = 60  # characters of the name of an uploaded file, the suffix among them


def uploaded(files: Iterable[tuple[str, memoryview]]) -> Iterator[Article | Unreadable]:
    """Yield the articles of files, given as names and bytes, and what could not be read of them.

    >>> for one in uploaded([("../ferry.txt", memoryview(b"The ferry sails again."))]):
    ...     one.origin, one.text
    ('ferry.txt', 'The ferry sails again.')
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files:
            yield from _read(name, data, Path(folder))


def _read(name: str, data: memoryview, folder: Path) -> Iterable[Article | Unreadable]:
    """Yield the articles of one file, and what could not be read of it, under its own name."""
    name = Path(name.replace("\\", "/").replace("\0", "")).name[-LONGEST_NAME:] or "upload.txt"
    path = folder / name
    path.write_bytes(bytes(data))
    for item in corpus.read_all([path]):
        if isinstance(item, Article):
            yield replace(item, origin=name)
        else:
            yield Unreadable(name, item.reason, item.advice, line=item.line)
