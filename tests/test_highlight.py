"""An article with its evidence marked: all of its text, each mark with its reason, nothing that acts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Visit
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect
from reports import EVIDENCE, FERRY, Reading, ferry, report

from credence.model import Article, Furniture, Hit, Report, Score
from credence.scoring import contributions
from credence.show import marked
from credence.show.evidence import points
from credence.show.markup import clean
from credence.weights import NAMES

NOTES = frozenset({"sup", "i", "style"})


def body(markup: str) -> str:
    """Return the markup of the article's text alone."""
    inner = markup.split('<div class="text">')[1].split("<details", maxsplit=1)[0]
    return inner.removesuffix("</section></div>").removesuffix("</div>")


def covered(markup: str, name: str) -> str:
    """Return all the words underlined for a dimension, in reading order."""
    pieces = re.findall(r"<mark[^>]*>(.*?)</mark>", body(markup), re.DOTALL)
    return "".join(Reading(piece, NOTES).text for piece in pieces if f'<span class="{name} ' in piece)


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
    assert len(re.findall(r'<li class="[^"]+" id="[^"]+" value="', markup)) == len(hits)
    assert body(markup).count("<sup ") == sum(hit.end <= end for hit in hits)


@pytest.mark.parametrize("name", NAMES)
def test_the_words_underlined_for_a_dimension_are_those_of_its_hits(name: str) -> None:
    hits = sorted((FERRY.index(words), words) for words, dimension, *_ in EVIDENCE if dimension == name)
    assert covered(marked(ferry())._repr_html_(), name) == "".join(words for _, words in hits)


def test_where_two_hits_overlap_the_shared_words_carry_both_underlines_and_both_reasons() -> None:
    shared = re.findall(r"<mark[^>]*>(?:(?!</mark>).)*amazing.*?</mark>", marked(ferry())._repr_html_())[0]
    assert re.findall(r'<span class="(\w+) k\d+ against">', shared) == ["promotion", "precision"]
    assert "It praises where it should describe." in shared
    assert "A multitude nobody counted." in shared


def test_the_side_of_a_mark_is_told_in_words_sign_and_line_not_by_colour_alone() -> None:
    markup = marked(ferry())._repr_html_()
    assert re.search(
        r'<span class="hedging k1 for">may</span><sup class="hedging k1"><a id="(e\w{8})-1"[^>]*>1\+<', markup
    )
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
    assert re.findall(r"</span></label> <a[^>]*>(\d+)", markup) == ["61"]
    assert re.findall(r'<legend><span class="name">(\w+)', markup) == ["sourcing"]


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
        r'<h3><mark[^>]*><span class="promotion k1 against">WOW</span><sup class="promotion k1"><a[^>]*>1−',
        markup,
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


def test_marking_takes_time_in_proportion_to_the_text() -> None:
    def seconds(size: int) -> float:
        hits = tuple(Hit(i * 10, i * 10 + 14, "hedging", "hedge", 1.0, "why") for i in range(size))
        made = report("long", 1, 2, 3, 4, hits=hits, text="a bit long " * size)
        began = time.perf_counter()
        marked(made)
        return time.perf_counter() - began

    small = min(seconds(500) for _ in range(3))
    assert seconds(5000) < 40 * small


@pytest.fixture(params=["with its script", "without scripts"])
def reader(request: pytest.FixtureRequest, visit: Visit, tmp_path: Path) -> Iterator[Page]:
    """The marked article in a page from the disk, the network cut off."""
    markup = f'<!doctype html><html lang="en"><title>Ferry</title>{marked(ferry())._repr_html_()}</html>'
    if request.param == "without scripts":
        markup = re.sub(r"<script>.*?</script>", "", markup, flags=re.DOTALL)
    (tmp_path / "marked.html").write_text(markup, encoding="utf-8")
    yield visit.open(tmp_path / "marked.html")
    assert visit.errors == []


def explanation(mark: Locator) -> str:
    """Return what is shown below a mark."""
    return str(mark.evaluate("one => getComputedStyle(one, '::after').content"))


def test_a_click_on_a_mark_shows_why_it_counts_its_weight_its_support_and_what_its_sentence_adds(
    reader: Page,
) -> None:
    mark = reader.locator("mark", has_text="may").first
    assert explanation(mark) == "none"
    mark.click()
    expect(mark).to_be_focused()
    assert "hedging, hedge (+1.00, for): A prediction is covered by a hedge." in explanation(mark)
    assert "Its weight was set by hand." in explanation(mark)
    assert "This sentence moves the raw rate of hedging by +" in explanation(mark)


def test_what_a_mark_says_its_sentence_adds_is_what_scoring_computes(reader: Page) -> None:
    parts = [part for part in contributions(ferry()) if part.dimension == "precision"]
    figure = next(part for part in parts if part.hits[0].kind == "figure")
    mark = reader.locator("mark", has_text="412,000")
    mark.focus()
    assert f"of precision by +{figure.rate:.2f}, {points(figure)} of the score." in explanation(mark)


def test_tab_moves_from_hit_to_hit_in_reading_order(reader: Page) -> None:
    numbers = []
    reader.locator("mark sup a").first.focus()
    for _ in range(4):
        numbers.append(reader.evaluate("document.activeElement.innerText"))
        reader.keyboard.press("Tab")
    assert numbers == ["1+", "2+", "3+", "4+"]


