"""Decision: the step that is taken about a message.

Each room says what it makes of a reading of a message, or that it is none of its business; what was proposed is
ranked by the evidence for it, and the order in which the rooms are asked is but one piece of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.policy import (
    advice,
    cart,
    complaints,
    gifts,
    offers,
    person,
    product,
    search,
    service,
    sets,
    small_talk,
)
from assistant.dialogue.policy.acts_of_steps import STRIKING
from assistant.dialogue.policy.advice import asks_for_value
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.ranking import Candidate, in_order
from assistant.dialogue.steps import TENTATIVE, PickOne, Recommend, Step
from assistant.query import Category

_ROOMS = (
    # What is said of a set or of the cart, where the shop finds what is meant.
    sets.step_for_pieces,
    sets.step_for_having,
    cart.step_for_orders,
    cart.step_for_total,
    cart.step_for_coupon,
    complaints.step_for_complaint,
    # Words that say themselves what to do.
    service.step_for_verbatim,
    product.step_for_reason,
    service.step_for_rule,
    small_talk.step_for_feeling,
    product.step_for_question,
    cart.step_for_words,
    sets.step_for_words,
    cart.step_for_verb,
    service.step_for_words,
    offers.step_for_words,
    gifts.step_for_words,
    offers.step_to_go_with,
    offers.step_to_compare,
    advice.step_for_worth,
    advice.step_for_pick,
    advice.step_to_suggest,
    product.step_for_price,
    search.step_for_words,
    small_talk.step_for_aside,
    small_talk.step_about_itself,
    service.step_for_article,
    # What is meant, by the kind of message it is.
    search.step_for_intent,
    gifts.step_for_intent,
    product.step_for_intent,
    offers.step_for_intent,
    service.step_for_intent,
    sets.step_for_intent,
    cart.step_for_intent,
    small_talk.step_for_intent,
    search.step_by_words,
)


# What is told by all that a message names: not to be asked of a reading that leaves some of it out.
_BY_ALL_OF_IT = frozenset({
    sets.step_for_pieces,
    sets.step_for_words,
    sets.step_for_intent,
    cart.step_for_orders,
    cart.step_for_words,
    cart.step_for_verb,
    cart.step_for_intent,
    search.step_for_words,
    search.step_for_intent,
    search.step_by_words,
    small_talk.step_for_feeling,
    product.step_for_reason,
})  # fmt: skip
# What goods that are named with what they are to be like, and nothing else said, are never meant for.
_NO_WISHES = frozenset({
    complaints.step_for_complaint,
    cart.step_for_coupon,
    service.step_for_rule,
    service.step_for_words,
    service.step_for_article,
    small_talk.step_for_feeling,
    small_talk.step_about_itself,
    small_talk.step_for_aside,
    small_talk.step_for_intent,
})  # fmt: skip
# What the shopper wants of the assistant before anything else is asked: never a matter of likelihood.
_FIRST = (
    person.step_to_person,
    person.step_in_queue,
    service.step_for_answer,
    complaints.step_for_offer,
    service.step_for_verbatim,
)


def candidates_for(readings: Sequence[Message]) -> list[Candidate]:
    """All that may be done about a message, in each of its readings, each step once."""
    found: dict[Step, Candidate] = {}
    only_wishes = readings[0].names_goods and readings[0].query.is_all_wishes  # a robot vacuum, dresses on sale
    for number, message in enumerate(readings):
        leaves_out = len(message.query.constraints) < len(readings[0].query.constraints)
        if (leaves_out and _is_no_question(readings[0], message)) or _strikes_unasked(readings[0], message):
            continue
        steps = [
            (n, step)
            for n, room in enumerate((*_ROOMS, small_talk.step_when_lost))
            if not (leaves_out and room in _BY_ALL_OF_IT) and not (only_wishes and room in _NO_WISHES)
            if (step := room(message)) is not None
        ]
        for rank, (room, step) in enumerate(steps):
            found.setdefault(step, Candidate(message, step, rank, number, room))
    if asks_for_value(readings[0]):
        found = {step: each for step, each in found.items() if not isinstance(step, PickOne | Recommend)}
    return list(found.values())


def _is_no_question(by_form: Message, reading: Message) -> bool:
    """Whether a message that a reading takes as a question is one of nothing in view, or none at all.

    Goods and nothing said of them, goods of another kind than what is in view, limits for a list: the blue ones then.
    """
    if by_form.only_names_goods and not reading.names_goods:
        return True
    if reading.query.intent != "detail" or reading.pointed:
        return False
    if by_form.names_goods and not (reading.named or reading.in_hand or by_form.query.intent == "detail"):
        return True
    is_of_list = len(by_form.state.shown) > 1 and by_form.state.page_product is None
    return by_form.is_of_others or (by_form.has_limits and not by_form.is_question and is_of_list)


def _strikes_unasked(by_form: Message, reading: Message) -> bool:
    """Whether a reading refuses the goods that are named, and that is not likely."""
    refused = sum(isinstance(c, Category) and c.exclude for c in reading.query.constraints)
    named = sum(isinstance(c, Category) and c.exclude for c in by_form.query.constraints)
    return refused > named and not reading.mostly(*STRIKING)


def choose(readings: Sequence[Message]) -> Candidate:
    """What to do about a message, and the reading of it that this is for."""
    by_form = readings[0]
    for room in _FIRST:
        if (step := room(by_form)) is not None:
            return Candidate(by_form, step, 0, 0)
    return _with_the_next(in_order(candidates_for(readings)))


def _with_the_next(candidates: Sequence[Candidate]) -> Candidate:
    """The first of the candidates; one whose action may find that it is not meant knows what comes after it."""
    first, *others = candidates
    if not others or not isinstance(first.step, TENTATIVE):
        return first
    return replace(first, step=replace(first.step, otherwise=_with_the_next(others).step))


def step_for_query(message: Message) -> Step:
    """What to do about a message that was read in one way."""
    return choose((message,)).step
