"""The card and the page: scores, the strongest evidence, warnings, and what the scores do not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Visit
from reports import Reading, barriers, ferry, report, several

from credence.model import Hit, Weights
from credence.show import card, report_page, score_table
from credence.show.markup import LIMITS


def test_a_card_names_the_three_strongest_pieces_of_evidence_on_each_side_strongest_first() -> None:
    lines = repr(card(ferry())).splitlines()
    assert [line.split("”")[0] for line in lines if line.startswith("+")] == [
        "+ “412,000 passengers in 2023",
        "+ “said Marit Holm, its director",
        "+ “may",
    ]
    assert [line.split("”")[0] for line in lines if line.startswith("−")] == [
        "− “once-in-a-lifetime route will",
        "− “amazing",
        "− “will certainly",
    ]


def test_the_same_words_are_not_named_twice() -> None:
    text = "Wow. Wow. Wow. Buy it."
    hits = tuple(Hit(i, i + 3, "promotion", "hype", -1.0, "Why.") for i in (0, 5, 10))
    lines = repr(card(report("x", 1, 2, 3, 4, hits=hits, text=text))).splitlines()
    assert sum(line.startswith("−") for line in lines) == 1


def test_a_card_says_what_the_scores_do_not_say_and_repeats_the_warnings() -> None:
    view = card(ferry())
    assert LIMITS in view.html
    assert LIMITS in repr(view)
    assert "Warning: short" in view.html
    assert "warning: short" in repr(view)


def test_a_card_draws_a_track_for_each_score() -> None:
    assert re.findall(r'cx="([\d.]+)%"', card(ferry()).html) == ["72.50", "61.00", "18.40", "80.00"]


def test_a_very_long_title_is_cut_in_the_heading_of_a_card_and_in_tables() -> None:
    long = report("x", 1, 2, 3, 4, title="A bridge " * 60)
    for markup in (card(long).html, score_table([long]).html):
        heading = next(piece for piece in re.findall(r">([^<]+)<", markup) if piece.startswith("A bridge"))
        assert len(heading) == 140


def test_a_card_without_scores_shows_the_warning_and_no_number() -> None:
    view = card(report("gol"))
    assert repr(view) == "gol\nno score: too short: 2 words"
    assert "too short: 2 words" in view.html
    assert "Speaks for" not in view.html


def test_the_page_is_one_document_that_may_load_and_run_nothing() -> None:
    page = report_page(several(), Weights())
    read = Reading(page.removeprefix("<!doctype html>"))
    assert read.open == []
    assert not {"script", "link", "img", "iframe"} & set(read.tags)
    assert (
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    ) in read.attributes


def test_the_page_shows_every_article_what_was_set_aside_and_the_composites() -> None:
    text = Reading(report_page(several(), Weights(hedging=2))).text
    for made in several():
        assert made.article.title in text
    assert "hedging 40 %" in text
    assert "related headlines: “" not in text  # the quotation marks are the style sheet's
    assert "Set aside, not scored (1)" in text
    assert "no score: too short: 2 words" in text


def test_the_page_of_no_article_and_of_one_is_still_a_page() -> None:
    assert "0 articles" in report_page([], Weights())
    assert "Credibility scores: Ferry to close" in report_page([ferry()], Weights())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_page_has_no_serious_barrier_and_no_sideways_scrolling(
    scheme: str, width: int, visit: Visit, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(report_page(several(), Weights()), encoding="utf-8")
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = visit.open(tmp_path / "page.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")
    assert barriers(page) == []
    assert visit.errors == []
