"""What kind of source a noun phrase is.

The ladder is that of newsroom codes: a document one can open, a named person or body, somebody
described but not named, somebody anonymous, a vague collective, nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from credence.clauses import (
    ABBREVIATIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE,
    STARTERS,
    Token,
    possessive,
)
from credence.model import Match

SourceClass = Literal[
    "document", "person", "organisation", "described", "anonymous", "vague", "nobody", "self"
]
NAMED = frozenset({"document", "person", "organisation"})
CLASS_KINDS = frozenset({"document", "organisation", "described", "anonymous", "vague"})
# What opens a noun phrase, what stands behind its head, and what ends an aside to it.
OPENERS = DETERMINERS | STARTERS
BEHIND_HEADS = PREPOSITIONS | RELATIVE | {"close", "familiar", "that"}
ASIDE_ENDS = RELATIVE | {"that", ","}
HUMAN_ENDINGS = ("man", "men", "woman", "er", "or", "ist", "ian", "ant", "ee", "crat", "leader", "child")
PEOPLE = frozenset(
    "people person persons women mother father son daughter brother sister wife husband friend friends family"
    " families couple boy girl boys girls children judge judges jury mayor chief boss head heads captain"
    " pilot king queen president senator governor minister secretary coach aide crowd group host guest victim"
    " victims"
    " guard client clients priest bishop pope nurse attorney attorneys general sheriff official nominee"
    " candidate public survivor survivors agent agents student students patient patients resident residents"
    " opponent opponents parent parents respondent respondents local locals volunteer volunteers".split()
)
THINGS = frozenset(
    "weather water winter summer river number matter paper power order letter corner centre center tower door"
    " floor error factor colour color flavour offer danger fever anger hunger computer chapter cover dinner"
    " finger layer master meter metre monitor motor murder plant quarter restaurant moment weekend server"
    " shoulder silver sugar temper timber tractor trailer trigger warrant wonder elephant"
    " coffee degree fee tree committee".split()
)
# Last words of the names of firms and bodies that are no common nouns of the lexicon.
BODIES = frozenset(
    "inc incorporated corp corporation ltd limited llc llp plc gmbh ag sa nv co company group holding"
    " holdings partners systems technologies technology industries enterprises ventures logistics airlines"
    " airways motors foods pharmaceuticals pharma therapeutics biosciences software semiconductor"
    " electronics energy media studios brands stores markets securities capital insurance telecom"
    " communications aerospace robotics labs bros sons associates consulting solutions services"
    " united rovers wanderers fc".split()
)
QUALIFIERS = frozenset(
    "recent several many some numerous various other new unconfirmed media more earlier".split()
)
DEFINITE = frozenset("the its their his her our my these those both".split())
DOMAIN = 3
ACRONYM = 4  # letters
ACRONYMS = frozenset("unesco unicef unhcr asean nasdaq interpol eurostat oxfam naacp opcw osce".split())


def head(words: Sequence[Token]) -> int:
    """Return the index of the head of a noun phrase: its last word before "of", a comma or "who".

    >>> from credence.clauses import tokens
    >>> from credence.model import Span
    >>> text = "the owner of a mill"
    >>> head(tokens(text, Span(0, len(text))))
    1
    """
    for at in range(1, len(words)):
        word = words[at]
        if not word.word or word.low in BEHIND_HEADS:
            return at - 1
        if word.low.endswith("ed") and at + 1 < len(words) and words[at + 1].low in PREPOSITIONS:
            return at - 1
        if word.low.endswith("ing") and at + 1 < len(words) and not words[at + 1].capital:
            return at - 1
    return len(words) - 1


def classify(words: Sequence[Token], matches: Sequence[Match], *, opens: bool) -> SourceClass | None:
    """Return the class of a noun phrase that is no pronoun.

    ``matches`` are the cues of the sentence; ``opens`` says that the phrase begins the sentence,
    where a capital tells nothing.
    """
    first = next((at for at, word in enumerate(words) if word.low not in OPENERS), 0)
    core = words[first : max(first, head(words[first:]) + first) + 1]
    if not core:
        return "described"
    inside = _inside(words, matches)
    kinds = {match.cue.kind for match in inside if _heads(match, core[-1])}
    named = _name(core, opens=opens and first == 0, common=bool(kinds))
    if "anonymous" in kinds or any(m.cue.kind == "described" and " " in m.cue.phrase for m in inside):
        return "described" if _has_description(words, core, inside) else "anonymous"
    rest = words[first + len(core) :]
    owned = any(possessive(word) for word in core[:-1])
    definite = owned or (first > 0 and words[first - 1].low in DEFINITE)
    listed = _listed(core, rest, kinds - {"vague"} if named else kinds, definite=definite)
    if listed:
        return listed
    if named:
        return "organisation" if _body(words, first, core, inside) else "person"
    comma = next((at for at, word in enumerate(rest) if word.low == ","), len(rest))
    if _full_name(rest[comma:]):
        return "person"
    return "described" if kinds or human(core[-1]) or _full_name(rest) else None


def _body(words: Sequence[Token], first: int, core: Sequence[Token], inside: Sequence[Match]) -> bool:
    """Tell whether a name is that of a body, by its last word or by the words round it.

    No person's name takes an article ("the Bakers' Guild") or ends in "Ltd"; "the firm Brightwell" and
    "Brightwell, a dairy company" say what they are.
    """
    last = core[-1]
    if _acronym(last) or last.low.removesuffix("'s") in BODIES or _domain(last):
        return True
    article = first > 0 and words[first - 1].low == "the" and core[0].capital
    if article and not any(human(word) or word.low in ABBREVIATIONS for word in core):
        return True
    return any(_tells(words, first, core, match) for match in inside if match.cue.kind == "organisation")


def _tells(words: Sequence[Token], first: int, core: Sequence[Token], match: Match) -> bool:
    """Tell whether a word for a body stands right before a name, or heads the apposition behind it."""
    name = next((word for word in core if word.capital), core[-1])
    if match.end == name.start - 1:
        return True
    behind = first + len(core)
    if behind + 1 >= len(words) or words[behind].low != ",":
        return False
    aside = words[behind + 1 :]
    cut = next((at for at, word in enumerate(aside) if word.low in ASIDE_ENDS), len(aside))
    if aside[0].low not in DETERMINERS or not aside[:cut]:
        return False
    told = aside[head(aside[:cut])]
    return match.start <= told.start < match.end and not human(told)


def _listed(
    core: Sequence[Token], rest: Sequence[Token], kinds: set[str], *, definite: bool
) -> SourceClass | None:
    """Return the class that the lexicon's word for the head gives a phrase, if there is one.

    ``definite`` says that the text means certain ones: "the rules", and not "reports". Bodies in the plural
    that nobody could look up ("two banks", "harbour firms") are described, and no named body.
    """
    if "vague" in kinds and not (definite and "document" in kinds):
        return "described" if any(word.capital for word in rest) else "vague"
    if "document" in kinds:
        return "vague" if _bare(core) and not rest and not definite else "document"
    crowd = core[-1].low.endswith("s") and not core[-1].capital and not definite
    return "organisation" if "organisation" in kinds and not crowd else None


def _heads(match: Match, last: Token) -> bool:
    """Tell whether a cue holds the head; a cue with the note ``name`` is one only with a capital."""
    return match.start <= last.start < match.end and (last.capital or match.cue.note != "name")


def human(word: Token) -> bool:
    """Tell whether a common noun looks like people: "farmer", "women", "residents".

    >>> human(Token(0, 6, "farmer", False, False)), human(Token(0, 6, "winter", False, False))
    (True, False)
    """
    low = word.low.removesuffix("'s")
    return low in PEOPLE or (low.rstrip("s").endswith(HUMAN_ENDINGS) and low.rstrip("s") not in THINGS)


def _inside(words: Sequence[Token], matches: Sequence[Match]) -> list[Match]:
    """Return the cues that tell a class inside a noun phrase."""
    first = bisect_left(matches, words[0].start, key=lambda match: match.start)
    last = bisect_left(matches, words[-1].end, key=lambda match: match.start)
    return [m for m in matches[first:last] if m.cue.kind in CLASS_KINDS and m.end <= words[-1].end]


def _name(core: Sequence[Token], *, opens: bool, common: bool) -> bool:
    """Tell whether the head of a phrase is a name; a capital that opens a sentence may be none."""
    last = core[-1]
    if not last.capital:
        return False
    people = last.low.endswith("s") and human(last)
    return not (opens and len(core) == 1 and (common or people))


def _has_description(words: Sequence[Token], core: Sequence[Token], inside: Sequence[Match]) -> bool:
    """Tell whether an anonymous source is at least described: who it is close to, where it works."""
    if any(match.cue.kind == "described" for match in inside):
        return True
    return len(words) > len(core) + 2 or any(word.capital for word in words[1:])


def _bare(core: Sequence[Token]) -> bool:
    """Tell whether a plural stands alone: "reports", "many studies"; one cannot open those."""
    return core[-1].low.endswith("s") and all(word.low in QUALIFIERS for word in core[:-1])


def _acronym(word: Token) -> bool:
    """Tell whether a name is written in capitals, as bodies are; a longer one is a person's."""
    letters = word.low.replace(".", "").removesuffix("'s")
    short = 1 < len(letters) <= ACRONYM or letters in ACRONYMS
    return short and letters.isalpha() and word.shouted


def _domain(word: Token) -> bool:
    """Tell whether a name is an address: "Ribeposten.dk"."""
    name, _, ending = word.low.rpartition(".")
    return len(name) > DOMAIN and ending.isalpha() and len(ending) > 1


def _full_name(rest: Sequence[Token]) -> bool:
    """Tell whether a name of two words stands behind a head: "her brother, Jan Peeters"."""
    return any(a.capital and b.capital and a.word and b.word for a, b in pairwise(rest))


def identity(words: Sequence[Token]) -> str:
    """Return what is the same for each mention of a source: the last word of its head, folded.

    >>> from credence.clauses import tokens
    >>> from credence.model import Span
    >>> identity(tokens("Mayor Ana Ruiz", Span(0, 14))), identity(tokens("Ruiz", Span(0, 4)))
    ('ruiz', 'ruiz')
    """
    last = words[head(words)]
    return last.low[:-2] if possessive(last) else last.low
