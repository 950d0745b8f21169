"""The kinds of evidence of each dimension: what each is worth, and the words that say why.

One CSV file a dimension, beside its module: ``kind, credit, why``. ``credit`` is what one such
piece of evidence adds to the raw rate: positive speaks for credibility, negative against it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from credence.model import Dimension, Hit, Span


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of evidence; ``why`` is a sentence for the reader."""

    name: str
    credit: float
    why: str


@cache
def kinds(dimension: Dimension) -> dict[str, Kind]:
    """Return the kinds of one dimension by name.

    >>> all(kind.why for kind in kinds("promotion").values())
    True
    """
    file = resources.files("credence") / "dimensions" / f"{dimension}.csv"
    with file.open(encoding="utf-8") as lines:
        return {
            row["kind"]: Kind(row["kind"], float(row["credit"]), row["why"]) for row in csv.DictReader(lines)
        }


def hit(dimension: Dimension, kind: str, span: Span, factor: float = 1.0, n: int | None = None) -> Hit:
    """Return a piece of evidence worth ``factor`` times the credit of its kind.

    ``n`` is the number of annotated sentences behind its cue, where it has one that was learned.

    Raises:
        KeyError: the dimension's CSV file has no such kind.

    """
    found = kinds(dimension)[kind]
    return Hit(span.start, span.end, dimension, kind, found.credit * factor, found.why, n=n)
