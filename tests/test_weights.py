"""Profiles, weights as text, and rankings that hold whatever the weights: checked by brute force."""

from __future__ import annotations

from itertools import product
from math import dist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.model import Article, Dimension, Report, Score, Weights
from credence.weights import (
    NAMES,
    PROFILES,
    dominates,
    parse_weights,
    profile,
    rank,
    rank_shares,
    share_above,
    smallest_flip,
    vector,
)

VALUES = st.tuples(*[st.integers(0, 40).map(lambda n: n * 2.5)] * 4)
SHARES = st.tuples(*[st.integers(0, 9)] * 4).filter(any)
# A lattice of weightings, dense enough to tell shares apart by a hundredth.
LATTICE = np.array([w for w in product(range(41), repeat=4) if sum(w) == 40]) / 40
DRAWN = np.random.default_rng(7).dirichlet((1, 1, 1, 1), 40_000)


def report(name: str, *values: float) -> Report:
    scores = tuple(
        Score(d, v, max(0, v - 5), min(100, v + 8), 0.0, ()) for d, v in zip(NAMES, values, strict=False)
    )
    return Report(Article(name, name, ""), scores, (), ())


@given(VALUES, VALUES)
def test_the_share_of_weightings_agrees_with_forty_thousand_drawn_ones(
    a: tuple[float, ...], b: tuple[float, ...]
) -> None:
    drawn = float((DRAWN @ np.subtract(a, b) > 0).mean())
    assert share_above(a, b) == pytest.approx(drawn, abs=0.015)


@given(VALUES, VALUES)
def test_either_article_stands_above_unless_all_four_scores_are_equal(
    a: tuple[float, ...], b: tuple[float, ...]
) -> None:
    assert share_above(a, b) + share_above(b, a) == pytest.approx(0.0 if a == b else 1.0)


@given(VALUES, VALUES)
def test_an_article_dominates_if_and_only_if_no_corner_of_the_weightings_puts_it_below(
    a: tuple[float, ...], b: tuple[float, ...]
) -> None:
    assert dominates(a, b) == (a != b and bool((LATTICE @ np.subtract(a, b) >= -1e-9).all()))
    assert not dominates(a, b) or share_above(a, b) == 1.0


@pytest.mark.parametrize(
    ("lead", "share"),
    [
        ((1, -1, 0, 0), 1 / 2),
        ((1, 1, 1, -1), 7 / 8),  # the corner cut off is half as long on each of three edges
        ((1, 1, -1, -1), 1 / 2),
        ((2, -1, -1, -1), 8 / 27),  # the corner left is two thirds as long on each of three edges
        ((0, 0, 0, 3), 1),
    ],
)
def test_the_share_is_the_volume_known_from_geometry(lead: tuple[float, ...], share: float) -> None:
    assert share_above(lead, (0, 0, 0, 0)) == pytest.approx(share, abs=1e-15)


@given(st.lists(VALUES, min_size=2, max_size=5))
def test_rank_shares_agree_with_drawn_weightings_and_sum_to_one(values: list[tuple[float, ...]]) -> None:
    own, *others = values
    shares = rank_shares(own, others)
    above = ((DRAWN @ np.subtract(others, own).T) > 1e-12).sum(axis=1)
    drawn = [float((above == place).mean()) for place in range(len(values))]
    assert sum(shares) == pytest.approx(1)
    assert shares == pytest.approx(drawn, abs=0.015)


def test_a_rank_that_needs_very_narrow_weights_is_found_though_sampling_would_miss_it() -> None:
    own, other = (50.0, 50.0, 50.0, 50.001), (99.0, 99.0, 99.0, 50.0)
    first, second = rank_shares(own, [other])
    assert 0 < first < 1e-12
    assert second == pytest.approx(1)


