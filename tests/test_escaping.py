"""Nothing that came with an article acts in any output: markup, pictures, tables, JSON, terminal, notebook.

Every public output of the package is listed in :data:`OUTPUTS`; a new one without an entry fails here.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import http.server
import importlib
import inspect
import io
import json
import pkgutil
import re
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import NOTEBOOKS, Visit, build
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import Browser
from samples import varied
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent / "fuzz"))

from harnesses import Markup  # type: ignore[import-not-found, unused-ignore]
from reports import HOSTILE, ferry, hostile

from credence import cli, corpus, judgements, records, score, show, story
from credence.cli.common import plain
from credence.model import Article, Report, Weights
from credence.pages import Unreadable
from credence.show import accounts, bars, judged, lineage
from credence.show import story as story_show
from credence.show.judge import Judge
from credence.show.markup import View
from credence.show.places import Drop, Place
from credence.show.progress import drawing
from credence.show.start import Start
from credence.show.widgets import Reweighter

EVIL = (
    HOSTILE,
    "</script><script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "]]><![CDATA[<iframe srcdoc=x>",
    "javascript:alert(1)",
    "[a](javascript:alert(1)) | ![b](x) `c` {{7*7}} ${8*8}",
    '=HYPERLINK("http://a.example")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\x1b[2J\x1b]0;owned\x07\x9b31m\x7f",
    "\u202egnp.exe\u2066",
    "'quoted'",
)
RUNS = tuple("=+-@\t\r")
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
Out = Iterator[tuple[str, str]]


def report_of(evil: str) -> Report:
    """Return a report in which every string is evil."""
    made, article = hostile(), Article(evil, evil, f"Well, {evil} and so on.", outlet=evil, url=evil)
    hits = tuple(functools.partial(replaced, evil)(hit) for one in made.scores for hit in one.hits)
    scores = tuple(
        changed(one, hits=tuple(h for h in hits if h.dimension == one.dimension)) for one in made.scores
    )
    aside = tuple(changed(piece, reason=evil) for piece in made.furniture)
    return dataclasses.replace(made, article=article, scores=scores, furniture=aside, warnings=(evil,))


def replaced(evil: str, hit: Any) -> Any:
    """Return a hit on the evil words."""
    return changed(hit, start=6, end=6 + len(evil), kind=evil, why=evil)


def changed(one: Any, **fields: Any) -> Any:
    """Return a frozen thing with other fields."""
    change = getattr(one, "_replace", functools.partial(dataclasses.replace, one))
    return change(**fields)


def view(made: View) -> Out:
    """Yield what a view holds."""
    yield "text", made.text
    yield "html", str(made._repr_html_())
    if made.svg:
        yield "svg", made.svg


def bundle(widget: Any) -> Out:
    """Yield what a notebook saves of a widget."""
    saved, _ = widget._repr_mimebundle_()
    yield "text", saved["text/plain"]
    yield "html", saved["text/html"]


def compared(evil: str) -> tuple[Any, tuple[Article, ...]]:
    """Return two accounts compared, with evil words in them."""
    told = "The ferry Nordlys rammed the pier of Karlholm. {} people were hurt, said Ana Ruiz. {}"
    both = tuple(Article(f"{evil}{i}", evil, told.format(n, evil)) for i, n in enumerate((34, 51)))
    return story.compare(both), both


def voted(evil: str) -> tuple[Any, ...]:
    """Return a vote in which all free fields are evil."""
    fields = dict.fromkeys(("rater", "kind", "article", "url", "quote", "prefix", "suffix"), evil)
    vote = judgements.Vote(
        id="urn:uuid:00000000-0000-4000-8000-000000000000",
        created="2025-01-02T03:04:05Z",
        verdict="reject",
        dimension="hedging",
        sha256="0" * 64,
        field="text",
        start=0,
        end=len(evil),
        **{**fields, "kind": evil},
    )
    return (vote,)


def rated(evil: str) -> tuple[Any, ...]:
    """Return how two raters of evil names agree."""
    return tuple(judgements.agreement({evil: voted(evil), f"{evil}2": voted(evil)}))


def measured(evil: str) -> dict[str, object]:
    """Return a line of figures with evil words in it."""
    words = dict.fromkeys(("asked", "corpus", "parts"), evil)
    return {**words, "n": 9, "metric": "f1", "value": 0.5, "low": 0.4, "high": 0.6}


def story_view(draw: Callable[[Any], View]) -> Callable[[str], Out]:
    """Return the output of a picture of a story."""
    return lambda evil: view(draw(compared(evil)[0]))


def begun(evil: str) -> Start:
    """Return a start page with an evil article, and an evil name that was refused."""
    start = Start()
    start._take([report_of(evil).article, Unreadable(evil, evil, evil)])  # noqa: SLF001 -- as a field does
    return start


def placed(evil: str) -> Place:
    """Return a place with evil words in it."""
    place = Place()
    place.show(evil)
    return place


OUTPUTS: dict[str, Callable[[str], Out]] = {
    "cards.card": lambda evil: view(show.card(report_of(evil))),
    "cards.report_page": lambda evil: iter(
        [("page", show.report_page([report_of(evil), ferry()], Weights()))]
    ),
    "highlight.marked": lambda evil: view(show.marked(report_of(evil))),
    "charts.score_table": lambda evil: view(show.score_table([report_of(evil)])),
    "charts.score_chart": lambda evil: view(show.score_chart([report_of(evil)])),
    "charts.composite_table": lambda evil: view(show.charts.composite_table([report_of(evil)], Weights())),
    "charts.composite_chart": lambda evil: view(show.composite_chart([report_of(evil)], Weights())),
    "charts.evidence_chart": lambda evil: view(show.evidence_chart(report_of(evil))),
    "figures.figures_table": lambda evil: view(show.figures_table([measured(evil)])),
    "bars.bar_chart": lambda evil: view(bars.bar_chart(evil, [(evil, 0.5, evil)])),
    "story.events_chart": story_view(story_show.events_chart),
    "story.relations_board": story_view(story_show.relations_board),
    "story.laundering_table": story_view(story_show.laundering_table),
    "story.names_ledger": story_view(story_show.names_ledger),
    "lineage.corroboration_chart": story_view(lineage.corroboration_chart),
    "lineage.lineage_chart": story_view(lineage.lineage_chart),
    "accounts.accounts_reader": lambda evil: view(accounts.accounts_reader(*compared(evil))),
    "accounts.view": lambda evil: view(accounts.view(plain(evil))),
    "judged.cue_table": lambda evil: view(judged.cue_table(voted(evil))),
    "judged.agreement_table": lambda evil: view(judged.agreement_table(rated(evil))),
    "progress.progress": lambda evil: iter([("html", drawing(1, 2, evil, 1.0))]),
    "widgets.Reweighter": lambda evil: bundle(Reweighter([report_of(evil), ferry()])),
    "judge.Judge": lambda evil: bundle(Judge(report_of(evil))),
    "start.Start": lambda evil: bundle(begun(evil)),
    "places.Place": lambda evil: iter([("html", placed(evil).html)]),
    "places.Drop": lambda _: iter([("text", repr(Drop()))]),
}


def public_outputs() -> set[str]:
    """Return all of ``credence.show`` that gives a view, is a widget, or is named in its ``__all__``."""
    found = set()
    for module in pkgutil.iter_modules(show.__path__):
        made = importlib.import_module(f"credence.show.{module.name}")
        for name, one in vars(made).items():
            if name.startswith("_") or getattr(one, "__module__", "") != made.__name__ or one is View:
                continue
            draws = inspect.isfunction(one) and inspect.signature(one).return_annotation == "View"
            if draws or name in show.__all__ or hasattr(one, "_repr_mimebundle_"):
                found.add(f"{module.name}.{name}")
    return found


def test_every_public_output_is_tried() -> None:
    assert public_outputs() == set(OUTPUTS)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_evil_acts_in_what_is_shown(name: str, evil: str) -> None:
    for form, content in OUTPUTS[name](evil):
        CHECKS[form](content)


def check_text(content: str) -> None:
    """Hold that text drives no terminal and turns no line round."""
    assert not ACTING.search(content)


def check_html(content: str) -> None:
    """Hold that markup has no element or attribute that acts, and no script but the package's own."""
    check_text(content.replace("\r", "\n"))
    page = Markup()
    page.feed(content)
    page.close()
    assert page.open == []


