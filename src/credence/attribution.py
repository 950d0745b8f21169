"""Who says what: the attributions of a text, each with its source, its cue and its content.

Rules over the words round a cue, in the shapes in which English news attributes: subject and verb
("the mayor said"), verb and subject ("said the mayor"), "according to", nouns ("the mayor's
claim that"), passives ("was accused by"), and quotations that run on. The terms are those of
PARC (Pareti 2012) and PolNeAR (Newell et al. 2018).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from credence.clauses import CONJUNCTIONS, Token, possessive, tokens
from credence.frames import SHAPES, Frame, Range, frames, is_past
from credence.model import Match, Reading, Span
from credence.sources import SourceClass
from credence.speakers import POINTERS, SECOND, Label, Speakers
from credence.text import covers

QUOTATION = "quotation"
PROVISION = "provision"
DOCUMENT = "document"
DOCUMENT_REACH = 24  # characters
PLURAL_VERBS = frozenset("say claim deny insist argue believe admit announce report expect want".split())
# A quotation of fewer words is a phrase that the writer took over, not speech that needs a speaker.
QUOTED_WORDS = 4
# How many later cues of its sentence can end a content.
AHEAD = 6
ADDRESSED = POINTERS | SECOND
# Cues whose subject is a speaker, whatever the noun; others need one that looks like a speaker.
# "The states" and "the remarks" are no verbs, but "the plaintiffs stated" and "remarked" are.
SPEECH = frozenset({"according", "refusal"})


class Attribution(NamedTuple):
    """One thing that somebody is said to have said, thought, or refused to say.

    ``sentence`` is the index of the sentence that holds the cue. ``source`` is ``None`` where
    nobody is named, ``content`` where there is none ("declined to comment"). ``kind`` is the
    kind of the cue, or ``quotation`` where quotation marks alone say that a speaker goes on.
    ``who`` is the same word for each mention of one source; ``antecedent`` is what a pronoun or
    a bare role ("the mayor") stands for.
    """

    sentence: int
    cue: Span
    source: Span | None
    content: Span | None
    source_class: SourceClass
    kind: str
    who: str = ""
    antecedent: Span | None = None
    second_hand: bool = False

    @property
    def refusal(self) -> bool:
        """Tell whether the source was asked and did not answer."""
        return self.kind == "refusal"


@lru_cache(maxsize=2)
def find(reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions of a text in reading order.

    ``reading`` holds the cues of the dimension ``sourcing``. Cues inside a quotation attribute
    nothing here: they are content. Time is linear in the text. Sourcing and hedging both ask, so the last
    answers are kept.

    >>> from credence.lexicon import default
    >>> from credence.model import Article
    >>> from credence.text import document
    >>> text = "Ana Ruiz runs the ferry. “It is late,” she said. A source close to the port denied that."
    >>> for one in find(default().find(document(Article("a", "", text)))):
    ...     print(one.source.of(text), "|", one.cue.of(text), "|", one.source_class)
    she | said | person
    A source close to the port | denied | described
    """
    speakers = Speakers(reading.document.text)
    found: list[Attribution] = []
    for index in range(len(reading.matches)):
        found.extend(_of_sentence(reading, index, speakers))
    found.extend(list(_running_on(reading, found)))
    return tuple(sorted(found, key=lambda one: (one.cue.start, one.cue.end)))


def quoted(reading: Reading, match: Match) -> bool:
    """Tell whether a cue stands inside a quotation."""
    return covers(reading.document.quotations, Span(match.start, match.end))


def _of_sentence(reading: Reading, index: int, speakers: Speakers) -> list[Attribution]:
    """Return the attributions of one sentence."""
    matches = [match for match in reading.matches[index] if match.cue.dimension == "sourcing"]
    shaped = [match for match in matches if match.cue.kind in SHAPES and _fits(match, matches)]
    cues = [match for match in shaped if not quoted(reading, match)]
    if not cues:
        return []
    sentence = reading.document.sentences[index]
    words = tokens(reading.document.text, sentence.span)
    found = []
    for frame in _parted(words, frames(words, cues)):
        label = _label(words, frame, matches, sentence.paragraph, speakers)
        # A rule is made by anybody, but stands in a document.
        if label.source_class == "document" or (label.source_class and frame.match.cue.kind != PROVISION):
            found.append(_attribution(reading, index, words, frame, label))
    return [
        one._replace(second_hand=True) if at and _nested(one, found[max(0, at - AHEAD) : at]) else one
        for at, one in enumerate(found)
    ]


def _fits(cue: Match, matches: Sequence[Match]) -> bool:
    """Tell whether a document follows a cue whose note asks for one: "under the lease"."""
    if cue.cue.note != DOCUMENT:
        return True
    near = (other.start - cue.end for other in matches if other.cue.kind == DOCUMENT)
    return any(0 < gap < DOCUMENT_REACH for gap in near)


def _label(
    words: Sequence[Token], frame: Frame, matches: Sequence[Match], paragraph: int, speakers: Speakers
) -> Label:
    """Return what the source of a frame is."""
    if frame.source is None:
        return Label("nobody")
    begin, end = frame.antecedent or frame.source
    label = speakers.label(words[begin:end], matches, paragraph, opens=begin == 0)
    if frame.antecedent:
        label = label._replace(antecedent=_span(words, frame.antecedent))
    if label.source_class is None and _speaks(frame) and words[begin].low not in ADDRESSED:
        label = label._replace(source_class="described")
    if frame.match.cue.kind == "report" and label.source_class in {"person", "organisation"}:
        return label._replace(source_class="document")
    if label.source_class == "person" and _plural_verb(words, frame):
        return label._replace(source_class="organisation")
    return label


