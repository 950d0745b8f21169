"""The tools that scoring is measured beside: each a function of one article, made only where it is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from importlib import import_module
from itertools import count, cycle, islice
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from bench_corpus import articles

from credence import lexicon, score
from credence.model import Article
from credence.text import document

Work = Callable[[Article], object]
SENTENCE_END = re.compile(r"(?<=[.!?])\s++")
EXTRA = "pip install -e .[bench]"
NLTK_DATA = "punkt_tab stopwords averaged_perceptron_tagger_eng maxent_ne_chunker_tab words"


class Tool(NamedTuple):
    """What makes a tool, how many articles it can do in seconds, what to know of it and how to get it."""

    make: Callable[[], Work]
    share: int
    note: str = ""
    needs: str = ""


def _credence() -> Work:
    return score


def _floor() -> Work:
    find = lexicon.default().find
    return lambda one: find(document(one))


def _scan() -> Work:
    phrases = dict.fromkeys(cue.phrase for cue in lexicon.default().cues if cue.kind != lexicon.SHAPE)
    automaton = AhoCorasick(list(phrases))
    folded: dict[str, str] = {}

    def scan(one: Article) -> object:
        return automaton.find_matches_as_indexes(folded[one.id], overlapping=True)

    for one in articles(2000):
        folded[one.id] = lexicon.fold(one.text)
    return scan


def _textstat() -> Work:
    made, rounds = import_module("textstat").textstat, count()
    # It remembers whole texts, so the same text a second time would measure nothing.
    return lambda one: made.flesch_reading_ease(f"{one.text} It was the ferry no. {next(rounds)}.")


def _proselint() -> Work:
    checks = import_module("proselint.checks")
    tools = import_module("proselint.tools")
    import_module("proselint.registry").CheckRegistry().register_many(vars(checks)["__register__"])
    return lambda one: tools.LintFile(one.id, one.text).lint()


def _vader() -> Work:
    analyser = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda one: analyser.polarity_scores(one.text)


def _nela() -> Work:
    extractor = import_module("nela_features.nela_features").NELAFeatureExtractor()
    extractor.extract_all("The old ferry sails at noon. It is late again.")  # fails without NLTK's data
    return lambda one: extractor.extract_all(one.text)


def _nela_parts() -> Work:
    """Return what does all that ``extract_all`` does, with the same arguments, save what needs NLTK's data.

    Left out are tagging, stop words and places; sentences end at a mark and white space.
    """
    tokenize = import_module("nltk").word_tokenize
    extractor = import_module("nela_features.nela_features").NELAFeatureExtractor()

    def parts(one: Article) -> object:
        sentences = SENTENCE_END.split(one.text)
        tokens = [token for sentence in sentences for token in tokenize(sentence, preserve_line=True)]
        words = extractor.Functions.get_filtered_words(tokens)
        return (
            extractor.extract_complexity(one.text, tokens, sentences),
            extractor.extract_bias(one.text, tokens),
            extractor.extract_affect(one.text, tokens, words),
            extractor.extract_moral(one.text, tokens),
            extractor.Functions.count_dates(one.text, words),
        )

    return parts


FLOOR = "sentences, words and cues alone, nothing judged"
TOOLS: dict[str, Tool] = {
    "credence, full scoring with evidence": Tool(_credence, 2000),
    FLOOR: Tool(_floor, 2000, "the first stages of the full scoring: the least that marks in a text cost"),
    "bare scan with the same cues": Tool(_scan, 2000, "the automaton alone, on text that is folded already"),
    "textstat, Flesch score": Tool(_textstat, 400, "no evidence", "pip install -e ."),
    "vaderSentiment": Tool(_vader, 40, "no evidence", EXTRA),
    "proselint": Tool(_proselint, 40, "finds spans", EXTRA),
    "nela-features": Tool(
        _nela,
        4,
        "no evidence; extract_all",
        f"pip install nela-features, then python -m nltk.downloader {NLTK_DATA}",
    ),
    "nela-features, without what needs NLTK's data": Tool(
        _nela_parts,
        8,
        "no evidence; extract_all does this and more, so it is slower",
        "pip install nela-features",
    ),
}
RETEXT, RETEXT_ARTICLES = "retext-intensify", 200


def timed(work: Work, corpus: list[Article], share: int) -> Callable[[], float]:
    """Return what does the work on the next so many articles and returns words a second of processor time.

    Each round has other articles where there are enough: some tools remember what they have read.
    """
    following = cycle(corpus)
    work(corpus[-1])

    def run() -> float:
        batch = list(islice(following, share))
        begun = time.process_time()
        for one in batch:
            work(one)
        return sum(len(one.text.split()) for one in batch) / (time.process_time() - begun)

    return run


def in_node(corpus: list[Article], folder: Path) -> Callable[[], float]:
    """Install retext-intensify into a folder and return what measures it in Node."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise FileNotFoundError("node")
    install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([*install, "retext@9", "retext-intensify@7"], check=True, capture_output=True, timeout=300)
    shutil.copy(Path(__file__).with_name("bench_retext.mjs"), folder)
    (folder / "texts.json").write_text(json.dumps([one.text for one in corpus]), encoding="utf-8")
    words = sum(len(one.text.split()) for one in corpus)
    command = [node, str(folder / "bench_retext.mjs"), str(folder / "texts.json")]
    return lambda: words / float(subprocess.check_output(command))
