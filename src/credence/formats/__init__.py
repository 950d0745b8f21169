"""From one file or address to its articles: text, pages, documents, mail, archives of the web, tables.

What an article's ``text`` is, exactly: a ``.txt`` file as decoded; a ``.md`` file as decoded, after
its front matter, marks left in place; of an ``.html`` page the article text that trafilatura finds
(Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15), a paragraph a line; of a ``.docx`` its
paragraphs; of a ``.pdf`` its lines put together to paragraphs; of a mail the page or the text in it;
of a record its column of text. Line ends stay as they are. Bytes that no encoding explains, and lone
surrogates of JSON escapes, become U+FFFD, one for one.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from credence import pages
from credence.formats import archive, mail, page, pdf, tables, web, word
from credence.formats.columns import NAMES as FIELDS
from credence.formats.columns import NoTextColumn
from credence.formats.common import Fields, Found, Options, article, data_of, headline
from credence.formats.web import is_address
from credence.model import Article
from credence.pages import Unreadable

__all__ = [
    "FIELDS",
    "READERS",
    "NoTextColumn",
    "Options",
    "Unreadable",
    "address",
    "article",
    "articles",
    "headline",
    "is_address",
    "refused",
    "suffix",
]

Document = Callable[[bytes, Path | str], Fields]
Reader = Callable[[Path, Options], Found]


def articles(path: Path, options: Options | None = None) -> Found:
    """Yield the articles of one file in order; what cannot be read is named in its place.

    >>> [str(item) for item in articles(Path("no-such.txt"))]
    ['no-such.txt: No such file or directory; give a file or folder that exists']
    """
    try:
        if stat.S_ISREG(path.stat().st_mode):
            yield from READERS.get(suffix(path), _text)(path, options or Options())
        else:
            yield Unreadable(path, "not a regular file", "give a text file, a page or a folder")
    except Unreadable as problem:
        yield problem
    except OSError as error:
        yield refused(path, error)
    except ValueError as error:  # a NUL in the path
        yield Unreadable(path, str(error), "give a file or folder that exists")


def suffix(path: Path) -> str:
    """Return what tells the kind of a file, in small letters.

    >>> suffix(Path("a.WARC.gz")), suffix(Path("b.2.Txt"))
    ('.warc.gz', '.txt')
    """
    return ".warc.gz" if path.name.lower().endswith(".warc.gz") else path.suffix.lower()


def refused(path: Path, error: OSError) -> Unreadable:
    """Return what the operating system said, with what to do."""
    missing = isinstance(error, FileNotFoundError)
    advice = "give a file or folder that exists" if missing else "check its permissions and links"
    return Unreadable(path, error.strerror or "cannot be opened", advice)


def document(read: Document) -> Reader:
    """Return the reader of files that hold one article each."""

    def reader(path: Path, _: Options) -> Iterator[Article]:
        yield article(read(data_of(path), path), path.stem, str(path))

    return reader


def _text(path: Path, options: Options) -> Found:
    """Yield the article of a text file, which may turn out to be a page or a list of addresses."""
    text = pages.decode(data_of(path), path)
    if pages.is_page(text):
        options.say(f"{path}: an HTML page by its first tag, read as one")
        yield from READERS[".html"](path, options)
    elif web.listed(text):
        yield from addresses(path, options)
    else:
        yield article({"text": text}, path.stem, str(path))


def _markdown(data: bytes, where: Path | str) -> Fields:
    """Return the article of a Markdown file with or without front matter."""
    fields, text = pages.front_matter(pages.decode(data, where))
    return {**fields, "text": text}


def addresses(path: Path, options: Options) -> Found:
    """Yield the pages at the addresses that a file lists, one a line."""
    found = web.listed(pages.decode(data_of(path), path))
    if not found:
        raise Unreadable(path, "no list of addresses", "write one address a line, with http:// or https://")
    if not options.follow:
        advice = "name the file itself to have them fetched"
        raise Unreadable(path, "a list of addresses, not fetched", advice)
    for line in found:
        yield from address(line, options)


def address(url: str, options: Options) -> Found:
    """Yield the article at an address of the web: a page, a text, or a document."""
    try:
        found = web.fetched(url, private=options.private)
        fields = KINDS.get(found.kind, page.fields)(found.body, url)
        yield replace(article(fields, web.name(found.url), url), url=found.url)
    except Unreadable as problem:
        yield problem


def _plain(data: bytes, where: Path | str) -> Fields:
    """Return the article of plain text."""
    return {"text": pages.decode(data, where)}


def _table(path: Path, options: Options) -> Found:
    """Yield the articles of a CSV table, those of the files that it names too."""
    return tables.rows(path, options, articles)


KINDS: dict[str, Document] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    "application/pdf": pdf.fields,
    word.MEDIA_TYPE: word.fields,
}
READERS: dict[str, Reader] = {
    ".txt": _text,
    ".md": document(_markdown),
    ".markdown": document(_markdown),
    ".html": document(page.fields),
    ".htm": document(page.fields),
    ".xhtml": document(page.fields),
    ".pdf": document(pdf.fields),
    ".docx": document(word.fields),
    ".eml": document(mail.fields),
    ".mbox": mail.mailbox,
    ".warc": archive.pages_of,
    ".warc.gz": archive.pages_of,
    ".urls": addresses,
    ".jsonl": tables.lines,
    ".csv": _table,
    ".tsv": _table,
    ".parquet": tables.parquet,
}
