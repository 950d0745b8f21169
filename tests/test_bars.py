"""Bars of plain amounts: read as a table, drawn to one scale, safe to show."""

from __future__ import annotations

import re

from credence.show.bars import bar_chart

ROWS = [("Oulu", 40.0, "40 ferries"), ("Cork", 10.0, "10 ferries"), ("Split", None, "not counted")]


def widths(markup: str) -> list[str]:
    return re.findall(r'<rect x="0"[^>]* width="([\d.]+%)"', markup)


def test_bars_have_one_scale_and_the_longest_fills_its_cell() -> None:
    view = bar_chart("Ferries", ROWS)
    assert widths(view.html) == widths(view.svg) == ["100.00%", "25.00%"]


def test_a_row_without_an_amount_has_words_and_no_bar() -> None:
    view = bar_chart("Ferries", ROWS[2:])
    assert "not counted" in view.html
    assert widths(view.html) == []


def test_without_pictures_it_is_a_table_with_every_amount_in_words() -> None:
    plain = re.sub(r"<svg.*?</svg>", "", bar_chart("Ferries", ROWS).html)
    assert all(name in plain and words in plain for name, _, words in ROWS)


def test_names_and_words_are_escaped_everywhere() -> None:
    view = bar_chart("<b>a</b>", [("<script>x</script>", 1.0, "<i>1</i>")])
    assert not any(tag in view.html + view.svg for tag in ("<script", "<i>", "<b>"))


def test_the_file_has_a_title_and_describes_itself() -> None:
    svg = bar_chart("Ferries an hour", ROWS).svg
    assert "<title>Ferries an hour</title>" in svg
    assert "Cork" in re.findall("<desc>(.*?)</desc>", svg, re.DOTALL)[0]
