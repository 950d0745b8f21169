"""A report on the disk: its pages and its tables in one folder, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from credence import corpus, outputs, records
from credence.show.site import INDEX, MARK, Site


def write(site: Site, out: Path | str) -> None:
    """Write a report, whole or not at all; an earlier report in its place gives way at the end.

    Raises:
        outputs.Unwritable: the place cannot be written, or holds something that is no report.

    """
    with _folder(Path(out)) as folder:
        (folder / "articles").mkdir()
        for place, page in site.pages():
            _put(folder / place, page)
        _put(folder / MARK, records.dumps(site.methods(), indent=1) + "\n")
        lines = (records.dumps(records.score_record(one, site.weights)) for one in site.reports)
        _put(folder / "scores.json", "[" + ",\n".join(lines) + "]\n")
        table = corpus.frame(site.reports, site.weights).assign(page=site.places)
        table.to_parquet(folder / "scores.parquet", index=False)
        _put(folder / "scores.csv", table.map(corpus.safe_cell).to_csv(index=False, lineterminator="\n"))


def _put(file: Path, text: str) -> None:
    """Write a text as it is."""
    file.write_bytes(text.encode("utf-8", "replace"))


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """Give a new folder beside ``out``, which takes its place at the end."""
    whole = Path(os.path.abspath(out))  # noqa: PTH100 -- a link is replaced, not followed
    if whole.exists() and not replaceable(whole):
        raise outputs.Unwritable(None, "it is there already and is no report of credence", str(out))
    part, old = (whole.with_name(f".{whole.name[:40]}.{token_hex(4)}.{end}") for end in ("part", "old"))
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir()
        yield part
        if whole.exists():
            whole.rename(old)
        part.rename(whole)
    except OSError as error:
        if old.exists() and not whole.exists():
            old.rename(whole)
        raise outputs.Unwritable(error.errno, error.strerror or str(error), str(out)) from error
    finally:
        for left in (part, old):
            rmtree(left, ignore_errors=True)


def replaceable(folder: Path) -> bool:
    """Tell whether a folder may be replaced: it is empty, or a report that was written before."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return not any(folder.iterdir()) or all((folder / name).is_file() for name in (MARK, INDEX))
