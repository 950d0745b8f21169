"""Actors: who a sentence is about, with pronouns and bare roles ("the company") made names.

A role stands for the name it was set beside ("the brewery Calder", "Calder, a brewery"), else
for the first name of the sentence before. A pronoun stands for the first name of its own
sentence, else of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from credence.clauses import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVE, STOPS
from credence.story.accounts import Line
from credence.story.mentions import Key, bare
from credence.story.names import Cast
from credence.story.terms import words

PRONOUNS = frozenset("it they he she".split())
DEFINITE = frozenset("the this that".split())
# A bare role follows its article within so many words, an apposition its name.
ROLE_REACH, APPOSITION_REACH = 4, 7
ARTICLES = frozenset("a an the".split())
LATE = 2
CLAUSE_STARTS = STOPS | CONJUNCTIONS | {"and"}


class Actor(NamedTuple):
    """A name, or what stands for one, at words ``begin:end`` of a line."""

    begin: int
    end: int
    key: Key
    named: bool


def actors(cast: Cast, account: int) -> tuple[tuple[Actor, ...], ...]:
    """Return the actors of each line of one account, in reading order.

    >>> from credence.model import Article
    >>> from credence.story.accounts import read
    >>> from credence.story.mentions import Capitals, find
    >>> text = "Yesterday Calder, a brewery in Oulu, recalled its beer. The brewery said it was sorry."
    >>> account = read(Article("a", "", text))
    >>> cast = Cast([account], [find(account, Capitals())], [0], ())
    >>> [[" ".join(actor.key) for actor in line] for line in actors(cast, 0)]
    [['calder', 'oulu'], ['calder', 'calder']]
    """
    lines = cast.accounts[account].lines
    named: list[list[Actor]] = [[] for _ in lines]
    for mention in cast.mentions[account]:
        key = cast.name(account, mention)
        named[mention.line].append(Actor(mention.begin, mention.end, key, named=True))
    roles: dict[str, Key] = {}
    found: list[tuple[Actor, ...]] = []
    last: Key | None = None
    for line, names in zip(lines, named, strict=True):
        roles |= _appositions(line, names)
        here = _of_line(line, names, roles, last)
        found.append(here)
        last = (
            (_main(line, [actor for actor in here if actor.named] or here) or here[0]).key if here else last
        )
    return tuple(found)


def _appositions(line: Line, names: Sequence[Actor]) -> dict[str, Key]:
    """Return the roles that a sentence sets beside a name."""
    roles = {}
    starts = {name.begin for name in names}
    for name in names:
        if name.begin and _role(line, name.begin - 1):
            roles[bare(line.words[name.begin - 1])] = name.key
        if name.end + 1 >= len(line.words) or line.words[name.end].low not in {",", "—", "–", "(", "is"}:
            continue
        if line.words[name.end + 1].low in ARTICLES:
            reach = range(name.end + 2, min(name.end + APPOSITION_REACH, len(line.words)))
            role = next((at for at in reach if at in starts or _ends(line, at) or _role(line, at)), None)
            if role is not None and role not in starts and _role(line, role):
                roles[bare(line.words[role])] = name.key
    return roles


def _ends(line: Line, at: int) -> bool:
    """Tell whether a word opens a clause of its own: "the model that the company made"."""
    return line.words[at].low in RELATIVE or line.words[at].low == "that" or not line.words[at].word


def _role(line: Line, at: int) -> bool:
    """Tell whether a word is a role such as "company"."""
    return bare(line.words[at]) in words("role")


def _of_line(
    line: Line, names: Sequence[Actor], roles: dict[str, Key], last: Key | None
) -> tuple[Actor, ...]:
    """Return the actors of one sentence; ``last`` is the first actor of the sentence before."""
    found = list(names)
    for at in range(len(line.words)):
        first = _main(line, [actor for actor in found if actor.begin < at])
        subject = first.key if first else last
        key = None
        if line.words[at].low in PRONOUNS:
            # "Those boats burnt because they ..." has a subject of its own, which is nobody known.
            key = subject if first or at <= LATE or line.words[0].low not in DETERMINERS else None
        elif article := _is_bare_role(line, at, names):
            opens = article == 1 or line.words[article - 2].low in CLAUSE_STARTS
            key = roles.get(bare(line.words[at])) or (subject if opens else _other(line, at, names, last))
        if key:
            found.append(Actor(at, at + 1, key, named=False))
    return tuple(sorted(found))


def _other(line: Line, at: int, names: Sequence[Actor], last: Key | None) -> Key | None:
    """Return whom a role means as an object: the last name before it that is not the subject."""
    before = [name for name in sorted(names) if name.begin < at]
    subject = _main(line, before)
    others = [name.key for name in before if subject and name.key != subject.key]
    return others[-1] if others else last if subject is None or last != subject.key else None


def _main(line: Line, found: Sequence[Actor]) -> Actor | None:
    """Return the likely subject: the first name, or after "Following ...," the first behind the comma."""
    if line.words[0].low in PREPOSITIONS | CONJUNCTIONS or line.words[0].low.endswith("ing"):
        comma = next((at for at, word in enumerate(line.words) if word.low == ","), 0)
        behind = min((actor for actor in found if actor.begin > comma), default=None)
        if behind:
            return behind
    return min(found, default=None)


def _is_bare_role(line: Line, at: int, names: Sequence[Actor]) -> int:
    """Return one past the article of "the company" where that ends at a word without a name, or 0."""
    if not _role(line, at) or any(name.begin == at + 1 for name in names):
        return 0
    reach = range(at - 1, max(-1, at - ROLE_REACH - 1), -1)
    article = next((i for i in reach if line.words[i].low in DEFINITE), None)
    if article is None or any(article <= name.begin < at for name in names):
        return 0
    return article + 1
