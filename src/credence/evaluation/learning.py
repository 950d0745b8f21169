"""Fitting the heads: sparse weights of phrases, shapes, kinds and words from the parts to learn from.

A phrase needs five sentences in three documents, and only its weight and their number are kept. The tone
of single words is fitted in the space of :mod:`credence.evaluation.distribution` and told word by word.
:mod:`credence.evaluation.fitting` does the fitting. Needs scikit-learn; scoring does not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from credence import colour, heads, tagging
from credence.evaluation import colouring, cue_words
from credence.evaluation.baselines import require_sklearn
from credence.evaluation.declared import Lesson, Record, document_of, lessons, records
from credence.evaluation.design import admits, design, kind_of, named, supported, values
from credence.evaluation.distribution import Space, space
from credence.evaluation.fitting import Fitter, threshold, unseen
from credence.evaluation.metrics import Floats
from credence.model import Article
from credence.spelling import spell
from credence.text import document

TARGET = Path(heads.__file__).with_name("lexicons") / "learned"
DIGITS = 3
# A word's weight has two digits; below half of the last it is none.
WORD_DIGITS = 2
# Features of heads that come from words which people marked.
TAGS, COLOURS = "tags", "colours"
Marked = cue_words.Learned | colouring.Learned


class Row(NamedTuple):
    """One feature of a head: its weight, and how many sentences have it."""

    phrase: str
    kind: str
    weight: str
    n: int
    source: str


class Fit(NamedTuple):
    """What a head learned: the rows of its file, a weight for each word of the space, its unseen log-odds.

    Those are of its own sentences, each from weights that were fitted without the document.
    """

    rows: list[Row]
    words: Mapping[str, float]
    said: Floats


def learn(directory: Path, target: Path = TARGET) -> dict[str, int]:
    """Fit every head and write its weights to ``target``; return the number of rows of each file.

    The same corpora give the same files, byte for byte.

    Raises:
        CorpusError: a corpus that a head is fitted to is not below ``directory``.
        MissingExtraError: scikit-learn is not installed.

    """
    require_sklearn()
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    # The sums of several threads come in any order, and so in any last digit.
    with threadpool_limits(1):
        common = pooled(directory, lessons())
        tags = {corpus: cue_words.learned(found) for corpus, found in _annotated(directory, TAGS).items()}
        colours = {
            corpus: colouring.learned(found, common)
            for corpus, found in _annotated(directory, COLOURS).items()
        }
        marked: dict[str, Marked] = {**tags, **colours}
        fits: dict[str, Fit] = {}
        for lesson in lessons():
            fits[lesson.head] = fit(directory, lesson, common, marked.get(lesson.question.corpus), fits)
    for corpus, model in tags.items():
        _write(target / tagging.FILE, heads.COLUMNS, _cue_rows(model, corpus))
    for corpus, colouring_model in colours.items():
        _write(target / colour.FILE, heads.COLUMNS, _colour_rows(colouring_model, corpus))
    for name, one in fits.items():
        _write(target / f"{name}.csv", heads.COLUMNS, one.rows)
    words = list(_words(common, fits))
    _write(target / "words.csv", (*heads.WORD_COLUMNS, *_toned(fits)), words)
    return {**{name: len(one.rows) for name, one in fits.items()}, "words": len(words)}


def pooled(directory: Path, every: Iterable[Lesson]) -> Space:
    """Return the space of the words of all sentences that heads are fitted to, labels aside."""
    read: dict[tuple[str, str], str] = {}
    for lesson in every:
        for record, _ in _examples(directory, lesson):
            read[lesson.question.corpus, record["text"]] = document_of(record)
    return space([spell(text) for _, text in read], read.values())


def fit(
    directory: Path,
    lesson: Lesson,
    common: Space | None = None,
    marked: Marked | None = None,
    earlier: Mapping[str, Fit] = MappingProxyType({}),
) -> Fit:
    """Return what one head learns: phrases, shapes and kinds, and the words of ``common`` if it uses them.

    ``marked`` is learned of single words that people marked in its own corpus, where it uses them, and
    ``earlier`` are the heads that it may listen to, fitted to the same sentences; of both, what was said of
    unseen sentences counts.
    """
    examples = list(_examples(directory, lesson))
    seen = [heads.sentence_features(record["text"]) for record, _ in examples]
    if marked and {TAGS, COLOURS}.intersection(lesson.features):
        seen = _with(seen, marked.unseen)
    for name in named("heads", lesson.features):
        seen = _with(seen, [heads.heard(name, float(odds)) for odds in earlier[name].said])
    documents = [document_of(record) for record, _ in examples]
    targets = np.array([target for _, target in examples])
    every = [*supported(seen, documents), *values(seen, documents)]
    names = [name for name in every if admits(lesson.features, name)]
    matrix = design(seen, names)
    whole = _toward(matrix, seen, common) if common and "words" in lesson.features else matrix
    phrases = np.array([kind_of(name) == "phrase" for name in names], dtype=bool)
    optional = np.append(phrases, np.zeros(whole.shape[1] - len(names), dtype=bool))
    fitter = Fitter(lesson.penalty, lesson.strength, lesson.phrases, optional)
    said = unseen(fitter, whole, targets, documents)
    weights = fitter.weights(whole, targets)
    support = np.asarray((matrix != 0).sum(axis=0)).reshape(-1)
    known = zip([*names, "<bias>"], [*weights[: len(names)], weights[-1]], [*support, len(seen)], strict=True)
    source = lesson.question.corpus
    rows = [
        Row(name, kind_of(name), f"{weight:.{DIGITS}f}", int(n), source)
        for name, weight, n in known
        if abs(weight) >= 0.5 * 10**-DIGITS
    ]
    first = Row("<threshold>", "threshold", f"{threshold(said, targets):.2f}", len(targets), source)
    return Fit([first, *rows], _told(common, weights[len(names) : -1]), said)


def _with(seen: Sequence[heads.Features], said: Sequence[Mapping[str, float]]) -> list[heads.Features]:
    """Return the features of sentences with what was said of each."""
    return [replace(one, values={**one.values, **more}) for one, more in zip(seen, said, strict=True)]


def _annotated(directory: Path, feature: str) -> dict[str, list[Record]]:
    """Return the records with marked words that heads with a feature are fitted to, by corpus."""
    asking = {one.question.corpus: one for one in lessons() if feature in one.features}
    return {corpus: [record for record, _ in _examples(directory, one)] for corpus, one in asking.items()}


def _colour_rows(model: colouring.Learned, corpus: str) -> Iterator[Row]:
    """Yield the rows of the table of loaded words; a word without weight stays, for it is known."""
    for (kind, name), weight in model.weights.items():
        if kind == colour.WORD or abs(weight) >= 0.5 * 10**-WORD_DIGITS:
            yield Row(name, kind, f"{weight:.{WORD_DIGITS}f}", model.support[kind, name], corpus)


def _cue_rows(model: cue_words.Learned, corpus: str) -> Iterator[Row]:
    """Yield the rows of the table of cue words: weights, and the words that are not judged."""
    for name, weight in model.weights.items():
        if abs(weight) >= 0.5 * 10**-DIGITS:
            kind = "bias" if name == tagging.BIAS else "cue word"
            yield Row(name, kind, f"{weight:.{DIGITS}f}", model.support[name], corpus)
    for word, n in model.skipped.items():
        yield Row(word, tagging.SKIPPED, "", n, corpus)


def _examples(directory: Path, lesson: Lesson) -> Iterator[tuple[Record, float]]:
    """Yield the records of a lesson that people judged, with what they said, 0..1."""
    for record in records(directory, lesson.question.corpus, lesson.question.parts):
        target = lesson.question.target(record)
        for one in _sentences(record) if lesson.split else [record]:
            if target is not None:
                yield one, target


def _sentences(record: Record) -> Iterator[Record]:
    """Yield the title and the sentences of an article as records of one document."""
    doc = document(Article(record["id"], "", record["text"]))
    texts = (sentence.span.of(doc.text) for sentence in doc.sentences)
    for text in filter(None, (record.get("title"), *texts)):
        yield {"id": record["id"], "text": text}


def _toward(matrix: Any, seen: Sequence[heads.Features], common: Space) -> Any:  # noqa: ANN401
    """Return the matrix with what each sentence is in the space, beside its features."""
    from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

    return hstack([matrix, csr_matrix(np.array([common.sentence(one.spelt) for one in seen]))]).tocsr()


def _told(common: Space | None, directions: Floats) -> dict[str, float]:
    """Return the weight of each word, from the weights of the directions of the space."""
    if common is None or not len(directions):
        return {}
    return dict(zip(common.place, map(float, common.rows @ directions), strict=True))


def _toned(fits: Mapping[str, Fit]) -> list[str]:
    """Return the names of the heads that weigh single words."""
    return [name for name, one in fits.items() if one.words]


def _words(common: Space, fits: Mapping[str, Fit]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table of words: a column for each head that weighs them."""
    for word, n in zip(common.place, common.support, strict=True):
        weights = [round(fits[name].words[word], WORD_DIGITS) for name in _toned(fits)]
        if any(weights):
            yield word, n, *(f"{weight:.{WORD_DIGITS}f}" if weight else "" for weight in weights)


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a table as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
