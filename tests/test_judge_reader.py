"""The judging reader: by mouse, by keys alone, with and without a kernel; stored is what is on the disk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import Visit
from playwright.sync_api import Browser, Locator, Page, expect
from reports import FERRY, HOSTILE, Reading, barriers, ferry, hostile, report

import credence.show
from credence import judgements
from credence.judgements import JudgementsError, Store, Vote, anchored
from credence.model import Article, Report, Span
from credence.show import marked
from credence.show.judge import Judge

FRAME = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Judge</title><style>:root{color-scheme:light dark}body{margin:0}</style>"
)
SOURCE = (Path(credence.show.__file__).parent / "judge.js").read_text(encoding="utf-8")


def static(widget: Judge) -> str:
    """Return the page that a notebook viewer makes of the saved output."""
    output = widget._repr_mimebundle_()[0]["text/html"]
    return f"{FRAME}<body><main><h1>Judge</h1>{output}</main></body></html>"


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    return Judge(ferry(), tmp_path / "judgements.sqlite", "ann")


@pytest.fixture
def page(judge: Judge, visit: Visit, tmp_path: Path) -> Iterator[Page]:
    """The reader in a page from the disk, the network cut off."""
    (tmp_path / "judge.html").write_text(static(judge), encoding="utf-8")
    yield visit.open(tmp_path / "judge.html")
    assert visit.errors == []


def number(page: Page, n: int) -> Locator:
    return page.locator("mark sup a").nth(n - 1)


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def verdicts(page: Page) -> dict[int, str]:
    """Return what the marks in the text show as judged, by their numbers."""
    rows = page.locator("mark sup[data-verdict]")
    return dict(rows.evaluate_all("all => all.map((one) => [parseInt(one.innerText), one.dataset.verdict])"))


SELECT = """([words, selector]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) {
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      return;
    }
  }
}"""


def select(page: Page, words: str, selector: str = ".judge .text") -> None:
    page.evaluate(SELECT, [words, selector])
    expect(page.locator(".pick")).to_be_visible()


def downloaded(page: Page, tmp_path: Path) -> tuple[Vote, ...]:
    """Return the judgements in the file that the page offers."""
    with page.expect_download() as got:
        page.get_by_role("link", name="Download").click()
    got.value.save_as(tmp_path / "handed.jsonld")
    return judgements.read(tmp_path / "handed.jsonld")


def test_a_mark_is_accepted_and_rejected_by_mouse_and_both_are_shown_in_text_list_and_words(
    page: Page,
) -> None:
    page.locator("mark", has_text="412,000").click()
    panel = page.get_by_role("group", name="Mark 4")
    expect(panel).to_contain_text("A figure with its unit and year.")
    panel.get_by_role("button", name="Accept 4").click()
    expect(status(page)).to_have_text(
        "4 “412,000 passengers in 2023” accepted; kept in this browser; download to hand it on. "
        "1 of 9 marks judged."
    )
    assert verdicts(page) == {4: "accept"}
    expect(panel.get_by_role("button", name="Accept 4")).to_have_attribute("aria-pressed", "true")
    panel.get_by_role("button", name="Reject 4").click()
    assert verdicts(page) == {4: "reject"}
    expect(page.get_by_text("1 of 9 marks judged.", exact=True)).to_be_visible()
    page.get_by_text("All 9 signals in reading order").click()
    entry = page.locator("ol li").nth(3)
    expect(entry).to_have_attribute("data-verdict", "reject")
    expect(entry.get_by_role("button", name="Reject 4")).to_have_attribute("aria-pressed", "true")


def test_marks_that_share_words_are_judged_one_by_one(page: Page) -> None:
    page.locator("mark", has_text="amazing").click()
    panel = page.locator(".panel")
    expect(panel.get_by_role("button", name="Accept")).to_have_count(2)
    panel.get_by_role("button", name="Reject 7").click()
    assert verdicts(page) == {7: "reject"}


def test_marks_are_judged_by_keys_alone(page: Page) -> None:
    number(page, 1).focus()
    page.keyboard.press("a")
    expect(status(page)).to_contain_text("1 “may” accepted")
    page.keyboard.press("n")
    expect(number(page, 2)).to_be_focused()
    page.keyboard.press("r")
    expect(status(page)).to_contain_text("2 “said Marit Holm, its director” rejected")
    assert verdicts(page) == {1: "accept", 2: "reject"}
    page.keyboard.press("u")
    expect(status(page)).to_contain_text("The last judgement is taken back")
    assert verdicts(page) == {1: "accept"}
    page.keyboard.press("Enter")
    expect(page.locator(".panel").get_by_role("button", name="Accept 2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(number(page, 2)).to_be_focused()
    expect(page.locator(".panel")).to_be_hidden()


def test_tab_goes_from_mark_to_mark_as_in_the_reader_that_only_shows(page: Page) -> None:
    number(page, 1).focus()
    page.keyboard.press("Tab")
    expect(number(page, 2)).to_be_focused()


def test_next_goes_round_all_that_is_not_judged_and_says_when_all_is(page: Page) -> None:
    page.get_by_role("button", name="Next not judged").click()
    for n in range(1, 10):
        expect(number(page, n)).to_be_focused()
        page.keyboard.press("a" if n % 2 else "r")
        expect(page.get_by_text(f"{n} of 9 marks judged.", exact=True)).to_be_visible()
        page.keyboard.press("n")
    expect(status(page)).to_have_text("All marks are judged.")


def test_selected_words_are_added_with_dimension_and_kind_shown_listed_and_removed(
    page: Page, tmp_path: Path
) -> None:
    select(page, "told the council")
    page.get_by_role("button", name="Add as missed").click()
    expect(page.get_by_label("Words that should be marked")).to_have_value("told the council")
    page.get_by_label("Dimension").select_option("sourcing")
    page.get_by_label("Kind").select_option("second_hand")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_contain_text("“told the council” added as sourcing, second hand")
    expect(page.get_by_role("heading", name="Marks you added: 1")).to_be_visible()
    expect(page.locator(".judge li.sourcing", has_text="told the council")).to_be_visible()
    assert page.evaluate("[...CSS.highlights.get('credence-missed')].map(String)") == ["told the council"]
    (one,) = downloaded(page, tmp_path)
    start = FERRY.index("told the council")
    assert (one.verdict, one.start, one.end, one.kind) == ("missed", start, start + 16, "second_hand")
    page.get_by_role("button", name="Remove “told the council”").click()
    expect(page.get_by_role("heading", name="Marks you added")).to_have_count(0)


def test_words_are_added_by_keys_alone_where_nothing_can_be_selected(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Add a missed mark").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Words that should be marked")).to_be_focused()
    page.keyboard.type("2023")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kind")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("“2023” added as hedging, covered")
    (one,) = downloaded(page, tmp_path)
    assert one.start == FERRY.index("2023")


def test_of_words_that_stand_in_several_places_one_is_chosen(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Add a missed mark").click()
    page.get_by_label("Words that should be marked").fill("route")
    page.get_by_label("Which place").select_option("1")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_contain_text("“route” added")
    (one,) = downloaded(page, tmp_path)
    assert one.start == FERRY.index("route", FERRY.index("route") + 1)


def test_words_that_do_not_stand_in_the_article_are_refused_in_words(page: Page) -> None:
    page.get_by_role("button", name="Add a missed mark").click()
    page.get_by_label("Words that should be marked").fill("a harvest")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_have_text(
        "“a harvest” does not stand in the article; give words exactly as they stand there."
    )


def test_the_kinds_offered_are_those_of_the_dimension_and_each_is_explained(page: Page, judge: Judge) -> None:
    page.get_by_role("button", name="Add a missed mark").click()
    for name, kinds in judge.kinds:
        page.get_by_label("Dimension").select_option(name)
        offered = page.get_by_label("Kind").locator("option")
        assert offered.evaluate_all("all => all.map((one) => one.value)") == [kind for kind, _ in kinds]
        expect(page.locator(".panel form")).to_contain_text(kinds[0][1])


def test_a_selection_of_several_lines_across_marks_and_notes_has_the_places_of_python(
    page: Page, tmp_path: Path
) -> None:
    words = FERRY[FERRY.index("its director") : FERRY.index("8 per cent")]
    page.evaluate(
        """() => {
          const [first, second] = ["its director", "8 per cent"].map((words) => {
            const text = document.querySelector(".judge .text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const at = walker.currentNode.data.indexOf(words);
              if (at >= 0) return [walker.currentNode, at];
            }
          });
          getSelection().setBaseAndExtent(...first, ...second);
        }"""
    )
    page.locator(".pick").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_contain_text("added as")
    (one,) = downloaded(page, tmp_path)
    assert (one.start, one.quote) == (FERRY.index("its director"), words.rstrip())


def test_words_of_the_title_are_added_too(page: Page, tmp_path: Path) -> None:
    select(page, "close", ".judge h3")
    page.locator(".pick").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_contain_text("“close” added")
    (one,) = downloaded(page, tmp_path)
    assert (one.field, one.start, one.quote) == ("title", 9, "close")


def test_what_a_page_without_kernel_hands_on_is_what_python_would_have_stored(
    page: Page, judge: Judge, tmp_path: Path
) -> None:
    number(page, 3).focus()
    page.keyboard.press("a")
    number(page, 5).focus()
    page.keyboard.press("r")
    page.get_by_label("Who judges").fill("bo")
    select(page, "8 per cent")
    page.locator(".pick").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_contain_text("“8 per cent” added")
    handed = downloaded(page, tmp_path)
    judge.vote(3, "accept")
    judge.vote(5, "reject")
    start = FERRY.index("8 per cent")
    judge.add(Span(start, start + 10), "hedging", "covered")
    own = [replace(one, rater=two.rater) for one, two in zip(judge.judgements, handed, strict=True)]
    assert [replace(one, id="", created="") for one in handed] == [
        replace(one, id="", created="") for one in own
    ]
    assert [one.rater for one in handed] == ["ann", "ann", "bo"]
    held = json.loads((tmp_path / "handed.jsonld").read_text(encoding="utf-8"))
    items = held["first"].pop("items")
    theirs = judgements.jsonld(handed)
    assert items == theirs["first"]["items"]
    assert held.keys() == theirs.keys()
    assert Store(tmp_path / "other.sqlite").merge(handed) == 3


def test_judgements_in_a_page_outlive_it(page: Page, visit: Visit) -> None:
    number(page, 2).focus()
    page.keyboard.press("r")
    expect(status(page)).to_contain_text("rejected")
    again = visit.page.context.new_page()
    again.goto(page.url)
    expect(again.locator(".judge.live")).to_be_visible()
    assert verdicts(again) == {2: "reject"}
    again.get_by_role("button", name="Undo").click()
    expect(again.get_by_text("0 of 9 marks judged.", exact=True)).to_be_visible()
    again.get_by_role("button", name="Undo").click()
    expect(status(again)).to_have_text("Nothing to take back; nothing was judged in this page.")


def test_judgements_that_were_stored_are_in_the_saved_page(
    judge: Judge, visit: Visit, tmp_path: Path
) -> None:
    judge.vote(1, "accept")
    judge.vote(9, "reject")
    (tmp_path / "judge.html").write_text(static(judge), encoding="utf-8")
    page = visit.open(tmp_path / "judge.html")
    assert verdicts(page) == {1: "accept", 9: "reject"}
    assert visit.errors == []


def test_two_readers_in_one_page_keep_their_judgements_and_their_painted_words_apart(
    judge: Judge, visit: Visit, tmp_path: Path
) -> None:
    other = Judge(odd(), tmp_path / "other.sqlite")
    judge.add(Span(0, 11), "sourcing", "vague")
    start = other.report.article.text.index("may not")
    other.add(Span(start, start + 7), "hedging", "hedged")
    outputs = "".join(one._repr_mimebundle_()[0]["text/html"] for one in (judge, other))
    (tmp_path / "two.html").write_text(f"{FRAME}<main>{outputs}</main>", encoding="utf-8")
    page = visit.open(tmp_path / "two.html")
    expect(page.locator(".judge.live")).to_have_count(2)
    painted = "[...CSS.highlights.get('credence-missed')].map(String)"
    assert page.evaluate(painted) == ["The harbour", "may not"]
    number(page, 1).focus()
    page.keyboard.press("a")
    counts = page.locator(".judge .said > p").all_inner_texts()
    assert counts == ["1 of 9 marks judged.", "0 of 0 marks judged."]
    assert page.evaluate(painted) == ["may not", "The harbour"]
    assert visit.errors == []


def test_without_scripts_the_marked_article_stays(judge: Judge, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "judge.html").write_text(static(judge), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "judge.html").as_uri())
    assert page.locator("mark sup").count() == 9
    assert page.locator("button").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_there_is_no_serious_barrier_with_a_mark_open_or_the_form_and_no_sideways_scrolling(
    scheme: str, width: int, judge: Judge, browser: Browser, tmp_path: Path
) -> None:
    judge.vote(1, "accept")
    judge.vote(5, "reject")
    judge.add(Span(0, 3), "precision", "figure")
    (tmp_path / "judge.html").write_text(static(judge), encoding="utf-8")
    context = browser.new_context(
        offline=True,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto((tmp_path / "judge.html").as_uri())
    page.get_by_text("All 9 signals in reading order").click()
    number(page, 5).focus()
    expect(page.locator(".panel")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Add a missed mark").click()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def odd() -> Report:
    """Return a report whose text holds signs that a page shows as several, or as others."""
    text = "A \u202ebridge\u202c 🌉 of\x00 steel\r\nmay “sing, they \u200esay 🌬️ at night.\rIt \ud800may not."
    return report("x", 1, 2, 3, 4, text=text, title="Bridge 🌉 \u202esings")


@pytest.mark.parametrize("words", ["may “sing, they", "steel\r\nmay", "at night", "🌉 of", "bridge", "not"])
def test_places_are_those_of_the_text_as_read_whatever_signs_stand_before(
    words: str, visit: Visit, tmp_path: Path
) -> None:
    made = odd()
    judge = Judge(made, tmp_path / "j.sqlite")
    (tmp_path / "judge.html").write_text(static(judge), encoding="utf-8")
    page = visit.open(tmp_path / "judge.html")
    shown = words.replace("\r", "\n")
    page.get_by_role("button", name="Add a missed mark").click()
    page.evaluate("words => { document.querySelector('[name=words]').value = words; }", shown)
    found = page.evaluate(
        """async ([source, expanded, words]) => {
          const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
          const { text } = module.visible(document.querySelector(".judge .text"));
          const at = text.indexOf(words);
          return [at, at + words.length].map((units) => module.placeOf(text, units, expanded));
        }""",
        [SOURCE, judge.expanded[1], shown],
    )
    start = made.article.text.index(words)
    assert found == [start, start + len(words)]


def test_hostile_strings_are_text_in_the_reader_and_cannot_end_the_script(
    visit: Visit, tmp_path: Path
) -> None:
    harmless = static(Judge(ferry(), tmp_path / "j.sqlite")).count("</script>")
    judge = Judge(hostile(), tmp_path / "j.sqlite", HOSTILE)
    judge.vote(1, "reject")
    judge.add(Span(6, 40), "promotion", "hype")
    markup = static(judge)
    assert markup.count("</script>") == harmless
    (tmp_path / "judge.html").write_text(markup, encoding="utf-8")
    page = visit.open(tmp_path / "judge.html")
    expect(page.locator(".judge.live")).to_be_visible()
    number(page, 1).focus()
    assert page.locator(".judge script").count() == 1
    assert page.locator(".judge img").count() == 0
    assert visit.errors == []


def test_the_saved_page_asks_for_nothing_from_outside(judge: Judge) -> None:
    read = Reading(static(judge))
    ways = [value or "" for key, value in read.attributes if key in {"src", "href"}]
    assert [way for way in ways if not way.startswith("#")] == []


def test_the_same_article_marked_and_judged_in_one_page_has_places_of_its_own(judge: Judge) -> None:
    names = [
        {value for key, value in Reading(markup).attributes if key == "id"}
        for markup in (marked(ferry())._repr_html_(), judge._repr_mimebundle_()[0]["text/html"])
    ]
    assert names[0]
    assert names[1]
    assert not names[0] & names[1]


LIVE = """async ([source, state]) => {
  const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const heard = {};
  window.sent = [];
  window.answer = (error, votes) => {
    if (votes) { state.votes = votes; heard["change:votes"](); }
    heard["msg:custom"]({ token: window.sent.at(-1).token, error });
  };
  const model = {
    get: (name) => state[name],
    on: (event, call) => { heard[event] = call; },
    off: () => {},
    send: (content) => window.sent.push(content),
  };
  module.default.render({ model, el: document.querySelector("main") });
}"""
STATE = "page anchor marks kinds article expanded titled votes orphaned rater place".split()


@pytest.fixture
def live(judge: Judge, visit: Visit, tmp_path: Path) -> Page:
    """The reader as in JupyterLab, with a kernel that answers when the test says so."""
    sheet = judge._css  # noqa: SLF001 -- what JupyterLab puts into the page
    (tmp_path / "live.html").write_text(f"{FRAME}<style>{sheet}</style><main></main>", encoding="utf-8")
    page = visit.open(tmp_path / "live.html")
    page.clock.install()
    page.evaluate(LIVE, [SOURCE, {name: getattr(judge, name) for name in STATE}])
    return page


def test_nothing_is_called_stored_before_the_kernel_says_so(live: Page, judge: Judge) -> None:
    number(live, 4).focus()
    live.keyboard.press("a")
    expect(status(live)).to_have_text("Storing …")
    assert verdicts(live) == {}
    sent = live.evaluate("sent.map(({ token, ...rest }) => rest)")
    assert sent == [{"do": "vote", "number": 4, "verdict": "accept"}]
    judge.vote(4, "accept")
    live.evaluate("votes => answer('', votes)", judge.votes)
    expect(status(live)).to_contain_text(f"accepted; stored in {judge.store.path}. 1 of 9 marks judged.")
    assert verdicts(live) == {4: "accept"}


def test_what_the_kernel_refuses_is_said_and_not_shown_as_judged(live: Page) -> None:
    number(live, 4).focus()
    live.keyboard.press("r")
    live.evaluate("answer('judgements.sqlite: the disk is full; make room')")
    expect(status(live)).to_have_text("judgements.sqlite: the disk is full; make room")
    expect(status(live)).to_have_class("warning")
    assert verdicts(live) == {}


def test_a_kernel_that_gives_no_answer_is_said_with_what_to_do(live: Page) -> None:
    number(live, 4).focus()
    live.keyboard.press("r")
    live.clock.fast_forward(9000)
    expect(status(live)).to_have_text(
        "Not stored yet: the kernel gives no answer. Wait, or run the cell again and look what is shown."
    )
    assert verdicts(live) == {}


def test_the_ways_of_the_reader_lead_on_also_with_a_kernel(live: Page) -> None:
    live.get_by_role("link", name="the sentences behind promotion").click()
    expect(live.locator("details.promotion")).to_have_attribute("open", "")


def test_an_article_without_title_has_places_in_its_text_alone(visit: Visit, tmp_path: Path) -> None:
    bare = replace(ferry(), article=replace(ferry().article, title=""))
    judge = Judge(bare, tmp_path / "j.sqlite")
    (tmp_path / "judge.html").write_text(static(judge), encoding="utf-8")
    page = visit.open(tmp_path / "judge.html")
    page.get_by_role("button", name="Add a missed mark").click()
    page.get_by_label("Words that should be marked").fill("ferry")  # its id stands in the place of a title
    page.get_by_role("button", name="Add", exact=True).click()
    expect(status(page)).to_contain_text("does not stand in the article")


# With a kernel: what the module asks of Python, and what Python answers.


Told = list[dict[str, Any]]


@pytest.fixture
def told(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What Python answers to the module."""
    made: Told = []
    monkeypatch.setattr(judge, "send", made.append)
    return made


