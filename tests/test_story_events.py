"""Events: accounts of one story are grouped, those of another time are set apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from credence.model import Article
from credence.story import compare
from credence.story.events import candidates, cluster
from credence.story.model import Comparison

FLOOD = Article(
    "flood",
    "",
    "The Vessel burst its banks above Arden on Monday. Muddy water filled the homes of Arden. Ana Ruiz,"
    " the mayor of Arden, thanked the volunteers. The embankment of the Vessel had been repaired in spring.",
)
AGAIN = Article(
    "again",
    "",
    "Arden woke up on Monday to find the Vessel in its streets. Volunteers carried sandbags to the"
    " embankment."
    " The homes by the mill stand in muddy water, Ana Ruiz said.",
)
LATER = Article(
    "later",
    "",
    "A year after the Vessel burst its banks and filled Arden with muddy water, Ana Ruiz opened a memorial in"
    " Arden. The embankment of the Vessel is now of stone. Volunteers read the names of the victims.",
)
CHESS = Article(
    "chess",
    "",
    "The chess champion Olga Petrenko drew her fourth game in Reykjavik. She had the black pieces and chose"
    " a quiet line of the Spanish opening. Her opponent, Nils Aasen, offered the draw after a long endgame.",
)


def events(*articles: Article) -> list[set[str]]:
    return [set(event.ids) for event in compare(articles).events]


def found(*articles: Article) -> Comparison:
    return compare(articles)


def test_accounts_of_one_event_are_together_and_another_story_is_apart() -> None:
    assert events(FLOOD, CHESS, AGAIN) == [{"flood", "again"}, {"chess"}]


def test_an_account_that_looks_back_over_a_year_is_its_own_event() -> None:
    comparison = found(FLOOD, AGAIN, LATER)
    assert [set(event.ids) for event in comparison.events] == [{"flood", "again"}, {"later"}]
    assert len({event.story for event in comparison.events}) == 1
    assert any("year after" in reason for reason in comparison.events[1].reasons)


SHUT = Article(
    "shut",
    "",
    "Brack Dairy said on Tuesday that it had recalled yoghurt because shards of glass were found in jars."
    " Nine people complained to the Food Office. The plant in Brack stands still.",
)
SOLD = Article(
    "sold",
    "",
    "Brack Dairy, which recalled yoghurt last year after glass was found in jars, has been sold to Osker,"
    " both firms said on Monday. The plant in Brack will stay open.",
)


def test_a_clause_that_looks_back_beside_new_news_sets_an_account_apart() -> None:
    assert events(SHUT, SOLD) == [{"shut"}, {"sold"}]


def test_news_that_recalls_last_year_in_the_same_clause_stays_with_the_others() -> None:
    told = (
        "As last year Brack Dairy recalled yoghurt on Monday after glass was found in jars. Nobody was hurt."
    )
    again = replace(SOLD, text=told)
    assert events(SHUT, again) == [{"shut", "sold"}]


def test_looking_back_on_something_else_sets_no_account_apart() -> None:
    other = replace(
        AGAIN, id="other", text=AGAIN.text + " A year after the mill closed, nobody has bought it."
    )
    assert events(FLOOD, other) == [{"flood", "other"}]


def test_dates_of_publication_decide_where_they_are_known() -> None:
    first = replace(FLOOD, published=dt.date(2024, 3, 12))
    same = replace(AGAIN, published=dt.date(2024, 3, 13))
    next_year = replace(AGAIN, id="next", published=dt.date(2025, 3, 13))
    assert events(first, same) == [{"flood", "again"}]
    assert events(first, next_year) == [{"flood"}, {"next"}]


def test_time_words_are_resolved_against_the_date_of_publication_or_stay_undated() -> None:
    [undated] = found(FLOOD).events
    assert [(time.quote.text, time.first) for time in undated.times] == [("Monday", None)]
    [dated] = found(replace(FLOOD, published=dt.date(2024, 3, 13))).events
    assert [(time.first, time.last) for time in dated.times] == [(dt.date(2024, 3, 11), dt.date(2024, 3, 11))]


def test_the_same_time_word_of_two_events_is_a_matter_of_scope() -> None:
    early = replace(FLOOD, text=FLOOD.text + " The mill had been sold last year.")
    late = replace(LATER, text=LATER.text + " The town council had voted for the memorial last year.")
    rows = [row for row in found(early, AGAIN, late).relations if row.topic == "last year"]
    assert [(row.relation, {quote.id for quote in row.quotes}) for row in rows] == [
        ("scope", {"flood", "later"})
    ]


def test_accounts_of_different_events_do_not_contradict_each_other() -> None:
    one = replace(FLOOD, text=FLOOD.text + " Corvo Water declined to comment.")
    late = replace(LATER, text=LATER.text + " Corvo Water said that it regretted everything.")
    kinds = {row.relation for row in found(one, AGAIN, late).relations}
    assert "scope" in kinds
    assert "contradict" not in kinds


def test_only_accounts_that_share_heavy_terms_are_compared() -> None:
    vectors = [{"pier": 0.7, "crane": 0.7}, {"pier": 0.6, "crane": 0.8}, {"chess": 1.0}, {"pier": 1.0}]
    assert list(candidates(vectors)) == [(0, 1)]


def test_groups_are_joined_by_the_likeness_of_all_their_members() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.4}
    assert cluster(3, chain, lambda _a, _b: False, 0.3) == [[0, 1], [2]]


def test_a_time_word_that_counts_from_the_writing_says_how_far_back_it_points() -> None:
    told = Article(
        "a", "", "The Vessel rose last week. A year after the flood, it was recently dredged in 1998."
    )
    back = {time.quote.text: time.back for event in compare([told]).events for time in event.times}
    assert back == {"last week": 7, "year after": 365, "recently": 0, "1998": None}
