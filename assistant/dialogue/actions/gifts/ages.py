"""Ages: which goods are for a child of an age, by what their sheets say."""

from __future__ import annotations

from assistant.catalogue.attributes import measure_of, names_of
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import has_any
from assistant.language.locales import GOODS, LEXICONS, join_words
from assistant.language.units import to_base
from assistant.query import Recipient
from assistant.snapshot import Snapshot
from assistant.understanding.vocabulary import AUDIENCE_OF

_AGE_NAMES = frozenset(join_words(GOODS, "AGE_NAMES"))
# Younger than this one is a child.
_GROWN_UP_AT = 13
_CHILDREN = ("children", "babies")


def age_of(who: Recipient | None) -> float | None:
    """How old someone is in years, as far as it was said: the younger end."""
    if who is None or who.age is None:
        return None
    told = [years for years in who.age if years is not None]
    return min(told) if told else None


def is_child(who: Recipient | None) -> bool:
    """Whether a gift is for a child: by the age, else by what they are called."""
    age = age_of(who)
    if age is not None:
        return age < _GROWN_UP_AT
    return who is not None and who.who is not None and AUDIENCE_OF.get(who.who) in _CHILDREN


def age_from(product: Product) -> float | None:
    """The age in years from which a product is meant, where its sheet says so."""
    for key, value in product.attributes.items():
        if {name.casefold() for name in names_of(key) if name} & _AGE_NAMES:
            measure = measure_of(value)
            if measure is not None and measure.number is not None:
                return measure.number / to_base(1, "year")[0] if measure.unit else measure.number
    return None


def is_too_old_for(product: Product, who: Recipient | None) -> bool:
    """Whether a product is for older ones than the child that a gift is for."""
    age, start = age_of(who), age_from(product)
    return age is not None and start is not None and start > age


def measure_age_fit(product: Product, who: Recipient | None) -> float:
    """How well a product is made for an age, from 0 to 1: one for eight is nearer to seven than one for two."""
    age, start = age_of(who), age_from(product)
    if age is None or start is None or start > age or not is_child(who):
        return 0.0
    return 1 - min((age - start) / _GROWN_UP_AT, 1.0)


def is_for_children(product: Product, who: Recipient | None) -> bool:
    """Whether the sheet gives a child's age, or speaks of children."""
    start = age_from(product)
    if start is not None:
        age = age_of(who)
        return start < _GROWN_UP_AT and (age is None or start <= age)
    words = [name for lexicon in LEXICONS.values() for name in lexicon.AUDIENCES["children"] if len(name) > 1]
    texts = (product.title_zh, product.title_en, product.description_zh, product.description_en)
    return any(has_any(text, words) for text in texts if text)


def find_age_facets(shop: Snapshot) -> tuple[int, ...]:
    """The facets that say from what age a thing is."""
    facts = shop.vocabulary.facets.values()
    return tuple(
        fact.id for fact in facts if any(name and name.casefold() in _AGE_NAMES for name in (fact.zh, fact.en))
    )
