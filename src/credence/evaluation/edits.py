"""Twelve edits of an article, and what each must do to its scores and what it must leave alone.

Metamorphic tests (Chen et al. 1998, *Metamorphic testing*; Ribeiro et al. 2020, *CheckList*): nobody
knows the right score of an article, but everybody knows which way it must move when a hedge is dropped.
Each edit finds its place through the package's own evidence, and none where the article has no such
place. Directions are those of the raw rate, since a score at the end of the scale cannot move.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path

from credence import attribution, names, outputs
from credence.dimensions import hedging, precision
from credence.dimensions.hedging import context
from credence.evaluation.declared import articles
from credence.model import Article, Dimension, Hit, Report, Span
from credence.scoring import read, score
from credence.text import DOUBLE

CORPORA = ("horne2017", "healthstory", "healthrelease", "fakenews_amt", "hyperpartisan_byarticle")
ARTICLES, SEED = 400, 8
DIGITS = re.compile(r"(?:[$€£¥]\s?)?\d++(?:[.,]\d++)*+")
LEAD = re.compile(r"\b(?:on|in|since|by|from|until|during) \Z")
QUOTES = frozenset("“‘\"'")
NAMED = re.compile(r"(?<=[a-z,;] )[A-Z]\w{2,}")
BACK = re.compile(r"\b(?:he|she|they|it|his|her|their|this|these)\b", re.IGNORECASE)
AFTER = 300  # characters
LONG_PARAGRAPH = 25  # words
SHORTEST_NAME = 5  # letters
# The cross-talk on other dimensions that is borne, and the change where none is due, in points.
CROSS_TALK, NONE_DUE = 3.0, 2.0
COLUMNS = (
    "edit", "due", "n", "right", "cross_talk_within", "cross_talk_median", "cross_talk_q95", "cross_talk_most"
)  # fmt: skip

BAIT = " You won't believe what happened next!"
CALL = " Order your ticket now and save!"
ASIDE = "\n\nShare this article\n\nRelated articles\n\nSubscribe to our newsletter\n\nAll rights reserved.\n"

Place = Callable[[Article, Report], str | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit: its name, what it makes of a text (``None`` where it has no place), which score must fall.

    ``touches`` are dimensions that ask for the same words and may move: a full name, a figure, somebody
    who answers for a claim.
    """

    name: str
    text: Place
    falls: Dimension | None = None
    touches: tuple[Dimension, ...] = ()


def _cut(text: str, start: int, end: int, by: str = "") -> str:
    """Return a text with other words at a span, and no blank too many where there are none."""
    if not by and text[start - 1 : start] == " " and text[end : end + 1] in {" ", ",", "."}:
        start -= 1
    return text[:start] + by + text[end:]


def _hits(report: Report, dimension: Dimension, *kinds: str) -> list[Hit]:
    """Return the hits of some kinds in the text of a report, but for padding, where nothing is earned."""
    (own,) = (one for one in report.scores if one.dimension == dimension)
    idle = [range(piece.start, piece.end) for piece in report.padding]
    found = (hit for hit in own.hits if hit.kind in kinds and hit.field == "text")
    return [hit for hit in found if not any(hit.start in piece for piece in idle)]


def _hedge(article: Article, report: Report) -> str | None:
    """Drop the caution round the first covered claim; words that also name a source are left alone."""
    covered = _hits(report, "hedging", "covered")
    reading = read(article)[0]
    said = {one.cue.start for one in attribution.find(reading)}
    for sentence, cues in zip(reading.document.sentences, hedging.cues(reading), strict=True):
        span = sentence.span
        hedges = [cue for cue in cues if cue.cue.kind in hedging.HEDGES]
        if any(span.start <= hit.start < span.end for hit in covered) and said.isdisjoint(
            cue.start for cue in hedges
        ):
            text = article.text
            for cue in sorted(hedges, key=lambda cue: -cue.start):
                text = _cut(text, cue.start, cue.end)
            return text
    return None


