"""Background: counts how common each stem is in reference news, and how often it has a capital.

The table ``background.csv``, from which :mod:`credence.story.terms` reads how rare a word is, is
made by :func:`write`. It is to be made anew when stems or concepts change.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from credence.clauses import Token, tokens
from credence.model import Article, Span
from credence.story.terms import COMMON, TOTAL, stem, term

FILE = Path(__file__).with_name("background.csv")
COLUMNS = ("stem", "articles", "capital")


def write(articles: Iterable[Article], target: Path = FILE) -> int:
    """Write the table from reference news; return the number of articles behind it."""
    holders: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    total = 0
    for article in articles:
        total += 1
        holders.update(_stems(f"{article.title}. {article.text}"))
        for before, word in pairwise(_tokens(article.text)):
            if before.word and word.word:
                (upper if word.capital else lower)[stem(word.low)] += 1
    common = ((found, n) for found, n in holders.items() if n >= COMMON and len(found) > 1)
    rows = [(found, n, _share(upper[found], lower[found])) for found, n in common]
    rows.sort(key=lambda row: (-row[1], row[0]))
    with target.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerows((COLUMNS, (TOTAL, total, ""), *rows))
    return total


def _tokens(text: str) -> list[Token]:
    """Return the words and marks of a text."""
    return list(tokens(text, Span(0, len(text))))


def _stems(text: str) -> set[str]:
    """Return the stems and concepts of the words of a text."""
    words = [word for word in _tokens(text) if word.word and word.low.replace("'", "").isalpha()]
    return {stem(word.low) for word in words} | {term(word) for word in words}


def _share(upper: int, lower: int) -> str:
    """Return which part has a capital, or nothing for a word that stands nowhere inside a sentence."""
    return f"{upper / (upper + lower):.2f}" if upper + lower else ""
