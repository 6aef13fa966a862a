"""Product: what is asked of products that are in view: what they are, what they cost, and why they are shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.conversation import State
from assistant.dialogue.policy.advice import asks_why_so_dear
from assistant.dialogue.policy.message import Message, first_of
from assistant.dialogue.steps import (
    AnswerQuestion,
    AskWhichProduct,
    CheckCoupon,
    ExplainWhy,
    ExplainWhyNot,
    Step,
    StrikeEvidence,
    TellCoupons,
    TellDetails,
    TellPrice,
    TellStock,
)
from assistant.knowledge.matching import VERBATIM
from assistant.query import Query, query_from_data

# Learned acts that ask something of a thing, and those that ask it of the shop.
ASKS_OF_GOODS = ("ask_fact", "ask_fit", "ask_options")
_OF_THE_SHOP = ("policy", "ask_delivery", "ask_coupon", "order_return", "track")
# What a bare question for the price may be taken for; 运费多少钱 says itself that it is for the shop.
_MAYBE_PRICE = frozenset({"detail", "unknown", "search"})


def step_for_reason(message: Message) -> Step | None:
    """Why something is shown, why another is not, and a reason that does not hold."""
    state, query = message.state, message.query
    if message.says("why_not"):
        return ExplainWhyNot(product_id=first_of(message.pointed), constraints=query.constraints)
    if message.says("why") and not asks_why_so_dear(message):
        return ExplainWhy(product_id=first_of(message.nearest_in_view), is_guess=not message.in_hand)
    if message.says("for_other") and (message.in_hand or state.shown or state.cart):
        return StrikeEvidence(products=message.in_hand)
    return None


def step_for_question(message: Message) -> AnswerQuestion | None:
    """A question of fact, of fitness or of options about a thing in view, or about one that it names itself."""
    query, state = message.query, message.state
    asks = message.does(*ASKS_OF_GOODS) or (query.intent == "detail" and _is_narrow(query))
    if not asks or message.likely(*ASKS_OF_GOODS) < message.likely(*_OF_THE_SHOP):
        return None
    meant = message.pointed or message.named
    product = first_of(meant or message.in_hand or state.shown[:1])
    if product is None or (message.names_goods and not (meant or message.in_hand)):
        return None
    return AnswerQuestion(
        product_id=product,
        is_guess=not (meant or message.in_hand),
        is_named=bool(message.named) and not message.pointed and product not in (state.item_at(0), state.page_product),
        article_id=message.article_id if message.is_service else None,
    )


def step_for_price(message: Message) -> Step | None:
    """What a product costs, and which coupons may be used on it."""
    state, query, nearest = message.state, message.query, message.nearest_in_view
    if message.says("coupon"):
        if state.cart and state.last_intent == "cart" and all(each.position == 0 for each in query.references):
            return CheckCoupon(text=query.text)
        if message.in_hand or query.references:
            return TellCoupons(product_id=first_of(nearest))
    if nearest and query.intent in _MAYBE_PRICE and is_price_question(query):
        return TellPrice(product_id=nearest[0])
    return None


def step_for_intent(message: Message) -> Step | None:
    """What is asked of a product in view; which one is meant, where nothing says so."""
    query, nearest = message.query, message.nearest_in_view
    match query.intent:
        case "detail" if message.in_hand or (_is_narrow(query) and message.state.shown):
            return _tell_details(message)
        case "stock" if nearest:
            return TellStock(product_id=nearest[0])
        case "detail" | "stock":
            return AskWhichProduct(intent=query.intent)
    return None


def _tell_details(message: Message) -> TellDetails:
    details = TellDetails(product_id=first_of(message.nearest_in_view), is_guess=not message.in_hand)
    if not message.is_service or message.article_id is None:
        return details
    # What the sheet leaves open, an article may know; one with the very question is told beside the sheet.
    if message.score >= VERBATIM and _is_narrow(message.query):
        return replace(details, near=message.near[:1])
    return replace(details, article_id=message.article_id)


def _is_narrow(query: Query) -> bool:
    """Whether something particular is asked, and not for all about a product."""
    return bool(query.asked or query.asked_about or query.question_words)


def repeat_question(state: State, query: Query) -> Query:
    """The question of before, of another thing: "and the second one?"; any other message as it is."""
    bare = replace(query, text="", language="", intent="", intents=(), references=())
    alone = query.intent in ("detail", "related") and query.references and bare == Query("", "", "")
    if state.product_question is None or not alone or "again" not in query.cues:
        return query
    return replace(query_from_data(state.product_question), language=query.language, references=query.references)


def is_price_question(query: Query) -> bool:
    """Whether the price is asked for, and no attribute."""
    if query.asked or query.asked_about or query.constraints:
        return False
    return "price_question" in query.cues
