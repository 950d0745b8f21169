"""Named weights, and for which weights a ranking holds: exact, not sampled.

All possible weightings of four dimensions form a tetrahedron: each corner gives everything to one
dimension. "A stands above B" is a plane that cuts it. So the share of all weightings under which A
stands above B is a volume, and which ranks an article can take is a matter of which pieces the
planes cut the tetrahedron into. Both are computed here in fractions, without rounding.

The cutting is Varsi's (G. Varsi 1973, "The multidimensional content of the frustum of the simplex",
Pacific Journal of Mathematics 46): a plane that separates two corners meets the edge between them in
a point, and that point splits the simplex into two smaller ones.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from importlib import resources
from itertools import combinations
from math import dist, floor
from types import MappingProxyType
from typing import get_args

from credence.model import Dimension, Report, Weights
from credence.scoring import Composite, combine

NAMES: tuple[Dimension, ...] = get_args(Dimension)
# Composites nearer than this stand level, and keep the order in which they were given.
LEVEL = 1e-6

# Rounding errors below this are taken for 0.
ROUNDING = 1e-12

Values = Sequence[float]


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights with a name and the reason somebody would choose them."""

    name: str
    weights: Weights
    rationale: str


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest weights at which two articles stand level; beyond them, they change places.

    ``shares`` sum to 1, in the order of :data:`NAMES`; ``distance`` is the Euclidean distance
    from the shares one has now (at most the square root of 2).
    """

    shares: tuple[float, ...]
    distance: float


def _learned() -> Weights:
    """Return the weights that were learned from articles that people judged (``evidence.csv``)."""
    with (resources.files("credence") / "evidence.csv").open(encoding="utf-8") as lines:
        all_corpora = next(row for row in csv.DictReader(lines) if not row["left_out"])
    return Weights(*(float(all_corpora[name]) for name in NAMES))


_PROFILES = (
    Profile("equal", Weights(1, 1, 1, 1), "No dimension counts more than another."),
    Profile(
        "editor",
        Weights(hedging=2, sourcing=3, promotion=1, precision=2),
        "An editor first asks who says so; tone is the easiest thing to mend.",
    ),
    Profile(
        "fact-checker",
        Weights(hedging=1, sourcing=3, promotion=0, precision=4),
        "A claim can be checked if it is exact and somebody stands behind it, however it is sold.",
    ),
    Profile(
        "media-literacy",
        Weights(hedging=3, sourcing=2, promotion=3, precision=1),
        "A class first learns to notice what is being sold, and what is claimed with too much certainty.",
    ),
    Profile(
        "evidence",
        _learned(),
        "What best told real from fake, news from invention, good from poor and even from one-sided, in four"
        " sets of articles.",
    ),
)
PROFILES: Mapping[str, Profile] = MappingProxyType({profile.name: profile for profile in _PROFILES})


def profile(name: str) -> Profile:
    """Return the profile of that name.

    >>> profile("editor").weights.sourcing
    3
    >>> profile("editer")
    Traceback (most recent call last):
    ...
    ValueError: no profile 'editer'; did you mean 'editor'?

    Raises:
        ValueError: there is none.

    """
    return PROFILES[_known(name, PROFILES, "profile")]


def parse_weights(text: str) -> Weights:
    """Read weights such as ``hedging=2,sourcing=1``; a dimension that is not named weighs 1.

    >>> parse_weights("hedging=2, promotion=0.5")
    Weights(hedging=2.0, sourcing=1.0, promotion=0.5, precision=1.0)
    >>> parse_weights("sorcing=2")
    Traceback (most recent call last):
    ...
    ValueError: no dimension 'sorcing'; did you mean 'sourcing'?

    Raises:
        ValueError: a name is unknown or given twice, a weight is no number, or all are 0.

    """
    given: dict[str, float] = {}
    for part in text.split(","):
        name, _, figure = (piece.strip() for piece in part.partition("="))
        if _known(name, NAMES, "dimension") in given:
            raise ValueError(f"the weight of {name} is given twice in {text!r}")
        given[name] = _number(figure, part)
    return Weights(**given)


def _known(name: str, names: Iterable[str], what: str) -> str:
    """Return ``name`` if it is one of ``names``; else say which is nearest."""
    names = tuple(names)
    if name in names:
        return name
    near = get_close_matches(name.lower(), names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
    raise ValueError(f"no {what} {name!r}; {hint}")


def _number(figure: str, part: str) -> float:
    """Read a number, or say where none stands."""
    try:
        return float(figure)
    except ValueError:
        raise ValueError(f"no number in {part.strip()!r}; write, for example, hedging=2") from None


def rank(reports: Sequence[Report], weights: Weights) -> list[tuple[Report, Composite | None]]:
    """Return the reports with their composites, the highest first, those without scores last.

    Composites within a millionth of a point stand level and keep the order in which they were given.
    """
    combined = [(report, combine(report, weights)) for report in reports]
    return sorted(combined, key=lambda pair: -floor(pair[1].value / LEVEL + 0.5) if pair[1] else 1)


def vector(report: Report) -> tuple[float, ...]:
    """Return the values of a report in the order of :data:`NAMES`; empty where it has no scores."""
    values = {score.dimension: score.value for score in report.scores}
    return tuple(values[name] for name in NAMES if name in values)


def dominates(a: Values, b: Values) -> bool:
    """Say whether ``a`` is nowhere below ``b`` and somewhere above: no weighting puts it below.

    >>> dominates((60, 70, 80, 90), (60, 50, 80, 10))
    True
    """
    return all(x >= y for x, y in zip(a, b, strict=True)) and tuple(a) != tuple(b)


def share_above(a: Values, b: Values) -> float:
    """Return the share of all weightings, each as likely as another, under which ``a`` beats ``b``.

    >>> share_above((80, 50, 50, 50), (70, 50, 50, 50))
    1.0
    >>> share_above((80, 50, 50, 50), (50, 80, 50, 50))
    0.5
    """
    return rank_shares(b, [a])[1]


def rank_shares(own: Values, others: Sequence[Values]) -> tuple[float, ...]:
    """Return the share of all weightings under which ``own`` takes each rank, first to last.

    A rank is one more than the number of ``others`` that stand strictly above. The time grows
    steeply with their number: a hundredth of a second beside four others, a tenth beside seven, more
    than a second beside eleven.

    >>> rank_shares((50, 50, 50, 50), [(60, 60, 60, 60), (90, 10, 10, 10)])
    (0.0, 0.875, 0.125)
    """
    shares = [Fraction(0)] * (len(others) + 1)
    leads = [tuple(Fraction(other[i]) - Fraction(value) for other in others) for i, value in enumerate(own)]
    _divide(leads, 0, 0, Fraction(1), shares)
    return tuple(float(share) for share in shares)


def _divide(
    corners: list[tuple[Fraction, ...]], plane: int, above: int, volume: Fraction, shares: list[Fraction]
) -> None:
    """Cut a simplex by the planes from ``plane`` on; add the pieces' volumes to ``shares`` by rank.

    Each corner holds by how much every other article leads there; ``above`` have been found to lead
    in the whole piece.
    """
    if plane == len(shares) - 1:
        shares[above] += volume
        return
    over = [i for i, leads in enumerate(corners) if leads[plane] > 0]
    under = [i for i, leads in enumerate(corners) if leads[plane] < 0]
    if not over or not under:
        _divide(corners, plane + 1, above + bool(over), volume, shares)
        return
    high, low = corners[over[0]], corners[under[0]]
    part = high[plane] / (high[plane] - low[plane])
    level = tuple(x + (y - x) * part for x, y in zip(high, low, strict=True))
    for replaced, size in ((under[0], part), (over[0], 1 - part)):
        piece = [level if i == replaced else leads for i, leads in enumerate(corners)]
        _divide(piece, plane, above, volume * size, shares)


def smallest_flip(a: Values, b: Values, weights: Weights) -> Flip | None:
    """Return the nearest weights at which ``a`` and ``b`` stand level; ``None`` if one always leads.

    >>> smallest_flip((60, 40, 50, 50), (40, 60, 50, 50), Weights(3, 1, 0, 0)).shares
    (0.5, 0.5, 0.0, 0.0)

    The weightings under which they are level are a plane section of the tetrahedron. Its nearest
    point lies in one of the faces, so each face (a set of dimensions with weight) is tried in turn.
    """
    leads = [x - y for x, y in zip(a, b, strict=True)]
    if not min(leads) < 0 < max(leads):
        return None
    now = [weights.share(name) for name in NAMES]
    faces = (face for size in range(1, len(NAMES) + 1) for face in combinations(range(len(NAMES)), size))
    found = (_level(leads, now, face) for face in faces)
    flips = [Flip(tuple(shares), dist(shares, now)) for shares in found if shares]
    return min(flips, key=lambda flip: flip.distance)


def _level(leads: Sequence[float], now: Sequence[float], face: tuple[int, ...]) -> list[float] | None:
    """Return the point nearest to ``now`` in the plane of ``face`` that is level, if it lies in it."""
    mean = sum(leads[i] for i in face) / len(face)
    slope = sum((leads[i] - mean) ** 2 for i in face)
    rest = (1 - sum(now[i] for i in face)) / len(face)
    gap = sum(leads[i] * (now[i] + rest) for i in face)
    if slope == 0 and gap != 0:
        return None
    step = gap / slope if slope else 0.0
    shares = [0.0] * len(now)
    for i in face:
        shares[i] = now[i] + rest - step * (leads[i] - mean)
    return shares if min(shares) >= -ROUNDING else None
