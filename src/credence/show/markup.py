"""Markup that is safe to show: escaping, one element builder, tables, and what a notebook displays.

Article text is hostile. Every string passes through :func:`clean` and is escaped by :func:`el`
unless it is :class:`Html`, which only this package makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from math import floor

from credence.model import Dimension, Report
from credence.weights import NAMES

# For light and for dark paper: each at least 4.5 to 1 against its paper, told apart by readers with
# the common colour blindnesses (after Okabe and Ito 2008), and never the only sign of a difference.
COLOURS: dict[Dimension, tuple[str, str]] = {
    "hedging": ("#0068a8", "#6bbcf2"),
    "sourcing": ("#00755a", "#3fc9a0"),
    "promotion": ("#b84a00", "#ff9d5c"),
    "precision": ("#9c3f7e", "#eda4d3"),
}
LIMITS = "The scores say how a text is built. They do not say whether it is true or fake."
SCALE = (
    "0 to 100 on the scale of reference news, higher is more credible: "
    "70 is better than 70 of 100 news articles."
)
TITLE, NAME = 50, 140

_VOID = frozenset({"br", "input", "meta"})
_CONTROLS = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n\r"]
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_REPLACED = {
    **dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"),
    **{code: f"[U+{code:04X}]" for code in _BIDI},
}


class Html(str):
    """Markup that is shown as it stands; any other ``str`` is escaped."""

    __slots__ = ()


def clean(text: str) -> str:
    r"""Replace what would act and not show: control characters, bidirectional controls, half pairs.

    >>> clean("evil\u202egnp.exe\x00")
    'evil[U+202E]gnp.exe�'
    """
    return text.translate(_REPLACED)


def el(tag: str, *children: str, **attributes: str | float | None) -> Html:
    """Return an element; ``class_`` is ``class``, ``_`` in names is ``-``, ``None`` leaves out.

    >>> el("p", "a < b", el("br"), class_="note", aria_label='"x"', title=None)
    '<p class="note" aria-label="&quot;x&quot;">a &lt; b<br></p>'
    """
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_safe(_figure(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = join(children)
    return Html(f"<{tag}{named}>" if tag in _VOID else f"<{tag}{named}>{inner}</{tag}>")


def join(parts: Iterable[str]) -> Html:
    """Return the parts one after the other, each escaped unless it is markup."""
    return Html("".join(part if isinstance(part, Html) else _safe(part) for part in parts))


def _safe(text: str) -> str:
    return escape(clean(text))


def _figure(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 2):g}"


def shown(value: float) -> str:
    """Return a score as readers see it: rounded to a whole number, halves up, as in the browser.

    >>> shown(62.5), shown(61.49)
    ('63', '61')
    """
    return str(floor(value + 0.5))


def interval(low: float, high: float) -> str:
    """Return an interval as readers see it.

    >>> interval(50.6, 70)
    '51–70'
    """
    return f"{shown(low)}\N{EN DASH}{shown(high)}"


def sign(weight: float) -> str:
    """Return the word for the side that a piece of evidence is on.

    >>> sign(1.2), sign(-0.5), sign(0.0)
    ('for', 'against', 'neither')
    """
    return ("neither", "for", "against")[(weight > 0) - (weight < 0)]


def clip(text: str, length: int = TITLE) -> str:
    """Return the text on one line, cut to ``length`` characters.

    >>> clip("The ferry sails again", 12)
    'The ferry s…'
    """
    line = " ".join(clean(text[: 8 * length]).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def name_of(report: Report) -> str:
    """Return what to call an article, cut where it is very long: its label, its title or its id."""
    article = report.article
    return clip(article.label or article.title or article.id, NAME)


def unscored(report: Report) -> str:
    """Return what stands in the place of the scores where there are none."""
    return f"no score: {clean('; '.join(report.warnings)) or 'no reason given'}"


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """Something to look at: ``text`` where only text can be shown, ``html`` elsewhere.

    ``svg`` holds the picture alone, where there is one.
    """

    text: str
    html: Html
    svg: str = ""

    def __post_init__(self) -> None:
        """Take from the text what would act on a terminal."""
        object.__setattr__(self, "text", clean(self.text).replace("\r", " "))

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return str(framed(self.html))


def framed(*parts: str) -> Html:
    """Return a piece of a page with its style.

    The two classes keep MathJax from reading amounts in dollars as formulas.
    """
    return el("div", style(), *parts, class_="credence tex2jax_ignore mathjax_ignore")


def style() -> Html:
    """Return the style element that every output carries."""
    return Html(f"<style>{css()}</style>")


@cache
def css() -> str:
    """Return the style sheet, with one line for the colour of each dimension."""
    sheet = (resources.files(__package__) / "style.css").read_text(encoding="utf-8")
    return sheet + "".join(_coloured(name) for name in NAMES)


def _coloured(name: Dimension) -> str:
    light, dark = COLOURS[name]
    lane = 0.14 + 0.17 * NAMES.index(name)
    return f".credence .{name}{{--c:light-dark({light},{dark});--lane:{lane:.2f}em}}\n{switched_off(name)}"


def known(dimension: Dimension | None) -> Dimension | None:
    """Return a dimension, or none for all; a name that is no dimension is refused.

    Raises:
        ValueError: there is no such dimension.

    """
    if dimension not in (None, *NAMES):
        raise ValueError(f"no dimension {dimension!r}; there are: {', '.join(NAMES)}")
    return dimension


def switched_off(name: str) -> str:
    """Return the style that hides a dimension or a kind, by its class, while its switch is off."""
    off = f".credence .marked:has(input.{name}:not(:checked))"
    return (
        f"{off} mark span.{name}{{text-decoration:none;background:none}}"
        f"{off} mark:not(:has(span:not(.{name})))::after,{off} :is(sup,li,.stroke).{name}{{display:none}}\n"
    )


def text_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines of text with aligned columns; the first row holds the names.

    A row may be shorter than the first; its last cell then runs on.

    >>> print(text_table([("article", "score", "words"), ("ferry", "62", "310"), ("note", "no score")]))
    article  score  words
    ferry    62     310
    note     no score
    """
    full = [row for row in rows if len(row) == len(rows[0])]
    widths = [max(map(len, column)) for column in zip(*full, strict=True)]
    widths[0] = max(len(row[0]) for row in rows)
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def html_table(rows: Sequence[Sequence[str]], caption: str, kind: str | None = None) -> Html:
    """Return rows as a table of a ``kind`` that the style sheet knows; the first row holds names.

    A row may be shorter than the first; its last cell then spans the rest.
    """
    head = el("tr", *(el("th", name, scope="col") for name in rows[0]))
    body = el("tbody", *(_row(row, len(rows[0])) for row in rows[1:]))
    return el("table", el("caption", caption), el("thead", head), body, class_=kind)


def _row(row: Sequence[str], columns: int) -> Html:
    """Return one row; its last cell spans what is missing."""
    *cells, last = (cell if isinstance(cell, Html) else _unbroken(cell) for cell in row[1:])
    span = str(columns - len(row) + 1) if len(row) < columns else None
    return el(
        "tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in cells), el("td", last, colspan=span)
    )


def _unbroken(text: str) -> str:
    """Return the text with intervals that no line breaks."""
    return text.replace("\N{EN DASH}", "\N{WORD JOINER}\N{EN DASH}\N{WORD JOINER}")
