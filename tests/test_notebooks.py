"""What every notebook must be: run from top to bottom, normalised, short of code and rich in prose.

nbval compares outputs with those of a fresh run, but passes a notebook that was saved without any; these
tests close that gap.
"""

from __future__ import annotations

import ast
import json
import statistics
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
ESSENTIAL = {
    "01-question-and-corpus",
    "02-reading-one-article",
    "03-findings",
    "04-one-story-many-accounts",
    "05-how-far-to-trust-it",
    "06-your-weights",
}
FORBIDDEN = ("%run", "sys.path", "pip install", "filterwarnings")
LONGEST, MEDIAN = 12, 3

each_notebook = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])


def cells(path: Path, kind: str = "code") -> list[NotebookNode]:
    """Return the cells of one kind that are not empty."""
    found = nbformat.read(path, as_version=4).cells
    return [cell for cell in found if cell.cell_type == kind and cell.source.strip()]


def outputs(path: Path) -> list[NotebookNode]:
    """Return all saved outputs."""
    return [output for cell in cells(path) for output in cell.outputs]


def words(path: Path, kind: str) -> int:
    """Count what stands between spaces in the cells of one kind."""
    return sum(len(cell.source.split()) for cell in cells(path, kind))


def speaks(cell: NotebookNode) -> bool:
    """Tell whether running a cell shows something: it ends in an expression."""
    return isinstance(ast.parse(cell.source).body[-1], ast.Expr)


def test_the_essential_notebooks_are_there() -> None:
    assert ESSENTIAL - {path.stem for path in PATHS} == set()


def test_each_notebook_has_a_number_of_its_own() -> None:
    numbers = [int(path.stem.partition("-")[0]) for path in PATHS]
    assert numbers == sorted(set(numbers))


@each_notebook
def test_it_was_saved_after_one_run_from_top_to_bottom(path: Path) -> None:
    code = cells(path)
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))


@each_notebook
def test_every_cell_that_shows_something_was_saved_with_it(path: Path) -> None:
    assert [cell.source for cell in cells(path) if speaks(cell) and not cell.outputs] == []


@each_notebook
def test_it_shows_no_error_and_no_warning(path: Path) -> None:
    bad = [out for out in outputs(path) if out.output_type == "error" or out.get("name") == "stderr"]
    assert bad == []


@each_notebook
def test_it_imports_in_its_first_code_cell_alone(path: Path) -> None:
    imports = [
        any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(ast.parse(cell.source)))
        for cell in cells(path)
    ]
    assert imports == [True] + [False] * (len(imports) - 1)


@each_notebook
def test_it_defines_nothing_that_belongs_in_the_package(path: Path) -> None:
    machinery = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    nodes = [node for cell in cells(path) for node in ast.walk(ast.parse(cell.source))]
    assert [node.name for node in nodes if isinstance(node, machinery)] == []


@each_notebook
def test_it_bends_neither_paths_nor_warnings(path: Path) -> None:
    source = "\n".join(cell.source for cell in cells(path))
    assert [word for word in FORBIDDEN if word in source] == []


@each_notebook
def test_its_code_cells_are_short(path: Path) -> None:
    lines = [len(cell.source.splitlines()) for cell in cells(path)]
    assert max(lines) <= LONGEST
    assert statistics.median(lines) <= MEDIAN


@each_notebook
def test_its_prose_outweighs_its_code(path: Path) -> None:
    assert words(path, "markdown") > words(path, "code")


@each_notebook
def test_it_asserts_a_finding(path: Path) -> None:
    nodes = [node for cell in cells(path) for node in ast.walk(ast.parse(cell.source))]
    assert any(isinstance(node, ast.Assert) for node in nodes)


@each_notebook
def test_it_was_saved_by_make_execute(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata.keys() == {"kernelspec", "language_info"}
    assert notebook.metadata.language_info == {"name": "python"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert {tuple(cell.metadata) for cell in cells(path)} == {("mystnb", "tags")}  # folded away on the site
    assert {tuple(cell.metadata) for cell in cells(path, "markdown")} == {()}
    assert [out for out in outputs(path) if any("widget-view" in kind for kind in out.get("data", {}))] == []


@each_notebook
def test_it_names_no_folder_of_the_machine_it_ran_on(path: Path) -> None:
    assert str(NOTEBOOKS.parent) not in path.read_text(encoding="utf-8")


def test_running_a_notebook_twice_leaves_the_same_bytes(tmp_path: Path) -> None:
    made = new_notebook(
        metadata={"widgets": {"state": {}}, "language_info": {"name": "python", "version": "2.7"}},
        cells=[
            new_markdown_cell("# Lighthouses", metadata={"jp-MarkdownHeadingCollapsed": True}),
            new_code_cell("from ipywidgets import IntSlider\nfrom IPython.display import HTML"),
            new_code_cell("print('lamp')\nprint('oil')\nHTML('<b>lit</b>')"),
            new_code_cell("IntSlider(value=3)"),
        ],
    )
    path = tmp_path / "lighthouses.ipynb"
    nbformat.write(made, path)
    config = NOTEBOOKS / "jupyter_nbconvert_config.py"
    run = [sys.executable, "-m", "jupyter", "nbconvert", "--config", str(config), str(path)]
    versions = []
    for _ in range(2):
        subprocess.run(run, check=True, capture_output=True)
        versions.append(path.read_bytes())
    saved = json.loads(versions[0])
    assert versions[0] == versions[1]
    code = {"code_prompt_hide": "Hide the code", "code_prompt_show": "Show the code"}
    folded = {"mystnb": code, "tags": ["hide-input"]}
    assert [cell["metadata"] for cell in saved["cells"]] == [{}, folded, folded, folded]
    assert list(saved["cells"][3]["outputs"][0]["data"]) == ["text/plain"]
    assert saved["metadata"].keys() == {"kernelspec", "language_info"}
