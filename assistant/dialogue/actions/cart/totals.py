"""Totals: what a cart comes to at today's prices, the coupon that saves most, and what is missing to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cart.coupon_view import coupon_view_of
from assistant.dialogue.conversation import State
from assistant.dialogue.policy import MOST_OF_ONE
from assistant.dialogue.speech import Voice
from assistant.knowledge.delivery import DeliveryTerms
from assistant.knowledge.promotions import BasketLine, Coupon, Goal
from assistant.money import money_text
from assistant.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CartLine:
    """Pieces of one product: as many as can be had of the `wanted`, and what a piece cost when it was put in."""

    product: Product
    wanted: int
    quantity: int
    added_minor: int | None = None

    @property
    def amount_minor(self) -> int:
        """What the pieces cost now."""
        return self.product.price_minor * self.quantity

    @property
    def was_minor(self) -> int | None:
        """The price at which it was put in, when it is another now."""
        return self.added_minor if self.added_minor not in (None, self.product.price_minor) else None


@dataclass(frozen=True, slots=True)
class Totals:
    """A cart, added up in minor units of one currency.

    `ships` is the shipping coupon that it meets; `goals` are coupons out of reach as yet, the nearest first;
    `delivery` is what the shop says that delivery costs.
    """

    lines: tuple[CartLine, ...]
    coupon: Coupon | None = None
    saving_minor: int = 0
    ships: Coupon | None = None
    goals: tuple[Goal, ...] = ()
    delivery: DeliveryTerms | None = None

    @property
    def currency(self) -> str:
        """The currency of the cart; empty when nothing is in it."""
        return self.lines[0].product.currency if self.lines else ""

    @property
    def count(self) -> int:
        """How many pieces can be had."""
        return sum(line.quantity for line in self.lines)

    @property
    def subtotal_minor(self) -> int:
        """What the goods cost."""
        return sum(line.amount_minor for line in self.lines)

    @property
    def payable_minor(self) -> int:
        """What is left to pay for the goods after the coupon; delivery is not in it."""
        return self.subtotal_minor - self.saving_minor

    @property
    def to_free_delivery_minor(self) -> int | None:
        """What is missing to free delivery without a code, 0 when it is free; None where the shop does not say."""
        return self.delivery.missing_minor(self.subtotal_minor, self.saving_minor) if self.delivery else None

    @property
    def near_goal(self) -> Goal | None:
        """The nearest coupon, where what is missing is no more than half of what is in the cart already."""
        return next((goal for goal in self.goals if 2 * goal.missing_minor <= self.subtotal_minor), None)

    def text(self, minor: int) -> str:
        """An amount in the cart's currency."""
        return money_text(minor, self.currency) if self.lines else ""


def most_of(product: Product) -> int:
    """How many pieces one cart may hold of a product."""
    if not product.can_be_had:
        return 0
    return MOST_OF_ONE if product.stock is None else min(MOST_OF_ONE, product.stock)


def add_up(shop: Snapshot, state: State, locale: str) -> Totals:
    """The cart of a conversation at today's prices and stock; what is gone from the catalogue is left out."""
    lines = tuple(
        CartLine(product, wanted, min(wanted, most_of(product)), state.cart_prices.get(product.id))
        for product in shop.catalogue.products(list(state.cart))
        if (wanted := state.cart[product.id])
    )
    basket = [BasketLine(coupon_view_of(shop, line.product), line.quantity) for line in lines if line.quantity]
    day = shop.today()
    best = shop.promotions.best_for_basket(basket, today=day, locale=locale)
    coupon, saving = best or (None, 0)
    goals = shop.promotions.goals_for_basket(basket, today=day, locale=locale, more_than_minor=saving)
    ships = shop.promotions.shipping_for_basket(basket, today=day, locale=locale)
    return Totals(lines, coupon, saving, ships, tuple(goals), shop.delivery_terms(locale))


def build_cart_data(shop: Snapshot, state: State, voice: Voice) -> dict[str, Any]:
    """The cart as the page shows it. `total_text` is what the goods cost, `payable_text` that less the coupon."""
    totals = add_up(shop, state, voice.locale)
    goal = totals.near_goal
    return {
        "count": totals.count,
        "total_text": totals.text(totals.subtotal_minor),
        "payable_text": totals.text(totals.payable_minor),
        "coupon": totals.coupon
        and {
            "code": totals.coupon.code,
            "title": totals.coupon.title,
            "saving_text": totals.text(totals.saving_minor),
        },
        "ships": totals.ships and {"code": totals.ships.code, "title": totals.ships.title},
        "goal": goal
        and {
            "code": goal.coupon.code,
            "title": goal.coupon.title,
            "missing_text": totals.text(goal.missing_minor),
        },
        "lines": [_build_line_data(line, voice) for line in totals.lines],
    }


def _build_line_data(line: CartLine, voice: Voice) -> dict[str, Any]:
    product = line.product
    notes = []
    if line.was_minor is not None:
        notes.append(voice.receipt("cart_note_was", price=money_text(line.was_minor, product.currency)))
    if not line.quantity:
        notes.append(voice.receipt("cart_note_sold_out"))
    elif line.quantity < line.wanted:
        notes.append(voice.receipt("cart_note_only", count=line.quantity))
    return {
        "product_id": product.id,
        "title": product.title(voice.locale),
        "quantity": line.quantity,
        "most": most_of(product),
        "price_text": money_text(line.amount_minor, product.currency),
        "notes": notes,
    }
