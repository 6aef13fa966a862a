"""Coupons: which are running, which a product may use, and which one saves a basket most."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from assistant.reports import Change
from assistant.storage import Database, Row, Store

if TYPE_CHECKING:
    from assistant.knowledge.rows import PromotionRow

_COLUMNS = (
    "code, title_zh, title_en, description_zh, description_en, kind, percent_hundredths, amount_minor, currency, "
    "min_spend_minor, categories, brands, first_order, starts, ends, limit_per_customer"
)
_PROMOTIONS = f"SELECT {_COLUMNS} FROM promotions"
_RUNNING = (
    " WHERE coalesce(starts, '') <= :day AND coalesce(ends, '9999') >= :day ORDER BY coalesce(ends, '9999'), code"
)
_INSERT = f"INSERT INTO promotions ({_COLUMNS}) VALUES ({', '.join('?' * 16)})"


class Buyable(Protocol):
    """What a coupon looks at in a product; category paths run from the department down."""

    @property
    def category_zh(self) -> Sequence[str]: ...
    @property
    def category_en(self) -> Sequence[str]: ...
    @property
    def brand_zh(self) -> str | None: ...
    @property
    def brand_en(self) -> str | None: ...
    @property
    def price_minor(self) -> int: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True, slots=True)
class BasketLine:
    """Pieces of one product in a basket."""

    product: Buyable
    quantity: int


@dataclass(frozen=True, slots=True)
class Coupon:
    """One coupon in the language asked for, or in its other one. Days are inclusive, None is open-ended.

    `percent_hundredths` is what a percentage takes off, 12.5 % as 1250. `amount_minor` is what an amount takes off, or
    the most that a shipping coupon does. Categories are beginnings of paths; categories and brands are lower case, and
    none stands for all.
    """

    code: str
    title: str
    description: str
    kind: Literal["percent", "amount", "shipping"]
    percent_hundredths: int | None
    amount_minor: int | None
    currency: str
    min_spend_minor: int
    categories: tuple[tuple[str, ...], ...]
    brands: tuple[str, ...]
    first_order: bool
    starts: date | None
    ends: date | None
    limit_per_customer: int | None

    def covers(self, product: Buyable) -> bool:
        """Whether the product's currency, category and brand, in either language, are among those the coupon is for."""
        paths = [tuple(part.casefold() for part in path) for path in (product.category_zh, product.category_en)]
        brands = {brand.casefold() for brand in (product.brand_zh, product.brand_en) if brand}
        return (
            product.currency == self.currency
            and (
                not self.categories
                or any(path[: len(prefix)] == prefix for prefix in self.categories for path in paths)
            )
            and (not self.brands or not brands.isdisjoint(self.brands))
        )

    def saving_minor(self, subtotal_minor: int, shipping_minor: int = 0) -> int:
        """What it takes off goods it covers worth `subtotal_minor`, when they are enough for it.

        A percentage is rounded half up to the minor unit: 15 % of 0.10 are 0.02. No more than the goods cost is taken
        off, nor more than the delivery costs by a shipping coupon.
        """
        if subtotal_minor < self.min_spend_minor:
            return 0
        if self.percent_hundredths is not None:
            return (subtotal_minor * self.percent_hundredths + 5_000) // 10_000
        if self.kind == "shipping":
            return shipping_minor if self.amount_minor is None else min(self.amount_minor, shipping_minor)
        return min(self.amount_minor or 0, subtotal_minor)


