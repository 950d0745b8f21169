"""The grammar of quantities: a regular language over the roles of words and the gaps between them.

Each token of :mod:`credence.numerals` is one character, and so is each gap that can hold a
quantity together. No quantifier nests in another, so matching takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from credence.numerals import Token

# One character for each role, so that the grammar can be a regular expression over roles.
ROLES = """
    D small_number  Y year      N digits     C clock      I iso         r ratio      c decade     e ones
    t teens         x tens      h hundred    1 thousand   2 million     3 billion    4 trillion   f and_half
    H fraction      q quarter   k fiscal     % percent    $ sign        B money      @ coin       U unit
    V period        v century   O ordinal    M month      m month_name  W weekday    G season     L shift
    J after         g within    d daypart    R relative   n clock_word  o oclock     a old        b between
    R anaphoric     E holiday   F from_day   P point      i minus       z percentage L anaphoric_shift
    p part          s slashed    l plural_scale  w weekdays
""".split()
CODES = dict(zip(ROLES[1::2], ROLES[::2], strict=True))
# One character for each gap that can hold a quantity together; all other gaps break it off.
GAPS = {
    "": "", " ": " ", " the ": " ", ", ": ",", " and ": "&", ", and ": "&", " of ": "/", " of the ": "/",
    " on ": "+", ", the ": ",",
    "/": "/", " in ": "/", "-": "-", "–": "-", "‑": "-", " - ": "~", " – ": "~", " to ": "~",
    " through ": "~", " until ": "~", " till ": "~", " to the ": "~", ".": ".",
}  # fmt: skip
BREAK = "|"
LONGEST_GAP = max(map(len, GAPS))
GAP = re.compile(r"([ \-~&,/.+]?)[^ \-~&,/.+]")

SMALL = "(?:x[ -]?e|[xte])"
HUNDREDS = f"(?:(?:{SMALL}|[DYN])[ -])?h(?:[ &]{SMALL})?"
GROUP = f"(?:{HUNDREDS}|{SMALL}|[DYN])"
NUM = (
    f"(?:(?:i )?(?:(?:{GROUP}[ -]?)?[1-4](?: [1-4])?|{GROUP}(?: P(?: {SMALL})+| ?H| r)?(?:[ -]?[1-4])?)"
    f"(?:(?<=4)[ &]{GROUP} ?[123])?(?:(?<=[34])[ &]{GROUP} ?[12])?(?:(?<=[234])[ &]{GROUP} ?1)?"
    f"(?:(?<=[1-4])[ &](?:{HUNDREDS}|{SMALL}))?(?:[ -]p| l|[ &](?:[Hr]|{SMALL}[ -]p)| f(?: ?[1-4])?)?|[rH])"
)
# What opens a range: "between 3 and", "3 to"; the hyphen of "twenty-two" opens none.
FROM = f"(?:b \\$? ?{NUM} ?[%B]?&|\\$?{NUM} ?[%$]?(?:~|(?<!x)-))"
NO_DAY = "(?![ -]?[%U1-4$B])"
MONTH, DAY = "[Mm]", "[DO]"
# Two thousand and sixteen, twenty sixteen; "May two thousand" may go on with people.
SAID_YEAR = f"(?:e 1[ &]{SMALL}|[xt] (?:t|x(?:[ -]?e)?))"
YEAR = f"(?:[ ,/]Y| {SAID_YEAR})?"
PERIOD = "[Vvq]"
DATE = "|".join(
    (
        "(?:W[ ,])?(?:I|Y-D-D|D-D-Y)|W[ ,][rs]|s",
        f"(?:(?:L )?W[ ,])?(?:{DAY}[-~&])?(?:{DAY}[ /-]?|O,|{SMALL} ){MONTH}(?:[ ,/-]Y| {SAID_YEAR})?",
        f"(?:(?:L )?W[ ,])?{MONTH}[ /.-]?{DAY}(?:[-~&]{DAY})?{NO_DAY}(?:-Y|{YEAR})",
        "O(?: W/|[ /])L V|L V[ +]W",
        f"W[ ,]O(?! {PERIOD})|W O",
        f"Y[ ,-]{MONTH}(?:[ -]{DAY})?",
        f"(?:[OL] (?:{PERIOD}|W)/)?(?:[gL][ -/])?{MONTH}(?:-{MONTH})?{YEAR}",
        "(?:g[ /-])?(?:Y-D(?!-)|Y[-~]Y)|b Y&Y",
        "(?:g[ /-])?c",
        "(?:g[ /-])?[OLk][ -]?q(?:[ /]Y|/L V)?|k(?:[ ,/]Y)?|Y k",
        "(?:g[ /-])?[Oe][ -]v",
        "(?:g[ /-]|L )?G[ ,/]Y|L G",
        f"(?:O {PERIOD}/)?(?:[Jg][ /-])?L (?:{NUM} )?{PERIOD}",
        f"{NUM}(?:[ -]{PERIOD}| w) [JF]",
        "(?:[Jg] )?R(?: d)?",
        "(?:L |g[ /])?W(?: d|[ /]L V)?",
        "(?:J )?L d",
        "(?:L )?E(?:[ ,/](?:Y|L V))?",
        "(?:g[ /-])?Y(?! ?[%1-4$B])",
    )
)
# Most tokens begin no quantity: that is asked first.
BEGIN = "(?=[WIYDOsMmkcexthRE$iN1234rHCn%z]|[GLJgb][ -/q])"
GRAMMAR = (
    f"(?P<sign>(?:b \\$ ?{NUM}(?: ?B)?&)?\\$ ?{FROM}?\\$? ?{NUM}(?: ?B)?)"
    f"|(?P<date>b (?:{DATE})&(?:{DATE})|(?:{DATE})(?:~(?:{DATE}))?)"
    "|(?P<time>[CDe] ?o|[Cn])"
    f"|(?P<share>(?:z |%/){NUM})"
    f"|{FROM}?{NUM}(?:(?P<money>[ -]?[B$@](?:[ &,]{NUM}[ -]?@)?)|(?P<percent>[ -]?%)"
    "|(?P<duration>[ -]?[Vv](?: f)?(?:[ -]a)?)|(?P<unit>[ -]?U(?: U)?(?:[ -]a)?)|(?P<number>))"
    "|(?P<ordinal>O)"
)


@cache
def pattern() -> re.Pattern[str]:
    """Return the grammar, compiled when it is first asked for: that takes longer than all other imports.

    >>> [found.lastgroup for found in pattern().finditer("|D m|$D|N%")]
    ['date', 'sign', 'percent']
    """
    return re.compile(f"{BEGIN}(?:{GRAMMAR})")


def coded(text: str, found: Sequence[Token]) -> tuple[str, list[int]]:
    """Return roles and gaps as a string, and for each of its characters the index of its token.

    >>> from credence.numerals import tokens
    >>> coded("12 to 14 May, they", tokens("12 to 14 May, they"))
    ('|D~D m', [0, 0, 1, 1, 2, 2])
    """
    codes: list[str] = []
    places: list[int] = []
    reach = -LONGEST_GAP - 1
    for i, token in enumerate(found):
        gap = text[reach : token.start] if token.start - reach <= LONGEST_GAP else BREAK
        code = GAPS.get(gap.replace("\xa0", " "), BREAK) + CODES[token.role]
        codes.append(code)
        places.extend([i] * len(code))
        reach = token.end
    return "".join(codes), places
