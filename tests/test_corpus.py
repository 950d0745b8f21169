"""Files, folders, pages and tables become articles; what cannot be read is named; reports become a table."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from samples import GAUDY, SOBER, article

from credence import formats
from credence.corpus import frame, manifest, read, read_all, safe_cell, score_frame
from credence.formats import headline
from credence.model import Article, Weights
from credence.pages import ADVICE, Unreadable
from credence.scoring import combine, score

ROOT = Path(__file__).parents[1]
STORY = "Crane Returns to the Harbour\n\nThe crane came back on Friday. “It lifts,” said Ada Holm.\n"


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, with its folder, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path) -> str:
    """Return the message of the one refusal that an input gives."""
    (item,) = read_all([path])
    assert isinstance(item, Unreadable)
    with pytest.raises(Unreadable, match="^" + str(path)[:4].replace("\\", ".")):
        read(path)
    return str(item).replace(str(path), "PATH")


def test_a_text_file_is_an_article_as_it_stands(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "crane.txt", STORY))
    assert one == Article("crane", "Crane Returns to the Harbour", STORY)


def test_line_ends_are_left_as_they_are(tmp_path: Path) -> None:
    text = "One.\r\nTwo.\rThree.\n"
    assert read(write(tmp_path / "a.txt", text))[0].text == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (STORY, "Crane Returns to the Harbour"),
        ("By Ada Holm\n" + STORY, "Crane Returns to the Harbour"),
        ("Home > News > Harbour\nAdvertisement\n" + STORY, "Crane Returns to the Harbour"),
        ("# Crane returns\n\nThe crane came back.", "Crane returns"),
        ("The crane came back.\nMore of it.", ""),
        ("Crane Returns to the Harbour", ""),
        ("RIBE\nThe crane came back.", ""),
        ("", ""),
    ],
)
def test_the_title_is_the_heading_on_top(text: str, title: str) -> None:
    assert headline(text) == title


def test_markdown_gives_its_front_matter_and_the_text_after_it(tmp_path: Path) -> None:
    text = (
        '---\nid: c1\ntitle: "Crane: back at last"\nsite: Ribe Post\nurl: https://example.org/crane\n'
        "date: 2024-05-03\nlanguage: en\ntags:\n  - crane\n---\nThe **crane** came back.\n"
    )
    (one,) = read(write(tmp_path / "crane.md", text))
    assert one == Article(
        "c1",
        "Crane: back at last",
        "The **crane** came back.\n",
        "Ribe Post",
        "https://example.org/crane",
        dt.date(2024, 5, 3),
    )


def test_markdown_without_front_matter_takes_its_first_heading(tmp_path: Path) -> None:
    text = "# Crane returns\n\nThe crane came back.\n"
    (one,) = read(write(tmp_path / "crane.markdown", text))
    assert (one.title, one.text) == ("Crane returns", text)


def test_front_matter_without_an_end_is_text(tmp_path: Path) -> None:
    text = "---\ntitle: Crane\nThe crane came back.\n"
    assert read(write(tmp_path / "crane.md", text))[0].text == text


PAGE = """<!doctype html><html lang="en"><head><title>Crane Returns to the Harbour</title>
<meta property="og:site_name" content="Ribe Post">
<meta property="article:published_time" content="2024-05-03">
<link rel="canonical" href="https://example.org/crane"><script>alert("stolen")</script>
<style>p { color: red }</style></head><body><nav><a href="/">Front page</a></nav><article>
<h1>Crane Returns to the Harbour</h1>
<p>The crane came back on Friday after a year in the yard, the harbour board said in a letter.</p>
<p>“It lifts forty tonnes,” said Ada Holm, who runs the port. <b>Nobody</b> doubts it &amp; nobody asks.</p>
</article><footer>Made with care</footer></body></html>"""


@pytest.mark.parametrize("name", ["crane.html", "crane.htm", "crane.txt"])
def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path, name: str) -> None:
    (one,) = read(write(tmp_path / name, PAGE))
    assert (one.title, one.outlet, one.url) == (
        "Crane Returns to the Harbour",
        "Ribe Post",
        "https://example.org/crane",
    )
    assert one.published == dt.date(2024, 5, 3)
    assert one.text.splitlines()[-1].startswith("“It lifts forty tonnes,” said")
    assert "Nobody doubts it & nobody asks" in one.text
    assert not any(word in one.text for word in ("stolen", "color", "<", "Front page"))


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body><script>x()</script></body></html>", "<p"]
)
def test_a_page_without_text_is_an_empty_article(tmp_path: Path, page: str) -> None:
    assert read(write(tmp_path / "a.html", page))[0].text.strip() in {"", "<p"}


def test_a_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    assert "“It lifts forty tonnes,”" in read(write(tmp_path / "a.html", page))[0].text


def test_each_line_of_json_is_an_article_and_a_bad_line_is_named(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "title": "Crane", "text": "It is back.", "site": "Post", "date": "3 May 2024"}),
        "",
        "{not json",
        '["a list"]',
        '{"text": 5}',
        '{"title": "no text"}',
        "[" * 5000,
        json.dumps({"text": STORY}),
    ]
    path = write(tmp_path / "many.jsonl", "\n".join(lines))
    found = list(read_all([path]))
    articles = [item for item in found if isinstance(item, Article)]
    refused = [item for item in found if isinstance(item, Unreadable)]
    assert articles[0] == Article("7", "Crane", "It is back.", "Post", "", dt.date(2024, 5, 3))
    assert (articles[1].id, articles[1].title) == ("many-8", "Crane Returns to the Harbour")
    assert [item.line for item in refused] == [3, 4, 5, 6, 7]
    assert str(refused[0]).endswith("many.jsonl, line 3: not a JSON object in one line; mend the line")
    assert str(refused[2]).endswith('many.jsonl, line 5: no text in its field "text"; mend the line')


def test_lone_surrogates_never_enter_an_article(tmp_path: Path) -> None:
    (one,) = read(
        write(tmp_path / "a.jsonl", '{"id": "a\\udc00", "title": "\\ud800", "text": "a \\ud83d b"}')
    )
    assert one == Article("a\ufffd", "\ufffd", "a \ufffd b")
    one.text.encode()


def test_a_table_holds_texts_or_names_files(tmp_path: Path) -> None:
    write(tmp_path / "texts" / "crane.txt", STORY)
    table = 'id,file,title,published,text\nx,texts/crane.txt,,2024-05-03,\ny,,Own,,"It is back, he said."\n'
    one, two = read(write(tmp_path / "articles.csv", table))
    assert one == Article("x", "Crane Returns to the Harbour", STORY, published=dt.date(2024, 5, 3))
    assert two == Article("y", "Own", "It is back, he said.")


def test_a_table_names_the_row_and_file_that_fail(tmp_path: Path) -> None:
    path = write(tmp_path / "articles.csv", "id,file\nx,none.txt\ny,\n")
    first, second = read_all([path])
    assert str(first).startswith(str(tmp_path / "none.txt"))
    assert str(second) == f"{path}, line 3: a row without text or file of a text; fill the cell in"
    with pytest.raises(Unreadable):
        manifest(path)


def test_a_table_that_names_itself_or_an_empty_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "none.jsonl", "\n")
    path = write(tmp_path / "articles.csv", "id,file\nx,articles.csv\ny,none.jsonl\nz,.\n")
    assert [type(item) for item in read_all([path])] == [Unreadable, Unreadable, Unreadable]


def test_a_table_without_texts_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,words\n1,x\n")
    expected = 'PATH: no column of article text among "id", "words"; name it with --column text=NAME'
    assert refusal(path) == expected


def test_a_cell_of_a_table_may_be_as_long_as_an_article(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,text\n1," + "word " * 60_000 + "\n")
    assert len(read(path)[0].text) == 300_000


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/.hidden.txt", ".git/d.txt", "e.png", "articles.csv"):
        write(tmp_path / name, STORY)
    assert [one.id for one in read(tmp_path)] == ["a", "b", "c"]


def test_an_empty_folder_is_refused_with_what_to_put_there(tmp_path: Path) -> None:
    kinds = ", ".join(sorted(formats.READERS))
    assert refusal(tmp_path) == f"PATH: no articles in this folder; put files in it that end in {kinds}"
    assert ".docx, .eml, .htm" in kinds


def test_ids_that_recur_are_numbered_in_order_of_reading(tmp_path: Path) -> None:
    for name in ("a/crane.txt", "b/crane.txt", "c/crane-2.txt", "d/crane.txt"):
        write(tmp_path / name, STORY)
    ids = [item.id for item in read_all([tmp_path]) if isinstance(item, Article)]
    assert ids == ["crane", "crane-2", "crane-2-2", "crane-3"]


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt", STORY)
    found = list(read_all([tmp_path / "none.txt", good, write(tmp_path / "bad.txt", b"%PDF-1.7"), good]))
    assert [type(item) for item in found] == [Unreadable, Article, Unreadable, Article]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"%PDF-1.7 ...", "a PDF document, not text; rename it to end in .pdf"),
        (
            "a.txt",
            b"PK\x03\x04...",
            (
                "a ZIP archive or an office document, not text; "
                "rename a Word document to .docx, unpack an archive"
            ),
        ),
        ("a.txt", b"\x89PNG\r\n", "a PNG picture, not text; give its text as .txt"),
        (
            "a.md",
            b"\x1f\x8b\x08",
            "a gzip archive, not text; unpack it; an archive of the web may end in .warc.gz",
        ),
        ("a.html", b"\xff\xd8\xff\xe0", "a JPEG picture, not text; give its text as .txt"),
        ("a.csv", b"PAR1...", "a Parquet table, not text; rename it to end in .parquet"),
        ("a.txt", b"The crane\0is back", f"binary: it holds zero bytes; {ADVICE}"),
        ("a.csv", bytes(range(256)) * 20, f"binary: it holds zero bytes; {ADVICE}"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    assert refusal(write(tmp_path / name, content)) == f"PATH: {message}"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    expected = "PATH: No such file or directory; give a file or folder that exists"
    assert refusal(tmp_path / "none.txt") == expected


def test_a_path_that_no_file_can_have_is_refused() -> None:
    assert isinstance(next(iter(read_all(["a\0b"]))), Unreadable)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    path = write(tmp_path / "a.txt", STORY)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(path) == "PATH: Permission denied; check its permissions and links"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    assert "symbolic link" in refusal(path)


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(read(tmp_path)) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").startswith("PATH: not a regular file")


@pytest.mark.parametrize(
    "content",
    ["", "   \n\n", "Crane", "El puerto anunció que la grúa volverá en otoño. " * 30],
    ids=["empty", "blank", "one word", "Spanish"],
)
def test_text_that_cannot_be_scored_is_still_read_and_its_report_says_why(
    tmp_path: Path, content: str
) -> None:
    (one,) = read(write(tmp_path / "a.txt", content))
    report = score(one)
    assert one.text == content
    assert report.scores == ()
    assert len(report.warnings) == 1


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    text = "The crane came back on Friday, the harbour board said. " * 92_000
    assert read(write(tmp_path / "a.txt", text))[0].text == text


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-03", dt.date(2024, 5, 3)),
        ("2024-05-03T10:00:00+02:00", dt.date(2024, 5, 3)),
        ("3 May 2024", dt.date(2024, 5, 3)),
        ("May 3, 2024", dt.date(2024, 5, 3)),
        ("03.05.2024", dt.date(2024, 5, 3)),
        ("yesterday", None),
        ("2024-13-45", None),
        (20240503, None),
    ],
)
def test_days_are_read_in_usual_forms(tmp_path: Path, value: object, day: dt.date | None) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "x", "published": value}))
    assert read(path)[0].published == day


def test_the_manifest_gives_the_articles_of_the_workbook() -> None:
    articles = manifest(ROOT / "data" / "articles.csv")
    assert [one.id for one in articles] == ["000", "001", "002", "003", "004"]
    for one in articles:
        assert one.text == (ROOT / "data" / "articles" / f"{one.id}.txt").read_text(encoding="utf-8")


REPORTS = [
    score(article(*SOBER, title="Ferry ordered", id_="sober")),
    score(article(*GAUDY, title="=cmd()", id_="gaudy")),
    score(Article("empty", "", "")),
]


def test_the_frame_has_a_row_an_article_with_each_score_and_its_interval() -> None:
    table = frame(REPORTS)
    assert list(table["id"]) == ["sober", "gaudy", "empty"]
    for report, (_, row) in zip(REPORTS[:2], table.iterrows(), strict=False):
        for one in report.scores:
            assert (row[one.dimension], row[f"{one.dimension}_low"], row[f"{one.dimension}_high"]) == (
                one.value,
                one.low,
                one.high,
            )
        assert row["words"] == report.words


def test_the_frame_leaves_open_what_cannot_be_said() -> None:
    last = frame(REPORTS).iloc[2]
    assert last[["hedging", "composite", "composite_low"]].isna().all()
    assert last["warnings"] == "empty: there is no text to score"


def test_half_a_character_in_a_title_made_in_python_leaves_the_frame_whole() -> None:
    broken = replace(score(Article("a\ud800", "Ferry \ud800", " ".join(GAUDY))), warnings=("odd \udfff",))
    [row] = frame([broken]).to_dict("records")
    assert (row["id"], row["title"], row["warnings"]) == ("a\ufffd", "Ferry \ufffd", "odd \ufffd")


def test_the_frame_weighs_as_it_is_told() -> None:
    weights = Weights(hedging=0, sourcing=1, promotion=0, precision=0)
    table = frame(REPORTS, weights)
    assert list(table["composite"][:2]) == list(table["sourcing"][:2])
    composite = combine(REPORTS[0], Weights())
    assert composite is not None
    assert frame(REPORTS)["composite"][0] == round(composite.value, 1)


def test_the_frame_of_nothing_has_its_columns() -> None:
    assert len(frame([])) == 0
    assert list(frame([]).columns) == list(frame(REPORTS).columns)
    assert frame([])["hedging"].dtype == frame(REPORTS)["hedging"].dtype == "float64"


def test_a_table_is_scored_row_by_row_under_its_own_index() -> None:
    one = article(*SOBER, id_="own")
    table = pd.DataFrame(
        {
            "id": ["own", None, pd.NA],
            "text": [one.text, None, float("nan")],
            "published": [pd.Timestamp("2024-05-03"), pd.NaT, pd.NaT],
        },
        index=pd.Index(["x", "y", "z"]),
    )
    scored = score_frame(table)
    assert list(scored.index) == ["x", "y", "z"]
    assert list(scored["id"]) == ["own", "1", "2"]
    assert scored.loc["x", "sourcing"] == frame([score(one)])["sourcing"][0]
    assert scored["hedging"].isna().tolist() == [False, True, True]


def test_a_table_without_text_says_what_to_do() -> None:
    with pytest.raises(ValueError, match='no column "text"; rename'):
        score_frame(pd.DataFrame({"body": ["x"]}))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "plain", -1.5, None, "a=b"])
def test_other_cells_stay(cell: object) -> None:
    assert safe_cell(cell) is cell


def test_reading_and_scoring_a_text_file_waits_for_no_slow_library(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "\n".join(SOBER))
    code = (
        "import sys, credence; credence.score(credence.read(sys.argv[1])[0]);"
        "print({'pandas', 'trafilatura', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
