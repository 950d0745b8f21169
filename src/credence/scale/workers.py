"""The same work in several processes: results one by one, in the order of the articles.

Each process has a pipe of its own and works on one batch at a time. What is read ahead is bounded, so
memory does not grow with the number of articles. A process that dies takes nothing with it: the article
that it had at hand is tried once more in a new process, and named where that one dies too.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from credence.model import Article

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

S = TypeVar("S")
T = TypeVar("T")
Work = Callable[[Article], T]

# Enough to be worth its journey through a pipe, and little to have read ahead.
BATCH = 20_000  # characters
# How many articles may be done before the one whose turn it is.
AHEAD = 200
READY = "ready"


class WorkersError(RuntimeError):
    """The processes cannot be started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Lost:
    """An article without a result, and the reason.

    >>> str(Lost("ferry", "MemoryError"))
    'ferry: MemoryError; the article is left out, all others are not touched by it'
    """

    id: str
    reason: str

    def __str__(self) -> str:
        """Name the article and the reason."""
        return f"{self.id}: {self.reason}; the article is left out, all others are not touched by it"


def each(work: Work[T], articles: Iterable[Article], workers: int = 1) -> Iterator[T | Lost]:
    """Yield ``work(article)`` for each article in order; where it fails, what was lost.

    With more than one worker, ``work`` runs in that many processes, so it and its results must be
    picklable: a function of a module, or a ``partial`` of one. The results are the same, in the same
    order, with any number of workers. Articles are read from ``articles`` as they are needed.

    Raises:
        WorkersError: the processes end as soon as they start.

    >>> list(each(length, [Article("a", "", "tide"), Article("b", "", "ebb")]))
    [4, 3]

    """
    if workers == 1:
        return (attempt(work, article, article.id) for article in articles)
    return _ordered(work, deque[_Batch](), _batches(articles), workers)


def length(article: Article) -> int:
    """Return the number of characters: the smallest piece of work, for examples and tests."""
    return len(article.text)


def attempt(work: Callable[[S], T], item: S, name: str) -> T | Lost:
    """Return the result, or what was lost where the work raised an error; ``name`` is the article's id."""
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001 -- whatever it is, it must not stop the other articles
        return Lost(name, f"{type(error).__name__}: {error}".rstrip(": "))


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles in a row, the first one's number, and whether the first was at hand when a process died."""

    first: int
    articles: list[Article]
    again: bool = False


def _batches(articles: Iterable[Article]) -> Iterator[_Batch]:
    """Yield the articles in batches of about ``BATCH`` characters, at least one in each."""
    first, held, size = 0, list[Article](), 0
    for article in articles:
        held.append(article)
        size += len(article.text)
        if size >= BATCH:
            yield _Batch(first, held)
            first, held, size = first + len(held), [], 0
    if held:
        yield _Batch(first, held)


@dataclass(slots=True)
class _Worker:
    """One process: its pipe, the batch at hand, and the results that it sent of that batch."""

    process: BaseProcess
    pipe: Connection
    batch: _Batch | None = None
    sent: int = 0
    ready: bool = field(default=False)

    @property
    def idle(self) -> bool:
        """Tell whether it waits for a batch."""
        return self.ready and self.batch is None

    def give(self, batch: _Batch) -> None:
        """Hand it a batch; a process that died meanwhile is noticed when its answer is read."""
        self.batch, self.sent = batch, 0
        with suppress(OSError):
            self.pipe.send(batch.articles)

    def take(self) -> tuple[int, Any] | None:
        """Return the number and the result of an article, or ``None`` where it only says that it started.

        Raises:
            EOFError, OSError: the process died.

        """
        result = self.pipe.recv()
        if not self.ready:
            self.ready = True
            return None
        assert self.batch  # noqa: S101 -- it answers only what it was given
        number = self.batch.first + self.sent
        self.sent += 1
        if self.sent == len(self.batch.articles):
            self.batch = None
        return number, result

    def left(self) -> _Batch | None:
        """Return what it had not finished when it died."""
        if self.batch is None:
            return None
        again = self.batch.again and not self.sent
        return _Batch(self.batch.first + self.sent, self.batch.articles[self.sent :], again)


