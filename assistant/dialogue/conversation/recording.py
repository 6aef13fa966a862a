"""Recording: what a message or a control leaves in the conversation, without secrets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from assistant.dialogue.conversation.questions import OrderNumber, OrderProof
from assistant.dialogue.conversation.state import State, apply
from assistant.events import CartChanged, Event, LocaleChosen, Pressed, Said
from assistant.language.locales import join_marks
from assistant.language.normal_text import is_one_word
from assistant.query import Query

HIDDEN = "••••"
# What stands between an address and what is written beside it.
_BETWEEN = join_marks("COMMAS") + join_marks("SEMICOLONS")
_ADDRESS = re.compile(rf"[^\s@{_BETWEEN}{join_marks('COLONS')}]+@[^\s@{_BETWEEN}]+")
_DIGITS = re.compile(r"\d(?:[\s().-]?\d){2,}")
# Words that fix the language name it.
_SPEAK = "speak_"


def record_message(
    text: str, query: Query, state: State, *, page_product: str | None = None, as_written: bool = False
) -> list[Event]:
    """The events of a message. What proves an order is hidden in it; a person who was called reads all of it."""
    if is_secret(query, state):
        text = hide_secrets(text, query)
        query = Query(
            text, query.language, query.intent, intents=query.intents, acts=query.acts, order_number=query.order_number
        )
    events: list[Event] = [Said(text, query.as_data(), page_product, as_written)]
    fixed = next((act.removeprefix(_SPEAK) for act in query.acts if act.startswith(_SPEAK)), None)
    if fixed is not None:
        events.append(LocaleChosen(fixed, fixed=True))
    # The language of the reply is the language of the message, unless the shopper fixed one; and one foreign word that
    # wishes for nothing (ok, hello), in the midst of a conversation, changes none.
    elif (
        not state.locale_is_fixed
        and query.language != state.locale
        and not (_is_in_passing(text, query, state) and not as_written)
    ):
        events.append(LocaleChosen(query.language))
    return events


def _is_in_passing(text: str, query: Query, state: State) -> bool:
    return bool(state.earlier) and is_one_word(text) and not query.constraints


def record_control(action: dict[str, Any]) -> list[Event]:
    """The events of a control."""
    events: list[Event] = [Pressed(action)]
    if action.get("kind") == "set_locale":
        events.append(LocaleChosen(action["locale"], fixed=True))
    return events


def note_quantities_held(events: Iterable[Event], state: State) -> list[Event]:
    """The events of a turn that begins in this state, each change of the cart with how many pieces there were."""
    noted: list[Event] = []
    for event in events:
        if isinstance(event, CartChanged):
            event = replace(event, held=state.cart.get(event.product_id, 0))
        noted.append(event)
        state = apply(state, event)
    return noted


def find_proof(query: Query) -> str | None:
    """What proves an order; the end of a telephone number also where it stands bare beside the order's number."""
    if query.proof or not query.order_number or query.constraints:
        return query.proof
    rest = re.sub(re.escape(query.order_number), " ", query.text, flags=re.IGNORECASE)
    found = re.findall(r"(?<!\d)\d{4}(?!\d)", rest)
    return str(found[0]) if len(found) == 1 else None


def is_secret(query: Query, state: State) -> bool:
    """Whether a message has, or may have, what proves an order: asked for it, people answer in many ways."""
    asked = state.open_question
    if state.handoff == "waiting" and not isinstance(asked, OrderNumber | OrderProof) and query.order_number is None:
        return False  # where to be reached, for the person who is waited for
    may_be = isinstance(asked, OrderProof) or (isinstance(asked, OrderNumber) and not query.constraints)
    return state.handoff != "taken" and (find_proof(query) is not None or may_be)


def hide_secrets(text: str, query: Query) -> str:
    """The text without addresses, telephone numbers and their ends; the number of the order stays."""
    text = unicodedata.normalize("NFKC", text)
    number = re.escape(query.order_number) if query.order_number else r"(?!)"
    parts = re.split(f"({number})", text, flags=re.IGNORECASE)
    # Split by one group: what is kept stands at the odd places.
    shown = "".join(part if n % 2 else _DIGITS.sub(HIDDEN, _ADDRESS.sub(HIDDEN, part)) for n, part in enumerate(parts))
    return HIDDEN if find_proof(query) is not None and shown == text else shown


def without_secrets(query: Query | None, state: State) -> Query | None:
    """What may be told of how a message was understood; None where that could tell the proof."""
    return None if query is not None and is_secret(query, state) else query
