"""A folder as people have it: 200 files of every format, 20 of them not to be scored, with reasons."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from samples import TOWNS

FILES, BAD = 200, 20
TRADES = ("baker", "ferryman", "surveyor", "nurse", "beekeeper", "tram driver", "organist", "gardener")
THINGS = (
    "footbridge",
    "reading room",
    "swimming hall",
    "seed store",
    "bell tower",
    "night bus",
    "orchard",
    "quay",
)
NAMES = ("Ada Holm", "Jonas Reed", "Mira Okoye", "Tom Ferrer", "Lena Vasko", "Petra Quist", "Owen Hale")
SPANISH = "El puerto anunció el martes que la vieja grúa volverá en otoño, según una carta de la junta. " * 12
GERMAN = "Der Hafen kündigte am Dienstag an, dass der alte Kran im Herbst nach Ribe zurückkehrt. " * 12
CHINESE = "港口星期二宣布，旧起重机将在秋天回来。工程师说，修理花了一年时间。" * 20
FACE = "Helvetica"


def story(number: int) -> tuple[str, list[str]]:
    """Return the headline and paragraphs of an article; no two numbers give the same one."""
    town, trade = TOWNS[number % 12], TRADES[number % 8]
    thing, name = THINGS[number // 3 % 8], NAMES[number % 7]
    opening = (
        f"The {thing} of {town} will open on {number % 28 + 1} May, {number % 6 + 2} months later than "
        f"the council had planned, its building office said on Tuesday. It cost {number + 12}.4 million."
    )
    waiting = (
        f"{name}, a {trade} who lives {number * 7 + 40} metres away, counted {number * 3 + 90} visitors. "
        f"“We have waited for {number % 9 + 3} winters,” she said. “Somebody could have told us why.”"
    )
    reason = (
        f"According to a report of the county of {TOWNS[(number * 5 + 1) % 12]}, number {number * 11 + 300}, "
        f"the delay may have been caused by wet ground under pillar {number % 5 + 1}. The builder "
        "declined to comment."
    )
    prices = (
        f"Tickets are to cost {number % 4 + 2}.50 from June on. Pupils of the {number % 7 + 2} schools "
        f"nearby pay half, and the {TRADES[(number + 3) % 8]}s look after the {THINGS[(number + 1) % 8]}."
    )
    return f"{thing.capitalize()} of {town} Opens at Last", [opening, waiting, reason, prices]


def text(number: int) -> bytes:
    """Return an article as plain text, in one encoding after another."""
    title, paragraphs = story(number)
    encoding = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le")[number % 5]
    return "\n\n".join([title, *paragraphs]).encode(encoding)


def markdown(number: int) -> bytes:
    """Return an article with front matter."""
    title, paragraphs = story(number)
    head = f'---\ntitle: "{title}"\nauthor: {NAMES[number % 7]}\ndate: 2024-05-{number % 28 + 1:02}\n---\n'
    return (head + "\n\n".join(paragraphs) + "\n").encode()


def html(number: int) -> bytes:
    """Return an article as a page, with what stands round it."""
    title, paragraphs = story(number)
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    encoding = ("utf-8", "windows-1252")[number % 2]
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="{encoding}"><title>{title}</title></head>'
        "<body>"
        '<nav><a href="/">Front page</a> <a href="/s">Sport</a></nav>'
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer>All rights reserved. Imprint.</footer></body></html>"
    )
    return page.encode(encoding)


def pdf(number: int, *, sealed: bool = False, scan: bool = False) -> bytes:
    """Return an article as a PDF document; one with a password, or one that is a picture alone."""
    title, paragraphs = story(number)
    made = FPDF()
    made.set_title(title)
    made.set_author(NAMES[number % 7])
    if sealed:
        made.set_encryption("owner", "reader", encryption_method=EncryptionMethod.RC4)
    made.add_page()
    made.set_font(FACE, size=12)
    if scan:
        made.rect(20, 20, 100, 100, style="F")
    else:
        made.multi_cell(0, text=title + "\n\n")
        for one in paragraphs:
            made.multi_cell(0, text=one.translate(PLAIN) + "\n\n")
    return bytes(made.output())


PLAIN = str.maketrans("“”’", '""\'')  # the letters that every PDF reader has


def word(number: int) -> bytes:
    """Return an article as a Word document."""
    title, paragraphs = story(number)
    made, out = docx.Document(), io.BytesIO()
    made.core_properties.title, made.core_properties.author = title, NAMES[number % 7]
    for one in paragraphs:
        made.add_paragraph(one)
    made.save(out)
    return out.getvalue()


def mail(number: int) -> bytes:
    """Return an article as a mail: text, or text and page."""
    title, paragraphs = story(number)
    made = EmailMessage()
    made["Subject"], made["From"] = title, f"{NAMES[number % 7]} <post@example.org>"
    made["Date"] = f"Tue, {number % 28 + 1} May 2024 08:00:00 +0200"
    made.set_content("\n\n".join(paragraphs))
    if number % 2:
        made.add_alternative(
            "<html><body>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</body></html>", subtype="html"
        )
    return made.as_bytes()


def box(number: int) -> bytes:
    """Return two mails in a box."""
    return b"".join(
        b"From post@example.org Tue May  7 08:00:00 2024\n" + mail(number + i) + b"\n" for i in (0, 1)
    )


def warc(number: int, *, packed: bool = False) -> bytes:
    """Return two pages and a picture as an archive of the web, each record packed on its own or not."""
    records = []
    for i, kind in ((0, "text/html"), (1, "text/html; charset=utf-8"), (2, "image/png")):
        body = html((number + i) * 2)
        answer = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/news-{number}-{i}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number * 10 + i:012}>\r\n"
            "WARC-Date: 2024-05-07T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def lines(number: int) -> bytes:
    """Return two articles as lines of JSON with field names of their own."""
    records = [{"headline": story(n)[0], "body": "\n\n".join(story(n)[1])} for n in (number, number + 1)]
    return "\n".join(map(json.dumps, records)).encode()


def table(number: int) -> bytes:
    """Return two articles as a table with semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Nr", "Headline", "Full Text"])
    writer.writerows([n, story(n)[0], "\n".join(story(n)[1])] for n in (number, number + 1))
    return out.getvalue().encode("utf-8-sig")


