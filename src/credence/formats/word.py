"""Word documents (.docx): the paragraphs of the body, tables included, and what it says of itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from credence import pages
from credence.formats.common import Fields
from credence.pages import Unreadable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = ("{*}t", "{*}tab", "{*}br")
BODY = "word/document.xml"
LARGEST_MARKUP = 12_000_000  # bytes of XML once unpacked: a parsed tree takes 20 times as much
LARGEST_WHOLE = 200_000_000  # bytes of all parts once unpacked, pictures too
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
BROKEN = "get the file again, or save its text as .txt"


def fields(data: bytes, where: Path | str) -> Fields:
    """Return the article of a Word document: text, and title, author and day where it has them.

    Raises:
        Unreadable: it is none, is broken, encrypted or unpacks to more than a document can be.

    """
    if data.startswith(OLD_OFFICE):  # an encrypted .docx is wrapped in the old container
        advice = "open it, remove the password, and save it as .docx"
        raise Unreadable(where, "an encrypted or old Word document", advice)
    if not data.startswith(b"PK"):
        raise pages.mislabelled(data, where, "a Word document")
    _check(data, where)
    try:
        return _fields(data)
    except Exception as error:  # what a broken document raises has no common type
        reason = f"a broken Word document: {str(error)[:100] or type(error).__name__}"
        raise Unreadable(where, reason, BROKEN) from error


def _check(data: bytes, where: Path | str) -> None:
    """Refuse an archive that is broken, no Word document, or a bomb; nothing is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(where, f"a broken or cut-off Word document: {error}", BROKEN) from error
    if BODY not in {part.filename for part in parts}:
        raise Unreadable(where, "a ZIP archive, no Word document", "unpack it and give the files in it")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(where, "an encrypted archive", "unpack it with its password and give the file in it")
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    if markup > LARGEST_MARKUP or whole > LARGEST_WHOLE:
        reason = f"it unpacks to {whole:,} bytes, {markup:,} of them markup: too large for a document"
        raise Unreadable(where, reason, "save the text alone as .docx or .txt")


def _fields(data: bytes) -> Fields:
    """Return the article of a Word document that may be broken."""
    import docx

    opened = docx.Document(BytesIO(data))
    about = opened.core_properties
    lines = (_line(paragraph) for paragraph in opened.element.body.iter("{*}p"))
    return {
        "text": "\n".join(filter(None, lines)),
        "title": about.title,
        "author": about.author if about.author != "python-docx" else "",
        "published": about.created.date() if about.created else None,
        "language": about.language,
    }


def _line(paragraph: Any) -> str:  # noqa: ANN401 -- an element of lxml, which has no types
    """Return the text of a paragraph, without deletions, with its breaks as blanks.

    A text box is a paragraph of its own inside another; it is read on its own.
    """
    nodes = (node for node in paragraph.iter(*SHOWN) if next(node.iterancestors("{*}p")) is paragraph)
    pieces = [(node.text or "") if node.tag.endswith("}t") else " " for node in nodes]
    return " ".join("".join(pieces).split())
