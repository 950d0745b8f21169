"""Who answers for the words of a sentence, clause by clause: somebody that can be named, or nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from credence import attribution
from credence.attribution import Attribution
from credence.model import Match, Reading, Span

ANSWERED, HEARSAY = "attributed", "hearsay"
# Kinds of attribution by which somebody answers for a clause, hedges that pass on what others say, and
# the classes of source that cannot answer.
ANSWERS = frozenset({"attribution", "according", "noun", "report"})
REPORTS = frozenset({"reportative", "charge"})
UNANSWERED: Mapping[str, str] = {"nobody": "hearsay", "vague": "weasel"}


def find(reading: Reading) -> dict[int, list[Attribution]]:
    """Return by sentence the attributions that say who answers for its words, or that nobody does.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The dam leaks. The dam holds, Ines Moreau said."
    >>> found = find(default().find(document(Article("a", "", text))))
    >>> [(number, one.cue.of(text)) for number, own in found.items() for one in own]
    [(1, 'said')]
    """
    found: dict[int, list[Attribution]] = defaultdict(list)
    for one in attribution.find(reading):
        if one.source_class != "self" and (one.kind in ANSWERS or one.kind == "unattributed"):
            found[one.sentence].append(one)
    return found


def by_clause(hard: Sequence[int], answers: Iterable[Attribution]) -> dict[int, tuple[str, int]]:
    """Return by clause who answers for it, and from where on.

    It is somebody that can be named, or if nobody, what that is called. Who speaks after a judgement
    does not answer for it: "what is absurd is that the mayor said so". ``hard`` holds in order the places
    where the hard bounds of clauses begin.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "Ines Moreau said the dam holds; some experts say it leaks."
    >>> by_clause([text.index(";")], find(default().find(document(Article("a", "", text))))[0])
    {0: ('attributed', 0), 1: ('weasel', 0)}
    """
    found: dict[int, tuple[str, int]] = {}
    for one in answers:
        clause = bisect_right(hard, one.cue.start)
        answer, begin = UNANSWERED.get(one.source_class, ANSWERED), _first_word(one)
        known, least = found.get(clause, ("", begin))
        if answer == known == ANSWERED:
            begin = min(begin, least)
        if known != ANSWERED or answer == ANSWERED:
            found[clause] = answer, begin
    return found


def _first_word(one: Attribution) -> int:
    """Return where the words begin that an attribution can answer for."""
    if one.content is None or one.content.start < one.cue.start or one.source_class in UNANSWERED:
        return 0
    return min(one.cue.start, one.source.start if one.source else one.cue.start)


def contents(answers: Iterable[Attribution]) -> tuple[Span, ...]:
    """Return the words of a sentence that somebody who can be named answers for, as pieces in order.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The dam holds, Ines Moreau said."
    >>> [piece.of(text) for piece in contents(find(default().find(document(Article("a", "", text))))[0])]
    ['The dam holds']
    """
    named = (one for one in answers if one.source_class not in UNANSWERED)
    pieces: list[Span] = []
    for start, end in sorted(one.content for one in named if one.content):
        if pieces and start <= pieces[-1].end:
            pieces[-1] = Span(pieces[-1].start, max(end, pieces[-1].end))
        else:
            pieces.append(Span(start, end))
    return tuple(pieces)


def heard(match: Match, answers: Iterable[Attribution]) -> Match:
    """Return a hedge that passes on a report as hearsay, where nobody that can be named made the report.

    Who cannot tell whose words they are is not cautious with them: "allegedly", "according to reports".

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> reading = default().find(document(Article("a", "", "The dam reportedly leaks.")))
    >>> heard(reading.matches[0][0], find(reading)[0]).cue.kind
    'hearsay'
    """
    unnamed = (one.cue for one in answers if one.source_class in UNANSWERED)
    if match.cue.kind in REPORTS and any(cue.start < match.end and match.start < cue.end for cue in unnamed):
        return match._replace(cue=match.cue._replace(kind=HEARSAY))
    return match
