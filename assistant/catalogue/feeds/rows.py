"""The rows that every feed format is read into, whatever its own columns were."""

from __future__ import annotations

from dataclasses import dataclass

Scalar = bool | int | float | str
AttributeValue = Scalar | dict[str, Scalar] | list[Scalar | dict[str, Scalar]]
"""A plain value, `{"zh": …, "en": …}` or `{"value": 45, "unit": "L"}`, or a list of these."""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product as a feed tells it; None and the empty tuple mean that the feed says nothing.

    `line` is where the row begins, from 1. Prices are integers in the minor unit of `currency` (ISO 4217);
    `list_price_minor` is only there when it is above the price. `stock` counts pieces; a feed that knows only
    "in stock" leaves it None, and `available` says it. `rating` runs from 0 to 5, `released` is YYYY-MM-DD.
    `category_id` is an id of the open product taxonomy, `google_category` an id or a path of Google's. `group`
    joins the variants of one model.
    """

    line: int
    id: str
    title_zh: str | None
    title_en: str | None
    category_zh: tuple[str, ...]
    category_en: tuple[str, ...]
    brand_zh: str | None
    brand_en: str | None
    price_minor: int
    list_price_minor: int | None
    currency: str
    stock: int | None
    available: bool
    description_zh: str | None
    description_en: str | None
    attributes: dict[str, AttributeValue]
    image: str | None
    url: str | None
    category_id: str | None = None
    google_category: str | None = None
    rating: float | None = None
    rating_count: int = 0
    released: str | None = None
    tags: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that a visitor did with one product.

    `event` is one of `events.EVENTS`; `price_minor` is the price of one piece in the minor unit of the feed's
    currency, `timestamp` whole seconds since 1970, UTC.
    """

    line: int
    visitor_id: str
    event: str
    product_id: str
    quantity: int
    price_minor: int | None
    timestamp: int
    order_id: str | None
