"""Attribution laundering: one statement whose source grows firmer from one account to another.

Told as anonymous here and as named there, suspected here and said there, the writer's guess here
and a quotation there. Each step is named, with the words on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from credence.attribution import Attribution
from credence.lexicon import fold
from credence.model import Span
from credence.story.accounts import Line
from credence.story.actors import Actor
from credence.story.mentions import Key
from credence.story.passages import Passage, Place, Story
from credence.story.rows import Row
from credence.story.stances import levels
from credence.story.terms import stem

# Nats that two sentences must share to be the same statement.
NEEDED = 9.0
OPENING_WORDS = 4
SAID = frozenset(("attribution", "according", "quotation", "report"))
UNNAMED = frozenset(("anonymous", "vague"))
SOMEBODY = frozenset("source sources official officials insider insiders familiar briefed close".split())
GUESSING = frozenset("suspect believ think fear assum guess speculat doubt wonder".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose statement a sentence is, and how firm: ``who`` are the names in its source.

    ``unnamed`` says that somebody without a name is cited, ``guess`` that the source, or the
    writer where there is none, only supposes it.
    """

    words: str
    who: frozenset[Key] = frozenset()
    unnamed: bool = False
    guess: bool = False
    said: bool = False
    quoted: bool = False
    cited: bool = False


def add(story: Story, rows: Iterable[Row]) -> list[Row]:
    """Return the rows with the steps found between their places, and a row for each step elsewhere."""
    steps = {frozenset((p.a, p.b)): (p, found) for p in _pairs(story) if (found := _steps(story, p))}
    done: set[frozenset[Place]] = set()
    kept = []
    for row in rows:
        mine = [pair for pair in steps if pair <= set(row.places)]
        done |= set(mine)
        kept.append(replace(row, laundering=(*row.laundering, *(steps[pair][1] for pair in mine))))
    for pair, (passage, found) in steps.items():
        if pair not in done:
            why = "told alike, with a firmer source in one account"
            kept.append(Row("differ", (passage.a, passage.b), passage.shared, why, "source", (found,)))
    return kept


def _pairs(story: Story) -> Iterator[Passage]:
    """Yield the passages of one event in which one sentence is the best partner of the other."""
    best: dict[tuple[Place, int], Passage] = {}
    for passage in story.likely:
        for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
            best.setdefault((here, there[0]), passage)
    for passage in dict.fromkeys(best.values()):
        if passage.worth >= NEEDED and story.events[passage.a[0]] == story.events[passage.b[0]]:
            yield passage


def _steps(story: Story, passage: Passage) -> str:
    """Return the step between two sentences that tell the same, in words, or nothing."""
    voices = [(_voice(story, place), place) for place in (passage.a, passage.b)]
    for (weak, a), (firm, b) in (voices, voices[::-1]):
        name = step(weak, firm)
        if name:
            ids = [story.cast.accounts[place[0]].article.id for place in (a, b)]
            return f"{name}: “{weak.words}” in {ids[0]}, “{firm.words}” in {ids[1]}"
    return ""


def step(weak: Voice, firm: Voice) -> str:
    """Return the name of the step from one voice to another, or nothing."""
    if not firm.who or not firm.said or firm.guess:
        return ""
    if weak.unnamed and not weak.who:
        return "anonymous made named"
    if weak.guess and weak.who & firm.who:
        return "suspects made says"
    if weak.guess and not weak.cited and firm.quoted:
        return "the writer's guess made a quotation"
    return ""


def _voice(story: Story, place: Place) -> Voice:
    """Return whose statement a sentence is."""
    account = story.cast.accounts[place[0]]
    line = account.lines[place[1]]
    span = line.sentence.span
    quoted = any(q.start < span.end and span.start < q.end for q in account.document.quotations)
    said = [a for a in line.attributions if not a.refusal and a.kind != "noun"]
    if not said:
        guess = not quoted and any(found.level == "possible" for found in levels(line))
        return Voice(" ".join(line.written[:OPENING_WORDS]), guess=guess, cited=quoted)
    main = max(said, key=_reach)
    words = (main.source or main.cue).of(account.article.text)
    here = story.actors[place[0]][place[1]]
    cue = line.term_at(main.cue.start)
    spoken = main.kind in SAID and cue != "#accuse"
    return Voice(
        words,
        frozenset(a.key for a in here if main.source and _in(main.source, line, a)),
        unnamed=_is_unnamed(main, words),
        guess=stem(cue) in GUESSING,
        said=spoken,
        quoted=quoted and spoken,
        cited=True,
    )


def _is_unnamed(main: Attribution, words: str) -> bool:
    """Tell whether a source is somebody without a name, or "reportedly" and the like."""
    if main.source is None:
        return main.kind == "unattributed"
    return main.source_class in UNNAMED or not SOMEBODY.isdisjoint(fold(words).split())


def _in(span: Span, line: Line, actor: Actor) -> bool:
    """Tell whether an actor stands in a span."""
    return span.start <= line.words[actor.begin].start < span.end


def _reach(one: Attribution) -> int:
    """Return how much of a sentence an attribution covers."""
    return one.content.end - one.content.start if one.content else 0


def silence(story: Story, silent: Sequence[Place], heard: Sequence[Place]) -> str:
    """Return the step from asked and silent to speaking, in words."""
    quiet, loud = (_ids(story, places) for places in (silent, heard))
    return f"asked and declined made says: silent in {quiet}, speaking in {loud}"


def _ids(story: Story, places: Iterable[Place]) -> str:
    """Return the ids of some places' accounts."""
    return ", ".join(sorted({story.cast.accounts[i].article.id for i, _ in places}))
