"""A user's own rules: what they switch off, add and say of quotations; and what a wrong file is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from credence import Article, Report, score
from credence.rules import Quotations, Rules
from credence.scoring import detect
from credence.settings import Settings, SettingsError, here, read
from credence.story import compare

HEADER = "phrase,kind,weight,n,source,note\n"
PLAIN = "The ferry sailed to the island on 3 May with 240 passengers on board. "
SPOKEN = "“It is an amazing, incredible and truly unforgettable trip for you,” Ana Ruiz said. "
PIER = Article("pier", "Pier opens", SPOKEN + "The view is amazing. A moonlit walk waits. " + PLAIN * 8)


def written(folder: Path, text: str, **lists: str) -> Path:
    """Write a ``credence.toml`` and cue lists, each under its name."""
    for name, rows in lists.items():
        (folder / f"{name}.csv").write_text(HEADER + rows, encoding="utf-8")
    file = folder / "credence.toml"
    file.write_text(text, encoding="utf-8")
    return file


def words(report: Report, dimension: str) -> list[str]:
    hits = next(one.hits for one in report.scores if one.dimension == dimension)
    return [report.article.text[hit.start : hit.end] for hit in hits if hit.field == "text"]


def value(rules: Rules, dimension: str, article: Article = PIER) -> float:
    return next(one.value for one in score(article, rules).scores if one.dimension == dimension)


def test_a_folder_without_the_file_has_the_shipped_rules(tmp_path: Path) -> None:
    assert here(tmp_path) == Settings()
    assert score(PIER, here(tmp_path).rules) == score(PIER)


def test_an_empty_file_moves_no_score_and_is_still_named_in_the_report(tmp_path: Path) -> None:
    written(tmp_path, "")
    rules = here(tmp_path).rules
    assert score(PIER, rules).scores == score(PIER).scores
    assert "settings of credence.toml" in score(PIER, rules).warnings[-1]


def test_a_kind_that_is_off_gives_no_evidence_and_all_else_stays(tmp_path: Path) -> None:
    rules = read(written(tmp_path, '[off]\nkinds = ["promotion/hype"]')).rules
    before, after = score(PIER), score(PIER, rules)
    assert "amazing" in words(before, "promotion")
    assert "amazing" not in words(after, "promotion")
    assert value(rules, "promotion") > value(Rules(), "promotion")
    assert words(before, "precision") == words(after, "precision")


def test_a_cue_that_is_off_is_not_found_and_others_of_its_kind_are(tmp_path: Path) -> None:
    rules = read(written(tmp_path, '[off]\ncues = ["promotion/amazing"]')).rules
    article = Article("a", "", "The view is amazing. The food is unforgettable. " + PLAIN * 8)
    assert words(score(article), "promotion") == ["amazing", "unforgettable"]
    assert words(score(article, rules), "promotion") == ["unforgettable"]


def test_a_list_adds_its_cues(tmp_path: Path) -> None:
    file = written(tmp_path, '[lexicons]\npromotion = "our.csv"', our="moonlit,hype,2,,hand,\n")
    assert "moonlit" in words(score(PIER, read(file).rules), "promotion")
    assert "moonlit" not in words(score(PIER), "promotion")


def test_an_added_cue_takes_the_place_of_the_shipped_one_of_its_phrase_and_kind(tmp_path: Path) -> None:
    file = written(tmp_path, '[lexicons]\npromotion = "our.csv"', our="amazing,hype,-9,,hand,\n")
    cues = [cue for cue in read(file).rules.find().cues if cue.phrase == "amazing" and cue.kind == "hype"]
    assert [cue.weight for cue in cues if cue.dimension == "promotion"] == [-9.0]


@pytest.mark.parametrize("dimension", ["promotion", "hedging", "precision", "sourcing"])
def test_quotations_of_the_writer_count_as_if_there_were_no_marks(dimension: str) -> None:
    plain = Article("pier", PIER.title, PIER.text.replace("“", "").replace("”", ""))
    if dimension == "sourcing":  # who speaks is its question, whosever the words are
        assert value(Rules(quotations="writer"), dimension) == value(Rules(), dimension)
    else:
        ours = len(words(score(PIER, Rules(quotations="writer")), dimension))
        assert ours == len(words(score(plain), dimension))


def test_quotations_count_least_where_they_are_ignored_and_most_where_they_are_the_writers() -> None:
    speaker, writer, ignore = (
        len(words(score(PIER, Rules(quotations=one)), "promotion")) for one in ("speaker", "writer", "ignore")
    )
    assert writer > speaker >= ignore
    short = Article(
        "a", "", "Ana Ruiz called it an “amazing” view. It is a “revolutionary” pier. " + PLAIN * 8
    )
    found = {one: words(score(short, Rules(quotations=one)), "promotion") for one in get_args(Quotations)}
    assert found == {"speaker": ["revolutionary"], "writer": ["amazing", "revolutionary"], "ignore": []}


def test_ignoring_quotations_leaves_sourcing_as_it_is() -> None:
    assert value(Rules(quotations="ignore"), "sourcing") == value(Rules(), "sourcing")


def test_the_note_says_what_is_not_as_shipped_and_changes_with_the_list(tmp_path: Path) -> None:
    text = 'profile = "editor"\nquotations = "ignore"\n[lexicons]\nhedging = "our.csv"'
    first = read(written(tmp_path, text, our="by all accounts,reportative,1,,hand,\n"))
    second = read(written(tmp_path, text, our="by all accounts,reportative,2,,hand,\n"))
    assert first.sha256 != second.sha256
    assert first.sha256[:12] in first.rules.note
    for part in ("1 cue added", "quotations ignore", "profile editor", "same settings"):
        assert part in first.rules.note


def test_detect_finds_what_was_added_and_not_what_is_off(tmp_path: Path) -> None:
    text = '[off]\nkinds = ["promotion/hype"]\n[lexicons]\nhedging = "our.csv"'
    rules = read(written(tmp_path, text, our="by all accounts,epistemic,3,,hand,\n")).rules
    sentence = "By all accounts the amazing bridge holds."
    shipped, ours = detect(sentence), detect(sentence, rules)
    assert ours.probabilities["hedging"] > shipped.probabilities["hedging"]
    assert {hit.kind for hit in shipped.hits} - {hit.kind for hit in ours.hits} == {"hype"}


def test_a_comparison_heeds_added_cues_of_who_says_what(tmp_path: Path) -> None:
    rules = read(
        written(tmp_path, '[lexicons]\nsourcing = "our.csv"', our="gabbled,attribution,2,,hand,\n")
    ).rules
    texts = ("Nine people were hurt in Arden, Ana Ruiz gabbled.", "In Arden nine people were hurt on Monday.")
    pair = [Article(str(i), "", text) for i, text in enumerate(texts)]
    assert compare(pair) == compare(pair, (), Rules())
    assert [row.relation for row in compare(pair, (), rules).relations]


WRONG = {
    'profil = "editor"': 'line 1: no key "profil"; did you mean "profile"?',
    'profile = "editer"': 'line 1: profile = "editer" means nothing; did you mean "editor"?',
    "profile = 3": 'line 1: profile = "3" means nothing; there are equal, editor',
    'quotations = "writers"': 'did you mean "writer"?',
    "quotations = []": 'line 1: quotations = "[]" means nothing; there are speaker, writer, ignore',
    "\n[of]\nkinds = []": 'line 2: no key "of"; did you mean "off"?',
    "[off]\nkind = []": 'line 2: no key "off.kind"; did you mean "kinds"?',
    "off = 3": 'line 1: "off" is no table; write [off] and its keys below it',
    '[off]\nkinds = "hype"': 'line 2: "off.kinds" is no list of names; write kinds = ["promotion/hype"]',
    '[off]\nkinds = [\n"promotion/hyp"]': 'line 3: "promotion/hyp" in off.kinds: no such kind of promotion; '
    'did you mean "hype"?',
    '[off]\nkinds = ["hype"]': '"hype" in off.kinds names no dimension; did you mean "promotion/hype"?',
    '[off]\nkinds = ["promo/hype"]': 'no such dimension; did you mean "promotion"?',
    '[off]\ncues = ["promotion/amazng"]': 'no such cue of promotion; did you mean "amazing"?',
    "[lexicons]\nhedge = 'a.csv'": 'line 2: no key "lexicons.hedge"; did you mean "hedging"?',
    "[lexicons]\nhedging = 3": 'line 2: "lexicons.hedging" names no file; write "our-words.csv"',
    "[lexicons]\nhedging = 'none.csv'": "lexicons.hedging: none.csv: No such file or directory; give a file",
    "[lexicons]\nhedging = 'our.csv'": 'our.csv, line 2: "moonlit": no kind "hyp" of cue; there are',
    "[lexicons]\npromotion = 'our.csv'": 'our.csv, line 2: "moonlit": no kind "hyp" of cue; did you',
    "[lexicons]\npromotion = 'twice.csv'": 'twice.csv, line 3: "moonlit": stands twice as hype; keep one',
    "[lexicons]\npromotion = 'capital.csv'": "capital.csv, line 2: a row needs a kind, and a phrase in lower",
    "profile = x": "no TOML: Invalid value (at line 1, column 11); mend that place",
}
LISTS = {
    "our": "moonlit,hyp,2,,hand,\n",
    "twice": "moonlit,hype,2,,hand,\nmoonlit,hype,3,,hand,\n",
    "capital": "Moonlit,hype,2,,hand,\n",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_a_mistake_is_told_with_its_file_its_place_and_the_way_out(
    tmp_path: Path, text: str, told: str
) -> None:
    file = written(tmp_path, text, **LISTS)
    with pytest.raises(SettingsError) as refused:
        read(file)
    assert told in str(refused.value)
    assert str(file) in str(refused.value) or ".csv" in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "credence.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"credence\.toml: not UTF-8; save it as UTF-8"):
        here(tmp_path)
    (tmp_path / "credence.toml").unlink()
    (tmp_path / "credence.toml").mkdir()
    with pytest.raises(SettingsError, match="give a file that can be read"):
        here(tmp_path)


def credence(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder."""
    command = [sys.executable, "-m", "credence", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_line_scores_by_the_file_in_its_folder_with_any_number_of_workers(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(PIER.text, encoding="utf-8")
    (tmp_path / "quay.txt").write_text(PIER.text + PLAIN, encoding="utf-8")
    written(tmp_path, 'profile = "fact-checker"\n[off]\nkinds = ["promotion/hype"]')
    one = credence(tmp_path, "score", "pier.txt", "quay.txt", "--format", "json")
    two = credence(tmp_path, "score", "pier.txt", "quay.txt", "--format", "json", "--workers", "2")
    assert one.stdout == two.stdout
    found = json.loads(one.stdout)[0]
    assert not [hit for hit in found["scores"]["promotion"]["hits"] if hit["kind"] == "hype"]
    assert "sha256" in found["warnings"][-1]
    assert "settings of credence.toml" in one.stderr
    other = credence(tmp_path, "score", "pier.txt", "--profile", "equal", "--format", "json")
    assert json.loads(other.stdout)[0]["composite"] != found["composite"]


@pytest.mark.parametrize(
    "command", [("score", "a.txt"), ("compare", "a.txt"), ("detect", "a.jsonl", "b.jsonl")]
)
def test_every_command_refuses_a_wrong_file_with_exit_code_2_and_one_line(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    written(tmp_path, 'quotation = "writer"')
    done = credence(tmp_path, *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'credence: credence.toml, line 1: no key "quotation"; did you mean "quotations"?\n'
