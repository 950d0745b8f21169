"""From a string to a :class:`~credence.model.Document`: paragraphs, sentences, quotations.

Everything keeps its offsets into the string as it was read. Time is linear in its length.
Sentence ends come from ``sentencex``, which is made for that; paragraphs, quotation marks and
headings are ours, because real pages close a quotation with an opening mark, or never.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from sentencex import get_sentence_boundaries

from credence.model import Article, Document, Field, Furniture, Sentence, Span

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
WORD = re.compile(r"[^\W\d_]++")
DOUBLE = '"“”„‟«»'
MARK = re.compile(f"[{DOUBLE}‘’']")
BULLETS = "-–—•·*‣▪◦●▶>|"
LEADING = BULLETS + "".join(filter(str.isspace, map(chr, range(0x3001))))
CLOSERS = DOUBLE + "’')]"
TERMINAL = ".!?…"
# A quotation mark or bracket can stand between a sentence end and the next capital, which hides
# the end from the splitter; blanks of the same length do not. Half a surrogate pair is no character.
BLANKED = re.compile(f"[{DOUBLE}()\ud800-\udfff]")
# A word whose stop ends a sentence before a figure, though the splitter takes it for an abbreviation
# (a state, a title), and abbreviations that it does not know.
FIGURE = re.compile(rf"\.(?<=[a-z]\.)(?=[{DOUBLE}’')\]]{{0,3}}\s{{1,3}}[£$€¥]?\d)")
ENDING = frozenset("arc ark con fed ill may me miss mph ok ore".split())
SHORTENED = frozenset("approx est incl para paras vol vols".split())
LONGEST_SHORTENED = 12  # characters
HEADING_WORDS = 16
MIN_HEADING_WORDS = 3
LONGEST_TITLE = 1000  # characters
# Columns at which people wrap lines by hand.
WRAP = range(50, 101)
# A question is a heading when this share of its words has a capital.
TITLE_CASE = 0.7
SMALL_WORDS = frozenset(
    (
        "a an and as at but by for from in into is it its of off on or over per than that the to up "
        "via vs with"
    ).split()
)


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the paragraphs of ``text``, without the white space round them.

    A line is a paragraph, unless a block of lines was wrapped by hand at one width.

    >>> [span.of("One.\n\n Two. ") for span in paragraphs("One.\n\n Two. ")]
    ['One.', 'Two.']
    """
    lines = [_trim(text, *match.span()) for match in LINE.finditer(text)]
    return tuple(_joined(text, [line for line in lines if line.start < line.end]))


