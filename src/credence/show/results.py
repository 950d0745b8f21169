"""What the start page shows of articles: what was read, their cards, and what several say of one story."""

from __future__ import annotations

from credence import settings, story
from credence.model import Article, Report
from credence.show.cards import card
from credence.show.charts import score_chart
from credence.show.comparison import compared
from credence.show.markup import Html, el

# What a page can show and a person can look through; the scoreboard holds all articles.
MOST_CARDS, MOST_COMPARED = 40, 40
READY = "Nothing read yet. Use one of the four ways in."


def told(number: int, refused: tuple[str, ...], note: str, *, example: bool) -> Html:
    """Return how many articles were read, and what was refused, in words.

    >>> told(1, (), "", example=False)
    '<div role="status"><p>1 article read.</p></div>'
    """
    read = f"{number} article{'s' * (number != 1)} read." if number else READY
    if example and number:
        read = f"{read} This is an example; your own articles take its place."
    lines = (el("li", line) for line in refused)
    listed = el("div", el("p", f"Not read ({len(refused)}):"), el("ul", *lines), class_="warning")
    return el("div", el("p", read), listed if refused else "", el("p", note) if note else "", role="status")


def cards(reports: tuple[Report, ...]) -> tuple[Html, ...]:
    """Return the scoreboard and the cards, of the first :data:`MOST_CARDS` articles.

    >>> cards(())
    ()
    """
    if not reports:
        return ()
    left = len(reports) - MOST_CARDS
    more = el("p", f"{left} more are in the list “Read” below.") if left > 0 else Html("")
    return (score_chart(reports).html, *(card(one).html for one in reports[:MOST_CARDS]), more)


def related(articles: tuple[Article, ...], mine: settings.Settings) -> tuple[Html, ...]:
    """Return the comparison of articles that tell the same story, where there are such.

    >>> related((), settings.Settings())
    ()
    """
    if len(articles) < 2:  # noqa: PLR2004 -- it takes two
        return ()
    if len(articles) > MOST_COMPARED:
        return (el("p", f"More than {MOST_COMPARED} articles are compared by “credence compare” alone."),)
    found = story.compare(articles, (), mine.rules)
    heading = el("h2", "Told by several")
    if not any(len(event.ids) > 1 for event in found.events):
        return (heading, el("p", "No two of the articles tell the same story."))
    return (heading, compared(found, articles))
