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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from credence import attribution, cohesion, lexicon
from credence import signal as signals
from credence.attribution import Attribution
from credence.kinds import hit
from credence.model import Cue, Dimension, Document, Hit, Match, Reading, Sentence, Span
from credence.quantities import name_start
from credence.text import CLOSERS, covers

NAME: Final[Dimension] = "hedging"
PER: Final[Literal["words", "hits"]] = "hits"
PRIOR: Final = 12.0
TYPICAL: Final = 0.0

GUARD = "guard"
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
ANSWERED, HEARSAY = "attributed", "hearsay"
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
# Kinds of attribution by which somebody answers for a clause, hedges that pass on what others say, and
# the classes of source that cannot answer.
ANSWERS = frozenset({"attribution", "according", "noun", "report"})
REPORTS = frozenset({"reportative", "charge"})
UNANSWERED: Mapping[str, str] = {"nobody": "hearsay", "vague": "weasel"}
PER_SENTENCE = 2
# How often the same words earn credit: a thousand copies earn no more than the first three.
REPEATS = 3
# A writer is not to blame for words inside a quotation.
SPEAKERS_ANSWER = True

# Attribution reaches over soft bounds of clauses, caution does not.
CLAUSE = re.compile(
    r"[;:—–, ](?:(?P<hard>(?<=[;:—–])|(?:(?<=,) |(?<= ))(?:but|yet|while|whereas|although|though) |(?<= )- )"
    r"|(?<=,) (?:and|so|which) )"
)
NUMBER = re.compile(
    r" (?:(?:the|an?|another) )?+(?:[$€£¥]?+\d|(?:half|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen"
    r"|third|quarter|fifth|tenth|decade|century|double|triple|twice|noon|midnight)\b)"
)
# Words before "experts say" that do not tell which experts.
PLAIN = frozenset(
    "and but as that while some many most other several because although though when if yet so or".split()
)
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
QUESTION_WORDS, VERDICT_WORDS, VERDICT_REACH = 8, 5, 100
VERDICT = frozenset(
    "no not nope nah hardly never yes yep yeah sure course exactly absolutely definitely probably unlikely"
    " doubtful doubt think right wrong obviously clearly bingo indeed precisely naturally".split()
)


def _no_name(text: str, found: Match, sentence: Sentence) -> bool:
    """Tell whether "May" and "Will" are no names: inside running prose a capital makes them so."""
    before = text[max(sentence.span.start, found.start - 8) : found.start].rstrip()
    return not text[found.start].isupper() or sentence.heading or before[-1:] in {"", ":", "“", '"', "‘"}


