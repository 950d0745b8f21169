"""From bytes to text: encodings, HTML pages, front matter. Knows nothing of articles."""

from __future__ import annotations

import codecs
import logging
import re
from pathlib import Path
from typing import Any

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
ADVICE = "save the article as text (.txt) or as a page (.html)"
SURROGATE = re.compile("[\ud800-\udfff]")
HIGH = bytes(range(128, 256))
MOSTLY_ASCII = 0.3  # at most this share of bytes is not ASCII
SAMPLE = 100_000  # bytes that a guess at the encoding is made from
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


def decode(data: bytes, path: Path | str) -> str:
    """Return the text of a file: UTF-8, else by byte order mark, else by the best guess.

    Raises:
        Unreadable: the bytes are no text.

    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return clean(data.decode(encoding, "replace"))
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(path, f"{kind}, not text", ADVICE)
    if b"\0" in data:
        raise Unreadable(path, "binary: it holds zero bytes", ADVICE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str:
    """Decode bytes that are not valid UTF-8.

    Mostly ASCII is Windows-1252, as in browsers: a statistical guess needs more to go by, and was
    seen to take "café" for Chinese and Danish for Czech.
    """
    text = data.decode("utf-8", "replace")
    high = len(data) - len(data.translate(None, HIGH))
    damaged = text.count("\ufffd") * 20 < high
    if damaged:  # UTF-8 with a few wrong bytes, or cut in the middle of a character
        return text
    if high < MOSTLY_ASCII * len(data):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return clean(data.decode(best.encoding if best else "cp1252", "replace"))


def clean(text: str) -> str:
    r"""Return text without lone surrogates, which no encoding can write.

    >>> clean("a\ud800b")
    'a�b'
    """
    return SURROGATE.sub("\ufffd", text)


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


def fields(data: bytes, path: Path | str) -> dict[str, Any]:
    """Return the article of an HTML page: text, title, date, outlet, url, where it has them.

    Raises:
        Unreadable: the bytes are no text.

    """
    decode(data, path)  # refuses what is no text
    if not data.strip():
        return {"text": ""}
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    if found is None:
        return {"text": ""}
    page = found if isinstance(found, dict) else found.as_dict()
    names = {
        "title": "title",
        "date": "published",
        "sitename": "outlet",
        "url": "url",
        "language": "language",
    }
    return {"text": page.get("text") or ""} | {ours: page.get(name) or "" for name, ours in names.items()}
