"""What a reader sees: marked text, charts, tables, cards, a page, and the widgets that reweigh and judge."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from credence.show.progress import progress

if TYPE_CHECKING:
    from credence.show.cards import card, report_page
    from credence.show.charts import composite_chart, evidence_chart, score_chart, score_table
    from credence.show.figures import figures_table
    from credence.show.highlight import marked
    from credence.show.judge import Judge
    from credence.show.judged import agreement_table, cue_table
    from credence.show.markup import View
    from credence.show.start import Start
    from credence.show.widgets import Reweighter

__all__ = [
    "Judge",
    "Reweighter",
    "Start",
    "View",
    "agreement_table",
    "card",
    "composite_chart",
    "cue_table",
    "evidence_chart",
    "figures_table",
    "marked",
    "progress",
    "report_page",
    "score_chart",
    "score_table",
]


# All but the bar are loaded when they are used: most commands need no chart, and a chart needs none of
# Jupyter's libraries.
_LATE = {
    "Judge": "judge",
    "Reweighter": "widgets",
    "Start": "start",
    "View": "markup",
    "agreement_table": "judged",
    "card": "cards",
    "composite_chart": "charts",
    "cue_table": "judged",
    "evidence_chart": "charts",
    "figures_table": "figures",
    "marked": "highlight",
    "report_page": "cards",
    "score_chart": "charts",
    "score_table": "charts",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- the signature that Python asks of a module
    """Import what is slow only when it is used."""
    if name in _LATE:
        return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
