"""Names: which mentions mean the same product, company, person or place, garbled ones included.

Two spellings are one name where an edit or two parts them (Damerau and Levenshtein), their
version numbers are the same and they keep the same company; never where one account uses both,
for then it tells them apart. A list of known names catches a garble that stands in one account
only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from credence.story.accounts import Account
from credence.story.clusters import Clusters
from credence.story.known import KnownName
from credence.story.mentions import Key, Mention
from credence.story.model import Name, Quote
from credence.story.spelling import near_misses
from credence.story.terms import background, rarity, stem, words

# How much rare company (summed inverse document frequency, in nats) two bare words must share.
SHARED_COMPANY = 9.0
RARE = 2.5
# A bare word this long may be off in one account without such company.
FAIRLY_LONG = 5


@dataclass(frozen=True)
class Cast:
    """Who is named in some accounts: mentions by account, and the name that each key stands for.

    ``stories`` is the number of the story of each account; spellings are compared within a
    story only.
    """

    accounts: Sequence[Account]
    mentions: Sequence[Sequence[Mention]]
    stories: Sequence[int]
    known: Sequence[KnownName]

    @cached_property
    def full(self) -> list[dict[Key, Key]]:
        """Return for each account the full name of each bare surname, found in it or in its story."""
        found = [_surnames(mentions) for mentions in self.mentions]
        by_story: dict[int, dict[str, set[Key]]] = defaultdict(lambda: defaultdict(set))
        for story, mentions in zip(self.stories, self.mentions, strict=True):
            for mention in mentions:
                if _is_full(mention.key):
                    by_story[story][mention.key[-1]].add(mention.key)
        for story, mentions, surnames in zip(self.stories, self.mentions, found, strict=True):
            keys = {mention.key for mention in mentions}
            for key in keys:
                full = by_story[story].get(key[0], set()) if len(key) == 1 else set()
                if key not in surnames and len(full) == 1 and not full & keys:
                    surnames[key] = next(iter(full))
        return found

    def key(self, account: int, mention: Mention) -> Key:
        """Return the key of a mention, a surname made full."""
        return self.full[account].get(mention.key, mention.key)

    @cached_property
    def keys(self) -> list[Counter[Key]]:
        """Return how often each account mentions each key."""
        return [Counter(self.key(i, m) for m in mentions) for i, mentions in enumerate(self.mentions)]

    @cached_property
    def groups(self) -> Clusters[Key]:
        """Return which keys are one name."""
        groups: Clusters[Key] = Clusters()
        for story in sorted(set(self.stories)):
            members = [i for i, of in enumerate(self.stories) if of == story]
            for a, b in self._near(members):
                if not self._apart(groups, members, a, b):
                    groups.join(a, b)
        for wrong, right in self.corrections.items():
            groups.join(wrong, right)
        return groups

    @cached_property
    def corrections(self) -> dict[Key, Key]:
        """Return the keys that are garbles of known names, with the right key of each."""
        found: dict[Key, Key] = {}
        mentions = ((i, mention) for i, all_of_it in enumerate(self.mentions) for mention in all_of_it)
        for i, mention in mentions if self.known else ():
            near = _of_line(self.accounts[i], mention)
            right = (name.corrected(mention.key, near) for name in self.known)
            found |= {self.key(i, mention): key for key in right if key}
        return found

    def name(self, account: int, mention: Mention) -> Key:
        """Return what is the same for all mentions of one name in all accounts."""
        return self.groups.find(self.key(account, mention))

    def _near(self, members: Sequence[int]) -> Iterator[tuple[Key, Key]]:
        """Yield pairs of keys of one story whose spellings are near and whose company is the same."""
        where: dict[Key, list[int]] = defaultdict(list)
        for i in members:
            for key in self.keys[i]:
                where[key].append(i)
        for a, b in near_misses(where):
            alone = len(a) == 1 and not self._odd(a, b, where)
            if not set(where[a]) & set(where[b]) and (not alone or self._company(a, where[a], b, where[b])):
                yield a, b

    def _odd(self, a: Key, b: Key, where: Mapping[Key, Sequence[int]]) -> bool:
        """Tell whether one account of several writes a long, rare word in its own way."""
        few, many = sorted((len(where[a]), len(where[b])))
        rare = all(len(key[0]) >= FAIRLY_LONG and stem(key[0]) not in background() for key in (a, b))
        return rare and few == 1 and many > 1

    def _apart(self, groups: Clusters[Key], members: Sequence[int], a: Key, b: Key) -> bool:
        """Tell whether an account uses a spelling of ``a`` and one of ``b``, and so tells them apart."""
        roots = {groups.find(a), groups.find(b)}
        return any(len(roots & {groups.find(key) for key in self.keys[i]}) > 1 for i in members)

    def _company(self, a: Key, where_a: Iterable[int], b: Key, where_b: Iterable[int]) -> bool:
        """Tell whether two keys stand beside the same rare words and names."""
        shared = self._beside(a, where_a) & self._beside(b, where_b)
        return sum(map(rarity, shared)) >= SHARED_COMPANY

    def _beside(self, key: Key, where: Iterable[int]) -> set[str]:
        """Return the rare terms in the sentences that mention a key, its own pieces left out."""
        terms: set[str] = set()
        for i in where:
            for mention in self.mentions[i]:
                if self.key(i, mention) == key:
                    terms |= _of_line(self.accounts[i], mention)
        return {term for term in terms if term and term not in key and rarity(term) > RARE}


def _surnames(mentions: Sequence[Mention]) -> dict[Key, Key]:
    """Return the full name of each bare surname that an account uses after the full name."""
    full: dict[str, Key] = {}
    found: dict[Key, Key] = {}
    seen: set[Key] = set()
    for mention in mentions:
        key = mention.key
        if _is_full(key):
            full[key[-1]] = key
        elif len(key) == 1 and key not in seen and key[0] in full:
            found[key] = full[key[0]]
        seen.add(key)
    return found


def _is_full(key: Key) -> bool:
    """Tell whether a key looks like a first name and a surname."""
    common = words("role") | words("institution")
    letters = len(key) in (2, 3) and all(piece.isalpha() for piece in key)
    return letters and key[0] not in words("demonym") and key[-1] not in common


def _of_line(account: Account, mention: Mention) -> set[str]:
    """Return the terms of the sentence that holds a mention."""
    return set(account.lines[mention.line].terms)


def ledger(cast: Cast) -> tuple[Name, ...]:
    """Return a row for every name, those of most accounts first."""
    rows: dict[Key, list[tuple[int, Mention]]] = defaultdict(list)
    for i, mentions in enumerate(cast.mentions):
        for mention in mentions:
            rows[cast.name(i, mention)].append((i, mention))
    made = [_row(cast, found) for found in rows.values()]
    return tuple(sorted(made, key=lambda row: (-len(row.ids), row.name)))


def _row(cast: Cast, found: Sequence[tuple[int, Mention]]) -> Name:
    """Return the row of one name."""
    written: dict[Key, Counter[str]] = defaultdict(Counter)
    accounts: dict[Key, set[int]] = defaultdict(set)
    for i, mention in found:
        key = cast.key(i, mention)
        written[key][mention.span.of(cast.accounts[i].article.text)] += mention.key == key
        accounts[key].add(i)
    right = _right(cast.corrections, accounts, written)
    names = {key: max(sorted(forms), key=lambda form: forms[form]) for key, forms in written.items()}
    says: dict[int, Quote] = {}
    for i, mention in found:
        says.setdefault(i, cast.accounts[i].quote(cast.accounts[i].lines[mention.line].sentence.span))
    return Name(
        names.get(right) or _spelled(cast, right),
        tuple(sorted({form for forms in written.values() for form in forms})),
        tuple(cast.accounts[i].article.id for i in says),
        tuple(sorted(name for key, name in names.items() if key != right)),
        tuple(says.values()),
        next((known.source for known in cast.known if known.holds(right)), ""),
    )


def _right(
    corrections: Mapping[Key, Key], accounts: Mapping[Key, set[int]], written: Mapping[Key, Counter[str]]
) -> Key:
    """Return the spelling that is taken to be right: a known one, or else that of most accounts."""
    known = next((corrections[key] for key in sorted(accounts) if key in corrections), None)
    return known or max(sorted(accounts), key=lambda key: (len(accounts[key]), written[key].total()))


def _spelled(cast: Cast, key: Key) -> str:
    """Return how the list of known names writes a key that no account writes right."""
    written = {piece: word for known in cast.known for piece, word in known.written.items()}
    return " ".join(written.get(piece, piece.capitalize()) for piece in key)