def _source(article: Article, report: Report) -> str | None:
    """Put somebody without a name in the place of the first source with a full one, wherever it speaks."""
    hits, text = _hits(report, "sourcing", "full_name"), article.text
    for name in (span.of(text[one.start : one.end]) for one in hits for span in _named(text, one)):
        for hit in reversed(hits):
            if name.split()[-1] in text[hit.start : hit.end]:
                text = _cut(text, hit.start, hit.end, "an unnamed person")
        return text
    return None


def _named(text: str, hit: Hit) -> Iterator[Span]:
    """Yield the full names inside a hit, from its start."""
    return names.full_names(text[hit.start : hit.end])


def _date(article: Article, report: Report) -> str | None:
    """Remove the first date that a preposition leads, with it; in front of a text it would leave a torso."""
    for hit in _hits(report, "precision", "date"):
        if lead := LEAD.search(article.text, max(0, hit.start - 10), hit.start):
            return _cut(article.text, lead.start(), hit.end)
    return None


def _figure(article: Article, report: Report) -> str | None:
    """Say "many" instead of the first figure, of a range instead of both."""
    for hit in _hits(report, "precision", "figure", "figure_scoped"):
        if digits := list(DIGITS.finditer(article.text, hit.start, hit.end)):
            return _cut(article.text, digits[0].start(), digits[-1].end(), "many")
    return None


def _boost(article: Article, report: Report) -> str | None:
    """Assert the first bare claim as certain."""
    for hit in _hits(report, "hedging", "bare"):
        begin = max(0, hit.start - context.NEGATION_REACH)
        word = article.text[hit.start : hit.end]
        if (
            not word[0].islower()
            or not word.isalpha()
            or context.NEGATION.search(article.text, begin, hit.start)
        ):
            continue
        return _cut(article.text, hit.start, hit.start, "undoubtedly ")
    return None


def _prose(article: Article) -> list[Span]:
    """Return the longer paragraphs of prose that are no furniture."""
    doc = read(article)[0].document
    kept = {one.paragraph for one in doc.sentences if not one.heading}
    return [
        span for i, span in enumerate(doc.paragraphs)
        if i in kept and len(span.of(doc.text).split()) >= LONG_PARAGRAPH
    ]  # fmt: skip


def _adding(words: str) -> Place:
    """Return an edit that adds words to the end of the first longer paragraph without a quotation."""

    def add(article: Article, _: Report) -> str | None:
        for span in _prose(article):
            if set(DOUBLE).isdisjoint(span.of(article.text)):
                return _cut(article.text, span.end, span.end, words)
        return None

    return add


def _copy(article: Article, _: Report) -> str | None:
    """Say the first longer paragraph twice."""
    for span in _prose(article):
        return _cut(article.text, span.end, span.end, "\n\n" + span.of(article.text))
    return None


def _swap(article: Article, _: Report) -> str | None:
    """Let two neighbouring longer paragraphs change places where nothing asks who stands before it.

    "She" asks that, and so does a name in both ("Ann Berg, a nurse" is told before "Berg"), and a
    quotation that begins a paragraph, which may go on with what was said.
    """
    text = article.text
    for one, other in pairwise(_prose(article)[1:]):
        both = set(NAMED.findall(one.of(text))).intersection(NAMED.findall(other.of(text)))
        between = text[one.end : other.start]
        quoted = any(text[at : at + 1] in QUOTES for at in (one.start, other.start, _next(text, other.end)))
        if both or quoted or between.strip() or BACK.search(text, one.start, other.end + AFTER):
            continue
        return text[: one.start] + other.of(text) + between + one.of(text) + text[other.end :]
    return None


def _next(text: str, end: int) -> int:
    """Return where the text goes on after a paragraph."""
    return len(text) - len(text[end:].lstrip())


def _quotes(article: Article, _: Report) -> str | None:
    """Make curly quotation marks straight, or, where there are none, straight ones curly."""
    text = article.text
    if "“" in text and "”" in text:
        return text.replace("“", '"').replace("”", '"')
    if '"' not in text or text.count('"') % 2:
        return None
    return "".join(part + "“”"[i % 2] for i, part in enumerate(text.split('"')))[:-1]


