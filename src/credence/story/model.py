"""The frozen types of a comparison: what several accounts of one story say, and how they relate.

Every statement leads to marked words: a :class:`Quote` is a span of one article's text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

RelationType = Literal["agree", "rounding", "scope", "differ", "contradict", "self-contradict", "only-one"]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Marked words: ``text`` stands at ``start:end`` in the text of article ``id``."""

    id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time word and the days it stands for; both are ``None`` where it stays undated.

    ``back`` is how many days before the writing it points, where it counts from then: 7 of "last week".
    """

    quote: Quote
    first: dt.date | None
    last: dt.date | None
    back: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Accounts of one event. ``story`` is the same number for events of one story.

    ``reasons`` say why an account of the same story stands in another event.
    """

    ids: tuple[str, ...]
    story: int
    times: tuple[Time, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One topic with its quotes and how they relate; ``why`` says it in a sentence.

    ``lines`` counts the independent lines behind the quotes (corroboration counts lines, not
    pages). ``laundering`` names each step by which a source became firmer than it was.
    """

    topic: str
    relation: RelationType
    quotes: tuple[Quote, ...]
    why: str
    laundering: tuple[str, ...] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Name:
    """One product, company, person or place: its spellings and what each account says of it.

    ``garbles`` are the spellings that are taken to be mistakes. ``known`` is the source of the
    list of known names where the name stands in one.
    """

    name: str
    variants: tuple[str, ...]
    ids: tuple[str, ...]
    garbles: tuple[str, ...]
    says: tuple[Quote, ...]
    known: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence that two accounts depend on each other, worth ``weight`` in log-odds."""

    kind: Literal["fact", "garble", "order", "wording", "quotation"]
    weight: float
    why: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """How probable it is (0..1) that two accounts hang together, and the evidence for it."""

    a: str
    b: str
    p: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Independent lines: groups of accounts that hang together, and the pairs behind them."""

    lines: tuple[tuple[str, ...], ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is said of several accounts read together."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    names: tuple[Name, ...]
    lineage: Lineage
