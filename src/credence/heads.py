"""Learned heads: sparse linear models of a sentence, fitted to what people annotated.

A *head* answers one question that people were asked about sentences ("is this speculation?", "does
it bait?"). Corpora mean different things by a label, so there are several, and each dimension names
in ``heads.csv`` those that its probability is made of. The features of a head are phrases of one to
three words, the named shapes of :mod:`credence.signal`, and the kinds of cue and evidence that the
rules of the dimensions found. Its log-odds is the sum of the weights of what is there, so the
weights in ``lexicons/learned/`` explain it in full.

Phrases are spelt alike first: lower case, ``0`` for a number, ``0000`` for a year, ``Aa`` for a name
inside running prose, ``^`` and ``$`` for the ends of the sentence. So no head learns who is named.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import fsum, log1p

from ahocorasick_rs import AhoCorasick

from credence import lexicon
from credence.dimensions import DIMENSIONS
from credence.lexicon import fold
from credence.model import Cue, Dimension, Reading
from credence.signal import DIGITS, SHAPES, log_odds, probabilities, probability
from credence.text import sentence_document, title_case

COLUMNS = ("phrase", "kind", "weight", "n", "source")
NAME = "Aa"
OPENING, CLOSING = "^", "$"
# From this share of capitals on, capitals show a headline and no names.
HEADLINE_CAPITALS = 0.6
FEW_WORDS = 2
WORD = re.compile(r"[^\W\d_]++(?:['’.-][^\W_]++)*+")
# Capitals that make no name.
PLAIN = frozenset(
    "I I'm I've I'll I'd Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March"
    " April May June July August September October November December".split()
)
# Words that open a sentence with a capital before a name: "The Harbour Board".
OPENERS = frozenset(
    "the a an in on at as but and for if when while after before this that these those he she it they we you"
    " his her its their our my your mr mrs ms dr what why how who where with from by to of or so then there"
    " is are was were do does did no not according since until under over both all some many most few one two"
    " three last next former".split()
)
MARKS = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), "–": "—", "^": " ", "$": "¤", "|": " "})
# The part of the hand-set lexicon in the probability of a dimension.
HAND = 1.0
# From this probability on the answer is yes, where nothing else was learned.
YES = 0.5
FIRST_YEARS = ("18", "19", "20")
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Head:
    """A learned question: its weights by feature, and from which probability on the answer is yes.

    ``share`` is its part in the probability of its dimension.
    """

    name: str
    dimension: Dimension
    share: float
    threshold: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Features:
    """What a head can see of a sentence: how it is spelt, and its shapes and kinds by name."""

    spelt: str
    values: Mapping[str, float]


def spell(sentence: str) -> str:
    """Return a sentence as the heads read it.

    >>> spell("On Monday Ada Obi’s crew sold 1,200 boats in 1998.")
    "^ on monday Aa's crew sold 0 boats in 0000. $"
    """
    numbered = DIGITS.sub(_numeral, _without_names(sentence).translate(MARKS))
    return " ".join((OPENING, *numbered.split(), CLOSING))


def _numeral(found: re.Match[str]) -> str:
    """Return what stands for a number."""
    digits = found.group()
    return "0000" if len(digits) == YEAR_DIGITS and digits.startswith(FIRST_YEARS) else "0"


def _without_names(sentence: str) -> str:
    """Return a folded sentence with ``Aa`` for each name; headlines keep all words."""
    words = sentence.split()
    folded = fold(sentence)
    if len(words) > FEW_WORDS and title_case(words) > HEADLINE_CAPITALS:
        return folded
    pieces: list[str] = []
    at = 0
    for start, end in _names(sentence):
        if pieces and sentence[at:start] == " ":
            at = end
            continue
        pieces += [folded[at:start], NAME]
        at = end
    return "".join((*pieces, folded[at:]))


def _names(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the words with a capital that are parts of names, without a possessive ending."""
    words = list(WORD.finditer(sentence))
    for i, word in enumerate(words):
        text = word.group().replace("’", "'")
        if (
            not text[0].isupper()
            or text in PLAIN
            or (_opens(sentence, word) and not _leads(sentence, words, i))
        ):
            continue
        yield word.start(), word.end() - 2 * text.endswith("'s")


def _opens(sentence: str, word: re.Match[str]) -> bool:
    """Tell whether a capital is due to the place of the word."""
    before = sentence[max(0, word.start() - 8) : word.start()].rstrip()
    return not before or before[-1] in ".!?:;…\"“”'‘(—–-|"


