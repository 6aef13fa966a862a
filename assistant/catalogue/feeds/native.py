"""The native catalogue columns, read into a product whether they came as CSV or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from assistant.reports import BadRow

from .attributes import read_attributes
from .fields import Fields, count, day, identifier, link, passage, path, rating, title
from .money import currency_code, parse_price
from .problems import FieldError
from .rows import AttributeValue, ProductRow
from .table import Columns

# fmt: off
COLUMNS = Columns(
    required=("id", "price"),
    one_of=("title_zh", "title_en"),
    optional=(
        "category_zh", "category_en", "category_id", "brand_zh", "brand_en", "list_price", "currency", "stock",
        "rating", "rating_count", "released", "description_zh", "description_en", "attributes", "image", "url",
    ),
)
# fmt: on


def product_row(line: int, values: Mapping[str, object], currency: str | None) -> ProductRow | BadRow:
    """The product in a row of native columns; `currency` is meant where neither column nor price names one."""
    try:
        return _product(line, Fields(values), currency)
    except FieldError as problem:
        return problem.at(line)


def _product(line: int, fields: Fields, currency: str | None) -> ProductRow:
    product_id = fields.need("id", identifier)
    title_zh, title_en = fields.read("title_zh", title), fields.read("title_en", title)
    if not title_zh and not title_en:
        raise FieldError("There is no title", code="empty", hint="Fill in title_zh or title_en.", column="title_zh")
    named = fields.read("currency", currency_code)
    price, price_currency = fields.need("price", partial(parse_price, default_currency=named or currency))
    if named and price_currency != named:
        message = f"The price is in {price_currency}, the currency column says {named}"
        raise FieldError(message, code="currency_conflict", hint="Make them agree.", column="price")
    stock = fields.read("stock", count)
    stars, raters = fields.read("rating", rating), fields.read("rating_count", count) or 0
    return ProductRow(
        line=line,
        id=product_id,
        title_zh=title_zh,
        title_en=title_en,
        category_zh=_category(fields, "category_zh"),
        category_en=_category(fields, "category_en"),
        category_id=fields.read("category_id", identifier),
        brand_zh=fields.read("brand_zh", title),
        brand_en=fields.read("brand_en", title),
        price_minor=price,
        list_price_minor=read_list_price(fields, "list_price", price, price_currency),
        currency=price_currency,
        stock=stock,
        available=stock != 0,
        rating=stars if stars or raters else None,  # 0 stars by nobody is no rating
        rating_count=raters,
        released=fields.read("released", day),
        description_zh=fields.read("description_zh", passage),
        description_en=fields.read("description_en", passage),
        attributes=_attributes(fields),
        image=fields.read("image", link),
        url=fields.read("url", link),
    )


def read_list_price(fields: Fields, column: str, price: int, currency: str) -> int | None:
    """The price before the reduction, in minor units of `currency`; None unless it is above the price.

    Raises FieldError when it names another currency.
    """
    listed = fields.read(column, partial(parse_price, default_currency=currency))
    if listed is None:
        return None
    if listed[1] != currency:
        message = f"{column} is in {listed[1]}, the price in {currency}"
        raise FieldError(message, code="currency_conflict", hint="Make them agree.", column=column)
    return listed[0] if listed[0] > price else None


def _category(fields: Fields, column: str) -> tuple[str, ...]:
    parts = fields.raw(column)
    if isinstance(parts, list):  # a JSON feed may give the path's parts
        cells = [Fields({column: part}).read(column, title) for part in parts]
        return tuple(cell for cell in cells if cell)
    return fields.read(column, path) or ()


def _attributes(fields: Fields) -> dict[str, AttributeValue]:
    try:
        return read_attributes(fields.raw("attributes"))
    except FieldError as problem:
        problem.column = "attributes"
        raise
