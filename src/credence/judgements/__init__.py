"""What people say of the marks: this one is right, this one is wrong, here one is missing.

A :class:`Vote` is one such judgement. :class:`Store` keeps votes in a small SQLite file, beside the
articles. :func:`read` takes them back from such a file, from CSV or from Web Annotations. From there
they lead to the precision of each cue (:func:`cues`), to the agreement of raters (:func:`agreement`)
and, if a person asks for it, to other weights (:func:`adjusted`).
"""

from credence.judgements.anchors import Anchored, anchored, vote
from credence.judgements.exchange import csv_text, jsonld, read
from credence.judgements.model import JudgementsError, Vote, digest, fingerprint
from credence.judgements.precision import CueRecord, cues
from credence.judgements.raters import Rated, agreement
from credence.judgements.store import Store, beside
from credence.judgements.trust import Trust, adjusted, trust

__all__ = [
    "Anchored",
    "CueRecord",
    "JudgementsError",
    "Rated",
    "Store",
    "Trust",
    "Vote",
    "adjusted",
    "agreement",
    "anchored",
    "beside",
    "csv_text",
    "cues",
    "digest",
    "fingerprint",
    "jsonld",
    "read",
    "trust",
    "vote",
]
