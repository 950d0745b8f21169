"""Lineage: how probable it is that two accounts depend on each other, and how many lines there are.

What speaks for it: passages in common that other accounts lack, a garble in common, facts in the
same order, runs of words and quotations in common. What everybody has (the news itself) weighs
nothing. The evidence is summed in log-odds; accounts that hang together form one line, so that
corroboration can count lines and not pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import exp, log1p

from credence.model import Span
from credence.story import traces
from credence.story.clusters import Clusters
from credence.story.mentions import Key
from credence.story.model import Evidence, Pair, Quote
from credence.story.passages import Fact, Place, Story
from credence.story.terms import stem, weigh

# Log-odds before any evidence. Set by hand, with the caps below, so that of the pairs of BASIL's
# training part (three outlets an event, each its own report) few come out above one half, unless
# they share runs of words, and retellings do.
PRIOR, OTHER_EVENT = -4.0, -2.0
# A passage counts by its nats: so many for one unit of log-odds, up to a cap.
NATS, FACT_CAP, LEAST = 8.0, 1.5, 0.3
# What stands in a quotation was there for all to hear.
QUOTED = 0.3
# Of two accounts alone nobody knows which facts others would lack.
PAIR_ALONE = 0.25
# Which of two spellings is the mistake is sure only where a list of known names says so.
GARBLE, ODD_SPELLING, MAJORITY = 2.5, 1.25, 2 / 3
# Facts in the same order: counted from so many, above the correlation of unrelated reports.
ORDERED, USUAL_ORDER, ORDER_WORTH = 4, 0.5, 2.5
# A retelling takes over most sentences: counted above the share that reports of one event have.
USUAL_SHARE, SHARE_WORTH = 0.5, 4.0
RUN_NATS, RUN_CAP = 12.0, 1.0
QUOTATION, QUOTATIONS_CAP = 0.4, 1.2
LIKELY = 0.5


@dataclass(frozen=True)
class Kin:
    """What two accounts of a story have in common, and what the others have of it."""

    story: Story

    @cached_property
    def holders(self) -> Mapping[str, frozenset[int]]:
        """Return which accounts have each feature."""
        found: dict[str, set[int]] = defaultdict(set)
        for (i, _), features in self.story.features.items():
            for feature in features:
                found[feature].add(i)
        return {feature: frozenset(ids) for feature, ids in found.items()}

    @cached_property
    def runs(self) -> Mapping[int, dict[str, Span]]:
        """Return the runs of words of each account outside its quotations, with where they stand."""
        return {i: traces.runs(self.story.cast.accounts[i]) for i in self.story.members}

    @cached_property
    def quoted(self) -> Mapping[int, dict[str, Span]]:
        """Return the quotations of each account by their words."""
        return {i: traces.quotations(self.story.cast.accounts[i]) for i in self.story.members}

    def lacked(self, holders: frozenset[int], a: int, b: int) -> float:
        """Return how far (0..1) what two accounts have in common is theirs alone.

        It is 0 where all others have it, and nears 1 the more accounts lack it.
        """
        events = {self.story.events[a], self.story.events[b]}
        others = {i for i in self.story.members if self.story.events[i] in events} - {a, b}
        lacking = len(others - holders)
        return lacking / (lacking + 1) if others else PAIR_ALONE

    def evidence(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield what speaks for it that two accounts hang together."""
        yield from self._facts(a, b)
        yield from self._share(a, b)
        yield from self._garbles(a, b)
        yield from self._order(a, b)
        yield from self._wording(a, b)
        yield from self._quotations(a, b)

    def shared(self, a: int, b: int) -> Iterator[tuple[Place, Place, Fact]]:
        """Yield the facts that two accounts have in common, with where each tells them."""
        for fact in self.story.facts:
            places = dict(fact.places)
            if a in places and b in places:
                yield (a, places[a]), (b, places[b]), fact

    def _facts(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield the facts that two accounts have in common and others lack."""
        for one, other, fact in self.shared(a, b):
            common = self.story.features[one] & self.story.features[other]
            tellers = frozenset(i for i, _ in fact.places)
            nats = sum(self.story.weights[f] * self.lacked(self.holders[f] | tellers, a, b) for f in common)
            nats *= QUOTED if self._is_quoted(one) and self._is_quoted(other) else 1.0
            weight = min(FACT_CAP, nats / NATS)
            if weight >= LEAST:
                telling = sorted(common, key=lambda f: (-self.story.weights[f], f))[:4]
                why = "in common: " + ", ".join(f.lstrip("@=#") for f in telling)
                yield Evidence("fact", weight, why, (self._quote(one), self._quote(other)))

    def _share(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield that most sentences of the shorter account stand in the longer one, too."""
        shared = len([*self.shared(a, b)])
        shorter = min(self._sentences(i) for i in (a, b))
        weight = SHARE_WORTH * (shared / max(1, shorter) - USUAL_SHARE)
        if weight >= LEAST and shared >= ORDERED:
            yield Evidence("fact", weight, f"{shared} of {shorter} sentences tell the same")

    def _sentences(self, account: int) -> int:
        """Return how many sentences an account has, headings left out."""
        return sum(not line.sentence.heading for line in self.story.cast.accounts[account].lines)

    def _is_quoted(self, place: Place) -> bool:
        """Tell whether a sentence is mostly quotation."""
        return traces.quoted_share(self.story.cast.accounts[place[0]], place[1]) > 1 / 2

    def _quote(self, place: Place) -> Quote:
        """Return the sentence at a place."""
        account = self.story.cast.accounts[place[0]]
        return account.quote(account.lines[place[1]].sentence.span)

    def _garbles(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield the garbled names that two accounts share while another spells them right."""
        for wrong in sorted(self.garbles[a].keys() & self.garbles[b].keys()):
            spans = [self.garbles[i][wrong] for i in (a, b)]
            quotes = tuple(self.story.cast.accounts[i].quote(s) for i, s in zip((a, b), spans, strict=True))
            weight = GARBLE if wrong in self.story.cast.corrections else ODD_SPELLING
            yield Evidence("garble", weight, f"both write “{quotes[0].text}”", quotes)

    @cached_property
    def garbles(self) -> Mapping[int, dict[Key, Span]]:
        """Return the garbled spellings of each account: known ones, and those of no clear majority."""
        cast = self.story.cast
        right = set(cast.corrections.values())
        spellings: dict[Key, dict[Key, set[int]]] = defaultdict(lambda: defaultdict(set))
        for i in self.story.members:
            for mention in cast.mentions[i]:
                spellings[cast.name(i, mention)][cast.key(i, mention)].add(i)
        wrong = {
            key
            for forms in spellings.values()
            for key, accounts in forms.items()
            if len(forms) > 1
            and key not in right
            and len(accounts) <= MAJORITY * len(set().union(*forms.values()))
        } | cast.corrections.keys()
        found: dict[int, dict[Key, Span]] = {i: {} for i in self.story.members}
        for i in self.story.members:
            for mention in cast.mentions[i]:
                if mention.key in wrong:
                    found[i].setdefault(mention.key, mention.span)
        return found

    def _order(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield that two accounts tell the same things in the same order."""
        order = [(one[1], other[1]) for one, other, _ in self.shared(a, b)]
        correlation = traces.tau(order)
        if len(order) >= ORDERED and correlation > USUAL_ORDER:
            weight = ORDER_WORTH * (correlation - USUAL_ORDER) * log1p(len(order) - ORDERED)
            if weight >= LEAST:
                yield Evidence(
                    "order", weight, f"{len(order)} passages in the same order (tau {correlation:.2f})"
                )

    def _wording(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield the runs of words that two accounts share, each stretch once."""
        end = 0
        for run, span in self.runs[a].items():
            if run not in self.runs[b] or span.start < end:
                continue
            holders = frozenset(i for i in self.story.members if run in self.runs[i])
            weight = min(RUN_CAP, weigh(map(stem, run.split())) / RUN_NATS) * self.lacked(holders, a, b)
            if weight >= LEAST:
                end = span.end
                quotes = (
                    self.story.cast.accounts[a].quote(span),
                    self.story.cast.accounts[b].quote(self.runs[b][run]),
                )
                yield Evidence("wording", weight, f"the same words: “{run}”", quotes)

    def _quotations(self, a: int, b: int) -> Iterator[Evidence]:
        """Yield the quotations that two accounts share and others lack."""
        total = 0.0
        for words, span in self.quoted[a].items():
            if words in self.quoted[b] and total < QUOTATIONS_CAP:
                holders = frozenset(i for i in self.story.members if words in self.quoted[i])
                weight = QUOTATION * self.lacked(holders, a, b)
                total += weight
                quotes = (
                    self.story.cast.accounts[a].quote(span),
                    self.story.cast.accounts[b].quote(self.quoted[b][words]),
                )
                if weight:
                    yield Evidence("quotation", weight, "the same quotation", quotes)


def pairs(story: Story) -> Iterator[Pair]:
    """Yield the pairs of accounts of a story that have anything in common, with the evidence."""
    kin = Kin(story)
    ids = {i: story.cast.accounts[i].article.id for i in story.members}
    for a, b in combinations(story.members, 2):
        evidence = tuple(sorted(kin.evidence(a, b), key=lambda one: -one.weight))
        if evidence:
            prior = PRIOR if story.events[a] == story.events[b] else PRIOR + OTHER_EVENT
            p = 1 / (1 + exp(-prior - sum(one.weight for one in evidence)))
            yield Pair(ids[a], ids[b], p, evidence)


def lines(ids: Sequence[str], found: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """Return the independent lines: accounts that likely hang together, directly or through others.

    >>> lines("abc", [Pair("a", "c", 0.9, ()), Pair("a", "b", 0.2, ())])
    (('a', 'c'), ('b',))
    """
    clusters: Clusters[str] = Clusters()
    for pair in found:
        if pair.p > LIKELY:
            clusters.join(pair.a, pair.b)
    return tuple(map(tuple, clusters.groups(ids)))
