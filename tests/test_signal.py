"""The sentence model: the sum of what is found, and nothing else."""

from __future__ import annotations

import pytest

from credence.lexicon import Lexicon
from credence.model import Article, Cue
from credence.signal import SHAPES, probabilities, probability
from credence.text import document


def test_the_probability_is_the_sum_of_the_distinct_cues_and_the_shapes() -> None:
    cues = (
        Cue("may", "hedging", "epistemic", 2.0, None, "hand"),
        Cue("<bias>", "hedging", "shape", -1.0, None, "hand"),
        Cue("<question>", "hedging", "shape", 0.5, None, "hand"),
    )
    lexicon = Lexicon(cues)
    reading = lexicon.find(document(Article("a", "", "It may or it may not. Will it? No.")))
    found = probabilities(lexicon, "hedging", reading, reading.matches)
    assert found == pytest.approx([probability(1.0), probability(-0.5), probability(-1.0)])


@pytest.mark.parametrize(
    ("shape", "has", "lacks"),
    [
        ("<digits>", "It took 3 days.", "It took days."),
        ("<money>", "It cost $3.", "It cost much."),
        ("<percent>", "It rose 3 per cent.", "It rose."),
        ("<capitals>", "They met Ada Obi.", "They met her."),
        ("<shouted>", "It is AMAZING.", "It is amazing."),
        ("<quotation>", "It is “so”.", "It is so."),
        ("<question>", "Is it “so?”", "It is so."),
        ("<exclamation>", "Go!", "Go."),
        ("<ellipsis>", "And…", "And."),
        ("<length>", "It is a long way to go.", "It is."),
    ],
)
def test_each_shape_tells_its_sentence_from_the_other(shape: str, has: str, lacks: str) -> None:
    assert SHAPES[shape](has) > SHAPES[shape](lacks)
