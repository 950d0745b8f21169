"""Judgements: none is lost, each finds its words again, all can be handed on, and weights follow a rule."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence import judgements, scoring
from credence.corpus import manifest
from credence.judgements import JudgementsError, Store, Vote, anchored, trust, vote
from credence.judgements.trust import CUE_PRIOR, KIND_PRIOR
from credence.model import Article, Report, Span

DATA = Path(__file__).parents[1] / "data"
TEXT = (
    "The harbour board may close the Lindø route, said Marit Holm, its director. "
    "“It may sail again,” she told the council.\nSome experts say this amazing route will certainly pay off."
)
PIER = Article("pier", "A pier, perhaps", TEXT)
LONG = Article(
    "long",
    "The ferry will certainly sail",
    "The old ferry will certainly sail at noon, the warden said. It may rain. The pier is shut. " * 8,
)


def on(
    words: str, verdict: str = "accept", kind: str = "hedged", article: Article = PIER, **rest: str
) -> Vote:
    """Return the vote on the first of these words in an article."""
    start = article.text.index(words)
    span = Span(start, start + len(words))
    return vote(article, span, "hedging", kind, verdict, **rest)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "judgements.sqlite")


def test_a_vote_that_is_stored_is_read_back_whole_by_another_reader_of_the_file(store: Store) -> None:
    one = on("may", rater="ann")
    store.add(one)
    assert Store(store.path).votes() == (one,)


def test_the_last_word_of_a_rater_on_a_mark_counts_and_undo_brings_back_the_one_before(store: Store) -> None:
    yes, no = on("may"), on("may", "reject")
    store.add(yes)
    store.add(no)
    assert store.votes() == (no,)
    store.undo(no.id)
    assert store.votes() == (yes,)
    store.undo(yes.id)
    assert store.votes() == ()


def test_two_raters_do_not_outvote_each_other(store: Store) -> None:
    votes = (on("may", rater="ann"), on("may", "reject", rater="bo"))
    store.add(*votes)
    assert store.votes() == votes


def test_nothing_is_ever_changed_or_deleted_in_the_file_itself(store: Store) -> None:
    store.add(one := on("may"))
    store.undo(one.id)
    with sqlite3.connect(store.path) as db:
        assert db.execute("SELECT id, verdict FROM vote").fetchall() == [(one.id, "accept")]
        for statement in ("DELETE FROM vote", "UPDATE vote SET verdict = 'reject'", "DELETE FROM undo"):
            with pytest.raises(sqlite3.IntegrityError, match="votes are added, never changed"):
                db.execute(statement)
    db.close()


def test_of_several_votes_all_are_stored_or_none(store: Store) -> None:
    store.add(one := on("may"))
    with pytest.raises(JudgementsError, match="UNIQUE"):
        store.add(on("amazing"), one)
    assert store.votes() == (one,)


def test_between_two_votes_there_is_one_file_and_no_other(store: Store) -> None:
    store.add(on("may"))
    assert [path.name for path in store.path.parent.iterdir()] == ["judgements.sqlite"]


def test_a_commit_waits_for_the_disk_and_leaves_no_journal_to_be_found_after_a_power_cut(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    real = sqlite3.connect

    def traced(*a: object, **k: object) -> sqlite3.Connection:
        made = real(*a, **k)  # type: ignore[call-overload]
        made.set_trace_callback(said.append)
        return made  # type: ignore[no-any-return]

    monkeypatch.setattr("credence.judgements.store.sqlite3.connect", traced)
    store.add(on("may"))
    assert said[:2] == ["PRAGMA synchronous = EXTRA", "BEGIN IMMEDIATE"]
    assert said[-1] == "COMMIT"
    with real(store.path) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    db.close()


# Writes votes as fast as it can, and says of each that it is stored only when it is.
WRITER = """
import sys
from credence.judgements import Store, vote
from credence.model import Article, Span
article = Article("pier", "", "It may be shut. " * 2000)
store = Store(sys.argv[1])
for n in range(int(sys.argv[2]), 100000):
    one = vote(article, Span(n, n + 2), "hedging", "hedged", "accept", rater=sys.argv[3])
    store.add(one)
    print(one.id, flush=True)
    if n + 1 == int(sys.argv[4]):
        break
