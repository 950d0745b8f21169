"""Traces: the runs of words, quotations and order of facts that a retelling can leave."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from credence.clauses import tokens
from credence.model import Span
from credence.story.accounts import Account

# How many words make a run, and a quotation that is more than a term.
RUN, QUOTED_WORDS = 5, 5


def quoted_share(account: Account, line: int) -> float:
    """Return which part of a sentence stands in quotation marks."""
    span = account.lines[line].sentence.span
    inside = (min(q.end, span.end) - max(q.start, span.start) for q in account.document.quotations)
    return sum(length for length in inside if length > 0) / (span.end - span.start)


def quotations(account: Account) -> dict[str, Span]:
    """Return the quotations of an account by their folded words."""
    found: dict[str, Span] = {}
    for span in account.document.quotations:
        words = [w.low for w in tokens(account.article.text, span) if w.word]
        if len(words) >= QUOTED_WORDS:
            found.setdefault(" ".join(words), span)
    return found


def runs(account: Account) -> dict[str, Span]:
    """Return every run of words of an account outside its quotations."""
    quotations = account.document.quotations
    found: dict[str, Span] = {}
    for line in account.lines:
        words = [w for w in line.words if w.word and not any(q.start <= w.start < q.end for q in quotations)]
        for at in range(len(words) - RUN + 1):
            run = words[at : at + RUN]
            found.setdefault(" ".join(word.low for word in run), Span(run[0].start, run[-1].end))
    return found


def tau(order: Sequence[tuple[int, int]]) -> float:
    """Return Kendall's rank correlation of pairs of ranks (-1..1); ties count for neither side.

    >>> tau([(0, 0), (1, 2), (2, 5)]), tau([(0, 2), (1, 1), (2, 0)])
    (1.0, -1.0)
    """
    signs = [_sign(a[0] - b[0]) * _sign(a[1] - b[1]) for a, b in combinations(order, 2)]
    return sum(signs) / len(signs) if signs else 0.0


def _sign(x: int) -> int:
    """Return the sign of a number."""
    return (x > 0) - (x < 0)
