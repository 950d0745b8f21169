"""What pages append to an article: author boxes, answers without questions, comments, empty labels.

Each rule takes a page and yields what it would set aside; :mod:`credence.furniture` asks them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from credence import labels
from credence.shapes import LABEL_WORDS, Aside, Line, Page
from credence.text import CLOSERS, TERMINAL, is_heading, title_case

PRESENTS = frozenset({"about", "by", "author", "meet", "written"})
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
ANSWERS, ANSWER_WORDS, BIO_WORDS, EMPTY_HEADINGS = 3, 45, 80, 2


def authors(page: Page) -> Iterator[Aside]:
    """Yield author boxes: a heading such as "About Ada Holm" with a note on that person under it."""
    for i, line in enumerate(page.lines):
        labelled = page.reasons[i] == "author box"
        under = page.lines[i + 1] if page.free(i + 1) else None
        if under and len(under.words) <= BIO_WORDS and (labelled or (presented(line) and _is_bio(under))):
            yield i, i + 2, "author box"


def presented(line: Line) -> tuple[str, ...]:
    """Return the names of a heading such as "About Ada Holm" or "Written by Ada Holm", or nothing.

    A share label may be glued before it.
    """
    if not line.ends_open:
        return ()
    start = labels.edges(line.text)[0] if len(line.text) <= labels.EDGE else 0
    words = tuple(line.text[start:].split())
    names = words[1:] if words and words[0].casefold().strip(":") in PRESENTS else ()
    fits = len(names) <= LABEL_WORDS and title_case(names) == 1.0
    return names if fits else ()


def _is_bio(line: Line) -> bool:
    """Tell whether a paragraph introduces a writer: a trade among its first words."""
    return bool(TRADE.search(" ".join(line.words[:20]).casefold()))


def last_bio(page: Page) -> Iterator[Aside]:
    """Yield a note on the author or outlet at the very end, under prose."""
    last = _last_free(page)
    if not last or len(page.lines[last].words) > BIO_WORDS:
        return
    names = presented(page.lines[last - 1])
    named = names and (page.free(last - 1) or not set(names).isdisjoint(page.lines[last].words[:1]))
    if named and any(map(page.prose, range(last - 1))):
        yield last - 1, last + 1, "author box"
    elif _signs_off(page.lines[last]):
        yield last, last + 1, "author box"


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
    signs = ("@", "follow", "work has appeared", "author of", "reached at", "writes about", "www.")
    return any(sign in folded for sign in signs)


def _last_free(page: Page) -> int | None:
    """Return the last paragraph that is no furniture."""
    return next((i for i in reversed(range(len(page.lines))) if page.free(i)), None)


def answers(page: Page) -> Iterator[Aside]:
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


def comments(page: Page) -> Iterator[Aside]:
    """Yield readers' comments: from their label to the end, where one is signed below it."""
    if "comments" not in page.reasons:
        return
    signed = [i for i, line in enumerate(page.lines) if _is_signed(line)]
    for i, reason in enumerate(page.reasons):
        if reason == "comments" and any(i < j <= i + LABEL_WORDS for j in signed[-50:]):
            yield i, len(page.lines), "comments"
            return


def _is_signed(line: Line) -> bool:
    """Tell whether a line signs a comment: "Ada says:"."""
    return len(line.words) <= 2 * LABEL_WORDS and line.text.endswith((" says:", " wrote:", " commented:"))


def empty(page: Page) -> Iterator[Aside]:
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
    said = line.text[-1] in TERMINAL or line.text[0] in "[(" or line.text.casefold().startswith("source")
    return (
        "heading with nothing under it" if is_heading(line.text) and line.is_title_case and not said else None
    )


LAST: tuple[Callable[[Page], Iterator[Aside]], ...] = (empty, last_bio, answers)
