"""A whole page that needs nothing else: its policy lets it load nothing and run only scripts it holds."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from credence.show.markup import Html, el, framed
from credence.show.standalone import source


def policy(form: str, scripts: Iterable[str]) -> str:
    """Return a Content-Security-Policy in which scripts of this package stand by their sums, at ``{}``.

    >>> policy("script-src {}", ["ways.js"]).startswith("script-src 'sha256-")
    True
    """
    sums = (b64encode(sha256(source(name).encode()).digest()).decode() for name in scripts)
    return form.format(" ".join(f"'sha256-{one}'" for one in sums))


def page(title: str, allowed: str, *parts: str, style: str = "") -> str:
    """Return a page with a title, the policy ``allowed`` and the parts below each other, each escaped.

    >>> page("Tides", "default-src 'none'", "a & b").splitlines()[0]
    '<!doctype html>'
    """
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=allowed),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        *([el("style", Html(style))] if style else ()),
    )
    return f"<!doctype html>\n{el('html', head, el('body', framed(*parts), class_='page'), lang='en')}\n"
