"""Numerals: figures and words become tokens by their shape, and groups of tokens one value."""

from __future__ import annotations

import pytest

from credence.numerals import tokens, value


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("5km", ["small_number", "unit"]),
        ("20 m", ["small_number", "unit"]),
        ("£20m", ["sign", "small_number", "million"]),
        ("20m people", ["small_number", "million"]),
        ("5G and 4x4", []),
        ("R1, A380 and Covid-19", []),
        ("mid-2019", ["within", "year"]),
        ("9:30", ["clock"]),
        ("10.0.0.1", []),
        ("3/4", ["ratio"]),
        ("9/3", ["slashed"]),
        ("45/31", []),
        ("3rd", ["ordinal"]),
        ("'80s", ["decade"]),
        ("often tense mayor", []),
        ("Jan. and jan", ["month_name", "month_name"]),
        ("march", []),
    ],
)
def test_roles_of_a_text(text: str, roles: list[str]) -> None:
    assert [token.role for token in tokens(text)] == roles


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", 1234.5),
        ("-5", -5),
        ("twenty-two", 22),
        ("two hundred and five thousand and forty-one", 205041),
        ("one million two hundred three thousand", 1203000),
        ("half a million", 500000),
        ("two and a half million", 2500000),
        ("three quarters", 0.75),
        ("three point one four", 3.14),
        ("minus seven", -7),
        ("a dozen", 12),
    ],
)
def test_value_of_a_number(text: str, number: float) -> None:
    assert value(tokens(text)) == pytest.approx(number)


@pytest.mark.parametrize(
    "text", ["9" * 400, "9" * 5000 + "/" + "9" * 5001, "1,000" * 3000, "1." * 3000, "½" * 3000, "٣ km", "2²"]
)
def test_hostile_figures_do_no_harm(text: str) -> None:
    assert all(0 <= token.start < token.end <= len(text) for token in tokens(text))
