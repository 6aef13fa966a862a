"""The wish as data: what a shopper asks for, each part with its SQL, its words and its chip."""

from assistant.query.cart_orders import CartAction, CartOrder, Pointing
from assistant.query.codec import from_data, public_data
from assistant.query.constraints import (
    Brand,
    Category,
    Colour,
    Condition,
    Constraint,
    Flag,
    InStock,
    Names,
    Number,
    OnSale,
    Price,
    Sort,
    Text,
    Value,
    title_condition,
    wanted_kinds,
)
from assistant.query.preferences import Measure, Occasion, Preference, Purpose, Recipient
from assistant.query.query import Context, Cue, Query, Reference, query_from_data

__all__ = [
    "Brand",
    "CartAction",
    "CartOrder",
    "Category",
    "Colour",
    "Condition",
    "Constraint",
    "Context",
    "Cue",
    "Flag",
    "InStock",
    "Measure",
    "Names",
    "Number",
    "Occasion",
    "OnSale",
    "Pointing",
    "Preference",
    "Price",
    "Purpose",
    "Query",
    "Recipient",
    "Reference",
    "Sort",
    "Text",
    "Value",
    "from_data",
    "public_data",
    "query_from_data",
    "title_condition",
    "wanted_kinds",
]
