"""The reader in which a person judges: accepts or rejects each mark, and adds those that are missing.

It is the marked article of :mod:`credence.show.highlight` with one ES module over it, ``judge.js``. In
JupyterLab it is an anywidget: a judgement travels to Python, is stored, and only then called stored. In a
static page the same module keeps judgements in the browser and offers them as Web Annotations, which
``credence judgements FILE --import`` takes. Where scripts are off, the marked article stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from credence import kinds
from credence.judgements import Store, Vote, anchored, beside, fingerprint, vote
from credence.judgements.model import JudgementsError, Verdict, latest
from credence.model import Dimension, Field, Hit, Report, Span
from credence.show.evidence import gather, reason, support, words
from credence.show.highlight import marked
from credence.show.markup import Html, View, clean, css, el, join, name_of
from credence.show.standalone import saved, source, standalone
from credence.weights import NAMES

Row = list[Any]


class Judge(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """The marked article, to be judged; each judgement is stored in ``path`` at once.

    ``path`` is a small SQLite file, ``judgements.sqlite`` beside the article unless given; ``rater`` is a
    free label for who judges. What was judged before, in this text or an earlier state of it, is shown.
    :meth:`vote`, :meth:`add` and :meth:`undo` do from Python what the buttons do.

    Raises:
        JudgementsError: the file cannot be read or written; it says which, why and what to do.

    """

    _esm = source("judge.js")
    _css = css() + source("judge.css")
    page = traitlets.Unicode().tag(sync=True)
    anchor = traitlets.Unicode().tag(sync=True)
    marks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)
    article: traitlets.List[Any] = traitlets.List().tag(sync=True)
    expanded: traitlets.List[Any] = traitlets.List().tag(sync=True)
    titled = traitlets.Bool().tag(sync=True)
    votes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    orphaned: traitlets.List[Any] = traitlets.List().tag(sync=True)
    rater = traitlets.Unicode().tag(sync=True)
    place = traitlets.Unicode().tag(sync=True)

    def __init__(self, report: Report, path: str | Path | None = None, rater: str = "reader") -> None:
        """Take the report to judge, the file to keep judgements in, and who judges."""
        self.report = report
        self.store = Store(path or beside(report.article))
        article, named = report.article, _named(report)
        evidence = gather(named, None)
        self._hits = evidence.hits
        super().__init__(
            page=str(marked(named).html),
            anchor=evidence.anchor,
            marks=[_mark(report, hit) for hit in evidence.hits],
            kinds=[[name, [[one.name, one.why] for one in kinds.kinds(name).values()]] for name in NAMES],
            article=[article.id, fingerprint(article), article.url],
            expanded=[_expanded(article.title), _expanded(article.text)],
            titled=bool(article.title.strip()),
            rater=rater,
            place=str(self.store.path),
        )
        self.on_msg(self._heard)
        self.refresh()

    @property
    def judgements(self) -> tuple[Vote, ...]:
        """What this rater said of this article, as it stands now."""
        return latest(self._own())

    def refresh(self) -> None:
        """Show what is stored now, also by another notebook."""
        self.votes = [_row(one) for one in self.judgements]
        lost = anchored(self.store.votes(), self.report.article).orphaned
        self.orphaned = [_row(one) for one in lost if one.rater == self.rater]

    def vote(self, number: int, verdict: Verdict) -> None:
        """Accept or reject the mark with this number; the last word on a mark counts.

        Raises:
            JudgementsError: there is no such mark, or it cannot be stored.

        """
        if not 1 <= number <= len(self._hits):
            raise JudgementsError(f"no mark {number}; there are 1 to {len(self._hits)}")
        if verdict == "missed":
            raise JudgementsError("a mark is accepted or rejected; add words that were missed")
        hit = self._hits[number - 1]
        self._store(Span(hit.start, hit.end), hit.dimension, hit.kind, verdict, hit.field)

    def add(self, span: Span, dimension: Dimension, kind: str, field: Field = "text") -> None:
        """Say that these words should have been marked, as evidence of this kind.

        Raises:
            JudgementsError: there are no such words or no such kind, or they cannot be stored.

        """
        known = kinds.kinds(dimension) if dimension in NAMES else {}
        if kind not in known:
            near = get_close_matches(kind, known, 1) or sorted(known)
            raise JudgementsError(
                f"no kind {kind!r} of {dimension}; try {', '.join(near) or ', '.join(NAMES)}"
            )
        if span.end > len(getattr(self.report.article, field)):
            raise JudgementsError(f"the {field} ends before {span.end}; select words in it")
        self._store(span, dimension, kind, "missed", field)

    def undo(self) -> None:
        """Take the last judgement of this rater on this article back; the one before it counts again.

        Raises:
            JudgementsError: there is none, or it cannot be stored.

        """
        own = self._own()
        if not own:
            raise JudgementsError("nothing to take back; nothing is judged")
        self.remove(own[-1].id)

    def remove(self, id_: str) -> None:
        """Take one judgement back.

        Raises:
            JudgementsError: there is none with this id, or it cannot be stored.

        """
        self.store.undo(id_)
        self.refresh()

    def _own(self) -> list[Vote]:
        """Return what this rater ever said of this article and did not take back."""
        found = anchored(self.store.log(), self.report.article).placed
        return [one for one in found if one.rater == self.rater]

    def _store(self, span: Span, dimension: Dimension, kind: str, verdict: Verdict, field: Field) -> None:
        article = self.report.article
        self.store.add(vote(article, span, dimension, kind, verdict, field=field, rater=self.rater))
        self.refresh()

    def _heard(self, _: object, told: Mapping[str, Any], __: object) -> None:
        """Do what the module asks for; answer when it is done, or why it could not be done."""
        try:
            self._do(told)
            error = ""
        except (JudgementsError, KeyError, TypeError) as problem:
            error = str(problem)
        self.send({"token": told.get("token"), "error": error})

    def _do(self, told: Mapping[str, Any]) -> None:
        """Do one thing: vote, add, undo or remove."""
        if told["do"] == "vote":
            self.vote(int(told["number"]), told["verdict"])
        elif told["do"] == "add":
            span, field = Span(int(told["start"]), int(told["end"])), told["field"]
            if _shown(span.of(getattr(self.report.article, field))) != told["quote"]:
                raise JudgementsError("the words in the page are not those in the text; run the cell again")
            self.add(span, told["dimension"], told["kind"], field)
        elif told["do"] == "undo":
            self.undo()
        else:
            self.remove(told["id"])

    def view(self) -> View:
        """Return the marked article and the judgements: the form without kernel."""
        own = self.judgements
        judged = sum(one.verdict != "missed" for one in own)
        text = (
            f"{name_of(self.report)}: {judged} of {len(self._hits)} marks judged, {len(own) - judged} added"
        )
        state = {name: getattr(self, name) for name in _STATE}
        # Ids are drawn by chance, and a page that cannot take a stored vote back needs none of them.
        state["votes"] = [["", *rest] for _, *rest in self.votes]
        sheet = el("style", Html(source("judge.css")))
        place = el("div", Html(self.page), class_="judge")
        return View(text, join((sheet, standalone(place, state, self._esm))))

    def __repr__(self) -> str:
        return self.view().text

    def _repr_mimebundle_(self, **kwargs: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live widget, and beside it what stays when there is no kernel."""
        return saved(super()._repr_mimebundle_(**kwargs), self.view())


