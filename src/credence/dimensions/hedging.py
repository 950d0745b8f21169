"""Hedging: are contestable claims covered by honest caution, and is certainty not oversold?

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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from credence import lexicon
from credence import signal as signals
from credence.kinds import hit
from credence.model import Dimension, Document, Hit, Match, Reading, Sentence, Span
from credence.text import CLOSERS, covers

NAME: Final[Dimension] = "hedging"
PER: Final[Literal["words", "hits"]] = "hits"
PRIOR: Final = 6.0

GUARD = "guard"
# How much hangs on a claim. An accusation harms somebody; a comparison often is a plain fact.
STAKES: Mapping[str, float] = {
    "accusation": 1.0,
    "evaluative": 1.0,
    "generalisation": 0.8,
    "causal": 0.4,
    "comparative": 0.4,
    "prediction": 0.4,
    "superlative": 0.4,
}
HEDGES = frozenset({"epistemic", "reportative", "attenuator", "conditional", "charge"})
# Cues that are evidence where no claim stands in their clause, and the kind of evidence they make.
FREE: Mapping[str, str] = {
    "epistemic": "hedged",
    "reportative": "hedged",
    "attenuator": "hedged",
    "approximator": "approximated",
    "denial": "denial",
    "filler": "filler",
    "booster": "booster",
}
# Kinds of the dimension "sourcing" that say who answers for a clause.
NAMED = frozenset({"attribution", "according"})
NOBODY = frozenset({"vague", "unattributed"})
PER_SENTENCE = 2
# How often the same words earn credit: a thousand copies earn no more than the first three.
REPEATS = 3
# A writer is not to blame for words inside a quotation.
SPEAKERS_ANSWER = True

# Attribution reaches over soft bounds of clauses, caution does not.
CLAUSE = re.compile(r"(?P<hard>[;:—–]|,? (?:but|yet|while|whereas|although|though) | - )|, (?:and|so|which) ")
NUMBER = re.compile(
    r" (?:(?:the|an?|another) )?+(?:[$€£¥]?+\d|(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|third"
    r"|quarter|fifth|tenth|decade|century|double|triple|twice|noon|midnight)\b)"
)
QUESTION_WORDS, VERDICT_WORDS = 8, 5
VERDICT = frozenset(
    "no not nope nah hardly never yes yep yeah sure course exactly absolutely definitely probably unlikely doubtful"
    " doubt think right wrong obviously clearly bingo indeed precisely naturally".split()
)


def _no_month(text: str, found: Match, sentence: Sentence) -> bool:
    """Tell whether "May" is no month and no name: inside running prose a capital makes it one."""
    before = text[sentence.span.start : found.start].rstrip()
    return not text[found.start].isupper() or sentence.heading or before[-1:] in {"", ":", "“", '"', "‘"}


def _before_number(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether a number follows: "about 40 boats", not "about the boats"."""
    return NUMBER.match(text, found.end) is not None


# A cue names in its note the rule that must hold round it.
RULES: Mapping[str, Callable[[str, Match, Sentence], bool]] = {"month": _no_month, "number": _before_number}


def cues(reading: Reading) -> tuple[tuple[Match, ...], ...]:
    """Return the cues of this dimension that are what they look like, sentence by sentence.

    There are two kinds of rule, and both are data. A longer phrase of kind ``guard`` takes the place of
    the cue inside it ("that kind of", "in May"). A rule that a cue names in its ``note`` looks round it.
    """
    text = reading.document.text
    return tuple(
        tuple(match for match in found if match.cue.dimension == NAME and _holds(text, match, sentence))
        for sentence, found in zip(reading.document.sentences, reading.matches, strict=True)
    )


def _holds(text: str, found: Match, sentence: Sentence) -> bool:
    """Tell whether a match is no guard, and its rule, if it has one, agrees."""
    if found.cue.kind == GUARD:
        return False
    rule = RULES.get(found.cue.note)
    return rule is None or rule(text, found, sentence)


def signal(reading: Reading) -> tuple[float, ...]:
    """Return for each sentence how strongly it is hedged, 0..1."""
    return signals.probabilities(lexicon.default(), NAME, reading, cues(reading))


