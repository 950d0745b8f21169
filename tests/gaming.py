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
from pathlib import Path

from credence.corpus import manifest
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
# One or two sentences that stand alone are what they look like: a block has three at least.
LEAST = 3
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


def rows(news: Sequence[Article]) -> Iterator[tuple[str, ...]]:
    """Yield for each attack and share of the article's words what it buys at all places together."""
    reports = [report for one in news if (report := score(one)).scores]
    for kind in GENERATORS:
        for share in SHARES:
            most = sorted(_most(report, block(kind, report.article.text, share)) for report in reports)
            within = sum(one <= MOST for one in most) / len(most)
            middle, high = (most[int(part * (len(most) - 1))] for part in (0.5, 0.95))
            figures = (f"{within:.3f}", f"{middle:.1f}", f"{high:.1f}", f"{most[-1]:.1f}")
            yield (kind, f"{share:.2f}", str(len(most)), *figures)


def _most(report: Report, sentences: Sequence[str]) -> float:
    """Return the most points that a block buys in any dimension, put before or behind the article."""
    found = []
    for where in PLACED[:2]:
        after = score(replace(report.article, text=placed(report.article.text, sentences, where)))
        pairs = zip(report.scores, after.scores, strict=True)
        found.append(max(new.value - old.value for old, new in pairs))
    return max(found)


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


if __name__ == "__main__":
    main()
