"""The frozen types that every other module speaks in; this module imports nothing of ours.

All offsets are Python ``str`` offsets, half-open, into the text as it was read
(:attr:`Article.text`) or, for a hit whose ``field`` is ``"title"``, into :attr:`Article.title`.

What an article has thousands of is a named tuple, since these are made fastest.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Dimension = Literal["hedging", "sourcing", "promotion", "precision"]
Field = Literal["text", "title"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; ``text`` is never silently changed.

    ``origin`` says where it was read (a path, a line of a table, an address); ``notes`` what the
    reader left out that a person should know of, such as hidden text. Both are of the file, not
    of the article: two copies of one article are equal.

    >>> Article(id="a", title="Rain", text="It rained.").language
    'en'
    """

    id: str
    title: str
    text: str
    outlet: str = ""
    url: str = ""
    published: dt.date | None = None
    language: str = "en"
    author: str = ""
    origin: str = field(default="", compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    label: str = ""  # what tables and charts call it; where empty, the title, and where that is empty, the id


class Span(NamedTuple):
    """A half-open range of characters.

    >>> Span(3, 7).of("the tide turned")
    ' tid'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class Furniture(NamedTuple):
    """A span of a page that is not article text, with the reason a reader can object to."""

    start: int
    end: int
    reason: str


class Sentence(NamedTuple):
    """One sentence: where it is, in which paragraph, its words, and what kind of line it stands in.

    ``quoted`` is true where every word lies inside quotation marks; ``heading`` where the
    paragraph is a heading or headline and not running prose.
    """

    span: Span
    paragraph: int
    words: int
    quoted: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An article (or its title) split up; furniture has no sentences.

    ``text`` is the very string that the spans index: ``article.text``, or ``article.title``
    where ``field`` is ``"title"``. ``words`` counts the words of ``sentences``.
    ``paragraphs`` are all paragraphs of the page, furniture included. ``padding`` are sentences that
    earn nothing (see :mod:`credence.padding`).
    """

    article: Article
    field: Field
    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Span, ...]
    furniture: tuple[Furniture, ...]
    words: int
    padding: tuple[Furniture, ...] = ()


class Cue(NamedTuple):
    """One row of a lexicon.

    ``weight`` is a log-odds: how much more often sentences with the phrase carry the signal.
    ``n`` is the number of annotated sentences behind it, or ``None`` where it was set by hand.
    """

    phrase: str
    dimension: Dimension
    kind: str
    weight: float
    n: int | None
    source: str
    note: str = ""


class Match(NamedTuple):
    """A cue found in a text, before any rule has looked at its context."""

    start: int
    end: int
    cue: Cue


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document with the cues found in it, sentence by sentence: what the dimensions read.

    ``matches[i]`` are the matches inside ``document.sentences[i]``, in reading order. A reading
    equals what was made of it by a mark of padding alone, so that what was found in the one is found
    again without a look at all its words.
    """

    document: Document
    matches: tuple[tuple[Match, ...], ...]

    def __eq__(self, other: object) -> bool:
        """Tell whether another reading holds the very same parts."""
        return isinstance(other, Reading) and self._parts() == other._parts()

    def __hash__(self) -> int:
        """Return a hash that equal readings share."""
        return hash(self._parts())

    def _parts(self) -> tuple[int, ...]:
        """Return which objects the reading was put together from."""
        doc = self.document
        return id(doc.text), id(doc.sentences), id(doc.quotations), id(self.matches)


class Hit(NamedTuple):
    """One piece of evidence: these characters moved that score by this weight, and why.

    A positive ``weight`` speaks for credibility, a negative one against it, in every dimension.
    ``n`` is the number of annotated sentences behind the cue, or ``None`` where a hand or a rule set it.
    """

    start: int
    end: int
    dimension: Dimension
    kind: str
    weight: float
    why: str
    field: Field = "text"
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One dimension of one article: 0..100, higher is more credible, with a 90 % interval.

    ``rate`` is the raw figure behind ``value``; it follows from ``hits`` and the counts of the
    document alone (see :func:`credence.rates.rate`).
    """

    dimension: Dimension
    value: float
    low: float
    high: float
    rate: float
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said of one article; ``scores`` is empty where nothing can be said.

    Of ``words`` and ``sentences`` so many words stand in ``padding``, which earns nothing.
    """

    article: Article
    scores: tuple[Score, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[str, ...]
    words: int = 0
    sentences: int = 0
    padding: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each dimension counts; non-negative, normalised on use.

    >>> Weights(hedging=2, sourcing=1, promotion=1, precision=0).share("hedging")
    0.5
    >>> Weights(hedging=-1)
    Traceback (most recent call last):
    ...
    ValueError: weight of hedging is -1; a weight must be a number of 0 or more
    """

    hedging: float = 1.0
    sourcing: float = 1.0
    promotion: float = 1.0
    precision: float = 1.0

    def __post_init__(self) -> None:
        """Refuse weights that mean nothing."""
        for name in self.__slots__:
            value = getattr(self, name)
            if not 0 <= value < float("inf"):
                raise ValueError(f"weight of {name} is {value}; a weight must be a number of 0 or more")
        if not any(getattr(self, name) for name in self.__slots__):
            raise ValueError("all weights are 0; give at least one dimension a weight above 0")

    def share(self, dimension: Dimension) -> float:
        """Return the part of the composite that ``dimension`` makes up, 0..1."""
        total = sum(getattr(self, name) for name in self.__slots__)
        return float(getattr(self, dimension) / total)
