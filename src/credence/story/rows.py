"""Rows of the board under work: places of claims and how they relate, before they become quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credence.story.model import Quote, Relation, RelationType
from credence.story.passages import LIGHT, NAME, Place, Story

GRAVEST: tuple[RelationType, ...] = (
    "self-contradict", "contradict", "differ", "scope", "rounding", "agree", "only-one",
)  # fmt: skip
TOPIC_WORDS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One topic: where its claims stand, how they relate and why; ``matter`` are its features."""

    relation: RelationType
    places: tuple[Place, ...]
    matter: frozenset[str]
    why: str
    label: str = ""
    laundering: tuple[str, ...] = ()


def gravest(relations: Iterable[RelationType]) -> RelationType:
    """Return the relation that weighs most.

    >>> gravest(["agree", "scope"])
    'scope'
    """
    return min(relations, key=GRAVEST.index)


def relation(story: Story, row: Row, lines: Mapping[int, int]) -> Relation:
    """Return a finished row: topic in words, quotes in the order of the accounts.

    ``lines`` is the number of the independent line of each account.
    """
    places = sorted(set(row.places))
    return Relation(
        " · ".join(filter(None, (row.label, _topic(story, row)))),
        row.relation,
        tuple(_quote(story, place) for place in places),
        row.why,
        row.laundering,
        len({lines[account] for account, _ in places}),
    )


def _quote(story: Story, place: Place) -> Quote:
    """Return the sentence at a place."""
    account = story.cast.accounts[place[0]]
    return account.quote(account.lines[place[1]].sentence.span)


def _topic(story: Story, row: Row) -> str:
    """Return the most telling features of a topic in the words of its first quote."""
    matter = [feature for feature in row.matter if story.weights.get(feature, 0.0) > LIGHT]
    telling = sorted(matter, key=lambda feature: (-story.weights[feature], feature))[:TOPIC_WORDS]
    written = (_written(story, row.places, feature) for feature in telling)
    return ", ".join(dict.fromkeys(word for word in written if word))


def _written(story: Story, places: Sequence[Place], feature: str) -> str:
    """Return how a feature is written at the first place that has it."""
    for i, line in places:
        found = story.cast.accounts[i].lines[line]
        if feature.startswith(NAME):
            spans = (a for a in story.actors[i][line] if a.named and NAME + " ".join(a.key) == feature)
            actor = next(spans, None)
            if actor:
                return " ".join(found.written[actor.begin : actor.end]).removesuffix("’s").removesuffix("'s")
        elif feature in found.terms:
            return found.written[found.terms.index(feature)].lower()
    return ""
