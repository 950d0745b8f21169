"""Promotion: whether the text informs, or sells, baits and flatters.

Words come from ``lexicons/promotion.csv``, shapes of writing (a question, an exclamation, a
shouted word, the build of a headline) from :mod:`credence.dimensions.promotion.shapes`; both become
matches, so that the evidence for an article and the signal of a sentence stand on the same findings.
Every credit is negative: 100 on the scale means that a reader finds next to nothing of the kind. A
kind without a credit in ``promotion.csv`` moves the signal of a sentence only.

The kinds follow the clickbait corpora (Chakraborty 2016, Potthast 2016), the propaganda
techniques of Da San Martino 2019, Wikipedia's "words to watch", Hyland's attitude and
engagement markers (2005), and the criterion "no sensational language" of HealthNewsReview.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

from credence import kinds
from credence.dimensions.promotion import shapes
from credence.dimensions.promotion.shapes import NAME
from credence.lexicon import default, fold
from credence.model import Document, Hit, Match, Reading, Sentence, Span
from credence.shields import spoken
from credence.signal import probabilities
from credence.text import covers

__all__ = ["NAME", "PER", "PRIOR", "TYPICAL", "cues", "evidence", "signal"]

PER: Final[Literal["words", "hits"]] = "words"
PRIOR: Final = 3.0
# What a hundred words of reference news hold: no hit in a short text is no sign of virtue yet.
TYPICAL: Final = -0.7

# How many words a headline may put between its start and what it counts: the 12 best ...
COUNTED_WORDS: Final = 3
ADDRESS: Final = re.compile(r"://|(?<=\w)@\w|www\.|\w\.(?:com|org|net|gov|edu|example)\b")
ADDRESS_REACH: Final = 80
# Behind one of these a verb tells what somebody does and orders nothing.
TELLING: Final = frozenset("to i we they he she it who did does would could might not didn't".split())
ORDER_REACH: Final = 12
# What denies the praise right behind it, up to two words aside.
DENIED: Final = re.compile(
    r"(?:\b(?:not|never|no|hardly|nor)|n[’']t)(?! (?:only|just|merely|doubt|less|surprise|wonder)\b)"
    r"(?: [a-z]{1,10}+){0,3}+ \Z"
)
DENIAL_REACH: Final = 36
# "No-nonsense": the compound says the contrary.
NEGATED: Final = "no-"
NUMBERS: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty top".split()
)
Context = Callable[[Document, Sentence, Match], bool]


def evidence(reading: Reading) -> tuple[Hit, ...]:
    """Return what sells, baits, flatters or insults in the writer's own words, in reading order.

    The same words count less each time they come back: a half the second time, a third the third.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "The ferry is a game-changer. “You will love it, my dear,” she said.")
    >>> [hit.kind for hit in evidence(default().find(document(article)))]
    ['hype']
    """
    worth = kinds.kinds(NAME)
    seen: Counter[tuple[str, str]] = Counter()
    hits = []
    for match in _by_writer(reading):
        key = (match.cue.kind, match.cue.phrase)
        if match.cue.kind in worth:
            seen[key] += 1
            span = Span(match.start, match.end)
            hits.append(kinds.hit(NAME, match.cue.kind, span, 1 / seen[key], match.cue.n))
    return tuple(hits)


def signal(reading: Reading) -> tuple[float, ...]:
    """Return for each sentence how strongly it promotes, 0..1.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "You won't believe this bridge! It opened on Monday.")
    >>> first, second = signal(default().find(document(article)))
    >>> first > 2 * second
    True
    """
    return probabilities(default(), NAME, reading, cues(reading))


def _by_writer(reading: Reading) -> Iterator[Match]:
    """Yield the matches that the writer answers for: those outside the speech of others."""
    shields = spoken(reading)
    for matches in cues(reading):
        for match in matches:
            if not covers(shields, Span(match.start, match.end)):
                yield match


def cues(reading: Reading) -> tuple[tuple[Match, ...], ...]:
    """Return for each sentence the cues in the right context and the shapes of writing, in order.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> article = Article("a", "", "The amazing pier is CLOSED!")
    >>> [[match.cue.phrase for match in own] for own in cues(default().find(document(article)))]
    [['amazing', 'closed', '<exclamation>']]
    """
    doc = reading.document
    shouted = shapes.capitals(doc)
    found = (
        (*_cues(doc, sentence, matches), *shouted.get(i, ()), *shapes.marks(doc, sentence))
        for i, (sentence, matches) in enumerate(zip(doc.sentences, reading.matches, strict=True))
    )
    return tuple(tuple(sorted(matches, key=_start)) for matches in found)


def _start(match: Match) -> int:
    """Return where a match begins."""
    return match.start


def _cues(doc: Document, sentence: Sentence, matches: Sequence[Match]) -> Iterator[Match]:
    """Yield the cues of one sentence that mean here what the list says, and no words twice."""
    ours = [match for match in matches if match.cue.dimension == NAME]
    if not ours:
        return
    guards = [match for match in ours if match.cue.kind == "plain"]
    literal = any(match.cue.kind == "literal" for match in ours)
    reach = sentence.span.start
    for match in ours:
        fits = _fits(doc, sentence, match)
        shielded = (literal and match.cue.kind == "drama") or _guarded(match, guards)
        if fits and not shielded and match.start >= reach:
            yield match
            reach = match.end


def _fits(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether the rules on context of a cue and of its kind agree."""
    if match.cue.note == "opens" and not _first(doc, sentence, match):
        return False
    if match.cue.note == "headline" and not sentence.heading:
        return False
    fits = CONTEXT.get(match.cue.kind, _no_name)(doc, sentence, match)
    return fits and not _addressed(doc.text, match)


