"""Reports and detections as plain records: the JSON contract of the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from credence.model import Hit, Report, Weights
from credence.scoring import Detection, combine

if TYPE_CHECKING:
    from credence.story.model import Comparison

Record = dict[str, Any]
# What a terminal obeys, or what no encoding can write; JSON has escapes for it.
ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(record: object, indent: int | None = None) -> str:
    r"""Return a record as JSON that can be written anywhere, and shown on a terminal without driving it.

    >>> dumps({"id": "a\x9b2J\u202e", "title": "é"})
    '{"id": "a\\u009b2J\\u202e", "title": "é"}'
    """
    text = json.dumps(record, ensure_ascii=False, indent=indent, default=str)
    return ACTING.sub(lambda one: f"\\u{ord(one[0]):04x}", text)


def score_record(report: Report, weights: Weights) -> Record:
    """Return what ``credence score --format json`` says of one article.

    Hits of the text are in ``hits``, those of the title in ``title_hits``; the offsets of each
    index the ``text`` or ``title`` of the same record. ``value`` and ``composite`` are ``None``
    where nothing can be said.
    """
    article = report.article
    composite = combine(report, weights)
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "scores": dict(_scores(report)),
        "composite": composite and round(composite.value, 1),
        "composite_low": composite and round(composite.low, 1),
        "composite_high": composite and round(composite.high, 1),
        "furniture": [{"start": f.start, "end": f.end, "reason": f.reason} for f in report.furniture],
        "warnings": list(report.warnings),
    }


def _scores(report: Report) -> Iterator[tuple[str, Record]]:
    """Yield each dimension with its figures and hits; nulls where there is no score."""
    found = {score.dimension: score for score in report.scores}
    for name in Weights.__slots__:
        one = found.get(name)  # type: ignore[call-overload]
        hits = one.hits if one else ()
        yield (
            name,
            {
                "value": one and one.value,
                "low": one and one.low,
                "high": one and one.high,
                "hits": [_hit(hit, report.article.text) for hit in hits if hit.field == "text"],
                "title_hits": [_hit(hit, report.article.title) for hit in hits if hit.field == "title"],
            },
        )


def _hit(hit: Hit, text: str) -> Record:
    """Return one hit with the words that it marks."""
    return {
        "start": hit.start,
        "end": hit.end,
        "text": text[hit.start : hit.end],
        "kind": hit.kind,
        "weight": round(hit.weight, 4),
        "why": hit.why,
    }


def detect_record(id_: object, found: Detection) -> Record:
    """Return what ``credence detect`` says of one sentence."""
    return {
        "id": id_,
        **{name: round(p, 6) for name, p in found.probabilities.items()},
        "hits": [
            {
                "start": h.start,
                "end": h.end,
                "dimension": h.dimension,
                "kind": h.kind,
                "weight": round(h.weight, 4),
            }
            for h in found.hits
        ],
    }


def compare_record(found: Comparison) -> Record:
    """Return what ``credence compare --format json`` says; days are dates or ``None``."""
    return asdict(found)