def _plural_verb(words: Sequence[Token], frame: Frame) -> bool:
    """Tell whether a single name has the verb of several, as a club or firm may: "Sunde say they won"."""
    begin, end = frame.source or (0, 0)
    if end != frame.cue[0] or frame.match.cue.phrase not in PLURAL_VERBS:
        return False
    return all(word.word and word.low != "and" for word in words[begin:end])


def _speaks(frame: Frame) -> bool:
    """Tell whether a cue makes a speaker of any subject."""
    cue = frame.match.cue
    if cue.kind == "attribution":
        return is_past(cue.phrase) or cue.phrase.startswith("say")
    return cue.kind in SPEECH


def _attribution(
    reading: Reading, index: int, words: Sequence[Token], frame: Frame, label: Label
) -> Attribution:
    """Return the attribution that a frame and its source make."""
    content = frame.content and _span(words, frame.content)
    return Attribution(
        sentence=index,
        cue=_span(words, frame.cue),
        source=frame.source and _span(words, frame.source),
        content=content and _whole_quotations(reading.document.quotations, content),
        source_class=label.source_class or "nobody",
        kind=frame.match.cue.kind,
        who=label.who,
        antecedent=label.antecedent,
    )


def _span(words: Sequence[Token], part: Range) -> Span:
    """Return the characters of a range of words, a possessive ending left out."""
    last = words[part[1] - 1]
    return Span(words[part[0]].start, last.end - 2 * possessive(last))


def _parted(words: Sequence[Token], found: list[Frame]) -> list[Frame]:
    """Return the frames with contents that end where the next speaker's clause begins."""
    parted = []
    for at, frame in enumerate(found):
        content = frame.content
        for following in found[at + 1 : at + AHEAD] if content else ():
            content = content and _until(words, content, following)
        parted.append(frame if content is frame.content else frame._replace(content=content))
    return parted


def _until(words: Sequence[Token], content: Range, following: Frame) -> Range:
    """Return a content, cut before ", while the mayor said"."""
    begin = min(following.cue[0], following.source[0] if following.source else following.cue[0])
    if following.source and following.source[0] < content[0]:
        begin = following.cue[0]
    if not content[0] < begin < content[1]:
        return content
    at = begin
    while at > content[0] and (words[at - 1].low in CONJUNCTIONS or words[at - 1].low == "and"):
        at -= 1
    if at > content[0] + 1 and words[at - 1].low in {",", ";", "—", "–"}:
        return content[0], at - 1
    return (content[0], at) if at < begin and words[at].low == "and" and at > content[0] else content


def _nested(one: Attribution, earlier: Sequence[Attribution]) -> bool:
    """Tell whether somebody else is said to have said it: "the paper reported that the mayor said"."""
    return any(
        other.content and other.content.start <= one.cue.start < other.content.end and other.who != one.who
        for other in earlier
        if one.source and other.source and one.source_class != "nobody"
    )


def _whole_quotations(quotations: Sequence[Span], content: Span) -> Span:
    """Return a content, stretched over the quotations that it begins or ends in."""
    start, end = content.start, content.end
    for at in (start, end - 1):
        i = bisect_right(quotations, at, key=lambda span: span.start) - 1
        if i >= 0 and at < quotations[i].end:
            start, end = min(start, quotations[i].start), max(end, quotations[i].end)
    return Span(start, end)


def _running_on(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the quotations that no cue introduces: the last speaker goes on, or nobody is named.

    A speaker goes on within a paragraph, and over paragraphs that are all quotation.
    """
    doc = reading.document
    starts = [sentence.span.start for sentence in doc.sentences]
    contents = sorted(one.content for one in found if one.content)
    cues = [one.cue.start for one in found]
    for quotation in doc.quotations:
        if _in_content(contents, quotation) or quotation.of(doc.text).count(" ") + 1 < QUOTED_WORDS:
            continue
        index = max(0, bisect_right(starts, quotation.start) - 1)
        speaker = _speaker(reading, found, cues, quotation, index)
        mark = Span(quotation.start, quotation.start + 1)
        if speaker:
            yield speaker._replace(
                sentence=index, cue=mark, content=quotation, kind=QUOTATION, second_hand=False
            )
        elif doc.sentences[index].quoted:
            yield Attribution(index, mark, None, quotation, "nobody", QUOTATION)


def _in_content(contents: Sequence[Span], quotation: Span) -> bool:
    """Tell whether a content holds the quotation or a part of it."""
    i = bisect_right(contents, quotation.end, key=lambda span: span.start)
    near = contents[max(0, i - AHEAD) : i]
    return any(span.start < quotation.end and quotation.start < span.end for span in near)


def _speaker(
    reading: Reading, found: Sequence[Attribution], cues: Sequence[int], quotation: Span, index: int
) -> Attribution | None:
    """Return whose words a quotation without a cue are: of the last speaker before, or the next."""
    sentences = reading.document.sentences
    paragraph = sentences[index].paragraph
    at = bisect_left(cues, quotation.start)
    near = [*found[max(0, at - 1) : at], *found[at : at + 1]]
    for one in near:
        reach = 1 if one.cue.start < quotation.start else 0
        if one.source and abs(sentences[one.sentence].paragraph - paragraph) <= reach:
            return one
    return None
