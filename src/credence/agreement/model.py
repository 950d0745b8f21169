"""What is compared: a reader's row, the sentence as both read it, a question to both, its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from credence.model import Dimension, Span
from credence.reliability import Estimate


@dataclass(frozen=True, slots=True)
class Annotation:
    """One row of the reading: a sentence of an article, and what the reader found in it."""

    id: str
    n: int
    span: Span
    furniture: bool = False
    claim: bool = False
    cover: str = ""
    source: str = "none"
    promotion: bool = False
    precision: str = "neither"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as the reader and as the package read it.

    ``aside`` is the share of its characters that was set aside as furniture. ``signals`` (see
    ``credence detect``) and ``kinds`` (marks by dimension and kind) are empty where no sentence was
    read at that place.
    """

    reader: Annotation
    words: str
    aside: float
    signals: Mapping[Dimension, float]
    kinds: Mapping[tuple[Dimension, str], int]


@dataclass(frozen=True, slots=True)
class Question:
    """One question to both: what makes the reader say yes, and how strongly the package says it.

    It is put for each sentence that was read as article text, or, ``everywhere``, for each row.
    """

    name: str
    reader: Callable[[Annotation], bool]
    package: Callable[[Judged], float]
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reader and package agree on one question over ``n`` sentences.

    ``yes`` is how often the reader said yes, ``found`` how often the package did, ``both`` how often
    both did. ``precision`` is both over found, ``recall`` both over yes, ``f1`` their harmonic mean;
    ``auc`` is how often a yes of the reader ranks above a no, 0.5 by chance.
    """

    question: str
    n: int
    yes: int
    found: int
    both: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    auc: Estimate
