"""Prices: what a product costs, how far that is below the list price, and the coupons that it may use."""

from __future__ import annotations

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import build_product_card, product_of, shorten_title, tell_no_product
from assistant.dialogue.actions.cart import find_coupons
from assistant.dialogue.actions.product.options import find_version
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import Step, TellCoupons, TellPrice
from assistant.dialogue.turn_context import Action, Turn
from assistant.knowledge.promotions import ProductCoupon
from assistant.money import money_text
from assistant.snapshot import Snapshot

MOST_COUPONS = 3


def tell_price(shop: Snapshot, turn: Turn[TellPrice]) -> Outcome:
    """What a product costs now, and what may come off it."""
    return _answer(shop, turn, turn.step.product_id)


def tell_coupons(shop: Snapshot, turn: Turn[TellCoupons]) -> Outcome:
    """Which coupons a product may use, whether it is enough for them, and what is missing."""
    return _answer(shop, turn, turn.step.product_id)


def _answer(shop: Snapshot, turn: Turn, product_id: str | None) -> Outcome:
    product = product_of(shop, product_id)
    if product is None:
        return tell_no_product(turn, product_id)
    product = find_version(shop, turn, product)
    outcome = Outcome(turn.step.intent, focus=product.id)
    outcome.items = [build_product_card(product, turn)]
    amount = money_text(product.price_minor, product.currency)
    outcome.say("price", title=shorten_title(product, turn.locale), price=amount)
    tell_list_price(outcome, product)
    coupons = find_coupons(shop, turn, product)
    for each in coupons[:MOST_COUPONS]:
        _tell_coupon(outcome, each)
    if not coupons and outcome.intent == "promotion":
        outcome.say("coupon_none_here")
    outcome.suggest("cheaper")
    outcome.suggest("cart")
    return outcome


def tell_list_price(outcome: Outcome, product: Product) -> None:
    """How far the price is below the list price, where it is."""
    listed = product.list_price_minor
    if listed is not None and product.on_sale:
        less = listed - product.price_minor
        currency = product.currency
        outcome.say("price_list", listed=money_text(listed, currency), less=money_text(less, currency))


def _tell_coupon(outcome: Outcome, found: ProductCoupon) -> None:
    """One coupon: what it saves now, what is missing to it, and whether it is for first orders alone."""
    coupon, currency = found.coupon, found.coupon.currency
    if coupon.first_order:
        key = "coupon_first" if found.met else "coupon_first_missing"
    elif coupon.kind == "shipping":
        key = "coupon_ships" if found.met else "coupon_missing"
    else:
        key = "coupon_met" if found.met else "coupon_missing"
    saving, missing = (money_text(minor, currency) for minor in (found.saving_minor, found.missing_minor))
    outcome.say(key, code=coupon.code, title=coupon.title, saving=saving, missing=missing)


ACTIONS: dict[type[Step], Action] = {TellPrice: tell_price, TellCoupons: tell_coupons}
