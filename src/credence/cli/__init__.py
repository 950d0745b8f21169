"""The command line: thin; every command calls one public function and prints what it returns."""

from credence.cli import background, compare, detect, evaluate, judge, report, scale, score
from credence.cli.common import app

__all__ = ["app", "background", "compare", "detect", "evaluate", "judge", "main", "report", "scale", "score"]


def main() -> None:
    """Run the command line."""
    app()
