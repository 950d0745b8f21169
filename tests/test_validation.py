"""The figures: how they are computed, and that data/validation.csv is what a rerun gives."""

from __future__ import annotations

import builtins
import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from credence import evaluation, heads
from credence.evaluation import answers, metrics, profile, validation
from credence.signal import probability

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT.parent / "shared" / "benchmarks"
here = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the optional folder ../shared is not here")
# Questions that take a few seconds each: one of every kind of answer.
RERUN = {
    ("conll2010-wiki-weasel-sample", "f1"),
    ("uw-platinum-news", "f1"),
    ("meantime-wikinews", "f1"),
    ("policlaim-speeches", "f1"),
    ("specificity-ko2019", "spearman"),
    ("polnear", "token f1"),
    ("quantities-recognizers-text", "exact f1"),
    ("fakenews_amt", "auc"),
}


def _file() -> list[tuple[str, ...]]:
    with (ROOT / "data" / "validation.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = map(tuple, csv.reader(lines))
    assert header == validation.COLUMNS
    return rows


def _measure(metric: str, answer: str, yes: str = "1") -> evaluation.Measure:
    return evaluation.Measure(
        evaluation.Question("piers", ("test",), "label", yes), "Is it?", metric, "precision", answer, ""
    )


def _piers(folder: Path, part: str = "test") -> Path:
    texts = ["It cost £3m in 1998.", "It is nice.", "Some 40 boats left on 3 May.", "Oh well."]
    lines = [json.dumps({"id": str(i), "text": text, "label": (i + 1) % 2}) for i, text in enumerate(texts)]
    (folder / "piers").mkdir(exist_ok=True)
    (folder / "piers" / f"{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_every_declared_question_has_its_row_of_figures() -> None:
    declared = [
        (one.question.corpus, " ".join(one.question.parts), one.metric, one.answer)
        for one in evaluation.measures()
    ]
    # The comparison of accounts has figures of its own: see test_comparisons.py.
    asked = [row for row in _file() if row[0] != "story"]
    assert [row[-2] for row in asked] == [one.asked for one in evaluation.measures()]
    assert [(row[1], row[2], row[4], row[-1]) for row in asked] == declared


def test_every_declared_answer_is_known_and_says_why() -> None:
    names = {
        *heads.default().heads,
        *(f"<{name} signal>" for name in ("hedging", "sourcing", "promotion", "precision")),
    }
    for one in evaluation.measures():
        prefix, _, name = one.answer.partition(": ")
        assert prefix in {*answers.ANSWERS, "spans"}
        assert one.why
        assert prefix != "head" or {part.removeprefix(answers.AGAINST) for part in name.split("|")} <= names


def test_every_question_is_put_in_a_few_plain_words() -> None:
    for one in evaluation.measures():
        assert 0 < len(one.asked) <= 60
        assert "?" in one.asked


def test_each_figure_lies_in_its_interval() -> None:
    for row in _file():
        value, low, high = map(float, row[6:9])
        assert low <= value <= high


@here
@pytest.mark.parametrize(
    "one", [m for m in evaluation.measures() if (m.question.corpus, m.metric) in RERUN], ids=str
)
def test_a_rerun_gives_the_figures_in_the_file(one: evaluation.Measure) -> None:
    found = validation.row(validation.result(BENCHMARKS, one))
    (kept,) = [row for row in _file() if (*row[:5], row[-1]) == (*found[:5], found[-1])]
    assert found[5:9] == kept[5:9]


def test_a_question_is_answered_and_measured_beside_its_baselines(tmp_path: Path) -> None:
    folder = _piers(_piers(tmp_path), "train")
    one = validation.result(folder, _measure("auc", "head: <precision signal>"))
    assert one.figure == metrics.Figure(1.0, 1.0, 1.0)
    assert one.n == len(one.baselines) + 1 == 4
    assert one.baselines["digit"] == 1.0
    assert set(one.baselines) == {"digit", "length", "tfidf"}
    (_, line) = validation.table([validation.row(one)])
    assert "piers" in line
    assert "1.000 to 1.000" in line


def test_figures_are_the_same_in_every_run(tmp_path: Path) -> None:
    folder = _piers(tmp_path)
    asked = _measure("f1", "kinds: precision: figure|precision: date")
    assert validation.result(folder, asked) == validation.result(folder, asked)


def test_a_graded_label_is_measured_on_its_scale() -> None:
    question = evaluation.Question("piers", ("test",), "label", "1..5")
    assert [question.target({"label": value}) for value in (1, 3, 5, None)] == [0.0, 0.5, 1.0, None]


def test_documents_are_drawn_whole() -> None:
    truth = np.array([1.0, 1.0, 0.0, 0.0])
    said = np.array([1.0, 1.0, 0.0, 1.0])
    whole = metrics.figure("f1", truth, said, ["a"] * 4)
    assert whole.low == whole.value == whole.high == pytest.approx(0.8)
    assert metrics.figure("f1", truth, said, range(4)).low < 0.8


@pytest.mark.parametrize(
    ("metric", "said", "value"),
    [("f1", [1, 0, 1, 0], 0.5), ("auc", [0.9, 0.2, 0.1, 0.2], 0.875), ("mse", [1, 1, 1, 1], 0.5)],
)
def test_metrics_are_what_their_definitions_say(metric: str, said: list[float], value: float) -> None:
    assert metrics.METRICS[metric](np.array([1.0, 1.0, 0.0, 0.0]), np.array(said)) == pytest.approx(value)


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(evaluation.CorpusError, match="none of the declared corpora"):
        evaluation.validate(tmp_path)


def test_a_missing_scikit_learn_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "sklearn":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    for command in (evaluation.validate, evaluation.learn):
        with pytest.raises(evaluation.MissingExtraError, match=r"credence\[learn\]"):
            command(tmp_path)


def _answered(metric: str, answer: str, yes: str, *records: Mapping[str, object]) -> answers.Answered:
    return answers.answer(
        _measure(metric, answer, yes), [{"corpus": "piers", **record} for record in records]
    )


def test_attributions_are_counted_in_words_over_the_whole_article() -> None:
    first = {
        "id": "1",
        "doc": "a",
        "text": "Ana Ruiz said it leaks.",
        "spans": [[0, 8, "Source"], [14, 22, "Content"]],
    }
    second = {"id": "2", "doc": "a", "text": "It rained.", "spans": [[0, 2, "Source"]]}
    found = _answered("token f1", "spans: source", "Source", first, second)
    assert (found.truth.tolist(), found.said.tolist()) == ([3.0], [[2.0, 2.0]])


def test_exact_spans_count_only_in_the_cases_of_their_model() -> None:
    case = {
        "id": "1",
        "label": "PercentModel",
        "text": "It fell 5 percent.",
        "spans": [[8, 17, "percentage"]],
    }
    other = {"id": "2", "label": "AgeModel", "text": "He is 5 percent.", "spans": []}
    found = _answered("exact f1", "spans: quantities", "percent", case, other)
    assert (found.truth.tolist(), found.said.tolist()) == ([1.0], [[1.0, 1.0]])


def test_an_article_with_fewer_loud_words_ranks_higher() -> None:
    loud = {
        "id": "1",
        "label": 0,
        "text": "This groundbreaking ferry is a game-changer and a revolutionary boat.",
    }
    calm = {"id": "2", "label": 1, "text": "The ferry carries forty cars and was built in the yard at Sunde."}
    found = _answered("auc", "absence: promotion: hype", "1", loud, calm)
    assert metrics.auc(found.truth, found.said) == 1.0


def test_several_heads_count_by_their_shares_and_a_minus_turns_one_round() -> None:
    text = "You will never guess what the harbour board did with this old ferry!"
    odds = heads.default().log_odds(heads.sentence_features(text))
    share = heads.default().heads["informative"].share
    found = _answered("auc", "head: informative|-clickbait", "1", {"id": "1", "label": 1, "text": text})
    expected = (share * odds["informative"] - heads.HAND * odds["clickbait"]) / (share + heads.HAND)
    assert odds["clickbait"] > 0
    assert found.said.tolist() == pytest.approx([probability(expected)])


def test_what_nobody_judged_is_left_out() -> None:
    found = _answered("f1", "head: claim", "1", {"id": "1", "label": None, "text": "Rain."})
    assert len(found.truth) == 0


def test_the_profile_is_learned_without_the_corpus_it_is_measured_on() -> None:
    learned = profile.learned()
    assert set(learned) == {"", *profile.CORPORA}
    measured = {one.question.corpus for one in evaluation.measures() if one.answer.startswith("profile")}
    assert measured == set(profile.CORPORA)
    assert all(
        sum(weights.share(name) for name in profile.NAMES) == pytest.approx(1) for weights in learned.values()
    )


def test_a_dimension_that_tells_nothing_gets_less_than_its_equal_part() -> None:
    scores = np.random.default_rng(7).uniform(0, 100, (2000, 4))
    shares = profile.fit([(scores, (scores[:, 0] + scores[:, 1] > 100).astype(float))])
    assert min(shares[:2]) > 0.25 > max(shares[2:])


def _curves() -> list[dict[str, str]]:
    with (ROOT / "data" / "calibration.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_head_that_is_measured_with_yes_or_no_has_its_calibration_curve() -> None:
    asked = {
        (one.answer.removeprefix("head: "), one.question.corpus, " ".join(one.question.parts))
        for one in evaluation.measures()
        if one.answer.removeprefix("head: ") in heads.default().heads and not one.question.graded
    }
    assert {(row["head"], row["corpus"], row["part"]) for row in _curves()} == asked


def test_each_bin_of_a_curve_holds_its_mean_and_each_share_its_interval() -> None:
    for row in _curves():
        assert float(row["low"]) - 5e-5 <= float(row["said"]) <= float(row["high"]) + 5e-5
        assert float(row["found_low"]) <= float(row["found"]) <= float(row["found_high"])
        assert int(row["n"]) > 0


@here
def test_a_rerun_gives_the_curve_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "policlaim-speeches").symlink_to(BENCHMARKS / "policlaim-speeches")
    evaluation.write_calibration(tmp_path / "found.csv", tmp_path)
    with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert found == [row for row in _curves() if row["corpus"] == "policlaim-speeches"]


def test_the_error_of_a_curve_is_the_mean_distance_of_what_was_said_and_found() -> None:
    bins = evaluation.curve(np.array([1.0, 0.0, 0.0, 1.0]), np.array([0.25, 0.25, 0.25, 1.0]))
    assert [(one.n, one.low, one.high) for one in bins] == [(3, 0.2, 0.3), (1, 0.9, 1.0)]
    assert evaluation.error(bins) == pytest.approx(3 / 4 * (1 / 3 - 0.25))
    assert np.isnan(evaluation.error(()))


def test_what_was_said_of_nothing_has_no_precision_and_what_nobody_marked_no_recall() -> None:
    none, one = np.zeros(2), np.array([1.0, 0.0])
    assert np.isnan(metrics.precision(one, none))
    assert np.isnan(metrics.recall(none, one))
    assert metrics.recall(one, none) == 0.0
