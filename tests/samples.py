"""Articles of our own for the tests, on subjects far from the corpus, and strategies that mix them."""

from __future__ import annotations

from hypothesis import strategies as st

from credence.model import Article

SOBER = (
    "The harbour board said on Tuesday 4 March 2025 that the new ferry will carry 240 passengers.",
    "According to the annual report of the port authority, freight rose by 6.2 per cent in 2024.",
    "“We checked every weld twice,” said Marta Lindqvist, chief engineer of the yard in Karlstad.",
    "The delay may have been caused by late steel, two people familiar with the contract said.",
    "The transport ministry declined to comment.",
    "Ticket prices are expected to rise by about 3 per cent, from 4.10 to 4.20 euros.",
    "An earlier study of 1,200 commuters by the University of Oulu found no such effect.",
    "The old ferry, built in 1987, had been taken out of service on 12 January.",
    "Critics on the town council argued that the contract should have been tendered again.",
    "The yard has until 30 June to answer, according to a letter seen by the Karlstad Courier.",
)
GAUDY = (
    "You won’t believe what this amazing little library just did!",
    "It is hands down the best, most revolutionary reading room on the planet.",
    "The secret? Nobody wants you to know it.",
    "They totally destroyed every other town, and one thing is certain: nothing will ever be the same.",
    "Some experts say it changes everything.",
    "Sign up now, before it is too late, and tell all your friends!",
    "A huge number of readers came last week, and they were absolutely blown away.",
    "The mayor stole the idea, of course. Just a coincidence? Hardly.",
    "This is INSANE, and trust me, you will love it.",
    "Everybody knows that the rival town has always cheated.",
)
QUOTES = (
    "“Half a quotation, and no end to it.",
    "‘Well,’ she said.",
    '"Straight marks," he wrote.',
    "A “loose” word.",
)
ODD = (
    "- a point",
    "| a | table | row |",
    "Sources:",
    "A heading without its stop",
    "",
    "   ",
    "12,5 %",
    "\u200bzero\u200d width",
)


def article(*sentences: str, title: str = "", id_: str = "a") -> Article:
    """Return an article with a paragraph for every two sentences."""
    pairs = [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
    return Article(id_, title, "\n\n".join(pairs))


TOWNS = (
    "Oulu",
    "Gdynia",
    "Cork",
    "Vaasa",
    "Porto",
    "Split",
    "Bergen",
    "Tartu",
    "Umea",
    "Esbjerg",
    "Trieste",
    "Nantes",
)


def varied(rounds: int) -> list[str]:
    """Return six sentences a round, good and bad ones, no two rounds with the same figures or town."""
    lines = []
    for i in range(rounds):
        town, other = TOWNS[i % 12], TOWNS[(i * 5 + 3) % 12]
        lines += [
            f"The harbour board of {town} said on {i % 28 + 1} March that {120 + 7 * i} boats had called.",
            f"Their number may have grown by {i + 2} per cent, according to the port of {other}.",
            f"The pier of {town} is old and the wind is cold.",
            f"Anna Ek-{other}, who runs the fish market, told the council that {i + 3} stalls would close.",
            f"It is the worst idea since {other} sold its crane, and everybody knows it.",
            f"Somebody in {town} stole the bell, and many people are angry.",
        ]
    return lines


def articles() -> st.SearchStrategy[Article]:
    """Mix our sentences, odd lines and arbitrary characters into articles."""
    line = st.one_of(st.sampled_from(SOBER + GAUDY + QUOTES + ODD), st.text(max_size=60))
    text = st.lists(line, max_size=40).flatmap(
        lambda lines: st.sampled_from((" ", "\n", "\n\n")).map(lambda gap: gap.join(lines))
    )
    title = st.one_of(st.just(""), st.sampled_from(SOBER[:2] + GAUDY[:2]), st.text(max_size=40))
    return st.builds(Article, st.just("a"), title, text)
