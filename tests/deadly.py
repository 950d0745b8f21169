"""A scorer that ends its process at one article, and what arms every Dask worker with it."""

from __future__ import annotations

import os
import signal

import distributed

from credence import scoring
from credence.model import Article, Report


def deadly(one: Article) -> Report:
    """End the process that scores the fourth article."""
    if one.id == "a3":
        os.kill(os.getpid(), signal.SIGKILL)
    return Report(one, (), (), ())


class Arming(distributed.WorkerPlugin):
    """Puts the deadly scorer into each worker, those that follow a dead one among them."""

    def setup(self, worker: distributed.Worker) -> None:  # noqa: ARG002 -- as Dask calls it
        """Arm one worker."""
        vars(scoring)["score"] = deadly
