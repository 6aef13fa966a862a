"""Finds the article that answers a question, however it is worded, and tells such questions from wishes for goods."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.knowledge.articles import Article
from assistant.knowledge.spelling import Spelling
from assistant.knowledge.wording import CHINESE_PIECE, CONCEPT, ENGLISH_PIECE, WORD, features, plain

SERVICE_SCORE = 0.5
"""A question whose best match reaches this is a service question; see `ArticleFinder`."""

_KIND_WEIGHTS = {CONCEPT: 2.0, WORD: 1.0, CHINESE_PIECE: 0.35, ENGLISH_PIECE: 0.25}
# A word that no article knows speaks against all of them: it is what keeps "red dress" from matching on "do you have".
_UNKNOWN_WORD = 1.5
# An answer speaks of more than the question it answers.
_ANSWER = 0.8
# Half of the likeness is to the nearest wording, half to all wordings of the article together.
_TOGETHER = 0.5
# A text that speaks of nothing a shop's service is about must be the more like a wording.
_NO_CONCEPT = 0.7
# Where the likeness of service questions and of wishes for goods parts best, and how sharply.
_MIDDLE, _WIDTH = 0.29, 0.05

Feature = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """An article that may answer; `score` from 0 to 1."""

    article_id: str
    score: float


class ArticleFinder:
    """An index of articles in memory, made once and asked from any thread.

    Likeness is the cosine of TF-IDF weights (Salton and Buckley, 1988) over words, pieces of words and service
    concepts: to the nearest wording, title or answer, and to the centroid of the article's wordings in a language
    (Rocchio, 1971). A logistic curve turns it into a score, on which 0.5 is the best parting between service questions
    and wishes for goods. A text that is one of the wordings scores 1.

    Parameters
    ----------
    articles
        In any languages; versions of one article share its id.
    segment
        Cuts a normal text (see `assistant.understanding.text.normal`) into words.
    """

    def __init__(self, articles: Sequence[Article], segment: Callable[[str], list[str]]) -> None:
        self._segment = segment
        self._ids = list(dict.fromkeys(article.id for article in articles))
        self._verbatim = {_spoken(plain(text)): a.id for a in reversed(articles) for text in (a.title, *a.questions)}
        self._verbatim.pop("", None)  # a title without a letter is no question
        self._spelling = Spelling([*self._verbatim, *(plain(article.answer) for article in articles)])
        place = {article_id: n for n, article_id in enumerate(self._ids)}
        # Rows are wordings, then centroids; sorted by article, so that an article's best row is a reduceat away.
        ordered = sorted(articles, key=lambda article: place[article.id])
        wordings = [(n, wording) for n, article in enumerate(ordered) for wording in self._wordings(article)]
        self._idf = _inverse_frequencies([(ordered[n].id, counts) for n, (counts, _) in wordings])
        self._unknown_idf = math.log(len(self._ids) + 1) + 1
        rows: list[dict[Feature, float]] = []
        centroids: list[dict[Feature, float]] = [{} for _ in ordered]
        for n, (counts, share) in wordings:
            row = {feature: share * weight for feature, weight in self._unit(counts).items()}
            rows.append(row)
            for feature, weight in row.items():
                centroids[n][feature] = centroids[n].get(feature, 0.0) + weight
        owners = [place[ordered[n].id] for n, _ in wordings], [place[article.id] for article in ordered]
        self._wording_starts, self._centroid_starts = (
            np.searchsorted(own, np.arange(len(self._ids))) for own in owners
        )
        self._n_wordings = len(rows)
        self._n_rows = len(rows) + len(centroids)
        self._postings = _invert([*rows, *map(_to_unit_length, centroids)])

    def find(self, text: str, n: int = 2) -> list[Match]:
        """The `n` articles most like the text, best first; empty for a text that shares nothing with any of them."""
        asked = self._spelling.mend(plain(text))
        counts = features(asked, self._segment)
        likeness = self._likeness(counts)
        if not any(kind == CONCEPT for kind, _ in counts):
            likeness = likeness * _NO_CONCEPT
        best = [
            (self._ids[at], _score(float(likeness[at])))
            for at in np.argsort(-likeness, kind="stable")
            if likeness[at] > 0
        ]
        known = self._verbatim.get(_spoken(asked))
        if known is not None:
            best = [(known, 1.0), *(one for one in best if one[0] != known)]
        return [Match(article_id, score) for article_id, score in best[:n]]

    def _wordings(self, article: Article) -> list[tuple[dict[Feature, int], float]]:
        """The features of each text of the article, and how much it counts."""
        texts = [(text, 1.0) for text in (article.title, *article.questions)] + [(article.answer, _ANSWER)]
        return [(features(plain(text), self._segment), share) for text, share in texts]

    def _unit(self, counts: dict[Feature, int]) -> dict[Feature, float]:
        return _to_unit_length({feature: self._weight(feature) * (1 + math.log(n)) for feature, n in counts.items()})

    def _weight(self, feature: Feature) -> float:
        weight, idf = _KIND_WEIGHTS[feature[0]], self._idf.get(feature)
        if idf is None:
            return weight * self._unknown_idf * (_UNKNOWN_WORD if feature[0] == WORD else 1.0)
        return weight * idf

    def _likeness(self, counts: dict[Feature, int]) -> np.ndarray:
        """Of the text to each article, from 0 to 1, in the order of the ids."""
        found = [
            (self._postings[feature], weight)
            for feature, weight in self._unit(counts).items()
            if feature in self._postings
        ]
        if not found:
            return np.zeros(len(self._ids))
        rows = np.concatenate([rows for (rows, _), _ in found])
        weights = np.concatenate([weights * weight for (_, weights), weight in found])
        cosines = np.bincount(rows, weights, minlength=self._n_rows)
        nearest = np.maximum.reduceat(cosines[: self._n_wordings], self._wording_starts)
        together = np.maximum.reduceat(cosines[self._n_wordings :], self._centroid_starts)
        return (1 - _TOGETHER) * nearest + _TOGETHER * together


def _inverse_frequencies(wordings: list[tuple[str, dict[Feature, int]]]) -> dict[Feature, float]:
    """One plus the logarithm of how many times more articles there are than articles with the feature."""
    articles_with: dict[Feature, set[str]] = {}
    for article_id, counts in wordings:
        for feature in counts:
            articles_with.setdefault(feature, set()).add(article_id)
    n_articles = len({article_id for article_id, _ in wordings})
    return {feature: math.log((n_articles + 1) / (len(ids) + 1)) + 1 for feature, ids in articles_with.items()}


def _to_unit_length(weights: dict[Feature, float]) -> dict[Feature, float]:
    length = math.hypot(*weights.values())
    return {feature: weight / length for feature, weight in weights.items()} if length else {}


def _invert(rows: list[dict[Feature, float]]) -> dict[Feature, tuple[np.ndarray, np.ndarray]]:
    """For each feature the rows that have it, int32, and its weight in them, float64."""
    postings: dict[Feature, tuple[list[int], list[float]]] = {}
    for at, row in enumerate(rows):
        for feature, weight in row.items():
            found = postings.setdefault(feature, ([], []))
            found[0].append(at)
            found[1].append(weight)
    return {feature: (np.array(at, np.int32), np.array(weights)) for feature, (at, weights) in postings.items()}


def _spoken(text: str) -> str:
    """The text without its punctuation."""
    return " ".join(re.findall(r"[\w']+", text))


def _score(likeness: float) -> float:
    return 1 / (1 + math.exp((_MIDDLE - likeness) / _WIDTH))