def _first(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether a cue is the first word of its sentence, as an order is."""
    return not any(map(str.isalnum, doc.text[sentence.span.start : match.start]))


def _addressed(text: str, match: Match) -> bool:
    """Tell whether a cue is part of an address of the web or of mail: "https://sunde.example/photos"."""
    begin = max(0, match.start - ADDRESS_REACH)
    start = 1 + max(text.rfind(" ", begin, match.start), text.rfind("\n", begin, match.start))
    token = text[start : match.end + ADDRESS_REACH].split(maxsplit=1)
    return bool(token) and ADDRESS.search(token[0]) is not None


def _ordered(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether a cue orders something: "find out how", and not "she wants to find out how"."""
    before = fold(doc.text[max(sentence.span.start, match.start - ORDER_REACH) : match.start]).split()[-1:]
    told = not sentence.heading and not TELLING.isdisjoint(before)
    return not told and _no_name(doc, sentence, match)


def _praise(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether praise is meant: "a miracle cure", "not only a cure", and not "hardly a miracle cure"."""
    begin = max(sentence.span.start, match.start - DENIAL_REACH)
    return not DENIED.search(doc.text, begin, match.start) and _no_name(doc, sentence, match)


def _guarded(match: Match, guards: Sequence[Match]) -> bool:
    """Tell whether a cue shares words with one of the ordered guards."""
    before = bisect_left(guards, match.end, key=_start)
    return before > 0 and guards[before - 1].end > match.start


def _no_name(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether a word is no part of a name (the Battle Abbey) or compound (most best-selling)."""
    if doc.text[match.end : match.end + 1] == "-" and doc.text[match.end + 1 : match.end + 2].isalpha():
        return False
    if doc.text[max(0, match.start - len(NEGATED)) : match.start].lower() == NEGATED:
        return False
    word = doc.text[match.start : match.end]
    if sentence.heading or " " in word or not word.istitle() or match.start == sentence.span.start:
        return True
    before = doc.text[match.start - 2 : match.start]
    following = doc.text[match.end + 1 : match.end + 2]
    return not following.isupper() and not (before[-1:].isspace() and before[:1].isalnum())


def _opens(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether a cue stands at the very start of a headline."""
    return sentence.heading and _first(doc, sentence, match)


def _counted(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Tell whether the start of a headline counts the cue: 7 reasons, the 12 best, five easy tricks."""
    before = (
        fold(doc.text[sentence.span.start : match.start]).removeprefix("the ").split(maxsplit=COUNTED_WORDS)
    )
    near = 0 < len(before) <= COUNTED_WORDS
    return sentence.heading and near and (before[0].isdigit() or before[0] in NUMBERS)


# The rule on context of each kind that has one of its own; all others must be no part of a name.
CONTEXT: Final[Mapping[str, Context]] = {
    "plain": lambda *_: False,
    "literal": lambda *_: False,
    "opener": _opens,
    "asking": _opens,
    "listicle": _counted,
    "hype": _praise,
    "call_to_action": _ordered,
    "clickbait": _ordered,
    "headline_bait": lambda _, sentence, __: sentence.heading,
}