"""
KILLS = 100


def writer(path: Path, first: int, rater: str, last: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), str(first), rater, str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


# The same without starting Python a hundred times: a child of this process votes until it is killed.
def killed_while_voting(store: Store, first: int, seconds: float) -> list[str]:
    """Return the ids that a child called stored before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        article = Article("pier", "", "It may be shut. " * 2000)
        for n in range(first, first + 2000):
            one = vote(article, Span(n, n + 2), "hedging", "hedged", "accept")
            store.add(one)
            os.write(writing, f"{one.id}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        began = told.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        ids = (began + told.read()).decode().splitlines()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    return ids


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_of_a_hundred_kills_in_and_between_writes_no_stored_judgement_is_lost(store: Store) -> None:
    drawn = random.Random(7)  # noqa: S311 -- test data
    told: list[str] = []
    hot = 0
    for kill in range(KILLS):
        told += killed_while_voting(store, kill * 150, drawn.uniform(0, 0.03))
        hot += store.path.with_name("judgements.sqlite-journal").exists()
    kept = [one.id for one in store.votes()]
    assert hot > 0  # at least one of them fell into the middle of a write
    assert len(told) >= KILLS
    assert set(told) <= set(kept)
    # What is kept but was not told of was on the disk when the kill came: at most one a kill.
    assert len(kept) - len(told) <= KILLS
    with sqlite3.connect(store.path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_a_fresh_process_killed_while_it_makes_the_file_leaves_nothing_that_stops_the_next(
    store: Store,
) -> None:
    process = writer(store.path, 0, "ann")
    assert process.stdout
    until = time.monotonic() + 20
    while not store.path.exists():
        assert time.monotonic() < until
    process.kill()
    told = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    store.add(last := on("may"))
    assert {*told, last.id} <= {one.id for one in store.votes()}


def test_two_processes_that_write_at_once_lose_nothing_and_double_nothing(store: Store) -> None:
    processes = [writer(store.path, n * 1000, rater, n * 1000 + 60) for n, rater in enumerate(("ann", "bo"))]
    told = [process.communicate(timeout=120)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert [len(ids) for ids in told] == [60, 60]
    assert Counter(one.id for one in store.votes()) == Counter([*told[0], *told[1]])
    assert Counter(one.rater for one in store.votes()) == {"ann": 60, "bo": 60}


def test_a_writer_waits_for_another_and_says_so_when_that_one_does_not_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(on("may"))
    monkeypatch.setattr("credence.judgements.store.WAIT", 0.2)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        JudgementsError, match=r"sqlite: another program holds it .*; wait until that is done"
    ):
        store.add(on("amazing"))
    other.execute("COMMIT")
    other.close()
    store.add(on("amazing"))
    assert len(store.votes()) == 2


def test_a_file_that_is_no_database_is_refused_and_kept(store: Store) -> None:
    store.path.write_text("my notes on ferries, which nobody must lose")
    for use in (store.votes, lambda: store.add(on("may"))):
        with pytest.raises(JudgementsError, match=r"judgements\.sqlite: no file of judgements .*; give one"):
            use()
    assert store.path.read_text().startswith("my notes")


def test_another_programs_database_is_refused_and_kept(store: Store) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = store.path.read_bytes()
    for use in (store.votes, lambda: store.add(on("may"))):
        with pytest.raises(JudgementsError, match="another program's database; give a file of judgements"):
            use()
    assert store.path.read_bytes() == before


def test_a_file_of_a_newer_format_is_refused(store: Store) -> None:
    store.add(on("may"))
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA user_version = 9")
    db.close()
    with pytest.raises(JudgementsError, match=r"written by a newer credence \(format 9\); update credence"):
        store.votes()


def test_a_folder_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        JudgementsError, match=r"nowhere/j\.sqlite: it cannot be opened .*; see that its folder"
    ):
        Store(tmp_path / "nowhere" / "j.sqlite").add(on("may"))


def test_a_damaged_file_is_said_to_be_damaged(store: Store) -> None:
    store.add(*(on("may", rater=str(n)) for n in range(300)))
    held = bytearray(store.path.read_bytes())
    held[4096:] = os.urandom(len(held) - 4096)
    store.path.write_bytes(held)
    with pytest.raises(JudgementsError, match=r"judgements\.sqlite: damaged .*; put back a copy"):
        store.votes()


FULL = """
import resource, sys
from credence.judgements import JudgementsError, Store, vote
from credence.model import Article, Span
article = Article("pier", "", "It may be shut. " * 4000)
store = Store(sys.argv[1])
store.add(vote(article, Span(0, 2), "hedging", "hedged", "accept"))
size = store.path.stat().st_size + 20000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    for n in range(1, 2000):
        store.add(vote(article, Span(n, n + 40), "hedging", "hedged", "accept"))
except JudgementsError as error:
    print(n, error)
"""


def test_a_full_disk_is_said_and_what_was_stored_before_stays(store: Store) -> None:
    assert resource.RLIMIT_FSIZE
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(store.path)], capture_output=True, text=True, check=True
    )
    stored, _, said = done.stdout.partition(" ")
    assert re.search(r"sqlite: the disk (is full|did not take it) .*all stored before is safe", said)
    assert len(store.votes()) == int(stored)


