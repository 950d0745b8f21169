"""An article with its evidence marked in place, needing no script.

The text is cut wherever a mark or a stretch of furniture begins or ends, so overlapping marks stay
legible: each dimension underlines in a lane of its own, solid for credibility, wavy against it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from credence.model import Dimension, Furniture, Hit, Report, Score
from credence.show.markup import Html, View, clean, clip, el, interval, join, name_of, shown, sign, unscored
from credence.weights import NAMES

LEGEND = (
    "Solid underline: speaks for credibility (+). Wavy: against it (−). "
    "Grey: set aside, not scored. Click a mark, or move to it with Tab, to see why it counts."
)


def marked(report: Report, dimension: Dimension | None = None) -> View:
    """Return the article with the evidence of one dimension, or of all, marked in its text.

    >>> from credence.model import Article
    >>> marked(Report(Article("a", "Tides", "Too short."), (), (), ("too short",)))
    Tides: no score: too short

    Raises:
        ValueError: there is no such dimension.

    """
    if dimension not in (None, *NAMES):
        raise ValueError(f"no dimension {dimension!r}; there are: {', '.join(NAMES)}")
    scores = [one for one in report.scores if dimension in (None, one.dimension)]
    hits = sorted((hit for one in scores for hit in one.hits), key=_reading_order)
    numbers = {id(hit): number for number, hit in enumerate(hits, 1)}
    body = el(
        "section",
        el("h3", join(_pieces(report.article.title, _of(hits, "title"), (), numbers))),
        _overview(report, scores) if scores else el("p", unscored(report), class_="warning"),
        el(
            "div",
            join(_pieces(report.article.text, _of(hits, "text"), report.furniture, numbers)),
            class_="text",
        ),
        _listing(report, hits),
        class_="marked",
    )
    return View(_as_text(report, hits), body)


def words(report: Report, hit: Hit) -> str:
    """Return the words that a hit marks, on one line."""
    source = report.article.title if hit.field == "title" else report.article.text
    return clip(source[hit.start : hit.end], 90)


def reason(hit: Hit) -> str:
    """Return why a hit counts, in words.

    >>> reason(Hit(0, 4, "promotion", "bait", -1.5, "It withholds the news."))
    'promotion, bait (−1.50, against): It withholds the news.'
    """
    weight = f"{hit.weight:+.2f}".replace("-", "\N{MINUS SIGN}")
    return f"{hit.dimension}, {hit.kind} ({weight}, {sign(hit.weight)}): {hit.why}"


def _reading_order(hit: Hit) -> tuple[bool, int, int, int]:
    return hit.field == "text", hit.start, hit.end, NAMES.index(hit.dimension)


def _of(hits: Iterable[Hit], field: str) -> list[Hit]:
    return [hit for hit in hits if hit.field == field]


def _pieces(
    text: str, hits: Sequence[Hit], furniture: Sequence[Furniture], numbers: dict[int, int]
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
        piece = _mark(text[start:stop], covering, [h for h in covering if h.end == stop], numbers)
        yield _furniture(piece, aside[0], first=aside[0].start == start) if inside else piece


def _mark(text: str, covering: Sequence[Hit], ending: Sequence[Hit], numbers: dict[int, int]) -> Html:
    """Return a piece of text under its underlines, with the numbers of the hits that end in it."""
    inner = _lines(text)
    if not covering:
        return inner
    for hit in covering:
        inner = el("span", inner, class_=f"{hit.dimension} {sign(hit.weight)}")
    notes = [
        el("sup", f"{numbers[id(hit)]}{'+' if hit.weight >= 0 else '−'}", class_=hit.dimension)
        for hit in ending
    ]
    why = "\n".join(f"{numbers[id(hit)]}. {reason(hit)}" for hit in covering)
    return el(
        "mark", inner, *notes, title=why, tabindex="0" if ending else None, class_=covering[-1].dimension
    )


def _lines(text: str) -> Html:
    """Return text with its line breaks as elements, so that they survive where styles are dropped."""
    first, *rest = text.split("\n")
    return join((first, *(part for line in rest for part in (el("br"), line))))


def _furniture(piece: Html, span: Furniture, *, first: bool) -> Html:
    """Return a piece of furniture, greyed; its reason stands before its first piece."""
    label = [el("i", f"[set aside: {span.reason}] ")] if first else []
    return el("small", *label, piece, class_="furniture", title=f"set aside: {span.reason}")


def _overview(report: Report, scores: Sequence[Score]) -> Html:
    """Return the legend, whose lines are also switches and show where in the text the hits fall."""
    return el("div", *(_lane(report, one) for one in scores), el("p", LEGEND), class_="overview")


def _lane(report: Report, one: Score) -> Html:
    """Return one line of the legend: switch, score, numbers of hits, and the strip."""
    plus = sum(hit.weight >= 0 for hit in one.hits)
    label = el(
        "label",
        el("input", type="checkbox", checked="", class_=one.dimension),
        el("span", one.dimension, class_="name"),
        f" {shown(one.value)} ",
        el("small", f"({interval(one.low, one.high)})  +{plus} −{len(one.hits) - plus}"),
    )
    return el("div", label, _strip(report, one), class_=f"lane {one.dimension}")


def _strip(report: Report, one: Score) -> Html:
    """Return the whole article as a line: furniture grey, hits for above the line, against below."""
    length = max(1, len(report.article.text))
    boxes = [
        el(
            "rect",
            x=_at(span.start, length),
            y=0,
            width=_at(span.end - span.start, length),
            height=20,
            class_="aside",
        )
        for span in report.furniture
    ]
    ticks = [
        el("rect", x=_at(hit.start, length), y=2 if hit.weight >= 0 else 11, width=3, height=7)
        for hit in one.hits
        if hit.field == "text"
    ]
    label = f"Where the signals of {one.dimension} fall: above the line for, below the line against."
    line = el("line", x1=0, x2="100%", y1=10, y2=10)
    return el(
        "svg", *boxes, line, *ticks, width="100%", height=20, role="img", aria_label=label, class_="strip"
    )


def _at(offset: int, length: int) -> str:
    return f"{100 * offset / length:.2f}%"


def _listing(report: Report, hits: Sequence[Hit]) -> Html:
    """Return all hits in reading order, for those who listen or move by keyboard."""
    lines = (el("li", el("q", words(report, hit)), " ", reason(hit), class_=hit.dimension) for hit in hits)
    name = f"All {len(hits)} signals in reading order"
    return el("details", el("summary", name), el("ol", *lines)) if hits else Html("")


def _as_text(report: Report, hits: Sequence[Hit]) -> str:
    """Return the evidence as lines of text."""
    if not report.scores:
        return f"{name_of(report)}: {unscored(report)}"
    lines = (f"{i}. “{words(report, hit)}” {clean(reason(hit))}" for i, hit in enumerate(hits, 1))
    return "\n".join((f"{name_of(report)}: {len(hits)} signals", *lines))
