"""Tokenization: a message cut into pieces that mean something in this shop, its slips corrected."""

from assistant.understanding.tokens.candidates import CandidateIndex
from assistant.understanding.tokens.phonetics import pinyin_of
from assistant.understanding.tokens.pieces import CONTENT, Correction, Piece, Span
from assistant.understanding.tokens.tokenizer import Scanner

__all__ = ["CONTENT", "CandidateIndex", "Correction", "Piece", "Scanner", "Span", "pinyin_of"]
