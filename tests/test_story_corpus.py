"""The comparison on real texts: five accounts of one accusation, and pairs that have nothing in common."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from credence import corpus, evaluation
from credence.model import Article
from credence.story import compare, known
from credence.story.model import Comparison, RelationType

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


def has(
    found: Comparison,
    kinds: Collection[RelationType],
    ids: Collection[str],
    said: Sequence[str] = (),
    topic: str = "",
) -> bool:
    """Tell whether a row of one of some relations quotes some accounts and words on a topic."""
    return any(
        row.relation in kinds
        and topic in row.topic
        and {*ids} <= {quote.id for quote in row.quotes}
        and all(any(words in quote.text for quote in row.quotes) for words in said)
        for row in found.relations
    )


def variants(found: Comparison) -> list[set[str]]:
    """Return the spellings of each name."""
    return [set(name.variants) for name in found.names]


def test_the_retrospective_is_an_event_of_its_own(found: Comparison) -> None:
    assert [event.ids for event in found.events] == [("000", "001", "002", "003"), ("004",)]


def test_the_digest_and_its_sources_are_one_line(found: Comparison) -> None:
    assert found.lineage.lines == (("000", "001", "003"), ("002",), ("004",))


def test_market_figures_are_a_matter_of_scope(found: Comparison) -> None:
    assert has(found, {"scope"}, {"002", "004"}, ["589", "1 trillion"])
    assert not has(found, {"differ", "contradict"}, {"002", "004"}, ["589", "1 trillion"])


def test_the_training_cost_is_rounded_or_differs(found: Comparison) -> None:
    assert has(found, {"rounding", "differ"}, {"002"}, ["5.5", "6 million"])


@pytest.mark.parametrize(
    ("ids", "topic", "said"),
    [
        ({"002", "003"}, "Microsoft", ["Microsoft"]),
        ({"002", "003"}, "DeepSeek", ["silent"]),
        ({"001", "003"}, "evidence", ["proof"]),
        ({"002", "003"}, "wrong", ["may have"]),
        ({"002"}, "compared", ["comparable"]),
    ],
    ids=["Microsoft", "answer", "evidence", "guilt", "performance"],
)
def test_the_contradictions_are_found(
    found: Comparison, ids: set[str], topic: str, said: Sequence[str]
) -> None:
    assert has(found, {"contradict"}, ids, said, topic)


@pytest.mark.parametrize(
    "pair",
    [
        ("Quen 2.5 Max", "Qwen 2.5 Max"),
        ("Kim 1.5", "Kimi 1.5"),
    ],
)
def test_garbled_names_stand_together(found: Comparison, pair: tuple[str, str]) -> None:
    assert any({*pair} <= same for same in variants(found))


def test_garbles_of_one_account_only_are_known_from_the_list(found: Comparison) -> None:
    listed = [name for name in found.names if name.known]
    assert any("Jan" in garble.split() for name in listed for garble in name.garbles)
    assert any("Sachs" in garble for name in listed for garble in name.garbles)


def test_two_models_of_one_maker_stay_apart(found: Comparison) -> None:
    assert not any({"GPT-4", "GPT-4o"} <= same for same in variants(found))


def test_a_source_that_grew_firmer_is_named(found: Comparison) -> None:
    assert any(row.laundering for row in found.relations)


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
def test_unrelated_news_neither_contradicts_nor_copies() -> None:
    news = [article for article, _ in evaluation.articles(SHARED / "benchmarks", "horne2017")]
    draw = random.Random(4)  # noqa: S311 -- which articles are paired is no secret
    found = [compare(draw.sample(news, 2)) for _ in range(100)]
    kinds = Counter(row.relation for comparison in found for row in comparison.relations)
    assert kinds["contradict"] <= 1
    assert kinds["self-contradict"] <= 3
    assert not [pair for comparison in found for pair in comparison.lineage.pairs if pair.p > 1 / 2]


@needs_shared
def test_hundreds_of_mixed_articles_are_read_together() -> None:
    news = [article for article, _ in evaluation.articles(SHARED / "benchmarks", "horne2017")]
    found = compare([*news, *accounts(RETOLD)])
    five = [event.ids for event in found.events if {"000", "001", "002", "003", "004"} & {*event.ids}]
    assert five == [("000", "001", "002", "003"), ("004",)]
