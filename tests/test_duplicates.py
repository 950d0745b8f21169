"""Near-duplicates: copies and edited copies are found, separate reports of one event are not."""

from __future__ import annotations

import itertools
import random
import tracemalloc

import pytest
from mixed import story
from samples import SOBER, article, varied

from credence import duplicates
from credence.duplicates import NEAR, Index, near_duplicates
from credence.model import Article

WORDS = " ".join(varied(12)).split()


def made(words: list[str], name: str = "b") -> Article:
    return Article(name, "", " ".join(words))


def edited(share: float, seed: int) -> list[str]:
    """Return the words with a share of them replaced."""
    chance = random.Random(seed)  # noqa: S311 -- a test, not a secret
    return [f"x{i}" if chance.random() < share else word for i, word in enumerate(WORDS)]


def exact(one: list[str], two: list[str]) -> float:
    """Return the true share of runs of five words that are in both."""
    runs = [
        {tuple(w.strip(".,“”").lower() for w in text[i : i + 5]) for i in range(len(text) - 4)}
        for text in (one, two)
    ]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


@pytest.mark.parametrize("seed", range(10))
def test_a_copy_with_a_word_in_fifty_changed_is_found(seed: int) -> None:
    pairs = list(near_duplicates([made(WORDS, "a"), made(edited(0.02, seed))]))
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [("a", "b")]


@pytest.mark.parametrize("seed", range(10))
def test_a_text_with_a_word_in_six_changed_is_another_text(seed: int) -> None:
    assert list(near_duplicates([made(WORDS), made(edited(0.17, seed))])) == []


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("share", [0.0, 0.01, 0.03])
def test_the_share_is_near_the_true_one(share: float, seed: int) -> None:
    other = edited(share, seed)
    (pair,) = near_duplicates([made(WORDS), made(other)])
    assert abs(pair.share - exact(WORDS, other)) < 0.15


def test_articles_made_alike_about_different_things_are_not_taken_for_copies() -> None:
    texts = [Article(str(n), "", "\n".join(story(n)[1])) for n in (0, 1, 2, 3, 4, 5, 6, 7)]
    assert list(near_duplicates(texts)) == []


def test_case_marks_and_line_ends_make_no_difference() -> None:
    text = article(*SOBER).text
    other = text.upper().replace("\n\n", "\r\n").replace("“", '"').replace(",", ";")
    (pair,) = near_duplicates([Article("a", "", text), Article("b", "", other)])
    assert pair.share == 1.0


def test_an_excerpt_of_most_of_an_article_is_found() -> None:
    assert [
        pair.second.id for pair in near_duplicates([made(WORDS, "a"), made(WORDS[: len(WORDS) * 3 // 4])])
    ] == ["b"]


def test_the_nearest_of_several_is_named() -> None:
    far, near = made(edited(0.03, 1), "far"), made(WORDS, "near")
    pairs = list(near_duplicates([far, near, made(WORDS, "copy")]))
    assert [(pair.first.id, pair.second.id) for pair in pairs][-1] == ("near", "copy")


@pytest.mark.parametrize("text", ["", "Too short. " * 3, "...", "\ud800 " * 100])
def test_a_text_too_short_to_be_compared_is_like_no_other(text: str) -> None:
    assert list(near_duplicates([Article("a", "", text), Article("b", "", text)])) == []


def test_a_thousand_copies_cost_a_look_each() -> None:
    index = Index()
    found = [index.add(made(WORDS, str(n))) for n in range(1000)]
    assert {pair.first.id for pair in found if pair} == {"0"}
    assert len(index._articles) == 1  # noqa: SLF001 -- what is kept is the claim


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "MOST", 3)
    index = Index()
    texts = [made(edited(1.0, n) + [f"y{n}w{i}" for i in range(60)], str(n)) for n in range(9)]
    for one in texts:
        index.add(one)
    assert len(index._articles) <= 3  # noqa: SLF001 -- what is kept is the claim


def test_a_remembered_article_takes_two_kilobytes_at_most() -> None:
    tracemalloc.start()
    try:
        index = Index()
        before = tracemalloc.get_traced_memory()[0]
        for n in range(300):
            index.add(Article(str(n), "", " ".join(f"w{n}x{i}" for i in range(60)), notes=("long " * 1000,)))
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert len(index._articles) == 300  # noqa: SLF001 -- what is kept is the claim
    assert grown < 300 * 2000


def test_the_answer_does_not_change_from_run_to_run() -> None:
    texts = [made(edited(n / 100, n), str(n)) for n in range(12)]
    first, second = ([(p.first.id, p.second.id, p.share) for p in near_duplicates(texts)] for _ in range(2))
    assert first == second
    assert first[0][:2] == ("0", "1")


def test_the_threshold_lies_between_copies_and_separate_texts() -> None:
    copies = [exact(WORDS, edited(0.03, n)) for n in range(5)]
    separate = [
        exact(story(a)[1][0].split(), story(b)[1][0].split()) for a, b in itertools.combinations(range(8), 2)
    ]
    assert max(separate) < NEAR < min(copies)
