"""Mentions: where an account names a product, company, person or place, by capitals and digits.

A capital inside a sentence names; one that opens a sentence may not, and is judged by how the
same word is written elsewhere: in these accounts, or else in reference news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from credence.clauses import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    RELATIVE,
    STARTERS,
    SUBJECT_PRONOUNS,
    TIMES,
    Token,
    possessive,
)
from credence.model import Span
from credence.story.accounts import Account, Line
from credence.story.terms import capital, stem, words

Key = tuple[str, ...]

# A word that is a name by its very spelling: OpenSky, iBoat, R1, T-34, but not US-based.
SPELLED = re.compile(r"[A-Z]?[a-z]++[A-Z]\w*+|[A-Z](?:[^\W\d]|-)*+\d[\w.-]*+|[a-z]{1,2}[A-Z]\w*+")
COMPOUND_ADJECTIVE = re.compile(r"[A-Z][\w.]*+-[a-z]{3,}+")
NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?")
INITIALS = re.compile(r"(?:[A-Z]\.)*+[A-Z]")
# "The Corvo 4 is late" names a ship; "in Ghent 34 were hurt" counts people.
SINGULAR = frozenset("is was has can will does also".split())
YEAR = re.compile(r"(?:19|20)\d\d")
CONNECTORS = frozenset("of de van von der den del della di du la le bin al & y".split())
CALENDAR = frozenset("year month week day".split())
OPENING = frozenset(':;—–-|(“"„«‘•.?!…')
LONGEST_ACRONYM = 5
# A stem that has a capital in most of its places inside sentences of reference news is a name.
MOSTLY = 0.5
PLAIN_ENDINGS = ("ing", "ly", "ed", "ers")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: words ``begin:end`` of a line; ``key`` is its folded pieces."""

    line: int
    begin: int
    end: int
    span: Span
    key: Key


@dataclass(slots=True)
class Capitals:
    """How each word is written inside the sentences of all accounts."""

    upper: Counter[str] = field(default_factory=Counter)
    lower: Counter[str] = field(default_factory=Counter)

    def add(self, lines: Iterable[Line]) -> None:
        """Count the words of running prose that open nothing."""
        for line in lines:
            if line.sentence.heading:
                continue
            for before, word in zip(line.words, line.words[1:], strict=False):
                if word.word and before.low not in OPENING and not word.shouted:
                    (self.upper if word.capital else self.lower)[bare(word)] += 1

    def is_name(self, word: Token, *, opens: bool, heading: bool, before_of: bool = False) -> bool:
        """Tell whether a word with a capital names something; "Pupils of Oulu" does not."""
        low = bare(word)
        if not opens and not heading:
            return self.upper[low] >= self.lower[low]
        if self.upper[low] or self.lower[low]:
            return self.upper[low] > self.lower[low]
        plain = heading or before_of or low.endswith(PLAIN_ENDINGS)
        return capital().get(stem(low), 0.0 if plain else 1.0) > MOSTLY


def bare(word: Token) -> str:
    """Return a word without its possessive ending."""
    return word.low[:-2] if possessive(word) else word.low.removesuffix("'")


@cache
def plain_words() -> frozenset[str]:
    """Return the words that name nothing, whatever their capital."""
    closed = AUXILIARIES | CONJUNCTIONS | DETERMINERS | OBJECT_PRONOUNS | PREPOSITIONS | RELATIVE | STARTERS
    return closed | SUBJECT_PRONOUNS | TIMES | words("abbreviation") | words("plain")


def find(account: Account, capitals: Capitals) -> tuple[Mention, ...]:
    """Return the names of one account, in reading order.

    >>> from credence.model import Article
    >>> from credence.story.accounts import read
    >>> account = read(Article("a", "", "Yesterday the Corvo 3.1 Max left Port of Oulu, said Ana Ruiz."))
    >>> [" ".join(mention.key) for mention in find(account, Capitals())]
    ['corvo 3.1 max', 'port of oulu', 'ana ruiz']
    """
    return tuple(mention for line in account.lines for mention in _of_line(line, capitals))


def _of_line(line: Line, capitals: Capitals) -> Iterator[Mention]:
    """Yield the names of one sentence."""
    at = 0
    while at < len(line.words):
        end = _reach(line, at, capitals)
        begin = _behind_titles(line, at, end)
        if begin < end and not (end - begin == 1 and bare(line.words[begin]) in words("demonym")):
            last = line.words[end - 1]
            span = Span(line.words[begin].start, last.end - 2 * possessive(last))
            yield Mention(line.index, begin, end, span, key(line.words[begin:end]))
        at = max(end, at + 1)


def key(pieces: Sequence[Token]) -> Key:
    """Return the folded pieces of a name: hyphens part it, dots fall away except in numbers."""
    found = " ".join(map(bare, pieces)).replace("-", " ").split()
    return tuple(piece if piece[0].isdigit() else piece.replace(".", "") for piece in found)


def _reach(line: Line, at: int, capitals: Capitals) -> int:
    """Return where the name that begins at a word ends; ``at`` itself where none begins."""
    if not _names(line, at, capitals):
        return at
    end = at + 1
    while end < len(line.words) and not possessive(line.words[end - 1]):
        step = _step(line, at, end, capitals)
        if not step:
            break
        end += step
    return end


def _step(line: Line, begin: int, at: int, capitals: Capitals) -> int:
    """Return by how many words the name that begins at ``begin`` goes on at a word: 0 where it ends."""
    # Behind initials the full stop is no word: "J.R. Hale".
    if line.words[at].start - line.words[at - 1].end > 1 + bool(INITIALS.fullmatch(line.written[at - 1])):
        return 0
    if _names(line, at, capitals, inside=True) or _version(line, at):
        return 1
    joins = line.words[at].low in CONNECTORS and at + 1 < len(line.words)
    if line.words[at].low == "of" and at - begin > 1:
        # "Ana Ruiz of Calder" is two names, "Royal Bank of Calder" is one.
        joins = joins and bare(line.words[at - 1]) in words("role") | words("institution")
    return 2 if joins and _names(line, at + 1, capitals, inside=True) else 0


def _names(line: Line, at: int, capitals: Capitals, *, inside: bool = False) -> bool:
    """Tell whether the word at an index belongs to a name."""
    word, written = line.words[at], line.written[at]
    if not word.word or COMPOUND_ADJECTIVE.fullmatch(written):
        return False
    if bare(word) in plain_words():
        return inside and word.capital and bare(word) in CALENDAR
    if SPELLED.fullmatch(written.removesuffix("'s").removesuffix("’s")):
        return True
    if not word.capital or (word.shouted and len(written) > LONGEST_ACRONYM):
        return False
    opens = not inside and (at == 0 or line.words[at - 1].low in OPENING)
    before_of = at + 1 < len(line.words) and line.words[at + 1].low == "of"
    return capitals.is_name(word, opens=opens, heading=line.sentence.heading, before_of=before_of)


def _version(line: Line, at: int) -> bool:
    """Tell whether a number goes on with the name before it: "Corvo 3.1", but not "Ghent 34 people"."""
    number = line.written[at]
    if not NUMBER.fullmatch(number) or YEAR.fullmatch(number):
        return False
    after = line.words[at + 1] if at + 1 < len(line.words) else None
    return "." in number or after is None or not after.word or after.capital or after.low in SINGULAR


def _behind_titles(line: Line, begin: int, end: int) -> int:
    """Return where a name begins behind its titles: "Mayor Ana Ruiz"."""
    while begin + 1 < end and bare(line.words[begin]) in words("title"):
        begin += 1
    return begin
