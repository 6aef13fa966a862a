"""Payable: what there is to pay in the end: goods, the best coupon, and delivery as the shop's articles tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.actions.cart.review import review_cart, tell_empty
from assistant.dialogue.actions.cart.totals import Totals, add_up
from assistant.dialogue.conversation import CartInView
from assistant.dialogue.outcome import QUOTED, Outcome
from assistant.dialogue.steps import Step, TellTotal
from assistant.dialogue.turn_context import Action, Turn
from assistant.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to pay: with this code or none, saving so much, and what delivery then costs (None: not known)."""

    code: str | None
    saving_minor: int
    fee_minor: int | None

    def payable_minor(self, goods_minor: int) -> int:
        return goods_minor - self.saving_minor + (self.fee_minor or 0)


def tell_total_to_pay(shop: Snapshot, turn: Turn[TellTotal]) -> Outcome:
    """What the cart costs in the end, by the way to pay that costs least; of products that are not in it, likewise."""
    if turn.step.products:
        state = replace(turn.state, cart=dict.fromkeys(turn.step.products, 1), cart_prices={})
        outcome = Outcome("cart")
        tell_payable(outcome, add_up(shop, state, turn.locale))
        outcome.suggest("add_all")
        return outcome
    review = review_cart(shop, turn)
    outcome, totals = review.outcome, review.totals
    if not totals.lines:
        return tell_empty(outcome)
    tell_payable(outcome, totals)
    outcome.suggest("checkout")
    if totals.to_free_delivery_minor:
        outcome.suggest("fill_up")
    outcome.ask(CartInView())
    return outcome


def tell_payable(outcome: Outcome, totals: Totals) -> None:
    """Says what is to be paid and of what that is made, and what the shop says of delivery."""
    goods = totals.subtotal_minor
    way = min(_ways(totals), key=lambda each: (each.payable_minor(goods), each.code is not None))
    parts = {
        "payable": totals.text(way.payable_minor(goods)),
        "goods": totals.text(goods),
        "saving": totals.text(way.saving_minor),
        "code": way.code or "",
        "fee": totals.text(way.fee_minor or 0),
    }
    delivery = "unknown" if way.fee_minor is None else "fee" if way.fee_minor else "free"
    if way.code is None:
        outcome.say(f"sum_{delivery}", **parts)
    elif way.saving_minor:
        outcome.say(f"sum_coupon_{delivery}", **parts)
    else:
        outcome.say("sum_ships", **parts)
    if totals.delivery is not None and way.fee_minor != 0:
        outcome.say(QUOTED, text=totals.delivery.sentence)
        outcome.topic = totals.delivery.article_id


def _ways(totals: Totals) -> list[_Way]:
    """One coupon an order: none, the one that saves most, or one for delivery."""
    goods, terms = totals.subtotal_minor, totals.delivery
    savings: list[tuple[str | None, int]] = [(None, 0)]
    if totals.coupon is not None:
        savings.append((totals.coupon.code, totals.saving_minor))
    ways = [_Way(code, saving, terms.fee_for(goods, saving) if terms else None) for code, saving in savings]
    if totals.ships is not None and ways[0].fee_minor != 0:
        ways.append(_Way(totals.ships.code, 0, 0))
    # What is not known cannot be compared: of those the coupon that saves most.
    return [way for way in ways if way.fee_minor is not None] or [ways[-1]]


ACTIONS: dict[type[Step], Action] = {TellTotal: tell_total_to_pay}
