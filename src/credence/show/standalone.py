"""A widget in a page without a kernel: what was computed here, and the module that brings it to life."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from credence.show.markup import Html, View, framed


@cache
def source(name: str) -> str:
    """Return a module or style sheet of this package as text."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def standalone(place: Html, state: Mapping[str, Any], module: str) -> Html:
    """Return an element with the module that takes it over, and the state that stands in for a model.

    Where scripts are off, the element stays as it is. ``<`` is escaped in the data, so that no title can
    end the script.

    >>> standalone(Html("<div></div>"), {"title": "</script>"}, "").count("</script>")
    2
    """
    held = json.dumps({"state": {**state, "standalone": True}, "module": module}).replace("<", r"\u003c")
    data = f'<script type="application/json">{held}</script>'
    return Html(f"{place}{data}<script>{source('standalone.js')}</script>")


def saved(live: Any, view: View) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401 -- as Jupyter has it
    """Return what a notebook saves of a widget: the live one, and beside it what stays without a kernel.

    ``live`` is what the widget's class gives, a bundle, a pair of bundle and metadata, or nothing.

    >>> saved(None, View("3 ferries", Html("<p>3 ferries</p>")))[0]["text/plain"]
    '3 ferries'
    """
    bundle, metadata = live if isinstance(live, tuple) else (live or {}, {})
    return {**bundle, "text/plain": view.text, "text/html": str(framed(view.html))}, metadata
