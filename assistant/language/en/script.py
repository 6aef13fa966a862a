"""Script: the letters and marks of English."""

from __future__ import annotations

# A character class without its brackets; normal texts are lower case.
LETTERS = "a-z"
# What a sentence is built with, whatever it is about: enough to say in which language it is. A pattern.
FRAME = (
    r"\b(?:the|an?|any|some|is|are|was|do|does|did|have|has|got|get|can|could|would|will|i|im|i'm|me|my|u|you|your|it"
    r"|this|that|these|those|for|with|without|under|over|below|above|about|from|to|of|in|on|at|and|or|but|not|no|what"
    r"|which|how|where|when|why|want|need|show|please|pls)\b"
)
COMMAS = ","
COLONS = ":"
SEMICOLONS = ";"
# What ends a sentence wherever it stands; a full stop does so only before a space: 1.5, node.js.
STOPS = "!?;"
# Between things that are named side by side: commas, which end clauses too.
LIST_MARKS = ""
# What stands where a speaker pauses.
PAUSES = ","
# What a sentence or a part of one ends with, and what a clause does besides.
SENTENCE_MARKS = ".,;!?"
CLAUSE_MARKS = f"{SENTENCE_MARKS}:\n"
QUOTES = (("“", "”"), ('"', '"'))
