"""Words in disguise: hidden characters, look-alike letters, letters spaced apart; and the way back.

A page can keep cues from being found and leave them readable: soft hyphens, zero-width and
bidirectional controls inside words, stacked marks, a Cyrillic "а" for an "a", bold mathematical
letters, "a m a z i n g". Such words are read as what they look like, where that is safe; the spans
that come of it lead back into the text as it was read. See Unicode Technical Standard 39,
https://www.unicode.org/reports/tr39/, on confusable characters and mixed scripts.

Left alone: words without a Latin letter or digit, so that no other writing is taken for English;
Greek letters at the edge of a word or beside capitals (TNFα, κB), which are names of things.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from credence.model import Article, Document, Furniture, Hit, Report, Span

# Unicode's characters that show as nothing (Default_Ignorable_Code_Point), and marks that stack.
HIDDEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef"
)
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
GREEK, CYRILLIC = "\u0370-\u03ff", "\u0400-\u052f"
STYLED = "\u2102-\u2138\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
LIGATURES = range(0xFB00, 0xFB07)
ODD = re.compile(f"[{HIDDEN}{MARKS}{GREEK}{CYRILLIC}{STYLED}]")
NOTHING = re.compile(f"[{HIDDEN}]")
MARK = re.compile(f"[{MARKS}]")
FOREIGN = re.compile(f"[{GREEK}{CYRILLIC}]")
PART = re.compile(rf"[\w{HIDDEN}{MARKS}]")
LATIN = re.compile("[A-Za-z0-9]")
# Four or more letters with a blank after each, of which only the first may be a capital.
SPACED = re.compile(r"(?<!\S)[A-Za-z](?: [a-z](?!\S)){3,}+")
PERHAPS_SPACED = re.compile(r" [a-z] [a-z] [a-z]\b")
NOTES = (
    "hidden characters inside words: {}; read without them",
    "look-alike letters inside words: {}; read as the letters they look like",
    "words with spaces between their letters: {}; read as words",
)
LONGEST = 200  # characters of a word, disguise included; what is longer is none

CYRILLIC_LIKE = str.maketrans("асеорхуіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌԜοΟ", "aceopxyijshdqwABEKMHOPCTYXIJSGWoO")
GREEK_LIKE = str.maketrans("αικνρτυχγΑΒΕΖΗΙΚΜΝΡΤΥΧ", "aikvptuxyABEZHIKMNPTYX")
GREEK_INSIDE = re.compile(f"(?<=[a-z])[{GREEK}](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Unmasked:
    """A text without disguises, and where its words stood.

    ``words`` are pairs of spans, before and after; ``notes`` say what was found, for the reader.
    """

    text: str
    words: tuple[tuple[Span, Span], ...] = ()
    notes: tuple[str, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        r"""Return the span of the text as it was read; of a word that was in disguise, the whole.

        >>> found = unmask("It m\xaday be.")
        >>> found.text, found.back(3, 6)
        ('It may be.', (3, 7))
        """
        return _crossed(self.words, start), _crossed(self.words, end, end=True)


def _crossed(words: Sequence[tuple[Span, Span]], offset: int, *, end: bool = False) -> int:
    """Return where an offset of the second text is in the first."""
    i = bisect_right(words, offset - end, key=lambda pair: pair[1].start) - 1
    if i < 0:
        return offset
    there, here = words[i]
    if offset - end < here.end:
        return there.end if end else there.start
    return offset - here.end + there.end


def unmask(text: str) -> Unmasked:
    r"""Return a text with its disguised words as what they look like.

    >>> unmask("A w\u200bor\xadst, p\u0430y, a m a z i n g day").text
    'A worst, pay, amazing day'
    >>> unmask("A w\u200borst day").notes
    ('hidden characters inside words: 1; read without them',)
    >>> unmask("Москва café TNFα").words
    ()
    """
    odd = not text.isascii() and ODD.search(text)
    spaced = PERHAPS_SPACED.search(text)
    if not odd and not spaced:
        return Unmasked(text)
    found = sorted((*_odd_words(text), *_spaced_words(text)))
    return _put_together(text, found)


class Found(NamedTuple):
    """A word in disguise: where, what it looks like, and what was counted in it."""

    start: int
    end: int
    plain: str
    hidden: int = 0
    alike: int = 0
    spaced: int = 0


def _spaced_words(text: str) -> Iterator[Found]:
    """Yield the words whose letters stand apart."""
    for match in SPACED.finditer(text):
        yield Found(*match.span(), match.group().replace(" ", ""), spaced=1)


def _odd_words(text: str) -> Iterator[Found]:
    """Yield the words with odd characters in them that look like another word."""
    reached = 0
    for match in ODD.finditer(text):
        if match.start() < reached:
            continue
        start, end = match.start(), match.end()
        while start > reached and PART.match(text[start - 1]):
            start -= 1
        while end < len(text) and PART.match(text[end]):
            end += 1
        reached = end
        plain, hidden, alike = _looks_like(text[start:end]) if end - start <= LONGEST else ("", 0, 0)
        if plain and plain != text[start:end]:
            yield Found(start, end, plain, hidden, alike)


@lru_cache(maxsize=4096)
def _looks_like(word: str) -> tuple[str, int, int]:
    """Return what a word looks like, and how many hidden characters and look-alikes are in it."""
    if not LATIN.search(styled := word.translate(_styles())):
        return word, 0, 0
    seen = unicodedata.normalize("NFC", NOTHING.sub("", styled))
    bare = MARK.sub("", seen)
    plain = GREEK_INSIDE.sub(lambda letter: letter[0].translate(GREEK_LIKE), bare.translate(CYRILLIC_LIKE))
    if FOREIGN.search(plain):  # not all of it is a look-alike
        plain = bare
    hidden = len(NOTHING.findall(word)) + len(seen) - len(bare)
    return plain, hidden, sum(map(str.__ne__, bare, plain)) + _styled(word)


def _styled(word: str) -> int:
    """Return the number of letters set as signs of their own, ligatures of print left aside."""
    return sum(len(_styles().get(ord(c), "")) == 1 for c in word)


@cache
def _styles() -> dict[int, str]:
    """Return bold, double-struck, full-width and such letters and digits, and ligatures, as plain ones."""
    ranges = re.findall(r"(.)-(.)", STYLED)
    plain = {
        code: unicodedata.normalize("NFKC", chr(code))
        for a, b in ranges
        for code in range(ord(a), ord(b) + 1)
    }
    safe = {code: seen for code, seen in plain.items() if seen.isascii() and seen.isalnum()}
    return {code: seen for code, seen in safe.items() if len(seen) == 1 or code in LIGATURES}


def _put_together(text: str, found: list[Found]) -> Unmasked:
    """Return the text with the words that were found put in place."""
    parts, words, reached, length = list[str](), list[tuple[Span, Span]](), 0, 0
    for start, end, plain, *_ in found:
        if start < reached:
            continue
        parts += (text[reached:start], plain)
        length += start - reached
        words.append((Span(start, end), Span(length, length + len(plain))))
        length += len(plain)
        reached = end
    return Unmasked("".join((*parts, text[reached:])), tuple(words), tuple(_notes(found)))


def _notes(found: list[Found]) -> Iterator[str]:
    """Yield what the reader should know."""
    counts = [sum(column) for column in zip(*(one[3:] for one in found), strict=True)]
    yield from (note.format(count) for note, count in zip(NOTES, counts, strict=False) if count)


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as a reader sees it, and the way back to the article as it was read."""

    article: Article
    was: Article
    text: Unmasked
    title: Unmasked

    def report(self, report: Report) -> Report:
        """Return the report of the article as it was read; its warnings name the disguises."""
        if not self.text.words and not self.title.words:
            return report
        scores = tuple(replace(one, hits=tuple(map(self.hit, one.hits))) for one in report.scores)
        aside, padding = (
            tuple(_moved(piece, self.text.back) for piece in pieces)
            for pieces in (report.furniture, report.padding)
        )
        warnings = (*report.warnings, *self.text.notes, *(f"title: {note}" for note in self.title.notes))
        return replace(
            report, article=self.was, scores=scores, furniture=aside, warnings=warnings, padding=padding
        )

    def hit(self, hit: Hit) -> Hit:
        """Return a hit in the article as it was read."""
        return _moved(hit, (self.title if hit.field == "title" else self.text).back)

    def furniture(self, aside: Iterable[Furniture]) -> tuple[Furniture, ...]:
        """Return furniture of the article as it was read, as the reader sees it."""
        forth = Unmasked("", tuple((after, before) for before, after in self.text.words)).back
        return tuple(_moved(piece, forth) for piece in aside)

    def document(self, doc: Document) -> Document:
        """Return a document of the article as it was read."""
        unmasked = self.title if doc.field == "title" else self.text
        if not unmasked.words:
            return replace(doc, article=self.was)
        return replace(
            doc,
            article=self.was,
            text=self.was.title if doc.field == "title" else self.was.text,
            paragraphs=tuple(_moved(span, unmasked.back) for span in doc.paragraphs),
            sentences=tuple(one._replace(span=_moved(one.span, unmasked.back)) for one in doc.sentences),
            quotations=tuple(_moved(span, unmasked.back) for span in doc.quotations),
            furniture=tuple(_moved(piece, unmasked.back) for piece in doc.furniture),
            padding=tuple(_moved(piece, unmasked.back) for piece in doc.padding),
        )


Spanned = TypeVar("Spanned", Span, Hit, Furniture)


def _moved(one: Spanned, way: Callable[[int, int], tuple[int, int]]) -> Spanned:
    """Return a span, a hit or a piece of furniture in another text."""
    start, end = way(one.start, one.end)
    return one._replace(start=start, end=end)


def see(article: Article) -> Seen:
    """Return an article as a reader sees it: its disguised words as what they look like."""
    text, title = unmask(article.text), unmask(article.title)
    plain = replace(article, text=text.text, title=title.text) if text.words or title.words else article
    return Seen(plain, article, text, title)
