"""Complaints: what to do when something went wrong with goods, parcel or service. It is answered, never searched."""

from __future__ import annotations

import re
from functools import cache

from assistant.dialogue.conversation import Complaint
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import AnswerComplaint, CallPerson, Step, Talk, TellOrder
from assistant.knowledge.matching import ANSWERS, SURE, VERBATIM
from assistant.language.locales import SERVICES, join_patterns
from assistant.language.normal_text import normal

# What went wrong, by the learned act.
OF_GOODS = ("broken", "wrong_item")
OF_PARCELS = ("late", "lost")
OF_SERVICE = ("bad_service", "insult")
COMPLAINTS = (*OF_GOODS, *OF_PARCELS, *OF_SERVICE)
# How likely one kind of complaint must be by itself.
_CLEARLY = 0.3
# How likely another matter is to be begun that names nothing.
_SURELY = 0.6
# With one of these another matter is begun, whatever was complained of before.
_OTHER_MATTERS = (
    "find", "narrow", "more", "back", "ask_options", "ask_stock", "ask_price", "pick", "suggest", "compare", "related",
    "add", "add_all", "remove", "set_quantity", "clear", "show_cart", "checkout", "apply_coupon", "ask_coupon",
    "fill_up", "set_new", "gift", "track", "order_items", "abilities", "bot", "chat", "delete_data", "export_data",
)  # fmt: skip
_COURTESIES = ("thanks", "greeting", "bye", "ack", "language", "start_over")
# Intents of messages that no wish and no rule was found in.
_UNTOLD = frozenset({"unknown", "search", "refine", "detail", "stock", "order_status", "returns", "faq", "chitchat"})


def step_for_complaint(message: Message) -> Step | None:
    """Something went wrong, or more is said of what did."""
    asked = message.state.open_question
    before = asked if isinstance(asked, Complaint) else None
    kind = _kind_of(message)
    if kind is not None and (message.query.order_number or message.state.orders) and kind in OF_PARCELS:
        return TellOrder(intent="order_status", purpose=kind, near=_article(message))
    if kind is not None:
        goes_on = before is not None and before.kind == kind
        told = before.told if before is not None and goes_on else ()
        return _answer(message, kind, told, goes_on=goes_on)
    if before is not None and _goes_on(message):
        return _answer(message, before.kind, before.told, goes_on=True)
    return None


def step_for_offer(message: Message) -> Step | None:
    """What is said to the offers that a complaint was answered with: a person, or to give the order."""
    before = message.state.open_question
    if not isinstance(before, Complaint):
        return None
    if message.query.order_number or message.query.proof:
        return TellOrder(intent="order_status", purpose=before.kind)
    if message.query.constraints:
        return None
    # "What do I do now" has the words of a yes in it, and is none.
    if message.says("yes") and (not message.query.scores or message.likely("yes", "ack") >= _CLEARLY):
        return CallPerson()
    return Talk(said="no") if message.says("no", "never_mind") else None


def _kind_of(message: Message) -> str | None:
    """What is complained of: the likeliest of the kinds, where it is more likely a complaint than not."""
    if message.is_service and message.score >= VERBATIM:
        return None  # a question that an article answers in so many words
    if message.mostly(*COMPLAINTS):
        kind = max(COMPLAINTS, key=message.likely)
        if kind in OF_PARCELS and message.is_service and message.score >= SURE and message.article_intent == "returns":
            return None  # how long something takes is asked, and of no parcel
        # A word that is like nothing is a little like each of them.
        if message.likely(kind) >= _CLEARLY:
            return kind
    if says_it_failed(message):
        return "broken"
    return "insult" if message.says("insult") and not message.query.constraints else None


def _goes_on(message: Message) -> bool:
    """Whether it may be said of a complaint: it begins no other matter."""
    query = message.query
    begins = message.mostly(*_OTHER_MATTERS) and (query.constraints or message.likely(*_OTHER_MATTERS) >= _SURELY)
    if begins or message.does(*_COURTESIES, "person", "policy"):
        return False
    wishes = message.names_goods and message.likely(*_OTHER_MATTERS) >= message.likely(*COMPLAINTS)
    return query.intent in _UNTOLD and not wishes and not query.references and not message.moves_on


def _answer(message: Message, kind: str, told: tuple[str, ...], *, goes_on: bool) -> AnswerComplaint:
    intent = "order_status" if kind in OF_PARCELS else "chitchat" if kind in OF_SERVICE else "returns"
    return AnswerComplaint(
        intent=intent,
        kind=kind,
        near=message.near,
        score=message.score,
        told=told,
        goes_on=goes_on,
        in_form=kind == "broken" and says_it_failed(message),
    )


def says_it_failed(message: Message) -> bool:
    """Whether it says of something of the shopper's own that it has failed, and asks nothing of the shop's goods."""
    text = normal(message.query.text)
    fails = not message.is_question and _pattern("FAILS").search(text) is not None
    return fails and _pattern("WANTS_ANOTHER").search(text) is None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, name))


def _article(message: Message) -> tuple[str, ...]:
    return message.near[:1] if message.score >= ANSWERS else ()
