"""The command line: thin; every command calls one public function and prints what it returns."""

import gc

from credence.cli import background, compare, detect, evaluate, judge, report, scale, score
from credence.cli.common import app

__all__ = ["app", "background", "compare", "detect", "evaluate", "judge", "main", "report", "scale", "score"]


# New objects before the collector looks for cycles: the cue lists are many objects that stay, and to look
# them over after every 700 takes a tenth of the time that one article takes from start to end.
NEW_OBJECTS = 50_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(NEW_OBJECTS)
    app()
