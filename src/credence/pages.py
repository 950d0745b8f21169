"""From bytes to text: kinds of files, encodings, front matter. Knows nothing of articles."""

from __future__ import annotations

import codecs
from itertools import chain
from pathlib import Path

from credence.lexicon import HALVES

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files of other kinds begin, and what to do with one that is named as text.
MAGIC = {
    b"%PDF": ("a PDF document", "rename it to end in .pdf"),
    b"PK\x03\x04": (
        "a ZIP archive or an office document",
        "rename a Word document to .docx, unpack an archive",
    ),
    b"PK\x05\x06": ("an empty ZIP archive", "give the files that should be in it"),
    b"\x89PNG": ("a PNG picture", "give its text as .txt"),
    b"\xff\xd8\xff": ("a JPEG picture", "give its text as .txt"),
    b"GIF8": ("a GIF picture", "give its text as .txt"),
    b"\x1f\x8b": ("a gzip archive", "unpack it; an archive of the web may end in .warc.gz"),
    b"{\\rtf": ("an RTF document", "save it as .docx or .txt"),
    b"\xd0\xcf\x11\xe0": ("an old office document", "save it as .docx or .txt"),
    b"PAR1": ("a Parquet table", "rename it to end in .parquet"),
    b"WARC/1": ("an archive of the web", "rename it to end in .warc"),
    b"7z\xbc\xaf": ("a 7z archive", "unpack it"),
    b"Rar!": ("a RAR archive", "unpack it"),
    b"\x7fELF": ("a program", "give the text of an article"),
    b"MZ\x90": ("a program", "give the text of an article"),
    b"SQLite format 3": ("a database", "export the articles as .csv"),
}
ADVICE = "save the article as text (.txt) or as a page (.html)"
HIGH = bytes(range(128, 256))
MOSTLY_ASCII = 0.3  # at most this share of bytes is not ASCII
MOSTLY_ZERO, FEW_ZERO = 0.7, 0.05  # shares of zero bytes in one half and the other of UTF-16 without mark
STATEFUL = ("iso2022_jp", "utf-7", "hz")  # these write other scripts in ASCII bytes: the declaration decides
SAMPLE = 100_000  # bytes that a guess at the encoding is made from
CHUNK = 1_000_000
PAGE = ("<!doctype html", "<html", "<?xml")


class Unreadable(Exception):  # noqa: N818 -- it is also a value: what read_all yields
    """An input that cannot be read: which, why, and what to do.

    >>> str(Unreadable(Path("a.txt"), "a PDF document", "save it as text", line=2))
    'a.txt, line 2: a PDF document; save it as text'
    """

    def __init__(self, path: Path | str, reason: str, advice: str, line: int | None = None) -> None:
        """Keep the parts; the message is made from them."""
        where = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{where}: {reason}; {advice}")
        self.path, self.reason, self.advice, self.line = path, reason, advice, line


def decode(data: bytes, path: Path | str, declared: str | None = None) -> str:
    """Return the text of a file: by byte order mark, UTF-8, as declared, else by the best guess.

    Raises:
        Unreadable: the bytes are no text.

    """
    return clean(data.decode(_encoding(data, path, declared), "replace"))


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file that is read piece by piece.

    Raises:
        Unreadable: its bytes are no text.
        OSError: the system refuses it.

    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        head = file.read(CHUNK)
        found = _encoding(head[: head.rfind(b"\n") + 1] or head, path)
        if found != "utf-8":
            return found
        for piece in chain([head], iter(lambda: file.read(CHUNK), b"")):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                return _guess(piece)
    return "utf-8"


