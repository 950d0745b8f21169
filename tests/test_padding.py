"""Sentences that earn nothing: patterns, other subjects, and strangers; what honest news keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from credence import padding
from credence.lexicon import default
from credence.model import Article, Reading
from credence.scoring import read, score
from credence.text import document

TITLE = "Ferry to Sunde runs aground off the lighthouse"
STORY = (
    "The ferry Havørn ran aground off the Sunde lighthouse on Monday 3 March with 112 passengers aboard.",
    "“The hull held, and nobody on the ferry was hurt,” said Marta Lindqvist, captain of the Havørn.",
    "Lindqvist told the coast guard that the lighthouse had been dark since the storm.",
    "The coast guard towed the Havørn to the yard at Sunde, where its hull and propellers are inspected.",
    "The lighthouse lost power in the storm, according to the harbour log.",
    "A second ferry carries passengers between Sunde and the islands until the hull is mended.",
    "Passengers waited aboard the Havørn for five hours before lifeboats reached the lighthouse.",
    "The yard at Sunde expects the inspected propellers back from the foundry on 14 March.",
)
STORY_TOO = (
    "The harbour board at Sunde buys a new lamp for the lighthouse and a cable that no storm can reach.",
    "Its ferry company had asked the harbour board twice for a lamp with a battery, a letter shows.",
    "The harbour board answered that a battery for the lighthouse lamp costs more than a mended hull.",
)
STRANGER = "Rolf Oduya, a brewer in Utrecht, said on 4 May that the barley was fine."
WITNESS = "Rolf Oduya, a diver from Utrecht, said on 4 May that the hull had been torn open."
CAUTION = "Perhaps the brewers might think otherwise."


def found(*sentences: str, title: str = TITLE) -> tuple[tuple[str, str], ...]:
    """Return what is padding in a text, each piece with its reason."""
    text = " ".join(sentences)
    pieces = padding.find(default().find(document(Article("a", title, text))))
    return tuple((text[one.start : one.end], one.reason) for one in pieces)


def with_inside(sentence: str) -> tuple[str, ...]:
    """Return the story with a sentence in the middle of it."""
    return (*STORY[:4], sentence, *STORY[4:])


def sourcing(*sentences: str) -> float:
    """Return the raw rate of the sourcing of an article."""
    return score(Article("a", TITLE, " ".join(sentences))).scores[1].rate


def test_a_story_has_no_padding() -> None:
    assert found(*STORY) == ()


@pytest.mark.parametrize("title", [TITLE, "", "It came as a surprise"])
def test_somebody_whom_nothing_in_the_story_knows_is_a_stranger_under_any_headline(title: str) -> None:
    assert found(*with_inside(STRANGER), title=title) == ((STRANGER, padding.STRANGER),)


def test_somebody_new_who_speaks_of_the_story_is_none() -> None:
    assert found(*with_inside(WITNESS)) == ()


def test_somebody_whom_the_story_knows_may_speak_of_anything() -> None:
    assert found(*with_inside("“Barley is fine with a good brewer,” said Lindqvist.")) == ()


@pytest.mark.parametrize("sentence", [STRANGER, CAUTION])
def test_before_and_behind_a_story_one_sentence_of_something_else_is_enough(sentence: str) -> None:
    assert found(*STORY, sentence) == found(sentence, *STORY) == ((sentence, padding.SUBJECT),)


def test_one_word_of_caution_inside_a_story_is_let_be() -> None:
    assert found(*with_inside(CAUTION)) == ()


def test_a_story_of_few_words_knows_no_strangers() -> None:
    assert found(*STORY[:4], STRANGER, *STORY[4:5]) == ()


def test_a_stranger_raises_no_score_and_a_witness_does() -> None:
    before = sourcing(*STORY)
    assert sourcing(*with_inside(STRANGER)) <= before < sourcing(*with_inside(WITNESS))


def test_strangers_do_not_vouch_for_each_other() -> None:
    others = (STRANGER, "“We brewed it twice,” said Ivar Tanaka, who grows hops in Turku.")
    assert [text for text, _ in found(*STORY[:3], others[0], *STORY[3:5], others[1], *STORY[5:])] == [*others]


def test_a_stranger_is_found_behind_curly_quotes() -> None:
    said = "“The barley was fine,” said Rolf Oduya, a brewer in Utrecht."
    assert found(*with_inside(said)) == ((said, padding.STRANGER),)


@pytest.mark.parametrize("surname", ["Young", "Lie", "Long"])
def test_a_stranger_may_be_called_like_a_common_word(surname: str) -> None:
    said = f"“The barley was fine,” said Rolf {surname}, a brewer in Utrecht."
    assert found(*with_inside(said)) == ((said, padding.STRANGER),)
    assert found(*with_inside(said), f"{surname} saw the ferry run aground off the lighthouse.") == ()


def test_little_padding_is_marked_and_only_much_is_warned_of() -> None:
    little = score(Article("a", TITLE, " ".join((*STORY, *STORY_TOO, CAUTION))))
    much = score(Article("a", TITLE, " ".join((*STORY, *[CAUTION] * 3))))
    assert little.padding
    assert much.padding
    assert not any("padding" in one for one in little.warnings)
    assert any(one.startswith("padding") for one in much.warnings)


def test_a_reading_with_padding_marked_equals_the_one_it_was_made_of_and_no_other() -> None:
    reading = default().find(document(Article("a", TITLE, " ".join(STORY))))
    marked = replace(reading, document=replace(reading.document, padding=()))
    again = default().find(document(Article("a", TITLE, " ".join(STORY))))
    unquoted = replace(reading, document=replace(reading.document, quotations=()))
    assert marked == reading
    assert hash(marked) == hash(reading)
    assert again != reading
    assert unquoted != reading
    assert reading != STORY


def test_what_is_read_has_its_padding_marked() -> None:
    text: Reading = read(Article("a", TITLE, " ".join((*STORY, STRANGER))))[0]
    assert padding.total(text.document) == len(STRANGER.split())
