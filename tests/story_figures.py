"""Measures the comparison of accounts and writes the figures: ``python tests/story_figures.py``.

What is read is made by rule (``story_maker.py``), the five accounts of ``data/articles``, and, where the
benchmarks are named, unrelated news. In a file that holds other figures, too (``--out
data/validation.csv``), those stay.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from story_acceptance import checks
from story_fresh import TUNED, UNSEEN
from test_story_generated import OTHERS, STORIES, TYPES, Measured, measure

from credence import evaluation, manifest
from credence.evaluation import comparisons
from credence.evaluation.comparisons import line, share
from credence.evaluation.metrics import Figure, figure
from credence.evaluation.validation import COLUMNS
from credence.story import compare, known

DATA = Path(__file__).parents[1] / "data"
OUT = DATA / "story.csv"
PARTS = {
    "known": (STORIES, "the rules were made with these stories"),
    "later": (OTHERS, "written after the rules; refusals and plurals were mended because of them"),
    "tuned": (TUNED, "written later; rules were mended with them"),
    "unseen": (UNSEEN, "written later; no rule was changed because of them"),
}


def generated() -> Iterator[tuple[str, ...]]:
    """Yield precision and recall of each relation, lineage and garbles, of each part of the stories."""
    for part, (stories, why) in PARTS.items():
        found = measure(stories)
        yield from _relations(part, found, why)
        pairs = np.array([*found.kin, *found.strangers])
        kin = np.repeat([1.0, 0.0], [len(found.kin), len(found.strangers)])
        area = figure("auc", kin, pairs, range(len(pairs)))
        yield line(("generated", part), ("lineage", "auc"), len(pairs), area, why)
        far = sum(p > 1 / 2 for p in found.strangers)
        yield _share(part, "lineage: two lines called one", far, len(found.strangers), why)
        yield _share(part, "garble: recall", found.found, found.garbled, why)
        yield _share(part, "garble: false alarms an account", found.alarms, found.accounts, why)
        yield _share(part, "event: the later one stands apart", found.apart, found.sets, why)


def _relations(part: str, found: Measured, why: str) -> Iterator[tuple[str, ...]]:
    """Yield precision and recall of each relation."""
    for kind in TYPES:
        true, false, missed = (c[kind] for c in (found.tally.true, found.tally.false, found.tally.missed))
        yield _share(part, f"{kind}: precision", true, true + false, why)
        yield _share(part, f"{kind}: recall", true, true + missed, why)


def _share(part: str, label: str, yes: int, n: int, why: str) -> tuple[str, ...]:
    """Return a share of the generated accounts as a row."""
    return line(("generated", part), (label, "share"), n, share(yes, n), why)


def accepted() -> Iterator[tuple[str, ...]]:
    """Yield what must be found in the five accounts: 1 where it is."""
    found = compare(manifest(DATA / "articles.csv"), known.read(DATA / "names.csv"))
    for label, here in checks(found).items():
        value = Figure(float(here), float(here), float(here))
        yield line(("data/articles", "all"), (label, "found"), 1, value, "must be found")


def others(file: Path) -> list[tuple[str, ...]]:
    """Return the figures in a file that are none of the comparison."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines) if row[0] not in ("story", COLUMNS[0])]


def main() -> None:
    """Write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--benchmarks", type=Path, help="folder of the benchmarks, for unrelated news")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    unrelated = comparisons.rows(chosen.benchmarks) if chosen.benchmarks else []
    evaluation.write(chosen.out, [*others(chosen.out), *generated(), *accepted(), *unrelated])


if __name__ == "__main__":
    main()
