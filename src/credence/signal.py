"""How strongly one sentence carries a signal: a sparse linear model that is the lexicon itself.

The log-odds of a sentence is the sum of the weights of the cues found in it, each once, and of
a few named shapes (digits, quotation marks, length). Shapes stand in the lexicon as rows of
kind ``shape`` with phrases such as ``<digits>``; ``<bias>`` is the log-odds of an empty sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp, fsum, log, log1p

from credence.lexicon import Lexicon
from credence.model import Dimension, Match, Reading
from credence.posts import plain

DIGITS = re.compile(r"\d++(?:[.,]\d++)*+")
CAPITALS = re.compile(r"(?<=[a-z,;] )[A-Z]")
SHOUTED = re.compile(r"\b[A-Z]{4,}+\b")
DOUBLE = '"“”«»'
# Where a step of length lies, in words and in characters.
WORD_STEPS = (4, 7, 10, 14, 18, 24, 30, 40)
CHARACTER_STEPS = (20, 40, 60, 90, 130, 180)
LONG_WORD = 7


def _has(signs: Iterable[str]) -> Callable[[str], float]:
    """Return the shape that tells whether one of the signs is in a sentence."""
    return lambda s: float(any(sign in s for sign in signs))


def _share(test: Callable[[str], bool]) -> Callable[[str], float]:
    """Return the shape that is the share of words which pass a test."""
    return lambda s: sum(map(test, words := s.split())) / len(words) if s.strip() else 0.0


def _at_least(steps: int, size: Callable[[str], int]) -> Callable[[str], float]:
    """Return the shape that tells whether a sentence has that size."""
    return lambda s: float(size(s) >= steps)


def _bare(sentence: str) -> str:
    """Return a sentence without closing marks."""
    return sentence.rstrip(" \"”’')]»")


def _words(sentence: str) -> int:
    """Return the number of words."""
    return len(sentence.split())


def _doubles(sentence: str) -> int:
    """Return the number of double quotation marks."""
    return sum(map(sentence.count, DOUBLE))


SHAPES: Mapping[str, Callable[[str], float]] = {
    "<bias>": lambda _: 1.0,
    "<digits>": lambda s: log1p(len(DIGITS.findall(s))),
    "<digit>": lambda s: float(DIGITS.search(s) is not None),
    "<money>": _has("$€£¥"),
    "<percent>": _has(("%", "per cent", "percent")),
    "<capitals>": lambda s: log1p(len(CAPITALS.findall(s))),
    "<capital>": lambda s: float(CAPITALS.search(s) is not None),
    "<shouted>": lambda s: log1p(len(SHOUTED.findall(s))),
    "<quotation>": _has(DOUBLE),
    "<unbalanced>": lambda s: float(_doubles(s) % 2),
    "<single mark>": _has(("‘", " '")),
    "<opens quoted>": lambda s: float(s.lstrip()[:1] in {*DOUBLE, "‘", "'"}),
    "<closes quoted>": lambda s: float(s.rstrip()[-1:] in {*DOUBLE}),
    "<question>": lambda s: float(_bare(s).endswith("?")),
    "<exclamation>": _has("!"),
    "<ellipsis>": _has(("...", "…")),
    "<no stop>": lambda s: float(_bare(s)[-1:] not in {*".!?…"}),
    "<opens lower>": lambda s: float(s.lstrip()[:1].islower()),
    "<opens digit>": lambda s: float(s.lstrip()[:1].isdigit()),
    "<commas>": lambda s: log1p(s.count(",")),
    "<comma>": _has(","),
    "<dash>": _has(("—", "–", "--", " - ")),
    "<colon>": _has(":"),
    "<semicolon>": _has(";"),
    "<bracket>": _has("("),
    "<apostrophe>": _has("'’"),
    "<link>": _has(("http", "www.")),
    "<hash>": _has("#"),
    "<at>": _has("@"),
    "<length>": lambda s: log1p(s.count(" ")),
    "<characters>": lambda s: log1p(len(s.strip())),
    "<word length>": lambda s: sum(map(len, words)) / len(words) / 10 if (words := s.split()) else 0.0,
    "<long words>": _share(lambda word: len(word) >= LONG_WORD),
    "<capital words>": _share(lambda word: word[0].isupper()),
    **{f"<{n} words>": _at_least(n, _words) for n in WORD_STEPS},
    **{f"<{n} characters>": _at_least(n, len) for n in CHARACTER_STEPS},
}
# Shapes that are seen in a sentence as it stands; all others in its plain words.
SIGNS = ("<link>", "<hash>", "<at>")


def shapes(sentence: str) -> dict[str, float]:
    """Return the shapes of a sentence that are not 0.

    >>> shapes("#pier")["<characters>"] == shapes("pier")["<characters>"]
    True
    """
    words = plain(sentence)
    found = {name: shape(sentence if name in SIGNS else words) for name, shape in SHAPES.items()}
    return {name: value for name, value in found.items() if value}


def probability(log_odds: float) -> float:
    """Return the probability of a log-odds.

    >>> probability(0.0), probability(-800.0) < 1e-9
    (0.5, True)
    """
    log_odds = max(-60.0, min(60.0, log_odds))
    return 1 / (1 + exp(-log_odds))


def log_odds(p: float) -> float:
    """Return the log-odds of a probability, within what :func:`probability` can tell apart.

    >>> log_odds(0.5), round(log_odds(probability(2.0)), 6)
    (0.0, 2.0)
    """
    p = max(1e-9, min(1 - 1e-9, p))
    return log(p / (1 - p))


def shape_sum(lexicon: Lexicon, dimension: Dimension, sentence: str) -> float:
    """Return what the shapes of a sentence add to its log-odds."""
    words = plain(sentence)
    rows = lexicon.shapes.get(dimension, ())
    return sum(cue.weight * SHAPES[cue.phrase](sentence if cue.phrase in SIGNS else words) for cue in rows)


def probabilities(
    lexicon: Lexicon, dimension: Dimension, reading: Reading, matches: Sequence[Sequence[Match]]
) -> tuple[float, ...]:
    """Return for each sentence the probability that it carries the signal of ``dimension``.

    ``matches`` are, sentence by sentence, those that the dimension's rules on context kept.
    """
    doc = reading.document
    return tuple(
        probability(
            shape_sum(lexicon, dimension, sentence.span.of(doc.text))
            + fsum(weight for _, weight in {(m.cue.phrase, m.cue.weight) for m in found})
        )
        for sentence, found in zip(doc.sentences, matches, strict=True)
    )
