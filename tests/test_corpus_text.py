"""The retold articles keep their originals' manner and share none of their wording; all are fully read."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
ORIGINALS = ROOT.parent / "shared" / "articles"
CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"

# Words in each original, as str.split counts them.
WORDS = {"000": 375, "001": 643, "002": 587, "003": 963, "004": 727}
# Lines in each original, blank ones included, and which of them (from 1) are blank.
LINES = {"000": 11, "001": 28, "002": 9, "003": 36, "004": 39}
BLANK = {
    "000": (3, 7, 8, 9, 10, 11),
    "001": (6, 12, 22),
    "002": (),
    "003": (3, 7),
    "004": (3, 31, 34, 37),
}

# What must stand in a text, and how often: a name as its original spells it, a figure as it gives it,
# a hedge or its absence, a source, a mark. An edit that smooths one of these away changes the scores.
STANDS = {
    "000": (
        ("Quen 2.5 Max", 2),
        ("Kim 1.5", 1),
        ("Jan series", 1),
        ("10 times", 1),
        ("GPT-4o", 2),
        ("January 2025", 1),
        ("alleged screenshots", 1),
        ("suspects", 1),
        ("reportedly", 1),
        ("with claims that", 1),
        ("Interestingly,", 1),
        ("remarkably greater", 1),
        ("“distillation.”", 1),
        ("?", 1),
    ),
    "001": (
        ("$5.5 million", 1),
        ("according to reports", 1),
        ("last week", 1),
        ("stole it, basically", 1),
        ("might have", 1),
        ("Qwen 2.5 Max | Alibaba | ", 1),
        ("Kim 1.5 | ", 1),
        ("| Reportedly ", 1),
        (" |\n", 3),
        ("the U.S. is sorta… ", 1),
        ("One thing is certain—", 1),
        ("believe me", 1),
        ("wanna", 1),
        ("RULE", 1),
        ("!", 5),
        ("?", 12),
    ),
    "002": (
        ("told the Financial Times", 1),
        ("One individual close to the company", 1),
        ("According to one source familiar with", 1),
        ("declined to", 2),
        ("first reported by Bloomberg", 1),
        ("stayed silent", 1),
        ("Lunar New Year", 1),
        ("suspects DeepSeek may have", 1),
        ("Reports suggest", 1),
        ("Some experts believe", 1),
        ("$6 million", 1),
        ("17 per cent on Monday", 1),
        ("$589 billion", 1),
        ("9 per cent", 1),
        ("Last year", 1),
        ("“distillation”—", 1),
        ("!", 0),
        ("?", 0),
    ),
    "003": (
        ("David Sachs", 1),
        ("“substantial evidence”", 1),
        ("Microsoft, supplier of much of the computing power at OpenAI, says it detected", 1),
        ("allegedly", 1),
        ("reportedly", 1),
        ("last week", 1),
        ("$5.5 million", 1),
        ("$500 billion", 1),
        ("Qwen 2.5 Max", 1),
        ("Kimi 1.5", 1),
        ("GPT-4o", 1),
        ("“stole”", 3),
        ("“borrowed”", 1),
        ("“AI of the people“—", 1),
        ("“Good artists copy, great artists steal.”", 1),
        ("pure coincidence", 1),
        ("marketingly", 1),
        ("one thing is clear—", 1),
        ("AutomaticJak", 1),
        ("\nYes, DeepSeek uses distillation", 1),
    ),
    "004": (
        ("According to a report by Bloomberg, which cites a company memo", 1),
        ("reportedly", 2),
        ("roughly a year after", 1),
        ("last year", 1),
        ("R1 and V3", 1),
        ("MIT license", 1),
        ("approximately $1 trillion", 1),
        ("may see", 1),
        ("will likely", 1),
        ("\n- •", 3),
        ("\nSources:\nShare this story\nAbout AI Content Team\n", 1),
        ("NeuralStackly", 1),
        ("\nSee all postsRelated Stories\n", 1),
        ("GPT-5.3-Codex-Spark", 1),
        ("mor...", 1),
        ("!", 0),
    ),
}
# Spelling that would put an original's mistake right, or date what it leaves undated.
ABSENT = {
    "000": ("Qwen", "Kimi", "Janus"),
    "001": ("Kimi", "2024", "2025", "January"),
    "002": ("2024", "2025", "5.5", "last week"),
    "003": ("Sacks", "2024", "2025", "January"),
    "004": ("2024", "2025", "February", "589"),
}
# The lines (from 1) that are headings, before the foot of the page.
HEADINGS = {
    "000": (),
    "001": (7, 10, 13, 19, 23, 25),
    "002": (),
    "003": (4, 12, 18, 28),
    "004": (1, 4, 6, 9, 12, 16, 22),
}
# Runs of five words or more that a retelling may share: names, and a famous quotation.
NAMES = (
    "deepseek claude and gpt 4o",
    "deepseek claude and gpt 4",
    "qwen 2 5 max alibaba",
    "gpt 5 3 codex spark",
    "india ai impact summit 2026",
    "good artists copy great artists steal",
)

VALUES = {
    "claim": {"0", "1"},
    "cover": {"none", "hedge", "attribution", "both", "boosted"},
    "source": {"document", "person", "organisation", "described", "anonymous", "vague", "none"},
    "promotion": {"0", "1"},
    "precision": {"precise", "vague", "neither"},
}


def read(name: str) -> str:
    """Return the text of one article, newlines untouched."""
    return (DATA / "articles" / f"{name}.txt").read_bytes().decode("utf-8")


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in data/."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def words(text: str) -> list[str]:
    """Return the words of a text: no case, no punctuation, both apostrophes the same."""
    return re.findall(r"\w+", text.replace(CURLY, "'").casefold())


def runs(text: str, length: int) -> set[str]:
    """Return every run of ``length`` words."""
    found = words(text)
    return {" ".join(found[i : i + length]) for i in range(len(found) - length + 1)}


def originals() -> dict[str, Path]:
    """Return the originals by id, or skip where the folder is absent."""
    if not ORIGINALS.is_dir():
        pytest.skip("../shared/articles is not here")
    return {path.name[:3]: path for path in sorted(ORIGINALS.glob("*.txt"))}


article = pytest.mark.parametrize("name", sorted(WORDS))


def test_corpus_is_five_files_listed_in_order() -> None:
    files = sorted(path.name for path in (DATA / "articles").iterdir())
    assert files == [f"{name}.txt" for name in sorted(WORDS)]
    listed = [(row["id"], row["file"]) for row in table("articles.csv")]
    assert listed == [(name, f"articles/{name}.txt") for name in sorted(WORDS)]


def test_four_accounts_share_an_event_and_the_fifth_stands_alone() -> None:
    events = [row["event"] for row in table("articles.csv")]
    assert events[:4] == [events[0]] * 4
    assert events[4] not in {events[0], ""}


def test_titles_and_outlets_are_only_those_the_page_shows() -> None:
    for row in table("articles.csv"):
        text = read(row["id"])
        assert row["title"] in ("", text.split("\n", 1)[0])
        assert row["outlet"] in text
        assert row["published"] == ""


@article
def test_length_is_within_a_tenth_of_the_original(name: str) -> None:
    assert len(read(name).split()) == pytest.approx(WORDS[name], rel=0.1)


@article
def test_lines_and_blank_lines_stand_as_in_the_original(name: str) -> None:
    lines = read(name).split("\n")
    assert len(lines) == LINES[name]
    assert tuple(i for i, line in enumerate(lines, 1) if not line) == BLANK[name]
    assert all(line == line.strip() for line in lines)


@pytest.mark.parametrize(
    ("name", "phrase", "times"), [(name, *entry) for name in STANDS for entry in STANDS[name]]
)
def test_names_figures_hedges_and_marks_stand(name: str, phrase: str, times: int) -> None:
    assert read(name).count(phrase) == times


@pytest.mark.parametrize(("name", "phrase"), [(name, phrase) for name in ABSENT for phrase in ABSENT[name]])
def test_mistakes_are_not_put_right_and_nothing_is_dated(name: str, phrase: str) -> None:
    assert phrase not in read(name).split("\nSources:")[0]


@article
def test_apostrophes_are_of_one_kind(name: str) -> None:
    straight = name == "004"
    assert ("'" in read(name)) == straight
    assert (CURLY in read(name)) != straight
    assert '"' not in read(name)


@article
def test_em_dashes_are_as_frequent_as_in_the_original(name: str) -> None:
    assert read(name).count("—") == {"000": 0, "001": 7, "002": 2, "003": 12, "004": 8}[name]


@article
def test_headings_end_without_a_full_stop(name: str) -> None:
    lines = read(name).split("\nSources:")[0].split("\n")
    short = {i: line for i, line in enumerate(lines, 1) if 0 < len(line.split()) <= 12}
    prose = re.compile(r"- |.*[.:|]$")
    assert tuple(i for i, line in short.items() if not prose.match(line)) == HEADINGS[name]


def test_related_headlines_interrupt_the_second_article() -> None:
    lines = read("001").split("\n")
    assert [i for i, line in enumerate(lines) if line.startswith("- ")] == [1, 2, 3, 4]
    assert not any(line.endswith(".") for line in lines[1:5])


def test_answers_of_a_faq_are_glued_to_the_fourth_article_without_questions() -> None:
    answers = read("003").split("\n")[-4:]
    assert all(answer.endswith(".") and "?" not in answer for answer in answers)


def test_title_of_the_fifth_article_stands_twice_around_its_standfirst() -> None:
    title, standfirst, blank, again, *_ = read("004").split("\n")
    assert title == again
    assert blank == ""
    assert standfirst.endswith(".")


def test_related_teasers_close_the_fifth_article_cut_off() -> None:
    blocks = read("004").split("\n\n")[-3:]
    assert [len(block.split("\n")) for block in blocks] == [2, 2, 2]
    assert [block.endswith("...") for block in blocks] == [False, True, True]


@article
def test_no_run_of_seven_words_comes_from_an_original(name: str) -> None:
    for path in originals().values():
        assert not runs(read(name), 7) & runs(path.read_text(encoding="utf-8"), 7)


@article
def test_only_names_and_one_quotation_share_five_words_with_an_original(name: str) -> None:
    allowed = set().union(*(runs(phrase, 5) for phrase in NAMES))
    for path in originals().values():
        assert runs(read(name), 5) & runs(path.read_text(encoding="utf-8"), 5) <= allowed


def test_hashes_are_those_of_the_originals() -> None:
    hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in originals().items()}
    assert {row["id"]: row["original_sha256"] for row in table("articles.csv")} == hashes


@article
def test_annotations_cover_every_character_in_order_without_overlap(name: str) -> None:
    text = read(name)
    rows = [row for row in table("annotations.csv") if row["id"] == name]
    assert [int(row["n"]) for row in rows] == list(range(1, len(rows) + 1))
    end = 0
    for row in rows:
        span = slice(int(row["start"]), int(row["end"]))
        assert text[end : span.start].strip() == ""
        assert text[span] == text[span].strip() != ""
        assert "\n" not in text[span]
        end = span.stop
    assert text[end:].strip() == ""


def test_annotations_hold_the_five_articles_and_only_allowed_values() -> None:
    rows = table("annotations.csv")
    assert list(dict.fromkeys(row["id"] for row in rows)) == sorted(WORDS)
    for row in rows:
        furniture = row["furniture"] == "1"
        assert furniture or row["furniture"] == "0"
        bare = set(VALUES) if furniture else set() if row["claim"] == "1" else {"cover"}
        assert {key for key in VALUES if row[key] == ""} == bare
        assert all(row[key] in allowed for key, allowed in VALUES.items() if key not in bare)


def test_annotations_set_furniture_aside_in_three_articles() -> None:
    furniture = Counter(row["id"] for row in table("annotations.csv") if row["furniture"] == "1")
    assert furniture == {"001": 7, "003": 4, "004": 17}
