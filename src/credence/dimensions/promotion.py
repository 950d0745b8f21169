"""Promotion: whether the text informs, or sells, baits and flatters.

Words come from ``lexicons/promotion.csv``, shapes of writing (a question, an exclamation, a
shouted word, the build of a headline) from the rules below; both become matches, so that the
evidence for an article and the signal of a sentence stand on the same findings. Every credit is
negative: 100 on the scale means that a reader finds next to nothing of the kind. A kind without
a credit in ``promotion.csv`` moves the signal of a sentence only.

The kinds follow the clickbait corpora (Chakraborty 2016, Potthast 2016), the propaganda
techniques of Da San Martino 2019, Wikipedia's "words to watch", Hyland's attitude and
engagement markers (2005), and the criterion "no sensational language" of HealthNewsReview.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, Literal

from credence import kinds
from credence.lexicon import default, fold
from credence.model import Cue, Dimension, Document, Hit, Match, Reading, Sentence, Span
from credence.shields import spoken
from credence.signal import probabilities
from credence.text import CLOSERS, covers

NAME: Final[Dimension] = "promotion"
PER: Final[Literal["words", "hits"]] = "words"
PRIOR: Final = 3.0
# What a hundred words of reference news hold: no hit in a short text is no sign of virtue yet.
TYPICAL: Final = -0.7

LONG_HEADLINE: Final = 15
# How many words a headline may put between its start and what it counts: the 12 best ...
COUNTED_WORDS: Final = 3
WORD: Final = re.compile(r"[A-Za-z]++")
SHOUT: Final = re.compile(
    r"[A-Z](?<![^\s\"“‘'(][A-Z])(?:[A-Z]{3,}+|(?<=N)O[TW]|(?<=A)LL|(?<=W)HY|(?<=H)OW|(?<=Y)OU|(?<=B)(?:IG|AD))"
    r"(?![^\s\"”’'.,:;!?])"
)
# What an English word ends in and an acronym hardly ever does.
SUFFIXES: Final = tuple("ED ING ION IONS LY MENT NESS ABLE IVE OUS ATE ESE EST".split())
SHOUTED_WORDS: Final = frozenset(
    "NOT NOW ALL WHY HOW YOU BIG BAD NEVER THIS THAT MUST ONLY EVERY NOTHING WATCH FREE HERE THERE MORE MOST"
    " BEST WORST LOVE HATE STOP READ JUST VERY REALLY TRUE TRUTH WRONG HUGE WHAT WHEN WHERE YOUR THEY HAVE"
    " WILL WERE BEEN WITH FROM ALWAYS AGAIN MUCH MANY SHOULD ABOUT AFTER BEFORE LIES FAKE SHOCK EVEN SECRET"
    " URGENT ALERT PROOF EVER SOME KNOW THINK MAKE TAKE WANT NEED HURRY FOREVER BOMBSHELL".split()
)
SET_IN_CAPITALS: Final = 0.75
# How many letters it takes to tell a word by its end.
SUFFIXED: Final = 6
# How long the place or speaker before a sentence may be, in characters.
DATELINE: Final = 40
LABEL_ENDS: Final = ("(", "—", "–", "-", ":")
# What the last mark of a sentence shows, in prose (False) and in a heading (True).
ENDINGS: Final = {
    ("!", False): "exclamation",
    ("!", True): "exclamation",
    ("?", False): "rhetorical_question",
    ("?", True): "headline_question",
    ("...", True): "headline_ellipsis",
    ("…", True): "headline_ellipsis",
}
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
SMALL: Final = frozenset("A An And As At But By For In Of On Or The To".split())
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
    """Return for each sentence the cues in the right context and the shapes of writing, in order."""
    doc = reading.document
    shouted = _capitals(doc)
    found = (
        (*_cues(doc, sentence, matches), *shouted.get(i, ()), *_shapes(doc, sentence))
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


def _shapes(doc: Document, sentence: Sentence) -> Iterator[Match]:
    """Yield what the build of one sentence does: its last mark; as a title, its length and capitals."""
    bare = sentence.span.of(doc.text).rstrip(CLOSERS)
    kind = ENDINGS.get((bare[-3:] if bare.endswith("...") else bare[-1:], sentence.heading))
    if not kind and doc.field != "title":
        return
    span = Span(sentence.span.start, sentence.span.start + len(bare))
    if kind and not (_said(doc, span) or (kind == "rhetorical_question" and _interview(bare))):
        last_word = Span(span.start + bare.rfind(" ") + 1, span.end)
        yield _rule_match(kind, span if bare.endswith("?") else last_word)
    if doc.field == "title":
        yield from _headline(span, bare)


def _said(doc: Document, span: Span) -> bool:
    """Tell whether the last mark of a sentence stands inside a quotation."""
    return covers(doc.quotations, Span(span.end - 1, span.end))


def _interview(line: str) -> bool:
    """Tell whether a question follows the label of its speaker, as in a printed interview.

    >>> _interview("Q: Who pays?"), _interview("Ann Lee: Who pays?"), _interview("But then: who pays?")
    (True, True, False)
    """
    label, colon, _ = line[:40].partition(":")
    return bool(colon) and label.istitle()


def _headline(span: Span, title: str) -> Iterator[Match]:
    """Yield what the length and the capitals of a title do.

    Small words inside a headline have a capital in no style book, but in much bait.
    """
    words = title.split()
    if len(words) > LONG_HEADLINE:
        yield _rule_match("headline_length", span)
    if any(word in SMALL and before[-1].isalnum() for before, word in pairwise(words[:-1])):
        yield _rule_match("headline_capitals", span)


def _rule_match(kind: str, span: Span, phrase: str = "") -> Match:
    """Return the finding of a rule; what it weighs for a sentence stands with the shapes of the lexicon."""
    return Match(span.start, span.end, Cue(phrase or f"<{kind}>", NAME, kind, 0.0, None, "rule"))


def _capitals(doc: Document) -> dict[int, list[Match]]:
    """Return the shouted words by number of their sentence; a heading set in capitals shouts nothing."""
    candidates = [Span(*found.span()) for found in SHOUT.finditer(doc.text)]
    if not candidates:
        return {}
    written = frozenset(WORD.findall(doc.article.text))
    starts = [sentence.span.start for sentence in doc.sentences]
    found = {}
    for i, words in groupby(candidates, key=lambda word: bisect_right(starts, word.start) - 1):
        sentence = doc.sentences[i] if i >= 0 else None
        if sentence and (doc.field == "title" or not _capitalised(sentence.span.of(doc.text))):
            shouts = [word for word in words if _shouts(doc, sentence, word, written)]
            found[i] = [_rule_match("capitals", word, fold(word.of(doc.text))) for word in shouts]
    return found


def _capitalised(line: str) -> bool:
    """Tell whether a line is set in capitals, the names of a month or a hall aside.

    >>> _capitalised("NO MOORING BEFORE 4 PM ET, August 10"), _capitalised("Do NOT moor here")
    (True, False)
    """
    words = WORD.findall(line)
    return sum(map(str.isupper, words)) >= SET_IN_CAPITALS * len(words)


def _shouts(doc: Document, sentence: Sentence, word: Span, written: frozenset[str]) -> bool:
    """Tell whether a word in capitals is shouted: no acronym, no dateline, no label of a speaker.

    It is no acronym if it looks like an English word, or if the article writes it otherwise elsewhere.
    """
    text = word.of(doc.text)
    looks = text in SHOUTED_WORDS or (len(text) >= SUFFIXED and text.endswith(SUFFIXES))
    otherwise = text.lower() in written or (doc.field == "title" and text.title() in written)
    if not (looks or otherwise) or word.end > sentence.span.end:
        return False
    if doc.field == "title":
        return True
    before = doc.text[max(sentence.span.start, word.start - DATELINE) : word.start]
    opens = before.upper() == before and word.start - len(before) == sentence.span.start
    return not (_acronym(before, written) or (opens and _labels(doc.text[word.end : word.end + DATELINE])))


def _acronym(before: str, written: frozenset[str]) -> bool:
    """Tell whether an acronym stands right before: a word after it is part of a name, as in USA TODAY."""
    last = before.rpartition(" ")[0 if before.endswith(" ") else 2].rpartition(" ")[2]
    return len(last) > 1 and last.isupper() and last not in SHOUTED_WORDS and last.lower() not in written


def _labels(after: str) -> bool:
    """Tell whether what follows words in capitals makes them a dateline or the label of a speaker.

    >>> _labels(", Conn. (AP) — Rain"), _labels(": Rain"), _labels(" mind the rain (or wind)")
    (True, True, False)
    """
    for token in after.split()[:3]:
        if token.startswith(LABEL_ENDS):
            return True
        if token[0].islower():
            return False
    return False
