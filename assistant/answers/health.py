"""Health: questions on which someone's health hangs, and whether a page states anything to them."""

from __future__ import annotations

import re

from assistant.answers.sentences import sentences_of
from assistant.catalogue.attributes import names_of, value_text
from assistant.catalogue.products import Product
from assistant.language.locales import LOCALES, QUESTIONS
from assistant.language.normal_text import normal

_KINDS = tuple(QUESTIONS["en"].HEALTH)
_HEALTH = {kind: [re.compile(table.HEALTH[kind]) for table in QUESTIONS.values()] for kind in _KINDS}


def health_of(text: str) -> str | None:
    """The kind of health question that a message is (pregnancy, allergy, illness, eating); None for any other."""
    plain = normal(text)
    return next((kind for kind, patterns in _HEALTH.items() if any(each.search(plain) for each in patterns)), None)


def states_health(product: Product, kind: str, locale: str) -> str | None:
    """A sentence or an attribute of a product that speaks of this kind of health in so many words; None without one."""
    patterns = _HEALTH[kind]
    for own in dict.fromkeys((locale, *LOCALES)):
        for sentence in sentences_of(product, own):
            if any(each.search(normal(sentence)) for each in patterns):
                return sentence
    for key, value in product.attributes.items():
        text = " ".join(filter(None, (*names_of(key), value_text(value, locale))))
        if any(each.search(normal(text)) for each in patterns):
            return text
    return None
