"""Replies: who answered and who, when asked, did not, in each account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from credence.attribution import Attribution
from credence.clauses import STOPS, possessive
from credence.model import Span
from credence.story.accounts import Account, Line
from credence.story.actors import Actor
from credence.story.mentions import Key
from credence.story.passages import Place

SPEECH = frozenset(("attribution", "according", "quotation"))
FURTHER = frozenset("further more additional other".split())
FURTHER_REACH = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody who speaks, or who is said to have kept silent."""

    place: Place
    name: Key
    side: Literal["speaks", "silent"]


def find(account: int, one: Account, actors: Sequence[Sequence[Actor]]) -> Iterator[Reply]:
    """Yield the replies of one account; "declined to give further details" is no silence."""
    for line, here in zip(one.lines, actors, strict=True):
        for said in line.attributions:
            speakers = _speakers(line, said, here)
            silent = said.refusal and not _further(line, said)
            if silent:
                yield from (Reply((account, line.index), key, "silent") for key in speakers[:1])
            elif _speaks(line, said):
                yield from (Reply((account, line.index), key, "speaks") for key in speakers)


def _speaks(line: Line, said: Attribution) -> bool:
    """Tell whether somebody is heard in his own words: not through others, not as an accuser."""
    nameless = said.source_class in ("anonymous", "described", "vague")
    return (
        said.kind in SPEECH
        and said.content is not None
        and not (said.second_hand or nameless or _accuses(line, said))
    )


def _accuses(line: Line, said: Attribution) -> bool:
    """Tell whether somebody attacks with the words, which is no answer."""
    return line.term_at(said.cue.start) == "#accuse"


def _further(line: Line, said: Attribution) -> bool:
    """Tell whether a refusal is only of more than was said."""
    for word in line.words[line.at(said.cue.end - 1) :][:FURTHER_REACH]:
        if word.low in FURTHER or word.low in STOPS:
            return word.low in FURTHER
    return False


def _speakers(line: Line, said: Attribution, here: Sequence[Actor]) -> list[Key]:
    """Return the names in a source, those of its appositions left out; without one, the subject."""
    span = said.source or Span(0, 0)
    inside = [a for a in here if _within(span, line.words[a.begin].start)]
    commas = (w.start for w in line.words if w.low in {",", "("} and _within(span, w.start))
    comma = next(commas, span.end)
    core = [a for a in inside if line.words[a.begin].start < comma] or inside
    if said.refusal:
        core = [a for a in core if not possessive(line.words[a.end - 1])]
        core = core or [a for a in here if line.words[a.begin].start < said.cue.start][:1]
    return list(dict.fromkeys(a.key for a in core if a.named or not _aside(line, a)))


def _aside(line: Line, actor: Actor) -> bool:
    """Tell whether a pronoun opens an aside: in "Calder, they say, knew" they are not Calder."""
    return actor.begin > 1 and line.words[actor.begin - 1].low == ","


def _within(span: Span, offset: int) -> bool:
    """Tell whether an offset lies inside a span."""
    return span.start <= offset < span.end
