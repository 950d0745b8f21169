"""What the labels of a page look like: share bars, "Related articles", bylines, sign-ups, credits.

The labels are data, ``labels.csv``: ``phrase, where, reason``. ``where`` says how a phrase counts:

- ``line``: the line is made of such phrases and nothing else ("Share this article Copy link");
- ``bar``: the same, but a lone one is a label only beside another label ("Email");
- ``opens``: like ``line``, and links to other articles follow;
- ``author``: like ``line``, and a note on the author follows;
- ``start``: a short paragraph begins with it;
- ``lead``: the same, where the paragraph is no sentence;
- ``in``: a short paragraph holds it; amid prose, a call to the reader takes its sentence only.

A ``#`` in a phrase stands for any number. Phrases were collected by reading pages of many outlets;
they are wordings of page templates, not of articles.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from credence.text import BULLETS, CLOSERS, DOUBLE, TERMINAL

WORD = re.compile(r"[^\W\d_]+|[#©]")
# Two labels, or a sentence and a label, that a page glued: "View all postsRelated", "stop.Share".
# The capital comes first, so that a search jumps from capital to capital.
GLUED = re.compile(r"[A-Z](?:(?<=[^\W\d_A-Z][A-Z])|(?<=[.!?”\"’)\]][A-Z]))")
AFTER_STOP = re.compile(r" (?=[A-Z])(?<=[.!?”\"’)\]] )")
# A word of a label as it begins and ends: a number, a sign, or letters up to where the next label is glued.
PIECE = re.compile(r"\d|[#©]|[A-Z]++[^\W\d_A-Z]*+|[^\W\d_A-Z]++")
OPENING = re.compile(r"\s*+([^\W\d_]++|.)")
NUMBER = re.compile(r"\d\d*+(?:[.,]\d+)*+")  # a set first: it is searched for faster than a repeat
SPOKEN = frozenset(",'\"”")  # “Follow us,” she said
FILLERS = frozenset({"and", "or", "via"})
LONGEST = 8  # words of the longest phrase that makes up a line
LAST_REACH = 60  # characters that hold the last word of a line
SHORT, START_WORDS, LEAD_WORDS, IN_WORDS = 600, 45, 24, 70
# A call to the reader may stand in the middle of an article's paragraph; such a note never does.
CALLS = frozenset({"newsletter sign-up", "comments", "advertisement label"})
PROSE_WORDS = 8  # words beside such a call that make its paragraph article text
PAGE_WORDS = frozenset(
    "i me my we us our ours you your yours newsletter newsletters inbox email subscriber subscribers"
    " subscription cookie cookies website site article page comment comments privacy".split()
)
# "They may sign up now": told of somebody, not asked of the reader.
TOLD = frozenset("to can could may might must shall should will would who that they people".split())
EDGE = 160  # characters that labels may make up at the edge of a paragraph, or a whole one


@dataclass(frozen=True, slots=True)
class Label:
    """One phrase of a page template and the reason why such a line is no article text."""

    phrase: str
    where: str
    reason: str


class Inner(NamedTuple):
    """A label that may stand inside a paragraph: its number in the table and its longest word."""

    number: int
    word: str
    label: Label


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
def _firsts() -> frozenset[str]:
    """Return the words that labels which make up whole lines begin with."""
    return frozenset(phrase[0] for phrase in _whole())


@cache
def _lasts() -> frozenset[str]:
    """Return the words that such labels end with."""
    return FILLERS.union(phrase[-1] for phrase in _whole())


@cache
def _starts() -> dict[str, tuple[Label, ...]]:
    """Return the phrases that paragraphs begin with, by their first word or sign."""
    found: dict[str, list[Label]] = {}
    for label in table():
        if label.where in {"start", "lead"}:
            found.setdefault(_opening(label.phrase), []).append(label)
    return {key: tuple(labels) for key, labels in found.items()}


def _opening(line: str) -> str:
    """Return the first word of a line, folded, or its first sign; ``#`` stands for a digit."""
    found = OPENING.match(line)
    return _plain(found[1]) if found else ""


