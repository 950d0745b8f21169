"""Pages written to buy credit: blocks of sentences made by templates, put into an article.

Each generator takes the seeded chance and some words of the article itself, and returns a sentence.
``python tests/gaming.py`` writes data/gaming.csv, what each buys in points, and data/edits.csv, what the
twelve edits of :mod:`credence.evaluation.edits` do.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from credence.corpus import manifest, read
from credence.evaluation import edits
from credence.model import Article, Report
from credence.scoring import score

FIRST = "Marit Jonas Helga Peter Anna Lukas Sofia Karl Nora Emil Clara Hugo Ida Felix".split()
LAST = "Holm Berg Lund Vik Dahl Strand Moen Haug Lie Sand Bakke Foss Rud Eide".split()
PLACES = "Sunde Ribe Moss Kemi Cork Bergen Varde Tromso Aarhus Leeds".split()
ATTRIBUTIONS = (
    "{name}, director of the {last} Institute, said the plan was reviewed on {day} March 2023.",
    "“We have looked at every page of it,” said {name}, who leads the office in {place}.",
    "According to {name}, a professor at the University of {place}, the figures were checked by {n} people.",
    "{name} of the {last} Foundation told reporters on {day} May that nothing had been left out.",
    "A report by the {place} Board of Audit, signed by {name}, came to the same result in 2021.",
    "The result was confirmed by {name}, chief engineer of {last} Works, in a letter of {day} June.",
    "In an interview, {name} explained how the commission in {place} had weighed the {n} replies.",
)
HEDGES = (
    "It may perhaps be so.",
    "This might possibly be seen in another way.",
    "It seems likely that some of it could change.",
    "Perhaps it would appear to be otherwise.",
    "It is possible that this may not hold.",
    "There could be other reasons, it seems.",
)
ON_SUBJECT = (
    "{name}, director of the {last} Institute, said the {word} was reviewed with {other} on {day} March 2023."
)
FIGURES = "In {year} the port of {last} handled {n}0,000 tonnes, {day} per cent more than in the year before."
CUE = "According to Marit Holm, it may perhaps be so."

Generator = Callable[[random.Random, Sequence[str]], str]


def _filled(*templates: str) -> Generator:
    """Return a generator of sentences after one of the templates."""

    def sentence(chance: random.Random, words: Sequence[str]) -> str:
        return chance.choice(templates).format(
            name=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            last=chance.choice(LAST),
            place=chance.choice(PLACES),
            day=chance.randint(2, 28),
            n=chance.randint(11, 90),
            year=chance.randint(1950, 2020),
            word=chance.choice(words),
            other=chance.choice(words),
        )

    return sentence


GENERATORS: Mapping[str, Generator] = {
    "one attribution, other names": _filled(ATTRIBUTIONS[0]),
    "seven attributions, other names": _filled(*ATTRIBUTIONS),
    "one attribution, words of the article": _filled(ON_SUBJECT),
    "a name and no more": _filled("{name} said so."),
    "a wall of hedges": _filled(*HEDGES),
    "hedges, other names": _filled(
        "The {last} may perhaps have been hit, according to a report by {place} Board."
    ),
    "hedges, words of the article": _filled("The {word} may perhaps have caused the {other}, it seems."),
    "figures": _filled(FIGURES),
    "figures, words of the article": _filled(
        "In {year} the {word} rose to {n}0,000 tonnes, {day} per cent more than the {other}."
    ),
    "nothing at all": _filled("The {last} stands by the {place} near the {last}."),
    "one sentence over and over": _filled(ATTRIBUTIONS[0].format(name="Ada Holm", last="Lund", day=4)),
    "one cue over and over": _filled(CUE),
}
PLACED = ("appended", "prepended", "interleaved")
# How a page hides a block: what stands in its head, and round the block.
HIDING: Mapping[str, tuple[str, str]] = {
    "not displayed": ("", '<div style="display:none">{}</div>'),
    "white on white": ("", '<p style="color:#fff;background:#fff">{}</p>'),
    "no size": ("", '<p style="font-size:0">{}</p>'),
    "a class of the style sheet": ("<style>.x7 { display: none }</style>", '<div class="x7">{}</div>'),
    "not visible": ("", '<p style="visibility:hidden">{}</p>'),
    "transparent": ("", '<p style="opacity:0">{}</p>'),
    "off the screen": ("", '<p style="position:absolute;left:-9999px">{}</p>'),
    "hidden": ("", "<div hidden>{}</div>"),
    "not read out": ("", '<p aria-hidden="true">{}</p>'),
    "without scripts": ("", "<noscript><p>{}</p></noscript>"),
    "a template": ("", "<template><p>{}</p></template>"),
    "a comment": ("", "<!-- <p>{}</p> -->"),
}
HIDDEN, SCATTERED, FEW = "hidden in HTML: ", "scattered: ", "few: "
# What is scattered between paragraphs, and from how many words on an article is a longer one.
WOVEN = ("one attribution, other names", "seven attributions, other names", "a wall of hedges")
LONG = 150
# A block has three sentences at least; of fewer, the table says so.
LEAST = 3
NUMBERS = (1, 2, 3)
SHARES = (0.05, 0.2, 1.0, 5.0)
MOST = 3.0  # points
OTHERS = 100


def own_words(text: str) -> list[str]:
    """Return nouns of an article, as far as "the" before a word tells."""
    return sorted(set(re.findall(r"(?<=\bthe )[a-z]{5,}", text)))[:60] or ["house"]


def block(kind: str, text: str, share: float, seed: int = 7) -> list[str]:
    """Return sentences of one kind that make up ``share`` of the words of a text, three at least."""
    chance, words, wanted = random.Random(seed), own_words(text), share * len(text.split())  # noqa: S311 -- no secret
    sentences: list[str] = []
    while len(sentences) < LEAST or sum(len(one.split()) for one in sentences) < wanted:
        sentences.append(GENERATORS[kind](chance, words))
    return sentences


def placed(text: str, sentences: Sequence[str], where: str) -> str:
    """Return a text with a block put behind it, before it or between its lines."""
    if where == "appended":
        return f"{text}\n\n{' '.join(sentences)}"
    if where == "prepended":
        return f"{' '.join(sentences)}\n\n{text}"
    lines = text.split("\n")
    each = -(-len(sentences) // len(lines))
    step = max(1, len(lines) * each // len(sentences))
    parts = [" ".join(sentences[at : at + each]) for at in range(0, len(sentences), each)]
    for i, part in reversed(list(enumerate(parts))):
        lines.insert((i + 1) * step, part)
    return "\n".join(lines)


def page(text: str, hidden: str = "", how: str = "not displayed") -> str:
    """Return an article as a web page that hides something in one of the ways of :data:`HIDING`."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    head, frame = HIDING[how]
    block = frame.format(escape(hidden)) if hidden else ""
    return (
        f"<html><head><title>Page</title>{head}</head><body><article>{lines}{block}</article></body></html>"
    )


