"""What must hold for any bytes at all: one function for each part that hostile input meets first.

Each takes bytes and fails where a promise is broken. ``fuzz.py`` runs them with atheris, for as long
as one likes; ``tests/test_fuzz.py`` runs them with a few hundred seeded inputs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from pathlib import Path
from random import Random

from credence import corpus, furniture, scoring, show
from credence.model import Article, Document, Furniture, Report, Span, Weights
from credence.pages import Unreadable
from credence.show.markup import clean
from credence.text import document, paragraphs

PROSE = (
    "The harbour board of Cork said on 4 March that 127 boats had called. "
    "Their number may have grown by 2 per cent, according to the port of Vaasa. "
    "“We counted them twice,” said Anna Ek, who runs the fish market of the town. "
    "The pier is old and the wind is cold, and some experts say that it will be the end of the market. "
)
SUFFIXES = (
    ".txt", ".md", ".html", ".jsonl", ".csv", ".pdf", ".docx", ".eml", ".mbox", ".warc", ".xml", ".gz",
)  # fmt: skip
SEEDS = (
    PROSE.encode(),
    b"Title of the Page\n\n" + PROSE.encode() + b"\nRelated articles\nThe Crane Is Back\nShare this",
    f"<!doctype html><html><title>Crane</title><script>x</script><p>{PROSE}<p>&lt;b&gt; &#0;".encode(),
    b'{"id": "a", "title": "Crane", "text": "' + PROSE[:80].encode() + b' \\ud800"}\n[1]\n',
    b'id,title,text\na,"Crane","' + PROSE[:80].encode() + b'"\n',
    b"---\ntitle: 'Crane: back'\ndate: 2025-01-02\n---\n# Crane\n- a point\n| a | b |\n| c | d |\n",
    b"From: a@example.org\nSubject: =?utf-8?q?Crane?=\nContent-Type: text/plain; charset=x\n\nThe crane.\n",
    b"From a@example.org Thu Jan  2 00:00:00 2025\nSubject: Crane\n\nThe crane.\n",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]>>endobj\n%%EOF",
    b"\xff\xfeT\x00h\x00e\x00",
    b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    b"\x1f\x8b\x08\x00",
    "“a ‘b” c’ «d „e“ \"f' (g [h".encode(),
    "m\u00ady a\u200db \u202eevil\u202c \u0301\u0301 <script>alert(1)</script> \x1b[2J \ufffe".encode(),
)
PIECES = (
    b"\n", b"\n\n", b" ", b'"', "“".encode(), "”".encode(), b"'", b"<", b">", b"&", b"|", b",", b"- ", b"#",
    b"?", b". ", b"...", b"1,", b"9", b"%", b"\x00", b"\xff", b"\xed\xa0\x80", b"\r", b"\x85", b"\t", b"Dr. ",
    b"said ", b"may ", b"million ", b"Sources:\n", b"Share this\n", b"Read more\n", b"http://a.example/b",
    b"<script>", b"</div>", b"]]>", b"<!--", b"=1+1", "\u200b".encode(), "\u202e".encode(), "İ".encode(),
    "ß".encode(), b"{", b"}", b"\\u", PROSE[:70].encode(),
)  # fmt: skip
# Elements that act, load or send; the reader needs none of them, and article text must make none.
ACTIVE = frozenset(
    "applet audio base embed form frame iframe img link math meta object script source template video".split()
)
# The package's own scripts, as they stand.
OWN = frozenset(
    file.read_text(encoding="utf-8")
    for file in (resources.files("credence") / "show").iterdir()
    if file.name.endswith(".js")
)
PICTURE = "data:image/svg+xml,"  # of the package's making, to save as a file
VOID = frozenset({"br", "input", "meta"})


def texts(data: bytes) -> tuple[str, str]:
    """Return a title and a text; bytes that are no UTF-8 become halves of surrogate pairs."""
    first, _, rest = data.partition(b"\n")
    head, body = (first, rest) if len(first) < 80 else (b"", data)
    return head.decode("utf-8", "surrogateescape"), body.decode("utf-8", "surrogateescape")


def readers(data: bytes) -> None:
    """A file of any bytes under any suffix gives articles that can be written again, or is refused."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"page{suffix}")
        path.write_bytes(data[1:])
        for item in corpus.read_all([path]):
            if isinstance(item, Unreadable):
                assert item.reason, item
                assert item.advice, item
            else:
                for field in (item.id, item.title, item.text, item.outlet, item.url):
                    field.encode("utf-8")
                assert item.id