@given(VALUES, VALUES, SHARES)
def test_the_smallest_change_levels_the_pair_and_no_weighting_nearer_by_changes_its_order(
    a: tuple[float, ...], b: tuple[float, ...], weights: tuple[int, ...]
) -> None:
    flip = smallest_flip(a, b, Weights(*weights))
    now = np.array(weights) / sum(weights)
    lead = np.subtract(a, b)
    sign = 1 if now @ lead >= 0 else -1
    beyond = LATTICE[LATTICE @ (sign * lead) < -1e-9]
    if flip is None:
        assert dominates(a, b) or dominates(b, a) or a == b
        return
    assert sum(flip.shares) == pytest.approx(1)
    assert min(flip.shares) >= -1e-12
    assert np.dot(flip.shares, lead) == pytest.approx(0, abs=1e-9)
    assert flip.distance == pytest.approx(dist(flip.shares, now))
    if len(beyond):
        nearest = float(np.linalg.norm(beyond - now, axis=1).min())
        assert flip.distance <= nearest + 1e-9
        assert nearest - flip.distance < 0.2  # the lattice is that coarse in the thinnest corner


def test_ranking_puts_the_highest_first_the_unscored_last_and_keeps_the_order_of_equals() -> None:
    low, tied, twin, none = (
        report("low", 1, 1, 1, 1),
        report("tied", 9, 5, 9, 5),
        report("twin", 7, 7, 7, 7),
        report("none"),
    )
    ranking = rank([none, low, tied, twin], Weights())
    assert [one.article.id for one, _ in ranking] == ["tied", "twin", "low", "none"]
    assert ranking[-1][1] is None


def test_scores_that_differ_only_by_rounding_errors_stand_level() -> None:
    first, second = report("first", 0.3, 0.3, 0.3, 0.3), report("second", 0.1 + 0.2, 0.3, 0.3, 0.3)
    assert [one.article.id for one, _ in rank([first, second], Weights())] == ["first", "second"]


def test_a_vector_holds_the_values_in_the_order_of_the_dimensions_and_is_empty_without_scores() -> None:
    shuffled = report("x", 1, 2, 3, 4)
    backwards = Report(shuffled.article, shuffled.scores[::-1], (), ())
    assert vector(backwards) == (1, 2, 3, 4)
    assert vector(report("none")) == ()


def test_every_profile_is_named_gives_one_sentence_and_weighs_differently() -> None:
    assert list(PROFILES) == ["equal", "editor", "fact-checker", "media-literacy", "evidence"]
    assert all(name == each.name and each.rationale.endswith(".") for name, each in PROFILES.items())
    shares = {tuple(each.weights.share(name) for name in NAMES) for each in PROFILES.values()}
    assert len(shares) == len(PROFILES)
    assert profile("equal").weights == Weights()


def test_a_dimension_that_is_not_named_weighs_one() -> None:
    assert parse_weights("precision=0") == Weights(precision=0)
    assert parse_weights(" hedging = 2 ,sourcing=1e1") == Weights(hedging=2, sourcing=10)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hedgin=2", "no dimension 'hedgin'; did you mean 'hedging'"),
        ("Sourcing=2", "did you mean 'sourcing'"),
        ("zzz=2", "there are: hedging, sourcing, promotion, precision"),
        ("hedging", "no number in 'hedging'; write, for example, hedging=2"),
        ("hedging=two", "no number in 'hedging=two'"),
        ("hedging=1,hedging=2", "the weight of hedging is given twice"),
        ("hedging=-1", "weight of hedging is -1.0"),
        ("hedging=nan", "weight of hedging is nan"),
        ("", "no dimension ''"),
        ("hedging=0,sourcing=0,promotion=0,precision=0", "all weights are 0"),
    ],
)
def test_wrong_weights_are_refused_with_what_to_do(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_weights(text)


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'fact-checker'"):
        profile("factchecker")


def test_the_names_are_the_fields_of_the_weights() -> None:
    name: Dimension
    assert tuple(Weights.__slots__) == NAMES
    for name in NAMES:
        assert Weights().share(name) == 0.25
