"""Rereading: a message taken at its word takes the place of its first reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.dialogue.conversation.state import State, apply_all, fold
from assistant.events import Answered, CartChanged, Event, Said, WishChanged


def take_back_reading(state: State, events: Sequence[Event], locale: str, text: str) -> tuple[State, list[Event]]:
    """The state that `text` was first read in, and the events that lead back to it.

    `events` are the conversation so far and `state` is their fold. Only the shopper's last message is taken back; any
    other text leaves the state as it is. What was done since, by hand or by an agent, stays done.
    """
    said = [(n, event) for n, event in enumerate(events) if isinstance(event, Said)]
    if not said or said[-1][1].text != text:
        return state, []
    # A second tap takes back the same reading as the first did, not the answer to the first.
    place = len(said) - 1
    while place and said[place][1].as_written and said[place - 1][1].text == text:
        place -= 1
    before = fold(events[: said[place][0]], locale)
    back: list[Event] = [*_cart_changes_put_back(state, events, said[-1][0], locale)]
    if state.constraints != before.constraints:
        back.append(WishChanged([constraint.as_data() for constraint in before.constraints]))
    # Asking to be taken at one's word is no turn in which the assistant was lost.
    state = apply_all(state, back)
    return replace(state, shown=before.shown, last_intent=before.last_intent, lost=0), back


def _cart_changes_put_back(state: State, events: Sequence[Event], said_at: int, locale: str) -> list[CartChanged]:
    """What undoes the cart changes of one message; pieces that came or went later are left alone."""
    turn = takewhile(lambda event: not isinstance(event, Answered), events[said_at:])
    made = {event.product_id: event.quantity for event in turn if isinstance(event, CartChanged)}
    held = fold(events[:said_at], locale).cart
    return [
        CartChanged(product, max(0, state.cart.get(product, 0) - quantity + held.get(product, 0)))
        for product, quantity in made.items()
    ]