def check_page(content: str) -> None:
    """Hold the same of a whole page, which has a policy."""
    assert "Content-Security-Policy" in content
    check_html(re.sub(r"<!doctype html>|<meta [^<>]*>", "", content))


def check_svg(content: str) -> None:
    """Hold that a picture is well formed and only drawn."""
    check_text(content.replace("\r", "\n"))
    for element in ET.fromstring(content).iter():  # noqa: S314 -- made here
        tag = element.tag.rpartition("}")[2]
        assert tag in {
            "svg",
            "title",
            "desc",
            "rect",
            "line",
            "circle",
            "text",
            "tspan",
            "g",
            "path",
            "polyline",
        }
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]


CHECKS: dict[str, Callable[[str], None]] = {
    "text": check_text,
    "html": check_html,
    "page": check_page,
    "svg": check_svg,
}


def check_csv(content: str) -> None:
    """Hold that no cell is a formula and none drives a terminal."""
    for row in csv.reader(io.StringIO(content)):
        assert not [cell for cell in row if cell.startswith(RUNS)]
    check_text(content)


def check_json(content: str) -> None:
    """Hold that JSON is JSON, and drives no terminal."""
    json.loads(content)
    assert not ACTING.search(content)


@pytest.fixture
def evil_articles(tmp_path: Path) -> Path:
    """A list of good articles with evil ids and titles, and one that cannot be read."""
    path = tmp_path / "evil.jsonl"
    prose = " ".join(varied(3))
    lines = [json.dumps({"id": f"{evil}", "title": evil, "text": f"{prose} {evil} {prose}"}) for evil in EVIL]
    path.write_text("\n".join((*lines, '{"text": 3}')), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[str, str]:
    """Run the command line; return what it printed and what it complained of."""
    done = CliRunner().invoke(cli.app, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.stdout, done.stderr


def votes(folder: Path) -> Path:
    """Return a file of evil votes."""
    path = folder / "votes.csv"
    path.write_text(
        judgements.csv_text([vote for evil in EVIL[4:] for vote in voted(evil)]), encoding="utf-8"
    )
    return path


COMMANDS: dict[str, tuple[Callable[[Path], list[object]], Callable[[str], None]]] = {
    "score --format table": (lambda p: ["score", p], check_text),
    "score --format csv": (lambda p: ["score", p, "--format", "csv"], check_csv),
    "score --format json": (lambda p: ["score", p, "--format", "json"], check_json),
    "score --format html": (lambda p: ["score", p, "--format", "html"], check_page),
    "compare --format table": (lambda p: ["compare", p], check_text),
    "compare --format html": (lambda p: ["compare", p, "--format", "html"], check_page),
    "compare --format json": (lambda p: ["compare", p, "--format", "json"], check_json),
    "judgements --format table": (lambda p: ["judgements", votes(p.parent)], check_text),
    "judgements --format csv": (
        lambda p: ["judgements", votes(p.parent), "--format", "csv"],
        lambda out: check_cells(cell for row in csv.reader(io.StringIO(out)) for cell in row),
    ),
    "judgements --format jsonld": (
        lambda p: ["judgements", votes(p.parent), "--format", "jsonld"],
        check_json,
    ),
    "agreement": (lambda p: ["agreement", votes(p.parent), votes(p.parent)], check_text),
}
# What these print is made of names and figures of the project's own corpora, or is written to files.
INWARD = {"norms", "validate", "learn", "background", "scale", "detect", "report"}


def check_cells(cells: Iterable[str]) -> None:
    """Hold that no cell is a formula."""
    assert not [cell for cell in cells if cell.startswith(RUNS)]


def test_every_command_is_tried() -> None:
    named = {str(one.name or getattr(one.callback, "__name__", "")) for one in cli.app.registered_commands}
    assert named == {name.partition(" ")[0] for name in COMMANDS} | INWARD


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_evil_acts_in_what_a_command_prints(command: str, evil_articles: Path) -> None:
    arguments, check = COMMANDS[command]
    out, errors = run(*arguments(evil_articles))
    assert out or errors
    check(out)
    check_text(errors)


def test_detect_writes_lines_of_json_for_evil_ids(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps({"id": evil, "text": evil}) for evil in EVIL))
    run("detect", source, target)
    lines = target.read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line)["id"] for line in lines] == list(EVIL)
    for line in lines:
        check_json(line)


