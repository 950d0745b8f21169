"""A page from the web: only what was asked for, only from public addresses, only within limits."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
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
    "/other": (200, {"Content-Type": "text/html"}, PAGE.replace("late steel", "late paint").encode()),
    "/document": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 broken"),
    "/to-secret": (301, {"Location": "/secret"}, b""),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
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
        ("/to-secret", "robots.txt"),
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
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
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


def test_a_packed_answer_that_nobody_asked_for_is_refused_by_name(site: str) -> None:
    (found,) = corpus.read_all([f"{site}/packed"], Options(private=True))
    assert str(found).endswith(
        "/packed: a gzip archive, not text; unpack it; an archive of the web may end in .warc.gz"
    )


def test_a_broken_document_of_the_web_is_refused_by_name(site: str) -> None:
    (found,) = corpus.read_all([f"{site}/document"], Options(private=True))
    assert "/document: a broken PDF document" in str(found)


def test_a_file_that_lists_addresses_gives_their_pages_and_names_what_cannot_be_had(
    site: str, tmp_path: Path
) -> None:
    for name in ("pages.urls", "pages.txt"):
        path = tmp_path / name
        path.write_text(f"# two pages\n{site}/page\n\n{site}/absent\n{site}/other\n", encoding="utf-8")
        one, missing, two = corpus.read_all([path], Options(private=True))
        assert isinstance(one, Article)
        assert isinstance(two, Article)
        assert (one.id, two.id) == ("page", "other")
        assert str(missing) == f"{site}/absent: the site answered 404 Not Found; check the address"


def test_a_list_that_lies_in_a_folder_is_named_and_not_fetched(site: str, tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(f"{site}/page\n", encoding="utf-8")
    (found,) = corpus.read_all([tmp_path], Options(private=True))
    advice = "name the file itself to have them fetched"
    assert str(found) == f"{tmp_path / 'links.txt'}: a list of addresses, not fetched; {advice}"
    assert Site.seen == []


def test_a_site_whose_robots_txt_fails_is_not_read_and_one_that_moved_it_is_obeyed(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, "/rules", ANSWERS["/robots.txt"])
    monkeypatch.setitem(ANSWERS, "/robots.txt", (301, {"Location": "/rules"}, b""))
    with pytest.raises(FetchError, match=r"robots\.txt asks not"):
        fetch.fetch(f"{site}/secret", private=True)
    monkeypatch.setitem(ANSWERS, "/robots.txt", (503, {}, b""))
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read: it answered 503"):
        fetch.fetch(f"{site}/page", private=True)


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"], ids=["head", "body"]
)
def test_a_site_that_sends_a_byte_now_and_then_is_given_up(
    head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        site = threading.Thread(target=drip, args=(server, head))
        site.start()
        began = time.monotonic()
        with pytest.raises(FetchError, match="no whole answer within"):
            fetch.fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", private=True)
        site.join()
    assert time.monotonic() - began < 5


def drip(server: socket.socket, head: bytes) -> None:
    """Answer with no robots.txt, then with a page that never ends."""
    with server.accept()[0] as first:
        first.recv(4096)
        first.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    with server.accept()[0] as second, contextlib.suppress(OSError):
        second.sendall(head or b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            second.sendall(b"a")
            time.sleep(0.1)


def test_the_address_that_was_checked_is_the_one_that_is_reached(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo
    asked = []

    def look_up(host: str, *rest: Any, **options: Any) -> Any:
        if host == "rebinds.test":  # public for the check, private ever after
            asked.append(host)
            return known("1.1.1.1" if len(asked) == 1 else "127.0.0.1", *rest, **options)
        return known(host, *rest, **options)

    reached = []

    def connect(address: tuple[str, int], **_: float) -> socket.socket:
        reached.append(address[0])
        raise OSError("closed")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchError, match="no connection: closed"):
        fetch.fetch(site.replace("127.0.0.1", "rebinds.test") + "/page")
    assert reached == ["1.1.1.1"]
