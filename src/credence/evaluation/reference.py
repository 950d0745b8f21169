"""Reference news for the scale, and the scores of the articles as they stood."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from credence import cohesion, corpus, norms, padding
from credence.dimensions import DIMENSIONS
from credence.evaluation.declared import CorpusError, Record, articles
from credence.model import Article
from credence.prose import refusal
from credence.rates import rate
from credence.scoring import evidence, read, score

# The publishers of healthstory call a story credible from three of five stars.
CREDIBLE_STARS = 3
# The credible parts of the sets that may be learned from; test parts stay out.
REFERENCE: dict[str, Callable[[Record], bool]] = {
    "horne2017": lambda r: bool(r["label"] == 1),
    "hyperpartisan_byarticle": lambda r: bool(r["label"] == 0),
    "healthstory": lambda r: bool(r["rating"] >= CREDIBLE_STARS),
    "fakenews_amt": lambda r: bool(r["label"] == 1),
    "polnear": lambda _: True,
}


def reference(directory: Path) -> Iterator[Article]:
    """Yield the reference news: the credible articles of the sets in :data:`REFERENCE`."""
    for name, credible in REFERENCE.items():
        yield from (article for article, record in articles(directory, name) if credible(record))


def raw_rates(article: Article) -> tuple[dict[str, float], int] | None:
    """Return the raw rate in each dimension and the words counted, or ``None`` for a refused text."""
    text, title = read(article)
    if refusal(text.document):
        return None
    doc, title_words = text.document, title.document.words
    padded = padding.total(doc)
    rates: dict[str, float] = {
        one.NAME: rate(one, evidence(one, text, title), doc.words, title_words, padded) for one in DIMENSIONS
    }
    return rates, doc.words


def recount_common(directory: Path, target: Path = cohesion.FILE) -> int:
    """Write the table of common stems anew; return their number."""
    found = cohesion.count_common((article.text for article in reference(directory)), target)
    cohesion.common.cache_clear()
    return found


def rebuild_norms(directory: Path, target: Path = norms.FILE) -> tuple[int, int]:
    """Write the norms file anew; return the number of articles and of words behind it.

    What earns nothing depends on which words are common, so :func:`recount_common` comes first.
    """
    found = [result for article in reference(directory) if (result := raw_rates(article))]
    rates = {one.NAME: [values[one.NAME] for values, _ in found] for one in DIMENSIONS}
    words = sum(count for _, count in found)
    norms.write(target, rates, words)
    return len(found), words


def original_scores(manifest: Path, originals: Path) -> list[dict[str, str]]:
    """Return the rows of a manifest with the scores measured on the original texts.

    ``originals`` is a folder of the pages as they stood; each is known by its ``original_sha256``.

    Raises:
        CorpusError: an original that the manifest names is not in the folder.

    """
    pages = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in sorted(originals.glob("*.txt"))}
    with manifest.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if row["original_sha256"] not in pages:
            raise CorpusError(f"{originals}: no file has the hash of the original of {row['id']}")
        (article,) = corpus.read(pages[row["original_sha256"]])
        for one in score(article).scores:
            figures = {"": one.value, "_low": one.low, "_high": one.high}
            row |= {f"{one.dimension}{part}": f"{figure:.1f}" for part, figure in figures.items()}
    return rows


def write_original_scores(manifest: Path, originals: Path) -> None:
    """Put the scores of the originals into the manifest, in place."""
    rows = original_scores(manifest, originals)
    with manifest.open("w", encoding="utf-8", newline="") as lines:
        out = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
