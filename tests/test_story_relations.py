"""Relations: each kind on a small pair of accounts, and what must not be taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import articles

from credence.model import Article
from credence.quantities import find
from credence.story import compare
from credence.story.model import Relation

COMMON = (
    "The ferry Nordlys rammed the pier of Karlholm in thick fog. Passengers waited in the harbour hall."
    " The owner of the Nordlys has ordered another horn for Karlholm."
)


def rows(*additions: str) -> tuple[Relation, ...]:
    """Compare accounts of one collision, each with an addition of its own."""
    return compare(
        [Article("abcdef"[n], "", f"{COMMON} {text}") for n, text in enumerate(additions)]
    ).relations


def kinds(topic: str, *additions: str) -> set[str]:
    """Return the relations of the rows that quote a word."""
    return {row.relation for row in rows(*additions) if any(topic in quote.text for quote in row.quotes)}


def test_the_same_value_agrees() -> None:
    found = [
        row for row in rows("34 people were hurt.", "Doctors saw 34 injured people.") if "34" in row.topic
    ]
    assert [(row.relation, len(row.quotes)) for row in found] == [("agree", 2)]


def test_corroboration_counts_lines_and_not_pages() -> None:
    copies = rows("34 people were hurt.", "34 people were hurt.")
    assert {row.lines for row in copies if "34" in row.topic} == {1}
    other = "In Karlholm the Nordlys ran into the pier; 34 people were hurt in the fog, Ana Ruiz said."
    apart = compare([Article("a", "", f"{COMMON} 34 people were hurt."), Article("b", "", other)])
    assert {row.lines for row in apart.relations if "34" in row.topic} == {2}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pier will cost 5.5 million euros.", "The new pier will cost just 6 million euros."),
        ("2,968 passengers were hurt.", "Nearly 3,000 passengers were hurt."),
        ("More than 30 people were hurt.", "34 people were hurt."),
        ("Between 30 and 40 people were hurt.", "34 people were hurt."),
        ("The pier will cost 5.576 million euros.", "The pier will cost €5.6 million."),
    ],
)
def test_a_value_given_less_finely_is_rounding(one: str, other: str) -> None:
    assert {"rounding"} <= kinds("million" if "million" in one else "hurt", one, other)
    assert "differ" not in kinds("million" if "million" in one else "hurt", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("34 people were hurt.", "43 people were hurt."),
        ("No one was hurt.", "Nine people were hurt."),
        ("The pier will cost 5 million euros.", "The pier will cost 8 million euros."),
    ],
)
def test_different_values_of_one_thing_differ(one: str, other: str) -> None:
    assert "differ" in kinds("hurt" if "hurt" in one else "million", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Shares of Corvo fell, and $589 billion of its market value vanished.",
            "The whole sector lost $1 trillion of market value as shares fell.",
        ),
        ("Corvo lost $589 billion in market value.", "Halcyon lost $90 billion in market value."),
        ("34 ferries are late in Karlholm.", "Nationwide 210 ferries are late."),
    ],
)
def test_values_of_a_part_and_a_whole_or_of_two_holders_are_a_matter_of_scope(one: str, other: str) -> None:
    found = kinds("value" if "value" in one else "ferries", one, other)
    assert "scope" in found
    assert not found & {"differ", "contradict"}


@pytest.mark.parametrize(
    ("topic", "one", "other"),
    [
        ("Corvo", "Corvo declined to comment.", "Corvo says it detected the fog in time."),
        ("Corvo", "Corvo remained silent.", "However, Corvo argues that the fog came without warning."),
        ("Corvo", "Corvo has solid evidence of a broken horn.", "Corvo hasn’t shown any proof yet."),
        ("Nils Aasen", "Nils Aasen may have falsified the logbook.", "Nils Aasen falsified the logbook."),
        ("Nordlys", "The Nordlys is better than the Polaris.", "The Nordlys is comparable to the Polaris."),
        (
            "council",
            "The council of Karlholm approved the new pier.",
            "The council of Karlholm rejected the new pier.",
        ),
        ("dyke", "The dyke of Karlholm held.", "The dyke of Karlholm burst."),
        (
            "Nils Aasen",
            "Nils Aasen may have smuggled herring past the port.",
            "Herring was smuggled past the port by Nils Aasen.",
        ),
        ("Corvo", "Questions about the fog were left unanswered by Corvo.", "Corvo says the fog was known."),
        (
            "Ana Ruiz",
            "Ana Ruiz will stay on as head of the port.",
            "The head of the port, Ana Ruiz, has quit.",
        ),
        ("Ana Ruiz", "Ana Ruiz has resigned as head of the port.", "Ana Ruiz stays on as head of the port."),
    ],
)
def test_opposite_sides_contradict(topic: str, one: str, other: str) -> None:
    assert "contradict" in kinds(topic, one, other)
    assert "contradict" in kinds(topic, other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Corvo declined to give further details.", "Corvo says it detected the fog in time."),
        ("Nils Aasen allegedly falsified the logbook.", "Nils Aasen falsified the logbook."),
        ("The council of Karlholm may approve the pier.", "The council of Karlholm rejected the pier."),
        ("The council of Karlholm met to approve the pier.", "The council of Karlholm rejected the pier."),
        ("The council met for a closed lunch.", "The council kept the pier open to traffic and it reopened."),
        ("The bridge of Karlholm is closed.", "The school in Sundby reopened."),
        ("The Nordlys is better than the Polaris.", "The Nordlys is comparable to the Cormorant."),
    ],
)
def test_hedged_partial_or_unrelated_statements_do_not_contradict(one: str, other: str) -> None:
    assert "contradict" not in {row.relation for row in rows(one, other)}


@pytest.mark.parametrize(
    "doubt",
    [
        "Ana Ruiz may have leaked the letters of the crew.",
        "Possibly Ana Ruiz leaked the letters of the crew.",
        "Did Ana Ruiz leak the letters of the crew?",
    ],
)
def test_a_deed_told_as_a_fact_contradicts_one_that_is_only_possible(doubt: str) -> None:
    assert "contradict" in kinds("letters", doubt, "Ana Ruiz has leaked letters of the crew to the press.")


@pytest.mark.parametrize(
    "other",
    [
        "Ana Ruiz leaked letters of the crew, the harbour master says.",
        "Ana Ruiz opened the letters of the crew.",
        "Nils Aasen leaked letters of the crew.",
        "Ana Ruiz has not leaked letters of the crew.",
    ],
)
def test_a_deed_that_is_ascribed_or_another_does_not_contradict_a_doubt(other: str) -> None:
    assert "contradict" not in kinds("letters", "Ana Ruiz may have leaked the letters of the crew.", other)


def test_values_a_hundredfold_apart_are_two_things() -> None:
    fees = "The two lighthouses forgo 60 thousand euros in late fees."
    assert "differ" not in kinds("fees", fees, "The town spends 35 million euros a year on its lighthouses.")


def test_accounts_that_share_only_a_pronoun_agree_on_nothing() -> None:
    assert all(row.topic for row in rows("The union thinks it possible.", "Life goes on, as it must."))


def test_a_question_takes_no_side() -> None:
    found = rows("Is the Nordlys better than the Polaris?", "The Nordlys is comparable to the Polaris.")
    assert "contradict" not in {row.relation for row in found}


def test_one_account_with_two_values_contradicts_itself() -> None:
    twice = (
        "34 passengers of the Nordlys were hurt. Fog lay on the sea. 51 passengers of the Nordlys were hurt."
    )
    found = rows(twice, "34 passengers were hurt.")
    [own] = [row for row in found if row.relation == "self-contradict"]
    assert {quote.id for quote in own.quotes} == {"a"}


def test_two_values_in_one_sentence_are_two_things() -> None:
    text = "Passengers between 14 and 17 were hurt. Fog lay on the sea. Those of 14 and of 17 were hurt most."
    assert "self-contradict" not in {row.relation for row in rows(text)}


def test_one_account_that_states_what_it_leaves_open_contradicts_itself() -> None:
    found = rows("Nils Aasen stole the logbook. Fog lay on the sea. Did Nils Aasen steal the logbook?")
    assert [row.relation for row in found] == ["self-contradict"]


def test_what_one_account_alone_has_is_marked() -> None:
    found = [row for row in rows("34 people were hurt.", "Fog lay on the sea.") if "34" in row.topic]
    assert [(row.relation, [quote.id for quote in row.quotes]) for row in found] == [("only-one", ["a"])]


def test_what_a_firm_was_sold_for_and_what_its_shares_lost_are_two_things() -> None:
    sold, lost = "Hollin Dairy was sold to Osker for $88 million.", "Hollin Dairy shares lost $40 million."
    assert {row.relation for row in rows(sold, lost) if "million" in row.topic} <= {"only-one"}
    again = "Hollin Dairy was sold to Osker for $64 million."
    assert "differ" in {row.relation for row in rows(sold, again) if "million" in row.topic}


def test_a_fall_and_a_rise_are_not_compared() -> None:
    found = rows("Shares of Corvo fell by 17 per cent.", "Shares of Corvo rose by 9 per cent.")
    assert not {"differ", "scope", "contradict"} & {row.relation for row in found if "per cent" in row.topic}


@pytest.mark.parametrize(
    ("step", "weak", "firm"),
    [
        (
            "anonymous made named",
            "According to a source close to the inspectors, the Nordlys skipped its inspection in Sundby.",
            "Corvo said the Nordlys had skipped its inspection in Sundby.",
        ),
        (
            "suspects made says",
            "Corvo suspects that the Nordlys had skipped its inspection in Sundby.",
            "Corvo said that the Nordlys had skipped its inspection in Sundby.",
        ),
        (
            "guess made a quotation",
            "The Nordlys may have skipped its inspection in Sundby.",
            "“The Nordlys skipped its inspection in Sundby,” said Ana Ruiz.",
        ),
        ("asked and declined made says", "Corvo declined to comment.", "Corvo says the fog came suddenly."),
    ],
)
def test_a_source_that_grows_firmer_is_named(step: str, weak: str, firm: str) -> None:
    for pair in ((weak, firm), (firm, weak)):
        assert any(step in found for row in rows(*pair) for found in row.laundering)


def test_the_same_source_in_both_accounts_is_no_laundering() -> None:
    said = "Corvo said the Nordlys had skipped its inspection in Sundby."
    again = "That the Nordlys skipped its inspection in Sundby was confirmed by what Corvo said."
    assert not any(row.laundering for row in rows(said, again))


def test_curly_marks_and_unclosed_quotations_do_no_harm() -> None:
    found = rows(
        "Corvo’s chief said “the fog was thick and nobody saw.", "Corvo‘s boats | 34 | are late |\nSources:"
    )
    assert all(row.quotes for row in found)


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two articles have the id 'a'"):
        compare([Article("a", "", "One."), Article("a", "", "Two.")])


def test_nothing_and_one_empty_article_give_an_empty_board() -> None:
    assert compare([]).relations == ()
    assert compare([Article("a", "", "")]).relations == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(articles(), max_size=3))
def test_whatever_is_read_every_quote_is_the_text_at_its_place(found: list[Article]) -> None:
    named = [Article(str(n), one.title, one.text) for n, one in enumerate(found)]
    comparison = compare(named)
    texts = {one.id: one.text for one in named}
    quotes = [quote for row in comparison.relations for quote in row.quotes]
    quotes += [quote for name in comparison.names for quote in name.says]
    assert all(texts[quote.id][quote.start : quote.end] == quote.text for quote in quotes)
    assert sorted(id_ for event in comparison.events for id_ in event.ids) == sorted(texts)
    assert sorted(id_ for line in comparison.lineage.lines for id_ in line) == sorted(texts)


@settings(max_examples=10, deadline=None)
@given(st.permutations(["34 people were hurt.", "43 people were hurt.", "Corvo declined to comment."]))
def test_the_order_of_the_articles_changes_no_row(additions: list[str]) -> None:
    named = {text: Article(text, "", f"{COMMON} {text}") for text in additions}
    boards = [compare([named[text] for text in order]).relations for order in (additions, sorted(additions))]
    keys = [{(row.relation, frozenset(q.id for q in row.quotes)) for row in board} for board in boards]
    assert keys[0] == keys[1]


def test_the_sentence_finder_reads_the_values_that_the_tests_rely_on() -> None:
    assert [quantity.value for quantity in find("5.576 million and 2,968")] == [5_576_000.0, 2968.0]
