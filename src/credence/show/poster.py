"""The card of one article as a picture: one file to save, print or pass on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from credence.model import Hit, Report, Score
from credence.show.evidence import reason, words
from credence.show.markup import LIMITS, SCALE, Html, clean, clip, interval, name_of, shown, unscored
from credence.show.picture import FAINT, axis, column, label, saved, track

# Letters that fit a line, at the size it is set in: across the picture, and in one of its halves.
ACROSS, HALF, HEADING = 82, 40, 52
LEADING = 18


@dataclass(slots=True)
class Sheet:
    """Lines that are set one below the other, and how far down they reach, in pixels."""

    parts: list[Html] = field(default_factory=list)
    y: float = 4.0

    def line(self, text: str, x: float = 0, **style: str | float) -> None:
        """Set one line."""
        self.y += LEADING
        self.parts.append(label(text, x, self.y, "start", **style))

    def lines(self, text: str, width: int, most: int, x: float = 0, **style: str | float) -> None:
        """Set a text in up to ``most`` lines, the last one cut where it is too long."""
        for piece in folded(text, width, most):
            self.line(piece, x, **style)


def folded(text: str, width: int, most: int) -> list[str]:
    """Return a text as lines of at most ``width`` letters; what does not fit ``most`` lines is cut.

    >>> folded("the tide turned at noon and the ferry sailed", 16, 2)
    ['the tide turned', 'at noon and the…']
    """
    return wrap(clip(text, 2 * width * most), width, max_lines=most, placeholder="…") or [""]


def poster(report: Report, sides: Mapping[int, Sequence[Hit]], byline: str, description: str) -> str:
    """Return the card as SVG: four scores with intervals, the evidence on each side, the warnings."""
    sheet = Sheet()
    sheet.lines(name_of(report), HEADING, 2, font_size=19, font_weight=650)
    sheet.line(byline, fill=FAINT, font_size=12)
    for warning in report.warnings if report.scores else (unscored(report),):
        sheet.lines(f"Warning: {clean(warning)}" if report.scores else warning, ACROSS, 2, font_weight=600)
    sheet.y += 10
    for one in report.scores:
        sheet.parts += _scored(one, sheet.y)
        sheet.y += 26
    if report.scores:
        sheet.parts.append(column(TRACK, sheet.y - 6, 100 - TRACK, axis()))
        sheet.y += 12
        _evidence(sheet, report, sides)
    sheet.y += 8
    sheet.lines(f"{LIMITS} Scale: {SCALE}", 100, 3, fill=FAINT, font_size=11.5)
    return saved(f"Card: {name_of(report)}", description, sheet.parts, sheet.y)


TRACK = 30.0


def _scored(one: Score, y: float) -> Iterator[Html]:
    """Yield one score: name, value, interval, track."""
    yield label(one.dimension, 0, y + 14, font_weight=600)
    yield label(shown(one.value), 16.5, y + 14, "end", font_weight=650)
    yield label(f"({interval(one.low, one.high)})", 18, y + 14)
    yield column(TRACK, y, 100 - TRACK, [track(one.value, one.low, one.high, one.dimension)])


def _evidence(sheet: Sheet, report: Report, sides: Mapping[int, Sequence[Hit]]) -> None:
    """Set the evidence on each side, one beside the other."""
    top, ends = sheet.y, []
    for x, side, name in ((0, 1, "Speaks for it"), (52, -1, "Speaks against it")):
        sheet.y = top
        sheet.line(name, x, font_weight=650, font_size=14)
        for hit in sides[side]:
            sheet.y += 3
            sheet.lines(f"“{words(report, hit)}”", HALF, 2, x)
            sheet.lines(reason(hit), HALF + 8, 3, x, fill=FAINT, font_size=11.5)
        if not sides[side]:
            sheet.line("Nothing found.", x)
        ends.append(sheet.y)
    sheet.y = max(ends)
