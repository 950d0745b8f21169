"""The reweighter: the same numbers as Python, by mouse, key, touch and link, with and without scripts."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import traitlets
from conftest import Visit
from playwright.sync_api import Browser, Locator, Page, expect
from reports import HOSTILE, Reading, barriers, hostile, report, several

import credence.show
from credence.model import Report, Weights
from credence.scoring import combine
from credence.show.markup import shown
from credence.show.widgets import Reweighter
from credence.weights import NAMES, PROFILES, profile, rank, share_above, smallest_flip, vector

FRAME = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
)
SOURCE = (Path(credence.show.__file__).parent / "reweight.js").read_text(encoding="utf-8")
STYLE = "<style>:root{color-scheme:light dark}body{margin:0}</style>"


def static(widget: Reweighter) -> str:
    """Return the page that a notebook viewer makes of the saved output."""
    output = widget._repr_mimebundle_()[0]["text/html"]
    return f"{FRAME}<title>Weights</title>{STYLE}<body><main><h1>Weights</h1>{output}</main></body></html>"


@pytest.fixture
def page(visit: Visit, tmp_path: Path) -> Iterator[Page]:
    """The reweighter over six articles in a page from the disk, the network cut off."""
    (tmp_path / "weights.html").write_text(static(Reweighter(several())), encoding="utf-8")
    yield visit.open(tmp_path / "weights.html")
    assert visit.errors == []


def slider(page: Page, name: str) -> Locator:
    return page.locator(f".slider.{name} input")


def visible(page: Page) -> list[tuple[str, str, str]]:
    """Return rank, title and figures of every line that is shown."""
    return [tuple(line) for line in page.locator(".ranking tbody tr").evaluate_all(LINES)]


LINES = """rows => rows.map((row) => {
  const figures = [...row.children[2].childNodes].filter((part) => !part.matches?.(".hidden, .bar"));
  const words = figures.map((part) => part.textContent).join("").trim();
  return [row.children[0].textContent, row.children[1].textContent, words];
})"""


def expected(reports: list[Report], weights: Weights) -> list[tuple[str, str, str]]:
    """Return what Python says the ranking shows."""
    lines = []
    for place, (one, composite) in enumerate(rank(reports, weights), 1):
        if composite is None:
            lines.append(("–", one.article.title, f"no score: {one.warnings[0]}"))
        else:
            figures = f"{shown(composite.value)} ({shown(composite.low)}–{shown(composite.high)})"
            lines.append((str(place), one.article.title, figures))
    return lines


def drawn_reports(n: int, seed: int) -> list[Report]:
    made = random.Random(seed)  # noqa: S311 -- test data
    return [report(f"{i}", *(round(made.uniform(0, 100), 1) for _ in NAMES)) for i in range(n)]


MODULE = """async (given) => {
  const module = await import(URL.createObjectURL(new Blob([given.source], {type: "text/javascript"})));
  return given.cases.map(({weights, articles}) => {
    const shares = module.sharesOf(weights);
    const values = (one) => one[1].map(([value]) => value);
    return {
      order: module.rank(articles, shares).map((row) => row.index),
      composites: articles.map((one) => module.combine(one[1], shares)),
      flips: articles.slice(1).map((one, i) => module.smallestFlip(values(articles[i]), values(one), shares)),
    };
  });
}"""


def test_the_module_gives_the_same_numbers_as_python_to_a_billionth(visit: Visit, tmp_path: Path) -> None:
    drawn = random.Random(3)  # noqa: S311 -- test data
    cases = []
    for seed in range(20):
        reports = drawn_reports(6, seed)
        some = {name: drawn.choice([0, 1, drawn.uniform(0, 9)]) for name in NAMES[1:]}
        weights = Weights(0.5, **some)
        cases.append((reports, weights, Reweighter(reports, weights)))
    given = [{"weights": [w for _, w in one.weights], "articles": one.articles} for *_, one in cases]
    (tmp_path / "empty.html").write_text(FRAME, encoding="utf-8")
    answers = visit.open(tmp_path / "empty.html").evaluate(MODULE, {"source": SOURCE, "cases": given})
    for (reports, weights, _), answer in zip(cases, answers, strict=True):
        ranked = [reports.index(one) for one, _ in rank(reports, weights)]
        assert answer["order"] == ranked
        for one, composite in zip(reports, answer["composites"], strict=True):
            theirs = combine(one, weights)
            assert theirs is not None
            assert composite == pytest.approx([theirs.value, theirs.low, theirs.high], abs=1e-9)
        for (a, b), flip in zip(pairwise(reports), answer["flips"], strict=True):
            ours = smallest_flip(vector(a), vector(b), weights)
            assert (flip is None) == (ours is None)
            if ours:
                assert flip["shares"] == pytest.approx(ours.shares, abs=1e-9)
                assert flip["distance"] == pytest.approx(ours.distance, abs=1e-9)


def test_a_static_page_shows_the_ranking_that_python_computes(page: Page) -> None:
    expect(page.locator(".slider")).to_have_count(4)
    assert visible(page) == expected(several(), Weights())


def test_moving_a_slider_ranks_anew_with_the_numbers_of_python(page: Page) -> None:
    slider(page, "hedging").fill("4")
    assert visible(page) == expected(several(), Weights(hedging=4))
    assert visible(page) != expected(several(), Weights())
    slider(page, "sourcing").fill("0")
    assert visible(page) == expected(several(), Weights(hedging=4, sourcing=0))


def test_a_slider_moves_by_mouse(page: Page) -> None:
    box = slider(page, "precision").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    assert visible(page) == expected(several(), Weights(precision=4))


def test_a_slider_moves_by_key_and_says_its_weight_and_share(page: Page) -> None:
    slider(page, "promotion").focus()
    page.keyboard.press("End")
    expect(slider(page, "promotion")).to_have_attribute("aria-valuetext", "weight 4, 57 % of the composite")
    page.keyboard.press("ArrowLeft")
    expect(slider(page, "promotion")).to_have_attribute(
        "aria-valuetext", "weight 3.75, 56 % of the composite"
    )
    assert visible(page) == expected(several(), Weights(promotion=3.75))


def test_every_control_is_reached_by_tab_in_reading_order(page: Page) -> None:
    page.locator("select").focus()
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.type || document.activeElement.tagName"))
    assert reached == ["button", "A", "range", "range", "range", "range"]


def test_a_slider_moves_by_touch(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "weights.html").write_text(static(Reweighter(several())), encoding="utf-8")
    context = browser.new_context(
        has_touch=True, is_mobile=True, offline=True, viewport={"width": 400, "height": 700}
    )
    page = context.new_page()
    page.goto((tmp_path / "weights.html").as_uri())
    box = slider(page, "hedging").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    expect(slider(page, "hedging")).to_have_value("4")
    assert visible(page) == expected(several(), Weights(hedging=4))
    context.close()


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_sets_the_weights_and_gives_its_rationale(name: str, page: Page) -> None:
    slider(page, "hedging").fill("3.5")
    page.get_by_label("Profile").select_option(name)
    assert visible(page) == expected(several(), profile(name).weights)
    expect(page.get_by_text(profile(name).rationale)).to_be_visible()


def test_weights_of_ones_own_are_named_so_and_reset_goes_back_to_the_start(page: Page) -> None:
    slider(page, "hedging").fill("3.5")
    expect(page.get_by_label("Profile")).to_have_value("")
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_label("Profile")).to_have_value("equal")
    assert visible(page) == expected(several(), Weights())


def test_a_link_carries_the_weights_and_opening_it_restores_them(page: Page, visit: Visit) -> None:
    slider(page, "sourcing").fill("2.5")
    link = page.get_by_role("link", name="Link to these weights")
    assert link.get_attribute("href") == "#weights=hedging:1,sourcing:2.5,promotion:1,precision:1"
    fresh = visit.page.context.new_page()
    fresh.goto(f"{page.url}#weights=hedging:1,sourcing:2.5,promotion:1,precision:1")
    assert visible(fresh) == expected(several(), Weights(sourcing=2.5))
    expect(slider(fresh, "sourcing")).to_have_value("2.5")


@pytest.mark.parametrize(
    "hash_",
    ["#weights=hedging:-1", "#weights=hedging:x", "#weights=", "#weights", "#a", "#weights=hedging:1e999"],
)
def test_a_broken_link_changes_nothing(hash_: str, page: Page, visit: Visit) -> None:
    fresh = visit.page.context.new_page()
    fresh.goto(f"{page.url}{hash_}")
    assert visible(fresh) == expected(several(), Weights())


def test_all_weights_at_zero_are_refused_in_words_and_the_last_ranking_stays(page: Page) -> None:
    for name in NAMES:
        slider(page, name).fill("0")
    expect(page.locator(".warning")).to_have_text("Give at least one dimension a weight above 0.")
    assert visible(page) == expected(several(), Weights(0, 0, 0, 1))
    slider(page, "hedging").fill("2")
    expect(page.locator(".warning")).to_be_hidden()


def test_a_new_order_is_announced(page: Page) -> None:
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    slider(page, "hedging").fill("4")
    first = rank(several(), Weights(hedging=4))[0][0].article.title
    expect(status).to_contain_text(f"New order: 1 {first}; 2 ")


def test_the_parts_of_a_bar_are_the_points_of_each_dimension_and_add_up_to_the_composite(page: Page) -> None:
    widths = (
        page.locator(".ranking tbody tr")
        .first.locator(".bar i:not(.whisker)")
        .evaluate_all("all => all.map(one => parseFloat(one.style.width))")
    )
    first, composite = rank(several(), Weights())[0]
    assert composite
    assert widths == pytest.approx([value / 4 for value in vector(first)], abs=1e-3)
    assert sum(widths) == pytest.approx(composite.value, abs=1e-3)


def test_for_each_two_neighbours_the_share_of_weightings_is_said_in_words(page: Page) -> None:
    ranked = [one for one, composite in rank(several(), Weights()) if composite]
    said = []
    for over, under in pairwise(ranked):
        share = share_above(vector(over), vector(under))
        where = "every weighting" if share == 1 else f"{shown(100 * share)} % of all weightings"
        said.append(f"{over.article.title} stands above {under.article.title} under {where}.")
    assert page.locator("li").all_inner_texts() == said
    assert said[-1].endswith("under every weighting.")


def test_the_ranks_an_article_can_take_and_the_smallest_change_are_shown(page: Page) -> None:
    ranks = [cell.inner_text() for cell in page.locator(".ranking tbody td:last-child").all()]
    assert ranks == ["1–4", "1–4", "1–4", "1–4", "always 5", "–"]
    expect(
        page.get_by_text("The smallest change that alters this order: Library opens at night and")
    ).to_be_visible()


def test_where_no_weights_change_the_order_that_is_said(visit: Visit, tmp_path: Path) -> None:
    layers = [
        report("top", 90, 90, 90, 90),
        report("middle", 50, 50, 50, 50),
        report("floor", 10, 10, 10, 10),
    ]
    (tmp_path / "weights.html").write_text(static(Reweighter(layers)), encoding="utf-8")
    page = visit.open(tmp_path / "weights.html")
    expect(page.get_by_text("No weights change this order.")).to_be_visible()


def test_without_scripts_the_table_stays(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "weights.html").write_text(
        static(Reweighter(several(), Weights(hedging=4))), encoding="utf-8"
    )
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "weights.html").as_uri())
    rows = [row.inner_text().split("\t") for row in page.locator("tbody tr").all()]
    plain = [(place, title, figures.replace("\u2060", "")) for place, title, figures in rows]
    assert plain == expected(several(), Weights(hedging=4))
    assert page.locator("input").count() == 0
    context.close()


def test_a_hostile_title_is_text_in_the_widget_and_cannot_end_the_script(
    visit: Visit, tmp_path: Path
) -> None:
    markup = static(Reweighter([hostile(), *several()]))
    assert markup.count("</script>") == 2
    (tmp_path / "weights.html").write_text(markup, encoding="utf-8")
    page = visit.open(tmp_path / "weights.html")
    assert page.locator(".reweighter script, .reweighter img").count() == 0
    assert page.locator("th", has_text="<script>alert(1)</script>").count() == 1
    assert visit.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "scale"), [(1280, 1), (400, 1), (640, 2)])
def test_there_is_no_serious_barrier_and_no_sideways_scrolling(
    scheme: str, width: int, scale: int, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "weights.html").write_text(static(Reweighter(several())), encoding="utf-8")
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 800},
        device_scale_factor=scale,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto((tmp_path / "weights.html").as_uri())
    expect(page.locator(".slider")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    context.close()


@pytest.mark.parametrize(("articles", "limit"), [(5, 16), (1000, 100)])
def test_a_slider_answers_at_once(articles: int, limit: int, visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "weights.html").write_text(static(Reweighter(drawn_reports(articles, 1))), encoding="utf-8")
    page = visit.open(tmp_path / "weights.html")
    times = slider(page, "hedging").evaluate(
        """one => Array.from({length: 15}, (_, i) => {
          one.value = (i % 4) + 0.5;
          const began = performance.now();
          one.dispatchEvent(new Event("input"));
          document.body.offsetHeight;
          return performance.now() - began;
        })"""
    )
    assert sorted(times)[len(times) // 2] < limit


def test_only_the_first_fifty_of_many_are_shown_until_asked(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "weights.html").write_text(static(Reweighter(drawn_reports(130, 1))), encoding="utf-8")
    page = visit.open(tmp_path / "weights.html")
    assert page.locator(".ranking tbody tr").count() == 50
    page.get_by_role("button", name="Show all 130 articles").click()
    assert page.locator(".ranking tbody tr").count() == 130


def test_exact_weights_survive_until_their_own_slider_moves(visit: Visit, tmp_path: Path) -> None:
    odd = Weights(hedging=1.111, sourcing=0.333, promotion=7, precision=0)
    (tmp_path / "weights.html").write_text(static(Reweighter(several(), odd)), encoding="utf-8")
    page = visit.open(tmp_path / "weights.html")
    assert visible(page) == expected(several(), odd)
    slider(page, "precision").fill("7")
    href = page.get_by_role("link", name="Link to these weights").get_attribute("href")
    assert href == "#weights=hedging:1.111,sourcing:0.333,promotion:7,precision:7"


def test_the_weights_set_from_python_are_checked_and_put_in_order() -> None:
    widget = Reweighter(several())
    widget.weights = [["precision", 3], ["hedging", 0.5]]
    assert widget.chosen == Weights(hedging=0.5, precision=3)
    assert [name for name, _ in widget.weights] == list(NAMES)
    for wrong in (
        [["hedging", -1]],
        [["style", 1]],
        [["hedging", 0], ["sourcing", 0], ["promotion", 0], ["precision", 0]],
        [1],
    ):
        with pytest.raises(traitlets.TraitError, match="weights"):
            widget.weights = wrong
    assert widget.chosen == Weights(hedging=0.5, precision=3)


def test_the_saved_output_is_the_same_each_time_and_follows_the_weights() -> None:
    def saved(weights: Weights) -> dict[str, Any]:
        bundle = Reweighter(several(), weights)._repr_mimebundle_()[0]
        assert bundle.pop("application/vnd.jupyter.widget-view+json")["version_major"] == 2
        return bundle

    assert saved(Weights()) == saved(Weights())
    assert saved(Weights()) != saved(Weights(hedging=4))
    assert set(saved(Weights())) == {"text/plain", "text/html"}


def test_the_text_form_is_the_ranking() -> None:
    lines = repr(Reweighter(several(), Weights(hedging=4))).splitlines()[1:]
    assert [tuple(re.split(r"\s{2,}", line)) for line in lines] == expected(several(), Weights(hedging=4))


def test_state_holds_lists_only_so_that_it_is_compared_and_sent_whole() -> None:
    widget = Reweighter(several())
    for name in ("articles", "profiles", "weights", "start", "above", "ranks"):
        assert json.loads(json.dumps(getattr(widget, name))) == getattr(widget, name)
        assert "{" not in json.dumps(getattr(widget, name))


def test_ranks_that_hold_for_every_weighting_are_named_and_left_out_for_many_articles() -> None:
    assert Reweighter(several()).ranks[3] == "always 5"
    assert Reweighter(several()).ranks[5] == ""
    assert Reweighter(drawn_reports(9, 1)).ranks == []
    assert Reweighter(drawn_reports(61, 1)).above == []


def test_the_saved_page_asks_for_nothing_from_outside() -> None:
    read = Reading(static(Reweighter(several())))
    assert [value for key, value in read.attributes if key in {"src", "href"}] == []


def test_showing_articles_does_not_load_the_widget_libraries_until_they_are_used() -> None:
    loaded = "print('anywidget' in sys.modules)"
    code = f"import sys, credence.show; {loaded}; credence.show.Reweighter; {loaded}"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_name_that_show_does_not_have_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        credence.show.Nothing  # noqa: B018


def test_hostile_strings_reach_the_module_cleaned() -> None:
    assert "\u202e" not in json.dumps(Reweighter([hostile()]).articles, ensure_ascii=False)
    assert HOSTILE[:8] in Reweighter([hostile()]).articles[0][0]
