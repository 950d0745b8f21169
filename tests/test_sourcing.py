from __future__ import annotations

from typing import TYPE_CHECKING

import examples_support as support
import pytest

from credence import lexicon
from credence.dimensions import sourcing
from credence.model import Article
from credence.text import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credence.model import Field, Hit

PLAIN = "The mill stands by the river and its wheel turns all day. " * 8


def hits(text: str, field: Field = "text") -> Sequence[Hit]:
    article = Article("a", text, text)
    return sourcing.evidence(lexicon.default().find(document(article, field=field)))


def worth(text: str) -> float:
    return sum(hit.weight for hit in hits(text))


@pytest.mark.parametrize("example", support.examples("sourcing"))
def test_example(example: support.Example) -> None:
    support.check("sourcing", example)


def test_each_kind_has_examples_in_both_directions() -> None:
    assert support.scarce("sourcing") == []


def test_the_ladder_runs_from_a_document_down_to_nobody() -> None:
    rungs = [
        "The council’s report said the lock leaks.",
        "The council said the lock leaks.",
        "A person close to the council said the lock leaks.",
        "A source said the lock leaks.",
        "Some experts said the lock leaks.",
    ]
    values = [worth(text) for text in rungs]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(rungs)


def test_nobody_behind_a_claim_speaks_against_the_article() -> None:
    assert worth("It is rumoured that the lock leaks.") < 0
    assert worth("They say the lock leaks.") < 0


def test_ten_remarks_of_one_man_are_less_than_two_men() -> None:
    one = " ".join(["Jan Peeters said the lock leaks."] * 10)
    two = "Jan Peeters said the lock leaks. Ana Ruiz said the hay is wet. Marta Holm said the ferry is late."
    assert worth(one) < worth(two) + 0.2
    assert worth(one * 100) < 3 * worth(one)


def test_a_reply_that_was_sought_speaks_for_the_article() -> None:
    assert worth("The dairy declined to comment.") > 0


def test_a_refusal_in_one_sentence_counts_once() -> None:
    text = "The dairy has remained silent, with no official response."
    assert [hit.kind for hit in hits(text)] == ["reply_sought"]


def test_a_headline_earns_nothing_by_its_sources() -> None:
    assert hits("Ana Ruiz Says Ferry Is Late", field="title") == ()


def test_a_headline_pays_for_a_vague_crowd() -> None:
    (hit,) = hits("Experts say the ferry is cursed", field="title")
    assert (hit.kind, hit.weight < 0) == ("vague", True)


def test_words_inside_a_quotation_are_not_sourced_again() -> None:
    kinds = [hit.kind for hit in hits("“Experts say it leaks,” said Ana Ruiz.")]
    assert kinds == ["full_name"]


def test_dropping_a_source_lowers_the_worth() -> None:
    with_source = PLAIN + "The lock leaks, said Ana Ruiz. According to the council, it is old."
    without = PLAIN + "The lock leaks. According to the council, it is old."
    assert worth(with_source) > worth(without)


def test_plain_prose_has_no_evidence_of_sourcing() -> None:
    assert hits(PLAIN) == ()


@pytest.mark.parametrize("left", '“"„«')
def test_all_shapes_of_quotation_marks_attribute_alike(left: str) -> None:
    right = {"“": "”", '"': '"', "„": "“", "«": "»"}[left]
    assert [hit.kind for hit in hits(f"{left}The lock leaks badly,{right} said Ana Ruiz.")] == ["full_name"]


def test_the_signal_is_high_for_attribution_and_low_for_prose() -> None:
    text = "The lock leaks, according to Ana Ruiz. The lock is made of oak."
    high, low = sourcing.signal(lexicon.default().find(document(Article("a", "", text))))
    assert high > 0.8
    assert low < 0.3


def test_each_hit_marks_words_of_the_text() -> None:
    text = PLAIN + "“It leaks,” said Ana Ruiz on Monday. Some experts disagree. Sources say so."
    assert all(text[hit.start : hit.end].strip() for hit in hits(text))


def test_hits_come_in_reading_order() -> None:
    text = "Ana Ruiz said so on Monday. It is rumoured that the mill closed. The dairy declined to comment."
    starts = [hit.start for hit in hits(text)]
    assert starts == sorted(starts)
