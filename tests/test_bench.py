"""The benchmark: its corpus, its table, and the hot functions, which run once here as tests.

`pytest --benchmark-enable tests/test_bench.py` measures them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from bench import GOALS, SECTIONS, Row, interleaved, launched, read, readme_table, row, speed, write
from bench_corpus import articles
from bench_tools import FLOOR, RETEXT, TOOLS, Tool, Work
from pytest_benchmark.fixture import BenchmarkFixture

from credence import Article, Report, Weights, frame, furniture, lexicon, records, score, score_frame
from credence.model import Reading
from credence.text import document, paragraphs

MADE = list(articles(12))
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [score(one) for one in MADE]


# The corpus.


def test_the_same_rule_gives_the_same_articles_on_every_machine() -> None:
    assert MADE[:5] == list(articles(5))
    assert MADE[0].title == FIRST_TITLE
    assert len({one.text for one in MADE}) == len({one.id for one in MADE}) == 12


FIRST_TITLE = "How one groostranous plolbrulialed the flootseanalish jootrouckment of Coostbrugroous"


def test_two_thousand_articles_have_the_words_and_tokens_that_the_benchmark_claims() -> None:
    words, tokens = 0, set[str]()
    for one in articles(2000):
        words += len(one.text.split())
        tokens.update(re.findall(r"\w++", one.text.lower()))
    assert 1_300_000 <= words <= 1_400_000
    assert len(tokens) >= 24_000


def test_the_made_articles_are_scored_in_all_dimensions_and_marked_like_news(reports: list[Report]) -> None:
    assert all(len(report.scores) == 4 and all(one.hits for one in report.scores) for report in reports)
    marks = sum(len(one.hits) for report in reports for one in report.scores)
    assert 0.08 < marks / sum(report.words for report in reports) < 0.2


# The runner.


def test_subjects_take_turns() -> None:
    turns: list[str] = []
    found = interleaved({"tide": lambda: turns.append("tide"), "ebb": lambda: turns.append("ebb")}, 2)
    assert turns == ["tide", "ebb", "tide", "ebb"]
    assert found == {"tide": [None, None], "ebb": [None, None]}


def test_a_row_is_the_median_with_the_least_and_the_most() -> None:
    assert row("start", "ferry", 1, "s", [3.0, 1.0, 2.0]) == Row("start", "ferry", 1, "s", 2.0, 1.0, 3.0, 3)


def test_the_memory_of_a_command_is_its_own_and_a_command_that_fails_is_an_error() -> None:
    small = launched(sys.executable, "-c", "pass")
    large = launched(sys.executable, "-c", "x = b'x' * 60_000_000")
    assert 55 < large.megabytes - small.megabytes < 65
    with pytest.raises(RuntimeError, match="run it alone to see why"):
        launched(sys.executable, "-c", "raise SystemExit(3)")


def test_a_tool_that_is_not_there_is_said_to_be_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent() -> Work:
        raise ImportError

    monkeypatch.setattr("bench.TOOLS", {"a tool": Tool(absent, 1, "no evidence", "a shipyard")})
    monkeypatch.setenv("PATH", str(tmp_path))
    found = list(speed(MADE[:1], 1, tmp_path))
    assert [(one.subject, one.value, one.note) for one in found] == [
        ("a tool", None, "not measured: needs a shipyard (ImportError)"),
        ("retext-intensify", None, "not measured: needs Node, npm and a registry"),
    ]


def test_every_tool_of_others_says_how_to_get_it() -> None:
    ours = {name for name, tool in TOOLS.items() if not tool.needs}
    assert ours == {"credence, full scoring with evidence", FLOOR, "bare scan with the same cues"}


def test_the_floor_marks_cues_and_judges_nothing() -> None:
    reading = TOOLS[FLOOR].make()(MADE[0])
    assert isinstance(reading, Reading)
    assert reading.document.words > 600
    assert any(reading.matches)


def test_what_nela_features_does_without_data_is_measured_where_its_data_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Extractor:
        """Its groups with the arguments that they take, and no data."""

        Functions = SimpleNamespace(get_filtered_words=list, count_dates=lambda *given: len(given))

        def extract_all(self, text: str) -> None:
            raise LookupError(text)

        def extract_complexity(self, text: str, tokens: list[str], sentences: list[str]) -> None:
            assert len(sentences) > 10
            assert len(tokens) == len(text.split())

        def extract_bias(self, text: str, tokens: list[str]) -> None: ...
        def extract_affect(self, text: str, tokens: list[str], words: list[str]) -> None: ...
        def extract_moral(self, text: str, words: list[str]) -> None: ...

    def word_tokenize(text: str, *, preserve_line: bool) -> list[str]:
        assert preserve_line  # else it splits sentences, which needs data
        return text.split()

    monkeypatch.setitem(sys.modules, "nltk", SimpleNamespace(word_tokenize=word_tokenize))
    module = SimpleNamespace(NELAFeatureExtractor=Extractor)
    monkeypatch.setitem(sys.modules, "nela_features.nela_features", module)
    monkeypatch.setattr("bench.TOOLS", {name: one for name, one in TOOLS.items() if "nela" in name})
    monkeypatch.setenv("PATH", str(tmp_path))
    whole, _, parts = speed(MADE[:1], 1, tmp_path)
    assert whole.value is None
    assert "python -m nltk.downloader punkt_tab " in whole.note
    assert parts.value


def test_sections_that_were_not_measured_stay_as_they_were(tmp_path: Path) -> None:
    table = tmp_path / "benchmark.csv"
    old = [row("start", "old", 1, "s", [1.0]), row("speed", "old", 1, "words/s", [10.0])]
    write(table, old)
    write(table, [row("speed", "new", 1, "words/s", [20.0])])
    assert [(one.section, one.subject) for one in read(table)] == [("speed", "new"), ("start", "old")]


def test_the_table_of_readme_holds_ratios() -> None:
    sizes = (10, 100, 1000, 2000, 10_000)
    rows = [
        row("speed", "credence, full scoring", 1, "words/s", [600_000.0]),
        row("speed", FLOOR, 1, "words/s", [1_200_000.0]),
        row("speed", "proselint", 1, "words/s", [20_000.0]),
        Row("speed", "absent tool", 0, "words/s", None, note="not measured: no Node"),
        row("processes", "one", 10, "s", [19.0]),
        row("processes", "two", 10, "s", [10.0]),
        *(row("growth in articles", "score", size, "s", [size / 100]) for size in sizes),
    ]
    assert readme_table(rows).splitlines()[2:] == [
        f"| full scoring beside {FLOOR} | 0.5 times |  |  |",
        "| full scoring beside proselint | 30 times | 60 times | at least 20 times |",
        "| full scoring beside absent tool | not measured: no Node |  |  |",
        "| two processes beside one | 1.9 times |  | at least 1.8 times |",
        "| time for ten times the articles | 10 times |  | at most 10.5 times |",
    ]


def test_every_goal_is_of_a_measure() -> None:
    tools = [row("speed", name, 1, "words/s", [1.0]) for name in (*TOOLS, RETEXT)]
    timed = [row(name, "score", 1, "s", [1.0]) for name in SECTIONS[2:] for _ in range(2 + ("gro" in name))]
    measures = {
        line.split(" | ")[0].removeprefix("| ") for line in readme_table([*tools, *timed]).splitlines()
    }
    assert set(GOALS) <= measures


def test_the_table_in_the_project_is_whole() -> None:
    rows = read()
    assert {one.section for one in rows} == set(SECTIONS)
    assert all(one.least <= one.value <= one.most for one in rows if one.value and one.least and one.most)
    assert all(one.value or one.note.startswith("not measured") for one in rows)


# The hot functions.


def test_score(benchmark: BenchmarkFixture) -> None:
    assert benchmark(score, MADE[0]).scores


def test_split(benchmark: BenchmarkFixture) -> None:
    assert benchmark(document, MADE[0]).sentences


def test_set_furniture_aside(benchmark: BenchmarkFixture) -> None:
    one = MADE[0]
    assert benchmark(furniture.find, one.text, paragraphs(one.text), one.title) == ()


def test_find_cues(benchmark: BenchmarkFixture) -> None:
    assert any(benchmark(lexicon.default().find, document(MADE[0])).matches)


def test_write_a_record(benchmark: BenchmarkFixture, reports: list[Report]) -> None:
    assert benchmark(records.score_record, reports[0], Weights())["scores"]


def test_make_a_frame(benchmark: BenchmarkFixture, reports: list[Report]) -> None:
    assert len(benchmark(frame, reports)) == 12


def test_score_a_frame(benchmark: BenchmarkFixture) -> None:
    import pandas as pd

    table = pd.DataFrame([{"id": one.id, "title": one.title, "text": one.text} for one in MADE[:3]])
    assert len(benchmark(score_frame, table)) == 3


def test_read_a_long_article(benchmark: BenchmarkFixture) -> None:
    whole = Article("long", "", "\n\n".join(one.text for one in MADE))
    assert benchmark(score, whole).words > 7000
