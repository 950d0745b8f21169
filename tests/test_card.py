"""The card and the page: scores, the strongest evidence, warnings, and what the scores do not say."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import Visit
from reports import Reading, barriers, ferry, report, several

from credence.model import Hit, Weights
from credence.show import card, report_page, score_table
from credence.show.cards import SCRIPTS
from credence.show.markup import LIMITS
from credence.show.standalone import source


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


def test_the_page_is_one_document_that_may_load_nothing_and_run_only_its_own_scripts() -> None:
    page = report_page(several(), Weights())
    read = Reading(page.removeprefix("<!doctype html>"))
    assert read.open == []
    assert not {"link", "img", "iframe"} & set(read.tags)
    scripts = [source(name) for name in SCRIPTS]
    assert set(re.findall(r"<script>(.*?)</script>", page, re.DOTALL)) == set(scripts)
    policy = next(value for key, value in read.attributes if key == "content" and "default" in (value or ""))
    first, second = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts)
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{first}' 'sha256-{second}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_a_script_that_is_not_the_page_s_own_does_not_run_in_the_page(visit: Visit, tmp_path: Path) -> None:
    page = report_page([ferry()], Weights()).replace(
        "</main>", "<script>document.title = 'x'</script></main>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert visit.open(tmp_path / "page.html").title() == "Credibility scores: Ferry to close"
    assert "Content Security Policy" in visit.errors[0]


def test_the_picture_of_a_card_holds_the_scores_the_evidence_and_the_warnings() -> None:
    root = ET.fromstring(card(ferry()).svg)  # noqa: S314 -- made here
    lines = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
    for line in ("Ferry to close", "Warning: short", "73", "(54–71)", "Speaks for it", "“may”", "“amazing”"):
        assert line in lines
    assert any(LIMITS[:40] in line for line in lines)
    circles = [one.get("cx") for one in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert circles == ["72.50%", "61.00%", "18.40%", "80.00%"]


def test_no_line_of_the_picture_leaves_it_however_long_title_evidence_and_warnings_are(
    visit: Visit, tmp_path: Path
) -> None:
    text = "Wondermarvellous " * 60
    hits = tuple(Hit(i, i + 900, "promotion", "hype", w, "why " * 80) for i, w in ((0, -1.0), (17, 1.0)))
    made = report("x", 1, 2, 3, 4, hits=hits, title="Marvellous bridges " * 40, text=text)
    long = replace(made, warnings=("a warning that goes on " * 20,))
    (tmp_path / "card.svg").write_text(card(long).svg, encoding="utf-8")
    page = visit.open(tmp_path / "card.svg")
    boxes = page.locator("text").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    top = page.get_by_text("Speaks for it").bounding_box()
    assert top
    left = page.locator("text[x='0.00%']").evaluate_all(
        "(all, top) => all.filter(one => one.getAttribute('y') > top)"
        ".map(one => one.getBoundingClientRect().right)",
        top["y"],
    )
    assert max(boxes) <= 720
    assert max(left[:-2]) < 380


def test_a_card_without_scores_has_a_picture_that_says_why() -> None:
    assert ">no score: too short: 2 words</text>" in card(report("gol")).svg


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_a_card_can_be_saved_as_a_picture(kind: str, visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(report_page(several(), Weights()), encoding="utf-8")
    page = visit.open(tmp_path / "page.html")
    with page.expect_download() as waiting:
        page.locator(".card").first.get_by_role("link", name=kind).click()
    assert waiting.value.suggested_filename == f"ferry.{kind.lower()}"
    saved = waiting.value.path().read_bytes()
    if kind == "SVG":
        assert saved.decode() == card(several()[0]).svg
    else:
        assert saved.startswith(b"\x89PNG")
        assert int.from_bytes(saved[16:20]) == 1440
    assert visit.errors == []


def test_without_its_script_the_card_offers_svg_alone() -> None:
    assert re.findall(r'download="([^"]+)"', card(ferry()).html) == ["ferry.svg"]


def test_the_name_of_the_saved_file_leads_nowhere_else() -> None:
    assert 'download="etcpasswd.svg"' in card(report("../../etc/pass wd\x00", 1, 2, 3, 4)).html
    assert 'download="article.svg"' in card(report("///", 1, 2, 3, 4)).html


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
