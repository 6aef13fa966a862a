"""Models: several colours or sizes of one thing are one offer."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from assistant.catalogue.attributes import is_colour, value_text
from assistant.catalogue.products import Product
from assistant.language.locales import LOCALES, join_marks

# Between a title and the colour at its end.
_GAPS = f" -–(/{join_marks('COMMAS')}"


def model_of(product: Product) -> Hashable:
    """What two colours of one model share: maker, kind and title but for the colour."""
    locale = LOCALES[0] if product.title_zh else LOCALES[-1]
    return product.brand_id, product.category_id, title_without_colour(product, locale)


def one_of_each_model(products: Sequence[Product]) -> list[Product]:
    """The first of each model, in their order; one that can be had before one that cannot."""
    chosen: dict[Hashable, Product] = {}
    for product in products:
        key = model_of(product)
        if key not in chosen or (product.can_be_had and not chosen[key].can_be_had):
            chosen[key] = product
    return list(chosen.values())


def title_without_colour(product: Product, locale: str) -> str:
    """The title without the colour at its end."""
    title = product.title(locale)
    for key, value in product.attributes.items():
        colour = value_text(value, locale) if is_colour(key) else ""
        if colour and title.casefold().endswith(colour.casefold()) and len(title) > len(colour):
            return title[: -len(colour)].rstrip(_GAPS) or title
    return title
