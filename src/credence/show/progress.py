"""How far long work has come: a bar on a terminal or in a notebook, silence in a pipe and in quick work.

Nothing of it stays: in a notebook the bar is taken away when the work is done, so two runs of it are
saved alike. What its cell showed before the bar goes with it.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import monotonic
from typing import TypeVar

from credence.show.markup import el, framed

T = TypeVar("T")
Advance = Callable[[int], object]
# Work shorter than this shows no bar, and a bar in a notebook is drawn anew no more often than this.
PATIENCE, EVERY = 2.0, 0.25


def say(line: str) -> None:
    """Say a line on standard error."""
    print(line, file=sys.stderr)  # noqa: T201


def progress(
    items: Iterable[T],
    total: int | None = None,
    what: str = "articles",
    interrupted: Callable[[str], None] = say,
) -> Iterator[T]:
    """Yield the items, and show how far they have come once that takes longer than two seconds.

    Hand over lazy work, such as ``map(score, articles)``. An interrupt (Ctrl-C, or the stop button
    of a notebook) ends it early and loses nothing: what was done so far has been yielded, and how
    much that is, is handed to ``interrupted``. A second interrupt acts at once.

    >>> list(progress(map(str.upper, ["tide", "ebb"])))
    ['TIDE', 'EBB']
    """
    total = len(items) if total is None and isinstance(items, Sized) else total
    done = 0
    with _interrupts() as stopped, _bar(total, what) as advance:
        for item in items:
            yield item
            done += 1
            advance(done)
            if stopped():
                break
    if stopped():
        share = f" of {total:,}" if total else ""
        interrupted(f"interrupted: {done:,}{share} {what} are done and kept")


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Take the first interrupt as a wish to stop after the item at hand; give back what was before."""
    seen = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield seen.is_set
        return
    before = signal.getsignal(signal.SIGINT)

    def note(*_: object) -> None:
        """Remember the interrupt; the next one stops at once."""
        seen.set()
        signal.signal(signal.SIGINT, before)
        say("stopping after the article at hand; interrupt again to stop at once")

    signal.signal(signal.SIGINT, note)
    try:
        yield seen.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _bar(total: int | None, what: str) -> AbstractContextManager[Advance]:
    """Return the bar that fits the place: a terminal, a notebook, or none."""
    if _in_notebook():
        return _notebook_bar(total, what)
    return _terminal_bar(total, what) if sys.stderr.isatty() else nullcontext(lambda _: None)


def _in_notebook() -> bool:
    """Tell whether a notebook is asking: its shell has a kernel."""
    shell = sys.modules.get("IPython")
    return shell is not None and hasattr(shell.get_ipython(), "kernel")


@contextmanager
def _terminal_bar(total: int | None, what: str) -> Iterator[Advance]:
    """Show a bar with the time left on standard error, and take it away at the end."""
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeRemainingColumn(),
        rich.TimeElapsedColumn(),
    )
    shared = sys.stdout.isatty()
    console = Console(stderr=True)
    with rich.Progress(*columns, console=console, transient=True, redirect_stdout=shared) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)


@contextmanager
def _notebook_bar(total: int | None, what: str) -> Iterator[Advance]:
    """Show a bar with the time left below the cell, and take it away at the end."""
    from IPython.display import clear_output, display

    began = drawn = monotonic()

    def advance(done: int) -> None:
        """Draw the bar anew, not too often."""
        nonlocal drawn
        now = monotonic()
        if now - began > PATIENCE and now - drawn > EVERY:
            drawn = now
            clear_output(wait=True)  # type: ignore[no-untyped-call]
            display({"text/html": drawing(done, total, what, now - began)}, raw=True)  # type: ignore[no-untyped-call]

    try:
        yield advance
    finally:
        if drawn != began:
            clear_output()  # type: ignore[no-untyped-call]


def drawing(done: int, total: int | None, what: str, seconds: float) -> str:
    """Return a bar as markup: how many are done, and about how long the rest will take.

    >>> drawing(20, 80, "articles", 5.0).split("</progress>")[1]
    ' 20 of 80 articles, about 15 s left</div>'
    """
    known = f"{done:,} of {total:,} {what}" if total else f"{done:,} {what}"
    left = f", about {seconds * (total - done) / done:.0f} s left" if total and done else ""
    bar = el("progress", max=total, value=done if total else None, aria_label=known)
    return str(framed(bar, f" {known}{left}"))
