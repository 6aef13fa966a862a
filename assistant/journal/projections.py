"""What a turn writes beside its own events: behaviour to learn from, and the message to the shop's checkout."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from typing import Any

from assistant.events import CartChanged, CheckedOut, Event
from assistant.journal.behaviour import BehaviourLog
from assistant.journal.conversations import Conversation
from assistant.journal.outbox import Outbox
from assistant.storage import Database

Writing = Callable[[Database], None]
CHECKED_OUT = "cart.checked_out"


def behaviour_of(events: Sequence[Event]) -> list[tuple[str, dict[str, int]]]:
    """What was done with products, as GA4 names it, and how many pieces: put into the cart, taken out, checked out.

    Being shown something is no behaviour, nor is a quantity that stays as it was.
    """
    done: dict[str, dict[str, int]] = {"add_to_cart": {}, "remove_from_cart": {}, "begin_checkout": {}}
    for event in events:
        match event:
            case CartChanged(product_id=product, quantity=quantity, held=held):
                if held is not None and quantity != held:
                    done["add_to_cart" if quantity > held else "remove_from_cart"][product] = abs(quantity - held)
            case CheckedOut(lines=lines):
                done["begin_checkout"] |= lines
    return [(name, pieces) for name, pieces in done.items() if pieces]


def message_to_shop(conversation: Conversation, checkout: CheckedOut, now: int) -> dict[str, Any]:
    """The cart for the shop's checkout. Its id is the same however often this turn is told, and tells no token."""
    told = f"{conversation.token}:{len(conversation.events)}"
    return {
        "id": f"chk_{hashlib.sha256(told.encode()).hexdigest()[:32]}",
        "type": CHECKED_OUT,
        "created": now,
        "locale": checkout.locale,
        "checkout": checkout.order,
    }


def writing_beside(
    conversation: Conversation, visitor: str | None, events: Sequence[Event], *, shop_is_told: bool
) -> Writing | None:
    """What writes all of it in the turn's own transaction; None when there is nothing."""
    writings: list[Writing] = []
    if visitor:
        writings += [BehaviourLog.noting(visitor, name, pieces) for name, pieces in behaviour_of(events)]
    for event in events if shop_is_told else ():
        if isinstance(event, CheckedOut) and event.order is not None:
            now = int(time.time())
            message = message_to_shop(conversation, event, now)
            writings.append(Outbox.posting(message["id"], message, now))
    if not writings:
        return None

    def write(db: Database) -> None:
        for writing in writings:
            writing(db)

    return write
