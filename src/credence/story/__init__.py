"""Several accounts of one story read together: where they agree, differ, contradict, copy, garble.

:func:`compare` groups the articles by event, aligns what they say, keeps a ledger of the names and
tells how many independent lines stand behind the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from credence.model import Article
from credence.rules import SHIPPED, Rules
from credence.story import accounts, events, lineage, mentions, relations
from credence.story.known import KnownName
from credence.story.model import Comparison, Lineage, Pair, Relation
from credence.story.names import Cast, ledger
from credence.story.passages import Story


def compare(
    articles: Sequence[Article], known: Sequence[KnownName] = (), rules: Rules = SHIPPED
) -> Comparison:
    """Return what several accounts say, read together.

    Each row of the result leads to quotes: spans of ``article.text``. ``known`` are names whose
    spelling is sure (see :func:`credence.story.known.read`); of ``rules``, the cues that tell who
    says what are heeded. The result does not depend on anything but its arguments. Articles of
    several stories may be mixed; only accounts of one story are compared.

    Raises:
        ValueError: two articles have the same id.

    >>> burst = "The Vessel burst its banks on Monday."
    >>> one = Article("a", "", burst + " Three people in Arden were hurt, Ana Ruiz said.")
    >>> other = Article("b", "", "In Arden the river flooded homes. Nine people in Arden were hurt.")
    >>> [(row.relation, row.topic) for row in compare([one, other]).relations][:1]
    [('differ', 'Three / Nine · Arden, hurt')]

    """
    _check_ids(articles)
    read = [accounts.read(article, rules) for article in articles]
    capitals = mentions.Capitals()
    for account in read:
        capitals.add(account.lines)
    named = [mentions.find(account, capitals) for account in read]
    vectors = [events.vector(*pair) for pair in zip(read, named, strict=True)]
    cast = Cast(read, named, events.stories(vectors), known)
    grouped, numbers = events.group(cast, vectors)
    found = [_story(cast, story, numbers) for story in sorted(set(cast.stories))]
    pairs = tuple(chain.from_iterable(pairs for _, pairs in found))
    lines = lineage.lines([article.id for article in articles], pairs)
    rows = tuple(chain.from_iterable(rows for rows, _ in found))
    return Comparison(grouped, rows, ledger(cast), Lineage(lines, pairs))


def _check_ids(articles: Sequence[Article]) -> None:
    """Refuse articles that cannot be told apart."""
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            raise ValueError(f"two articles have the id {article.id!r}; give each its own")
        seen.add(article.id)


def _story(
    cast: Cast, number: int, events_of: Sequence[int]
) -> tuple[tuple[Relation, ...], tuple[Pair, ...]]:
    """Return the relations and the pairs of one story."""
    members = tuple(i for i, story in enumerate(cast.stories) if story == number)
    story = Story(cast, members, dict(enumerate(events_of)))
    pairs = tuple(lineage.pairs(story))
    ids = [cast.accounts[i].article.id for i in members]
    line_of = {id_: n for n, line in enumerate(lineage.lines(ids, pairs)) for id_ in line}
    return relations.board(story, {i: line_of[cast.accounts[i].article.id] for i in members}), pairs
