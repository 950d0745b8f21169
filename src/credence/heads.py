"""Learned heads: sparse linear models of a sentence, fitted to what people annotated.

A *head* answers one question that people were asked about sentences ("is this speculation?", "does
it bait?"). Corpora mean different things by a label, so there are several, and each dimension names
in ``heads.csv`` those that its probability is made of. The features of a head are phrases of one to
three words, the named shapes of :mod:`credence.signal`, the kinds of cue and evidence that the rules
of the dimensions found, the places where words of attribution stand, and what :mod:`credence.tagging` says
of the words that may be cues and :mod:`credence.colour` of those that may be loaded; and, where it listens
to a head before it in ``heads.csv``, the log-odds of that one. Its own log-odds is the sum of the weights of
what is there, and of the tone of all words: the sum of their weights over the root of their number. So the
weights in ``lexicons/learned/`` explain it in full. Sentences are spelt alike first, see
:mod:`credence.spelling`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import fsum, log1p, sqrt

from ahocorasick_rs import AhoCorasick

from credence import colour, lexicon, tagging
from credence.dimensions import DIMENSIONS
from credence.model import Cue, Dimension, Reading
from credence.signal import log_odds, probabilities, probability, shapes
from credence.spelling import spell, tokens
from credence.text import sentence_document

COLUMNS = ("phrase", "kind", "weight", "n", "source")
WORD_COLUMNS = ("word", "n")
# The part of the hand-set lexicon in the probability of a dimension.
HAND = 1.0
# From this probability on the answer is yes, where nothing else was learned.
YES = 0.5
# Above each of these, the log-odds of a head may count more or less for a head that listens to it.
BENDS = (0.0, 1.0, 2.0, 3.0)
HEARD = "<head: "
# Cues of caution of one word family share so many letters of their longest word.
STEM = 6


@dataclass(frozen=True, slots=True)
class Head:
    """A learned question: its weights by feature, and from which probability on the answer is yes.

    ``share`` is its part in the probability of its dimension; ``words`` are the weights of single words
    that make up the tone of a sentence.
    """

    name: str
    dimension: Dimension
    share: float
    threshold: float
    weights: Mapping[str, float]
    words: Mapping[str, float] = field(default_factory=dict)

    def tone(self, words: Sequence[str]) -> float:
        """Return what all the words of a sentence add up to, over the root of their number.

        >>> Head("late", "hedging", 1.0, 0.5, {}, {"maybe": 3.0}).tone("it may be late maybe".split()[1:])
        1.5
        """
        return fsum(self.words.get(word, 0.0) for word in words) / sqrt(len(words) or 1)


@dataclass(frozen=True, slots=True)
class Features:
    """What a head can see of a sentence: how it is spelt, its shapes and kinds by name, its likeliest cue."""

    spelt: str
    values: Mapping[str, float]
    cue: tagging.Tagged | None = None


def features(reading: Reading) -> Features:
    """Return what the heads see of the text of a reading, taken as one sentence."""
    text = reading.document.text.strip()
    spelt = spell(text)
    words = tokens(spelt)
    tagged = tagging.default().tag(reading.document.text)
    tags = tagging.values(one.log_odds for one in tagged)
    found = {**shapes(text), **_findings(reading), **places(words), **tags, **colour.values(words)}
    return Features(spelt, found, max(tagged, key=lambda one: one.log_odds, default=None))


def places(words: Sequence[str]) -> dict[str, float]:
    """Return where words of attribution stand: in which third of the words, and by which quotation marks.

    >>> list(places(["Aa", "said", '"', "no", '"', "."]))
    ['<place: attribution first>', '<place: attribution near marks>', '<place: attribution outside marks>']
    """
    found: dict[str, float] = {}
    near = "near" if tagging.MARK in words else "far from"
    inside = False
    for i, word in enumerate(words):
        inside ^= word == tagging.MARK
        if kind := tagging.kinds().get(word.lower()):
            third, side = (
                tagging.THIRDS[len(tagging.THIRDS) * i // len(words)],
                "inside" if inside else "outside",
            )
            where = (third, f"{near} marks", f"{side} marks")
            found |= {f"<place: {kind} {one}>": 1.0 for one in where}
    return found


def _findings(reading: Reading) -> dict[str, float]:
    """Return how often the rules found each kind of cue and evidence, as log(1 + n), and the hand's signals.

    Word families of caution are findings, too, so that what is learned of one can outvote its kind.
    A signal is the log-odds that the hand-set lexicon of a dimension gives the sentence.
    """
    seen: Counter[str] = Counter()
    signals: dict[str, float] = {}
    for one in DIMENSIONS:
        found = one.cues(reading)
        seen.update(f"<{one.NAME}: {_kind(match.cue)}>" for matches in found for match in matches)
        seen.update(f"<{one.NAME} evidence: {hit.kind}>" for hit in one.evidence(reading))
        if one.NAME == "hedging":
            signals |= {f"<stem: {_stem(match.cue.phrase)}>": 1.0 for matches in found for match in matches}
        odds = next(iter(probabilities(lexicon.default(), one.NAME, reading, found)), 0.0)
        signals[f"<{one.NAME} signal>"] = log_odds(odds)
    return {**{name: log1p(count) for name, count in seen.items()}, **signals}


def _stem(phrase: str) -> str:
    """Return what the cues of one word family have in common.

    >>> _stem("predicted to"), _stem("predicts")
    ('predic', 'predic')
    """
    return max(phrase.strip("<>").split(), key=len)[:STEM]


def _kind(cue: Cue) -> str:
    """Return what a head calls a cue: its kind, or the name of the rule that found it."""
    return cue.phrase.strip("<>") if cue.phrase.startswith("<") else cue.kind


def sentence_features(sentence: str) -> Features:
    """Return what the heads see of one sentence, taken as it is: not split, nothing set aside."""
    return features(lexicon.default().find(sentence_document(sentence)))


def heard(name: str, odds: float) -> dict[str, float]:
    """Return what a head tells those that listen to it: its log-odds, and how far they are above each bend.

    >>> list(heard("late", 1.5).items())[:3]
    [('<head: late>', 1.5), ('<head: late above 0>', 1.5), ('<head: late above 1>', 0.5)]
    """
    above = {f"{HEARD}{name} above {bend:g}>": max(0.0, odds - bend) for bend in BENDS}
    return {f"{HEARD}{name}>": odds, **above}


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
    """Heads that share one automaton; each may listen to those before it."""

    def __init__(self, heads: Iterable[Head]) -> None:
        """Compile the phrases of all heads."""
        self.heads = {head.name: head for head in heads}
        features = sorted({name for head in self.heads.values() for name in head.weights})
        self._phrases = Phrases(name for name in features if not name.startswith("<"))
        self._heard = {name.split()[1].rstrip(">") for name in features if name.startswith(HEARD)}

    def log_odds(self, seen: Features) -> dict[str, float]:
        """Return the log-odds of each head by name."""
        phrases = [self._phrases.phrases[i] for i in sorted(self._phrases.present(seen.spelt))]
        present = {**dict.fromkeys(phrases, 1.0), **seen.values}
        words = tokens(seen.spelt)
        found: dict[str, float] = {}
        for name, head in self.heads.items():
            told = fsum(head.weights.get(key, 0.0) * value for key, value in present.items())
            found[name] = told + head.tone(words)
            if name in self._heard:
                present |= heard(name, found[name])
        return found

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
    """Return the shipped heads: a row of ``heads.csv``, a file of weights, a column of ``words.csv`` each."""
    words = _words(lexicon.learned("words.csv"))
    return Heads(_head(row, words.get(row["head"], {})) for row in lexicon.learned("heads.csv"))


def _head(row: Mapping[str, str], words: Mapping[str, float]) -> Head:
    """Return one head with its weights."""
    rows = lexicon.learned(f"{row['head']}.csv")
    weights = {one["phrase"]: float(one["weight"]) for one in rows}
    threshold = weights.pop("<threshold>", YES)
    dimension: Dimension = row["dimension"]  # type: ignore[assignment]
    return Head(row["head"], dimension, float(row["share"]), threshold, weights, words)


def _words(rows: Sequence[Mapping[str, str]]) -> dict[str, dict[str, float]]:
    """Return the weights of single words by head; an empty cell is no weight."""
    return {
        name: {row["word"]: float(row[name]) for row in rows if row[name]}
        for name in rows[0]
        if name not in WORD_COLUMNS
    }