def test_a_file_that_may_only_be_read_is_read_and_not_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(one := on("may"))
    # Root may write anything: SQLite itself is asked for a connection that may not.
    real = sqlite3.connect
    monkeypatch.setattr(
        "credence.judgements.store.sqlite3.connect",
        lambda address, *a, **k: real(address.replace("mode=rwc", "mode=ro"), *a, **k),
    )
    assert store.votes() == (one,)
    with pytest.raises(JudgementsError, match=r"it may not be written .*; give yourself the right"):
        store.add(on("amazing"))


def test_taking_back_what_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(JudgementsError, match="no vote 7 to take back; see which votes stand"):
        store.undo("7")


def test_a_name_with_signs_that_mean_something_in_an_address_is_a_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "a?mode=memory#b%20c.sqlite")
    store.add(on("may"))
    assert len(store.votes()) == 1
    assert store.path.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verdict": "perhaps"}, "verdict is 'perhaps'; it must be one of accept, reject, missed"),
        ({"dimension": "style"}, "dimension is 'style'; it must be one of hedging"),
        ({"field": "footer"}, "field is 'footer'; it must be one of text, title"),
        ({"start": 5, "end": 5}, "a place from 5 to 5; it must start at 0 or later and hold a character"),
        ({"start": -1}, "a place from -1 to"),
        ({"quote": " \n"}, "no words; a judgement is of words in the text"),
    ],
)
def test_a_vote_that_means_nothing_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(JudgementsError, match=said):
        replace(on("may"), **change)  # type: ignore[arg-type]


def test_judgements_are_kept_beside_the_file_of_the_article_or_else_here(tmp_path: Path) -> None:
    file = tmp_path / "pier.txt"
    file.write_text(TEXT)
    assert judgements.beside(replace(PIER, origin=str(file))) == tmp_path / "judgements.sqlite"
    for elsewhere in ("", "https://example.org/pier", str(tmp_path / "table.csv, line 3")):
        assert judgements.beside(replace(PIER, origin=elsewhere)) == Path("judgements.sqlite")


# Votes and texts that change.


def moved(text: str, one: Vote) -> str | None:
    """Return the words before and after the place that a vote has in a changed text."""
    found = anchored([one], replace(PIER, text=text))
    if not found.placed:
        assert found.orphaned == (one,)
        return None
    (at,) = found.placed
    assert text[at.start : at.end] == one.quote
    return f"{text[max(0, at.start - 6) : at.start]}|{text[at.end : at.end + 6]}"


