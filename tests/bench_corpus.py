"""A corpus made by rule, to measure speed on: articles like news, of words that nobody wrote.

Sentences come from the templates below, which hold cues of all four dimensions about as often as news
does; what fills them is made of syllables and drawn as words are in language, a few often and most
rarely (Zipf 1935). The same seed gives the same articles on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from credence.model import Article

WORDS = 650  # of an article, about
TYPES = 15_000  # that are drawn; with their endings and capitals they make three times as many
ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl qu r s st t tr v w".split()
VOWELS = "a e i o u ai ea oo ou".split()
CODAS = ["", "", "", *"l m n r s t nd rt st ck".split()]
ENDINGS = ["", "", "", *"er ing ion ment ness ist ship al ive ous".split()]
TITLES = "the mayor of {P}|a spokesman for {P} Water|head of the {n} office|who runs the {n} in {P}".split(
    "|"
)
MONTHS = "January February March April May June July August September October November December".split()

# {n} a noun, {v} a verb in the past, {a} an adjective, {N} a person, {P} a place, {T} who a person is,
# {d} a day, {f} a figure, {y} a year.
PLAIN = """
The {n} of {P} {v} the {n} near the {a} {n} before the {n} {v} again.
It {v} the {n}, and the {n} of the {a} {n} {v} with it.
Workers {v} two {n}s at the {n}, where an {a} {n} had {v} since the {n} opened.
In {P} the {n} {v} for the {n}, and few of the {n}s {v} after dark.
The {a} {n} stands between the {n} and the {n} that {N} {v} when the {n} was young.
For the {n}s of the valley, a {n} is more than a {n}: it {v} them through the winter.
There was no {n} in the {n}, only an {a} {n} and a {n} of {n}s on the floor.
When the {n} {v}, the {n}s took their {n} to the {n} and waited for the {a} {n}.
She {v} the {n} twice, put the {n} on the {n} and left for {P} with her {n}.
The road from {P} to {P} follows the {n} past a {n}, an {a} {n} and a row of {n}s.
A {n} {v} the {n} on Monday; the {n} of the {n} has not been {v}.
They had {v} the {n} for years without asking who {v} the {a} {n}.
""".strip().splitlines()
MARKED = """
“The {n} {v} us all, and I would do it again,” said {N}, {T}.
“We {v} the {n} in one night,” {N} told the council. “Nobody {v} the {n}.”
{N}, {T}, said the {n} had {v} about {f} {n}s by {d}.
According to the {a} report of the {n} office, {f} per cent of the {n}s {v} in {y}.
The board said on {d} {y} that it would {v} {f} million euros for the {n}.
Two people familiar with the {n} said the {n} had been {v} without a vote.
The {n} may have {v} because the {n} was {a}, a study by the University of {P} suggests.
It is possible that the {a} {n} will {v} the {n} next year, but the {n} could also fail.
Some experts say the {n} causes more {n}s than any other {n} in the country.
Critics argued that the {n} should have been {v} before {d}.
The ministry declined to comment on the {n}.
{N} did not respond to a request for comment about the {a} {n}.
From {y} to {y} the number of {n}s rose by {f}, from {f} to {f}, figures from {P} show.
The {n} measures {f} metres and weighs {f} tonnes, {f} more than the old one.
On {d} the court in {P} heard that {N} {v} {f} {n}s and sold {f} of them.
It is clearly the worst {n} in the history of {P}, and everybody knows it.
The {n} is a revolutionary, must-have {n} that will change everything for the {n}.
You won’t believe how this amazing {n} {v} the {n}!
Sign up today and get a free {n} with every {a} {n}.
Many {n}s {v} recently, and a number of others are said to follow soon.
An earlier trial of {f} {n}s, published in the Journal of {P} Studies, found no such {n}.
The {n} will certainly {v} the {n}, and there is no doubt that {P} pays for it.
""".strip().splitlines()
TEMPLATES = [*PLAIN, *PLAIN, *MARKED]  # about one mark in eight words, as in news
HEADLINES = """
{P} {n} {v} after {n} talks
How one {n} {v} the {a} {n} of {P}
{N} says {n} may {v} by {y}
This amazing {n} {v} everything
""".strip().splitlines()


@cache
def vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    """Return the made words and the running sums of their weights, the commonest first."""
    rng = random.Random(1935)  # noqa: S311 -- made words, not secrets
    words = dict.fromkeys(_word(rng) for _ in range(3 * TYPES))
    return tuple(words)[:TYPES], tuple(accumulate(1 / (rank + 20) for rank in range(TYPES)))


def _word(rng: random.Random) -> str:
    """Return two or three syllables and an ending."""
    syllables = (
        rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(2 + (rng.random() < 0.3))
    )
    return "".join(syllables) + rng.choice(ENDINGS)


def articles(number: int, words: int = WORDS, seed: int = 7) -> Iterator[Article]:
    """Yield articles of about so many words; the first ones are the same whatever their number is."""
    for i in range(number):
        rng = random.Random(seed * 1_000_003 + i)  # noqa: S311 -- made words, not secrets
        yield Article(f"made-{i}", _filled(rng, rng.choice(HEADLINES)), text(rng, words))


def text(rng: random.Random, words: int) -> str:
    """Return paragraphs of two to four sentences, about so many words in all."""
    paragraphs, count = list[str](), 0
    while count < words:
        sentences = [_filled(rng, rng.choice(TEMPLATES)) for _ in range(rng.choice((2, 3, 4)))]
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def _filled(rng: random.Random, template: str) -> str:
    """Return a template with made words in its places; a {T} holds places itself."""
    for slot, fill in FILLS.items():
        while slot in template:
            template = template.replace(slot, fill(rng), 1)
    return template[:1].upper() + template[1:]


def _made(rng: random.Random) -> str:
    words, sums = vocabulary()
    return rng.choices(words, cum_weights=sums)[0]


FILLS: dict[str, Callable[[random.Random], str]] = {
    "{T}": lambda rng: rng.choice(TITLES),
    "{n}": _made,
    "{a}": lambda rng: _made(rng) + rng.choice(("al", "ish", "en", "")),
    "{v}": lambda rng: _made(rng) + "ed",
    "{N}": lambda rng: f"{_made(rng).title()} {_made(rng).title()}",
    "{P}": lambda rng: _made(rng).title(),
    "{d}": lambda rng: f"{1 + int(28 * rng.random())} {rng.choice(MONTHS)}",
    "{f}": lambda rng: f"{2 + int(900 * rng.random() ** 3)}{rng.choice(('', '', '.5', ',250'))}",
    "{y}": lambda rng: f"{1960 + int(65 * rng.random())}",
}
