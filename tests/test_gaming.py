"""What a page cannot buy: blocks made by template, walls of hedges, cues over and over."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from gaming import GENERATORS, HIDING, NUMBERS, PLACED, WOVEN, block, page, placed, scored
from samples import SOBER, article

from credence import padding
from credence.corpus import manifest
from credence.evaluation import edits
from credence.model import Article, Report
from credence.scoring import score

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT.parent / "shared" / "benchmarks"
OWN = list(manifest(ROOT / "data" / "articles.csv"))
MOST = 3.0  # points
SHARES = (0.05, 0.2, 1.0, 5.0)
# Several sentences that differ, each of them once, until they come back.
VARIED = {"seven attributions, other names", "a wall of hedges"}
# A story that is shorter than that is not always told from what is put to it.
LONG_ENOUGH = 150  # words


def gain(one: Article, before: Report, kind: str, share: float, where: str) -> float:
    """Return the most that any score of an article gains by a block put into it, in points."""
    return most(before, score(replace(one, text=placed(one.text, block(kind, one.text, share), where))))


def most(before: Report, after: Report) -> float:
    """Return the most that any score gains, in points."""
    return max(new.value - old.value for old, new in zip(before.scores, after.scores, strict=True))


def gains(kind: str, share: float, news: list[Article]) -> Iterator[float]:
    """Yield what a block buys each article, at a place that chance chooses."""
    for one in news:
        where = random.Random(f"{one.id} {kind} {share}").choice(PLACED[:2])  # noqa: S311 -- no secret
        before = score(one)
        if before.scores:
            yield gain(one, before, kind, share, where)


@pytest.mark.parametrize("kind", GENERATORS)
def test_a_block_before_or_behind_the_article_buys_no_more_than_three_points(kind: str) -> None:
    for share in SHARES:
        assert max(gains(kind, share, OWN)) <= MOST, share


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks are not here")
@pytest.mark.parametrize("kind", GENERATORS)
def test_a_block_buys_other_news_no_more_in_9_of_10(kind: str) -> None:
    news = [one for one in edits.sample(BENCHMARKS, 30) if len(one.text.split()) > LONG_ENOUGH]
    for share in SHARES[:3] if kind in VARIED else SHARES[2:3]:
        bought = list(gains(kind, share, news))
        assert sum(one <= MOST for one in bought) >= 0.9 * len(bought), share


def bought_by_few(kind: str, number: int, news: list[Article]) -> Iterator[float]:
    """Yield the most that a few sentences buy each article, before or behind it."""
    for one in news:
        before = score(one)
        if before.scores:
            texts = (placed(one.text, block(kind, one.text, 0.0)[:number], where) for where in PLACED[:2])
            yield max(most(before, score(replace(one, text=text))) for text in texts)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("kind", WOVEN)
def test_one_to_three_sentences_before_or_behind_the_article_buy_no_more_than_three_points(
    kind: str, number: int
) -> None:
    assert max(bought_by_few(kind, number, OWN)) <= MOST


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the benchmarks are not here")
@pytest.mark.parametrize("kind", WOVEN)
def test_one_to_three_sentences_buy_other_news_no_more_in_9_of_10(kind: str) -> None:
    news = [one for one in edits.sample(BENCHMARKS, 30) if len(one.text.split()) > LONG_ENOUGH]
    for number in NUMBERS:
        bought = list(bought_by_few(kind, number, news))
        assert sum(one <= MOST for one in bought) >= 0.9 * len(bought), number


@pytest.mark.parametrize("how", HIDING)
def test_text_that_a_page_hides_buys_no_more_than_three_points(how: str, tmp_path: Path) -> None:
    one = OWN[3]
    for kind in ("seven attributions, other names", "a wall of hedges", "figures"):
        lines = " ".join(block(kind, one.text, 1.0))
        before, after = (scored(markup, tmp_path) for markup in (page(one.text), page(one.text, lines, how)))
        assert before.scores
        assert lines[:40] not in after.article.text
        pairs = zip(before.scores, after.scores, strict=True)
        assert max(new.value - old.value for old, new in pairs) <= MOST, kind


def test_a_block_shown_on_a_page_is_read(tmp_path: Path) -> None:
    lines = " ".join(block("seven attributions, other names", OWN[3].text, 0.2))
    assert lines[:40] in scored(page(f"{OWN[3].text}\n{lines}"), tmp_path).article.text


@pytest.mark.parametrize("where", PLACED)
def test_a_thousand_repeated_cues_buy_no_more_than_three_points(where: str) -> None:
    one = OWN[3]
    sentences = ["According to Ada Holm, it may perhaps be so."] * 1000
    after = score(replace(one, text=placed(one.text, sentences, where)))
    pairs = zip(score(one).scores, after.scores, strict=True)
    assert max(new.value - old.value for old, new in pairs) <= MOST


def test_padding_is_named_in_a_warning_with_its_words_and_its_reason() -> None:
    one = OWN[0]
    lines = block("one attribution, other names", one.text, 0.2)
    report = score(replace(one, text=placed(one.text, lines, "appended")))
    words = sum(len(line.split()) for line in lines)
    assert f"padding: {words} of {report.words} words earn nothing: {padding.PATTERN}" in report.warnings
    (piece,) = report.padding
    assert report.article.text[piece.start : piece.end] == " ".join(lines)


def test_padding_speaks_against_an_article_as_ever() -> None:
    one = OWN[2]
    lines = [
        f"{name} of Sunde said that it is hands down the most amazing ferry ever!"
        for name in ("Ada", "Jon", "Mia")
    ]
    before, after = score(one), score(replace(one, text=f"{one.text}\n\n{' '.join(lines)}"))
    old, new = (next(x for x in report.scores if x.dimension == "promotion") for report in (before, after))
    assert after.padding
    assert new.value < old.value - 5


def test_of_an_honest_article_hardly_a_sentence_is_padding_and_no_warning_speaks_of_it() -> None:
    assert score(article(*SOBER)).padding == ()
    for report in map(score, OWN):
        assert len(report.padding) <= 1
        assert not any("padding" in one for one in report.warnings)