def _before_number(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether a number follows: "about 40 boats", not "about the boats"."""
    return NUMBER.match(text, found.end) is not None


def _bare_plural(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether nobody in particular speaks: "experts say", not "the experts say"."""
    before = text[max(0, found.start - 24) : found.start].rstrip(" ")
    return not before[-1:].isalnum() or before.rpartition(" ")[2].lower() in PLAIN


def _has_complement(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether "appears" goes on, as in "appears settled", and does not end its clause."""
    return text[found.end : found.end + 2].strip().isalpha()


# "Has not put hard proof on the table": a negation earlier in the clause, in a few words; "not only" is none.
NEGATION = re.compile(
    r"\b(?:not|never|no|without|nor|neither|nobody|anything but|lacks?|lacked|lacking|fail(?:s|ed)? to"
    r"|\w{1,7}n[’']t)\b(?! (?:only|just|merely))[^.,;:!?—–]*+\Z",
    re.IGNORECASE,
)
NEGATION_REACH = 40
EVIDENCE = ("proof", "evidence", "proof that")
# The weight that a sentence gains where it says what is not shown.
DENIAL = 1.0
# The note of a cue of degree, how far one reaches, in characters, and what ends its phrase.
DEGREE = "degree"
DEGREE_REACH = 40
JOINT = re.compile(r"[,;:()–—]| and | or | who | which ")
# What leads the infinitive of a claim: "is known to cause", "seems to improve".
RAISING = frozenset(
    "found shown known seen said thought believed reported claimed proven proved likely unlikely expected"
    " predicted bound sure certain set going able seem seems seemed appear appears appeared tend tends tended"
    " continue continues continued due happens happened used".split()
)
RAISING_REACH = 24
DEFINING = re.compile(r"\b(?:by which|through which|whereby)\b[^.,;:!?—–]*+\Z")
DEFINED = 60  # characters
TURNING, ENDS = frozenset("improve improves heal heals".split()), frozenset(".,;:!?")

# A cue names in its note the rule that must hold round it.
RULES: Mapping[str, Callable[[str, Match, Sentence], bool]] = {
    "capital": _no_name,
    "number": _before_number,
    "bare plural": _bare_plural,
    "complement": _has_complement,
}


def cues(reading: Reading) -> tuple[tuple[Match, ...], ...]:
    """Return the cues of this dimension that are what they look like, sentence by sentence.

    There are two kinds of rule, and both are data. A longer phrase of kind ``guard`` takes the place of
    the cue inside it ("that kind of", "in May"). A rule that a cue names in its ``note`` looks round it.
    """
    text = reading.document.text
    return tuple(
        tuple(
            kept
            for match in found
            if match.cue.dimension == NAME
            and _holds(text, match, sentence)
            and (kept := _asserted(text, match, sentence))
        )
        for sentence, found in zip(reading.document.sentences, reading.matches, strict=True)
    )


def _asserted(text: str, found: Match, sentence: Sentence) -> Match | None:
    """Return a cue as it is meant; a booster that its clause negates asserts nothing.

    Who says that no hard proof was put forward says what is not shown.
    """
    begin = max(sentence.span.start, found.start - NEGATION_REACH)
    if found.cue.kind != "booster" or not NEGATION.search(text, begin, found.start):
        return found
    if found.cue.phrase.endswith(EVIDENCE):
        return found._replace(cue=found.cue._replace(kind="denial", weight=DENIAL))
    return None


def _holds(text: str, found: Match, sentence: Sentence) -> bool:
    """Tell whether a match is no guard, and its rule, if it has one, agrees."""
    if found.cue.kind == GUARD:
        return False
    rule = RULES.get(found.cue.note)
    if found.cue.kind == "causal" and not _claims(text, found):
        return False
    return rule is None or rule(text, found, sentence)


def _claims(text: str, found: Match) -> bool:
    """Tell whether a causal verb claims an effect.

    "To improve" names a purpose, "seems to improve" none; "by which growers improve plants" defines a craft,
    and what improves of itself has no cause: "the weather must improve.".
    """
    alone = found.cue.phrase in TURNING and text[found.end : found.end + 1] in ENDS
    if alone or DEFINING.search(text, max(0, found.start - DEFINED), found.start):
        return False
    before = text[max(0, found.start - RAISING_REACH) : found.start].lower().split()[-2:]
    return before[-1:] != ["to"] or before[0] in RAISING


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
    answers = _answers(reading)
    for index, (sentence, own) in enumerate(zip(doc.sentences, cues(reading), strict=True)):
        answered = _by_clause(hard, answers[index])
        silent = not (own or answered) or _asks(sentence.span.of(doc.text))
        if not silent and not covers(verdicts, sentence.span):
            contents = _contents(answers[index])
            named = contents or any(answer == ANSWERED for answer, _ in answered.values())
            figures = _figures(doc.text, sentence.span) if named else []
            said = [_heard(match, answers[index]) for match in own]
            told = list(_sentence(doc, _grouped(bounds, [*said, *figures]), hard, answered, contents))
            hedged = any(one.kind == "hedged" for one in told)
            empty = hedged and not cohesion.tells(sentence.span.of(doc.text))
            found.extend(map(_emptied, told) if empty else told)
    return tuple(_rationed(sorted(found, key=lambda one: (one.start, one.end)), doc.text))


def _emptied(one: Hit) -> Hit:
    """Return a hit in a sentence of common words alone: caution there would fit any story."""
    return hit(NAME, "filler", Span(one.start, one.end), n=one.n) if one.kind == "hedged" else one


def _answers(reading: Reading) -> dict[int, list[Attribution]]:
    """Return by sentence the attributions that say who answers for its words, or that nobody does."""
    found: dict[int, list[Attribution]] = defaultdict(list)
    for one in attribution.find(reading):
        if one.source_class != "self" and (one.kind in ANSWERS or one.kind == "unattributed"):
            found[one.sentence].append(one)
    return found


def _by_clause(hard: Sequence[int], answers: Iterable[Attribution]) -> dict[int, tuple[str, int]]:
    """Return by clause who answers for it, and from where on.

    It is somebody that can be named, or if nobody, what that is called. Who speaks after a judgement
    does not answer for it: "what is absurd is that the mayor said so".
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


def _contents(answers: Iterable[Attribution]) -> tuple[Span, ...]:
    """Return the words of a sentence that somebody who can be named answers for, as pieces in order."""
    named = (one for one in answers if one.source_class not in UNANSWERED)
    pieces: list[Span] = []
    for start, end in sorted(one.content for one in named if one.content):
        if pieces and start <= pieces[-1].end:
            pieces[-1] = Span(pieces[-1].start, max(end, pieces[-1].end))
        else:
            pieces.append(Span(start, end))
    return tuple(pieces)


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


def _heard(match: Match, answers: Iterable[Attribution]) -> Match:
    """Return a hedge that passes on a report as hearsay, where nobody that can be named made the report.

    Who cannot tell whose words they are is not cautious with them: "allegedly", "according to reports".
    """
    unnamed = (one.cue for one in answers if one.source_class in UNANSWERED)
    if match.cue.kind in REPORTS and any(cue.start < match.end and match.start < cue.end for cue in unnamed):
        return match._replace(cue=match.cue._replace(kind=HEARSAY))
    return match


def _quoted(doc: Document, match: Match) -> bool:
    """Tell whether the words are a speaker's and not the writer's."""
    return SPEAKERS_ANSWER and covers(doc.quotations, Span(match.start, match.end))


def _figures(text: str, within: Span) -> list[Match]:
    """Return the figures of a sentence, which are claims where somebody answers for them."""
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


def _grouped(bounds: Sequence[int], found: Iterable[Match]) -> dict[int, list[Match]]:
    """Return the cues by the clause that they stand in."""
    groups: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        groups[bisect_right(bounds, match.start)].append(match)
    return groups


def _sentence(
    doc: Document,
    clauses: Mapping[int, Sequence[Match]],
    hard: Sequence[int],
    answered: Mapping[int, tuple[str, int]],
    contents: Sequence[Span],
) -> Iterator[Hit]:
    """Yield the evidence of one sentence: its weightiest claims, and the cues free of any claim."""
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
