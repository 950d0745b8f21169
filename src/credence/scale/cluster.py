"""A whole collection scored by many processes, here or on other machines, with Dask.

A task is one partition and writes its own file, so nothing large travels, and a task that is done
twice, because a worker was lost, leaves the same file. What the scheduler holds at a time is bounded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from credence import methods, outputs
from credence.model import Weights
from credence.pages import Unreadable
from credence.scale import inputs
from credence.scale.inputs import Part
from credence.scale.partitions import ERRORS, SCORES, SUFFIX, UNFINISHED, Done, Job, rules, score_part
from credence.scale.workers import deaf

try:
    import distributed
except ImportError as error:  # pragma: no cover -- the tests have it
    raise ImportError('scoring at scale needs Dask: pip install "credence[scale]"') from error

MANIFEST = "manifest.json"
ROWS = 2000
# Tasks at a time for each thread that works: one to do, others to begin with at once.
AHEAD = 3
# How often a part whose processes died is tried; each time, Dask itself gives it to four of them.
TRIES = 5
PATIENCE = 60  # seconds that a first worker may take to come


class ScaleError(RuntimeError):
    """Nothing can be scored; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A part that is not done."""

    name: str
    reason: str

    def __str__(self) -> str:
        """Name the part and the reason."""
        return f"{self.name}: {self.reason}; run the same command again to try the rest"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: the parts in order, and the inputs that cannot be read."""

    job: Job
    parts: tuple[Part, ...]
    refused: tuple[Unreadable, ...]


def plan(sources: Iterable[str], job: Job, rows: int = ROWS) -> Plan:
    """Return what is to be done to score the files, folders and patterns ``sources``.

    No part has more than ``rows`` rows.

    Raises:
        ScaleError: there is nothing to read, ``job.out`` holds other things, or it holds an input.

    """
    target = Path(job.out).absolute()
    paths = inputs.found(sources)
    _check(paths, target)
    planned = list(inputs.parts(paths, rows, dict(job.columns)))
    kept = tuple(one for one in planned if isinstance(one, Part))
    if len({one.name for one in kept}) < len(kept):
        raise ScaleError("two inputs have the same name once / is written as --; rename one of them")
    refused = tuple(one for one in planned if isinstance(one, Unreadable))
    return Plan(replace(job, out=str(target)), kept, refused)


def _check(paths: list[Path], target: Path) -> None:
    """Refuse folders that would be mixed up."""
    if not paths:
        raise ScaleError("no .parquet, .csv or .jsonl file there; name files, folders or patterns with some")
    inside = next((path for path in paths if target in path.absolute().parents), None)
    if inside:
        raise ScaleError(f"{inside}: an input inside the folder for the scores; name another folder")
    if target.exists() and not target.is_dir():
        raise ScaleError(f"{target}: a file; name a folder for the scores")
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).exists():
        raise ScaleError(f"{target}: a folder with other things in it; name a new one for the scores")


def scale(todo: Plan, workers: int = 1, scheduler: str | None = None) -> Iterator[Done | Failed]:
    """Score all parts and yield each as it is done, in whatever order that is.

    ``scheduler`` is the address of a Dask cluster whose machines see the same folders; without it,
    ``workers`` processes are started here. Parts that a former run finished, from the same rows by the
    same rules, are kept. Other files of former runs are removed.

    Raises:
        ScaleError: no worker comes, or workers have another version.
        OSError: another run is at work in the folder, or it cannot be written.

    """
    with ExitStack() as stack:
        stack.enter_context(outputs.lock(todo.job.out))
        _sweep(todo)
        _note(todo, [])
        client = stack.enter_context(_client(workers, scheduler))
        _agree(client, todo.job)
        results = []
        for result in _results(client, todo):
            results.append(result)
            yield result
        _sweep(todo)
        _note(todo, results)


def _sweep(todo: Plan) -> None:
    """Remove what former runs left: unfinished files, and parts that there are no longer."""
    names = {part.name + SUFFIX for part in todo.parts}
    for folder in (SCORES, ERRORS):
        for file in Path(todo.job.out, folder).glob("*"):
            if file.suffix == SUFFIX and file.name not in names:
                file.unlink()
        for file in Path(todo.job.out, folder).glob(f".*{UNFINISHED}"):
            file.unlink()


