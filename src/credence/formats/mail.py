"""Mail: one message (.eml) or a box of them (.mbox), by the standard library's email package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from credence import pages
from credence.formats import page
from credence.formats.common import LARGEST, Fields, Found, Options, article, too_large
from credence.pages import Unreadable

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST_PARTS = 200
ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
HEADERS = ("from", "to", "subject", "date", "received", "message-id", "return-path")


def fields(data: bytes, where: Path | str) -> Fields:
    """Return the article of a mail: its page or text, subject, sender and day.

    Of a mail that has both a page and a text the page is read, unless far less of it is found.

    Raises:
        Unreadable: the bytes are no mail, or the mail is encrypted, has no text or too many parts.

    """
    from email import message_from_bytes, policy
    from email.errors import MessageError

    try:
        message = message_from_bytes(data, policy=policy.default)
        if not any(name.lower() in HEADERS for name in message.keys()):  # noqa: SIM118 -- no mapping
            raise pages.mislabelled(data, where, "a mail")
        return _fields(message, where)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, IndexError) as error:
        reason = f"a broken mail: {str(error)[:100] or type(error).__name__}"
        raise Unreadable(where, reason, "save its text as .txt") from error


def _fields(message: EmailMessage, where: Path | str) -> Fields:
    """Return the article of a message."""
    parts = [part for _, part in zip(range(MOST_PARTS + 1), message.walk(), strict=False)]
    if len(parts) > MOST_PARTS:
        raise Unreadable(where, f"a mail of more than {MOST_PARTS} parts", "save its text as .txt")
    if any(part.get_content_type() in ENCRYPTED for part in parts):
        raise Unreadable(where, "an encrypted mail", "open it in your mail program, save its text as .txt")
    body = [part for part in parts if not part.is_multipart() and not part.is_attachment()]
    found = _page(body, where) or _text(body, where)
    if not found:
        raise Unreadable(where, "a mail without text", "save what it holds as a file of its own")
    return {**found, **_about(message)}


def _page(parts: list[EmailMessage], where: Path | str) -> Fields:
    """Return the article of the page in a mail, unless its text holds twice as much."""
    part = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if part is None:
        return {}
    found = page.fields(_bytes(part), where, part.get_content_charset())
    text = str(_text(parts, where).get("text", ""))
    return found if found["text"] and 2 * len(found["text"].split()) >= len(text.split()) else {}


def _text(parts: list[EmailMessage], where: Path | str) -> Fields:
    """Return the article of the plain text in a mail."""
    part = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    if part is None:
        return {}
    text = pages.decode(_bytes(part), where, part.get_content_charset())
    return {"text": text} if text.strip() else {}


def _bytes(part: EmailMessage) -> bytes:
    """Return the content of a part, whatever it was packed in."""
    return bytes(part.get_payload(decode=True) or b"")


def _about(message: EmailMessage) -> Fields:
    """Return what the head of a mail says of it; a list that sends it is its outlet."""
    from email.utils import parseaddr, parsedate_to_datetime

    sender, address = parseaddr(str(message.get("from", "")))
    listed = str(message.get("list-id", "")).partition("<")[0].strip(' "')
    try:
        day = parsedate_to_datetime(str(message.get("date", ""))).date()
    except ValueError:
        day = None
    return {
        "title": str(message.get("subject", "")),
        "author": sender or address,
        "outlet": listed,
        "published": day,
        "language": str(message.get("content-language", "")).partition(",")[0],
    }


def mailbox(path: Path, options: Options) -> Found:  # noqa: ARG001 -- one shape for all readers
    """Yield the article of each mail of a box, or why there is none; one mail at a time is held."""
    count = 0
    for count, (line, data) in enumerate(_messages(path), 1):
        try:
            origin = f"{path}, line {line}"
            yield article(fields(data, origin), f"{path.stem}-{count}", origin)
        except Unreadable as problem:
            yield problem
    if not count:
        reason = 'no mail: no line begins with "From "'
        raise Unreadable(path, reason, "export the mails again as .mbox or .eml")


def _messages(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the first line and the bytes of each mail: RFC 4155, a line "From " after an empty one."""
    first, size, held, blank = 0, 0, list[bytes](), True
    with path.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LARGEST + 1), b""), 1):
            if blank and line.startswith(b"From "):
                if first:
                    yield first, b"".join(held)
                first, size, held = number, 0, []
            elif first:
                held.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
                size += len(line)
            if size > LARGEST or len(line) > LARGEST:
                raise too_large(path, line=first or number)
            blank = not line.strip()
    if first:
        yield first, b"".join(held)
