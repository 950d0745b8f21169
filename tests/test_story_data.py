"""The tables of the comparison: words stand once, as they are looked up, and the counts can be made anew."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from samples import article
from typer.testing import CliRunner

from credence.cli import app
from credence.lexicon import fold
from credence.model import Article
from credence.story import background, terms
from credence.story.stances import HELPERS, OPPOSITE, phrases

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT.parent / "shared" / "benchmarks"
TOPIC_WORDS = ("openai", "deepseek", "distill", "nvidia", "microsoft", "chatgpt", "qwen", "kimi")


def all_words() -> list[str]:
    """Return every word and phrase of the tables that are written by hand."""
    columns = {"concepts.csv": "words", "vocabulary.csv": "words", "scales.csv": "phrases"}
    return [w for name, column in columns.items() for row in terms.rows(name) for w in row[column].split("|")]


def test_no_word_stands_for_two_concepts() -> None:
    words = Counter(word for row in terms.rows("concepts.csv") for word in row["words"].split("|"))
    assert {word for word, n in words.items() if n > 1} == set()


def test_concepts_have_marked_names_and_more_than_one_word() -> None:
    for row in terms.rows("concepts.csv"):
        assert row["concept"].startswith("#")
        assert "|" in row["words"]


def test_words_are_written_as_they_are_looked_up() -> None:
    assert {word for word in all_words() if word != fold(word) or word != " ".join(word.split())} == set()
    assert "" not in all_words()


@pytest.mark.parametrize("word", TOPIC_WORDS)
def test_the_tables_know_nothing_of_the_story_in_the_notebooks(word: str) -> None:
    assert not [found for found in all_words() if word in found]


def test_no_phrase_stands_at_two_levels_of_a_scale() -> None:
    found = Counter((scale, words) for same in phrases().values() for words, scale, _ in same)
    assert {key for key, n in found.items() if n > 1} == set()


def test_each_side_of_a_scale_can_be_turned_round() -> None:
    sides = {row["level"] for row in terms.rows("scales.csv") if row["scale"] not in HELPERS}
    assert sides <= OPPOSITE.keys()


def test_the_table_of_stems_is_made_of_the_articles_that_hold_them(tmp_path: Path) -> None:
    target = tmp_path / "background.csv"
    texts = ["The bridge in Oslo burst. The bridges of Oslo are old."] * terms.COMMON
    made = background.write([Article(str(n), "", text) for n, text in enumerate(texts)], target)
    lines = target.read_text().splitlines()
    assert made == terms.COMMON
    assert lines[:2] == ["stem,articles,capital", f"{terms.TOTAL},{made},"]
    assert f"oslo,{made},1.00" in lines
    assert f"bridg,{made},0.00" in lines
    background.write([article("Rare words.")], target)
    assert target.read_text().splitlines() == ["stem,articles,capital", f"{terms.TOTAL},1,"]


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the optional folder ../shared is not here")
def test_the_committed_table_of_stems_is_what_the_command_makes_of_the_reference_news(tmp_path: Path) -> None:
    target = tmp_path / "background.csv"
    result = CliRunner().invoke(app, ["background", str(BENCHMARKS), "--out", str(target)])
    assert result.exit_code == 0, result.stderr
    assert f"{terms.background()[terms.TOTAL]} articles" in result.stdout
    assert target.read_bytes() == background.FILE.read_bytes()


def test_a_folder_without_reference_news_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "background.csv"
    result = CliRunner().invoke(app, ["background", str(tmp_path), "--out", str(target)])
    assert result.exit_code == 1
    assert str(tmp_path) in result.stderr
    assert not target.exists()
