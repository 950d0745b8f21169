"""The start page: what its fields do, what it shows, and what it says of bad input."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Visit
from reports import HOSTILE, Reading, barriers

from credence.pages import Unreadable
from credence.settings import SettingsError
from credence.show import Start
from credence.show.judge import Judge
from credence.show.places import Place
from credence.show.results import MOST_CARDS

NOW = dt.datetime(2024, 3, 4, tzinfo=dt.UTC)
FERRY = (
    "Ferry fares rise\nThe ferry to Arden will cost 4 euros from 3 May, Ana Ruiz, the harbour master, said. "
    "“We had no choice,” she said. The fare was 3 euros in 2023. About 240 people sail each day. "
    "Fuel may become dearer, the board wrote in its report. The change is an amazing deal for nobody. "
)
HARVEST = (
    "Wheat harvest falls\nJon Berg brought in 310 tonnes of wheat, he said. " + "It rained in May. " * 12
)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    monkeypatch.chdir(tmp_path)
    made = Start()
    yield made
    made.close_all()


def upload(start: Start, *files: tuple[str, bytes]) -> None:
    """Do what the browser does when files are dropped."""
    start._files.value = tuple(  # noqa: SLF001 -- the field itself
        {"name": name, "type": "", "size": len(data), "content": memoryview(data), "last_modified": NOW}
        for name, data in files
    )


def press(start: Start, label: str) -> None:
    next(one for one in buttons(start) if one.description == label).click()


def buttons(widget: Any) -> Iterator[Any]:
    if type(widget).__name__ == "Button":
        yield widget
    for one in getattr(widget, "children", ()):
        yield from buttons(one)


def told(start: Start) -> str:
    return Reading(start._status.html).text  # noqa: SLF001


def test_it_begins_with_what_to_do() -> None:
    start = Start()
    assert "Use one of the four ways in" in told(start)
    assert start.articles == ()


def test_uploaded_files_are_scored_and_the_bad_ones_named_with_reason_and_way_out(start: Start) -> None:
    upload(start, ("ferry.txt", FERRY.encode()), ("torn.pdf", b"%PDF-1.7 torn"), ("none.txt", b""))
    assert [one.id for one in start.articles] == ["ferry", "none"]
    assert start.reports[0].scores
    assert "no score: " in start._cards.html  # noqa: SLF001 -- an empty text
    assert len(start.refused) == 1
    assert start.refused[0].startswith("torn.pdf: ")
    assert "; " in start.refused[0]
    assert "Not read (1):" in told(start)
    assert start._files.value == ()  # noqa: SLF001


def test_dropped_files_are_read_and_a_drop_without_files_says_what_to_do(start: Start) -> None:
    start._on_drop(None, {"names": ["ferry.txt"]}, [memoryview(FERRY.encode())])  # noqa: SLF001
    assert [one.id for one in start.articles] == ["ferry"]
    start._on_drop(None, {"names": []}, [])  # noqa: SLF001
    assert "no file that can be read; drop files, or name the folder in its field" in told(start)


def test_two_files_with_one_name_are_two_articles(start: Start) -> None:
    upload(start, ("ferry.txt", FERRY.encode()))
    upload(start, ("ferry.txt", HARVEST.encode()), ("../../ferry.txt", FERRY.encode()))
    assert [one.id for one in start.articles] == ["ferry", "ferry-2", "ferry-3"]


def test_a_pasted_text_is_scored_under_its_first_line_and_the_field_is_free_again(start: Start) -> None:
    start._text.value = FERRY  # noqa: SLF001
    press(start, "Score this text")
    assert [one.title for one in start.articles] == ["Ferry fares rise"]
    assert start._text.value == ""  # noqa: SLF001


def test_a_folder_is_read_by_its_path(start: Start, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    start._folder.value = "mine"  # noqa: SLF001
    press(start, "Read this folder")
    assert [one.id for one in start.articles] == ["ferry"]


@pytest.mark.parametrize(
    ("field", "value", "label", "line"),
    [
        (
            "_text",
            "  ",
            "Score this text",
            "The text field: it is empty; paste an article first, then press again",
        ),
        ("_folder", "", "Read this folder", 'The folder field: no folder: ""; write the path of a folder'),
        ("_folder", "gone", "Read this folder", "gone: No such file or directory; give a file or folder"),
        ("_folder", "https://x.org", "Read this folder", "write the path of a folder on this computer"),
        (
            "_address",
            "ferry",
            "Fetch this page",
            'no address: "ferry"; write an address that begins with https://',
        ),
    ],
)
def test_a_field_with_nothing_good_in_it_says_what_to_do(
    start: Start, field: str, value: str, label: str, line: str
) -> None:
    getattr(start, field).value = value
    press(start, label)
    assert line in start.refused[0]
    assert line in told(start)


def test_an_address_is_fetched_only_by_its_button(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def read_all(paths: Any) -> Iterator[Unreadable]:
        asked.extend(paths)
        yield Unreadable("https://x.org/a", "not there", "try later")

    monkeypatch.setattr("credence.corpus.read_all", read_all)
    start._address.value = "https://x.org/a"  # noqa: SLF001
    assert asked == []
    press(start, "Fetch this page")
    assert asked == ["https://x.org/a"]


def test_two_accounts_of_one_story_are_compared_and_others_are_said_not_to_be(start: Start) -> None:
    upload(start, ("ferry.txt", FERRY.encode()), ("harvest.txt", HARVEST.encode()))
    assert "No two of the articles tell the same story." in start._story.html  # noqa: SLF001
    upload(start, ("again.txt", FERRY.replace("3 May", "4 May").encode()))
    assert "Relations" in start._story.html  # noqa: SLF001


def test_an_example_gives_way_to_the_first_article_and_not_to_what_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("example.txt").write_text(HARVEST, encoding="utf-8")
    start = Start("example.txt")
    assert "This is an example" in told(start)
    upload(start, ("torn.pdf", b"%PDF-1.7 torn"))
    assert [one.id for one in start.articles] == ["example"]
    upload(start, ("ferry.txt", FERRY.encode()))
    assert [one.id for one in start.articles] == ["ferry"]
    press(start, "Take all articles away")
    assert start.articles == ()
    assert "Nothing read yet" in told(start)


def test_the_reader_of_the_picked_article_keeps_judgements_in_the_working_folder(
    start: Start, tmp_path: Path
) -> None:
    upload(start, ("ferry.txt", FERRY.encode()), ("harvest.txt", HARVEST.encode()))
    start._pick.value = 1  # noqa: SLF001
    reader = start.children[-1]
    assert isinstance(reader, Judge)
    assert reader.report.article.id == "harvest"
    reader.vote(1, "accept")
    assert (tmp_path / "judgements.sqlite").is_file()


def test_a_file_of_judgements_that_cannot_be_used_is_said_and_the_reader_stays(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "judgements.sqlite").write_bytes(b"no database at all, but long enough to be one" * 40)
    upload(start, ("ferry.txt", FERRY.encode()))
    reader = start.children[-1]
    assert isinstance(reader, Place)
    assert "judgements.sqlite" in reader.html
    assert "<mark" in reader.html


def test_more_articles_than_a_page_can_show_are_all_in_the_ranking(start: Start, tmp_path: Path) -> None:
    for i in range(MOST_CARDS + 3):
        (tmp_path / f"{i:02}.txt").write_text(f"Short {i}.", encoding="utf-8")
    start.add(tmp_path)
    assert len(start.articles) == MOST_CARDS + 3
    assert "3 more are in the list" in start._cards.html  # noqa: SLF001


def test_the_settings_of_the_folder_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("credence.toml").write_text(
        'profile = "editor"\n[off]\nkinds = ["promotion/hype"]', encoding="utf-8"
    )
    start = Start()
    upload(start, ("ferry.txt", FERRY.encode()))
    assert start.weights.sourcing == 3
    assert "off promotion/hype" in told(start)
    assert not [hit for one in start.reports[0].scores for hit in one.hits if hit.kind == "hype"]
    Path("credence.toml").write_text("profle = 1", encoding="utf-8")
    with pytest.raises(SettingsError, match='did you mean "profile"'):
        Start()


def test_hostile_words_are_shown_and_not_obeyed(start: Start) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    upload(start, (name, (HOSTILE.replace("\ud800", "") + FERRY).encode()), (f"{name}.pdf", b"%PDF"))
    for html in (str(start.view().html), start._cards.html, start._status.html):  # noqa: SLF001
        assert "<img" not in html


def test_without_a_kernel_it_says_how_to_start_it_and_shows_the_example(
    start: Start, tmp_path: Path, visit: Visit
) -> None:
    upload(start, ("ferry.txt", FERRY.encode()), ("again.txt", FERRY.replace("3 May", "4 May").encode()))
    bundle, _ = start._repr_mimebundle_()
    body = f"<main><h1>Start</h1>{bundle['text/html']}</main>"
    page = f"<!doctype html><html lang=en><title>Start</title>{body}</html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    shown = visit.open(tmp_path / "page.html")
    assert shown.get_by_text("run “make lab”").is_visible()
    assert shown.locator(".reweighter .slider").count() == 4
    assert shown.locator(".card").count() == 2
    assert shown.locator(".marked mark").count() > 0
    assert barriers(shown) == []
    assert visit.errors == []
    assert bundle["text/plain"].startswith("Start page: 2 articles, 0 inputs not read")
