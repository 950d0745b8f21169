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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from credence import labels, shapes
from credence.model import Furniture, Span
from credence.shapes import LABEL_WORDS, LONGEST_TITLE, Line
from credence.text import CLOSERS, SMALL_WORDS, TERMINAL, is_heading, title_case

Aside = tuple[int, int, str]  # first paragraph, one past the last, reason

STOPS = (". ", "? ", "! ", "“", "”", '"')
TRADE = re.compile(
    r"\b(?:writer|reporter|journalist|editor|columnist|correspondent|contributor|blogger|author|analyst"
    r"|researcher|freelancer?|professor|critic|broadcaster|producer|founder)\b"
)
# The last paragraphs of an article point back, report or look ahead; an answer cut out of a list
# stands by itself: it opens with its subject and says in the present tense how things are.
POINTS_BACK = frozenset(
    "and but so or this that these those it they he she we you i as if when while what who why how for with"
    " however still yet now then after before since because there here one not his her their our my some"
    " many all both most another even also instead meanwhile nothing nobody everyone everything let".split()
)
REPORTS = frozenset(
    "said says told added asked wrote was were had did might may will would could should can't won't don't"
    " but i i'm we we're you today yesterday tomorrow"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
COMMON = frozenset(
    "about above after again their there these those which while where other every between before through"
    " because without within under until since being never always often".split()
)
TABLE_CELLS, HEADLINES, HEADLINE_WORDS, BLOCK_GAP, ANSWERS, EMPTY_HEADINGS = 2, 3, 6, 3, 3, 2
TEASER_WORDS, ANSWER_WORDS, BIO_WORDS = 60, 45, 80


@dataclass(frozen=True, slots=True)
class Page:
    """The paragraphs of a page, its title, and the reasons found so far."""

    lines: Sequence[Line]
    title: str
    reasons: list[str | None] = field(default_factory=list)

    def free(self, i: int) -> bool:
        """Tell whether paragraph ``i`` is there and no furniture so far."""
        return i < len(self.lines) and self.reasons[i] is None

    def prose(self, i: int) -> bool:
        """Tell whether paragraph ``i`` is there, free and no title."""
        return self.free(i) and not self.lines[i].is_title_like and not self.lines[i].is_item


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
    for line, reason in zip(page.lines, page.reasons, strict=True):
        if open_piece and open_piece.reason == reason:
            open_piece = Furniture(open_piece.start, line.span.end, open_piece.reason)
            continue
        if open_piece:
            yield open_piece
        open_piece = Furniture(line.span.start, line.span.end, reason) if reason else None
        if not reason:
            yield from _glued(line)
    if open_piece:
        yield open_piece


def _glued(line: Line) -> Iterator[Furniture]:
    """Yield the labels glued to the ends of a paragraph of prose, and a credit in brackets."""
    start, end = labels.edges(line.text)
    credit = shapes.BRACKETED_CREDIT.search(line.text, max(start, end - 140), end)
    end = credit.start() if credit else end
    at = line.span.start
    if start:
        yield Furniture(at, at + start, "label glued to the text")
    if end < len(line.text):
        yield Furniture(at + end, line.span.end, "photo credit" if credit else "label glued to the text")


def _headline(page: Page) -> Iterator[Aside]:
    """Yield the lines that say the title, and headings of some length that stand twice."""
    title = _key(page.title)
    seen: dict[str, int] = {}
    for i, line in enumerate(page.lines):
        key = _key(line.text) if len(line.text) <= labels.SHORT else ""
        if title and key == title:
            yield i, i + 1, "headline repeated" if i else "headline, scored as the title"
        elif (
            len(line.words) >= LABEL_WORDS and line.is_title_like and line.is_title_case and not line.is_item
        ):
            if key in seen:
                yield seen[key], seen[key] + 1, "headline repeated"
                yield i, i + 1, "headline repeated"
            seen[key] = i


def _key(line: str) -> str:
    """Return a line without what differs between two prints of one headline."""
    return " ".join(re.findall(r"\w+", line.casefold()))


def _tables(page: Page) -> Iterator[Aside]:
    """Yield runs of two or more rows with separators, and of three or more rows with commas."""
    for separator, rows in (("|", 2), ("\t", 2), (",", 3), (";", 3)):
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
    cells = line.text.split(separator) if len(line.text) <= labels.SHORT else []
    tight = all(cell[:1] != " " for cell in cells[1:])
    return tight and bool(cells) and all(len(cell.split()) <= LABEL_WORDS for cell in cells)


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
    found = [labels.of(line.text) for line in page.lines]
    bars = [label is not None and label.where == "bar" for label in found]
    shaped = [None if label else shapes.shape(line) for label, line in zip(found, page.lines, strict=True)]
    for i, label in enumerate(found):
        reason = label.reason if label else shaped[i]
        beside = any(found[j] or shaped[j] for j in (i - 1, i + 1) if 0 <= j < len(found))
        if reason and (beside or not bars[i]):
            yield i, i + 1, reason


def _headline_lists(page: Page) -> Iterator[Aside]:
    """Yield runs of three or more titles in a row: links to other articles, not statements."""
    marks = [page.free(i) * _headline_mark(line) for i, line in enumerate(page.lines)]
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
    opening = {label.reason for label in labels.table() if label.where == "opens"}
    end = 0
    for i, line in enumerate(page.lines):
        if i < end or page.reasons[i] not in opening:
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
        if paired and not _is_teaser(page, i + 1) and page.prose(i + 1):
            break  # a subheading of the article, which goes on
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
        titled = page.free(i) and line.is_title_case and line.is_title_like and len(line.words) >= LABEL_WORDS
        if titled and _is_teaser(page, i + 1) and page.lines[i + 1].is_truncated:
            yield i, i + 2, "teaser of another article, cut off"


def _authors(page: Page) -> Iterator[Aside]:
    """Yield author boxes: a heading such as "About Ada Holm" with a note on that person under it."""
    for i in range(len(page.lines)):
        labelled = page.reasons[i] == "author box"
        under = page.lines[i + 1] if page.free(i + 1) else None
        if under and len(under.words) <= BIO_WORDS and (labelled or _introduces(page, i, under)):
            yield i, i + 2, "author box"


def _introduces(page: Page, i: int, under: Line) -> bool:
    """Tell whether paragraph ``i`` names somebody and ``under``, the next one, says who that is."""
    names, is_about = _named(page.lines[i])
    if not names or not under.words:
        return False
    again = under.words[0] in names and under.words[0].casefold() not in SMALL_WORDS
    last = not page.prose(i + 2)
    return _is_bio(under) if is_about else again and last and _is_bio(under)


def _named(line: Line) -> tuple[tuple[str, ...], bool]:
    """Return the names of a heading such as "About Ada Holm" or "Ada Holm", and whether it has "About".

    A share label may be glued before it.
    """
    start = labels.edges(line.text)[0] if len(line.text) <= labels.EDGE else 0
    words = tuple(line.text[start:].split())
    is_about = bool(words) and words[0].casefold().strip(":") in {"about", "by", "author", "meet", "written"}
    names = words[is_about:]
    fits = 0 < len(names) <= 2 * LABEL_WORDS and line.ends_open and title_case(names) == 1.0
    return (names if fits else ()), is_about


def _is_bio(line: Line) -> bool:
    """Tell whether a paragraph introduces a writer: a trade among its first words."""
    return bool(TRADE.search(" ".join(line.words[:20]).casefold()))


def _last_bio(page: Page) -> Iterator[Aside]:
    """Yield a note on the author or outlet at the very end, under prose."""
    last = _last_free(page)
    if not last or len(page.lines[last].words) > BIO_WORDS:
        return
    names, is_about = _named(page.lines[last - 1])
    under_about = is_about and bool(names) and (page.free(last - 1) or page.lines[last].words[0] in names)
    first = last - 1 if under_about else last
    if (under_about and any(map(page.prose, range(first)))) or _signs_off(page.lines[last]):
        yield first, last + 1, "author box"


def _signs_off(line: Line) -> bool:
    """Tell whether a paragraph names a writer, their trade, and where to find more of their work."""
    verbs = [
        i for i, word in enumerate(line.words[:6]) if word in {"is", "was", "covers", "writes", "reports"}
    ]
    named = bool(verbs) and title_case(line.words[: verbs[0]]) == 1.0
    told = {"covers", "writes", "reports"} & {line.words[i] for i in verbs}
    return named and bool(told or TRADE.search(" ".join(line.words[:14]))) and _is_elsewhere(line.text)


def _is_elsewhere(text: str) -> bool:
    """Tell whether a note points to a writer's other work or address."""
    folded = text.casefold()
    signs = ("@", "follow", "work has appeared", "author of", "reached at", "www.")
    return any(sign in folded for sign in signs)


def _last_free(page: Page) -> int | None:
    """Return the last paragraph that is no furniture."""
    return next((i for i in reversed(range(len(page.lines))) if page.free(i)), None)


def _answers(page: Page) -> Iterator[Aside]:
    """Yield answers that lost their questions, at the end of a page.

    A run of short paragraphs of one sentence that each stand alone and share words, one of which
    opens with "Yes," or "No," though nothing was asked.
    """
    last = _last_free(page)
    if last is None:
        return
    run: list[int] = []
    said: set[str] = set()
    for i in range(last, -1, -1):
        kind = _answer(page, i) if page.free(i) else "furniture"
        topic = set(_topic(page.lines[i])) if kind not in {"", "furniture"} else set()
        if not kind or (run and topic and not topic & said):
            break
        said |= topic
        run += [i] if topic else []
    if len(run) >= ANSWERS and any(_answer(page, i) == "reply" for i in run):
        yield run[-1], last + 1, "answers of a question list without its questions"


def _answer(page: Page, i: int) -> str:
    """Return "reply" or "statement" for an answer that stands alone, or nothing."""
    line = page.lines[i]
    inside = line.text[:-1]
    alone = not any(mark in inside for mark in STOPS) and line.text[-1] == "." and not line.is_item
    if not alone or not LABEL_WORDS < len(line.words) <= ANSWER_WORDS:
        return ""
    if line.words[0] in {"Yes,", "No,"}:
        return "" if i > 0 and page.lines[i - 1].text.endswith("?") else "reply"
    words = [word.strip(",;:()").casefold() for word in line.words]
    stands = words[0] not in POINTS_BACK and REPORTS.isdisjoint(words) and line.text[0].isupper()
    return "statement" if stands else ""


def _topic(line: Line) -> Iterator[str]:
    """Yield the beginnings of the longer words of a paragraph."""
    words = (word.casefold() for word in re.findall(r"[^\W\d_]+", line.text) if len(word) >= LABEL_WORDS)
    return (word[: LABEL_WORDS + 1] for word in words if word not in COMMON)


def _comments(page: Page) -> Iterator[Aside]:
    """Yield readers' comments: from their label to the end, where one is signed below it."""
    signed = [i for i, line in enumerate(page.lines) if _is_signed(line)]
    for i, reason in enumerate(page.reasons):
        if reason == "comments" and any(i < j <= i + LABEL_WORDS for j in signed[-50:]):
            yield i, len(page.lines), "comments"
            return


def _is_signed(line: Line) -> bool:
    """Tell whether a line signs a comment: "Ada says:"."""
    return len(line.words) <= 2 * LABEL_WORDS and line.text.endswith((" says:", " wrote:", " commented:"))


def _empty(page: Page) -> Iterator[Aside]:
    """Yield a label or heading or two with nothing but furniture under them, to the end of the page.

    A longer run is a list that the article may have led up to, and so is one under a label.
    """
    last = [i for i in reversed(range(len(page.lines))) if page.free(i)][: EMPTY_HEADINGS + 1]
    kinds = [_empty_reason(page.lines[i]) for i in last]
    count = kinds.index(None) if None in kinds else 0
    if count and page.lines[last[count]].text.rstrip(CLOSERS)[-1:] in TERMINAL:
        for i, kind in zip(last[:count], kinds, strict=False):
            yield i, i + 1, kind or ""


def _empty_reason(line: Line) -> str | None:
    """Return why the last line of an article is none, or ``None``. A source is never one."""
    if line.text.endswith(":") and len(line.words) <= LABEL_WORDS:
        return f'label with nothing under it: "{line.text}"'
    source = line.text[0] in "[(" or line.text.casefold().startswith("source")
    return (
        "heading with nothing under it"
        if is_heading(line.text) and line.is_title_case and not source
        else None
    )


# What stands at the very end is judged again once what stood below it is gone.
ENDINGS: tuple[Callable[[Page], Iterator[Aside]], ...] = (_empty, _last_bio, _answers)
RULES: tuple[Callable[[Page], Iterator[Aside]], ...] = (
    _tables,
    _labels,
    _headline,
    _comments,
    _headline_lists,
    _related,
    _teasers,
    _authors,
    *ENDINGS,
    *ENDINGS,
)
