"""What is set aside from a page, what is not, and that neither depends on the article around it."""

from __future__ import annotations

import time
import tomllib
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import GAUDY, ODD, QUOTES, SOBER

from credence import furniture
from credence.formats import headline
from credence.model import Article, Furniture, Span
from credence.text import document, paragraphs

ROOT = Path(__file__).parents[1]
FOLDERS = {"retold": ROOT / "data" / "articles", "originals": ROOT.parent / "shared" / "articles"}

PROSE = """The old ferry sails again
The ferry between Rudkøbing and Marstal went back into service on Monday after a winter in the yard.
“We changed every plate below the waterline,” said Ada Holm, who leads the yard.
What the winter cost
The bill came to 4.2 million kroner, of which the county pays half:
- The hull took two million
- New engines took one and a half million
- Paint and wages took the rest
The captain has a longer list. He wants a radar, a second gangway and a coffee machine that works.
Stay tuned: the yard will show the engine room to visitors in May.
Some passengers had taken the bus all winter.
"""

PAGES = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
PIECES: dict[str, str] = PAGES["set_aside"]
KEPT: dict[str, str] = PAGES["kept"]


def found(text: str, title: str = "") -> tuple[Furniture, ...]:
    """Return the furniture of a page."""
    return furniture.find(text, paragraphs(text), title)


def kept(text: str, title: str = "") -> list[str]:
    """Return the sentences that are left of a page."""
    doc = document(Article("a", title, text), found(text, title))
    return [sentence.span.of(text) for sentence in doc.sentences]


def reasons(text: str, title: str = "") -> list[str]:
    """Return the reasons, in order."""
    return [piece.reason for piece in found(text, title)]


def test_prose_with_headings_quotations_and_lists_is_left_alone() -> None:
    assert reasons(PROSE) == []


@pytest.mark.parametrize("name", KEPT)
def test_text_that_only_looks_like_furniture_is_kept(name: str) -> None:
    text = PROSE + "\n" + KEPT[name] + "\nThe council meets again in June.\n"
    assert reasons(text) == []


@pytest.mark.parametrize("name", KEPT)
def test_it_is_kept_at_the_end_of_an_article_too(name: str) -> None:
    assert reasons(PROSE + "\n" + KEPT[name]) == []


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("name", PIECES)
def test_furniture_under_an_article_is_set_aside_whole(name: str, separator: str) -> None:
    text = PROSE + separator + PIECES[name].replace("\n", separator)
    assert kept(text) == kept(PROSE)


@pytest.mark.parametrize("name", PIECES)
def test_furniture_carries_a_reason_in_words(name: str) -> None:
    assert all(len(reason) > 3 and reason == reason.strip() for reason in reasons(PROSE + PIECES[name]))


@pytest.mark.parametrize("above", [name for name in PIECES if name != "comments"])  # these reach to the end
def test_furniture_of_two_pages_is_set_aside_in_any_order(above: str) -> None:
    pages = {name: f"{PROSE}\n{PIECES[above]}\n{PIECES[name]}" for name in PIECES if name != above}
    assert {name: kept(page) for name, page in pages.items()} == dict.fromkeys(pages, kept(PROSE))


def test_several_lines_of_one_piece_are_one_span() -> None:
    text = PROSE + PIECES["pipe table"]
    (piece,) = found(text)
    assert text[piece.start : piece.end] == PIECES["pipe table"]
    assert piece.reason == "table, not prose"


@pytest.mark.parametrize("glue", ["", " "])
def test_a_label_glued_to_a_sentence_goes_and_the_sentence_stays(glue: str) -> None:
    text = f"{PROSE}The yard expects more ferries next winter.{glue}Share this article"
    assert kept(text) == [*kept(PROSE), "The yard expects more ferries next winter."]


def test_a_label_glued_before_a_sentence_goes_and_the_sentence_stays() -> None:
    text = PROSE + "AdvertisementThe yard expects more ferries next winter."
    assert kept(text) == [*kept(PROSE), "The yard expects more ferries next winter."]


def test_a_credit_in_brackets_goes_and_its_sentence_stays() -> None:
    text = PROSE + "The crane is lifted onto the quay. (Image by Ida Dahl)"
    assert kept(text) == [*kept(PROSE), "The crane is lifted onto the quay."]


COURSE = "The library opens a course in May. {} It costs 40 kroner and lasts three weeks."


@pytest.mark.parametrize(
    "call",
    [
        "Sign up now, the first places go fast!",
        "Subscribe now.",
        "Let us know in the comments if you come.",
        "Sign up for our newsletter.",
    ],
)
def test_a_call_to_the_reader_amid_prose_takes_its_own_sentence_and_no_other(call: str) -> None:
    text = PROSE + COURSE.format(call)
    assert [text[piece.start : piece.end] for piece in found(text)] == [call]


@pytest.mark.parametrize("end", ["\n\nShare this article", "Share this article", " (Image by Ida Dahl)"])
def test_a_call_amid_prose_goes_with_what_is_glued_behind(end: str) -> None:
    text = PROSE + "The library opens a course in boat building in May. Sign up now!" + end
    assert kept(text) == [*kept(PROSE), "The library opens a course in boat building in May."]


def test_a_call_between_sentences_on_the_page_itself_takes_them_along() -> None:
    text = "Get the best of the coast in your inbox. Sign up now. We never share your address."
    assert kept(PROSE + text) == kept(PROSE)


@pytest.mark.parametrize("verb", ["can", "may", "want to"])
def test_people_who_can_sign_up_are_no_sign_up(verb: str) -> None:
    text = f"Families on the island {verb} sign up now for a berth at the new pier."
    assert reasons(PROSE + text) == []


