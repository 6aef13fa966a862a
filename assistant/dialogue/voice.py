"""Sentences by key, in the shopper's language."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from assistant.dialogue import en, zh

VOICES: dict[str, ModuleType] = {"zh": zh, "en": en}


class Voice:
    """One language. Each method fills the places of one whole sentence; none is glued from parts."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._words = VOICES[locale]

    def say(self, key: str, **places: Any) -> str:
        """A sentence of the conversation."""
        return str(self._words.SENTENCES[key].format(**places))

    def reason(self, key: str, **places: Any) -> str:
        """Why something is offered."""
        return str(self._words.REASONS[key].format(**places))

    def receipt(self, key: str, **places: Any) -> str:
        """A label or a value of a receipt."""
        return str(self._words.RECEIPTS[key].format(**places))

    def gain(self, key: str, **places: Any) -> str:
        """What a step up gives."""
        return str(self._words.GAINS[key].format(**places))

    def enough(self, key: str, **places: Any) -> str:
        """When the step up is not needed."""
        return str(self._words.ENOUGH[key].format(**places))

    def suggestion(self, key: str, **places: Any) -> str:
        """A next thing to say, which is understood when it is said."""
        return str(self._words.SUGGESTIONS[key].format(**places))

    def quote(self, text: str) -> str:
        """What the shopper said, marked as said."""
        return str(self._words.QUOTE.format(text))

    def list(self, texts: Iterable[str]) -> str:
        """Several things in a row."""
        return str(self._words.LIST).join(texts)

    def join(self, sentences: Iterable[str]) -> str:
        """Sentences after one another."""
        return str(self._words.JOIN).join(filter(None, sentences))
