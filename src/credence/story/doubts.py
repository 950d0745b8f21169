"""Doubts: what one account only thinks possible, and another states as a fact.

Any deed counts, not only wrongs that ``scales.csv`` knows: "Calder may have moved the boat" against
"Calder moved the boat".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from credence.clauses import STOPS
from credence.story.accounts import Line
from credence.story.actors import Actor
from credence.story.mentions import Key
from credence.story.passages import NAME, Place, Story
from credence.story.rows import Row
from credence.story.stances import levels

# So many words may stand between a name and what it did.
REACH = 4
AUXILIARIES = frozenset("may might could have has had also already then later who".split())
DOUBTING = frozenset("may might could possible possibly perhaps maybe".split())
ASKING = frozenset("did has have had".split())
# Nats that two sentences share besides the name and the deed.
SAME_DEED = 2.5
WHY = "one account states as a fact what another only thinks possible"


class Deed(NamedTuple):
    """What a sentence says that somebody did: the term of the verb, and whether it is doubted."""

    place: Place
    subject: Key
    act: str
    doubted: bool


def rows(story: Story) -> Iterator[Row]:
    """Yield a row for each deed that is a fact in one account and a possibility in another."""
    found: dict[tuple[Key, str], list[Deed]] = defaultdict(list)
    for i in story.members:
        for line, here in zip(story.cast.accounts[i].lines, story.actors[i], strict=True):
            for deed in _deeds((i, line.index), line, here):
                found[deed.subject, deed.act].append(deed)
    for (subject, act), same in found.items():
        doubted = [deed for deed in same if deed.doubted]
        stated = [deed for deed in same if not deed.doubted]
        pairs = [(a, b) for a, b in product(doubted, stated) if _is_one(story, a, b)]
        places = tuple(dict.fromkeys(deed.place for pair in pairs for deed in pair))
        if places:
            yield Row("contradict", places, frozenset((NAME + " ".join(subject), act)), WHY, "did it")


def _is_one(story: Story, a: Deed, b: Deed) -> bool:
    """Tell whether two accounts of one event speak of one deed; what one account says twice is no dispute."""
    i, j = a.place[0], b.place[0]
    if i == j or story.events[i] != story.events[j]:
        return False
    shared = story.features[a.place] & story.features[b.place] - {a.act, NAME + " ".join(a.subject)}
    return story.worth(shared) >= SAME_DEED


def _deeds(place: Place, line: Line, here: Sequence[Actor]) -> Iterator[Deed]:
    """Yield what the names of a sentence did, where it is in the past and not denied or ascribed."""
    known = {f.begin for f in levels(line) if f.scale == "wrongdoing"}
    if any(f.scale == "negation" for f in levels(line)):
        return
    asked = line.words[0].low in ASKING and any(word.low == "?" for word in line.words)
    for actor in here:
        reach = range(actor.end, min(actor.end + REACH, len(line.words)))
        at = next((at for at in reach if not _passes(line, at)), None)
        if at is None or at in known or not line.terms[at]:
            continue
        doubted = asked or _is_doubted(line, at)
        past = line.words[at].low.endswith("ed") or (asked and line.words[0].low == "did")
        if past and (doubted or not line.attributions):
            yield Deed(place, actor.key, line.terms[at], doubted)


def _passes(line: Line, at: int) -> bool:
    """Tell whether a word may stand between a name and its verb."""
    return line.words[at].low in AUXILIARIES or line.words[at].low.endswith("ly")


def _is_doubted(line: Line, at: int) -> bool:
    """Tell whether a word of doubt stands before a verb in its part of the sentence."""
    begin = max((i + 1 for i in range(at) if line.words[i].low in STOPS), default=0)
    return any(word.low in DOUBTING for word in line.words[begin:at])
