"""What one paragraph of a page looks like by itself: a title, a list item, a byline, a credit.

The first question of :mod:`credence.furniture`, which then asks what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from credence import labels
from credence.model import Furniture, Span
from credence.text import BULLETS, CLOSERS, SMALL_WORDS, TERMINAL, is_heading, title_case

Aside = tuple[int, int, str]  # first paragraph, one past the last, reason

ITEM = re.compile(rf"(?!-\d)(?:[{re.escape(BULLETS)}]\s*+)++|\d{{1,2}}[.)]\s++")
LINK = re.compile(r"!?\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)$")
STRIP = re.compile(r"\s[|·•]\s")
ARROWS = "←→⟵⟶➔"
NAVIGATION = re.compile(r"\s[>»›|•·]\s")
SIGNATURE = re.compile(r"[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,15}\)")
AGENCIES = (
    "getty images",
    "istockphoto",
    "shutterstock",
    "/reuters",
    "/afp",
    "/epa",
    "/ap",
    "via afp",
    "via ap",
)
CREDITED = ("reuters/", "afp/", "ap photo/", "epa/", "ap/")
BRACKETED_CREDIT = re.compile(
    r"(?i)\((?:(?:ap |file |pool |stock )?photos?|pictures?|images?|screen ?(?:shot|grab)|illustration|credit"
    r"|courtesy)\b[^()\n]{0,120}\)$|\([^()\n]{0,60}getty images\)$"
)
PLATFORMS = frozenset(
    {"facebook", "twitter", "instagram", "linkedin", "youtube", "tiktok", "bluesky", "mastodon"}
)
THANKS = tuple(f"contributed to this {work}" for work in ("report", "story", "article", "piece"))
TITLE_CASE = 0.75
LONGEST_TITLE, CAPTION_WORDS, CONTACT_WORDS, LABEL_WORDS = 25, 45, 14, 5


class Line(NamedTuple):
    """One paragraph of a page; ``bare`` is its text without a bullet or list number."""

    span: Span
    text: str
    bare: str
    words: tuple[str, ...]

    @property
    def is_item(self) -> bool:
        """Tell whether the paragraph is a list item."""
        return self.bare != self.text

    @property
    def ends_open(self) -> bool:
        """Tell whether the paragraph ends like a title: without a full stop, colon or comma."""
        return self.text.rstrip(CLOSERS)[-1:] not in ".…:;,"

    @property
    def is_truncated(self) -> bool:
        """Tell whether a list page cut the paragraph off."""
        return self.text.endswith(("...", "…")) and len(self.words) > LABEL_WORDS

    @property
    def is_title_case(self) -> bool:
        """Tell whether the words of the paragraph have capitals as in a headline."""
        return title_case(self.words) >= TITLE_CASE

    @property
    def is_title_like(self) -> bool:
        """Tell whether the paragraph may be the title of something, in whatever case."""
        short = len(self.words) <= LONGEST_TITLE
        return is_heading(self.bare) or (short and self.ends_open and self.is_title_case)


@dataclass(frozen=True, slots=True)
class Page:
    """The paragraphs of a page, its title, and the reasons found so far.

    ``calls`` are the sentences, by paragraph, that call on the reader amid prose.
    """

    lines: Sequence[Line]
    title: str
    reasons: list[str | None] = field(default_factory=list)
    calls: dict[int, tuple[Furniture, ...]] = field(default_factory=dict)

    def free(self, i: int) -> bool:
        """Tell whether paragraph ``i`` is there and no furniture so far."""
        return i < len(self.lines) and self.reasons[i] is None

    def prose(self, i: int) -> bool:
        """Tell whether paragraph ``i`` is there, free and no title."""
        return self.free(i) and not self.lines[i].is_title_like and not self.lines[i].is_item


def line(text: str, span: Span) -> Line:
    """Return the paragraph at ``span``; a very long one keeps only the words that rules look at.

    >>> line("- The Crane Is Back", Span(0, 19)).bare
    'The Crane Is Back'
    """
    whole = span.of(text)
    item = ITEM.match(whole)
    bare = whole[item.end() :] if item else whole
    return Line(span, whole, bare, tuple(bare[: labels.SHORT].split()))


def label(text: str) -> str | None:
    """Return why one line by itself is a label of a page and not article text, or ``None``.

    >>> label("By Ada Holm"), label("By night the crane sings")
    ('byline', None)
    """
    found = labels.of(text)
    return found.reason if found and found.where != "bar" else shape(line(text, Span(0, len(text))))


def shape(of: Line) -> str | None:
    """Return what kind of label a paragraph is by its shape, or ``None``."""
    if len(of.text) > labels.SHORT or not of.words:
        return None
    return next((reason for reason, fits in SHAPES if fits(of)), None)


def _is_navigation(of: Line) -> bool:
    """Tell whether a line is a path or menu: three or more short parts, no sentence."""
    if not of.ends_open:
        return False
    parts = NAVIGATION.split(of.text)
    return len(parts) > 2 and all(len(part.split()) < LABEL_WORDS for part in parts)  # noqa: PLR2004


def _is_strip(of: Line) -> bool:
    """Tell whether a line strings labels together: "4 min read · Published on 3 May"."""
    if not any(mark in of.text for mark in "|·•"):
        return False
    parts = [part.strip() for part in STRIP.split(of.text)]
    if len(parts) == 1 or max(len(part.split()) for part in parts) > LABEL_WORDS:
        return False
    return any(found.where != "bar" for part in parts if (found := labels.of(part)))


def _is_arrowed(of: Line) -> bool:
    """Tell whether a short line points elsewhere with an arrow."""
    return len(of.words) <= CONTACT_WORDS and (of.text[0] in ARROWS or of.text[-1] in ARROWS)


def _is_tags(of: Line) -> bool:
    """Tell whether a line is made of hashtags."""
    return (
        of.text[0] == "#" and len(of.words) > 1 and all(word[0] == "#" and len(word) > 1 for word in of.words)
    )


def _is_byline(of: Line) -> bool:
    """Tell whether a line says "By" and names, and no more."""
    if of.words[0] not in {"By", "BY"} or len(of.words) == 1 or not of.ends_open:
        return False
    names = [
        word for word in of.words[1:] if word.lower() not in {"and", "for", "in", "of", "at", "to", "the"}
    ]
    known = len(names) <= 2 * LABEL_WORDS and title_case(names) == 1.0
    return known and of.words[1].lower() not in SMALL_WORDS


def _is_link(of: Line) -> bool:
    """Tell whether a line is one link: a title in square brackets, or a link of Markdown.

    A word or two in brackets stay: "[Reuters]" names a source.
    """
    if of.text[0] == "[" and of.text[-1] == "]" and len(of.words) >= LABEL_WORDS:
        inner = of.text[1:-1]
        if "]" not in inner and inner[-1:] not in TERMINAL:
            return True
    return LINK.match(of.bare) is not None


def _is_credited(of: Line) -> bool:
    """Tell whether a short paragraph ends in a picture credit outside brackets: a caption."""
    if len(of.words) > CAPTION_WORDS or of.text.endswith(")"):
        return False
    end = of.text[-60:].rstrip(".").casefold()
    return end.endswith(AGENCIES) or ("/" in end and any(" " + sign in " " + end for sign in CREDITED))


def _is_contact(of: Line) -> bool:
    """Tell whether a short line gives an address for mail."""
    return "@" in of.text and len(of.words) <= CONTACT_WORDS and any(_is_email(word) for word in of.words)


def _is_invitation(of: Line) -> bool:
    """Tell whether a short paragraph asks to follow somebody on a named platform."""
    opens = of.words[0].strip(".,").casefold() in {"follow", "find", "like"}
    if not opens or len(of.words) > LONGEST_TITLE:
        return False
    words = [word.strip(".,").casefold() for word in of.words]
    asks = words[0] in {"follow", "find"} or words[:2] in (["like", "us"], ["like", "our"])
    named = any(word in PLATFORMS and words[i - 1] == "on" for i, word in enumerate(words))
    return asks and named


def _is_thanks(of: Line) -> bool:
    """Tell whether a short paragraph names who helped to report: "... contributed to this report."."""
    return of.text.rstrip(".").endswith(THANKS) and len(of.words) <= CAPTION_WORDS


def _is_email(word: str) -> bool:
    """Tell whether a word is an e-mail address."""
    name, at, host = word.strip(".,;:()<>—").partition("@")
    return bool(name and at) and "." in host and "@" not in host


SHAPES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("page navigation, not article text", _is_navigation),
    ("page navigation, not article text", _is_strip),
    ("page navigation, not article text", _is_arrowed),
    ("tags", _is_tags),
    ("byline", _is_byline),
    ("link to another article", _is_link),
    ("photo credit", _is_credited),
    ("contact line", _is_contact),
    ("how to follow the outlet, not article text", _is_invitation),
    ("byline", _is_thanks),
    ("signature of an embedded post", lambda of: bool(SIGNATURE.match(of.text))),
)
