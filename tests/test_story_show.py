"""The pictures of a story: every row leads to marked words, no text can act, no drawing holds letters."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from reports import HOSTILE

from credence.model import Article
from credence.show import accounts, lineage, story
from credence.show.markup import View
from credence.story import compare
from credence.story.known import KnownName
from credence.story.model import Comparison

COMMON = (
    "The ferry Nordlys rammed the pier of Karlholm in thick fog last week. Corvo built the Nordlys 2.4."
    " A bride named Clara Winther was married in the waiting room."
)
ARTICLES = (
    Article("a", "", f"{COMMON} 34 people were hurt. Corvo declined to comment. Nils Asen may have slept."),
    Article("b", "", f"{COMMON} 51 people were hurt, says Ana Ruiz. Corvo says the horn worked."),
    Article("c", "", "“Fog”, wrote the harbour master of Karlholm, “hid the Nordlys.”\n\n\n"),
)
KNOWN = (KnownName("Aasen", (("aasen",),), frozenset({"slept"}), "crew list"),)
PICTURES = (
    story.events_chart,
    story.relations_board,
    story.laundering_table,
    lineage.corroboration_chart,
    story.names_ledger,
    lineage.lineage_chart,
)


def shown(found: Comparison, articles: tuple[Article, ...]) -> list[View]:
    """Return all pictures and the texts."""
    return [*(draw(found) for draw in PICTURES), accounts.accounts_reader(found, articles)]


class Page(HTMLParser):
    """Elements and places of a page, and what its links and its drawings hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.drawn = ""
        self.inside = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]
        self.inside += tag == "svg"

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "svg"

    def handle_data(self, data: str) -> None:
        self.drawn += data if self.inside else ""


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare(ARTICLES, KNOWN)


@pytest.fixture(scope="module")
def page(found: Comparison) -> Page:
    return Page("".join(view.html for view in shown(found, ARTICLES)))


def test_the_story_of_these_tests_has_something_for_each_picture(found: Comparison) -> None:
    kinds = {row.relation for row in found.relations}
    assert {"agree", "differ", "contradict"} <= kinds
    assert any(row.laundering for row in found.relations)
    assert any(name.garbles for name in found.names)
    assert found.lineage.pairs


def test_every_link_leads_to_a_place_of_the_page(page: Page) -> None:
    assert len(page.links) > 30
    assert {link[:1] for link in page.links} == {"#"}
    assert {link[1:] for link in page.links} - set(page.ids) == set()


def test_no_place_has_a_name_twice(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_drawings_hold_no_letters(page: Page) -> None:
    assert "svg" in page.tags
    assert page.drawn.strip() == ""


def test_each_quote_of_the_board_stands_before_its_words_in_the_texts(found: Comparison) -> None:
    html = accounts.accounts_reader(found, ARTICLES).html
    named = accounts.places(found)
    for quote in (quote for row in found.relations for quote in row.quotes):
        behind = html.partition(f'id="{named.mark(quote)}"></span>')[2]
        plain = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", behind)
        assert plain.startswith(quote.text[:40])


def test_each_row_of_the_board_is_reached_from_its_words(found: Comparison) -> None:
    links = Page(accounts.accounts_reader(found, ARTICLES).html).links
    named = accounts.places(found)
    assert {f"#{named.row(n)}" for n in range(1, len(found.relations) + 1)} <= set(links)


def test_the_same_comparison_is_shown_the_same(found: Comparison) -> None:
    again = compare(ARTICLES, KNOWN)
    assert [v.html for v in shown(found, ARTICLES)] == [v.html for v in shown(again, ARTICLES)]


@pytest.mark.parametrize("draw", PICTURES)
def test_each_picture_says_in_text_what_it_shows(draw: type, found: Comparison) -> None:
    view = draw(found)
    assert len(view.text.splitlines()) > 1
    assert str(view) == view.text


def test_a_garble_is_marked_where_it_stands(found: Comparison) -> None:
    text = story.names_ledger(found).text
    assert "Nils Asen✕" in text


def test_an_empty_comparison_is_shown_without_complaint() -> None:
    nothing = compare(())
    assert all(isinstance(view.html, str) for view in shown(nothing, ()))


def test_nothing_in_a_text_can_act() -> None:
    texts = tuple(Article(f"{HOSTILE}{n}", "", f"{COMMON} {HOSTILE} {n}4 people were hurt.") for n in "34")
    views = shown(compare(texts), texts)
    page = Page("".join(view.html for view in views))
    assert not page.tags & {"script", "img", "iframe", "b1", "marquee"}
    assert not {name for name in page.attributes if name.startswith("on")}
    assert all(link.startswith("#s") for link in page.links)
    assert "\u202e" not in "".join(view.html for view in views)
