"""Where a noun phrase begins and ends, and its appositions with it: by closed word lists, no parser.

All functions look at a bounded window, so the work for one cue does not grow with its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from credence.clauses import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    LEADING,
    NOMINAL,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    RELATIVE,
    STARTERS,
    STOPS,
    SUBJECT_PRONOUNS,
    TIMES,
    Token,
    adverbial,
    possessive,
)

# How many words a noun phrase with its appositions may have.
WINDOW = 40
# What opens a noun phrase inside a sentence, and what goes on with the one before it.
PHRASE = frozenset("a an the his her its their my our your".split())
HAVE = frozenset({"has", "have", "had"})
POSSESSIVES = frozenset("his her its their our my your".split())
# How many words the first half of a pair of nouns may have.
PAIR = 3
# Unions are made once: one made where it is asked for costs more than all the rest of its rule.
PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS
CLAUSAL = SUBJECT_PRONOUNS | (DETERMINERS - POSSESSIVES - {"other"})
VERBAL = FINITE | AUXILIARIES | SUBJECT_PRONOUNS
OPENING = RELATIVE | {"a", "an", "the"}
CLOSED = CONJUNCTIONS | PREPOSITIONS | SUBJECT_PRONOUNS | DETERMINERS | AUXILIARIES | {"and"}
JOINED = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | {"and", "half", "not", "then", "so", "as", "well"}


def left_edge(words: Sequence[Token], end: int, floor: int) -> int:
    """Return where the noun phrase that ends before ``end`` begins; ``end`` where there is none.

    ``floor`` is the first index that may belong to it.

    >>> from credence.clauses import tokens
    >>> from credence.model import Span
    >>> text = "The tide fell and the mayor of Damme said so."
    >>> left_edge(tokens(text, Span(0, len(text))), 8, 0)
    4
    """
    if end <= floor:
        return end
    if words[end - 1].low in SUBJECT_PRONOUNS:
        return end - 1
    begin = _stretch(words, end, max(floor, end - WINDOW))
    begin = _after_finite(words, begin, end)
    if begin + 1 < end and begin > floor and _goes_on(words[begin - 1].low, words[begin].low):
        begin += 1
    begin = _second_phrase(words, begin, end)
    while begin < end and (words[begin].low in STARTERS or words[begin].low.endswith("ly")):
        begin += 1
    if begin < end and words[begin].low in LEADING:
        return _short_phrase(words, begin, end)
    return begin


def _goes_on(auxiliary: str, verb: str) -> bool:
    """Tell whether a word belongs to the verb before a noun: "have issued a study", "might be the first"."""
    return verb == "be" or (auxiliary in HAVE and verb.endswith("ed"))


def _second_phrase(words: Sequence[Token], begin: int, end: int) -> int:
    """Return where the last of two noun phrases side by side begins, a verb or none between them.

    "The lies the club told": the club; "released a statement saying": a statement.
    """
    if any(word.low in RELATIVE for word in words[begin:end]):
        return begin
    for at in range(end - 2, begin, -1):
        before = words[at - 1]
        if words[at].low in PHRASE and before.word and not (before.capital or before.low in JOINED):
            return begin if before.low.endswith("ing") else at
    return begin


def _stretch(words: Sequence[Token], end: int, floor: int) -> int:
    """Walk left over everything that no mark or conjunction ends."""
    begin = end
    while begin > floor:
        token = words[begin - 1]
        whom = token.low in OBJECT_PRONOUNS and not token.shouted
        if whom and begin > 1 and words[begin - 2].low not in PREPOSITIONS:
            break  # tell him God said so
        if token.low in STOPS or (token.low in CONJUNCTIONS and not _that_did(words, begin - 1, end)):
            break
        if token.low == "and" and not (_joins(words, begin - 1) or _opening_pair(words, begin - 1)):
            break
        doing = token.low.endswith("ing") and not token.capital
        if doing and begin > 1 and words[begin - 2].low in PREPOSITIONS:
            break
        begin -= 1
    return begin


def _joins(words: Sequence[Token], at: int) -> bool:
    """Tell whether the "and" at ``at`` joins two names or two nouns, and not two clauses."""
    if at == 0 or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    if after.low in NOMINAL:
        return False
    return before.capital and after.capital


def _that_did(words: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether "that" goes on with a noun: "a study that appeared in May"."""
    if words[at].low != "that" or not 0 < at < end - 1 or not words[at - 1].word:
        return False
    after, before = words[at + 1].low, words[at - 1].low
    return (after.endswith("ed") or after in FINITE) and not before.endswith(("ed", "s", "ing", "id"))


