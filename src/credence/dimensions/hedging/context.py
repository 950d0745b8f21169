"""Cues of hedging in their context: which of them mean here what the list says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from credence.model import Dimension, Match, Reading, Sentence

NAME: Final[Dimension] = "hedging"

GUARD = "guard"
NUMBER = re.compile(
    r" (?:(?:the|an?|another) )?+(?:[$€£¥]?+\d|(?:half|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen"
    r"|third|quarter|fifth|tenth|decade|century|double|triple|twice|noon|midnight)\b)"
)
# Words before "experts say" that do not tell which experts.
PLAIN = frozenset(
    "and but as that while some many most other several because although though when if yet so or".split()
)
# "Has not put hard proof on the table": a negation earlier in the clause, in a few words; "not only" is none.
NEGATION = re.compile(
    r"\b(?:not|never|no|without|nor|neither|nobody|anything but|lacks?|lacked|lacking|fail(?:s|ed)? to"
    r"|\w{1,7}n[’']t)\b(?! (?:only|just|merely))[^.,;:!?—–]*+\Z",
    re.IGNORECASE,
)
NEGATION_REACH = 40
EVIDENCE = ("proof", "evidence", "proof that")
# The weight that a sentence gains where it says what is not shown.
DENIAL = 1.0
# What leads the infinitive of a claim: "is known to cause", "seems to improve".
RAISING = frozenset(
    "found shown known seen said thought believed reported claimed proven proved likely unlikely expected"
    " predicted bound sure certain set going able seem seems seemed appear appears appeared tend tends tended"
    " continue continues continued due happens happened used".split()
)
RAISING_REACH = 24
DEFINING = re.compile(r"\b(?:by which|through which|whereby)\b[^.,;:!?—–]*+\Z")
DEFINED = 60  # characters
TURNING, ENDS = frozenset("improve improves heal heals".split()), frozenset(".,;:!?")


def _no_name(text: str, found: Match, sentence: Sentence) -> bool:
    """Tell whether "May" and "Will" are no names: inside running prose a capital makes them so."""
    before = text[max(sentence.span.start, found.start - 8) : found.start].rstrip()
    return not text[found.start].isupper() or sentence.heading or before[-1:] in {"", ":", "“", '"', "‘"}


def _before_number(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether a number follows: "about 40 boats", not "about the boats"."""
    return NUMBER.match(text, found.end) is not None


def _bare_plural(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether nobody in particular speaks: "experts say", not "the experts say"."""
    before = text[max(0, found.start - 24) : found.start].rstrip(" ")
    return not before[-1:].isalnum() or before.rpartition(" ")[2].lower() in PLAIN


def _has_complement(text: str, found: Match, _: Sentence) -> bool:
    """Tell whether "appears" goes on, as in "appears settled", and does not end its clause."""
    return text[found.end : found.end + 2].strip().isalpha()


# A cue names in its note the rule that must hold round it.
RULES: Mapping[str, Callable[[str, Match, Sentence], bool]] = {
    "capital": _no_name,
    "number": _before_number,
    "bare plural": _bare_plural,
    "complement": _has_complement,
}


def cues(reading: Reading) -> tuple[tuple[Match, ...], ...]:
    """Return the cues of this dimension that are what they look like, sentence by sentence.

    There are two kinds of rule, and both are data. A longer phrase of kind ``guard`` takes the place of
    the cue inside it ("that kind of", "in May"). A rule that a cue names in its ``note`` looks round it.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "The dam may hold in May. It shows no hard proof."
    >>> found = cues(default().find(document(Article("a", "", text))))
    >>> [[(one.cue.phrase, one.cue.kind) for one in matches] for matches in found]
    [[('may', 'epistemic')], [('no hard proof', 'denial')]]
    """
    text = reading.document.text
    return tuple(
        tuple(
            kept
            for match in found
            if match.cue.dimension == NAME
            and _holds(text, match, sentence)
            and (kept := _asserted(text, match, sentence))
        )
        for sentence, found in zip(reading.document.sentences, reading.matches, strict=True)
    )


def _asserted(text: str, found: Match, sentence: Sentence) -> Match | None:
    """Return a cue as it is meant; a booster that its clause negates asserts nothing.

    Who says that no hard proof was put forward says what is not shown.
    """
    begin = max(sentence.span.start, found.start - NEGATION_REACH)
    if found.cue.kind != "booster" or not NEGATION.search(text, begin, found.start):
        return found
    if found.cue.phrase.endswith(EVIDENCE):
        return found._replace(cue=found.cue._replace(kind="denial", weight=DENIAL))
    return None


def _holds(text: str, found: Match, sentence: Sentence) -> bool:
    """Tell whether a match is no guard, and its rule, if it has one, agrees."""
    if found.cue.kind == GUARD:
        return False
    rule = RULES.get(found.cue.note)
    if found.cue.kind == "causal" and not _claims(text, found):
        return False
    return rule is None or rule(text, found, sentence)


def _claims(text: str, found: Match) -> bool:
    """Tell whether a causal verb claims an effect.

    "To improve" names a purpose, "seems to improve" none; "by which growers improve plants" defines a craft,
    and what improves of itself has no cause: "the weather must improve.".
    """
    alone = found.cue.phrase in TURNING and text[found.end : found.end + 1] in ENDS
    if alone or DEFINING.search(text, max(0, found.start - DEFINED), found.start):
        return False
    before = text[max(0, found.start - RAISING_REACH) : found.start].lower().split()[-2:]
    return before[-1:] != ["to"] or before[0] in RAISING
