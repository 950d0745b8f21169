"""The questions that are put to reader and package, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from credence.agreement.model import Judged, Question
from credence.model import Dimension


def _signal(dimension: Dimension) -> Callable[[Judged], float]:
    """Return the reading of a sentence's probability, as ``credence detect`` gives it."""
    return lambda one: one.signals[dimension]


def marks(dimension: Dimension, kinds: str = "") -> Callable[[Judged], float]:
    """Return the count of a sentence's marks of the named kinds, or of all kinds."""
    wanted = frozenset(kinds.split())
    return lambda one: sum(
        count
        for (name, kind), count in one.kinds.items()
        if name == dimension and (not wanted or kind in wanted)
    )


NAMED = frozenset({"document", "person", "organisation"})
CAUTIOUS = frozenset({"hedge", "both"})
UNCOVERED = frozenset({"none", "boosted"})
_ASKED = (
    Question("furniture: set aside", lambda row: row.furniture, lambda one: one.aside, everywhere=True),
    Question("hedged: signal", lambda row: row.cover in CAUTIOUS, _signal("hedging")),
    Question(
        "hedged: marks",
        lambda row: row.cover in CAUTIOUS,
        marks("hedging", "covered hedged approximated denial filler"),
    ),
    Question(
        "contestable claim: marks",
        lambda row: row.claim,
        marks("hedging", "covered attributed bare weasel boosted"),
    ),
    Question(
        "claim left bare: marks",
        lambda row: row.claim and row.cover in UNCOVERED,
        marks("hedging", "bare boosted"),
    ),
    Question("has a source: signal", lambda row: row.source != "none", _signal("sourcing")),
    Question(
        "named source: marks",
        lambda row: row.source in NAMED,
        marks("sourcing", "document person organisation full_name second_hand attitude reply_sought"),
    ),
    Question(
        "vague source: marks",
        lambda row: row.source == "vague",
        marks("sourcing", "vague nobody pronoun anonymous"),
    ),
    Question("promotional: signal", lambda row: row.promotion, _signal("promotion")),
    Question("promotional: marks", lambda row: row.promotion, marks("promotion")),
    Question("precise: signal", lambda row: row.precision == "precise", _signal("precision")),
    Question(
        "precise: marks",
        lambda row: row.precision == "precise",
        marks("precision", "figure figure_scoped date"),
    ),
    Question(
        "vague: marks",
        lambda row: row.precision == "vague",
        marks("precision", "vague_quantity vague_degree vague_time relative_date bare_multiple uncheckable"),
    ),
)
QUESTIONS: Mapping[str, Question] = MappingProxyType({one.name: one for one in _ASKED})
