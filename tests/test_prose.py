"""What is no English prose is refused; real news is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import GAUDY, SOBER, article

from credence import evaluation
from credence.model import Article
from credence.prose import refusal
from credence.text import document

CORPORA = Path(__file__).parents[2] / "shared" / "benchmarks"
PYTHON = "def f(x):\n    for i in range(x):\n        yield i * 2  # twice.\n"
FRENCH = "Le conseil du port a annoncé mardi que le nouveau bac portera deux cents passagers. "
FINNISH = "Sataman hallitus kertoi tiistaina, että uusi lautta kuljettaa kaksisataa matkustajaa. "
BASE64 = "VGhlIGhhcmJvdXIgYm9hcmQgc2FpZCBvbiBUdWVzZGF5IHRoYXQgdGhl. "


def _refusal(text: str) -> str | None:
    return refusal(document(Article("a", "", text)))


@pytest.mark.parametrize("lines", [SOBER, GAUDY, SOBER[:5]])
def test_english_prose_is_not_refused(lines: tuple[str, ...]) -> None:
    assert _refusal(article(*lines).text) is None


@pytest.mark.parametrize(
    "text", [FRENCH, FINNISH, BASE64, PYTHON, "😀 😃 😄. ", "1, 2, 3. ", '{"a": [1, 2.5]}\n']
)
def test_other_languages_code_and_data_are_refused(text: str) -> None:
    assert _refusal(text * 30) is not None


@pytest.mark.parametrize(
    "text",
    [
        "渡轮周二晚点，港务局说水泵坏了。",
        "フェリーは火曜日に遅れたと港湾局は述べた。",
        "Паром опоздал во вторник, сообщила администрация порта. ",
    ],
)
@pytest.mark.parametrize("copies", [1, 40])
def test_another_script_is_refused_as_such_and_not_as_short(text: str, copies: int) -> None:
    reason = _refusal(text * copies)
    assert reason is not None
    assert reason.startswith("not English prose: 0% of the letters are Latin")


def test_a_short_english_text_with_accents_is_refused_as_short() -> None:
    reason = _refusal("The café at Århus serves crème brûlée.")
    assert reason is not None
    assert reason.startswith("too short")


def test_english_prose_that_names_ships_in_another_script_is_not_refused() -> None:
    assert _refusal(article(*SOBER).text + " The ferry is called 渡轮, and its sister 白鹭.") is None


def test_a_page_mostly_in_another_language_is_refused_though_it_quotes_english() -> None:
    assert _refusal(FRENCH * 20 + SOBER[0]) is not None


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the optional folder ../shared is not here")
def test_at_most_one_reference_article_of_a_hundred_is_taken_for_no_prose() -> None:
    refused = [refusal(document(a)) for a in evaluation.reference(CORPORA)]
    wrong = [why for why in refused if why and why.startswith("not")]
    assert len(wrong) <= len(refused) / 100
