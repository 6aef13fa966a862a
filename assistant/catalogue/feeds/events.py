"""The event columns, read into an event whether they came as CSV or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from assistant.reports import BadRow

from .fields import Fields, count, identifier, moment
from .money import parse_price
from .problems import FieldError, did_you_mean, shown
from .rows import EventRow
from .table import Columns

EVENTS = ("view_item", "select_item", "add_to_cart", "remove_from_cart", "begin_checkout", "purchase", "refund")
"""What a visitor can do with a product, named as in Google Analytics 4."""

LARGEST_QUANTITY = 10**6

COLUMNS = Columns(
    required=("visitor_id", "event", "product_id", "timestamp"), optional=("quantity", "price", "order_id")
)


def event_row(line: int, values: Mapping[str, object], currency: str) -> EventRow | BadRow:
    """The event in a row of event columns; prices are in `currency`, and a price in another one is refused."""
    try:
        return _event(line, Fields(values), currency)
    except FieldError as problem:
        return problem.at(line)


def _event(line: int, fields: Fields, currency: str) -> EventRow:
    # Unit prices in order logs are often a total divided by a quantity: rounded, not refused.
    price = fields.read("price", partial(parse_price, default_currency=currency, exact=False))
    if price and price[1] != currency:
        message = f"The price is in {price[1]}, the catalogue in {currency}"
        raise FieldError(message, code="currency_conflict", hint="Convert it, or leave it out.", column="price")
    quantity = fields.read("quantity", _quantity)
    return EventRow(
        line=line,
        visitor_id=fields.need("visitor_id", identifier),
        event=fields.need("event", _event_name),
        product_id=fields.need("product_id", identifier),
        quantity=1 if quantity is None else quantity,
        price_minor=price[0] if price else None,
        timestamp=fields.need("timestamp", moment),
        order_id=fields.read("order_id", identifier),
    )


def _event_name(text: str) -> str:
    name = text.lower()
    if name in EVENTS:
        return name
    hint = f"{did_you_mean(name, list(EVENTS))} Events are {', '.join(EVENTS)}.".strip()
    raise FieldError(f"{shown(text)} is not an event", code="event", hint=hint)


def _quantity(text: str) -> int:
    try:
        number = count(text)
    except FieldError:
        number = 0
    if 1 <= number <= LARGEST_QUANTITY:
        return number
    hint = f"Write a whole number from 1 to {LARGEST_QUANTITY:,}; a return is a refund, not a negative quantity."
    raise FieldError(f"{shown(text)} is not a quantity", code="quantity", hint=hint)
