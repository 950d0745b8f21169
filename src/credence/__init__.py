"""credence: how a news article is built, on four dimensions, each point traceable to marked words.

>>> import credence
>>> article = credence.Article("brief", "Ferry late", "The ferry is late.")
>>> credence.score(article).warnings
('too short: 4 words of article text; at least 50 words in 3 sentences are needed',)
"""

from credence.corpus import frame, manifest, read, read_all, score_frame
from credence.model import Article, Hit, Report, Score, Weights
from credence.readability import readability
from credence.scoring import combine, detect, score
from credence.weights import PROFILES, parse_weights

__all__ = [
    "PROFILES",
    "Article",
    "Hit",
    "Report",
    "Score",
    "Weights",
    "combine",
    "detect",
    "frame",
    "manifest",
    "parse_weights",
    "read",
    "read_all",
    "readability",
    "score",
    "score_frame",
]
