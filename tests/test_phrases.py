from __future__ import annotations

import pytest

from credence.clauses import tokens
from credence.model import Span
from credence.phrases import left_edge, right_edge


def left(text: str) -> str:
    words = tokens(text, Span(0, len(text)))
    begin = left_edge(words, len(words), 0)
    return text[words[begin].start :] if begin < len(words) else ""


def right(text: str, *, closed: bool = False) -> str:
    words = tokens(text, Span(0, len(text)))
    end = right_edge(words, 0, len(words), closed=closed)
    return text[: words[end - 1].end] if end else ""


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The tide fell and the mayor of Damme", "the mayor of Damme"),
        ("On Monday the council", "the council"),
        ("The lock is old but Ana Ruiz", "Ana Ruiz"),
        ("The boat that he", "he"),
        ("Jan Peeters and Ana Ruiz", "Jan Peeters and Ana Ruiz"),
        ("However, the man who was there", "the man who was there"),
        ("It was raining,", ""),
    ],
)
def test_a_noun_phrase_begins_where_its_clause_does(text: str, phrase: str) -> None:
    assert left(text) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ana Ruiz, a farmer from Damme, on Sunday", "Ana Ruiz, a farmer from Damme"),
        ("the mayor on Monday", "the mayor"),
        ("the mayor, who was there", "the mayor, who was there"),
        ("him that it leaks", "him"),
        ("the council and it leaks", "the council"),
        ("the mayor of stalling", "the mayor"),
    ],
)
def test_a_noun_phrase_ends_where_its_clause_does(text: str, phrase: str) -> None:
    assert right(text) == phrase


def test_an_apposition_after_an_opening_phrase_must_be_closed() -> None:
    assert right("Ana Ruiz, the ferry is late", closed=True) == "Ana Ruiz"
    assert right("Ana Ruiz, a farmer, says", closed=True) == "Ana Ruiz, a farmer"
