"""Voice: sentences by key, in the shopper's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from types import ModuleType
from typing import Any

from assistant.dialogue.speech import en, zh

VOICES: dict[str, ModuleType] = {"zh": zh, "en": en}

# A sentence, or its forms by CLDR's plural categories: {"by": "n", "one": "{n} order", "other": "{n} orders"}.
Sentence = str | dict[str, str]


class Voice:
    """One language. Each method fills the places of one whole sentence; none is glued from parts."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._words = VOICES[locale]

    def say(self, key: str, **places: Any) -> str:
        """A sentence of the conversation."""
        return self._filled(self._words.SENTENCES[key], places)

    def reason(self, key: str, **places: Any) -> str:
        """Why something is offered."""
        return self._filled(self._words.REASONS[key], places)

    def receipt(self, key: str, **places: Any) -> str:
        """A label or a value of a receipt."""
        return self._filled(self._words.RECEIPTS[key], places)

    def gain(self, key: str, **places: Any) -> str:
        """What a step up gives."""
        return self._filled(self._words.GAINS[key], places)

    def enough(self, key: str, **places: Any) -> str:
        """When the step up is not needed."""
        return self._filled(self._words.ENOUGH[key], places)

    def suggestion(self, key: str, **places: Any) -> str:
        """A next thing to say, which is understood when it is said."""
        return self._filled(self._words.SUGGESTIONS[key], places)

    def quote(self, text: str) -> str:
        """What the shopper said, marked as said."""
        return str(self._words.QUOTE.format(text))

    def inside(self, name: str) -> str:
        """The name of a kind of goods, as it is written inside a sentence."""
        return str(self._words.inside(name))

    def list(self, texts: Iterable[str]) -> str:
        """Several things in a row."""
        return str(self._words.LIST).join(texts)

    def join(self, sentences: Iterable[str]) -> str:
        """Sentences after one another."""
        return str(self._words.JOIN).join(filter(None, sentences))

    def day(self, day: date, *, today: date) -> str:
        """A day as it is said in that year: 10月12日, Oct 12; with the year in any other."""
        from babel.dates import format_skeleton

        return str(format_skeleton("MMMd" if day.year == today.year else "yMMMd", day, locale=self.locale))

    def clock(self, moment: datetime | time) -> str:
        """A time of day as this language writes it: 16:05, 4:05 PM."""
        from babel.dates import format_time

        # CLDR puts a narrow no-break space before PM, which many fonts lack.
        return str(format_time(moment, "short", locale=self.locale)).replace("\u202f", " ")

    def _filled(self, sentence: Sentence, places: dict[str, Any]) -> str:
        if isinstance(sentence, dict):
            sentence = sentence.get(self._plural(places[sentence["by"]]), sentence["other"])
        return sentence.format(**places)

    def _plural(self, number: Any) -> str:
        """CLDR's plural category of a number, which may be written already: 1,200."""
        from babel.core import Locale

        value = float(str(number).replace(",", ""))
        return str(Locale(self.locale).plural_form(int(value) if value.is_integer() else value))
