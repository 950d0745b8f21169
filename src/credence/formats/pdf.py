"""PDF documents: the text of their pages, put together to paragraphs.

A PDF knows where letters stand, not what a paragraph is. Lines are joined while they fill the
column; a short line ends a paragraph; what stands at the top or bottom of most pages is left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from credence import pages
from credence.formats.common import Fields
from credence.pages import Unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 500
FULL = 0.7  # a line of at least this share of the usual width goes on in the next one
HEAD_WORDS = 8
ROOM = 1.3  # of a full line: all but the width of the page
BULLETS = "•·*–▪"
RECURS = 3  # pages on which a line at the edge stands, to be a running head
PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—|\s]*\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*", re.IGNORECASE)
NO_TITLE = re.compile(r"untitled|microsoft word\b|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|html?)$", re.IGNORECASE)


def fields(data: bytes, where: Path | str) -> Fields:
    """Return the article of a PDF document: text, and title, author and day of making where it has them.

    Raises:
        Unreadable: it is none, is broken, encrypted, has too many pages or no text.

    """
    if b"%PDF" not in data[:1024]:
        raise pages.mislabelled(data, where, "a PDF document")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports what it could mend
    try:
        return _fields(data, where)
    except Unreadable:
        raise
    except Exception as error:  # what a broken document raises has no common type
        reason = f"a broken PDF document: {str(error)[:100] or type(error).__name__}"
        raise Unreadable(where, reason, "get the file again, or save its text as .txt") from error


def _fields(data: bytes, where: Path | str) -> Fields:
    """Return the article of a PDF document that may be broken."""
    import pypdf

    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not _opened(reader):
        raise Unreadable(where, "an encrypted PDF document", "open it with its password, save it without one")
    if len(reader.pages) > MOST_PAGES:
        reason = f"a PDF document of {len(reader.pages)} pages; at most {MOST_PAGES} are read"
        raise Unreadable(where, reason, "give the pages of one article")
    text = reflow([page.extract_text().splitlines() for page in reader.pages])
    if not text:
        advice = "run text recognition (OCR) on it and save the result"
        raise Unreadable(where, "a PDF document without text, perhaps a scan", advice)
    return {"text": text, **_metadata(reader)}


def _opened(reader: PdfReader) -> bool:
    """Tell whether a document opens without a password, as many locked against changes do."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _metadata(reader: PdfReader) -> Fields:
    """Return what a document says of itself, without titles that a program gave."""
    about = reader.metadata
    if about is None:
        return {}
    title = str(about.title or "").strip()
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(about.get("/CreationDate", "")))
    return {
        "title": "" if NO_TITLE.match(title) else title,
        "author": str(about.author or ""),
        "published": "-".join(made.groups()) if made else "",
    }


def reflow(sheets: Sequence[Sequence[str]]) -> str:
    r"""Return the paragraphs of pages of lines, one a line.

    >>> reflow([["The crane came back on Fri-", "day after a year.", "It lifts."]])
    'The crane came back on Friday after a year.\nIt lifts.'
    """
    lines = [line for sheet in _without_running_heads(sheets) for line in sheet]
    widths = sorted(map(len, filter(None, lines)))
    full = FULL * widths[len(widths) * 9 // 10] if widths else 0.0
    return "\n".join(_paragraphs(lines, full))


def _without_running_heads(sheets: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield pages without page numbers and the lines that stand at the edge of most of them."""
    stripped = [[" ".join(line.split()) for line in sheet] for sheet in sheets]
    trimmed = [[line for line in sheet if line] for sheet in stripped]
    edges = Counter(_key(line) for sheet in trimmed for line in {*sheet[:2], *sheet[-2:]})
    least = max(RECURS, len(sheets) // 2)
    for sheet in trimmed:
        inner = range(2, len(sheet) - 2)
        yield [
            line
            for i, line in enumerate(sheet)
            if i in inner or (edges[_key(line)] < least and not PAGE_NUMBER.fullmatch(line))
        ]


def _key(line: str) -> str:
    """Return a line, a short one without its figures: a running head counts pages."""
    return re.sub(r"\d+", "#", line) if len(line.split()) <= HEAD_WORDS else line


def _paragraphs(lines: Sequence[str], full: float) -> Iterator[str]:
    """Yield paragraphs: lines joined until one is too short to be filled."""
    pieces: list[str] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        small = following[:1].islower()
        if small and line.endswith(("-", "\u00ad")) and line[-2:-1].isalpha():
            pieces.append(line[:-1])
        elif small or (following and _goes_on(line, following, full)):
            pieces.append(line + " ")
        else:
            yield "".join([*pieces, line])
            pieces = []


def _goes_on(line: str, following: str, full: float) -> bool:
    """Tell whether a line was filled, so that its paragraph goes on.

    After the end of a sentence only a line in which the next word had no room counts as filled.
    """
    if following[0] in BULLETS:
        return False
    if line.rstrip("”’\"')").endswith((".", "!", "?")):
        return len(line) + len(following.split(maxsplit=1)[0]) > full * ROOM
    return len(line) >= full
