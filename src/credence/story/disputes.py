"""Disputes: rows of stances and replies, gathered by what they are about, and how they relate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from credence.story import doubts, laundering, replies, stances
from credence.story.clusters import Clusters
from credence.story.mentions import Key
from credence.story.model import RelationType
from credence.story.passages import NAME, Place, Story
from credence.story.replies import Reply
from credence.story.rows import Row, gravest
from credence.story.stances import CERTAINTIES, KEYED, Stance

# What two sentences must share (nats), their subject apart, to speak of one wrong or one outcome.
SAME_WRONG, SAME_OUTCOME = 1.2, 4.0
PERSONAL = frozenset(("acceptance", "guilt", "staying"))
SURE = ("alleged", "asserted")
CLASHES = {
    frozenset(pair)
    for pair in (
        ("yes", "no"), ("+", "-"), ("better", "equal"), ("better", "worse"), ("better", "not better"),
        ("equal", "worse"), ("worse", "not worse"),
    )
}  # fmt: skip
WHY = {
    "evidence": ("has evidence", "one account has evidence where another has none"),
    "wrongdoing": ("did wrong", "one account states as a fact what another only thinks possible"),
    "comparison": ("compared", "the accounts rank it differently"),
}


def rows(story: Story) -> list[Row]:
    """Return the rows of all stances and replies of a story."""
    found = [s for i in story.members for s in stances.find(i, story.cast.accounts[i], story.actors[i])]
    answers = [r for i in story.members for r in replies.find(i, story.cast.accounts[i], story.actors[i])]
    return [
        *_keyed(story, found),
        *doubts.rows(story),
        *_outcomes(story, found),
        *_own_doubts(found),
        *_answers(story, answers),
    ]


def _keyed(story: Story, found: Iterable[Stance]) -> Iterator[Row]:
    """Yield a row for each scale and subject that two accounts take a side on."""
    by_subject: dict[tuple[str, Key], list[Stance]] = defaultdict(list)
    for one in found:
        for subject in one.subjects if one.scale in KEYED else ():
            by_subject[one.scale, subject].append(one)
    seen: set[tuple[str, frozenset[Place]]] = set()
    for (scale, subject), same in by_subject.items():
        ranked = _surest(same) if scale == "wrongdoing" else same
        row = _row(story, ranked, lambda a, b, s=subject: _relation(story, a, b, s))  # type: ignore[misc]
        if row and (scale, frozenset(row.places)) not in seen:
            seen.add((scale, frozenset(row.places)))
            yield row


def _row(
    story: Story, same: Sequence[Stance], relate: Callable[[Stance, Stance], RelationType | None]
) -> Row | None:
    """Return the row of stances on one matter: those of the gravest relation between two accounts."""
    pairs = [
        (kind, a, b) for a, b in combinations(same, 2) if a.place[0] != b.place[0] and (kind := relate(a, b))
    ]
    if not pairs:
        return None
    worst = gravest(kind for kind, _, _ in pairs)
    places = tuple(dict.fromkeys(one.place for kind, a, b in pairs if kind == worst for one in (a, b)))
    label, why = WHY.get(same[0].scale, (same[0].scale, "the accounts take opposite sides"))
    why = (
        why
        if worst == "contradict"
        else "the accounts take the same side"
        if worst == "agree"
        else WHYS[worst]
    )
    return Row(worst, places, _matter(story, places), why, label)


WHYS: Mapping[RelationType, str] = {
    "differ": "one account is surer than another",
    "scope": "told of different events",
}


def _matter(story: Story, places: Sequence[Place]) -> frozenset[str]:
    """Return the features that most of the places share."""
    found = [story.features.get(place, frozenset()) for place in places]
    return frozenset(f for one in found for f in one if sum(f in other for other in found) > len(found) / 2)


def _relation(story: Story, a: Stance, b: Stance, subject: Key) -> RelationType | None:
    """Return how two stances on one subject relate, or ``None`` where they speak of different matters."""
    if a.scale == "wrongdoing":
        return _wrong(story, a, b, subject)
    if a.objects and b.objects and a.scale == "comparison" and not a.objects & b.objects:
        return None
    if (
        a.scale in PERSONAL
        and story.worth(a.theme & b.theme - {a.act, b.act, NAME + " ".join(subject)}) < SAME_WRONG
    ):
        return None
    return _opposed(story, a, b)


def _opposed(story: Story, a: Stance, b: Stance) -> RelationType | None:
    """Return how two sides of one matter relate."""
    if "open" in (a.certainty, b.certainty):
        return None
    if frozenset((a.side, b.side)) not in CLASHES:
        return "agree" if a.side == b.side else None
    if story.events[a.place[0]] != story.events[b.place[0]]:
        return "scope"
    return "contradict" if a.certainty in SURE and b.certainty in SURE else "differ"


def _wrong(story: Story, a: Stance, b: Stance, subject: Key) -> RelationType | None:
    """Return how two statements of one wrong relate: a fact against a possibility is a contradiction."""
    besides = {NAME + " ".join(subject)}
    others = {f for f in story.features[a.place] & story.features[b.place] - besides if f.startswith(NAME)}
    if not others and _shared(story, a, b, besides) < SAME_WRONG:
        return None
    weak, sure = sorted((a, b), key=lambda one: CERTAINTIES.index(one.certainty))
    kind: RelationType | None = "agree" if weak.certainty == sure.certainty else None
    if a.side != b.side:
        kind = "contradict" if weak.certainty in SURE else "differ"
    elif sure.certainty == "asserted" and weak.certainty != "asserted":
        kind = "differ" if weak.certainty == "alleged" else "contradict"
    apart = story.events[a.place[0]] != story.events[b.place[0]]
    return "scope" if apart and kind in ("contradict", "differ") else kind


def _shared(story: Story, a: Stance, b: Stance, besides: set[str]) -> float:
    """Return what two sentences share, some features aside."""
    shared = story.features[a.place] & story.features[b.place]
    return story.worth(shared - besides - {a.act, b.act})


def _surest(found: Sequence[Stance]) -> list[Stance]:
    """Return of each account the stances in which it is surest."""
    most: dict[int, int] = defaultdict(int)
    for one in found:
        most[one.place[0]] = max(most[one.place[0]], CERTAINTIES.index(one.certainty))
    return [one for one in found if CERTAINTIES.index(one.certainty) == most[one.place[0]]]


def _outcomes(story: Story, found: Iterable[Stance]) -> Iterator[Row]:
    """Yield the rows of outcomes on which accounts take opposite sides."""
    by_scale: dict[str, list[Stance]] = defaultdict(list)
    for one in found:
        if one.scale not in KEYED:
            by_scale[one.scale].append(one)
    for same in by_scale.values():
        opposed = [
            (a, b)
            for a, b in combinations(same, 2)
            if a.place[0] != b.place[0]
            and _opposed(story, a, b) not in (None, "agree")
            and story.worth(a.theme & b.theme - {a.act, b.act}) >= SAME_OUTCOME
        ]
        clusters: Clusters[Stance] = Clusters()
        for a, b in opposed:
            clusters.join(a, b)
        for group in clusters.groups(one for pair in opposed for one in pair):
            row = _row(story, list(dict.fromkeys(group)), lambda a, b: _opposed(story, a, b))
            if row:
                yield row


def _own_doubts(found: Iterable[Stance]) -> Iterator[Row]:
    """Yield where one account states a wrong as a fact and elsewhere asks whether it was done."""
    by_act: dict[tuple[int, str, Key], list[Stance]] = defaultdict(list)
    for one in found:
        if one.scale == "wrongdoing":
            by_act[one.place[0], one.act, one.subjects[0]].append(one)
    for (_, _, subject), same in by_act.items():
        certain = [one.place for one in same if one.certainty == "asserted"]
        doubtful = [one.place for one in same if one.certainty in ("open", "possible")]
        if certain and doubtful:
            why = "one account states as a fact what it also leaves open"
            yield Row(
                "self-contradict", (certain[0], doubtful[0]), frozenset((NAME + " ".join(subject),)), why
            )


def _answers(story: Story, found: Iterable[Reply]) -> Iterator[Row]:
    """Yield a row for everybody who is silent in one account and speaks, or is silent, in another."""
    by_name: dict[Key, list[Reply]] = defaultdict(list)
    for one in found:
        by_name[one.name].append(one)
    for name, same in by_name.items():
        speaking = {one.place[0] for one in same if one.side == "speaks"}
        silent = [one for one in same if one.side == "silent" and one.place[0] not in speaking]
        heard = [one for one in same if one.side == "speaks"]
        matter = frozenset((NAME + " ".join(name),))
        if silent and heard:
            events = [{story.events[one.place[0]] for one in side} for side in (silent, heard)]
            yield _silence(story, silent, heard, matter, together=bool(events[0] & events[1]))
        elif len({one.place[0] for one in silent}) > 1:
            yield Row(
                "agree", tuple(one.place for one in silent), matter, "asked, and did not answer", "reply"
            )


def _silence(
    story: Story, silent: Sequence[Reply], heard: Sequence[Reply], matter: frozenset[str], *, together: bool
) -> Row:
    """Return the row of somebody who is silent in one account and speaks in another."""
    if not together:
        places = tuple(one.place for one in (*silent, *heard))
        return Row("scope", places, matter, "silent at one event, heard at another", "reply")
    events = {story.events[one.place[0]] for one in silent}
    answers = [one.place for one in heard if story.events[one.place[0]] in events]
    here = {story.events[place[0]] for place in answers}
    asked = [one.place for one in silent if story.events[one.place[0]] in here]
    why = "asked and silent in one account, speaking in another"
    step = laundering.silence(story, asked, answers)
    return Row("contradict", tuple(dict.fromkeys((*asked, *answers))), matter, why, "reply", (step,))
