"""Signs of posts are no words: links, handles, tags, emoji."""

from __future__ import annotations

import time

import pytest

from credence.heads import sentence_features
from credence.posts import plain
from credence.signal import SHAPES

PLAIN = "The Ada Obi ferry sails at noon on Friday"


@pytest.mark.parametrize(
    ("post", "left"),
    [
        ("Ferry late again http://example.org/x?y=1", "Ferry late again"),
        ("Read www.example.org/tide, it is short.", "Read, it is short."),
        ("(see https://example.org/a)", "(see)"),
        ("RT @pier_news: The ferry is late", "The ferry is late"),
        ("@ada @obi the ferry is late", "the ferry is late"),
        ("Well said, @adaobi.", "Well said, Adaobi."),
        ("The #ferry is late #Monday", "The ferry is late Monday"),
        ("Late again 😂😂", "Late again"),
        ("Late again!!! Why???", "Late again! Why?"),
        ("https://example.org", ""),
        ("", ""),
    ],
)
def test_what_a_post_says_is_left_without_its_signs(post: str, left: str) -> None:
    assert plain(post) == left


@pytest.mark.parametrize(
    "text",
    [
        "It cost £3.50 (or 4 euros) at 25 °C; “dear”, she said.",
        "Write to ada@example.org before noon.",
        "Use C# 9 or F# for it.",
        "# A heading",
        "Was that all? It was!",
        "  two  blanks ",
    ],
)
def test_prose_is_left_as_it_stands(text: str) -> None:
    assert plain(text) == text


def test_a_post_is_read_as_its_words_are_but_for_its_signs() -> None:
    post = sentence_features(f"@pier_news {PLAIN} https://example.org/4711 😀")
    words = sentence_features(PLAIN)
    assert post.spelt == words.spelt
    shapes = {name: value for name, value in words.values.items() if name in SHAPES}
    assert {name: post.values[name] for name in shapes} == shapes


@pytest.mark.parametrize("part", ["@", "@a ", "#", "#a", "!", "?!", "http://", " ", "RT @a: ", "😀", "www."])
def test_it_takes_time_in_proportion_to_the_length(part: str) -> None:
    started = time.perf_counter()
    plain("x @ " + part * (200_000 // len(part)))
    assert time.perf_counter() - started < 1
