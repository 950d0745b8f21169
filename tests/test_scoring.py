"""The invariants of the design: what a score is made of, and what must never move it."""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from samples import GAUDY, SOBER, article, articles, varied

from credence import corpus, norms, padding, rates, scoring
from credence.dimensions import DIMENSIONS
from credence.masks import see
from credence.model import Article, Report, Weights

EXAMPLES = 150


def _title_words(report_article: Article) -> int:
    return scoring.read(report_article)[1].document.words


@settings(max_examples=EXAMPLES, deadline=None)
@given(articles())
def test_a_score_can_be_recomputed_from_its_hits_and_counts_alone(one: Article) -> None:
    report = scoring.score(one)
    for dimension, score in zip(DIMENSIONS, report.scores, strict=False):
        padded = padding.total(scoring.read(see(one).article)[0].document)
        again = rates.rate(dimension, score.hits, report.words, _title_words(one), padded)
        assert again == score.rate
        assert score.value == round(float(norms.place(dimension.NAME, again)), 1)


@settings(max_examples=EXAMPLES, deadline=None)
@given(articles())
def test_what_the_sentences_add_and_the_typical_text_make_up_the_raw_rate(one: Article) -> None:
    report = scoring.score(one)
    parts = scoring.contributions(report)
    for dimension, score in zip(DIMENSIONS, report.scores, strict=False):
        own = [part for part in parts if part.dimension == dimension.NAME]
        assert tuple(hit for part in own for hit in part.hits) == tuple(
            sorted(score.hits, key=lambda hit: (hit.field == "text", hit.start))
        )
        typical = rates.rate(dimension, (), 0, 0) if dimension.PRIOR else 0.0
        amount = sum(hit.weight for hit in score.hits) + dimension.PRIOR * dimension.TYPICAL
        rest = typical * dimension.PRIOR * score.rate / amount if amount else 0.0
        assert sum(part.rate for part in own) + rest == pytest.approx(score.rate, abs=1e-9)
        for part in own:
            text = one.text if part.field == "text" else one.title
            assert all(part.span.start <= hit.start and hit.end <= len(text) for hit in part.hits)
            assert part.points * part.rate >= 0


def test_without_the_weights_of_a_sentence_the_score_is_lower_by_its_points() -> None:
    report = scoring.score(article(*SOBER))
    strongest = max(scoring.contributions(report), key=lambda part: part.points)
    score = next(one for one in report.scores if one.dimension == strongest.dimension)
    without = norms.place(score.dimension, score.rate - strongest.rate)
    assert score.value - float(without) == pytest.approx(strongest.points, abs=0.06)
    assert strongest.points > 0


@settings(max_examples=EXAMPLES, deadline=None)
@given(articles())
def test_every_hit_marks_words_of_the_text_as_read_and_never_furniture(one: Article) -> None:
    report = scoring.score(one)
    for score in report.scores:
        for hit in score.hits:
            text = one.text if hit.field == "text" else one.title
            assert text[hit.start : hit.end].strip()
            assert 0 <= hit.start < hit.end <= len(text)
            aside = report.furniture if hit.field == "text" else ()
            assert not any(hit.start < f.end and f.start < hit.end for f in aside)


@settings(max_examples=EXAMPLES, deadline=None)
@given(articles())
def test_scores_stay_on_the_scale_inside_their_interval_or_are_not_given_at_all(one: Article) -> None:
    report = scoring.score(one)
    assert len(report.scores) in (0, len(DIMENSIONS))
    assert report.scores or report.warnings
    for score in report.scores:
        assert 0 <= score.low <= score.value <= score.high <= 100


@settings(max_examples=EXAMPLES, deadline=None)
@given(articles())
def test_scoring_twice_gives_the_same_report(one: Article) -> None:
    assert scoring.score(one) == scoring.score(one)


SCRIPT = """
import json, sys
from credence.model import Article
from credence.scoring import score
texts = json.load(sys.stdin)
print(json.dumps([repr(score(Article(str(i), "", text))) for i, text in texts]))
"""


def _padded(copies: int) -> str:
    """A story with one sentence over and over: its evidence is weighed again, by sums of many fractions."""
    said = (f"Ada Holm of Ribe said on {day} May that the plan had been read." for day in range(1, copies))
    return " ".join(("The ferry to Sunde is late, Mara Lindqvist told the council on 3 March 2024.", *said))


def test_another_process_hash_seed_and_order_give_the_same_reports() -> None:
    texts = [(0, article(*SOBER).text), (1, article(*GAUDY).text), (2, article(*SOBER, *GAUDY).text)]
    texts += [(copies, _padded(copies)) for copies in range(20, 32)]
    runs = []
    for seed, order in (("1", texts), ("2", texts[::-1])):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        runs.append(sorted(json.loads(run.stdout)))
    assert runs[0] == runs[1] == sorted(repr(scoring.score(Article(str(i), "", text))) for i, text in texts)


