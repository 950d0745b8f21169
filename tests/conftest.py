"""What several test modules share: one browser, and pages that cannot reach the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Machines are noisy: what takes long is measured in a benchmark, not by a deadline.
settings.register_profile("credence", deadline=None)
settings.load_profile("credence")


def chromium() -> str:
    """Return the path of a Chromium or Chrome: the variable CHROMIUM, or the first one on the PATH."""
    named = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in named if name and (path := shutil.which(name))), None)
    if found:
        return found
    message = "no Chromium found; install one or set CHROMIUM to its path"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@dataclass
class Visit:
    """An open page, and what went wrong on it: console errors, exceptions, requests off the disk."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def refuse(self, route: Route) -> None:
        """Abort a request that would leave the machine, and note it."""
        self.errors.append(f"request for {route.request.url}")
        route.abort()

    def open(self, path: Path) -> Page:
        """Open a file of the site and wait until nothing more is loading."""
        self.page.goto(path.resolve().as_uri(), wait_until="networkidle")
        return self.page


def build(source: Path, out: Path) -> None:
    """Build the site of the notebooks in a folder."""
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-W", "-c", str(NOTEBOOKS), str(source), str(out)]
    subprocess.run(sphinx, check=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the notebooks as saved, built once for all workers: the first one builds, others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    try:
        (shared / "saved").mkdir()
    except FileExistsError:
        wait_for(shared / "built")
        return shared / "built"
    for path in (NOTEBOOKS / "index.md", *NOTEBOOKS.glob("*.ipynb")):
        shutil.copy(path, shared / "saved")
    build(shared / "saved", shared / "building")
    (shared / "building").rename(shared / "built")
    return shared / "built"


def wait_for(path: Path, seconds: int = 120) -> None:
    """Wait until a path is there."""
    until = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < until, f"{path} was not made in {seconds} s"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh, offline profile."""
    made = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext) -> Visit:
    """A page in an offline browser that records every error; `visit.open(path)` opens a file."""
    made = Visit(context.new_page())
    made.page.on("console", lambda line: made.errors.append(line.text) if line.type == "error" else None)
    made.page.on("pageerror", lambda error: made.errors.append(str(error)))
    made.page.on("requestfailed", lambda request: made.errors.append(f"failed: {request.url}"))
    made.page.route(lambda url: not url.startswith(("file:", "data:", "blob:")), made.refuse)
    return made
