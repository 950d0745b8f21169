"""What a user wants otherwise than shipped: kinds and cues switched off, cues added, whose quotations are.

Rules are handed to the functions that score, compare and detect; nothing is kept between two calls. So a
score stays a function of the text and of the rules, and a report says by :attr:`Rules.note` which they were.
The scale stays where the shipped rules put the reference news: compare only scores under the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from credence import lexicon
from credence.lexicon import Lexicon
from credence.model import Cue, Dimension, Hit, Reading, Span
from credence.text import covers

Quotations = Literal["speaker", "writer", "ignore"]
QUOTATIONS: tuple[Quotations, ...] = get_args(Quotations)
# Who is quoted, and with what words, is what this dimension asks: no policy takes quotations from it.
ASKS_WHO_SPEAKS: Dimension = "sourcing"

Named = tuple[Dimension, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """How to score, where it is not as shipped.

    ``kinds`` are kinds of evidence that count neither for nor against (``("promotion", "hype")``);
    ``cues`` are phrases that are taken out of the lexicon, so that a shorter phrase inside may be found;
    ``added`` are cues that join it, or take the place of a shipped one of the same phrase and kind.

    ``quotations`` says whose the words inside quotation marks are, in every dimension but sourcing:
    ``"speaker"``: the speaker's, as shipped; the writer is not to blame for them, or only in part, as each
    dimension has it. ``"writer"``: the writer's; they count as if there were no quotation marks.
    ``"ignore"``: nobody's; evidence that lies inside a quotation counts neither for nor against.

    ``note`` is what a report says of them.
    """

    kinds: frozenset[Named] = frozenset()
    cues: frozenset[Named] = frozenset()
    added: tuple[Cue, ...] = ()
    quotations: Quotations = "speaker"
    note: str = ""

    def find(self) -> Lexicon:
        """Return the lexicon under these rules; compiled once.

        >>> from credence.model import Article
        >>> from credence.text import document
        >>> doc = document(Article("a", "", "An amazing ferry."))
        >>> off = Rules(cues=frozenset({("promotion", "amazing")}))
        >>> ["promotion" in {m.cue.dimension for m in r.find().find(doc).matches[0]} for r in (SHIPPED, off)]
        [True, False]
        """
        return _compiled(self.cues, self.added) if self.cues or self.added else lexicon.default()

    def seen(self, dimension: Dimension, reading: Reading) -> Reading:
        """Return a reading as a dimension is to see it: where quotations are the writer's, without them."""
        if self.quotations != "writer" or dimension == ASKS_WHO_SPEAKS:
            return reading
        doc = reading.document
        plain = tuple(one._replace(quoted=False) for one in doc.sentences)
        return replace(reading, document=replace(doc, quotations=(), sentences=plain))

    def kept(self, hits: Iterable[Hit], quotations: Sequence[Span]) -> tuple[Hit, ...]:
        """Return the hits that count; ``quotations`` are those of the text that the hits lie in."""
        return tuple(hit for hit in hits if self._counts(hit, quotations))

    def _counts(self, hit: Hit, quotations: Sequence[Span]) -> bool:
        """Tell whether a hit counts."""
        if (hit.dimension, hit.kind) in self.kinds:
            return False
        spoken = self.quotations == "ignore" and hit.dimension != ASKS_WHO_SPEAKS
        return not (spoken and covers(quotations, Span(hit.start, hit.end)))


SHIPPED = Rules()


@lru_cache(maxsize=8)
def _compiled(off: frozenset[Named], added: tuple[Cue, ...]) -> Lexicon:
    """Return the shipped lexicon without some phrases, and with the added cues in it."""
    own = {(cue.dimension, cue.phrase, cue.kind) for cue in added}
    shipped = (
        cue
        for cue in lexicon.default().cues
        if (cue.dimension, cue.phrase) not in off and (cue.dimension, cue.phrase, cue.kind) not in own
    )
    return Lexicon((*shipped, *added))
