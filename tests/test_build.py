"""The build: what lies where, and that every list of dependencies says the same."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import MatchSpec

from credence.clauses import tokens
from credence.model import Span

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
LOCK = (ROOT / "requirements.lock").read_text()
CONDA_LINES = [line for line in ENVIRONMENT if isinstance(line, str)]
PIP_LINES = next(line["pip"] for line in ENVIRONMENT if isinstance(line, dict))
# Modules whose distribution has another name.
DISTRIBUTIONS = {
    "_pytest": "pytest",
    "docx": "python-docx",
    "fpdf": "fpdf2",
    "rattler": "py-rattler",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}


def bounds(lines: list[str]) -> dict[str, str]:
    """Return ``{name: version bounds}`` of requirement lines; extras of a package do not count."""
    return {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, lines)}


def pins() -> dict[str, str]:
    """Return ``{name: version}`` of the lock file."""
    return {canonicalize_name(n): v for n, v in re.findall(r"^([\w.-]++)==([^\s;]++)", LOCK, re.MULTILINE)}


def third_party(folder: Path) -> set[str]:
    """Return the top-level modules that the Python files below ``folder`` import from elsewhere."""
    local = {"credence", *(path.name for path in folder.iterdir())}
    local |= {path.stem for path in folder.rglob("*.py")}
    imported: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").partition(".")[0])
    return imported - local - sys.stdlib_module_names


def test_the_top_level_holds_only_what_the_design_names() -> None:
    allowed = {"notebooks", "data", "src", "tests", "environment.yml", "README.md", "pyproject.toml"}
    allowed |= {"Makefile", "requirements.lock", "CHANGELOG.md", "LICENSE"}
    made = {"_site", "build", "dist"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - made
    assert found == allowed


def test_the_environment_has_the_names_and_bounds_of_the_project() -> None:
    conda = [line for line in CONDA_LINES if line.partition("=")[0] not in {"python", "pip"}]
    pip = [line for line in PIP_LINES if line != "-e ."]
    wanted = [*PROJECT["dependencies"], *EXTRAS["learn"], *EXTRAS["scale"]]
    assert bounds([*conda, *pip]) == bounds(wanted)


@pytest.mark.parametrize("line", CONDA_LINES)
def test_conda_can_read_each_line_of_the_environment(line: str) -> None:
    assert MatchSpec(line, strict=True).name is not None


def test_the_environment_installs_the_project_itself() -> None:
    assert "python=3.11" in CONDA_LINES
    assert "-e ." in PIP_LINES


def test_all_name_the_same_oldest_python() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    makefile = (ROOT / "Makefile").read_text()
    assert f"sys.version_info < ({', '.join(oldest.split('.'))})" in makefile
    for text in (makefile, (ROOT / "README.md").read_text()):
        assert set(re.findall(r"Python (3\.\d++(?:\.\d++)?+) or newer", text)) == {oldest}


def test_this_python_matches_possessive_quantifiers_rightly() -> None:
    """Those before 3.11.5 do not (CPython gh-106052), and would read no word as it stands."""
    words = [token.low for token in tokens("The pier, she said.", Span(0, 19))]
    assert words == ["the", "pier", ",", "she", "said", "."]


def test_the_lock_pins_every_dependency_within_its_bounds() -> None:
    lines = [*PROJECT["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]
    wanted = [(canonicalize_name(line.name), line.specifier) for line in map(Requirement, lines)]
    locked = pins()
    assert [name for name, bound in wanted if locked[name] not in bound] == []


def test_every_pin_has_a_hash() -> None:
    entries = re.split(r"^(?=[\w.-]++==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_host_and_no_index() -> None:
    options = set(re.findall(r"^\s*+(-[\w-]++)", LOCK, re.MULTILINE))
    assert "://" not in LOCK
    assert options == {"--hash"}


@pytest.mark.parametrize(("folder", "extras"), [("src", ("learn", "scale")), ("tests", tuple(EXTRAS))])
def test_every_import_is_a_declared_dependency(folder: str, extras: tuple[str, ...]) -> None:
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in EXTRAS[extra])]
    names = {canonicalize_name(DISTRIBUTIONS.get(name, name)) for name in third_party(ROOT / folder)}
    assert names - set(bounds(lines)) == set()


def data_files() -> Iterator[str]:
    """Yield the files of the package, as a wheel names them."""
    source = ROOT / "src"
    for path in (source / "credence").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(source).as_posix()


def test_a_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    built = shutil.ignore_patterns("*.egg-info", "__pycache__")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=built)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(tmp_path)], check=True)
    wheel = next(tmp_path.glob("credence-*.whl"))
    assert set(data_files()) - set(zipfile.ZipFile(wheel).namelist()) == set()
