"""Parts of a page that by their role are not the article: taken out before the article is looked for.

Three kinds of evidence: roles of HTML and ARIA (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles);
words in class and id that site builders everywhere give to such parts; and shape: lists of teasers (a
linked title and a line or two, three times and more), lines that are links or service ("unsubscribe").
What holds the headline, the main part or most of the page's words stays, whatever it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Node = Any  # an element of lxml, which has no types

TAGS = frozenset("nav aside dialog select textarea input menu iframe object svg video audio".split())
ROLES = frozenset(
    (
        "navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar tablist "
        "tooltip"
    ).split()
)
# Only what never names the body of an article: "paywall" and "widget" do, on many sites.
NAMES = frozenset(
    (
        "sidebar side rightcol leftcol rail breadcrumb breadcrumbs pagination pager advert advertisement "
        "adslot sponsored outbrain taboola newsletter signup cookie cookies consent gdpr share sharing "
        "sharebar related recommended recommendations trending poll quiz survey feedback authorbox credits "
        "colophon commentlist disqus"
    ).split()
)
PAIRS = frozenset(
    (
        "most-read read-more read-also more-stories more-reads author-box author-bio author-info up-next "
        "about-author next-up right-col left-col side-bar skip-link print-only post-navigation ad-slot "
        "social-share"
    ).split()
)
# What a link of service says: a paragraph that only speaks of such things is none.
SERVICE = re.compile(
    r"unsubscribe|(?:view|read|open) (?:(?:this|it|the) )?(?:\w+ )?(?:online|in (?:your|a|the) browser)"
    r"|(?:change|manage|update) (?:your )?(?:\w+ )?preferences|forward to a friend|leave the list"
    r"|print this page|printable version|report abuse",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"all rights reserved|printed from https?:"
    r"|to (?:leave|unsubscribe from) (?:the|this|our) (?:mailing )?(?:list|news)",
    re.IGNORECASE,
)
READ_MORE = re.compile(
    r"(?:read|see|watch|more|also|related|don’t miss)\b(?: (?:more|also|on))?", re.IGNORECASE
)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
OUTER = ("p", "div", "table", "ul", "ol")
INNER = ("h2", "h3", "h4", "h5", "h6", "p", "div")
ITEMS = frozenset({"div", "li", "article", "section", "a", "tr", "td"})
BLOCKS = ("p", "div", "td", "li", "small", "h4", "h5", "h6", "center", "footer")
SHORT = 70  # words of a line of service, or of a teaser
TITLE = 3  # words of a linked title
ROW = 3  # teasers in a row
LINKED = 0.8  # a line of links has at least this share of its words in them


@dataclass(frozen=True, slots=True)
class Count:
    """How many words each element of a page shows, in all and in links, and which are round its core."""

    words: dict[Node, int]
    linked: dict[Node, int]
    core: frozenset[Node]


def remove(tree: Node) -> None:
    """Take out of a page what is not the article."""
    count = _count(tree)
    for node in _doomed(tree, count):
        node.drop_tree()


def _doomed(tree: Node, count: Count) -> list[Node]:
    """Return the outermost elements to take out; none is round the core or most of the words."""
    found, stack = [], [tree]
    while stack:
        for node in stack.pop().iterchildren("*"):
            needed = node in count.core or 2 * count.words[node] > count.words[tree]
            if not needed and (_by_role(node) or _by_teasers(node, count) or _by_line(node, count)):
                found.append(node)
            else:
                stack.append(node)
    return found


def _count(tree: Node) -> Count:
    """Count the words of all elements of a page, the innermost first."""
    words: dict[Node, int] = {}
    linked: dict[Node, int] = {}
    for node in reversed(list(tree.iter("*"))):
        shown = node.tag not in {"script", "style"}
        own = len((node.text or "").split()) if shown else 0
        tails = sum(len((child.tail or "").split()) for child in node)
        inner = list(node.iterchildren("*"))
        words[node] = own + tails + sum(words[child] for child in inner)
        is_link = node.tag == "a" and node.get("href") is not None
        linked[node] = words[node] if is_link else sum(linked[child] for child in inner)
    core = {one for node in tree.iter("h1", "main", "body") for one in (node, *node.iterancestors())}
    return Count(words, linked, frozenset(core))


def _by_role(node: Node) -> bool:
    """Tell whether tag, role or name say that an element is no article."""
    return node.tag in TAGS or node.get("role") in ROLES or node.get("aria-modal") == "true" or named(node)


def named(node: Node) -> bool:
    """Tell whether a word in an element's class or id is the name of a part that is no article.

    >>> from lxml.html import fromstring
    >>> [named(fromstring(f"<div class={name}>x</div>")) for name in ("post-relatedStories", "story")]
    [True, False]
    """
    if not node.attrib:
        return False
    for name in [*(node.get("class") or "").split()[:20], node.get("id") or ""]:
        words = [word.lower() for word in WORD.findall(name[:200])]
        pairs = {f"{a}-{b}" for a, b in pairwise(words)}
        if not NAMES.isdisjoint(words) or not PAIRS.isdisjoint(pairs):
            return True
    return False


def _by_teasers(node: Node, count: Count) -> bool:
    """Tell whether an element is a row of teasers, or mostly one."""
    children = list(node.iterchildren("*"))
    items = [child for child in children if _is_teaser(child, count)]
    return len(items) >= ROW and 2 * sum(count.words[item] for item in items) > count.words[node]


def _is_teaser(node: Node, count: Count) -> bool:
    """Tell whether an element is a linked title and at most a line or two."""
    if node.tag not in ITEMS or not TITLE <= count.words[node] <= SHORT:
        return False
    if node.tag == "li" and next(node.iterdescendants(*INNER), None) is None:
        return False  # a list of links may be that of the article's sources
    while not (node.text or "").strip():
        first = next(node.iterchildren("*"), None)
        while first is not None and not count.words[first] and not (first.tail or "").strip():
            first = first.getnext()
        if first is None or not count.words[first]:
            return False
        node = first
    linked = node.tag == "a" or next(node.iterancestors("a"), None) is not None
    return linked and len(node.text.split()) >= TITLE


def _by_line(node: Node, count: Count) -> bool:
    """Tell whether an element is a short block of links or service alone."""
    words = count.words[node]
    if node.tag not in BLOCKS or not 0 < words <= SHORT:
        return False
    if next(node.iterdescendants(*OUTER), None) is not None:
        return False
    text = " ".join(node.text_content().split())
    links = (" ".join(link.text_content().split()) for link in node.iter("a"))
    return bool(NOTICE.search(text)) or any(map(SERVICE.match, links)) or _is_links(node, text, count)


def _is_links(node: Node, text: str, count: Count) -> bool:
    """Tell whether a block is a row of links, or a link to read on."""
    if count.linked[node] < LINKED * count.words[node] - 1:
        return False
    links = sum(1 for link in node.iter("a") if count.linked[link])
    return links > 1 or (links == 1 and node.tag != "li" and bool(READ_MORE.match(text)))
