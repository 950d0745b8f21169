"""Fitting the heads: sparse weights of phrases, shapes, kinds and words from the parts to learn from.

A phrase needs five sentences in three documents, and only its weight and their number are kept. The tone
of single words is fitted in the space of :mod:`credence.evaluation.distribution` and told word by word.
:mod:`credence.evaluation.fitting` does the fitting. Needs scikit-learn; scoring does not.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from credence import heads, lexicon
from credence.evaluation.baselines import require_sklearn
from credence.evaluation.declared import Lesson, Record, lessons, records
from credence.evaluation.distribution import Space, space
from credence.evaluation.fitting import Fitter, calibration, threshold, unseen
from credence.evaluation.metrics import Floats
from credence.model import Article
from credence.signal import SHAPES
from credence.spelling import CLOSING, OPENING, TOKEN, spell, tokens
from credence.text import document

TARGET = Path(heads.__file__).with_name("lexicons") / "learned"
SENTENCES, DOCUMENTS = 5, 3
WORDS = 3
DIGITS = 3
# A word's weight has two digits; below half of the last it is none.
WORD_DIGITS = 2
# Rows of a lexicon that are no cues.
NO_CUES = frozenset({"shape", "guard"})
ENDS = frozenset((OPENING, CLOSING))


class Row(NamedTuple):
    """One feature of a head: its weight, and how many sentences have it."""

    phrase: str
    kind: str
    weight: str
    n: int
    source: str


class Fit(NamedTuple):
    """What a head learned: the rows of its file, and a weight for each word of the space."""

    rows: list[Row]
    words: Mapping[str, float]


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
        fits = {lesson.head: fit(directory, lesson, common) for lesson in lessons()}
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
            read[lesson.question.corpus, record["text"]] = _document(record)
    return space([spell(text) for _, text in read], read.values())


def fit(directory: Path, lesson: Lesson, common: Space | None = None) -> Fit:
    """Return what one head learns: phrases, shapes and kinds, and the words of ``common`` if it uses them."""
    examples = list(_examples(directory, lesson))
    seen = [heads.sentence_features(record["text"]) for record, _ in examples]
    documents = [_document(record) for record, _ in examples]
    targets = np.array([target for _, target in examples])
    every = [*supported(seen, documents), *_values(seen)]
    names = [name for name in every if _admits(lesson.features, name)]
    matrix = design(seen, names)
    whole = _toward(matrix, seen, common) if common and "words" in lesson.features else matrix
    phrases = np.array([_kind(name) == "phrase" for name in names], dtype=bool)
    optional = np.append(phrases, np.zeros(whole.shape[1] - len(names), dtype=bool))
    fitter = Fitter(lesson.penalty, lesson.strength, lesson.phrases, optional)
    said = unseen(fitter, whole, targets, documents)
    slope, offset = calibration(said, targets)
    weights = slope * fitter.weights(whole, targets)
    weights[-1] += offset
    support = np.asarray((matrix != 0).sum(axis=0)).reshape(-1)
    known = zip([*names, "<bias>"], [*weights[: len(names)], weights[-1]], [*support, len(seen)], strict=True)
    source = lesson.question.corpus
    rows = [
        Row(name, _kind(name), f"{weight:.{DIGITS}f}", int(n), source)
        for name, weight, n in known
        if abs(weight) >= 0.5 * 10**-DIGITS
    ]
    at = threshold(slope * said + offset, targets)
    first = Row("<threshold>", "threshold", f"{at:.2f}", len(targets), source)
    return Fit([first, *rows], _told(common, weights[len(names) : -1]))


def _examples(directory: Path, lesson: Lesson) -> Iterator[tuple[Record, float]]:
    """Yield the records of a lesson that people judged, with what they said, 0..1."""
    for record in records(directory, lesson.question.corpus, lesson.question.parts):
        target = lesson.question.target(record)
        for one in _sentences(record) if lesson.split else [record]:
            if target is not None:
                yield one, target


def _document(record: Record) -> str:
    """Return the document that a record stands in."""
    return str(record.get("doc") or record["id"])


def _sentences(record: Record) -> Iterator[Record]:
    """Yield the title and the sentences of an article as records of one document."""
    doc = document(Article(record["id"], "", record["text"]))
    texts = (sentence.span.of(doc.text) for sentence in doc.sentences)
    for text in filter(None, (record.get("title"), *texts)):
        yield {"id": record["id"], "text": text}


def supported(seen: Iterable[heads.Features], documents: Iterable[str]) -> list[str]:
    """Return the phrases with enough support, in order."""
    count: Counter[str] = Counter()
    found_in: defaultdict[str, set[str]] = defaultdict(set)
    for one, name in zip(seen, documents, strict=True):
        for phrase in set(phrases(one.spelt)):
            count[phrase] += 1
            if len(found_in[phrase]) < DOCUMENTS:
                found_in[phrase].add(name)
    enough = (phrase for phrase, n in count.items() if n >= SENTENCES and len(found_in[phrase]) >= DOCUMENTS)
    return sorted(phrase for phrase in enough if phrase not in ENDS and not phrase.startswith("<"))


def phrases(spelt: str) -> Iterator[str]:
    """Yield the runs of one to three words or marks of a sentence as it is spelt.

    >>> list(phrases("^ it may, $"))[:4]
    ['^', '^ it', '^ it may', 'it']
    """
    spans = [token.span() for token in TOKEN.finditer(spelt)]
    for i, (start, end) in enumerate(spans):
        yield spelt[start:end]
        for following in spans[i + 1 : i + WORDS]:
            if following[0] - end > 1:
                break
            end = following[1]  # noqa: PLW2901 -- the run grows
            yield spelt[start:end]


def _values(seen: Iterable[heads.Features]) -> list[str]:
    """Return the names of the shapes and kinds with enough support, in order."""
    count = Counter(name for one in seen for name in one.values)
    return sorted(name for name, n in count.items() if n >= SENTENCES and name != "<bias>")


def _kind(name: str) -> str:
    """Return what a feature is: a phrase, a shape, a finding of the rules or a hand-set signal."""
    if not name.startswith("<"):
        return "phrase"
    if name.endswith(" signal>"):
        return "signal"
    return "shape" if name in SHAPES else "rule"


def _admits(kinds: Sequence[str], name: str) -> bool:
    """Tell whether a head may use a feature.

    Its kinds are ``phrases``, ``shapes``, ``rules`` and ``signals``; ``rules:hedging`` are the rules and the
    signal of one dimension, ``cues:hedging`` the phrases that hold one of its cues.
    """
    kind = _kind(name)
    if f"{kind}s" in kinds:
        return True
    if kind == "phrase":
        return any(not _cue_words(one).isdisjoint(tokens(name)) for one in _named("cues", kinds))
    return kind != "shape" and any(name.startswith(f"<{one}") for one in _named("rules", kinds))


def _named(kind: str, kinds: Iterable[str]) -> list[str]:
    """Return the dimensions that are named behind a kind of feature."""
    return [one.partition(":")[2] for one in kinds if one.startswith(f"{kind}:")]


@cache
def _cue_words(dimension: str) -> frozenset[str]:
    """Return the cues of a dimension that are single words."""
    single = (cue for cue in lexicon.default().cues if " " not in cue.phrase and cue.kind not in NO_CUES)
    return frozenset(cue.phrase for cue in single if cue.dimension == dimension)


def design(seen: Sequence[heads.Features], names: Sequence[str]) -> Any:  # noqa: ANN401 -- scipy has no types
    """Return the sparse matrix of sentences by features."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    found = heads.Phrases(name for name in names if not name.startswith("<"))
    place = {name: i for i, name in enumerate(names)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for one in seen:
        row = {place[found.phrases[i]]: 1.0 for i in found.present(one.spelt)}
        row |= {place[name]: value for name, value in one.values.items() if name in place}
        columns.extend(sorted(row))
        values.extend(row[i] for i in sorted(row))
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(seen), len(names)))


def _toward(matrix: Any, seen: Sequence[heads.Features], common: Space) -> Any:  # noqa: ANN401
    """Return the matrix with what each sentence is in the space, beside its features."""
    from scipy.sparse import csr_matrix, hstack

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
