"""Which spans of a page are not article text, each with a reason a reader can object to.

Two kinds of evidence: labels (:mod:`credence.labels`, data) and the shapes below. A piece is judged
by itself and by what follows it, hardly by what stands above it, so that the furniture of one page
glued under another article is set aside there too and leaves that article's sentences alone.

Deliberately kept as article text: standfirsts, subheadings, lists of statements with or without
full stops, corrections and notes of conflicts of interest (they speak for credibility), captions
without a credit, a list of questions that stand with their answers, and calls to action inside
running prose ("stay tuned"), which are evidence of promotion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from credence import endings, labels, shapes
from credence.model import Furniture, Span
from credence.shapes import LABEL_WORDS, LONGEST_TITLE, Aside, Line, Page
from credence.text import is_heading

WORD = re.compile(r"\w++")
PROSE_WORDS = 8  # a shorter line may well stand twice: a refrain, an answer in an interview
OPENING = 60  # characters that hold the first word of a paragraph
TABLE_CELLS, HEADLINES, HEADLINE_WORDS, BLOCK_GAP, TEASER_WORDS = 2, 3, 6, 3, 60


def find(text: str, paragraphs: Sequence[Span], title: str = "") -> tuple[Furniture, ...]:
    r"""Return the furniture among ``paragraphs`` of ``text``, in order, without overlap.

    ``title`` is the headline as it is scored; a line that says it again is furniture.

    >>> from credence.text import paragraphs
    >>> page = "The crane is back.\nSources:\nShare this article"
    >>> [(page[f.start : f.end], f.reason) for f in find(page, paragraphs(page))]
    [('Sources:', 'label with nothing under it: "Sources:"'), ('Share this article', 'share bar')]
    """
    lines = tuple(shapes.line(text, span) for span in paragraphs)
    page = Page(lines, " ".join(title.split()), [None] * len(lines))
    for rule in RULES:
        for first, last, reason in tuple(rule(page)):  # a rule sees what earlier rules found, not its own
            page.reasons[first:last] = [old or reason for old in page.reasons[first:last]]
    return tuple(_furniture(page))


def _furniture(page: Page) -> Iterator[Furniture]:
    """Yield one piece for each run of paragraphs with one reason, and labels glued to prose."""
    open_piece: Furniture | None = None
    for i, (line, reason) in enumerate(zip(page.lines, page.reasons, strict=True)):
        if open_piece and open_piece.reason == reason:
            open_piece = Furniture(open_piece.start, line.span.end, open_piece.reason)
            continue
        if open_piece:
            yield open_piece
        open_piece = Furniture(line.span.start, line.span.end, reason) if reason else None
        if not reason:
            glued = tuple(_glued(line))
            yield from sorted((*glued, *_free(page.calls.get(i, ()), glued)))
    if open_piece:
        yield open_piece


def _glued(line: Line) -> Iterator[Furniture]:
    """Yield the labels glued to the ends of a paragraph of prose, and a credit in brackets."""
    start, end = labels.edges(line.text)
    close = line.text.find(")", max(start, end - 140), end) >= 0
    credit = shapes.BRACKETED_CREDIT.search(line.text, max(start, end - 140), end) if close else None
    end = credit.start() if credit else end
    at = line.span.start
    if start:
        yield Furniture(at, at + start, "label glued to the text")
    if end < len(line.text):
        yield Furniture(at + end, line.span.end, "photo credit" if credit else "label glued to the text")


def _free(calls: Sequence[Furniture], glued: Sequence[Furniture]) -> Iterator[Furniture]:
    """Yield what the labels and credits glued to a paragraph leave of the calls in it."""
    for call in calls:
        before = (piece.end for piece in glued if piece.start <= call.start)
        behind = (piece.start for piece in glued if piece.start > call.start)
        start, end = max((call.start, *before)), min((call.end, *behind))
        if start < end:
            yield Furniture(start, end, call.reason)


def _headline(page: Page) -> Iterator[Aside]:
    """Yield the lines that say the title, and headings of some length that stand twice."""
    title = _key(page.title)
    opening = title.partition(" ")[0]
    seen: dict[str, int] = {}
    for i, line in enumerate(page.lines):
        if title and _opening(line) == opening and _headline_key(line) == title:
            yield i, i + 1, "headline repeated" if i else "headline, scored as the title"
        elif (
            len(line.words) >= LABEL_WORDS and line.is_title_like and line.is_title_case and not line.is_item
        ):
            key = _headline_key(line)
            if key in seen:
                yield seen[key], seen[key] + 1, "headline repeated"
                yield i, i + 1, "headline repeated"
            seen[key] = i


def _repeated(page: Page) -> Iterator[Aside]:
    """Yield the paragraphs of prose that stand above word for word: a copy informs nobody twice.

    Pages print a standfirst again, scrapers a paragraph; and copies must not buy or dilute a score.
    """
    long = [i for i, line in enumerate(page.lines) if len(line.words) >= PROSE_WORDS]
    prints = [_fingerprint(page.lines[i]) for i in long]
    often = Counter(prints)
    seen: set[str] = set()
    for i, fingerprint in zip(long, prints, strict=True):
        key = _key(page.lines[i].text) if often[fingerprint] > 1 else ""
        if key and key in seen:
            yield i, i + 1, "repeated word for word"
        seen.add(key)


def _fingerprint(line: Line) -> tuple[str, int]:
    """Return something cheap that two lines with the same words have in common."""
    return _opening(line), line.text.count("e") + line.text.count("E")


def _opening(line: Line) -> str:
    """Return the first word of a line, folded."""
    found = WORD.search(line.text[:OPENING].casefold())
    return found[0] if found else ""


def _headline_key(line: Line) -> str:
    """Return the key of a line that is short enough for a headline, or nothing."""
    return _key(line.text) if len(line.text) <= labels.SHORT else ""


def _key(line: str) -> str:
    """Return a line without what differs between two prints of one headline."""
    return " ".join(WORD.findall(line.casefold()))


def _tables(page: Page) -> Iterator[Aside]:
    """Yield runs of two or more rows with separators, and of three or more rows with commas."""
    for separator, rows in (("|", 2), ("\t", 2), (",", 3), (";", 3)):
        if not any(separator in line.text for line in page.lines):
            continue
        counts = [_cells(line, separator) for line in page.lines]
        for first, last in _runs(counts):
            if last - first >= rows:
                yield first, last, "table, not prose"


def _cells(line: Line, separator: str) -> int:
    """Return the number of separators of a table row; 0 where the line is none."""
    count = line.text.count(separator)
    if count < TABLE_CELLS or (separator in ",;" and not _is_record(line, separator)):
        return 0
    return count if separator in ",;" else 1


def _is_record(line: Line, separator: str) -> bool:
    """Tell whether a line is a row of separated values: short cells, no sentence, no blanks."""
    if len(line.text) > labels.SHORT or separator + " " in line.text:
        return False
    cells = line.text.split(separator)
    return all(len(cell.split()) <= LABEL_WORDS for cell in cells)


def _runs(marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of equal marks other than 0."""
    first = 0
    for i in range(1, len(marks) + 1):
        if i == len(marks) or marks[i] != marks[first]:
            if marks[first]:
                yield first, i
            first = i


