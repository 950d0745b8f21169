"""What each sentence holds: its particulars, and the vague words that are no part of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeVar

from credence import names, quantities
from credence.lexicon import default
from credence.model import Cue, Dimension, Document, Match, Reading, Sentence, Span
from credence.quantities import Quantity
from credence.quantities.counts import telling
from credence.text import covers

NAME: Final[Dimension] = "precision"

# "In the past three months", "as many as 40": part of a date or a figure.
READ_AS_FIGURES: Final = frozenset(("vague_time", "vague_quantity"))
FOUND: Final = "found"
UNREAD: Final = frozenset((FOUND, "plain"))
# A capital behind one of these, or behind nothing, begins a sentence or a clause of its own.
OPENERS: Final = ("", *"“\"‘'(:;—–-…|.!?")

T = TypeVar("T")


class Particulars(NamedTuple):
    """The particulars of one sentence; ``figures`` are the quantities that say how much of what."""

    quantities: tuple[Quantity, ...]
    figures: tuple[Quantity, ...]
    names: tuple[Span, ...]
    places: tuple[Span, ...]
    versions: tuple[Span, ...] = ()


def particulars(doc: Document) -> tuple[Particulars, ...]:
    """Return for each sentence its quantities, full names and places; headings have no names.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> [one] = particulars(document(Article("a", "", "In Sunde, Mara Lindqvist sold 12 boats.")))
    >>> len(one.quantities), len(one.names), len(one.places)
    (1, 1, 1)
    """
    starts = [sentence.span.start for sentence in doc.sentences]
    named = list(names.full_names(doc.text))
    every = (one for one in quantities.find(doc.text) if not (one.relative and covers(named, one.span)))
    found = _by_sentence(doc, starts, [(one.span.start, one) for one in every])
    dated = [one.span for figures in found.values() for one in figures if one.type == "date"]
    undated = (_before_date(doc.text, dated, span) for span in named)
    full = [span for span in undated if names.identifies(span.of(doc.text))]
    people = _by_sentence(doc, starts, [(span.start, span) for span in full])
    spots = [span for span in names.places(doc.text) if not covers(named, span) and not covers(dated, span)]
    sites = _by_sentence(doc, starts, [(span.start, span) for span in spots])
    glued = [span for span in quantities.versions(doc.text) if not covers(named, span)]
    exact = _by_sentence(doc, starts, [(span.start, span) for span in glued])
    return tuple(
        Particulars(
            tuple(found.get(i, ())),
            telling(doc.text, found[i]) if i in found else (),
            () if sentence.heading else tuple(people.get(i, ())),
            () if sentence.heading else tuple(sites.get(i, ())),
            tuple(exact.get(i, ())),
        )
        for i, sentence in enumerate(doc.sentences)
    )


def _before_date(text: str, dated: Sequence[Span], name: Span) -> Span:
    """Return a name without the date that it runs into: "Mara Lindqvist Sunday"."""
    at = bisect_left(dated, (name.end,)) - 1
    if at < 0 or dated[at].end <= name.start:
        return name
    end = max(name.start, dated[at].start)
    return Span(name.start, name.start + len(text[name.start : end].rstrip()))


def _by_sentence(doc: Document, starts: Sequence[int], items: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """Return the items by number of the sentence that they start in; what lies in furniture is left out."""
    groups: dict[int, list[T]] = {}
    for start, item in items:
        i = bisect_right(starts, start) - 1
        if i >= 0 and start < doc.sentences[i].span.end:
            groups.setdefault(i, []).append(item)
    return groups


def cues(reading: Reading) -> tuple[tuple[Match, ...], ...]:
    """Return for each sentence the cues that mean here what the list says, and what the rules found.

    What the rules found stands in the lexicon as rows of kind ``found``: ``<figure>``,
    ``<date>``, ``<name>``.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "Huge numbers of people queue. On 3 May the ferry carried 412 cars.")
    >>> [[match.cue.phrase for match in own] for own in cues(default().find(document(article)))]
    [['huge numbers of'], ['<date>', '<figure>']]
    """
    described = particulars(reading.document)
    both = zip(kept(reading, described), described, strict=True)
    return tuple((*matches, *_found(parts)) for matches, parts in both)


def kept(reading: Reading, described: Sequence[Particulars]) -> Iterator[list[Match]]:
    """Yield for each sentence the cues of this dimension that are no part of a name or a quantity.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "Huge numbers of people queue in the past three months.")
    >>> reading = default().find(document(article))
    >>> [[match.cue.phrase for match in own] for own in kept(reading, particulars(reading.document))]
    [['huge numbers of']]
    """
    text = reading.document.text
    for sentence, parts, found in zip(reading.document.sentences, described, reading.matches, strict=True):
        ours = [match for match in found if match.cue.dimension == NAME and match.cue.kind not in UNREAD]
        yield [match for match in ours if _counts(text, sentence, parts, match)]


def _counts(text: str, sentence: Sentence, parts: Particulars, match: Match) -> bool:
    """Tell whether a cue is no part of a name and, if of time or amount, of no quantity."""
    if text[match.start].isupper() and _inside(text, sentence, match):
        return False
    if match.cue.kind not in READ_AS_FIGURES:
        return True
    taken = [one.scope for one in parts.quantities if one.type == "date" or one in parts.figures]
    return not _meets(taken, match)


def _meets(spans: Sequence[Span], match: Match) -> bool:
    """Tell whether a cue shares words with one of the ordered spans."""
    before = bisect_left(spans, (match.end,))
    return before > 0 and spans[before - 1].end > match.start


def _inside(text: str, sentence: Sentence, match: Match) -> bool:
    """Tell whether a cue with a capital stands inside running prose, where it is part of a name."""
    if match.cue.phrase[0] == "i" and not match.cue.phrase[1:2].isalpha():
        return False
    opens = text[sentence.span.start : match.start].rstrip()
    return not sentence.heading and opens[-1:] not in OPENERS


def _found(parts: Particulars) -> Iterator[Match]:
    """Yield as matches what the rules found in a sentence."""
    for one in parts.quantities:
        phrase = "<date>" if one.type == "date" else "<figure>" if one in parts.figures else None
        if phrase:
            yield Match(one.span.start, one.span.end, _rows()[phrase])
    for span in (*parts.names, *parts.places):
        yield Match(span.start, span.end, _rows()["<name>"])


@cache
def _rows() -> dict[str, Cue]:
    """Return the rows of the lexicon that stand for what the rules found."""
    return {cue.phrase: cue for cue in default().cues if cue.dimension == NAME and cue.kind == FOUND}
