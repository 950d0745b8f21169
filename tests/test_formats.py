"""Documents, mail, archives and tables: what is in them is read, what cannot be is named with what to do."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import resource
import time
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import mixed
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fpdf import FPDF
from samples import TOWNS
from typer.testing import CliRunner

from credence.cli import app
from credence.corpus import read, read_all
from credence.formats import Options, articles, mail, page, pdf, tables
from credence.formats import common as limits
from credence.model import Article
from credence.pages import Unreadable

TITLE, PARAGRAPHS = mixed.story(5)
TEXT = "\n".join(PARAGRAPHS)


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def one(path: Path, options: Options | None = None) -> Article:
    (found,) = read(path, options)
    return found


def refusal(path: Path, options: Options | None = None) -> str:
    """Return the message of the one refusal that an input gives."""
    (found,) = read_all([path], options)
    assert isinstance(found, Unreadable)
    return str(found).replace(str(path), "PATH")


def plain(text: str) -> list[str]:
    return [line for line in text.translate(mixed.PLAIN).splitlines() if line.strip()]


# Documents


def test_a_pdf_gives_its_paragraphs_whole_and_what_it_says_of_itself(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.pdf", mixed.pdf(5)))
    assert plain(found.text)[-4:] == plain(TEXT)
    assert (found.title, found.author) == (TITLE, mixed.NAMES[5])
    assert isinstance(found.published, dt.date)


def test_running_heads_and_page_numbers_of_a_pdf_are_no_text() -> None:
    lines = [line for n in range(1, 5) for line in FERRY[n * 3 : n * 3 + 3]]
    sheets = [["The Harbour Gazette", "", *FERRY[n * 3 : n * 3 + 3], f"Page {n} of 4"] for n in range(1, 5)]
    assert pdf.reflow(sheets) == " ".join(lines)


FERRY = [
    f"{town} is the port from which boat number {n} leaves at six in the morning on weekdays and"
    for n, town in enumerate((*TOWNS, "Ribe", "Moss", "Kemi"))
]


def test_a_word_cut_at_the_end_of_a_line_is_put_together_and_a_list_is_left() -> None:
    lines = [
        "The harbour board has ordered a second fer-",
        "ry for the islands, to be built in the yard",
        "• one",
    ]
    assert (
        pdf.reflow([lines])
        == "The harbour board has ordered a second ferry for the islands, to be built in the yard\n• one"
    )


def test_a_title_that_a_program_gave_a_pdf_is_none(tmp_path: Path) -> None:
    made = FPDF()
    made.set_title("Microsoft Word - final2.docx")
    made.add_page()
    made.set_font(mixed.FACE, size=12)
    made.multi_cell(0, text="The ferry is back in the harbour after a year.")
    assert one(write(tmp_path / "a.pdf", bytes(made.output()))).title == ""


def test_a_pdf_locked_against_changes_alone_is_read(tmp_path: Path) -> None:
    made = FPDF()
    made.set_encryption("owner")
    made.add_page()
    made.set_font(mixed.FACE, size=12)
    made.multi_cell(0, text="The ferry is back in the harbour.")
    assert "ferry is back" in one(write(tmp_path / "a.pdf", bytes(made.output()))).text


def test_a_word_document_gives_its_paragraphs_tables_and_properties(tmp_path: Path) -> None:
    made, out = docx.Document(io.BytesIO(mixed.word(5))), io.BytesIO()
    made.core_properties.created = dt.datetime(2024, 5, 7, tzinfo=dt.UTC)
    made.add_table(1, 2).rows[0].cells[1].text = "Forty tonnes"
    made.save(out)
    found = one(write(tmp_path / "a.docx", out.getvalue()))
    assert found.text == f"{TEXT}\nForty tonnes"
    assert (found.title, found.author, found.published) == (TITLE, mixed.NAMES[5], dt.date(2024, 5, 7))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha ">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d
"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]><x>&e;&e;&e;&e;&e;&e;&e;</x>"""


