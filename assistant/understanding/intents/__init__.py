"""Intents: what a message wants done, beside what it wishes for."""

from assistant.understanding.intents.act_readings import read_as
from assistant.understanding.intents.act_resolution import (
    ANSWERS,
    ResolvedActs,
    apply_acts,
    build_act_pieces,
    is_meant,
    resolve_acts,
)
from assistant.understanding.intents.acts import add_coupon_code, find_acts, find_codes
from assistant.understanding.intents.cart_commands import (
    find_choice,
    find_split_verbs,
    is_adding_named,
    is_removing_named,
)
from assistant.understanding.intents.cart_orders import read_cart_orders
from assistant.understanding.intents.cues import find_cues
from assistant.understanding.intents.intents import intents_of, is_service
from assistant.understanding.intents.order_credentials import Credentials, apply_credentials, find_credentials
from assistant.understanding.intents.product_questions import QuestionReader

__all__ = [
    "ANSWERS",
    "Credentials",
    "QuestionReader",
    "ResolvedActs",
    "add_coupon_code",
    "apply_acts",
    "apply_credentials",
    "build_act_pieces",
    "find_acts",
    "find_choice",
    "find_codes",
    "find_credentials",
    "find_cues",
    "find_split_verbs",
    "intents_of",
    "is_adding_named",
    "is_meant",
    "is_removing_named",
    "is_service",
    "read_as",
    "read_cart_orders",
    "resolve_acts",
]
