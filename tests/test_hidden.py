"""What a page hides is not its article, and what it shows is: styles, attributes, names, rows of teasers."""

from __future__ import annotations

import pytest
from mixed import story

from credence.formats.page import fields

SHOWN, SECRET = (
    story(4)[1],
    "The report confirmed that experts at the university had said so in a letter. " * 4,
)
YEARS = (2021, 2022, 2023)
BODY = "".join(f"<p>{line}</p>" for line in SHOWN)


def text(extra: str, head: str = "", body: str = "") -> str:
    """Return the text of a page with something more in it."""
    head = f"<head><title>T</title>{head}</head>"
    page = f"<html>{head}<body {body}><article>{BODY}{extra}</article></body></html>"
    return str(fields(page.encode(), "a.html")["text"])


def test_the_page_as_such_gives_its_paragraphs() -> None:
    assert text("").splitlines() == SHOWN


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display:none"',
        'style="DISPLAY : NONE !important"',
        'style="visibility:hidden"',
        'style="opacity:0"',
        'style="opacity: .01"',
        'style="font-size:0"',
        'style="font-size:1px"',
        'style="font-size:0.05em"',
        'style="color:#fff;background:#fff"',
        'style="color:#FEFEFE;background-color:white"',
        'style="color:rgb(255,255,255)"',
        'style="color:transparent"',
        'style="color:rgba(0,0,0,0)"',
        'style="position:absolute;left:-9999px"',
        'style="position:fixed;top:-200em"',
        'style="text-indent:-9999px"',
        'style="height:0;overflow:hidden"',
        'style="max-height:1px;overflow:hidden"',
        'style="position:absolute;clip:rect(0,0,0,0)"',
        'style="position:absolute;clip:rect(1px, 1px, 1px, 1px)"',
        'style="clip-path:inset(50%)"',
        'style="transform:scale(0)"',
        "hidden",
        'hidden="until-found"',
        'aria-hidden="true"',
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_hidden_text_is_left_out(attributes: str, tag: str) -> None:
    assert text(f"<{tag} {attributes}>{SECRET}</{tag}>").splitlines() == SHOWN


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display:block"',
        'style="opacity:1"',
        'style="opacity:0.9"',
        'style="font-size:12px"',
        'style="font-size:small"',
        'style="font-size:80%"',
        'style="color:#fff;background:#003"',
        'style="color:#fff;background:url(dark.png)"',
        'style="color:#333"',
        'style="left:-9999px"',
        'style="text-indent:-1em"',
        'style="overflow:hidden;height:400px"',
        'style="overflow:hidden;height:auto"',
        'aria-hidden="false"',
    ],
)
def test_shown_text_is_kept(attributes: str) -> None:
    assert "experts at the university" in text(f"<p {attributes}>{SECRET}</p>")


@pytest.mark.parametrize(
    ("css", "gone"),
    [
        (".a{display:none}", True),
        ("p.a{display:none}", True),
        (".b,.a{color:red}.x, .a {display:none}", True),
        ("#i{display:none}", True),
        ("/* .a{} */.a{display:none}", True),
        ("@import url(x.css);.a{display:none}", True),
        (".a{display:none}.a.b{display:block}", False),
        ("@media print{.a{display:none}}", False),
        ("@media print{.z{color:red}.a{display:none}}", False),
        (".z .a{display:none}", False),
        (".a:hover{display:none}", False),
        (".a{display:none", False),
        (".aa{display:none}", False),
    ],
)
def test_plain_rules_of_the_page_hide_and_others_do_not(css: str, *, gone: bool) -> None:
    found = text(f'<p class="a b" id="i">{SECRET}</p>', f"<style>{css}</style>")
    assert ("experts at the university" not in found) == gone


def test_white_letters_are_kept_where_the_ground_is_not_known() -> None:
    sheet = '<link rel="stylesheet" href="dark.css">'
    assert "experts at the university" in text(f'<p style="color:#fff">{SECRET}</p>', sheet)
    assert "experts at the university" in text(f'<p style="color:#fff">{SECRET}</p>', body='bgcolor="#000"')


@pytest.mark.parametrize("style", ["opacity:0", "visibility:hidden", "display:none"])
def test_a_body_that_is_hidden_until_it_is_loaded_is_read(style: str) -> None:
    assert text("", f"<style>body{{{style}}}</style>").splitlines() == SHOWN


@pytest.mark.parametrize("name", ["widget", "elementor-widget-text-editor", "paywall", "story"])
def test_names_that_bodies_of_articles_bear_are_no_reason_to_leave_them_out(name: str) -> None:
    wrapped = "".join(f'<div class="{name}"><p>{line}</p></div>' for line in SHOWN)
    page = f"<html><body><main><h1>Crane</h1>{wrapped}</main></body></html>"
    assert fields(page.encode(), "a.html")["text"].splitlines() == SHOWN


def test_what_is_said_of_a_privacy_policy_in_an_article_stays() -> None:
    line = "The port changed its privacy policy, and 40 people asked how to unsubscribe, Ada Holm said."
    assert line in text(f"<p>{line}</p>")


def test_a_list_of_sources_is_no_row_of_teasers() -> None:
    items = "".join(
        f'<li><a href="/{n}">The annual report for {n}</a>, {n - 1900} pages, read in full.</li>'
        for n in YEARS
    )
    assert "The annual report for 2022, 122 pages" in text(
        f"<p>Where the figures come from:</p><ul>{items}</ul>"
    )
