"""A folder of pages about a user's articles, to hand on: it needs no program and no network to be read.

``index.html`` holds the ranking with its sliders, the list and the cards; ``articles/`` a page for each
article with its reader; ``comparison.html`` what the articles of one event say; ``methods.html`` and
``methods.json`` what made the figures, with hashes, and what was refused; ``scores.csv``,
``scores.parquet`` and ``scores.json`` the scores. The same articles give the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from credence import duplicates, methods, outputs, records, scoring, story
from credence.model import Article, Report, Score, Weights
from credence.settings import Settings
from credence.show.cards import card
from credence.show.comparison import LIMITS as RELATED
from credence.show.comparison import compared
from credence.show.judge import Judge
from credence.show.markup import (
    LIMITS,
    SCALE,
    Html,
    clip,
    el,
    html_table,
    interval,
    join,
    name_of,
    shown,
    unscored,
)
from credence.show.page import page, policy
from credence.show.standalone import source
from credence.show.widgets import Reweighter

SCRIPTS = ("card.js", "ways.js", "standalone.js")
# Nothing may be loaded; the pages' own scripts may run, each known by its sum, and the module of a
# widget, which its page holds as text and hands over as a blob.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src {} blob:; "
    "base-uri 'none'; form-action 'none'"
)
MOST_CARDS, MOST_COMPARED = 40, 100
INDEX, MARK = "index.html", "methods.json"  # a folder with both is a report
FILES = ("scores.csv", "scores.parquet", "scores.json", MARK)


@dataclass(frozen=True)
class Site:
    """What a report is made of; ``refused`` are the inputs that could not be read, in words."""

    reports: tuple[Report, ...]
    weights: Weights
    settings: Settings = field(default_factory=Settings)
    refused: tuple[str, ...] = ()
    title: str = "Credibility scores"

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order."""
        return tuple(report.article for report in self.reports)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Where the page of each article is; no id leads out of the folder."""
        return tuple(outputs.inside("articles", one.id, ".html").as_posix() for one in self.articles)

    @cached_property
    def comparison(self) -> Html | None:
        """What articles of one event say, where there are such."""
        if not 1 < len(self.articles) <= MOST_COMPARED:
            return None
        found = story.compare(self.articles, (), self.settings.rules)
        together = {name for event in found.events if len(event.ids) > 1 for name in event.ids}
        return compared(found, self.articles) if together else None

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield each page: where it goes, and what it holds."""
        yield INDEX, self._page(self.title, self._index())
        for report, place in zip(self.reports, self.places, strict=True):
            yield place, self._page(name_of(report), _article(report, self.weights), up="../")
        if self.comparison is not None:
            parts = (el("p", RELATED), self.comparison)
            yield "comparison.html", self._page("Told by several", join(parts))
        yield "methods.html", self._page("Methods", self._methods())

    def methods(self) -> records.Record:
        """Return what made the figures: version, hashes, weights, settings; and what is in the folder."""
        return {
            "credence": methods.package_version(),
            "data": methods.fingerprints(),
            "weights": {name: getattr(self.weights, name) for name in Weights.__slots__},
            "settings": self.settings.rules.note or None,
            "settings_sha256": self.settings.sha256 or None,
            "articles": [
                {"id": one.id, "page": place, "sha256": sha256(_bytes(one)).hexdigest()}
                for one, place in zip(self.articles, self.places, strict=True)
            ],
            "refused": list(self.refused),
        }

    def _page(self, title: str, body: Html, up: str = "") -> str:
        """Return a whole page; ``up`` leads to the folder of the report."""
        ways = [(INDEX, "All articles"), ("methods.html", "Methods")]
        if self.comparison is not None:
            ways.insert(1, ("comparison.html", "Comparison"))
        nav = el("nav", *(el("a", name, href=up + place) for place, name in ways), aria_label="Pages")
        main = el("main", el("h1", clip(title)), body)
        return page(clip(title), policy(POLICY, SCRIPTS), nav, main, style=source("site.css"))

    def _index(self) -> Html:
        """Return the first page."""
        board = Reweighter(self.reports, self.weights)
        ranking = board.view().html
        board.close()
        left = len(self.reports) - MOST_CARDS
        more = el("p", f"The cards of {left} more are on their own pages.") if left > 0 else ""
        cards = (card(report).html for report in self.reports[:MOST_CARDS])
        files = (el("li", el("a", name, href=name)) for name in FILES)
        return join(
            (
                el("p", f"{LIMITS} Scale: {SCALE}"),
                el("p", f"{len(self.reports)} articles read, {len(self.refused)} inputs refused."),
                el("h2", "Ranking"),
                el("h3", "Move the sliders to weigh the dimensions your way"),
                ranking,
                el("h2", "Articles"),
                el("div", self._list(), class_="list"),
                _listed("Nearly the same text", tuple(_alike(self.articles))),
                _listed("Not read", self.refused),
                el("h2", "Cards"),
                el("div", *cards, more, class_="cards"),
                el("h2", "Files"),
                el("ul", *files, class_="files"),
            )
        )

    def _list(self) -> Html:
        """Return all articles as a table that leads to their pages."""
        rows: list[tuple[str, ...]] = [("article", "composite", *Weights.__slots__)]
        for report, place in zip(self.reports, self.places, strict=True):
            rows.append((el("a", name_of(report), href=place), *_figures(report, self.weights)))
        return html_table(
            rows, f"0 to 100, higher is more credible. In brackets: 90 % intervals. {SCALE}", "figures"
        )

    def _methods(self) -> Html:
        """Return the note on methods, fit for an appendix."""
        made = self.methods()
        rows = [("data", "first digits of SHA-256"), *made["data"].items()]
        texts = [
            ("article", "SHA-256 of its text"),
            *((one["id"], one["sha256"]) for one in made["articles"]),
        ]
        weights = ", ".join(f"{name} {value:g}" for name, value in made["weights"].items())
        return join(
            (
                el("p", f"{LIMITS} {SCALE}"),
                el("p", HOW),
                el("p", f"Made by credence {made['credence']}. Weights of the composite: {weights}."),
                el(
                    "p", made["settings"] or "No credence.toml: the rules are those that credence comes with."
                ),
                el("p", "Whoever has the same texts, version and hashes gets the same figures."),
                _listed("Not read", self.refused),
                html_table(rows, "What the scores rest on"),
                el("div", html_table(texts, "The texts, as they were read"), class_="hash"),
            )
        )


