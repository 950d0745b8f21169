"""Names: full names and places are found whole, near misses are pairs of one misspelt name."""

from __future__ import annotations

import pytest

from credence import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Bank of Sunde lends.", ["Bank of Sunde"]),
        ("He met J. R. Okafor there.", ["J. R. Okafor"]),
        ("Dr. Mara Lindqvist’s ferry sailed.", ["Mara Lindqvist"]),
        ("It was Sean O’Brien. The ferry left.", ["Sean O’Brien"]),
        ("They met Ole van der Berg.", ["Ole van der Berg"]),
        ("Sunde’s Old Mill burned.", ["Old Mill"]),
        ("The UK USA match was late.", []),
        ("They left. Then It rained.", []),
        ("Lindqvist left.", []),
        ("Evliya Çelik met José Ñandú.", ["Evliya Çelik", "José Ñandú"]),
        ("In Sunde the Lindqvist ferry left.", []),
        ("He met the British Dairy Council and the American Federation of Growers.",
         ["British Dairy Council", "American Federation of Growers"]),
        ("It was German Mara Lindqvist.", ["Mara Lindqvist"]),
        ("The train left Sunde, N.Y. He stayed.", []),
        ("Mara Lindqvist Says He Would Pay", ["Mara Lindqvist Says"]),
        ("Therefore the Sunde Children’s Hospital shut.", ["Sunde Children’s Hospital"]),
        ("Using Inkworks Press. Contact Mara Lindqvist.", ["Inkworks Press", "Mara Lindqvist"]),
    ],
)  # fmt: skip
def test_full_names_are_found_whole(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in names.full_names(text)] == found


def test_an_office_and_a_surname_are_no_full_name() -> None:
    full = ["Governor Mara Lindqvist", "Formula One", "Old Mill"]
    bare = ["Governor Lindqvist", "FA President Lindqvist", "Labour Secretary", "Day One", "North Danish"]
    assert [name for name in full + bare if names.identifies(name)] == full


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Sunde and near the Old Mill.", ["Sunde", "Old Mill"]),
        ("In March, at IBM, in eBay.", []),
        ("Made in the UK, off Stoke-on-Trent.", ["UK", "Stoke-on-Trent"]),
        ("within Sunde", []),
        ("near Łódź, in Málaga and at São Paulo", ["Łódź", "Málaga", "São Paulo"]),
        ("It was published online in Harbours, and is read in Oncology.", []),
        ("SUNDE, Norway (HN) — Rain fell.", ["SUNDE"]),
        ("PORT SUNDE - Rain fell.\nBREAKING — Rain fell.\nSHE-GOATS fell.", ["PORT SUNDE"]),
    ],
)
def test_places_follow_a_preposition_of_place(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in names.places(text)] == found


def test_near_miss_needs_a_long_word_and_the_same_ends() -> None:
    assert names.near_misses(["Mara Lindqvist", "Mara Lindkvist"]) == {"Mara Lindkvist": "Mara Lindqvist"}
    assert names.near_misses(["Jonas Anders", "Jonas Andersen", "Tom Bell", "Tim Bell"]) == {}
    assert names.near_misses(["Gina Moreno", "Gina Morena"]) == {}


def test_an_accent_is_no_misspelling() -> None:
    assert names.near_misses(["Lagâri Hasan", "Lagari Hasan"]) == {}
    assert names.near_misses(["Lagâri Hasan", "Lagori Hasan"]) == {"Lagori Hasan": "Lagâri Hasan"}


def test_many_names_take_linear_time() -> None:
    many = [f"Mara Lindqvist{'abcdefghij'[i % 10]}{i}" for i in range(20_000)]
    assert names.near_misses(many) == {}
