from __future__ import annotations

from credence import lexicon
from credence.clauses import tokens
from credence.model import Article, Span
from credence.speakers import PARAGRAPHS, Label, Speakers
from credence.text import document


def heard(speakers: Speakers, phrase: str, paragraph: int = 0, *, opens: bool = False) -> Label:
    reading = lexicon.default().find(document(Article("a", "", phrase)))
    matches = [match for match in reading.matches[0] if match.cue.dimension == "sourcing"]
    words = tokens(phrase, Span(0, len(phrase)))
    return speakers.label(words, matches, paragraph, opens=opens)


def test_a_pronoun_is_the_last_speaker_of_its_number() -> None:
    speakers = Speakers("")
    heard(speakers, "Ana Ruiz")
    heard(speakers, "the growers of Ribe")
    assert heard(speakers, "she")[:2] == ("person", "ruiz")
    assert heard(speakers, "they")[:2] == ("described", "growers")


def test_a_person_is_no_antecedent_past_a_few_paragraphs() -> None:
    speakers = Speakers("")
    heard(speakers, "Ana Ruiz")
    assert heard(speakers, "she", PARAGRAPHS).who == "ruiz"
    assert heard(speakers, "she", PARAGRAPHS + 1) == Label("nobody")


def test_a_bare_role_is_the_person_who_spoke_before() -> None:
    speakers = Speakers("")
    heard(speakers, "Mayor Ana Ruiz")
    assert heard(speakers, "the mayor")[:2] == ("person", "ruiz")


def test_a_name_stays_that_of_a_body_once_the_text_said_so() -> None:
    speakers = Speakers("")
    assert heard(speakers, "Brightwell, a dairy company").source_class == "organisation"
    assert heard(speakers, "Brightwell").source_class == "organisation"
    assert heard(Speakers(""), "Brightwell").source_class == "person"


def test_a_pronoun_finds_a_full_name_close_before_it_though_nobody_spoke() -> None:
    text = "Ana Ruiz runs the ferry and she"
    words = tokens(text, Span(28, len(text)))
    assert Speakers(text).label(words, [], 0, opens=False) == Label("person", "ruiz", Span(0, 8))


def test_the_voice_of_the_writer_is_nobody_else() -> None:
    speakers = Speakers("")
    heard(speakers, "Ana Ruiz")
    assert heard(speakers, "we") == Label("self", "self")
    assert heard(speakers, "you") == Label(None)
