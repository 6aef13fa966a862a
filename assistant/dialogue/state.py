"""The state of a conversation: the fold of its events, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.events import (
    AgentSaid,
    Answered,
    CartChanged,
    Event,
    FeedbackGiven,
    HandedBack,
    HandoffRequested,
    HandoffTaken,
    LocaleChosen,
    Said,
    Shown,
    WishChanged,
)
from assistant.understanding.constraints import Constraint
from assistant.understanding.records import from_data


@dataclass(frozen=True, slots=True)
class State:
    """What the assistant knows of a conversation before its next turn.

    `shown` are ids in the order in which they were put before the shopper; `offered` is everything ever
    shown as related or premium, so that nothing is offered twice; `touched` went into the cart or out of it since;
    `lost` counts turns in a row that were not understood.
    """

    locale: str
    locale_is_fixed: bool = False
    constraints: tuple[Constraint, ...] = ()
    shown: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    cart: dict[str, int] = field(default_factory=dict)
    disliked: frozenset[str] = frozenset()
    handoff: str | None = None
    agent: str | None = None
    last_intent: str | None = None
    lost: int = 0
    page_product: str | None = None
    touched: str | None = None

    def item_at(self, position: int) -> str | None:
        """The product shown at a position: 1 the first, -1 the last, 0 the one in hand; None when there is none."""
        if position == 0:
            return self.touched or self.page_product or (self.shown[0] if len(self.shown) == 1 else None)
        index = position - 1 if position > 0 else position
        return self.shown[index] if -len(self.shown) <= index < len(self.shown) else None


def fold(events: Iterable[Event], locale: str) -> State:
    """The state after these events, begun in this language."""
    state = State(locale=locale)
    for event in events:
        state = after(state, event)
    return state


def after(state: State, event: Event) -> State:
    """The state after one more event."""
    match event:
        case Said(page_product=product):
            return replace(state, page_product=product)
        case WishChanged(constraints=constraints):
            return replace(state, constraints=tuple(map(from_data, constraints)))
        case Shown(items=items, related=related, premium=premium):
            return replace(
                state,
                shown=tuple(items) or state.shown,
                touched=None if items else state.touched,
                seen=state.seen | set(items),
                offered=state.offered | set(related) | set(premium),
            )
        case Answered(reply=reply):
            lost = state.lost + 1 if reply.get("intent") == "unknown" else 0
            return replace(state, last_intent=reply.get("intent"), lost=lost)
        case CartChanged(product_id=product, quantity=quantity):
            cart = {key: count for key, count in state.cart.items() if key != product}
            return replace(state, cart=cart | ({product: quantity} if quantity > 0 else {}), touched=product)
        case FeedbackGiven(product_id=product, value=value):
            disliked = state.disliked | {product} if value == "down" else state.disliked - {product}
            return replace(state, disliked=disliked)
        case LocaleChosen(locale=locale, fixed=fixed):
            return replace(state, locale=locale, locale_is_fixed=fixed or state.locale_is_fixed)
        case HandoffRequested():
            return replace(state, handoff=state.handoff or "waiting")
        case HandoffTaken(agent=agent):
            return replace(state, handoff="taken", agent=agent)
        case AgentSaid(agent=agent):
            return replace(state, agent=agent)
        case HandedBack():
            return replace(state, handoff=None, agent=None, lost=0)
    return state
