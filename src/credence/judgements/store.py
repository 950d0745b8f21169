"""Votes in a small SQLite file: a log to which rows are added and from which none is taken.

A vote is acknowledged when it is on the disk: each is a transaction of its own, ended by a commit under
``synchronous=EXTRA``, which also makes sure of the folder's entry of the removed journal. The journal is
SQLite's own rollback journal, not a write-ahead log: between two votes there is one file and no other,
so that it can be copied, sent and put on a network drive. Whoever writes takes the lock first (``BEGIN
IMMEDIATE``) and waits for it, so two notebooks can judge at once. Taking a vote back is another row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple
from pathlib import Path

from credence.judgements.model import COLUMNS, JudgementsError, Vote, latest
from credence.model import Article

NAME = "judgements.sqlite"
MAGIC = b"SQLite format 3\x00"
# "cred", so that no other program's file is taken for one of ours.
APPLICATION = 0x63726564
VERSION = 1
WAIT = 10.0  # seconds for another writer to be done
_NUMBERS = {"start", "end"}
SCHEMA = (
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
    "CREATE TABLE vote (number INTEGER PRIMARY KEY, "
    + ", ".join(f'"{name}" {"INTEGER" if name in _NUMBERS else "TEXT"} NOT NULL' for name in COLUMNS)
    + ", UNIQUE (id))",
    "CREATE TABLE undo (number INTEGER PRIMARY KEY, vote TEXT NOT NULL UNIQUE REFERENCES vote (id))",
    *(
        f"CREATE TRIGGER {table}_{what} BEFORE {what} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'votes are added, never changed'); END"
        for table in ("vote", "undo")
        for what in ("UPDATE", "DELETE")
    ),
)
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_STANDING = f"SELECT {_NAMES} FROM vote WHERE id NOT IN (SELECT vote FROM undo) ORDER BY number"  # noqa: S608
_ADD = f"INSERT INTO vote ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
# What SQLite calls it: what is wrong, and what to do.
TROUBLE = {
    "SQLITE_BUSY": ("another program holds it", "wait until that is done, or close it, and try again"),
    "SQLITE_NOTADB": ("no file of judgements", "give one that credence wrote, or a new name"),
    "SQLITE_CORRUPT": ("damaged", "put back a copy, or begin a new file"),
    "SQLITE_FULL": ("the disk is full", "make room; all stored before is safe"),
    "SQLITE_READONLY": ("it may not be written", "give yourself the right to write it, or copy it elsewhere"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "see that its folder exists and that you may write there"),
    "SQLITE_IOERR": (
        "the disk did not take it",
        "see to its room and rights; all stored before is safe",
    ),
}
_OTHER = ("it cannot be used", "give a file that credence wrote, or a new name")


def beside(article: Article) -> Path:
    """Return where the judgements of an article are kept unless told: beside its file, or else here.

    >>> beside(Article("a", "", "It rained."))
    PosixPath('judgements.sqlite')
    """
    file = Path(article.origin)
    return file.with_name(NAME) if article.origin and file.is_file() else Path(NAME)


class Store:
    """The votes in one file; each call opens it, does one thing whole or not at all, and closes it.

    The file is made by the first vote.

    >>> import tempfile
    >>> from credence.judgements import vote
    >>> from credence.model import Span
    >>> one = vote(Article("pier", "", "It may be shut."), Span(3, 6), "hedging", "hedged", "reject")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     store = Store(Path(folder, "judgements.sqlite"))
    ...     store.add(one)
    ...     stored = store.votes() == (one,)
    ...     store.undo(one.id)
    ...     stored, store.votes()
    (True, ())

    Raises:
        JudgementsError: any call, if the file cannot be read or written; it says which, why and what to do.

    """

    def __init__(self, path: str | Path) -> None:
        """Take the path; nothing is opened yet."""
        self.path = Path(path)

    def votes(self) -> tuple[Vote, ...]:
        """Return the votes that stand: not taken back, and of each rater's on one mark the last."""
        return latest(self.log())

    def log(self) -> tuple[Vote, ...]:
        """Return all votes that were not taken back, in the order in which they were stored."""
        if not self.path.exists() or not self.path.stat().st_size:
            return ()
        with self._open(create=False) as db:
            _check(db, self.path)
            return tuple(Vote(*row) for row in db.execute(_STANDING))

    def add(self, *votes: Vote) -> None:
        """Store votes, all or none; when this returns they are on the disk."""
        with self._writing() as db:
            db.executemany(_ADD, map(astuple, votes))

    def undo(self, id_: str) -> None:
        """Take one vote back; the vote before it on the same mark, if any, stands again.

        Raises:
            JudgementsError: there is no such vote, or it was taken back before.

        """
        with self._writing() as db:
            if not any(row[0] == id_ for row in db.execute(_STANDING)):
                raise JudgementsError(f"{self.path}: no vote {id_} to take back; see which votes stand")
            db.execute("INSERT INTO undo (vote) VALUES (?)", (id_,))

    def merge(self, votes: Iterable[Vote]) -> int:
        """Store those votes that are new here; return how many.

        A vote that was stored before, even if taken back since, is not stored again; nor is one that its
        own rater has outvoted with a later one.
        """
        with self._writing() as db:
            known = {row[0] for row in db.execute("SELECT id FROM vote")}
            stands = {one.key: one.created for one in (Vote(*row) for row in db.execute(_STANDING))}
            fresh = {
                one.id: one for one in votes if one.id not in known and one.created >= stands.get(one.key, "")
            }
            db.executemany(_ADD, map(astuple, sorted(fresh.values(), key=lambda one: one.created)))
        return len(fresh)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction; make it if it is not there.

        After an error nothing is committed: to close the connection is to roll back.
        """
        with self._open(create=True) as db:
            db.execute("BEGIN IMMEDIATE")
            if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in SCHEMA:
                    db.execute(statement)
            _check(db, self.path)
            yield db
            db.execute("COMMIT")

    @contextmanager
    def _open(self, *, create: bool) -> Iterator[sqlite3.Connection]:
        """Open the file; turn what SQLite says into what a person can do."""
        # Also a reader opens for writing: after a kill it is the next one who rolls the journal back.
        address = f"{self.path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        try:
            with closing(sqlite3.connect(address, WAIT, isolation_level=None, uri=True)) as db:
                db.execute("PRAGMA synchronous = EXTRA")
                yield db
        except sqlite3.Error as error:
            raise _explained(error, self.path) from error


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is another program's, or that a newer version wrote."""
    found = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if found != APPLICATION:
        raise JudgementsError(f"{path}: another program's database; give a file of judgements or a new name")
    if version > VERSION:
        raise JudgementsError(f"{path}: written by a newer credence (format {version}); update credence")


def _explained(error: sqlite3.Error, path: Path) -> JudgementsError:
    """Return what SQLite says as what is wrong and what to do."""
    name = getattr(error, "sqlite_errorname", "")
    reason, advice = next((told for known, told in TROUBLE.items() if name.startswith(known)), _OTHER)
    return JudgementsError(f"{path}: {reason} ({error}); {advice}")
