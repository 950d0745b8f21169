"""Quotations that hold somebody else's words, for which the writer is not to blame."""

from __future__ import annotations

from collections.abc import Iterator

from credence import attribution
from credence.model import Reading, Span
from credence.text import covers

# A quotation of this many words or more is speech. A shorter one is speech where the text says whose
# words they are; without a source, its marks only scare.
SPOKEN_WORDS = 4
ANSWERABLE = frozenset(("document", "person", "organisation", "described", "anonymous"))


def spoken(reading: Reading) -> list[Span]:
    """Return the quotations that are somebody else's words, in reading order.

    ``reading`` holds the cues of the dimension ``sourcing``.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The mayor called the toll “odd”. The “fair” toll stays."
    >>> [span.of(text) for span in spoken(default().find(document(Article("a", "", text))))]
    ['“odd”']
    """
    doc = reading.document
    long = [len(span.of(doc.text).split()) >= SPOKEN_WORDS for span in doc.quotations]
    contents = [] if all(long) else list(_contents(reading))
    return [
        span for span, shields in zip(doc.quotations, long, strict=True) if shields or covers(contents, span)
    ]


def _contents(reading: Reading) -> Iterator[Span]:
    """Yield in reading order what a source that can be held to it says; of nested contents the outer."""
    found = (one for one in attribution.find(reading) if one.source_class in ANSWERABLE)
    reach = 0
    for content in sorted(one.content for one in found if one.content):
        if content.end > reach:
            yield content
            reach = content.end
