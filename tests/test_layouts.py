"""Saved pages of 35 layouts: how much of the article is kept, and how much of the page comes with it.

Each page in ``layouts/`` stands beside the text of its article, without the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from credence.formats.page import fields

PAGES = sorted((Path(__file__).parent / "layouts").glob("*.html"))
KEPT, FOREIGN, F1 = 0.90, 0.05, 0.92  # over the whole set
FOREIGN_IN_ONE = 0.12  # a forum names its members, an old home page its counter
SUBJECTS = re.compile(r"\b(?:AI|OpenAI|DeepSeek|chatbots?)\b")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


@cache
def counts(page: Path) -> tuple[int, int, int]:
    """Return the words of the article, of what was found, and of both."""
    article = words(page.with_suffix(".txt").read_text(encoding="utf-8"))
    found = words(fields(page.read_bytes(), page)["text"])
    return article.total(), found.total(), (article & found).total()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_layout_keeps_its_article_and_little_else(page: Path) -> None:
    article, found, both = counts(page)
    assert both / article >= KEPT
    assert 1 - both / found <= FOREIGN_IN_ONE


def test_the_set_keeps_its_articles_and_little_else() -> None:
    article, found, both = map(sum, zip(*map(counts, PAGES), strict=True))
    assert len(PAGES) >= 30
    assert both / article >= KEPT
    assert 1 - both / found <= FOREIGN
    assert 2 * both / (article + found) >= F1


def test_no_layout_is_about_the_subject_of_the_workbook() -> None:
    assert [page.stem for page in PAGES if SUBJECTS.search(page.read_text(encoding="utf-8"))] == []


def test_a_page_says_who_wrote_it_when_and_for_whom() -> None:
    page = next(page for page in PAGES if page.stem == "corrections")
    found = fields(page.read_bytes(), page)
    assert (found["author"], found["published"], found["outlet"], found["language"]) == (
        "Lucia Brandão",
        "2023-11-29",
        "Coast Daily",
        "en",
    )


def test_the_words_that_a_page_hides_are_counted() -> None:
    page = next(page for page in PAGES if page.stem == "hidden-keywords")
    assert fields(page.read_bytes(), page)["notes"] == ("hidden text of 660 words left out",)


def test_a_page_that_shows_nothing_gives_the_text_of_its_metadata_and_says_so() -> None:
    page = next(page for page in PAGES if page.stem == "json-ld-only")
    assert fields(page.read_bytes(), page)["notes"] == (
        "the page shows no text; this is the text of its metadata",
    )
