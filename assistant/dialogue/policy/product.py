"""What to do about a message on products that are in view: what they are, side by side, with what else, and why."""

from __future__ import annotations

from assistant.dialogue.en import product as en
from assistant.dialogue.policy.finding import merged
from assistant.dialogue.policy.heard import Heard
from assistant.dialogue.step import Step
from assistant.dialogue.zh import product as zh
from assistant.understanding.query import Query
from assistant.understanding.text import is_cjk, normal

# Of what was shown, so many are looked at for something dearer or cheaper.
_IN_VIEW = 3
# What a bare question for the price may be taken for; 运费多少钱 says itself that it is for the shop.
_MAYBE_PRICE = frozenset({"detail", "unknown", "search"})


def acted(heard: Heard) -> Step | None:
    """What is said of products in words that say it themselves."""
    state, query, in_hand = heard.state, heard.query, heard.in_hand
    if heard.says("why_not"):
        return Step("why_not", "detail", constraints=query.constraints, products=heard.pointed[:1])
    if heard.says("why"):
        return Step("why", "detail", products=in_hand[:1])
    if heard.says("for_other") and (in_hand or state.shown or state.cart):
        return Step("strike", "feedback", products=in_hand)
    if heard.says("no_offers"):
        return Step("no_offers", "feedback")
    if heard.says("offers_again"):
        return Step("offers_again", "feedback")
    if heard.says("coupon") and (in_hand or query.references):
        return Step("coupon", "promotion", products=in_hand[:1])
    if in_hand and query.intent in _MAYBE_PRICE and asks_for_price(query):
        return Step("price", "detail", products=in_hand[:1])
    return None


def asks_for_price(query: Query) -> bool:
    """Whether the price is asked for, and no attribute."""
    if query.asked or query.asked_about or query.constraints:
        return False
    text = normal(query.text)
    return any(
        phrase in text if is_cjk(phrase) else f" {phrase} " in f" {text.strip(' ?.!')} "
        for phrase in (*zh.PRICE_QUESTIONS, *en.PRICE_QUESTIONS)
    )


def step(heard: Heard) -> Step | None:
    """What is asked of products in view."""
    state, query, in_hand = heard.state, heard.query, heard.in_hand
    match query.intent:
        case "detail" if in_hand:
            # What the sheet leaves open, an article may know.
            article = heard.article if heard.is_service else None
            return Step("detail", "detail", products=in_hand[:1], facets=query.asked, value=article or "")
        case "related" | "premium" | "stock" if in_hand:
            return Step(query.intent, query.intent, products=in_hand[:1], facets=query.asked)
        case "related" | "premium" | "cheaper":
            products = in_hand or state.shown[:_IN_VIEW]
            return Step(query.intent, query.intent, constraints=merged(state, query), products=products)
        case "detail" | "stock":
            return Step("which", query.intent)
        case "compare":
            return Step("compare", "compare", products=_side_by_side(heard))
        case "feedback":
            return Step("feedback", "feedback", products=in_hand[:1], value="down")
    return None


def _side_by_side(heard: Heard) -> tuple[str, ...]:
    """What is pointed at; one thing beside the one in hand; else the first two of what was shown."""
    state, pointed = heard.state, heard.pointed
    if len(pointed) > 1:
        return pointed
    if len(pointed) == 1 and (in_hand := state.item_at(0)) not in (None, *pointed):
        return (in_hand or "", *pointed)
    return state.shown[:2]
