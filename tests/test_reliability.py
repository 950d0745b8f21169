"""Agreement of raters and intervals of shares: the published examples, to the digits printed there."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.reliability import DEVIATE, cohen, equal_share, kappa, krippendorff, wilson

GAP = None
labels = st.lists(st.tuples(*[st.sampled_from("yn")] * 2), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("table", "published"),
    [
        # Cohen 1960, table 2, of 200 units.
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.492),
        # Fleiss, Cohen and Everitt 1969, table 1, of 200 units.
        ([[106, 10, 4], [22, 28, 10], [2, 12, 6]], 0.429),
        # Grant proposals read by two people, 50 of them: the worked example of encyclopaedias.
        ([[20, 5], [10, 15]], 0.4),
    ],
)
def test_kappa_is_that_of_the_published_tables(table: list[list[float]], published: float) -> None:
    assert kappa(np.array(table, dtype=float)).value == pytest.approx(published, abs=5e-4)


def test_the_standard_error_of_kappa_is_that_which_fleiss_cohen_and_everitt_printed() -> None:
    found = kappa(np.array([[106, 10, 4], [22, 28, 10], [2, 12, 6]], dtype=float))
    assert ((found.high - found.low) / 2 / DEVIATE) ** 2 == pytest.approx(0.002885, abs=5e-7)


@pytest.mark.parametrize(
    ("raters", "published"),
    [
        # Krippendorff 2011, sections A (two observers, two values), B (five values), C (gaps).
        (["0100000010", "1110010000"], 0.095),
        (["aabbdcccedda", "babbbcccedd" + "d"], 0.692),
        (
            [
                [*"123321412", GAP, GAP, GAP],
                [*"1233224125", GAP, "3"],
                [GAP, *"3332342251", GAP],
                [*"12332441251", GAP],
            ],
            0.743,
        ),
        # Three coders, fifteen units, most of them seen by two: the worked example of encyclopaedias.
        (
            [
                [GAP] * 5 + [*"34121133", GAP, "3"],
                ["1", GAP, *"213343"] + [GAP] * 7,
                [GAP, GAP, *"21344", GAP, *"21133", GAP, "4"],
            ],
            0.691,
        ),
    ],
)
def test_alpha_is_that_of_the_published_examples(raters: list[list[str | None]], published: float) -> None:
    assert krippendorff(raters).value == pytest.approx(published, abs=5e-4)


@pytest.mark.parametrize(("successes", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (0, 20, 0, 0.1611)])
def test_the_interval_of_a_share_is_that_which_newcombe_printed(
    successes: int, n: int, low: float, high: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3, at 95 %.
    monkeypatch.setattr("credence.reliability.DEVIATE", 1.959964)
    found = wilson(successes, n)
    assert [found.low, found.high] == pytest.approx([low, high], abs=5e-5)


@given(st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_of_a_share_holds_it(drawn: tuple[int, int]) -> None:
    found = wilson(*drawn)
    assert math.isnan(found.value) if drawn[1] == 0 else 0 <= found.low <= found.value <= found.high <= 1


@given(labels)
def test_two_raters_who_never_differ_agree_wholly_or_cannot_be_compared(pairs: list[tuple[str, str]]) -> None:
    first = [a for a, _ in pairs]
    assert equal_share(first, first).value == 1
    expected = 1.0 if len(set(first)) > 1 else math.nan
    for found in (cohen(first, first), krippendorff([first, first])):
        assert found.value == pytest.approx(expected, nan_ok=True)


@given(labels)
def test_neither_the_order_of_the_raters_nor_that_of_the_units_matters(pairs: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    for coefficient in (cohen, lambda a, b: krippendorff([a, b])):
        one, other = coefficient(first, second), coefficient(second[::-1], first[::-1])
        assert one.value == pytest.approx(other.value, nan_ok=True)


def test_units_that_one_rater_left_out_count_for_neither_coefficient() -> None:
    first, second = [*"yyny", GAP, "n"], [*"ynny", "n", GAP]
    assert cohen(first, second) == cohen("yyny", "ynny")
    assert krippendorff([first, second]) == krippendorff(["yyny", "ynny"])


def test_without_a_unit_that_two_raters_saw_there_is_no_figure() -> None:
    for found in (cohen("", ""), krippendorff(["", ""]), krippendorff([["y", GAP], [GAP, "y"]])):
        assert all(map(math.isnan, (found.value, found.low, found.high)))


def test_the_intervals_narrow_as_units_are_added_and_hold_their_figure() -> None:
    few, many = ("yyynnnyn", "yynnnnyy"), ("yyynnnyn" * 20, "yynnnnyy" * 20)
    for coefficient in (cohen, lambda a, b: krippendorff([a, b]), equal_share):
        small, large = coefficient(*few), coefficient(*many)
        assert small.low < small.value < small.high
        assert large.high - large.low < (small.high - small.low) / 2


def test_the_same_labels_give_the_same_interval() -> None:
    assert krippendorff(["yyn" * 9, "ynn" * 9]) == krippendorff(["yyn" * 9, "ynn" * 9])


def test_raters_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        cohen("yy", "y")
    with pytest.raises(ValueError, match="shorter"):
        krippendorff(["yy", "y"])


def test_more_successes_than_trials_are_refused() -> None:
    with pytest.raises(ValueError, match="3 successes in 2 trials; give 0 to 2"):
        wilson(3, 2)