@cache
def openers() -> frozenset[str]:
    """Return the reasons of the labels that links to other articles follow.

    >>> of("Related articles").reason in openers()
    True
    """
    return frozenset(label.reason for label in table() if label.where == "opens")


@cache
def _inside() -> Mapping[bytes, tuple[Inner, ...]]:
    """Return the phrases that may stand anywhere in a short paragraph, by their longest word."""
    found: dict[str, list[Inner]] = {}
    for number, label in enumerate(table()):
        if label.where == "in":
            word = max(words(label.phrase), key=len)
            found.setdefault(word, []).append(Inner(number, word, label))
    return {word.encode(): tuple(inner) for word, inner in found.items()}


@cache
def _automaton() -> tuple[BytesAhoCorasick, tuple[tuple[Inner, ...], ...]]:
    """Return what finds those words on a page in one pass, and the phrases by number of their word."""
    return BytesAhoCorasick(list(_inside())), tuple(_inside().values())


def inside(page: str) -> tuple[Inner, ...]:
    """Return the phrases that may stand inside the paragraphs of a page: it has their longest word.

    >>> [inner.label.phrase for inner in inside("The ferry, protected by reCAPTCHA.")]
    ['protected by recaptcha']
    """
    automaton, inner = _automaton()
    folded = page.casefold().encode(errors="replace")
    there = {i for i, _, _ in automaton.find_matches_as_indexes(folded, overlapping=True)}
    return tuple(sorted(one for i in there for one in inner[i]))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a label, folded; numbers become ``#`` and glued words come apart.

    >>> words("View all 12 postsRelated")
    ('view', 'all', '#', 'posts', 'related')
    """
    found = WORD.findall(GLUED.sub(r" \g<0>", NUMBER.sub("#", _straight(text))))
    return tuple(word.casefold() for word in found)


def cover(text: str) -> tuple[Label, ...]:
    """Return the labels that ``text`` is made of, or nothing where it holds anything else.

    >>> [label.phrase for label in cover("View all postsRelated Articles")]
    ['view all posts', 'related articles']
    >>> cover("Share prices fell")
    ()
    """
    if not _may_open(text):
        return ()
    parts, found, at = words(text), [], 0
    while at < len(parts):
        length = _longest(parts, at)
        if length:
            found.append(_whole()[parts[at : at + length]])
        elif parts[at] not in FILLERS or not found:
            return ()
        at += length or 1
    return tuple(found)


def _may_open(text: str) -> bool:
    """Tell whether a text begins with the first word of a phrase that makes up whole lines."""
    first = PIECE.search(text)
    return first is not None and _plain(first[0]) in _firsts()


def _may_close(text: str) -> bool:
    """Tell whether a text ends with the last word of such a phrase."""
    pieces = map(PIECE.findall, reversed(text[-LAST_REACH:].split()))
    last = next(filter(None, pieces), None)
    return last is not None and _plain(last[-1]) in _lasts()


def _plain(word: str) -> str:
    """Return a word as labels have it: folded, or ``#`` for a digit."""
    return "#" if word.isdecimal() else word.casefold()


def _longest(parts: tuple[str, ...], at: int) -> int:
    """Return the number of words of the longest phrase at ``at``, or 0."""
    ends = range(min(LONGEST, len(parts) - at), 0, -1)
    return next((n for n in ends if parts[at : at + n] in _whole()), 0)


def of(line: str, within: Sequence[Inner] | None = None) -> Label | None:
    """Return the label that a whole paragraph is, or ``None`` where it may be article text.

    ``within`` are the phrases to look for inside it, those of its page. One whose ``where`` is
    ``bar`` is a label only beside another one.

    >>> of("Sign up for our weekly letter").reason
    'newsletter sign-up'
    >>> of("Share prices fell by a tenth.") is None
    True
    """
    if len(line) > SHORT:
        return None
    made_of = cover(line) if len(line) <= EDGE else ()
    return (
        _summed(made_of)
        if made_of
        else _begins(line) or _holds(line, inside(line) if within is None else within)
    )