def gate(data: bytes) -> None:
    """Furniture lies inside the text, in order, never twice, always with a reason; twice the same."""
    title, text = texts(data)
    spans = paragraphs(text)
    found = furniture.find(text, spans, title)
    _ordered(found, text)
    assert all(piece.reason for piece in found)
    assert furniture.find(text, spans, title) == found


def splitter(data: bytes) -> None:
    """Paragraphs, sentences and quotations lie in order inside the text, and furniture holds none."""
    title, text = texts(data)
    article = Article("a", title, text)
    spans = paragraphs(text)
    aside = furniture.find(text, spans, title)
    for doc in (document(article), document(article, aside), document(article, field="title")):
        _split(doc)


def _split(doc: Document) -> None:
    """Check one document."""
    _ordered(doc.paragraphs, doc.text)
    _ordered([sentence.span for sentence in doc.sentences], doc.text)
    _ordered(doc.quotations, doc.text)
    for sentence in doc.sentences:
        inside = doc.paragraphs[sentence.paragraph]
        assert inside.start <= sentence.span.start
        assert sentence.span.end <= inside.end
        piece = sentence.span.of(doc.text)
        assert piece == piece.strip()
        assert any(map(str.isalnum, piece))
        assert not any(f.start < sentence.span.end and sentence.span.start < f.end for f in doc.furniture)


def _ordered(spans: Sequence[Span | Furniture], text: str) -> None:
    """Check that spans are not empty, in order, apart, and inside the text."""
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def highlighter(data: bytes) -> None:
    """Any article, scored, is shown as markup of known elements alone, with its own words as text."""
    title, text = texts(data)
    report = scoring.score(Article("<a>", title, PROSE + text))
    for one in report.scores:
        for hit in one.hits:
            source = report.article.title if hit.field == "title" else report.article.text
            assert 0 <= hit.start < hit.end <= len(source)
    _shown(report)


def _shown(report: Report) -> None:
    """Check all that is shown of one report."""
    page = Markup()
    page.feed(str(show.marked(report).html))
    page.close()
    assert page.open == []
    assert _letters(report.article.text.rstrip()) in _letters("".join(page.said))
    for markup in (str(show.card(report).html), show.report_page([report], Weights())):
        markup.encode("utf-8")
        assert "\x00" not in markup


def _letters(text: str) -> str:
    """Return text without blanks, as the page shows it."""
    return "".join(clean(text).replace("\r", "\n").split())


class Markup(HTMLParser):
    """Markup as a browser reads it: the open elements, and the text of the article in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.said: list[str] = []
        self.data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ACTIVE - {"script"}, tag
        self.data = tag == "script" and ("type", "application/json") in attrs
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"src", "srcdoc", "action", "formaction"}, name
            assert name != "href" or (value or "").startswith(("#", PICTURE)), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            assert self.data or data in OWN
        elif not {"sup", "i", "style"} & set(self.open):
            self.said.append(data)


HARNESSES: dict[str, Callable[[bytes], None]] = {
    "readers": readers,
    "gate": gate,
    "splitter": splitter,
    "highlighter": highlighter,
}


def mutated(number: int) -> bytes:
    """Return the input of a number: a seed cut, doubled, mixed with pieces; always the same."""
    random = Random(number)  # noqa: S311 -- nothing is kept secret
    data = bytearray(random.choice(SEEDS))
    for _ in range(random.randrange(12)):
        at, to = sorted(random.choices(range(len(data) + 1), k=2))
        match random.randrange(4):
            case 0:
                data[at:at] = random.choice(PIECES) * random.choice((1, 1, 2, 40))
            case 1:
                del data[at : min(to, at + 40)]
            case 2:
                data[at:at] = data[at : min(to, at + 200)]
            case 3 if at < len(data):
                data[at] = random.randrange(256)
    return bytes(data)
