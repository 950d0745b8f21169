"""The comparison on real texts: five accounts of one accusation, and pairs that have nothing in common."""

from __future__ import annotations

from pathlib import Path

import pytest
from story_acceptance import checks, has

from credence import corpus, evaluation
from credence.model import Article
from credence.story import accounts as accounts_of_story
from credence.story import compare, events, known
from credence.story.model import Comparison

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NAMES = ROOT / "data" / "names.csv"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the optional folder ../shared is not here")
RETOLD, ORIGINAL = ROOT / "data" / "articles", SHARED / "articles"
FOLDERS = (pytest.param(RETOLD, id="retold"), pytest.param(ORIGINAL, id="original", marks=needs_shared))


def accounts(folder: Path) -> list[Article]:
    """Return the five accounts of a folder, by number."""
    texts = ((path.stem[:3], path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
    return [Article(id_, "", text) for id_, text in texts]


@pytest.fixture(scope="module", params=FOLDERS)
def found(request: pytest.FixtureRequest) -> Comparison:
    """Compare the accounts of a folder once."""
    return compare(accounts(request.param), known.read(NAMES))


NAMES_OF_CHECKS = [*checks(compare([]))]


@pytest.mark.parametrize("name", NAMES_OF_CHECKS)
def test_what_must_be_found_in_the_five_accounts_is_found(found: Comparison, name: str) -> None:
    assert checks(found)[name]


def test_every_quote_is_the_text_at_its_place(found: Comparison) -> None:
    by_folder = [{a.id: a.text for a in accounts(f)} for f in (RETOLD, ORIGINAL) if f.is_dir()]
    quotes = [quote for row in found.relations for quote in row.quotes]
    assert any(all(t[q.id][q.start : q.end] == q.text for q in quotes) for t in by_folder)


@needs_shared
def test_retold_and_original_accounts_may_be_mixed() -> None:
    retold, original = accounts(RETOLD), accounts(ORIGINAL)
    mixed = [(retold if n % 2 else original)[n] for n in range(len(retold))]
    found = compare(mixed, known.read(NAMES))
    assert found.lineage.lines == (("000", "001", "003"), ("002",), ("004",))
    assert has(found, {"contradict"}, {"002", "003"}, ["Microsoft"], "Microsoft")


def test_the_list_of_names_lies_beside_the_articles() -> None:
    assert known.beside([RETOLD / "000.txt"]) == NAMES


def test_the_accounts_are_read_as_the_command_reads_them() -> None:
    read = [item for item in corpus.read_all([RETOLD]) if isinstance(item, Article)]
    assert [a.text for a in read] == [a.text for a in accounts(RETOLD)]


@needs_shared
def test_hundreds_of_mixed_articles_are_read_together() -> None:
    news = [article for article, _ in evaluation.articles(SHARED / "benchmarks", "horne2017")]
    found = compare([*news, *accounts(RETOLD)])
    five = [event.ids for event in found.events if {"000", "001", "002", "003", "004"} & {*event.ids}]
    assert five == [("000", "001", "002", "003"), ("004",)]


@needs_shared
def test_of_mixed_news_few_pairs_are_compared() -> None:
    news = [article for article, _ in evaluation.articles(SHARED / "benchmarks", "horne2017")]
    vectors = [events.vector(accounts_of_story.read(article), ()) for article in news]
    pairs = len(news) * (len(news) - 1) // 2
    assert 0 < len([*events.candidates(vectors)]) < pairs / 20
