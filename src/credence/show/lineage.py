"""Who hangs together with whom, drawn: lineage with its evidence, and lines behind what pages tell alike.

Tables with letter-free tracks, like those of :mod:`credence.show.story`.
"""

from __future__ import annotations

from credence.show.accounts import Places, listed, many, places, strip, view
from credence.show.markup import Html, View, clip, el, html_table, join, text_table
from credence.story.lineage import LIKELY
from credence.story.model import Comparison, Pair

NOTE = (
    "How probable it is that two accounts hang together; from 50 % on they count as one line. "
    "The number leads to the evidence."
)


def lineage_chart(found: Comparison) -> View:
    """Return for each two accounts how probable it is that they hang together, with the evidence."""
    named = places(found)
    ids = sorted(named.numbers)
    pairs = {frozenset((pair.a, pair.b)): pair for pair in found.lineage.pairs}
    table = [[pairs.get(frozenset((a, b))) if a != b else None for b in ids] for a in ids]
    head = ("account", *ids)
    lines = [
        (a, *("" if a == b else _percent(pair) for b, pair in zip(ids, row, strict=True)))
        for a, row in zip(ids, table, strict=True)
    ]
    rows = [
        (a, *(_linked(named, pair, same=a == b) for b, pair in zip(ids, row, strict=True)))
        for a, row in zip(ids, table, strict=True)
    ]
    lines_of = "; ".join(" ".join(line) for line in found.lineage.lines)
    said = el("p", el("b", f"{many(len(found.lineage.lines), 'independent line')}: "), lines_of)
    behind = (_evidence(named, pair) for pair in sorted(found.lineage.pairs, key=lambda pair: -pair.p))
    text = f"{text_table([head, *lines])}\nlines: {lines_of}"
    return view(text, said, html_table([head, *rows], NOTE, "lineage"), *behind)


def _percent(pair: Pair | None) -> str:
    """Return a probability in per cent."""
    return f"{100 * pair.p:.0f} %" if pair else "0 %"


def _linked(named: Places, pair: Pair | None, *, same: bool) -> Html:
    """Return a cell of the matrix: the probability with its bar, as a link to its evidence."""
    if same or pair is None:
        return el("span", "" if same else "0 %")
    drawn = el(
        "rect",
        x=0,
        y=3,
        width=f"{100 * pair.p:.2f}%",
        height=12,
        class_="lines" if pair.p > LIKELY else "pages",
    )
    return join((el("a", _percent(pair), href=f"#{_pair(named, pair)}"), strip(drawn)))


def _pair(named: Places, pair: Pair) -> str:
    """Return the name of the place of a pair's evidence."""
    return f"{named.prefix}-pair-{named.numbers[pair.a]}-{named.numbers[pair.b]}"


def _evidence(named: Places, pair: Pair) -> Html:
    """Return what speaks for it that two accounts hang together, the strongest first."""
    items = (
        el(
            "li",
            el("b", one.kind),
            f" (+{one.weight:.2f}) {one.why} ",
            *listed([named.link(q, q.id) for q in one.quotes]),
        )
        for one in pair.evidence
    )
    head = el(
        "summary",
        f"{pair.a} and {pair.b}: {_percent(pair)}, {many(len(pair.evidence), 'piece')} of evidence",
    )
    return el("details", head, el("ul", *items), id=_pair(named, pair))


def corroboration_chart(found: Comparison) -> View:
    """Return for each thing that several pages tell how many independent lines tell it."""
    named = places(found)
    told = [
        (n, row, len({quote.id for quote in row.quotes}))
        for n, row in enumerate(found.relations, 1)
        if row.relation in ("agree", "rounding")
    ]
    told.sort(key=lambda one: (-one[2], one[1].lines, one[0]))
    most = max((pages for *_, pages in told), default=1)
    head = ("told alike", "pages", "lines")
    text = text_table([head, *((clip(row.topic), str(pages), str(row.lines)) for _, row, pages in told)])
    rows = [
        (
            el("a", row.topic, href=f"#{named.row(n)}"),
            _counted(pages, most, "pages"),
            _counted(row.lines, most, "lines"),
        )
        for n, row, pages in told
    ]
    note = "What accounts tell alike: on how many pages, and how many independent lines are behind them."
    return view(text, html_table([head, *rows], note, "kinds told"))


def _counted(count: int, most: int, kind: str) -> Html:
    """Return a count with its bar: outlined for pages, filled for lines."""
    drawn = el("rect", x=0, y=3, width=f"{100 * count / most:.2f}%", height=12, class_=kind)
    return el("div", el("span", str(count)), strip(drawn), class_="count")
