"""Health: questions on which someone's health hangs, and whether a page states anything to them."""

from __future__ import annotations

import re

from assistant.answers.sentences import sentences_of
from assistant.catalogue.attributes import names_of, value_text
from assistant.catalogue.products import Product
from assistant.language.locales import LOCALES, QUESTIONS
from assistant.language.normal_text import normal, stem

_KINDS = tuple(QUESTIONS["en"].HEALTH)
_ALLERGENS = [re.compile(table.ALLERGENS) for table in QUESTIONS.values()]
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


def health_word(text: str, kind: str) -> str:
    """The word of a message that makes it a question of this kind."""
    plain = normal(text)
    return next((match[0] for each in _HEALTH[kind] if (match := each.search(plain))), "")


def allergen_in(text: str) -> str | None:
    """What is not borne, where a message names it: nuts, 花生; None where it names nothing."""
    plain = normal(text)
    for pattern in _ALLERGENS:
        if match := pattern.search(plain):
            return next((group for group in match.groups() if group), None)
    return None


def mentions(product: Product, what: str) -> bool:
    """Whether a product's texts or attributes name a thing, though it be a part of a word: nut, of hazelnut."""
    texts = [product.title_zh, product.title_en, product.description_zh, product.description_en]
    texts += [value_text(value, locale) for value in product.attributes.values() for locale in LOCALES]
    root = stem(normal(what))
    return any(root in normal(text) for text in texts if text)


def allergen_told(product: Product, text: str, locale: str) -> str | None:
    """A sentence of a product that speaks of what a message says is not borne; None where none does."""
    what = allergen_in(text)
    root = stem(normal(what)) if what else ""
    return next((sentence for sentence in sentences_of(product, locale) if root and root in normal(sentence)), None)
