"""What to do about a message or a control: state and query in, a step out. Pure.

Each room says what it makes of a message, or that it is none of its business; the order in which they are asked is
the whole of the policy.
"""

from __future__ import annotations

from assistant.dialogue.policy import cart, product, search, service, small_talk
from assistant.dialogue.policy.controls import step_for_action
from assistant.dialogue.policy.message import Heard
from assistant.dialogue.policy.service import while_waiting
from assistant.dialogue.step import Step

__all__ = ["Heard", "Step", "step_for_action", "step_for_query", "while_waiting"]

_ROOMS = (
    service.a_person,
    service.answer_to_question,
    # Words that say themselves what to do.
    service.word_for_word,
    cart.acted,
    service.asked,
    product.acted,
    search.acted,
    small_talk.aside,
    small_talk.about_itself,
    service.like_an_article,
    # What is meant, by the kind of message it is.
    search.step,
    product.step,
    cart.step,
    small_talk.step,
)


def step_for_query(heard: Heard) -> Step:
    """What to do about a message."""
    return next((step for room in _ROOMS if (step := room(heard)) is not None), None) or small_talk.lost(heard)
