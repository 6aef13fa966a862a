"""Service: what to do about a message that is for the shop and not for its goods: people, orders, rules, privacy."""

from __future__ import annotations

from collections.abc import Callable

from assistant.dialogue.conversation import ConfirmErase, Consent, OrderNumber, OrderProof, PersonForOrder, WhichArticle
from assistant.dialogue.policy.message import Message, first_of
from assistant.dialogue.steps import (
    AllowPersonalUse,
    AskForOrder,
    AskToErase,
    CallPerson,
    EraseData,
    ExportData,
    ForbidPersonalUse,
    GiveFeedback,
    KeepData,
    QuoteArticle,
    Recommend,
    SayNoArticle,
    Step,
    Talk,
    TellOrder,
    TellStoredData,
)
from assistant.knowledge.matching import LIKELY, VERBATIM

# What an article may answer.
_ARTICLE = frozenset({"returns", "shipping", "promotion", "privacy", "order_status", "faq"})
# What else a question about the shop's rules may look like.
_MAYBE_SERVICE = frozenset({"unknown", "search", "refine", "detail", "stock", "chitchat"})
# What the shop's rules speak of and no act does.
_BY_RULE = "order"
# What may be wanted of an order, by its act, and the contract's name for it.
_OF_ORDERS = {
    "track": "order_status",
    "order_change": "order_status",
    "order_cancel": "order_status",
    "order_return": "returns",
    "order_refund": "returns",
    "invoice": "faq",
    _BY_RULE: "order_status",
}
# What may be wanted of what is kept, by its act; each of them takes the article with the rule.
_OF_PRIVACY: dict[str, Callable[..., Step]] = {
    "data_erase": AskToErase,
    "data_export": ExportData,
    "data_stored": TellStoredData,
    "personal_off": ForbidPersonalUse,
    "personal_on": AllowPersonalUse,
}
# An order that is open is still spoken of after these, and what these articles say is said of it.
_AFTER_ORDERS = frozenset({"order_status", "returns", "faq"})
_ABOUT_ORDERS = frozenset({"order_status", "returns"})
_DONE_AT_ONCE = ("no_offers", "offers_again", "why", "why_not")
_DONE_TO_A_CART = ("checkout", "apply_coupon", "fill_up")


def step_for_answer(message: Message) -> Step | None:
    """What the assistant asked for in its last turn, when this message gives it."""
    query, state = message.query, message.state
    agrees, declines = message.says("yes"), message.says("no", "never_mind")
    match state.open_question:
        case WhichArticle(titles=titles) if (article := titles.get(query.text.strip())) is not None:
            return QuoteArticle(article_id=article)
        case OrderNumber(purpose=purpose, near=near) | OrderProof(purpose=purpose, near=near) if (
            query.order_number or query.proof
        ):
            return TellOrder(intent=_OF_ORDERS.get(purpose, "order_status"), purpose=purpose, near=near)
        case PersonForOrder() if agrees:
            return CallPerson()
        case ConfirmErase() if agrees or message.says("data_erase"):
            return EraseData()
        case ConfirmErase() if declines:
            return KeepData()
        case Consent() if agrees:
            # It was asked beside what pleases everyone: now comes what may please this shopper.
            return AllowPersonalUse(then=Recommend(constraints=state.constraints))
        case Consent() if declines:
            return ForbidPersonalUse()
        case OrderNumber() | OrderProof() | PersonForOrder() if declines:
            return Talk(said="never_mind")
    return None


def step_for_words(message: Message) -> Step | None:
    """A question that says itself that it is for the shop."""
    query = message.query
    for act, step_of_privacy in _OF_PRIVACY.items():
        if message.says(act):
            return step_of_privacy(article_id=message.article_id if message.is_service else None)
    if (step := _step_for_order(message)) is not None:
        return step
    if query.intent not in _ARTICLE:
        return None
    if message.article_id and message.score >= LIKELY:
        return QuoteArticle(article_id=message.article_id, intent=query.intent)
    return SayNoArticle(near=message.near, intent=query.intent)


def step_for_verbatim(message: Message) -> QuoteArticle | None:
    """An article's own question, though it has words in it that do something: "怎么付钱", "how to use a coupon"."""
    if not message.is_service or message.article_id is None or message.score < VERBATIM or _is_about_goods(message):
        return None
    # With something in the cart, and of what is offered, it is better done than told.
    if message.says("abilities", *_DONE_AT_ONCE, *_OF_PRIVACY, *_OF_ORDERS) or (
        message.state.cart and message.says(*_DONE_TO_A_CART)
    ):
        return None
    return QuoteArticle(article_id=message.article_id)


def step_for_article(message: Message) -> QuoteArticle | None:
    """A question near to an article's own."""
    if not message.is_service or message.article_id is None or message.has_limits or message.only_names_goods:
        return None
    if _is_about_goods(message) or message.query.intent not in _MAYBE_SERVICE:
        return None
    return QuoteArticle(article_id=message.article_id)


def step_for_intent(message: Message) -> GiveFeedback | None:
    """What is thought of a product that was shown."""
    if message.query.intent != "feedback":
        return None
    return GiveFeedback(product_id=first_of(message.in_hand), value="down")


def _is_about_goods(message: Message) -> bool:
    """Whether it speaks of what is in view: "还有货吗" of a thing in hand, whatever the shop wrote about stock.

    "换一批" is no exchange, where there is something to move on from.
    """
    state = message.state
    intent = message.query.intent
    in_view = message.in_hand if intent == "detail" else message.nearest_in_view
    return (intent in ("detail", "stock") and bool(in_view)) or (
        message.moves_on and bool(state.shown or state.constraints)
    )


def _step_for_order(message: Message) -> TellOrder | AskForOrder | None:
    """About one order: looked up where it can be; else its number is asked for, beside what the shop's rules say."""
    query, state = message.query, message.state
    purpose = _purpose_of(message)
    if query.order_number and (purpose or query.proof or query.is_all_wishes or not message.names_goods):
        purpose = purpose or "track"
        return TellOrder(intent=_OF_ORDERS[purpose], purpose=purpose, near=_rule(message))
    if purpose is None or message.names_goods:
        return None
    intent = query.intent if query.intent in _ARTICLE else _OF_ORDERS[purpose]
    if state.orders or message.is_customer:
        return TellOrder(intent=intent, purpose=purpose, near=_rule(message))
    return AskForOrder(intent=intent, purpose=purpose, near=_rule(message))


def _purpose_of(message: Message) -> str | None:
    """What is wanted of an order: by what is said, else by the rule that it is asked for while an order is open."""
    act = next((act for act in _OF_ORDERS if message.says(act)), None)
    is_open = bool(message.state.orders) and message.state.last_intent in _AFTER_ORDERS
    if act is None and is_open and message.article_intent in _ABOUT_ORDERS:
        return _BY_RULE
    return act or ("track" if message.query.intent == "order_status" else None)


def _rule(message: Message) -> tuple[str, ...]:
    """The article about it, where one is near enough."""
    return message.near[:1] if message.score >= LIKELY else ()
