"""Attribution by a verb: "the mayor said", "said the mayor", "was accused by the mayor", ", adding that"."""

from __future__ import annotations

from collections.abc import Sequence

from credence.clauses import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    LEADING,
    NOMINAL,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUOTES,
    RELATIVE,
    STARTERS,
    STOPS,
    SUBJECT_PRONOUNS,
    TIMES,
    Token,
    adverbial,
    opens_participle,
    possessive,
)
from credence.frames.idle import asks, speechless
from credence.frames.place import (
    OPENERS,
    TOLD,
    Frame,
    Place,
    Range,
    behind_addressee,
    by_agent,
    content,
    is_past,
    trimmed,
)
from credence.phrases import WINDOW, left_edge, right_edge

# Determiners that cannot stand alone: what follows them is a noun.
ARTICLES = frozenset("a an the his her its their our my your every each no any another".split())
# What a verb without an ending can follow.
BARE_SUBJECTS = (
    DETERMINERS
    | SUBJECT_PRONOUNS
    | frozenset(
        "they to and or but people police men women children media public that which others let not".split()
    )
)
NO_SOURCES = OPENERS | OBJECT_PRONOUNS | PREPOSITIONS | {"this", "so"}
# Verbs that stand before their subject also where no quotation ends: "The lock leaks, says the mayor".
INVERTING = frozenset(
    "said says say added adds wrote writes explained explains noted notes argued argues claimed claims"
    " reported reports announced announces warned warns concluded concludes recalled recalls insisted"
    " insists declared declares replied agreed joked quipped suggested suggests complained".split()
)
PLURALS = frozenset("data those some many most others people".split())
HEAD_REACH = 8
# Verbs whose object a noun of speech is: "making calls", "received reports".
LIGHT = frozenset(
    "make makes made making receive receives received issue issues issued file files filed give gives"
    " gave".split()
)
# What alone is no subject, though it stands where one would; endings of adverbs that are no names.
NO_SUBJECTS = frozenset(
    "here there more most less least ever other another such any every no not so too then thus".split()
)
# Behind an opening adverb these go on until the next comma; what else does so.
AHEAD = PREPOSITIONS | CONJUNCTIONS | {"not"}
LEANING = frozenset("following including regarding concerning considering given".split())
# What closes an aside to a subject, and what opened it.
CLOSERS = {",": ",", ")": "(", "–": "–", "—": "—"}
ADVERBIAL = ("ingly", "ably", "ibly", "ically", "ently", "antly", "edly", "ously", "ately", "ively", "ually")
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
# What no command has before its "and": an auxiliary, or another "and" between two subjects.
VERBS_BEFORE = FINITE | BE | {"and"}
# Who says it stands behind these; a rule forbids in its text, too: "prohibited in the lease".
BY = frozenset({"by"})
AGENTS = {"provision": frozenset({"by", "in"})}
# "Stands accused" is a passive like "is accused".
STANDS = frozenset({"stand", "stands", "stood"})
HOURS = TIMES | frozenset("morning afternoon evening night".split())
PAUSES = frozenset(",-–—?!'")
# "However", between two commas, is an aside; an age or a longer phrase is an apposition.
ASIDE = 2
# What stands behind a participle that is no adjective; what a participle hangs on; what opens no subject.
CLOSED = OPENERS | NOMINAL | PREPOSITIONS | QUOTES | STOPS | {"they", "there", ""}
HANGERS = STOPS | {"and", "but", "or", ""}
SKIPPED = STARTERS | QUOTES | CONJUNCTIONS | {","}
# Participles that say with "to" what is believed, and not who believes it.
BELIEVED = frozenset("alleged reported suspected believed thought known understood considered".split())


def verb(place: Place) -> Frame | None:
    """Read a verb of communication or of attitude."""
    begin, end = place.begin, place.end
    if _is_noun(place) or speechless(place):
        return None
    if place.low(end) in AGENTS.get(place.match.cue.kind, BY) and _participle(place) and not _by_means(place):
        return by_agent(place, end)
    subject = _left_of_auxiliaries(place)
    if _passive(place, subject) or _adjective(place):
        return None
    if place.low(begin - 1) == "to" or _hanging(place):
        source = _governing(place)
        if source is None or _empty(place, source) or _commands(place, source) or _serves(place):
            return None
        return place.frame(source, content(place, begin, end))
    return _inverted(place, subject) or _plain(place, subject)


def _by_means(place: Place) -> bool:
    """Tell whether "by" names no agent: "said by telephone", "a ferry challenged by a bus"."""
    after = place.low(place.end + 1)
    active = place.low(place.begin) == "said" and place.low(place.begin - 1) not in BE
    rival = place.low(place.begin) == "challenged" and place.low(place.begin - 1) not in AUXILIARIES
    return after.endswith("ing") or active or rival


