"""The scale: monotone, open at its ends, and built from what it says."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import numpy as np
import pytest

from credence import cohesion, evaluation, norms
from credence.lexicon import DIMENSION_NAMES
from credence.model import Dimension

CORPORA = Path(__file__).parents[2] / "shared" / "benchmarks"


@pytest.mark.parametrize("dimension", DIMENSION_NAMES)
def test_the_scale_rises_with_the_rate_and_is_open_at_its_ends(dimension: Dimension) -> None:
    quantiles = norms.norms()[dimension].quantiles
    rates = np.linspace(quantiles[0] - 1, quantiles[-1] + 1, 500)
    values = [norms.place(dimension, rate) for rate in rates]
    assert values == sorted(values)
    assert values[0] == norms.FLOOR
    assert values[-1] == norms.CEILING


@pytest.mark.parametrize("dimension", DIMENSION_NAMES)
def test_the_median_of_reference_news_stands_at_fifty(dimension: Dimension) -> None:
    assert norms.place(dimension, norms.norms()[dimension].quantiles[50]) == pytest.approx(50, abs=3)


def test_a_norms_file_holds_the_quantiles_of_the_rates_it_was_given(tmp_path: Path) -> None:
    rates = [random.Random(7).gauss(0, 1) for _ in range(500)]  # noqa: S311 -- no secret
    norms.write(tmp_path / "norms.csv", {"hedging": rates}, 12345)
    rows = list(csv.DictReader((tmp_path / "norms.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == norms.QUANTILES
    assert float(rows[50]["rate"]) == pytest.approx(float(np.median(rates)), abs=1e-6)
    assert {(row["articles"], row["words"]) for row in rows} == {("500", "12345")}


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the optional folder ../shared is not here")
def test_the_shipped_norms_are_what_the_corpora_give(tmp_path: Path) -> None:
    evaluation.rebuild_norms(CORPORA, tmp_path / "norms.csv")
    assert (tmp_path / "norms.csv").read_bytes() == norms.FILE.read_bytes()


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the optional folder ../shared is not here")
def test_the_shipped_common_stems_are_those_of_the_reference_news(tmp_path: Path) -> None:
    assert evaluation.recount_common(CORPORA, tmp_path / "common.csv") > 500
    assert (tmp_path / "common.csv").read_bytes() == cohesion.FILE.read_bytes()
