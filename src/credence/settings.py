"""``credence.toml`` in the working folder: a user's own rules, and the weights they start from.

::

    profile = "editor"                 # the weights, where the command line names none
    quotations = "speaker"             # or "writer" or "ignore", see credence.rules.Rules

    [off]
    kinds = ["promotion/informal"]     # kinds of evidence, as the reader names them
    cues = ["promotion/amazing"]       # phrases of the lexicons

    [lexicons]
    promotion = "our-words.csv"        # cue lists beside the file, with the columns of the shipped ones

Every key may be left out. A file with a mistake in it is refused as a whole: nothing is scored by half.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from credence import lexicon, methods, weights
from credence.kinds import kinds
from credence.model import Cue
from credence.rules import QUOTATIONS, Named, Rules

NAME = "credence.toml"
LARGEST = 10_000_000  # bytes of the file or of a cue list
KEYS = ("profile", "quotations", "off", "lexicons")
SWITCHES = ("kinds", "cues")
NEAR = 60  # of 100: how alike a wrong name and a right one are, so that the right one is offered
SOME = 6


class SettingsError(ValueError):
    """Settings that cannot be used; the message says which file and line, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a ``credence.toml`` says. ``sha256`` is that of its bytes and of the cue lists it names."""

    rules: Rules = field(default_factory=Rules)
    profile: str | None = None
    origin: str = ""
    sha256: str = ""

    def __str__(self) -> str:
        """Return what a report says of them; nothing where there is no file."""
        return self.rules.note


def here(folder: str | Path = ".") -> Settings:
    """Return the settings of a folder; the shipped ones where it has no ``credence.toml``.

    Raises:
        SettingsError: the file cannot be read or used.

    >>> here("no-such-folder") == Settings()
    True

    """
    file = Path(folder, NAME)
    return read(file) if file.exists() or file.is_symlink() else Settings()


def read(path: str | Path) -> Settings:
    """Return the settings of one file.

    Raises:
        SettingsError: it cannot be read or used.

    """
    import tomllib

    path = Path(path)
    text = _text(path, str(path))
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: no TOML: {error}; mend that place") from error
    return _File(path, text).settings(table)


def _text(path: Path, where: str) -> str:
    """Return the text of a file; ``where`` is what an error calls it."""
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"{where}: larger than {LARGEST:,} bytes; give a shorter one")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{where}: {error.strerror}; give a file that can be read") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{where}: not UTF-8; save it as UTF-8") from error


def nearest(name: str, known: Iterable[str]) -> str:
    """Return what to do about a wrong name: the nearest right one, or some of those there are.

    >>> nearest("profil", KEYS), nearest("x", QUOTATIONS)
    ('did you mean "profile"?', 'there are speaker, writer, ignore')
    """
    from rapidfuzz import fuzz, process

    choices = list(known)
    found = process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    if found:
        return f'did you mean "{found[0]}"?'
    more = f" and {len(choices) - SOME} more" if len(choices) > SOME else ""
    return f"there are {', '.join(choices[:SOME])}{more}"


@dataclass(frozen=True, slots=True)
class _File:
    """One file while it is read: what its errors need to say where."""

    path: Path
    text: str

    def settings(self, table: Mapping[str, Any]) -> Settings:
        """Return what the file says."""
        self._known("", table, KEYS)
        off = self._table("off", table, SWITCHES)
        lists = self._table("lexicons", table, weights.NAMES)
        texts = [self._list(name, file) for name, file in lists.items()]
        added = tuple(cue for read in texts for cue in self._cues(*read))
        digest = sha256("\0".join((self.text, *(text for _, _, text in texts))).encode()).hexdigest()
        profile = self._choice("profile", table, weights.PROFILES)
        quotations = self._choice("quotations", table, QUOTATIONS) or "speaker"
        switched = {
            "kinds": self._named("kinds", off, kinds),
            "cues": self._named("cues", off, _phrases),
        }
        rules = Rules(**switched, added=added, quotations=quotations)  # type: ignore[arg-type]
        note = f"settings of {self.path.name}, sha256 {digest[: methods.DIGITS]}: {_told(rules, profile)}"
        return Settings(replace(rules, note=note), profile, str(self.path), digest)

    def _wrong(self, near: str, problem: str) -> SettingsError:
        """Return an error about the first line that ``near`` stands in."""
        lines = (number for number, line in enumerate(self.text.splitlines(), 1) if _holds(line, near))
        line = next(lines, None)
        return SettingsError(f"{self.path}{f', line {line}' if line else ''}: {problem}")

    def _known(self, place: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
        """Refuse the first key that means nothing."""
        keys = tuple(keys)
        for key in table:
            if key not in keys:
                raise self._wrong(key, f'no key "{place}{key}"; {nearest(key, keys)}')

    def _table(self, key: str, table: Mapping[str, Any], keys: Iterable[str]) -> Mapping[str, Any]:
        """Return the table under a key, or an empty one."""
        found = table.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong(key, f'"{key}" is no table; write [{key}] and its keys below it')
        self._known(f"{key}.", found, keys)
        return found

    def _choice(self, key: str, table: Mapping[str, Any], known: Iterable[str]) -> str | None:
        """Return the value of a key that takes one of some names."""
        value = table.get(key)
        if value is not None and value not in tuple(known):
            raise self._wrong(key, f'{key} = "{value}" means nothing; {nearest(str(value), known)}')
        return value

    def _named(
        self, key: str, off: Mapping[str, Any], known: Callable[[Any], Iterable[str]]
    ) -> frozenset[Named]:
        """Return pairs of dimension and name from a list of ``"dimension/name"``."""
        values = off.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise self._wrong(key, f'"off.{key}" is no list of names; write {key} = ["promotion/hype"]')
        return frozenset(self._pair(key, value, known) for value in values)

    def _pair(self, key: str, value: str, known: Callable[[Any], Iterable[str]]) -> Named:
        """Return the dimension and the name in ``"dimension/name"``."""
        dimension, slash, name = value.partition("/")
        wrong = f'"{value}" in off.{key}'
        if not slash:
            names = (f"{one}/{value}" for one in weights.NAMES if value in known(one))
            right = next(names, None)
            advice = f'did you mean "{right}"?' if right else 'write "promotion/hype"'
            raise self._wrong(value, f"{wrong} names no dimension; {advice}")
        found = next((one for one in weights.NAMES if one == dimension), None)
        if found is None:
            raise self._wrong(value, f"{wrong}: no such dimension; {nearest(dimension, weights.NAMES)}")
        if name not in known(found):
            raise self._wrong(value, f"{wrong}: no such {key[:-1]} of {found}; {nearest(name, known(found))}")
        return found, name

    def _list(self, dimension: str, file: object) -> tuple[str, str, str]:
        """Return the dimension, the name and the text of a cue list."""
        if not isinstance(file, str) or "\0" in file:
            raise self._wrong(dimension, f'"lexicons.{dimension}" names no file; write "our-words.csv"')
        where = f"{self.path}: lexicons.{dimension}: {file}"
        return dimension, file, _text(self.path.parent / file, where)

    def _cues(self, dimension: str, file: str, text: str) -> Iterator[Cue]:
        """Yield the cues of a list; each must be of a kind that the dimension knows."""
        name = next(one for one in weights.NAMES if one == dimension)
        known = sorted(
            {cue.kind for cue in lexicon.default().cues if cue.dimension == name} - {lexicon.SHAPE}
        )
        seen = set()
        try:
            for cue in lexicon.read(io.StringIO(text, newline=""), name, file):
                if cue.kind not in known:
                    advice = nearest(cue.kind, known)
                    raise SettingsError(f'{_at(file, text, cue)}: no kind "{cue.kind}" of cue; {advice}')
                if (cue.phrase, cue.kind) in seen:
                    raise SettingsError(f"{_at(file, text, cue)}: stands twice as {cue.kind}; keep one")
                seen.add((cue.phrase, cue.kind))
                yield cue
        except lexicon.LexiconError as error:
            raise SettingsError(f"{error}; mend that line") from error


def _at(file: str, text: str, cue: Cue) -> str:
    """Return where a cue stands: the file, the last line that looks like it, the phrase."""
    lines = [n for n, line in enumerate(text.splitlines(), 1) if f",{cue.kind}," in line]
    return f'{file}, line {lines[-1]}: "{cue.phrase}"' if lines else f'{file}: "{cue.phrase}"'


def _holds(line: str, name: str) -> bool:
    """Tell whether a line of TOML, without its remark, holds a key or a value."""
    plain = line.strip()
    opens = plain.startswith((f"[{name}]", f"{name} ", f"{name}=", f"{name}."))
    return opens or f'"{name}"' in plain or f"'{name}'" in plain


def _phrases(dimension: str) -> list[str]:
    """Return the phrases of a shipped lexicon."""
    return [
        cue.phrase
        for cue in lexicon.default().cues
        if cue.dimension == dimension and cue.kind != lexicon.SHAPE
    ]


def _told(rules: Rules, profile: str | None) -> str:
    """Return in words what is not as shipped."""
    off = sorted(f"{dimension}/{name}" for dimension, name in (*rules.kinds, *rules.cues))
    parts = (
        f"off {', '.join(off)}" if off else "",
        f"{len(rules.added)} cue{'s' * (len(rules.added) != 1)} added" if rules.added else "",
        f"quotations {rules.quotations}" if rules.quotations != "speaker" else "",
        f"profile {profile}" if profile else "",
    )
    told = "; ".join(part for part in parts if part) or "nothing but what is shipped"
    return f"{told}; compare only scores under the same settings"