def test_in_the_same_text_a_vote_stays_where_it_was_even_among_equal_words() -> None:
    second = TEXT.index("may", TEXT.index("may") + 1)
    one = vote(PIER, Span(second, second + 3), "hedging", "hedged", "accept")
    assert anchored([one], PIER).placed == (one,)


def test_when_text_is_put_before_or_taken_away_a_vote_moves_with_its_words() -> None:
    assert moved("Late news. " + TEXT, on("may")) == "board | close"
    assert moved(TEXT[4:], on("may")) == "board | close"
    assert moved(TEXT[TEXT.index("Some") :], on("amazing", kind="hype")) == " this | route"


def test_of_equal_words_the_one_with_the_same_surroundings_is_found() -> None:
    swapped = TEXT.split("\n", maxsplit=1)[0].split(". ")
    assert moved(f"{swapped[1]}\n{swapped[0]}.", on("may")) == "board | close"


def test_when_its_sentence_is_gone_a_vote_is_an_orphan_though_the_words_stand_elsewhere() -> None:
    assert moved("A gull may land here. " + TEXT.split("\n")[1], on("may")) is None


def test_when_its_words_are_changed_a_vote_is_an_orphan() -> None:
    assert moved(TEXT.replace("may", "might"), on("may")) is None


def test_a_quotation_mark_that_changed_its_form_near_the_words_does_no_harm() -> None:
    assert moved(TEXT.replace("“", '"').replace("”", '"'), on("sail again")) is not None


def test_a_renamed_file_with_the_same_text_keeps_its_votes_and_another_article_gets_none() -> None:
    one = on("may")
    assert anchored([one], replace(PIER, id="pier-2")).placed == (one,)
    assert anchored([one], Article("quay", "", "The board may close.")) == judgements.Anchored((), ())


def test_a_vote_on_the_title_is_looked_for_in_the_title() -> None:
    one = vote(PIER, Span(8, 15), "hedging", "hedged", "accept", field="title")
    assert one.quote == "perhaps"
    (found,) = anchored([one], replace(PIER, text="New text.", title="Well, a pier, perhaps")).placed
    assert found.start == 14


@given(st.text("ab .“”\n", min_size=1, max_size=60), st.data())
def test_a_vote_finds_its_own_words_in_its_own_text_whatever_they_are(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article("x", "", text)
    if not text[start:end].strip():
        with pytest.raises(JudgementsError):
            vote(article, Span(start, end), "hedging", "hedged", "accept")
        return
    one = vote(article, Span(start, end), "hedging", "hedged", "accept")
    assert anchored([one], article).placed == (one,)


def test_looking_for_words_takes_time_in_proportion_to_the_text() -> None:
    def seconds(size: int) -> float:
        article = Article("x", "", "may " * size)
        one = replace(on("may"), article="x", prefix="may " * 8, suffix=" may" * 8)
        began = time.perf_counter()
        anchored([one], article)
        return time.perf_counter() - began

    small = min(seconds(2000) for _ in range(3))
    assert min(seconds(20000) for _ in range(2)) < 25 * small


# Handing on.
HOSTILE = '=HYPERLINK("http://x")\t\'<script>\u202e\x00 “unclosed\r\n| a | b |\ud800'
words = st.text(st.characters(codec="utf-8"), max_size=12)
strange = st.builds(
    lambda quote, prefix, rater, kind, number: replace(
        on("may"), id=f"id-{number}", quote=f"{quote}x", prefix=prefix, rater=rater, kind=kind
    ),
    *(words, words, words, words),
    st.integers(0, 10**6),
)


def hostile() -> Article:
    return Article(HOSTILE, HOSTILE, f"The quay, {HOSTILE} and so on.", url="https://example.org/q?a=1&b=“")


@given(st.lists(strange, max_size=4, unique_by=lambda one: one.id))
def test_votes_come_back_from_csv_and_from_annotations_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, votes: list[Vote]
) -> None:
    votes = [replace(one, start=number, end=number + 1) for number, one in enumerate(votes)]
    folder = tmp_path_factory.mktemp("handed")
    (folder / "a.csv").write_text(judgements.csv_text(votes), encoding="utf-8", newline="")
    (folder / "a.jsonld").write_text(json.dumps(judgements.jsonld(votes)), encoding="utf-8")
    assert judgements.read(folder / "a.csv") == judgements.read(folder / "a.jsonld") == tuple(votes)


