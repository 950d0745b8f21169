"""A reading of the articles, row by row, each with what the package finds in the same sentence."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from credence.agreement.model import Annotation, Judged
from credence.dimensions import DIMENSIONS
from credence.model import Article, Furniture, Hit, Span
from credence.scoring import read


def reading(path: str | Path) -> tuple[Annotation, ...]:
    """Return the rows of a reading, in order; offsets are those of the article's text.

    Raises:
        ValueError: a row lacks a column or holds no number where one belongs; it says which row.

    """
    with Path(path).open(encoding="utf-8", newline="") as lines:
        return tuple(_annotation(row, number, path) for number, row in enumerate(csv.DictReader(lines), 2))


def _annotation(row: Mapping[str, str], number: int, path: str | Path) -> Annotation:
    """Return one row of the reading."""
    try:
        furniture, claim, promotion = (row[name] == "1" for name in ("furniture", "claim", "promotion"))
        cover, source, precision = row["cover"], row["source"], row["precision"]
        n, span = int(row["n"]), Span(int(row["start"]), int(row["end"]))
        return Annotation(row["id"], n, span, furniture, claim, cover, source, promotion, precision)
    except (KeyError, ValueError) as problem:
        raise ValueError(f"{path}, line {number}: {problem}; mend the row") from None


def judged(rows: Iterable[Annotation], articles: Iterable[Article]) -> tuple[Judged, ...]:
    """Return each row with what the package finds in the sentence that overlaps it most.

    >>> row = Annotation("a", 1, Span(0, 19), precision="precise")
    >>> (one,) = judged([row], [Article("a", "", "It cost $9 million. It was late.")])
    >>> one.words, dict(one.kinds)
    ('It cost $9 million.', {('precision', 'figure'): 1})

    Raises:
        ValueError: a row names an article that is not among ``articles``.

    """
    by_id: dict[str, list[Annotation]] = {}
    for row in rows:
        by_id.setdefault(row.id, []).append(row)
    found = {article.id: article for article in articles}
    if missing := by_id.keys() - found.keys():
        raise ValueError(f"no article {min(missing)!r} for these annotations; give all articles")
    return tuple(one for key, group in by_id.items() for one in _of_article(found[key], group))


def _of_article(article: Article, rows: Sequence[Annotation]) -> list[Judged]:
    """Return the rows of one article with what the package finds."""
    reading, _ = read(article)
    doc = reading.document
    hits = [hit for one in DIMENSIONS for hit in one.evidence(reading)]
    # A headline that opens the page is read, as the title: it is not set aside.
    aside = [part for part in doc.furniture if part.start or article.text[: part.end] != article.title]
    nearest = [_nearest(row.span, [sentence.span for sentence in doc.sentences]) for row in rows]
    signals = {one.NAME: one.signal(reading) for one in DIMENSIONS}
    return [
        Judged(
            reader=row,
            words=row.span.of(article.text),
            aside=sum(_overlap(row.span, part) for part in aside) / (row.span.end - row.span.start),
            signals={} if at is None else {name: values[at] for name, values in signals.items()},
            kinds=Counter((hit.dimension, hit.kind) for hit in hits if _holds(row.span, hit)),
        )
        for row, at in zip(rows, nearest, strict=True)
    ]


def _overlap(a: Span, b: Span | Furniture) -> int:
    """Return the number of characters that two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _holds(span: Span, hit: Hit) -> bool:
    """Tell whether a mark begins in a span."""
    return span.start <= hit.start < span.end


def _nearest(span: Span, spans: Sequence[Span]) -> int | None:
    """Return which of ``spans`` shares most characters with ``span``; ``None`` where none does."""
    shared = [_overlap(span, other) for other in spans]
    return shared.index(max(shared)) if any(shared) else None
