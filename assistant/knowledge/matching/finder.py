"""Answer retrieval: the article that answers a question, however worded; and what is a wish for goods instead."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from assistant.knowledge.articles import Article
from assistant.knowledge.matching.acts import weigh_acts
from assistant.knowledge.matching.likeness import Feature, WordLikeness
from assistant.knowledge.matching.spelling import Spelling
from assistant.knowledge.matching.topics import Topics, choose_wordings
from assistant.knowledge.matching.wording import (
    CONCEPT,
    extract_features,
    normalize,
    read_fillers,
    split_sentences,
    strip_punctuation,
    strip_request,
)
from assistant.language.normal_text import language_of

# Of the likeness to a wording, the share of meaning, where there is an encoder; the rest is that of words.
_MEANING = 0.65
# A text that speaks of nothing a shop's service is about must be the more like a wording.
_NO_CONCEPT = 0.7


# Goods weigh so much beside all wordings of the shop, at most one each: they shall not drown the few of a small shop.
_GOODS_SHARE = 0.13


class _Evidence(NamedTuple):
    """What speaks for a service question and its topic, as weights of a logistic regression.

    Fitted on service questions in both languages and on wishes for goods, twice as heavy, over finders with few and
    many wordings, in one language and in two.
    """

    nearest: float
    topic: float
    goods: float
    always: float
    foreign: float  # a text in a language of no article shares no words with them; that does not speak against it


_BY_WORDS = _Evidence(7.1, 12.1, -10.7, -1.0, 0.0)
_BY_MEANING = _Evidence(8.0, 19.2, -14.0, -1.2, 2.5)


class Encoder(Protocol):
    """Texts of any language to vectors that stand close where the meaning does."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Shape (n, n_dimensions), each row of length 1."""


@dataclass(frozen=True, slots=True)
class Match:
    """An article that may answer; `score` from 0 to 1."""

    article_id: str
    score: float


class ArticleFinder:
    """An index of articles in memory, made once and asked from any thread.

    Every title, wording and answer is an example of its article; the wishes for goods and the small talk in
    `wishes.txt` are examples of what is none of them. From these it learns how strongly a text speaks for each article
    and for goods (see `Topics`); with that and the nearest example a logistic curve makes a score, on which 0.5 parts
    service questions from the rest. A text that is one of the wordings scores 1.

    Parameters
    ----------
    articles
        In any languages; versions of one article share its id.
    segment
        Cuts a normal text (see `assistant.language.normal_text.normal`) into words.
    encoder
        With one, texts are alike by their meaning as well as by their words, so that a question also finds an article
        that is written in the other language only.
    """

    def __init__(
        self, articles: Sequence[Article], segment: Callable[[str], list[str]], *, encoder: Encoder | None = None
    ) -> None:
        self._segment = segment
        self._encoder = encoder
        self._evidence = _BY_WORDS if encoder is None else _BY_MEANING
        self._ids = list(dict.fromkeys(article.id for article in articles))
        self._intents = list({article.id: article.intent for article in articles}.values())
        self._languages = {article.language for article in articles}
        if self._ids:
            self._learn_spelling(articles)
            self._learn_topics(articles)

    def _learn_spelling(self, articles: Sequence[Article]) -> None:
        self._verbatim = {
            strip_punctuation(normalize(text)): article.id
            for article in reversed(articles)
            for text in (article.title, *article.questions)
        }
        self._verbatim.pop("", None)  # a title without a letter is no question
        answers = (normalize(article.answer) for article in articles)
        self._spelling = Spelling([*self._verbatim, *answers], read_fillers())

    def _learn_topics(self, articles: Sequence[Article]) -> None:
        texts, owners = self._examples(articles)
        n_goods = len(_read_wishes())
        self._n_own = len(texts) - n_goods
        # Sorted by article, so that an article's nearest example is a reduceat away; goods come last.
        self._starts = np.searchsorted(owners, np.arange(len(self._ids)))
        counts = [extract_features(text, self._segment) for text in texts]
        self._words = WordLikeness(counts, owners.tolist(), self._n_own)
        self._meanings = (
            None if self._encoder is None else self._encoder.encode([strip_request(text) for text in texts])
        )
        self._learned = choose_wordings(owners)
        likeness = self._words.compare(self._learned)
        if self._meanings is not None:
            meanings = self._meanings[self._learned]
            likeness = _blend(likeness, meanings @ meanings.T)
        trust = np.where(owners == len(self._ids), min(1.0, _GOODS_SHARE * self._n_own / n_goods), 1.0)
        self._topics = Topics(likeness, owners[self._learned], len(self._ids) + 1, trust[self._learned])

    def _examples(self, articles: Sequence[Article]) -> tuple[list[str], np.ndarray]:
        """Each example's text and the place of its article among the ids, ascending; goods have the place after all."""
        place = {article_id: n for n, article_id in enumerate(self._ids)}
        examples = [
            (place[article.id], normalize(text))
            for article in sorted(articles, key=lambda article: place[article.id])
            for text in (article.title, *article.questions, article.answer, *split_sentences(article.answer))
        ]
        examples += [(len(place), normalize(wish)) for wish in _read_wishes()]
        return [text for _, text in examples], np.array([owner for owner, _ in examples])

    def find(self, text: str, n: int = 2, *, acts: Mapping[str, float] | None = None) -> list[Match]:
        """The `n` articles most like the text, best first; empty for a text that shares nothing with any of them.

        `acts` are the learned acts of the text with their probabilities: what they say beforehand is added.
        """
        if not self._ids:
            return []
        asked = self._spelling.mend(normalize(text))
        counts = extract_features(asked, self._segment)
        evidence = self._weigh(asked, counts) if counts else None
        if evidence is None:
            return []
        if acts:
            evidence = evidence + weigh_acts(acts, self._intents)
        best = [(self._ids[at], _score(float(evidence[at]))) for at in np.argsort(-evidence, kind="stable")[: n + 1]]
        known = self._verbatim.get(strip_punctuation(asked))
        if known is not None:
            best = [(known, 1.0), *(one for one in best if one[0] != known)]
        return [Match(article_id, score) for article_id, score in best[:n]]

    def _weigh(self, asked: str, counts: dict[Feature, int]) -> np.ndarray | None:
        """What speaks for each article, in the order of the ids; None if nothing does for any."""
        likeness = self._words.measure(counts)
        nearest = np.maximum.reduceat(likeness[: self._n_own], self._starts)
        if not any(kind == CONCEPT for kind, _ in counts):
            nearest = nearest * _NO_CONCEPT
        if self._encoder is not None and self._meanings is not None:
            # On one thread: BLAS would wake others for a product as small as this, and wait for them.
            meaning = np.einsum("ij,j->i", self._meanings, self._encoder.encode([strip_request(asked)])[0])
            likeness = _blend(likeness, meaning)
        elif not nearest.any():
            return None
        membership = self._topics.membership(likeness[self._learned])
        weights = self._evidence
        alike = weights.always + weights.goods * membership[-1]
        if language_of(asked, default="") not in (*self._languages, ""):
            alike += weights.foreign
        evidence: np.ndarray = weights.nearest * nearest + weights.topic * membership[:-1] + alike
        return evidence


@cache
def _read_wishes() -> tuple[str, ...]:
    return tuple(Path(__file__).with_name("wishes.txt").read_text("utf-8").splitlines())


def _blend(words: np.ndarray, meaning: np.ndarray) -> np.ndarray:
    return (1 - _MEANING) * words + _MEANING * meaning


def _score(evidence: float) -> float:
    return 1 / (1 + math.exp(-evidence)) if evidence > -700 else 0.0
