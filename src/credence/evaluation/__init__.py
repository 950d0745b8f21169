"""Annotated corpora: the scale of reference news, figures of every detector, learned weights."""

from __future__ import annotations

from credence.evaluation.baselines import MissingExtraError
from credence.evaluation.calibration import Bin, curve, error, write_calibration
from credence.evaluation.declared import (
    LEARNING_PARTS,
    CorpusError,
    Lesson,
    Measure,
    Question,
    articles,
    lessons,
    measures,
    records,
)
from credence.evaluation.learning import learn
from credence.evaluation.profile import learn_profile
from credence.evaluation.reference import (
    REFERENCE,
    original_scores,
    raw_rates,
    rebuild_norms,
    recount_common,
    reference,
    write_original_scores,
)
from credence.evaluation.validation import Result, result, row, table, validate, write

__all__ = [
    "LEARNING_PARTS",
    "REFERENCE",
    "Bin",
    "CorpusError",
    "Lesson",
    "Measure",
    "MissingExtraError",
    "Question",
    "Result",
    "articles",
    "curve",
    "error",
    "learn",
    "learn_profile",
    "lessons",
    "measures",
    "original_scores",
    "raw_rates",
    "rebuild_norms",
    "records",
    "recount_common",
    "reference",
    "result",
    "row",
    "table",
    "validate",
    "write",
    "write_calibration",
    "write_original_scores",
]
