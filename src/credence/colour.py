"""How loaded the single words of a sentence are, each by itself.

Annotators mark the words that colour the news: "scheme" for plan, "rant" for speech. Each word has a
log-odds of being such a word, from ``lexicons/learned/colour.csv``; a word that stands there for itself has
its own, any other that of its kinds in the lexicon and its ending. A sentence is as coloured as its most
loaded word, so that word is the evidence. Loaded words: Recasens et al. (2013), "Linguistic Models for
Analyzing and Detecting Biased Language"; marked in news: Fan et al. (2019).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from credence import lexicon

FILE = "colour.csv"
MOST = "<colour: most>"
WORD, KIND, ENDING, BIAS = "word", "kind", "ending", "bias"
ENDINGS = (2, 3)
# A sentence without words.
NONE = -10.0

# What is asked of a word: a kind of answer, and the answer.
View = tuple[str, str]


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Return the kinds of each cue that is a single word, with their dimensions."""
    found: dict[str, set[str]] = {}
    for cue in lexicon.default().cues:
        if cue.kind not in lexicon.NO_CUES and len(cue.phrase.split()) == 1:
            found.setdefault(cue.phrase, set()).add(f"{cue.dimension}: {cue.kind}")
    return {phrase: tuple(sorted(names)) for phrase, names in found.items()}


def views(word: str) -> Iterator[View]:
    """Yield what can be asked of a word without knowing it: its kinds and its endings.

    >>> list(views("piers"))
    [('ending', 'rs'), ('ending', 'ers')]
    """
    yield from ((KIND, name) for name in kinds().get(word, ()))
    yield from ((ENDING, word[-n:]) for n in ENDINGS)


def judged(words: Iterable[str]) -> Iterator[str]:
    """Yield the words of a sentence as it is spelt, without marks, figures and repetitions.

    >>> list(judged(["^", "the", "pier", ",", "the", "0", "lock"]))
    ['the', 'pier', 'lock']
    """
    return (word for word in dict.fromkeys(words) if word[0].isalpha())


def log_odds(word: str, weights: Mapping[View, float]) -> float:
    """Return the log-odds that a word is loaded.

    >>> log_odds("rant", {("bias", ""): -3.0, ("word", "rant"): 4.0, ("ending", "nt"): 1.0})
    1.0
    >>> log_odds("slant", {("bias", ""): -3.0, ("ending", "nt"): 1.0})
    -2.0
    """
    own = weights.get((WORD, word))
    told = sum(weights.get(view, 0.0) for view in views(word)) if own is None else own
    return weights.get((BIAS, ""), 0.0) + told


def most(words: Iterable[str]) -> tuple[float, str]:
    """Return the most loaded word of a sentence as it is spelt, behind its log-odds.

    >>> most(["the", "disgusting", "pier"])[1], most([])
    ('disgusting', (-10.0, ''))
    """
    known = default()
    return max(((log_odds(word, known), word) for word in judged(words)), default=(NONE, ""))


def values(words: Iterable[str]) -> dict[str, float]:
    """Return what the words of a sentence as it is spelt tell its heads: the log-odds of the most loaded.

    >>> values([])
    {'<colour: most>': -10.0}
    """
    return {MOST: most(words)[0]}


@cache
def default() -> Mapping[View, float]:
    """Return the shipped weights."""
    return {(row["kind"], row["phrase"]): float(row["weight"]) for row in lexicon.learned(FILE)}
