"""The pandas function as other frameworks call it: by parts, in other processes, with odd cells."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pandas as pd
import pytest
from samples import varied

from credence import Weights, frame, score_frame

TEXTS = [" ".join(varied(3)[n:]) for n in range(6)]
TABLE = pd.DataFrame({"id": [f"a{n}" for n in range(6)], "title": "Ferry", "text": TEXTS})


def test_a_part_of_a_table_has_the_scores_that_it_has_in_the_whole() -> None:
    whole = score_frame(TABLE)
    parts = [score_frame(TABLE[at : at + 2]) for at in (0, 2, 4)]
    pd.testing.assert_frame_equal(pd.concat(parts), whole)


def test_the_index_and_the_order_of_the_table_are_kept() -> None:
    shuffled = TABLE.sample(frac=1, random_state=1).set_index(pd.Index(list("uvwxyz")))
    found = score_frame(shuffled)
    assert list(found.index) == list("uvwxyz")
    assert list(found.id) == list(shuffled.id)


@pytest.mark.parametrize("text", [None, np.nan, pd.NA, 7, b"bytes", [], ""])
def test_a_cell_without_text_is_a_row_without_scores(text: object) -> None:
    table = pd.DataFrame({"id": ["a", "b"], "text": pd.Series([text, TEXTS[0]], dtype="object")})
    found = score_frame(table)
    assert pd.isna(found.composite[0])
    assert "empty" in found.warnings[0]
    assert found.composite[1] > 0


def test_every_table_gives_the_same_columns_of_the_same_types() -> None:
    wanted = score_frame(TABLE).dtypes
    for table in (TABLE[:1], pd.DataFrame({"text": [""]})):
        pd.testing.assert_series_equal(score_frame(table).dtypes, wanted)
    assert list(score_frame(TABLE[:0]).columns) == list(wanted.index) == list(frame([]).columns)


def test_weights_move_the_composite_alone() -> None:
    plain, weighed = score_frame(TABLE), score_frame(TABLE, Weights(promotion=5))
    assert not plain.composite.equals(weighed.composite)
    pd.testing.assert_frame_equal(
        plain.drop(columns=["composite", "composite_low", "composite_high"]),
        weighed.drop(columns=["composite", "composite_low", "composite_high"]),
    )


def test_another_process_gives_the_same_frame() -> None:
    assert pickle.loads(pickle.dumps(score_frame)) is score_frame  # noqa: S301 -- our own bytes
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pd.testing.assert_frame_equal(pool.submit(score_frame, TABLE).result(), score_frame(TABLE))


@pytest.mark.filterwarnings("default")  # those of Spark and Ray are theirs
def test_spark_takes_the_function_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")

    def scored(tables: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        yield from map(score_frame, tables)

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        schema = spark.createDataFrame(score_frame(pd.DataFrame({"text": [""]}))).schema
        found = spark.createDataFrame(TABLE).mapInPandas(scored, schema).toPandas()
    finally:
        spark.stop()
    wanted = score_frame(TABLE)
    pd.testing.assert_frame_equal(found[wanted.columns].astype(wanted.dtypes), wanted)


@pytest.mark.filterwarnings("default")
def test_ray_takes_the_function_as_it_is() -> None:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=1, include_dashboard=False)
    try:
        found = ray.data.from_pandas(TABLE).map_batches(score_frame, batch_format="pandas").to_pandas()
    finally:
        ray.shutdown()
    pd.testing.assert_frame_equal(found.astype(score_frame(TABLE).dtypes), score_frame(TABLE))