def test_hostile_words_are_stored_handed_on_and_read_back(store: Store) -> None:
    article = hostile()
    start = article.text.index("=")
    one = vote(article, Span(start, start + 40), "hedging", "hedged", "missed", rater="@SUM(A1)")
    store.add(one)
    for name, text in (
        ("a.csv", judgements.csv_text(store.votes())),
        ("a.jsonld", json.dumps(judgements.jsonld(store.votes()))),
    ):
        path = store.path.with_name(name)
        path.write_text(text, encoding="utf-8", newline="")
        assert judgements.read(path) == store.votes() == (one,)
    assert anchored([one], article).placed == (one,)


def test_no_cell_of_the_csv_is_one_that_a_spreadsheet_runs() -> None:
    one = replace(on("may"), quote="=1+1", prefix="@x", suffix="\t=2", rater="-3", kind="+4", article="'=5")
    (row,) = csv.DictReader(io.StringIO(judgements.csv_text([one])))
    assert [cell for cell in row.values() if cell[:1] in set("=+-@\t\r")] == []
    assert row["article"] == "''=5"


def test_an_annotation_has_the_parts_that_the_recommendation_asks_for() -> None:
    held = judgements.jsonld([on("may", "reject", rater="ann"), on("amazing", "missed")])
    assert held["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (held["type"], held["total"], held["first"]["type"]) == (
        "AnnotationCollection",
        2,
        "AnnotationPage",
    )
    first, second = held["first"]["items"]
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", first["id"])
    assert (first["type"], first["motivation"], second["motivation"]) == (
        "Annotation",
        "assessing",
        "classifying",
    )
    assert first["creator"]["name"] == "ann"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", first["created"])
    assert [(body["purpose"], body["value"]) for body in first["body"]] == [
        ("classifying", "hedging/hedged"),
        ("assessing", "reject"),
    ]
    quote, place = first["target"]["selector"]
    assert quote["type"], quote["exact"] == ("TextQuoteSelector", "may")
    assert TEXT[place["start"] : place["end"]] == "may"
    assert TEXT.startswith(quote["prefix"] + quote["exact"] + quote["suffix"])
    assert len(first["target"]["source"]["schema:sha256"]) == 64


def test_an_article_with_an_address_is_the_source_of_its_annotations() -> None:
    article = replace(PIER, url="https://example.org/pier")
    (item,) = judgements.jsonld([on("may", article=article)])["first"]["items"]
    assert item["target"]["source"]["id"] == "https://example.org/pier"


def test_an_import_stores_what_is_new_once_and_nothing_that_was_taken_back_or_outvoted(store: Store) -> None:
    old, gone = on("may"), on("amazing")
    store.add(old, gone)
    store.undo(gone.id)
    store.add(new := on("may", "reject"))
    fresh = on("sail again")
    assert store.merge([old, gone, fresh]) == 1
    assert store.merge([old, gone, fresh]) == 0
    assert set(store.votes()) == {new, fresh}
    late = replace(on("may"), created="2999-01-01T00:00:00.000000Z")
    early = replace(on("may"), created="1999-01-01T00:00:00.000000Z")
    assert store.merge([early, late]) == 1
    assert set(store.votes()) == {late, fresh}


