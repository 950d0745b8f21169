"""Fitting the heads: sparse weights of phrases, shapes and kinds from the parts to learn from.

L1-penalised logistic regression (Tibshirani 1996; Fan et al. 2008, LIBLINEAR); a graded label
counts as a yes and a no by its parts. A phrase needs five sentences in three documents, and only
its weight and their number are kept. Needs scikit-learn; scoring does not.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from credence import heads
from credence.evaluation.baselines import require_sklearn
from credence.evaluation.declared import Lesson, Record, lessons, records
from credence.evaluation.metrics import Floats, f1
from credence.model import Article
from credence.signal import SHAPES
from credence.text import document

TARGET = Path(heads.__file__).with_name("lexicons") / "learned"
SENTENCES, DOCUMENTS = 5, 3
WORDS = 3
FOLDS = 4
DIGITS = 3
TOLERANCE, ITERATIONS = 1e-3, 200
TOKEN = re.compile(r"[^\W_]++(?:['-][^\W_]++)*+|[^\w\s]")
THRESHOLDS = np.linspace(0.1, 0.9, 81)
ENDS = frozenset((heads.OPENING, heads.CLOSING))


def learn(directory: Path, target: Path = TARGET) -> dict[str, int]:
    """Fit every head and write its weights to ``target``; return the number of rows of each.

    The same corpora give the same files, byte for byte.

    Raises:
        CorpusError: a corpus that a head is fitted to is not below ``directory``.
        MissingExtraError: scikit-learn is not installed.

    """
    require_sklearn()
    written = {}
    for lesson in lessons():
        rows = fit(directory, lesson)
        _write(target / f"{lesson.head}.csv", rows)
        written[lesson.head] = len(rows)
    return written


Row = tuple[str, str, str, int, str]


def fit(directory: Path, lesson: Lesson) -> list[Row]:
    """Return the rows of one head: phrase, kind, weight, support, source."""
    examples = list(_examples(directory, lesson))
    seen = [heads.sentence_features(record["text"]) for record, _ in examples]
    documents = [str(record.get("doc") or record["id"]) for record, _ in examples]
    targets = np.array([target for _, target in examples])
    every = [*supported(seen, documents), *_values(seen)]
    names = [name for name in every if _admits(lesson.features, name)]
    matrix = design(seen, names)
    weights = _fitted(matrix, targets, lesson.strength)
    support = np.asarray((matrix != 0).sum(axis=0)).reshape(-1)
    source = lesson.question.corpus
    rows = [
        (name, _kind(name), f"{weight:.{DIGITS}f}", int(n), source)
        for name, weight, n in zip(names, weights, support, strict=True)
        if abs(weight) >= 0.5 * 10**-DIGITS
    ]
    threshold = _threshold(matrix, targets, documents, lesson.strength)
    return [("<threshold>", "threshold", f"{threshold:.2f}", len(targets), source), *rows]


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
    enough = sorted(name for name, n in count.items() if n >= SENTENCES and name != "<bias>")
    return [*enough, "<bias>"]


def _kind(name: str) -> str:
    """Return what a feature is: a phrase, a shape, a finding of the rules or a hand-set signal."""
    if not name.startswith("<"):
        return "phrase"
    if name.endswith(" signal>"):
        return "signal"
    return "shape" if name in SHAPES else "rule"


def _admits(kinds: Sequence[str], name: str) -> bool:
    """Tell whether a head may use a feature.

    Its kinds are ``phrases``, ``shapes``, ``rules`` and ``signals``, or ``rules:hedging``: the rules and
    the signal of one dimension.
    """
    kind = _kind(name)
    if name == "<bias>" or f"{kind}s" in kinds:
        return True
    dimensions = [one.partition(":")[2] for one in kinds if one.startswith("rules:")]
    return kind in {"rule", "signal"} and any(name.startswith(f"<{dimension}") for dimension in dimensions)


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


def _fitted(matrix: Any, targets: Floats, strength: float) -> Floats:  # noqa: ANN401
    """Return the weights; the last column is the bias, which the penalty leaves free."""
    from scipy.sparse import vstack
    from sklearn.linear_model import LogisticRegression

    graded = bool(set(np.unique(targets)) - {0.0, 1.0})
    known = vstack([matrix, matrix]).tocsr() if graded else matrix
    answers = np.repeat([1.0, 0.0], len(targets)) if graded else targets
    parts = np.concatenate([targets, 1 - targets]) if graded else np.ones(len(targets))
    # A large intercept scaling takes the intercept out of the penalty (LIBLINEAR penalises it).
    model = LogisticRegression(
        l1_ratio=1.0,
        C=strength,
        solver="liblinear",
        tol=TOLERANCE,
        max_iter=ITERATIONS,
        random_state=0,
        intercept_scaling=10.0,
    )
    kept = parts > 0
    model.fit(known[kept][:, :-1], answers[kept], sample_weight=parts[kept])
    return np.append(model.coef_[0], model.intercept_[0])


def _threshold(matrix: Any, targets: Floats, documents: Sequence[str], strength: float) -> float:  # noqa: ANN401
    """Return from which probability on yes gives the best F1, by cross-validation over documents."""
    yes = (targets >= heads.YES).astype(np.float64)
    fold = np.array([hashlib.sha256(name.encode()).digest()[0] % FOLDS for name in documents])
    said = np.zeros(len(targets))
    for i in range(FOLDS):
        weights = _fitted(matrix[fold != i], targets[fold != i], strength)
        said[fold == i] = 1 / (1 + np.exp(-(matrix[fold == i] @ weights)))
    scores = [f1(yes, (said >= at).astype(np.float64)) for at in THRESHOLDS]
    # The middle of all thresholds that are as good to a hundredth: the peak itself is chance.
    good = THRESHOLDS[np.array(scores) >= max(scores) - 0.003]
    return float(np.median(good))


def _write(path: Path, rows: Iterable[Row]) -> None:
    """Write the weights of one head."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(heads.COLUMNS)
        out.writerows(rows)
