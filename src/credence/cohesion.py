"""Which words tell one story from another, and which sentences hang together with the headline.

Telling are names, and words that come in bursts: neither those that many articles of reference news
hold, nor rarer ones that stand evenly wherever they stand (Katz 1996, *Distribution of content words
and phrases*), which ``common.csv`` lists, nor words of caution.

Of the story is what shares a telling word with the headline (where that gives no story, with the
sentence that most others touch), and then what shares two with such sentences.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from credence.lexicon import default

FILE = Path(__file__).with_name("common.csv")
WORD = re.compile(r"[^\W\d_]++")
# How often the story may grow by the sentences that share a word with it.
STEPS = 3
STEM = 6  # letters
SHORTEST_WORD = 3
COMMON = 0.08  # in that share of reference news a stem tells no story from another
# Nor does a rarer one that comes no oftener where it comes: in that share of the texts, so often in each.
RARE, EVEN = 0.005, 1.3
CAUTION = frozenset({"epistemic", "attenuator", "reportative", "approximator", "booster", "filler"})
# How many telling words a sentence must share with the story to be of it; with the headline one is enough.
NEED = 2
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september october november december"
).split()


def apart(told: Sequence[frozenset[str]], title: frozenset[str] = frozenset()) -> set[int]:
    """Return the numbers of the sentences that do not hang together with the headline.

    ``told`` are the telling words of each sentence, ``title`` those of the headline. Where no sentence
    has one of these, the sentence that most others touch stands for the headline.

    >>> told = [telling(one.split()) for one in ("the ferry leaks", "its hull leaks", "bread rose")]
    >>> apart(told, telling(["ferry"]))
    {1, 2}
    """
    story = set(_middle(told) if all(map(title.isdisjoint, told)) else title)
    out = {i for i, own in enumerate(told) if story.isdisjoint(own)}
    near = set(range(len(told))) - out
    for _ in range(STEPS):
        story.update(chain.from_iterable(told[i] for i in near))
        near = {i for i in out if len(story & told[i]) >= NEED}
        out -= near
    return out


def _middle(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the telling words of the sentence that shares most of them with others; of equals, the first."""
    holders = Counter(chain.from_iterable(told))
    return max(told, key=lambda own: sum(holders[word] - 1 for word in own), default=frozenset())


def telling(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of those words that tell one story from another.

    >>> sorted(telling("They said that the ferry to Sunde may be late on Friday".split()))
    ['ferry', 'sunde']
    """
    return stems(words) - common()


def tells(sentence: str) -> bool:
    """Tell whether a sentence holds any telling word.

    >>> tells("It may be so."), tells("The ferry may be late.")
    (False, True)
    """
    return bool(telling(WORD.findall(sentence)))


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the first letters of the words; a short one that is no acronym has none."""
    long = (word for word in words if len(word) >= SHORTEST_WORD or (len(word) > 1 and word.isupper()))
    return frozenset([word[:STEM].lower() for word in long])


@cache
def common() -> frozenset[str]:
    """Return the stems that tell no story from another: those common in reference news, and the calendar.

    >>> {"people", "friday"} <= common(), "ferry" in common()
    (True, False)
    """
    with FILE.open(encoding="utf-8", newline="") as lines:
        return frozenset(chain(stems(CALENDAR), caution(), (row["stem"] for row in csv.DictReader(lines))))


@cache
def caution() -> frozenset[str]:
    """Return the stems of the words of caution, such as "may" and "perhaps".

    >>> {"may", "perhap"} <= caution()
    True
    """
    cues = (one for one in default().cues if one.dimension == "hedging" and one.kind in CAUTION)
    return stems(one.phrase for one in cues if one.phrase.isalpha())


def count_common(texts: Iterable[str], target: Path = FILE) -> int:
    """Write ``common.csv`` anew from reference news, and return the number of stems in it.

    Counted is in how many texts a stem stands in small letters; of the rarer ones are those in it that
    stand evenly, wherever they stand (Katz 1996: words of content come in bursts).
    """
    found, ever, times, texts_read = Counter[str](), Counter[str](), Counter[str](), 0
    for text in texts:
        texts_read += 1
        words = [word for word in WORD.findall(text) if len(word) >= SHORTEST_WORD]
        own = Counter(word[:STEM].lower() for word in words)
        times.update(own)
        ever.update(own.keys())
        found.update({word[:STEM] for word in words if word[0].islower()})
    often = [
        (stem, count) for stem, count in found.items()
        if count >= COMMON * texts_read
        or (ever[stem] >= RARE * texts_read and times[stem] <= EVEN * ever[stem])
    ]  # fmt: skip
    rows = sorted(often, key=lambda row: (-row[1], row[0]))
    with target.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("stem", "articles"))
        out.writerows(rows)
    return len(rows)
