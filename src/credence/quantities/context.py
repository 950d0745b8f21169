"""What the words round a figure make of it: its bound, the name that it is part of, a day or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from credence.lexicon import fold
from credence.model import Span
from credence.numerals import CENTURY, LAST_DAY, NAME_REACH, Token, counted

FIRST_LIKELY_YEAR = 1800
RELATIONS = {
    phrase: relation
    for relation, phrases in {
        ">": "more than|over|above|greater than|upwards of|north of|well over|in excess of|higher than",
        ">=": "at least|no fewer than|no less than|as many as|as much as|a minimum of|not less than",
        "<": "less than|fewer than|under|below|lower than|just under|short of|well under",
        "<=": "at most|up to|no more than|a maximum of|not more than",
        "~": "about|around|roughly|approximately|some|nearly|almost|close to|an estimated|more or less|circa",
        "=": "exactly|precisely|a total of",
        "only": "only|just|a mere|barely|as few as|as little as",
        "from": "from|between|since|before|after|until|till|by",
        "of": "of|out of",
        "to": "to",
    }.items()
    for phrase in phrases.split("|")
}
BOUNDS = frozenset((">", ">=", "<", "<=", "~", "only"))
RELATION_WORDS = 3
RELATION_REACH = 24
# A capital on one of these does not make the number behind it part of a name.
PLAIN_CAPITALS = frozenset(
    "A About After All Almost Also Although An And Another Around As At Before Between But By Did Do"
    " For From Had Has Have He Her His How I If In Into Is It Its Just Last More Most Nearly No Nor"
    " Not Of On Only Or Our Over She Since So Some Than That The Their Then There These They This"
    " Those To Under Until Up Was We Were What When Where Which While Who Why With You Your Are"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
NAME_BEFORE = re.compile(r"(?<!\w)([a-z]?[A-Z][\w’'&-]*+|(?:model|version|type|series|mark))[ \xa0]\Z")
DAY_BEFORE = re.compile(
    r"\b(?:on|for|by|since|until|till|before|after|from|dated) (?P<the>the )?\Z", re.IGNORECASE
)
# What stands behind a day of the month that is no adjective: the end of a clause, or a small word.
DAY_AFTER = re.compile(r"\Z|[.,;:!?)”\"]| (?:and|at|but|by|for|from|in|of|or|to|when|with)\b")
DENIED, ARTICLE = "no ", "the "
OWNERS = frozenset("their his her my our your".split())
NAME_AFTER = re.compile(r" [A-Z][a-z]")
PERIODS = frozenset(("century", "daypart", "period"))
TIME_PREPOSITIONS = frozenset(
    "in since of by until till early late mid last next this during from to before after".split()
)


def relation(text: str, span: Span) -> tuple[str, Span]:
    """Return how the words before a figure qualify it, and the span with those words.

    >>> text = "It holds at least 40 boats."
    >>> bound, scope = relation(text, Span(18, 20))
    >>> bound, scope.of(text)
    ('>=', 'at least 40')
    """
    begin = max(0, span.start - RELATION_REACH)
    before = fold(text[begin : span.start])
    words = before.replace("(", " ").split()[-RELATION_WORDS:]
    for i in range(len(words)):
        phrase = " ".join(words[i:])
        if phrase in RELATIONS and phrase in before:
            return RELATIONS[phrase], Span(begin + before.rfind(phrase), span.end)
    return "", span


def name_start(text: str, start: int) -> int:
    """Return where the word with a capital before the figure at ``start`` begins, or ``start`` itself.

    >>> name_start("The Airbus 320 left", 11), name_start("About 320 left", 6)
    (4, 6)
    """
    before = NAME_BEFORE.search(text, max(0, start - NAME_REACH), start)
    return before.start() if before and before[1] not in PLAIN_CAPITALS else start


def is_day(text: str, pieces: Sequence[Token], span: Span) -> bool:
    """Tell whether a lone 4/22 or 15th is a day: "on 4/22", "on the 15th.", and not "the 15th hole".

    >>> from credence.numerals import tokens
    >>> [is_day(text, tokens(text), Span(7, 11)) for text in ("on the 15th.", "on the 15th hole")]
    [True, False]
    """
    (first, *others) = pieces
    if others or first.role not in {"ratio", "slashed", "ordinal"}:
        return False
    led = DAY_BEFORE.search(text, max(0, span.start - RELATION_REACH), span.start)
    if first.role == "ordinal":
        last = first.value <= LAST_DAY and text[span.start].isdigit()
        return bool(led and last and DAY_AFTER.match(text, span.end))
    return bool(led and first.unit and not led["the"])


def is_date(text: str, pieces: Sequence[Token], span: Span) -> bool:
    """Tell whether it is a date: not the year in "2000 seats", the "May" of a name, or "no tomorrow".

    >>> from credence.numerals import tokens
    >>> [is_date(text, tokens(text), Span(3, 7)) for text in ("in 2019", "at 2000 seats", "no tomorrow")]
    [True, False, False]
    """
    if fold(text[max(0, span.start - len(DENIED)) : span.start]) == DENIED:
        return False
    if _titled(text, pieces, span) or (pieces[0].role == "decade" and _aged(text, span)):
        return False
    if len(pieces) > 1 or pieces[0].role not in {"year", "month_name", "slashed"}:
        return True
    if pieces[0].role == "slashed":
        return is_day(text, pieces, span)
    word = text[max(0, span.start - RELATION_REACH) : span.start].rpartition(" ")[0].split()[-1:]
    led = bool(word) and word[0].lower().strip("(,") in TIME_PREPOSITIONS
    if pieces[0].role == "month_name":
        return led
    amount = pieces[0].value % CENTURY == 0 and bool(counted(text, span.end))
    likely = pieces[0].value >= FIRST_LIKELY_YEAR and not amount
    return led or (likely and relation(text, span)[0] not in BOUNDS)


def _titled(text: str, pieces: Sequence[Token], span: Span) -> bool:
    """Tell whether a name goes on behind a date in capitals: "the Sunday Post", "21st Century Mills"."""
    if not NAME_AFTER.match(text, span.end):
        return False
    if pieces[-1].role in PERIODS:
        return text[pieces[-1].start].isupper()
    article = text[max(0, span.start - len(ARTICLE)) : span.start].lower()
    return article == ARTICLE and len(pieces) == 1 and pieces[0].role == "weekday"


def _aged(text: str, span: Span) -> bool:
    """Tell whether a decade is somebody's age: "in their 60s"."""
    before = fold(text[max(0, span.start - RELATION_REACH) : span.start]).split()
    return not OWNERS.isdisjoint(before[-1:])