def _is_noun(place: Place) -> bool:
    """Tell whether the cue is no verb here: "the claim", "his reported income", "the Senate Report"."""
    before, word = place.low(place.begin - 1), place.words[place.begin]
    if before in ARTICLES or (place.begin and possessive(place.words[place.begin - 1])):
        return True
    if before in LIGHT and not is_past(word.low):
        return True
    if (before in PREPOSITIONS and before != "to") or (place.begin and _disagrees(place)):
        return True
    titled = place.titled or _in_title(place)
    return word.capital and place.begin > 0 and not titled and before not in QUOTES


def _in_title(place: Place) -> bool:
    """Tell whether a verb with a capital stands in a headline glued to its text: "Holm Says No Boats"."""
    begin, end = place.begin, place.end
    if end + 1 >= len(place.words) or not place.low(begin).endswith("s"):
        return False
    around = (place.words[begin - 1], place.words[end], place.words[end + 1])
    return all(word.capital and word.word for word in around)


def _disagrees(place: Place) -> bool:
    """Tell whether a bare form follows a singular noun, as no verb of it would: "the flower show"."""
    if place.match.cue.kind == "provision":
        return False
    before = place.words[place.begin - 1]
    if not _bare_form(place) or " " in place.match.cue.phrase:
        return False
    if (
        not before.word
        or before.low.endswith(("s", "ly"))
        or before.low in BARE_SUBJECTS
        or before.low in AUXILIARIES
    ):
        return False
    return "and" not in (place.low(place.begin - 2), place.low(place.begin - 3)) and not _plural_head(place)


def _bare_form(place: Place) -> bool:
    """Tell whether the cue is a verb without an ending: "tell"."""
    form = place.low(place.begin)
    return not (form.endswith(("s", "ing")) or is_past(form))


def _plural_head(place: Place) -> bool:
    """Tell whether a plural heads the words before a cue: "polls in the north show", "those near him say"."""
    for at in range(place.begin - 2, max(place.floor, place.begin - HEAD_REACH) - 1, -1):
        if place.low(at) in STOPS:
            return False
        if place.low(at) in PLURALS or (
            place.low(at + 1) in PREPOSITIONS and place.low(at).endswith("s") and place.low(at) not in BE
        ):
            return True
    return False


def _participle(place: Place) -> bool:
    """Tell whether the cue is a past participle, or ends in one: "first reported"."""
    return is_past(place.low(place.begin)) or is_past(place.low(place.end - 1))


def _left_of_auxiliaries(place: Place) -> int:
    """Return the index behind the subject: auxiliaries and adverbs before the cue are skipped."""
    at = place.begin
    low = place.low
    if (low(at - 1), low(at - 3)) == (",", ",") and low(at - 4) in AUXILIARIES:
        at -= 3  # has, however, said
    while at > place.floor and (low(at - 1) in AUXILIARIES or (low(at - 1).endswith("ly") and at > 1)):
        if at > 1 and place.words[at - 1].capital and place.words[at - 2].capital:
            break  # "Jo Will said"
        at -= 1
    return at


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
        behind = _left_of_auxiliaries(place)
        progressive = any(place.low(at) in BE for at in range(behind, place.begin))
        return not progressive and (before in HANGERS or before in AUXILIARIES)
    return before in {"and", "but", "or"} or (
        (before in AUXILIARIES or before == "then") and _after_and(place)
    )


def _after_and(place: Place) -> bool:
    """Tell whether nothing but auxiliaries stands between the cue and an "and"."""
    return place.low(_left_of_auxiliaries(place) - 1) in {"and", "but", "or"}


def _governing(place: Place) -> Range | None:
    """Return the source of the verb before, or else the subject of the sentence."""
    for frame in reversed(place.before[-2:]):
        if frame.source:
            return frame.source
    return _subject(place)


def _commands(place: Place, source: Range) -> bool:
    """Tell whether what looks like a subject is a command: "Join now and tell"."""
    words, first = place.words, place.words[source[0]]
    if not _bare_form(place) or place.low(place.begin - 1) == "to":
        return False
    opens = source[0] == 0 or place.low(source[0] - 1) in QUOTES
    several = first.low.endswith("s") or first.low in BARE_SUBJECTS or first.low in PLURALS
    between = {word.low for word in words[source[0] : place.begin - 1]}
    return opens and first.capital and not several and between.isdisjoint(VERBS_BEFORE)


def _subject(place: Place) -> Range | None:
    """Return the first noun phrase of the sentence."""
    words, begin = place.words, 0
    while begin < min(place.begin, WINDOW) and words[begin].low in SKIPPED:
        begin += 1
    if begin + 1 < place.begin and _adverb(words, begin) and words[begin + 1].low not in AHEAD:
        begin += 1 + (words[begin + 1].low == ",")
    if begin < place.begin and (
        words[begin].low in LEADING | LEANING or _adverb(words, begin) or opens_participle(words, begin)
    ):
        begin = next((at + 1 for at in range(begin, min(place.begin, WINDOW)) if words[at].low == ","), begin)
    if begin >= place.begin or words[begin].low in PREPOSITIONS or _adverb(words, begin):
        return None
    if words[begin].low in SUBJECT_PRONOUNS:
        return begin, begin + 1
    if words[begin].low not in DETERMINERS and not words[begin].capital:
        return None
    end = right_edge(words, begin, place.begin)
    return begin, _before_verb(words, begin, end)


