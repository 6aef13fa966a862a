"""Locales: the two languages by their code; the tables of words by language, joined where both are read.

A table of a language is a module with the same names in both; what both say is joined here, Chinese first.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from assistant.language.en import acts as en_acts
from assistant.language.en import advice as en_advice
from assistant.language.en import carts as en_carts
from assistant.language.en import delivery as en_delivery
from assistant.language.en import feeds as en_feeds
from assistant.language.en import goods as en_goods
from assistant.language.en import lexicon as en_lexicon
from assistant.language.en import names as en_names
from assistant.language.en import numbers as en_numbers
from assistant.language.en import orders as en_orders
from assistant.language.en import phrases as en_phrases
from assistant.language.en import questions as en_questions
from assistant.language.en import requests as en_requests
from assistant.language.en import script as en_script
from assistant.language.en import service as en_service
from assistant.language.en import texting as en_texting
from assistant.language.en import units as en_units
from assistant.language.zh import acts as zh_acts
from assistant.language.zh import advice as zh_advice
from assistant.language.zh import carts as zh_carts
from assistant.language.zh import delivery as zh_delivery
from assistant.language.zh import feeds as zh_feeds
from assistant.language.zh import goods as zh_goods
from assistant.language.zh import lexicon as zh_lexicon
from assistant.language.zh import names as zh_names
from assistant.language.zh import numbers as zh_numbers
from assistant.language.zh import orders as zh_orders
from assistant.language.zh import phrases as zh_phrases
from assistant.language.zh import questions as zh_questions
from assistant.language.zh import requests as zh_requests
from assistant.language.zh import script as zh_script
from assistant.language.zh import service as zh_service
from assistant.language.zh import texting as zh_texting
from assistant.language.zh import units as zh_units

Tables = Mapping[str, ModuleType]

LOCALES = ("zh", "en")
ACTS: Tables = {"zh": zh_acts, "en": en_acts}
ADVICE: Tables = {"zh": zh_advice, "en": en_advice}
CARTS: Tables = {"zh": zh_carts, "en": en_carts}
DELIVERY: Tables = {"zh": zh_delivery, "en": en_delivery}
FEEDS: Tables = {"zh": zh_feeds, "en": en_feeds}
GOODS: Tables = {"zh": zh_goods, "en": en_goods}
LEXICONS: Tables = {"zh": zh_lexicon, "en": en_lexicon}
NAMES: Tables = {"zh": zh_names, "en": en_names}
NUMBERS: Tables = {"zh": zh_numbers, "en": en_numbers}
ORDERS: Tables = {"zh": zh_orders, "en": en_orders}
PHRASES: Tables = {"zh": zh_phrases, "en": en_phrases}
QUESTIONS: Tables = {"zh": zh_questions, "en": en_questions}
REQUESTS: Tables = {"zh": zh_requests, "en": en_requests}
SCRIPTS: Tables = {"zh": zh_script, "en": en_script}
SERVICES: Tables = {"zh": zh_service, "en": en_service}
TEXTING: Tables = {"zh": zh_texting, "en": en_texting}
UNITS: Tables = {"zh": zh_units, "en": en_units}


def join_words(tables: Tables, name: str) -> tuple[Any, ...]:
    """What the list of this name has in either language."""
    return tuple(word for table in tables.values() for word in getattr(table, name))


def join_tables(tables: Tables, name: str) -> dict[str, Any]:
    """What the table of this name has in either language."""
    return {key: value for table in tables.values() for key, value in getattr(table, name).items()}


def join_marks(name: str) -> str:
    """The marks of this name in either script, as one string of characters."""
    return "".join(getattr(script, name) for script in SCRIPTS.values())


def join_patterns(tables: Tables, name: str) -> str:
    """One pattern for what the pattern of this name means in either language; empty means nothing there."""
    return "|".join(f"(?:{pattern})" for table in tables.values() if (pattern := getattr(table, name)))


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