def test_a_score_leads_to_its_sentences_these_to_their_marks_a_mark_to_the_list_and_back(
    reader: Page,
) -> None:
    reader.get_by_role("link", name="the sentences behind promotion").click()
    sentences = reader.locator("details.promotion")
    expect(sentences).to_have_attribute("open", "")
    expect(sentences.locator("li")).to_contain_text("Some experts say this amazing")
    sentences.get_by_role("link", name="7", exact=True).click()
    mark = reader.locator("mark", has_text="7−")
    assert "It praises where it should describe." in explanation(mark)
    mark.get_by_role("link", name="7−").click()
    entry = reader.locator("ol li[value='7']")
    expect(entry).to_be_visible()
    entry.get_by_role("link").click()
    assert "It praises where it should describe." in explanation(mark)
    reader.get_by_role("link", name="Back to the scores").last.click()
    expect(reader.locator(".overview")).to_be_in_viewport()


def test_a_stroke_of_the_strip_leads_to_its_mark(reader: Page) -> None:
    reader.locator(".lane.hedging .strip a").last.click()
    assert "Certainty is oversold." in explanation(reader.locator("mark", has_text="9−"))


def test_a_dimension_and_each_kind_can_be_switched_off_and_on(reader: Page) -> None:
    reader.get_by_text("Choose kinds").click()
    hedge = reader.locator("mark span.hedging.for").first
    booster = reader.locator("mark span.hedging.against").first
    expect(hedge).to_have_css("text-decoration-line", "underline")
    reader.get_by_role("checkbox", name="booster 1").uncheck()
    expect(booster).to_have_css("text-decoration-line", "none")
    expect(hedge).to_have_css("text-decoration-line", "underline")
    expect(reader.locator("mark sup.hedging", has_text="9−")).to_have_count(1)
    expect(reader.locator("mark sup.hedging", has_text="9−")).to_be_hidden()
    assert reader.locator(".lane.hedging .stroke:visible").count() == 1
    reader.get_by_role("checkbox", name="hedging").uncheck()
    expect(hedge).to_have_css("text-decoration-line", "none")
    reader.get_by_role("checkbox", name="hedging").check()
    reader.get_by_role("checkbox", name="booster 1").check()
    expect(booster).to_have_css("text-decoration-line", "underline")


def test_a_kind_switched_off_has_no_tab_stop_and_no_explanation(reader: Page) -> None:
    booster = reader.locator("mark", has_text="9−")
    booster.locator("a").focus()
    assert "Certainty is oversold." in explanation(booster)
    reader.get_by_text("Choose kinds").click()
    reader.get_by_role("checkbox", name="booster 1").uncheck()
    booster.click(position={"x": 3, "y": 8})
    shown = booster.evaluate("one => getComputedStyle(one, '::after').display")
    assert shown == "none"
    assert booster.locator("a:visible").count() == 0


def test_an_article_without_a_title_stands_under_its_label_or_its_id() -> None:
    bare = ferry()
    for label, shown in (("", "tide"), ("7, the notice", "7, the notice")):
        named = replace(bare, article=Article(id="tide", title="", text=bare.article.text, label=label))
        assert f"<h3>{shown}</h3>" in marked(replace(named, scores=()))._repr_html_()


def test_padding_is_grey_and_says_why_it_earns_nothing() -> None:
    text = "The tide table is out.\nBuy a boat. Buy a kite."
    padding = (Furniture(23, 34, "about something else"),)
    aside = (Furniture(35, 46, "a teaser"),)
    made = replace(report("tide", 1, 2, 3, 4, text=text), padding=padding, furniture=aside)
    markup = marked(made)._repr_html_()
    shown = ("tide table", "[earns nothing: about something else]", "Buy a boat", "[set aside: a teaser]")
    assert [*shown] == sorted(shown, key=markup.index)


def test_the_places_of_a_view_are_named_once_each_and_every_way_leads_to_one() -> None:
    attributes = Reading(marked(ferry())._repr_html_()).attributes
    ids = [value for key, value in attributes if key == "id"]
    assert len(ids) == len(set(ids))
    assert {value for key, value in attributes if key == "href"} == {f"#{name}" for name in ids}


def test_two_articles_in_one_page_have_places_of_their_own() -> None:
    views = (marked(ferry()), marked(ferry(), "hedging"), marked(report("x", 1, 2, 3, 4)))
    names = [
        {value for key, value in Reading(view._repr_html_()).attributes if key == "id"} for view in views
    ]
    assert not names[0] & names[1]
    assert not names[1] & names[2]


@pytest.mark.parametrize(
    ("n", "said"),
    [(None, "set by hand"), (1, "from 1 annotated sentence."), (1200, "from 1,200 annotated sentences.")],
)
def test_a_hit_says_what_its_weight_rests_on(n: int | None, said: str) -> None:
    learned = Hit(0, 4, "hedging", "hedge", 1.0, "Careful.", n=n)
    assert said in marked(report("x", 1, 2, 3, 4, hits=(learned,), text="Some lock."))._repr_html_()


def test_where_styles_and_pictures_are_dropped_signs_lines_and_reasons_remain() -> None:
    markup = marked(ferry())._repr_html_()
    bare = Reading(re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", markup, flags=re.DOTALL))
    assert "may1+ close the Lindø route" in bare.text
    assert "[set aside: related headlines] More from this site\n10 islands" in bare.text
    assert Reading("".join(re.findall(r"<svg.*?</svg>", markup))).text == ""
