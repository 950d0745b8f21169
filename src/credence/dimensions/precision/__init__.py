"""Precision: facts that are specific, dated, scoped, consistent and checkable.

Figures and dates come from :mod:`credence.quantities`, full names from :mod:`credence.names`,
vague and uncheckable wording from ``lexicons/precision.csv``. A vague word is excused where its
sentence gives the figure; opinion counts only in a sentence without particulars.

The kinds of vagueness follow Channell 1994 (vague language); what can be checked at all follows
Park and Cardie 2014 (verifiability) and Hassan et al. 2017 (check-worthiness).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from credence import kinds, names, quantities
from credence.dimensions.precision.sentences import NAME, Particulars, cues, kept, particulars
from credence.lexicon import default, fold
from credence.model import Document, Hit, Match, Reading, Sentence, Span
from credence.quantities import Quantity
from credence.signal import probabilities
from credence.text import covers

__all__ = ["NAME", "PER", "PRIOR", "TYPICAL", "cues", "evidence", "particulars", "signal"]

PER: Final[Literal["words", "hits"]] = "words"
PRIOR: Final = 3.0
TYPICAL: Final = 0.0

# A figure inside a quotation can be checked like any other, but the writer does not vouch for it.
# Vague words inside a quotation are the speaker's: the writer is not to blame.
QUOTED_FACT: Final = 0.5
QUOTED_VAGUENESS: Final = 0.0
# Beside a figure or a date, a vague word is explained more than it is vague.
EXCUSED: Final = 0.25
VAGUE: Final = frozenset(("vague_quantity", "vague_degree", "vague_time"))
UNCHECKABLE: Final = frozenset(("opinion", "speculation"))
EXPLAINING: Final = frozenset(("figure", "figure_scoped", "date"))
MULTIPLES: Final = frozenset(("times", "fold"))
# "A union of 55 clubs", "eels from 12 rivers": no bound, unless another figure stands beside it.
UNBOUND: Final = frozenset(("", "of"))
FROM: Final = re.compile(r"[Ff]rom ")
# "Monday", "Easter": a day by its name alone, which every year or week has.
FLOATING: Final = re.compile(r"XXXX(?:-WXX-\d)?+\Z")
# "Three weeks after the vote" counts from an event that the text names, and not from its publication.
ANCHORED: Final = re.compile(r"(?:.after|before) (?!that\b|this\b|then\b)\w")
ANCHOR: Final = len("before")
SINGLE: Final = ("a ", "an ", "one ", "the ")
CLOSED: Final = "?”)"


class Find(NamedTuple):
    """A piece of evidence before it has a weight; ``key`` is what makes it the same as another."""

    span: Span
    kind: str
    key: str
    factor: float = 1.0


def evidence(reading: Reading) -> tuple[Hit, ...]:
    """Return what makes an article checkable and what keeps it vague, in reading order.

    The same figure, name or phrase counts less each time: a half the second time, then a third.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "On 3 May the ferry carried 412 cars. Huge numbers of people came.")
    >>> [hit.kind for hit in evidence(default().find(document(article)))]
    ['date', 'figure_scoped', 'vague_quantity']
    """
    seen: Counter[tuple[str, str]] = Counter()
    hits = []
    for find in sorted(_finds(reading)):
        seen[find.kind, find.key] += 1
        factor = find.factor / seen[find.kind, find.key]
        if factor:
            hits.append(kinds.hit(NAME, find.kind, find.span, factor))
    return tuple(hits)


def signal(reading: Reading) -> tuple[float, ...]:
    """Return for each sentence how specific and checkable it is, 0..1.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "I love this bridge. It cost £12 million in 1998.")
    >>> vague, exact = signal(default().find(document(article)))
    >>> vague < 0.5 < exact
    True
    """
    return probabilities(default(), NAME, reading, cues(reading))


def _finds(reading: Reading) -> Iterator[Find]:
    """Yield all evidence of a reading, in any order."""
    doc = reading.document
    described = particulars(doc)
    yield from _variants(doc, described)
    found_in = kept(reading, described)
    for sentence, parts, found in zip(doc.sentences, described, found_in, strict=True):
        facts: list[Find] = []
        if any(parts):
            facts = [*_figures(doc, parts, found), *_dates(doc, parts), *_named(doc, parts)]
            yield from [_weighed(doc, fact, QUOTED_FACT) for fact in facts]
        if found:
            excuse = EXCUSED if any(fact.kind in EXPLAINING for fact in facts) else 1.0
            yield from [_weighed(doc, find, QUOTED_VAGUENESS) for find in _vague(found, excuse)]
        if not facts and (doc.field == "title" or not sentence.heading):
            yield from [_weighed(doc, find, QUOTED_VAGUENESS) for find in _uncheckable(doc, sentence, found)]


def _weighed(doc: Document, find: Find, quoted: float) -> Find:
    """Return the evidence with its factor lowered to ``quoted`` of it where it stands in a quotation."""
    return find._replace(factor=find.factor * quoted) if covers(doc.quotations, find.span) else find


def _figures(doc: Document, parts: Particulars, found: Sequence[Match]) -> Iterator[Find]:
    """Yield the figures of a sentence, those with a bound, a date or a point of comparison apart."""
    figures = parts.figures
    shared = len(figures) > 1 or any(one.type == "date" for one in parts.quantities)
    shared = shared or any(match.cue.kind == "baseline" for match in found)
    for one in figures:
        origin = one.type == "number" and FROM.match(doc.text, *one.scope)
        bounded = one.relation not in UNBOUND and not origin
        key = fold(one.span.of(doc.text))
        if one.unit in MULTIPLES and not shared:
            yield Find(one.scope, "bare_multiple", key)
        else:
            kind = "figure_scoped" if shared or bounded else "figure"
            yield Find(one.scope if bounded else one.span, kind, key)


def _dates(doc: Document, parts: Particulars) -> Iterator[Find]:
    """Yield the dates, times and version numbers of a sentence; a relative date counts where it resolves."""
    for one in parts.quantities:
        key = one.when or fold(one.span.of(doc.text))
        if one.type == "version" and not names.numbered(one.scope.of(doc.text)):
            yield Find(one.scope, "named_version", key)
        elif one.type == "time":
            yield Find(one.span, "date", key, 0.5)
        elif one.type == "date" and (kind := _date_kind(doc, one)):
            yield Find(one.span, kind, key)


def _date_kind(doc: Document, one: Quantity) -> str:
    """Return whether a date stays true, and if not, whether the day of publication makes it exact.

    What counts from an event that the text names is a figure; "a day after the vote" is nothing.
    """
    if one.relative and ANCHORED.match(doc.text, one.span.end - ANCHOR):
        return "" if fold(one.span.of(doc.text)).startswith(SINGLE) else "figure"
    if not one.when:
        return ""
    floating = FLOATING.match(one.when) is not None
    if not (one.relative or floating):
        return "date"
    if quantities.resolve(one, doc.article.published) is not None:
        return "date" if floating else "relative_date_dated"
    return "floating_day" if floating else "relative_date"


def _named(doc: Document, parts: Particulars) -> Iterator[Find]:
    """Yield the full names, the places and the versions glued to their figure of a sentence."""
    for span in parts.versions:
        yield Find(span, "named_version", fold(span.of(doc.text)))
    for span in parts.names:
        yield Find(span, "full_name", fold(span.of(doc.text)))
    for span in parts.places:
        yield Find(span, "place", fold(span.of(doc.text)))


def _vague(found: Sequence[Match], excuse: float) -> Iterator[Find]:
    """Yield the vague words of a sentence, each worth ``excuse`` of its credit."""
    for match in found:
        if match.cue.kind in VAGUE:
            yield Find(Span(match.start, match.end), match.cue.kind, match.cue.phrase, excuse)


def _uncheckable(doc: Document, sentence: Sentence, found: Sequence[Match]) -> Iterator[Find]:
    """Yield what makes a sentence without particulars one that nobody can check."""
    if "?" in doc.text[sentence.span.end - len(CLOSED) : sentence.span.end]:
        start = max(sentence.span.start, doc.text.rfind(" ", sentence.span.start, sentence.span.end) + 1)
        yield Find(span := Span(start, sentence.span.end), "uncheckable", fold(span.of(doc.text)))
        return
    opinions = (match for match in found if match.cue.kind in UNCHECKABLE)
    for match in itertools.islice(opinions, 1):
        yield Find(Span(match.start, match.end), "uncheckable", match.cue.phrase)


def _variants(doc: Document, described: Sequence[Particulars]) -> Iterator[Find]:
    """Yield the names that are spelt in two ways, each once."""
    spans = {span.of(doc.text): span for parts in reversed(described) for span in reversed(parts.names)}
    for name in names.near_misses(tuple(reversed(spans))):
        yield Find(spans[name], "name_variant", name)