def _note(todo: Plan, results: list[Done | Failed]) -> None:
    """Write for people what was made from what; no run reads it again."""
    done = [one for one in results if isinstance(one, Done)]
    said = {
        "credence": methods.package_version(),
        "rules": todo.job.rules,
        "data": methods.fingerprints(),
        "weights": {name: getattr(todo.job.weights, name) for name in Weights.__slots__},
        "columns": dict(todo.job.columns),
        "hits": todo.job.hits,
        "inputs": sorted({part.source for part in todo.parts}),
        "refused": [str(one) for one in todo.refused],
        "parts": len(todo.parts),
        "parts done": len(done),
        "articles": sum(one.rows for one in done),
        "errors": sum(one.errors for one in done),
        "failed": sorted(str(one) for one in results if isinstance(one, Failed)),
    }
    target = Path(todo.job.out, MANIFEST)
    unfinished = target.with_suffix(UNFINISHED)
    unfinished.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(target)


def _client(workers: int, scheduler: str | None) -> AbstractContextManager[distributed.Client]:
    """Return a connection to a cluster that is there, or to one that is started here."""
    return _remote(scheduler) if scheduler else _local(workers)


@contextmanager
def _local(workers: int) -> Iterator[distributed.Client]:
    """Start processes of one thread each, without the page that watches them."""
    with ExitStack() as stack:
        with deaf():
            cluster = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",  # any free port: the usual one may be taken
                silence_logs="CRITICAL",
            )
            stack.enter_context(cluster)
        yield stack.enter_context(distributed.Client(cluster))


@contextmanager
def _remote(scheduler: str) -> Iterator[distributed.Client]:
    """Connect to a scheduler that has at least one worker."""
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE)
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        advice = "give the address that `dask scheduler` prints, and start workers with `dask worker`"
        raise ScaleError(f"{scheduler}: no workers in {PATIENCE} s ({error}); {advice}") from error
    with client:
        yield client


def _agree(client: distributed.Client, job: Job) -> None:
    """Refuse workers with another version: a collection is scored by one set of rules."""
    try:
        found = client.run(rules)
    except Exception as error:  # whatever a worker without the package raises
        raise ScaleError(f"a worker cannot load credence ({error}); install it on all workers") from error
    other = sorted(address for address, digest in found.items() if digest != job.rules)
    if other:
        raise ScaleError(f"{', '.join(other)}: another version of credence; install the same on all workers")


def _results(client: distributed.Client, todo: Plan) -> Iterator[Done | Failed]:
    """Yield what becomes of each part; only so many tasks are with the scheduler at a time."""
    waiting = ((part, 1) for part in todo.parts)
    threads = sum(client.nthreads().values()) or 1
    tasks = {_submit(client, todo.job, *one): one for one in islice(waiting, AHEAD * threads)}
    finished = distributed.as_completed(list(tasks))
    for task in finished:
        part, tries = tasks.pop(task)
        again = isinstance(task.exception(), distributed.KilledWorker) and tries < TRIES
        if not again:
            yield _outcome(task, part)
        for following in [(part, tries + 1)] if again else islice(waiting, 1):
            added = _submit(client, todo.job, *following)
            tasks[added] = following
            finished.add(added)


def _submit(client: distributed.Client, job: Job, part: Part, tries: int) -> distributed.Future[Any]:
    """Hand a part to the cluster."""
    return client.submit(score_part, part, job, key=f"score-{part.name}-{tries}", pure=False)


def _outcome(task: distributed.Future[Any], part: Part) -> Done | Failed:
    """Return what became of a part."""
    error = task.exception()
    if error is None:
        done: Done = task.result()
        return done
    if isinstance(error, distributed.KilledWorker):
        return Failed(part.name, "its processes died again and again, perhaps for want of memory")
    return Failed(part.name, f"{type(error).__name__}: {error}")
