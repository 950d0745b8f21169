"""Hedging: contestable claims covered by honest caution, and certainty that is not oversold.

Counting hedges ranks articles wrongly, so the evidence is the *contestable claim*: an accusation,
an evaluation, a generalisation, a cause, a comparison, a prediction. Each is covered by a hedge in
its clause, answered for by somebody else, left bare, put in the mouth of nobody in particular, or
boosted. Caution outside such claims earns less, caution that would fit any story nothing.

The cues follow Hyland (2005, *Metadiscourse*), Holmes (1990), Palmer (2001, *Mood and Modality*),
Vincze et al. (2008, BioScope) and Ganter and Strube (2009, weasels).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from credence import cohesion, lexicon
from credence import signal as signals
from credence.dimensions.hedging import answering, claims
from credence.dimensions.hedging.answering import ANSWERED
from credence.dimensions.hedging.claims import HEDGES
from credence.dimensions.hedging.context import NAME, cues
from credence.kinds import hit
from credence.model import Document, Hit, Match, Reading, Span
from credence.text import CLOSERS, covers

__all__ = ["HEDGES", "NAME", "PER", "PRIOR", "TYPICAL", "cues", "evidence", "signal"]

PER: Final[Literal["words", "hits"]] = "hits"
PRIOR: Final = 12.0
TYPICAL: Final = 0.0

# How often the same words earn credit: a thousand copies earn no more than the first three.
REPEATS = 3
# Attribution reaches over soft bounds of clauses, caution does not.
CLAUSE = re.compile(
    r"[;:—–, ](?:(?P<hard>(?<=[;:—–])|(?:(?<=,) |(?<= ))(?:but|yet|while|whereas|although|though) |(?<= )- )"
    r"|(?<=,) (?:and|so|which) )"
)
QUESTION_WORDS, VERDICT_WORDS, VERDICT_REACH = 8, 5, 100
VERDICT = frozenset(
    "no not nope nah hardly never yes yep yeah sure course exactly absolutely definitely probably unlikely"
    " doubtful doubt think right wrong obviously clearly bingo indeed precisely naturally".split()
)


def signal(reading: Reading) -> tuple[float, ...]:
    """Return for each sentence how strongly it is hedged, 0..1.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The dam may hold. The dam holds."
    >>> [p > 0.5 for p in signal(lexicon.default().find(document(Article("a", "", text))))]
    [True, False]
    """
    return signals.probabilities(lexicon.default(), NAME, reading, cues(reading))


def evidence(reading: Reading) -> tuple[Hit, ...]:
    """Return the contestable claims of a text with how each is covered, in reading order.

    At most two claims of a sentence count, one in a clause. A question claims nothing. A heading is a
    claim like any other. Claims inside a quotation count where somebody answers for it.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The mayor stole the ferry. The mayor may have stolen it, the board said."
    >>> for one in evidence(lexicon.default().find(document(Article("a", "", text)))):
    ...     print(text[one.start : one.end], one.kind, one.weight)
    stole bare -1.0
    stolen attributed 0.5
    """
    doc = reading.document
    clauses = list(CLAUSE.finditer(doc.text))
    bounds = [match.start() for match in clauses]
    hard = [match.start() for match in clauses if match.lastgroup]
    found = list(_verdicts(doc))
    verdicts = [Span(one.start, one.end) for one in found]
    answers = answering.find(reading)
    for index, (sentence, own) in enumerate(zip(doc.sentences, cues(reading), strict=True)):
        answered = answering.by_clause(hard, answers[index])
        silent = not (own or answered) or _asks(sentence.span.of(doc.text))
        if not silent and not covers(verdicts, sentence.span):
            contents = answering.contents(answers[index])
            named = contents or any(answer == ANSWERED for answer, _ in answered.values())
            figures = claims.figures(doc.text, sentence.span) if named else []
            said = [answering.heard(match, answers[index]) for match in own]
            grouped = _grouped(bounds, [*said, *figures])
            told = list(claims.of_sentence(doc, grouped, hard, answered, contents))
            hedged = any(one.kind == "hedged" for one in told)
            empty = hedged and not cohesion.tells(sentence.span.of(doc.text))
            found.extend(map(_emptied, told) if empty else told)
    return tuple(_rationed(sorted(found, key=lambda one: (one.start, one.end)), doc.text))


def _emptied(one: Hit) -> Hit:
    """Return a hit in a sentence of common words alone: caution there would fit any story."""
    return hit(NAME, "filler", Span(one.start, one.end), n=one.n) if one.kind == "hedged" else one


def _grouped(bounds: Sequence[int], found: Iterable[Match]) -> dict[int, list[Match]]:
    """Return the cues by the clause that they stand in."""
    groups: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        groups[bisect_right(bounds, match.start)].append(match)
    return groups


def _asks(sentence: str) -> bool:
    """Tell whether a sentence is a question, which claims nothing."""
    return sentence.rstrip(CLOSERS).endswith("?")


def _verdicts(doc: Document) -> Iterator[Hit]:
    """Yield the short questions that the writer answers in a word or two: "An accident? Hardly."."""
    for asked, told in pairwise(doc.sentences):
        if told.span.end - asked.span.start > VERDICT_REACH or asked.paragraph != told.paragraph:
            continue
        question, answer = asked.span.of(doc.text), lexicon.fold(told.span.of(doc.text)).split()
        if len(question.split()) > QUESTION_WORDS or len(answer) > VERDICT_WORDS or asked.quoted:
            continue
        if _asks(question) and not VERDICT.isdisjoint(word.strip(".,!") for word in answer):
            yield hit(NAME, "verdict", Span(asked.span.start, told.span.end))


def _rationed(hits: Iterable[Hit], text: str) -> Iterator[Hit]:
    """Yield the hits, those that earn credit by the same words only so often."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in hits:
        key = one.kind, text[one.start : one.end].lower()
        seen[key] += 1
        if one.weight <= 0 or seen[key] <= REPEATS:
            yield one
