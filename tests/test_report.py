"""``credence report``: a folder to hand on, whole or not at all, that needs no program and no network."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from conftest import Visit
from playwright.sync_api import Page
from reports import barriers
from typer.testing import CliRunner

from credence import Article, Report, Weights, cli, methods, score, scoring
from credence.outputs import Unwritable
from credence.settings import Settings, read
from credence.show import folder, site
from credence.show.markup import LIMITS

FERRY = (
    "Ferry fares rise\nThe ferry to Arden will cost 4 euros from 3 May, Ana Ruiz, the harbour master, said. "
    "“We had no choice,” she said. The fare was 3 euros in 2023. About 240 people sail each day. "
    "Fuel may become dearer, the board wrote in its report. The change is an amazing deal for nobody. "
)
HARVEST = (
    "Wheat harvest falls\nFarmers in the Olm valley brought in 310 tonnes of wheat, less than in 2023. "
    "The cooperative blames the dry spring. Some experts say that prices will certainly double. "
    "Jon Berg, who farms 40 hectares, said he would sow rye. Nobody at the ministry could be reached. "
)


def articles(number: int) -> list[Article]:
    texts = (FERRY, HARVEST)
    made = (texts[i % 2] + f"The office has counted {i} letters about it. " * 6 for i in range(number))
    return [Article(f"a{i}", f"News number {i}", text) for i, text in enumerate(made)]


def made(found: list[Article], refused: tuple[str, ...] = ()) -> site.Site:
    return site.Site(tuple(map(score, found)), Weights(), Settings(), refused)


def files(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "three"
    folder.write(made(articles(3), ("torn.pdf: no PDF; save it again",)), out)
    return out


def test_three_articles_give_their_pages_the_scores_as_files_and_a_note_on_methods(three: Path) -> None:
    assert sorted(files(three)) == [
        "articles/a0.html",
        "articles/a1.html",
        "articles/a2.html",
        "comparison.html",
        "index.html",
        "methods.html",
        "methods.json",
        "scores.csv",
        "scores.json",
        "scores.parquet",
    ]


def test_csv_parquet_and_json_hold_the_same_scores(three: Path) -> None:
    csv, parquet = pd.read_csv(three / "scores.csv"), pd.read_parquet(three / "scores.parquet")
    found = json.loads((three / "scores.json").read_text(encoding="utf-8"))
    wanted = [one.value for one in score(articles(1)[0]).scores]
    names = ["hedging", "sourcing", "promotion", "precision"]
    assert list(csv[names].iloc[0]) == list(parquet[names].iloc[0]) == wanted
    assert [found[0]["scores"][name]["value"] for name in names] == wanted
    assert csv["page"].tolist() == ["articles/a0.html", "articles/a1.html", "articles/a2.html"]


def test_the_methods_name_version_hashes_weights_texts_and_what_was_refused(three: Path) -> None:
    found = json.loads((three / "methods.json").read_text(encoding="utf-8"))
    assert found["credence"] == methods.package_version()
    assert found["data"] == methods.fingerprints()
    assert found["weights"] == {"hedging": 1, "sourcing": 1, "promotion": 1, "precision": 1}
    assert [len(one["sha256"]) for one in found["articles"]] == [64, 64, 64]
    assert found["refused"] == ["torn.pdf: no PDF; save it again"]
    page = (three / "methods.html").read_text(encoding="utf-8")
    for part in (LIMITS, methods.package_version(), found["articles"][0]["sha256"], "torn.pdf: no PDF"):
        assert part in page


def test_settings_are_named_with_their_sum_on_the_methods_page_and_on_each_article(tmp_path: Path) -> None:
    (tmp_path / "credence.toml").write_text('[off]\nkinds = ["promotion/hype"]', encoding="utf-8")
    mine = read(tmp_path / "credence.toml")
    report = score(articles(1)[0], mine.rules)
    folder.write(site.Site((report,), Weights(), mine), tmp_path / "out")
    for place in ("methods.html", "articles/a0.html"):
        page = (tmp_path / "out" / place).read_text(encoding="utf-8")
        assert f"sha256 {mine.sha256[:12]}: off promotion/hype" in page


def test_the_same_articles_give_the_same_bytes(three: Path, tmp_path: Path) -> None:
    folder.write(made(articles(3), ("torn.pdf: no PDF; save it again",)), tmp_path / "again")
    assert files(tmp_path / "again") == files(three)


def test_no_page_names_anything_outside_the_folder(three: Path) -> None:
    for name, data in files(three).items():
        if name.endswith(".html"):
            text = data.decode()
            assert "<link" not in text
            assert " src=" not in text
            assert "Content-Security-Policy" in text


def test_sixty_articles_take_no_more_time_each_than_three_do(tmp_path: Path) -> None:
    # The comparison looks at pairs of one event; here it is left aside, as it is above a hundred.
    few, many = (made([replace(one, id=f"b{one.id}") for one in articles(n)]) for n in (12, 60))
    for one in (few, many):
        object.__setattr__(one, "comparison", None)
    times = []
    for number, one in enumerate((few, many)):
        best = min(timed(one, tmp_path / f"{number}-{i}") for i in range(2))
        times.append(best)
    assert times[1] / times[0] < 10
    assert len(list((tmp_path / "1-0" / "articles").iterdir())) == 60
    assert (tmp_path / "1-0" / "index.html").stat().st_size < 1_500_000


def timed(one: site.Site, out: Path) -> float:
    start = time.perf_counter()
    folder.write(one, out)
    return time.perf_counter() - start


HOSTILE = ("../../evil", "/etc/passwd", "a/b", "con", "A", "a", "<script>x</script>", "é" * 300, ".", "")


def test_no_id_leads_out_of_the_folder_and_each_has_a_page_of_its_own(tmp_path: Path) -> None:
    found = [replace(one, id=name) for one, name in zip(articles(len(HOSTILE)), HOSTILE, strict=True)]
    folder.write(made(found), tmp_path / "out")
    pages = list((tmp_path / "out" / "articles").iterdir())
    assert len({page.name.casefold() for page in pages}) == len(HOSTILE)
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_hostile_words_are_shown_and_not_obeyed(tmp_path: Path, visit: Visit) -> None:
    evil = "<img src=x onerror=alert(1)></script><script>document.title='x'</script>"
    one = replace(articles(1)[0], title=evil, outlet=evil, author="=1+1", url="javascript:alert(1)")
    folder.write(made([replace(one, text=one.text + evil)], (evil,)), tmp_path / "out")
    for place in ("index.html", "articles/a0.html", "methods.html"):
        page = visit.open(tmp_path / "out" / place)
        assert page.title() != "x"
        assert page.locator("img").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    assert visit.errors == []


def test_a_folder_that_is_no_report_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Unwritable, match=r"out: it is there already and is no report.*name another place"):
        folder.write(made(articles(1)), tmp_path / "out")
    assert files(tmp_path) == {"out/thesis.txt": b"mine"}


def test_an_earlier_report_gives_way_whole(tmp_path: Path) -> None:
    folder.write(made(articles(3)), tmp_path / "out")
    folder.write(made(articles(1)), tmp_path / "out")
    assert sorted(one.name for one in (tmp_path / "out" / "articles").iterdir()) == ["a0.html"]
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_an_error_in_the_middle_keeps_the_earlier_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(made(articles(1)), tmp_path / "out")
    before = files(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("credence.records.score_record", full)
    with pytest.raises(Unwritable, match="No space left on device; nothing was changed: name another"):
        folder.write(made(articles(2)), tmp_path / "out")
    assert files(tmp_path) == before


def opened(visit: Visit, three: Path, place: str, width: int, dark: str) -> Page:
    visit.page.emulate_media(color_scheme="dark" if dark else "light")
    visit.page.set_viewport_size({"width": width, "height": 900})
    return visit.open(three / place)


@pytest.mark.parametrize("dark", ["", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("place", ["index.html", "articles/a0.html", "comparison.html", "methods.html"])
def test_a_page_opens_from_the_disk_without_barriers_errors_or_sideways_scrolling(
    visit: Visit, three: Path, place: str, width: int, dark: str
) -> None:
    page = opened(visit, three, place, width, dark)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert visit.errors == []


def test_sliders_and_reader_live_and_links_lead_from_page_to_page(visit: Visit, three: Path) -> None:
    page = visit.open(three / "index.html")
    slider = page.locator(".reweighter .slider.hedging input")
    slider.focus()
    page.keyboard.press("Home")
    assert slider.input_value() == "0"
    page.get_by_role("link", name="News number 1").first.click()
    assert page.url.endswith("articles/a1.html")
    assert page.locator(".judge mark").count() > 0
    assert page.get_by_role("button", name="Undo").is_visible()
    page.get_by_role("link", name="All articles").click()
    assert page.url.endswith("index.html")
    assert visit.errors == []


def credence(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "credence", "report", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_reports_a_folder_names_what_it_refused_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for one in articles(2):
        (tmp_path / "mine" / f"{one.id}.txt").write_text(one.text, encoding="utf-8")
    (tmp_path / "mine" / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    done = credence(tmp_path, str(tmp_path / "mine"), "-o", "out", "--title", "Two <towns>")
    assert done.returncode == 1
    assert "torn.pdf" in done.stderr
    assert "2 articles, 1 inputs refused" in done.stderr
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Two &lt;towns&gt;" in page
    assert "torn.pdf: " in page
    for name, data in files(tmp_path / "out").items():
        assert str(tmp_path).encode() not in data, name


def test_the_command_says_what_to_do_where_there_is_nothing_to_report_or_no_place(tmp_path: Path) -> None:
    none = credence(tmp_path, "none.txt", "-o", "out")
    assert none.returncode == 1
    assert "none.txt: no article to report on; nothing was written to out" in none.stderr
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    taken = credence(tmp_path, "a.txt", "-o", "a.txt")
    assert taken.returncode == 1
    assert "a.txt: it is there already and is no report of credence; nothing was changed" in taken.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == FERRY


def test_an_interrupted_report_holds_what_was_done_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(article: Article, **_: object) -> Report:
        signal.raise_signal(signal.SIGINT)
        return score(article)

    listed = tmp_path / "news.jsonl"
    listed.write_text("\n".join(json.dumps({"id": one.id, "text": one.text}) for one in articles(3)))
    monkeypatch.setattr(scoring, "score", interrupted)
    done = CliRunner().invoke(cli.app, ["report", str(listed), "-o", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "interrupted: 1 articles are done and kept" in done.stderr
    assert len(json.loads((tmp_path / "out" / "scores.json").read_text(encoding="utf-8"))) == 1
