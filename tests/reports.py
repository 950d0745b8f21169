"""Reports made by hand, so that what is shown can be tested without scoring anything."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from credence.model import Article, Dimension, Furniture, Hit, Report, Score
from credence.weights import NAMES

HOSTILE = (
    "<script>alert(1)</script> \"x\" onload='y' &amp; \u202eevil\u202c \x00 \ud800 "
    "</style> $5 or $6 <img src=x>"
)
FERRY = (
    "The harbour board may close the Lindø route, said Marit Holm, its director, on 4 March 2024.\n"
    "“We carried 412,000 passengers in 2023, 8 per cent fewer than in 2022,” she told the council.\n"
    "Some experts say this amazing, once-in-a-lifetime route will certainly be the best in the world!\n"
    "A spokesman for the union declined to comment.\n"
    "More from this site\n10 islands you MUST see before you die\nShare | Tweet | Print\n\n\n"
)
EVIDENCE: tuple[tuple[str, Dimension, str, float, str], ...] = (
    ("may", "hedging", "hedge", 1.0, "A prediction is covered by a hedge."),
    ("will certainly", "hedging", "booster", -1.2, "Certainty is oversold."),
    ("said Marit Holm, its director", "sourcing", "named", 1.5, "A named person says it."),
    ("Some experts say", "sourcing", "weasel", -1.0, "Nobody can check who they are."),
    ("amazing", "promotion", "hype", -1.4, "It praises where it should describe."),
    ("once-in-a-lifetime route will", "promotion", "hype", -1.8, "A phrase of advertising."),
    ("4 March 2024", "precision", "date", 0.9, "A date that stays true."),
    ("412,000 passengers in 2023", "precision", "figure", 1.6, "A figure with its unit and year."),
    ("Some experts say this amazing", "precision", "vague", -0.7, "A multitude nobody counted."),
)


def hit(text: str, row: tuple[str, Dimension, str, float, str]) -> Hit:
    """Return the hit on the first of these words in the text."""
    words, dimension, kind, weight, why = row
    start = text.index(words)
    return Hit(start, start + len(words), dimension, kind, weight, why)


def report(name: str, *values: float, hits: tuple[Hit, ...] = (), title: str = "", text: str = "") -> Report:
    """Return a report with the given values, in the order of the dimensions; none means no scores."""
    scores = tuple(
        Score(d, v, max(0, v - 7.25), min(100, v + 9.5), 0.0, tuple(h for h in hits if h.dimension == d))
        for d, v in zip(NAMES, values, strict=False)
    )
    warnings = () if scores else ("too short: 2 words",)
    return Report(Article(name, title or name, text), scores, (), warnings)


def ferry() -> Report:
    """Return a report with evidence in all dimensions, overlaps and furniture."""
    start = FERRY.index("More from")
    made = report(
        "ferry",
        72.5,
        61,
        18.4,
        80,
        hits=tuple(hit(FERRY, row) for row in EVIDENCE),
        text=FERRY,
        title="Ferry to close",
    )
    article = Article("ferry", "Ferry to close", FERRY, outlet="Island Post", published=dt.date(2024, 3, 5))
    return Report(
        article, made.scores, (Furniture(start, len(FERRY), "related headlines"),), ("short",), 60, 4
    )


def hostile() -> Report:
    """Return a report in which every string tries to get out."""
    text = f"Well, {HOSTILE} and so on."
    found = Hit(6, 6 + len(HOSTILE), "promotion", HOSTILE, -1.0, HOSTILE)
    article = Article(HOSTILE, HOSTILE, text, outlet=HOSTILE)
    scores = report("x", 1, 2, 3, 4, hits=(found,)).scores
    return Report(article, scores, (Furniture(0, 4, HOSTILE),), (HOSTILE,), 9, 1)


def several() -> list[Report]:
    """Return five scored reports and one without scores; the bridge leads the harvest everywhere."""
    return [
        ferry(),
        report("library", 55, 81, 60, 40, title="Library opens at night"),
        report("bridge", 45, 71, 88, 90, title="Seven bridges, one winter"),
        report("harvest", 2, 5, 3, 30, title="You won’t BELIEVE this harvest"),
        report("vaccine", 100, 52, 70, 49.5, title="Vaccine trial ends early"),
        report("note", title="Gól"),
    ]


class Reading(HTMLParser):
    """What a browser would make of markup: its tags, its attributes, its text outside ``skip``."""

    def __init__(self, markup: str, skip: frozenset[str] = frozenset({"style", "script"})) -> None:
        super().__init__()
        self.skip = skip
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.pieces += ["\n"] * (tag == "br")
        if tag not in {"br", "input", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.skip & set(self.open):
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def barriers(page: Page) -> list[tuple[str, str]]:
    """Return what axe-core finds serious or critical on a page: the rule and the first element."""
    found = [
        one for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}
    ]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
