"""Lineage: what two accounts have in common that others lack, and how many lines stand behind the pages."""

from __future__ import annotations

from credence.model import Article
from credence.story import compare
from credence.story.model import Comparison, Pair
from credence.story.traces import tau

NEWS = "The ferry Nordlys rammed the pier of Karlholm in thick fog on Tuesday, and 34 passengers were hurt."
FIRST = (
    NEWS,
    "A bride named Clara Winther was married in the waiting room.",
    "The lighthouse keeper of Gullrock heard no horn.",
    "Seals at Pinder Bay slept on.",
    "The harbour baker gave away 210 cinnamon buns.",
    "An accordion floated ashore near Molen.",
)
RETOLD = (
    "In Karlholm on Tuesday, fog hid the pier from the Nordlys, a ferry, and 34 travellers were injured.",
    "Clara Winther, a bride, held her wedding in the waiting room.",
    "No horn was heard, says the keeper of Gullrock light.",
    "At Pinder Bay, nothing woke the seals.",
    "210 buns with cinnamon were handed out free by the baker at the harbour.",
    "Near Molen, the sea brought in an accordion.",
)
SECOND = (
    "Thick fog led the Nordlys into the pier at Karlholm on Tuesday; 34 people are injured.",
    "Divers of the coastguard inspect the hull below the waterline.",
    "The minister Astrid Holm has promised a report by spring.",
    "Fishermen lent their boats to carry the luggage.",
    "Ferries to Ostfjord sail from the old quay until further notice.",
    "The chess club offered its rooms to stranded pupils.",
)
THIRD = (
    "On Tuesday the Nordlys hit the pier of Karlholm. In the fog 34 passengers were wounded.",
    "Insurers have sent two surveyors from Sundby.",
    "A choir that was on board sang until help arrived.",
    "The captain, Nils Aasen, was taken to hospital with a broken wrist.",
    "Trucks with frozen herring wait on the mole.",
    "The library sells postcards of the old pier.",
)


def read(**accounts: tuple[str, ...]) -> Comparison:
    return compare([Article(id_, "", " ".join(sentences)) for id_, sentences in accounts.items()])


def pair(comparison: Comparison, a: str, b: str) -> Pair:
    return next((p for p in comparison.lineage.pairs if {p.a, p.b} == {a, b}), Pair(a, b, 0.0, ()))


def test_an_account_in_other_words_is_of_the_same_line() -> None:
    comparison = read(first=FIRST, retold=RETOLD, second=SECOND, third=THIRD)
    assert comparison.lineage.lines == (("first", "retold"), ("second",), ("third",))
    assert pair(comparison, "first", "retold").p > 0.9
    assert {"fact", "order"} <= {one.kind for one in pair(comparison, "first", "retold").evidence}


def test_what_everybody_has_weighs_nothing() -> None:
    comparison = read(first=FIRST, second=SECOND, third=THIRD)
    assert comparison.lineage.lines == (("first",), ("second",), ("third",))
    assert all(p.p < 0.2 for p in comparison.lineage.pairs)


def test_copied_words_are_evidence_with_their_places() -> None:
    copied = (SECOND[0], *FIRST[1:3], *SECOND[3:])
    comparison = read(first=FIRST, copied=copied, third=THIRD)
    found = [one for one in pair(comparison, "first", "copied").evidence if one.kind == "wording"]
    assert any("married in the waiting room" in quote.text for one in found for quote in one.quotes)


def test_a_garble_in_common_is_evidence() -> None:
    right = tuple(sentence.replace("Nordlys", "Nordlys 2.4") for sentence in (*SECOND, *THIRD[1:3]))
    wrong = [tuple(s.replace("Nordlys", "Nordlis 2.4") for s in account) for account in (FIRST, THIRD)]
    comparison = read(a=wrong[0], b=wrong[1], c=right)
    assert "garble" in {one.kind for one in pair(comparison, "a", "b").evidence}
    assert "garble" not in {one.kind for one in pair(comparison, "a", "c").evidence}


def test_accounts_of_different_stories_are_no_pair() -> None:
    other = (
        "The chess champion Olga Petrenko drew her fourth game.",
        "She chose a quiet line of the opening.",
    )
    assert read(first=FIRST, other=other).lineage.pairs == ()


def test_an_account_and_its_copy_are_one_line_though_nobody_else_is_there() -> None:
    assert read(first=FIRST, copy=FIRST).lineage.lines == (("first", "copy"),)


def test_each_probability_is_one_and_its_evidence_in_order() -> None:
    for found in read(first=FIRST, retold=RETOLD, second=SECOND).lineage.pairs:
        assert 0 <= found.p <= 1
        weights = [one.weight for one in found.evidence]
        assert weights == sorted(weights, reverse=True)
        assert all(weight > 0 for weight in weights)


def test_rank_correlation_needs_two_ranks() -> None:
    assert tau([]) == tau([(1, 1)]) == 0.0
