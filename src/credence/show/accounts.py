"""The accounts of a story as texts, with the words that a comparison quotes marked and named.

Every table of :mod:`credence.show.story` leads here: a quote is a link to the place of its words, and the
number behind the words leads back to the row that quotes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

from credence.model import Article
from credence.show.markup import Html, View, clip, el, join
from credence.story.model import Comparison, Quote

LONGEST = 260


@dataclass(frozen=True, slots=True)
class Places:
    """The names of the places of a comparison in a page; they are the same each time it is shown."""

    prefix: str
    numbers: Mapping[str, int]

    def mark(self, quote: Quote) -> str:
        """Return the name of the place of marked words in their text."""
        return f"{self.prefix}-{self.numbers[quote.id]}-{quote.start}-{quote.end}"

    def row(self, number: int) -> str:
        """Return the name of the place of a row of the board."""
        return f"{self.prefix}-row-{number}"

    def text(self, id_: str) -> str:
        """Return the name of the place of an account."""
        return f"{self.prefix}-{self.numbers[id_]}"

    def link(self, quote: Quote, words: str | None = None, **attributes: str | None) -> Html:
        """Return marked words, or others in their stead, as a link to where they stand."""
        shown = clip(quote.text, LONGEST) if words is None else words
        return el("a", shown, href=f"#{self.mark(quote)}", **attributes)


def places(found: Comparison) -> Places:
    """Return the names of the places of a comparison."""
    ids = sorted(id_ for line in found.lineage.lines for id_ in line)
    named = "\0".join(ids).encode("utf-8", "surrogatepass")
    return Places(f"s{crc32(named):08x}", {id_: n for n, id_ in enumerate(ids)})


def view(text: str, *parts: Html) -> View:
    """Return something to look at in the style of a story."""
    return View(text, join((Html(f"<style>{_sheet()}</style>"), *parts)))


@cache
def _sheet() -> str:
    """Return the style sheet of stories."""
    return (resources.files(__package__) / "story.css").read_text(encoding="utf-8")


def listed(parts: Sequence[Html]) -> Iterator[str]:
    """Yield parts with commas between."""
    for n, part in enumerate(parts):
        yield from (", ", part) if n else (part,)


def strip(*parts: Html) -> Html:
    """Return a drawing as wide as its cell; it holds no letters."""
    return el("svg", *parts, width="100%", height=18, overflow="visible", aria_hidden="true")


def many(count: int, name: str) -> str:
    """Return a count with its noun."""
    return f"{count} {name}{'s' * (count != 1)}"


def accounts_reader(found: Comparison, articles: Sequence[Article]) -> View:
    """Return the texts of all accounts with what a comparison quotes marked in place.

    >>> from credence.story import compare
    >>> ferry = Article("a", "", "The ferry sails again.")
    >>> accounts_reader(compare([ferry]), [ferry])
    a: 4 words, 0 passages on the board
    """
    named = places(found)
    rows: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(found.relations, 1):
        for quote in row.quotes:
            rows[quote.id][quote.start, quote.end].append(number)
    anchors: dict[str, dict[tuple[int, int], Quote]] = defaultdict(dict)
    for quote in _quotes(found):
        anchors[quote.id][quote.start, quote.end] = quote
    lines = (
        f"{a.id}: {len(a.text.split())} words, {len(rows[a.id])} passages on the board" for a in articles
    )
    texts = (_text(named, one, anchors[one.id], rows[one.id]) for one in articles)
    return view("\n".join(lines), el("div", *texts, class_="accounts"))


def _quotes(found: Comparison) -> Iterator[Quote]:
    """Yield all marked words of a comparison."""
    yield from (time.quote for event in found.events for time in event.times)
    yield from (quote for row in found.relations for quote in row.quotes)
    yield from (quote for name in found.names for quote in name.says)
    yield from (quote for pair in found.lineage.pairs for one in pair.evidence for quote in one.quotes)


def _text(
    named: Places,
    article: Article,
    anchors: Mapping[tuple[int, int], Quote],
    rows: Mapping[tuple[int, int], Sequence[int]],
) -> Html:
    """Return one account: its text cut wherever marked words begin or end."""
    edges = sorted({0, len(article.text.rstrip()), *(edge for span in anchors for edge in span)})
    begins: dict[int, list[Quote]] = defaultdict(list)
    for (start, _), quote in sorted(anchors.items()):
        begins[start].append(quote)
    ends: dict[int, list[int]] = defaultdict(list)
    for (_, end), numbers in rows.items():
        ends[end] += numbers
    reach, pieces = 0, []
    for start, end in pairwise(edges):
        reach = max([reach, *(last for first, last in rows if first == start)])
        pieces += [el("span", id=named.mark(quote)) for quote in begins[start]]
        piece = Html(join([article.text[start:end]]).replace("\n", "<br>"))
        pieces.append(el("mark", piece) if start < reach else piece)
        pieces += [_back(named, number) for number in sorted(ends[end])]
    head = el("h3", article.id, id=named.text(article.id))
    return el("section", head, el("div", *pieces, class_="text"))


def _back(named: Places, number: int) -> Html:
    """Return the number of a row of the board behind the words that it quotes, and the way to it."""
    way = el("a", str(number), href=f"#{named.row(number)}", aria_label=f"row {number} of the board")
    return el("sup", way)