def _labels(page: Page) -> Iterator[Aside]:
    """Yield the lines that are labels by the table or by their shape."""
    within = labels.inside("\n".join(line.text for line in page.lines))
    found = [labels.of(line.text, within) for line in page.lines]
    bars = [label is not None and label.where == "bar" for label in found]
    shaped = [None if label else shapes.shape(line) for label, line in zip(found, page.lines, strict=True)]
    for i, label in enumerate(found):
        if label and (calls := _calls(page.lines[i], label)):
            page.calls[i] = calls
            continue
        reason = label.reason if label else shaped[i]
        if not reason:
            continue
        beside = any(found[j] or shaped[j] for j in (i - 1, i + 1) if 0 <= j < len(found))
        if beside or not bars[i]:
            yield i, i + 1, reason


def _calls(line: Line, label: labels.Label) -> tuple[Furniture, ...]:
    """Return the sentences of a paragraph of prose that call on the reader, or nothing for a whole one."""
    calls = labels.calls(line.text, label) if label.where == "in" else ()
    at = line.span.start
    whole = any(end - start == len(line.text) for start, end in calls)
    return () if whole else tuple(Furniture(at + start, at + end, label.reason) for start, end in calls)


def _headline_lists(page: Page) -> Iterator[Aside]:
    """Yield runs of three or more titles in a row: links to other articles, not statements."""
    marks = [_headline_mark(line) if page.free(i) else 0 for i, line in enumerate(page.lines)]
    for first, last in _runs(marks):
        words = sum(len(line.words) for line in page.lines[first:last])
        if last - first >= HEADLINES and words >= HEADLINE_WORDS * (last - first):
            yield first, last, "related headlines: a list of titles, no sentences"


