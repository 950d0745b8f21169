"""What made a set of figures: the version of the package and the hash of each of its data files.

Two people who see the same hashes see the same cues, kinds and norms, and so the same scores.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
DIGITS = 12


def fingerprint(data: bytes) -> str:
    """Return the first 12 digits of the SHA-256 hash of some bytes.

    >>> fingerprint(b"ferry")
    'e9087d0b20d8'
    """
    return sha256(data).hexdigest()[:DIGITS]


def fingerprints() -> dict[str, str]:
    """Return the fingerprint of every data file that scores rest on, by its path below the package.

    Those of ``story/`` are left out: comparing accounts moves no score.

    >>> "lexicons/hedging.csv" in fingerprints()
    True
    """
    files = sorted(file for file in HERE.rglob("*.csv") if file.parent.name != "story")
    return {file.relative_to(HERE).as_posix(): fingerprint(file.read_bytes()) for file in files}


def package_version() -> str:
    """Return the version of the installed package.

    >>> package_version().count(".")
    2
    """
    from importlib.metadata import version  # slow to import, and few runs ask

    return version("credence")
