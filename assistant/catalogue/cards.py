"""A product as the pages and the API show it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from assistant.catalogue.attributes import is_colour, names_of, value_text
from assistant.catalogue.products import Product
from assistant.language.locales import in_locale
from assistant.money import money_text

FACTS = 3
LONGEST_FACT = 28

# The ground behind a picture, pale, by the colour family of what stands on it.
_TINTS = {
    "black": "#e9e9ea", "white": "#f4f1ea", "grey": "#eceeef", "silver": "#eef0f2", "red": "#f8e6e3", "pink": "#f9e9ea", "orange": "#f9ebdf", "yellow": "#f8f1da", "green": "#e8f1e6",
    "blue": "#e5edf6", "purple": "#eee9f5", "brown": "#f1e9e0", "beige": "#f4eee2", "gold": "#f5eeda", "multi": "#f1edf3", "clear": "#eaf3f4",
}  # fmt: skip


def card_of(product: Product, locale: str) -> dict[str, Any]:
    """The contract's CARD, without reasons; `facts`, `tint` and `list_price_text` are for the page."""
    return {
        "id": product.id,
        "title": product.title(locale),
        "brand": in_locale(locale, *product.brand) or None,
        "category": in_locale(locale, *product.category) or None,
        "price": product.price_minor,
        "list_price": product.list_price_minor,
        "currency": product.currency,
        "price_text": money_text(product.price_minor, product.currency),
        "list_price_text": money_text(product.list_price_minor or 0, product.currency) if product.on_sale else None,
        "image": image_url(product.image),
        "url": product.url or f"/store/p/{quote(product.id, safe='')}",
        "rating": product.rating,
        "rating_count": product.rating_count,
        "stock": 0 if not product.available else product.stock,
        "tint": _TINTS[product.colours[0]] if product.colours else None,
        "facts": facts_of(product, locale),
        "reasons": [],
    }


def image_url(image: str | None) -> str | None:
    """Where the browser finds a product's picture: a feed gives an address, or the name of a picture of the shop's own."""
    if not image:
        return None
    return image if image.startswith(("https://", "http://", "/")) else f"/pictures/{quote(image)}"


def facts_of(product: Product, locale: str, n: int = FACTS) -> list[str]:
    """The first attributes that fit on a card: numbers with their name, features that it has, short texts."""
    facts: list[str] = []
    for key, value in product.attributes.items():
        if is_colour(key):
            continue
        name = in_locale(locale, *names_of(key))
        if value is True:
            fact = name
        elif value is False or value in ("", None):
            continue
        else:
            text = value_text(value, locale)
            fact = f"{name} {text}" if not isinstance(value, str) else text
        if fact and len(fact) <= LONGEST_FACT:
            facts.append(fact)
        if len(facts) == n:
            break
    return facts


def attribute_rows(product: Product, locale: str) -> list[tuple[str, str]]:
    """All attributes as name and value, in the order of the feed."""
    return [(in_locale(locale, *names_of(key)), value_text(value, locale)) for key, value in product.attributes.items()]