def ask(judge: Judge, **content: object) -> None:
    judge._handle_custom_msg({"token": "t", **content}, [])  # noqa: SLF001 -- what the connection calls


def test_a_vote_is_on_the_disk_before_it_is_called_stored(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(
        judge, "send", lambda content: seen.append((content, Store(judge.store.path).votes()))
    )
    ask(judge, do="vote", number=4, verdict="accept")
    ((content, stored),) = seen
    assert content == {"token": "t", "error": ""}
    assert [(one.quote, one.verdict, one.rater) for one in stored] == [
        ("412,000 passengers in 2023", "accept", "ann")
    ]


def test_words_are_added_and_taken_back_by_message(judge: Judge, told: Told) -> None:
    place = {"field": "text", "start": 0, "end": 11, "quote": "The harbour"}
    ask(judge, do="add", dimension="sourcing", kind="vague", **place)
    ((id_, verdict, *_),) = judge.votes
    assert verdict == "missed"
    ask(judge, do="remove", id=id_)
    assert judge.votes == []
    ask(judge, do="vote", number=1, verdict="reject")
    ask(judge, do="undo")
    assert judge.votes == []
    assert [one["error"] for one in told] == ["", "", "", ""]


THE = {"do": "add", "field": "text", "start": 0, "end": 3, "quote": "The"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"do": "vote", "number": 99, "verdict": "accept"}, "no mark 99; there are 1 to 9"),
        ({"do": "vote", "number": 1, "verdict": "missed"}, "add words that were missed"),
        ({"do": "vote", "number": 1, "verdict": "x"}, "verdict is 'x'; it must be one of accept, reject"),
        ({"do": "undo"}, "nothing to take back; nothing is judged"),
        ({"do": "remove", "id": "7"}, "no vote 7 to take back"),
        (
            {**THE, "quote": "Tea", "dimension": "hedging", "kind": "bare"},
            "the words in the page are not those in the text; run the cell again",
        ),
        (
            {**THE, "dimension": "hedging", "kind": "bar"},
            "no kind 'bar' of hedging; try bare",
        ),
        (
            {**THE, "dimension": "style", "kind": "x"},
            "no kind 'x' of style; try hedging, sourcing",
        ),
        ({"do": "vote"}, "number"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_answered_with_why_and_nothing_is_stored(
    content: dict[str, Any], said: str, judge: Judge, told: Told
) -> None:
    ask(judge, **content)
    assert said in told[0]["error"]
    assert judge.votes == []
    assert Store(judge.store.path).log() == ()


def test_a_file_that_cannot_be_written_is_answered_in_words_and_the_reader_lives_on(
    judge: Judge, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge.vote(1, "accept")
    monkeypatch.setattr("credence.judgements.store.WAIT", 0.1)
    other = sqlite3.connect(judge.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ask(judge, do="vote", number=2, verdict="accept")
    other.execute("ROLLBACK")
    other.close()
    assert "another program holds it" in told[0]["error"]
    ask(judge, do="vote", number=2, verdict="accept")
    assert told[1]["error"] == ""
    assert len(judge.votes) == 2


def test_what_was_judged_before_is_shown_again_and_another_notebook_sees_it(judge: Judge) -> None:
    judge.vote(3, "reject")
    judge.vote(3, "accept")
    other = Judge(ferry(), judge.store.path, "ann")
    assert [(row[1], row[7]) for row in other.votes] == [("accept", "4 March 2024")]
    other.vote(1, "reject")
    judge.vote(2, "accept")
    assert judge.votes == Judge(ferry(), judge.store.path, "ann").votes
    assert len(judge.votes) == 3
    judge.undo()
    assert [one.quote for one in judge.judgements] == ["4 March 2024", "may"]


def test_another_raters_judgements_are_not_shown_and_not_taken_back(judge: Judge) -> None:
    judge.vote(3, "reject")
    other = Judge(ferry(), judge.store.path, "bo")
    assert other.votes == []
    with pytest.raises(JudgementsError, match="nothing to take back"):
        other.undo()


def test_after_a_change_of_the_text_votes_follow_their_words_and_orphans_are_shown(
    judge: Judge, visit: Visit, tmp_path: Path
) -> None:
    judge.vote(3, "accept")
    judge.vote(9, "reject")
    old = ferry()
    text = "Late news. " + FERRY.replace("certainly", "surely")
    hits = [
        hit._replace(start=hit.start + 11, end=hit.end + 11) for one in old.scores for hit in one.hits[:1]
    ]
    scores = tuple(replace(one, hits=(hit,)) for one, hit in zip(old.scores, hits, strict=True))
    made = replace(old, article=replace(old.article, text=text), scores=scores, furniture=())
    new = Judge(made, judge.store.path, "ann")
    (row,) = new.votes
    assert (row[3], row[7]) == (FERRY.index("4 March 2024") + 11, "4 March 2024")
    (tmp_path / "new.html").write_text(static(new), encoding="utf-8")
    page = visit.open(tmp_path / "new.html")
    expect(page.locator(".warning")).to_have_text(
        "Judged before, but these words are no longer in the text: “will certainly” (hedging, booster)"
    )
    assert list(verdicts(page).values()) == ["accept"]


def test_a_judgement_of_a_mark_that_is_no_longer_made_is_shown_as_such(
    judge: Judge, visit: Visit, tmp_path: Path
) -> None:
    judge.vote(3, "accept")
    bare = replace(ferry(), scores=tuple(replace(one, hits=()) for one in ferry().scores))
    (tmp_path / "bare.html").write_text(static(Judge(bare, judge.store.path, "ann")), encoding="utf-8")
    page = visit.open(tmp_path / "bare.html")
    expect(page.locator(".warning")).to_have_text(
        "Judged before, but no longer marked so: “4 March 2024” (precision, date)"
    )


def test_a_file_of_something_else_stops_the_reader_before_anything_is_judged(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes on a harvest, and more than one line of them\n")
    with pytest.raises(JudgementsError, match=r"notes\.txt: no file of judgements"):
        Judge(ferry(), tmp_path / "notes.txt")


def test_judgements_go_beside_the_article_unless_told(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY)
    judge = Judge(replace(ferry(), article=replace(ferry().article, origin=str(file))))
    judge.vote(1, "accept")
    assert (tmp_path / "judgements.sqlite").exists()


def test_an_article_without_scores_can_still_be_given_marks(tmp_path: Path) -> None:
    judge = Judge(Report(Article("gol", "Gól", "Too short."), (), (), ("too short",)), tmp_path / "j.sqlite")
    judge.add(Span(0, 3), "precision", "vague_degree")
    assert repr(judge) == "Gól: 0 of 0 marks judged, 1 added"


def test_words_beyond_the_end_of_the_text_are_refused(judge: Judge) -> None:
    with pytest.raises(JudgementsError, match="the title ends before 99; select words in it"):
        judge.add(Span(90, 99), "hedging", "bare", "title")


def test_the_saved_output_is_the_same_each_time(judge: Judge) -> None:
    judge.vote(1, "accept")
    again = Judge(ferry(), judge.store.path, "ann")
    bundles = [one._repr_mimebundle_()[0] for one in (judge, again)]
    for bundle in bundles:
        assert bundle.pop("application/vnd.jupyter.widget-view+json")["version_major"] == 2
    assert bundles[0] == bundles[1]
    assert bundles[0]["text/plain"] == "Ferry to close: 1 of 9 marks judged, 0 added"


def test_every_stored_vote_finds_its_mark_in_the_article(judge: Judge) -> None:
    for n in range(1, 10):
        judge.vote(n, "accept")
    found = anchored(judge.store.votes(), ferry().article)
    assert (len(found.placed), found.orphaned) == (9, ())
