"""The table of labels is sound, and a line is a label only where all of it is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import GAUDY, SOBER

from credence import labels

PLACES = {"line", "bar", "opens", "author", "start", "lead", "in"}
STARTS = {"start", "lead", "in"}


def reason(line: str) -> str | None:
    """Return why a line is a label."""
    found = labels.of(line)
    return found.reason if found else None


def test_every_label_has_a_phrase_a_place_and_a_reason() -> None:
    assert all(label.phrase.strip() == label.phrase != "" for label in labels.table())
    assert {label.where for label in labels.table()} == PLACES
    assert all(label.reason for label in labels.table())


def test_no_label_stands_twice() -> None:
    keys = [(label.phrase.casefold(), label.where) for label in labels.table()]
    assert sorted(keys) == sorted(set(keys))


def test_phrases_that_begin_or_fill_a_paragraph_are_written_as_they_are_compared() -> None:
    phrases = [label.phrase for label in labels.table() if label.where in STARTS]
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.casefold().split())] == []


def test_no_phrase_is_longer_than_what_is_looked_for() -> None:
    whole = [label.phrase for label in labels.table() if label.where not in STARTS]
    assert [phrase for phrase in whole if not 0 < len(labels.words(phrase)) <= labels.LONGEST] == []


def test_every_label_finds_itself() -> None:
    printed = [label.phrase.replace("#", "12") for label in labels.table()]
    assert [phrase for phrase in printed if labels.of(phrase) is None] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SHARE THIS ARTICLE", "share bar"),
        ("Share this article:", "share bar"),
        ("12 Comments", "comments"),
        ("5 min read", "page navigation, not article text"),
        ("View all postsRelated Articles", "related headlines: links to other articles, not this one"),
        ("Facebook, Twitter and LinkedIn", "share bar"),
        ("Don’t miss a story: sign up", "newsletter sign-up"),
        ("© 2024 Harbour Post", "copyright line"),
        ("(Additional reporting by Ada Holm)", "byline"),
    ],
)
def test_labels_are_known_in_any_print(line: str, expected: str) -> None:
    assert reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Share prices fell",
        "Homes are dear",
        "Newsletters are dead, says the postman.",
        "“Follow us,” she said.",
        "Follow us,” she said.",
        "Published in 1961, the atlas is still in print.",
        "Printing costs rose by a tenth.",
        "More information came from the harbour master.",
        "Topsoil is scarce.",
    ],
)
def test_prose_that_begins_with_the_same_letters_is_no_label(line: str) -> None:
    assert reason(line) is None


def test_a_long_paragraph_is_never_a_label() -> None:
    assert reason("Share this article " * 40) is None


def test_edges_of_prose_without_labels_are_its_ends() -> None:
    for line in SOBER + GAUDY:
        assert labels.edges(line) == (0, len(line))


@given(st.text(max_size=300))
def test_edges_lie_inside_the_line(line: str) -> None:
    start, end = labels.edges(line)
    assert 0 <= start <= end <= len(line)


@given(st.text(max_size=80))
def test_words_are_the_same_in_capitals_and_without(line: str) -> None:
    assert labels.words(" ".join(labels.words(line))) == labels.words(line)
