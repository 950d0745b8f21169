"""Makes sets of accounts by rule, with the relations, names, events and lineage that hold in them.

A set has three lines. The first account of a line chooses facts, their order and its sides; a
further one of the line retells it: the same facts in the same order in other words. What everybody
has is core; private facts stand in one line only. All chance comes from the seed.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from story_templates import Fact, Figure, Plain, Sides, Story

from credence.model import Article
from credence.story.model import Comparison, Relation

LINES = ((0, 0), (1,), (2,))  # an account and its retelling, and two by themselves
DISSENTER = 1  # the line that can differ from the others
FOLLOW_UP = "later"
OPENINGS = (
    "What happened there keeps the whole region talking.",
    "It was a day that nobody in the place will forget.",
    "Here is what is known.",
    "People have been asking questions ever since.",
)
CLOSINGS = (
    "More will be known when the papers are published.",
    "For now, everybody waits.",
    "Life goes on, as it must.",
    "The matter is far from settled.",
)
LETTERS = "abcdefghiklmnoprstuvw"


@dataclass
class Told:
    """One sentence of an account: which fact it tells and where it stands."""

    fact: str
    text: str
    start: int = 0
    end: int = 0


@dataclass
class Set:
    """Accounts with what is true of them.

    ``relations`` is the relation of each fact, ``garbles`` the right and the wrong spelling by slot.
    """

    articles: list[Article]
    told: dict[str, list[Told]]
    relations: dict[str, str]
    lines: list[set[str]]
    garbles: dict[str, tuple[str, str]] = field(default_factory=dict)

    def fact_at(self, id_: str, start: int, end: int) -> str:
        """Return the fact that a span of an account tells, or nothing."""
        found = (told.fact for told in self.told[id_] if told.start < end and start < told.end)
        return next(found, "")

    def pairs(self) -> Iterator[tuple[str, str, bool]]:
        """Yield the pairs of accounts of the event, and whether they are of one line."""
        ids = [article.id for article in self.articles if article.id != FOLLOW_UP]
        for a, b in combinations(ids, 2):
            yield a, b, any({a, b} <= line for line in self.lines)


def amount(value: float, unit: str, rng: random.Random) -> str:
    """Write a value as journalists do."""
    money = {"dollars": "$", "euros": "€"}
    scale, _, currency = unit.partition(" ")
    if scale == "million":
        signed = currency in money and rng.random() < 0.5
        return f"{money[currency]}{value:g} million" if signed else f"{value:g} {unit}"
    if unit == "dollars" and rng.random() < 0.5:
        return f"${value:g}"
    if unit == "per cent":
        return f"{value:g}{rng.choice((' per cent', ' percent', '%'))}"
    number = f"{value:,.0f}" if value == int(value) else f"{value:g}"
    return f"{number} {unit}".strip()


def rounded(value: float) -> float:
    """Return a value with its first two digits, or one, if that is what changes it."""
    for digits in (2, 1):
        step = 10 ** (len(str(int(value))) - digits)
        if step >= 1 and round(value / step) * step != value:
            return float(round(value / step) * step)
    return value


def garble(name: str, rng: random.Random) -> str:
    """Return a name with one inner letter of its longest word lost, doubled, changed or swapped."""
    words = name.split()
    at = max(range(len(words)), key=lambda i: (words[i].isalpha(), len(words[i])))
    word = words[at]
    i = rng.randrange(1, len(word) - 1)
    other = rng.choice([letter for letter in LETTERS if letter != word[i]])
    forms = (
        word[:i] + word[i + 1 :],
        word[: i + 1] + word[i:],
        word[:i] + other + word[i + 1 :],
        word[:i] + word[i + 1] + word[i] + word[i + 2 :],
    )
    new = rng.choice([form for form in forms if form != word])
    return " ".join([*words[:at], new, *words[at + 1 :]])


class Maker:
    """Makes one set from a story."""

    def __init__(self, story: Story, seed: int) -> None:
        self.story = story
        self.rng = random.Random(f"{story.id}-{seed}")  # noqa: S311 -- test data, not secrets
        pools = enumerate(story.names.items())
        self.names = {slot: pool[(seed + n) % len(pool)] for n, (slot, pool) in pools}
        self.used: dict[str, list[str]] = defaultdict(list)
        self.modes: dict[str, str] = {}
        self.values: dict[tuple[str, int], str] = {}
        told: list[Fact] = [*story.figures, *story.plain, *story.sides]
        self.by_id = {fact.id: fact for fact in told}

    def form(self, key: str, forms: Sequence[str]) -> str:
        """Return a wording that no account of the set has used yet, where one is left."""
        left = [form for form in forms if form not in self.used[key]] or list(forms)
        chosen = self.rng.choice(left)
        self.used[key].append(chosen)
        return chosen

    def choose(self) -> list[list[str]]:
        """Return which facts each line tells, in its order."""
        facts: list[Figure | Plain] = [*self.story.figures, *self.story.plain]
        core = [fact.id for fact in facts if fact.core]
        rest = [fact.id for fact in facts if not fact.core]
        self.rng.shuffle(rest)
        shared = [*rest[3::4], *(side.id for side in self.story.sides)]
        lines = []
        for n in range(len(LINES)):
            body = rest[n::4] if n == len(LINES) - 1 else [*rest[n::4], *shared]
            self.rng.shuffle(body)
            lines.append([*self.rng.sample(core, len(core)), *body])
        return lines

    def plan(self) -> None:
        """Decide how the dissenting line relates to the others on each fact."""
        modes = ("agree", "rounding", "differ", "agree")
        turn = self.rng.randrange(len(modes))
        for n, figure in enumerate(self.story.figures):
            wide = bool(figure.wide) and self.rng.random() < 0.6
            self._value(figure, "scope" if wide else modes[(n + turn) % len(modes)])
        for sides in self.story.sides:
            self.modes[sides.id] = self.rng.choice(("contradict", "contradict", "agree"))

    def _value(self, figure: Figure, mode: str) -> None:
        """Give a figure its values: those of the dissenting line, and of the others."""
        whole = self.rng.randrange(figure.low, figure.high)
        whole += 3 * (whole % 10 == 0)
        value = whole + 0.7 if figure.unit.startswith("million") else float(whole)
        hedge, other = "", value
        if mode == "rounding":
            hedge, other = self.rng.choice(("about ", "nearly ", "some ", "")), rounded(value)
            if other == value or abs(other - value) / value > 0.09:
                mode, hedge, other = "agree", "", value
        elif mode == "differ":
            other = round(value * self.rng.choice((0.55, 1.6)) + 2, 1 if value % 1 else None)
        elif mode == "scope":
            other = whole * 4 + 7
        self.modes[figure.id] = mode
        for line in range(len(LINES)):
            mine, words = (other, hedge) if line == DISSENTER else (value, "")
            self.values[figure.id, line] = words + amount(mine, figure.unit, self.rng)

    def tell(self, id_: str, line: int) -> str:
        """Return a sentence that tells a fact as a line has it."""
        fact = self.by_id[id_]
        if isinstance(fact, Plain):
            return self.form(id_, fact.forms).format(**self.names)
        dissents = line == DISSENTER and self.modes[id_] in ("contradict", "scope")
        if isinstance(fact, Sides):
            return self.form(f"{id_} {dissents}", fact.other if dissents else fact.one).format(**self.names)
        forms = fact.wide if dissents else fact.forms
        return self._figured(f"{id_} {dissents}", forms, self.values[id_, line])

    def _figured(self, key: str, forms: Sequence[str], value: str) -> str:
        """Return a sentence with a figure."""
        text = self.form(key, forms).format(v=value, **self.names)
        return text[0].upper() + text[1:]

    def make(self, *, garbled: int = 2) -> Set:
        """Return a set of accounts, with a follow-up a year later, and all that is true of them."""
        facts = self.choose()
        self.plan()
        lines = [line for row in LINES for line in row]
        ids = [f"{line}{n}" for n, line in enumerate(lines)]
        told = {
            id_: [
                Told("", OPENINGS[n]),
                *(Told(f, self.tell(f, line)) for f in facts[line]),
                Told("", CLOSINGS[n]),
            ]
            for n, (id_, line) in enumerate(zip(ids, lines, strict=True))
        }
        twice = self._twice(facts, told[ids[0]])
        garbles = self._garble(told, garbled)
        told[FOLLOW_UP] = [Told("", form.format(**self.names)) for form in self.story.follow_up]
        articles = [_article(id_, said) for id_, said in told.items()]
        groups = [
            {id_ for id_, at in zip(ids, lines, strict=True) if at == line} for line in range(len(LINES))
        ]
        return Set(articles, told, self._truth(facts) | twice, groups, garbles)

    def _twice(self, facts: Sequence[Sequence[str]], told: list[Told]) -> dict[str, str]:
        """Let an account give one of its own figures again, with another value; return that fact."""
        others = {*facts[1], *facts[2]}
        own = (f for f in self.story.figures if f.id in facts[0] and f.id not in others and not f.unit)
        for figure in list(own)[:1]:
            value = round(float(self.values[figure.id, 0].replace(",", "")) * 1.7)
            text = self._figured(f"{figure.id} False", figure.forms, amount(value, "", self.rng))
            told.insert(len(told) - 1, Told(figure.id, text))
            return {figure.id: "self-contradict"}
        return {}

    def _garble(self, told: dict[str, list[Told]], count: int) -> dict[str, tuple[str, str]]:
        """Misspell some names, each throughout one account; return those that two spellings are left of."""
        found = {}
        for slot in self.rng.sample(self.story.garbled, count):
            right, wrong = self.names[slot], garble(self.names[slot], self.rng)
            for sentence in told[self.rng.choice(sorted(told))]:
                sentence.text = sentence.text.replace(right, wrong)
            text = " ".join(sentence.text for said in told.values() for sentence in said)
            if right in text and wrong in text:
                found[slot] = (right, wrong)
        return found

    def _truth(self, facts: Sequence[Sequence[str]]) -> dict[str, str]:
        """Return the relation that holds for each fact, but for plain facts of one account only."""
        found = {}
        for fact in dict.fromkeys(fact for line in facts for fact in line):
            holders = [n for n, line in enumerate(facts) if fact in line]
            if DISSENTER in holders and len(holders) > 1:
                found[fact] = self.modes.get(fact, "agree")
            elif 0 in holders:
                found[fact] = "agree"
            elif isinstance(self.by_id[fact], Figure):
                found[fact] = "only-one"
        return found


def _article(id_: str, said: Sequence[Told]) -> Article:
    """Join sentences to paragraphs and note where each stands."""
    text = ""
    for n, sentence in enumerate(said):
        text += "" if not n else "\n\n" if n % 4 == 0 else " "
        sentence.start = len(text)
        text += sentence.text
        sentence.end = len(text)
    return Article(id_, "", text)


def overlap(a: str, b: str, length: int = 4) -> float:
    """Return which part (0..1) of the runs of words of ``b`` stands in ``a``."""
    runs = [{" ".join(w[i : i + length]) for i in range(len(w) - length + 1)} for w in (a.split(), b.split())]
    return len(runs[0] & runs[1]) / max(1, len(runs[1]))


@dataclass
class Tally:
    """True and false rows, and truths that were missed, by relation."""

    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, kind: str) -> float:
        """Return which part of the rows of a kind is true."""
        return self.true[kind] / max(1, self.true[kind] + self.false[kind])

    def recall(self, kind: str) -> float:
        """Return which part of the truths of a kind was found."""
        return self.true[kind] / max(1, self.true[kind] + self.missed[kind])


def judge(made: Set, comparison: Comparison, tally: Tally) -> None:
    """Add the rows of a comparison to a tally.

    A row is true if all its quotes tell one fact and its relation is that of the fact. That some
    agree on a value, where another account dissents, is neither counted nor false.
    """
    found = set()
    for row in comparison.relations:
        fact, ids = _told_by(made, row)
        if not ids:
            continue
        truth = made.relations.get(fact)
        if fact and truth == row.relation:
            found.add(fact)
        elif not (fact and row.relation == "agree" and _of_one_mind(made, ids, truth)):
            tally.false[row.relation] += 1
    for fact, relation in made.relations.items():
        (tally.true if fact in found else tally.missed)[relation] += 1


def _told_by(made: Set, row: Relation) -> tuple[str, set[str]]:
    """Return the one fact that a row's quotes tell, or nothing, and whose they are.

    Quotes of the follow-up are left out; a row that has nothing else is passed over.
    """
    quotes = [quote for quote in row.quotes if quote.id != FOLLOW_UP]
    if len(quotes) < min(2, len(row.quotes)):
        return "", set()
    facts = {made.fact_at(quote.id, quote.start, quote.end) for quote in quotes}
    return facts.pop() if len(facts) == 1 else "", {quote.id for quote in quotes}


def _of_one_mind(made: Set, ids: set[str], truth: str | None) -> bool:
    """Tell whether the accounts of a row say the same, though somebody else, or one of them, dissents."""
    return truth is not None and (len(ids) < 2 or not ids & made.lines[DISSENTER])
