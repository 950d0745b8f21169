"""What must be found in the five accounts of ``data/articles``, each with its name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from credence.story.model import Comparison, RelationType


def has(
    found: Comparison,
    kinds: Collection[RelationType],
    ids: Collection[str],
    said: Sequence[str] = (),
    topic: str = "",
) -> bool:
    """Tell whether a row of one of some relations quotes some accounts and words on a topic."""
    return any(
        row.relation in kinds
        and topic in row.topic
        and {*ids} <= {quote.id for quote in row.quotes}
        and all(any(words in quote.text for quote in row.quotes) for words in said)
        for row in found.relations
    )


def checks(found: Comparison) -> Mapping[str, bool]:
    """Return of each thing that must be found whether it is."""
    variants = [set(name.variants) for name in found.names]
    garbles = [garble for name in found.names if name.known for garble in name.garbles]
    cost = ({"002"}, ["5.5", "6 million"])
    market = ({"002", "004"}, ["589", "1 trillion"])
    return {
        "004 is an event of its own": [event.ids for event in found.events]
        == [("000", "001", "002", "003"), ("004",)],
        "000, 001 and 003 are one line": found.lineage.lines == (("000", "001", "003"), ("002",), ("004",)),
        "market figures are a matter of scope": has(found, {"scope"}, *market)
        and not has(found, {"differ", "contradict"}, *market),
        "training cost is rounded or differs": has(found, {"rounding", "differ"}, *cost),
        "contradiction on Microsoft": has(found, {"contradict"}, {"002", "003"}, ["Microsoft"], "Microsoft"),
        "contradiction on the answer": has(found, {"contradict"}, {"002", "003"}, ["silent"], "DeepSeek"),
        "contradiction on evidence": has(found, {"contradict"}, {"001", "003"}, ["proof"], "evidence"),
        "contradiction on guilt": has(found, {"contradict"}, {"002", "003"}, ["may have"], "wrong"),
        "contradiction on performance": has(found, {"contradict"}, {"002"}, ["comparable"], "compared"),
        "Quen and Qwen are one name": any({"Quen 2.5 Max", "Qwen 2.5 Max"} <= same for same in variants),
        "Kim and Kimi are one name": any({"Kim 1.5", "Kimi 1.5"} <= same for same in variants),
        "Jan is known from the list": any("Jan" in garble.split() for garble in garbles),
        "Sachs is known from the list": any("Sachs" in garble for garble in garbles),
        "GPT-4 and GPT-4o are two names": {"GPT-4", "GPT-4o"} <= set().union(*variants)
        and not any({"GPT-4", "GPT-4o"} <= same for same in variants),
        "a source that grew firmer is named": any(row.laundering for row in found.relations),
    }
