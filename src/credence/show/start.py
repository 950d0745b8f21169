"""The start page: articles by upload, by pasting, from a folder or an address; cards, comparison, reader.

It is made of plain widgets, so it needs no Python from its user; results appear below the fields as
soon as something was read. What cannot be read is named with the reason and what to do, and the rest
goes on. Nothing is fetched unless its own button is pressed. See notebook 07.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as widgets  # type: ignore[import-untyped]

from credence import corpus, formats, scoring, settings, weights
from credence.judgements import JudgementsError
from credence.judgements.store import NAME
from credence.model import Article, Report, Weights
from credence.pages import Unreadable
from credence.show.charts import score_table
from credence.show.highlight import marked
from credence.show.judge import Judge
from credence.show.markup import Html, View, clip, el, join, name_of
from credence.show.places import Drop, Place, button, heading
from credence.show.results import cards, related, told
from credence.show.standalone import saved
from credence.show.uploads import uploaded
from credence.show.widgets import Reweighter

WIDE = {"width": "100%", "max_width": "46rem"}
AGAIN = "This is the page as it was saved. To use it: run “make lab”, then Run ▸ Run All Cells."
WAYS = (
    ("1. Files", "Choose or drop articles: text, pages, PDF, Word, mail, tables."),
    ("2. Text", "Paste one article, the headline in the first line."),
    ("3. Folder", "Every article below a folder of this computer."),
    ("4. Address", "A page of the web. It is fetched when you press the button, and not before."),
)


class Start(widgets.VBox):  # type: ignore[misc]
    """The start page; ``example`` is a file or folder to show until something else is read.

    Articles are scored by the ``credence.toml`` of the working folder; judgements are kept there, in
    ``judgements.sqlite``. :meth:`add` does from Python what the fields do.

    Raises:
        SettingsError: ``credence.toml`` cannot be used.

    """

    children: tuple[widgets.Widget, ...]

    def __init__(self, example: str | Path | None = None) -> None:
        """Make the fields, and show the example."""
        self.settings = settings.here()
        self.reports: tuple[Report, ...] = ()
        self.refused: tuple[str, ...] = ()
        self.example = example is not None
        self.weights = weights.profile(self.settings.profile).weights if self.settings.profile else Weights()
        self._files = widgets.FileUpload(
            accept=",".join(sorted(formats.READERS)), multiple=True, description="Choose files"
        )
        self._drop = Drop()
        self._drop.on_msg(self._on_drop)
        self._text = widgets.Textarea(description="Article", rows=6, layout=WIDE)
        self._folder = widgets.Text(description="Folder", placeholder="such as ../my-articles", layout=WIDE)
        self._address = widgets.Text(description="Address", placeholder="https://…", layout=WIDE)
        self._pick = widgets.Dropdown(description="Read", layout=WIDE)
        self._status, self._cards, self._story = Place(), Place(), Place()
        self._files.observe(self._on_files, "value")
        self._pick.observe(self._on_pick, "value")
        self._ways = self._fields()
        super().__init__()
        self._take(corpus.read_all([example]) if example is not None else ())

    @property
    def articles(self) -> tuple[Article, ...]:
        """What was read, in order."""
        return tuple(report.article for report in self.reports)

    def add(self, *paths: str | Path) -> None:
        """Read files, folders or addresses, and show them after what is there; an example gives way."""
        self._add(corpus.read_all(paths))

    def clear(self) -> None:
        """Take all articles away."""
        self.reports, self.example = (), False
        self._take(())

    def _on_files(self, change: Mapping[str, Any]) -> None:
        """Read what was chosen; empty the field for more."""
        if change["new"]:
            self._upload([(one["name"], one["content"]) for one in change["new"]])
            self._files.value = ()

    def _on_drop(self, _: object, told: Mapping[str, Any], data: Sequence[memoryview]) -> None:
        """Read what was dropped."""
        if not data:
            advice = "drop files, or name the folder in its field"
            self._add([Unreadable("What was dropped", "no file that can be read", advice)])
        else:
            self._upload(list(zip(told["names"], data, strict=True)))

    def _upload(self, files: Sequence[tuple[str, memoryview]]) -> None:
        """Read files that the browser sent."""
        self._busy()
        self._add(uploaded(files))

    def _on_text(self) -> None:
        """Read what was pasted; empty the field for more."""
        text = self._text.value
        if not text.strip():
            advice = "paste an article first, then press again"
            self._add([Unreadable("The text field", "it is empty", advice)])
        else:
            self._add([formats.article({"text": text}, "pasted")])
            self._text.value = ""

    def _on_folder(self) -> None:
        """Read a folder, or a file by its path."""
        path = self._folder.value.strip()
        if not path or formats.is_address(path):
            advice = "write the path of a folder on this computer, such as ../my-articles"
            self._add([Unreadable("The folder field", f'no folder: "{clip(path)}"', advice)])
        else:
            self._busy()
            self.add(Path(path).expanduser())

    def _on_address(self) -> None:
        """Fetch a page."""
        url = self._address.value.strip()
        if not formats.is_address(url):
            advice = "write an address that begins with https:// or http://"
            self._add([Unreadable("The address field", f'no address: "{clip(url)}"', advice)])
        else:
            self._busy()
            self.add(url)

    def _busy(self) -> None:
        """Say that something is being read."""
        self._status.show(el("p", "Reading and scoring …", role="status"))

    def _add(self, items: Iterable[Article | Unreadable]) -> None:
        """Take articles in the place of the example, or after what is there."""
        found = list(items)
        if self.example and any(isinstance(one, Article) for one in found):
            self.reports, self.example = (), False
        self._take(found)

    def _take(self, items: Iterable[Article | Unreadable]) -> None:
        """Score what was read, keep what was refused, and show all."""
        refused = []
        for item in items:
            if isinstance(item, Article):
                article = replace(item, id=_free(item.id, {one.id for one in self.articles}))
                self.reports += (scoring.score(article, self.settings.rules),)
            else:
                refused.append(str(item))
        self.refused = tuple(refused)
        self._show()

    def _show(self) -> None:
        """Show the fields, and what is known of the articles."""
        self._status.show(self._told())
        self._cards.show(*cards(self.reports))
        self._story.show(*related(self.articles, self.settings))
        self._pick.unobserve(self._on_pick, "value")
        self._pick.options = [(name_of(one), i) for i, one in enumerate(self.reports)]
        self._pick.observe(self._on_pick, "value")
        self._put((*self._ways, self._status, *self._results()))

    def _results(self) -> tuple[widgets.Widget, ...]:
        """Return what stands below the fields: nothing as long as nothing was read."""
        if not self.reports:
            return ()
        board = Reweighter(self.reports, self.weights)
        return (board, self._cards, self._story, self._pick, self._reader())

    def _on_pick(self, _: object) -> None:
        """Put the reader of the article that was picked in the place of the one before."""
        if self.reports:
            *others, _last = self.children
            self._put((*others, self._reader()))

    def _put(self, children: tuple[widgets.Widget, ...]) -> None:
        """Show these children; those that are gone and made anew each time are closed."""
        old = [one for one in self.children if isinstance(one, Reweighter | Judge)]
        self.children = children
        for one in old:
            if one not in children:
                one.close()

    def _reader(self) -> widgets.Widget:
        """Return the reader of the picked article; where its judgements cannot be kept, one without."""
        report = self.reports[self._pick.value or 0]
        try:
            return Judge(report, NAME)
        except JudgementsError as error:
            place = Place()
            place.show(el("p", str(error), class_="warning"), marked(report).html)
            return place

    def _fields(self) -> tuple[widgets.Widget, ...]:
        """Return the ways in."""
        doers: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Score this text", self._on_text),
            ("Read this folder", self._on_folder),
            ("Fetch this page", self._on_address),
        )
        rows: list[tuple[widgets.Widget, ...]] = [(self._files, self._drop)]
        for field, (label, do) in zip((self._text, self._folder, self._address), doers, strict=True):
            rows.append((field, button(label, do)))
        boxes = (widgets.VBox((heading(*way), *row)) for way, row in zip(WAYS, rows, strict=True))
        return (*boxes, button("Take all articles away", self.clear))

    def _told(self) -> Html:
        """Return what was read and what was refused, in words."""
        note = self.settings.rules.note
        return told(len(self.reports), self.refused, note, example=self.example)

    def view(self) -> View:
        """Return the page without its fields: the form without kernel."""
        ways = el("ul", *(el("li", el("b", name), f" {what}") for name, what in WAYS))
        parts: list[str] = [el("p", AGAIN, class_="warning"), ways, self._told()]
        if self.reports:
            board = Reweighter(self.reports, self.weights).view().html
            reader = marked(self.reports[self._pick.value or 0]).html
            results = (*cards(self.reports), *related(self.articles, self.settings))
            parts += [board, *results, el("h2", "Reader"), reader]
        line = f"Start page: {len(self.reports)} articles, {len(self.refused)} inputs not read"
        return View("\n".join((line, *self.refused, score_table(self.reports).text)), join(parts))

    def __repr__(self) -> str:
        return self.view().text

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401 -- as the widget has it
        """Return the live page, and beside it what stays when there is no kernel."""
        return saved(super()._repr_mimebundle_(**kwargs), self.view())


def _free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken.

    >>> _free("pier", {"pier", "pier-2"})
    'pier-3'
    """
    numbered = (f"{name}-{n}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)