def scored(markup: str, folder: Path) -> Report:
    """Return the report of a page as it is read from a file."""
    file = folder / "page.html"
    file.write_text(markup, encoding="utf-8")
    (article,) = read(file)
    return score(article)


def hidden_rows(news: Sequence[Article]) -> Iterator[tuple[str, ...]]:
    """Yield for each way to hide what attributions as long as the article buy its page."""
    kind, share = "seven attributions, other names", 1.0
    with TemporaryDirectory() as name:
        folder = Path(name)
        reports = [(one.text, old) for one in news if (old := scored(page(one.text), folder)).scores]
        for how in HIDING:
            pages = (page(text, " ".join(block(kind, text, share)), how) for text, _ in reports)
            most = [_gain(old, scored(new, folder)) for (_, old), new in zip(reports, pages, strict=True)]
            yield (HIDDEN + how, f"{share:.2f}", *_figures(sorted(most)))


def rows(news: Sequence[Article]) -> Iterator[tuple[str, ...]]:
    """Yield for each attack and share of the article's words what it buys at all places together."""
    reports = [report for one in news if (report := score(one)).scores]
    for kind in GENERATORS:
        for share in SHARES:
            most = sorted(_most(report, block(kind, report.article.text, share)) for report in reports)
            yield (kind, f"{share:.2f}", *_figures(most))


def _figures(most: Sequence[float]) -> tuple[str, ...]:
    """Return how many gains there are, the share within the bound, and marks of their distribution."""
    within = sum(one <= MOST for one in most) / len(most)
    marks = (most[int(part * (len(most) - 1))] for part in (0.5, 0.95, 1.0))
    return str(len(most)), f"{within:.3f}", *(f"{mark:.1f}" for mark in marks)


def scattered_rows(news: Sequence[Article]) -> Iterator[tuple[str, ...]]:
    """Yield what the sentences of some attacks buy one by one between the paragraphs of longer articles."""
    reports = [report for one in news if (report := score(one)).scores and report.words >= LONG]
    for kind in WOVEN:
        most = [_most(report, block(kind, report.article.text, 0.2), PLACED[2:]) for report in reports]
        yield (SCATTERED + kind, "0.20", *_figures(sorted(most)))


def few_rows(news: Sequence[Article]) -> Iterator[tuple[str, ...]]:
    """Yield what one to three sentences of some attacks buy before or behind longer articles."""
    reports = [report for one in news if (report := score(one)).scores and report.words >= LONG]
    for kind in WOVEN:
        for number in NUMBERS:
            most = [_most(report, block(kind, report.article.text, 0.0)[:number]) for report in reports]
            yield (f"{FEW}{kind}, {number}", "0.00", *_figures(sorted(most)))


def _most(report: Report, sentences: Sequence[str], places: Sequence[str] = PLACED[:2]) -> float:
    """Return the most points that sentences buy in any dimension, put before or behind the article."""
    texts = (placed(report.article.text, sentences, where) for where in places)
    return max(_gain(report, score(replace(report.article, text=text))) for text in texts)


def _gain(before: Report, after: Report) -> float:
    """Return the most points that one report has above another in any dimension."""
    return max(new.value - old.value for old, new in zip(before.scores, after.scores, strict=True))


def main() -> None:
    """Write both tables over the workbook's own articles, and others where the benchmarks are there."""
    root = Path(__file__).parents[1]
    benchmarks = root.parent / "shared" / "benchmarks"
    news = list(manifest(root / "data" / "articles.csv"))
    others = edits.sample(benchmarks) if benchmarks.is_dir() else []
    edits.write(root / "data" / "edits.csv", [*news, *others])
    with (root / "data" / "gaming.csv").open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("articles", "attack", "share", "n", "within", "median", "q95", "most"))
        for name, group in (("own", news), ("benchmarks", others[:OTHERS])):
            out.writerows((name, *row) for row in (rows(group) if group else ()))
            for figures in (scattered_rows, few_rows) if group else ():
                out.writerows((name, *row) for row in figures(group))
        out.writerows(("own", *row) for row in hidden_rows(news))


if __name__ == "__main__":
    main()
