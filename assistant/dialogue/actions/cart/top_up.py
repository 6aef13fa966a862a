"""Top-up to a threshold: the smallest thing worth adding for free delivery or for the next coupon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import Reason, build_product_card, build_related_card
from assistant.dialogue.actions.cart.coupon_view import coupon_view_of
from assistant.dialogue.actions.cart.review import review_cart, tell_totals
from assistant.dialogue.actions.cart.totals import Totals, add_up, most_of
from assistant.dialogue.actions.offers import find_unwanted
from assistant.dialogue.conversation import CartInView, apply
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import FillUpCart, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import CartChanged
from assistant.knowledge.delivery import DeliveryTerms
from assistant.knowledge.promotions import Coupon, Goal
from assistant.money import money_text
from assistant.query import InStock, Price, Sort
from assistant.recommendations import Related
from assistant.snapshot import Snapshot

SHOWN = 3
# An add-on that costs more than this many times what is missing is none.
MOST_OVER = 2
MOST_GOALS = 3
# More pieces of one thing than this are no add-on.
MOST_MORE = 2
# Add-ons that are looked at, the cheapest first: some are sold out by now, some are not covered.
_FETCHED = 24


def fill_up(shop: Snapshot, turn: Turn) -> Outcome:
    """What goes with the cart and lifts it over the nearest threshold, cheapest first, with what it changes in all."""
    review = review_cart(shop, turn)
    outcome, totals = review.outcome, review.totals
    if not totals.lines:
        return _tell_where_it_begins(shop, turn, outcome)
    goals = _tell_delivery(outcome, totals) or _find_goals(outcome, totals)
    if not goals:
        tell_totals(outcome, totals)
        outcome.suggest("checkout")
        outcome.ask(CartInView())
        return outcome
    turn = replace(turn, state=review.state)
    looked = ((goal, _find_add_ons(shop, turn, totals, goal)) for goal in goals[:MOST_GOALS])
    goal, found = next((each for each in looked if each[1]), (goals[0], []))
    if found:
        return _show_add_ons(shop, turn, outcome, totals, goal, found)
    if enough := _find_cheapest_enough(shop, turn, totals, goal):
        return _show_cheapest(shop, turn, outcome, totals, goal, enough)
    _say_goal(outcome, "fill_none_fits", totals, goal)
    _suggest_more_of_the_same(shop, turn, outcome, totals, goal)
    outcome.suggest("popular")
    outcome.suggest("checkout")
    outcome.ask(CartInView())
    return outcome


def _tell_where_it_begins(shop: Snapshot, turn: Turn, outcome: Outcome) -> Outcome:
    """An empty cart, and from what spend on its delivery is free."""
    outcome.say("cart_empty")
    terms = shop.delivery_terms(turn.locale)
    if terms is not None and terms.free_from_minor is not None:
        outcome.say("fill_delivery_from", threshold=money_text(terms.free_from_minor, shop.catalogue.currency or "CNY"))
    if (ships := _find_shipping_coupon(shop, turn)) is not None:
        outcome.say("fill_from", title=ships.title, code=ships.code)
    outcome.suggest("popular")
    return outcome


def _tell_delivery(outcome: Outcome, totals: Totals) -> list[Goal]:
    """What is missing to free delivery, without a code and with one, and as goals; nothing where no article tells."""
    terms, missing = totals.delivery, totals.to_free_delivery_minor
    if terms is None or missing is None or terms.free_from_minor is None:
        return []
    if not missing:
        outcome.say("fill_delivery_reached")
        return []
    threshold = totals.text(terms.free_from_minor)
    outcome.say("fill_delivery", missing=totals.text(missing), threshold=threshold)
    sooner = next((goal for goal in totals.goals if goal.coupon.kind == "shipping"), None)
    if totals.ships is not None:
        outcome.say("fill_ships_now", code=totals.ships.code, title=totals.ships.title)
    elif sooner is not None and sooner.missing_minor < missing:
        less = totals.text(sooner.missing_minor)
        outcome.say("fill_ships_sooner", code=sooner.coupon.code, title=sooner.coupon.title, missing=less)
        return [sooner]
    return [Goal(_delivery_as_coupon(terms, totals, threshold), missing, terms.fee_minor or 0)]


def _delivery_as_coupon(terms: DeliveryTerms, totals: Totals, threshold: str) -> Coupon:
    """Free delivery without a code, in the form of what carts are filled up for."""
    return Coupon(
        "", threshold, "", "shipping", None, None, totals.currency, terms.free_from_minor or 0,
        (), (), False, None, None, None,
    )  # fmt: skip


def _find_goals(outcome: Outcome, totals: Totals) -> list[Goal]:
    """What the cart can be filled up for, and says what it has reached or that there is nothing.

    Delivery first: it is what most carts are filled up for.
    """
    if totals.to_free_delivery_minor == 0:
        return []
    if totals.ships is not None:
        outcome.say("fill_ships", code=totals.ships.code, title=totals.ships.title)
        return [goal for goal in (totals.near_goal,) if goal is not None and goal.coupon.kind != "shipping"]
    if not totals.goals:
        outcome.say("fill_no_goal")
    return sorted(totals.goals, key=lambda each: each.coupon.kind != "shipping")


def _show_add_ons(
    shop: Snapshot, turn: Turn, outcome: Outcome, totals: Totals, goal: Goal, found: Sequence[Related]
) -> Outcome:
    _say_goal(outcome, "fill_found", totals, goal)
    for each in found:
        card = build_related_card(shop, turn, each)
        reason = _explain_change(shop, turn, totals, goal, each.product)
        outcome.items.append(card | {"reasons": [reason, *card["reasons"]]})
    outcome.suggest("add_first")
    outcome.suggest("cart")
    outcome.suggest("checkout")
    return outcome


def _say_goal(outcome: Outcome, key: str, totals: Totals, goal: Goal) -> None:
    """What is missing to a coupon, and what is shown for it; of delivery that has been said."""
    if any(said.startswith("fill_delivery") for said, _ in outcome.lines):
        there = {"fill_found": "fill_found_there", "fill_any": "fill_any_there"}
        if key in there:
            outcome.say(there[key])
    else:
        outcome.say(key, missing=totals.text(goal.missing_minor), title=goal.coupon.title)


def _show_cheapest(
    shop: Snapshot, turn: Turn, outcome: Outcome, totals: Totals, goal: Goal, enough: Sequence[Product]
) -> Outcome:
    _say_goal(outcome, "fill_any", totals, goal)
    for product in enough:
        reason = _explain_change(shop, turn, totals, goal, product)
        outcome.items.append(build_product_card(product, turn, because=[reason]))
    outcome.suggest("add_first")
    outcome.suggest("checkout")
    return outcome


def _find_cheapest_enough(shop: Snapshot, turn: Turn, totals: Totals, goal: Goal) -> list[Product]:
    """Goods of kinds that the cart has not, each enough by itself and little more, the cheapest first."""
    cart = [line.product for line in totals.lines]
    kinds = {product.category_id for product in cart}
    price = Price(low=goal.missing_minor, high=MOST_OVER * goal.missing_minor, currency=totals.currency)
    found = shop.search.find(
        [price, InStock(), Sort(by="price_asc")], n=_FETCHED, without=sorted(find_unwanted(shop, turn))
    )
    fitting = (
        product
        for product in ([] if found.relaxed else found.products)
        if product.category_id not in kinds and _is_add_on(shop, goal, product, cart)
    )
    return list(islice(fitting, SHOWN))


def _find_shipping_coupon(shop: Snapshot, turn: Turn) -> Coupon | None:
    """The shipping coupon of the least spend that any goods count towards."""
    coupons = [
        each
        for each in shop.promotions.current(shop.today(), turn.locale)
        if each.kind == "shipping" and not (each.first_order or each.categories or each.brands)
    ]
    return min(coupons, key=lambda each: (each.min_spend_minor, each.code)) if coupons else None


def _suggest_more_of_the_same(shop: Snapshot, turn: Turn, outcome: Outcome, totals: Totals, goal: Goal) -> None:
    """The fewest further pieces of one line that are enough, where a few are."""
    options = []
    for place, line in enumerate(totals.lines, start=1):
        more = -(-goal.missing_minor // line.product.price_minor) if line.product.price_minor else MOST_MORE + 1
        fits = line.quantity + more <= most_of(line.product) and goal.coupon.covers(coupon_view_of(shop, line.product))
        if more <= MOST_MORE and fits:
            options.append((more * line.product.price_minor, place, line, more))
    if options:
        _, place, line, more = min(options, key=lambda option: option[:2])
        outcome.say("fill_same", count=more, title=line.product.title(turn.locale))
        outcome.suggest("more_of_place", place=place, count=more)


def _find_add_ons(shop: Snapshot, turn: Turn, totals: Totals, goal: Goal) -> list[Related]:
    """Products that orders hold beside something in the cart, each enough by itself; never owned, refused or in it."""
    cart = [line.product for line in totals.lines]
    return shop.recommendations.find_top_ups(
        cart,
        missing_minor=goal.missing_minor,
        threshold_minor=goal.coupon.min_spend_minor,
        saving_minor=goal.saving_minor,
        n=SHOWN,
        exclude=find_unwanted(shop, turn),
        fits=lambda product: _is_add_on(shop, goal, product, cart),
    )


def _is_add_on(shop: Snapshot, goal: Goal, product: Product, cart: list[Product]) -> bool:
    """Whether a product counts towards the coupon and fits what is in the cart."""
    return goal.coupon.covers(coupon_view_of(shop, product)) and shop.compatibility.is_compatible(product, cart)


def _explain_change(shop: Snapshot, turn: Turn, totals: Totals, goal: Goal, product: Product) -> Reason:
    """What there is to pay for the goods with it and without it: the truth about an add-on."""
    with_it = add_up(shop, apply(turn.state, CartChanged(product.id, 1, product.price_minor)), turn.locale)
    more = with_it.payable_minor - totals.payable_minor
    voice = turn.voice
    evidence: dict[str, Any] = {
        "coupon": goal.coupon.code,
        "missing": goal.missing_minor,
        "price": product.price_minor,
        "payable_before": totals.payable_minor,
        "payable_after": with_it.payable_minor,
        "currency": totals.currency,
    }
    rows = [
        {"label": voice.receipt("fill_before"), "value": totals.text(totals.payable_minor)},
        {"label": voice.receipt("fill_after"), "value": totals.text(with_it.payable_minor)},
    ]
    payable = totals.text(with_it.payable_minor)
    if more > 0:
        text = voice.reason("fill_more", payable=payable, more=totals.text(more))
    else:
        text = voice.reason("fill_less", payable=payable, less=totals.text(-more))
    return {"kind": "closes_gap", "text": text, "evidence": evidence, "receipt": rows}


ACTIONS: dict[type[Step], Action] = {FillUpCart: fill_up}
