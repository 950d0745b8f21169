"""A list of known names, so that a garble that stands in one account only can be caught.

The list is a CSV file with the columns ``name, aliases, context, source``: aliases and context
words are parted by ``|``; ``source`` says where the spelling can be checked.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from credence.lexicon import fold
from credence.story.terms import concepts, stem

LIST = "names.csv"
COLUMNS = ("name", "aliases", "context", "source")
# Context words bear out a match, so that even a short word may be off by this many edits.
EDITS, SHORTEST = 2, 3
Key = tuple[str, ...]


class KnownNamesError(ValueError):
    """A list of known names that cannot be used; the message says which file, which line and why."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name whose spelling is sure; ``context`` are terms that stand beside it."""

    name: str
    spellings: tuple[Key, ...]
    context: frozenset[str]
    source: str

    @property
    def written(self) -> Mapping[str, str]:
        """Return each folded piece of the name as it is written."""
        return {fold(word): word for word in self.name.replace("-", " ").split()}

    def holds(self, key: Key) -> bool:
        """Tell whether a key contains a right spelling of the name."""
        return any(key[at : at + len(s)] == s for s in self.spellings for at in range(len(key) - len(s) + 1))

    def corrected(self, key: Key, near: AbstractSet[str]) -> Key | None:
        """Return the right key for a garbled one, or ``None``; ``near`` are the terms around it.

        >>> known = KnownName("Lindqvist", (("lindqvist",),), frozenset({"engineer"}), "staff list")
        >>> known.corrected(("marta", "linqvist"), {"engineer", "said"})
        ('marta', 'lindqvist')
        >>> known.corrected(("linqvist",), {"said"}) is None
        True
        """
        if self.holds(key) or not self.context & near:
            return None
        for spelling in self.spellings:
            for at in range(len(key) - len(spelling) + 1):
                if _garbled(key[at : at + len(spelling)], spelling):
                    return (*key[:at], *spelling, *key[at + len(spelling) :])
        return None


def _garbled(key: Key, right: Key) -> bool:
    """Tell whether a key misspells the right one: one word is off by an edit or two, not at its start."""
    different = [(x, y) for x, y in zip(key, right, strict=True) if x != y]
    if len(different) != 1 or different[0][0][:1] != different[0][1][:1]:
        return False
    a, b = different[0]
    return a.isalpha() and b.isalpha() and len(a) >= SHORTEST and OSA.distance(a, b) <= EDITS


def read(path: Path) -> tuple[KnownName, ...]:
    """Return the names of a list.

    Raises:
        KnownNamesError: the file cannot be read, has other columns, or a row has no name or source.

    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                columns = ",".join(COLUMNS)
                raise KnownNamesError(f"{path}: the first line must be {columns}; it is {rows.fieldnames}")
            return tuple(_known(row, f"{path}, line {rows.line_num}") for row in rows)
    except (OSError, UnicodeDecodeError) as error:
        raise KnownNamesError(f"{path}: {error}; give a UTF-8 CSV file of known names") from error


def _known(row: Mapping[str, str | None], where: str) -> KnownName:
    """Return the name of one row."""
    name, aliases, context, source = (row.get(column) or "" for column in COLUMNS)
    if not name.strip() or not source.strip():
        raise KnownNamesError(f"{where}: a known name needs a name and a source; row: {dict(row)}")
    spellings = (name, *filter(None, aliases.split("|")))
    terms = (concepts().get(fold(word)) or stem(fold(word)) for word in context.split("|") if word)
    return KnownName(name, tuple(map(_key, spellings)), frozenset(terms), source)


def _key(spelling: str) -> Key:
    """Return the folded pieces of a spelling."""
    return tuple(fold(spelling).replace("-", " ").split())


def beside(paths: Iterable[str | Path]) -> Path | None:
    """Return the list ``names.csv`` that lies beside the articles or one folder up, if there is one.

    >>> beside(["nowhere/at/all.txt"]) is None
    True
    """
    folders = (folder for path in map(Path, paths) for folder in (path, path.parent, path.parent.parent))
    files = (folder / LIST for folder in folders)
    return next((file for file in files if os.path.isfile(file)), None)  # noqa: PTH113 -- any length of name