def _leads(sentence: str, words: list[re.Match[str]], i: int) -> bool:
    """Tell whether the first word of a sentence opens a name of several words."""
    if i + 1 == len(words) or words[i].group().lower() in OPENERS:
        return False
    following = words[i + 1]
    apart = sentence[words[i].end() : following.start()]
    return (
        apart == " " and following.group()[0].isupper() and following.group().replace("’", "'") not in PLAIN
    )


def features(reading: Reading) -> Features:
    """Return what the heads see of the text of a reading, taken as one sentence."""
    text = reading.document.text.strip()
    shapes = {name: shape(text) for name, shape in SHAPES.items()}
    present = {name: value for name, value in shapes.items() if value}
    return Features(spell(text), {**present, **_findings(reading)})


def _findings(reading: Reading) -> dict[str, float]:
    """Return how often the rules found each kind of cue and evidence, as log(1 + n), and the hand's signals.

    A signal is the log-odds that the hand-set lexicon of a dimension gives the sentence.
    """
    seen: Counter[str] = Counter()
    signals = {}
    for one in DIMENSIONS:
        found = one.cues(reading)
        seen.update(f"<{one.NAME}: {_kind(match.cue)}>" for matches in found for match in matches)
        seen.update(f"<{one.NAME} evidence: {hit.kind}>" for hit in one.evidence(reading))
        odds = next(iter(probabilities(lexicon.default(), one.NAME, reading, found)), 0.0)
        signals[f"<{one.NAME} signal>"] = log_odds(odds)
    return {**{name: log1p(count) for name, count in seen.items()}, **signals}


def _kind(cue: Cue) -> str:
    """Return what a head calls a cue: its kind, or the name of the rule that found it."""
    return cue.phrase.strip("<>") if cue.phrase.startswith("<") else cue.kind


def sentence_features(sentence: str) -> Features:
    """Return what the heads see of one sentence, taken as it is: not split, nothing set aside."""
    return features(lexicon.default().find(sentence_document(sentence)))


class Phrases:
    """Phrases that are all found in one pass, each once, where they stand as whole words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Compile the phrases."""
        self.phrases = tuple(phrases)
        self._automaton = AhoCorasick(self.phrases)

    def present(self, spelt: str) -> set[int]:
        """Return the numbers of the phrases in a sentence.

        >>> Phrases(["may hold", "hold", "old"]).present("^ it may hold. $")
        {0, 1}
        """
        found = self._automaton.find_matches_as_indexes(spelt, overlapping=True)
        return {i for i, start, end in found if lexicon.whole_words(spelt, start, end)}


class Heads:
    """Heads that share one automaton."""

    def __init__(self, heads: Iterable[Head]) -> None:
        """Compile the phrases of all heads."""
        self.heads = {head.name: head for head in heads}
        features = sorted({name for head in self.heads.values() for name in head.weights})
        self._phrases = Phrases(name for name in features if not name.startswith("<"))

    def log_odds(self, seen: Features) -> dict[str, float]:
        """Return the log-odds of each head by name."""
        phrases = [self._phrases.phrases[i] for i in sorted(self._phrases.present(seen.spelt))]
        present = {**dict.fromkeys(phrases, 1.0), **seen.values}
        return {
            name: fsum(head.weights.get(key, 0.0) * value for key, value in present.items())
            for name, head in self.heads.items()
        }

    def dimensions(self, seen: Features) -> dict[Dimension, float]:
        """Return the probability of each dimension: the mean log-odds of its heads and of the hand's."""
        odds = self.log_odds(seen)
        found: dict[Dimension, list[tuple[float, float]]] = {}
        for name, head in self.heads.items():
            found.setdefault(head.dimension, []).append((head.share, odds[name]))
        for dimension, parts in found.items():
            parts.append((HAND, seen.values[f"<{dimension} signal>"]))
        return {
            dimension: probability(
                sum(share * one for share, one in parts) / sum(share for share, _ in parts)
            )
            for dimension, parts in found.items()
        }


@cache
def default() -> Heads:
    """Return the shipped heads: one row of ``heads.csv`` and one file of weights each."""
    folder = resources.files("credence") / "lexicons" / "learned"
    with (folder / "heads.csv").open(encoding="utf-8") as lines:
        return Heads(_head(row, folder / f"{row['head']}.csv") for row in csv.DictReader(lines))


def _head(row: Mapping[str, str], file: resources.abc.Traversable) -> Head:
    """Return one head with its weights."""
    with file.open(encoding="utf-8") as lines:
        weights = {one["phrase"]: float(one["weight"]) for one in csv.DictReader(lines)}
    threshold = weights.pop("<threshold>", YES)
    dimension: Dimension = row["dimension"]  # type: ignore[assignment]
    return Head(row["head"], dimension, float(row["share"]), threshold, weights)
