"""A comparison of accounts as one page that needs nothing else: no script, no other file."""

from __future__ import annotations

from collections.abc import Sequence

from credence.model import Article
from credence.show.accounts import accounts_reader
from credence.show.lineage import corroboration_chart, lineage_chart
from credence.show.markup import Html, clip, el, join
from credence.show.page import page
from credence.show.story import events_chart, laundering_table, names_ledger, relations_board
from credence.story.model import Comparison

# Nothing may be loaded and no script may run, whatever the texts hold.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
LIMITS = "The page says how accounts relate. It does not say which of them is right."
PARTS = (
    ("Events", events_chart),
    ("Relations", relations_board),
    ("Sources that grew firmer", laundering_table),
    ("Names", names_ledger),
    ("Lineage", lineage_chart),
    ("Corroboration", corroboration_chart),
)


def comparison_page(found: Comparison, articles: Sequence[Article]) -> str:
    """Return a whole HTML page about a comparison, with all texts and the way from each row to its words.

    >>> from credence.story import compare
    >>> ferry = Article("a", "", "The ferry sails again.")
    >>> comparison_page(compare([ferry]), [ferry]).splitlines()[0]
    '<!doctype html>'
    """
    title = f"Accounts compared: {clip(', '.join(article.id for article in articles))}"
    body = el("main", el("h1", title), el("p", LIMITS), compared(found, articles))
    return page(title, POLICY, body)


def compared(found: Comparison, articles: Sequence[Article]) -> Html:
    """Return all parts of a comparison, one below the other: for a page of its own, or a part of one."""
    parts = (join((el("h2", name), draw(found).html)) for name, draw in PARTS)
    return join((*parts, el("h2", "Texts"), accounts_reader(found, articles).html))
