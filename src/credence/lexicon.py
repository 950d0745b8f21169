"""Cue lists: read, checked, compiled, and all found in one pass over a text.

A lexicon is a CSV file with the columns ``phrase, kind, weight, n, source, note``; the name of
the file is the dimension. ``phrase`` is lower case; ``a|b`` inside a word position stands for
either, so ``is|are expected to`` is two phrases. ``weight`` is a log-odds; ``n`` is the number
of annotated sentences behind it and is empty where the weight was set by hand. Rows of kind
``shape`` are no phrases but named shapes of a sentence (see :mod:`credence.signal`).
"""

from __future__ import annotations

import csv
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import IO, get_args

from ahocorasick_rs import AhoCorasick

from credence.model import Cue, Dimension, Document, Match, Reading

COLUMNS = ("phrase", "kind", "weight", "n", "source", "note")
SHAPE = "shape"
# Kinds of row that are no cues.
NO_CUES = frozenset({SHAPE, "guard"})
# Half a surrogate pair stands for no character, and the automaton refuses it.
HALVES = re.compile("[\ud800-\udfff]")
# "the mayor 's" stands in no text as people write it.
CLITIC = re.compile(r"(?:'(?:s|re|ve|ll|d|m)|n't)(?![a-z])")
DIMENSION_NAMES: tuple[Dimension, ...] = get_args(Dimension)


new = tuple.__new__  # there are as many matches as cues, and the class itself takes twice as long to make one
Group = tuple[tuple[Dimension, tuple[Cue, ...]], ...]  # the cues of one phrase, by dimension


class LexiconError(ValueError):
    """A cue list that cannot be used; the message says which file, which line and why."""


def fold(text: str) -> str:
    r"""Lower the case and unify apostrophes and blanks, keeping the length.

    The dotted capital I is the one character whose lower case is longer.

    >>> fold("IT’S\xa0SO"), len(fold("İzmir"))
    ("it's so", 5)
    """
    if text.isascii():
        return text.lower().replace("\n", " ")
    text = _whole(text).replace("İ", "I").lower()
    for odd, plain in (("’", "'"), ("‘", "'"), ("\xa0", " "), ("\n", " ")):
        text = text.replace(odd, plain)
    return text


