"""Rows of the native order file: the shape of an order and of its lines."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from assistant.native_files import Amount, Currency, Moment, OptionalText, Part, Row, Text, epoch, nothing, wrong


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        raise ValueError("must be an e-mail address")
    return value.casefold()


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    if len(digits) < 4:
        raise ValueError("must have at least four digits")
    return digits


class OrderLineRow(Part):
    """One line of an order; the price is for one piece."""

    product_id: Text
    quantity: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    price: Amount


class OrderRow(Row):
    """One order. Times without an offset are UTC."""

    name: ClassVar[str] = "orders"
    order_id: Annotated[str, Field(pattern=r"^[!-~]+$", max_length=64)]
    email: Annotated[Annotated[str, AfterValidator(_email)] | None, BeforeValidator(nothing)] = None
    phone: Annotated[Annotated[str, AfterValidator(_phone)] | None, BeforeValidator(nothing)] = None
    state: Literal[
        "pending_payment",
        "paid",
        "packed",
        "shipped",
        "delivered",
        "cancelled",
        "return_requested",
        "returned",
        "refunded",
    ]
    placed_at: Annotated[int, BeforeValidator(epoch)]
    paid_at: Moment = None
    shipped_at: Moment = None
    delivered_at: Moment = None
    carrier_zh: OptionalText = None
    carrier_en: OptionalText = None
    tracking_number: OptionalText = None
    currency: Currency
    total: Amount
    shipping_fee: Amount = Decimal(0)
    coupon: OptionalText = None
    invoice: bool = False
    lines: Annotated[list[OrderLineRow], Field(min_length=1, max_length=1000)]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not (self.email or self.phone):
            raise wrong("email", "the order has neither e-mail nor phone", "One of them proves whose order it is.")
        for column in ("paid_at", "shipped_at", "delivered_at"):
            moment = getattr(self, column)
            if moment is not None and moment < self.placed_at:
                raise wrong(column, "is before placed_at", "Times without an offset are read as UTC.")
        _ = self.total_minor, self.shipping_minor, self.line_values
        return self

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is known by, however it is capitalized."""
        return (self.order_id.upper(),)

    @property
    def total_minor(self) -> int:
        """What the order costs in all."""
        return self.minor("total", self.total)

    @property
    def shipping_minor(self) -> int:
        """What of it is for delivery."""
        return self.minor("shipping_fee", self.shipping_fee)

    @property
    def line_values(self) -> list[tuple[str, int, int]]:
        """Product id, quantity and price in minor units of each line."""
        return [
            (line.product_id, line.quantity, self.minor(f"lines[{n}].price", line.price))
            for n, line in enumerate(self.lines)
        ]
