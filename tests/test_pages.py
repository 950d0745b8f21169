"""Bytes become text; nothing is lost that could be kept, and nothing crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.formats.page import fields
from credence.pages import MAGIC, Unreadable, clean, decode, front_matter, is_page

HERE = Path("a.txt")
LINE = "The café’s crane won’t come back – “not this year,” it said. The naïve plan cost £3 million. "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"], ids=lambda name: name
)
@pytest.mark.parametrize("copies", [1, 50])
def test_usual_encodings_of_english_are_read_exactly(encoding: str, copies: int) -> None:
    assert decode((LINE * copies).encode(encoding), HERE) == LINE * copies


@pytest.mark.parametrize(
    "text", ["café", "Søren Ærø ate.", "El puerto anunció que la grúa volverá en otoño."]
)
def test_a_few_western_letters_are_not_taken_for_another_script(text: str) -> None:
    assert decode(text.encode("cp1252"), HERE) == text


def test_another_script_is_read_by_its_statistics() -> None:
    text = "Журналисты сообщили о новом кране в порту. " * 5
    assert decode(text.encode("cp1251"), HERE) == text


def test_text_cut_in_the_middle_of_a_character_keeps_the_rest() -> None:
    data = ("ø " * 100).encode()[:-2]
    assert decode(data, HERE) == "ø " * 99 + "\ufffd"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, HERE)
    except Unreadable as problem:
        text = str(problem)
    assert text.encode().decode() == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    try:
        assert decode(data, HERE) == text.removeprefix("\ufeff")
    except Unreadable:
        assert data.startswith(tuple(MAGIC))


@given(st.text())
def test_cleaning_keeps_every_offset_and_can_be_written(text: str) -> None:
    assert len(clean(text)) == len(text)
    clean(text).encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Crane\n---\nBack.", {"title": "Crane"}),
        ("---\r\ntitle: Crane\r\n---\r\nBack.", {"title": "Crane"}),
        ("---\ntitle: 'Crane: back'\n...\nBack.", {"title": "Crane: back"}),
        (
            "---\nTitle: Crane\nurl: https://example.org/a\n---\nBack.",
            {"title": "Crane", "url": "https://example.org/a"},
        ),
        ("---\ntags:\n  - a\n- b\n# note\n---\nBack.", {"tags": ""}),
        ("---\n---\nBack.", {}),
    ],
)
def test_front_matter_gives_its_fields_and_leaves_the_text(text: str, expected: dict[str, str]) -> None:
    assert front_matter(text) == (expected, "Back.")


@pytest.mark.parametrize(
    "text", ["", "Back.", "---", "---\nBack.", "----\ntitle: x\n----\n", "\n---\na: b\n---\n"]
)
def test_text_without_front_matter_is_left_whole(text: str) -> None:
    assert front_matter(text) == ({}, text)


@given(st.text(max_size=200))
def test_front_matter_only_ever_takes_from_the_front(text: str) -> None:
    assert text.endswith(front_matter("---\n" + text)[1]) or front_matter("---\n" + text)[0] == {}


@pytest.mark.parametrize("text", ["<html><p>x", " \n<!DOCTYPE html>\n<html>", '<?xml version="1.0"?><html>'])
def test_pages_are_known_by_their_first_tag(text: str) -> None:
    assert is_page(text)


@pytest.mark.parametrize("text", ["", "The <html> tag", "<p>Just a paragraph", "<?xml version='1.0'?><feed>"])
def test_other_text_is_no_page(text: str) -> None:
    assert not is_page(text)


@pytest.mark.parametrize(
    "page",
    [b"", b"<", b"<html>" * 3000, b"<div>" * 20_000 + b"x", b"<p>&#xD800;&#0;&#x110000;</p>", b"<!--" * 5000],
    ids=lambda page: page[:8].decode(),
)
def test_broken_pages_give_text_or_none_and_never_crash(page: bytes) -> None:
    fields(page, HERE)["text"].encode()
