"""Full names of people, bodies and places, found by their capitals in one pass over a text.

A full name has two or more words with a capital, in running prose: "Mara Lindqvist", "Bank of
the North". Headings in title case are left out by the caller. A single word with a capital is no
full name: "Lindqvist" can be anybody of that name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from credence.model import Span

# The letters of names in Latin script: "Çelik", "Zürich", "Łódź".
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňōőœŕřśşšţťūůűųźżžșț"
TITLE = r"(?:(?<=M)(?:r|rs|s)|(?<=D)r|(?<=S)(?:t|en)|(?<=L)t|(?<=G)(?:en|ov)|(?<=R)(?:ep|ev)|(?<=P)rof)"
# What a name goes on with behind its first letter: initials, a title before a name, any word.
REST = rf"(?:\.(?:[A-Z]\.)*+|{TITLE}\.|(?:[\w&-]|[’'](?=[{UPPER}]))*+)"
SMALL = r"(?:(?:(?:of|for) the|of|for|de|del|della|di|da|van|von|der|den|al|bin|du|la|le|y) ){0,2}+"
# A pattern that begins with a letter is searched for from letter to letter, one with a lookbehind is not.
OWNED = r"(?:(?:(?<=ldren)|(?<=Women)|(?<=eople))[’']s)?+"
RUN = re.compile(rf"[{UPPER}](?<![\w’'-][{UPPER}]){REST}(?:{OWNED}[ \xa0]{SMALL}[{UPPER}]{REST})++")
WORDS = re.compile(r"(\S++)\s*+")
# In running text a place has one capital a word; "at IBM" and "in eBay" are none.
SMALL_LETTERS = rf"[{LOWER}]++(?:-[{UPPER}]?[{LOWER}]++)*+(?![\w’'@])"
LED = "|".join(
    rf"(?<=\b{preposition} {article}[{UPPER}])"
    for article in ("", "the ")
    for preposition in ("(?:[Ii]n|[Aa]t)", "[Oo]ff", "[Nn]ear", "[Oo]utside")
)
# A capital first, and then what leads to it: few letters are capitals.
PLACE = re.compile(
    rf"[{UPPER}](?<=[ntfre] [{UPPER}])(?:{LED})"
    rf"(?:(?:(?<=U)[SK]|(?<=U)\.[SK]\.|(?<=E)U)(?!\w)|{SMALL_LETTERS}(?: [{UPPER}]{SMALL_LETTERS})*+)"
)
# What is printed somewhere is in a journal: "published online in Harbours".
PRINTED = re.compile(
    r"\b(?:publish|print|appear|report|post)[a-z]{0,3}(?: online| recently| this week)? in \Z"
)
PRINTED_REACH = 36
# "SUNDE, Norway (Harbour News) —": where a report was written, at the start of its line.
DATELINE = re.compile(
    r"^([A-Z]{3,}+(?: [A-Z]{3,}+){0,2}+)(?:, [A-Z][\w.]{1,20}+(?: [A-Z][\w.]{1,20}+)?+)?+"
    r"(?: \([^()\n]{2,40}+\))?+(?: ?(?:--|[–—])| -(?= ))",
    re.MULTILINE,
)
LABELS = frozenset(
    "ALERT ANALYSIS BREAKING COMMENTARY CONTACT CORRECTION EDITORIAL EXCLUSIVE NEWS NOTE OPINION REVIEW"
    " SOURCE UPDATE VIDEO WATCH".split()
)
# These begin a sentence or stand for a name, and are no part of one.
NO_NAMES = frozenset(
    "A About After All Also Although Amid An And Another Any Are As At Back Because Before Being Both"
    " But By Can Could Did Do Does During Each Earlier Even Every Few For From Had Has Have He Her"
    " Here His How However I If In Instead Into Is It It’s It's Its Just Last Later Let Like Many May"
    " Meanwhile Most Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir My Nearly Next No Nor Not Now Of On Once One"
    " Only Or Other Our Out Over Per Several She Should Since So Some Still Such Than That The Their"
    " Then There These They They’re This Those Though Through To Today Tomorrow Two Under Unlike Until"
    " Up Upon Was We We’re Were What When Where Whether Which While Who Why Will With Without Would"
    " Yes Yesterday Yet You Your Monday Tuesday Wednesday Thursday Friday Saturday Sunday January"
    " February March April June July August September October November December Jan. Feb. Aug. Sept."
    " Oct. Nov. Dec. English French German Chinese Russian American British European"
    " Asked According Ask Based Born Call Click Contact Dear Despite Email Follow Following Given"
    " Including Join Maybe Meet Oh Perhaps Please Read Says See Share Speaking Tell Thanks Thus Using"
    " Via Visit Watch Within Additionally Allowing Clearly Consequently Courtesy Currently Finally"
    " Fortunately Furthermore Moreover Nevertheless Originally Otherwise Previously Recently Similarly"
    " Therefore Ultimately Unfortunately Billions Dozens Hundreds Millions Thousands Updated".split()
)
# A run of capitals goes on as another clause behind one of these: "at Sunde Mill. He left".
CLAUSES = frozenset(
    "Are Can Could Did Does Had Has Have He Her His If Is It She Should That Their These They This Was"
    " We Were Would You".split()
)
# These begin the name of a body only: "American Dairy Association", but not "American Mara Lindqvist".
DEMONYMS = frozenset("English French German Chinese Russian American British European".split())
BODIES = frozenset(
    "Academy Agency Airlines Airways Army Assembly Association Bank Board Broadcasting Centre Center"
    " Championship Championships Church Club Coalition Commission Committee Confederation Corporation"
    " Council Court Cup Empire Federation Foundation Fund Group Institute Institutes Institution"
    " Journal League Library Museum Navy Parliament Party Post Revolution Society Union University".split()
)
# An office says who is meant only with a full name: "President Lindqvist" and "Labour Secretary" do not.
RANKS = frozenset(
    "Ambassador Archbishop Attorney-General Ayatollah Capt. Captain Chancellor Chief Cllr Col."
    " Colonel Congressman Congresswoman Councillor Deputy Detective First Gen. Gov. Governor Imam"
    " Inspector Judge Lady Lieutenant Lt. Mayor Minister Officer Premier President President-elect"
    " Prime Prof. Professor Rabbi Rep. Reverend Rev. Secretary Sen. Senator Sergeant Sgt. Sheriff"
    " Superintendent Vice".split()
)
ADJECTIVES = tuple("ese ish ian ican ocratic lamic tholic dential logy ics ism".split())
# "North Korean": an adjective of two words.
QUARTERS = frozenset("North South East West Latin African Native".split())
PEOPLES = tuple("ese ish ian ican orean".split())
SEAS = frozenset("Caspian Vatican".split())
# "Phase Two", "Day One": a part of something, by its number.
PARTS = frozenset(
    "Act Article Book Category Chapter Class Clause Day Episode Game Grade Group Lesson Level Number Page"
    " Part Phase Point Question Reason Round Rule Season Section Stage Step Tip Type Unit Volume Week"
    " Year".split()
)
NUMBERS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split())
NAME_WORDS = 2
SHORT_WORD = 5


def full_names(text: str) -> Iterator[Span]:
    """Yield the full names of a text, without words that only begin a sentence and without a genitive.

    >>> text = "Yesterday Mara Lindqvist’s ferry left the Port of Sunde. American Dairy Union officials came."
    >>> [span.of(text) for span in full_names(text)]
    ['Mara Lindqvist', 'Port of Sunde', 'American Dairy Union']
    """
    for match in RUN.finditer(text):
        start, end = match.start(), _clause_end(text, match)
        while (first := WORDS.match(text, start, end)) and _no_part(first[1], text[first.end() : end]):
            start = first.end()
        words = [word for word in text[start:end].split() if word[0].isupper()]
        if len(words) >= NAME_WORDS and not all(map(str.isupper, words)):
            yield Span(start, end)


def _clause_end(text: str, match: re.Match[str]) -> int:
    """Return where a run of capitals ends, or where a word in it begins a clause of its own."""
    if CLAUSES.isdisjoint(match[0].split()):
        return match.end()
    own = (word.start() for word in WORDS.finditer(text, *match.span()) if word[1] in CLAUSES)
    cut = next((start for start in own if start > match.start()), match.end())
    return match.start() + len(text[match.start() : cut].rstrip())


def _no_part(word: str, rest: str) -> bool:
    """Tell whether a word before ``rest`` only begins a sentence, and no name."""
    if word in DEMONYMS:
        return not (" of " in rest or BODIES.intersection(rest.split()))
    return word in NO_NAMES or word[0].islower()


def identifies(name: str) -> bool:
    """Tell whether a name says more than an office and a surname, or the number of a part.

    >>> identifies("President Mara Lindqvist"), identifies("President Lindqvist"), identifies("Phase Two")
    (True, False, False)
    """
    words = [word for word in name.split() if word[0].isupper()]
    own = [word for word in words if word not in RANKS]
    if len(own) < len(words):
        own = [word for word in own if not word.isupper()]
    if len(own) == NAME_WORDS and own[0] in QUARTERS and own[-1].rstrip("s").endswith(PEOPLES):
        return False
    return len(own) >= NAME_WORDS and not (own[0] in PARTS and own[-1] in NUMBERS)


def places(text: str) -> Iterator[Span]:
    """Yield the names of places: of a dateline, and behind a preposition; a month or a year is none.

    >>> text = "SUNDE (HN) — In Sunde, at the Old Mill, in March."
    >>> [span.of(text) for span in places(text)]
    ['SUNDE', 'Sunde', 'Old Mill']
    """
    for match in DATELINE.finditer(text):
        if LABELS.isdisjoint(match[1].split()):
            yield Span(*match.span(1))
    for match in PLACE.finditer(text):
        printed = PRINTED.search(text, max(0, match.start() - PRINTED_REACH), match.start())
        if match[0].split()[0] not in NO_NAMES and not (_adjective(match[0]) or printed):
            yield Span(*match.span())


def _adjective(word: str) -> bool:
    """Tell whether a single word is an adjective or a field: "in Danish waters", "in Oncology".

    >>> _adjective("Danish"), _adjective("Caspian"), _adjective("Danish Straits")
    (True, False, False)
    """
    return " " not in word and word.endswith(ADJECTIVES) and word not in SEAS


def numbered(name: str) -> bool:
    """Tell whether a name is that of a part by its number, and of no product.

    >>> numbered("type 2"), numbered("Week 52"), numbered("Falcon 900")
    (True, True, False)
    """
    return name.split(maxsplit=1)[0].capitalize() in PARTS


def near_misses(names: Sequence[str]) -> dict[str, str]:
    """Return names that are one letter away from another name of the list, with that name.

    All words but one are the same; the odd one has another letter, or one more or less, has 5 letters
    or more, and the first and the last letter are the same, so that "Anders" and "Andersen" stay two
    people. Linear in the names.

    >>> near_misses(["Mara Lindqvist", "Mara Lindkvist", "Marta Lindqvist", "Mara Lindqvst"])
    {'Mara Lindkvist': 'Mara Lindqvist', 'Mara Lindqvst': 'Mara Lindqvist'}
    """
    found: dict[str, str] = {}
    shapes: dict[tuple[str, ...], str] = {}
    for name, words in _likely(dict.fromkeys(names)):
        for shape in _shapes(words):
            known = shapes.setdefault(shape, name)
            if unaccented(known) != unaccented(name) and known not in found:
                found.setdefault(name, known)
    return found


def unaccented(name: str) -> str:
    """Return a name without accents: whether they are set depends on the keyboard.

    >>> unaccented("Zoë Çelik")
    'Zoe Celik'
    """
    return name if name.isascii() else "".join(filter(str.isascii, unicodedata.normalize("NFD", name)))


def _likely(names: Collection[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield, with their words, the names that are other names but for the inside of one word: few are."""
    split = {name: name.split() for name in names}
    outlines = {name: list(_outlines(words)) for name, words in split.items()}
    times = Counter(chain.from_iterable(outlines.values()))
    yield from ((name, words) for name, words in split.items() if any(times[o] > 1 for o in outlines[name]))


def _outlines(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words, and the words with one long word as its first and last letter."""
    yield tuple(words)
    for i, word in enumerate(words):
        if len(word) >= SHORT_WORD and word.isalpha():
            yield (*words[:i], word[0] + word[-1], *words[i + 1 :])


def _shapes(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words, and the words without one inner letter of one long word; near names share a shape.

    Where that letter stood is marked; in a longer word it also is not, as if the letter were one too many.
    """
    yield tuple(words)
    for i, word in enumerate(words):
        if len(word) < SHORT_WORD or not word.isalpha():
            continue
        for at in range(1, len(word) - 1):
            for mark in ("*", "")[: 1 + (len(word) > SHORT_WORD)]:
                yield (*words[:i], word[:at] + mark + word[at + 1 :], *words[i + 1 :])
