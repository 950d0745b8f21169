"""Several accounts of one story, drawn: events, relations, laundering, names.

Each picture is a table whose cells hold tracks without letters, like those of
:mod:`credence.show.charts`. Every row leads to the marked words in
:func:`credence.show.accounts.accounts_reader`, which belongs on the same page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from credence.show.accounts import Places, listed, many, places, strip, view
from credence.show.markup import Html, View, clip, el, html_table, join, text_table
from credence.story.model import Comparison, Name, Relation, RelationType, Time

# What each relation is called above its rows, and the sign that tells it apart without its colour.
SAID: Mapping[RelationType, tuple[str, str]] = {
    "self-contradict": ("↺", "One account contradicts itself"),
    "contradict": ("✕", "Accounts contradict each other"),
    "differ": ("≠", "Accounts differ"),
    "scope": ("⊂", "Different things: both can be right"),
    "rounding": ("≈", "One value, more or less finely"),
    "agree": ("=", "Accounts agree"),
    "only-one": ("1", "Only one account has it"),
}
FOLDED: frozenset[RelationType] = frozenset(("agree", "only-one"))
# The ends of the line of time, in days before the writing; a step to the left is ten times as long.
FARTHEST = 3650
TIME_NOTE = (
    "How far back the time words of each account point, on a line from ten years to the day of writing; "
    "the upright strokes stand at a year, a month and a week."
)
STROKES = (365, 30, 7)


def events_chart(found: Comparison) -> View:
    """Return which accounts tell of which event, and how far back their time words point.

    >>> from credence.model import Article
    >>> from credence.story import compare
    >>> events_chart(compare([Article("a", "", "The ferry sank last week.")]))
    event  account  time words
    1      a        last week (7 days back)
    """
    named = places(found)
    lines, rows = [], []
    for number, event in enumerate(found.events, 1):
        for id_ in event.ids:
            times = [time for time in event.times if time.quote.id == id_]
            said = ", ".join(f"{clip(t.quote.text)} ({_when(t)})" for t in times) or "none"
            lines.append((str(number), id_, said))
            rows.append((str(number), _account(named, id_), join((_times(named, times), _timeline(times)))))
    head = ("event", "account", "time words")
    reasons = dict.fromkeys(reason for event in found.events for reason in event.reasons)
    table = html_table([head, *rows], TIME_NOTE, "events")
    return view(text_table([head, *lines]), table, el("ul", *(el("li", reason) for reason in reasons)))


def _account(named: Places, id_: str) -> Html:
    """Return the id of an account as a link to its text."""
    return el("a", id_, href=f"#{named.text(id_)}")


def _when(time: Time) -> str:
    """Return the days that a time word stands for, in words."""
    if time.first and time.last:
        return str(time.first) if time.first == time.last else f"{time.first} to {time.last}"
    if time.back is None:
        return "undated"
    return f"{time.back} day{'s' * (time.back != 1)} back" if time.back else "new"


def _times(named: Places, times: Sequence[Time]) -> Html:
    """Return the time words of an account, each with its days."""
    said = [join((named.link(time.quote), f" ({_when(time)})")) for time in times]
    return el("span", *listed(said)) if said else el("span", "none")


def _timeline(times: Sequence[Time]) -> Html:
    """Return a line of time with a dot for each time word that counts from the writing."""
    line = el("line", x1=0, x2="100%", y1=9, y2=9, class_="faint")
    strokes = (el("line", x1=_at(days), x2=_at(days), y1=4, y2=14, class_="faint") for days in STROKES)
    dots = (
        el("circle", cx=_at(time.back), cy=9, r=5, class_="ink") for time in times if time.back is not None
    )
    return strip(line, *strokes, *dots)


def _at(days: int) -> str:
    """Return the place of a day on the line of time."""
    return f"{100 - 100 * log(1 + min(days, FARTHEST)) / log(1 + FARTHEST):.2f}%"


def relations_board(found: Comparison) -> View:
    """Return all relations, the gravest first, each with its quotes.

    >>> from credence.model import Article
    >>> from credence.story import compare
    >>> burst = "The Vessel burst its banks on Monday."
    >>> one = Article("a", "", burst + " Three people in Arden were hurt, Ana Ruiz said.")
    >>> other = Article("b", "", "In Arden the river flooded homes. Nine people in Arden were hurt.")
    >>> print(relations_board(compare([one, other])).text.splitlines()[1])
    1    differ     Three / Nine · Arden, hurt                  a b
    """
    named = places(found)
    groups: dict[RelationType, list[tuple[int, Relation]]] = defaultdict(list)
    for number, row in enumerate(found.relations, 1):
        groups[row.relation].append((number, row))
    head = ("row", "relation", "topic", "accounts")
    lines = [
        (str(number), row.relation, row.topic, " ".join(dict.fromkeys(q.id for q in row.quotes)))
        for group in groups.values()
        for number, row in group
    ]
    return view(text_table([head, *lines]), *(_group(named, kind, rows) for kind, rows in groups.items()))


def _group(named: Places, kind: RelationType, rows: Sequence[tuple[int, Relation]]) -> Html:
    """Return the rows of one relation, under a head that opens and closes them."""
    sign, name = SAID[kind]
    head = el("summary", el("b", sign, class_="sign"), f" {name} ", el("small", f"({kind}, {len(rows)})"))
    items = (_relation(named, number, row) for number, row in rows)
    return el("details", head, *items, open=None if kind in FOLDED else "", class_=f"board {kind}")


def _relation(named: Places, number: int, row: Relation) -> Html:
    """Return one row: topic, why, and what each account says."""
    said = [el("li", el("b", quote.id), " ", el("q", named.link(quote))) for quote in row.quotes]
    steps = [el("p", el("b", "source grew firmer: "), step, class_="step") for step in row.laundering]
    pages = len({quote.id for quote in row.quotes})
    counts = f" ({many(pages, 'page')}, {many(row.lines, 'line')})"
    head = el("p", el("b", f"{number}. {row.topic}"), el("br"), row.why, el("small", counts))
    return el("section", head, el("ul", *said), *steps, id=named.row(number))


def laundering_table(found: Comparison) -> View:
    """Return each step by which a source became firmer from one account to another."""
    named = places(found)
    steps = [(n, row, step) for n, row in enumerate(found.relations, 1) for step in row.laundering]
    split = [(n, row, *step.partition(": ")[::2]) for n, row, step in steps]
    text = text_table([("step", "from and to"), *((name, words) for _, _, name, words in split)])
    rows = [
        (
            name,
            words,
            join((el("a", f"row {n}", href=f"#{named.row(n)}"), ": ", *listed(_sides(named, row)))),
        )
        for n, row, name, words in split
    ]
    note = "Who is named as the source of one statement, where it is weaker and where it is firmer."
    return view(text, html_table([("step", "from and to", "the words"), *rows], note, "steps"))


def _sides(named: Places, row: Relation) -> list[Html]:
    """Return the quotes of a row as links by account."""
    return [named.link(quote, quote.id, title=clip(quote.text)) for quote in row.quotes]


def names_ledger(found: Comparison) -> View:
    """Return every name that is known, garbled or in several accounts, with how each account writes it.

    Names of one account follow in a list that opens on request.
    """
    named = places(found)
    ids = sorted(named.numbers)
    shown = [one for one in found.names if len(one.ids) > 1 or one.garbles or one.known]
    rest = [one for one in found.names if one not in shown]
    head = ("name", *ids)
    lines = [(one.name, *(_written(one, id_) + "✕" * _wrong(one, id_) for id_ in ids)) for one in shown]
    rows = [(_named(one), *(_cell(named, one, id_) for id_ in ids)) for one in shown]
    note = (
        "How each account writes a name; ✕ marks a garble. Each entry leads to what the account says of it."
    )
    table = html_table([head, *rows], note, "ledger")
    others = [el("li", f"{one.name}: ", *listed([named.link(q, q.id) for q in one.says])) for one in rest]
    more = el("details", el("summary", f"{many(len(rest), 'name')} of one account"), el("ul", *others))
    return view(text_table([head, *lines]), table, *([more] if rest else []))


def _named(one: Name) -> Html:
    """Return a name with where its spelling can be checked."""
    return join((one.name, *((el("br"), el("small", one.known)) if one.known else ())))


def _written(one: Name, id_: str) -> str:
    """Return how an account writes a name where it first does, or a dash."""
    said = next((quote.text for quote in one.says if quote.id == id_), None)
    if said is None:
        return "–"
    forms = sorted({*one.variants, *one.garbles}, key=len, reverse=True)
    return next((form for form in forms if form in said), one.name)


def _wrong(one: Name, id_: str) -> bool:
    """Tell whether an account garbles a name."""
    return _written(one, id_) in one.garbles


def _cell(named: Places, one: Name, id_: str) -> Html:
    """Return how an account writes a name, as a link to what it says of it."""
    quote = next((quote for quote in one.says if quote.id == id_), None)
    if quote is None:
        return el("span", "–")
    wrong = _wrong(one, id_)
    return el("span", named.link(quote, _written(one, id_)), " ✕" * wrong, class_="garble" if wrong else None)
