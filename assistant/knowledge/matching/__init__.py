"""Finds the article that a question is about: by its words, its spelling and its meaning."""

from assistant.knowledge.matching.finder import ArticleFinder, Encoder, Match
from assistant.knowledge.matching.nearness import ANSWERS, CLEAR, LIKELY, MAYBE, SURE, VERBATIM
from assistant.knowledge.matching.wording import read_fillers, split_sentences

__all__ = [
    "ANSWERS",
    "CLEAR",
    "LIKELY",
    "MAYBE",
    "SURE",
    "VERBATIM",
    "ArticleFinder",
    "Encoder",
    "Match",
    "read_fillers",
    "split_sentences",
]
