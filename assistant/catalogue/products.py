"""A product as the catalogue knows it, read from its row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from assistant.language.locales import in_locale
from assistant.storage import Row


@dataclass(frozen=True, slots=True)
class Product:
    """One product; `brand` and `category` are (zh, en).

    Prices are minor units, `stock` None is unknown, `sold` counts the pieces sold lately.
    """

    rowid: int
    id: str
    title_zh: str | None
    title_en: str | None
    category_id: int | None
    category: tuple[str | None, str | None]
    brand_id: int | None
    brand: tuple[str | None, str | None]
    price_minor: int
    list_price_minor: int | None
    currency: str
    stock: int | None
    available: bool
    rating: float | None
    rating_count: int
    released: str | None
    description_zh: str | None
    description_en: str | None
    attributes: dict[str, Any]
    tags: tuple[str, ...]
    image: str | None
    url: str | None
    popularity: float
    colours: tuple[str, ...]
    sold: int = 0

    def title(self, locale: str) -> str:
        """The title in this language, or in the one there is."""
        return in_locale(locale, self.title_zh, self.title_en)

    def description(self, locale: str) -> str:
        """The description in this language, or in the one there is."""
        return in_locale(locale, self.description_zh, self.description_en)

    @property
    def can_be_had(self) -> bool:
        """Whether the shop has it now, as far as the catalogue knows."""
        return self.available and self.stock != 0

    @property
    def on_sale(self) -> bool:
        """Whether it costs less than its list price."""
        return self.list_price_minor is not None and self.list_price_minor > self.price_minor


class Candidate(NamedTuple):
    """What ranking and comparing need of a product. Searches read hundreds of these, whole products only to show."""

    rowid: int
    brand_id: int | None
    category_id: int | None
    price_minor: int
    list_price_minor: int | None
    rating: float | None
    rating_count: int
    popularity: float
    can_be_had: bool
    group: str | None
    sold: int = 0


CAN_BE_HAD = "(p.available AND p.stock IS NOT 0)"  # never NULL: a stock that is not known is no reason to doubt
CANDIDATE_COLUMNS = f"""p.rowid, p.brand, p.category, p.price_minor, p.list_price_minor, p.rating, p.rating_count,
    p.popularity, {CAN_BE_HAD}, p.variant_group, p.sold"""

COLUMNS = """p.rowid, p.id, p.title_zh, p.title_en, p.category, c.name_zh, c.name_en, p.brand, b.name_zh, b.name_en,
    p.price_minor, p.list_price_minor, p.currency, p.stock, p.available, p.rating, p.rating_count, p.released,
    p.description_zh, p.description_en, p.attributes, p.tags, p.image, p.url, p.popularity,
    (SELECT group_concat(family, ' ') FROM product_colours WHERE product = p.rowid), p.sold"""
TABLES = "products AS p LEFT JOIN categories AS c ON c.id = p.category LEFT JOIN brands AS b ON b.id = p.brand"


def read_product(row: Row) -> Product:
    """The product in a row of COLUMNS."""
    (rowid, key, title_zh, title_en, category, category_zh, category_en, brand, brand_zh, brand_en, *rest) = row
    price, list_price, currency, stock, available, rating, rating_count, released, about_zh, about_en, *rest = rest
    attributes, tags, image, url, popularity, colours, sold = rest
    return Product(
        rowid,
        key,
        title_zh,
        title_en,
        category,
        (category_zh, category_en),
        brand,
        (brand_zh, brand_en),
        price,
        list_price,
        currency,
        stock,
        bool(available),
        rating,
        rating_count,
        released,
        about_zh,
        about_en,
        json.loads(attributes),
        tuple(json.loads(tags)),
        image,
        url,
        popularity,
        tuple(colours.split()) if colours else (),
        sold,
    )
