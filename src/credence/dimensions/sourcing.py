"""Sourcing: whether a reader can see who says each thing, and check it.

Evidence is the attribution, found by :mod:`credence.attribution`: its worth is the place of its
source on the ladder from a document one can open down to nobody. Ten remarks of one man are not
ten sources: each further attribution to the same source counts less.

The ladder follows newsroom codes (SPJ Code of Ethics 2014, "identify sources clearly"; BBC
Editorial Guidelines 2019, section 3.3) and weasel lists (Ganter and Strube 2009).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Final, Literal

from credence import lexicon, padding
from credence import signal as signals
from credence.attribution import Attribution, find, quoted
from credence.clauses import ABBREVIATIONS, DETERMINERS
from credence.kinds import hit
from credence.lexicon import fold
from credence.model import Cue, Dimension, Hit, Match, Reading, Span
from credence.sources import NAMED
from credence.speakers import PLURAL, SINGULAR

NAME: Final[Dimension] = "sourcing"
PER: Final[Literal["words", "hits"]] = "words"
PRIOR: Final = 3.0
TYPICAL: Final = 0.0

FRAME = "frame"
DISCLOSURE = "disclosure"
PERSONS = PLURAL | SINGULAR
NO_NAMES = ABBREVIATIONS | DETERMINERS
OCCASIONS = frozenset({"occasion", "link"})
# What somebody wants, supports or is accused of is less than what they say.
ATTITUDES = frozenset({"stance", "noun"})
LABELS = frozenset({"source:", "sources:", "reference:", "references:"})


def evidence(reading: Reading) -> tuple[Hit, ...]:
    """Return one hit for each attribution, and for what helps or keeps a reader from checking it.

    A headline has no room for its sources: only what speaks against it counts.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "“It leaks,” said Ana Ruiz. Ruiz said so twice. Some experts say it is fine."
    >>> for one in evidence(default().find(document(Article("a", "", text)))):
    ...     print(text[one.start:one.end], one.kind, round(one.weight, 2))
    Ana Ruiz full_name 1.2
    Ruiz full_name 0.6
    Some experts vague -0.6
    """
    found = find(reading)
    if reading.document.field == "title":
        return tuple(one for one in _attributed(reading, found) if one.weight < 0)
    named = {one.sentence for one in found if one.source_class in NAMED}
    hits = [
        *_attributed(reading, found),
        *_occasions(reading, named),
        *_disclosures(reading),
        *_empty_labels(reading),
    ]
    return tuple(sorted(hits, key=lambda one: (one.start, one.end)))


def _attributed(reading: Reading, found: Sequence[Attribution]) -> Iterator[Hit]:
    """Yield the hits of the attributions; each further one to the same source counts less."""
    full: set[str] = set()
    seen: Counter[str] = Counter()
    spent: set[tuple[int, str]] = set()
    refused: set[int] = set()
    text = reading.document.text
    for one in found:
        kind = _kind(one, text, full)
        # A pronoun of the article does not stand for somebody whom padding put before it.
        if kind is None or (one.antecedent and padding.holds(reading.document, one.antecedent)):
            continue
        who = one.who or kind
        if (one.sentence, who) in spent or (one.refusal and one.source is None and one.sentence in refused):
            continue
        spent.add((one.sentence, who))
        if one.refusal:
            refused.add(one.sentence)
        seen[who] += 1
        yield hit(NAME, kind, _shown(one), 1 / seen[who])


def _kind(one: Attribution, text: str, full: set[str]) -> str | None:
    """Return the kind of evidence that an attribution is; ``full`` collects who had a full name."""
    if one.refusal:
        return "reply_sought"
    if one.source_class == "nobody":
        return _nobody(one, text)
    if one.second_hand and one.source_class in NAMED:
        return "second_hand"
    if one.source_class == "person":
        if _full_name(one, text):
            full.add(one.who)
        if one.kind not in ATTITUDES:
            return "full_name" if one.who in full else "person"
    if one.kind in ATTITUDES and one.source_class != "document":
        return "attitude" if one.source_class in NAMED else None
    return one.source_class


def _nobody(one: Attribution, text: str) -> str | None:
    """Return what it is worth that nobody answers: a wish or a bare noun is no report."""
    if one.source is None:
        return "nobody" if one.kind in {"unattributed", "noun"} else None
    pronoun = fold(one.source.of(text)) in PERSONS
    return "pronoun" if pronoun and one.kind == "attribution" else None


def _full_name(one: Attribution, text: str) -> bool:
    """Tell whether a source, or what its pronoun stands for, has two names."""
    words = (one.antecedent or one.source or one.cue).of(text).split()
    return any(_names(*pair) for pair in pairwise(words))


def _names(first: str, last: str) -> bool:
    """Tell whether two words are a first and a last name, and not a form of address and a name."""
    if not (first[0].isupper() and last[0].isupper() and first[-1].isalnum()):
        return False
    return len(first) > 1 and first.lower() not in NO_NAMES


def _shown(one: Attribution) -> Span:
    """Return the words that are the evidence: the source, or the cue where there is none."""
    return one.cue if one.refusal or one.source is None else one.source


def _occasions(reading: Reading, named: set[int]) -> Iterator[Hit]:
    """Yield where a sentence says when or where a named source spoke; each phrase counts less each time."""
    seen: Counter[str] = Counter()
    for index, matches in enumerate(reading.matches):
        for match in matches:
            if match.cue.kind not in OCCASIONS or match.cue.dimension != NAME or quoted(reading, match):
                continue
            if match.cue.kind == "link" or index in named:
                seen[match.cue.phrase] += 1
                span, factor = Span(match.start, match.end), 1 / seen[match.cue.phrase]
                yield hit(NAME, match.cue.kind, span, factor, match.cue.n)
                break


def _disclosures(reading: Reading) -> Iterator[Hit]:
    """Yield where the text says who paid, who gains, or who judges from outside; each sentence once."""
    seen: Counter[str] = Counter()
    for matches in reading.matches:
        told = (one for one in matches if one.cue.kind == DISCLOSURE and not quoted(reading, one))
        for match in islice(told, 1):
            seen[match.cue.phrase] += 1
            span, factor = Span(match.start, match.end), 1 / seen[match.cue.phrase]
            yield hit(NAME, DISCLOSURE, span, factor, match.cue.n)


def _empty_labels(reading: Reading) -> Iterator[Hit]:
    """Yield labels such as "Sources:" that stand alone, with nothing in the next paragraph."""
    doc = reading.document
    for index, sentence in enumerate(doc.sentences):
        if fold(sentence.span.of(doc.text)) not in LABELS:
            continue
        following = doc.sentences[index + 1].paragraph if index + 1 < len(doc.sentences) else None
        if following is None or following > sentence.paragraph + 1:
            yield hit(NAME, "empty_label", sentence.span)


def cues(reading: Reading) -> tuple[tuple[Match, ...], ...]:
    """Return the cues that attribute something, sentence by sentence, with what their frame shows.

    Beside each cue stands a row of kind ``frame`` for its kind and one for the class of its
    source, so that a verb with a named person behind it weighs more than the verb alone.
    """
    rows = _frames()
    found: list[list[Match]] = [[] for _ in reading.matches]
    for one in find(reading):
        names = (one.kind, one.source_class, *(["second-hand"] if one.second_hand else []))
        shown = [rows[f"<{name}>"] for name in names if f"<{name}>" in rows]
        found[one.sentence].extend(Match(one.cue.start, one.cue.end, cue) for cue in shown)
    return tuple(
        (*shapes, *_kept(matches, shapes)) for matches, shapes in zip(reading.matches, found, strict=True)
    )


def _kept(matches: Sequence[Match], shapes: Sequence[Match]) -> Iterator[Match]:
    """Yield the cues of a sentence that have a frame, and where it has one, what says when or where."""
    framed = {(shape.start, shape.cue.phrase) for shape in shapes}
    for match in matches:
        if match.cue.dimension != NAME:
            continue
        if (match.start, f"<{match.cue.kind}>") in framed or (framed and match.cue.kind in OCCASIONS):
            yield match


@cache
def _frames() -> Mapping[str, Cue]:
    """Return the lexicon rows of kind ``frame`` by phrase."""
    return {cue.phrase: cue for cue in lexicon.default().cues if cue.kind == FRAME}


def signal(reading: Reading) -> tuple[float, ...]:
    """Return for each sentence how likely it attributes something to somebody, 0..1.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The bees died, according to Ana Ruiz. Bees are small."
    >>> [p > 0.5 for p in signal(default().find(document(Article("a", "", text))))]
    [True, False]
    """
    return signals.probabilities(lexicon.default(), NAME, reading, cues(reading))
