"""``credence judgements``, ``credence agreement`` and ``credence score --judgements``."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from credence import judgements
from credence.cli import app
from credence.judgements import Store, vote
from credence.kinds import kinds
from credence.model import Article, Span

TEXT = "The old ferry will certainly sail at noon, the warden said. It may rain. The pier is shut. " * 8
FERRY = Article("ferry", "", TEXT)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def cast(store: Store, words: str, *verdicts: str, kind: str = "booster") -> None:
    """Store votes on the first places of these words."""
    at = -1
    for verdict in verdicts:
        at = TEXT.index(words, at + 1)
        span = Span(at, at + len(words))
        store.add(vote(FERRY, span, "hedging", kind, verdict, rater="ann"))  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "ann.sqlite")
    cast(made, "will certainly", "reject", "reject", "reject")
    cast(made, "may", "accept", "reject", kind="hedged")
    cast(made, "noon", "missed")
    return made


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(TEXT)
    return tmp_path / "ferry.txt"


def test_the_table_shows_failures_first_with_interval_and_the_credit_before_and_after(store: Store) -> None:
    lines = run("judgements", store.path).stdout.splitlines()
    shipped = kinds("hedging")["booster"].credit
    left = shipped * 20 / 23
    assert re.split(r"\s{2,}", lines[1]) == [
        "hedging, booster", "3", "0", "1", "0.00 (0.00–0.47)", f"{shipped:+.2f} → {left:+.2f}"
    ]  # fmt: skip
    assert lines[2].startswith("hedging, booster “will certainly”")
    assert [line.split("  ")[0] for line in lines[3:6]] == [
        "hedging, hedged",
        "hedging, hedged “may”",
        "hedging, booster “noon”",
    ]
    assert "The surest failures first" in lines[-1]


def test_a_kind_that_this_version_does_not_have_is_shown_without_credit(store: Store) -> None:
    cast(store, "pier", "reject", kind="old_kind")
    assert re.search(r"hedging, old_kind +1 +0 +0 .* –\n", run("judgements", store.path).stdout)


def test_csv_and_annotations_are_printed_so_that_they_can_be_stored_elsewhere(
    store: Store, tmp_path: Path
) -> None:
    for form in ("csv", "jsonld"):
        handed, other = tmp_path / f"handed.{form}", tmp_path / f"{form}.sqlite"
        done = run("judgements", store.path, "--format", form)
        assert done.exit_code == 0
        handed.write_text(done.stdout, encoding="utf-8")
        took = run("judgements", other, "--import", handed, "--format", form)
        assert "6 new judgements stored in" in took.stderr
        assert took.stdout == done.stdout
        assert Store(other).votes() == store.votes()


def test_an_import_of_what_is_known_stores_nothing(store: Store, tmp_path: Path) -> None:
    shutil.copy(store.path, tmp_path / "copy.sqlite")
    assert "0 new judgements" in run("judgements", store.path, "--import", tmp_path / "copy.sqlite").stderr


def test_judgements_whose_words_are_gone_are_named_with_exit_code_1(store: Store, article: Path) -> None:
    done = run("judgements", store.path, "--articles", article)
    assert (done.exit_code, done.stderr) == (0, "")
    article.write_text(TEXT.replace("certainly", "perhaps"))
    done = run("judgements", store.path, "--articles", article)
    assert done.exit_code == 1
    line = (
        "ferry: orphaned: 'will certainly' (hedging/booster, reject) is no longer in the text; judge the new"
    )
    assert done.stderr.count(line) == 3


@pytest.mark.parametrize("command", ["judgements", "agreement"])
def test_a_file_that_cannot_be_read_is_refused_with_exit_code_1(command: str, tmp_path: Path) -> None:
    done = run(command, tmp_path / "none.sqlite")
    assert done.exit_code == 1
    assert re.search(r"credence: .*none\.sqlite: No such file or directory; give a file", done.stderr)


def test_two_files_give_the_agreement_of_their_raters(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "bo.csv")
    votes = [judgements.vote(FERRY, Span(one.start, one.end), one.dimension, one.kind, "reject", rater="bo")
             for one in store.votes() if one.verdict != "missed"]  # fmt: skip
    other.path.write_text(judgements.csv_text(votes), encoding="utf-8")
    done = run("agreement", store.path, other.path)
    assert done.exit_code == 0
    cells = re.split(r"\s{2,}", done.stdout.splitlines()[1])
    assert cells[:4] == [f"{store.path} / {other.path}", "all", "5", "0.80 (0.44–0.95)"]
    assert cells[4].startswith("0.00 (")


def test_two_raters_in_one_file_are_told_apart_by_their_labels(store: Store) -> None:
    store.add(*(vote(FERRY, Span(one.start, one.end), one.dimension, one.kind, "reject", rater="bo")
                for one in store.votes() if one.verdict != "missed"))  # fmt: skip
    line = run("agreement", store.path).stdout.splitlines()[1]
    assert line.startswith(f"{store.path}: ann / {store.path}: bo  all")


def test_one_rater_alone_is_refused_with_what_to_do(store: Store) -> None:
    done = run("agreement", store.path)
    assert done.exit_code == 1
    assert "agreement takes at least two: give two files" in done.stderr


def scored(*words: object) -> dict[str, object]:
    done = run("score", "--format", "json", *words)
    assert done.exit_code == 0
    (record,) = json.loads(done.stdout)
    return dict(record)


def test_scores_move_by_judgements_only_when_asked_and_the_record_says_so(
    store: Store, article: Path
) -> None:
    plain, moved = scored(article), scored("--judgements", store.path, article)
    before, after = (record["scores"]["hedging"] for record in (plain, moved))  # type: ignore[index]
    assert after["value"] > before["value"]
    (line,) = set(moved["warnings"]) - set(plain["warnings"])  # type: ignore[call-overload]
    assert line == (
        f"weights adjusted by 5 votes in ann.sqlite, sha256 {judgements.digest(store.votes())[:12]}: "
        f"hedging {before['value']} -> {after['value']}; compare only scores under the same votes"
    )
    booster = next(hit for hit in after["hits"] if hit["kind"] == "booster")
    assert booster["why"].endswith("by ann.sqlite)")
    assert scored(article) == plain


def test_judgements_count_the_same_in_two_processes(store: Store, article: Path) -> None:
    assert scored("--judgements", store.path, article) == scored(
        "--judgements", store.path, "--workers", 2, article
    )


def test_taking_the_votes_back_brings_the_scores_back(store: Store, article: Path) -> None:
    for one in store.votes():
        store.undo(one.id)
    moved = scored("--judgements", store.path, article)
    assert moved["scores"] == scored(article)["scores"]


def test_judgements_that_cannot_be_read_stop_the_scoring(tmp_path: Path, article: Path) -> None:
    done = run("score", "--judgements", tmp_path / "none.csv", article)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "none.csv: No such file or directory; give a file of judgements" in done.stderr


def test_words_that_would_drive_a_terminal_are_shown_as_signs(store: Store) -> None:
    text = "It \x1b[2J may rain."
    store.add(vote(Article("x", "", text), Span(3, 11), "hedging", "\x1b]0;", "reject"))
    out = run("judgements", store.path).stdout
    assert "\x1b" not in out
    assert "�[2j may" in out


def test_a_file_without_votes_says_that_nothing_is_judged(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text(judgements.csv_text([]))
    assert run("judgements", tmp_path / "none.csv").stdout == "No mark is judged yet.\n"
