"""What to do about a message or a control. State and query in, a step out; pure."""

from assistant.dialogue.policy.cart import MOST_OF_ONE
from assistant.dialogue.policy.controls import step_for_control
from assistant.dialogue.policy.decision import candidates_for, choose, step_for_query
from assistant.dialogue.policy.message import Message, bare_number, is_number
from assistant.dialogue.policy.product import repeat_question
from assistant.dialogue.policy.sets import LEAST_BUDGET

__all__ = [
    "LEAST_BUDGET",
    "MOST_OF_ONE",
    "Message",
    "bare_number",
    "candidates_for",
    "choose",
    "is_number",
    "repeat_question",
    "step_for_control",
    "step_for_query",
]
