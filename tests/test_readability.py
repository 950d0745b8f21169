"""Readability is context: it works offline, and it moves no score."""

from __future__ import annotations

import socket

import pytest
from samples import SOBER, article

from credence.model import Article
from credence.readability import EASE, Readability, readability


def test_plain_words_read_more_easily_than_long_ones() -> None:
    plain = readability(Article("a", "", "The boat is late. We sit and wait. It is cold."))
    heavy = readability(article(*SOBER))
    assert plain is not None
    assert heavy is not None
    assert plain.ease > heavy.ease
    assert plain.grade < heavy.grade


def test_it_works_without_a_network_and_on_words_that_no_dictionary_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("readability reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    assert readability(Article("a", "", "Zzyzx qwrtp blorfed. Xyzzy! 12,5 %.")) is not None


@pytest.mark.parametrize("text", ["", " \n", "...", "😀"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert readability(Article("a", "", text)) is None


def test_every_ease_has_a_name() -> None:
    assert [Readability(ease, 1.0).words for ease in (200.0, 85.0, -50.0)] == [
        "very easy",
        "easy",
        "very difficult",
    ]
    assert len({name for _, name in EASE}) == len(EASE)