def _headline_mark(line: Line) -> int:
    """Return 1 for a title as a list item, 2 for one as a line of its own, 0 for anything else."""
    fits = LABEL_WORDS <= len(line.words) + 1 <= LONGEST_TITLE + 1 and line.ends_open and line.is_title_case
    if not fits or any(word[-1] in ",-–—=" for word in line.words[:4]):
        return 0  # "Ada Holm, Mayor of Ribe": a list of people
    return 1 if line.is_item else 2 * is_heading(line.text)


def _related(page: Page) -> Iterator[Aside]:
    """Yield the titles, with or without teasers, that follow a label such as "Related articles"."""
    end = 0
    for i, line in enumerate(page.lines):
        if i < end or page.reasons[i] not in labels.openers():
            continue
        opener = labels.of(line.text)
        if opener and opener.where == "opens":
            end = _block_end(page, i + 1)
            yield i, end, opener.reason


def _block_end(page: Page, i: int) -> int:
    """Return where a block of titles and teasers that starts at ``i`` ends."""
    end, seen, paired = i, set[str](), False
    while i < len(page.lines):
        line = page.lines[i]
        if not page.free(i):
            if i - end >= BLOCK_GAP:
                break
            i += 1
            continue
        if not (line.is_title_like or (line.is_item and line.ends_open)) or line.text in seen:
            break
        if endings.presented(line) or (paired and not _is_teaser(page, i + 1) and page.prose(i + 1)):
            break  # an author box, or a subheading of the article, which goes on
        seen.add(line.text)
        pair = _is_pair(page, i) or (paired and _is_teaser(page, i + 1))
        paired, i = paired or pair, i + 1 + pair
        end = i
    return end


def _is_pair(page: Page, i: int) -> bool:
    """Tell whether a title and teaser stand at ``i``, and another pair, a cut or the end follows."""
    if not _is_teaser(page, i + 1):
        return False
    return page.lines[i + 1].is_truncated or (page.free(i + 2) and _is_teaser(page, i + 3))


def _is_teaser(page: Page, i: int) -> bool:
    """Tell whether paragraph ``i`` may be the teaser of the title before it."""
    if not page.prose(i) or len(page.lines[i].words) > TEASER_WORDS:
        return False
    return page.lines[i].is_truncated or not page.prose(i + 1)


def _teasers(page: Page) -> Iterator[Aside]:
    """Yield titles with a teaser that a list page cut off, wherever they stand."""
    for i, line in enumerate(page.lines):
        titled = page.free(i) and len(line.words) >= LABEL_WORDS and line.is_title_like and line.is_title_case
        if titled and _is_teaser(page, i + 1) and page.lines[i + 1].is_truncated:
            yield i, i + 2, "teaser of another article, cut off"


RULES: tuple[Callable[[Page], Iterator[Aside]], ...] = (
    _tables,
    _labels,
    _headline,
    endings.comments,
    _headline_lists,
    _related,
    _teasers,
    endings.authors,
    *endings.LAST * 3,  # what stands at the very end is judged again once what stood below it is gone
    _repeated,
)
