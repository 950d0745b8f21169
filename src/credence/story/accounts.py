"""One account: an article read once, with all that the comparison asks of it.

Tables count here, though the scores set them aside as no prose: they state facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from credence import attribution, furniture, quantities
from credence.attribution import Attribution
from credence.clauses import Token, tokens
from credence.model import Article, Document, Sentence, Span
from credence.quantities import Quantity
from credence.rules import SHIPPED, Rules
from credence.story.model import Quote
from credence.story.terms import term
from credence.text import document, paragraphs

TABLE = "table"
# No sentence of a report has more, and time would grow with their square.
LONGEST_WORDS, LONGEST_LETTERS = 300, 5000


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, how each is written, its term (``""`` for a mark), figures, speakers."""

    index: int
    sentence: Sentence
    words: tuple[Token, ...]
    written: tuple[str, ...]
    terms: tuple[str, ...]
    figures: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]

    def at(self, offset: int) -> int:
        """Return the index of the first word that ends behind ``offset``."""
        return next((i for i, word in enumerate(self.words) if word.end > offset), len(self.words))

    def term_at(self, offset: int) -> str:
        """Return the term of the word at an offset, or nothing behind the last."""
        at = self.at(offset)
        return self.terms[at] if at < len(self.terms) else ""


@dataclass(frozen=True, slots=True)
class Account:
    """An article as the comparison reads it; ``lines`` are its sentences, furniture left out."""

    article: Article
    document: Document
    lines: tuple[Line, ...]

    def quote(self, span: Span) -> Quote:
        """Return marked words of this account."""
        return Quote(self.article.id, span.start, span.end, span.of(self.article.text))


def read(article: Article, rules: Rules = SHIPPED) -> Account:
    """Read one article for comparison.

    >>> account = read(Article("a", "", "The ferry carried 240 people. “It was full,” said Ana Ruiz."))
    >>> [len(line.words) for line in account.lines], account.lines[0].figures[0].value
    ([6, 10], 240.0)
    """
    found = furniture.find(article.text, paragraphs(article.text), article.title)
    doc = document(article, [piece for piece in found if not piece.reason.startswith(TABLE)])
    doc = replace(doc, sentences=tuple(filter(_readable, doc.sentences)))
    reading = rules.find().find(doc)
    figures = _by_sentence(doc, quantities.find(article.text))
    speakers: list[list[Attribution]] = [[] for _ in doc.sentences]
    for one in attribution.find(reading):
        speakers[one.sentence].append(one)
    lines = (_line(doc, i, sentence, figures[i], speakers[i]) for i, sentence in enumerate(doc.sentences))
    return Account(article, doc, tuple(lines))


def _readable(sentence: Sentence) -> bool:
    """Tell whether a sentence is no longer than one can be."""
    letters = sentence.span.end - sentence.span.start
    return sentence.words <= LONGEST_WORDS and letters <= LONGEST_LETTERS


def _line(
    doc: Document,
    index: int,
    sentence: Sentence,
    figures: Sequence[Quantity],
    speakers: Sequence[Attribution],
) -> Line:
    """Return one sentence with its words and terms."""
    words = tuple(tokens(doc.text, sentence.span))
    terms = tuple(term(word) if word.word else "" for word in words)
    written = tuple(doc.text[word.start : word.end] for word in words)
    return Line(index, sentence, words, written, terms, tuple(figures), tuple(speakers))


def _by_sentence(doc: Document, found: Iterable[Quantity]) -> list[list[Quantity]]:
    """Return the quantities of each sentence."""
    sorted_out: list[list[Quantity]] = [[] for _ in doc.sentences]
    waiting = iter([*found, None])
    figure = next(waiting)
    for i, sentence in enumerate(doc.sentences):
        while figure is not None and figure.span.start < sentence.span.end:
            if figure.span.start >= sentence.span.start:
                sorted_out[i].append(figure)
            figure = next(waiting)
    return sorted_out
