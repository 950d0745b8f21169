"""Other weights from votes: a stated rule, applied where it can be seen and dropped again.

The shipped weight is the prior, votes are evidence. A weight was given to a mark that is right, so what a
mark is worth is its weight times how likely it is right, the mean of a Beta distribution (see Gelman and
others 2013, *Bayesian Data Analysis*, section 2.4). For a kind, and then for each of its cues::

    trust(kind) = (KIND_PRIOR + accepted) / (KIND_PRIOR + votes)
    trust(cue)  = (CUE_PRIOR * trust(kind) + accepted) / (CUE_PRIOR + votes)
    weight'     = weight * trust(cue)

So the shipped weight counts as ``KIND_PRIOR`` accepted marks of the kind, and what is known of the kind as
``CUE_PRIOR`` marks of the cue. Trust lies between 0 and 1: no vote makes a weight larger than the one
that was checked against annotated text, and none turns its sign. Votes on missed words move nothing: no
rule finds these words elsewhere; to have them found, put them into a cue list.

The scale stays where the shipped weights put the reference news, which nobody voted on. So scores under
votes are to be compared with scores under the same votes; the report says so.

Votes do not strike single marks out of the article they were cast on, because then a score would be what
its reader wants; they say what a cue is worth, in every article alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from credence import scoring
from credence.judgements.model import Vote, digest
from credence.judgements.precision import Cue, counts, folded
from credence.model import Hit, Report

KIND_PRIOR = 20.0
CUE_PRIOR = 5.0


@dataclass(frozen=True, slots=True)
class Trust:
    """How likely a mark is right, 0..1, by kind (words ``""``) and by cue; where nothing was said, 1.

    ``name`` and ``sha256`` say whose votes these are; ``votes`` is how many accept or reject a mark.
    """

    factors: Mapping[Cue, float]
    name: str
    sha256: str
    votes: int

    def of(self, hit: Hit, words: str) -> float:
        """Return the trust in a mark on some words."""
        kind = self.factors.get((hit.dimension, hit.kind, ""), 1.0)
        return self.factors.get((hit.dimension, hit.kind, folded(words)), kind)


def trust(votes: Iterable[Vote], name: str = "votes") -> Trust:
    """Return what votes say of each kind and cue, by the rule above.

    >>> from credence.judgements import vote
    >>> from credence.model import Article, Span
    >>> article = Article("pier", "", "It may be shut.")
    >>> one = trust([vote(article, Span(3, 6), "hedging", "hedged", "reject")])
    >>> {cue[2]: round(factor, 3) for cue, factor in one.factors.items()}
    {'': 0.952, 'may': 0.794}
    """
    votes = tuple(votes)
    factors: dict[Cue, float] = {}
    said = counts(votes)
    for cue, found in sorted(said.items()):  # a kind, whose words are empty, comes before its cues
        prior, mean = (CUE_PRIOR, factors[*cue[:2], ""]) if cue[2] else (KIND_PRIOR, 1.0)
        judged = found["accept"] + found["reject"]
        factors[cue] = (prior * mean + found["accept"]) / (prior + judged)
    judged = sum(vote.verdict != "missed" for vote in votes)
    return Trust(factors, name, digest(votes), judged)


def adjusted(report: Report, found: Trust) -> Report:
    """Return a report as it is under other weights; it says so, and by how much each score moved.

    A report is recomputed from its hits, so this is the one place where votes reach a score: what reads
    texts and finds marks knows nothing of them, and :func:`credence.scoring.score` stays a function of
    the text alone.
    """
    if not report.scores:
        return report
    new = scoring.reweighed(report, partial(_trusted, report, found))
    return replace(new, warnings=(*report.warnings, _told(report, new, found)))


def _trusted(report: Report, found: Trust, hit: Hit) -> Hit:
    """Return a hit with the weight that the votes leave it, and why."""
    source = report.article.title if hit.field == "title" else report.article.text
    factor = found.of(hit, source[hit.start : hit.end])
    if factor == 1.0:
        return hit
    return hit._replace(weight=hit.weight * factor, why=f"{hit.why} (× {factor:.2f} by {found.name})")


def _told(before: Report, after: Report, found: Trust) -> str:
    """Return the line that says what the votes did to the scores of a report."""
    pairs = zip(before.scores, after.scores, strict=True)
    moved = [f"{a.dimension} {a.value:.1f} -> {b.value:.1f}" for a, b in pairs if a.value != b.value]
    votes = f"{found.votes} vote{'s' * (found.votes != 1)} in {found.name}, sha256 {found.sha256[:12]}"
    scores = ", ".join(moved) or "no score moved"
    return f"weights adjusted by {votes}: {scores}; compare only scores under the same votes"
