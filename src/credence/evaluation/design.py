"""Which features the sentences of a corpus support, and the matrix of sentences by features.

All need five sentences in three documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from credence import heads, lexicon
from credence.signal import SHAPES
from credence.spelling import CLOSING, OPENING, TOKEN, tokens

SENTENCES, DOCUMENTS = 5, 3
WORDS = 3
ENDS = frozenset((OPENING, CLOSING))
# Kinds of feature that stand in its name.
NAMED = frozenset(("place", "stem", "tag", "colour", "head"))


def supported(seen: Iterable[heads.Features], documents: Iterable[str]) -> list[str]:
    """Return the phrases with enough support, in order."""
    found = enough((set(phrases(one.spelt)) for one in seen), documents)
    return [phrase for phrase in found if phrase not in ENDS and not phrase.startswith("<")]


def enough(found: Iterable[Iterable[str]], documents: Iterable[str]) -> list[str]:
    """Return the names found in enough sentences and documents, in order."""
    count: Counter[str] = Counter()
    found_in: defaultdict[str, set[str]] = defaultdict(set)
    for names, document in zip(found, documents, strict=True):
        for name in names:
            count[name] += 1
            if len(found_in[name]) < DOCUMENTS:
                found_in[name].add(document)
    return sorted(name for name, n in count.items() if n >= SENTENCES and len(found_in[name]) >= DOCUMENTS)


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


def values(seen: Iterable[heads.Features], documents: Iterable[str]) -> list[str]:
    """Return the names of the shapes, places, stems and kinds with enough support, in order."""
    return [name for name in enough((one.values for one in seen), documents) if name != "<bias>"]


def kind_of(name: str) -> str:
    """Return what a feature is: a phrase, shape, place, stem, tag, colour, head, rule or signal."""
    if not name.startswith("<"):
        return "phrase"
    if name.endswith(" signal>"):
        return "signal"
    kind = name[1:].partition(": ")[0]
    if kind in NAMED:
        return kind
    return "shape" if name in SHAPES else "rule"


def admits(kinds: Sequence[str], name: str) -> bool:
    """Tell whether a head may use a feature.

    Its kinds are ``phrases``, ``shapes``, ``places``, ``stems``, ``tags``, ``colours``, ``rules`` and
    ``signals``; ``rules:hedging`` are the rules of one dimension, ``cues:hedging`` the phrases that hold one
    of its cues, ``heads:late`` what the head "late" says.
    """
    kind = kind_of(name)
    if f"{kind}s" in kinds:
        return True
    if kind == "phrase":
        return any(not _cue_words(one).isdisjoint(tokens(name)) for one in named("cues", kinds))
    if kind == "head":
        return any(name in heads.heard(one, 0.0) for one in named("heads", kinds))
    return kind == "rule" and any(name.startswith(f"<{one}") for one in named("rules", kinds))


def named(kind: str, kinds: Iterable[str]) -> list[str]:
    """Return what is named behind a kind of feature: dimensions, or heads.

    >>> named("rules", ["phrases", "rules:hedging"])
    ['hedging']
    """
    return [one.partition(":")[2] for one in kinds if one.startswith(f"{kind}:")]


@cache
def _cue_words(dimension: str) -> frozenset[str]:
    """Return the cues of a dimension that are single words."""
    single = (
        cue for cue in lexicon.default().cues if " " not in cue.phrase and cue.kind not in lexicon.NO_CUES
    )
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
