"""A page from the web: only what was asked for, only from public addresses, only within limits."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from samples import SOBER, article

from credence import corpus, fetch
from credence.fetch import FetchError
from credence.formats import Options
from credence.model import Article

BODY = f"<article><p>{article(*SOBER).text}</p></article>"
PAGE = f"<html><head><title>Ferry</title></head><body>{BODY}</body></html>"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, article(*SOBER).text.encode()),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/large": (200, {"Content-Type": "text/html"}, b"a" * 2000),
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /secret\n"),
    "/secret": (200, {"Content-Type": "text/html"}, PAGE.encode()),
}


class Site(BaseHTTPRequestHandler):
    seen: list[dict[str, str]] = []  # noqa: RUF012 -- the handler class is made anew for each test

    def do_GET(self) -> None:
        self.seen.append({"path": self.path, **self.headers})
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Set-Cookie", "track=1")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_comes_with_its_last_address_and_without_cookies(site: str) -> None:
    page = fetch.fetch(f"{site}/moved", private=True)
    assert page.url == f"{site}/page"
    assert page.body == PAGE.encode()
    assert not any("Cookie" in request for request in Site.seen)
    assert all("credence" in request["User-Agent"] for request in Site.seen)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/secret", "robots.txt"),
        ("/loop", "moved more than 5 times"),
        ("/to-file", "not an address"),
        ("/picture", "image/png"),
        ("/absent", "404"),
    ],
)
def test_what_cannot_be_had_is_refused_with_its_reason(site: str, path: str, says: str) -> None:
    with pytest.raises(FetchError, match=says):
        fetch.fetch(site + path, private=True)


def test_a_page_over_the_limit_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 1000)
    with pytest.raises(FetchError, match="larger than 1000 bytes"):
        fetch.fetch(f"{site}/large", private=True)


def test_a_page_that_takes_too_long_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PATIENCE", 0.0)
    with pytest.raises(FetchError, match="within 0 seconds"):
        fetch.fetch(f"{site}/page", private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
    ],
)
def test_private_and_loopback_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch.fetch(url)


def test_a_redirect_into_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known, connect = socket.getaddrinfo, socket.create_connection

    def look_up(host: str, *rest: Any, **options: Any) -> Any:
        return known("1.1.1.1" if host == "public.test" else host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(
        socket, "create_connection", lambda address, timeout: connect(("127.0.0.1", address[1]), timeout)
    )
    monkeypatch.setitem(ANSWERS, "/inside", (302, {"Location": f"{site}/page"}, b""))
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is not a public address"):
        fetch.fetch(site.replace("127.0.0.1", "public.test") + "/inside")


@pytest.mark.parametrize(
    "url", ["http://", "http://a b/", "http://x:99999/", "https://\u00e9.example/", "http://" + "a" * 200_000]
)
def test_a_wrong_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch.fetch(url)


@pytest.mark.parametrize("path", ["/page", "/plain"])
def test_an_address_counts_as_an_article(site: str, path: str) -> None:
    (found,) = corpus.read_all([site + path], Options(private=True))
    assert isinstance(found, Article)
    assert found.url == site + path
    assert found.id == path.strip("/")
    assert "late steel" in found.text


def test_an_address_that_cannot_be_had_is_named_and_the_rest_goes_on() -> None:
    found = list(corpus.read_all(["http://127.0.0.1/a", "no-such.txt"]))
    assert [str(item) for item in found] == [
        "http://127.0.0.1/a: 127.0.0.1 is not a public address; save the page and give the file",
        "no-such.txt: No such file or directory; give a file or folder that exists",
    ]
