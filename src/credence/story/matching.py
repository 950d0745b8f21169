"""Matching: which amounts of two accounts mean the same thing, one to one, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from credence.story import fits
from credence.story.clusters import Clusters
from credence.story.counts import ANYBODY
from credence.story.figures import COUNT, Amount
from credence.story.fits import Fit
from credence.story.mentions import Key
from credence.story.passages import LIGHT, LONGEST_POSTING, NAME, Place, Story

# What the words round two amounts must share (nats) to mean the same thing, by how the values fit.
NEEDED: Mapping[Fit, float] = {"same": 2.0, "rounding": 3.0, "scope": 4.5, "differ": 3.5}
SAME_MEASURE, SAME_PASSAGE = 1.5, 3.0
# Values that fit are matched before values that do not.
FIRST: Mapping[Fit, float] = {"same": 15.0, "rounding": 10.0, "scope": 0.0, "differ": 0.0}
# The same value needs less where few things have it, more where many do ("two", "10").
TELLING_NEEDED, PLAIN_VALUE, PLAIN_NEEDED = 0.0, 20, 4.5
# A rounding this close, in a unit or of the same measure, is hardly chance.
CLOSE, CLOSE_NEEDED = 0.03, 1.0
# What each account counts once is likely the same.
ALONE_NEEDED, PART_NEEDED = 4.0, 2.5
# Two dates are rarely two answers to one question; of figures in a list it is hard to say.
DATES_NEEDED, LIST_NEEDED = 15.0, 3.0
# One account's own figures must be this much alike to be called two values of one thing; less
# where another account gives one of the two as the only one.
OWN_NEEDED, OWN_SUPPORTED = 6.0, 3.0


@dataclass(frozen=True, slots=True)
class Match:
    """Two amounts that mean the same thing."""

    a: Amount
    b: Amount
    fit: Fit
    worth: float


def matches(story: Story, amounts: Sequence[Amount]) -> list[Match]:
    """Return the matches of all pairs of accounts, one to one within each pair, the surest first."""
    together = {pair for p in story.passages for pair in ((p.a, p.b), (p.b, p.a))}
    likely = []
    for a, b in _candidates(story, amounts):
        match = _match(story, a, b, together=(a.place, b.place) in together)
        likely.extend([match] if match and a.place[0] != b.place[0] else [])
    taken: set[tuple[Amount, int]] = set()
    kept = []
    for match in sorted(likely, key=lambda m: (-m.worth, m.a.place, m.b.place, m.a.span, m.b.span)):
        sides = {(match.a, match.b.place[0]), (match.b, match.a.place[0])}
        if not sides & taken:
            taken |= sides
            kept.append(match)
    return kept


def _candidates(story: Story, amounts: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """Return the pairs of one unit that share a value, a telling feature, or are alone of their kind.

    From an index, so that a long list of figures needs no comparison of all with all.
    """
    index: dict[tuple[str, object], list[int]] = defaultdict(list)
    for n, one in enumerate(amounts):
        index[one.unit, one.quantity.value].append(n)
        for feature in one.window:
            if story.weights.get(feature, 0.0) > LIGHT:
                index[one.unit, feature].append(n)
        for term in one.measure | ({one.unit} if one.alone else set()):
            index[one.unit, f"measure {term}"].append(n)
    pairs = {
        pair for found in index.values() if len(found) <= LONGEST_POSTING for pair in combinations(found, 2)
    }
    return [(amounts[a], amounts[b]) for a, b in sorted(pairs)]


def _match(story: Story, a: Amount, b: Amount, *, together: bool) -> Match | None:
    """Return the match of two amounts of one unit, or ``None`` where their context is too little alike."""
    fit = fits.fit(a, b)
    if not fits.comparable(a, b, fit):
        return None
    worth = story.worth(a.window & b.window)
    worth += SAME_MEASURE * bool(a.measure & b.measure) + SAME_PASSAGE * together + fits.unit_worth(a, b)
    worth += fits.nearness(a, b) * (fit in ("scope", "differ"))
    if worth < _needed(a, b, fit):
        return None
    return Match(a, b, fit, worth + FIRST[fit])


def _needed(a: Amount, b: Amount, fit: Fit) -> float:
    """Return how much context two amounts must share to mean the same thing."""
    if fit == "same" and fits.is_telling(a):
        return TELLING_NEEDED
    if fit == "rounding" and fits.off(a, b) < CLOSE and (a.measure & b.measure or a.unit != COUNT):
        return CLOSE_NEEDED
    if fit in ("scope", "differ"):
        return _needed_unlike(a, b, fit)
    plain = a.unit == COUNT and a.quantity.value < PLAIN_VALUE
    return max(NEEDED[fit], PLAIN_NEEDED * plain)


def _needed_unlike(a: Amount, b: Amount, fit: Fit) -> float:
    """Return how much context two amounts must share to give one thing different values."""
    if a.unit == COUNT and not a.measure & b.measure:
        return NEEDED[fit] + LIST_NEEDED if ANYBODY in (a.measure, b.measure) else inf
    if a.quantity.type == "date":
        return DATES_NEEDED
    if fits.are_price_and_loss(a, b):
        return inf
    if a.measure & b.measure and fits.is_part(a, b):
        return PART_NEEDED
    if a.alone and b.alone:
        return ALONE_NEEDED
    return NEEDED[fit] + LIST_NEEDED * (a.listed or b.listed or a.quantity.type in ("duration", "age"))


def grouped(found: Iterable[Match]) -> list[tuple[list[Amount], list[Match]]]:
    """Return matched amounts that mean one thing over all accounts, each group with its matches.

    A group holds no two values of one account.
    """
    clusters: Clusters[Amount] = Clusters()
    values: dict[Amount, dict[int, float]] = {}
    kept = []
    for match in found:
        ends = (match.a, match.b)
        one, other = (values.get(clusters.find(x), {x.place[0]: x.quantity.value}) for x in ends)
        if all(one[i] == other[i] for i in one.keys() & other.keys()):
            clusters.join(*ends)
            values[clusters.find(match.a)] = one | other
            kept.append(match)
    groups = clusters.groups(dict.fromkeys(a for match in kept for a in (match.a, match.b)))
    return [(group, [match for match in kept if match.a in group]) for group in groups]


def twice(
    story: Story, amounts: Sequence[Amount], matched: Iterable[Match]
) -> Iterator[tuple[Amount, Amount]]:
    """Yield the amounts that one account gives twice, with different values."""
    values: dict[Place, set[float]] = defaultdict(set)
    for amount in amounts:
        values[amount.place].add(amount.quantity.value)
    single = {one for m in matched for one, other in ((m.a, m.b), (m.b, m.a)) if other.alone}
    for a, b in _candidates(story, amounts):
        if a.place[0] == b.place[0] and a.place != b.place and _is_own(story, a, b, values):
            names = frozenset(f for f in a.window if f.startswith(NAME))
            shared = a.window & b.window - (frozenset() if a.measure & b.measure else names)
            supported = bool({a, b} & single)
            needed = OWN_SUPPORTED - SAME_MEASURE * bool(a.measure & b.measure) if supported else OWN_NEEDED
            if story.worth_within(a.place[0], shared) >= needed:
                yield a, b


def _is_own(story: Story, a: Amount, b: Amount, values: Mapping[Place, set[float]]) -> bool:
    """Tell whether two amounts of one account can be two values of one thing.

    Where one of the sentences has both values they are two things: "aged 14 to 17".
    """
    if a.quantity.value in values[b.place] or b.quantity.value in values[a.place]:
        return False
    if _is_other_thing(a, b) or a.listed or b.listed or fits.nearness(a, b) <= 0:
        return False
    if _said_by_two(story, a.place, b.place):
        return False
    return fits.fit(a, b) == "differ" and fits.comparable(a, b, "differ")


def _is_other_thing(a: Amount, b: Amount) -> bool:
    """Tell whether what stands round two amounts shows that they measure two things.

    So it is where each sentence has a name of its own.
    """
    if a.unit != b.unit or fits.changes(a) or fits.changes(b) or a.years != b.years:
        return True
    if a.unit == COUNT and not (a.measure and b.measure):
        return True
    owned = a.owner is not None and b.owner is not None and a.owner != b.owner
    return owned or bool(a.holders - b.holders and b.holders - a.holders)


def _said_by_two(story: Story, a: Place, b: Place) -> bool:
    """Tell whether two sentences are ascribed to different people."""
    one, other = (_speakers(story, place) for place in (a, b))
    return bool(one and other) and not one & other


def _speakers(story: Story, place: Place) -> set[Key]:
    """Return whom a sentence is ascribed to."""
    line = story.cast.accounts[place[0]].lines[place[1]]
    spans = [one.source for one in line.attributions if one.source]
    here = story.actors[place[0]][place[1]]
    return {a.key for a in here if any(s.start <= line.words[a.begin].start < s.end for s in spans)}
