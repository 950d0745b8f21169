"""What the labels of a page look like: share bars, "Related articles", bylines, sign-ups, credits.

The labels are data, ``labels.csv``: ``phrase, where, reason``. ``where`` says how a phrase counts:

- ``line``: the line is made of such phrases and nothing else ("Share this article Copy link");
- ``bar``: the same, but a lone one is a label only beside another label ("Email");
- ``opens``: like ``line``, and links to other articles follow;
- ``author``: like ``line``, and a note on the author follows;
- ``start``: a short paragraph begins with it;
- ``lead``: the same, where the paragraph is no sentence;
- ``in``: a short paragraph holds it.

A ``#`` in a phrase stands for any number. Phrases were collected by reading pages of many outlets;
they are wordings of page templates, not of articles.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from credence.text import BULLETS, CLOSERS, TERMINAL

WORD = re.compile(r"[^\W\d_]+|[#©]")
# Two labels, or a sentence and a label, that a page glued: "View all postsRelated", "stop.Share".
GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[.!?”\"’)\]])(?=[A-Z])")
AFTER_STOP = re.compile(r"(?<=[.!?”\"’)\]]) (?=[A-Z])")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*+")
STRAIGHT = str.maketrans("’‘", "''")
SPOKEN = frozenset(",'\"”")  # “Follow us,” she said
FILLERS = frozenset({"and", "or", "via"})
LONGEST = 8  # words of the longest phrase that makes up a line
SHORT, START_WORDS, LEAD_WORDS, IN_WORDS = 600, 45, 24, 70
EDGE = 160  # characters that labels may make up at the edge of a paragraph, or a whole one


@dataclass(frozen=True, slots=True)
class Label:
    """One phrase of a page template and the reason why such a line is no article text."""

    phrase: str
    where: str
    reason: str


@cache
def table() -> tuple[Label, ...]:
    """Return all labels.

    >>> all(label.reason for label in table())
    True
    """
    with (resources.files("credence") / "labels.csv").open(encoding="utf-8") as lines:
        return tuple(Label(row["phrase"], row["where"], row["reason"]) for row in csv.DictReader(lines))


@cache
def _whole() -> dict[tuple[str, ...], Label]:
    """Return the phrases that make up whole lines, by their words."""
    kinds = ("bar", "line", "opens", "author")
    return {words(label.phrase): label for label in table() if label.where in kinds}


@cache
def _starts() -> dict[str, tuple[Label, ...]]:
    """Return the phrases that paragraphs begin with, by their first character."""
    found: dict[str, list[Label]] = {}
    for label in table():
        if label.where in {"start", "lead"}:
            found.setdefault(label.phrase[0], []).append(label)
    return {key: tuple(labels) for key, labels in found.items()}


@cache
def _inside() -> tuple[Label, ...]:
    """Return the phrases that may stand anywhere in a short paragraph."""
    return tuple(label for label in table() if label.where == "in")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a label, folded; numbers become ``#`` and glued words come apart.

    >>> words("View all 12 postsRelated")
    ('view', 'all', '#', 'posts', 'related')
    """
    found = WORD.findall(GLUE.sub(" ", NUMBER.sub("#", text.translate(STRAIGHT))))
    return tuple(word.casefold() for word in found)


def cover(text: str) -> tuple[Label, ...]:
    """Return the labels that ``text`` is made of, or nothing where it holds anything else.

    >>> [label.phrase for label in cover("View all postsRelated Articles")]
    ['view all posts', 'related articles']
    >>> cover("Share prices fell")
    ()
    """
    parts, found, at = words(text), [], 0
    while at < len(parts):
        length = _longest(parts, at)
        if length:
            found.append(_whole()[parts[at : at + length]])
        elif parts[at] not in FILLERS or not found:
            return ()
        at += length or 1
    return tuple(found)


def _longest(parts: tuple[str, ...], at: int) -> int:
    """Return the number of words of the longest phrase at ``at``, or 0."""
    ends = range(min(LONGEST, len(parts) - at), 0, -1)
    return next((n for n in ends if parts[at : at + n] in _whole()), 0)


def of(line: str) -> Label | None:
    """Return the label that a whole paragraph is, or ``None`` where it may be article text.

    One whose ``where`` is ``bar`` is a label only beside another one.

    >>> of("Sign up for our weekly letter").reason
    'newsletter sign-up'
    >>> of("Share prices fell by a tenth.") is None
    True
    """
    if len(line) > SHORT:
        return None
    made_of = cover(line) if len(line) <= EDGE else ()
    return _summed(made_of) if made_of else _begins(line) or _holds(line)


def _summed(made_of: tuple[Label, ...]) -> Label:
    """Return the label that stands for several: one that opens something, else the first firm one."""
    opening = [label for label in made_of if label.where in {"opens", "author"}]
    firm = [label for label in made_of if label.where != "bar"]
    if opening or firm or len(made_of) == 1:
        return (opening[-1:] or firm or list(made_of))[0]
    return replace(made_of[0], where="line")


def _begins(line: str) -> Label | None:
    """Return the label that a short paragraph begins with."""
    folded = _folded(line.lstrip(BULLETS + "([ \t»"))
    count = folded.count(" ") + 1
    sentence = line.rstrip(CLOSERS + "]")[-1:] in TERMINAL
    for label in _starts().get(folded[:1], ()):
        limit = START_WORDS if label.where == "start" else 0 if sentence else LEAD_WORDS
        if count <= limit and folded.startswith(label.phrase) and _ends_word(folded, len(label.phrase)):
            return label
    return None


def _holds(line: str) -> Label | None:
    """Return the label that a short paragraph holds."""
    folded = _folded(line)
    if folded.count(" ") >= IN_WORDS:
        return None
    return next((label for label in _inside() if label.phrase in folded), None)


def _folded(line: str) -> str:
    """Return a line in small letters, with straight apostrophes and ``#`` for numbers."""
    return NUMBER.sub("#", " ".join(line.translate(STRAIGHT).casefold().split()))


def _ends_word(text: str, end: int) -> bool:
    """Tell whether a phrase ends at ``end``: no word goes on, and it was not said by somebody."""
    return (
        not (text[end - 1].isalnum() and text[end : end + 1].isalnum()) and text[end : end + 1] not in SPOKEN
    )


def edges(line: str) -> tuple[int, int]:
    """Return where the article text of a paragraph begins and ends between glued labels.

    >>> start, end = edges("AdvertisementThe crane is back.Share this article")
    >>> "AdvertisementThe crane is back.Share this article"[start:end]
    'The crane is back.'
    """
    head = [match.start() for match in GLUE.finditer(line[:EDGE])]
    start = next((at for at in reversed(head) if _is_firm(line[:at])), 0)
    offset = max(start, len(line) - EDGE)
    tail = [offset + match.start() for glue in (GLUE, AFTER_STOP) for match in glue.finditer(line[offset:])]
    end = next((at for at in sorted(tail) if at > start and _is_firm(line[at:], 2)), len(line))
    return start, end


def _is_firm(text: str, least: int = 1) -> bool:
    """Tell whether ``text`` is made of labels, not of bar words alone, and has ``least`` words."""
    return any(label.where != "bar" for label in cover(text)) and len(words(text)) >= least
