"""Which column of a table holds what: named by the user, else by its name, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from credence.formats.common import Options
from credence.pages import Unreadable

# Names that columns go by, the best first; written without capitals, blanks and marks.
NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "text": "text articletext fulltext maintext plaintext body articlebody content story article",
        "title": "title headline heading articletitle header subject hed",
        "id": "id articleid docid documentid uuid guid key",
        "outlet": "outlet source site publisher publication newspaper sitename domain medium",
        "url": "url link href address uri permalink articleurl",
        "published": "published date publishdate publicationdate pubdate publishedat datepublished",
        "language": "language lang locale",
        "author": "author authors byline writer creator",
        "file": "file",
        "label": "label",
    }.items()
}
PROSE_WORDS = 50  # a column with as many words a cell holds articles
MOST_COLUMNS = 2_000


class NoTextColumn(Unreadable):
    """A table without articles in it, such as one of figures."""


def choose(
    names: Sequence[str], sample: Iterable[Mapping[str, object]], options: Options, where: Path | str
) -> dict[str, str]:
    """Return the column for each field that the table has one for.

    What was guessed is said. ``sample`` are some rows, looked at where no name tells the text.

    Raises:
        Unreadable: a column that the user named is not there; no column, or more than one, can be
            the text; there are too many columns.

    >>> heard = []
    >>> choose(["Headline", "Body"], [], Options(say=heard.append), "a.csv")
    {'text': 'Body', 'title': 'Headline'}
    >>> heard
    ['a.csv: took "Body" for the text, "Headline" for the title; --column text=NAME says otherwise']

    """
    if len(names) > MOST_COLUMNS:
        reason = f"a table of {len(names):,} columns; at most {MOST_COLUMNS:,} are read"
        raise Unreadable(where, reason, "give the columns of the articles alone")
    given = _given(names, options, where)
    free = [name for name in names if name not in given.values()]
    found = given | {field: name for field in NAMES if field not in given and (name := _named(field, free))}
    if "text" not in found and "file" not in found:
        found["text"] = _by_content(free, sample, where)
    elif "text" not in given and found.get("text") != "text" and "file" not in found:
        _one_of([name for name in free if _key(name) in NAMES["text"]], where)
    if "text" in found and names.count(found["text"]) > 1:
        _one_of([found["text"]] * 2, where)
    _say(found, given, options, where)
    return {field: found[field] for field in NAMES if field in found}


def _given(names: Sequence[str], options: Options, where: Path | str) -> dict[str, str]:
    """Return the columns that the user named; each must be there."""
    for name in options.columns.values():
        if name not in names:
            advice = "name one of them with --column text=NAME"
            raise Unreadable(where, f'no column "{name}" among {_listed(names)}', advice)
    return dict(options.columns)


def _named(field: str, names: Sequence[str]) -> str:
    """Return the column whose name says that it holds a field, the best name first; or nothing."""
    if field in names:
        return field
    found = {_key(name): name for name in reversed(names)}
    return next((found[key] for key in NAMES[field] if key in found), "")


def _by_content(names: Sequence[str], sample: Iterable[Mapping[str, object]], where: Path | str) -> str:
    """Return the one column with long texts in it."""
    rows = list(sample)
    words = {name: sum(len(str(row.get(name) or "").split()) for row in rows) for name in names}
    found = [name for name in names if words[name] >= PROSE_WORDS * max(1, len(rows))]
    if not found:
        advice = "name it with --column text=NAME"
        raise NoTextColumn(where, f"no column of article text among {_listed(names)}", advice)
    return _one_of(found, where)


def _one_of(names: Sequence[str], where: Path | str) -> str:
    """Return the one name there is."""
    if len(names) > 1:
        advice = f'choose with --column "text={names[0]}"'
        raise Unreadable(where, f"the text may be in any of the columns {_listed(names)}", advice)
    return names[0]


def _say(found: Mapping[str, str], given: Mapping[str, str], options: Options, where: Path | str) -> None:
    """Say what was guessed."""
    order = [field for field in NAMES if field in found and field not in given and found[field] != field]
    if order:
        guessed = ", ".join(f'"{found[field]}" for the {field}' for field in order)
        options.say(f"{where}: took {guessed}; --column {order[0]}=NAME says otherwise")


def _listed(names: Sequence[str]) -> str:
    """Return names in quotation marks, the first twenty of them."""
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""  # noqa: PLR2004 -- as said
    return (", ".join(f'"{name}"' for name in names[:20]) or "none") + more


def _key(name: str) -> str:
    """Return a name without what differs between tables."""
    return re.sub(r"[\W_]", "", name).casefold()
