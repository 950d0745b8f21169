"""How often each cue is right on the texts that a person judged: those that fail come first.

A cue is a kind of evidence with the words that were marked, in small letters; a kind counts all its cues.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from credence.judgements.model import Verdict, Vote
from credence.lexicon import fold
from credence.model import Dimension
from credence.reliability import Estimate, wilson

Cue = tuple[Dimension, str, str]


@dataclass(frozen=True, slots=True)
class CueRecord:
    """What was said of one cue, or, where ``words`` is empty, of one kind.

    ``precision`` is the share of accepted marks among those judged, with the interval of Wilson (1927);
    ``missed`` is how many marks raters added that were not there.
    """

    dimension: Dimension
    kind: str
    words: str
    accepted: int
    rejected: int
    missed: int
    precision: Estimate

    @property
    def votes(self) -> int:
        """How many marks were judged, one vote each."""
        return self.accepted + self.rejected


def cue_of(vote: Vote) -> Cue:
    """Return the cue that a vote is about."""
    return vote.dimension, vote.kind, folded(vote.quote)


def folded(words: str) -> str:
    r"""Return words as a cue has them: in small letters, with single blanks.

    >>> folded("Will\n CERTAINLY")
    'will certainly'
    """
    return " ".join(fold(words).split())


def counts(votes: Iterable[Vote]) -> dict[Cue, Counter[Verdict]]:
    """Return for each kind, under the words ``""``, and for each cue what was said how often."""
    found: defaultdict[Cue, Counter[Verdict]] = defaultdict(Counter)
    for vote in votes:
        dimension, kind, words = cue_of(vote)
        found[dimension, kind, ""][vote.verdict] += 1
        found[dimension, kind, words][vote.verdict] += 1
    return dict(found)


def cues(votes: Iterable[Vote]) -> tuple[CueRecord, ...]:
    """Return kinds and cues with their precision: the surest failures first.

    They stand in the order of the upper ends of their intervals: four wrong of four come before one
    wrong of one, and both before any that is mostly right. Those that were only missed come last.
    """
    records = (_record(cue, found) for cue, found in counts(votes).items())
    return tuple(sorted(records, key=_surest_failure))


def _record(cue: Cue, found: Counter[Verdict]) -> CueRecord:
    accepted, rejected = found["accept"], found["reject"]
    return CueRecord(*cue, accepted, rejected, found["missed"], wilson(accepted, accepted + rejected))


def _surest_failure(one: CueRecord) -> tuple[float, int, str, str, str]:
    upper = one.precision.high if one.votes else 2.0
    return upper, -one.votes - one.missed, one.dimension, one.kind, one.words