def _opening_pair(words: Sequence[Token], at: int) -> bool:
    """Tell whether "and" joins two nouns that open a clause: "growers and bakers", "Ruiz and her crew"."""
    if not 0 < at < len(words) - 1 or words[at + 1].low in CLAUSAL:
        return False
    begin = at
    while begin > max(0, at - PAIR) and words[begin - 1].word and words[begin - 1].low not in CONJUNCTIONS:
        begin -= 1
    opens = begin == 0 or not words[begin - 1].word or words[begin - 1].low in CONJUNCTIONS
    alone = at - begin == 1 and words[begin].low in SUBJECT_PRONOUNS  # he and other growers
    plain = alone or not any(w.low in VERBAL or w.low.endswith(("ed", "ing")) for w in words[begin:at])
    return opens and plain and words[begin].low not in LEADING


def _after_finite(words: Sequence[Token], begin: int, end: int) -> int:
    """Return ``begin``, moved behind the last finite verb outside a relative clause."""
    for at in range(end - 1, begin - 1, -1):
        if words[at].low in FINITE and not (at > begin and words[at].capital and words[at - 1].capital):
            relative = any(words[i].low in RELATIVE for i in range(begin, at))
            return begin if relative else at + 1
    return begin


def _short_phrase(words: Sequence[Token], begin: int, end: int) -> int:
    """Return where the last noun phrase without a preposition begins: "On Monday the council"."""
    at = end
    while at > begin:
        token = words[at - 1]
        if token.low in PREPOSITIONS or token.low in TIMES or token.low.isdigit():
            break
        at -= 1
        if token.low in DETERMINERS or possessive(token):
            break
    return at


def right_edge(words: Sequence[Token], begin: int, ceiling: int, *, closed: bool = False) -> int:
    """Return where the noun phrase that begins at ``begin`` ends, appositions included.

    With ``closed`` an apposition counts only if a comma ends it: "According to Ames, the ferry is late".

    >>> from credence.clauses import tokens
    >>> from credence.model import Span
    >>> words = tokens("Ames, a farmer, is late.", Span(0, 24))
    >>> right_edge(words, 0, len(words), closed=True)
    4
    """
    ceiling = min(ceiling, len(words), begin + WINDOW)
    if begin >= ceiling or words[begin].low in PRONOUNS:
        return min(begin + 1, ceiling)
    end = _right_stretch(words, begin, ceiling)
    while begin < end < ceiling and words[end].low == ",":
        further = _apposition(words, end + 1, ceiling, closed=closed)
        further = further or (0 if closed else _name_of_role(words, end, ceiling))
        if not further:
            break
        end = further
    return end


def _apposition(words: Sequence[Token], begin: int, ceiling: int, *, closed: bool) -> int:
    """Return where an apposition or relative clause that begins after a comma ends, or 0."""
    if begin >= ceiling or not _opens_apposition(words[begin]):
        return 0
    end = _right_stretch(words, begin, ceiling)
    while end < ceiling and words[end].low == "and" and not _clause(words, end + 1):
        end = _right_stretch(words, end + 1, ceiling)
    ended = words[end].low if end < len(words) else "."
    return end if ended == "," or (not closed and ended in STOPS) else 0


def _name_of_role(words: Sequence[Token], comma: int, ceiling: int) -> int:
    """Return where a full name ends that says who a role is, or 0: "the leader, Ana Ruiz of Ribe"."""
    if comma + 2 >= ceiling or words[comma - 1].capital:
        return 0
    named = all(word.capital and word.word for word in words[comma + 1 : comma + 3])
    return _right_stretch(words, comma + 1, ceiling) if named else 0


def _clause(words: Sequence[Token], begin: int) -> bool:
    """Tell whether a clause with its own subject may begin here."""
    return begin >= len(words) or words[begin].low in SUBJECT_PRONOUNS or words[begin].low in FINITE


def _opens_apposition(token: Token) -> bool:
    """Tell whether a word can begin an apposition: an article, a number (an age), a small noun."""
    if token.low in OPENING or token.low.isdigit() or possessive(token):
        return True
    return token.word and not token.capital and token.low not in CLOSED and not token.low.endswith("ing")


def _right_stretch(words: Sequence[Token], begin: int, ceiling: int) -> int:
    """Walk right over everything that no mark, conjunction, adverbial or finite verb ends."""
    relative = False
    for at in range(begin, ceiling):
        low = words[at].low
        relative = relative or low in RELATIVE
        if low in STOPS or (low in FINITE and not relative):
            return at
        parts = low in CONJUNCTIONS or (low == "and" and not _joins(words, at)) or _of_doing(words, at)
        if at > begin and (parts or adverbial(words, at)):
            return at
    return ceiling


def _of_doing(words: Sequence[Token], at: int) -> bool:
    """Tell whether a preposition and a verb in -ing stand here: "accused by the mayor of stalling"."""
    return words[at].low in PREPOSITIONS and at + 1 < len(words) and words[at + 1].low.endswith("ing")
