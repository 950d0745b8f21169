"""Events: which accounts tell of one story, and which of those of the same happening in it.

Two accounts tell one story where their rare words are the same (cosine of tf-idf). Within a
story they part where one looks back over half a year or more on what the other calls new, or
where their dates of publication lie far apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from credence import quantities
from credence.story.accounts import Account
from credence.story.mentions import Mention
from credence.story.model import Event, Time
from credence.story.names import Cast
from credence.story.terms import rarity, stem
from credence.story.times import PUBLISHED_APART, Anchor, anchors, frame, looks_back, parted

Vector = Mapping[str, float]
Pair = tuple[int, int]

# Measured on the training part of BASIL: of the pairs of articles on one event 95 in 100 lie above,
# of other pairs of political news 4 in 1000.
SAME_STORY = 0.215
# Within a story only time parts events, so that little likeness is enough.
SAME_EVENT = 0.1
RARE, RAREST, NAMES_SHARE = 1.5, 6.0, 0.3
# An article's candidates share two of its heaviest terms; a term of more articles says nothing.
HEAVIEST, SHARED, LONGEST_POSTING = 20, 2, 100


def vector(account: Account, mentions: Sequence[Mention]) -> Vector:
    """Return the unit vector of an account: its terms, and with a share of their own its names.

    Each weighs by its damped frequency times its rarity.

    >>> from credence.model import Article
    >>> from credence.story.accounts import read
    >>> sum(x * x for x in vector(read(Article("a", "", "The ferry sank. The ferry!")), ()).values())
    1.0
    """
    terms = Counter(term for line in account.lines for term in line.terms if term)
    named = Counter(mention.key for mention in mentions)
    names = {key: min(RAREST, sum(rarity(stem(piece)) for piece in key)) for key in named}
    parts = (
        _unit({term: (1 + log(n)) * rarity(term) for term, n in terms.items() if rarity(term) > RARE}),
        _unit({" ".join(key): (1 + log(n)) * names[key] for key, n in named.items()}),
    )
    share = (1 - NAMES_SHARE, NAMES_SHARE) if parts[1] else (1.0, 0.0)
    return {
        mark + feature: weight * sqrt(part)
        for mark, part, found in zip(("", "@"), share, parts, strict=True)
        for feature, weight in found.items()
    }


def _unit(weights: Mapping[str, float]) -> Vector:
    """Return a vector of length 1, or an empty one."""
    norm = sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / norm for feature, weight in weights.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two unit vectors (0..1)."""
    short, long = sorted((a, b), key=len)
    return sum(weight * long.get(term, 0.0) for term, weight in short.items())


def candidates(vectors: Sequence[Vector]) -> Iterator[Pair]:
    """Yield the pairs worth comparing: those that share some of their heaviest terms.

    An index from term to accounts, so several hundred mixed articles need no full comparison.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(vectors):
        for term in sorted(one, key=lambda term: (-one[term], term))[:HEAVIEST]:
            index[term].append(i)
    shared = Counter(
        pair for found in index.values() if len(found) <= LONGEST_POSTING for pair in combinations(found, 2)
    )
    yield from sorted(pair for pair, n in shared.items() if n >= SHARED)


def stories(vectors: Sequence[Vector]) -> list[int]:
    """Return for each account the number of its story."""
    return _numbers(cluster(len(vectors), _likeness(vectors), lambda _a, _b: False))


def _likeness(vectors: Sequence[Vector]) -> dict[Pair, float]:
    """Return the cosine of each candidate pair."""
    return {(a, b): cosine(vectors[a], vectors[b]) for a, b in candidates(vectors)}


def cluster(
    count: int,
    likeness: Mapping[Pair, float],
    apart: Callable[[Collection[int], Collection[int]], bool],
    least: float = SAME_STORY,
) -> list[list[int]]:
    """Return groups by average linkage, those joined first that are most alike; ``apart`` can forbid it.

    >>> cluster(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, lambda a, b: False)
    [[0, 1, 2]]
    >>> cluster(3, {(0, 1): 0.9, (1, 2): 0.8}, lambda a, b: 2 in (*a, *b))
    [[0, 1], [2]]
    """
    groups = [{i} for i in range(count)]
    for pair in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        one, other = groups[pair[0]], groups[pair[1]]
        if one is other or apart(one, other):
            continue
        total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        if total >= least * len(one) * len(other):
            one |= other
            for member in other:
                groups[member] = one
    return [sorted(group) for i, group in enumerate(groups) if min(group) == i]


def _numbers(groups: Iterable[Iterable[int]]) -> list[int]:
    """Return for each member the number of its group."""
    return [number for _, number in sorted((i, n) for n, group in enumerate(groups) for i in group)]


def group(cast: Cast, vectors: Sequence[Vector]) -> tuple[tuple[Event, ...], list[int]]:
    """Return the events, and for each account the number of its event."""
    frames = [frame(cast, i) for i in range(len(cast.accounts))]
    likeness = {
        pair: value
        for pair, value in _likeness(vectors).items()
        if cast.stories[pair[0]] == cast.stories[pair[1]]
    }
    conflicts = {pair: found for pair in likeness if (found := parted(frames[pair[0]], frames[pair[1]]))}

    later = {pair[looks_back(found)] for pair, found in conflicts.items() if found[0] and found[1]}

    def apart(one: Collection[int], other: Collection[int]) -> bool:
        """Tell whether something parts any account of one group from any of the other."""
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        return any(pair in conflicts or len(later & {*pair}) == 1 for pair in pairs)

    groups = cluster(len(cast.accounts), likeness, apart, SAME_EVENT)
    events = tuple(_event(cast, members, conflicts) for members in groups)
    return events, _numbers(groups)


def _event(
    cast: Cast, members: Sequence[int], conflicts: Mapping[Pair, tuple[Anchor | None, Anchor | None]]
) -> Event:
    """Return one event with its time words and what parts it from others of its story."""
    reasons = [
        _reason(cast, pair, found) for pair, found in conflicts.items() if len({*pair} & {*members}) == 1
    ]
    times = tuple(time for i in members for time in _times(cast.accounts[i]))
    ids = tuple(cast.accounts[i].article.id for i in members)
    return Event(ids, cast.stories[members[0]], times, tuple(reasons))


def _reason(cast: Cast, pair: Pair, found: tuple[Anchor | None, Anchor | None]) -> str:
    """Return in words why two accounts stand in different events."""
    ids = [cast.accounts[i].article.id for i in pair]
    texts = [cast.accounts[i].article.text for i in pair]
    if not found[0] or not found[1]:
        return f"{ids[0]} and {ids[1]} were published more than {PUBLISHED_APART} days apart"
    quotes = [anchor.span.of(text) for anchor, text in zip(found, texts, strict=True) if anchor]
    return f"{ids[0]} has “{quotes[0]}” of what {ids[1]} dates “{quotes[1]}”"


def _times(account: Account) -> Iterator[Time]:
    """Yield the dates of an account, resolved against its date of publication where that is known."""
    for line in account.lines:
        back = {anchor.span: anchor.age for anchor in anchors(line)}
        days = {
            figure.span: quantities.resolve(figure, account.article.published)
            for figure in line.figures
            if figure.type == "date"
        }
        for span in sorted(back.keys() | days.keys(), key=lambda span: (span.start, span.end)):
            first, last = days.get(span) or (None, None)
            yield Time(account.quote(span), first, last, back.get(span))
