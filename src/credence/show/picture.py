"""Small SVG written by hand: tracks from 0 to 100, axes, and the frame around a picture.

Widths are percentages, so a picture fits its page and its letters keep their size. Colours are
written into each element, for programs that read no style sheet; in a page the style sheet
follows the reader's light or dark theme.
"""

from __future__ import annotations

from collections.abc import Iterable

from credence.model import Dimension
from credence.show.markup import COLOURS, Html, View, el, shown, style

WIDTH = 720
INK, FAINT, PAPER = "#1f2328", "#59636e", "#ffffff"
NOTE = "Dot: score. Bar: 90 % interval. Upright line: the middle of reference news, at 50."


def box(x: float, y: float, width: float, parts: Iterable[Html]) -> Html:
    """Return parts in a frame of their own: ``x`` and ``width`` in per cent, ``y`` in pixels."""
    return el("svg", *parts, x=f"{x:.4g}%", y=y, width=f"{width:.4g}%", height=40, overflow="visible")


def track(value: float, low: float, high: float, dimension: Dimension | None = None) -> tuple[Html, ...]:
    """Return a score with its interval on a line from 0 to 100; no ``dimension`` is the composite."""
    colour, name = COLOURS[dimension][0] if dimension else INK, dimension or "ink"
    mark = {"stroke": colour, "class_": name}
    return (
        el("line", x1=0, x2="100%", y1=18, y2=18, stroke=FAINT, stroke_opacity=0.5, class_="faint"),
        el("line", x1="50%", x2="50%", y1=11, y2=25, stroke=FAINT, class_="faint"),
        el("line", x1=_at(low), x2=_at(high), y1=18, y2=18, stroke_width=7, stroke_opacity=0.4, **mark),
        el("circle", cx=_at(value), cy=18, r=5, fill=colour, class_=name),
        el("text", shown(value), x=_at(value), y=9, text_anchor="middle", font_size=12),
    )


def axis() -> tuple[Html, ...]:
    """Return the figures below the tracks."""
    places = ((0, "start"), (50, "middle"), (100, "end"))
    return tuple(
        el("text", str(at), x=_at(at), y=14, text_anchor=anchor, font_size=11, fill=FAINT, class_="faint")
        for at, anchor in places
    )


def _at(value: float) -> str:
    return f"{value:.2f}%"


def figure(title: str, table: View, parts: Iterable[Html], height: float, note: str = NOTE) -> View:
    """Return a picture with its figures: as text, as a table to unfold, and in its description."""
    inside = (
        el("title", title),
        el("desc", f"{note}\n{table.text}"),
        el("g", *parts, fill=INK, font_family="system-ui, sans-serif", font_size=13),
    )
    drawn = el("svg", *inside, width="100%", height=height, role="img", class_="chart")
    unfold = el("details", el("summary", "The figures as a table"), table.html)
    html = el("figure", drawn, el("figcaption", title, ". ", note), unfold)
    return View(f"{title}\n{table.text}", html, _alone(inside, height))


def _alone(inside: Iterable[Html], height: float) -> str:
    """Return a picture as a file of its own, on its own paper and with a margin."""
    paper = el("rect", width="100%", height="100%", fill=PAPER, class_="paper")
    drawn = el("svg", *inside, x="3%", y=16, width="94%", height=height, overflow="visible")
    size = {"width": WIDTH, "height": height + 32}
    return el("svg", style(), paper, drawn, xmlns="http://www.w3.org/2000/svg", class_="credence", **size)
