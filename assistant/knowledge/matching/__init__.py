"""Finds the article that a question is about: by its words, its spelling and its meaning."""

from assistant.knowledge.matching.finder import SERVICE_SCORE, ArticleFinder, Encoder

__all__ = ["SERVICE_SCORE", "ArticleFinder", "Encoder"]
