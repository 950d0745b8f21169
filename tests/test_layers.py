"""The direction of imports: each module may import only from modules that stand above it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "credence"
# From the ground up, by line; a package is one layer.
LAYERS = """
    methods outputs model masks text labels shapes endings furniture lexicon rules kinds prose cohesion posts
    signal spelling reliability numerals dates quantities names clauses phrases frames
    sources speakers attribution padding shields dimensions
    tagging colour heads telling norms rates scoring readability weights settings
    story records fetch pages formats corpus duplicates agreement judgements scale evaluation
    show cli __main__ __init__
""".split()
# Slow to import: the layers that may do so at the top of a module; all others import inside a function.
HEAVY = {
    "anywidget": {"show"},
    "dask": {"scale"},
    "distributed": {"scale"},
    "docx": set(),
    "IPython": {"show"},
    "ipywidgets": {"show"},
    "lxml": set(),
    "pandas": {"corpus", "scale", "evaluation", "show"},
    "pyarrow": {"scale"},
    "pypdf": set(),
    "rich": set(),
    "sklearn": set(),
    "textstat": set(),
    "trafilatura": set(),
    "typer": {"cli"},
    "warcio": set(),
}


def name(path: Path) -> str:
    """Return the dotted name of a module below ``credence``; of a package, its own name."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {name(path): ast.parse(path.read_text()) for path in sorted(SOURCE.rglob("*.py"))}


def targets(node: ast.AST) -> Iterator[str]:
    """Yield the full dotted names that one statement may import."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(module: str) -> set[str]:
    """Return the modules of ours that ``module`` imports anywhere, for types too."""
    dotted = [target for node in ast.walk(MODULES[module]) for target in targets(node)]
    inside = [target.removeprefix("credence.") for target in dotted if target.startswith("credence.")]
    return {next((m for m in (t, t.rpartition(".")[0]) if m in MODULES), "__init__") for t in inside}


def at_top(statements: list[ast.stmt]) -> Iterator[str]:
    """Yield what is imported when a module is imported: not in functions, not for types alone."""
    for node in statements:
        yield from targets(node)
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from at_top([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            handlers = [statement for handler in node.handlers for statement in handler.body]
            yield from at_top([*node.body, *handlers, *node.orelse, *node.finalbody])


def layer(module: str) -> int:
    """Return how high a module stands."""
    return LAYERS.index(module.partition(".")[0])


def test_every_module_has_its_place_in_the_layers() -> None:
    assert {module.partition(".")[0] for module in MODULES} - set(LAYERS) == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_below(module: str) -> None:
    assert [other for other in ours(module) if layer(other) > layer(module)] == []


def test_imports_make_no_circle() -> None:
    order = list(TopologicalSorter({module: ours(module) for module in MODULES}).static_order())
    assert set(MODULES) <= set(order)


def test_no_dimension_imports_another() -> None:
    used = {(module, other) for module in MODULES for other in ours(module)}
    dimensions = {pair for pair in used if all(name.startswith("dimensions.") for name in pair)}
    assert [pair for pair in dimensions if len({name.split(".")[1] for name in pair}) > 1] == []


def test_no_module_imports_relatively() -> None:
    nodes = [(module, node) for module, tree in MODULES.items() for node in ast.walk(tree)]
    assert [module for module, node in nodes if isinstance(node, ast.ImportFrom) and node.level] == []


@pytest.mark.parametrize("module", MODULES)
def test_slow_libraries_are_imported_only_where_they_belong(module: str) -> None:
    imported = {target.partition(".")[0] for target in at_top(MODULES[module].body)}
    here = module.partition(".")[0]
    assert [library for library in imported & set(HEAVY) if here not in HEAVY[library]] == []


def test_importing_the_package_loads_no_slow_library() -> None:
    code = f"import sys, credence; print(*sorted(set(sys.modules) & {set(HEAVY)}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
