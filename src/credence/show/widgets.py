"""The reweighter: sliders for the weights, and the ranking that follows; live with and without a kernel.

One ES module, ``reweight.js``, serves both. In JupyterLab it is an anywidget. In a static page the
saved output brings the module along and starts it with a stand-in for the model; where scripts are
off, the table that was computed here stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets

from credence.model import Report, Weights
from credence.show.charts import composite_table
from credence.show.markup import SCALE, View, css, el, name_of, unscored
from credence.show.standalone import saved, source, standalone
from credence.weights import NAMES, PROFILES, rank_shares, share_above, vector

# Beyond this many articles the exact ranks take seconds, and beyond that many the pairs.
MOST_RANKS, MOST_PAIRS = 8, 60

Pairs = list[list[Any]]


class Reweighter(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """Sliders for the weights of the four dimensions, over the ranking that they give.

    ``weights`` is a list of ``[dimension, weight]`` and follows the sliders; set it from Python and
    the sliders follow. :attr:`chosen` is the same as :class:`~credence.model.Weights`.

    Raises:
        traitlets.TraitError: the weights set are not four numbers of 0 or more, one of them above 0.

    """

    _esm = source("reweight.js")
    _css = css()
    articles: traitlets.List[Any] = traitlets.List().tag(sync=True)
    profiles: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weights: traitlets.List[Any] = traitlets.List().tag(sync=True)
    start: traitlets.List[Any] = traitlets.List().tag(sync=True)
    above: traitlets.List[Any] = traitlets.List().tag(sync=True)
    ranks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    caption = traitlets.Unicode(f"Bars: what each dimension adds. Thin line: 90 % interval. {SCALE}").tag(
        sync=True
    )

    def __init__(self, reports: Sequence[Report], weights: Weights | None = None) -> None:
        """Take the reports to rank and the weights to start from; equal ones unless given."""
        self.reports = tuple(reports)
        pairs = _pairs(weights or Weights())
        super().__init__(
            articles=[_article(report) for report in self.reports],
            profiles=[
                [one.name, one.rationale, [w for _, w in _pairs(one.weights)]] for one in PROFILES.values()
            ],
            weights=pairs,
            start=pairs,
            above=_above(self.reports),
            ranks=_ranks(self.reports),
        )

    @traitlets.validate("weights")
    def _checked(self, proposal: dict[str, Any]) -> Pairs:
        """Refuse weights that mean nothing; put the others in the order of the dimensions."""
        try:
            return _pairs(Weights(**dict(proposal["value"])))
        except (TypeError, ValueError) as problem:
            raise traitlets.TraitError(f"weights {proposal['value']!r}: {problem}") from None

    @property
    def chosen(self) -> Weights:
        """The weights as they stand now."""
        return Weights(**dict(self.weights))

    def view(self) -> View:
        """Return the ranking under the weights as they stand: the form without kernel."""
        table = composite_table(self.reports, self.chosen)
        state = {name: getattr(self, name) for name in _STATE}
        place = el("div", table.html, class_="reweighter")
        return View(table.text, standalone(place, state, self._esm))

    def __repr__(self) -> str:
        return self.view().text

    def _repr_mimebundle_(self, **kwargs: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live widget, and beside it what stays when there is no kernel."""
        return saved(super()._repr_mimebundle_(**kwargs), self.view())


_STATE = ("articles", "profiles", "weights", "start", "above", "ranks", "caption")


def _pairs(weights: Weights) -> Pairs:
    return [[name, getattr(weights, name)] for name in NAMES]


def _article(report: Report) -> list[Any]:
    """Return what the module needs of a report: title, scores in order, and why there are none."""
    by_name = {one.dimension: [one.value, one.low, one.high] for one in report.scores}
    scores = [by_name[name] for name in NAMES] if by_name else []
    return [name_of(report), scores, "" if scores else unscored(report)]


def _above(reports: Sequence[Report]) -> list[list[float | None]]:
    """Return for each pair the share of weightings under which the first stands above."""
    if len(reports) > MOST_PAIRS:
        return []
    values = [vector(report) for report in reports]
    return [[share_above(a, b) if a and b else None for b in values] for a in values]


def _ranks(reports: Sequence[Report]) -> list[str]:
    """Return for each article the ranks it can take; empty words where that is not known."""
    values = [vector(report) for report in reports]
    scored = [one for one in values if one]
    if len(scored) > MOST_RANKS:
        return []
    return [_range(rank_shares(own, _without(scored, own))) if own else "" for own in values]


def _without(values: Sequence[tuple[float, ...]], own: tuple[float, ...]) -> list[tuple[float, ...]]:
    rest = list(values)
    rest.remove(own)
    return rest


def _range(shares: Sequence[float]) -> str:
    """Return the ranks with a share, as words."""
    places = [place for place, share in enumerate(shares, 1) if share]
    if places[0] == places[-1]:
        return f"always {places[0]}"
    return f"{places[0]}–{places[-1]}"
