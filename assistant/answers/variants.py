"""Variants: the same model in other colours, sizes or packs, told by titles that differ in nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answers.measures import amounts_in
from assistant.catalogue.attributes import is_colour, names_of, value_text
from assistant.catalogue.products import Product
from assistant.language.colours import colour_families
from assistant.language.locales import in_locale
from assistant.language.normal_text import is_cjk, normal

_TOKEN = re.compile(r"[^\s,/]+")


def variants_of(product: Product, relatives: Iterable[Product]) -> list[Product]:
    """The product and the others of its model, in the order given."""
    own = _stem(product)
    return [each for each in relatives if each.id == product.id or _stem(each) == own]


def colours_told(products: Iterable[Product], locale: str) -> list[str]:
    """The colours of these products as they call them, each once."""
    told = [
        value_text(part, locale)
        for product in products
        for key, value in product.attributes.items()
        if is_colour(key)
        for part in (value if isinstance(value, list) else [value])
    ]
    return list(dict.fromkeys(told))


def differing_values(products: list[Product], locale: str) -> tuple[str, list[str]] | None:
    """The first attribute beside the colour in which these differ: its name, and its values, each once."""
    for key in products[0].attributes if products else ():
        if is_colour(key):
            continue
        values = [value_text(each.attributes[key], locale) for each in products if key in each.attributes]
        if len(values) == len(products) and len(set(values)) > 1:
            return in_locale(locale, *names_of(key)), list(dict.fromkeys(values))
    return None


def of_amount(text: str, products: Iterable[Product]) -> list[Product]:
    """Those that state an amount which is in a message, in their title or as a value: 1.8 m, 500 ml."""
    asked = {(round(each.number, 2), each.unit) for each in amounts_in(normal(text)) if each.unit}
    return [product for product in products if asked and asked & _amounts(product)]


def _amounts(product: Product) -> set[tuple[float, str | None]]:
    texts = [product.title_zh, product.title_en]
    texts += [value_text(value, "en") for value in product.attributes.values()]
    return {(round(each.number, 2), each.unit) for text in texts if text for each in amounts_in(normal(text))}


def _stem(product: Product) -> tuple[str, ...]:
    """A title without what tells one variant from another."""
    colours = [
        normal(value_text(value, locale))
        for key, value in product.attributes.items()
        if is_colour(key)
        for locale in ("zh", "en")
    ]
    title = normal(product.title_zh or product.title_en or "")
    for colour in sorted(filter(None, colours), key=len, reverse=True):
        title = title.replace(colour, " ")
    return tuple(
        token
        for token in _TOKEN.findall(title)
        if not re.search(r"\d", token) and not (colour_families(token) and len(token) <= (4 if is_cjk(token) else 12))
    )
