"""Attribution by a verb: "the mayor said", "said the mayor", "was accused by the mayor", ", adding that"."""

from __future__ import annotations

from credence.clauses import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    NOMINAL,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUOTES,
    RELATIVE,
    STOPS,
    SUBJECT_PRONOUNS,
    Token,
    adverbial,
)
from credence.frames.forms import is_noun
from credence.frames.idle import asks, speechless
from credence.frames.place import (
    OPENERS,
    TOLD,
    Frame,
    Place,
    behind_addressee,
    by_agent,
    content,
    is_past,
    trimmed,
)
from credence.frames.subjects import behind_subject, commands, empty, governing, outer, source_before
from credence.phrases import left_edge, right_edge

NO_SOURCES = OPENERS | OBJECT_PRONOUNS | PREPOSITIONS | {"this", "so"}
# Verbs that stand before their subject also where no quotation ends: "The lock leaks, says the mayor".
INVERTING = frozenset(
    "said says say added adds wrote writes explained explains noted notes argued argues claimed claims"
    " reported reports announced announces warned warns concluded concludes recalled recalls insisted"
    " insists declared declares replied agreed joked quipped suggested suggests complained".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight last"
    " earlier".split()
)
# Verbs that often are deeds and no speech, and what their infinitive goes on from, where it does not say
# what for: "came to show support".
DOING = frozenset(
    "plan support seek show share offer read publish establish determine find know see learn address"
    " mark".split()
)
CATENATIVE = frozenset(
    "able want wants wanted going expected ready seem seems seemed appear appears appeared like likes"
    " has have had"
    " continue continues continued on set about try tries tried trying decline declines declined"
    " refuse refuses"
    " refused plan plans planned hope hopes hoped willing unable likely began begun begin begins"
    " started".split()
)
# Who says it stands behind these; a rule forbids in its text, too: "prohibited in the lease".
BY = frozenset({"by"})
AGENTS = {"provision": frozenset({"by", "in"})}
# "Stands accused" is a passive like "is accused".
STANDS = frozenset({"stand", "stands", "stood"})
PAUSES = frozenset(",-–—?!'")
# What stands behind a participle that is no adjective; what a participle hangs on.
CLOSED = OPENERS | NOMINAL | PREPOSITIONS | QUOTES | STOPS | {"they", "there", ""}
HANGERS = STOPS | {"and", "but", "or", ""}
# Participles that say with "to" what is believed, and not who believes it.
BELIEVED = frozenset("alleged reported suspected believed thought known understood considered".split())


def verb(place: Place) -> Frame | None:
    """Read a verb of communication or of attitude."""
    begin, end = place.begin, place.end
    if is_noun(place) or speechless(place):
        return None
    if place.low(end) in AGENTS.get(place.match.cue.kind, BY) and _participle(place) and not _by_means(place):
        return by_agent(place, end)
    subject = behind_subject(place)
    if _passive(place, subject) or _adjective(place):
        return None
    if place.low(begin - 1) == "to" or _hanging(place):
        source = governing(place)
        if source is None or empty(place, source) or commands(place, source) or _serves(place):
            return None
        return place.frame(source, content(place, begin, end))
    return _inverted(place, subject) or _plain(place, subject)


def _by_means(place: Place) -> bool:
    """Tell whether "by" names no agent: "said by telephone", "a ferry challenged by a bus"."""
    after = place.low(place.end + 1)
    active = place.low(place.begin) == "said" and place.low(place.begin - 1) not in BE
    rival = place.low(place.begin) == "challenged" and place.low(place.begin - 1) not in AUXILIARIES
    return after.endswith("ing") or active or rival


def _participle(place: Place) -> bool:
    """Tell whether the cue is a past participle, or ends in one: "first reported"."""
    return is_past(place.low(place.begin)) or is_past(place.low(place.end - 1))


def _passive(place: Place, subject: int) -> bool:
    """Tell whether the cue is a passive: somebody was told, accused, shown."""
    if not _participle(place):
        return False
    return place.low(place.begin - 1) in STANDS or any(
        place.low(at) in BE for at in range(subject, place.begin)
    )


