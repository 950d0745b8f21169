"""Stances: claims that a sentence takes a side on, with how sure it is of it.

``scales.csv`` names the sides of each scale and the words that take them: evidence or none, better
or worse, approved or rejected. A negation before the words turns the side round, a hedge or an
accusation lowers the certainty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, get_args

from credence.clauses import BE, CONJUNCTIONS, DETERMINERS, STOPS, possessive
from credence.model import Span
from credence.story.accounts import Account, Line
from credence.story.actors import Actor
from credence.story.mentions import Key
from credence.story.passages import NAME, Place
from credence.story.terms import rows
from credence.text import covers

Certainty = Literal["open", "possible", "intended", "alleged", "asserted"]
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
# Scales whose claims have a subject that the claim is about: who holds evidence, who did wrong.
KEYED = frozenset(("evidence", "wrongdoing", "comparison", "guilt", "staying", "acceptance"))
# Scales that are no claims by themselves: they qualify others, or are read as replies.
HELPERS = frozenset(("certainty", "negation", "reply"))
# Negation reaches so many words, an adverb or two included.
NEGATION_REACH, NOUN_REACH = 4, 1
# A comparison can be about a product and its maker; all else is about the nearest name.
SUBJECTS = {"comparison": 3}
BEING = BE | {"been", "being", "as", "got", "gets"}
PLACING = frozenset("from in at near of for with to by on".split())
SAYING = frozenset(("attribution", "according", "unattributed", "noun", "quotation"))
SEGMENT_ENDS = frozenset(";:—–()|")
SCARE_QUOTED = 3
# The words on each side that tell what a claim is about.
THEME = 8
# So many words lie between "accused" and "of theft".
ACCUSED = 10
TIMES_WHAT = frozenset("performance well good fast powerful efficient better faster more stronger".split())
TIMES_REACH = 4


class Found(NamedTuple):
    """Words ``begin:end`` of a line that stand at a level of a scale."""

    begin: int
    end: int
    scale: str
    level: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A claim on a scale: its side, how certain it is made, and the names it is about.

    ``act`` is the term of its words, ``objects`` the names behind them (of a comparison), ``theme``
    the features near them.
    """

    place: Place
    scale: str
    side: str
    certainty: Certainty
    act: str
    subjects: tuple[Key, ...]
    objects: frozenset[Key]
    theme: frozenset[str]


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return for each first word the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for row in rows("scales.csv"):
        for phrase in row["phrases"].split("|"):
            words = tuple(phrase.split())
            found[words[0]].append((words, row["scale"], row["level"]))
    return {first: tuple(sorted(same, key=lambda one: -len(one[0]))) for first, same in found.items()}


def levels(line: Line) -> Iterator[Found]:
    """Yield the phrases of all scales in a sentence; of one scale the longest at each word.

    >>> from credence.model import Article
    >>> from credence.story.accounts import read
    >>> [(f.scale, f.level) for f in levels(read(Article("a", "", "The dam may have burst.")).lines[0])]
    [('certainty', 'possible'), ('holding', '-')]
    """
    low = [word.low for word in line.words]
    taken: dict[str, int] = defaultdict(int)
    for at, word in enumerate(low):
        if word == "may" and at and line.words[at].capital:
            continue  # the month
        for words, scale, level in phrases().get(word, ()):
            if at >= taken[scale] and tuple(low[at : at + len(words)]) == words:
                taken[scale] = at + len(words)
                yield Found(at, at + len(words), scale, level)


def find(account: int, one: Account, actors: Sequence[Sequence[Actor]]) -> Iterator[Stance]:
    """Yield the stances of one account; ``actors`` are those of each line."""
    for line, here in zip(one.lines, actors, strict=True):
        found = [*levels(line), *_multiples(line)]
        for claim in found:
            if claim.scale in HELPERS or _is_scare_quoted(one, line, claim):
                continue
            if claim.scale not in ("evidence", "comparison", "wrongdoing") and _is_attribute(line, claim):
                continue
            subjects = _subjects(line, claim, here) if claim.scale in KEYED else ()
            if claim.scale in KEYED and not subjects:
                continue
            objects = _objects(line, claim, here) - {*subjects}
            side, certainty = _side(line, claim, found), _certainty(line, claim, found)
            act = line.terms[claim.begin]
            theme = _theme(line, claim, here)
            yield Stance((account, line.index), claim.scale, side, certainty, act, subjects, objects, theme)


def _theme(line: Line, claim: Found, here: Sequence[Actor]) -> frozenset[str]:
    """Return the features of the words round a claim."""
    near = range(max(0, claim.begin - THEME), min(claim.end + THEME, len(line.words)))
    named = {at for actor in here if actor.named for at in range(actor.begin, actor.end)}
    terms = {line.terms[at] for at in near if line.terms[at] and at not in named}
    return frozenset(terms | {NAME + " ".join(a.key) for a in here if a.begin in near})


def _multiples(line: Line) -> Iterator[Found]:
    """Yield "ten times the performance" as a comparison."""
    for figure in line.figures:
        end = line.at(figure.span.end)
        if figure.unit == "times" and any(w.low in TIMES_WHAT for w in line.words[end : end + TIMES_REACH]):
            yield Found(line.at(figure.span.start), end, "comparison", "better")


def _is_attribute(line: Line, claim: Found) -> bool:
    """Tell whether a word stands before its noun: "a closed meeting" closes nothing."""
    before = line.words[claim.begin - 1] if claim.begin else None
    return before is not None and (before.low in DETERMINERS or possessive(before))


