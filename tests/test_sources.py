from __future__ import annotations

import pytest

from credence import lexicon
from credence.clauses import tokens
from credence.model import Article, Span
from credence.sources import SourceClass, classify, identity
from credence.text import document


def class_of(phrase: str, *, opens: bool = False) -> SourceClass | None:
    reading = lexicon.default().find(document(Article("a", "", phrase)))
    matches = [match for match in reading.matches[0] if match.cue.dimension == "sourcing"]
    return classify(tokens(phrase, Span(0, len(phrase))), matches, opens=opens)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the council’s report", "document"),
        ("the Damme Courier", "document"),
        ("a study of bees", "document"),
        ("Ana Ruiz", "person"),
        ("her brother, Jan Peeters", "person"),
        ("farmer Jan Peeters", "person"),
        ("the ministry of fish", "organisation"),
        ("police", "organisation"),
        ("a spokeswoman for the dairy", "organisation"),
        ("UNESCO", "organisation"),
        ("a person familiar with the talks", "described"),
        ("residents", "described"),
        ("experts at the University of Damme", "described"),
        ("a source close to the club", "described"),
        ("sources", "anonymous"),
        ("an insider", "anonymous"),
        ("some experts", "vague"),
        ("critics", "vague"),
        ("recent studies", "vague"),
        ("reports", "vague"),
        ("the weather", None),
        ("the bridge", None),
        ("harbour firms", "described"),
        ("two banks", "described"),
        ("the banks", "organisation"),
    ],
)
def test_a_noun_phrase_has_its_rung_on_the_ladder(phrase: str, expected: str | None) -> None:
    assert class_of(phrase) == expected


def test_a_capital_that_only_opens_the_sentence_makes_no_name() -> None:
    assert class_of("Residents", opens=True) == "described"


@pytest.mark.parametrize("phrase", ["Mayor Ana Ruiz", "Ruiz", "Ana Ruiz, a farmer", "Ruiz’s"])
def test_all_mentions_of_one_person_have_one_identity(phrase: str) -> None:
    assert identity(tokens(phrase, Span(0, len(phrase)))) == "ruiz"
