"""Decision: the step that is taken about a message.

Each room says what it makes of a message, or that it is none of its business; the order in which they are asked is
the whole of the policy.
"""

from __future__ import annotations

from assistant.dialogue.policy import cart, gifts, offers, product, search, service, sets, small_talk
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import Step

_ROOMS = (
    service.step_to_person,
    service.step_for_answer,
    # Words that say themselves what to do.
    service.step_for_verbatim,
    product.step_for_reason,
    product.step_for_question,
    cart.step_for_words,
    sets.step_for_words,
    cart.step_for_verb,
    service.step_for_words,
    offers.step_for_words,
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
)


def step_for_query(message: Message) -> Step:
    """What to do about a message."""
    steps = (step for room in _ROOMS if (step := room(message)) is not None)
    return next(steps, None) or small_talk.step_when_lost(message)
