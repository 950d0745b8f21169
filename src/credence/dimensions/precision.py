"""Placeholder until the module is written."""

from __future__ import annotations

from typing import Final, Literal

from credence.model import Dimension, Hit, Reading

NAME: Final[Dimension] = "precision"
PER: Final[Literal["words", "hits"]] = "words"
PRIOR: Final = 1.0


def evidence(reading: Reading) -> tuple[Hit, ...]:
    return ()


def signal(reading: Reading) -> tuple[float, ...]:
    return (0.5,) * len(reading.document.sentences)
