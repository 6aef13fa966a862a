"""What must hold after any turn of any conversation, whatever was said and whatever the shop sells."""

from __future__ import annotations

import json
import re
from typing import Any

from assistant.dialogue.conversation.state import State, fold
from assistant.money import money_text
from assistant.query.constraints import Price
from assistant.shop import Shop
from assistant.web.schemas import ChatReply

INTENTS = frozenset(
    (
        *("greeting", "thanks", "goodbye", "search", "refine", "cheaper", "premium", "related", "compare", "detail"),
        *("stock", "cart", "order_status", "returns", "shipping", "faq", "promotion", "recommend", "gift", "bundle"),
        *("handoff", "feedback", "privacy", "chitchat", "unknown"),
    )
)
# Answers whose items are what is wished, so that its limits bind them.
BOUND = frozenset({"search", "refine", "cheaper", "recommend", "gift"})
# A place of a sentence that nothing was put into, or into which nothing was put.
_GAP = re.compile(r"\{\w*\}|\bNone\b(?! of)|\bnan\b")
ROLES = ("items", "related", "premium")


def check_reply(reply: dict[str, Any]) -> None:
    """The answer is of the contract's shape, and whole."""
    ChatReply.model_validate(reply)
    assert json.loads(json.dumps(reply)) == reply
    assert reply["intent"] in INTENTS
    suggestions = reply["suggestions"]
    assert len(suggestions) == len(set(suggestions)) <= 4
    told = [reply["text"], *suggestions]
    told += [reason["text"] for name in ROLES for card in reply[name] for reason in card["reasons"]]
    assert not [text for text in told if _GAP.search(text)]
    for name in ROLES:
        ids = [card["id"] for card in reply[name]]
        assert len(ids) == len(set(ids)), f"{name} has a product twice"
    if bundle := reply.get("bundle"):
        total = sum(line["card"]["price"] * line["quantity"] for line in bundle["lines"])
        assert bundle["total"] == total
        assert all(line["card"]["stock"] != 0 for line in bundle["lines"])


def check_journal(shop: Shop, state: State, reply: dict[str, Any]) -> None:
    """What the next turn starts from is what this one ended with, read whole or briefly, and what the answer says."""
    brief = shop.conversations.recall(reply["conversation"])
    assert fold(brief.events, brief.locale) == state
    assert reply["locale"] == state.locale
    assert [c["chip"] for c in reply["query"]["constraints"]] == [c.chip(state.locale) for c in state.constraints]


def check_items(shop: Shop, before: State, state: State, reply: dict[str, Any]) -> None:
    """What is shown for a wish meets it, but for what is named as given up; what was refused is not shown."""
    if reply["intent"] not in BOUND or reply.get("bundle"):
        return
    relaxed = {c["chip"] for c in reply["query"]["relaxed"]}
    in_force = [c for c in state.constraints if c.chip(state.locale) not in relaxed]
    products = shop.catalogue.products([card["id"] for card in reply["items"]])
    assert shop.current().search.fitting(products, in_force) == products
    assert not {product.id for product in products} & before.disliked


def check_offers(shop: Shop, before: State, state: State, reply: dict[str, Any]) -> None:
    """An offer can be had, is within the limits, dearer if it is a step up, and new to the shopper."""
    shown = {card["id"] for card in reply["items"]}
    search = shop.current().search
    relaxed = {c["chip"] for c in reply["query"]["relaxed"]}
    in_force = [c for c in state.constraints if c.chip(state.locale) not in relaxed]
    premium, related = (
        shop.catalogue.products([card["id"] for card in reply[name]]) for name in ("premium", "related")
    )
    assert search.fitting(premium, in_force) == premium
    limits = [c for c in in_force if c.exclude]
    if reply["intent"] not in (
        "related",
        "cart",
    ):  # the budget of a search says nothing of what lies beside it in a cart
        limits += [Price(high=c.high, currency=c.currency) for c in in_force if isinstance(c, Price) and c.high]
    assert search.fitting(related, limits) == related
    assert not {product.id for product in related} & shown
    unwanted = set(before.cart) | set(state.cart) | before.disliked
    for product in (*related, *premium):
        assert product.can_be_had
        assert product.id not in unwanted
    for card in (*reply["related"], *reply["premium"]):
        assert card["reasons"][0]["evidence"]
    for card, product in zip(reply["premium"], premium, strict=True):
        anchor = shop.catalogue.product(card["reasons"][0]["evidence"]["anchor"])
        assert anchor is not None
        assert product.price_minor > anchor.price_minor
    if reply["intent"] not in ("related", "premium"):  # not asked for
        assert not {product.id for product in (*related, *premium)} & before.offered
        assert before.offers_on or state.offers_on or not (related or premium)


def check_owned(shop: Shop, before: State, state: State, reply: dict[str, Any], bought: frozenset[str]) -> None:
    """Nothing is recommended that the shopper has: by orders proven to be theirs, or by a past that may be used."""
    opened = filter(None, map(shop.knowledge.orders.find_proven, before.orders))
    owned = {line.product_id for order in opened for line in order.lines}
    if state.personal:
        owned |= bought
    offered = reply["related"] + reply["premium"] + (reply["items"] if reply["intent"] == "recommend" else [])
    assert not {card["id"] for card in offered} & owned


def check_cart(shop: Shop, state: State, reply: dict[str, Any]) -> None:
    """Pieces and totals add up, at today's prices, and nobody gets more than there is."""
    cart = reply.get("cart")
    if cart is None:
        return
    products = shop.catalogue.products(list(state.cart))
    quantities = {line["product_id"]: line["quantity"] for line in cart["lines"]}
    assert quantities == {product.id: state.cart[product.id] for product in products}
    assert cart["count"] == sum(quantities.values())
    total = sum(product.price_minor * quantities[product.id] for product in products)
    assert cart["total_text"] == (money_text(total, products[0].currency) if products else "")
    for product in products:
        assert quantities[product.id] <= (99 if product.stock is None else product.stock)


def check_person(before: State, reply: dict[str, Any], *, wrote: bool) -> None:
    """While a person has the conversation nothing is said to what is written."""
    if before.handoff == "taken" and wrote:
        assert reply["text"] == ""
        assert not any(reply[name] for name in ROLES)


def check_questions(before: State, state: State) -> None:
    """No clarifying question right after another."""
    if before.open_question and state.open_question:
        assert (before.open_question.question, state.open_question.question) != ("clarify", "clarify")


def state_of(shop: Shop, token: str) -> State:
    """How a conversation stands."""
    found = shop.conversations.find(token)
    return fold(found.events, found.locale)


def check_turn(
    shop: Shop, before: State, reply: dict[str, Any], *, wrote: bool, bought: frozenset[str] = frozenset()
) -> State:
    """All of it, after a turn that began in the state `before`; the state in which it ended.

    `bought` is what the visitor has bought before, by the order log.
    """
    state = state_of(shop, reply["conversation"])
    check_reply(reply)
    check_journal(shop, state, reply)
    check_items(shop, before, state, reply)
    check_offers(shop, before, state, reply)
    check_owned(shop, before, state, reply, bought)
    check_cart(shop, state, reply)
    check_person(before, reply, wrote=wrote)
    check_questions(before, state)
    return state
