"""Offers: what goes with products in view, what is a step up from them, and products side by side."""

from __future__ import annotations

from assistant.dialogue.policy.advice import asks_to_compare, names_two
from assistant.dialogue.policy.message import MEANT, Message
from assistant.dialogue.policy.search import IN_VIEW
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps import (
    MOST_COMPARED,
    CompareGoods,
    OfferPremium,
    OfferRelated,
    ResumeOffers,
    Step,
    StopOffers,
)


def step_for_words(message: Message) -> Step | None:
    """Whether anything is to be offered unasked."""
    if message.says("no_offers") and not message.query.wants_more:
        return StopOffers()
    if message.says("offers_again"):
        return ResumeOffers()
    return None


def step_to_go_with(message: Message) -> Step | None:
    """For a message that wants what goes with a thing, or a better one than what is in view, in whatever words.

    None where goods are named that are to be looked for, and where nothing is in view.
    """
    state, in_view = message.state, message.in_hand or message.state.shown
    if not in_view or message.query.cart:
        return None
    if message.does("related"):
        return OfferRelated(product_id=in_view[0], constraints=merge_wish(state, message.query))
    if message.does("better") and not message.names_goods:
        products = message.in_hand[:1] or state.shown[:IN_VIEW]
        return OfferPremium(products=products, constraints=state.constraints)
    return None


def step_to_compare(message: Message) -> Step | None:
    """For a message that sets things side by side: how they differ, which of two that it names or points at is better.

    None where one of all in view is to be chosen, however the question for it is put.
    """
    if not (message.query.intent == "compare" or message.does("compare") or asks_to_compare(message)):
        return None
    if message.query.cart or (
        message.likely("add", "why", "why_not", "pick", "find") > max(message.likely("compare"), MEANT)
        and not asks_to_compare(message)
    ):
        return None
    if len(message.pointed) > 1 and len(message.query.references) > 1:
        return CompareGoods(products=_side_by_side(message))
    if not (asks_to_compare(message) or names_two(message)):
        return None
    return CompareGoods(products=_side_by_side(message), by_name=True)


def step_for_intent(message: Message) -> Step | None:
    """What goes with what is in hand or in view, what is better, and what differs."""
    state, in_hand = message.state, message.in_hand
    intent = message.query.intent
    match intent:
        case "related" if in_hand:
            return OfferRelated(product_id=in_hand[0])
        case "related":
            first = state.shown[0] if state.shown else None
            return OfferRelated(product_id=first, constraints=merge_wish(state, message.query))
        case "premium" if products := in_hand[:1] or state.shown[:IN_VIEW]:
            return OfferPremium(products=products, constraints=merge_wish(state, message.query))
        case "compare":
            return CompareGoods(products=_side_by_side(message))
    return None


def _side_by_side(message: Message) -> tuple[str, ...]:
    """What is pointed at; one thing beside the one in hand or those compared; as many as are said; else the first two.

    What is compared already stays side by side.
    """
    state, pointed = message.state, message.pointed
    if len(pointed) > 1:
        return pointed
    running = state.shown[:MOST_COMPARED] if state.last_intent == "compare" else ()
    if len(pointed) == 1 and (in_hand := state.item_at(0)) not in (None, *pointed):
        return (in_hand or "", *pointed)
    if len(pointed) == 1 and running:
        return tuple(dict.fromkeys((*running, *pointed)))[-MOST_COMPARED:]
    if message.query.quantity and message.query.quantity > 1:
        return state.chosen_from(message.query.quantity)[: message.query.quantity]
    if "all_of_them" in message.query.cues:
        return state.shown[:MOST_COMPARED]
    return running or state.shown[:2]
