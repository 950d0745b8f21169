"""Sentences that can earn an article nothing: one pattern over and over, another subject, strangers.

A page can buy credit with sentences that report nothing: attributions made by a template, a wall of
caution, paragraphs about something else. Such sentences are read like all others and speak against the
article as ever; they do not raise its scores above those of the rest. Three rules:

pattern
    Nine tenths of the runs of three plain words in a sentence stand in another sentence too, or two
    fifths of them in two others, so that hardly more than names and figures differ; or all plain words
    of a short one are those of two others. What stands three times word for word is one, too.
subject
    Three or more sentences in a row are not of the story (:mod:`credence.cohesion`), and each says
    something (so many telling words) or is cautious. Before and behind all of the story one such sentence
    is enough that is cautious, or in which only strangers speak.
stranger
    All who speak in a sentence inside the story have names that nothing else in the story holds, and the
    sentence shares no telling word with it. Somebody who is brought in for a word on it shares more.

A story of less than 60 words is too short to tell, one of less than 90 to know a stranger.

What this cannot see: an invented report on the subject in words of its own, which has the form of a true
one, and single words of caution between the sentences of the story.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from credence import attribution
from credence.cohesion import NEED, WORD, apart, caution, stems, telling
from credence.model import Document, Furniture, Hit, Reading, Span

REPEATED = "repeated word for word"  # as furniture says it
PATTERN, SUBJECT = "one pattern with other names or figures", "shares hardly a telling word with the story"
STRANGER = "neither its speaker nor its subject stands elsewhere in the story"
# By which attributions somebody speaks, and who has no name to be known by.
SAYING = frozenset({"attribution", "according", "report", "speaker", "quotation"})
UNNAMED = frozenset({"self", "nobody", "vague"})
NAME = "^"
# Shorter sentences say the same by chance, such as "He did not reply", once or twice.
SHORTEST_PATTERN = 6  # plain words
OFTEN = 3
# Which share of a sentence must stand in two sentences, in three.
SAME = ((2, 0.9), (3, 0.4))
TELLING = 3
RUN = 3
# A story of fewer words is too short to tell anything apart from it, or somebody new.
LEAST_STORY, WHOLE_STORY = 60, 90

Run = tuple[str, str, str]


def find(reading: Reading) -> tuple[Furniture, ...]:
    """Return the sentences of a document that earn nothing, runs with one reason as one piece, in order.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> said = "{} of {} said on {} May that the plan had been read and found to be good."
    >>> lines = [said.format(*one) for one in (("Ada Holm", "Ribe", 3), ("Jon Lie", "Moss", 9))]
    >>> text = " ".join(["The ferry to Sunde is late.", *lines])
    >>> [piece] = find(default().find(document(Article("", "", text))))
    >>> text[piece.start : piece.end] == " ".join(lines), piece.reason
    (True, 'one pattern with other names or figures')
    """
    doc = reading.document
    words = [WORD.findall(one.span.of(doc.text)) for one in doc.sentences]
    patterns = _patterns([*words, *_copies(doc)])
    reasons = _strange(reading, words, patterns) | dict.fromkeys(patterns, PATTERN)
    return tuple(_pieces(doc, reasons))


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


def _pieces(doc: Document, reasons: Mapping[int, str]) -> Iterator[Furniture]:
    """Yield the sentences by their numbers, neighbours with one reason as one piece."""
    start, end, held = 0, 0, ""
    for i, sentence in enumerate(doc.sentences):
        reason = reasons.get(i, "")
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


def _strange(
    reading: Reading, sentences: Sequence[Sequence[str]], patterns: Collection[int]
) -> dict[int, str]:
    """Return the numbers of the sentences that are not of the story, each with the reason.

    A sentence of a pattern is none of the story.
    """
    told = [frozenset() if i in patterns else telling(words) for i, words in enumerate(sentences)]
    title = telling(WORD.findall(reading.document.article.title))
    sizes = [0 if i in patterns else len(words) for i, words in enumerate(sentences)]
    aside = apart(told, title)
    if _size(sizes, aside) < LEAST_STORY:
        aside = apart(told)
    size, story = _size(sizes, aside), [i for i in range(len(told)) if i not in aside and i not in patterns]
    elsewhere = _elsewhere(sentences, told, patterns, story) if size >= LEAST_STORY else ()
    strangers: Iterator[tuple[int, str]] = iter(())
    if size >= WHOLE_STORY:
        held = [own | _names(words) for own, words in zip(told, sentences, strict=True)]
        strangers = _strangers(_speakers(reading), told, held, story, title)
    return dict(strangers) | dict.fromkeys(elsewhere, SUBJECT)


def _size(sizes: Sequence[int], aside: Collection[int]) -> int:
    """Return how many words the sentences of a story have, given those that are apart from it."""
    return sum(size for i, size in enumerate(sizes) if i not in aside)


def _elsewhere(
    sentences: Sequence[Sequence[str]],
    told: Sequence[frozenset[str]],
    patterns: Collection[int],
    story: Sequence[int],
) -> Iterator[int]:
    """Yield the sentences that stand in rows about something else, or cautious outside of the story."""
    within = set(story)
    loose = [
        i in patterns or (i not in within and (len(own) >= TELLING or None)) for i, own in enumerate(told)
    ]
    wary = [i in patterns or (i not in within and _wary(words)) for i, words in enumerate(sentences)]
    yield from _rows(loose)
    yield from _rows(wary)
    yield from (i for i, marked in enumerate(wary) if marked and not story[0] < i < story[-1])


def _speakers(reading: Reading) -> Mapping[int, Sequence[frozenset[str]]]:
    """Return by sentence the telling words of those who speak in it, each by the word that names them."""
    found: dict[int, list[frozenset[str]]] = defaultdict(list)
    for one in attribution.find(reading):
        if one.source and one.kind in SAYING and one.source_class not in UNNAMED:
            # "Jon Young" is no one more for all the articles that hold "young": there the name itself counts.
            found[one.sentence].append(
                telling([one.who]) or frozenset([NAME + one.who] if one.source_class == "person" else ())
            )
    return found


def _names(words: Sequence[str]) -> frozenset[str]:
    """Return the words with a capital, marked as names."""
    return frozenset([NAME + word.lower() for word in words if word[0].isupper()])


def _strangers(
    speakers: Mapping[int, Sequence[frozenset[str]]],
    told: Sequence[frozenset[str]],
    held: Sequence[frozenset[str]],
    story: Sequence[int],
    title: frozenset[str],
) -> Iterator[tuple[int, str]]:
    """Yield the sentences in which none speaks whom the story knows, and that tell nothing it tells.

    ``held`` are the telling words and the names of each sentence. Before and behind the story one telling
    word that they share with it can be chance.
    """
    holders = Counter(chain(title, *(held[i] for i in story)))
    within = set(story)
    new = {
        i for i, whos in speakers.items()
        if all(who and all(holders[word] == (i in within and word in held[i]) for word in who)
               for who in whos)
    }  # fmt: skip
    # What a sentence of that sort tells makes no other one part of the story.
    core = [i for i in story if i not in new]
    known = title.union(*(told[i] for i in core))
    for i in new:
        inside = bool(core) and core[0] < i < core[-1]
        shared = len(told[i] & known)
        if not inside and shared < NEED:
            yield i, SUBJECT
        if inside and not shared and len(told[i]) >= NEED:
            yield i, STRANGER


def _wary(words: Sequence[str]) -> bool:
    """Tell whether a sentence holds a word of caution."""
    return not caution().isdisjoint(stems(words))


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
