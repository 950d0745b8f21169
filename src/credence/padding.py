"""Sentences that can earn an article nothing: one pattern over and over, or another subject.

A page can buy credit with sentences that report nothing: a block of attributions made by a template,
a wall of caution, paragraphs about something else. Such sentences are read like all others and speak
against the article as ever; they do not raise its scores above those of the rest. Two rules:

pattern
    Nine tenths of the runs of three plain words in a sentence stand in another sentence too, or two
    fifths of them in two others, so that hardly more than names and figures differ; or all plain words
    of a short one are those of two others. What stands three times word for word is one, too.
subject
    Three or more sentences in a row are not of the story, and each says something (so many telling
    words) or is cautious. Of the story is what shares a telling word with the headline (without one,
    with the sentence that most others touch), and then what shares two with such sentences. A story of
    less than 60 words is too short to tell.

Telling are names, and words that come in bursts: neither those that many articles of reference news
hold, nor rarer ones that stand evenly wherever they stand (Katz 1996, *Distribution of content words
and phrases*), which ``common.csv`` lists, nor words of caution.

What this cannot see: one sentence or two that stand alone between others, and an invented report on
the subject in words of its own, which has the form of a true one.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from credence.lexicon import default
from credence.model import Document, Furniture, Hit, Span

FILE = Path(__file__).with_name("common.csv")
WORD = re.compile(r"[^\W\d_]++")
REPEATED = "repeated word for word"  # as furniture says it
PATTERN, SUBJECT = "one pattern with other names or figures", "about something else than the story"
# Shorter sentences say the same by chance, such as "He did not reply", once or twice.
SHORTEST_PATTERN = 6  # plain words
OFTEN = 3
# Which share of a sentence must stand in two sentences, in three.
SAME = ((2, 0.9), (3, 0.4))
TELLING = 3
RUN = 3
LEAST_STORY = 60  # words
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

Run = tuple[str, str, str]


def find(doc: Document, title: str = "") -> tuple[Furniture, ...]:
    """Return the sentences of a document that earn nothing, runs with one reason as one piece, in order.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> said = "{} of {} said on {} May that the plan had been read and found to be good."
    >>> lines = [said.format(*one) for one in (("Ada Holm", "Ribe", 3), ("Jon Lie", "Moss", 9))]
    >>> text = " ".join(["The ferry to Sunde is late.", *lines])
    >>> [piece] = find(document(Article("", "", text)))
    >>> text[piece.start : piece.end] == " ".join(lines), piece.reason
    (True, 'one pattern with other names or figures')
    """
    words = [WORD.findall(one.span.of(doc.text)) for one in doc.sentences]
    patterns = _patterns([*words, *_copies(doc)])
    return tuple(_pieces(doc, patterns, _strange(words, title, patterns)))


def holds(doc: Document, span: Span | Hit) -> bool:
    """Tell whether a span of a document begins in its padding."""
    i = bisect_right(doc.padding, span.start, key=_start) - 1
    return i >= 0 and span.start < doc.padding[i].end


def _start(piece: Furniture) -> int:
    """Return where a piece begins."""
    return piece.start


def words(doc: Document) -> Counter[str]:
    """Return how many words of a document are padding, by reason."""
    found: Counter[str] = Counter()
    for sentence in doc.sentences if doc.padding else ():
        i = bisect_right(doc.padding, sentence.span.start, key=_start) - 1
        if i >= 0 and sentence.span.start < doc.padding[i].end:
            found[doc.padding[i].reason] += sentence.words
    return found


def total(doc: Document) -> int:
    """Return how many words of a document are padding."""
    return words(doc).total()


def _pieces(doc: Document, patterns: Collection[int], strange: Collection[int]) -> Iterator[Furniture]:
    """Yield the sentences by their numbers, neighbours with one reason as one piece."""
    start, end, held = 0, 0, ""
    for i, sentence in enumerate(doc.sentences):
        reason = PATTERN if i in patterns else SUBJECT if i in strange else ""
        if reason != held:
            if held:
                yield Furniture(start, end, held)
            start, held = sentence.span.start, reason
        end = sentence.span.end
    if held:
        yield Furniture(start, end, held)


def _copies(doc: Document) -> Iterator[list[str]]:
    """Yield the words of the paragraphs that furniture left out twice or more as copies."""
    copies = Counter(
        line for piece in doc.furniture if piece.reason == REPEATED
        for line in doc.text[piece.start : piece.end].splitlines() if line.strip()
    )  # fmt: skip
    yield from (WORD.findall(line) for line, often in copies.items() if often >= OFTEN - 1)


def _patterns(sentences: Sequence[Sequence[str]]) -> set[int]:
    """Return the numbers of the sentences that another one says with other names or figures."""
    plain = [tuple([word for word in words if word[0].islower()]) for words in sentences]
    often = Counter(chain.from_iterable(set(_runs(own)) for own in plain))
    short = Counter(own for own in plain if len(own) < SHORTEST_PATTERN)
    return {i for i, own in enumerate(plain) if (short[own] >= OFTEN and own) or _is_pattern(own, often)}


def _is_pattern(plain: Sequence[str], often: Mapping[Run, int]) -> bool:
    """Tell whether a sentence is long enough, and enough of it stands in others."""
    if len(plain) < SHORTEST_PATTERN:
        return False
    again = [n for n in map(often.__getitem__, _runs(plain)) if n > 1]
    runs = len(plain) - 2
    return any(sum(n >= least for n in again) >= share * runs for least, share in SAME)


def _runs(plain: Sequence[str]) -> Iterator[Run]:
    """Return the runs of three plain words, which have no capital: what names leave of a sentence."""
    return zip(plain, plain[1:], plain[2:], strict=False)


def _strange(sentences: Sequence[Sequence[str]], title: str, patterns: Collection[int]) -> set[int]:
    """Return the numbers of the sentences in a row that share no telling word with the story.

    A sentence of a pattern is none of the story.
    """
    told = [frozenset() if i in patterns else telling(words) for i, words in enumerate(sentences)]
    apart = _apart(told, telling(WORD.findall(title)))
    story = (len(words) for i, words in enumerate(sentences) if i not in apart and i not in patterns)
    if sum(story) < LEAST_STORY:
        return set()
    loose = [
        i in patterns or (None if i in apart and len(own) < TELLING else i in apart)
        for i, own in enumerate(told)
    ]
    wary = [i in patterns or (i in apart and _wary(words)) for i, words in enumerate(sentences)]
    return {*_rows(loose), *_rows(wary)}


def _wary(words: Sequence[str]) -> bool:
    """Tell whether a sentence holds a word of caution."""
    return not caution().isdisjoint(_stems(words))


def _apart(told: Sequence[frozenset[str]], title: frozenset[str]) -> set[int]:
    """Return the numbers of the sentences that do not hang together with the headline."""
    story = set(_middle(told) if all(map(title.isdisjoint, told)) else title)
    apart = {i for i, own in enumerate(told) if story.isdisjoint(own)}
    near = set(range(len(told))) - apart
    for _ in range(STEPS):
        story.update(chain.from_iterable(told[i] for i in near))
        near = {i for i in apart if len(story & told[i]) >= NEED}
        apart -= near
    return apart


def _middle(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the telling words of the sentence that shares most of them with others; of equals, the first."""
    holders = Counter(chain.from_iterable(told))
    return max(told, key=lambda own: sum(holders[word] - 1 for word in own), default=frozenset())


