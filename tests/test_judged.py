"""What people said of the marks, as tables for a notebook and for a terminal."""

from __future__ import annotations

from reports import HOSTILE, Reading

from credence.judgements import agreement, vote
from credence.model import Article, Span
from credence.show import agreement_table, cue_table
from credence.show.judged import RATED

PIER = Article("pier", "", f"The pier may be shut; {HOSTILE} may sail.")
MAY = Span(9, 12)
ODD = Span(22, 22 + len(HOSTILE))


def test_the_table_of_cues_says_the_same_in_text_and_markup() -> None:
    votes = [vote(PIER, MAY, "hedging", "hedged", "reject"), vote(PIER, MAY, "hedging", "bare", "accept")]
    view = cue_table(votes)
    shown = Reading(view._repr_html_()).text.replace("\N{WORD JOINER}", "")
    for line in view.text.splitlines()[1:-1]:
        for cell in line.split("  "):
            assert cell.strip() in shown
    assert view.text.splitlines()[1].startswith("hedging, hedged ")


def test_hostile_words_are_text_in_the_table() -> None:
    view = cue_table([vote(PIER, ODD, "hedging", HOSTILE, "reject")])
    assert set(Reading(view._repr_html_()).tags) <= {
        *("div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td")
    }
    assert "\u202e" not in view.text
    assert "\x00" not in view.text


def test_without_votes_both_tables_say_so() -> None:
    assert "No mark is judged yet." in cue_table(()).html
    assert "No mark is judged by two." in agreement_table(()).html


def test_the_table_of_agreement_has_a_row_a_pair_and_dashes_for_what_is_not_known() -> None:
    raters = {"ann": [vote(PIER, MAY, "hedging", "hedged", "reject")]}
    raters["bo"] = raters["ann"]
    head, row, _ = agreement_table(agreement(raters)).text.splitlines()
    assert head.split() == list(RATED)
    assert row.split("  ")[0] == "ann / bo"
    assert row.rstrip().endswith("–")
