"""Service: what to do about a message that is for the shop and not for its goods: people, orders, rules, privacy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.dialogue.conversation import ConfirmErase, Consent, OrderNumber, OrderProof, PersonForOrder, WhichArticle
from assistant.dialogue.policy.message import Message, first_of
from assistant.dialogue.policy.orders import OF_ORDERS, cancels_open_order, is_open, step_for_order
from assistant.dialogue.steps import (
    AllowPersonalUse,
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
from assistant.knowledge.matching import ANSWERS, CLEAR, LIKELY, MAYBE, SURE, VERBATIM

# What an article may answer.
_ARTICLE = frozenset({"returns", "shipping", "promotion", "privacy", "order_status", "faq"})
# What else a question about the shop's rules may look like.
_MAYBE_SERVICE = frozenset({"unknown", "search", "refine", "detail", "stock", "chitchat"})
# What may be wanted of what is kept, by its act; each of them takes the article with the rule.
_OF_PRIVACY: dict[str, Callable[..., Step]] = {
    "data_erase": AskToErase,
    "data_export": ExportData,
    "data_stored": TellStoredData,
    "personal_off": ForbidPersonalUse,
    "personal_on": AllowPersonalUse,
}
# Learned acts that ask the shop something.
_ASKS_THE_SHOP = ("policy", "ask_delivery", "haggle")
# Acts that are for the shop and not for its goods.
_OF_SERVICE = (*OF_ORDERS, "policy", "ask_delivery", "ask_coupon", "haggle", "late", "lost")
# What these articles say is said of an order, where one is open.
_OF_AN_ORDER = ("order_status", "returns")
_DONE_AT_ONCE = ("no_offers", "offers_again", "why", "why_not")
_DONE_TO_A_CART = ("checkout", "apply_coupon", "fill_up")


def step_for_answer(message: Message) -> Step | None:
    """What the assistant asked for in its last turn, when this message gives it."""
    query, state = message.query, message.state
    if cancels_open_order(message):
        return None  # no answer, though "cancel it" may be one elsewhere
    agrees, declines = message.says("yes"), message.says("no", "never_mind")
    match state.open_question:
        case WhichArticle(titles=titles) if (article := titles.get(query.text.strip())) is not None:
            return QuoteArticle(article_id=article)
        case OrderNumber(purpose=purpose, near=near) | OrderProof(purpose=purpose, near=near) if (
            query.order_number or query.proof
        ):
            return TellOrder(intent=OF_ORDERS.get(purpose, "order_status"), purpose=purpose, near=near)
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
        case PersonForOrder() if declines and state.orders:
            return Talk(said="order_kept")
        case OrderNumber() | OrderProof() | PersonForOrder() if declines:
            return Talk(said="never_mind")
    return None


def step_for_words(message: Message) -> Step | None:
    """A question that says itself that it is for the shop."""
    query = message.query
    for act, step_of_privacy in _OF_PRIVACY.items():
        if message.says(act):
            return step_of_privacy(article_id=message.article_id if message.is_service else None)
    if (step := step_for_order(message)) is not None:
        return step
    if query.intent not in _ARTICLE or message.only_names_goods:
        return None
    if message.article_id and message.score >= LIKELY:
        return QuoteArticle(
            article_id=message.article_id, intent=query.intent, near=message.near, goods=message.in_hand
        )
    if query.not_sold or message.likely("find", "narrow") > max(map(message.likely, _OF_SERVICE)):
        return None  # what is asked for is goods, though of a kind that the shop does not have
    return SayNoArticle(near=message.near, intent=query.intent)


def step_for_verbatim(message: Message) -> QuoteArticle | None:
    """An article's own question, though it has words in it that do something: "怎么付钱", "how to use a coupon"."""
    if not message.is_service or message.article_id is None or message.score < VERBATIM or _is_about_goods(message):
        return None
    # With something in the cart, and of what is offered, it is better done than told.
    if message.says("abilities", *_DONE_AT_ONCE, *_OF_PRIVACY, *OF_ORDERS) or (
        message.state.cart and message.says(*_DONE_TO_A_CART)
    ):
        return None
    return replace(_quote(message), verbatim=True)


def step_for_rule(message: Message) -> QuoteArticle | SayNoArticle | None:
    """A question for the shop by what it does: about a rule, the delivery, a better price; though it names goods.

    Not what is asked of an order that is open, of a product that it points at, or of goods that are only named.
    """
    query = message.query
    if message.state.orders and (message.says(*OF_ORDERS) or message.article_intent in _OF_AN_ORDER):
        return None
    if message.moves_on or message.says("coupon") or (query.constraints and query.is_all_wishes):
        return None
    if message.pointed and query.intent in ("detail", "stock"):
        return None
    if message.mostly(*_ASKS_THE_SHOP):
        enough = CLEAR if message.does("haggle") else ANSWERS
        if message.article_id is not None and message.score >= enough:
            return _quote(message)
        if message.does("policy") and not message.in_hand and not message.names_goods:
            near = message.near if message.score >= MAYBE else ()
            return SayNoArticle(intent="faq", near=near)
        return None
    if message.does("ask_coupon") and message.score >= CLEAR and not message.names_goods and not message.in_hand:
        return _quote(message)
    # Said of goods, or in passing: only an article that is sure to be meant.
    sure = message.article_id is not None and message.score >= SURE and not message.in_hand
    asks = message.does("ask_fact", "ask_fit") or (message.does("abilities") and not message.says("abilities"))
    return _quote(message) if sure and asks else None


def step_for_article(message: Message) -> QuoteArticle | None:
    """A question near to an article's own."""
    if not message.is_service or message.article_id is None or message.has_limits or message.only_names_goods:
        return None
    if _is_about_goods(message) or message.query.intent not in _MAYBE_SERVICE:
        return None
    if is_open(message) and (message.article_intent in _OF_AN_ORDER or message.says(*OF_ORDERS)):
        return None
    return _quote(message)


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


def _quote(message: Message) -> QuoteArticle:
    """The nearest article; with what is in hand, which may choose another."""
    return QuoteArticle(article_id=message.near[0], near=message.near, goods=message.in_hand)
