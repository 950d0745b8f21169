"""Shapes of writing that promote: a question, an exclamation, a shouted word, the build of a headline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from credence.lexicon import fold
from credence.model import Cue, Dimension, Document, Match, Sentence, Span
from credence.text import CLOSERS, covers

NAME: Final[Dimension] = "promotion"

LONG_HEADLINE: Final = 15
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
SMALL: Final = frozenset("A An And As At But By For In Of On Or The To".split())


def marks(doc: Document, sentence: Sentence) -> Iterator[Match]:
    """Yield what the build of one sentence does: its last mark; as a title, its length and capitals.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> doc = document(Article("a", "", "The toll falls! It was time."))
    >>> [match.cue.kind for sentence in doc.sentences for match in marks(doc, sentence)]
    ['exclamation']
    """
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


def capitals(doc: Document) -> dict[int, list[Match]]:
    """Return the shouted words by number of their sentence; a heading set in capitals shouts nothing.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> doc = document(Article("a", "", "The USGS says that the pier is CLOSED."))
    >>> {number: [doc.text[one.start : one.end] for one in own] for number, own in capitals(doc).items()}
    {0: ['CLOSED']}
    """
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
