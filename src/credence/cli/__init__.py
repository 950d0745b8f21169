"""The command line: thin; every command calls one public function and prints what it returns."""

from credence.cli import compare, detect, evaluate, score
from credence.cli.common import app

__all__ = ["app", "compare", "detect", "evaluate", "main", "score"]


def main() -> None:
    """Run the command line."""
    app()
