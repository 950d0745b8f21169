"""A chart of plain amounts, such as speeds: a table with a bar in each row."""

from __future__ import annotations

from collections.abc import Sequence

from credence.show.markup import Html, View, clip, el, html_table, text_table
from credence.show.picture import column, label, saved

STEP = 40
HEADS = ("what", "how much", "drawn")


def bar_chart(title: str, rows: Sequence[tuple[str, float | None, str]]) -> View:
    """Return amounts as bars from nought, drawn; a row is a name, an amount, and the amount in words.

    The longest bar fills its cell. A row without an amount has no bar, and its words say why.

    >>> bar_chart("Ferries an hour", [("Oulu", 4, "4"), ("Cork", None, "not counted")])
    Ferries an hour
    Oulu             4
    Cork             not counted
    """
    text = text_table([(title, ""), *((clip(name), clip(words)) for name, _, words in rows)])
    most = max((amount for _, amount, _ in rows if amount), default=1.0)
    drawn = [(clip(name), words, _bar((amount or 0.0) / most)) for name, amount, words in rows]
    return View(text, html_table([HEADS, *drawn], title, "kinds"), _picture(title, drawn, text))


def _bar(part: float) -> Html:
    """Return a bar over a part (0..1) of its cell, in the colour of the letters."""
    filled = el("rect", x=0, y=3, width=f"{100 * part:.2f}%", height=12, fill="currentColor", class_="ink")
    parts = [filled] if part else []
    return el("svg", *parts, width="100%", height=18, aria_hidden="true")


def _picture(title: str, rows: Sequence[tuple[str, str, Html]], text: str) -> str:
    """Return the chart as a file of its own."""
    parts = [
        part
        for i, (name, words, bar) in enumerate(rows)
        for part in (
            label(f"{name}: {clip(words)}", 0, STEP * i + 14),
            column(0, STEP * i + 18, 100, [bar]),
        )
    ]
    return saved(title, text, parts, STEP * len(rows))
