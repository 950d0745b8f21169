"""Paragraphs, sentences, quotations and headings, and that every offset points into the text as read."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import GAUDY, ODD, QUOTES, SOBER

from credence.model import Article, Furniture, Span
from credence.text import (
    covers,
    document,
    is_heading,
    paragraphs,
    quotations,
    sentence_document,
    title_case,
)

LINES = st.one_of(st.sampled_from(SOBER + GAUDY + QUOTES + ODD), st.text(max_size=60))
TEXTS = st.builds(str.join, st.sampled_from(["\n", "\n\n", "\r\n", " "]), st.lists(LINES, max_size=20))


def sentences(text: str, *furniture: Furniture) -> list[str]:
    """Return the sentences of a text."""
    return [s.span.of(text) for s in document(Article("a", "", text), furniture).sentences]


def quoted(text: str) -> list[str]:
    """Return the quotations of a text of one or more paragraphs."""
    return [span.of(text) for span in quotations(text, paragraphs(text))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\x0c", "\u2028", "\u2029", "\x85", "\x0b"])
def test_every_line_end_of_unicode_ends_a_paragraph(end: str) -> None:
    text = f"The hay is in.{end} The rain is not.{end}"
    assert [span.of(text) for span in paragraphs(text)] == ["The hay is in.", "The rain is not."]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The orchard behind the school has forty trees, and the children\n"
        "pick them in September, which is when the wasps come too.\n"
        "The school sells the apples at the gate."
    )
    assert [span.of(text) for span in paragraphs(text)] == [text[: text.index("\nThe")], text.split("\n")[2]]
    assert sentences(text)[0] == text[: text.index("\nThe")]


@pytest.mark.parametrize(
    "text",
    [
        "The orchard behind the school has forty trees, and the children\n\npick them in September.",
        "The orchard behind the school has forty old and crooked apple trees.\nlower-case lines begin anew.",
        "The list of what each of the forty trees behind the school needs:\nwater, and a ladder",
        "Short line\nthat goes on",
        (
            "Forty trees stand in the old orchard behind the school by the river\n"
            "eBikes are the way to get there, as the road is closed to cars until the harvest is in."
        ),
        "The Orchard Behind the School Has Forty Trees and Seven Ladders\nThe children pick them.",
    ],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The hay is in,” she said.", ["“The hay is in,”"]),
        ('"The hay is in," she said.', ['"The hay is in,"']),
        ("«The hay is in,» she said.", ["«The hay is in,»"]),
        ("„The hay is in,“ she said.", ["„The hay is in,“"]),
        ("‘The hay is in,’ she said.", ["‘The hay is in,’"]),
        ("'The hay is in,' she said.", ["'The hay is in,'"]),
        ("A “dry“ summer, a “wet“ one.", ["“dry“", "“wet“"]),
        ("A ”dry” summer.", ["”dry”"]),
        ("A “dry” and a ‘wet’ one.", ["“dry”", "‘wet’"]),
        ("“He told me ‘cut it’ twice,” she said.", ["“He told me ‘cut it’ twice,”"]),
        ("(“Dry,” he wrote.)", ["“Dry,”"]),
        ("It was dry—“very dry”—and hot.", ["“very dry”"]),
        ("“Dry.” “Wet.”", ["“Dry.”", "“Wet.”"]),
        ("“Dry?” asked Ada. “Wet!”", ["“Dry?”", "“Wet!”"]),
    ],
)
def test_quotations_of_every_shape_are_found(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert quoted("She said: “The hay is in\nIt rained “again” that night.") == ["“The hay is in", "“again”"]


def test_a_quotation_over_two_paragraphs_opens_each() -> None:
    assert quoted("“The hay is in.\n“It is dry,” she said.") == ["“The hay is in.", "“It is dry,”"]


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the farmer's hay, it's the neighbours’ hay.",
        "The class of ’98 met in the ’Round the Bend café.",
        "The rock 'n' roll band plays in the barn",
        "",
        "No marks at all.",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert all(len(quote) < len("'n'") + 1 for quote in quoted(text))


def test_a_sentence_inside_one_quotation_is_quoted_and_its_attribution_is_not() -> None:
    doc = document(Article("a", "", "“It rained. We waited.” The farmer went home. He said: “Dry.”"))
    assert [s.quoted for s in doc.sentences] == [True, True, False, False]


def test_marks_stay_with_the_sentence_they_close() -> None:
    assert sentences("“It rained.” She left.") == ["“It rained.”", "She left."]
    assert sentences("(It rained.) She left.") == ["(It rained.)", "She left."]


def test_a_question_inside_a_quotation_goes_on_to_its_verb() -> None:
    assert sentences("“Is it in?” she asked. “It is.”") == ["“Is it in?” she asked.", "“It is.”"]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Holm weighed 3.5 tonnes of hay on Jan. 4.",
        "Mr. Kirk of Kirk & Sons Ltd. sold it.",
        "The U.S. harvest rose by 1.2 per cent.",
        "See www.example.org for the hay prices.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The cook fell ill. 2,913 visitors came all the same.",
        "“Nobody told me.” 40 guests had left by noon.",
        "The cows were fed. £40 went on hay.",
        "The wind blew at 60 mph. 2 masts broke.",
    ],
)
def test_a_sentence_may_begin_with_a_figure(text: str) -> None:
    assert len(sentences(text)) == 2
    assert " ".join(sentences(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "It stands in No. 5, at p. 12 of vol. 3.",
        "The mill lies in Cairo, Ill. 40 miles from the dam.",
        "Holm v. 3 Brothers was heard on Dec. 25 at 9 a.m. in room 4.",
        "The hay weighs approx. 40 tonnes, or 3.5 loads.",
        "The inn (est. 1840) sold J. 5 Ltd. its beer.",
    ],
)
def test_a_figure_after_an_abbreviation_does_not_begin_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_bullets_are_no_part_of_their_sentence() -> None:
    text = "- One barn\n• Two barns\n- •Three barns\n* Four barns\n– Five barns"
    assert sentences(text) == ["One barn", "Two barns", "Three barns", "Four barns", "Five barns"]


def test_a_line_without_letters_or_digits_is_no_sentence() -> None:
    assert sentences("* * *\n———\n…\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "What the harvest cost",
        "What the Harvest Cost",
        "Why Is the Hay So Dear?",
        "The Barn Is on Fire!",
        "# A heading of Markdown",
        "2024 in the barn",
        "“Never again”",
    ],
)
def test_headings_are_headings(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "The harvest cost a fortune.",
        "“Never again.”",
        "Why is the hay so dear?",
        "Who knows?",
        "- A list item",
        "Sources:",
        "the end of a line,",
        "",
        "   ",
        "1961",
        "The barn, the hay, the tractor, the dog, the gate and the long wet road down to the village school",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert not is_heading(line)


def test_a_heading_marks_its_sentence() -> None:
    doc = document(Article("a", "", "What the harvest cost\nIt cost a fortune."))
    assert [s.heading for s in doc.sentences] == [True, False]


def test_small_words_do_not_count_against_title_case() -> None:
    assert title_case("The Rise and Fall of a Barn".split()) == 1.0
    assert title_case("The rise and fall of a barn".split()) == 0.0
    assert title_case([]) == 0.0


def test_the_title_is_a_document_of_one_heading() -> None:
    doc = document(Article("a", "Barn Burns. Cow Saved", "The barn burned."), field="title")
    assert doc.text == "Barn Burns. Cow Saved"
    assert all(s.heading for s in doc.sentences)


def test_furniture_has_no_sentences_wherever_it_stands() -> None:
    text = "Share this\nThe hay is in.Share this\nThe rain is not."
    pieces = [Furniture(0, 10, "bar"), Furniture(25, 35, "bar")]
    assert sentences(text, *pieces) == ["The hay is in.", "The rain is not."]


def test_furniture_over_several_paragraphs_takes_them_all() -> None:
    text = "The hay is in.\nShare\nPrint\nThe rain is not."
    assert sentences(text, Furniture(15, 26, "bar")) == ["The hay is in.", "The rain is not."]


def test_furniture_inside_a_paragraph_leaves_both_ends() -> None:
    text = "The hay is in. Advertisement The rain is not."
    assert sentences(text, Furniture(15, 28, "ad")) == ["The hay is in.", "The rain is not."]


def test_quotations_do_not_open_in_furniture() -> None:
    text = "“Best barn of the year\nThe hay is in."
    doc = document(Article("a", "", text), [Furniture(0, 22, "teaser")])
    assert doc.quotations == ()


def test_words_count_the_article_and_not_its_furniture() -> None:
    text = "The hay is in.\nShare this article"
    assert document(Article("a", "", text), [Furniture(15, 33, "bar")]).words == 4


def test_a_sentence_document_takes_several_sentences_as_one() -> None:
    doc = sentence_document(" “Dry.” It rained. ")
    assert [s.span.of(doc.text) for s in doc.sentences] == ["“Dry.” It rained."]
    assert sentence_document("  ").sentences == ()


def test_covers_allows_one_mark_after_the_quotation() -> None:
    assert covers([Span(0, 10)], Span(1, 11))
    assert not covers([Span(0, 10)], Span(1, 12))
    assert not covers([], Span(0, 1))


@given(TEXTS)
def test_paragraphs_are_in_order_trimmed_and_hold_all_but_white_space(text: str) -> None:
    spans = paragraphs(text)
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = sum(len("".join(span.of(text).split())) for span in spans)
    assert inside == len("".join(text.split()))


@given(TEXTS)
def test_sentences_are_in_order_inside_their_paragraphs_and_lose_no_word(text: str) -> None:
    doc = document(Article("a", "", text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(doc.sentences))
    for sentence in doc.sentences:
        home = doc.paragraphs[sentence.paragraph]
        assert home.start <= sentence.span.start < sentence.span.end <= home.end
    inside = sum(sum(map(str.isalnum, sentence.span.of(text))) for sentence in doc.sentences)
    assert inside == sum(map(str.isalnum, text))


@given(TEXTS)
def test_quotations_are_in_order_without_overlap_and_begin_with_a_mark(text: str) -> None:
    doc = document(Article("a", "", text))
    assert all(a.end <= b.start for a, b in pairwise(doc.quotations))
    assert all(span.of(text)[0] in "\"“”„‟«»‘'" for span in doc.quotations)


@given(TEXTS, st.data())
def test_any_furniture_takes_its_words_and_no_others(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pieces = tuple(Furniture(a, b, "cut") for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    doc = document(Article("a", "", text), pieces)
    for sentence in doc.sentences:
        assert not any(p.start < sentence.span.end and sentence.span.start < p.end for p in pieces)
    left = sum(sum(map(str.isalnum, s.span.of(text))) for s in doc.sentences)
    assert left == sum(map(str.isalnum, text)) - sum(
        sum(map(str.isalnum, text[p.start : p.end])) for p in pieces
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 200_000,
        "The hay is in. " * 20_000,
        "“" * 200_000,
        "' " * 100_000,
        "”a“ " * 50_000,
        ". " * 100_000,
        "a" * 1_000_000,
        "Why? " * 50_000,
    ],
    ids=lambda text: f"{text[:10]!r}x{len(text)}",
)
def test_long_and_odd_texts_take_linear_time(text: str) -> None:
    start = time.process_time()
    document(Article("a", "", text))
    assert time.process_time() - start < 10