def _name(article: Article, _: Report) -> str | None:
    """Drop a letter from the last name of a person where the full name stands for the second time."""
    seen: set[str] = set()
    described = precision.particulars(read(article)[0].document)
    for span in chain.from_iterable(parts.names for parts in described):
        name = span.of(article.text)
        if name in seen and name.split()[-1].isalpha() and len(name.split()[-1]) > SHORTEST_NAME:
            return _cut(article.text, span.end - 2, span.end - 1)
        seen.add(name)
    return None


EDITS = (
    Edit("drop a hedge", _hedge, "hedging"),
    Edit("make a named source anonymous", _source, "sourcing", ("precision", "hedging")),
    Edit("remove a date", _date, "precision"),
    Edit('replace a figure by "many"', _figure, "precision", ("hedging",)),
    Edit("add bait", _adding(BAIT), "promotion"),
    Edit("add a call to action", _adding(CALL), "promotion"),
    Edit("boost a claim", _boost, "hedging"),
    Edit("duplicate a paragraph", _copy),
    Edit("append furniture", lambda article, _: article.text.rstrip() + ASIDE),
    Edit("swap two paragraphs", _swap),
    Edit("other quotation marks", _quotes),
    Edit("change the spelling of a name", _name, "precision"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit did to one article: whether its score fell as due, and the most that another one moved.

    ``right`` is true where no change is due; ``moved`` is in points.
    """

    right: bool
    moved: float


def outcome(edit: Edit, article: Article, report: Report) -> Outcome | None:
    """Return what an edit does to an article with scores, or ``None`` where it has no place."""
    text = edit.text(article, report)
    after = score(replace(article, text=text)) if text is not None and text != article.text else None
    if after is None or not after.scores:
        return None
    pairs = list(zip(report.scores, after.scores, strict=True))
    right = all(new.rate < old.rate for old, new in pairs if old.dimension == edit.falls)
    others = [pair for pair in pairs if pair[0].dimension not in {edit.falls, *edit.touches}]
    moved = max(abs(new.value - old.value) for old, new in others)
    return Outcome(right, moved)


def sample(directory: Path, size: int = ARTICLES) -> list[Article]:
    """Return articles of the sets in :data:`CORPORA` below a folder, drawn by a fixed seed."""
    found = [article for name in CORPORA for article, _ in articles(directory, name)]
    return random.Random(SEED).sample(found, min(size, len(found)))  # noqa: S311 -- no secret


def outcomes(news: Iterable[Article]) -> dict[str, list[Outcome]]:
    """Return what each edit does to each of the articles that have scores and a place for it."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for article in news:
        report = score(article)
        for edit in EDITS if report.scores else ():
            if done := outcome(edit, article, report):
                found[edit.name].append(done)
    return found


def rows(found: dict[str, list[Outcome]]) -> Iterator[tuple[str, ...]]:
    """Yield the figures of each edit in the order of :data:`COLUMNS`: shares 0..1, changes in points."""
    for edit in EDITS:
        if done := found.get(edit.name):
            yield (edit.name, f"{edit.falls} falls" if edit.falls else "none", *_figures(edit, done))


def _figures(edit: Edit, done: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the number of articles, the share that is right, and how far other scores moved."""
    moved = sorted(one.moved for one in done)
    bound = CROSS_TALK if edit.falls else NONE_DUE
    within = sum(one <= bound for one in moved) / len(moved)
    right = sum(one.right for one in done) / len(done)
    marks = (moved[int(share * (len(moved) - 1))] for share in (0.5, 0.95, 1.0))
    return str(len(done)), f"{right:.3f}", f"{within:.3f}", *(f"{one:.1f}" for one in marks)


def write(path: Path, news: Iterable[Article]) -> None:
    """Write the figures of all edits over some articles as a CSV file."""
    with outputs.replace(path) as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(rows(outcomes(news)))
