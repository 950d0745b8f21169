"""Names: garbles are one name with the right spelling, names that an account tells apart are two."""

from __future__ import annotations

from pathlib import Path

import pytest

from credence.model import Article
from credence.story import compare, known
from credence.story.known import KnownName, KnownNamesError
from credence.story.model import Name
from credence.story.spelling import near_misses, near_words

HARBOUR = (
    "The harbour board of Tolmin met on Tuesday to discuss the new pier and the dredging of the channel."
)


def article(id_: str, *sentences: str) -> Article:
    return Article(id_, "", " ".join((HARBOUR, *sentences)))


def ledger(*articles: Article, names: tuple[KnownName, ...] = ()) -> list[Name]:
    return list(compare(articles, names).names)


def row(names: list[Name], spelling: str) -> Name:
    return next(name for name in names if spelling in name.variants)


def test_a_garble_beside_a_version_number_is_the_same_name() -> None:
    names = ledger(
        article("a", "The crane Corvex 2.5 Max lifts forty tons."),
        article("b", "Everybody admires the Corvex 2.5 Max."),
        article("c", "The Corvax 2.5 Max is the pride of Tolmin."),
    )
    assert row(names, "Corvax 2.5 Max").variants == ("Corvax 2.5 Max", "Corvex 2.5 Max")
    assert row(names, "Corvax 2.5 Max").garbles == ("Corvax 2.5 Max",)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Corvex 4", "Corvex 4o"), ("Corvex 2.5", "Corvex 3.5"), ("R1", "V3"), ("Corvex", "Corvex Lifting")],
)
def test_another_version_or_a_longer_name_is_another_name(one: str, other: str) -> None:
    names = ledger(article("a", f"The crane {one} is loud."), article("b", f"The crane {other} is loud."))
    assert other not in row(names, one).variants


def test_names_that_one_account_uses_both_stay_apart() -> None:
    both = article("a", "The tugs Marlena and Marlene left at dawn, and Marlena came back.")
    names = ledger(
        both, article("b", "The tug Marlene left at dawn."), article("c", "The tug Marlene is new.")
    )
    assert "Marlene" not in row(names, "Marlena").variants


def test_a_misspelt_surname_behind_the_same_first_name_is_the_same_person() -> None:
    names = ledger(
        article("a", "The engineer Marta Lindqvist checked the welds."),
        article("b", "The welds were checked by Marta Lindkvist, an engineer."),
    )
    assert row(names, "Marta Lindqvist").variants == ("Marta Lindkvist", "Marta Lindqvist")


def test_a_surname_alone_is_the_person_named_before() -> None:
    names = ledger(article("a", "Ana Ruiz runs the ferry.", "Nobody had asked Ruiz about the fog."))
    assert row(names, "Ruiz").variants == ("Ana Ruiz", "Ruiz")


def test_a_known_name_catches_a_garble_that_stands_in_one_account_only(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,aliases,context,source\nLindqvist,,engineer|welds,staff list\n", encoding="utf-8")
    listed = known.read(file)
    caught = row(ledger(article("a", "The engineer Linqvist checked the pier."), names=listed), "Linqvist")
    assert (caught.name, caught.garbles, caught.known) == ("Lindqvist", ("Linqvist",), "staff list")
    elsewhere = ledger(article("a", "The baker Linqvist sells rolls."), names=listed)
    assert row(elsewhere, "Linqvist").name == "Linqvist"


def test_every_row_of_the_ledger_quotes_what_each_account_says() -> None:
    accounts = (article("a", "The tug Marlene left at dawn."), article("b", "We saw the Marlene."))
    texts = {one.id: one.text for one in accounts}
    for name in ledger(*accounts):
        assert [quote.id for quote in name.says] == list(name.ids)
        for quote in name.says:
            assert texts[quote.id][quote.start : quote.end] == quote.text
            assert any(form in quote.text for form in name.variants)


def test_words_that_open_a_sentence_are_no_names() -> None:
    text = "Residents left. Meanwhile nobody spoke. Distillation is slow, and distillation is dear."
    assert ledger(Article("a", "", text)) == []


def test_abbreviations_and_nationalities_are_no_names() -> None:
    text = "He met the Swedish CEO at a TV studio on Monday, and the Finns of the US embassy on AI in May."
    assert {name.name for name in ledger(Article("a", "", text))} <= {"Finns"}


def test_short_words_and_derived_words_are_no_near_misses() -> None:
    assert not near_words("ox", "or")
    assert not near_words("korea", "korean")
    assert list(near_misses([("unit", "4"), ("unit", "5"), ("line", "a"), ("line", "b")])) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name,source\nOulu,map\n", "the first line must be name,aliases,context,source"),
        ("name,aliases,context,source\nOulu,,,\n", "line 2: a known name needs a name and a source"),
        ("name,aliases,context,source\n,,,map\n", "line 2: a known name needs a name and a source"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, text: str, complaint: str
) -> None:
    file = tmp_path / "names.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnownNamesError, match=complaint):
        known.read(file)


def test_a_missing_list_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(KnownNamesError, match=r"no\.csv"):
        known.read(tmp_path / "no.csv")


def test_the_list_beside_the_articles_is_found(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    listed = tmp_path / "names.csv"
    listed.write_text("name,aliases,context,source\nOulu,Uleåborg,harbour|ferry,map\n", encoding="utf-8")
    assert known.beside([tmp_path / "articles" / "a.txt"]) == listed
    assert known.beside([tmp_path / "articles"]) == listed
    assert known.read(listed)[0].spellings == (("oulu",), ("uleåborg",))
