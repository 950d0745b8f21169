"""How strongly one sentence carries a signal: a sparse linear model that is the lexicon itself.

The log-odds of a sentence is the sum of the weights of the cues found in it, each once, and of
a few named shapes (digits, quotation marks, length). Shapes stand in the lexicon as rows of
kind ``shape`` with phrases such as ``<digits>``; ``<bias>`` is the log-odds of an empty sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from math import exp, log1p

from credence.lexicon import Lexicon
from credence.model import Dimension, Match, Reading

DIGITS = re.compile(r"\d++(?:[.,]\d++)*+")
CAPITALS = re.compile(r"(?<=[a-z,;] )[A-Z]")
SHOUTED = re.compile(r"\b[A-Z]{4,}+\b")
SHAPES: Mapping[str, Callable[[str], float]] = {
    "<bias>": lambda _: 1.0,
    "<digits>": lambda s: log1p(len(DIGITS.findall(s))),
    "<money>": lambda s: float(any(sign in s for sign in "$€£¥")),
    "<percent>": lambda s: float("%" in s or "per cent" in s or "percent" in s),
    "<capitals>": lambda s: log1p(len(CAPITALS.findall(s))),
    "<shouted>": lambda s: log1p(len(SHOUTED.findall(s))),
    "<quotation>": lambda s: float(any(mark in s for mark in '"“”«»')),
    "<question>": lambda s: float(s.rstrip("\"”’')").endswith("?")),
    "<exclamation>": lambda s: float("!" in s),
    "<ellipsis>": lambda s: float("..." in s or "…" in s),
    "<length>": lambda s: log1p(s.count(" ")),
}


def probability(log_odds: float) -> float:
    """Return the probability of a log-odds.

    >>> probability(0.0), probability(-800.0) < 1e-9
    (0.5, True)
    """
    log_odds = max(-60.0, min(60.0, log_odds))
    return 1 / (1 + exp(-log_odds))


def shape_sum(lexicon: Lexicon, dimension: Dimension, sentence: str) -> float:
    """Return what the shapes of a sentence add to its log-odds."""
    rows = lexicon.shapes.get(dimension, ())
    return sum(cue.weight * SHAPES[cue.phrase](sentence) for cue in rows)


def probabilities(
    lexicon: Lexicon, dimension: Dimension, reading: Reading, matches: Sequence[Sequence[Match]]
) -> tuple[float, ...]:
    """Return for each sentence the probability that it carries the signal of ``dimension``.

    ``matches`` are, sentence by sentence, those that the dimension's rules on context kept.
    """
    doc = reading.document
    return tuple(
        probability(
            shape_sum(lexicon, dimension, sentence.span.of(doc.text))
            + sum(weight for _, weight in {(m.cue.phrase, m.cue.weight) for m in found})
        )
        for sentence, found in zip(doc.sentences, matches, strict=True)
    )
