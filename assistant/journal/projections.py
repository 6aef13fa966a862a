"""Projections: the tables that are read in the place of events, written with them in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.events import (
    CartChanged,
    CheckedOut,
    DemandMissed,
    Event,
    HandedBack,
    HandoffRequested,
    HandoffTaken,
    LocaleChosen,
    PersonalUse,
)
from assistant.journal.behaviour import record_behaviour
from assistant.journal.consent import record_consent
from assistant.journal.missed import record_missed_demand
from assistant.journal.outbox import post_letter
from assistant.storage import Database

CHECKED_OUT = "cart.checked_out"


@dataclass(frozen=True, slots=True)
class Place:
    """Where events are written: their conversation, how many it had before, who acts, and when (UTC milliseconds)."""

    conversation: int
    token: str
    n_before: int
    visitor: str | None
    at_ms: int

    @property
    def at(self) -> int:
        """The moment in whole seconds, as behaviour and outbox count it."""
        return self.at_ms // 1000


def project(db: Database, place: Place, events: Sequence[Event], *, posts_checkouts: bool) -> None:
    """Brings every table that follows from these events up to them; carts go into the outbox if `posts_checkouts`."""
    for event in events:
        _follow(db, place, event)
        match event:
            case DemandMissed():
                record_missed_demand(db, event, place.at)
            case PersonalUse(allowed=allowed):
                record_consent(db, place.conversation, allowed, place.at)
            case CheckedOut(order=order) if posts_checkouts and order is not None:
                message = message_to_shop(place, event)
                post_letter(db, message["id"], message, place.at)
    if place.visitor:
        for name, pieces in behaviour_of(events):
            record_behaviour(db, place.visitor, name, pieces, place.at)


def _follow(db: Database, place: Place, event: Event) -> None:
    """Keeps the columns that lists of conversations are read from in step."""
    match event:
        case LocaleChosen(locale=locale):
            db.execute("UPDATE conversations SET locale = ? WHERE id = ?", [locale, place.conversation])
        case HandoffRequested():
            db.execute(
                """UPDATE conversations SET handoff = 'waiting', handoff_at = ?, agent = NULL
                   WHERE id = ? AND handoff IS NULL""",
                [place.at_ms, place.conversation],
            )
        case HandoffTaken(agent=agent):
            db.execute(
                "UPDATE conversations SET handoff = 'taken', agent = ? WHERE id = ?", [agent, place.conversation]
            )
        case HandedBack():
            db.execute(
                "UPDATE conversations SET handoff = NULL, handoff_at = NULL, agent = NULL WHERE id = ?",
                [place.conversation],
            )


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


def message_to_shop(place: Place, checkout: CheckedOut) -> dict[str, Any]:
    """The cart for the shop's checkout. Its id is the same however often this turn is told, and tells no token."""
    told = f"{place.token}:{place.n_before}"
    return {
        "id": f"chk_{hashlib.sha256(told.encode()).hexdigest()[:32]}",
        "type": CHECKED_OUT,
        "created": place.at,
        "locale": checkout.locale,
        "checkout": checkout.order,
    }