def evidence(reading: Reading) -> tuple[Hit, ...]:
    """Return the contestable claims of a text with how each is covered, in reading order."""
    doc = reading.document
    bounds = [match.start() for match in CLAUSE.finditer(doc.text)]
    hard = [match.start() for match in CLAUSE.finditer(doc.text) if match.lastgroup]
    found = list(_verdicts(doc))
    verdicts = [Span(one.start, one.end) for one in found]
    for sentence, own, every in zip(doc.sentences, cues(reading), reading.matches, strict=True):
        if own and not _asks(sentence.span.of(doc.text)) and not covers(verdicts, sentence.span):
            answers = _answers(doc, hard, every, own)
            found.extend(_sentence(doc, _grouped(bounds, own), hard, answers))
    return tuple(_rationed(sorted(found, key=lambda one: (one.start, one.end)), doc.text))


def _grouped(bounds: Sequence[int], found: Iterable[Match]) -> dict[int, list[Match]]:
    """Return the cues by the stretch between two bounds that they stand in."""
    groups: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        groups[bisect_right(bounds, match.start)].append(match)
    return groups


def _answers(doc: Document, hard: Sequence[int], every: Sequence[Match], own: Sequence[Match]) -> dict[int, str]:
    """Return who answers for each stretch of a sentence: "attributed" or "weasel"."""
    answers: dict[int, str] = {}
    for match in every:
        if match.cue.dimension == "sourcing" and match.cue.kind in NAMED and not _quoted(doc, match):
            answers[bisect_right(hard, match.start)] = "attributed"
    for match in own:
        if match.cue.kind == "weasel":
            answers[bisect_right(hard, match.start)] = "weasel"
    return answers


def _sentence(
    doc: Document, clauses: Mapping[int, Sequence[Match]], hard: Sequence[int], answers: Mapping[int, str]
) -> Iterator[Hit]:
    """Yield the evidence of one sentence: its weightiest claims, and the cues free of any claim."""
    claims = []
    for matches in clauses.values():
        claim = max(matches, key=lambda match: STAKES.get(match.cue.kind, 0.0))
        answer = answers.get(bisect_right(hard, claim.start), "")
        if claim.cue.kind not in STAKES:
            yield from _free(doc, matches)
        elif answer == "attributed" or not _quoted(doc, claim):
            kind = answer or _standing({match.cue.kind for match in matches})
            claims.append(hit(NAME, kind, Span(claim.start, claim.end), STAKES[claim.cue.kind]))
    yield from sorted(claims, key=lambda one: -abs(one.weight))[:PER_SENTENCE]


def _standing(clause: set[str]) -> str:
    """Return how a claim is covered for which nobody but the writer answers."""
    if clause & HEDGES:
        return "covered"
    return "boosted" if "booster" in clause else "bare"


def _quoted(doc: Document, match: Match) -> bool:
    """Tell whether the words are a speaker's and not the writer's."""
    return SPEAKERS_ANSWER and covers(doc.quotations, Span(match.start, match.end))


def _free(doc: Document, clause: Sequence[Match]) -> Iterator[Hit]:
    """Yield what a clause without a contestable claim says for its writer's calibration."""
    filler = any(match.cue.kind == "filler" for match in clause)
    for match in clause:
        kind = FREE.get(match.cue.kind)
        if kind and not _quoted(doc, match):
            yield hit(NAME, "filler" if filler and kind == "hedged" else kind, Span(match.start, match.end))


def _asks(sentence: str) -> bool:
    """Tell whether a sentence is a question, which claims nothing."""
    return sentence.rstrip(CLOSERS).endswith("?")


def _verdicts(doc: Document) -> Iterator[Hit]:
    """Yield the short questions that the writer answers in a word or two: "An accident? Hardly."."""
    for asked, told in pairwise(doc.sentences):
        if told.span.end - asked.span.start > 100 or asked.paragraph != told.paragraph:
            continue
        question, answer = asked.span.of(doc.text), lexicon.fold(told.span.of(doc.text)).split()
        short = len(question.split()) <= QUESTION_WORDS and len(answer) <= VERDICT_WORDS
        if short and _asks(question) and not asked.quoted and VERDICT & {word.strip(".,!") for word in answer}:
            yield hit(NAME, "verdict", Span(asked.span.start, told.span.end))


def _rationed(hits: Iterable[Hit], text: str) -> Iterator[Hit]:
    """Yield the hits, those that earn credit by the same words only so often."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in hits:
        key = one.kind, text[one.start : one.end].lower()
        seen[key] += 1
        if one.weight <= 0 or seen[key] <= REPEATS:
            yield one