def parquet(number: int) -> bytes:
    """Return two articles as a Parquet table."""
    out = io.BytesIO()
    rows = [{"title": story(n)[0], "content": "\n".join(story(n)[1])} for n in (number, number + 1)]
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


# Each kind of file, how it is made, and how many articles are in it.
GOOD: tuple[tuple[str, Callable[[int], bytes], int], ...] = (
    (".txt", text, 1),
    (".md", markdown, 1),
    (".html", html, 1),
    (".htm", html, 1),
    (".pdf", pdf, 1),
    (".docx", word, 1),
    (".eml", mail, 1),
    (".mbox", box, 2),
    (".warc", warc, 2),
    (".warc.gz", lambda number: warc(number, packed=True), 2),
    (".jsonl", lines, 2),
    (".csv", table, 2),
    (".parquet", parquet, 2),
)


def bomb() -> bytes:
    """Return a Word document that unpacks to a gigabyte."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(1000):
            part.write(b" " * 1_000_000)
    return out.getvalue()


@cache
def bad() -> dict[str, tuple[bytes, str]]:
    """Return the files that are not to be scored, by name: their bytes, and what is said of them."""
    sealed = EmailMessage()
    sealed["Subject"], sealed["From"] = "Sealed", "ada@example.org"
    sealed.set_content(b"0", "application", "pkcs7-mime")
    return {
        "empty.txt": (b"", "empty: there is no text to score"),
        "empty.pdf": (b"", "empty: it holds no bytes, so it is not a PDF document; get the file again"),
        "empty.docx": (b"", "empty: it holds no bytes, so it is not a Word document; get the file again"),
        "cut.pdf": (pdf(3)[:700], "a broken PDF document"),
        "cut.docx": (word(3)[:-400], "a broken or cut-off Word document"),
        "cut.parquet": (parquet(3)[:-30], "a broken Parquet table"),
        "cut.warc.gz": (
            warc(3, packed=True)[:60],
            "a broken archive of the web: it is cut off; get the archive again",
        ),
        "locked.pdf": (pdf(3, sealed=True), "an encrypted PDF document; open it with its password"),
        "locked.docx": (b"\xd0\xcf\x11\xe0" * 400, "an encrypted or old Word document; open it"),
        "sealed.eml": (sealed.as_bytes(), "an encrypted mail; open it in your mail program"),
        "scan.pdf": (pdf(3, scan=True), "a PDF document without text, perhaps a scan; run text recognition"),
        "document.txt": (pdf(4), "a PDF document, not text; rename it to end in .pdf"),
        "page.pdf": (html(4), "not a PDF document but an HTML page; rename it to end in .html"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture, not text; give its text as .txt"),
        "noise.md": (bytes(range(256)) * 9, "binary: it holds zero bytes; save the article as text"),
        "bomb.docx": (bomb(), "it unpacks to 1,000,000,000 bytes"),
        "spanish.txt": (SPANISH.encode("cp1252"), "not English prose"),
        "german.html": (
            f"<html><body><article><p>{GERMAN}</p></article></body></html>".encode(),
            "not English prose",
        ),
        "chinese.txt": (CHINESE.encode("gb18030"), "no score: "),
        "notes.doc": (b"{\\rtf1 Notes}", "a kind of file that is not read (.doc); save it as one of"),
    }


def make(folder: Path) -> Iterator[tuple[str, int]]:
    """Write the folder; yield the name of each good file and the number of its articles."""
    for name, (data, _) in bad().items():
        (folder / name).write_bytes(data)
    for number in range(FILES - BAD):
        ending, maker, articles = GOOD[number % len(GOOD)]
        name = f"{number:03}{ending}"
        (folder / name).write_bytes(maker(number * 3))
        yield name, articles
