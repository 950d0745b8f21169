"""What a line is by itself: a byline, a credit, a contact, a path; and what only resembles one."""

from __future__ import annotations

import pytest

from credence.model import Span
from credence.shapes import label, line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ada Holm", "byline"),
        ("BY ADA HOLM AND JENS KIRK", "byline"),
        ("By Ada Holm, Harbour Post", "byline"),
        ("The Harbour Wire contributed to this report.", "byline"),
        ("Home > News > Harbour", "page navigation, not article text"),
        ("Home » News » Harbour » Cranes", "page navigation, not article text"),
        ("3 May 2024 | By Ada Holm | 5 min read", "page navigation, not article text"),
        ("← The last crane of Ribe", "page navigation, not article text"),
        ("#crane #harbour", "tags"),
        ("[Council wants a second crane by spring]", "link to another article"),
        ("- [A second crane](https://example.org/crane)", "link to another article"),
        ("The crane is lifted. REUTERS/Ada Holm", "photo credit"),
        ("Ada Holm/Getty Images", "photo credit"),
        ("Write to Ada Holm at ada@example.org", "contact line"),
        ("Follow Ada Holm on Mastodon.", "how to follow the outlet, not article text"),
        ("— Port of Ribe (@portofribe) 3 May 2024", "signature of an embedded post"),
    ],
)
def test_labels_have_these_shapes(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "By night the crane sings",
        "By the numbers",
        "By Friday, the crane was back.",
        "By Ada Holm's count, forty boats came in.",
        "The crane > the ferry",
        "#1 in the county",
        "[Reuters]",
        "[The board did not answer our letters.]",
        "See the [plan](https://example.org/plan) of the harbour.",
        "The picture hangs in the museum, which bought it from Getty Images in 1998 for a hundred euros.",
        "He followed the coast on foot, and found Mastodon bones.",
        "Ada Holm answers letters that are sent to ada@example.org, and has done so for twenty years.",
        "A 3 @ 4 game",
        "– No, said the captain (who had not slept).",
        "",
    ],
)
def test_text_that_only_resembles_them_has_none(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("- A point", "A point"),
        ("• A point", "A point"),
        ("- •A point", "A point"),
        ("12. A point", "A point"),
        ("3) A point", "A point"),
        ("- 3 boats", "3 boats"),
        ("-3 degrees", "-3 degrees"),
        ("2024 was wet", "2024 was wet"),
        ("A point", "A point"),
        ("-", ""),
    ],
)
def test_a_list_item_is_bare_without_its_mark(text: str, bare: str) -> None:
    found = line(text, Span(0, len(text)))
    assert (found.bare, found.is_item) == (bare, bare != text)
