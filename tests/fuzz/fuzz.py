"""Fuzz one harness with atheris: ``python tests/fuzz/fuzz.py readers --seconds 3600``.

What it finds is left as ``crash-...`` in the folder ``--keep``; it belongs into ``tests/test_fuzz.py``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib import import_module
from pathlib import Path

NAMES = ("readers", "gate", "splitter", "highlighter")
LONGEST = 4096  # bytes of one input
SLOWEST = 60  # seconds that one input may take, on a busy machine


def main() -> None:
    """Run one harness for some seconds; it ends with an exit code other than 0 where it finds a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("harness", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "credence-fuzz"))
    given = parser.parse_args()
    atheris = import_module("atheris")  # it ships no types
    with atheris.instrument_imports(include=["credence"]):
        harnesses = import_module("harnesses")
    found = given.keep / given.harness
    corpus = found / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(harnesses.SEEDS):
        (corpus / f"seed-{number}").write_bytes(b"\0" * (given.harness == "readers") + seed)
    options = (f"-max_total_time={given.seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}")
    places = (f"-artifact_prefix={found}/", str(corpus))
    atheris.Setup([sys.argv[0], *options, "-rss_limit_mb=2048", *places], harnesses.HARNESSES[given.harness])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
