"""The tables of utterances: a folder a language, a file a shop."""

from __future__ import annotations

from pathlib import Path

from tests.understanding.shops import is_at_hand

HERE = Path(__file__).parent
# How many utterances each language has at the least.
LANGUAGES = {"zh": 300, "en": 300, "mixed": 150}


def rows(language: str) -> list[tuple[str, str, str]]:
    """Shop, utterance and what it says: the tables of one language, of the shops whose catalogue is at hand."""
    found = []
    for path in sorted((HERE / language).glob("*.txt")):
        if is_at_hand(path.stem):
            lines = path.read_text(encoding="utf-8").splitlines()
            pairs = (line.partition(" -> ") for line in lines if line and not line.startswith("#"))
            found += [(path.stem, said, told) for said, _, told in pairs]
    return found