def _adjective(place: Place) -> bool:
    """Tell whether a participle stands before its noun or for a clause: "alleged fraud", "believed to be"."""
    after = place.low(place.end)
    word = place.low(place.begin)
    if after == "to":
        return word in BELIEVED
    return word in {"alleged", "suspected"} and after not in CLOSED and not place.words[place.end].capital


def _hanging(place: Place) -> bool:
    """Tell whether the cue is a participle that leans on a subject elsewhere: ", adding that"."""
    word, before = place.low(place.begin), place.low(place.begin - 1)
    if word.endswith("ing"):
        behind = behind_subject(place)
        progressive = any(place.low(at) in BE for at in range(behind, place.begin))
        return not progressive and (before in HANGERS or before in AUXILIARIES)
    return before in {"and", "but", "or"} or (
        (before in AUXILIARIES or before == "then") and _after_and(place)
    )


def _after_and(place: Place) -> bool:
    """Tell whether nothing but auxiliaries stands between the cue and an "and"."""
    return place.low(behind_subject(place) - 1) in {"and", "but", "or"}


def _inverted(place: Place, subject: int) -> Frame | None:
    """Read "..., said the mayor": the source stands behind its verb."""
    words, end = place.words, place.end
    mark = place.low(subject - 1)
    quoted = (mark in QUOTES or mark == "''") and subject > 1
    if not quoted and (place.low(place.begin) not in INVERTING or (subject > 0 and mark not in PAUSES)):
        return None
    if subject != place.begin or end >= len(words) or place.low(place.begin) in TOLD:
        return None
    after = words[end]
    if not after.word or after.low in NO_SOURCES or after.low in DAYS or after.low.endswith("ing"):
        return None
    reach = right_edge(words, end, min(place.ceiling, len(words)))
    if all(word.low in DETERMINERS for word in words[end:reach]) or not (quoted or _closes(place, reach)):
        return None
    if not quoted and not (after.capital or after.low in NOMINAL):
        return None
    content = (0, subject) if subject else (reach, len(words))
    return place.frame((end, reach), trimmed(words, *content))


def _closes(place: Place, at: int) -> bool:
    """Tell whether the clause ends at ``at``, so that what came before was its subject."""
    ends = at >= len(place.words) or place.low(at) in STOPS
    return ends or adverbial(place.words, at)


def _plain(place: Place, subject: int) -> Frame | None:
    """Read "the mayor said": the source stands before its verb."""
    if place.low(subject - 1) in RELATIVE:
        return _relative(place, subject - 1)
    source = source_before(place, subject)
    if source and place.low(source[0]) in RELATIVE and source[0] > place.floor:
        if not _opens(place.words[source[0] + 1]):
            return _relative(place, source[0])
        source = source[0] + 1, source[1]
    if source is None or empty(place, source) or asks(place, source[0]):
        return None
    source = outer(place, source)
    return place.frame(source, content(place, source[0], place.end))


def _opens(word: Token) -> bool:
    """Tell whether a word opens a noun phrase, so that "which" was no subject: "which the mayor said"."""
    return word.capital or word.low in DETERMINERS or word.low in SUBJECT_PRONOUNS


def _serves(place: Place) -> bool:
    """Tell whether an infinitive says what for, and of no speech: "came to show support"."""
    if place.low(place.begin) not in DOING or place.low(place.begin - 1) != "to":
        return False
    spoken = any(frame.cue[1] == place.begin - 1 for frame in place.before[-1:])
    return not spoken and place.low(place.begin - 2) not in CATENATIVE


def _relative(place: Place, at: int) -> Frame | None:
    """Read "the mayor, who said": the relative pronoun at ``at`` stands for what comes before it."""
    stop = at - 1 if place.low(at - 1) == "," else at
    begin = left_edge(place.words, stop, place.floor)
    if begin >= stop:
        return None
    content = trimmed(place.words, behind_addressee(place, place.end), len(place.words))
    return place.frame((at, at + 1), content)._replace(antecedent=(begin, stop))