def _is_scare_quoted(account: Account, line: Line, claim: Found) -> bool:
    """Tell whether the words stand alone in quotation marks: the writer does not mean them so."""
    span = Span(line.words[claim.begin].start, line.words[claim.end - 1].end)
    quotations = account.document.quotations
    if claim.scale == "evidence" or not covers(quotations, span):
        return False
    quotation = next(q for q in quotations if q.start <= span.start < q.end)
    return quotation.of(account.article.text).count(" ") < SCARE_QUOTED


OPPOSITE = {
    "yes": "no", "no": "yes", "+": "-", "-": "+",
    "better": "not better", "equal": "worse", "worse": "not worse",
}  # fmt: skip


def _side(line: Line, claim: Found, found: Sequence[Found]) -> str:
    """Return the side that a claim takes, turned round by a negation before it."""
    negations = (f for f in found if f.scale == "negation" and 0 <= claim.begin - f.end < _reach(f, claim))
    negated = any(not _parted(line, f.end, claim.begin) for f in negations)
    return OPPOSITE[claim.level] if negated else claim.level


def _reach(negation: Found, claim: Found) -> int:
    """Return how far a negation reaches: one of a noun ("no") not far, except for evidence."""
    return NEGATION_REACH if negation.level == "verb" or claim.scale == "evidence" else NOUN_REACH


def _parted(line: Line, begin: int, end: int) -> bool:
    """Tell whether a mark stands between two words."""
    return any(word.low in STOPS for word in line.words[begin:end])


def _certainty(line: Line, claim: Found, found: Sequence[Found]) -> Certainty:
    """Return how certain a claim is made: by the weakest word in its part of the sentence."""
    if line.words[-1].low == "?" or (len(line.words) > 1 and line.words[-2].low == "?"):
        return "open"
    begin = max((at + 1 for at in range(claim.begin) if line.words[at].low in SEGMENT_ENDS), default=0)
    marks = [f for f in found if f.scale == "certainty" and begin <= f.begin < claim.begin]
    # Who "will stay on" has not gone.
    weak = [f.level for f in marks if claim.scale != "staying" or line.words[f.begin].low != "will"]
    if claim.scale == "wrongdoing" and _is_content(line, claim):
        weak.append("alleged")
    if line.words[max(0, claim.begin - 1)].low == "to" and claim.scale not in ("evidence", "wrongdoing"):
        weak.append("intended")
    return next((level for level in CERTAINTIES if level in weak), "asserted")


def _is_content(line: Line, claim: Found) -> bool:
    """Tell whether somebody is said to have said it."""
    at = line.words[claim.begin].start
    said = ((one.content, one.cue) for one in line.attributions if one.kind in SAYING)
    return any(content and (content.start <= at < content.end or cue.end <= at) for content, cue in said)


def _subjects(line: Line, claim: Found, here: Sequence[Actor]) -> tuple[Key, ...]:
    """Return whom a claim is about: the nearest names before it, or behind "by"."""
    if _is_predicate(line, claim) or _is_of(line, claim):
        return ()
    before = [a for a in here if a.end <= claim.begin and not _is_oblique(line, a, claim.scale)]
    after = [actor for actor in here if actor.begin >= claim.end]
    if claim.scale == "wrongdoing" and _is_passive(line, claim):
        return tuple(actor.key for actor in after if line.words[actor.begin - 1].low == "by")[:1]
    if claim.scale == "evidence" and not before:
        return tuple(actor.key for actor in after[:1])
    nearest = before[: -SUBJECTS.get(claim.scale, 1) - 1 : -1]
    return tuple(dict.fromkeys(actor.key for actor in nearest))


def _objects(line: Line, claim: Found, here: Sequence[Actor]) -> frozenset[Key]:
    """Return the names behind a claim, up to the next clause."""
    behind = range(claim.end, len(line.words))
    end = next((at for at in behind if line.words[at].low in CONJUNCTIONS - {"than"}), len(line.words))
    return frozenset(actor.key for actor in here if actor.named and claim.end <= actor.begin < end)


def _is_predicate(line: Line, claim: Found) -> bool:
    """Tell whether it says that something is evidence, not that somebody has it."""
    if claim.scale != "evidence":
        return False
    before = [word.low for word in line.words[max(0, claim.begin - NEGATION_REACH) : claim.begin]]
    return any(low in BEING or low.endswith("'s") for low in before)


def _is_of(line: Line, claim: Found) -> bool:
    """Tell whether a wrong is only spoken of: "evidence of theft" says of nobody that he stole."""
    if claim.scale != "wrongdoing" or not claim.begin or line.words[claim.begin - 1].low != "of":
        return False
    return "#accuse" not in line.terms[max(0, claim.begin - ACCUSED) : claim.begin]


def _is_passive(line: Line, claim: Found) -> bool:
    """Tell whether the wrong is done to the subject: "was stolen"."""
    before = {word.low for word in line.words[max(0, claim.begin - 2) : claim.begin]}
    return line.words[claim.begin].low.endswith(("en", "ed")) and bool(before & BEING)


def _is_oblique(line: Line, actor: Actor, scale: str) -> bool:
    """Tell whether an actor is an owner ("Calder's") or stands behind a preposition ("from Oulu")."""
    if possessive(line.words[actor.end - 1]):
        return scale != "comparison"
    if actor.begin == 0 or line.words[actor.begin - 1].low not in PLACING:
        return False
    return actor.end == len(line.words) or not line.words[actor.end].low.endswith("ing")
