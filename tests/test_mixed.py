"""A folder of 200 files, as people have it: the good ones are scored, the bad ones named with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import mixed
import pytest
from typer.testing import CliRunner, Result

from credence.cli import app

NAMES = ("hedging", "sourcing", "promotion", "precision")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    path = tmp_path_factory.mktemp("mixed")
    return path, dict(mixed.make(path))


@pytest.fixture(scope="module")
def run(folder: tuple[Path, dict[str, int]]) -> Result:
    return CliRunner().invoke(app, ["score", str(folder[0]), "--format", "json"])


def test_the_folder_holds_200_files_of_every_format_and_20_of_them_are_bad(
    folder: tuple[Path, dict[str, int]],
) -> None:
    assert len(list(folder[0].iterdir())) == mixed.FILES
    assert len(mixed.bad()) == mixed.BAD
    assert len(folder[1]) == mixed.FILES - mixed.BAD


def test_every_good_file_is_scored_with_all_its_articles(
    folder: tuple[Path, dict[str, int]], run: Result
) -> None:
    scored = [one for one in json.loads(run.stdout) if one["composite"] is not None]
    assert len(scored) == sum(folder[1].values())
    assert all(one["scores"][name]["value"] is not None for one in scored for name in NAMES)


def test_the_text_of_every_format_is_that_of_the_article_and_nothing_else(run: Result) -> None:
    known = {line for number in range(6 * mixed.FILES) for line in map(plain, mixed.story(number)[1])}
    for one in json.loads(run.stdout):
        if one["composite"] is not None:
            text = plain(one["text"])
            found = [line for line in known if line in text]
            assert len(found) == 4, one["id"]
            assert len(text) - sum(map(len, found)) <= 70, one["id"]  # blanks, and the headline of plain text


def plain(text: str) -> str:
    """Return text as a PDF reader gives it back: on one line, with straight marks."""
    return " ".join(text.translate(mixed.PLAIN).split())


@pytest.mark.parametrize("name", mixed.bad())
def test_every_bad_file_is_named_with_its_reason(
    folder: tuple[Path, dict[str, int]], run: Result, name: str
) -> None:
    said = [line for line in run.stderr.splitlines() if line.startswith(f"credence: {folder[0] / name}: ")]
    assert len(said) == 1
    assert mixed.bad()[name][1] in said[0]


def test_the_exit_code_says_that_some_files_were_refused(run: Result) -> None:
    assert run.exit_code == 1
    assert run.exception is None or isinstance(run.exception, SystemExit)