HOW = (
    "Each article is scored from its text alone on four dimensions. Hedging: are contestable claims covered "
    "by honest caution. Sourcing: can a reader see who says each thing. Promotion: does the text inform, or "
    "sell. Precision: are the facts specific, dated and checkable. Cues and rules mark words; each mark has "
    "a weight; the sum, per amount of text or of marks, is placed on the scale of reference news. Parts of "
    "a page that are no article text are set aside and listed. Intervals hold 90 % of a bootstrap over "
    "sentences; they do not cover errors of the rules themselves."
)


def _bytes(article: Article) -> bytes:
    """Return the text of an article as bytes."""
    return article.text.encode("utf-8", "surrogatepass")


def _figures(report: Report, weights: Weights) -> tuple[str, ...]:
    """Return the cells of one article: composite and scores with intervals, or why there are none."""
    composite = scoring.combine(report, weights)
    if composite is None:
        return (unscored(report),)
    found: tuple[scoring.Composite | Score, ...] = (composite, *report.scores)
    return tuple(f"{shown(one.value)} ({interval(one.low, one.high)})" for one in found)


def _article(report: Report, weights: Weights) -> Html:
    """Return the page of one article: where it is from, its card, and the reader with what was set aside."""
    article = report.article
    known = {
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.isoformat() if article.published else "",
        "address": article.url,
        "id": article.id,
    }
    facts = "; ".join(f"{name}: {value}" for name, value in known.items() if value)
    figures = _figures(report, weights)[0]
    # Judgements of the one who makes the report are not handed on with it.
    reader = Judge(report, Path(os.devnull, "none"))
    text = reader.view().html
    reader.close()
    composite = el("p", f"Composite: {figures}" if report.scores else figures)
    aside = (f"{one.reason}: “{clip(article.text[one.start : one.end], 90)}”" for one in report.furniture)
    parts = (el("p", facts), composite, card(report).html, el("h2", "Reader"), text)
    return join((*parts, _listed("Set aside, not scored", tuple(aside))))


def _listed(name: str, lines: Sequence[str]) -> Html:
    """Return lines under a heading, folded where they are many; nothing where there are none."""
    if not lines:
        return Html("")
    body = el("ul", *(el("li", line) for line in lines))
    folded = None if len(lines) > MOST_CARDS else ""
    return el("details", el("summary", f"{name} ({len(lines)})"), body, open=folded)


def _alike(articles: Sequence[Article]) -> Iterator[str]:
    """Yield a line for each pair of articles with nearly the same text."""
    for pair in duplicates.near_duplicates(articles):
        yield f"{pair.second.id} and {pair.first.id}: {pair.share:.0%}"