def _trim(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield paragraphs: a line each, or a hand-wrapped run of lines as one."""
    first = 0
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if following is None or not _wrapped(text, lines[i - 1] if i > first else line, line, following):
            yield Span(lines[first].start, line.end)
            first = i + 1


def _wrapped(text: str, before: Span, line: Span, following: Span) -> bool:
    """Tell whether ``following`` goes on in the middle of the sentence that ``line`` began.

    Hand-wrapped text breaks at 60 to 100 columns, without a blank line, before a small letter
    or inside a sentence; pages never break there. A line is broken because the next word has no room: one
    that is shorter than the lines beside it by more than that word ends by itself.
    """
    gap = text[line.end : following.start]
    if gap.count("\n") != 1 or line.end - line.start not in WRAP:
        return False
    word = text[following.start : following.end].split(maxsplit=1)[0]
    width = max(span.end - span.start for span in (before, line, following))
    if line.end - line.start + 1 + len(word) <= width:
        return False
    return text[following.start].islower() and text[line.end - 1] not in TERMINAL + ":;"


def quotations(text: str, within: Iterable[Span]) -> tuple[Span, ...]:
    """Return the quotations inside the given paragraphs, marks included, in order.

    Double marks of any shape open and close by the white space round them, so a wrong mark
    does no harm; a double mark that is never closed reaches to the end of its paragraph.
    Single marks count only as a closed pair, since most are apostrophes.

    >>> text = "She said “it holds“ and left. ‘Well’ isn't it? “Open"
    >>> [span.of(text) for span in quotations(text, [Span(0, len(text))])]
    ['“it holds“', '‘Well’', '“Open']
    """
    found: list[Span] = []
    for paragraph in within:
        found.extend(_quoted_spans(text, paragraph))
    return tuple(found)


def _quoted_spans(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the quotations of one paragraph."""
    start, single = -1, -1
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        at, double = match.start(), match.group() in DOUBLE
        opens, closes = _shape(text, at, paragraph)
        if double and start < 0 and (opens or not closes):
            start, single = at, -1
        elif double and start >= 0 and (closes or not opens):
            yield Span(start, at + 1)
            start = -1
        elif double and start >= 0:
            yield Span(start, _trim(text, start, at).end)
            start = at
        elif start < 0 and opens and single < 0 and match.group() != "’":
            single = at
        elif start < 0 <= single and closes and match.group() != "‘":
            yield Span(single, at + 1)
            single = -1
    if start >= 0:
        yield Span(start, paragraph.end)


def _shape(text: str, at: int, paragraph: Span) -> tuple[bool, bool]:
    """Tell whether the mark at ``at`` looks like an opening one, and like a closing one."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    opens = not after.isspace() and not before.isalnum() and before not in ".,!?…"
    closes = not before.isspace() and not after.isalnum()
    if opens and closes:
        return text[at] in "“„«‘", text[at] in "”»’"
    return opens, closes


def is_heading(line: str) -> bool:
    """Tell whether a paragraph is a heading: short, and no sentence with its full stop.

    A line that ends in a question or exclamation mark is one when its words have capitals.

    >>> is_heading("What the harbour wants"), is_heading("The harbour wants a crane.")
    (True, False)
    >>> is_heading("Why Is the Harbour Late?"), is_heading("Who knows?")
    (True, False)
    """
    line = line.strip()
    if line.startswith("#"):
        return True
    words = line.split(maxsplit=HEADING_WORDS)
    if not words or len(words) > HEADING_WORDS or line[0] in BULLETS:
        return False
    last = line.rstrip(CLOSERS)[-1:]
    if last in "?!":
        return len(words) >= MIN_HEADING_WORDS and title_case(words) > TITLE_CASE
    return last not in TERMINAL + ":;,-–—" and any(map(str.isalpha, line))


def title_case(words: Sequence[str]) -> float:
    """Return the share of words with a capital, small function words left aside (0..1).

    >>> title_case("The Bridge That Sings at Night".split())
    1.0
    """
    big = [word for word in words if word[0].isalpha() and word.lower() not in SMALL_WORDS]
    return sum(word[0].isupper() for word in big) / len(big) if big else 0.0


def document(article: Article, furniture: Sequence[Furniture] = (), field: Field = "text") -> Document:
    """Split an article (or, with ``field="title"``, its title) into a document.

    Furniture gets no sentences and no quotations. A title is one heading.

    >>> doc = document(Article("a", "", "The ferry is late. “It is,” he said."))
    >>> [sentence.span.of(doc.text) for sentence in doc.sentences]
    ['The ferry is late.', '“It is,” he said.']
    """
    text: str = getattr(article, field)
    spans = paragraphs(text) if field == "text" or len(text) <= LONGEST_TITLE else ()
    pieces = [(i, piece) for i, span in enumerate(spans) for piece in _outside(span, furniture, text)]
    quoted = quotations(text, (piece for _, piece in pieces))
    sentences = tuple(
        Sentence(span, i, len(span.of(text).split()), covers(quoted, span), heading)
        for i, piece in pieces
        for heading in [field == "title" or is_heading(piece.of(text))]
        for span in _sentences(text, piece)
    )
    words = sum(sentence.words for sentence in sentences)
    return Document(article, field, text, spans, sentences, quoted, tuple(furniture), words)


def _outside(span: Span, furniture: Sequence[Furniture], text: str) -> Iterator[Span]:
    """Yield what furniture leaves of a paragraph; ``furniture`` is in order, without overlap."""
    start = span.start
    first = bisect_right(furniture, span.start, key=lambda piece: piece.end)
    for i in range(first, len(furniture)):
        piece = furniture[i]
        if piece.start >= span.end:
            break
        if start < piece.start:
            yield _trim(text, start, piece.start)
        start = max(start, piece.end)
    if start < span.end:
        yield _trim(text, start, span.end)


def _sentences(text: str, piece: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph, trimmed, without bullets, closing marks included."""
    line = piece.of(text)
    start = 0
    ends = [end for end in _ends(line) if end < len(line)]
    for end in [*ends, len(line)]:
        kept = line[start:end].rstrip()
        bare = kept.lstrip().lstrip(LEADING)
        if bare and (bare[0].isalnum() or any(map(str.isalnum, bare))):
            last = piece.start + start + len(kept)
            yield Span(last - len(bare), last)
        start = end


def _ends(line: str) -> Iterator[int]:
    """Yield where the sentences of a line end, closing marks included.

    A sentence does not end before a small letter: “Is it?” she asked. Nor does it between an abbreviation
    and its figure: vol. 3.
    """
    bounds = get_sentence_boundaries("en", BLANKED.sub(" ", line))
    ends = {bound["start_index"] + len(bound["text"].rstrip()) for bound in bounds}
    stops = (stop.end() for stop in FIGURE.finditer(line))
    for end in sorted(ends.union(stop for stop in stops if _stopped(line, stop) in ENDING)):
        close = end
        while close < len(line) and line[close] in CLOSERS:
            close += 1
        rest = line[close : close + 8].lstrip()
        shortened = rest[:1].isdigit() and _stopped(line, end).casefold() in SHORTENED
        if rest and not rest[0].islower() and not shortened:
            yield close


def _stopped(line: str, end: int) -> str:
    """Return the word before the full stop that ends at ``end``, or nothing."""
    words = WORD.findall(line[max(0, end - LONGEST_SHORTENED) : end])
    return words[-1] if words and line[end - 1] == "." and line[end - 2].isalpha() else ""


def covers(spans: Sequence[Span], inner: Span) -> bool:
    """Tell whether one of the ordered ``spans`` holds ``inner`` whole, a trailing mark aside.

    >>> covers([Span(0, 4), Span(6, 9)], Span(7, 9)), covers([Span(0, 4)], Span(3, 6))
    (True, False)
    """
    start, end = inner
    i = bisect_right(spans, (start, inf)) - 1
    return i >= 0 and end <= spans[i].end + 1 and start < spans[i].end


def sentence_document(text: str) -> Document:
    """Return a document that takes the whole of ``text`` as one sentence.

    >>> len(sentence_document("Mr. Hale agreed. He left.").sentences)
    1
    """
    span = _trim(text, 0, len(text))
    if span.start >= span.end:
        return Document(Article("", "", text), "text", text, (), (), (), (), 0)
    quoted = quotations(text, [span])
    words = len(text.split())
    sentence = Sentence(span, 0, words, covers(quoted, span), heading=is_heading(text))
    return Document(Article("", "", text), "text", text, (span,), (sentence,), quoted, (), words)
