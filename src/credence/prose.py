"""Whether a text is English prose long enough to score; if not, the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from credence.lexicon import fold
from credence.model import Document

MIN_WORDS, MIN_SENTENCES = 50, 3
# Shares measured over the train parts of ../shared/benchmarks: see tests/test_prose.py.
MIN_ENGLISH = 0.2
MIN_LETTERS = 0.6
MIN_LATIN = 0.5
NO_LATIN = "\u0250"  # what stands before it is Latin: letters with accents, too
MIN_DISTINCT = 0.05  # of so many words at most:
MOST_DISTINCT = 1000
SAMPLE = 20_000
FUNCTION_WORDS = frozenset(
    (
        "the of and to in that is was for on with as it at by from this be are were have has had not "
        "but or an which their his her its they he she we you been will would can could may who what "
        "when there if about into more than one after said over also out up so no all"
    ).split()
)


def refusal(doc: Document) -> str | None:
    """Return why a document gets no score, or ``None``.

    >>> from credence.model import Article
    >>> from credence.text import document
    >>> refusal(document(Article("a", "", "Hello.")))
    'too short: 1 word of article text; at least 50 words in 3 sentences are needed'
    """
    if not doc.text.strip():
        return "empty: there is no text to score"
    prose = [s for s in doc.sentences if not s.heading]
    if doc.words < MIN_WORDS or len(prose) < MIN_SENTENCES:
        count = f"{doc.words} word{'' if doc.words == 1 else 's'} of article text"
        short = f"too short: {count}; at least {MIN_WORDS} words in {MIN_SENTENCES} sentences are needed"
        return _foreign(" ".join(s.span.of(doc.text) for s in doc.sentences)[:SAMPLE]) or short
    text = " ".join([s.span.of(doc.text) for s in prose])
    if _plainly_prose(fold(text).split()[:SAMPLE]):
        return None
    sample = " ".join(text.split()[:SAMPLE])
    return _foreign(sample) or _not_prose(sample)


def _foreign(sample: str) -> str | None:
    """Return why a sample is in another script, or ``None``; some scripts put no blanks between words.

    >>> _foreign("渡轮晚点了。"), _foreign("The ferry is late.")
    ('not English prose: 0% of the letters are Latin', None)
    """
    letters = list(filter(str.isalpha, sample))
    latin = sum(letter < NO_LATIN for letter in letters) / max(1, len(letters))
    return (
        f"not English prose: {latin:.0%} of the letters are Latin" if letters and latin < MIN_LATIN else None
    )


def _plainly_prose(words: Sequence[str]) -> bool:
    """Tell whether the words that are all letters suffice to pass: true of nearly all that is prose."""
    plain = list(filter(str.isalpha, words))
    letters = sum(map(len, plain)) / sum(map(len, words))
    different = len(set(plain)) / MOST_DISTINCT
    english = sum(map(FUNCTION_WORDS.__contains__, plain)) / len(words)
    return letters >= MIN_LETTERS and different >= MIN_DISTINCT and english >= MIN_ENGLISH


def _not_prose(sample: str) -> str | None:
    """Return why a sample is no English prose, or ``None``."""
    letters = sum(map(str.isalpha, sample)) / max(1, len(sample) - sample.count(" "))
    if letters < MIN_LETTERS:
        return f"not prose: only {letters:.0%} of the characters are letters"
    words = [word.strip(".,;:!?\"'()“”‘’") for word in fold(sample).split()]
    total, different = len(words), len(set(words))
    if different < MIN_DISTINCT * min(total, MOST_DISTINCT):
        return f"not prose: {total} words, only {different} different ones"
    english = sum(map(FUNCTION_WORDS.__contains__, words)) / total
    if english < MIN_ENGLISH:
        return f"not English prose: {english:.0%} of the words are common English ones"
    return None