def _rows(marks: Sequence[bool | None]) -> Iterator[int]:
    """Yield the places from the first to the last ``True`` of a row of three; ``None`` ends no row."""
    row: list[int] = []
    for i, mark in enumerate((*marks, False)):
        if mark:
            row.append(i)
        elif mark is False:
            if len(row) >= RUN:
                yield from range(row[0], row[-1] + 1)
            row = []


def telling(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of those words that tell one story from another.

    >>> sorted(telling("They said that the ferry to Sunde may be late on Friday".split()))
    ['ferry', 'sunde']
    """
    return _stems(words) - common()


def tells(sentence: str) -> bool:
    """Tell whether a sentence holds any telling word.

    >>> tells("It may be so."), tells("The ferry may be late.")
    (False, True)
    """
    return bool(telling(WORD.findall(sentence)))


def _stems(words: Iterable[str]) -> frozenset[str]:
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
        return frozenset(chain(_stems(CALENDAR), caution(), (row["stem"] for row in csv.DictReader(lines))))


@cache
def caution() -> frozenset[str]:
    """Return the stems of the words of caution, such as "may" and "perhaps".

    >>> {"may", "perhap"} <= caution()
    True
    """
    cues = (one for one in default().cues if one.dimension == "hedging" and one.kind in CAUTION)
    return _stems(one.phrase for one in cues if one.phrase.isalpha())


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
