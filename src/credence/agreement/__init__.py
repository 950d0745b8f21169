"""What one reader found in each sentence, against what the package finds: how far to trust it.

``data/annotations.csv`` holds the reading, a row a sentence: is it furniture of the page, does it
make a contestable claim and how is that covered, who answers for it, does it promote, is it precise
or vague. A :class:`Question` puts one of these to the reader and to the package. Precision, recall
and F1 follow van Rijsbergen (1979, *Information Retrieval*), the area under the ROC curve Hanley and
McNeil (1982); the intervals are a bootstrap over sentences, which takes them as independent.
"""

from credence.agreement.figures import agree, asked, parted
from credence.agreement.model import Agreement, Annotation, Judged, Question
from credence.agreement.questions import NAMED, QUESTIONS
from credence.agreement.reading import judged, reading
from credence.agreement.tables import frame, mark_frame, sentence_frame

__all__ = [
    "NAMED",
    "QUESTIONS",
    "Agreement",
    "Annotation",
    "Judged",
    "Question",
    "agree",
    "asked",
    "frame",
    "judged",
    "mark_frame",
    "parted",
    "reading",
    "sentence_frame",
]
