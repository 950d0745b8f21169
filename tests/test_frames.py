from __future__ import annotations

import pytest

from credence import lexicon
from credence.clauses import tokens
from credence.frames import SHAPES, frames, is_past
from credence.model import Article, Span
from credence.text import document


def kinds(text: str) -> list[str]:
    reading = lexicon.default().find(document(Article("a", "", text)))
    cues = [m for m in reading.matches[0] if m.cue.dimension == "sourcing" and m.cue.kind in SHAPES]
    return [frame.match.cue.kind for frame in frames(tokens(text, Span(0, len(text))), cues)]


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_each_shape_has_cues_in_the_lexicon(kind: str) -> None:
    assert any(cue.kind == kind and cue.dimension == "sourcing" for cue in lexicon.default().cues)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The council said so.", "attribution"),
        ("The council’s claim that it leaks is old.", "noun"),
        ("The council claims that it leaks.", "attribution"),
        ("According to the council, it leaks.", "according"),
        ("It is said that it leaks.", "unattributed"),
        ("The council declined to comment.", "refusal"),
    ],
)
def test_the_shape_follows_from_how_a_word_is_used(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("word", "past"), [("noted", True), ("said", True), ("notes", False), ("noting", False)]
)
def test_the_past_tense_is_told_by_its_form(word: str, *, past: bool) -> None:
    assert is_past(word) is past
