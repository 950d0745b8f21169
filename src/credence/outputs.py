"""Files that are written whole or not at all, folders with one writer, names that stay in their folder.

A kill, a full disk or an error in the middle leaves what was there before. The new bytes go to a
hidden file in the same folder, reach the disk, and take the place of the old ones in one step
(POSIX ``rename``). A lock is one of the operating system, so a killed run leaves none behind.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO

LONGEST_NAME = 40  # characters, each up to 4 bytes; file systems take 255 bytes
LOCK = ".credence.lock"
# Names that Windows keeps for devices, with any suffix.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(10))}
)
# What a write can fail with that says nothing of the file by itself.
NAMELESS = frozenset({EDQUOT, EFBIG, EIO, ENOSPC, EROFS})


class Unwritable(OSError):  # noqa: N818 -- the name says what is the matter, as that of `Unreadable` does
    """A place that cannot be written: which, why, and what to do. What was there is kept.

    >>> str(Unwritable(ENOSPC, "No space left on device", "out.csv"))
    'out.csv: No space left on device; nothing was changed: name another place, or make room and run again'
    """

    def __str__(self) -> str:
        """Return which place, why, and what to do."""
        advice = "nothing was changed: name another place, or make room and run again"
        return f"{self.filename}: {self.strerror}; {advice}"


class Busy(Unwritable):
    """A folder that another run is writing to."""

    def __str__(self) -> str:
        """Return which folder, and what to do."""
        return f"{self.filename}: another run is writing there; wait for its end or name another folder"


@contextmanager
def replace(path: Path | str) -> Iterator[IO[str]]:
    r"""Open a text file (UTF-8, line ends as written) that takes the place of ``path`` once it is whole.

    Where the block raises, ``path`` stays as it was. A pipe or a device is written directly.

    Raises:
        Unwritable: the place cannot be written, or is full.

    >>> import tempfile
    >>> place = Path(tempfile.mkdtemp(), "out.txt")
    >>> with replace(place) as out:
    ...     _ = out.write("tide\n")
    >>> place.read_text()
    'tide\n'

    """
    with beside(path) as part, part.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def beside(path: Path | str) -> Iterator[Path]:
    """Give the name of a new file in the same folder, which takes the place of ``path`` at the end.

    For libraries that write a file by its name. See :func:`replace`.
    """
    place = Path(os.path.realpath(path))  # through a link, which stays one
    with _named(path, place):
        direct = place.exists() and not place.is_file()
        if direct:
            yield place
    if direct:
        return
    part = place.with_name(f".{place.name[:LONGEST_NAME]}.{token_hex(4)}.part")
    try:
        with _named(path, place, part):
            part.touch()
            yield part
            _settle(part, place)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _named(path: Path | str, *own: Path) -> Iterator[None]:
    """Say of which place it is that the system refused to write it, by whichever of its names."""
    names = {str(path), *map(str, own)}
    try:
        yield
    except OSError as error:
        nameless = error.filename is None and error.errno in NAMELESS
        if isinstance(error, Unwritable) or not (nameless or str(error.filename) in names):
            raise  # of another file
        raise Unwritable(error.errno, error.strerror, str(path)) from error


def _settle(part: Path, place: Path) -> None:
    """Bring the bytes to the disk, then give them their name, with the rights of the file before."""
    with suppress(FileNotFoundError):
        part.chmod(place.stat().st_mode)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(place)


@contextmanager
def lock(folder: Path | str) -> Iterator[None]:
    """Keep a folder, made where it is missing, for one run; a second one is refused at once.

    Raises:
        Busy: another run holds it.
        Unwritable: the folder cannot be made or written.

    """
    file = Path(folder, LOCK)
    with _named(folder, file):
        file.parent.mkdir(parents=True, exist_ok=True)
        held = file.open("a", encoding="utf-8")
    with held:
        if not _taken(held.fileno()):
            raise Busy(None, "busy", str(folder))
        yield


def _taken(handle: int) -> bool:
    """Take the lock of the operating system on an open file; tell whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def inside(folder: Path | str, name: str, suffix: str) -> Path:
    """Return a file of a folder for something with any name at all; other names, other files.

    Letters, digits, ``-`` and ``_`` stay. Where anything was changed, a check sum of the name is added.

    >>> inside("out", "ferry-7", ".html").as_posix()
    'out/ferry-7.html'
    >>> inside("out", "../../etc/passwd", ".html").as_posix()
    'out/etc_passwd-3754d6cb.html'
    """
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in name)
    plain = plain.strip("_")[:LONGEST_NAME] or "article"
    if plain != name or plain.casefold() in DEVICES or plain != plain.lower():
        plain += f"-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return Path(folder, plain + suffix)
