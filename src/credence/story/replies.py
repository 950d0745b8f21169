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
from credence.story.stances import levels

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
        silent = {key: None for cue in _refusals(line) for key in _silenced(line, cue, here)}
        yield from (Reply((account, line.index), key, "silent") for key in silent)
        for said in line.attributions:
            speakers = _speakers(line, said.source, here) if _speaks(line, said) else []
            yield from (Reply((account, line.index), key, "speaks") for key in speakers if key not in silent)


def _refusals(line: Line) -> Iterator[Span]:
    """Yield the cues of a sentence that say that somebody did not answer at all."""
    for said in line.attributions:
        if said.refusal:
            yield said.cue
    for found in levels(line):
        if found.scale == "reply":
            yield Span(line.words[found.begin].start, line.words[found.end - 1].end)


def _silenced(line: Line, cue: Span, here: Sequence[Actor]) -> list[Key]:
    """Return who did not answer: the source of the cue, or else the subject of the sentence."""
    if _further(line, cue):
        return []
    said = next((one.source for one in line.attributions if one.refusal and one.cue.start <= cue.start), None)
    speakers = [a for a in _inside(line, said, here) if not possessive(line.words[a.end - 1])]
    before = [a for a in here if line.words[a.begin].start < cue.start]
    clause = [a for a in before if not _parted(line, a, cue)] or before
    return [a.key for a in speakers[:1] or clause[:1] or here[:1]]


def _parted(line: Line, actor: Actor, cue: Span) -> bool:
    """Tell whether "and" or "but" parts an actor from a cue: the cue has another subject."""
    between = line.words[actor.end : line.at(cue.start)]
    return any(word.low in {"and", "but", ";"} for word in between)


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


def _further(line: Line, cue: Span) -> bool:
    """Tell whether a refusal is only of more than was said."""
    for word in line.words[line.at(cue.end - 1) :][:FURTHER_REACH]:
        if word.low in FURTHER or word.low in STOPS:
            return word.low in FURTHER
    return False


def _speakers(line: Line, source: Span | None, here: Sequence[Actor]) -> list[Key]:
    """Return the names in a source, those of its appositions left out."""
    inside = _inside(line, source, here)
    return list(dict.fromkeys(a.key for a in inside if a.named or not _aside(line, a)))


def _inside(line: Line, source: Span | None, here: Sequence[Actor]) -> list[Actor]:
    """Return the actors in a source, up to its first comma where one stands before that."""
    span = source or Span(0, 0)
    found = [a for a in here if _within(span, line.words[a.begin].start)]
    commas = (w.start for w in line.words if w.low in {",", "("} and _within(span, w.start))
    comma = next(commas, span.end)
    return [a for a in found if line.words[a.begin].start < comma] or found


def _aside(line: Line, actor: Actor) -> bool:
    """Tell whether a pronoun opens an aside: in "Calder, they say, knew" they are not Calder."""
    return actor.begin > 1 and line.words[actor.begin - 1].low == ","


def _within(span: Span, offset: int) -> bool:
    """Tell whether an offset lies inside a span."""
    return span.start <= offset < span.end
