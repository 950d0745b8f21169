"""Contestable claims: which words of a sentence make them, how each is covered, and what hangs on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from credence.dimensions.hedging.answering import ANSWERED, HEARSAY
from credence.dimensions.hedging.context import NAME
from credence.kinds import hit
from credence.model import Cue, Document, Hit, Match, Span
from credence.quantities.context import name_start
from credence.text import covers

# How much hangs on a claim. An accusation harms somebody; a comparison often is a plain fact.
STAKES: Mapping[str, float] = {
    "accusation": 1.0,
    "evaluative": 1.0,
    "generalisation": 0.5,
    "causal": 0.4,
    "comparative": 0.3,
    "prediction": 0.3,
    "superlative": 0.3,
    "figure": 0.8,
}
HEDGES = frozenset({"epistemic", "reportative", "attenuator", "conditional", "charge"})
# Who says that nothing shows a thing does not claim it.
COVERS = HEDGES | {"denial"}
# Cues that are evidence beside a claim, or only where none stands in their clause, and as what.
BESIDE: Mapping[str, str] = {"approximator": "approximated", "denial": "denial"}
FREE: Mapping[str, str] = {
    **BESIDE,
    "epistemic": "hedged",
    "reportative": "hedged",
    "attenuator": "hedged",
    "filler": "filler",
    "booster": "booster",
    HEARSAY: HEARSAY,
}
PER_SENTENCE = 2
# A writer is not to blame for words inside a quotation.
SPEAKERS_ANSWER = True
# A figure, but no year, no part of a name ("A320", "5G") or of "a 15-member panel"; "£5M" is one.
FIGURE = re.compile(
    r"(?<![\w.,-])(?!(?:19|20)\d\d\b)[$€£¥]?\d++(?:[.,]\d++)*+(?![AC-JLN-Z](?!\w)|[A-Z][a-z]|-[a-z]|(?:st|nd|rd|th)\b)"
)
MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august"
    " september october november december".split()
)
BEFORE = 12  # characters, as many as a month and a blank can have
AGE = 2  # digits
FIGURE_CUE = Cue("<figure>", NAME, "figure", 0.0, None, "shape")
# The note of a cue of degree, how far one reaches, in characters, and what ends its phrase.
DEGREE = "degree"
DEGREE_REACH = 40
JOINT = re.compile(r"[,;:()–—]| and | or | who | which ")


def figures(text: str, within: Span) -> list[Match]:
    """Return the figures of a sentence, which are claims where somebody answers for them.

    >>> text = "On Oct. 15, 1998 the A320 carried 96 people of a 15-member club."
    >>> [text[one.start : one.end] for one in figures(text, Span(0, len(text)))]
    ['96']
    """
    return [
        Match(*figure.span(), FIGURE_CUE)
        for figure in FIGURE.finditer(text, within.start, within.end)
        if name_start(text, figure.start()) == figure.start() and not _dates(text, *figure.span())
    ]


def _dates(text: str, start: int, end: int) -> bool:
    """Tell whether a figure is a day of a month or an age between commas: "Oct. 15", "Ana Ruiz, 56, said"."""
    before = text[max(0, start - BEFORE) : start]
    month = before.rstrip(" .").rpartition(" ")[2].lower()
    return month in MONTHS or (before.endswith(", ") and text[end : end + 1] == "," and end - start == AGE)


def of_sentence(
    doc: Document,
    clauses: Mapping[int, Sequence[Match]],
    hard: Sequence[int],
    answered: Mapping[int, tuple[str, int]],
    contents: Sequence[Span],
) -> Iterator[Hit]:
    """Yield the evidence of one sentence: its weightiest claims, and the cues free of any claim.

    ``clauses`` holds the cues and figures by clause, ``hard`` the places where hard bounds begin,
    ``answered`` who answers for each clause between those and from where on, and ``contents`` the words
    that somebody who can be named answers for (:mod:`credence.dimensions.hedging.answering`).

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> reading = default().find(document(Article("a", "", "The mayor stole the ferry.")))
    >>> [one.kind for one in of_sentence(reading.document, {0: reading.matches[0]}, (), {}, ())]
    ['bare']
    >>> answered = {0: (ANSWERED, 0)}
    >>> [one.kind for one in of_sentence(reading.document, {0: reading.matches[0]}, (), answered, ())]
    ['attributed']
    """
    claims = []
    for matches in clauses.values():
        claim = max(matches, key=lambda match: STAKES.get(match.cue.kind, 0.0))
        contestable = claim.cue.kind in STAKES
        yield from _free(doc, matches, BESIDE if contestable else FREE)
        answer = _answer(doc, claim, hard, answered, contents)
        if contestable and (answer == ANSWERED or not (_quoted(doc, claim) or claim.cue is FIGURE_CUE)):
            kind = _standing([one for one in matches if _reaches(doc.text, one, claim)], answer)
            span, stake = Span(claim.start, claim.end), STAKES[claim.cue.kind]
            claims.append(hit(NAME, kind, span, stake, claim.cue.n))
    yield from sorted(claims, key=lambda one: -abs(one.weight))[:PER_SENTENCE]


def _answer(
    doc: Document,
    claim: Match,
    hard: Sequence[int],
    answered: Mapping[int, tuple[str, int]],
    contents: Sequence[Span],
) -> str:
    """Return who answers for a claim: who said it in a quotation, or who speaks in its clause."""
    if _quoted(doc, claim) and covers(contents, Span(claim.start, claim.end)):
        return ANSWERED
    answer, begin = answered.get(bisect_right(hard, claim.start), ("", 0))
    return answer if claim.start >= begin else ""


def _quoted(doc: Document, match: Match) -> bool:
    """Tell whether the words are a speaker's and not the writer's."""
    return SPEAKERS_ANSWER and covers(doc.quotations, Span(match.start, match.end))


def _reaches(text: str, match: Match, claim: Match) -> bool:
    """Tell whether a claim lies in the scope of a cue.

    An attenuator covers what follows it, unless it closes its clause ("..., usually."). One of degree
    covers the next few words: "partly wet and remarkably large" is partly wet, and remarkably large.
    """
    if match.cue.kind != "attenuator":
        return True
    if match.start >= claim.end:
        return not text[match.end : match.end + 2].strip()[:1].isalpha()
    between = text[match.end : claim.start]
    return match.cue.note != DEGREE or (len(between) < DEGREE_REACH and not JOINT.search(between))


def _standing(clause: Sequence[Match], answer: str) -> str:
    """Return how a claim is covered, given the cues of its clause and who answers for it.

    "Some experts believe" names nobody and hedges nothing: a hedge inside a weasel is none.
    """
    weasels = [match for match in clause if match.cue.kind == "weasel"]
    attributed = answer == ANSWERED and not weasels
    last = max((match.end for match in weasels), default=-1)
    if any(match.cue.kind in COVERS and match.start >= last for match in clause):
        return ANSWERED if attributed else "covered"
    if attributed:
        return ANSWERED
    boosted = any(match.cue.kind == "booster" for match in clause)
    heard = any(match.cue.kind == HEARSAY for match in clause)
    return "boosted" if boosted else "weasel" if weasels else answer or (HEARSAY if heard else "bare")


def _free(doc: Document, clause: Sequence[Match], worth: Mapping[str, str]) -> Iterator[Hit]:
    """Yield what the cues of a clause say for themselves; beside filler, caution is filler."""
    filler = any(match.cue.kind == "filler" for match in clause)
    end = -1
    for match in clause:
        kind = worth.get(match.cue.kind)
        if kind and match.start >= end and not _quoted(doc, match):
            end = match.end
            shown = "filler" if filler and kind == "hedged" else kind
            yield hit(NAME, shown, Span(match.start, match.end), n=match.cue.n)
