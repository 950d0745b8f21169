"""Charts and tables of scores, each with its figures as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from credence.model import Report, Weights
from credence.scoring import Composite
from credence.show.markup import (
    COLOURS,
    SCALE,
    Html,
    View,
    clip,
    el,
    html_table,
    interval,
    name_of,
    shown,
    text_table,
    unscored,
)
from credence.show.picture import FAINT, axis, box, figure, track
from credence.weights import NAMES, rank

COLUMN = 100 / len(NAMES)


def score_table(reports: Sequence[Report]) -> View:
    """Return the four scores of each article, with their intervals, as a table.

    >>> from credence.model import Article
    >>> score_table([Report(Article("a", "Tides", "Short."), (), (), ("too short",))])
    article  hedging  sourcing  promotion  precision
    Tides    no score: too short
    """
    return _table([("article", *NAMES), *(_figures(report) for report in reports)], SCALE)


def _table(rows: Sequence[Sequence[str]], caption: str) -> View:
    """Return rows as text, with long cells cut, and as markup."""
    return View(text_table([[clip(cell) for cell in row] for row in rows]), html_table(rows, caption))


def _figures(report: Report) -> tuple[str, ...]:
    """Return the cells of one article."""
    cells = {one.dimension: _cell(one.value, one.low, one.high) for one in report.scores}
    if not cells:
        return name_of(report), unscored(report)
    return (name_of(report), *(cells.get(name, "–") for name in NAMES))


def _cell(value: float, low: float, high: float) -> str:
    return f"{shown(value)} ({interval(low, high)})"


def score_chart(reports: Sequence[Report]) -> View:
    """Return the four scores of several articles, with their intervals, on the scale of reference news."""
    top, step = 22, 62
    bottom = top + step * len(reports)
    heads = [_column(i, 0, (el("text", name, y=14, font_weight="bold"),)) for i, name in enumerate(NAMES)]
    rows = [part for i, report in enumerate(reports) for part in _scores(report, top + step * i)]
    axes = [_column(i, bottom, axis()) for i in range(len(NAMES))]
    return figure("Scores of the articles", score_table(reports), [*heads, *rows, *axes], bottom + 18)


def _column(i: int, y: float, parts: Sequence[Html]) -> Html:
    """Return parts in the column of a dimension."""
    return box(i * COLUMN + 1, y, COLUMN - 4, parts)


def _scores(report: Report, y: float) -> list[Html]:
    """Return one article's line: its title, and its scores or why it has none."""
    title = _line(clip(name_of(report)), y + 18)
    if not report.scores:
        return [title, _faint(clip(unscored(report)), y + 42)]
    return [
        title,
        *(
            _column(NAMES.index(one.dimension), y + 28, track(one.value, one.low, one.high, one.dimension))
            for one in report.scores
        ),
    ]


def _line(text: str, y: float) -> Html:
    return el("text", text, x="1%", y=y)


def _faint(text: str, y: float) -> Html:
    return el("text", text, x="1%", y=y, fill=FAINT, class_="faint")


def composite_chart(reports: Sequence[Report], weights: Weights) -> View:
    """Return the articles in the order of their composites under ``weights``."""
    ranking = rank(reports, weights)
    step = 54
    rows = [part for i, line in enumerate(ranking) for part in _composite(f"{i + 1}.", *line, step * i)]
    drawn = [*rows, box(1, step * len(ranking), 97, axis())]
    return figure(_shares(weights), composite_table(reports, weights), drawn, step * len(ranking) + 18)


def composite_table(reports: Sequence[Report], weights: Weights) -> View:
    """Return the articles in the order of their composites under ``weights``, as a table."""
    places = [_placed(place, *line) for place, line in enumerate(rank(reports, weights), 1)]
    return _table([("rank", "article", "composite"), *places], f"{_shares(weights)}. {SCALE}")


def _shares(weights: Weights) -> str:
    shares = (f"{name} {shown(100 * weights.share(name))} %" for name in NAMES)
    return f"Composites with {', '.join(shares)}"


def _placed(place: int, report: Report, one: Composite | None) -> tuple[str, str, str]:
    """Return the cells of one line of the ranking."""
    if one is None:
        return "–", name_of(report), unscored(report)
    return str(place), name_of(report), _cell(one.value, one.low, one.high)


def _composite(place: str, report: Report, one: Composite | None, y: float) -> list[Html]:
    """Return one line of the ranking, drawn."""
    if one is None:
        return [_line(clip(f"– {name_of(report)}"), y + 16), _faint(clip(unscored(report)), y + 38)]
    drawn = track(one.value, one.low, one.high)
    return [_line(clip(f"{place} {name_of(report)}"), y + 16), box(1, y + 24, 97, drawn)]


def evidence_chart(report: Report) -> View:
    """Return how many pieces of evidence of each kind an article has: against left, for right."""
    found = Counter((one.dimension, hit.kind, hit.weight >= 0) for one in report.scores for hit in one.hits)
    counts = {key[:2]: (found[*key[:2], True], found[*key[:2], False]) for key in found}
    kinds = sorted(counts.items(), key=lambda row: (NAMES.index(row[0][0]), -sum(row[1]), row[0][1]))
    cells = [(name, kind, str(plus), str(minus)) for (name, kind), (plus, minus) in kinds]
    title = f"Kinds of evidence: {clip(name_of(report))}"
    note = "Bars: how many marks of each kind, against credibility to the left, for it to the right."
    note = note if report.scores else unscored(report)
    table = _table([("dimension", "kind", "for", "against"), *cells], title)
    heads = (
        el("text", "against", x="46%", y=14, text_anchor="end", font_weight="bold"),
        el("text", "for", x="54%", y=14, font_weight="bold"),
    )
    rows = [line for name in NAMES for line in _group(name, [row for row in cells if row[0] == name])]
    most = max(found.values(), default=1)
    bars = [part for i, row in enumerate(rows) for part in _bars(row, most, 20 + 24 * i)]
    return figure(title, table, [box(45, 0, 54, heads), *bars], 26 + 24 * len(rows), note)


def _group(name: str, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the lines of one dimension below its name, or none at all."""
    return [(name,), *rows] if rows else []


def _bars(row: tuple[str, ...], most: int, y: float) -> list[Html]:
    """Return one line of the evidence chart; the longest bar stands for ``most`` marks."""
    if len(row) == 1:
        return [el("text", row[0], x="1%", y=y + 17, font_weight="bold")]
    name, kind, plus, minus = row
    middle = el("line", x1="50%", x2="50%", y1=0, y2=24, stroke=FAINT, class_="faint")
    label = el("text", clip(kind, 26), x="2.5%", y=y + 16)
    sides = (_bar(name, minus, -42 / most), _bar(name, plus, 42 / most))
    return [label, box(45, y, 54, [middle, *(part for side in sides for part in side)])]


def _bar(name: str, count: str, scale: float) -> tuple[Html, ...]:
    """Return a bar with its figure, to the left where ``scale`` is negative; none for a count of 0."""
    length = int(count) * scale
    if not length:
        return ()
    colour = next(light for known, (light, _) in COLOURS.items() if known == name)
    filled = {"fill": colour, "fill_opacity": 1 if length > 0 else 0.3, "stroke": colour, "class_": name}
    anchor, gap = ("start", 2) if length > 0 else ("end", -2)
    return (
        el("rect", x=f"{min(50, 50 + length):.2f}%", y=4, width=f"{abs(length):.2f}%", height=15, **filled),
        el("text", count, x=f"{50 + length + gap:.2f}%", y=16, text_anchor=anchor, font_size=12),
    )
