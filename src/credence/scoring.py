"""From an article to its report: evidence, rates, values on the scale, intervals, composite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from credence import furniture, heads, norms, padding, telling
from credence.dimensions import DIMENSIONS, DimensionModule
from credence.masks import see
from credence.model import (
    Article,
    Dimension,
    Document,
    Field,
    Hit,
    Reading,
    Report,
    Score,
    Span,
    Weights,
)
from credence.prose import refusal
from credence.rates import HEADLINE, amount, bounds, rate, summed, unit_of
from credence.rules import SHIPPED, Rules
from credence.text import LONGEST_TITLE, document, paragraphs, sentence_document

SHORT_WORDS = 150
WARNED = 0.05  # of the words; what is less is marked, and not spoken of
LONGEST_SENTENCE = 50_000  # characters
NAMES = tuple(one.NAME for one in DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Composite:
    """The four scores of an article under some weights, with its interval."""

    value: float
    low: float
    high: float


def read(article: Article, rules: Rules = SHIPPED) -> tuple[Reading, Reading]:
    """Return the readings of an article's text, furniture set aside and padding marked, and of its title."""
    aside = furniture.find(article.text, paragraphs(article.text), article.title)
    find = rules.find().find
    text = find(document(article, aside))
    text = replace(text, document=replace(text.document, padding=padding.find(text)))
    return text, find(document(article, field="title"))


def score(article: Article, rules: Rules = SHIPPED) -> Report:
    """Score one article: the same text and rules give the same report, in any process and order.

    Text that is too short, not English or no prose gets a report with a warning and no score.
    Scores under rules that are not the shipped ones say so among the warnings.

    >>> score(Article("a", "", "Too short.")).scores
    ()
    """
    seen = see(article)
    return seen.report(_scored(seen.article, rules))


def _scored(article: Article, rules: Rules) -> Report:
    """Score an article as a reader sees it."""
    text, title = read(article, rules)
    doc = text.document
    refused = refusal(doc)
    if refused:
        warnings = (refused, *article.notes)
        return Report(article, (), doc.furniture, warnings, doc.words, len(doc.sentences))
    scores, warnings = _scores(text, title, rules), _warnings(doc, rules)
    return Report(article, scores, doc.furniture, warnings, doc.words, len(doc.sentences), doc.padding)


def _warnings(doc: Document, rules: Rules) -> tuple[str, ...]:
    """Return what the reader should know before trusting the scores."""
    found = list(doc.article.notes)
    if doc.words < SHORT_WORDS:
        found.append(f"short: {doc.words} words; the intervals are wide")
    if len(doc.article.title) > LONGEST_TITLE:
        found.append(f"title: {len(doc.article.title)} characters, too long for one; it is not scored")
    for reason, words in padding.words(doc).items():
        if words >= WARNED * doc.words:
            found.append(f"padding: {words} of {doc.words} words earn nothing: {reason}")
    return (*found, rules.note) if rules.note else tuple(found)


def _scores(text: Reading, title: Reading, rules: Rules) -> tuple[Score, ...]:
    """Score all dimensions; their intervals come from one table of replicates."""
    found = [evidence(dimension, text, title, rules) for dimension in DIMENSIONS]
    return _placed(found, text.document, title.document)


def reweighed(report: Report, change: Callable[[Hit], Hit]) -> Report:
    """Return a report with its hits changed, and with the scores that these give: no text is read anew.

    >>> found = score(Article("a", "", "The pier will certainly close. " + "The ferry sails at noon. " * 12))
    >>> reweighed(found, lambda hit: hit) == found
    True
    """
    if not report.scores:
        return report
    found = [tuple(map(change, one.hits)) for one in report.scores]
    text, title = _documents(report)
    return replace(report, scores=_placed(found, text, title))


def _placed(found: Sequence[tuple[Hit, ...]], doc: Document, title: Document) -> tuple[Score, ...]:
    """Place the hits of all dimensions on the scale."""
    scores = []
    for dimension, hits, ends in zip(DIMENSIONS, found, bounds(found, doc, title), strict=True):
        raw = rate(dimension, hits, doc.words, title.words, padding.total(doc))
        figures = (norms.place(dimension.NAME, one) for one in (raw, *ends))
        scores.append(Score(dimension.NAME, *_rounded(*figures), raw, hits))
    return tuple(scores)


def evidence(
    dimension: DimensionModule, text: Reading, title: Reading, rules: Rules = SHIPPED
) -> tuple[Hit, ...]:
    """Return the hits of one dimension, those of the title first and with the headline's weight.

    What padding says for the article counts so far as the rest of the article earns as much.
    """
    headline = (
        hit._replace(field="title", weight=hit.weight * HEADLINE) for hit in _found(dimension, title, rules)
    )
    hits = (*headline, *_found(dimension, text, rules))
    return _tempered(dimension, hits, text.document, title.document.words)


def _tempered(
    dimension: DimensionModule, hits: tuple[Hit, ...], doc: Document, title_words: int
) -> tuple[Hit, ...]:
    """Return the hits, those in padding for the article lowered so that they do not raise its rate."""
    # In reading order, since a sum of fractions hangs on their order, and that of a set on the process.
    idle = dict.fromkeys(
        hit for hit in hits if hit.weight > 0 and hit.field == "text" and padding.holds(doc, hit)
    )
    if not idle:
        return hits
    rest = [hit for hit in hits if hit not in idle]
    starts = [sentence.span.start for sentence in doc.sentences]
    words = sum(doc.sentences[i - 1].words for i in {unit_of(hit, starts) for hit in idle})
    alone = rate(dimension, rest, doc.words - words, title_words)
    due = alone * amount(dimension, hits, doc.words, title_words) - summed(dimension, rest)
    share = min(1.0, max(0.0, due) / sum(hit.weight for hit in idle))
    return tuple(hit._replace(weight=hit.weight * share) if hit in idle else hit for hit in hits)