@dataclass(frozen=True, slots=True)
class ProductCoupon:
    """A coupon that one piece of a product may use: what is missing to its least spend, and what it saves now."""

    coupon: Coupon
    missing_minor: int
    saving_minor: int

    @property
    def met(self) -> bool:
        """Whether the product alone is enough."""
        return self.missing_minor == 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A coupon that a basket does not reach yet: what is missing to its least spend, and what it saves when reached.

    A shipping coupon without a limit of its own saves what delivery costs, which is not known here: it says 0.
    """

    coupon: Coupon
    missing_minor: int
    saving_minor: int


class Promotions:
    """The shop's coupons. `today` is the shop's own day, `locale` a language tag such as zh or en-GB."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self, today: date | None, locale: str) -> list[Coupon]:
        """Coupons that run on that day (None: UTC's day), those that end first before the others."""
        day = (today or datetime.now(UTC).date()).isoformat()
        rows = self._store.rows(_PROMOTIONS + _RUNNING, {"day": day})
        return [_coupon(row, locale) for row in rows]

    def for_product(self, product: Buyable, *, today: date | None, locale: str) -> list[ProductCoupon]:
        """Coupons for this product: those it already meets before the others, the greater saving and the nearer first.

        First-order coupons are among them and say so: whether it is the first order is not known here.
        """
        price = product.price_minor
        found = [
            ProductCoupon(coupon, max(0, coupon.min_spend_minor - price), coupon.saving_minor(price))
            for coupon in self.current(today, locale)
            if coupon.covers(product)
        ]
        return sorted(found, key=lambda one: (one.missing_minor, -one.saving_minor, one.coupon.code))

    def best_for_basket(
        self,
        lines: Iterable[BasketLine],
        *,
        today: date | None,
        locale: str,
        shipping_minor: int = 0,
        first_order: bool = False,
    ) -> tuple[Coupon, int] | None:
        """The one coupon that saves most on a basket, and how much in minor units; None when none saves anything.

        Only lines that a coupon covers count towards its least spend. Coupons for first orders count when
        `first_order`. Of equal savings the coupon that ends first is taken.
        """
        basket = list(lines)
        best: tuple[Coupon, int] | None = None
        for coupon in self.current(today, locale):
            if coupon.first_order and not first_order:
                continue
            covered = [line for line in basket if coupon.covers(line.product)]
            saving = coupon.saving_minor(
                sum(line.product.price_minor * line.quantity for line in covered), shipping_minor
            )
            if covered and saving > (best[1] if best else 0):
                best = coupon, saving
        return best

    def shipping_for_basket(self, lines: Iterable[BasketLine], *, today: date | None, locale: str) -> Coupon | None:
        """The shipping coupon that a basket already meets, the one with the least spend; None when it meets none."""
        basket = list(lines)
        met = [
            coupon
            for coupon in self.current(today, locale)
            if coupon.kind == "shipping"
            and not coupon.first_order
            and coupon.min_spend_minor
            <= sum(line.product.price_minor * line.quantity for line in basket if coupon.covers(line.product))
        ]
        return min(met, key=lambda coupon: (coupon.min_spend_minor, coupon.code)) if basket and met else None

    def goals_for_basket(
        self, lines: Iterable[BasketLine], *, today: date | None, locale: str, more_than_minor: int = 0
    ) -> list[Goal]:
        """Coupons that more goods of the same kind would reach, the nearest first.

        Of those that take something off the goods only such as then save more than `more_than_minor`. A coupon of
        which nothing in the basket is covered is no goal, nor is one for first orders.
        """
        basket = list(lines)
        goals: list[Goal] = []
        for coupon in self.current(today, locale):
            covered = [line for line in basket if coupon.covers(line.product)]
            missing = coupon.min_spend_minor - sum(line.product.price_minor * line.quantity for line in covered)
            if coupon.first_order or not covered or missing <= 0:
                continue
            ships = coupon.kind == "shipping"
            saving = (coupon.amount_minor or 0) if ships else coupon.saving_minor(coupon.min_spend_minor)
            if ships or saving > more_than_minor:
                goals.append(Goal(coupon, missing, saving))
        return sorted(goals, key=lambda goal: (goal.missing_minor, -goal.saving_minor, goal.coupon.code))


def save_promotion(db: Database, row: PromotionRow) -> Change:
    """Writes a coupon over the one of the same code, if there is one."""
    values = [
        row.code,
        row.title_zh,
        row.title_en,
        row.description_zh,
        row.description_en,
        row.kind,
        row.percent_hundredths,
        row.amount_minor,
        row.currency,
        row.min_spend_minor,
        json.dumps(row.categories, ensure_ascii=False),
        json.dumps(row.brands, ensure_ascii=False),
        int(row.first_order),
        row.starts and row.starts.isoformat(),
        row.ends and row.ends.isoformat(),
        row.limit_per_customer,
    ]
    old = db.execute(_PROMOTIONS + " WHERE code = ?", [row.code]).fetchone()
    if old is not None:
        if list(old) == values:
            return "unchanged"
        delete_promotion(db, row.code)
    db.execute(_INSERT, values)
    return "added" if old is None else "updated"


def delete_promotion(db: Database, code: str) -> bool:
    """Takes the coupon of this code away, however it is capitalized; whether there was one."""
    return bool(db.execute("DELETE FROM promotions WHERE code = ?", [code]).rowcount)


def _coupon(row: Row, locale: str) -> Coupon:
    return Coupon(
        row["code"],
        _text(row, "title", locale),
        _text(row, "description", locale),
        row["kind"],
        row["percent_hundredths"],
        row["amount_minor"],
        row["currency"],
        row["min_spend_minor"],
        tuple(_path(category) for category in json.loads(row["categories"])),
        tuple(brand.casefold() for brand in json.loads(row["brands"])),
        bool(row["first_order"]),
        date.fromisoformat(row["starts"]) if row["starts"] else None,
        date.fromisoformat(row["ends"]) if row["ends"] else None,
        row["limit_per_customer"],
    )


def _text(row: Row, column: str, locale: str) -> str:
    """The text in the locale's language where there is one, else in the other."""
    language = locale.replace("_", "-").split("-")[0].lower()
    names = sorted(("zh", "en"), key=lambda name: name != language)
    return next((text for name in names if (text := row[f"{column}_{name}"])), "")


def _path(category: str) -> tuple[str, ...]:
    return tuple(part.strip().casefold() for part in category.split(">"))
