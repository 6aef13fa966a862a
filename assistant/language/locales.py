"""The two languages by their locale: the one place that knows which modules speak which."""

from __future__ import annotations

from types import ModuleType

from assistant.language.en import goods as en_goods
from assistant.language.en import lexicon as en_lexicon
from assistant.language.en import phrases as en_phrases
from assistant.language.zh import goods as zh_goods
from assistant.language.zh import lexicon as zh_lexicon
from assistant.language.zh import phrases as zh_phrases

LOCALES = ("zh", "en")
GOODS: dict[str, ModuleType] = {"zh": zh_goods, "en": en_goods}
LEXICONS: dict[str, ModuleType] = {"zh": zh_lexicon, "en": en_lexicon}
PHRASES: dict[str, ModuleType] = {"zh": zh_phrases, "en": en_phrases}


def in_locale(locale: str, zh: str | None, en: str | None) -> str:
    """The name in this locale, or in the other when there is none."""
    names = {"zh": (zh, en), "en": (en, zh)}[locale]
    return names[0] or names[1] or ""


def number_text(number: float) -> str:
    """A number as people write it: 30, 1.5, 20,000."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}".rstrip("0").rstrip(".")


def quantity_text(number: float, unit: str | None, locale: str) -> str:
    """A number with its unit as this language writes it."""
    if not unit:
        return number_text(number)
    phrases = PHRASES[locale]
    name = phrases.UNITS.get(unit)
    if name is None:  # W, mAh, Hz: the same in both languages
        return f"{number_text(number)} {unit}" if unit != "%" else f"{number_text(number)}%"
    return f"{number_text(number)}{phrases.UNIT_GAP}{name}"
