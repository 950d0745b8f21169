"""Nothing an article holds can act on the page that shows it."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import HOSTILE, Reading, hostile

from credence.model import Weights
from credence.show import card, composite_chart, evidence_chart, marked, report_page, score_chart, score_table
from credence.show.cards import SCRIPTS
from credence.show.markup import COLOURS, Html, clean, clip, css, el, html_table, shown, text_table
from credence.show.standalone import source
from credence.weights import NAMES

VIEWS = {
    "marked": marked(hostile()),
    "card": card(hostile()),
    "score table": score_table([hostile()]),
    "score chart": score_chart([hostile()]),
    "composite chart": composite_chart([hostile()], Weights()),
    "evidence chart": evidence_chart(hostile()),
}
LIGHT_PAPER, DARK_PAPER = "#ffffff", "#16191d"


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@given(st.text(st.characters()))
def test_cleaned_text_holds_no_character_that_acts_and_encodes_as_utf_8(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    acting = {c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"}} - set("\t\n\r")
    bidi = {
        c
        for c in cleaned
        if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    }
    assert acting | bidi == set()


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_an_element_keeps_its_text_as_text_and_its_attribute_as_one_attribute(text: str, value: str) -> None:
    read = Reading(el("p", text, title=value))
    assert read.tags == ["p"]
    assert [name for name, _ in read.attributes] == ["title"]
    assert read.attributes[0][1] == clean(value)
    assert read.text == clean(text)


def test_markup_made_here_is_not_escaped_again_and_a_plain_string_always_is() -> None:
    assert el("p", el("b", "x")) == "<p><b>x</b></p>"
    assert el("p", str(el("b", "x"))) == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    assert el("p", Html("&amp;")) == "<p>&amp;</p>"


def without_own_scripts(markup: str) -> str:
    """Return markup without the scripts that this package puts there."""
    for name in SCRIPTS:
        markup = markup.replace(f"<script>{source(name)}</script>", "")
    return markup


@pytest.mark.parametrize("name", VIEWS)
def test_a_hostile_article_stays_inert_text_in_every_view(name: str) -> None:
    markup = without_own_scripts(VIEWS[name]._repr_html_())
    read = Reading(markup)
    assert not {"script", "img", "iframe", "object", "base", "form"} & set(read.tags)
    assert not [key for key, _ in read.attributes if key.startswith("on")]
    assert read.open == []
    assert "alert(1)" in read.text
    assert not set("\x00\u202e\u202c\ud800") & set(markup + repr(VIEWS[name]))


def test_a_hostile_article_stays_inert_text_in_the_page() -> None:
    page = without_own_scripts(report_page([hostile(), hostile()], Weights()))
    read = Reading(page.removeprefix("<!doctype html>"))
    assert not {"script", "img", "iframe", "link"} & set(read.tags)
    assert page.count("</style>") == read.tags.count("style")
    assert not set("\x00\u202e\ud800") & set(page)


@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if view.svg])
def test_a_hostile_article_stays_inert_text_in_every_picture(name: str) -> None:
    root = ET.fromstring(VIEWS[name].svg)  # noqa: S314 -- made here
    tags = {one.tag.removeprefix("{http://www.w3.org/2000/svg}") for one in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "line", "circle"}
    assert not [key for one in root.iter() for key in one.keys() if key.startswith("on") or "href" in key]  # noqa: SIM118
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert not set("\x00\u202e\u202c\ud800") & set(VIEWS[name].svg)


@pytest.mark.parametrize("name", VIEWS)
def test_amounts_in_dollars_are_kept_from_the_formula_reader(name: str) -> None:
    assert VIEWS[name]._repr_html_().startswith('<div class="credence tex2jax_ignore mathjax_ignore">')


@pytest.mark.parametrize("name", VIEWS)
def test_no_view_holds_a_blank_line_behind_which_a_markdown_page_would_read_it_as_prose(name: str) -> None:
    assert "\n\n" not in VIEWS[name]._repr_html_()


@pytest.mark.parametrize("name", VIEWS)
def test_no_view_carries_a_random_identifier_or_an_address_in_memory(name: str) -> None:
    ids = [value or "" for key, value in Reading(VIEWS[name]._repr_html_()).attributes if key == "id"]
    assert [one for one in ids if not re.fullmatch(r"e[0-9a-f]{8}(-\w+)?", one)] == []
    assert not re.search(r"0x[0-9a-f]{6}", VIEWS[name]._repr_html_() + repr(VIEWS[name]))


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_can_be_read_as_text_on_its_paper(name: str) -> None:
    light, dark = {str(key): pair for key, pair in COLOURS.items()}[name]
    assert contrast(light, LIGHT_PAPER) >= 4.5
    assert contrast(dark, DARK_PAPER) >= 4.5
    assert f"light-dark({light},{dark})" in css()


def test_the_papers_of_the_contrast_test_are_those_of_the_style_sheet() -> None:
    assert "--paper:light-dark(#fff,#16191d)" in css()


@given(st.floats(0, 100))
def test_a_shown_score_is_the_nearest_whole_number_halves_up(value: float) -> None:
    assert abs(int(shown(value)) - value) <= 0.5
    assert shown(int(value) + 0.5) == str(int(value) + 1)


def test_a_clipped_title_is_one_line_of_at_most_its_length() -> None:
    assert clip("a\nb\t c", 9) == "a b c"
    assert clip("x" * 80, 10) == "x" * 9 + "…"
    assert len(clip(HOSTILE, 30)) == 30


def test_a_short_row_runs_on_in_text_and_spans_the_rest_in_markup() -> None:
    rows = [("article", "one", "two"), ("a", "1–2", "3"), ("b", "no score at all")]
    assert text_table(rows).splitlines() == [
        "article  one  two",
        "a        1–2  3",
        "b        no score at all",
    ]
    markup = html_table(rows, "c")
    assert '<td colspan="2">no score at all</td>' in markup
    assert "1\u2060–\u20602" in markup
