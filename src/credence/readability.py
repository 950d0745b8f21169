"""How hard a text is to read: context beside the scores, never one of them.

Hard words are no sign of credible work, nor of the lack of it; but a reader may want to know.
"""

from __future__ import annotations

from dataclasses import dataclass

from credence.model import Article
from credence.scoring import read


@dataclass(frozen=True, slots=True)
class Readability:
    """Flesch reading ease (about 0 hard to 100 easy) and the school grade that it asks for."""

    ease: float
    grade: float

    @property
    def words(self) -> str:
        """Return the ease in words, by Flesch's own table.

        >>> Readability(ease=55.0, grade=10.0).words
        'fairly difficult'
        """
        return next(name for least, name in EASE if self.ease >= least)


# R. Flesch (1949), The Art of Readable Writing, table 7.
EASE = (
    (90.0, "very easy"),
    (80.0, "easy"),
    (70.0, "fairly easy"),
    (60.0, "standard"),
    (50.0, "fairly difficult"),
    (30.0, "difficult"),
    (float("-inf"), "very difficult"),
)


def readability(article: Article) -> Readability | None:
    """Return how hard an article is to read, furniture set aside; ``None`` where it has no words.

    Flesch (1948) reading ease and the Flesch-Kincaid (1975) grade, both by textstat, offline.

    >>> readability(Article("a", "", "The ferry is late. We wait on the pier.")).words
    'very easy'
    """
    import textstat

    doc = read(article)[0].document
    text = " ".join(sentence.span.of(doc.text) for sentence in doc.sentences)
    if not text:
        return None
    ease, grade = textstat.flesch_reading_ease(text), textstat.flesch_kincaid_grade(text)
    return Readability(round(ease, 1), round(grade, 1))
