"""Which words of a sentence are cues of attribution, by their neighbours: a sparse linear model of words.

Annotators mark the words by which somebody is made to answer: "said" nearly always, "show" where a poll
does, "think" seldom inside quotation marks. So each word that may be a cue is judged where it stands: by
itself, its family, kind and ending, two neighbours each side, the nearest subject, quotation marks, and its
third of the sentence. Its log-odds is the sum of the weights of these, from the rows of kind ``cue word`` in
``lexicons/learned/cue_words.csv``; rows of kind ``skipped`` are words that are not judged. A sentence has a
cue if one of its words is one (noisy-or, Pearl 1988), which tells :mod:`credence.heads` more than phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from math import exp, expm1, fsum, log, log1p
from typing import NamedTuple

from credence import lexicon
from credence.clauses import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    CONTRACTED,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE,
    STARTERS,
    SUBJECT_PRONOUNS,
    TIMES,
    Token,
    possessive,
    tokens,
)
from credence.model import Span
from credence.spelling import FEW_WORDS, HEADLINE_CAPITALS, NAME, PLAIN
from credence.text import title_case

FILE = "cue_words.csv"
SKIPPED, BIAS = "skipped", "<bias>"
MARK, NUMBER, COLON, EDGE = '"', "0", ":", "^"
DOUBLE = frozenset('"“”„«»')
# A capital behind these may be due to its place alone.
OPENERS = frozenset(".!?:;…\"“”'‘(—–-|")
# Words that are never judged: they are parts of cues ("has said that") and stand everywhere.
CLOSED = (
    CONJUNCTIONS | PREPOSITIONS | SUBJECT_PRONOUNS | DETERMINERS | AUXILIARIES | RELATIVE | {"and", "there"}
)
CLASSES = {
    **dict.fromkeys(SUBJECT_PRONOUNS, "pronoun"),
    **dict.fromkeys(("i", "we", "you"), "speaker"),
    **dict.fromkeys(BE, "be"),
    NAME: "name",
}
PLAIN_LOW = frozenset(word.lower() for word in PLAIN if word[0] == "I")
# Words that begin with the same letters are of one family: "argue", "argued", "argument".
STEM = 5
ENDINGS = ("ing", "ed", "ly", "ion", "ment", "ers", "er", "s")
SHORTEST = 3
THIRDS = ("first", "middle", "last")
# How far the nearest subject and a "that" may stand.
BACK, AHEAD = 6, 4
SUBJECTS = frozenset(("name", "pronoun", "speaker", "owner", "*ers", "*er"))
BREAKS = frozenset((",", MARK, ":", ";", "who", "that", "which"))
# What is asked of a word, alone and together.
TEMPLATES: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in (
        "word", "kind", "form", "before", "after", "before2", "after2", "before word", "word after",
        "before kind", "kind after", "form-1 form", "form form+1", "form-1 word", "word form+1",
        "form-2 form-1 kind", "kind form+1 form+2", "marks", "word marks", "form marks", "kind marks",
        "third", "word third", "kind third marks", "subject", "word subject", "form subject", "word that",
        "form that", "subject marks", "stem", "stem form", "stem marks", "stem subject", "stem that",
        "stem third", "before stem", "stem after", "form-1 stem", "stem form+1", "before2 before word",
        "word after after2",
    )
)  # fmt: skip
# Log-odds of a word beyond which more does not count.
FAR = 20.0


class Word(NamedTuple):
    """A word or mark as the model reads it, and its characters; a name of several words is one."""

    text: str
    start: int
    end: int


class Tagged(NamedTuple):
    """A word that may be a cue, with the log-odds that it is one."""

    start: int
    end: int
    log_odds: float


def words(text: str) -> list[Word]:
    """Return the words and marks of a sentence, names and numbers spelt alike.

    >>> [word.text for word in words("Then Ada Obi said: “It took 12 days.”")]
    ['then', 'Aa', 'said', ':', '"', 'it', 'took', '0', 'days', '.', '"']
    """
    plain = text.split()
    headline = len(plain) > FEW_WORDS and title_case(plain) > HEADLINE_CAPITALS
    found: list[Word] = []
    opens = True
    for token in tokens(text, Span(0, len(text))):
        spelt = _spelt(token, opens=opens, headline=headline)
        if found and found[-1].text == NAME and spelt.startswith(NAME):
            found[-1] = Word(spelt, found[-1].start, token.end)
        else:
            found.append(Word(spelt, token.start, token.end))
        opens = token.low in OPENERS
    return found


def _spelt(token: Token, *, opens: bool, headline: bool) -> str:
    """Return a word as the model reads it: lower case, or what stands for a name, a number, a mark."""
    low = token.low
    if low[0].isdigit():
        return NUMBER
    if low in DOUBLE:
        return MARK
    if not token.capital or headline or low in PLAIN_LOW or (opens and _common(low)):
        return low
    return f"{NAME}'s" if possessive(token) else NAME


def _common(low: str) -> bool:
    """Tell whether a word with the capital of its place is likely no name: "Meanwhile", "Asked", "Boats"."""
    return low in CLOSED or low in STARTERS or low in TIMES or low in kinds() or low.endswith(ENDINGS)


def form(word: str) -> str:
    """Return what sort of word it is: a small word itself, else its ending.

    >>> [form(word) for word in ("Aa", "she", "was", "of", "claimed", "pier's", "pier")]
    ['name', 'pronoun', 'be', 'of', '*ed', 'owner', '*']
    """
    if word.endswith("'s") and word not in CONTRACTED:
        return "owner"
    if word in CLASSES or word in CLOSED or not word[0].isalpha():
        return CLASSES.get(word, word)
    ending = next((one for one in ENDINGS if word.endswith(one) and len(word) >= len(one) + SHORTEST), "")
    return f"*{ending}"


@cache
def kinds() -> Mapping[str, str]:
    """Return the kind of each cue of sourcing that is a single word."""
    every = (cue for cue in lexicon.default().cues if cue.dimension == "sourcing")
    return {cue.phrase: cue.kind for cue in every if cue.phrase.isalpha()}


def third(i: int, number: int) -> str:
    """Return in which third of so many words the one at ``i`` stands.

    >>> third(0, 4), third(2, 4), third(3, 4)
    ('first', 'middle', 'last')
    """
    return THIRDS[len(THIRDS) * i // number]


def judged(found: Sequence[Word], skipped: AbstractSet[str]) -> list[int]:
    """Return the places of the words that may be cues: colons, and words that are neither small nor skipped.

    >>> [i for i in judged(words("The mayor has said little."), {"mayor"})]
    [3, 4]
    """
    return [
        i
        for i, (text, *_) in enumerate(found)
        if text == COLON or (text.isalpha() and text != NAME and text not in CLOSED and text not in skipped)
    ]


def features(found: Sequence[Word], places: Iterable[int]) -> Iterator[list[str]]:
    """Yield what the model sees of each word at the places.

    >>> said = next(features(words("Ada Obi said no."), [1]))
    >>> said[:3], said[7], said[25]
    (['word=said', 'kind=attribution', 'form=*'], 'before=Aa word=said', 'word=said subject=name')
    """
    inside, sides = False, []
    for word in found:
        inside ^= word.text == MARK
        sides.append("inside" if inside else "outside")
    marked = MARK in (word.text for word in found)
    texts = (EDGE, EDGE, *(word.text for word in found), EDGE, EDGE)
    forms = tuple(EDGE if text == EDGE else form(text) for text in texts)
    for i in places:
        marks = "inside" if sides[i] == "inside" else "near" if marked else "far"
        seen = _views(texts, forms, i + 2, marks, third(i, len(found)))
        yield [" ".join([seen[one] for one in template]) for template in TEMPLATES]


def _views(texts: Sequence[str], forms: Sequence[str], i: int, marks: str, third: str) -> dict[str, str]:
    """Return what can be asked of the word at ``i``, each answer under its question."""
    back = range(i - 1, max(1, i - 1 - BACK), -1)
    near = next((at for at in back if forms[at] in SUBJECTS or texts[at] in BREAKS), None)
    seen = {
        "word": texts[i],
        "kind": kinds().get(texts[i], ""),
        "form": forms[i],
        "stem": texts[i][:STEM],
        "before": texts[i - 1],
        "after": texts[i + 1],
        "before2": texts[i - 2],
        "after2": texts[i + 2],
        "form-1": forms[i - 1],
        "form-2": forms[i - 2],
        "form+1": forms[i + 1],
        "form+2": forms[i + 2],
        "marks": marks,
        "third": third,
        "subject": "" if near is None else forms[near],
        "that": "yes" if "that" in texts[i + 1 : i + 1 + AHEAD] else "no",
    }
    return {name: f"{name}={value}" for name, value in seen.items()}


@dataclass(frozen=True, slots=True)
class Tagger:
    """Weights by feature, the weight that every word has, and the words that are not judged."""

    weights: Mapping[str, float]
    skipped: frozenset[str] = frozenset()

    def tag(self, text: str) -> list[Tagged]:
        """Return the words of a sentence that may be cues, in reading order.

        >>> Tagger({"word=said": 3.0, "<bias>": -1.0}).tag("Ada said little.")
        [Tagged(start=4, end=8, log_odds=2.0), Tagged(start=9, end=15, log_odds=-1.0)]
        """
        found = words(text)
        places = judged(found, self.skipped)
        bias = self.weights.get(BIAS, 0.0)
        return [
            Tagged(found[i].start, found[i].end, bias + fsum(self.weights.get(one, 0.0) for one in seen))
            for i, seen in zip(places, features(found, places), strict=True)
        ]


def values(log_odds: Iterable[float]) -> dict[str, float]:
    """Return what the judged words of a sentence tell its heads: the log-odds of any cue, and their number.

    >>> {name: round(value, 3) for name, value in values([0.0, 0.0]).items()}
    {'<tag: any cue>': 1.099, '<tag: cues>': 1.386}
    >>> values([])["<tag: cues>"]
    0.0
    """
    none = fsum(log1p(exp(max(-FAR, min(FAR, one)))) for one in log_odds)
    least = max(none, exp(-FAR / 2))
    # log(exp(x) - 1) as it does not overflow where many words stand.
    return {"<tag: any cue>": min(FAR, least + log(-expm1(-least))), "<tag: cues>": none}


@cache
def default() -> Tagger:
    """Return the shipped model of ``cue_words.csv``."""
    rows = [(row["phrase"], row["kind"], row["weight"]) for row in lexicon.learned(FILE)]
    skipped = frozenset(phrase for phrase, kind, _ in rows if kind == SKIPPED)
    return Tagger({phrase: float(weight) for phrase, kind, weight in rows if kind != SKIPPED}, skipped)
