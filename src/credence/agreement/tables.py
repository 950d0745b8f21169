"""The reading, the marks and the figures of agreement as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from credence.agreement.model import Agreement, Judged
from credence.agreement.questions import marks
from credence.dimensions import DIMENSIONS
from credence.model import Report
from credence.reliability import Estimate

if TYPE_CHECKING:
    import pandas as pd


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
        [getattr(one.reader, name) for name in said] + [marks(d.NAME)(one) for d in DIMENSIONS] + [one.words]
        for one in sentences
        if one.signals
    ]
    return pd.DataFrame(rows, columns=[*said, *names, "words"])


def mark_frame(reports: Iterable[Report]) -> pd.DataFrame:
    """Return one row a mark, in the order of articles and dimensions: kind, weight, marked words.

    >>> from credence.model import Article
    >>> from credence.scoring import score
    >>> text = "The pier was shut in May, harbour master Ada Lund said on Monday. " * 8
    >>> mark_frame([score(Article("pier", "", text))]).columns.to_list()
    ['id', 'dimension', 'kind', 'weight', 'words']
    """
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
