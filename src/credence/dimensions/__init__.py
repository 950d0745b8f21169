"""The four dimensions, in the order in which every table, chart and slider shows them.

To add one: write a module like these, its two CSV files and its examples, and name it here
and in :data:`credence.model.Dimension`.
"""

from __future__ import annotations

from typing import Literal, Protocol

from credence.dimensions import hedging, precision, promotion, sourcing
from credence.model import Dimension, Hit, Match, Reading


class DimensionModule(Protocol):
    """What a module of this package offers."""

    @property
    def NAME(self) -> Dimension:  # noqa: N802 -- a module constant, seen through a protocol
        """Which dimension it is."""

    @property
    def PER(self) -> Literal["words", "hits"]:  # noqa: N802 -- a module constant
        """What the weights are divided by: hundreds of words, or the hits themselves."""

    @property
    def PRIOR(self) -> float:  # noqa: N802 -- a module constant
        """How much typical text (in units of ``PER``) is added, so that few hits move little."""

    @property
    def TYPICAL(self) -> float:  # noqa: N802 -- a module constant
        """The rate of that added text: 0 where credit has to be earned."""

    def evidence(self, reading: Reading) -> tuple[Hit, ...]:
        """Return what speaks for and against the article, in reading order."""

    def cues(self, reading: Reading) -> tuple[tuple[Match, ...], ...]:
        """Return for each sentence the cues that mean here what the list says, and what rules found."""

    def signal(self, reading: Reading) -> tuple[float, ...]:
        """Return for each sentence how strongly it carries the signal, 0..1."""


DIMENSIONS: tuple[DimensionModule, ...] = (hedging, sourcing, promotion, precision)
