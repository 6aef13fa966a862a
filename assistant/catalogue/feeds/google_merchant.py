"""Google Merchant Center product data as TSV or CSV, as shops already export it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial

from assistant.language.locales import FEEDS, join_words
from assistant.reports import BadRow

from .attributes import attribute_name
from .feed import Feed
from .fields import Fields, has_chinese, identifier, link, passage, path, title
from .money import parse_price
from .native import read_list_price
from .problems import FieldError, did_you_mean, shown
from .rows import AttributeValue, ProductRow
from .table import Columns, Opening, check_header, records

NAME = "Google Merchant"

_LABELS = tuple(f"custom_label_{number}" for number in range(5))
_ATTRIBUTES = {column: attribute_name(column) for column in FEEDS["en"].ATTRIBUTES}
# fmt: off
COLUMNS = Columns(
    required=("id", "title", "price"),
    optional=(
        "description", "link", "image_link", "availability", "sale_price", "sale_price_effective_date", "brand",
        "product_type", "google_product_category", "item_group_id", *_LABELS, *_ATTRIBUTES,
    ),
)
# fmt: on
_AVAILABILITY = dict.fromkeys(join_words(FEEDS, "AVAILABLE"), True) | dict.fromkeys(
    join_words(FEEDS, "UNAVAILABLE"), False
)


def matches(opening: Opening) -> bool:
    """Whether the header has a title of no named language, beside two other columns of this format."""
    return "title" in opening.header and len(COLUMNS.known & set(opening.header)) >= 3


def rows(feed: Feed[ProductRow]) -> Iterator[ProductRow | BadRow]:
    """The products, in the file's order.

    The format does not name its language: a text with Chinese characters in it is taken as Chinese, any other as
    English. A sale price that holds today becomes the price, and the price the list price.
    """
    check_header(feed.opening, COLUMNS, NAME)
    feed.ignore(name for name in feed.opening.header if name not in COLUMNS.known)
    now = datetime.now(UTC)
    for record in records(feed.source, feed.opening):
        yield record if isinstance(record, BadRow) else _product_row(*record, feed.currency, now)


def _product_row(line: int, values: Mapping[str, object], currency: str | None, now: datetime) -> ProductRow | BadRow:
    try:
        return _product(line, Fields(values), currency, now)
    except FieldError as problem:
        return problem.at(line)


def _product(line: int, fields: Fields, currency: str | None, now: datetime) -> ProductRow:
    product_id = fields.need("id", identifier)
    title_zh, title_en = _by_language(fields.need("title", title))
    description_zh, description_en = _by_language(fields.read("description", passage))
    brand_zh, brand_en = _by_language(fields.read("brand", title))
    google_category = fields.read("google_product_category", title)
    category = fields.read("product_type", path) or _path_of(google_category)
    chinese = has_chinese("".join(category))
    price, list_price, price_currency = _prices(fields, currency, now)
    available = fields.read("availability", _availability)
    return ProductRow(
        line=line,
        id=product_id,
        title_zh=title_zh,
        title_en=title_en,
        category_zh=category if chinese else (),
        category_en=() if chinese else category,
        google_category=google_category,
        brand_zh=brand_zh,
        brand_en=brand_en,
        price_minor=price,
        list_price_minor=list_price,
        currency=price_currency,
        stock=None if available is not False else 0,
        available=available is not False,
        description_zh=description_zh,
        description_en=description_en,
        attributes=_attributes(fields),
        image=fields.read("image_link", link),
        url=fields.read("link", link),
        tags=_tags(fields),
        group=fields.read("item_group_id", identifier),
    )


def _by_language(text: str | None) -> tuple[str | None, str | None]:
    """The text in the Chinese or in the English place."""
    if not text:
        return None, None
    return (text, None) if has_chinese(text) else (None, text)


def _path_of(google_category: str | None) -> tuple[str, ...]:
    """Google allows a number of its taxonomy in place of the path."""
    return () if google_category is None or google_category.isdecimal() else path(google_category)


def _prices(fields: Fields, currency: str | None, now: datetime) -> tuple[int, int | None, str]:
    """The price of today, the list price above it, and their currency."""
    price, price_currency = fields.need("price", partial(parse_price, default_currency=currency))
    sale = fields.read("sale_price", partial(parse_price, default_currency=price_currency))
    period = fields.read("sale_price_effective_date", _period)
    if sale is None or (period and not period[0] <= now < period[1]):
        return price, None, price_currency
    if sale[1] != price_currency:
        message = f"The sale price is in {sale[1]}, the price in {price_currency}"
        raise FieldError(message, code="currency_conflict", hint="Make them agree.", column="sale_price")
    return min(sale[0], price), read_list_price(fields, "price", sale[0], price_currency), price_currency


def _period(text: str) -> tuple[datetime, datetime]:
    """`2026-02-24T11:07+0100/2026-02-29T23:07+0100`; without an offset UTC."""
    try:
        begin, end = (datetime.fromisoformat(part.strip()) for part in text.split("/"))
    except ValueError as error:
        hint = "Write two ISO 8601 times joined by a slash."
        raise FieldError(f"{shown(text)} is not a period", code="date", hint=hint) from error
    return _aware(begin), _aware(end)


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _availability(text: str) -> bool:
    value = text.lower().replace(" ", "_").replace("-", "_")
    if value not in _AVAILABILITY:
        known = [name for name in _AVAILABILITY if name.isascii()]
        hint = f"{did_you_mean(value, known)} It is one of {', '.join(known)}.".strip()
        raise FieldError(f"{shown(text)} is not an availability", code="availability", hint=hint)
    return _AVAILABILITY[value]


def _attributes(fields: Fields) -> dict[str, AttributeValue]:
    """Colours and materials may be several, joined by slashes."""
    attributes: dict[str, AttributeValue] = {}
    for column, name in _ATTRIBUTES.items():
        text = fields.read(column, title)
        if not text:
            continue
        parts = [part.strip() for part in text.split("/") if part.strip()] if column in {"color", "material"} else []
        attributes[name] = list(parts) if len(parts) > 1 else text
    return attributes


def _tags(fields: Fields) -> tuple[str, ...]:
    """The words of the five free labels, in their order, each once."""
    labels = (fields.read(column, title) or "" for column in _LABELS)
    return tuple(dict.fromkeys(tag.strip() for label in labels for tag in label.split("|") if tag.strip()))
