"""How far reader and package agree on a question, and where they part."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from credence.agreement.model import Agreement, Judged, Question
from credence.reliability import REPLICATES, SEED, Figures, estimate

# Of a strength, a probability or a share of characters: from here on the package says yes.
YES = 0.5


def asked(question: Question, sentences: Iterable[Judged]) -> tuple[Judged, ...]:
    """Return the sentences that a question is put for: those read as article text, or all."""
    return tuple(one for one in sentences if question.everywhere or one.signals)


def agree(question: Question, sentences: Iterable[Judged]) -> Agreement:
    """Return how far reader and package agree on a question; seeded, so always the same.

    >>> from credence.agreement import QUESTIONS, Annotation, judged
    >>> from credence.model import Article, Span
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
    """Return the package's false alarms and its misses, as the reader sees it.

    >>> from credence.agreement import QUESTIONS, Annotation, judged
    >>> from credence.model import Article, Span
    >>> row = Annotation("a", 1, Span(0, 19))
    >>> sentences = judged([row], [Article("a", "", "The ferry may sail.")])
    >>> alarms, misses = parted(QUESTIONS["hedged: signal"], sentences)
    >>> [one.words for one in alarms], misses
    (['The ferry may sail.'], ())
    """
    put = [
        (one, question.reader(one.reader), question.package(one) >= YES) for one in asked(question, sentences)
    ]
    alarms = tuple(one for one, yes, found in put if found and not yes)
    return alarms, tuple(one for one, yes, found in put if yes and not found)
