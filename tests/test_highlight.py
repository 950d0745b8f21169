"""An article with its evidence marked: all of its text, each mark with its reason, nothing that acts."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from conftest import Visit
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from reports import EVIDENCE, FERRY, Reading, ferry, report

from credence.model import Article, Furniture, Hit, Report, Score
from credence.show import marked
from credence.show.markup import clean
from credence.weights import NAMES

NOTES = frozenset({"sup", "i", "style"})


def body(markup: str) -> str:
    """Return the markup of the article's text alone."""
    inner = markup.split('<div class="text">')[1].split("<details>", maxsplit=1)[0]
    return inner.removesuffix("</section></div>").removesuffix("</div>")


def covered(markup: str, name: str) -> str:
    """Return all the words underlined for a dimension, in reading order."""
    pieces = re.findall(r"<mark[^>]*>(.*?)</mark>", body(markup), re.DOTALL)
    return "".join(Reading(piece, NOTES).text for piece in pieces if f'class="{name} ' in piece)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text("ab <&\n“”\u202e'\"é", max_size=60))
    span = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        .map(sorted)
        .filter(lambda p: p[0] < p[1])
    )
    spans = draw(st.lists(span, max_size=8)) if text else []
    hits = [
        Hit(a, b, draw(st.sampled_from(NAMES)), "kind", draw(st.sampled_from([-1.0, 1.0])), "why")
        for a, b in spans
    ]
    aside = draw(span) if text and draw(st.booleans()) else None
    furniture = (Furniture(aside[0], aside[1], "share bar"),) if aside else ()
    scores = tuple(Score(d, 50, 40, 60, 0, tuple(h for h in hits if h.dimension == d)) for d in NAMES)
    return Report(Article("a", "Title", text), scores, furniture, ())


@given(reports())
def test_the_text_is_shown_whole_and_in_order_whatever_is_marked(made: Report) -> None:
    read = Reading(body(marked(made)._repr_html_()), NOTES)
    assert read.text == clean(made.article.text.rstrip())


@given(reports())
def test_every_hit_has_one_number_and_one_line_in_the_list(made: Report) -> None:
    markup = marked(made)._repr_html_()
    end = len(made.article.text.rstrip())
    hits = [hit for one in made.scores for hit in one.hits]
    assert markup.count("<li ") == len(hits)
    assert body(markup).count("<sup ") == sum(hit.end <= end for hit in hits)


@pytest.mark.parametrize("name", NAMES)
def test_the_words_underlined_for_a_dimension_are_those_of_its_hits(name: str) -> None:
    hits = sorted((FERRY.index(words), words) for words, dimension, *_ in EVIDENCE if dimension == name)
    assert covered(marked(ferry())._repr_html_(), name) == "".join(words for _, words in hits)


def test_where_two_hits_overlap_the_shared_words_carry_both_underlines_and_both_reasons() -> None:
    shared = re.findall(r"<mark[^>]*>(?:(?!</mark>).)*amazing.*?</mark>", marked(ferry())._repr_html_())[0]
    assert 'class="precision against"' in shared
    assert 'class="promotion against"' in shared
    assert "It praises where it should describe." in shared
    assert "A multitude nobody counted." in shared


def test_the_side_of_a_mark_is_told_in_words_sign_and_line_not_by_colour_alone() -> None:
    markup = marked(ferry())._repr_html_()
    assert '<span class="hedging for">may</span><sup class="hedging">1+</sup>' in markup
    assert "hedging, booster (−1.20, against): Certainty is oversold." in markup
    assert ".against{text-decoration-style:wavy" in markup


def test_furniture_is_greyed_with_its_reason_said_once_in_view_and_in_the_title() -> None:
    markup = marked(ferry())._repr_html_()
    assert markup.count("<i>[set aside: related headlines] </i>") == 1
    assert 'class="furniture" title="set aside: related headlines"' in markup


def test_one_dimension_is_marked_alone() -> None:
    markup = marked(ferry(), "sourcing")._repr_html_()
    assert covered(markup, "sourcing")
    assert not covered(markup, "promotion")
    assert markup.count('type="checkbox"') == 1


def test_an_unknown_dimension_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no dimension 'style'; there are: hedging, sourcing"):
        marked(ferry(), "style")  # type: ignore[arg-type]


def test_evidence_in_the_title_is_marked_in_the_heading_and_numbered_first() -> None:
    found = Hit(0, 3, "promotion", "shout", -1.0, "It shouts.", "title")
    other = Hit(0, 4, "hedging", "hedge", 1.0, "Careful.")
    markup = marked(
        report("x", 1, 2, 3, 4, hits=(other, found), title="WOW a lock", text="Some lock.")
    )._repr_html_()
    assert re.search(
        r"<h3><mark[^>]*><span class=\"promotion against\">WOW</span><sup class=\"promotion\">1−", markup
    )


def test_a_text_without_scores_says_so_and_is_still_shown() -> None:
    view = marked(report("gol", text="Demasiado corto."))
    assert repr(view) == "gol: no score: too short: 2 words"
    assert "Demasiado corto." in view.html
    assert "no score: too short: 2 words" in view.html


def test_the_text_form_lists_the_evidence_in_reading_order() -> None:
    lines = repr(marked(ferry())).splitlines()
    assert lines[0] == "Ferry to close: 9 signals"
    assert lines[1] == "1. “may” hedging, hedge (+1.00, for): A prediction is covered by a hedge."
    assert len(lines) == 10


def test_the_same_report_gives_the_same_markup() -> None:
    assert marked(ferry())._repr_html_() == marked(ferry())._repr_html_()


def test_no_script_is_needed() -> None:
    assert "<script" not in marked(ferry())._repr_html_()


def test_marking_takes_time_in_proportion_to_the_text() -> None:
    def seconds(size: int) -> float:
        hits = tuple(Hit(i * 10, i * 10 + 14, "hedging", "hedge", 1.0, "why") for i in range(size))
        made = report("long", 1, 2, 3, 4, hits=hits, text="a bit long " * size)
        began = time.perf_counter()
        marked(made)
        return time.perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert seconds(5000) < 40 * small


def test_focus_on_a_mark_shows_why_it_counts_and_a_switch_hides_a_dimension(
    visit: Visit, tmp_path: Path
) -> None:
    (tmp_path / "marked.html").write_text(f"<!doctype html>{marked(ferry())._repr_html_()}", encoding="utf-8")
    page = visit.open(tmp_path / "marked.html")
    mark = page.locator("mark", has_text="may").first
    mark.click()
    expect(mark).to_be_focused()
    shown = mark.evaluate("one => getComputedStyle(one, '::after').content")
    assert "A prediction is covered by a hedge." in shown
    line = mark.locator("span")
    expect(line).to_have_css("text-decoration-line", "underline")
    page.get_by_role("checkbox", name="hedging").uncheck()
    expect(line).to_have_css("text-decoration-line", "none")
    assert visit.errors == []


def test_where_styles_and_pictures_are_dropped_signs_lines_and_reasons_remain() -> None:
    markup = marked(ferry())._repr_html_()
    bare = Reading(re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", markup, flags=re.DOTALL))
    assert "may1+ close the Lindø route" in bare.text
    assert "[set aside: related headlines] More from this site\n10 islands" in bare.text
    assert Reading("".join(re.findall(r"<svg.*?</svg>", markup))).text == ""
