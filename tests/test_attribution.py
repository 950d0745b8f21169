from __future__ import annotations

import time

import pytest

from credence import lexicon
from credence.attribution import QUOTATION, Attribution, find
from credence.model import Article
from credence.text import document


def found(text: str) -> tuple[Attribution, ...]:
    return find(lexicon.default().find(document(Article("a", "", text))))


def parts(text: str) -> list[tuple[str | None, str, str | None]]:
    """Source, cue and content of each attribution, as words."""
    return [
        (
            one.source.of(text) if one.source else None,
            one.cue.of(text),
            one.content.of(text) if one.content else None,
        )
        for one in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the lock leaks.", ("The mayor", "said", "that the lock leaks")),
        ("The mayor said the lock leaks.", ("The mayor", "said", "the lock leaks")),
        ("The trouble is Ames said it leaks, so what?", ("Ames", "said", "it leaks, so what?")),
        ("Well, it seems Ames said the lock leaks.", ("Ames", "said", "the lock leaks")),
        ("The lock leaks, the mayor said.", ("the mayor", "said", "The lock leaks")),
        ("The lock leaks, said the mayor.", ("the mayor", "said", "The lock leaks")),
        ("“The lock leaks,” the mayor said.", ("the mayor", "said", "“The lock leaks,”")),
        ("“The lock leaks,” said the mayor.", ("the mayor", "said", "“The lock leaks,”")),
        ('"The lock leaks," said the mayor.', ("the mayor", "said", '"The lock leaks,"')),
        ("‘The lock leaks,’ said the mayor.", ("the mayor", "said", "‘The lock leaks,’")),
        ("The mayor said: “The lock leaks.”", ("The mayor", "said", "“The lock leaks.”")),
        ("The mayor said the lock was “a sieve”.", ("The mayor", "said", "the lock was “a sieve”")),
        ("According to the mayor, the lock leaks.", ("the mayor", "According to", "the lock leaks")),
        ("The lock leaks, according to the mayor.", ("the mayor", "according to", "The lock leaks")),
        (
            "The mayor’s claim that the lock leaks is old.",
            ("The mayor", "claim", "that the lock leaks is old"),
        ),
        ("A claim by the mayor that it leaks is old.", ("the mayor", "claim", "that it leaks is old")),
        ("The mayor’s memo states that it leaks.", ("The mayor’s memo", "states that", "it leaks")),
        ("The mayor told the Damme Courier on Monday that it leaks.", ("The mayor", "told", "that it leaks")),
        (
            "Ana Ruiz, who runs the ferry, said it leaks.",
            ("Ana Ruiz, who runs the ferry", "said", "it leaks"),
        ),
        ("Ana Ruiz, 43, said it leaks.", ("Ana Ruiz, 43", "said", "it leaks")),
        (
            "Ana Ruiz, MD, chair of a board, said it leaks.",
            ("Ana Ruiz, MD, chair of a board", "said", "it leaks"),
        ),
        (
            "“It leaks,” said the chair, Ana Ruiz of Ribe.",
            ("the chair, Ana Ruiz of Ribe", "said", "“It leaks,”"),
        ),
        ("Growers have issued a study arguing that it leaks.", ("a study", "arguing", "that it leaks")),
        ("He and other growers said it leaks.", ("He and other growers", "said", "it leaks")),
        ("Tell him God said it leaks.", ("God", "said", "it leaks")),
        (
            "Growers at the Institute for Baking Research say it leaks.",
            ("Growers at the Institute for Baking Research", "say", "it leaks"),
        ),
        ("A clerk in Ribe, TX said it leaks.", ("A clerk in Ribe, TX", "said", "it leaks")),
        ("The lock is old, which the growers said was bad.", ("the growers", "said", "was bad")),
        (
            "Ribe’s FC keeper, Jan Holm, dared to say it leaks.",
            ("Ribe’s FC keeper, Jan Holm", "say", "it leaks"),
        ),
        ("The hole the club said it found leaks.", ("the club", "said", "it found leaks")),
        ("The Ruiz campaign was quick to say it leaks.", ("The Ruiz campaign", "say", "it leaks")),
        ("It leaks, the report states.", ("the report", "states", "It leaks")),
        ("The lock, the memo reportedly states, leaks.", ("the memo", "states", "leaks")),
        ("The board – it bakes bread – said it leaks.", ("The board – it bakes bread", "said", "it leaks")),
        ("“It leaks,” the article continues.", ("the article", "continues", "“It leaks,”")),
        ("Ana Ruiz, who moved to Ribe saying it leaks, is here.", ("who", "saying", "it leaks, is here")),
        (
            "Surprisingly a lot of growers marched, saying it leaks.",
            ("a lot of growers", "saying", "it leaks"),
        ),
        ("Ana Ruiz, however, said it leaks.", ("Ana Ruiz", "said", "it leaks")),
        ("On Monday the council said it leaks.", ("the council", "said", "it leaks")),
        ("Jan Peeters and Ana Ruiz said it leaks.", ("Jan Peeters and Ana Ruiz", "said", "it leaks")),
    ],
)
def test_source_cue_and_content_are_found(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in parts(text)


def test_the_source_of_a_passive_stands_behind_by() -> None:
    (one,) = parts("The union was accused by Marta Holm of stalling.")
    assert one[0] == "Marta Holm"


def test_a_participle_leans_on_the_subject_of_the_sentence() -> None:
    sources = [source for source, _, _ in parts("The mayor said it leaks, adding that nobody drowned.")]
    assert sources == ["The mayor", "The mayor"]


def test_two_speakers_in_one_sentence_have_their_own_contents() -> None:
    text = "The council said it would pay, while the bank said it would not."
    assert [content for _, _, content in parts(text)] == ["it would pay", "it would not"]


def test_a_quotation_that_runs_on_belongs_to_the_same_speaker() -> None:
    text = "“The lock leaks badly,” said Ana Ruiz. “Nobody in town seems to care.”"
    last = found(text)[-1]
    assert (last.kind, last.who, last.content and last.content.of(text)) == (
        QUOTATION,
        "ruiz",
        "“Nobody in town seems to care.”",
    )


def test_a_quotation_of_several_sentences_is_one_content() -> None:
    text = "“The lock leaks. It has leaked for years,” said Ana Ruiz."
    assert parts(text)[0][2] == "“The lock leaks. It has leaked for years,”"


def test_an_unbalanced_mark_reaches_no_further_than_its_paragraph() -> None:
    text = "Ana Ruiz said: “The lock leaks.\n\nThe harvest was good this year."
    assert parts(text) == [("Ana Ruiz", "said", "“The lock leaks.")]


def test_a_pronoun_stands_for_the_last_one_named() -> None:
    text = "Ana Ruiz said the lock leaks. She added that it is old."
    one = found(text)[-1]
    assert one.antecedent
    assert (one.antecedent.of(text), one.source_class, one.who) == ("Ana Ruiz", "person", "ruiz")


def test_a_pronoun_finds_a_name_that_has_not_spoken() -> None:
    text = "Ana Ruiz runs the ferry. She said it is old."
    one = found(text)[-1]
    assert one.antecedent
    assert one.antecedent.of(text) == "Ana Ruiz"


def test_they_without_anybody_before_is_nobody() -> None:
    assert [one.source_class for one in found("They say they have proof.")] == ["nobody"]


def test_who_stands_for_what_comes_before_it() -> None:
    text = "The prize went to Ana Ruiz who said it was heavy."
    (one,) = found(text)
    assert one.source_class == "person"


def test_a_second_hand_report_is_marked() -> None:
    first, second = found("The Damme Courier reported that the mayor said the lock leaks.")
    assert (first.second_hand, second.second_hand) == (False, True)


def test_speakers_side_by_side_are_first_hand() -> None:
    assert not any(one.second_hand for one in found("Ruiz said it leaks, but Peeters said it does not."))


def test_a_name_in_capitals_before_a_colon_is_a_person_and_an_acronym_a_body() -> None:
    classes = [
        one.source_class for one in found("TAPPEN: The lock leaks.\n\nWHO: The lock is shut.\n\nFAO: No.")
    ]
    assert classes == ["person", "organisation", "organisation"]


def test_a_refusal_is_marked_and_has_no_content() -> None:
    (one,) = found("The dairy did not immediately respond to a request for comment.")
    assert (one.refusal, one.content, one.source_class) == (True, None, "organisation")


def test_cues_inside_a_quotation_attribute_nothing() -> None:
    assert parts("“My father said no,” the sign reads.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The claim was settled in spring.",
        "The skipper was told to wait.",
        "The flower show opens in May.",
        "The alleged thief ran.",
        "Sheds believed to be empty were closed.",
        "Hey, listen up! This got interesting.",
        "Did Ames deny that the lock leaks?",
        "So the question is open: has the mayor agreed to it, or not?",
        "What the Mayor Says",
        "Results: After two hours the bread had risen.",
        "Study Limitations: The figures hold for rye alone.",
        "“The pier must go,” host of “Harbour Hour” reported Tuesday.",
        "Here is what is left to say.",
        "Sneezes were more pronounced in spring.",
        "Everything else you say is empty.",
        "Sunde FC showed up at the church.",
        "Hundreds of farmers came to town to show how tall the rye was.",
        "Ames had begun making calls.",
        "Time will tell if the lock leaks.",
        "Hens are able to tell if the coop leaks.",
        "The recipe reads more like a poem.",
        "The findings added to the heap.",
        "Ames will be sworn in on Monday.",
        "In the southern states, rye is sown late.",
        "The Gulf states, rich in eels, are dry.",
        "Ames reached out to Ruiz to sell the boat.",
        "",
    ],
)
def test_what_only_looks_like_a_cue_is_left_alone(text: str) -> None:
    assert parts(text) == []


def test_tables_bullets_and_headings_do_no_harm() -> None:
    text = "What Ruiz says\n\nName | Says | When |\nRuiz | yes | Monday |\n\n- Ana Ruiz said it leaks\n• no"
    assert ("Ana Ruiz", "said", "it leaks") in parts(text)


@pytest.mark.parametrize(
    "unit",
    ["said ", ",", "the mayor said, ", "“", "reportedly ", "he said that ", "who said ", "claim by ", "a "],
)
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def once(times: int) -> float:
        reading = lexicon.default().find(document(Article("a", "", unit * times + "said")))
        start = time.process_time()
        find(reading)
        return time.process_time() - start

    def seconds(times: int) -> float:
        return min(once(times) for _ in range(3))  # what disturbs a machine disturbs one of them

    assert seconds(12_000) < 12 * seconds(3_000) + 0.3