def _found(dimension: DimensionModule, reading: Reading, rules: Rules) -> tuple[Hit, ...]:
    """Return the hits of one dimension in a text or a title that count under the rules."""
    hits = dimension.evidence(rules.seen(dimension.NAME, reading))
    return hits if rules == SHIPPED else rules.kept(hits, reading.document.quotations)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What the evidence of one sentence adds to one score.

    ``rate`` is the sum of the weights over the amount of text or hits: over all sentences these add
    up to the raw rate, but for what the typical text adds. ``points`` is about how many points of
    0..100 that is: the score less the score at the raw rate without it. Points do not add up, because
    the scale is no straight line.
    """

    dimension: Dimension
    field: Field
    span: Span
    hits: tuple[Hit, ...]
    rate: float
    points: float


def contributions(report: Report) -> tuple[Contribution, ...]:
    """Return for each score what each sentence with evidence adds, in reading order, the title first.

    >>> text = "The pier will certainly never close. " + "The old ferry sails at noon. " * 12
    >>> [one.points < 0 for one in contributions(score(Article("a", "", text))) if one.dimension == "hedging"]
    [True]
    """
    text, title = _documents(report)
    return tuple(part for one in report.scores for part in _contributed(one, text, title))


def _documents(report: Report) -> tuple[Document, Document]:
    """Return the text and the title of a report, split as they were when it was made."""
    seen = see(report.article)
    text = document(seen.article, seen.furniture(report.furniture))
    text = replace(text, padding=seen.furniture(report.padding))
    return seen.document(text), seen.document(document(seen.article, field="title"))


def _contributed(one: Score, text: Document, title: Document) -> Iterator[Contribution]:
    """Yield what the title and each sentence add to one score."""
    dimension = next(module for module in DIMENSIONS if one.dimension == module.NAME)
    counted = text.words - padding.total(text) * (summed(dimension, one.hits) < 0)
    size = amount(dimension, one.hits, counted, title.words)
    starts = [sentence.span.start for sentence in text.sentences]
    units: dict[int, list[Hit]] = {}
    for hit in sorted(one.hits, key=lambda hit: hit.start):
        units.setdefault(unit_of(hit, starts), []).append(hit)
    for unit, hits in sorted(units.items()):
        rate = sum(hit.weight for hit in hits) / size
        now, without = (norms.place(dimension.NAME, raw) for raw in (one.rate, one.rate - rate))
        whole = title if unit == 0 else text
        span = text.sentences[unit - 1].span if unit and starts else Span(0, len(whole.text))
        yield Contribution(one.dimension, whole.field, span, tuple(hits), rate, now - without)


def _rounded(value: float, low: float, high: float) -> tuple[float, float, float]:
    """Round to one decimal; the interval holds its value."""
    value, low, high = (round(figure, 1) for figure in (value, low, high))
    return value, min(low, value), max(high, value)


@dataclass(frozen=True, slots=True)
class Detection:
    """How strongly one sentence carries each signal (0..1), and the evidence in it."""

    probabilities: dict[Dimension, float]
    hits: tuple[Hit, ...]


def detect(sentence: str, rules: Rules = SHIPPED) -> Detection:
    """Return the signals of one sentence, taken as it is: not split, nothing set aside.

    Rules move the evidence, and the probabilities as far as these rest on cues of the lists; what was
    learned of words from annotated sentences stays. Behind the evidence of the rules stand the words
    that tell most of who is speaking and of what is loaded, see :mod:`credence.telling`.

    Raises:
        ValueError: the text is longer than any sentence.

    >>> sorted(detect("").probabilities.values())
    [0.0, 0.0, 0.0, 0.0]

    """
    if len(sentence) > LONGEST_SENTENCE:
        size = f"{len(sentence):,} characters, and no sentence has more than {LONGEST_SENTENCE:,}"
        raise ValueError(f"{size}; split the text into sentences, or score it as an article")
    seen = see(Article("", "", sentence))
    reading = rules.find().find(sentence_document(seen.article.text))
    hits = tuple(hit for one in DIMENSIONS for hit in _found(one, reading, rules))
    if not reading.document.sentences:
        return Detection(dict.fromkeys(NAMES, 0.0), tuple(map(seen.hit, hits)))
    features = heads.features(reading)
    found = heads.default().dimensions(features)
    told = telling.hits(reading.document.text, features, hits)
    hits = (*hits, *rules.kept(told, reading.document.quotations))
    return Detection({name: found.get(name, 0.0) for name in NAMES}, tuple(map(seen.hit, hits)))


def combine(report: Report, weights: Weights) -> Composite | None:
    """Return the weighted mean of the scores, or ``None`` where there are none.

    The errors of the dimensions are taken as independent, so the half-widths add as squares.
    """
    if not report.scores:
        return None
    shares = [(weights.share(one.dimension), one) for one in report.scores]
    value = sum(share * one.value for share, one in shares)
    below = sqrt(sum((share * (one.value - one.low)) ** 2 for share, one in shares))
    above = sqrt(sum((share * (one.high - one.value)) ** 2 for share, one in shares))
    return Composite(value, max(0.0, value - below), min(100.0, value + above))
