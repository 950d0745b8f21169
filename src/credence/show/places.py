"""The small parts of the start page: a place for markup, a place to drop files on, headings, buttons."""

from __future__ import annotations

from collections.abc import Callable

import anywidget
import ipywidgets as widgets  # type: ignore[import-untyped]
import traitlets

from credence.show.markup import el, framed, join
from credence.show.standalone import source


class Place(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """A place for markup that this package made."""

    _esm = source("start.js")
    html = traitlets.Unicode().tag(sync=True)

    def show(self, *parts: str) -> None:
        """Show the parts, each escaped unless it is markup."""
        self.html = str(framed(*parts)) if any(parts) else ""


class Drop(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """A place to drop files on; each drop is a message with their names and, beside it, their bytes."""

    _esm = source("drop.js")


def heading(name: str, what: str) -> widgets.HTML:
    """Return the heading of one way in.

    >>> heading("1. Files", "Choose them & drop them.").value
    '<b>1. Files</b> Choose them &amp; drop them.'
    """
    return widgets.HTML(str(join((el("b", name), f" {what}"))))


def button(label: str, do: Callable[[], None]) -> widgets.Button:
    """Return a button that does something.

    >>> button("Ring", lambda: print("the bell rings")).click()
    the bell rings
    """
    button = widgets.Button(description=label, layout={"width": "auto", "align_self": "flex-start"})
    button.on_click(lambda _: do())
    return button
