"""Addresses of the web: fetching one, and files that list them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credence.pages import Unreadable

if TYPE_CHECKING:
    from credence.fetch import Fetched

WEB = ("http://", "https://")
LONGEST_LIST = 10_000_000  # characters


def is_address(text: str) -> bool:
    """Tell whether an input is an address of the web.

    >>> is_address("HTTPS://example.org/a"), is_address("notes/http.txt")
    (True, False)
    """
    return text[:8].lower().startswith(WEB)


def listed(text: str) -> tuple[str, ...]:
    r"""Return the addresses of a text that holds nothing else, one a line; ``#`` begins a remark.

    >>> listed("# to read\nhttps://example.org/a\n\nhttps://example.org/b\n")
    ('https://example.org/a', 'https://example.org/b')
    >>> listed("https://example.org/a is down, the harbour board said.\n")
    ()
    """
    first = text[:1000].lstrip()
    if len(text) > LONGEST_LIST or not (is_address(first) or first.startswith("#")):
        return ()
    lines = [line.strip() for line in text.splitlines()]
    kept = tuple(line for line in lines if line and not line.startswith("#"))
    return kept if all(is_address(line) and len(line.split()) == 1 for line in kept) else ()


def fetched(url: str, *, private: bool) -> Fetched:
    """Return the page at an address.

    Raises:
        Unreadable: it cannot be had; see :func:`credence.fetch.fetch`.

    """
    from credence import fetch

    try:
        return fetch.fetch(url, private=private)
    except fetch.FetchError as problem:
        raise Unreadable(url, problem.reason, problem.advice) from problem


def name(url: str) -> str:
    """Return what an article at an address is called by.

    >>> name("https://example.org/news/crane.html"), name("https://example.org/")
    ('crane', 'example.org')
    """
    parts = urlsplit(url)
    return PurePosixPath(parts.path).stem or parts.hostname or ""
