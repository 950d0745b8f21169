"""Relations: the claims of a story aligned over its accounts, one topic a row, and how they relate.

Amounts are matched one to one between each two accounts, the likeliest first; stances are
gathered by scale and subject (:mod:`credence.story.disputes`); what is left of the aligned
sentences agrees. Accounts of different events cannot contradict each other: what differs there
differs in its time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from credence import quantities
from credence.quantities import Quantity
from credence.story import disputes, figures, fits, laundering, matching
from credence.story.figures import Amount
from credence.story.fits import Fit
from credence.story.matching import Match
from credence.story.model import Relation, RelationType
from credence.story.passages import Place, Story
from credence.story.rows import GRAVEST, Row, gravest, relation

TYPES: Mapping[Fit, RelationType] = {
    "same": "agree",
    "rounding": "rounding",
    "scope": "scope",
    "differ": "differ",
}
WHY: Mapping[RelationType, str] = {
    "agree": "the same value",
    "rounding": "one value, given more or less finely",
    "scope": "different values of different things: both can be right",
    "differ": "different values of one thing: not both can be exact",
    "self-contradict": "one account gives two values of one thing",
    "only-one": "only one account has it",
}


def board(story: Story, lines: Mapping[int, int]) -> tuple[Relation, ...]:
    """Return all rows of a story, the gravest first; ``lines`` is the independent line of each account."""
    amounts = [a for i in story.members for a in figures.find(i, story.cast.accounts[i], story.actors[i])]
    matched = matching.matches(story, amounts)
    own = [*matching.twice(story, amounts, matched)]
    found = [*disputes.rows(story), *_figure_rows(story, matched), *_time_words(story)]
    found.extend(_figure_row(story, "self-contradict", pair) for pair in own)
    found = laundering.add(story, found)
    found.extend(_agreeing(story, found))
    told = {amount for match in matched for amount in (match.a, match.b)} | {*chain.from_iterable(own)}
    found.extend(_alone(story, amounts, told))
    made = [one for one in (relation(story, row, lines) for row in found) if one.topic]
    return tuple(sorted(made, key=lambda one: (GRAVEST.index(one.relation), one.quotes, one.topic)))


def _time_words(story: Story) -> Iterator[Row]:
    """Yield the time words that accounts of different events share: they count from different days."""
    found: dict[str, list[tuple[Place, Quantity]]] = defaultdict(list)
    lines = (((i, line.index), line) for i in story.members for line in story.cast.accounts[i].lines)
    for place, figure in ((place, figure) for place, line in lines for figure in line.figures):
        if figure.relative and figure.when:
            found[figure.when].append((place, figure))
    for same in found.values():
        apart = len({story.events[place[0]] for place, _ in same}) > 1
        days = {quantities.resolve(figure, _published(story, place)) for place, figure in same}
        if apart and (len(days) > 1 or None in days):
            place, figure = same[0]
            label = figure.span.of(story.cast.accounts[place[0]].article.text)
            why = "the same words count from different days: the accounts tell of different events"
            yield Row("scope", tuple(place for place, _ in same), frozenset(), why, label.lower())


def _published(story: Story, place: Place) -> dt.date | None:
    """Return when the account at a place was published, if that is known."""
    return story.cast.accounts[place[0]].article.published


def _figure_rows(story: Story, found: Iterable[Match]) -> Iterator[Row]:
    """Yield a row for every amount that two accounts have."""
    for amounts, inside in matching.grouped(found):
        yield _figure_row(story, gravest(_type(story, match) for match in inside), amounts)


def _type(story: Story, match: Match) -> RelationType:
    """Return the relation of two matched amounts; what differs between two events differs in time."""
    kind = TYPES[match.fit]
    same_event = story.events[match.a.place[0]] == story.events[match.b.place[0]]
    return kind if same_event or kind != "differ" else "scope"


def _figure_row(story: Story, kind: RelationType, amounts: Sequence[Amount]) -> Row:
    """Return the row of some amounts."""
    texts = [story.cast.accounts[a.place[0]].article.text for a in amounts]
    common = frozenset.intersection(*(a.window for a in amounts))
    matter = common or amounts[0].window
    return Row(kind, tuple(a.place for a in amounts), matter, WHY[kind], figures.label(amounts, texts))


def _agreeing(story: Story, found: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for every fact that accounts tell alike and no other row speaks of."""
    spoken = {frozenset(pair) for row in found for pair in combinations(row.places, 2)}
    for fact in story.facts:
        sure = [pair for pair in combinations(fact.places, 2) if story.is_told_alike(*pair)]
        if sure and not any(frozenset(pair) in spoken for pair in combinations(fact.places, 2)):
            yield Row("agree", tuple(sorted({*chain.from_iterable(sure)})), fact.shared, "told alike")


def _alone(story: Story, amounts: Sequence[Amount], matched: Collection[Amount]) -> Iterator[Row]:
    """Yield the amounts that only one of several accounts of an event has."""
    for amount in amounts:
        account = amount.place[0]
        others = [i for i in story.members if i != account and story.events[i] == story.events[account]]
        if others and amount not in matched and fits.is_worth_a_row(amount):
            yield _figure_row(story, "only-one", (amount,))
