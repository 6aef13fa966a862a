"""Rows of the native files of this room: the shape of an article and of a coupon."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from assistant.native_files import (
    Amount,
    Currency,
    Day,
    LongText,
    OptionalLongText,
    OptionalText,
    Row,
    Text,
    Texts,
    nothing,
    wrong,
)


def _safe_url(value: str) -> str:
    if not re.match(r"https?://|/(?!/)|#", value):
        raise ValueError("must begin with https://, / or #")
    return value


class ArticleRow(Row):
    """One article in one language."""

    name: ClassVar[str] = "knowledge"
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    topic_group: Annotated[str, Field(max_length=80)] = ""
    language: Literal["zh", "en"]
    title: Text
    questions: Annotated[list[Text], Field(min_length=1, max_length=200)]
    answer: LongText
    url: Annotated[Annotated[Text, AfterValidator(_safe_url)] | None, BeforeValidator(nothing)] = None
    intent: Literal["returns", "shipping", "faq", "promotion", "order_status", "privacy", "handoff", "feedback"] = "faq"
    valid_from: Day = None
    valid_to: Day = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise wrong("valid_to", "is before valid_from", "Both days are included.")
        return self

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is known by: an article is one row in each language."""
        return (self.id, self.language)


class PromotionRow(Row):
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
    categories: Texts = Field(default_factory=list)
    brands: Texts = Field(default_factory=list)
    first_order: bool = False
    starts: Day = None
    ends: Day = None
    limit_per_customer: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not (self.title_zh or self.title_en):
            raise wrong("title_zh", "the coupon has no title", "Give it a title in at least one language.")
        if self.starts and self.ends and self.starts > self.ends:
            raise wrong("ends", "is before starts", "Both days are included.")
        if self.kind != "shipping" and not self.value:
            raise wrong(
                "value", f"must be more than 0 for a coupon of the kind {self.kind}", "Say how much it takes off."
            )
        if self.kind == "percent" and self.value and (self.value > 100 or self.value * 100 % 1):
            raise wrong("value", "must be a percentage up to 100, with two decimals at most", "10 takes 10 % off.")
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
        return None if self.kind == "percent" or not self.value else self.minor("value", self.value)

    @property
    def min_spend_minor(self) -> int:
        """What must be bought, before the coupon, for it to count."""
        return self.minor("min_spend", self.min_spend)


class ExampleRow(Row):
    """One sentence of shoppers and what is done by it; with no acts it is forgotten."""

    name: ClassVar[str] = "examples"
    # The acts that there are; the classifier's labels.
    known: ClassVar[frozenset[str]] = frozenset()
    sentence: Text
    acts: Annotated[list[str], Field(max_length=5)]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.sentence,)

    @model_validator(mode="after")
    def _acts_are_known(self) -> Self:
        unknown = [act for act in self.acts if act not in self.known]
        if unknown:
            raise wrong("acts", f"{unknown[0]!r} is no act", f"One or more of: {', '.join(sorted(self.known))}.")
        return self


def example_rows(acts: Collection[str]) -> type[ExampleRow]:
    """The shape of examples of these acts."""

    class Known(ExampleRow):
        known: ClassVar[frozenset[str]] = frozenset(acts)

    return Known
