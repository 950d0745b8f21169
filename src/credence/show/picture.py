"""Small SVG written by hand: tracks from 0 to 100, bars, and pictures to save as a file.

Widths are percentages, so a track fits its cell and letters keep their size. Colours are written
into each element, for files and programs without the style sheet; in a page the style sheet follows
the reader's light or dark theme. What stands in a page holds no letters, so that a viewer that drops
pictures leaves none behind; letters are only in the files.
"""

from __future__ import annotations

from collections.abc import Iterable

from credence.model import Dimension
from credence.show.markup import COLOURS, Html, el, shown

WIDTH = 720.0
INK, FAINT, PAPER = "#1f2328", "#59636e", "#ffffff"

Attributes = dict[str, str | float | None]


def track(value: float, low: float, high: float, dimension: Dimension | None = None) -> Html:
    """Return a score with its interval on a line from 0 to 100; no ``dimension`` is the composite."""
    colour, name = COLOURS[dimension][0] if dimension else INK, dimension or "ink"
    ends: Attributes = {"x1": _at(low), "x2": _at(high), "y1": 9, "y2": 9}
    return _strip(
        el("line", x1=0, x2="100%", y1=9, y2=9, stroke=FAINT, stroke_opacity=0.5, class_="faint"),
        el("line", x1="50%", x2="50%", y1=1, y2=17, stroke=FAINT, class_="faint"),
        el("line", **ends, stroke=colour, stroke_width=7, stroke_opacity=0.4, class_=name),
        el("circle", cx=_at(value), cy=9, r=5, fill=colour, class_=name),
    )


def beside(
    value: float, low: float, high: float, other: float | None, dimension: Dimension | None = None
) -> Html:
    """Return a figure with its interval on a line from 0 to 1, and another one as a hollow ring."""
    colour, name = COLOURS[dimension][0] if dimension else INK, dimension or "ink"
    ends: Attributes = {"x1": _at(100 * low), "x2": _at(100 * high), "y1": 9, "y2": 9}
    place: Attributes = {"cx": _at(100 * max(0.0, other or 0)), "cy": 9, "r": 4, "stroke_width": 1.5}
    ring = [] if other is None else [el("circle", **place, fill="none", stroke=FAINT)]
    return _strip(
        el("line", x1=0, x2="100%", y1=9, y2=9, stroke=FAINT, stroke_opacity=0.5, class_="faint"),
        el("line", **ends, stroke=colour, stroke_width=7, stroke_opacity=0.4, class_=name),
        *ring,
        el("circle", cx=_at(100 * value), cy=9, r=4, fill=colour, class_=name),
    )


def bar(part: float, dimension: Dimension, *, left: bool = False) -> Html:
    """Return a bar over ``part`` (0..1) of its cell: filled to the right, or outlined to the left."""
    colour = COLOURS[dimension][0]
    start, filled = (100 - 100 * part, 0.3) if left else (0, 1)
    place: Attributes = {"x": _at(start), "y": 3, "width": _at(100 * part), "height": 12}
    drawn = el("rect", **place, fill=colour, stroke=colour, fill_opacity=filled, class_=dimension)
    return _strip(drawn) if part else _strip()


def _strip(*parts: Html) -> Html:
    return el("svg", *parts, width="100%", height=18, overflow="visible", aria_hidden="true")


def _at(value: float) -> str:
    return f"{value:.2f}%"


def label(text: str, x: float, y: float, anchor: str = "start", **attributes: str | float) -> Html:
    """Return letters at ``x`` per cent and ``y`` pixels."""
    return el("text", text, x=_at(x), y=y, text_anchor=anchor, **attributes)


def column(x: float, y: float, width: float, parts: Iterable[Html]) -> Html:
    """Return parts in a frame of their own: ``x`` and ``width`` in per cent, ``y`` in pixels."""
    return el("svg", *parts, x=_at(x), y=y, width=_at(width), height=40, overflow="visible")


def measured(value: float, drawn: Html) -> tuple[Html, ...]:
    """Return a track with its figure above its dot."""
    return label(shown(value), value, -2, "middle", font_size=12), drawn


def axis() -> tuple[Html, ...]:
    """Return the figures below the tracks."""
    places = ((0, "start"), (50, "middle"), (100, "end"))
    return tuple(label(str(at), at, 12, anchor, font_size=11, fill=FAINT) for at, anchor in places)


def saved(title: str, description: str, parts: Iterable[Html], height: float) -> str:
    """Return a picture as a file of its own, on white paper, with a title and a description."""
    letters: Attributes = {"fill": INK, "font_family": "system-ui, sans-serif", "font_size": 13}
    inside = el("svg", *parts, x="3%", y=16, width="94%", height=height, overflow="visible", **letters)
    size: Attributes = {"width": WIDTH, "height": height + 32, "role": "img"}
    paper = el("rect", width="100%", height="100%", fill=PAPER)
    head = (el("title", title), el("desc", description), paper)
    return el("svg", *head, inside, xmlns="http://www.w3.org/2000/svg", **size)
