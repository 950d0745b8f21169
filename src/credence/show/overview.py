"""The head of a marked article: scores that lead to their sentences, strips, and switches."""

from __future__ import annotations

from collections import Counter

from credence.model import Hit, Score
from credence.show.evidence import Evidence, spoken
from credence.show.markup import Html, el, interval, shown, sign, switched_off

LEGEND = (
    "Solid underline: speaks for credibility (+). Wavy: against it (−). "
    "Grey: set aside, or earning nothing. Click a mark, or move to it with Tab, to see why it counts; "
    "its number leads to the list, a score to its sentences, a stroke of a strip to its mark."
)


def overview(evidence: Evidence) -> Html:
    """Return the scores with their strips, the switches of all kinds, and the legend."""
    lanes = (_lane(evidence, one) for one in evidence.scores)
    legend = el("p", LEGEND)
    return el("div", *lanes, _switches(evidence), legend, class_="overview", id=evidence.anchor)


def _lane(evidence: Evidence, one: Score) -> Html:
    """Return one line: switch, score, numbers of hits, and the strip."""
    plus = sum(hit.weight >= 0 for hit in one.hits)
    name, figures = one.dimension, f"{shown(one.value)} ({interval(one.low, one.high)})"
    label = el(
        "label", el("input", type="checkbox", checked="", class_=name), el("span", name, class_="name")
    )
    target = f"#{evidence.anchor}-{name}"
    way = el("a", figures, href=target, aria_label=f"{figures}: the sentences behind {name}")
    counts = el("small", f"+{plus} −{len(one.hits) - plus}")
    head = el("div", label, " ", way if one.hits else figures, " ", counts)
    return el("div", head, _strip(evidence, one), class_=f"lane {name}")


def _strip(evidence: Evidence, one: Score) -> Html:
    """Return the whole article as a line: furniture grey, hits for above the line, against below.

    It is made of links, not of a drawing: notebook programs fail on links inside a drawing.
    """
    length = max(1, len(evidence.report.article.text))
    boxes = [
        el("i", style=f"left:{_at(a.start, length)};width:{_at(a.end - a.start, length)}")
        for a in evidence.report.furniture
    ]
    ticks = [_tick(evidence, hit, length) for hit in one.hits if hit.field == "text"]
    return el("div", *boxes, *ticks, aria_hidden="true", class_="strip")


def _tick(evidence: Evidence, hit: Hit, length: int) -> Html:
    """Return the stroke of one hit; it leads to its mark. Keys and screen readers have the list."""
    return el(
        "a",
        href=f"#{evidence.mark(hit)}",
        tabindex="-1",
        style=f"left:{_at(hit.start, length)}",
        class_=f"stroke {evidence.classes(hit)} {sign(hit.weight)}",
    )


def _at(offset: int, length: int) -> str:
    return f"{100 * offset / length:.2f}%"


def _switches(evidence: Evidence) -> Html:
    """Return a switch for each kind of evidence, and the style that obeys it."""
    if not evidence.kinds:
        return Html("")
    found = Counter((hit.dimension, hit.kind) for hit in evidence.hits)
    groups = []
    for one in evidence.scores:
        own = [
            el(
                "label",
                el("input", type="checkbox", checked="", class_=name),
                f"{spoken(kind)} ",
                el("small", str(found[dimension, kind])),
            )
            for (dimension, kind), name in evidence.kinds.items()
            if dimension == one.dimension
        ]
        if own:
            legend = el("legend", el("span", one.dimension, class_="name"))
            groups.append(el("fieldset", legend, *own, class_=one.dimension))
    rules = "".join(map(switched_off, evidence.kinds.values()))
    return el("details", el("summary", "Choose kinds"), *groups, el("style", Html(rules)), class_="switches")
