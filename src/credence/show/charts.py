"""Tables and charts of scores. A chart is a table with a picture in each cell.

So its figures can be read, heard, copied and searched, it follows the reader's theme and fits a
telephone, and a viewer that drops pictures still shows a table. The picture alone, to save as a
file, is in :attr:`~credence.show.markup.View.svg`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from credence.model import Dimension, Report, Score, Weights
from credence.scoring import Composite
from credence.show.evidence import spoken
from credence.show.markup import (
    SCALE,
    Html,
    View,
    clip,
    el,
    html_table,
    interval,
    join,
    known,
    name_of,
    shown,
    text_table,
    unscored,
)
from credence.show.picture import axis, bar, column, label, measured, saved, track
from credence.weights import NAMES, rank

NOTE = "Dot: score. Bar: 90 % interval. Upright line: the middle of reference news, at 50."
COLUMN = 100 / len(NAMES)

Row = Sequence[str]
Kinds = list[tuple[Dimension, str, int, int]]


def score_table(reports: Sequence[Report]) -> View:
    """Return the four scores of each article, with their intervals, as a table.

    >>> from credence.model import Article
    >>> score_table([Report(Article("a", "Tides", "Short."), (), (), ("too short",))])
    article  hedging  sourcing  promotion  precision
    Tides    no score: too short
    """
    rows = [("article", *NAMES), *(_line(report) for report in reports)]
    return View(_text(rows), html_table(rows, SCALE, "figures"))


def score_chart(reports: Sequence[Report]) -> View:
    """Return the four scores of several articles on the scale of reference news, drawn."""
    text = score_table(reports).text
    rows = [("article", *NAMES), *(_line(report, drawn=True) for report in reports)]
    return View(text, html_table(rows, f"{NOTE} {SCALE}", "chart"), _score_picture(reports, text))


def composite_table(reports: Sequence[Report], weights: Weights) -> View:
    """Return the articles in the order of their composites under ``weights``, as a table."""
    rows = [("rank", "article", "composite"), *_places(reports, weights)]
    return View(_text(rows), html_table(rows, f"{_shares(weights)}. {SCALE}"))


def composite_chart(reports: Sequence[Report], weights: Weights) -> View:
    """Return the articles in the order of their composites under ``weights``, drawn."""
    text = composite_table(reports, weights).text
    rows = [("rank", "article", "composite"), *_places(reports, weights, drawn=True)]
    html = html_table(rows, f"{_shares(weights)}. {NOTE} {SCALE}", "places")
    return View(text, html, _composite_picture(reports, weights, text))


def evidence_chart(report: Report, dimension: Dimension | None = None) -> View:
    """Return how many marks of each kind an article has in one dimension, or in all, for and against, drawn.

    Raises:
        ValueError: there is no such dimension.

    """
    kinds = [row for row in _kinds(report) if known(dimension) in (None, row[0])]
    title = f"Marks of each kind in: {clip(name_of(report))}" if report.scores else unscored(report)
    names = ("dimension", "kind", "against", "for")
    text = _text([names, *((name, kind, str(minus), str(plus)) for name, kind, minus, plus in kinds)])
    most = max((count for *_, minus, plus in kinds for count in (minus, plus)), default=1)
    rows = [names, *(_counted(*kind, most) for kind in kinds)]
    return View(text, html_table(rows, title, "kinds"), _kinds_picture(title, kinds, most, text))


def _text(rows: Sequence[Row]) -> str:
    return text_table([[clip(cell) for cell in row] for row in rows])


def _cell(one: Score | Composite, *, drawn: bool = False) -> str:
    """Return value and interval, with or without the track below them."""
    figures = f"{shown(one.value)} ({interval(one.low, one.high)})"
    if not drawn:
        return figures
    name = one.dimension if isinstance(one, Score) else None
    return join((el("span", figures), " ", track(one.value, one.low, one.high, name)))


def _line(report: Report, *, drawn: bool = False) -> Row:
    """Return the cells of one article."""
    cells = {one.dimension: _cell(one, drawn=drawn) for one in report.scores}
    return (name_of(report), *((cells.get(name, "–") for name in NAMES) if cells else [unscored(report)]))


def _places(reports: Sequence[Report], weights: Weights, *, drawn: bool = False) -> list[Row]:
    """Return the lines of a ranking; articles without scores have no rank."""
    return [
        (str(place), name_of(report), _cell(one, drawn=drawn))
        if one
        else ("–", name_of(report), unscored(report))
        for place, (report, one) in enumerate(rank(reports, weights), 1)
    ]


def _shares(weights: Weights) -> str:
    shares = (f"{name} {shown(100 * weights.share(name))} %" for name in NAMES)
    return f"Composites with {', '.join(shares)}"


def _kinds(report: Report) -> Kinds:
    """Return dimension, kind, marks against and marks for, the most frequent kinds first.

    Marks that count nothing are on neither side.
    """
    hits = ((one.dimension, hit) for one in report.scores for hit in one.hits if hit.weight)
    found = Counter((name, hit.kind, hit.weight > 0) for name, hit in hits)
    kinds = {
        (name, spoken(kind)): (found[name, kind, False], found[name, kind, True]) for name, kind, _ in found
    }
    ordered = sorted(kinds.items(), key=lambda row: (NAMES.index(row[0][0]), -sum(row[1]), row[0][1]))
    return [(name, kind, minus, plus) for (name, kind), (minus, plus) in ordered]


def _counted(name: Dimension, kind: str, minus: int, plus: int, most: int) -> Row:
    """Return the cells of one kind; the longest bar stands for ``most`` marks."""
    sides = ((minus, bar(minus / most, name, left=True)), (plus, bar(plus / most, name)))
    return name, kind, *(el("div", el("span", str(count)), drawn, class_="count") for count, drawn in sides)


def _score_picture(reports: Sequence[Report], text: str) -> str:
    step = 58
    bottom = 24 + step * len(reports)
    heads = [column(i * COLUMN, 12, COLUMN - 4, [label(name, 0, 0)]) for i, name in enumerate(NAMES)]
    rows = [part for i, report in enumerate(reports) for part in _drawn_line(report, 24 + step * i)]
    axes = [column(i * COLUMN, bottom, COLUMN - 4, axis()) for i in range(len(NAMES))]
    return saved("Scores of the articles", f"{NOTE}\n{text}", [*heads, *rows, *axes], bottom + 16)


def _drawn_line(report: Report, y: float) -> list[Html]:
    """Return one article of the picture: its title, and below it its scores or why it has none."""
    tracks = [
        column(NAMES.index(one.dimension) * COLUMN, y + 34, COLUMN - 4, _measured(one))
        for one in report.scores
    ]
    return [label(clip(name_of(report)), 0, y + 14), *(tracks or [label(clip(unscored(report)), 0, y + 38)])]


def _measured(one: Score | Composite) -> tuple[Html, ...]:
    name = one.dimension if isinstance(one, Score) else None
    return measured(one.value, track(one.value, one.low, one.high, name))


def _composite_picture(reports: Sequence[Report], weights: Weights, text: str) -> str:
    step = 54
    rows: list[Html] = []
    for i, (report, one) in enumerate(rank(reports, weights)):
        below = (
            column(0, step * i + 32, 100, _measured(one))
            if one
            else label(clip(unscored(report)), 0, step * i + 36)
        )
        rows += [label(clip(f"{i + 1 if one else '–'} {name_of(report)}"), 0, step * i + 14), below]
    bottom = step * len(reports)
    return saved(_shares(weights), f"{NOTE}\n{text}", [*rows, column(0, bottom, 100, axis())], bottom + 16)


def _kinds_picture(title: str, kinds: Kinds, most: int, text: str) -> str:
    step = 24
    rows = [label("against", 68, 12, "end"), label("for", 72, 12)]
    for i, (name, kind, minus, plus) in enumerate(kinds, 1):
        rows += [
            label(clip(f"{name}: {kind}", 36), 0, step * i + 14),
            label(str(minus), 42, step * i + 14, "end"),
            column(44, step * i, 25.5, [bar(minus / most, name, left=True)]),
            column(70.5, step * i, 25.5, [bar(plus / most, name)]),
            label(str(plus), 98, step * i + 14),
        ]
    return saved(title, text, rows, step * (len(kinds) + 1))
