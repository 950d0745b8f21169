"""What a reader sees: marked text, charts, tables, cards, a page, and the widgets that reweigh and judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credence.show.card import card, report_page
from credence.show.charts import composite_chart, evidence_chart, score_chart, score_table
from credence.show.highlight import marked
from credence.show.markup import View
from credence.show.progress import progress

if TYPE_CHECKING:
    from credence.show.judge import Judge
    from credence.show.widgets import Reweighter

__all__ = [
    "Judge",
    "Reweighter",
    "View",
    "card",
    "composite_chart",
    "evidence_chart",
    "marked",
    "progress",
    "report_page",
    "score_chart",
    "score_table",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- the signature that Python asks of a module
    """Import a widget, and with it Jupyter's libraries, only when it is used."""
    if name == "Judge":
        from credence.show.judge import Judge

        return Judge
    if name == "Reweighter":
        from credence.show.widgets import Reweighter

        return Reweighter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
