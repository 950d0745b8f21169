"""Who spoke so far in a text: whom a pronoun, a bare role or a last name stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from credence.clauses import OBJECT_PRONOUNS, Token
from credence.lexicon import fold
from credence.model import Match, Span
from credence.names import full_names
from credence.sources import SourceClass, classify, head, human, identity

SINGULAR = frozenset("he she him her his who hers".split())
IMPERSONAL = frozenset("it its this that these those which what there".split())
PLURAL = frozenset("they them their".split())
FIRST = frozenset("i we me us my our".split())
SECOND = frozenset("you your".split())
PRONOUNS = SINGULAR | PLURAL | OBJECT_PRONOUNS | IMPERSONAL | FIRST | SECOND
POINTERS = IMPERSONAL - {"it", "its", "which"}
# How far back, in paragraphs and characters, a pronoun can find the one it stands for.
PARAGRAPHS, REACH, SPEAKERS = 4, 600, 8
CONTRACTIONS = ("'m", "'ve", "'d", "'ll", "'re")
# A role with its article: "the mayor".
ROLE_WORDS = 2


class Label(NamedTuple):
    """What a source is; ``source_class`` is ``None`` where the words are no source at all."""

    source_class: SourceClass | None
    who: str = ""
    antecedent: Span | None = None


@dataclass(slots=True)
class Speakers:
    """Who spoke so far in a text, so that pronouns and bare roles can be resolved, in reading order.

    >>> from credence.clauses import tokens
    >>> speakers = Speakers("Ana Ruiz")
    >>> ruiz, she = tokens("Ana Ruiz", Span(0, 8)), tokens("she", Span(0, 3))
    >>> speakers.label(ruiz, [], 0, opens=True).who, speakers.label(she, [], 1, opens=True).who
    ('ruiz', 'ruiz')
    """

    text: str
    bodies: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    spoken: list[tuple[int, Span, SourceClass, str, bool]] = field(default_factory=list)

    def label(
        self, words: Sequence[Token], matches: Sequence[Match], paragraph: int, *, opens: bool
    ) -> Label:
        """Return the class of a source and who it is, and remember it."""
        low = words[0].low
        low = low.partition("'")[0] if low.endswith(CONTRACTIONS) else low
        pronoun = low in PRONOUNS
        if pronoun and len(words) > 1 and words[1].low == "and":
            return self._pronoun(words[0], paragraph)
        if pronoun and len(words) == 1 and (low == "i" or not words[0].shouted):
            return self._pronoun(words[0], paragraph)
        label = self._known(
            Label(classify(words, matches, opens=opens), identity(words)),
            alone=len(words) == 1 and words[0].capital,
        )
        if label.source_class == "described" and low == "the" and len(words) <= ROLE_WORDS:
            known = self._last(paragraph, plural=False, person=True)
            label = known or label
        span = Span(words[0].start, words[-1].end)
        if label.source_class and label.source_class not in {"vague", "nobody"} and not label.antecedent:
            self.spoken.append((paragraph, span, label.source_class, label.who, _plural(words, opens=opens)))
        return label

    def _known(self, label: Label, *, alone: bool) -> Label:
        """Return a label, mended where the text said before that the name is that of a body or a person.

        ``alone`` says that the source is one word with a capital: "Sanders", and no sanders.
        """
        if label.source_class == "organisation":
            self.bodies.add(label.who)
        if label.source_class == "person":
            self.people.add(label.who)
        if label.source_class == "described" and alone and label.who in self.people:
            return label._replace(source_class="person")
        if label.source_class == "person" and label.who in self.bodies:
            return label._replace(source_class="organisation")
        return label

    def _pronoun(self, word: Token, paragraph: int) -> Label:
        """Return whom a pronoun stands for; the writer's own voice is ``self``."""
        low = word.low.partition("'")[0]
        if low in FIRST:
            return Label("self", "self")
        if low in SECOND or low in POINTERS:
            return Label(None)
        known = self._last(paragraph, plural=low in PLURAL, person=low in SINGULAR)
        if known or low in IMPERSONAL:
            return known or Label(None)
        return (self._named_before(word.start) if low in SINGULAR else None) or Label("nobody")

    def _last(self, paragraph: int, *, plural: bool, person: bool = False) -> Label | None:
        """Return the last source that a pronoun or role can mean."""
        for at, span, source_class, who, many in self.spoken[: -SPEAKERS - 1 : -1]:
            if paragraph - at > PARAGRAPHS:
                return None
            if many == plural and (not person or source_class in {"person", "described", "anonymous"}):
                return Label(source_class, who, span)
        return None

    def _named_before(self, start: int) -> Label | None:
        """Return the last full name before a pronoun, though nobody has spoken yet."""
        begin = max(0, start - REACH)
        names = list(full_names(self.text[begin:start]))
        if not names:
            return None
        last = Span(begin + names[-1].start, begin + names[-1].end)
        return Label("person", fold(last.of(self.text).rpartition(" ")[2]), last)


def _plural(words: Sequence[Token], *, opens: bool) -> bool:
    """Tell whether a source is several: coordinated, or a common noun in the plural.

    ``opens`` says that it begins the sentence, where a capital makes no name.
    """
    at = head(words)
    last = words[at]
    several = any(word.low == "and" for word in words[:at])
    common = not last.capital or (opens and len(words) == 1 and human(last))
    return several or (last.low.endswith("s") and common)