def test_scoring_never_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("scoring reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert scoring.score(article(*SOBER, title="See https://example.org/ferry")).scores


DATA = Path(__file__).parents[1] / "data"
ORIGINALS = DATA.parents[1] / "shared" / "articles"
PAGES = {"retold": corpus.read(DATA / "articles.csv")}
if ORIGINALS.is_dir():
    PAGES["original"] = corpus.read(ORIGINALS)


def _aside(page: Article) -> str:
    """Return the furniture of a page, in its order."""
    return "\n".join(page.text[piece.start : piece.end] for piece in scoring.score(page).furniture)


@pytest.mark.parametrize("pages", PAGES.values(), ids=PAGES)
def test_furniture_appended_to_any_other_article_changes_no_score(pages: list[Article]) -> None:
    givers = [page for page in pages if _aside(page)]
    assert len(givers) == 3
    for giver, taker in itertools.product(givers, pages):
        if giver is not taker:
            longer = replace(taker, text=f"{taker.text}\n\n{_aside(giver)}\n")
            assert scoring.score(longer).scores == scoring.score(taker).scores, (giver.id, taker.id)


@pytest.mark.parametrize("pages", PAGES.values(), ids=PAGES)
def test_every_span_of_furniture_has_a_reason(pages: list[Article]) -> None:
    pieces = [piece for page in pages for piece in scoring.score(page).furniture]
    assert pieces
    assert all(len(piece.reason.split()) > 1 for piece in pieces)


def _said_again(once: Article, times: int) -> Report:
    return scoring.score(replace(once, text=once.text + f"\n\n{once.text.split(chr(10))[0]}" * times))


def test_a_paragraph_that_stands_again_word_for_word_changes_no_score() -> None:
    once = article(*SOBER, *GAUDY)
    again = _said_again(once, 1)
    assert again.scores == scoring.score(once).scores
    assert again.furniture[-1].reason == "repeated word for word"


def test_a_paragraph_that_stands_many_times_raises_no_score() -> None:
    once = article(*SOBER, *GAUDY)
    pairs = zip(scoring.score(once).scores, _said_again(once, 20).scores, strict=True)
    assert all(new.value <= old.value for old, new in pairs)


def test_a_sober_article_stands_above_a_gaudy_one_in_every_dimension() -> None:
    sober, gaudy = (scoring.score(article(*lines)) for lines in (SOBER, GAUDY))
    for good, bad in zip(sober.scores, gaudy.scores, strict=True):
        assert good.value > bad.value + 20, good.dimension


def test_a_longer_article_has_narrower_intervals() -> None:
    short, long = (scoring.score(article(*varied(n))) for n in (2, 16))
    for few, many in zip(short.scores, long.scores, strict=True):
        assert many.high - many.low < few.high - few.low, few.dimension


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("Ferry", "too short"),
        ("Das Schiff kommt nicht. " * 30, "not"),
        (
            "El puerto de la ciudad ha dicho que el barco no puede salir hasta el lunes por la tarde. " * 8,
            "not",
        ),
        ("0 1 2 3 4 5 6 7 8 9. " * 40, "not prose"),
        ("The a of. " * 400, "not prose"),
        ("x" * 5_000_000, "too short"),
    ],
    ids=["empty", "blank", "one word", "German", "Spanish", "numbers", "three words", "no space"],
)
def test_text_that_is_no_english_prose_gets_a_named_refusal_and_no_number(text: str, says: str) -> None:
    report = scoring.score(Article("a", "", text))
    assert report.scores == ()
    assert len(report.warnings) == 1
    assert says in report.warnings[0]
    assert scoring.combine(report, Weights()) is None


def test_a_short_article_is_scored_with_a_warning() -> None:
    report = scoring.score(article(*SOBER[:6]))
    assert report.scores
    assert "short" in report.warnings[0]


def test_the_composite_is_the_weighted_mean_and_one_weight_alone_gives_that_score() -> None:
    report = scoring.score(article(*SOBER, *GAUDY))
    equal = scoring.combine(report, Weights())
    alone = scoring.combine(report, Weights(0, 0, 1, 0))
    assert equal is not None
    assert alone is not None
    assert equal.value == pytest.approx(sum(s.value for s in report.scores) / 4)
    assert (alone.value, alone.low, alone.high) == pytest.approx(
        next((s.value, s.low, s.high) for s in report.scores if s.dimension == "promotion")
    )
    assert equal.low <= equal.value <= equal.high


def test_the_title_counts_and_its_hits_index_the_title() -> None:
    plain = scoring.score(article(*SOBER, title="Port authority orders a ferry"))
    bait = scoring.score(article(*SOBER, title="You won’t believe this SHOCKING ferry!"))
    before, after = (next(s for s in r.scores if s.dimension == "promotion") for r in (plain, bait))
    assert after.rate < before.rate
    assert any(hit.field == "title" for hit in after.hits)


def test_detection_is_a_probability_for_each_dimension() -> None:
    found = scoring.detect("The dam may hold, said the engineer Ada Obi on 3 May 2024.")
    assert list(found.probabilities) == ["hedging", "sourcing", "promotion", "precision"]
    assert all(0 <= p <= 1 for p in found.probabilities.values())


def test_what_the_reader_of_a_page_left_out_is_among_the_warnings() -> None:
    note = "hidden text: 12 words left out"
    for text in (article(*SOBER).text, "Too short."):
        found = scoring.score(Article("a", "", text, notes=(note,)))
        assert note in found.warnings