def _start(work: Work[T]) -> _Worker:
    """Start a process that works until its pipe is closed."""
    from multiprocessing import get_context  # slow to import, and one process does not ask

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    with deaf():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def deaf() -> Iterator[None]:
    """Let a process start deaf to interrupts: they are for the one that hands out the work."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(work: Work[T], pipe: Connection) -> None:
    """Work on batches until the pipe is closed, which is also how a process learns that it is alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        pipe.send(READY)
        while True:
            for article in pipe.recv():
                _send(pipe, article, attempt(work, article, article.id))


def _send(pipe: Connection, article: Article, result: object) -> None:
    """Send a result; one that cannot travel is lost, and said to be."""
    try:
        pipe.send(result)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 -- pickling raises errors of many kinds
        pipe.send(Lost(article.id, f"its result cannot be sent: {error}"))


def _ordered(
    work: Work[T], shelf: deque[_Batch], batches: Iterator[_Batch], workers: int
) -> Iterator[T | Lost]:
    """Yield the results in order; ``shelf`` holds the batches that were read and wait for a process."""
    turn, done = 0, dict[int, T | Lost]()
    with ExitStack() as stack:
        crew = [_hired(work, stack) for _ in range(workers)]
        while True:
            shelf.extend(islice(batches, max(0, workers - len(shelf))))
            _hand_out(crew, shelf, turn + AHEAD * workers)
            if not shelf and not any(worker.batch for worker in crew):
                return
            done.update(_heard(crew, shelf))
            crew = [_hired(work, stack) if worker.pipe.closed else worker for worker in crew]
            _hand_out(crew, shelf, turn + AHEAD * workers)
            while turn in done:
                yield done.pop(turn)
                turn += 1


def _hired(work: Work[T], stack: ExitStack) -> _Worker:
    """Start a process that ends with the work, however that ends."""
    worker = _start(work)
    stack.callback(_dismiss, worker)
    return worker


def _dismiss(worker: _Worker) -> None:
    """End a process: it holds nothing that could be lost."""
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join()


def _hand_out(crew: list[_Worker], shelf: deque[_Batch], limit: int) -> None:
    """Give a batch to each process that waits for one, but none too far ahead."""
    for worker in crew:
        if worker.idle and shelf and shelf[0].first < limit:
            worker.give(shelf.popleft())


def _heard(crew: list[_Worker], shelf: deque[_Batch]) -> Iterator[tuple[int, Any]]:
    """Wait until a process says something, and yield all that was said."""
    from multiprocessing.connection import wait

    ready = wait([worker.pipe for worker in crew if worker.batch or not worker.ready])
    for worker in crew:
        if worker.pipe in ready:
            yield from _answers(worker, shelf)


def _answers(worker: _Worker, shelf: deque[_Batch]) -> Iterator[tuple[int, Any]]:
    """Yield what a process has to say; what a dead one left goes back to the front of the shelf."""
    try:
        answer = worker.take()
    except (EOFError, OSError):
        yield from _mourned(worker, shelf)
    else:
        if answer:
            yield answer


def _mourned(worker: _Worker, shelf: deque[_Batch]) -> Iterator[tuple[int, Lost]]:
    """Yield what was lost with a process: the article at hand, if it was so for the second time."""
    worker.pipe.close()
    worker.process.join()
    how = f"the process that worked on it ended with {_ending(worker.process.exitcode)}"
    if not worker.ready:
        raise WorkersError(
            f"a worker process ended with {_ending(worker.process.exitcode)} before it could work; "
            'use one worker to see why, and in a script of your own start under if __name__ == "__main__"'
        )
    left = worker.left()
    if left is None:
        return
    first, *rest = left.articles
    if left.again:
        yield left.first, Lost(first.id, f"{how}, twice")
    kept = _Batch(left.first + 1, rest) if left.again else _Batch(left.first, left.articles, again=True)
    if kept.articles:
        shelf.appendleft(kept)


def _ending(code: int | None) -> str:
    """Return how a process ended, in words.

    >>> _ending(-9), _ending(3)
    ('signal 9', 'exit code 3')
    """
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
