"""Cue lists: what is refused, and what counts as found."""

from __future__ import annotations

import io
import sys

import pytest

from credence import lexicon
from credence.kinds import kinds
from credence.lexicon import Lexicon, LexiconError
from credence.model import Article, Cue, Dimension
from credence.text import document


def _cue(phrase: str, dimension: Dimension = "hedging", kind: str = "epistemic") -> Cue:
    return Cue(phrase, dimension, kind, 1.0, None, "hand")


def _found(text: str, *cues: Cue) -> list[str]:
    reading = Lexicon(cues).find(document(Article("a", "", text)))
    return [match.cue.phrase for found in reading.matches for match in found]


@pytest.mark.parametrize(
    "text", ["The dam MAY hold.", "It may, or not.", "“May” it?", "well-may-be", "(may)", "may\u00a0hold"]
)
def test_a_phrase_counts_as_a_whole_word_in_any_case(text: str) -> None:
    assert _found(text, _cue("may")) == ["may"]


def test_half_a_surrogate_pair_hides_no_cue() -> None:
    assert _found("It \ud83d may.", _cue("may")) == ["may"]


@pytest.mark.parametrize("text", ["The mayor left.", "dismay", "may2 and may_b"[:4]])
def test_a_phrase_inside_a_word_does_not_count(text: str) -> None:
    assert _found(text, _cue("may")) == []


def test_a_curly_apostrophe_is_a_straight_one() -> None:
    assert _found("It isn’t.", _cue("isn't")) == ["isn't"]


def test_of_overlapping_phrases_of_one_dimension_the_longest_counts() -> None:
    assert _found("It may well be so.", _cue("may"), _cue("may well be")) == ["may well be"]


def test_a_longer_phrase_that_is_cut_by_a_word_does_not_hide_a_shorter_one() -> None:
    assert _found("It may have beens.", _cue("may"), _cue("may have been")) == ["may"]


def test_dimensions_do_not_hide_each_other() -> None:
    found = _found("It is the best ever.", _cue("best"), _cue("the best ever", "promotion", "superlative"))
    assert sorted(found) == ["best", "the best ever"]


def test_folding_keeps_the_length_of_every_character() -> None:
    for code in range(sys.maxunicode + 1):
        assert len(lexicon.fold(chr(code))) == 1, hex(code)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("May,epistemic,1,,hand,", "lower case"),
        (" ,epistemic,1,,hand,", "lower case"),
        ("may,,1,,hand,", "needs a kind"),
        ("may,epistemic,strong,,hand,", "could not convert"),
        ("may,epistemic,1,many,hand,", "invalid literal"),
        ("may |might be,epistemic,1,,hand,", "never matches"),
        ("may | might,epistemic,1,,hand,", "never matches"),
        ("the mayor 's word,epistemic,1,,hand,", "never matches"),
        ("did n't say,epistemic,1,,hand,", "never matches"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_and_line(line: str, says: str) -> None:
    lines = io.StringIO(f"{','.join(lexicon.COLUMNS)}\nmight,epistemic,1,,hand,\n{line}\n")
    with pytest.raises(LexiconError, match=rf"mine\.csv, line 3: .*{says}"):
        list(lexicon.read(lines, "hedging", "mine.csv"))


def test_a_file_with_other_columns_is_refused() -> None:
    with pytest.raises(LexiconError, match="first line must be"):
        list(lexicon.read(io.StringIO("word,weight\n"), "hedging", "mine.csv"))


def test_a_phrase_that_stands_twice_with_one_kind_is_refused() -> None:
    with pytest.raises(LexiconError, match="stands twice"):
        Lexicon((_cue("may"), _cue("may")))


def test_the_shipped_lexicon_names_a_source_for_every_cue() -> None:
    cues = lexicon.default().cues
    assert len(cues) > 1000
    assert all(cue.source and cue.kind for cue in cues)


@pytest.mark.parametrize("dimension", lexicon.DIMENSION_NAMES)
def test_every_kind_of_evidence_says_why_in_a_sentence(dimension: Dimension) -> None:
    for kind in kinds(dimension).values():
        assert len(kind.why.split()) >= 3, kind
