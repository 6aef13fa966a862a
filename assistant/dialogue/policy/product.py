"""Product: what is asked of products that are in view: what they are, what they cost, and why they are shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.conversation import State
from assistant.dialogue.policy.advice import asks_why_so_dear
from assistant.dialogue.policy.message import MEANT, Message, first_of
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
# And those that a wish does, whatever its form.
_OF_A_WISH = ("narrow", "find", "more", "better", "cheaper")
_SAID_OTHERWISE = (
    "coupon",
    "checkout",
    "apply_coupon",
    "fill_up",
    "bundle",
    "swap",
    "take_back",
    "go_back",
    "previous",
)
_MEANT_OTHERWISE = frozenset({
    "recommend", "gift", "compare", "related", "premium", "cheaper", "stock", "handoff", "order_status", "returns",
    "promotion", "privacy",
})  # fmt: skip
_SURE, _MAYBE = 0.75, 0.15
# Those that a question may seem to do while its form and the page say otherwise; of all others there is no doubt.
_OTHERWISE = (
    "ask_stock", "ask_price", "pick", "suggest", "compare", "worth", "why", "why_not", "cheaper", "better", "related",
    "more", "add", "remove", "clear", "show_cart", "checkout", "apply_coupon", "set_new", "gift", "order_cancel",
    "order_change", "order_refund", "invoice", "wrong_item", "bad_service", "insult", "haggle", "bot", "abilities",
    "person", "wait", "greeting", "thanks", "bye", "language", "delete_data", "export_data", "no_offers", "chat",
)  # fmt: skip
# What a bare question for the price may be taken for; 运费多少钱 says itself that it is for the shop.
_MAYBE_PRICE = frozenset({"detail", "unknown", "search"})


def step_for_reason(message: Message) -> Step | None:
    """Why something is shown, why another is not, and a reason that does not hold."""
    state, query = message.state, message.query
    meant = message.pointed or message.named
    if message.says("why_not") or message.does("why_not"):
        before = _question_before(state)
        if not meant and before is not None and message.in_hand and not query.constraints:
            # Why not, after an answer: the reason of that answer again.
            return AnswerQuestion(product_id=message.in_hand[0], text=before)
        unseen = tuple(product for product in message.named if product not in state.shown)
        return ExplainWhyNot(product_id=first_of(unseen or meant), constraints=query.constraints)
    asks_why = (message.says("why") or message.does("why")) and not asks_why_so_dear(message)
    if asks_why and (meant or message.nearest_in_view):
        return ExplainWhy(
            product_id=first_of(meant or message.nearest_in_view), is_guess=not (meant or message.in_hand)
        )
    if asks_why:
        return ExplainWhy()
    if message.says("for_other") and (message.in_hand or state.shown or state.cart):
        return StrikeEvidence(products=message.in_hand)
    return None


def step_for_question(message: Message) -> AnswerQuestion | None:
    """A question of fact, of fitness or of options about a thing in view, or about one that it names itself."""
    state = message.state
    meant = message.pointed or message.named
    product = first_of(meant or message.in_hand or state.shown[:1])
    if product is None or not _asks(message) or (message.is_of_others and not (meant or message.is_answered)):
        return None
    before = _question_before(state)
    if before and "again" in message.query.cues and message.named and message.in_hand and product not in state.shown:
        product, meant = message.in_hand[0], message.in_hand  # what about the L6: does it fit that one?
    return AnswerQuestion(
        product_id=product,
        is_guess=not (meant or message.in_hand),
        is_named=bool(message.named) and meant == message.named,
        before=before if "again" in message.query.cues else None,
        article_id=message.article_id if message.is_service else None,
        near=message.article_id if message.is_service and message.score >= VERBATIM else None,
    )


def _asks(message: Message) -> bool:
    """Whether something is asked of a thing: as learned, or by its form where the page has an answer to it."""
    chance = sum(message.likely(act) for act in ASKS_OF_GOODS)
    query = message.query
    if message.does(*_OF_THE_SHOP) or query.cart or message.says(*_SAID_OTHERWISE):
        return False
    if "price_question" in query.cues and not message.does(*ASKS_OF_GOODS):
        return False
    if query.intent in _MEANT_OTHERWISE and chance < _SURE:
        return False
    if message.does("ask_options") and not (message.pointed or message.named) and _is_about_a_list(message):
        return False
    if message.has_limits and not message.is_question and not message.in_hand and _is_about_a_list(message):
        return False  # the blue ones then
    sure = chance >= MEANT and (message.is_question or chance >= _SURE)
    if sure or (query.intent == "detail" and _is_narrow(query) and _may_ask(message)):
        return bool(message.pointed or message.named or message.in_hand or not message.names_goods)
    if not message.is_question or message.does(*_OTHERWISE) or not (message.named or message.in_hand):
        return False
    if message.does("find", "narrow") and not message.named:
        # Waterproof ones are looked for; whether it is waterproof is asked.
        pointing = (bool(query.references) or message.has_pronoun) and not message.names_goods
        return pointing or (message.is_answered and message.state.page_product is not None)
    return message.is_answered


def _may_ask(message: Message) -> bool:
    """Whether it may be a question at all: by its form, or as learned. 那款白色的 is none, whatever is read of it."""
    query = message.query
    return not query.scores or message.is_question or sum(map(message.likely, ASKS_OF_GOODS)) >= _MAYBE


def _is_about_a_list(message: Message) -> bool:
    """Whether several things are in view and none is open: other colours are a wish, then."""
    return message.state.page_product is None and len(message.state.shown) > 1


def _question_before(state: State) -> str | None:
    """What was asked of a product last, in its own words."""
    question = state.product_question
    if question is None or {"why", "why_not"} & set(question.get("acts", ())):
        return None
    return str(question["text"])


def step_for_price(message: Message) -> Step | None:
    """What a product costs, and which coupons may be used on it."""
    state, query, nearest = message.state, message.query, message.nearest_in_view
    if message.says("coupon"):
        if state.cart and state.last_intent == "cart" and all(each.position == 0 for each in query.references):
            return CheckCoupon(text=query.text)
        if message.in_hand or query.references:
            return TellCoupons(product_id=first_of(nearest))
    meant = message.pointed or message.named
    if meant and message.does("ask_price"):
        return TellPrice(product_id=meant[0])
    if nearest and query.intent in _MAYBE_PRICE and is_price_question(query):
        return TellPrice(product_id=nearest[0])
    return None


def step_for_intent(message: Message) -> Step | None:
    """What is asked of a product in view; which one is meant, where nothing says so."""
    query, nearest = message.query, message.nearest_in_view
    match query.intent:
        case "detail" if message.named and not message.pointed:
            return AnswerQuestion(product_id=message.named[0], is_named=True)
        case "detail" if _is_narrow(query) and nearest and _may_ask(message):
            return AnswerQuestion(
                product_id=nearest[0],
                is_guess=not message.in_hand,
                article_id=message.article_id if message.is_service else None,
                near=message.article_id if message.is_service and message.score >= VERBATIM else None,
            )
        case "detail" if message.in_hand and (message.pointed or message.has_pronoun or _may_ask(message)):
            return _tell_details(message)
        case "stock" if (nearest or message.named) and (message.in_hand or not query.wants_more):
            return TellStock(product_id=(message.pointed or message.named or nearest)[0])
        case "detail" if message.spoken_of and message.is_question and not message.is_service:
            return AnswerQuestion(product_id=message.spoken_of[0], is_named=True)
        case "detail" if nearest and message.is_question and not (message.is_service or query.constraints):
            return AnswerQuestion(product_id=nearest[0], is_guess=True)
        case "detail" | "stock" if not message.is_service and (not query.scores or _asks_something(message)):
            return AskWhichProduct(intent=query.intent)
    return None


def _asks_something(message: Message) -> bool:
    """Whether anything is asked at all, by the form of the message or as learned."""
    learned = message.likely(*ASKS_OF_GOODS, "ask_stock", "ask_price") >= MEANT
    return any(map(str.isalnum, message.query.text)) and (message.is_question or learned)


def _tell_details(message: Message) -> TellDetails:
    details = TellDetails(product_id=first_of(message.nearest_in_view), is_guess=not message.in_hand)
    if not message.is_service or message.article_id is None:
        return details
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
