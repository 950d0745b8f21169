"""Passages: which sentences of two accounts tell the same thing, whatever their words.

A sentence is a set of features: stems and concepts, names (garbles and pronouns resolved) and
the values of its figures. Two sentences tell the same where the features they share are rare in
the story and in reference news, and each is the other's best partner. Pairs come from an index of
rare features, not from comparing all sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log

from credence.story.accounts import Line
from credence.story.actors import Actor, actors
from credence.story.clusters import Clusters
from credence.story.names import Cast
from credence.story.terms import rarity

Place = tuple[int, int]  # account, line

# Nats that the shared features of a passage must be worth, and their share of the poorer sentence.
WORTH, SHARE = 6.0, 0.3
# A feature in more sentences of the story says little and would make all pairs.
LONGEST_POSTING = 80
# What is told alike is worth more, or most of the richer sentence.
ALIKE, MOSTLY = 10.0, 0.33
LIGHT = 1.0
UNLIKE = 2.0
# A name that all of several accounts have tells less of where it stands.
PAIR, COMMON = 2, 0.8
# The part of the pairs between two clusters that must be alike to join them.
LINKED = 0.5
FEWEST_LINES = 20
# A name or a value counts like a word that one in four hundred news articles has.
NAMED = 6.0
NO_AMOUNT = frozenset(("date", "ordinal", "version"))
NAME, VALUE, CELL = "@", "=", "|"


@dataclass(frozen=True, slots=True)
class Passage:
    """Two sentences of two accounts that tell the same; ``worth`` is in nats."""

    a: Place
    b: Place
    worth: float
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """What several accounts tell alike: one sentence of each, and the features that any two share."""

    places: tuple[Place, ...]
    shared: frozenset[str]


@dataclass(frozen=True)
class Story:
    """The accounts of one story (``members``), ready to be aligned; ``events`` is the event of each."""

    cast: Cast
    members: tuple[int, ...]
    events: Mapping[int, int]

    @cached_property
    def actors(self) -> dict[int, tuple[tuple[Actor, ...], ...]]:
        """Return the actors of each line of each account."""
        return {i: actors(self.cast, i) for i in self.members}

    @cached_property
    def features(self) -> dict[Place, frozenset[str]]:
        """Return the features of every sentence."""
        return {
            (i, line.index): _features(line, self.actors[i][line.index])
            for i in self.members
            for line in self.cast.accounts[i].lines
        }

    @cached_property
    def weights(self) -> dict[str, float]:
        """Return how much each feature tells, in nats.

        That is its rarity in news, less where an account has it in many sentences; a feature in
        all sentences of an account tells nothing.
        """
        sentences = Counter(
            f for place in self.features for f in self.features[place] - self._stand_ins(place)
        )
        pairs = {(i, feature) for (i, _), found in self.features.items() for feature in found}
        holders = Counter(feature for _, feature in pairs)
        scale = log(max(FEWEST_LINES, len(self.features) / len(self.members)))
        everybody = len(self.members) if len(self.members) > PAIR else 0
        return {
            feature: _rarity(feature)
            * max(0.0, 1 - log(n / holders[feature]) / scale)
            * (COMMON if feature[0] == NAME and holders[feature] == everybody else 1.0)
            for feature, n in sentences.items()
        }

    def _stand_ins(self, place: Place) -> set[str]:
        """Return the names that only a pronoun or role stands for in a sentence."""
        here = self.actors[place[0]][place[1]]
        return {NAME + " ".join(a.key) for a in here} - {NAME + " ".join(a.key) for a in here if a.named}

    def worth(self, features: Iterable[str]) -> float:
        """Return how much some features tell together."""
        return sum(self.weights.get(feature, 0.0) for feature in features)

    def worth_within(self, account: int, features: Iterable[str]) -> float:
        """Return how much features tell that two sentences of one account share."""
        lines = range(len(self.cast.accounts[account].lines))
        scale = log(max(FEWEST_LINES, len(lines)))
        counts = {f: sum(f in self.features[account, n] for n in lines) for f in features}
        return sum(_rarity(f) * max(0.0, 1 - log(max(1, n - 1)) / scale) for f, n in counts.items())

    @cached_property
    def likely(self) -> tuple[Passage, ...]:
        """Return all pairs of sentences that share enough, the surest first."""
        found = [passage for passage in self._candidates() if self._same(passage)]
        return tuple(sorted(found, key=lambda one: (-one.worth, one.a, one.b)))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the pairs in which each sentence is the other's best partner, the surest first."""
        best: dict[tuple[Place, int], float] = defaultdict(float)
        for one in self.likely:
            for here, there in ((one.a, one.b), (one.b, one.a)):
                best[here, there[0]] = max(best[here, there[0]], one.worth)
        return tuple(
            one
            for one in self.likely
            if one.worth >= best[one.a, one.b[0]] and one.worth >= best[one.b, one.a[0]]
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that two accounts or more tell: passages joined, one sentence an account."""
        clusters: Clusters[Place] = Clusters()
        members: dict[Place, set[Place]] = {}
        shared: dict[Place, frozenset[str]] = defaultdict(frozenset)
        for passage in self.passages:
            roots = clusters.find(passage.a), clusters.find(passage.b)
            one, other = (members.get(root, {root}) for root in roots)
            if roots[0] != roots[1] and not self._joins(one, other):
                continue
            clusters.join(passage.a, passage.b)
            root = clusters.find(passage.a)
            members[root] = one | other
            shared[root] = shared[roots[0]] | shared[roots[1]] | passage.shared
        found = sorted(root for root in members if clusters.find(root) == root)
        return tuple(Fact(tuple(sorted(members[root])), shared[root]) for root in found)

    def _joins(self, one: set[Place], other: set[Place]) -> bool:
        """Tell whether two clusters tell one fact: no account twice, and many of their pairs alike."""
        if {i for i, _ in one} & {i for i, _ in other}:
            return False
        alike = sum((min(a, b), max(a, b)) in self._alike for a in one for b in other)
        return alike >= LINKED * len(one) * len(other)

    def is_told_alike(self, a: Place, b: Place) -> bool:
        """Tell whether two sentences share so much that they say the same, not only speak of it."""
        worth = self.worth(self.features[a] & self.features[b])
        return worth >= ALIKE or worth >= MOSTLY * max(self._telling(a), self._telling(b))

    @cached_property
    def _alike(self) -> frozenset[tuple[Place, Place]]:
        """Return the pairs of places that share enough."""
        return frozenset((min(p.a, p.b), max(p.a, p.b)) for p in self.likely)

    def _candidates(self) -> Iterator[Passage]:
        """Yield the pairs of sentences of different accounts that share a rare feature."""
        shared: dict[tuple[Place, Place], set[str]] = defaultdict(set)
        for feature, places in sorted(self._index().items()):
            for a, b in combinations(places, 2) if len(places) <= LONGEST_POSTING else ():
                if a[0] != b[0]:
                    shared[a, b].add(feature)
        for (a, b), found in shared.items():
            yield Passage(a, b, self.worth(found), frozenset(found))

    def _index(self) -> dict[str, list[Place]]:
        """Return in which sentences each telling feature stands."""
        index: dict[str, list[Place]] = defaultdict(list)
        for place, found in self.features.items():
            for feature in () if self._is_heading(place) else found:
                if self.weights[feature] > LIGHT:
                    index[feature].append(place)
        return index

    def _is_heading(self, place: Place) -> bool:
        """Tell whether a sentence is a heading; a row of a table is none."""
        line = self.cast.accounts[place[0]].lines[place[1]]
        return line.sentence.heading and CELL not in line.written

    def _same(self, passage: Passage) -> bool:
        """Tell whether two sentences share enough; a figure that one has alone speaks against it."""
        values = [
            {f for f in self.features[place] if f.startswith(VALUE)} for place in (passage.a, passage.b)
        ]
        unlike = any(values) and not values[0] & values[1]
        if passage.worth < WORTH + UNLIKE * unlike:
            return False
        poorer = min(self._telling(passage.a), self._telling(passage.b))
        return passage.worth >= SHARE * poorer

    def _telling(self, place: Place) -> float:
        """Return how much a sentence tells at all."""
        return sum(w for f in self.features[place] if (w := self.weights[f]) > LIGHT)


def _rarity(feature: str) -> float:
    """Return how rare a feature is in news, in nats."""
    return NAMED if feature[0] in (NAME, VALUE) else rarity(feature)


def _features(line: Line, here: Sequence[Actor]) -> frozenset[str]:
    """Return the features of one sentence."""
    covered = {at for actor in here for at in range(actor.begin, actor.end)}
    for figure in line.figures:
        covered |= {i for i, w in enumerate(line.words) if figure.span.start <= w.start < figure.span.end}
    terms = {term for at, term in enumerate(line.terms) if term and at not in covered}
    names = {NAME + " ".join(actor.key) for actor in here}
    amounts = (f for f in line.figures if f.type not in NO_AMOUNT and (f.unit or f.value > 1))
    return frozenset(terms | names | {f"{VALUE}{f.value:g} {f.unit}" for f in amounts})
