"""Judgements to hand on: as CSV, and as annotations that other programs understand; and back.

The annotations follow the Web Annotation Data Model (W3C Recommendation, 23 February 2017): a quote and
a position name the words, the source says by identifier and SHA-256 which text they stand in, the bodies
say of which kind the mark is and what the rater thinks of it.
"""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from credence.corpus import safe_cell
from credence.judgements.model import COLUMNS, JudgementsError, Vote, digest, latest
from credence.judgements.store import MAGIC, Store

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
URN = "urn:uuid:"
GUARD = "'"
# A quotation may be as long as an article.
LONGEST_CELL = 10_000_000
Record = dict[str, Any]


def read(path: str | Path) -> tuple[Vote, ...]:
    """Return the votes that stand in a file: a store, CSV or Web Annotations, told apart by their content.

    Raises:
        JudgementsError: the file cannot be read as any of these; it says which, where and what to do.

    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            opening = file.read(len(MAGIC))
        if opening == MAGIC:
            return Store(path).votes()
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise JudgementsError(f"{path}: {error.strerror}; give a file of judgements") from error
    except UnicodeDecodeError as error:
        raise JudgementsError(
            f"{path}: no file of judgements; give one that credence stored or exported"
        ) from error
    try:
        return latest(_annotations(text) if text.lstrip().startswith("{") else _rows(text))
    except JudgementsError as error:
        raise JudgementsError(f"{path}: {error}") from None


def csv_text(votes: Iterable[Vote]) -> str:
    """Return votes as CSV, a row a vote; no cell is one that a spreadsheet would run.

    A cell that opens with an apostrophe has got one more, and :func:`read` takes one off again.

    >>> csv_text(())[:32]
    '"id","created","rater","verdict"'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(getattr(vote, name)) for name in COLUMNS] for vote in votes)
    return out.getvalue()


def _guarded(value: object) -> object:
    """Return a safe cell from which the value can be told."""
    return f"{GUARD}{value}" if isinstance(value, str) and value.startswith(GUARD) else safe_cell(value)


def _rows(text: str) -> Iterator[Vote]:
    """Yield the votes of a CSV table."""
    csv.field_size_limit(LONGEST_CELL)
    table = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        raise JudgementsError(
            f"no column {missing[0]!r}; give a file of judgements that credence stored or exported"
        )
    try:
        for row in table:
            yield _vote({name: (row[name] or "").removeprefix(GUARD) for name in COLUMNS})
    except (JudgementsError, csv.Error) as error:
        raise JudgementsError(f"line {table.line_num}: {error}; mend the row or take it out") from None


def _vote(cells: Mapping[str, Any]) -> Vote:
    """Return a vote from cells that may hold anything."""
    try:
        places = {name: int(cells[name]) for name in ("start", "end")}
    except (TypeError, ValueError):
        raise JudgementsError(f"start {cells['start']!r} and end {cells['end']!r} are no numbers") from None
    wrong = next((name for name in COLUMNS if name not in places and not isinstance(cells[name], str)), None)
    if wrong:
        raise JudgementsError(f"{wrong} is {cells[wrong]!r}; it must be text")
    return Vote(**{**cells, **places})


def jsonld(votes: Iterable[Vote]) -> Record:
    """Return votes as a collection of Web Annotations, ready for ``json.dumps``.

    >>> jsonld(())["total"]
    0
    """
    votes = tuple(votes)
    name = uuid.uuid5(uuid.NAMESPACE_OID, digest(votes))
    page = f"{URN}{uuid.uuid5(name, 'page')}"
    return {
        "@context": CONTEXT,
        "id": f"{URN}{name}",
        "type": "AnnotationCollection",
        "label": "Judgements of marks",
        "total": len(votes),
        "first": {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": list(map(_item, votes))},
    }


def _item(vote: Vote) -> Record:
    """Return one vote as an annotation."""
    quote = {"type": "TextQuoteSelector", "exact": vote.quote, "prefix": vote.prefix, "suffix": vote.suffix}
    place = {"type": "TextPositionSelector", "start": vote.start, "end": vote.end}
    return {
        "id": vote.id if ":" in vote.id else f"{URN}{vote.id}",
        "type": "Annotation",
        "motivation": "classifying" if vote.verdict == "missed" else "assessing",
        "created": vote.created,
        "creator": {"type": "Person", "name": vote.rater},
        "body": [_body("classifying", f"{vote.dimension}/{vote.kind}"), _body("assessing", vote.verdict)],
        "target": {"source": _source(vote), "selector": [quote, place]},
    }


def _body(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _source(vote: Vote) -> Record:
    """Return what an annotation is on: the page, or, where it has no address, the text by its SHA-256."""
    return {
        "id": vote.url or _named(vote.sha256),
        "type": "Text",
        "format": "text/plain",
        "dc:identifier": vote.article,
        "dc:type": vote.field,
        "schema:sha256": vote.sha256,
    }


def _named(sha256: str) -> str:
    """Return the name of a text that has no address: its SHA-256 as a UUID of version 8 (RFC 9562)."""
    return f"{URN}{sha256[:8]}-{sha256[8:12]}-8{sha256[13:16]}-8{sha256[17:20]}-{sha256[20:32]}"


def _annotations(text: str) -> Iterator[Vote]:
    """Yield the votes of a collection, of a page or of one annotation."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise JudgementsError(f"broken JSON ({error}); export it again") from None
    first = held.get("first", held)
    items = first.get("items", [first]) if isinstance(first, dict) else None
    if not isinstance(items, list):
        raise JudgementsError('no list of annotations ("items"); export it again')
    for number, item in enumerate(items, 1):
        try:
            yield _vote(_cells(item))
        except (KeyError, TypeError, AttributeError, StopIteration) as error:
            raise JudgementsError(f"annotation {number}: no {error}; mend it or take it out") from None
        except JudgementsError as error:
            raise JudgementsError(f"annotation {number}: {error}; mend it or take it out") from None


def _cells(item: Record) -> Record:
    """Return the fields of one annotation under our names."""
    source, selectors = item["target"]["source"], item["target"]["selector"]
    quote, place = (_of(selectors, "type", f"Text{name}Selector") for name in ("Quote", "Position"))
    dimension, _, kind = _of(item["body"], "purpose", "classifying")["value"].partition("/")
    name = source["id"]
    return {
        "id": item["id"].removeprefix(URN),
        "created": item["created"],
        "rater": item["creator"]["name"],
        "verdict": _of(item["body"], "purpose", "assessing")["value"],
        "dimension": dimension,
        "kind": kind,
        "article": source["dc:identifier"],
        "sha256": source["schema:sha256"],
        "url": "" if name.startswith(URN) else name,
        "field": source["dc:type"],
        "start": place["start"],
        "end": place["end"],
        "quote": quote["exact"],
        "prefix": quote["prefix"],
        "suffix": quote["suffix"],
    }


def _of(parts: list[Record], name: str, value: str) -> Record:
    """Return the part whose ``name`` has a value."""
    found = next((part for part in parts if part[name] == value), None)
    if found is None:
        raise KeyError(value)
    return found