def laughing() -> bytes:
    """Return a whole Word document whose body is a billion laughs."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(mixed.word(5))) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for part in given.namelist():
            made.writestr(part, LAUGHS if part == "word/document.xml" else given.read(part))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", zipped(notes=b"<x/>"), "a ZIP archive, no Word document; unpack it and give"),
        ("a.docx", zipped(word__document=b"<x/>"), "a broken Word document: "),
        ("a.docx", b"Plain words.", "not a Word document but text; rename it to end in .txt"),
        ("a.docx", mixed.word(5)[:2000], "a broken or cut-off Word document: "),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "a broken PDF document: "),
        ("a.pdf", b"\0\1\2", "not a PDF document but binary; get the file again"),
        ("a.eml", b"No head, no mail.", "not a mail but text; rename it to end in .txt"),
        ("a.eml", b"%PDF-1.7", "not a mail but a PDF document; rename it to end in .pdf"),
        ("a.eml", b"Subject: Nothing\n\n", "a mail without text; save what it holds as a file of its own"),
        ("a.mbox", b"No mail.", 'no mail: no line begins with "From "; export the mails again'),
        ("a.warc", b"", "no page in this archive of the web, or it is cut off; get it again"),
        ("a.warc", b"<html>no archive</html>\n" * 9, "a broken archive of the web: "),
        ("a.parquet", b"PAR1", "a broken Parquet table: "),
        ("a.urls", b"see example.org", "no list of addresses; write one address a line, with http"),
        ("a.html", b"<" * 70_000, "a page of 70,000 bytes and 70,000 tags; at most"),
        ("a.html", b"<p " + b"a=1 " * 9_000 + b">x", "a tag with more than 1,000 attributes; save the"),
        ("a.csv", b"a," * 1_000_000 + b"b\n1\n", "a table of 1,000,001 columns; at most 2,000"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_the_reason_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    said = refusal(write(tmp_path / name, data))
    assert said.startswith(f"PATH: {says}")
    assert "; " in said


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx", "a.eml", "a.md"])
def test_a_file_too_large_to_be_an_article_is_refused_unread(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(limits.LARGEST + 1)
    expected = "PATH: 50,000,001 bytes, larger than the 50,000,000 that one article may have; split it"
    assert refusal(tmp_path / name).startswith(expected)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.mbox"])
def test_a_line_too_long_to_be_an_article_stops_the_reading(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (limits, tables, mail):
        monkeypatch.setattr(module, "LARGEST", 1000)
    head = {"a.jsonl": "", "a.csv": "text\n", "a.mbox": "From ada\nSubject: x\n\n"}[name]
    assert "larger than the 1,000 that one article may have" in refusal(
        write(tmp_path / name, head + "a" * 2000)
    )


PART, ROOT = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", b"trailer<</Root 1 0 R>>"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": mixed.bomb,
    "laughs.docx": laughing,
    "deep.html": lambda: b"<div>" * 100_000 + b"x",
    "half-as-deep.html": lambda: b"<div>" * 59_000 + b"x",
    "entities.html": lambda: LAUGHS.replace(b"<x>", b"<html>"),
    "brackets.html": lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>x",
    "rules.html": lambda: b"<style>" + b".a.b{color:red}" * 90_000 + b"</style><p class='a b'>x</p>" * 9_000,
    "bomb.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\n" + b"a" * 100_000_000, 9),
    "bomb2.warc.gz": lambda: gzip.compress(b"\0" * 100_000_000, 9),
    "columns.csv": lambda: b"a," * 1_000_000 + b"b\n",
    "quotes.csv": lambda: b'text\n"' + b'"",\n' * 1_000_000,
    "brackets.jsonl": lambda: b"[" * 1_000_000,
    "parts.eml": lambda: b"".join(PART % (i, i) for i in range(9_000)),
    "heads.eml": lambda: b"Subject: x\n" + b"X-A: b\n" * 100_000 + b"\nText.",
    "starts.mbox": lambda: b"From a\n\n" * 1_000,
    "objects.pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj<</Kids[1 0 R]>>endobj\n" * 20_000 + ROOT,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_or_refused_in_little_time_and_memory(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, HOSTILE[name]())
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = list(articles(path, Options(say=lambda _: None)))
    assert found
    assert all(isinstance(item, Article | Unreadable) for item in found)
    assert time.process_time() - began < 4  # about twice what a slow machine needs
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000  # kB


# Mail and archives


def letter(**heads: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(TEXT)
    for name, value in ({"Subject": TITLE, "From": "Ada Holm <ada@example.org>"} | heads).items():
        made[name.replace("_", "-")] = value
    return made


def test_a_mail_gives_its_text_subject_sender_list_and_day(tmp_path: Path) -> None:
    made = letter(
        Date="Tue, 7 May 2024 23:30:00 +0200",
        List_Id='"Harbour News" <news.example.org>',
        Content_Language="en-GB, de",
    )
    found = one(write(tmp_path / "a.eml", made.as_bytes()))
    assert found.text.split() == TEXT.split()
    assert (found.title, found.author, found.outlet) == (TITLE, "Ada Holm", "Harbour News")
    assert (found.published, found.language) == (dt.date(2024, 5, 7), "en-GB")


def test_of_a_mail_with_page_and_text_the_page_is_read_unless_it_holds_far_less(tmp_path: Path) -> None:
    full, stub = letter(), letter()
    body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    full.add_alternative(
        f"<html><body><div>{body}<p>Only on the page.</p></div></body></html>", subtype="html"
    )
    stub.add_alternative("<html><body><p>This mail needs a newer program.</p></body></html>", subtype="html")
    assert "Only on the page." in one(write(tmp_path / "a.eml", full.as_bytes())).text
    assert one(write(tmp_path / "b.eml", stub.as_bytes())).text.split() == TEXT.split()


def test_attachments_of_a_mail_are_not_its_text(tmp_path: Path) -> None:
    made = letter()
    made.add_attachment("Secret figures.", filename="figures.txt")
    assert "Secret" not in one(write(tmp_path / "a.eml", made.as_bytes())).text


def test_a_mail_in_an_encoding_that_it_declares_wrongly_is_read(tmp_path: Path) -> None:
    data = b"Subject: Boats\nContent-Type: text/plain; charset=no-such\nContent-Transfer-Encoding: 8bit\n\n"
    assert (
        one(write(tmp_path / "a.eml", data + "The café’s boat.".encode("cp1252"))).text.strip()
        == "The café’s boat."
    )


def test_a_box_gives_each_mail_and_a_line_that_begins_with_from_is_text(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.mbox",
        b"From a\nSubject: One\n\nOne.\n>From there on.\nFrom here too.\n\nFrom b\nSubject: Two\n\nTwo.\n",
    )
    first, second = read(path)
    assert (first.title, second.title) == ("One", "Two")
    assert (
        first.text.splitlines()
        == ["One.", "From there on.", "From here too.", ""][: len(first.text.splitlines())]
    )
    assert [first.origin, second.origin] == [f"{path}, line 1", f"{path}, line 8"]


def test_a_bad_mail_in_a_box_stops_nothing(tmp_path: Path) -> None:
    found = list(
        read_all([write(tmp_path / "a.mbox", b"From a\nSubject: None\n\n\nFrom b\nSubject: Two\n\nTwo.\n")])
    )
    assert [type(item) for item in found] == [Unreadable, Article]
    assert "a.mbox, line 1: a mail without text" in str(found[0])


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages_under_their_addresses_and_no_pictures(
    tmp_path: Path, *, packed: bool
) -> None:
    name = "a.warc.gz" if packed else "a.warc"
    found = read(write(tmp_path / name, mixed.warc(5, packed=packed)))
    assert [item.url for item in found] == ["https://example.org/news-5-0", "https://example.org/news-5-1"]
    assert plain(found[0].text) == plain("\n".join(mixed.story(10)[1]))


# Tables


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_with_any_separator_and_encoding(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    data = separator.join(["id", "text"]) + "\n" + separator.join(["7", "The café’s boat is back."]) + "\n"
    assert one(write(tmp_path / "a.csv", data.encode(encoding))) == Article(
        "7", "", "The café’s boat is back."
    )


def test_one_late_letter_of_another_encoding_is_found_in_a_long_table(tmp_path: Path) -> None:
    rows = (
        b"id,text\n"
        + (b"1," + b"The boat is back in the harbour of Ribe. " * 50 + b"\n") * 1_000
        + "2,café\n".encode("cp1252")
    )
    assert read(write(tmp_path / "a.csv", rows))[-1].text == "café"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Headline,Article Body", 'took "Article Body" for the text, "Headline" for the title'),
        ("title,Full-Text", 'took "Full-Text" for the text'),
        ("hed,zzz", 'took "zzz" for the text, "hed" for the title'),
    ],
)
def test_columns_are_guessed_by_name_else_by_content_and_that_is_said(
    tmp_path: Path, header: str, said: str
) -> None:
    heard: list[str] = []
    prose = " ".join(PARAGRAPHS).replace(",", "")
    path = write(tmp_path / "a.csv", f"{header}\nCrane,{prose}\n")
    found = one(path, Options(say=heard.append))
    assert (found.title, found.text) == ("Crane", prose)
    assert heard == [f"{path}: {said}; --column text=NAME says otherwise"]


def test_columns_by_our_own_names_are_taken_without_a_word(tmp_path: Path) -> None:
    heard: list[str] = []
    path = write(tmp_path / "a.csv", "id,title,author,published,text\n1,Crane,Ada,2024-05-03,It is back.\n")
    found = one(path, Options(say=heard.append))
    assert (found.author, found.published) == ("Ada", dt.date(2024, 5, 3))
    assert heard == []


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_named_columns_win_in_every_kind_of_table(tmp_path: Path, name: str) -> None:
    row = {"body": "Not this.", "lead": "This is it.", "who": "Ada"}
    data: dict[str, bytes | str] = {
        "a.csv": ",".join(row) + "\n" + ",".join(row.values()),
        "a.jsonl": json.dumps(row),
        "a.parquet": parquet(row),
    }
    found = one(write(tmp_path / name, data[name]), Options({"text": "lead", "author": "who"}))
    assert (found.text, found.author) == ("This is it.", "Ada")


ANY = "the text may be in any of the columns"


def parquet(*rows: Mapping[str, object]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("header", "columns", "says"),
    [
        ("body,content", {}, f'{ANY} "body", "content"; choose with --column "text=body"'),
        ("text,text", {}, f'{ANY} "text", "text"; choose with --column "text=text"'),
        ("a,b", {}, 'no column of article text among "a", "b"; name it with --column text=NAME'),
        ("a,b", {"text": "c"}, 'no column "c" among "a", "b"; name one of them with --column text=NAME'),
    ],
)  # fmt: skip
def test_columns_that_cannot_be_told_are_named(
    tmp_path: Path, header: str, columns: dict[str, str], says: str
) -> None:
    assert refusal(write(tmp_path / "a.csv", f"{header}\nx,y\n"), Options(columns)) == f"PATH: {says}"


def test_a_row_of_a_parquet_table_without_text_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", parquet({"text": "One."}, {"text": None}, {"text": "Three."}))
    found = list(read_all([path]))
    assert [item.text if isinstance(item, Article) else str(item) for item in found] == [
        "One.",
        f"{path}: row 2 has no text; fill the cell in",
        "Three.",
    ]


def test_in_a_folder_tables_of_figures_and_of_files_are_left_out_with_a_remark(tmp_path: Path) -> None:
    write(tmp_path / "crane.txt", "The crane is back.")
    write(tmp_path / "figures.csv", "year,cranes\n2024,3\n")
    write(tmp_path / "list.csv", "id,file\n1,crane.txt\n")
    write(tmp_path / "articles.csv", "id,text\n1,It lifts again.\n")
    heard: list[str] = []
    found = read(tmp_path, Options(say=heard.append))
    assert [item.text for item in found] == ["It lifts again.", "The crane is back."]
    assert [line.partition(": ")[2] for line in heard] == [
        'no column of article text among "year", "cranes"; name it with --column text=NAME; left out',
        "a table that names files; name the table itself to have them read; left out",
    ]


# Folders and the command line


def test_what_lies_beside_articles_in_a_folder_is_told_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "b.png", "c.css", "d.doc", "README"):
        write(tmp_path / name, "The crane is back.")
    heard: list[str] = []
    found = list(read_all([tmp_path], Options(say=heard.append)))
    assert [Path(str(item.path)).name for item in found if isinstance(item, Unreadable)] == [
        "README",
        "d.doc",
    ]
    assert heard == [f"{tmp_path}: left out 2 files that are no articles: b.png, c.css"]


def test_a_linked_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The crane is back.")
    (tmp_path / "again").symlink_to(tmp_path)
    heard: list[str] = []
    assert len(read(tmp_path, Options(say=heard.append))) == 1
    assert heard == [f"{tmp_path / 'again'}: a link to a folder, not followed; name that folder itself"]


def test_a_folder_without_permission_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    write(tmp_path / "open.txt", "The crane is back.")
    look = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, second = read_all([tmp_path])
    assert isinstance(first, Article)
    assert str(second) == f"{closed}: Permission denied; check its permissions and links"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no devices as files")
def test_a_device_is_named_and_not_read() -> None:
    (found,) = read_all(["/dev/zero"])
    assert str(found) == "/dev/zero: not a regular file; give a text file, a page or a folder"


RUN = CliRunner()


@pytest.mark.parametrize("pair", ["body", "=body", "txt=body", "text="])
def test_a_wrong_column_flag_is_wrong_usage(tmp_path: Path, pair: str) -> None:
    result = RUN.invoke(app, ["score", str(tmp_path), "--column", pair])
    assert result.exit_code == 2
    assert "FIELD=NAME" in result.stderr


def test_the_command_line_takes_columns_and_says_what_it_guessed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"head": TITLE, "main": TEXT, "body": "Short."}))
    result = RUN.invoke(
        app, ["score", str(path), "--format", "json", "--column", "text=main", "--column", "title=head"]
    )
    (found,) = json.loads(result.stdout)
    assert (found["title"], found["text"], result.exit_code) == (TITLE, TEXT, 0)
    guessed = RUN.invoke(app, ["score", str(path)])
    assert f'{path}: took "body" for the text; --column text=NAME says otherwise' in guessed.stderr


def test_the_command_line_points_out_copies_and_articles_without_a_score(tmp_path: Path) -> None:
    one_, two, three = (write(tmp_path / f"{name}.txt", TEXT) for name in "abc")
    write(three, "The crane is back.")
    result = RUN.invoke(app, ["score", str(tmp_path)])
    assert f"credence: {two}: nearly the same text as {one_} (100% of it); both are scored" in result.stderr
    assert f"credence: {three}: no score: too short: 4 words" in result.stderr
    assert result.exit_code == 0


def test_the_command_line_says_how_much_a_page_hid(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    path = write(
        tmp_path / "a.html",
        f"<html><body><article>{body}<p style='display:none'>{TEXT}</p></article></body></html>",
    )
    result = RUN.invoke(app, ["score", str(path), "--format", "json"])
    assert f"credence: {path}: hidden text of {len(TEXT.split())} words left out" in result.stderr
    assert json.loads(result.stdout)[0]["text"].count("visitors") == TEXT.count("visitors")


def test_the_command_line_refuses_a_private_address_unless_told_to_reach_it() -> None:
    result = RUN.invoke(app, ["score", "http://127.0.0.1:9/a"])
    assert "127.0.0.1 is not a public address; save the page and give the file" in result.stderr
    assert "no connection" in RUN.invoke(app, ["score", "--private", "http://127.0.0.1:9/a"]).stderr


def test_the_same_bytes_give_the_same_fields() -> None:
    data = mixed.html(6)
    assert page.fields(data, "a.html") == page.fields(data, "b.html")
