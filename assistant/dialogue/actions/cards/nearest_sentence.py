"""Nearest sentence: what a description says that is nearest in meaning to a message, whatever its words."""

from __future__ import annotations

import re

from assistant.answers import sentences_of
from assistant.catalogue.products import Product
from assistant.language.locales import join_marks
from assistant.snapshot import Snapshot

_PART = re.compile(rf"[{join_marks('STOPS')}{join_marks('COMMAS')},;:]+")
# Parts of so many letters or characters say something of themselves.
_FEWEST = 4


def find_nearest_sentence(shop: Snapshot, product: Product, text: str, locale: str) -> tuple[float, str]:
    """The sentence of a description with the part that is nearest in meaning to a message, and how near (a cosine).

    0 and an empty one where there is no description, or no encoder, or it has not been loaded yet.
    """
    sentences = sentences_of(product, locale)
    parts = [(part.strip(), sentence) for sentence in sentences for part in (sentence, *_PART.split(sentence))]
    parts = [(part, sentence) for part, sentence in parts if len(part) >= _FEWEST]
    if shop.encoder is None or not parts:
        return 0.0, ""
    likeness = shop.sentence_vectors([part for part, _ in parts]) @ shop.encoder.encode([text])[0]
    best = int(likeness.argmax())
    return float(likeness[best]), parts[best][1]