@pytest.mark.parametrize("name", ["\x1b[2Jred", "two\nlines", "\u202egnp", "-rf", "=cmd"])
def test_a_file_name_drives_neither_terminal_nor_spreadsheet(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.txt").write_text(" ".join(varied(4)))
    (tmp_path / f"{name}.pdf").write_text("no picture")
    for form, check in (
        ("table", check_text),
        ("csv", check_csv),
        ("json", check_json),
        ("html", check_page),
    ):
        out, errors = run("score", tmp_path, "--format", form)
        check(out)
        check_text(errors)


@pytest.mark.parametrize("evil", EVIL)
def test_records_are_json(evil: str) -> None:
    check_json(records.dumps(records.score_record(report_of(evil), Weights())))
    check_json(records.dumps(records.compare_record(compared(evil)[0])))
    check_json(records.dumps(judgements.jsonld(voted(evil))))


@pytest.mark.parametrize("evil", EVIL)
def test_a_cell_is_no_formula(evil: str) -> None:
    cell = corpus.safe_cell(evil)
    assert isinstance(cell, str)
    assert not cell.startswith(RUNS)
    assert evil in cell


OWNED = "document.documentElement.dataset.owned = 'yes'"
INJECTED = (
    f"<script>{OWNED}</script><img src='x.png' onerror=\"{OWNED}\">"
    f"<script src='data:text/javascript,{OWNED}'></script>"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a widget of the package, the reader, and an output into which a script got."""
    source, out = tmp_path_factory.mktemp("evil"), tmp_path_factory.mktemp("evil-site")
    shown = score(Article("a", "Ferry", " ".join(varied(6))))
    cells = [new_markdown_cell("# A ferry")]
    for number, html in enumerate(
        (dict(bundle(Reweighter([shown, ferry()])))["html"], str(show.marked(shown)._repr_html_())), 1
    ):
        outputs = [new_output("display_data", {"text/html": html, "text/plain": "ferry"})]
        cells.append(new_code_cell("ferry", execution_count=number, outputs=outputs))
    evil = [
        *cells,
        new_code_cell("x", execution_count=3, outputs=[new_output("display_data", {"text/html": INJECTED})]),
    ]
    for name, held in (("01-good", cells), ("02-evil", evil)):
        nbformat.write(
            new_notebook(cells=held, metadata={"language_info": {"name": "python"}}), source / f"{name}.ipynb"
        )
    (source / "index.md").write_text("# Ferries\n\n```{toctree}\n01-good\n02-evil\n```\n")
    build(source, out)
    return out


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The same site over HTTP."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_every_page_of_the_site_has_a_policy(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert pages
    for page in pages:
        assert page.index("Content-Security-Policy") < page.index("<script")
        assert "script-src 'self' blob: 'sha256-" in page
        assert "'unsafe-eval'" not in page


def test_from_the_disk_the_site_s_own_widget_runs_and_breaks_no_policy(site: Path, visit: Visit) -> None:
    visit.open(site / "01-good.html").locator(".reweighter .slider").first.wait_for()
    visit.open(site / "search.html")
    visit.open(site / "index.html")
    assert visit.errors == []


def test_over_http_the_site_s_own_widget_runs_and_breaks_no_policy(served: str, browser: Browser) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if "Policy" in line.text else None)
    page.goto(f"{served}/01-good.html", wait_until="networkidle")
    page.locator(".reweighter .slider").first.wait_for()
    page.goto(f"{served}/search.html?q=ferry", wait_until="networkidle")
    page.locator("ul.search li").first.wait_for()
    page.close()
    assert errors == []


def test_a_script_that_got_into_an_output_does_not_run(site: Path, visit: Visit) -> None:
    page = visit.open(site / "02-evil.html")
    page.locator(".reweighter .slider").first.wait_for()
    assert page.evaluate("document.documentElement.dataset.owned ?? null") is None
    assert sum("Content Security Policy" in error for error in visit.errors) >= 3


def test_the_notebooks_configuration_names_no_loose_source() -> None:
    policy = (NOTEBOOKS / "conf.py").read_text(encoding="utf-8")
    assert "'unsafe-eval'" not in policy
    assert "script-src 'self' blob: {}" in policy
