"""Finds the article that a question is about: by its words, its spelling and its meaning."""
