"""What of ours answers the question of a corpus: a head, kinds of cue, spans, a score.

``corpora.csv`` names the answer of each question, for example ``head: speculation`` or
``score: precision``; :data:`ANSWERS` says how each is computed.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from credence import attribution, heads, lexicon, scoring
from credence.dimensions import DIMENSIONS
from credence.evaluation import profile
from credence.evaluation.declared import Measure, Record, document_of
from credence.evaluation.metrics import Floats
from credence.evaluation.recognised import recognised
from credence.lexicon import DIMENSION_NAMES
from credence.model import Article, Span
from credence.signal import probability
from credence.text import document

WORD = re.compile(r"\w++")
YES = 0.5
# How many sentences are the lede, and how much more a word counts there and in the headline.
LEDE, EMPHASIS = 3, 3
# Before the name of a head that speaks against what is asked.
AGAINST = "-"
# Metrics of a yes or no.
DECIDED = frozenset({"f1", "precision", "recall"})
TYPES: Mapping[str, tuple[str, str]] = {
    "NumberModel": ("number", "number"),
    "PercentModel": ("percentage", "percent"),
    "CurrencyModel": ("currency", "currency"),
    "DateTimeModel": ("datetimeV2.date", "date"),
}


class Answered(NamedTuple):
    """The truth and what was said of it, row by row; rows of one group are drawn together."""

    truth: Floats
    said: Floats
    groups: Sequence[object]
    texts: Sequence[str]


@cache
def features(text: str) -> heads.Features:
    """Return the features of one sentence, kept for the questions that share a corpus."""
    return heads.sentence_features(text)


def answer(measure: Measure, records: Sequence[Record]) -> Answered:
    """Answer one question on the records of its parts that people gave an answer to."""
    prefix, _, name = measure.answer.partition(": ")
    if prefix == "spans":
        return _spans(measure, name, records)
    found = strengths(measure, records)
    if measure.metric not in DECIDED:
        return found
    head = heads.default().heads.get(name)
    return found._replace(said=(found.said >= (head.threshold if head else YES)).astype(np.float64))


def strengths(measure: Measure, records: Sequence[Record]) -> Answered:
    """Return how strongly each record that people judged carries what was asked."""
    prefix, _, name = measure.answer.partition(": ")
    judged = [
        (record, target) for record in records if (target := measure.question.target(record)) is not None
    ]
    said = [ANSWERS[prefix](name, record) for record, _ in judged]
    kept = [
        (record, target, one) for (record, target), one in zip(judged, said, strict=True) if one is not None
    ]
    return Answered(
        np.array([target for _, target, _ in kept]),
        np.array([one for *_, one in kept]),
        [document_of(record) for record, *_ in kept],
        [record["text"] for record, *_ in kept],
    )


def _head(names: str, record: Record) -> float:
    """Return the probability of one head, or of several and of hand-set signals, each by its share.

    The shares are those with which they make up the probability of their dimension. What a minus stands
    before speaks against, as loud as a signal: what baits, for one, keeps the particulars back.
    """
    seen = features(record["text"])
    odds = {**heads.default().log_odds(seen), **seen.values}
    shares = {name.removeprefix(AGAINST): _share(name) for name in names.split("|")}
    total = sum(share * odds[name] for name, share in shares.items())
    return probability(total / sum(map(abs, shares.values())))


def _share(name: str) -> float:
    """Return how much a head or a signal counts beside others."""
    if name.startswith(AGAINST):
        return -heads.HAND
    head = heads.default().heads.get(name)
    return head.share if head else heads.HAND


def _detect(name: str, record: Record) -> float:
    """Return the probability of one dimension."""
    return scoring.detect(record["text"]).probabilities[name]  # type: ignore[index]


def _kinds(names: str, record: Record) -> float:
    """Return 1 where the rules find a cue of one of the kinds."""
    values = features(record["text"]).values
    return float(any(f"<{name}>" in values for name in names.split("|")))


def _shape(name: str, record: Record) -> float:
    """Return one shape."""
    return features(record["text"]).values.get(f"<{name}>", 0.0)


def _score(name: str, record: Record) -> float | None:
    """Return a score of an article, 0..1, or ``None`` where there is none."""
    found = profile.values(record.get("title") or "", record["text"])
    values: dict[str, float] = {str(key): value for key, value in zip(DIMENSION_NAMES, found, strict=False)}
    if not values:
        return None
    return (sum(values.values()) / len(values) if name == "composite" else values[name]) / 100


def _rate(names: str, record: Record) -> float:
    """Return how seldom the text has cues of the kinds, in hundreds of words: the more, the lower.

    What the headline and the first sentences say counts more: they are what most people read.
    """
    found, title = scoring.read(Article("", record.get("title") or "", record["text"]))
    wanted = {tuple(name.split(": ")) for name in names.split("|")}
    every = (
        cues for reading in (title, found) for one in DIMENSIONS for cues in enumerate(one.cues(reading))
    )
    count = sum(
        (EMPHASIS if at < LEDE else 1) * sum((one.cue.dimension, one.cue.kind) in wanted for one in cues)
        for at, cues in every
    )
    return -100 * count / max(1, found.document.words)


def _presence(names: str, record: Record) -> float:
    """Return how much evidence of the kinds the text has, in hundreds of words."""
    found, _ = scoring.read(Article("", record.get("title") or "", record["text"]))
    wanted = {tuple(name.split(": ")) for name in names.split("|")}
    hits = (one for module in DIMENSIONS for one in module.evidence(found))
    worth = sum(abs(one.weight) for one in hits if (one.dimension, one.kind) in wanted)
    return 100 * worth / max(1, found.document.words)


def _evidence(_: str, record: Record) -> float | None:
    """Return the composite under the weights learned on all corpora but that of the record."""
    values = profile.values(record.get("title") or "", record["text"])
    weights = profile.learned()[record["corpus"]]
    shares = [weights.share(name) for name in DIMENSION_NAMES]
    return sum(map(operator.mul, shares, values)) / 100 if values else None


ANSWERS: Mapping[str, Callable[[str, Record], float | None]] = {
    "head": _head,
    "detect": _detect,
    "kinds": _kinds,
    "shape": _shape,
    "score": _score,
    "absence": _rate,
    "presence": _presence,
    "profile": _evidence,
}


def _spans(measure: Measure, name: str, records: Sequence[Record]) -> Answered:
    """Count what was marked, said, and right, for each unit."""
    rows = list((_quantities if name == "quantities" else _attributions)(measure, name, records))
    counts = np.array([row for row, _ in rows], dtype=np.float64)
    return Answered(counts[:, 0], counts[:, 1:], range(len(rows)), [text for _, text in rows])


Counts = tuple[int, int, int]


def _attributions(measure: Measure, name: str, records: Sequence[Record]) -> Iterator[tuple[Counts, str]]:
    """Count words inside sources, cues or contents, article by article."""
    docs: dict[str, list[Record]] = {}
    for record in records:
        docs.setdefault(record["doc"], []).append(record)
    for group in docs.values():
        text = " ".join(record["text"] for record in group)
        reading = lexicon.default().find(document(Article("", "", text)))
        found = (getattr(one, name) for one in attribution.find(reading))
        ours = _words(text, [span for span in found if span])
        truth = _words(text, list(_marked(measure, group)))
        yield (len(truth), len(ours), len(truth & ours)), text


def _marked(measure: Measure, group: Sequence[Record]) -> Iterator[Span]:
    """Yield the spans that people marked, in the text put together."""
    offset = 0
    for record in group:
        yield from (
            Span(offset + a, offset + b)
            for a, b, kind in record["spans"]
            if kind in measure.question.yes.split()
        )
        offset += len(record["text"]) + 1


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    """Return where the words begin that lie in the spans."""
    return {word.start() for span in spans for word in WORD.finditer(text, span.start, span.end)}


def _quantities(measure: Measure, _: str, records: Sequence[Record]) -> Iterator[tuple[Counts, str]]:
    """Count exact spans in the cases of the models whose entities we have.

    A case of dates counts if all that is marked in it are dates: the model of dates marks times and
    periods too.
    """
    for record in records:
        theirs, ours = TYPES.get(record["label"], ("", ""))
        kinds = {kind for *_, kind in record["spans"]}
        if ours not in measure.question.yes.split() or kinds - {theirs}:
            continue
        truth = {(a, b) for a, b, _ in record["spans"]}
        said = set(recognised(record["text"], ours))
        yield (len(truth), len(said), len(truth & said)), record["text"]