def _summed(made_of: tuple[Label, ...]) -> Label:
    """Return the label that stands for several: one that opens something, else the first firm one."""
    opening = [label for label in made_of if label.where in {"opens", "author"}]
    firm = [label for label in made_of if label.where != "bar"]
    if opening or firm or len(made_of) == 1:
        return (opening[-1:] or firm or list(made_of))[0]
    return replace(made_of[0], where="line")


def _begins(line: str) -> Label | None:
    """Return the label that a short paragraph begins with."""
    bare = line.lstrip(BULLETS + "([ \t»")
    known = _starts().get(_opening(bare))
    if not known:
        return None
    folded = _folded(bare)
    count = folded.count(" ") + 1
    sentence = line.rstrip(CLOSERS + "]")[-1:] in TERMINAL
    for label in known:
        limit = START_WORDS if label.where == "start" else 0 if sentence else LEAD_WORDS
        if count <= limit and folded.startswith(label.phrase) and _ends_word(folded, len(label.phrase)):
            return label
    return None


def _holds(line: str, within: Sequence[Inner]) -> Label | None:
    """Return the first of the given labels that a short paragraph holds."""
    low = line.casefold()
    within = [one for one in within if one.word in low]
    folded = _folded(line) if within else ""
    if folded.count(" ") >= IN_WORDS:
        return None
    held = (one.label for one in within if one.label.phrase in folded)
    return next((label for label in held if not _told(folded, label.phrase)), None)


def _told(folded: str, phrase: str) -> bool:
    """Tell whether a paragraph tells of people who do what the phrase asks of a reader."""
    before = folded[: folded.find(phrase)].split()[-1:]
    return not TOLD.isdisjoint(before) and PAGE_WORDS.isdisjoint(words(folded))


def calls(line: str, label: Label) -> tuple[tuple[int, int], ...]:
    """Return where in a paragraph with this label the furniture is: in all of it, or in some sentences.

    A call to the reader amid sentences of prose takes its own sentence with it and no other.

    >>> line = "The course costs 40 kroner and lasts three weeks. Sign up now!"
    >>> [line[start:end] for start, end in calls(line, of(line))]
    ['Sign up now!']
    """
    ends = [match.start() for match in AFTER_STOP.finditer(line)] if label.reason in CALLS else []
    pieces = list(pairwise([0, *ends, len(line)]))
    asks = [(start, end) for start, end in pieces if of(line[start:end])]
    prose = [line[start:end] for start, end in pieces if (start, end) not in asks]
    if not asks or sum(len(piece.split()) for piece in prose if _is_prose(piece)) < PROSE_WORDS:
        return ((0, len(line)),)
    return tuple((start + line[start:end].startswith(" "), end) for start, end in asks)


def _is_prose(sentence: str) -> bool:
    """Tell whether a sentence beside a call is finished and speaks neither to the reader nor of the page."""
    finished = sentence.rstrip(CLOSERS)[-1:] in TERMINAL
    quoted = any(mark in sentence for mark in DOUBLE)
    return finished and (quoted or PAGE_WORDS.isdisjoint(words(sentence)))


def _folded(line: str) -> str:
    """Return a line in small letters, with straight apostrophes and ``#`` for numbers."""
    return NUMBER.sub("#", " ".join(_straight(line).casefold().split()))


def _straight(text: str) -> str:
    """Return a text with straight apostrophes."""
    return text.replace("’", "'").replace("‘", "'")


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
    head = [match.start() for match in GLUED.finditer(line[:EDGE])] if _may_open(line) else []
    start = next((at for at in reversed(head) if _is_firm(line[:at])), 0)
    if not _may_close(line):
        return start, len(line)
    offset = max(start, len(line) - EDGE)
    tail = [offset + match.start() for glue in (GLUED, AFTER_STOP) for match in glue.finditer(line[offset:])]
    end = next((at for at in sorted(tail) if at > start and _is_firm(line[at:], 2)), len(line))
    return start, end


def _is_firm(text: str, least: int = 1) -> bool:
    """Tell whether ``text`` is made of labels, not of bar words alone, and has ``least`` words."""
    return any(label.where != "bar" for label in cover(text)) and len(words(text)) >= least
