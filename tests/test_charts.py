"""Charts show the figures they say, as a picture, as text and as a table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from conftest import Visit
from reports import Reading, ferry, hostile, report, several

from credence.model import Weights
from credence.show import View, composite_chart, evidence_chart, score_chart, score_table
from credence.show.markup import COLOURS


def rgb(colour: str) -> str:
    """Return a colour as a browser computes it."""
    return f"rgb({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:], 16)})"


OTHER_INKS = {
    "light": {rgb(dark) for _, dark in COLOURS.values()},
    "dark": {rgb(light) for light, _ in COLOURS.values()},
}
SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {
    "scores": lambda: score_chart(several()),
    "composites": lambda: composite_chart(several(), Weights(hedging=3)),
    "evidence": lambda: evidence_chart(ferry()),
    "hostile": lambda: score_chart([hostile()]),
    "empty": lambda: score_chart([]),
    "unscored": lambda: composite_chart([report("a"), report("b")], Weights()),
    "no evidence": lambda: evidence_chart(report("a")),
}


def drawn(view: View) -> ET.Element:
    return ET.fromstring(view.svg)  # noqa: S314 -- made here


@pytest.mark.parametrize("name", CHARTS)
def test_the_file_of_a_chart_is_well_formed_names_itself_and_describes_its_figures(name: str) -> None:
    view = CHARTS[name]()
    title, description = list(drawn(view))[:2]
    assert title.tag == f"{SVG}title"
    assert title.text
    assert view.text in (description.text or "")


@pytest.mark.parametrize("name", CHARTS)
def test_where_pictures_and_styles_are_dropped_a_chart_is_a_table_and_no_stray_letters(name: str) -> None:
    kept = Reading(CHARTS[name]()._repr_html_())
    pictures = "".join(re.findall(r"<svg.*?</svg>", CHARTS[name]().html))
    assert kept.tags.count("table") == 1
    assert Reading(pictures).text == ""


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_each_time(name: str) -> None:
    one, other = CHARTS[name](), CHARTS[name]()
    assert (repr(one), one._repr_html_(), one.svg) == (repr(other), other._repr_html_(), other.svg)


def test_a_dot_stands_at_its_score_and_a_bar_spans_its_interval() -> None:
    dots = [dot.get("cx") for dot in drawn(score_chart([ferry()])).iter(f"{SVG}circle")]
    assert dots == ["72.50%", "61.00%", "18.40%", "80.00%"]
    bars = [line for line in drawn(score_chart([ferry()])).iter(f"{SVG}line") if line.get("stroke-width")]
    assert (bars[0].get("x1"), bars[0].get("x2")) == ("65.25%", "82.00%")


def test_the_middle_of_reference_news_is_drawn_for_every_score() -> None:
    middles = [line for line in drawn(score_chart([ferry()])).iter(f"{SVG}line") if line.get("x1") == "50%"]
    assert len(middles) == 4


def test_the_composite_chart_ranks_and_leaves_the_unscored_without_a_rank() -> None:
    lines = repr(composite_chart(several(), Weights())).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["1", "2", "3", "4", "5", "–"]
    assert lines[1].split()[1:4] == ["Seven", "bridges,", "one"]
    assert lines[-1].endswith("no score: too short: 2 words")


def test_a_composite_chart_names_the_shares_it_rests_on() -> None:
    caption = "Composites with hedging 50 %, sourcing 17 %, promotion 17 %, precision 17 %"
    assert caption in composite_chart(several(), Weights(hedging=3)).html


def test_the_weights_change_the_order() -> None:
    first = repr(composite_chart(several(), Weights(1, 0, 0, 0))).splitlines()[1]
    assert "Vaccine trial ends early" in first


def test_the_evidence_chart_can_show_one_dimension_and_knows_no_others() -> None:
    rows = repr(evidence_chart(ferry(), "promotion")).splitlines()[1:]
    assert rows
    assert {line.split()[0] for line in rows} == {"promotion"}
    with pytest.raises(ValueError, match="no dimension 'style'; there are: hedging"):
        evidence_chart(ferry(), cast(Any, "style"))


def test_the_evidence_chart_counts_each_kind_on_its_side() -> None:
    rows = [line.split() for line in repr(evidence_chart(ferry())).splitlines()[1:]]
    assert ["promotion", "hype", "2", "0"] in rows
    assert ["hedging", "hedge", "0", "1"] in rows
    assert sum(int(row[-1]) + int(row[-2]) for row in rows) == 9


def test_a_table_gives_value_and_interval_and_says_where_there_is_no_score() -> None:
    lines = repr(score_table(several())).splitlines()
    assert re.split(r"\s{2,}", lines[1])[:3] == ["Ferry to close", "73 (65–82)", "61 (54–71)"]
    assert re.split(r"\s{2,}", lines[-1]) == ["Gól", "no score: too short: 2 words"]


def test_a_chart_has_its_own_colours_without_a_style_sheet() -> None:
    circle = next(drawn(score_chart([ferry()])).iter(f"{SVG}circle"))
    assert re.fullmatch("#[0-9a-f]{6}", circle.get("fill") or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["scores", "composites", "evidence"])
def test_a_chart_follows_the_theme_and_fits_a_telephone(
    name: str, scheme: str, visit: Visit, tmp_path: Path
) -> None:
    frame = '<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">'
    (tmp_path / "chart.html").write_text(frame + CHARTS[name]()._repr_html_(), encoding="utf-8")
    visit.page.set_viewport_size({"width": 400, "height": 700})
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = visit.open(tmp_path / "chart.html")
    ink = page.locator("td").first.evaluate("one => getComputedStyle(one).color")
    assert ink == {"light": "rgb(31, 35, 40)", "dark": "rgb(230, 233, 236)"}[scheme]
    shapes = page.locator("svg [class]:not(.faint)").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).stroke))]"
    )
    assert not set(shapes) & OTHER_INKS[scheme]
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert visit.errors == []


@pytest.mark.parametrize(
    ("attribute", "paper"),
    [
        ('data-theme="dark"', "rgb(22, 25, 29)"),
        ('data-jp-theme-light="false"', "rgb(22, 25, 29)"),
        ('data-theme="light"', "rgb(255, 255, 255)"),
    ],
)
def test_the_theme_of_the_page_wins_over_that_of_the_machine(
    attribute: str, paper: str, visit: Visit, tmp_path: Path
) -> None:
    (tmp_path / "t.html").write_text(
        f"<!doctype html><body {attribute}>{score_table(several())._repr_html_()}", encoding="utf-8"
    )
    visit.page.emulate_media(color_scheme="light" if "22" in paper else "dark")
    page = visit.open(tmp_path / "t.html")
    assert page.locator(".credence").evaluate("one => getComputedStyle(one).backgroundColor") == paper