_STATE = ("anchor", "marks", "kinds", "article", "expanded", "titled", "votes", "orphaned", "rater")


def _named(report: Report) -> Report:
    """Return the report under another id: marked alone in the same page, its places have other names."""
    article = report.article
    return replace(report, article=replace(article, id=f"{article.id} (judged)", label=name_of(report)))


def _mark(report: Report, hit: Hit) -> Row:
    """Return what the module needs of a mark."""
    place = (hit.field, hit.start, hit.end, hit.dimension, hit.kind)
    return [*place, words(report, hit), f"{reason(hit)} {support(hit)}"]


def _row(one: Vote) -> Row:
    """Return what the module needs of a judgement."""
    place = (one.field, one.start, one.end, one.dimension, one.kind)
    return [one.id, one.verdict, *place, clean(one.quote)]


def _expanded(text: str) -> list[Row]:
    r"""Return where a character is shown as several, and by how many more.

    >>> _expanded("a\u202eb")
    [[1, 7]]
    """
    if text.isascii():
        return []
    lengths = ((at, len(clean(character)) - 1) for at, character in enumerate(text))
    return [[at, more] for at, more in lengths if more]


def _shown(text: str) -> str:
    """Return text as a page shows it, where a carriage return is a line break."""
    return clean(text).replace("\r", "\n")
