"""What the readers of all formats share: what was asked for, limits, how a record becomes an article."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credence import pages, shapes
from credence.model import Article
from credence.pages import Unreadable
from credence.text import is_heading, paragraphs

Fields = dict[str, Any]
Found = Iterator[Article | Unreadable]

LARGEST = 50_000_000  # bytes of one document, one line or one record: a hundred times the longest reportage
TITLE_WITHIN = 5  # paragraphs at the top of a text among which its headline is looked for
DATES = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%d.%m.%Y")


def _say(line: str) -> None:
    """Say on standard error, as Python does with warnings that nobody handles, what a reader guessed."""
    logging.getLogger("credence").warning(line)


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    ``columns`` names the column of a table that holds a field (``{"text": "body"}``); ``private``
    allows addresses that are not public; ``follow`` fetches the addresses that a file lists (off in
    a folder: its owner named the folder, not the addresses); ``say`` takes remarks.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    private: bool = False
    follow: bool = True
    say: Callable[[str], None] = _say


def data_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        Unreadable: it is larger than :data:`LARGEST`.
        OSError: the system refuses it.

    """
    size = path.stat().st_size
    if size > LARGEST:
        raise too_large(path, size)
    return path.read_bytes()


def too_large(path: Path | str, size: int | None = None, line: int | None = None) -> Unreadable:
    """Return the refusal of what is too large to be an article."""
    of = f"{size:,} bytes" if size else "a piece"
    reason = f"{of}, larger than the {LARGEST:,} that one article may have"
    return Unreadable(path, reason, "split it, or give a table with one article a row", line=line)


def article(record: Mapping[str, Any], fallback: str, origin: str = "") -> Article:
    """Return the article of a record; its headline comes from its text where it has none."""
    text = pages.clean(record["text"])
    return Article(
        id=_string(record, "id") or fallback,
        title=_string(record, "title") or headline(text),
        text=text,
        outlet=_string(record, "outlet", "source", "site", "publisher"),
        url=_string(record, "url", "link"),
        published=day(record.get("published") or record.get("date")),
        language=_string(record, "language", "lang") or "en",
        author=_string(record, "author", "authors", "byline"),
        label=_string(record, "label"),
        origin=origin,
        notes=tuple(record.get("notes") or ()) if isinstance(record.get("notes"), tuple) else (),
    )


def _string(record: Mapping[str, Any], *names: str) -> str:
    """Return the first of the fields that holds something, as one line."""
    values = (record.get(name) for name in names)
    found = next((value for value in values if isinstance(value, str | int) and str(value).strip()), "")
    return " ".join(pages.clean(str(found)).split())


def day(value: object) -> dt.date | None:
    """Return a day, from a date or from text in a usual form; ``None`` where there is none.

    >>> day("2025-01-29T08:00:00Z") == day("29 January 2025") == dt.date(2025, 1, 29)
    True
    """
    text = str(value or "").strip()
    forms = ((DATES[0], text[:10]), *((form, text) for form in DATES[1:]))
    for form, piece in forms if text else ():  # each trial costs as much as to score two words
        try:
            return dt.datetime.strptime(piece, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    return None


def headline(text: str) -> str:
    r"""Return the headline that opens a text, or nothing.

    It is the first paragraph that is no label of the page, if that is a heading with text under it.

    >>> headline("Home > News\nCrane Returns\nThe crane is back."), headline("The crane is back.")
    ('Crane Returns', '')
    """
    top = [span.of(text) for span in paragraphs(text[:20_000])[: TITLE_WITHIN + 1]]
    lines = [line for line in top if not shapes.label(line)]
    titled = len(lines) > 1 and is_heading(lines[0]) and " " in lines[0]
    return lines[0].lstrip("# ").strip() if titled else ""
