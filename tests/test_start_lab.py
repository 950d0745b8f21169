"""Notebook 07 in a live JupyterLab, as a newcomer uses it: run all, drop files, paste, read, judge."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOTEBOOKS
from playwright.sync_api import Browser, FilePayload, Page, expect
from test_lab import PATIENCE, free_port, ready, wait_for
from test_start import FERRY, HARVEST

NAME = "07-your-own-articles.ipynb"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab of its own, with empty settings, over a copy of the notebook and its data."""
    home, port = tmp_path_factory.mktemp("lab"), free_port()
    work = home / "notebooks"
    work.mkdir()
    shutil.copy(NOTEBOOKS / NAME, work)
    shutil.copytree(NOTEBOOKS.parent / "data", home / "data")
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    folders = {name: str(home / name.lower()) for name in places}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}"]
    options = [f"--ServerApp.root_dir={work}", "--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1"]
    environment = {**os.environ, **folders, "PYTHONWARNINGS": "ignore"}
    with (
        (home / "log").open("wb") as log,
        subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/api", server)
            yield f"http://127.0.0.1:{port}/lab/tree/{NAME}", work
        finally:
            server.terminate()


def upload(page: Page, *files: tuple[str, bytes]) -> None:
    """Choose files, as in the window of the browser."""
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Choose files").click()
    chosen.value.set_files([FilePayload(name=n, mimeType="text/plain", buffer=data) for n, data in files])


def drop(page: Page, name: str, text: str) -> None:
    """Drop a file on the place for it."""
    script = """([name, text]) => {
      const held = new DataTransfer();
      held.items.add(new File([text], name, { type: "text/plain" }));
      return held;
    }"""
    held = page.evaluate_handle(script, [name, text])
    page.get_by_text("… or drop files here").dispatch_event("drop", {"dataTransfer": held})


def test_a_newcomer_gets_cards_comparison_and_reader_without_typing_python(
    lab: tuple[str, Path], browser: Browser
) -> None:
    address, work = lab
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    away: list[str] = []
    own = (address.split("/lab/", maxsplit=1)[0], "data:", "blob:")
    page.on("request", lambda one: None if one.url.startswith(own) else away.append(one.url))
    page.goto(address)
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=PATIENCE)
    ready(page)
    page.get_by_role("button", name="Restart the kernel and run all cells").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    output = page.locator(".jp-OutputArea-output", has=page.get_by_role("button", name="Choose files"))
    expect(output.get_by_text("This is an example")).to_be_visible(timeout=PATIENCE)
    upload(page, ("ferry.txt", FERRY.encode()), ("harvest.txt", HARVEST.encode()), ("torn.pdf", b"%PDF-1.7"))
    expect(output.get_by_text("2 articles read.")).to_be_visible(timeout=PATIENCE)
    expect(output.get_by_text("torn.pdf: ")).to_be_visible()
    expect(output.locator(".card")).to_have_count(2)
    drop(page, "dropped.txt", HARVEST.replace("wheat", "rye"))
    expect(output.get_by_text("3 articles read.")).to_be_visible(timeout=PATIENCE)
    output.get_by_label("Article", exact=True).fill(FERRY.replace("3 May", "4 May"))
    page.get_by_role("button", name="Score this text").click()
    expect(output.get_by_text("4 articles read.")).to_be_visible(timeout=PATIENCE)
    expect(output.get_by_role("heading", name="Relations")).to_be_visible()
    expect(output.locator(".slider")).to_have_count(4)
    expect(output.get_by_role("link", name="PNG")).to_have_count(4)  # the cards' own script ran
    output.get_by_label("Read", exact=True).select_option(index=1)
    reader = output.locator(".judge")
    expect(reader.get_by_role("heading", name="Wheat harvest falls").first).to_be_visible()
    reader.locator("mark sup a").first.focus()
    page.keyboard.press("a")
    expect(reader.get_by_role("status")).to_contain_text("stored in judgements.sqlite")
    assert (work / "judgements.sqlite").is_file()
    page.get_by_role("button", name="Read this folder").click()
    expect(output.get_by_text("write the path of a folder on this computer")).to_be_visible()
    assert away == []
    context.close()
