"""The detectors against one reader's sentences: figures that may rise, and may not fall."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from credence.agreement import (
    QUESTIONS,
    Annotation,
    Judged,
    Question,
    agree,
    frame,
    judged,
    parted,
    reading,
    sentence_frame,
)
from credence.corpus import manifest
from credence.model import Article, Span

DATA = Path(__file__).parents[1] / "data"
# A little below what was measured when the question was first put: a detector that gets worse fails.
LEAST = {
    # question: (precision, recall, area under the curve)
    "hedged: signal": (0.75, 0.75, 0.92),
    "hedged: marks": (0.65, 0.78, 0.85),
    "contestable claim: marks": (0.92, 0.34, 0.65),
    "claim left bare: marks": (0.72, 0.27, 0.59),
    "has a source: signal": (0.66, 0.62, 0.81),
    "named source: marks": (0.54, 0.51, 0.69),
    "vague source: marks": (0.40, 0.30, 0.61),
    "promotional: signal": (0.65, 0.08, 0.71),
    "promotional: marks": (0.62, 0.60, 0.70),
    "precise: signal": (0.18, 0.75, 0.80),
    "precise: marks": (0.60, 0.37, 0.67),
    "vague: marks": (0.58, 0.38, 0.55),
}
TEXT = "The pier was shut. The pier may be shut, the warden said. Share this page"
ROWS = [
    Annotation("pier", 1, Span(0, 18), claim=True, cover="none"),
    Annotation("pier", 2, Span(19, 57), claim=True, cover="both", source="described"),
    Annotation("pier", 3, Span(58, 73), furniture=True),
]


@pytest.fixture(scope="module")
def sentences() -> tuple[Judged, ...]:
    return judged(reading(DATA / "annotations.csv"), manifest(DATA / "articles.csv"))


def test_every_question_has_a_bound() -> None:
    assert set(LEAST) | {"furniture: set aside"} == set(QUESTIONS)


def test_the_furniture_set_aside_is_what_the_reader_set_aside(sentences: tuple[Judged, ...]) -> None:
    assert parted(QUESTIONS["furniture: set aside"], sentences) == ((), ())


@pytest.mark.parametrize("name", LEAST)
def test_a_detector_is_no_worse_than_it_was(name: str, sentences: tuple[Judged, ...]) -> None:
    found = agree(QUESTIONS[name], sentences)
    least = zip(LEAST[name], (found.precision, found.recall, found.auc), strict=True)
    assert [(bound, one.value) for bound, one in least if one.value < bound] == []


def test_every_row_of_the_reading_is_a_stretch_of_its_article(sentences: tuple[Judged, ...]) -> None:
    assert [
        one.reader.n for one in sentences if not one.words.strip() or one.words != one.words.strip()
    ] == []


def test_every_sentence_that_is_no_furniture_and_no_title_was_read(sentences: tuple[Judged, ...]) -> None:
    unread = [one for one in sentences if not one.reader.furniture and not one.signals]
    titles = {article.title for article in manifest(DATA / "articles.csv")}
    assert {one.words for one in unread} <= titles


def test_a_sentence_gets_the_marks_that_begin_in_it() -> None:
    article = Article("pier", "", "It cost $9 million. It cost far more.")
    rows = [Annotation("pier", 1, Span(0, 19)), Annotation("pier", 2, Span(20, 37))]
    kinds = [{kind for _, kind in one.kinds} for one in judged(rows, [article])]
    assert kinds == [{"figure"}, {"vague_degree"}]


def test_offsets_that_are_a_little_off_find_the_same_sentence() -> None:
    article = Article("pier", "", TEXT)
    moved = [Annotation("pier", 2, Span(21, 60))]
    assert judged(moved, [article])[0].signals == judged(ROWS[1:2], [article])[0].signals


def told(yes: str, strength: list[float]) -> tuple[Question, list[Judged]]:
    """Return a question to which the reader says "y" or "n" and the package answers by a strength."""
    rows = [Annotation("x", n, Span(0, 1), furniture=answer == "y") for n, answer in enumerate(yes)]
    put = [Judged(row, "", value, {}, {}) for row, value in zip(rows, strength, strict=True)]
    return Question("told", lambda row: row.furniture, lambda one: one.aside, everywhere=True), put


def test_the_figures_are_those_of_a_count_by_hand() -> None:
    found = agree(*told("yyynnn", [0.9, 0.6, 0.1, 0.7, 0.2, 0.0]))
    assert (found.n, found.yes, found.found, found.both) == (6, 3, 3, 2)
    assert found.precision.value == found.recall.value == found.f1.value == pytest.approx(2 / 3)
    # Of nine pairs, three are in the wrong order or not: 0.6 below 0.7, 0.1 below 0.7 and 0.2.
    assert found.auc.value == pytest.approx(6 / 9)


def test_a_tie_is_half_right() -> None:
    assert agree(*told("yn", [0.4, 0.4])).auc.value == 0.5


def test_an_interval_holds_its_figure_and_shrinks_with_more_sentences() -> None:
    few, many = (agree(*told("yyynnn" * n, [0.9, 0.6, 0.1, 0.7, 0.2, 0.0] * n)).auc for n in (3, 60))
    assert few.low < few.value < few.high
    assert many.high - many.low < (few.high - few.low) / 2


def test_the_same_sentences_give_the_same_interval() -> None:
    assert agree(*told("yynn", [1, 0, 1, 0])) == agree(*told("yynn", [1, 0, 1, 0]))


def test_a_question_that_nobody_answers_with_yes_has_no_figures() -> None:
    found = agree(*told("nn", [0, 0]))
    assert (found.yes, found.found) == (0, 0)
    assert all(math.isnan(one.value) for one in (found.precision, found.recall, found.f1, found.auc))
    assert set(frame([found]).loc["told"][4:]) == {"–"}


def test_false_alarms_and_misses_are_told_apart() -> None:
    alarms, misses = parted(*told("yyn", [0.9, 0.1, 0.8]))
    assert ([one.reader.n for one in alarms], [one.reader.n for one in misses]) == ([2], [1])


def test_furniture_is_asked_of_every_row_and_the_rest_of_sentences_alone() -> None:
    put = judged(ROWS, [Article("pier", "", TEXT)])
    assert len(sentence_frame(put)) == agree(QUESTIONS["promotional: marks"], put).n
    assert agree(QUESTIONS["furniture: set aside"], put).n == len(ROWS)


def test_the_table_of_sentences_counts_every_mark_once(sentences: tuple[Judged, ...]) -> None:
    table = sentence_frame(sentences)
    counted = table.filter(like="_marks").to_numpy().sum()
    assert counted == sum(sum(one.kinds.values()) for one in sentences)


def test_the_table_of_figures_has_one_row_a_question(sentences: tuple[Judged, ...]) -> None:
    table = frame(agree(question, sentences) for question in QUESTIONS.values())
    assert list(table.index) == list(QUESTIONS)
    assert table.loc["furniture: set aside", "precision"] == "1.00 (1.00–1.00)"


def test_a_row_without_numbers_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "reading.csv"
    path.write_text("id,n,start,end,furniture,claim,cover,source,promotion,precision\na,1,0,x,0,0,,,0,\n")
    with pytest.raises(ValueError, match=r"reading\.csv, line 2: .*'x'; mend the row"):
        reading(path)


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "reading.csv"
    path.write_text("id,n\na,1\n")
    with pytest.raises(ValueError, match=r"line 2: '\w+'; mend the row"):
        reading(path)


def test_an_annotation_of_an_unknown_article_is_refused() -> None:
    with pytest.raises(ValueError, match="no article 'pier'"):
        judged(ROWS, [])
