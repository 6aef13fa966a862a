"""Coupons for a cart: whether one that is named can be used, what keeps it from that, and which can."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cart.coupon_view import coupon_view_of
from assistant.dialogue.actions.cart.review import review_cart, tell_empty, tell_totals
from assistant.dialogue.actions.cart.totals import Totals
from assistant.dialogue.conversation import CartInView
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import CheckCoupon, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import CouponNamed
from assistant.knowledge.promotions import BasketLine, Coupon
from assistant.language.locales import CARTS
from assistant.money import money_text
from assistant.snapshot import Snapshot

_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")
_CODE = re.compile(
    r"(?<![A-Za-z0-9-])[A-Za-z]{3,12}\d{1,4}(?![A-Za-z0-9-])|(?<![A-Za-z0-9-])[A-Z]{5,14}(?![A-Za-z0-9-])"
)
_LISTED = 4
# An article this near says whether codes go together.
_NEAR = 0.5


def check_coupon(shop: Snapshot, turn: Turn[CheckCoupon]) -> Outcome:
    """Whether the coupons that are named can be used, on the cart or on the goods that are named; else the best."""
    step, current = turn.step, shop.promotions.current(shop.today(), turn.locale)
    named = _find_named(turn, current)
    if step.must_be_named and not named:
        return Outcome("promotion", declined=step.otherwise is not None)
    goods = _find_goods(shop, step)
    if named and goods:
        return _tell_of_goods(shop, turn, named, goods)
    review = review_cart(shop, turn)
    outcome, totals = review.outcome, review.totals
    outcome.events += [CouponNamed(coupon.code) for coupon in named]
    if not named and (unknown := _CODE.search(step.text)) and not step.was_told:
        outcome.say("cart_coupon_unknown", code=unknown[0])
    if len(named) > 1 or (step.both and len(current) > 1):
        _tell_that_one_counts(shop, turn, outcome)
    if not totals.lines:
        _tell_running(outcome, named or current, turn)
        return tell_empty(outcome) if named else outcome
    for coupon in named:
        _tell_named(shop, outcome, totals, coupon)
    if not named and totals.coupon is None:
        outcome.say("cart_coupon_none")
    tell_totals(outcome, totals)
    if not named:
        _tell_others(shop, turn, outcome, totals, current)
    outcome.suggest("checkout")
    if totals.near_goal is not None:
        outcome.suggest("fill_up")
    outcome.ask(CartInView())
    return outcome


def _find_named(turn: Turn[CheckCoupon], current: Sequence[Coupon]) -> list[Coupon]:
    """The running coupons whose codes the text has; else those spoken of before, where it points at them."""
    words = _WORD.findall(turn.step.text.casefold())
    named = [coupon for coupon in current if coupon.code.casefold() in words]
    if named or not turn.step.was_told:
        return named
    told = [coupon for code in turn.state.coupons for coupon in current if coupon.code == code]
    return told[-2:] if turn.step.both else told[-1:]


def _find_goods(shop: Snapshot, step: CheckCoupon) -> list[Product]:
    if step.products:
        return shop.catalogue.products(step.products)
    if not step.constraints:
        return []
    found = shop.search.find(step.constraints, n=1)
    return [] if found.relaxed else list(found.products)


def _tell_of_goods(shop: Snapshot, turn: Turn, named: Sequence[Coupon], goods: Sequence[Product]) -> Outcome:
    outcome = Outcome("promotion")
    for coupon in named:
        outcome.events.append(CouponNamed(coupon.code))
        for product in goods[:1]:
            title = product.title(turn.locale)
            missing = coupon.min_spend_minor - product.price_minor
            if not coupon.covers(coupon_view_of(shop, product)):
                outcome.say("coupon_not_for", code=coupon.code, coupon=coupon.title, title=title)
            elif missing > 0:
                more = money_text(missing, product.currency)
                outcome.say("coupon_for_missing", code=coupon.code, coupon=coupon.title, title=title, missing=more)
            elif coupon.first_order:
                outcome.say("coupon_for_first", code=coupon.code, coupon=coupon.title, title=title)
            else:
                outcome.say("coupon_for", code=coupon.code, coupon=coupon.title, title=title)
    return outcome


def _tell_that_one_counts(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """One coupon an order, unless an article of the shop says otherwise: then in its own words."""
    for question in CARTS[turn.locale].STACKING:
        matches = shop.finder.find(question, 1)
        if matches and matches[0].score >= _NEAR:
            article = shop.articles.get(matches[0].article_id, turn.locale, today=shop.today())
            if article is not None and re.search(CARTS[turn.locale].STACKS, article.answer.casefold()):
                outcome.quote(article, turn.locale)
                return
    outcome.say("coupon_one")


def _tell_running(outcome: Outcome, coupons: Sequence[Coupon], turn: Turn) -> None:
    """The coupons that run, of a shop with few; of many the first."""
    if not coupons:
        outcome.say("coupon_none_run")
        return
    titles = [f"{coupon.code} ({coupon.title})" for coupon in coupons[:_LISTED]]
    outcome.say("coupon_run", coupons=turn.voice.list(titles))


def _tell_named(shop: Snapshot, outcome: Outcome, totals: Totals, named: Coupon) -> None:
    """Says what keeps a coupon from being used on the cart, and what it takes off where nothing does."""
    covered = [line for line in totals.lines if named.covers(coupon_view_of(shop, line.product))]
    spent = sum(line.amount_minor for line in covered)
    missing = named.min_spend_minor - spent
    places = {"code": named.code, "title": named.title}
    if not covered:
        outcome.say("cart_coupon_covers_none", **places)
    elif missing > 0:
        outcome.say("cart_coupon_missing", missing=totals.text(missing), **places)
    elif named.kind == "shipping":
        outcome.say("cart_coupon_ships", **places)
    elif named.first_order:
        saving = named.saving_minor(spent)
        payable = totals.text(totals.subtotal_minor - saving)
        outcome.say("cart_coupon_first_order", saving=totals.text(saving), payable=payable, **places)
    elif totals.coupon is not None and named.code != totals.coupon.code:
        outcome.say("cart_coupon_better", code=named.code, best=totals.coupon.code)


def _tell_others(shop: Snapshot, turn: Turn, outcome: Outcome, totals: Totals, current: Sequence[Coupon]) -> None:
    """What comes next, however far, one for a first order, and one for delivery where that is not free anyway."""
    if totals.near_goal is None and totals.goals:
        goal = totals.goals[0]
        outcome.say("cart_goal", missing=totals.text(goal.missing_minor), title=goal.coupon.title)
    basket = [BasketLine(coupon_view_of(shop, line.product), line.quantity) for line in totals.lines]
    for coupon in current:
        spent = sum(line.product.price_minor * line.quantity for line in basket if coupon.covers(line.product))
        if coupon.first_order and spent >= coupon.min_spend_minor > 0:
            outcome.say("cart_coupon_if_first", code=coupon.code, title=coupon.title)
    if totals.ships is not None and totals.to_free_delivery_minor != 0:
        outcome.say("cart_coupon_ships", code=totals.ships.code, title=totals.ships.title)


ACTIONS: dict[type[Step], Action] = {CheckCoupon: check_coupon}
