"""One page from the web, and only when somebody names its address.

Asks robots.txt first (RFC 9309), sends no cookies, follows at most five redirects, and reaches
no private or loopback address, by name or by redirect, unless told to: each connection is made
to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

AGENT = "credence/0.1 (reads single news articles that a person names)"
SCHEMES = ("http", "https")
REDIRECTS = 5
LARGEST = 10_000_000  # bytes
PATIENCE = 20.0  # seconds for one page, redirects and robots.txt included
LONGEST_URL = 8_000  # characters; RFC 9110 asks servers for as many
CHUNK = 65_536
MOVED = frozenset({301, 302, 303, 307, 308})
TYPES = (
    "text/html",
    "text/plain",
    "application/xhtml+xml",
    "text/markdown",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
OK, BROKEN = 200, 500  # statuses: the answer; from here on the site cannot answer
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


class FetchError(Exception):
    """A page that cannot be had; ``reason`` says why and ``advice`` what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        """Keep the two parts."""
        super().__init__(f"{reason}; {advice}")
        self.reason, self.advice = reason, advice


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: where it was found in the end, its bytes, and its media type."""

    url: str
    body: bytes
    kind: str


def fetch(url: str, *, private: bool = False) -> Fetched:
    """Return the page at ``url``; ``private`` allows addresses that are not public.

    Raises:
        FetchError: the address is wrong, not public or forbidden by robots.txt; the page is no
            text, too large, too slow, moved too often, or not there.

    >>> fetch("http://127.0.0.1/")
    Traceback (most recent call last):
    ...
    credence.fetch.FetchError: 127.0.0.1 is not a public address; save the page and give the file

    """
    until = time.monotonic() + PATIENCE
    allowed: dict[str, RobotFileParser] = {}
    last, response, body = _follow(url, until, private=private, allowed=allowed)
    return _page(last, response, body)


def _follow(
    url: str, until: float, *, private: bool, allowed: dict[str, RobotFileParser] | None
) -> tuple[str, HTTPResponse, bytes]:
    """Return the last address that a page has moved to, and its answer; each address on the way is checked.

    ``allowed`` keeps the robots.txt of each site on the way; ``None`` asks for none.
    """
    for _ in range(REDIRECTS + 1):
        parts = _checked(url)
        if allowed is not None and not _allowed(parts, until, allowed, private=private):
            raise FetchError("the site's robots.txt asks not to be read", "save the page and give the file")
        response, body = _get(parts, until, private=private)
        if response.status not in MOVED:
            return url, response, body
        url = urljoin(url, response.getheader("Location") or "")
    raise FetchError(f"moved more than {REDIRECTS} times", "give the page's last address")


def _checked(url: str) -> SplitResult:
    """Return the parts of an address, if it is one that can be asked for."""
    advice = "give an address that begins with http:// or https://"
    if len(url) > LONGEST_URL:
        raise FetchError(f"an address of {len(url)} characters", f"give one of at most {LONGEST_URL}")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise FetchError(f"not an address: {error}", advice) from error
    if parts.scheme not in SCHEMES or not parts.hostname or not url.isascii() or not url.isprintable():
        raise FetchError("not an address of a page", advice)
    return parts


def _page(url: str, response: HTTPResponse, body: bytes) -> Fetched:
    """Return the page of a final answer, if it is one."""
    if response.status != OK:
        raise FetchError(f"the site answered {response.status} {response.reason}", "check the address")
    kind = (response.getheader("Content-Type") or "text/html").partition(";")[0].strip().lower()
    if kind not in TYPES:
        raise FetchError(f"the page is {kind}, not text", "give the address of an article")
    return Fetched(url, body, kind)


def _allowed(parts: SplitResult, until: float, known: dict[str, RobotFileParser], *, private: bool) -> bool:
    """Tell whether robots.txt lets us read.

    As RFC 9309 has it: a site without one does, one that cannot answer for it does not, and the file
    may have moved.
    """
    site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    if site not in known:
        _, response, body = _follow(f"{site}/robots.txt", until, private=private, allowed=None)
        if response.status >= BROKEN:
            reason = f"the site's robots.txt cannot be read: it answered {response.status}"
            raise FetchError(reason, "try again later, or save the page and give the file")
        known[site] = RobotFileParser()
        text = body.decode("utf-8-sig", "replace") if response.status == OK else ""
        known[site].parse(text.splitlines())
    return known[site].can_fetch(AGENT, parts.geturl())


def _get(parts: SplitResult, until: float, *, private: bool) -> tuple[HTTPResponse, bytes]:
    """Return one answer and its body, of at most :data:`LARGEST` bytes."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _connection(parts, until, private=private)
    clock = Timer(_left(until), _hang_up, [connection.sock])
    clock.start()
    try:
        connection.request("GET", target, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
        response = connection.getresponse()
        return response, _body(response, until)
    except (OSError, HTTPException) as error:
        _left(until)
        reason = f"no answer: {error or type(error).__name__}"
        raise FetchError(reason, "check the address and the network") from error
    finally:
        clock.cancel()
        connection.close()


def _hang_up(line: socket.socket) -> None:
    """End a connection under a site that sends a byte now and then: no single wait is too long, all are."""
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _body(response: HTTPResponse, until: float) -> bytes:
    """Read an answer piece by piece, so that neither its size nor its slowness can hold us."""
    body = bytearray()
    while piece := response.read1(CHUNK):
        body += piece
        if len(body) > LARGEST:
            raise FetchError(f"larger than {LARGEST} bytes", "give the address of a single article")
        _left(until)
    _left(until)
    return bytes(body)


def _left(until: float) -> float:
    """Return the seconds left; there must be some."""
    left = until - time.monotonic()
    if left <= 0:
        raise FetchError(f"no whole answer within {PATIENCE:.0f} seconds", "try again, or save the page")
    return left


def _connection(parts: SplitResult, until: float, *, private: bool) -> HTTPConnection:
    """Return a connection that is open to an address that has been checked."""
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    raw = _open(_addresses(host, port, private=private), port, until)
    try:
        connection = HTTPSConnection(host, port) if secure else HTTPConnection(host, port)
        connection.sock = (
            ssl.create_default_context().wrap_socket(raw, server_hostname=host) if secure else raw
        )
    except OSError as error:
        raw.close()
        raise FetchError(f"no secure connection: {error}", "check the address and the network") from error
    return connection


def _open(addresses: list[str], port: int, until: float) -> socket.socket:
    """Return a connection to the first of the addresses that answers."""
    problem: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=_left(until))
        except OSError as error:
            problem = error
    raise FetchError(f"no connection: {problem}", "check the address and the network") from problem


def _addresses(host: str, port: int, *, private: bool) -> list[str]:
    """Return the addresses of a host; all that it has must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"no such site: {host}", "check the address and the network") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private and not all(map(is_public, addresses)):
        raise FetchError(f"{host} is not a public address", "save the page and give the file")
    return addresses


def is_public(address: str) -> bool:
    """Tell whether an address is one of the public network, also where one is packed into another.

    >>> [is_public(one) for one in ("1.1.1.1", "10.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "224.0.0.1")]
    [True, False, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        packed = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in TRANSLATED:
            packed = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        found = packed or found
    return found.is_global and not found.is_multicast
