"""Features of a question: the words, pieces of words and concepts that it is compared by."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from assistant.knowledge.matching.concepts import find_concepts, join_goods
from assistant.language.locales import join_marks
from assistant.language.normal_text import CJK, normal

WORD, CHINESE_PIECE, ENGLISH_PIECE, CONCEPT = "w", "c", "e", "k"
LONGEST_TEXT = 400  # characters; a question is over long before

_CHINESE_RUN = re.compile(f"[{CJK}]+")
_ENGLISH_RUN = re.compile(r"[a-z0-9]+")
# Of an order, a parcel or a bill: what is asked is the same whatever its number.
_NUMBER = re.compile(r"(?<![a-z0-9])[a-z]{0,3}\d[\d-]{5,}(?![a-z0-9])|#\s?[a-z]{0,3}\d+")
_ENGLISH_PIECES = (3, 4)
# A point ends an English sentence only before a space: ¥6.95, help@shop.example.
_SENTENCE = re.compile(rf"(?:[^.!?\n{join_marks('STOPS')}]|[.!?](?=\S))+(?:[.!?{join_marks('STOPS')}]+|\n|$)")
_FRAME_VERBS = frozenset({"know", "try", "trying", "possible"})


@cache
def read_fillers() -> frozenset[str]:
    """Words that a question is wrapped in, whatever it is about; what is asked (how long, where) is not among them."""
    return frozenset(Path(__file__).with_name("fillers.txt").read_text("utf-8").split())


@cache
def _frame() -> re.Pattern[str]:
    """What an English request begins with: "can you help me to", "I don't know how", "what do I have to do to"."""
    words = "|".join(
        sorted((re.escape(word) for word in read_fillers() | _FRAME_VERBS if word.isascii()), key=len)[::-1]
    )
    return re.compile(rf"(?:(?:{words})(?![\w'])[\s,]*|(?:how|what|where)\s+(?=(?:i|to|do|does|can|could|should)\b))+")


def strip_request(text: str) -> str:
    """A normalized text without the frame of an English request: "help me to cancel it" is "cancel it"."""
    text = text.lstrip()
    frame = _frame().match(text)
    return (text[frame.end() :] if frame else text) or text


def split_sentences(answer: str) -> list[str]:
    """The sentences of an answer as it is written; of one that is a single sentence nothing apart from it."""
    found = [part.strip() for part in _SENTENCE.findall(answer) if part.strip()]
    return found if len(found) > 1 else []


def strip_punctuation(text: str) -> str:
    """A normalized text without its punctuation."""
    return " ".join(re.findall(r"[\w']+", text))


def normalize(written: str) -> str:
    """The normal text of a question, without order numbers and without what is beyond 400 characters."""
    return join_goods(_NUMBER.sub(" ", normal(written[:LONGEST_TEXT])))


def extract_features(text: str, segment: Callable[[str], list[str]]) -> dict[tuple[str, str], int]:
    """How often each feature is in a normalized text; a feature is its kind and its text.

    Words say what was meant, pieces of two Chinese or three and four English letters forgive slips and endings,
    concepts join the words that say the same, in both languages.
    """
    wrapping = read_fillers()
    found = [(WORD, _strip_ending(word)) for word in segment(text) if word not in wrapping]
    found += [(CHINESE_PIECE, piece) for run in _CHINESE_RUN.findall(text) for piece in _cut_pieces(run, 2)]
    found += [
        (ENGLISH_PIECE, piece)
        for run in _ENGLISH_RUN.findall(text)
        if run not in wrapping
        for length in _ENGLISH_PIECES
        for piece in _cut_pieces(f"^{run}$", length)
    ]
    found += [(CONCEPT, concept) for concept in find_concepts(text)]
    counts: dict[tuple[str, str], int] = {}
    for feature in found:
        counts[feature] = counts.get(feature, 0) + 1
    return counts


def _cut_pieces(run: str, length: int) -> list[str]:
    return [run[start : start + length] for start in range(len(run) - length + 1)]


def _strip_ending(word: str) -> str:
    """An English word without the endings of verbs, after step 1b of Porter (1980): cancelled becomes cancel."""
    if not word.isascii():
        return word
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3:
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "sz" else root
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
