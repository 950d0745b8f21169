"""An article with its evidence marked in place, needing no script.

The text is cut wherever a mark or a stretch of furniture begins or ends, so overlapping marks stay
legible: each dimension underlines in a lane of its own, solid for credibility, wavy against it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from credence.model import Dimension, Furniture, Hit, Report
from credence.show.evidence import Evidence, explained, gather, listing, reason, words
from credence.show.markup import Html, View, clean, el, join, known, name_of, sign, unscored
from credence.show.overview import overview
from credence.show.standalone import source


def marked(report: Report, dimension: Dimension | None = None) -> View:
    """Return the article with the evidence of one dimension, or of all, marked in its text.

    A mark says why it counts, what its weight rests on, and what its sentence adds to the score;
    each score leads to its sentences, each of these to its marks, each mark to the list, and back.

    >>> from credence.model import Article
    >>> marked(Report(Article("a", "Tides", "Too short."), (), (), ("too short",)))
    Tides: no score: too short

    Raises:
        ValueError: there is no such dimension.

    """
    evidence = gather(report, known(dimension))
    title = tuple(_pieces(report.article.title, _of(evidence.hits, "title"), (), evidence))
    text = _pieces(report.article.text, _of(evidence.hits, "text"), greyed(report), evidence)
    body = el(
        "section",
        el("h3", *(title or [name_of(report)])),
        overview(evidence) if report.scores else el("p", unscored(report), class_="warning"),
        el("div", *text, class_="text"),
        listing(evidence),
        el("script", Html(source("ways.js"))) if evidence.hits else "",
        class_="marked",
    )
    return View(_as_text(evidence), body)


def greyed(report: Report) -> tuple[Furniture, ...]:
    """Return what is shown grey, in reading order, each with what it is and why: furniture and padding."""
    aside = [piece._replace(reason=f"set aside: {piece.reason}") for piece in report.furniture]
    idle = [piece._replace(reason=f"earns nothing: {piece.reason}") for piece in report.padding]
    return tuple(sorted((*aside, *idle)))


def _of(hits: Iterable[Hit], field: str) -> list[Hit]:
    return [hit for hit in hits if hit.field == field]


def _pieces(
    text: str, hits: Sequence[Hit], furniture: Sequence[Furniture], evidence: Evidence
) -> Iterator[Html]:
    """Yield the text piece by piece, each marked with all that covers it."""
    end = len(text.rstrip())
    spans = [(span.start, span.end) for span in hits] + [(span.start, span.end) for span in furniture]
    edges = {edge for span in spans for edge in span if edge < end}
    waiting, covering = list(reversed(hits)), list[Hit]()
    aside = deque(sorted(furniture, key=lambda span: span.start))
    for start, stop in pairwise(sorted({0, end, *edges})):
        while aside and aside[0].end <= start:
            aside.popleft()
        covering = [hit for hit in covering if hit.end > start]
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        inside = aside and aside[0].start <= start
        piece = _mark(text[start:stop], covering, [h for h in covering if h.end == stop], evidence)
        yield _furniture(piece, aside[0], first=aside[0].start == start) if inside else piece


def _mark(text: str, covering: Sequence[Hit], ending: Sequence[Hit], evidence: Evidence) -> Html:
    """Return a piece of text under its underlines, with the numbers of the hits that end in it."""
    inner = _lines(text)
    if not covering:
        return inner
    for hit in covering:
        inner = el("span", inner, class_=f"{evidence.classes(hit)} {sign(hit.weight)}")
    notes = [_note(hit, evidence) for hit in ending]
    why = explained(evidence, covering)
    return el("mark", inner, *notes, title=why, tabindex="-1", class_=covering[-1].dimension)


def _note(hit: Hit, evidence: Evidence) -> Html:
    """Return the number of a hit at its end: the place others point to, the Tab stop, the way to the list."""
    number = f"{evidence.number(hit)}{'+' if hit.weight >= 0 else '−'}"
    way = el("a", number, id=evidence.mark(hit), href=f"#{evidence.entry(hit)}")
    return el("sup", way, class_=evidence.classes(hit))


def _lines(text: str) -> Html:
    """Return text with its line breaks as elements, so that they survive where styles are dropped."""
    first, *rest = text.split("\n")
    return join((first, *(part for line in rest for part in (el("br"), line))))


def _furniture(piece: Html, span: Furniture, *, first: bool) -> Html:
    """Return a piece of furniture, greyed; its reason stands before its first piece."""
    label = [el("i", f"[{span.reason}] ")] if first else []
    return el("small", *label, piece, class_="furniture", title=span.reason)


def _as_text(evidence: Evidence) -> str:
    """Return the evidence as lines of text."""
    report, hits = evidence.report, evidence.hits
    if not report.scores:
        return f"{name_of(report)}: {unscored(report)}"
    lines = (f"{i}. “{words(report, hit)}” {clean(reason(hit))}" for i, hit in enumerate(hits, 1))
    return "\n".join((f"{name_of(report)}: {len(hits)} signals", *lines))
