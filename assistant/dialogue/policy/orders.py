"""Orders: what to do about a message that is of one order: how it stands, what is in it, what is to be done."""

from __future__ import annotations

import re
from functools import cache

from assistant.dialogue.policy.complaints import OF_GOODS, OF_PARCELS
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import AskForOrder, TellOrder
from assistant.knowledge.matching import LIKELY
from assistant.language.locales import SERVICES, join_patterns
from assistant.language.normal_text import normal

# What the shop's rules speak of and no act does.
_BY_RULE = "order"
# What may be wanted of an order, by its act, and the contract's name for it.
OF_ORDERS = {
    "track": "order_status",
    "order_change": "order_status",
    "order_cancel": "order_status",
    "order_return": "returns",
    "order_refund": "returns",
    "order_items": "order_status",
    "invoice": "faq",
    _BY_RULE: "order_status",
    **dict.fromkeys(OF_PARCELS, "order_status"),
    **dict.fromkeys(OF_GOODS, "returns"),
}
# Of these, what is said of goods too: "the coffee, can it go back" of an order that has some.
_OF_ITS_GOODS = frozenset({"order_items", "order_return", "order_cancel"})
# What is of an order only where one is open: else the rule is asked for.
_OF_AN_OPEN_ONE = frozenset({"order_items", "order_cancel", "order_change"})
_SERVICE = frozenset({"returns", "shipping", "promotion", "privacy", "order_status", "faq"})
# An order that is open is still spoken of after these, and what these articles say is said of it.
_AFTER_ORDERS = frozenset({"order_status", "returns", "faq"})
_ABOUT_ORDERS = frozenset({"order_status", "returns"})


def step_for_order(message: Message) -> TellOrder | AskForOrder | None:
    """About one order: looked up where it can be; else its number is asked for, beside what the shop's rules say."""
    query, state = message.query, message.state
    purpose = _purpose_of(message)
    if query.order_number and (purpose or query.proof or query.is_all_wishes or not message.names_goods):
        purpose = purpose or "track"
        return TellOrder(intent=OF_ORDERS[purpose], purpose=purpose, near=_rule(message))
    if purpose is None or (message.names_goods and not (is_open(message) and purpose in _OF_ITS_GOODS)):
        return None
    intent = query.intent if query.intent in _SERVICE else OF_ORDERS[purpose]
    if state.orders or message.is_customer:
        return TellOrder(intent=intent, purpose=purpose, near=_rule(message))
    return AskForOrder(intent=intent, purpose=purpose, near=_rule(message))


def is_open(message: Message) -> bool:
    """Whether an order is open, and what was said last was of it."""
    return bool(message.state.orders) and message.state.last_intent in _AFTER_ORDERS


def cancels_open_order(message: Message) -> bool:
    """Whether the order that is spoken of is to be given up: "cancel it then" leaves no matter, and ends no talk."""
    if not is_open(message) or message.does("policy"):
        return False
    return message.does("order_cancel") or _cancels().search(normal(message.query.text)) is not None


def _purpose_of(message: Message) -> str | None:
    """What is wanted of an order: by what is said, else by the rule that it is asked for while an order is open."""
    if cancels_open_order(message):
        return "order_cancel"
    act = next((act for act in OF_ORDERS if message.says(act)), None)
    if is_open(message) and _asks_what_is_in_it(message):
        return "order_items"
    learned = _learned(message)
    if learned is not None and (is_open(message) or (act is None and _asks_for(message, learned))):
        return learned
    if act is None and is_open(message) and message.article_intent in _ABOUT_ORDERS:
        return _BY_RULE
    return act or ("track" if message.query.intent == "order_status" else None)


def _learned(message: Message) -> str | None:
    """The learned act that is of an order: more likely than not, or the likeliest of all where an order is open."""
    likeliest = max(message.query.scores, key=lambda act: message.query.scores[act], default="")
    if is_open(message) and likeliest in OF_ORDERS:
        return likeliest
    return next((act for act in OF_ORDERS if message.does(act)), None)


def _asks_what_is_in_it(message: Message) -> bool:
    return _holds().search(normal(message.query.text)) is not None


def _asks_for(message: Message, act: str) -> bool:
    """Whether an order is meant where none is open: not what a wish or a rule is asked with."""
    if act in (*OF_GOODS, *OF_PARCELS) or message.query.constraints:
        return False
    return act not in _OF_AN_OPEN_ONE or not message.is_service


def _rule(message: Message) -> tuple[str, ...]:
    """The article about it, where one is near enough."""
    return message.near[:1] if message.score >= LIKELY else ()


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, "HOLDS"))


@cache
def _cancels() -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, "CANCELS"))
