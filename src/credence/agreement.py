"""What one reader found in each sentence, against what the package finds: how far to trust it.

``data/annotations.csv`` holds the reading, a row a sentence: is it furniture of the page, does it
make a contestable claim and how is that covered, who answers for it, does it promote, is it precise
or vague. A :class:`Question` puts one of these to the reader and to the package. Precision, recall
and F1 follow van Rijsbergen (1979, *Information Retrieval*), the area under the ROC curve Hanley and
McNeil (1982); the intervals are a bootstrap over sentences, which takes them as independent.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from credence.dimensions import DIMENSIONS
from credence.model import Article, Dimension, Furniture, Hit, Report, Span
from credence.reliability import REPLICATES, SEED, Estimate, Figures, estimate
from credence.scoring import read

if TYPE_CHECKING:
    import pandas as pd

# Of a strength, a probability or a share of characters: from here on the package says yes.
YES = 0.5


@dataclass(frozen=True, slots=True)
class Annotation:
    """One row of the reading: a sentence of an article, and what the reader found in it."""

    id: str
    n: int
    span: Span
    furniture: bool = False
    claim: bool = False
    cover: str = ""
    source: str = "none"
    promotion: bool = False
    precision: str = "neither"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as the reader and as the package read it.

    ``aside`` is the share of its characters that was set aside as furniture. ``signals`` (see
    ``credence detect``) and ``kinds`` (marks by dimension and kind) are empty where no sentence was
    read at that place.
    """

    reader: Annotation
    words: str
    aside: float
    signals: Mapping[Dimension, float]
    kinds: Mapping[tuple[Dimension, str], int]


@dataclass(frozen=True, slots=True)
class Question:
    """One question to both: what makes the reader say yes, and how strongly the package says it.

    It is put for each sentence that was read as article text, or, ``everywhere``, for each row.
    """

    name: str
    reader: Callable[[Annotation], bool]
    package: Callable[[Judged], float]
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reader and package agree on one question over ``n`` sentences.

    ``yes`` is how often the reader said yes, ``found`` how often the package did, ``both`` how often
    both did. ``precision`` is both over found, ``recall`` both over yes, ``f1`` their harmonic mean;
    ``auc`` is how often a yes of the reader ranks above a no, 0.5 by chance.
    """

    question: str
    n: int
    yes: int
    found: int
    both: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    auc: Estimate


def _signal(dimension: Dimension) -> Callable[[Judged], float]:
    """Return the reading of a sentence's probability, as ``credence detect`` gives it."""
    return lambda one: one.signals[dimension]


def _marks(dimension: Dimension, kinds: str = "") -> Callable[[Judged], float]:
    """Return the count of a sentence's marks of the named kinds, or of all kinds."""
    wanted = frozenset(kinds.split())
    return lambda one: sum(
        count
        for (name, kind), count in one.kinds.items()
        if name == dimension and (not wanted or kind in wanted)
    )


NAMED = frozenset({"document", "person", "organisation"})
CAUTIOUS = frozenset({"hedge", "both"})
UNCOVERED = frozenset({"none", "boosted"})
_ASKED = (
    Question("furniture: set aside", lambda row: row.furniture, lambda one: one.aside, everywhere=True),
    Question("hedged: signal", lambda row: row.cover in CAUTIOUS, _signal("hedging")),
    Question(
        "hedged: marks",
        lambda row: row.cover in CAUTIOUS,
        _marks("hedging", "covered hedged approximated denial filler"),
    ),
    Question(
        "contestable claim: marks",
        lambda row: row.claim,
        _marks("hedging", "covered attributed bare weasel boosted"),
    ),
    Question(
        "claim left bare: marks",
        lambda row: row.claim and row.cover in UNCOVERED,
        _marks("hedging", "bare boosted"),
    ),
    Question("has a source: signal", lambda row: row.source != "none", _signal("sourcing")),
    Question(
        "named source: marks",
        lambda row: row.source in NAMED,
        _marks("sourcing", "document person organisation full_name second_hand attitude reply_sought"),
    ),
    Question(
        "vague source: marks",
        lambda row: row.source == "vague",
        _marks("sourcing", "vague nobody pronoun anonymous"),
    ),
    Question("promotional: signal", lambda row: row.promotion, _signal("promotion")),
    Question("promotional: marks", lambda row: row.promotion, _marks("promotion")),
    Question("precise: signal", lambda row: row.precision == "precise", _signal("precision")),
    Question(
        "precise: marks",
        lambda row: row.precision == "precise",
        _marks("precision", "figure figure_scoped date"),
    ),
    Question(
        "vague: marks",
        lambda row: row.precision == "vague",
        _marks("precision", "vague_quantity vague_degree vague_time relative_date bare_multiple uncheckable"),
    ),
)
QUESTIONS: Mapping[str, Question] = MappingProxyType({one.name: one for one in _ASKED})


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


