"""The shape of a row in each native file of this room, and what is said of a row that lacks it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from assistant.knowledge.money import minor_units
from assistant.reports import BadRow


def _wrong(column: str, message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("rule", "{message}", {"column": column, "message": message, "hint": hint})


def _written_day(value: object) -> object:
    """Refuses numbers: 20260101 would be taken as seconds since 1970."""
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise ValueError("must be a day such as 2026-01-31")
    return value.strip()


def _epoch(value: object) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}", value.strip()):
        with suppress(ValueError):
            moment = datetime.fromisoformat(value.strip())
            return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    raise ValueError("must be a time such as 2026-01-31T09:30:00Z")


def _safe_url(value: str) -> str:
    if not re.match(r"https?://|/(?!/)|#", value):
        raise ValueError("must begin with https://, / or #")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        raise ValueError("must be an e-mail address")
    return value.casefold()


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    if len(digits) < 4:
        raise ValueError("must have at least four digits")
    return digits


def _nothing(value: object) -> object:
    return None if value == "" else value


def _list(value: object) -> object:
    return [] if value is None else value


Text = Annotated[str, Field(min_length=1, max_length=300)]
LongText = Annotated[str, Field(min_length=1, max_length=4000)]
OptionalText = Annotated[Text | None, BeforeValidator(_nothing)]
OptionalLongText = Annotated[LongText | None, BeforeValidator(_nothing)]
Day = Annotated[date | None, BeforeValidator(_written_day)]
Moment = Annotated[int | None, BeforeValidator(_epoch)]  # UTC epoch seconds
Amount = Annotated[Decimal, Field(ge=0)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Texts = Annotated[list[Text], BeforeValidator(_list)]


class _Row(BaseModel):
    # Unknown columns are passed over here and named once in the report.
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True, frozen=True)

    def _minor(self, column: str, amount: Decimal) -> int:
        currency: str = self.currency  # type: ignore[attr-defined]
        try:
            return minor_units(amount, currency)
        except ValueError as error:
            raise _wrong(column, str(error), "Write major units, such as 19.90, beside an ISO currency.") from error


class ArticleRow(_Row):
    """One article in one language."""

    name: ClassVar[str] = "knowledge"
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    topic_group: Annotated[str, Field(max_length=80)] = ""
    language: Literal["zh", "en"]
    title: Text
    questions: Annotated[list[Text], Field(min_length=1, max_length=200)]
    answer: LongText
    url: Annotated[Annotated[Text, AfterValidator(_safe_url)] | None, BeforeValidator(_nothing)] = None
    intent: Literal["returns", "shipping", "faq", "promotion", "order_status", "privacy", "handoff", "feedback"] = "faq"
    valid_from: Day = None
    valid_to: Day = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise _wrong("valid_to", "is before valid_from", "Both days are included.")
        return self

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is known by: an article is one row in each language."""
        return (self.id, self.language)


class PromotionRow(_Row):
    """One coupon. A percent value is what is taken off: 10 leaves nine tenths to pay."""

    name: ClassVar[str] = "promotions"
    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=40)]
    title_zh: OptionalText = None
    title_en: OptionalText = None
    description_zh: OptionalLongText = None
    description_en: OptionalLongText = None
    kind: Literal["percent", "amount", "shipping"]
    value: Amount | None = None
    currency: Currency
    min_spend: Annotated[Amount, BeforeValidator(lambda value: 0 if value is None else value)] = Decimal(0)
    categories: Texts = []
    brands: Texts = []
    first_order: bool = False
    starts: Day = None
    ends: Day = None
    limit_per_customer: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not (self.title_zh or self.title_en):
            raise _wrong("title_zh", "the coupon has no title", "Give it a title in at least one language.")
        if self.starts and self.ends and self.starts > self.ends:
            raise _wrong("ends", "is before starts", "Both days are included.")
        if self.kind != "shipping" and not self.value:
            raise _wrong(
                "value", f"must be more than 0 for a coupon of the kind {self.kind}", "Say how much it takes off."
            )
        if self.kind == "percent" and self.value and (self.value > 100 or self.value * 100 % 1):
            raise _wrong("value", "must be a percentage up to 100, with two decimals at most", "10 takes 10 % off.")
        _ = self.amount_minor, self.min_spend_minor
        return self

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is known by, however it is capitalized."""
        return (self.code.upper(),)

    @property
    def percent_hundredths(self) -> int | None:
        """12.5 % as 1250; None for the other kinds."""
        return int(self.value * 100) if self.kind == "percent" and self.value else None

    @property
    def amount_minor(self) -> int | None:
        """What an amount coupon takes off, or the most a shipping coupon does; None for percentages and no limit."""
        return None if self.kind == "percent" or not self.value else self._minor("value", self.value)

    @property
    def min_spend_minor(self) -> int:
        """What must be bought, before the coupon, for it to count."""
        return self._minor("min_spend", self.min_spend)


class OrderLineRow(_Row):
    """One line of an order; the price is for one piece."""

    product_id: Text
    quantity: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    price: Amount


class OrderRow(_Row):
    """One order. Times without an offset are UTC."""

    name: ClassVar[str] = "orders"
    order_id: Annotated[str, Field(pattern=r"^[!-~]+$", max_length=64)]
    email: Annotated[Annotated[str, AfterValidator(_email)] | None, BeforeValidator(_nothing)] = None
    phone: Annotated[Annotated[str, AfterValidator(_phone)] | None, BeforeValidator(_nothing)] = None
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
    placed_at: Annotated[int, BeforeValidator(_epoch)]
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
            raise _wrong("email", "the order has neither e-mail nor phone", "One of them proves whose order it is.")
        for column in ("paid_at", "shipped_at", "delivered_at"):
            moment = getattr(self, column)
            if moment is not None and moment < self.placed_at:
                raise _wrong(column, "is before placed_at", "Times without an offset are read as UTC.")
        _ = self.total_minor, self.shipping_minor, self.line_values
        return self

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is known by, however it is capitalized."""
        return (self.order_id.upper(),)

    @property
    def total_minor(self) -> int:
        """What the order costs in all."""
        return self._minor("total", self.total)

    @property
    def shipping_minor(self) -> int:
        """What of it is for delivery."""
        return self._minor("shipping_fee", self.shipping_fee)

    @property
    def line_values(self) -> list[tuple[str, int, int]]:
        """Product id, quantity and price in minor units of each line."""
        return [
            (line.product_id, line.quantity, self._minor(f"lines[{n}].price", line.price))
            for n, line in enumerate(self.lines)
        ]


_HINTS = {
    "missing": "Every row needs this column.",
    "string_pattern_mismatch": "Only plain letters, digits and signs, no spaces.",
    "string_type": "Write it in quotes.",
    "decimal_parsing": "Write a number with a decimal point and no currency sign.",
    "finite_number": "Write a number with a decimal point and no currency sign.",
    "literal_error": "Use one of the words named.",
    "list_type": 'Write a list: ["...", "..."].',
}


def bad_row(line: int, error: ValidationError) -> BadRow:
    """The first thing wrong with a row, as one entry of a report."""
    first: Any = error.errors(include_url=False, include_input=False)[0]
    context = first.get("ctx", {})
    column = context.get("column") or _column(first["loc"])
    message = str(context["error"]) if isinstance(context.get("error"), ValueError) else first["msg"]
    return BadRow(
        line,
        column,
        first["type"],
        message[:1].lower() + message[1:],
        context.get("hint") or _HINTS.get(first["type"], ""),
    )


def _column(loc: tuple[int | str, ...]) -> str | None:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return path.removeprefix(".") or None
