"""Nearest sentence: what a description says that is nearest in meaning to a question, whatever its words."""

from __future__ import annotations

import re

from assistant.answers import sentences_of
from assistant.catalogue.products import Product
from assistant.language.locales import join_marks
from assistant.snapshot import Snapshot

# From here on (a cosine) a sentence speaks of what is asked; learned from questions with known answers.
SPEAKS = 0.3
_PART = re.compile(rf"[{join_marks('STOPS')}{join_marks('COMMAS')},;:]+")
# Parts of so many letters or characters say something of themselves.
_FEWEST = 4


def find_nearest_sentence(shop: Snapshot, product: Product, question: str, locale: str) -> str | None:
    """The sentence of a description with the part that is nearest in meaning to a question; None where none is near.

    A question has no answer here where the encoder is not installed, or has not been loaded yet.
    """
    sentences = sentences_of(product, locale)
    if shop.encoder is None or not sentences:
        return None
    parts = [(part.strip(), sentence) for sentence in sentences for part in (sentence, *_PART.split(sentence))]
    parts = [(part, sentence) for part, sentence in parts if len(part) >= _FEWEST]
    if not parts:
        return None
    likeness = shop.sentence_vectors([part for part, _ in parts]) @ shop.encoder.encode([question])[0]
    best = int(likeness.argmax())
    return parts[best][1] if likeness[best] >= SPEAKS else None
