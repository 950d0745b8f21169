"""Cues in disguise are found, flagged, and marked where they stand in the text as it was read."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import varied

from credence.masks import see, unmask
from credence.model import Article, Report
from credence.scoring import contributions, detect, reweighed, score

BOAST = "It is hands down the worst ferry on the planet."
DISGUISES = {
    "soft hyphens": BOAST.replace("worst", "wo\xadrst").replace("hands", "ha\xadnds"),
    "zero-width joiners": BOAST.replace("worst", "w\u200do\u200dr\u200ds\u200dt"),
    "zero-width spaces at the edge": BOAST.replace("hands down", "hands\u200b \u200bdown"),
    "bidirectional controls": BOAST.replace("worst", "w\u202aor\u202cst"),
    "a Cyrillic letter": BOAST.replace("worst", "w\u043erst"),
    "a Greek letter": BOAST.replace("worst", "w\u03bfrst"),
    "bold mathematical letters": BOAST.replace("worst", "𝐰𝐨𝐫𝐬𝐭"),
    "full-width letters": BOAST.replace("worst", "ｗｏｒｓｔ"),
    "a stroke through each letter": BOAST.replace("worst", "w\u0336o\u0336r\u0336s\u0336t\u0336"),
    "letters spaced apart": BOAST.replace("worst", "w o r s t"),
    "a tag of no country": BOAST.replace("worst", "wor\U000e0067st"),
}
OPEN = (
    "Москва и café, naïve, Ωmega-free 5 µm and 3 μm, TNFα, NF-κB, IFNγ levels, α-helix",
    "5\xa0°C, №5, Brand™, m²",
    "👩\u200d👩\u200d👧 ❤\ufe0f a flag 🏴\U000e0067\U000e0062\U000e007f",
    "A B C D are four towns, and x, y, z are not.",
    "می\u200cخواهم \u05d0\u05d1",
    "“Curly” quotes — and dashes…",
)


@cache
def page(sentence: str) -> Report:
    """Return the report of an article with a sentence in its middle."""
    lines = varied(6)
    return score(Article("a", "The ferry", " ".join((*lines[:18], sentence, *lines[18:]))))


def figures(report: Report) -> list[tuple[float, int]]:
    """Return value and number of hits of each score."""
    return [(one.value, len(one.hits)) for one in report.scores]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_cue_counts_as_the_cue_and_is_flagged(disguise: str) -> None:
    open_, masked = page(BOAST), page(DISGUISES[disguise])
    assert figures(masked) == figures(open_)
    assert masked.words == open_.words
    (flag,) = (one for one in masked.warnings if one not in open_.warnings)
    assert re.search("hidden characters|look-alike letters|spaces between", flag)


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_mark_covers_the_disguised_word_in_the_text_as_it_was_read(disguise: str) -> None:
    report = page(DISGUISES[disguise])
    marked = [report.article.text[h.start : h.end] for one in report.scores for h in one.hits]
    assert sum(unmask(words).text != words for words in marked)
    assert [words for words in marked if not words or words != words.strip()] == []
    plain = [unmask(words).text for words in marked]
    assert plain == [
        page(BOAST).article.text[h.start : h.end] for one in page(BOAST).scores for h in one.hits
    ]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_a_sentence_adds_is_the_same_in_disguise(disguise: str) -> None:
    open_, masked = (contributions(page(one)) for one in (BOAST, DISGUISES[disguise]))
    assert [part.points for part in masked] == [part.points for part in open_]
    report = page(DISGUISES[disguise])
    assert reweighed(report, lambda hit: hit) == report


@pytest.mark.parametrize("disguise", DISGUISES)
def test_detect_sees_through_a_disguise(disguise: str) -> None:
    open_, masked = detect(BOAST), detect(DISGUISES[disguise])
    assert masked.probabilities == open_.probabilities
    assert [unmask(DISGUISES[disguise][h.start : h.end]).text for h in masked.hits] == [
        BOAST[h.start : h.end] for h in open_.hits
    ]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_no_disguise_stays_as_it_is(text: str) -> None:
    assert unmask(text).text == text
    assert unmask(text).notes == ()


def test_a_decomposed_accent_is_read_as_one_letter_and_is_no_disguise() -> None:
    found = unmask("a cafe\u0301 of")
    assert found.text == "a café of"
    assert found.notes == ()
    assert found.back(2, 6) == (2, 7)


def test_a_disguised_title_is_flagged_as_the_title() -> None:
    report = score(Article("a", "The w\u200borst ferry", " ".join(varied(6))))
    assert report.warnings[-1] == "title: hidden characters inside words: 1; read without them"
    assert report.article.title == "The w\u200borst ferry"


def test_a_word_of_two_hundred_letters_is_left_alone() -> None:
    assert unmask("a\u0301" * 200).words == ()


def test_furniture_is_named_in_the_text_as_it_was_read() -> None:
    text = "w\xado\xadrst \n".join(varied(6)) + "\nSha\xadre this article"
    report = score(Article("a", "", text))
    assert [text[f.start : f.end] for f in report.furniture] == ["Sha\xadre this article"]


PIECE = st.one_of(
    st.sampled_from(("may", "w\u200borst", "\xad", "\u0301", "\u0430", "a", " ", "\n", "ﬁ", "a b c d e"))
)


@given(st.lists(PIECE, max_size=30).map("".join))
def test_every_span_leads_back_to_what_it_looks_like(text: str) -> None:
    found = unmask(text)
    for before, after in found.words:
        assert found.back(after.start, after.end) == (before.start, before.end)
    for i, char in enumerate(found.text):
        start, end = found.back(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert char in unmask(text[start:end]).text or end - start > 1
    seen = see(Article("a", "", text))
    assert seen.article.text == found.text
