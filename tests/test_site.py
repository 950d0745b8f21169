"""The static site, opened from the disk in a browser without a network."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal, cast

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import NOTEBOOKS, Visit, build
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import expect

from credence.show.markup import el
from credence.show.standalone import standalone

MEGABYTE = 1024 * 1024
WIDE_TABLE = "<table><tr>" + "<td>lighthouse</td>" * 40 + "</tr></table>"
MODULE = "export default { render({ model, el }) { el.textContent = model.get('said'); } };"
WIDGET = f"<div>{standalone(el('div', 'a plain table'), {'said': 'it is live'}, MODULE)}</div>"


def shown(html: str) -> nbformat.NotebookNode:
    """Return a code cell with one output."""
    outputs = [new_output("display_data", {"text/html": html, "text/plain": "a lamp"})]
    return cast(nbformat.NotebookNode, new_code_cell("lamp", execution_count=1, outputs=outputs))


def sample(folder: Path) -> None:
    """Write two small notebooks whose outputs try the page: wide, live, and a widget without its kernel."""
    lines = [new_output("stream", name="stdout", text="keeper " * 200)]
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "lamp", "version_major": 2}}
    widget = [new_output("display_data", {**view, "text/plain": "Slider(value=3)"})]
    first = [
        new_markdown_cell("# The lamp was lit twice\n\nIt cost $5 in May and $7 in June.\n\n## Why"),
        shown(WIDE_TABLE),
        new_code_cell("print(keeper)  " + "# a long remark " * 20, execution_count=2, outputs=lines),
    ]
    second = [
        new_markdown_cell("# Who keeps the harbour"),
        shown(WIDGET),
        new_code_cell("slider", execution_count=2, outputs=widget),
    ]
    for name, cells in (("01-lamp", first), ("02-harbour", second)):
        metadata = {"language_info": {"name": "python"}}
        nbformat.write(new_notebook(cells=cells, metadata=metadata), folder / f"{name}.ipynb")


@pytest.fixture(scope="module", params=["sample", "workbook"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site: of two notebooks that try the page hard, or of the workbook."""
    if request.param == "workbook":
        return cast(Path, request.getfixturevalue("built"))
    source, out = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("site")
    shutil.copy(NOTEBOOKS / "index.md", source)
    sample(source)
    build(source, out)
    return out


def pages(site: Path) -> list[Path]:
    """Return all pages of a site."""
    return sorted(site.glob("*.html"))


def test_no_page_fails_or_reaches_for_the_network(site: Path, visit: Visit) -> None:
    for path in pages(site):
        visit.open(path)
    assert visit.errors == []


def test_no_page_is_larger_than_a_megabyte(site: Path) -> None:
    assert {path.name: path.stat().st_size for path in pages(site) if path.stat().st_size > MEGABYTE} == {}


@pytest.mark.parametrize("width", [400, 640, 1280])
def test_no_page_scrolls_sideways(site: Path, visit: Visit, width: int) -> None:
    """A window of 1280 pixels at 200 % zoom is one of 640."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    widths = {p.name: visit.open(p).evaluate("document.documentElement.scrollWidth") for p in pages(site)}
    assert widths == dict.fromkeys(widths, width)


@pytest.mark.parametrize("site", ["workbook"], indirect=True)
def test_every_page_paints_within_a_second_of_being_opened_from_disk(site: Path, visit: Visit) -> None:
    times = {path.name: min(painted(visit, path) for _ in range(2)) for path in pages(site)}
    assert {name: time for name, time in times.items() if time > 1000} == {}


def painted(visit: Visit, path: Path) -> float:
    """Return after how many milliseconds a page shows its first content."""
    first = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    page = visit.open(path)
    page.wait_for_function(first)
    return float(page.evaluate(first))


@pytest.mark.parametrize("site", ["workbook"], indirect=True)
def test_a_click_on_evidence_anywhere_in_the_workbook_shows_why_it_counts(site: Path, visit: Visit) -> None:
    seen = 0
    for path in pages(site):
        page = visit.open(path)
        for mark in page.locator(".marked").all():
            one = mark.locator("mark:has(sup)").first
            one.click(position={"x": 4, "y": 8})
            why = str(one.evaluate("one => getComputedStyle(one, '::after').content"))
            assert "of the score" in why, path.name
            seen += 1
    assert seen
    assert visit.errors == []


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1280, "light")])
def test_no_page_shuts_readers_out(
    site: Path, visit: Visit, width: int, scheme: Literal["dark", "light"]
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 800})
    for path in pages(site):
        found = Axe().run(visit.open(path)).response["violations"]
        grave = [rule for rule in found if rule["impact"] in {"serious", "critical"}]
        assert [(rule["id"], rule["nodes"]) for rule in grave] == []


def test_the_page_is_dark_where_the_reader_wants_it_dark(site: Path, visit: Visit) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    visit.page.emulate_media(color_scheme="light")
    light = visit.open(site / "index.html").evaluate(background)
    visit.page.emulate_media(color_scheme="dark")
    dark = visit.page.evaluate(background)
    visit.page.locator("button.theme-toggle:visible").first.click()
    chosen = visit.page.evaluate(background)
    assert dark != light
    assert chosen == light


def test_the_first_screen_of_the_index_holds_the_whole_scoreboard(site: Path, visit: Visit) -> None:
    table = visit.open(site / "index.html").locator("table").first
    box = table.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800
    assert table.locator("tbody tr").count() == 5


def test_a_search_finds_a_word_without_a_server(site: Path, visit: Visit) -> None:
    page = visit.open(site / "index.html")
    page.locator("input[name=q]:visible").fill("scored")
    page.keyboard.press("Enter")
    # The results come in one by one.
    expect(page.locator("ul.search li a[href^='index.html']")).to_have_count(1)
    assert visit.errors == []


@pytest.mark.parametrize("site", ["sample"], indirect=True)
def test_a_widget_that_brings_its_own_module_is_live_in_the_page(site: Path, visit: Visit) -> None:
    visit.open(site / "02-harbour.html").get_by_text("it is live").wait_for()
    assert "Slider(value=3)" in visit.page.content()
    assert visit.errors == []


@pytest.mark.parametrize("site", ["sample"], indirect=True)
def test_dollars_are_money_and_not_mathematics(site: Path, visit: Visit) -> None:
    assert visit.open(site / "01-lamp.html").get_by_text("It cost $5 in May and $7 in June.").is_visible()


@pytest.mark.parametrize("site", ["sample"], indirect=True)
def test_a_page_leads_to_the_next(site: Path, visit: Visit) -> None:
    visit.open(site / "01-lamp.html").locator("a.next-page").click()
    assert visit.page.title() == "Who keeps the harbour - credence"
