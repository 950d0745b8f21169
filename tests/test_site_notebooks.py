"""The page of notebook 06 as a reader opens it: from the disk, without a kernel or a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Visit
from playwright.sync_api import Locator, Page, expect

from credence import Report, Weights, combine, manifest, score
from credence.show.markup import shown
from credence.weights import PROFILES, rank

ROOT = Path(__file__).parents[1]
LINES = """rows => rows.map((row) => {
  const figures = [...row.children[2].childNodes].filter((part) => !part.matches?.(".hidden, .bar"));
  return [row.children[1].textContent.slice(0, 3), figures.map((part) => part.textContent).join("").trim()];
})"""


@pytest.fixture(scope="session")
def reports() -> list[Report]:
    """The five articles under their ids, as the page shows them."""
    articles = manifest(ROOT / "data" / "articles.csv")
    return [replace(score(one), article=replace(one, title="")) for one in articles]


@pytest.fixture
def page(built: Path, visit: Visit) -> Iterator[Page]:
    """The page, opened offline; nothing on it may fail or reach out."""
    opened = visit.open(built / "06-your-weights.html")
    expect(opened.locator(".reweighter .slider")).to_have_count(4)
    yield opened
    assert visit.errors == []


def slider(page: Page, name: str) -> Locator:
    return page.locator(f".reweighter .slider.{name} input")


def ranking(page: Page) -> list[list[str]]:
    """Return id and figures of each line, from the top."""
    found: list[list[str]] = page.locator(".reweighter .ranking tbody tr").evaluate_all(LINES)
    return found


def expected(reports: list[Report], weights: Weights) -> list[list[str]]:
    """Return what Python's own sums put in those lines."""
    lines = []
    for report, _ in rank(reports, weights):
        one = combine(report, weights)
        assert one
        lines.append([report.article.id, f"{shown(one.value)} ({shown(one.low)}–{shown(one.high)})"])
    return lines


def test_the_page_opens_with_the_ranking_under_equal_weights(page: Page, reports: list[Report]) -> None:
    assert ranking(page) == expected(reports, Weights())


def test_a_key_on_a_slider_ranks_anew_as_python_does(page: Page, reports: list[Report]) -> None:
    slider(page, "hedging").focus()
    page.keyboard.press("Home")
    assert ranking(page) == expected(reports, Weights(hedging=0))
    page.keyboard.press("ArrowRight")
    assert ranking(page) == expected(reports, Weights(hedging=0.25))


def test_with_promotion_alone_the_post_passes_the_report(page: Page, reports: list[Report]) -> None:
    before = [name for name, _ in ranking(page)]
    for name in ("hedging", "sourcing", "precision"):
        slider(page, name).focus()
        page.keyboard.press("Home")
    after = [name for name, _ in ranking(page)]
    assert before.index("002") < before.index("004")
    assert after.index("004") < after.index("002")
    assert after == [name for name, _ in expected(reports, Weights(hedging=0, sourcing=0, precision=0))]


def test_the_mouse_on_a_slider_ranks_anew_as_python_does(page: Page, reports: list[Report]) -> None:
    handle = slider(page, "precision")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    assert ranking(page) == expected(reports, Weights(precision=4))
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert ranking(page) == expected(reports, Weights(precision=0))


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_on_the_page_is_the_profile_of_the_package(
    name: str, page: Page, reports: list[Report]
) -> None:
    page.locator(".reweighter select").select_option(name)
    assert ranking(page) == expected(reports, PROFILES[name].weights)


def test_a_link_with_weights_opens_with_them(built: Path, visit: Visit, reports: list[Report]) -> None:
    address = (
        f"{(built / '06-your-weights.html').as_uri()}#weights=hedging:0,sourcing:3,promotion:0,precision:1"
    )
    visit.page.goto(address, wait_until="networkidle")
    weights = Weights(hedging=0, sourcing=3, promotion=0, precision=1)
    expect(slider(visit.page, "sourcing")).to_have_value("3")
    assert ranking(visit.page) == expected(reports, weights)
    assert visit.errors == []
