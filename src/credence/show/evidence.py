"""The evidence of one article in words: why each hit counts, what rests on it, what its sentence adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from credence.model import Dimension, Hit, Report, Score
from credence.scoring import Contribution, contributions
from credence.show.markup import Html, clip, el, join, shown, sign
from credence.weights import NAMES


@dataclass(frozen=True, slots=True)
class Evidence:
    """The hits that a view shows, in reading order, and what it needs to point from one to another.

    ``parts`` are what the sentences add to the scores shown; ``anchor`` opens every name of a place
    in the page, and is the same each time the same view is made.
    """

    report: Report
    scores: tuple[Score, ...]
    hits: tuple[Hit, ...]
    numbers: dict[int, int]
    parts: tuple[Contribution, ...]
    part_of: dict[int, Contribution]
    kinds: dict[tuple[Dimension, str], str]
    anchor: str

    def number(self, hit: Hit) -> int:
        """Return the place of a hit in reading order, counted from 1."""
        return self.numbers[id(hit)]

    def classes(self, hit: Hit) -> str:
        """Return the classes of a hit: its dimension, and the name of its kind in this view."""
        return f"{hit.dimension} {self.kinds[hit.dimension, hit.kind]}"

    def entry(self, hit: Hit) -> str:
        """Return the name of the place of a hit in the list."""
        return f"{self.anchor}-l{self.number(hit)}"

    def mark(self, hit: Hit) -> str:
        """Return the name of the place of a hit in the text."""
        return f"{self.anchor}-{self.number(hit)}"


def gather(report: Report, dimension: Dimension | None) -> Evidence:
    """Return the evidence of one dimension, or of all."""
    scores = tuple(one for one in report.scores if dimension in (None, one.dimension))
    hits = tuple(sorted((hit for one in scores for hit in one.hits), key=_reading_order))
    parts = tuple(part for part in contributions(report) if dimension in (None, part.dimension))
    found = sorted({(hit.dimension, hit.kind) for hit in hits}, key=lambda k: (NAMES.index(k[0]), k[1]))
    named = "\0".join((report.article.id, report.article.title, dimension or ""))
    return Evidence(
        report,
        scores,
        hits,
        {id(hit): number for number, hit in enumerate(hits, 1)},
        parts,
        {id(hit): part for part in parts for hit in part.hits},
        {kind: f"k{number}" for number, kind in enumerate(found)},
        f"e{crc32(named.encode('utf-8', 'surrogatepass')):08x}",
    )


def _reading_order(hit: Hit) -> tuple[bool, int, int, int]:
    return hit.field == "text", hit.start, hit.end, NAMES.index(hit.dimension)


def words(report: Report, hit: Hit) -> str:
    """Return the words that a hit marks, on one line."""
    source = report.article.title if hit.field == "title" else report.article.text
    return clip(source[hit.start : hit.end], 90)


def spoken(kind: str) -> str:
    """Return the name of a kind of evidence as it is read.

    >>> spoken("full_name")
    'full name'
    """
    return kind.replace("_", " ")


def _signed(figure: float) -> str:
    return f"{figure:+.2f}".replace("-", "\N{MINUS SIGN}")


def reason(hit: Hit) -> str:
    """Return why a hit counts, in words.

    >>> reason(Hit(0, 4, "promotion", "bait", -1.5, "It withholds the news."))
    'promotion, bait (−1.50, against): It withholds the news.'
    """
    return f"{hit.dimension}, {spoken(hit.kind)} ({_signed(hit.weight)}, {sign(hit.weight)}): {hit.why}"


def support(hit: Hit) -> str:
    """Return what the weight of a hit rests on, in words.

    >>> support(Hit(0, 4, "promotion", "bait", -1.5, "", n=120))
    'Its cue was learned from 120 annotated sentences.'
    """
    if hit.n is None:
        return "Its weight was set by hand."
    return f"Its cue was learned from {hit.n:,} annotated sentence{'s' * (hit.n != 1)}."


def points(part: Contribution) -> str:
    """Return about how many points of the score a sentence moves it by, without the side."""
    size = shown(abs(part.points))
    return "under 1 point" if size == "0" else f"about {size} point{'s' * (size != '1')}"


def effect(part: Contribution) -> str:
    """Return what a sentence adds to a score, or takes off, in words."""
    where = "The title" if part.field == "title" else "This sentence"
    rate = _signed(part.rate)
    return f"{where} moves the raw rate of {part.dimension} by {rate}, {points(part)} of the score."


def explained(evidence: Evidence, hits: Sequence[Hit]) -> str:
    """Return all there is to say of the hits on one piece of text, a line for each."""
    lines = [
        f"{evidence.number(hit)}. {reason(hit).rstrip('.')}. {support(hit)}"
        for hit in sorted(hits, key=evidence.number)
    ]
    parts = {id(part): part for part in (evidence.part_of[id(hit)] for hit in hits)}
    return "\n".join((*lines, *map(effect, parts.values())))


def listing(evidence: Evidence) -> Html:
    """Return the lists below the text: the sentences behind each score, and all hits in reading order."""
    if not evidence.hits:
        return Html("")
    name = f"All {len(evidence.hits)} signals in reading order"
    lines = el("ol", *(_entry(evidence, hit) for hit in evidence.hits))
    return join((*(_behind(evidence, one) for one in evidence.scores), _folded(evidence, name, lines)))


def _folded(evidence: Evidence, name: str, lines: Html, dimension: str | None = None) -> Html:
    """Return a list that opens on request, with the way back."""
    back = el("p", el("a", "Back to the scores", href=f"#{evidence.anchor}"))
    return el("details", el("summary", name), lines, back, class_=dimension)


def _entry(evidence: Evidence, hit: Hit) -> Html:
    """Return one hit of the list; its words lead to where they stand."""
    quoted = el("q", el("a", words(evidence.report, hit), href=f"#{evidence.mark(hit)}"))
    said = f"{reason(hit)} {support(hit) if hit.n is not None else ''}".rstrip()
    number, name = str(evidence.number(hit)), evidence.entry(hit)
    return el("li", quoted, " ", said, class_=evidence.classes(hit), id=name, value=number)


def _behind(evidence: Evidence, one: Score) -> Html:
    """Return the sentences that move one score, the strongest first."""
    own = [part for part in evidence.parts if part.dimension == one.dimension]
    if not own:
        return Html("")
    name = f"What moves {one.dimension} ({shown(one.value)}): {len(own)} sentence{'s' * (len(own) != 1)}"
    lines = (_moving(evidence, part) for part in sorted(own, key=lambda part: -abs(part.rate)))
    return _folded(evidence, name, el("ul", *lines, id=f"{evidence.anchor}-{one.dimension}"), one.dimension)


def _moving(evidence: Evidence, part: Contribution) -> Html:
    """Return one sentence that moves a score: by how much, and the way to each of its hits."""
    article = evidence.report.article
    text = clip(part.span.of(article.title if part.field == "title" else article.text), 90)
    ways = [
        el("a", str(evidence.number(hit)), href=f"#{evidence.mark(hit)}")
        for hit in sorted(part.hits, key=evidence.number)
    ]
    between = [piece for way in ways for piece in (", ", way)][1:]
    title = "title: " if part.field == "title" else ""
    marks = el("small", f"mark{'s' * (len(ways) != 1)} ", *between)
    return el("li", el("b", _signed(part.rate)), f" ({points(part)}) {title}", el("q", text), " ", marks)
