"""HTML pages: the article in a page and what the page says of itself, by trafilatura.

Hidden elements are taken out first: what no reader sees is not the article, and a page could buy a
score with it. How many words of prose went is noted on the article.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from credence import pages
from credence.formats import hidden, rails
from credence.formats.common import Fields
from credence.pages import Unreadable

ADVICE = "save the article alone, as .html or .txt"
LARGEST = 10_000_000  # bytes of a page
MOST_TAGS = 60_000
MANY_TAGS = 12_000  # trafilatura takes a third of a millisecond a tag
MUCH = 3_000_000  # bytes of text, as of a long book
LONG_TAG, MOST_ATTRIBUTES = 10_000, 1_000
QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
TOP = 5  # lines within which a page says its headline
MUCH_HIDDEN = 30  # words of prose; less is the label of a button
LEAST_SHOWN = 50  # words that a page shows; metadata counts below that alone, as no reader sees it
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s?=\s?[\"']?\s?([\w.:-]{2,40})", re.IGNORECASE)
FIELDS = {
    "title": "title",
    "date": "published",
    "sitename": "outlet",
    "url": "url",
    "author": "author",
}
# Days are looked for where pages declare them, not guessed from the text; no page is of the future's past.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def fields(data: bytes, where: Path | str, declared: str | None = None) -> Fields:
    """Return the article of an HTML page: text, title, date, outlet, author, url, where it has them.

    Raises:
        Unreadable: the bytes are no text, or the page is too large to be one of an article.

    """
    tags = data.count(b"<")
    if len(data) > LARGEST or tags > MOST_TAGS:
        limits = f"at most {LARGEST:,} and {MOST_TAGS:,} are read"
        raise Unreadable(where, f"a page of {len(data):,} bytes and {tags:,} tags; {limits}", ADVICE)
    if any(_attributes(tag) > MOST_ATTRIBUTES for tag in data.split(b"<") if len(tag) > LONG_TAG):
        reason = f"a tag with more than {MOST_ATTRIBUTES:,} attributes"
        raise Unreadable(where, reason, ADVICE)
    named = DECLARED.search(data[:5000])
    text = pages.decode(data, where, declared or (named and named[1].decode("ascii", "replace")))
    tree = _tree(text) if text.strip() else None
    if tree is None:
        return {"text": ""}
    return _fields(tree, _paragraphs if tags > MANY_TAGS or len(data) > MUCH else _article)


def _attributes(tag: bytes) -> int:
    """Return about how many attributes a long tag has; parsing time grows with their square."""
    return len(QUOTED.sub(b"", tag).partition(b">")[0].split())


def _tree(text: str) -> Any:  # noqa: ANN401 -- lxml has no types
    """Return the parsed page, or ``None`` where there is nothing in it."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _fields(tree: Any, read: Callable[[Any], str]) -> Fields:  # noqa: ANN401 -- the same
    """Return the article of a parsed page, its text read as told."""
    about = _about(tree)
    embedded = max(_embedded(tree), key=len, default="")
    for script in list(
        tree.iter("script")
    ):  # trafilatura would take the text of metadata for one that is shown
        script.drop_tree()
    headlines = {_key(about["title"]), *(_key(node.text_content()) for node in tree.iter("h1"))}
    left_out = hidden.remove(tree)
    rails.remove(tree)
    text = _without_headline(read(tree), headlines)
    notes = [f"hidden text of {left_out} words left out"] if left_out >= MUCH_HIDDEN else []
    if len(text.split()) < LEAST_SHOWN < len(embedded.split()):
        text = embedded
        notes.append("the page shows no text; this is the text of its metadata")
    return {**about, "text": text, "notes": tuple(notes)}


def _about(tree: Any) -> Fields:  # noqa: ANN401 -- the same
    """Return what a page says of itself in its head, and in a copy of its first elements."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without text
    head = deepcopy(tree) if sum(1 for _ in tree.iter()) < MANY_TAGS else _head(tree)
    found = trafilatura.extract_metadata(head, date_config=DATES, extensive=False).as_dict()
    language = (tree.get("lang") or "").partition("-")[0].lower()
    return {ours: found.get(name) or "" for name, ours in FIELDS.items()} | {"language": language}


def _head(tree: Any) -> Any:  # noqa: ANN401 -- the same
    """Return a page with the head of a page and nothing else."""
    from lxml import html

    page = html.document_fromstring("<html><head></head><body><p></p></body></html>")
    for node in tree.iterfind("head/*"):
        page.head.append(deepcopy(node))
    return page


def _article(tree: Any) -> str:  # noqa: ANN401 -- the same
    """Return the article text that trafilatura finds, a paragraph a line."""
    import trafilatura
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    return str(found.as_dict()["text"] or "") if isinstance(found, Document) else ""


def _paragraphs(tree: Any) -> str:  # noqa: ANN401 -- the same
    """Return the text of all paragraphs: of a page with so many tags that looking for more takes minutes."""
    lines = (" ".join(node.text_content().split()) for node in tree.iter("p", "h2", "h3", "h4"))
    return "\n".join(filter(None, lines))


def _without_headline(text: str, headlines: set[str]) -> str:
    """Return text without the headline above it, which is the article's title."""
    lines = text.splitlines()
    top = [line for line in lines[:TOP] if _key(line) not in headlines]
    return "\n".join([*top, *lines[TOP:]])


def _key(line: str | None) -> str:
    """Return a line without what differs between two prints of one headline."""
    return " ".join(re.findall(r"\w+", (line or "").casefold()))


def _embedded(tree: Any) -> Iterator[str]:  # noqa: ANN401 -- the same
    """Yield the article texts that a page carries as schema.org data (https://schema.org/articleBody)."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _bodies(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue


def _bodies(data: object) -> Iterator[str]:
    """Yield the article texts in schema.org data: in an object, its graph, or a list."""
    if isinstance(data, list):
        for one in data:
            yield from _bodies(one)
    elif isinstance(data, dict):
        if isinstance(data.get("articleBody"), str):
            yield _without_tags(data["articleBody"])
        yield from _bodies(data.get("@graph") or data.get("mainEntity") or [])


def _without_tags(text: str) -> str:
    """Return text without the markup that some sites leave in it."""
    tree = _tree(f"<div>{text}</div>") if "<" in text or "&" in text else None
    if tree is None:
        return text
    for node in tree.iter("p", "br", "div", "li", "h2", "h3"):
        node.tail = "\n" + (node.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(filter(None, lines))