def _encoding(data: bytes, path: Path | str, declared: str | None = None) -> str:
    """Return the encoding of bytes that are text.

    Raises:
        Unreadable: they are none.

    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding
    kind, advice = kind_of(data)
    if kind:
        raise Unreadable(path, f"{kind}, not text", advice)
    if b"\0" in data:
        return _wide(data, path)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _known(declared) or _guess(data)
    return "utf-8" if _known(declared) not in STATEFUL else str(declared)


def kind_of(data: bytes) -> tuple[str, str]:
    """Return what kind of file bytes begin, and what to do with it; two empty strings for text.

    >>> kind_of(b"%PDF-1.7")
    ('a PDF document', 'rename it to end in .pdf')
    """
    return next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), ("", ""))


def mislabelled(data: bytes, path: Path | str, wanted: str) -> Unreadable:
    """Return the refusal of a file whose bytes are not what its name says.

    >>> str(mislabelled(b"", "a.pdf", "a PDF document"))
    'a.pdf: empty: it holds no bytes, so it is not a PDF document; get the file again'
    """
    if not data:
        return Unreadable(path, f"empty: it holds no bytes, so it is not {wanted}", "get the file again")
    kind, advice = kind_of(data)
    if not kind:
        page = is_page(data[:5000].decode("latin-1"))
        binary = b"\0" in data[:5000]
        kind = "an HTML page" if page else "binary" if binary else "text"
        advice = f"rename it to end in {'.html' if page else '.txt'}" if not binary else "get the file again"
    return Unreadable(path, f"not {wanted} but {kind}", advice)


def _known(encoding: str | None) -> str:
    """Return the name by which Python knows an encoding, or nothing; a page's Latin-1 is Windows-1252.

    Browsers read it so (https://encoding.spec.whatwg.org/#names-and-labels).
    """
    try:
        name = codecs.lookup((encoding or "").strip()).name
        "".encode(name)  # not every codec is one of text
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _wide(data: bytes, path: Path | str) -> str:
    """Return UTF-16 for bytes of which every second one is zero, as in English without a mark.

    Raises:
        Unreadable: the zeros stand elsewhere, so this is no text.

    """
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * MOSTLY_ZERO / 2 or min(even, odd) > len(sample) * FEW_ZERO / 2:
        raise Unreadable(path, "binary: it holds zero bytes", ADVICE)
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes) -> str:
    """Return the likely encoding of bytes that are not valid UTF-8.

    Mostly ASCII is Windows-1252, as in browsers: a statistical guess needs more to go by, and was
    seen to take "café" for Chinese and Danish for Czech.
    """
    high = len(data) - len(data.translate(None, HIGH))
    damaged = data.decode("utf-8", "replace").count("\ufffd") * 20 < high
    if damaged:  # UTF-8 with a few wrong bytes, or cut in the middle of a character
        return "utf-8"
    if high < MOSTLY_ASCII * len(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best else "cp1252"


def clean(text: str) -> str:
    r"""Return text without lone surrogates, which no encoding can write.

    >>> clean("a\ud800b")
    'a�b'
    """
    return HALVES.sub("\ufffd", text)


def is_page(text: str) -> bool:
    """Tell whether a text is the source of an HTML page.

    >>> is_page(" <!DOCTYPE html><html>"), is_page("The <html> tag")
    (True, False)
    """
    return text[:200].lstrip().casefold().startswith(PAGE) and "<html" in text[:5000].casefold()


def front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Split front matter off: lines of ``key: value`` between two lines of ``---``.

    Only this part of YAML is read: one value a line, quotes round it or not; lists and nested
    fields are passed over. Without a closing line there is no front matter, and all is text.

    >>> front_matter("---\ntitle: 'Crane: back'\n---\nIt is back.")
    ({'title': 'Crane: back'}, 'It is back.')
    >>> front_matter("---\nIt is back.")
    ({}, '---\nIt is back.')
    """
    lines = text[:20_000].splitlines(keepends=True)
    closing = (i for i, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    end = next(closing, 0) if lines and lines[0].rstrip() == "---" else 0
    if not end:
        return {}, text
    pairs = (line.partition(":") for line in lines[1:end] if line[:1].isalpha())
    fields = {key.strip().casefold(): _unquoted(value.strip()) for key, _, value in pairs}
    return fields, text[sum(map(len, lines[: end + 1])) :]


def _unquoted(value: str) -> str:
    """Return a value without the quotation marks round it."""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
