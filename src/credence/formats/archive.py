"""Archives of the web (.warc, .warc.gz; ISO 28500): the article of each page that was saved, by warcio."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from credence import pages
from credence.formats import page, web
from credence.formats.common import Fields, Found, Options, article
from credence.pages import Unreadable

LONGEST_LINE = 4_000_000  # bytes; warcio takes time with the square of it
LARGEST_PAGE = 10_000_000  # bytes once unpacked
PAGES = ("text/html", "application/xhtml+xml")
# Plain text that a site sent is a robots.txt more often than an article; a conversion is a page's text.
KINDS = {"response": PAGES, "resource": PAGES, "conversion": ("text/plain",)}
BROKEN = "get the archive again, or save its pages as .html"


def pages_of(path: Path, options: Options) -> Found:  # noqa: ARG001 -- one shape for all readers
    """Yield the article of each page in an archive, or why there is none; pictures and so on are no pages."""
    none = True
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    with Bounded(cast(IO[bytes], opened(path, "rb"))) as stream:
        for url, kind, body in _records(stream, path):
            none = False
            try:
                yield article(_fields(kind, body, url), web.name(url), url)
            except Unreadable as problem:
                yield problem
    if none:
        raise Unreadable(path, "no page in this archive of the web, or it is cut off", "get it again")


class Bounded(io.RawIOBase):
    """A stream that ends with an error where a line is longer than any page: a bomb, read line by line."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Keep the stream."""
        self.stream, self.since = stream, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 -- Buffer has a name from Python 3.12 on
        """Read a piece.

        Raises:
            ValueError: the line at hand is too long, or the stream is cut off.

        """
        view = memoryview(buffer)
        try:
            piece = self.stream.read(len(view))
        except EOFError as error:  # warcio takes this one for the end of the archive
            raise ValueError("it is cut off") from error
        self.since = len(piece) - piece.rfind(b"\n") - 1 if b"\n" in piece else self.since + len(piece)
        if self.since > LONGEST_LINE:
            raise ValueError(f"a line of more than {LONGEST_LINE:,} bytes")
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the stream too."""
        self.stream.close()
        super().close()


def _fields(kind: str, body: bytes, url: str) -> Fields:
    """Return the article of one record."""
    if len(body) > LARGEST_PAGE:
        raise Unreadable(url, f"a page of more than {LARGEST_PAGE:,} bytes", "save its text as .txt")
    found = page.fields(body, url) if kind in PAGES else {"text": pages.decode(body, url)}
    return {**found, "url": url}


def _records(stream: Any, path: Path) -> Iterator[tuple[str, str, bytes]]:  # noqa: ANN401 -- warcio has no types
    """Yield address, media type and bytes of each page or text; of one too large, a byte too many."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        for record in ArchiveIterator(stream):
            kind = _kind(record)
            if kind:
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield url.strip("<>"), kind, _body(record.content_stream())
    except Exception as error:  # what a broken archive raises has no common type
        reason = f"a broken archive of the web: {str(error).strip()[:100] or type(error).__name__}"
        raise Unreadable(path, reason, BROKEN) from error


def _body(stream: Any) -> bytes:  # noqa: ANN401 -- the same
    """Return the body of a record, or a byte more of it than a page may have."""
    body = bytearray()
    while len(body) <= LARGEST_PAGE and (piece := stream.read(LARGEST_PAGE + 1 - len(body))):
        body += piece
    return bytes(body)


def _kind(record: Any) -> str:  # noqa: ANN401 -- the same
    """Return the media type of a record that holds a page or its text; nothing for any other record."""
    headers = record.http_headers
    if record.rec_type == "response" and headers and headers.get_statuscode() == "200":
        kind = headers.get_header("Content-Type") or "text/html"
    else:
        kind = record.rec_headers.get_header("Content-Type") or ""
    kind = kind.partition(";")[0].strip().lower()
    return kind if kind in KINDS.get(record.rec_type, ()) else ""
