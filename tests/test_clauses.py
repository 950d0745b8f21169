from __future__ import annotations

import pytest

from credence.clauses import possessive, tokens
from credence.model import Span


def test_a_word_keeps_its_hyphen_apostrophe_and_stops() -> None:
    text = "Mr. Ames’s well-known U.S. boat (1.5 m) isn’t late."
    words = [token.low for token in tokens(text, Span(0, len(text)))]
    assert words == "mr ames's well-known u.s boat ( 1.5 m ) isn't late .".split()


@pytest.mark.parametrize(("word", "expected"), [("mayor’s", True), ("it’s", False), ("boats", False)])
def test_a_contraction_is_no_possessive(word: str, *, expected: bool) -> None:
    (token,) = tokens(word, Span(0, len(word)))
    assert possessive(token) is expected