def test_a_line_that_says_the_title_is_furniture_and_the_standfirst_is_not() -> None:
    title = "Crane Returns to the Harbour"
    text = f"{title}\nIt is a year late and a million over budget.\n{title}\nThe crane is back.\n"
    assert kept(text, title) == ["It is a year late and a million over budget.", "The crane is back."]
    assert reasons(text, title) == ["headline, scored as the title", "headline repeated"]


def test_a_label_with_items_under_it_is_kept_and_one_without_names_itself() -> None:
    assert reasons(PROSE + "Sources:\nThe port's annual report for 2023.") == []
    assert reasons(PROSE + "Sources:\nShare this story")[0] == 'label with nothing under it: "Sources:"'


def test_an_article_that_goes_on_after_related_titles_is_kept() -> None:
    rest = "The yard opens its gates at ten.\nVisitors may bring children.\nIt closes at four."
    text = f"{PROSE}\nRelated articles\nA Bakery That Opens at Midnight\nThe Last Phone Box in Town\n{rest}"
    assert kept(text) == [*kept(PROSE), *rest.split("\n")]


def test_an_article_that_goes_on_after_teasers_is_kept() -> None:
    rest = "The yard opens its gates at ten.\nVisitors may bring children.\nIt closes at four."
    text = f"{PROSE}\n{PIECES['glued labels']}\n{rest}"
    assert kept(text) == [*kept(PROSE), *rest.split("\n")]


def test_questions_that_stand_with_their_answers_are_article_text() -> None:
    questions = (
        "What is grafting?\nGrafting is a way of joining two trees.\n"
        "Do apples need it?\nYes, apples need it, since seeds do not breed true.\n"
        "How long does it take?\nGrafting takes a year."
    )
    assert reasons(f"{PROSE}\n{questions}") == []


@pytest.mark.parametrize(
    "last",
    [
        "The school owns forty bicycles and a barn.",
        "The apple growers said that apple trees flower late.",
        "That makes the apple trees of the school the oldest in the county.",
    ],
    ids=["on another subject", "a report", "one that points back"],
)
def test_a_last_sentence_above_answers_without_questions_stays(last: str) -> None:
    assert kept(f"{PROSE}\n{last}\n{PIECES['answers']}") == [*kept(PROSE), last]


def test_a_table_of_contents_ends_where_the_article_begins() -> None:
    text = "Table of contents\nWhere seals sleep\nWhat seals eat\nWhere seals sleep\nOn sandbanks, mostly."
    assert kept(text) == ["Where seals sleep", "On sandbanks, mostly."]


@pytest.mark.parametrize("folder", FOLDERS)
def test_furniture_of_one_account_leaves_every_other_account_alone(folder: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDERS[folder].glob("*.txt"))]
    if not texts and folder == "originals":
        pytest.skip("the originals are not part of the project")
    assert len(texts) == 5
    for text, other in permutations(texts, 2):
        title = headline(text)
        pieces = [other[piece.start : piece.end] for piece in found(other, headline(other))]
        for separator in ("\n", "\n\n"):
            joined = text + separator + separator.join(pieces)
            assert kept(joined, title) == kept(text, title)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("000.txt", []),
        ("001.txt", ["related headlines: a list of titles, no sentences", "table, not prose"]),
        ("002.txt", []),
        ("003.txt", ["answers of a question list without its questions"]),
        (
            "004.txt",
            [
                "headline, scored as the title",
                "headline repeated",
                'label with nothing under it: "Sources:"',
                "share bar",
                "author box",
                "related headlines: links to other articles, not this one",
            ],
        ),
    ],
)
def test_the_retold_accounts_have_this_furniture(file: str, expected: list[str]) -> None:
    text = (FOLDERS["retold"] / file).read_text(encoding="utf-8")
    assert reasons(text, headline(text)) == expected


LINES = [*SOBER, *GAUDY, *QUOTES, *ODD, *PROSE.split("\n"), *"\n".join(PIECES.values()).split("\n")]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=30), st.sampled_from(LINES))
def test_furniture_is_ordered_without_overlap_and_never_empty(lines: list[str], title: str) -> None:
    text = "\n".join(lines)
    pieces = found(text, title)
    ends = [0, *(piece.end for piece in pieces)]
    for piece, end in zip(pieces, ends, strict=False):
        assert end <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end].strip() == text[piece.start : piece.end] != ""
        assert piece.reason


def test_a_rule_of_dashes_behind_an_author_box_has_no_first_word() -> None:
    assert len(found("About the author\nAbout Us Garden Desk\n|-------|-------|--------|")) == 1


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_finding_is_repeatable(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert found(text) == found(text)


SENTENCES = st.sampled_from([line for line in SOBER + GAUDY if not line.startswith("Sign up")])


@given(st.lists(SENTENCES, unique=True))
def test_sentences_of_prose_are_never_set_aside(lines: list[str]) -> None:
    assert found("\n".join(lines)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 100_000,
        "The crane is back. " * 250_000,
        "a" * 5_000_000,
        "Share this article\n" * 10_000,
        "Related articles\nThe Crane Is Back at Last\n" * 20_000,
        "A Title Without Its Full Stop\n" * 10_000,
        "Yes, the crane is back at the old quay.\n" * 10_000,
        "| " * 500_000,
        "- " * 500_000,
        "(" * 500_000,
        "a@" * 500_000,
        "Comments\n" * 10_000,
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_long_and_odd_pages_take_linear_time(text: str) -> None:
    spans = paragraphs(text)
    start = time.process_time()
    furniture.find(text, spans)
    assert time.process_time() - start < 10


def test_no_paragraphs_have_no_furniture() -> None:
    assert furniture.find("", ()) == ()
    assert furniture.find("-", (Span(0, 1),)) == ()