def _adverb(words: Sequence[Token], at: int) -> bool:
    """Tell whether an adverb opens a sentence, and no name: "Shortly after", "Hopefully she"."""
    low = words[at].low
    follows = at + 1 < len(words) and words[at + 1].low in NOMINAL | PREPOSITIONS | CONJUNCTIONS
    return low.endswith(ADVERBIAL) or (low.endswith("ly") and follows)


def _before_verb(words: Sequence[Token], begin: int, end: int) -> int:
    """Return where a subject ends: at the end of its names, or before a word that looks like a verb."""
    for at in range(begin + 1, end):
        low = words[at].low
        named = words[at - 1].capital and not words[at].capital and words[at - 1].low not in DETERMINERS
        past = low.endswith("ed") and not words[at].capital and "-" not in low
        # "The Ruiz campaign was quick": behind an article a name can stand before its noun.
        owned = words[begin].low in ARTICLES or possessive(words[begin])
        named = named and (not owned or low.endswith("s"))
        if (past and not _followed_by(words, at)) or (
            named and low not in PREPOSITIONS and low not in {"and", ","}
        ):
            return at
    return end


def _followed_by(words: Sequence[Token], at: int) -> bool:
    """Tell whether "by" follows, so that a participle goes on with its noun: "a study made by"."""
    return at + 1 < len(words) and words[at + 1].low == "by"


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
    source = _source_before(place, subject)
    if source and place.low(source[0]) in RELATIVE and source[0] > place.floor:
        if not _opens(place.words[source[0] + 1]):
            return _relative(place, source[0])
        source = source[0] + 1, source[1]
    if source is None or _empty(place, source) or asks(place, source[0]):
        return None
    source = _outer(place, source)
    return place.frame(source, content(place, source[0], place.end))


def _opens(word: Token) -> bool:
    """Tell whether a word opens a noun phrase, so that "which" was no subject: "which the mayor said"."""
    return word.capital or word.low in DETERMINERS or word.low in SUBJECT_PRONOUNS


def _empty(place: Place, source: Range) -> bool:
    """Tell whether a range holds no noun: "more pronounced", "other claims"."""
    words = place.words[slice(*source)]
    return all(word.low in NO_SUBJECTS or (word.low == "time" and not word.capital) for word in words)


def _outer(place: Place, source: Range) -> Range:
    """Return a source, or whom "who" stands for where it is the object of its clause.

    In "people who crossed the bridge say so" the people say so, and not the bridge.
    """
    last = place.before[-1] if place.before else None
    inner = last and last.antecedent and last.source and last.source[1] == last.cue[0]
    return last.antecedent if last and inner and last.antecedent and last.cue[1] == source[0] else source


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


def _source_before(place: Place, subject: int) -> Range | None:
    """Return the subject that ends before ``subject``, with the apposition that a comma closes."""
    words, floor = place.words, place.floor
    if place.low(subject - 1) in CLOSERS:
        return _with_apposition(words, subject - 1, floor)
    begin = left_edge(words, subject, floor)
    if subject - begin == 1 and words[begin].shouted and place.low(begin - 1) == "," and begin - 1 > floor:
        begin = left_edge(words, begin - 1, floor)  # Ana Ruiz, MD said; a clerk in Ribe, TX said
    return (begin, _before_time(words, begin, subject)) if begin < subject else None


def _before_time(words: Sequence[Token], begin: int, end: int) -> int:
    """Return where a subject ends before a time: "the council on Friday"."""
    at = end
    while at > begin + 1 and (words[at - 1].low in HOURS or words[at - 1].low.isdigit()):
        at -= 1
    dated = at < end and at > begin + 1 and words[at - 1].low in {"on", "in", "at"}
    return at - 1 if dated else end


def _with_apposition(words: Sequence[Token], comma: int, floor: int) -> Range | None:
    """Return the subject before an apposition that ends at ``comma``: "Ames, a farmer, said"."""
    opening = CLOSERS[words[comma].low]
    for at in range(comma - 1, max(floor, comma - WINDOW), -1):
        if words[at].low != opening:
            continue
        begin = left_edge(words, at, floor)
        if begin == at:
            return None
        if words[begin].low.endswith("ing") and not words[begin].capital and begin > floor:
            continue
        if begin == at - 1 and begin - 1 > floor and words[begin].shouted and words[begin - 1].low == opening:
            continue  # Ana Ruiz, MD, chair of the board, said
        aside = comma - at <= ASIDE and not words[at + 1].low.isdigit()
        return (begin, at) if aside else (begin, comma)
    return None
