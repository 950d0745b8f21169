"""In a live JupyterLab: slider and Python move each other, a restart; the card is saved, marks lead on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

TESTS = Path(__file__).parent
SHOW = "from credence.show import Reweighter\nfrom reports import several\nw = Reweighter(several())\nw"
READ = "from credence.show import card, marked\nfrom reports import ferry\ncard(ferry())"
JUDGE = "from credence.show import Judge\nj = Judge(ferry(), 'judgements.sqlite', 'ann')\nj"
CELLS = (
    SHOW,
    "print('hedging', w.chosen.hedging)",
    "w.weights = [['sourcing', 3], ['hedging', 2]]",
    READ,
    "marked(ferry())",
    JUDGE,
    "print(*((one.quote, one.verdict) for one in j.judgements))",
)
PATIENCE = 30_000


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab of its own, with empty settings, over one notebook."""
    home, port = tmp_path_factory.mktemp("lab"), free_port()
    cells = [new_code_cell(source) for source in CELLS]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    (home / "work").mkdir()
    nbformat.write(new_notebook(cells=cells, metadata=metadata), home / "work" / "live.ipynb")
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    folders = {name: str(home / name.lower()) for name in places}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}"]
    options = [
        f"--ServerApp.root_dir={home / 'work'}",
        "--IdentityProvider.token=",
        "--ServerApp.ip=127.0.0.1",
    ]
    environment = {**os.environ, **folders, "PYTHONPATH": str(TESTS), "PYTHONWARNINGS": "ignore"}
    with (
        (home / "log").open("wb") as log,
        subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server)
            yield f"http://127.0.0.1:{port}/lab/tree/live.ipynb"
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes], seconds: int = 40) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 -- the loopback
        except OSError:
            assert server.poll() is None, "JupyterLab ended early"
            assert time.monotonic() < until, "JupyterLab did not start"
            time.sleep(0.2)
        else:
            return


def cell(page: Page, number: int) -> Locator:
    return page.locator(".jp-Notebook .jp-CodeCell").nth(number)


def ready(page: Page) -> None:
    """Wait until the kernel is connected and has nothing to do."""
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=PATIENCE)


def run(page: Page, number: int) -> None:
    """Run one cell and wait until it is done; a kernel that was not yet there is asked again."""
    prompt = cell(page, number).locator(".jp-InputPrompt").first
    before = prompt.inner_text().strip()
    for _ in range(4):
        ready(page)
        cell(page, number).locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        try:
            page.wait_for_function(RUN, arg=[number, before], timeout=8000)
        except PlaywrightTimeoutError:
            continue
        return
    pytest.fail(f"cell {number} did not run; its prompt is {prompt.inner_text()}")


RUN = """([number, before]) => {
  const cell = document.querySelectorAll(".jp-CodeCell")[number];
  const shown = cell.querySelector(".jp-InputPrompt").innerText.trim();
  return /\\[\\d+\\]:/.test(shown) && shown !== before;
}"""


def slider(page: Page, name: str) -> Locator:
    return page.locator(f".jp-OutputArea .slider.{name} input")


def says(page: Page) -> str:
    """Run the cell that prints the weight of hedging, and return what it prints."""
    run(page, 1)
    return cell(page, 1).locator(".jp-OutputArea-output").inner_text().strip()


def test_slider_and_python_move_each_other_and_agree_after_a_restart(lab: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    away: list[str] = []
    own = (lab.split("/lab/", maxsplit=1)[0], "data:", "blob:")
    page.on("request", lambda one: None if one.url.startswith(own) else away.append(one.url))
    page.goto(lab)
    cell(page, 0).wait_for(timeout=PATIENCE)
    ready(page)
    run(page, 0)
    slider(page, "hedging").focus()
    page.keyboard.press("End")
    assert says(page) == "hedging 4"
    run(page, 2)
    expect(slider(page, "hedging")).to_have_value("2")
    expect(slider(page, "sourcing")).to_have_value("3")
    expect(slider(page, "precision")).to_have_value("1")
    slider(page, "hedging").focus()
    page.keyboard.press("Home")
    assert says(page) == "hedging 0"
    page.get_by_role("button", name="Restart the kernel and run all cells").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(slider(page, "hedging")).to_have_value("2", timeout=PATIENCE)
    expect(slider(page, "sourcing")).to_have_value("3")
    assert says(page) == "hedging 2"
    slider(page, "hedging").focus()
    page.keyboard.press("Home")
    assert says(page) == "hedging 0"
    assert away == []
    context.close()


def test_the_card_is_saved_as_a_picture_and_marks_lead_to_the_list(lab: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, accept_downloads=True)
    page = context.new_page()
    page.goto(lab)
    cell(page, 3).wait_for(timeout=PATIENCE)
    run(page, 3)
    for name, opening in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as saved:
            cell(page, 3).get_by_role("link", name=name).click()
        assert saved.value.suggested_filename.endswith(name.lower())
        assert Path(saved.value.path()).read_bytes().startswith(opening)
    run(page, 4)
    reader = cell(page, 4).locator(".marked")
    mark = reader.locator("mark", has_text="9−")
    mark.click(position={"x": 3, "y": 8})
    assert "Certainty is oversold." in mark.evaluate("one => getComputedStyle(one, '::after').content")
    mark.get_by_role("link", name="9−").click()
    expect(reader.locator("ol li[value='9']")).to_be_visible()
    context.close()


def judged(page: Page) -> str:
    """Run the cell that prints the judgements, and return what it prints."""
    run(page, 6)
    return cell(page, 6).locator(".jp-OutputArea-output").inner_text().strip()


def test_a_judgement_is_stored_before_it_is_said_to_be_and_is_shown_after_a_restart(
    lab: str, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(lab)
    cell(page, 5).wait_for(timeout=PATIENCE)
    run(page, 3)
    run(page, 5)
    reader = cell(page, 5).locator(".judge")
    reader.locator("mark sup a").nth(3).focus()
    page.keyboard.press("a")
    status = reader.get_by_role("status")
    expect(status).to_contain_text("4 “412,000 passengers in 2023” accepted; stored in judgements.sqlite.")
    page.keyboard.press("n")
    page.keyboard.press("r")
    expect(status).to_contain_text("5 “Some experts say” rejected; stored in judgements.sqlite. 2 of 9")
    assert page.locator(".jp-Notebook .jp-Cell").count() <= len(CELLS)  # no key made a cell
    stored = "('412,000 passengers in 2023', 'accept') ('Some experts say', 'reject')"
    assert judged(page) == stored
    page.get_by_role("button", name="Restart the kernel and run all cells").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    ready(page)
    assert judged(page) == stored
    expect(reader.locator("mark sup[data-verdict='accept']", has_text="4+")).to_be_visible()
    reader.get_by_role("button", name="Undo").click()
    expect(status).to_contain_text("The last judgement is taken back; stored in judgements.sqlite.")
    assert judged(page) == "('412,000 passengers in 2023', 'accept')"
    context.close()