def asked(question: Question, sentences: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return the sentences that a question is put for."""
    return tuple(one for one in sentences if question.everywhere or one.signals)


def agree(question: Question, sentences: Iterable[Judged]) -> Agreement:
    """Return how far reader and package agree on a question; seeded, so always the same.

    >>> from credence.model import Article
    >>> row = Annotation("a", 1, Span(0, 19), claim=True, cover="hedge")
    >>> found = agree(QUESTIONS["hedged: signal"], judged([row], [Article("a", "", "The ferry may sail.")]))
    >>> found.n, found.both, found.recall.value
    (1, 1, 1.0)
    """
    put = asked(question, sentences)
    yes = np.array([question.reader(one.reader) for one in put], dtype=bool)
    strength = np.array([question.package(one) for one in put], dtype=np.float64)
    found = strength >= YES
    drawn = np.random.default_rng(SEED).poisson(1.0, (REPLICATES, len(put))).astype(np.float64)
    values = _figures(yes, strength, np.ones((1, len(put))))[:, 0]
    estimates = map(estimate, values, _figures(yes, strength, drawn))
    counts = (len(put), int(yes.sum()), int(found.sum()), int((yes & found).sum()))
    return Agreement(question.name, *counts, *estimates)


def _figures(yes: NDArray[np.bool_], strength: Figures, times: Figures) -> Figures:
    """Return precision, recall, F1 and area, a row each, for each row of ``times``.

    ``times`` says how often each sentence counts. The area is the share of pairs of a yes and a no
    that stand in the right order, a tie half right.
    """
    found = strength >= YES
    both, ours, theirs = times @ (yes & found), times @ found, times @ yes
    order = np.sign(strength[yes][:, None] - strength[~yes]) / 2 + 0.5
    right = ((times[:, yes] @ order) * times[:, ~yes]).sum(axis=1)
    parts = np.array([both, both, 2 * both, right])
    wholes = np.array([ours, theirs, ours + theirs, theirs * (times @ ~yes)])
    figures: Figures = np.full(parts.shape, np.nan)
    np.divide(parts, wholes, out=figures, where=wholes > 0)
    return figures


def parted(question: Question, sentences: Iterable[Judged]) -> tuple[tuple[Judged, ...], tuple[Judged, ...]]:
    """Return the package's false alarms and its misses, as the reader sees it."""
    put = [
        (one, question.reader(one.reader), question.package(one) >= YES) for one in asked(question, sentences)
    ]
    alarms = tuple(one for one, yes, found in put if found and not yes)
    return alarms, tuple(one for one, yes, found in put if yes and not found)


def frame(found: Iterable[Agreement]) -> pd.DataFrame:
    """Return one row a question: counts, and figures with their intervals, of two decimals."""
    import pandas as pd

    counts = ("n", "yes", "found", "both")
    figures = ("precision", "recall", "f1", "auc")
    rows = {
        one.question: [getattr(one, name) for name in counts]
        + [_shown(getattr(one, name)) for name in figures]
        for one in found
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*counts, *figures])


def _shown(one: Estimate) -> str:
    return f"{one.value:.2f} ({one.low:.2f}–{one.high:.2f})" if np.isfinite(one.value) else "–"


def sentence_frame(sentences: Iterable[Judged]) -> pd.DataFrame:
    """Return one row a sentence of article text: what the reader said, and the marks by dimension."""
    import pandas as pd

    said = ("id", "n", "claim", "cover", "source", "promotion", "precision")
    names = [f"{one.NAME}_marks" for one in DIMENSIONS]
    rows = [
        [getattr(one.reader, name) for name in said] + [_marks(d.NAME)(one) for d in DIMENSIONS] + [one.words]
        for one in sentences
        if one.signals
    ]
    return pd.DataFrame(rows, columns=[*said, *names, "words"])


def mark_frame(reports: Iterable[Report]) -> pd.DataFrame:
    """Return one row a mark, in the order of articles and dimensions: kind, weight, marked words."""
    import pandas as pd

    rows = [
        (
            report.article.id,
            one.dimension,
            mark.kind,
            mark.weight,
            getattr(report.article, mark.field)[mark.start : mark.end],
        )
        for report in reports
        for one in report.scores
        for mark in one.hits
    ]
    return pd.DataFrame(rows, columns=["id", "dimension", "kind", "weight", "words"])
