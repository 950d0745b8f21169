"""One article on one card, and a page of its own for a batch of articles; neither needs its script."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from credence.model import Hit, Report, Score, Weights
from credence.scoring import combine
from credence.show.charts import composite_chart, score_chart
from credence.show.evidence import reason, words
from credence.show.highlight import marked
from credence.show.markup import (
    LIMITS,
    SCALE,
    Html,
    View,
    clean,
    clip,
    el,
    interval,
    join,
    name_of,
    shown,
    unscored,
)
from credence.show.page import page, policy
from credence.show.picture import track
from credence.show.poster import poster
from credence.show.standalone import source

STRONGEST = 3
# What a link can hold as it stands: all but what ends an attribute, a fragment or an escape.
PLAIN = " ()*+,-./:;=?@_!~$[]{}|^"
# The page holds all it needs. Nothing may be loaded; its own scripts may run, each known by its sum.
SCRIPTS = ("card.js", "ways.js")
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {}; "
    "base-uri 'none'; form-action 'none'"
)


def card(report: Report) -> View:
    """Return one article's scores, the strongest evidence on each side, and its warnings.

    >>> from credence.model import Article
    >>> card(Report(Article("a", "Tides", "Short."), (), (), ("too short",)))
    Tides
    no score: too short
    """
    sides = {side: _strongest(report, side) for side in (1, -1)}
    text = _as_text(report, sides)
    picture = poster(report, sides, _byline(report), text)
    body = el(
        "article",
        el("h2", name_of(report)),
        el("p", _byline(report), class_="byline"),
        *(el("p", f"Warning: {text}", class_="warning") for text in report.warnings),
        el("div", *(_score(one) for one in report.scores), class_="scores"),
        el(
            "div",
            _side(report, "Speaks for it", sides[1]),
            _side(report, "Speaks against it", sides[-1]),
            class_="sides",
        ),
        el("p", f"{LIMITS} Scale: {SCALE}", class_="limits"),
        _download(picture, report.article.id),
        class_="card",
    )
    return View(text, join((body, el("script", Html(source("card.js"))))), picture)


def _download(picture: str, name: str) -> Html:
    """Return the links that save the picture; the picture is in the link itself."""
    named = "".join(c for c in name if c.isalnum() or c in "-_")[:60] or "article"
    address = f"data:image/svg+xml,{quote(picture, safe=PLAIN)}"
    return el("p", "Save as picture: ", el("a", "SVG", href=address, download=f"{named}.svg"), class_="save")


def _byline(report: Report) -> str:
    """Return who published the article and when, as far as it is known."""
    article = report.article
    known = (
        article.outlet,
        article.published.isoformat() if article.published else "",
        f"{report.words:,} words",
    )
    return " · ".join(part for part in known if part)


def _strongest(report: Report, side: int) -> list[Hit]:
    """Return the hits with the greatest weights on one side, none with the same words twice."""
    found = (hit for one in report.scores for hit in one.hits if side * hit.weight > 0)
    distinct: dict[str, Hit] = {}
    for hit in sorted(found, key=lambda hit: -abs(hit.weight)):
        distinct.setdefault(words(report, hit).casefold(), hit)
    return list(distinct.values())[:STRONGEST]


def _score(one: Score) -> Html:
    """Return one line of the card: dimension, value, interval, track."""
    drawn = track(one.value, one.low, one.high, one.dimension)
    figures = el("span", el("b", shown(one.value)), f" ({interval(one.low, one.high)})")
    return el(
        "div",
        el("span", one.dimension, class_="name"),
        " ",
        figures,
        " ",
        drawn,
        class_=f"score {one.dimension}",
    )


def _side(report: Report, name: str, hits: Sequence[Hit]) -> Html:
    """Return the evidence on one side."""
    if not report.scores:
        return Html("")
    lines = [el("li", el("q", words(report, hit)), " ", el("small", reason(hit))) for hit in hits]
    return el("div", el("h3", name), el("ul", *lines) if lines else el("p", "Nothing found."))


def _as_text(report: Report, sides: dict[int, list[Hit]]) -> str:
    """Return the card as lines of text."""
    if not report.scores:
        return f"{name_of(report)}\n{unscored(report)}"
    scores = [f"{one.dimension}: {shown(one.value)} ({interval(one.low, one.high)})" for one in report.scores]
    signs = {1: "+", -1: "−"}
    evidence = [
        f"{signs[side]} “{words(report, hit)}” {clean(reason(hit))}"
        for side, hits in sides.items()
        for hit in hits
    ]
    warnings = [f"warning: {clean(text)}" for text in report.warnings]
    return "\n".join((name_of(report), *scores, *evidence, *warnings, LIMITS))


def report_page(reports: Sequence[Report], weights: Weights) -> str:
    """Return a whole HTML page about the articles: nothing to load, no scripts but :data:`SCRIPTS`.

    The page holds the composites under ``weights``, all scores, and for each article its card,
    its text with the evidence marked, and what was set aside and why.
    """
    about = name_of(reports[0]) if len(reports) == 1 else f"{len(reports)} articles"
    title = f"Credibility scores: {clip(about)}"
    tables = (composite_chart(reports, weights), score_chart(reports)) if len(reports) > 1 else ()
    body = el(
        "main",
        el("h1", title),
        el("p", f"{LIMITS} Scale: {SCALE}"),
        *(view.html for view in tables),
        *(_article(report, weights) for report in reports),
    )
    return page(title, policy(POLICY, SCRIPTS), body)


def _article(report: Report, weights: Weights) -> Html:
    """Return the section of one article."""
    one = combine(report, weights)
    composite = f"Composite: {shown(one.value)} ({interval(one.low, one.high)})" if one else unscored(report)
    parts = (card(report).html, el("p", composite), marked(report).html, _aside(report))
    return el("section", *parts, class_="article")


def _aside(report: Report) -> Html:
    """Return what was set aside of the page, and why."""
    if not report.furniture:
        return Html("")
    text = report.article.text
    lines = (
        el("li", f"{span.reason}: ", el("q", clip(text[span.start : span.end], 90)))
        for span in report.furniture
    )
    return el("details", el("summary", f"Set aside, not scored ({len(report.furniture)})"), el("ul", *lines))
