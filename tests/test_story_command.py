"""``credence compare``: known names beside the articles, and what it says where they cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from credence.cli import app

RUN = CliRunner()
COLUMNS = "name,aliases,context,source"
TEXTS = {
    "a": "The engineer Marta Linqvist closed the old bridge of Arden on Monday. Lorries wait.",
    "b": "Lorries wait in Arden: on Monday the old bridge was closed to them.",
}


def compared(folder: Path, *more: str) -> Any:
    """Compare the accounts of a folder."""
    result = RUN.invoke(app, ["compare", str(folder), "--format", "json", *more])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def write(folder: Path) -> Path:
    """Write the accounts into a folder below the one given."""
    below = folder / "articles"
    below.mkdir()
    for name, text in TEXTS.items():
        (below / f"{name}.txt").write_text(text, encoding="utf-8")
    return below


def garbles(found: Any) -> list[str]:
    """Return the spellings that are taken to be mistakes."""
    return [garble for name in found["names"] for garble in name["garbles"]]


def test_a_list_of_names_beside_the_articles_is_taken(tmp_path: Path) -> None:
    articles = write(tmp_path)
    assert garbles(compared(articles)) == []
    (tmp_path / "names.csv").write_text(f"{COLUMNS}\nLindqvist,,engineer,staff list\n")
    assert garbles(compared(articles)) == ["Marta Linqvist"]


def test_a_list_that_is_named_goes_before_one_beside_the_articles(tmp_path: Path) -> None:
    articles = write(tmp_path)
    (tmp_path / "names.csv").write_text(f"{COLUMNS}\nLindqvist,,engineer,staff list\n")
    other = tmp_path / "other.csv"
    other.write_text(f"{COLUMNS}\nRuiz,,engineer,staff list\n")
    assert garbles(compared(articles, "--names", str(other))) == []


def test_a_list_beside_the_articles_that_cannot_be_used_is_named_and_left_out(tmp_path: Path) -> None:
    articles = write(tmp_path)
    (tmp_path / "names.csv").write_text("who,what\nLindqvist,engineer\n")
    result = RUN.invoke(app, ["compare", str(articles), "--format", "json"])
    assert result.exit_code == 0
    assert "without known names" in result.stderr
    assert COLUMNS in result.stderr


def test_a_list_that_is_named_and_cannot_be_used_stops_the_comparison(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["compare", str(write(tmp_path)), "--names", str(tmp_path / "no.csv")])
    assert result.exit_code == 1
    assert "no.csv" in result.stderr


def test_a_page_shows_the_comparison_with_its_texts_and_loads_nothing(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["compare", str(write(tmp_path)), "--format", "html"])
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert all(heading in result.stdout for heading in ("Relations", "Names", "Lineage", "Texts"))
    assert "default-src &#x27;none&#x27;" in result.stdout
    loading = ("<script", "<link", "http:", "https:", " src=", "url(")
    assert [piece for piece in loading if piece in result.stdout] == []