def _whole(text: str) -> str:
    """Return a text without halves of a surrogate pair, which no encoding takes: to try that is fastest."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return HALVES.sub("\ufffd", text)
    return text


def read(lines: IO[str], dimension: Dimension, name: str) -> Iterator[Cue]:
    r"""Yield the cues of one CSV file; ``name`` is what an error calls it.

    Raises:
        LexiconError: a column is missing, a phrase is empty, has capitals or can never match, a number
            is none.

    >>> import io
    >>> text = "phrase,kind,weight,n,source,note\nmay|might,epistemic,2.5,,hand,"
    >>> [cue.phrase for cue in read(io.StringIO(text), "hedging", "my.csv")]
    ['may', 'might']

    """
    rows = csv.DictReader(lines)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise LexiconError(f"{name}: the first line must be {','.join(COLUMNS)}; it is {rows.fieldnames}")
    for row in rows:
        try:
            yield from _cues(row, dimension)
        except (ValueError, TypeError, AttributeError) as error:
            raise LexiconError(f"{name}, line {rows.line_num}: {error}; row: {row}") from error


def _cues(row: dict[str, str], dimension: Dimension) -> Iterator[Cue]:
    """Yield one cue for each spelling that a row stands for."""
    phrase = row["phrase"]
    if not phrase.strip() or phrase != fold(phrase) or not row["kind"]:
        raise ValueError("a row needs a kind, and a phrase in lower case with straight apostrophes")
    if any("" in word.split("|") or CLITIC.match(word) for word in phrase.split()) and row["kind"] != SHAPE:
        raise ValueError(
            "a phrase that never matches: alternatives take no blanks round '|', and 's is part of its word"
        )
    n = int(row["n"]) if row["n"] else None
    for words in itertools.product(*(word.split("|") for word in phrase.split())):
        yield Cue(
            " ".join(words), dimension, row["kind"], float(row["weight"]), n, row["source"], row["note"]
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues, ready to be found.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> cue = Cue("may", "hedging", "epistemic", 2.5, None, "hand")
    >>> doc = document(Article("a", "", "The dam may hold, said the mayor."))
    >>> [match.cue.phrase for match in Lexicon((cue,)).find(doc).matches[0]]
    ['may']
    """

    cues: tuple[Cue, ...]
    shapes: dict[Dimension, tuple[Cue, ...]] = field(init=False, repr=False, compare=False)
    _groups: tuple[Group, ...] = field(init=False, repr=False, compare=False)
    _automaton: AhoCorasick = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile the cues; cues with the same phrase share one pattern."""
        groups: dict[str, tuple[Cue, ...]] = {}
        shapes: dict[Dimension, list[Cue]] = {}
        for cue in self.cues:
            if cue.kind == SHAPE:
                shapes.setdefault(cue.dimension, []).append(cue)
                continue
            same = groups.get(cue.phrase, ())
            if any(other.dimension == cue.dimension and other.kind == cue.kind for other in same):
                raise LexiconError(
                    f"{cue.dimension}: the phrase {cue.phrase!r} stands twice with kind {cue.kind}"
                )
            groups[cue.phrase] = (*same, cue)
        object.__setattr__(self, "shapes", {name: tuple(rows) for name, rows in shapes.items()})
        object.__setattr__(self, "_groups", tuple(map(_by_dimension, groups.values())))
        object.__setattr__(self, "_automaton", AhoCorasick(list(groups)))

    def find(self, document: Document) -> Reading:
        """Return the document with its cues, found in one pass over the text.

        A phrase counts where it stands as whole words; of several that overlap in one
        dimension only the longest counts.
        """
        matches = self._matches(fold(document.text))
        starts = [match.start for match in matches]
        sentences = []
        at = 0
        for sentence in document.sentences:
            start, end = sentence.span
            at = bisect_left(starts, start, at)
            after = bisect_left(starts, end, at)
            sentences.append(tuple([match for match in matches[at:after] if match.end <= end]))
            at = after
        return Reading(document, tuple(sentences))

    def _matches(self, folded: str) -> list[Match]:
        """Return the longest matches of each dimension, in order of their start."""
        padded = f" {folded} "  # what stands before offset i is padded[i]
        spans = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (padded[start].isalnum() and padded[start + 1].isalnum())
            and not (padded[end + 1].isalnum() and padded[end].isalnum())
        ]
        spans.sort()
        reach = dict.fromkeys(DIMENSION_NAMES, 0)
        matches: list[Match] = []
        for start, minus_end, index in spans:
            end = -minus_end
            for dimension, cues in self._groups[index]:
                if end > reach[dimension]:
                    reach[dimension] = end
                    for cue in cues:
                        matches.append(new(Match, (start, end, cue)))  # noqa: PERF401 -- a list for each is slower
        return matches


def _by_dimension(same: tuple[Cue, ...]) -> Group:
    """Return the cues of one phrase, those of each dimension together."""
    if len(same) == 1:
        return ((same[0].dimension, same),)
    dimensions = dict.fromkeys(cue.dimension for cue in same)
    return tuple((name, tuple(cue for cue in same if cue.dimension == name)) for name in dimensions)


def whole_words(text: str, start: int, end: int) -> bool:
    """Tell whether neither end of the span cuts a word in two."""
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


@lru_cache(maxsize=1)
def default() -> Lexicon:
    """Return the shipped lexicon: one CSV file for each dimension."""
    return Lexicon(tuple(itertools.chain.from_iterable(map(_shipped, DIMENSION_NAMES))))


def learned(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of learned weights, a file of ``lexicons/learned``.

    >>> learned("heads.csv")[0]["dimension"] in DIMENSION_NAMES
    True
    """
    file = resources.files("credence") / "lexicons" / "learned" / name
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _shipped(dimension: Dimension) -> Iterable[Cue]:
    """Yield the cues of one shipped file."""
    file = resources.files("credence") / "lexicons" / f"{dimension}.csv"
    with file.open(encoding="utf-8") as lines:
        yield from read(lines, dimension, f"lexicons/{dimension}.csv")
