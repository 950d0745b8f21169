"""Posts hold signs that are no words: links, handles, tags, emoji.

A post says what it says beside them. So its length, its figures and its words are taken from what is
left: ``@harbour_crew: the #ferry is late!!! https://...`` says that the ferry is late. The signs
themselves are shapes of their own (:data:`credence.signal.SIGNS`).
"""

from __future__ import annotations

import re

# What may stand behind a link and is not part of it.
CLOSERS = ".,;:!?)]\"'”’"
PICTURES = r"\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
SIGNS = re.compile(rf"[@#{PICTURES}]|://|(?i:www\.)|!!|\?\?")
LINK = re.compile(r"(?i)(?: |(?<!\w))(?:https?+://|www\.)\S++")
# Whom a post answers or repeats: handles before its first word.
ADDRESSED = re.compile(r"\s*+(?:(?:RT\s++)?+\.?+@\w++:?+\s++)++")
HANDLE = re.compile(r"(?<!\w)@(\w)")
TAG = re.compile(r"(?<!\w)#(?=\w)")
EMOJI = re.compile(rf"[{PICTURES}\ufe0f\u200d]++")
REPEATED = re.compile(r"([!?])\1++")


def plain(sentence: str) -> str:
    """Return what a sentence says in words: links and emoji left out, handles as names, tags as words.

    >>> plain("RT @pier_news: see @adaobi on the #ferry!!! https://example.org/a1.")
    'see Adaobi on the ferry!.'
    >>> plain("It cost 3 pounds at noon.")
    'It cost 3 pounds at noon.'
    """
    if not SIGNS.search(sentence):
        return sentence
    left = LINK.sub(_closers, sentence)
    addressed = ADDRESSED.match(left)
    left = HANDLE.sub(lambda found: found[1].upper(), left[addressed.end() :] if addressed else left)
    left = REPEATED.sub(r"\1", EMOJI.sub(" ", TAG.sub("", left)))
    return " ".join(left.split())


def _closers(link: re.Match[str]) -> str:
    """Return the marks behind a link that are not part of it."""
    return link[0][len(link[0].rstrip(CLOSERS)) :]