def test_the_digest_of_votes_depends_on_what_they_say_and_not_on_order_or_file() -> None:
    one, two = on("may"), on("amazing")
    assert judgements.digest([one, two]) == judgements.digest([two, one])
    assert judgements.digest([one]) != judgements.digest([replace(one, verdict="reject")])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "no file of judgements; give one that credence stored or exported"),
        (b"harvest,yield\n1,2\n", "no column 'id'; give a file of judgements"),
        (b"", "no column 'id'; give a file of judgements"),
        (b'{"first": ', r"broken JSON \(.*\); export it again"),
        (b'{"first": {"items": 3}}', "no list of annotations"),
        (b'{"first": [1]}', "no list of annotations"),
        (b'{"items": [3]}', "annotation 1: no .*; mend it or take it out"),
        (b'{"items": [{"target": {"source": {}, "selector": []}}]}', "annotation 1: no 'TextQuoteSelector'"),
        (b'{"a": ' * 100_000, "broken JSON"),
    ],
)
def test_a_file_that_holds_no_judgements_is_refused_with_what_to_do(
    content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(content)
    with pytest.raises(JudgementsError, match=rf"given\.csv: .*{said}"):
        judgements.read(path)


def test_a_broken_row_is_named_by_its_line_and_a_broken_annotation_by_its_number(tmp_path: Path) -> None:
    lines = judgements.csv_text([on("board"), on("may")]).splitlines()
    (tmp_path / "a.csv").write_text("\n".join([lines[0], lines[1], lines[2].replace("accept", "maybe")]))
    with pytest.raises(JudgementsError, match=r"a\.csv: line 3: verdict is 'maybe'.*; mend the row"):
        judgements.read(tmp_path / "a.csv")
    (tmp_path / "a.csv").write_text("\n".join([lines[0], re.sub(r"\"text\",\d+,", "text,x,", lines[1])]))
    with pytest.raises(
        JudgementsError, match=r"line 2: start 'x' and end '\d+' are no numbers; mend the row"
    ):
        judgements.read(tmp_path / "a.csv")
    held = judgements.jsonld([on("may"), on("amazing")])
    held["first"]["items"][1]["created"] = 7
    (tmp_path / "a.jsonld").write_text(json.dumps(held))
    with pytest.raises(JudgementsError, match=r"annotation 2: created is 7; it must be text; mend it"):
        judgements.read(tmp_path / "a.jsonld")


def test_a_file_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(JudgementsError, match=r"none\.sqlite: No such file or directory; give a file"):
        judgements.read(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


# What votes say of cues.


def test_the_precision_of_a_cue_is_that_of_a_count_by_hand_whatever_its_case() -> None:
    article = Article("x", "", "May may MAY may, will.")
    starts = (0, 4, 8, 12)
    verdicts = ("accept", "accept", "reject", "accept")
    votes = [
        vote(article, Span(at, at + 3), "hedging", "hedged", verdict)  # type: ignore[arg-type]
        for at, verdict in zip(starts, verdicts, strict=True)
    ]
    votes.append(vote(article, Span(17, 21), "hedging", "hedged", "missed"))
    found = {one.words: one for one in judgements.cues(votes)}
    assert (found["may"].accepted, found["may"].rejected, found["may"].precision.value) == (3, 1, 0.75)
    assert (found[""].votes, found[""].missed) == (4, 1)
    assert (found["will"].votes, found["will"].missed) == (0, 1)
    assert math.isnan(found["will"].precision.value)


def test_the_surest_failures_come_first_and_what_was_only_missed_last() -> None:
    article = Article("x", "", "aa bb cc dd ee")
    said = {0: "r" * 4, 3: "r", 6: "ra", 9: "a" * 4, 12: "m"}
    full = {"r": "reject", "a": "accept", "m": "missed"}
    votes = [
        vote(article, Span(at, at + 2), "hedging", f"k{at}", full[letter], rater=str(n))  # type: ignore[arg-type]
        for at, letters in said.items()
        for n, letter in enumerate(letters)
    ]
    assert [one.words for one in judgements.cues(votes) if one.words] == ["aa", "bb", "cc", "dd", "ee"]


def test_without_votes_nothing_is_said_of_any_cue() -> None:
    assert judgements.cues([]) == ()


# What votes do to weights.


def voted(report: Report, verdict: str, kind: str, times: int = 1) -> list[Vote]:
    """Return votes on all marks of a kind in the text of a report."""
    hits = [hit for one in report.scores for hit in one.hits if hit.kind == kind and hit.field == "text"]
    assert hits
    return [
        vote(report.article, Span(hit.start, hit.end), hit.dimension, kind, verdict, rater=str(n))  # type: ignore[arg-type]
        for hit in hits
        for n in range(times)
    ]


STILL = "no score moved; compare only scores under the same votes"


@pytest.fixture(scope="module")
def report() -> Report:
    return scoring.score(LONG)


def value(made: Report, name: str) -> float:
    return next(one.value for one in made.scores if one.dimension == name)


def test_trust_follows_the_stated_rule() -> None:
    votes = [on("may"), on("may", "reject", rater="bo"), on("amazing", "reject")]
    found = trust(votes)
    kind = (KIND_PRIOR + 1) / (KIND_PRIOR + 3)
    assert found.factors == {
        ("hedging", "hedged", ""): pytest.approx(kind),
        ("hedging", "hedged", "may"): pytest.approx((CUE_PRIOR * kind + 1) / (CUE_PRIOR + 2)),
        ("hedging", "hedged", "amazing"): pytest.approx(CUE_PRIOR * kind / (CUE_PRIOR + 1)),
    }
    assert found.votes == 3


@given(
    st.lists(st.tuples(st.sampled_from(["may", "amazing"]), st.sampled_from(["accept", "reject", "missed"])))
)
def test_trust_lies_between_nothing_and_the_shipped_weight(said: list[tuple[str, str]]) -> None:
    factors = trust([on(words, verdict, rater=str(n)) for n, (words, verdict) in enumerate(said)]).factors
    assert all(0 < factor <= 1 for factor in factors.values())
    if not any(verdict == "reject" for _, verdict in said):
        assert set(factors.values()) <= {1.0}


def test_one_more_rejection_never_raises_trust_and_one_more_acceptance_never_lowers_it() -> None:
    def factor(*verdicts: str) -> float:
        votes = [on("may", verdict, rater=str(n)) for n, verdict in enumerate(verdicts)]
        return trust(votes).factors["hedging", "hedged", "may"]

    assert factor("reject", "reject") < factor("reject") < factor("reject", "accept") < factor("accept") == 1


def test_accepted_marks_alone_leave_every_score_and_say_so(report: Report) -> None:
    kinds = {hit.kind for hit in report.scores[0].hits if hit.field == "text"}
    found = trust(voted(report, "accept", min(kinds)), "ann.sqlite")
    made = judgements.adjusted(report, found)
    assert made.scores == report.scores
    assert made.warnings == (
        *report.warnings,
        f"weights adjusted by {found.votes} votes in ann.sqlite, sha256 {found.sha256[:12]}: {STILL}",
    )


def test_rejected_marks_against_an_article_raise_its_score_and_the_report_tells_from_where_to_where(
    report: Report,
) -> None:
    against = next(hit.kind for hit in report.scores[0].hits if hit.weight < 0 and hit.field == "text")
    made = judgements.adjusted(report, trust(voted(report, "reject", against, 5), "ann.sqlite"))
    before, after = value(report, "hedging"), value(made, "hedging")
    assert after > before
    assert f"hedging {before:.1f} -> {after:.1f}" in made.warnings[-1]
    assert made.scores[1:] == report.scores[1:]


def test_a_mark_whose_weight_was_changed_says_by_what_and_by_whose_votes(report: Report) -> None:
    against = next(hit.kind for hit in report.scores[0].hits if hit.weight < 0 and hit.field == "text")
    made = judgements.adjusted(report, trust(voted(report, "reject", against), "ann.sqlite"))
    pairs = zip(report.scores[0].hits, made.scores[0].hits, strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert changed
    for old, new in changed:
        factor = new.weight / old.weight
        assert 0 < factor < 1
        assert new.why == f"{old.why} (× {factor:.2f} by ann.sqlite)"
        assert new._replace(weight=old.weight, why=old.why) == old


def test_the_scores_under_votes_can_be_recomputed_from_the_hits(report: Report) -> None:
    against = next(hit.kind for hit in report.scores[0].hits if hit.weight < 0 and hit.field == "text")
    made = judgements.adjusted(report, trust(voted(report, "reject", against)))
    assert scoring.reweighed(made, lambda hit: hit).scores == made.scores


@pytest.mark.parametrize("article", manifest(DATA / "articles.csv"), ids=lambda article: article.id)
def test_a_report_of_which_nothing_is_changed_is_the_same_report(article: Article) -> None:
    found = scoring.score(article)
    assert found.scores
    assert scoring.reweighed(found, lambda hit: hit) == found


def test_votes_on_missed_words_and_an_empty_file_move_nothing(report: Report) -> None:
    for votes in ([], [on("may", "missed", article=LONG)]):
        assert judgements.adjusted(report, trust(votes)).scores == report.scores


def test_what_is_scored_is_the_same_after_votes_as_before(report: Report) -> None:
    against = next(hit.kind for hit in report.scores[0].hits if hit.weight < 0 and hit.field == "text")
    judgements.adjusted(report, trust(voted(report, "reject", against, 9)))
    assert scoring.score(LONG) == report


def test_a_text_without_scores_stays_without() -> None:
    short = scoring.score(Article("a", "", "Too short."))
    assert judgements.adjusted(short, trust([on("may", "reject")])) == short


# Two people.


def test_the_agreement_of_two_raters_is_that_of_a_count_by_hand() -> None:
    both = ("board", "close", "route", "council")
    first = [
        on(word, verdict)
        for word, verdict in zip(both, ("accept", "accept", "reject", "reject"), strict=True)
    ]
    second = [
        on(word, verdict)
        for word, verdict in zip(both, ("accept", "reject", "reject", "reject"), strict=True)
    ]
    alone = [on("amazing")]
    (found,) = judgements.agreement({"ann": [*first, *alone], "bo": second})
    assert (found.raters, found.n, found.percent.value) == (("ann", "bo"), 4, 0.75)
    assert found.cohen.value == pytest.approx(0.5)
    # Eight labels, 3 of one and 5 of the other: 1 - 7 * 2 / (64 - 34).
    assert found.krippendorff.value == pytest.approx(1 - 7 * 2 / 30)
    assert (found.missed, math.isnan(found.missed_f1)) == (0, True)


def test_the_same_text_under_two_names_is_the_same_to_two_raters() -> None:
    other = on("may", article=replace(PIER, id="renamed"))
    (found,) = judgements.agreement({"ann": [on("may")], "bo": [other]})
    assert found.n == 1


def test_added_words_are_compared_by_f1() -> None:
    first = [on("may", "missed"), on("amazing", "missed")]
    (found,) = judgements.agreement({"ann": first, "bo": [on("may", "missed")]})
    assert (found.n, found.missed) == (0, 2)
    assert found.missed_f1 == pytest.approx(2 / 3)


def test_of_three_raters_each_two_are_compared_and_all_by_krippendorff() -> None:
    votes = {
        name: [on("may"), on("amazing", said)]
        for name, said in (("ann", "accept"), ("bo", "reject"), ("cy", "reject"))
    }
    rows = judgements.agreement(votes)
    assert [row.raters for row in rows] == [("ann", "bo"), ("ann", "cy"), ("bo", "cy"), ("ann", "bo", "cy")]
    assert math.isnan(rows[-1].cohen.value)
    assert rows[2].krippendorff.value == 1


@pytest.mark.parametrize(
    ("raters", "said"),
    [
        ({}, r"0 rater \(none\); agreement takes at least two: give two files"),
        ({"ann": [on("may")]}, r"1 rater \(ann\); agreement takes at least two"),
        ({"ann": [on("may")], "bo": [on("amazing")]}, "ann and bo judged no mark in common; let them judge"),
    ],
)
def test_what_cannot_be_compared_is_refused(raters: dict[str, list[Vote]], said: str) -> None:
    with pytest.raises(JudgementsError, match=said):
        judgements.agreement(raters)
