"""Generated accounts of an election, a recall, a merger and a flood: what is true of them is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

import pytest
import story_templates
from story_fresh import TUNED, UNSEEN
from story_maker import FOLLOW_UP, Maker, Set, Tally, judge, overlap
from story_templates import Story

from credence.story import compare
from credence.story.model import Comparison

STORIES = (story_templates.ELECTION, story_templates.RECALL, story_templates.MERGER, story_templates.FLOOD)
# Written after the rules were; since then only refusals and plurals were mended because of them.
OTHERS = (story_templates.THEFT, story_templates.STADIUM)
SEEDS = range(8)
TYPES = ("agree", "rounding", "scope", "differ", "contradict", "self-contradict", "only-one")
ENOUGH, ENOUGH_OF_OTHERS = 0.9, 0.85
SAME_WORDS = 0.05


@dataclass
class Measured:
    """What was found over all sets."""

    tally: Tally = field(default_factory=Tally)
    kin: list[float] = field(default_factory=list)
    strangers: list[float] = field(default_factory=list)
    alike: int = 0
    accounts: int = 0
    apart: int = 0
    sets: int = 0
    garbled: int = 0
    found: int = 0
    alarms: int = 0

    def add(self, made: Set, comparison: Comparison) -> None:
        """Add what a comparison found of a set."""
        judge(made, comparison, self.tally)
        self.sets += 1
        self.accounts += len(made.articles)
        self.apart += {FOLLOW_UP} in [set(event.ids) for event in comparison.events]
        self._lineage(made, comparison)
        for name in comparison.names:
            right = [pair for pair in made.garbles.values() if set(pair) <= set(name.variants)]
            self.found += len(right)
            self.alarms += bool(name.garbles and not right)
        self.garbled += len(made.garbles)

    def _lineage(self, made: Set, comparison: Comparison) -> None:
        """Add how probable each pair is; retellings that keep too many words are only counted."""
        p = {frozenset((pair.a, pair.b)): pair.p for pair in comparison.lineage.pairs}
        text = {article.id: article.text for article in made.articles}
        for a, b, same in made.pairs():
            if same and overlap(text[a], text[b]) >= SAME_WORDS:
                self.alike += 1
            else:
                (self.kin if same else self.strangers).append(p.get(frozenset((a, b)), 0.0))

    def area(self) -> float:
        """Return how often (0..1) a retelling is more probably kin than accounts of two lines are."""
        wins = sum((a > b) + (a == b) / 2 for a, b in product(self.kin, self.strangers))
        return wins / (len(self.kin) * len(self.strangers))


def measure(stories: tuple[Story, ...]) -> Measured:
    """Compare the sets of some stories."""
    found = Measured()
    for story, seed in product(stories, SEEDS):
        made = Maker(story, seed).make()
        found.add(made, compare(made.articles))
    return found


@pytest.fixture(scope="module")
def measured() -> Measured:
    """Compare all sets once."""
    return measure(STORIES)


@pytest.fixture(scope="module")
def others() -> Measured:
    """Compare the sets of the stories that no rule was made for."""
    return measure(OTHERS)


@pytest.fixture(scope="module")
def tuned() -> Measured:
    """Compare the sets of the stories that rules were mended with."""
    return measure(TUNED)


@pytest.fixture(scope="module")
def unseen() -> Measured:
    """Compare the sets of the stories that are only ever measured."""
    return measure(UNSEEN)


@pytest.mark.parametrize("kind", TYPES)
def test_relations_are_found_and_are_true(measured: Measured, kind: str) -> None:
    tally = measured.tally
    assert tally.true[kind] + tally.missed[kind] >= 16, "too few to tell"
    assert tally.precision(kind) >= ENOUGH, f"{tally.false[kind]} false"
    assert tally.recall(kind) >= ENOUGH, f"{tally.missed[kind]} missed"


def test_there_are_relations_enough_to_tell(measured: Measured) -> None:
    assert (measured.tally.true + measured.tally.missed).total() >= 200


def test_retellings_are_told_from_other_accounts_by_hardly_any_words(measured: Measured) -> None:
    assert measured.alike <= measured.sets // 10
    assert measured.area() >= 0.95


def test_garbles_are_found_with_few_false_alarms(measured: Measured) -> None:
    assert measured.garbled >= 30
    assert measured.found >= ENOUGH * measured.garbled
    assert measured.alarms <= measured.accounts // 20


def test_a_follow_up_is_an_event_of_its_own(measured: Measured) -> None:
    assert measured.apart == measured.sets


@pytest.mark.parametrize("kind", ["agree", "rounding", "differ", "contradict"])
def test_the_rules_carry_to_other_stories(others: Measured, kind: str) -> None:
    assert others.tally.precision(kind) >= ENOUGH_OF_OTHERS
    assert others.tally.recall(kind) >= ENOUGH_OF_OTHERS


def test_of_stories_that_no_rule_has_seen_most_is_found_and_is_true(unseen: Measured) -> None:
    found, false, missed = (
        sum(counts.values()) for counts in (unseen.tally.true, unseen.tally.false, unseen.tally.missed)
    )
    assert found >= ENOUGH * (found + missed)
    assert found >= ENOUGH * (found + false)


@pytest.mark.parametrize("name", ["others", "tuned", "unseen"])
def test_other_stories_raise_no_false_alarm_of_contradiction(
    name: str, request: pytest.FixtureRequest
) -> None:
    found: Measured = request.getfixturevalue(name)
    assert not found.tally.false["contradict"]
    assert found.tally.precision("self-contradict") >= ENOUGH


@pytest.mark.parametrize("name", ["others", "tuned", "unseen"])
def test_lineage_and_garbles_carry_to_other_stories(name: str, request: pytest.FixtureRequest) -> None:
    found: Measured = request.getfixturevalue(name)
    assert found.area() >= 0.95
    assert found.found >= ENOUGH_OF_OTHERS * found.garbled
    assert found.alarms <= found.accounts // 20
    assert found.apart == found.sets


def test_the_same_seed_makes_the_same_accounts() -> None:
    one, other = (Maker(story_templates.FLOOD, 3).make() for _ in range(2))
    assert one == other
    assert one != Maker(story_templates.FLOOD, 4).make()


def test_the_order_of_the_accounts_changes_no_relation() -> None:
    made = Maker(story_templates.RECALL, 1).make()
    found = [
        sorted((row.relation, *sorted(quote.text for quote in row.quotes)) for row in c.relations)
        for c in (compare(made.articles), compare(made.articles[::-1]))
    ]
    assert found[0] == found[1]
