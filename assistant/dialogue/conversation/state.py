"""State tracking: what is known of a conversation is the fold of its events, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.dialogue.conversation.questions import OpenQuestion, read_question
from assistant.dialogue.conversation.set_in_progress import SetInProgress
from assistant.events import (
    AgentSaid,
    Answered,
    Asked,
    CartChanged,
    CouponNamed,
    Event,
    EvidenceStruck,
    FeedbackGiven,
    HandedBack,
    HandoffRequested,
    HandoffTaken,
    LocaleChosen,
    OffersSwitched,
    OrderOpened,
    PersonalUse,
    Pressed,
    Said,
    SetPutTogether,
    Shown,
    Told,
    TookBack,
    WishChanged,
)
from assistant.query import Constraint, from_data

# Turns that can be taken back or gone back to.
REMEMBERED = 20
# Answers that are about one product.
_OF_A_PRODUCT = frozenset({"detail", "stock", "related", "promotion"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """The wish, what was shown and the cart as they stood before a turn."""

    constraints: tuple[Constraint, ...]
    shown: tuple[str, ...]
    cart: dict[str, int]


@dataclass(frozen=True, slots=True)
class State:
    """What the assistant knows of a conversation before its next turn.

    `shown` are ids in the order in which they were put before the shopper; `offered` is everything ever shown as
    related or premium, so that nothing is offered twice, and `offered_for` for which product; `cart_prices` is what a
    piece cost when it was put into the cart; `touched` went into the cart or out of it since; `lost` counts turns in a
    row that were not understood. `struck` is what says nothing of the shopper's own taste; `personal` whether what is
    known from before may be used, None when not yet asked. `open_question` is that of the last turn and `asked_now`
    that of the one under way; `orders` are those proven to be the shopper's, `set_in_progress` is the set put together
    last, `told` what is said once, `coupons` the codes that were spoken of, the latest last, and `earlier` how things
    stood before each of the last turns. `product_question` is what was asked of a product last, as it was understood,
    while that is what is talked about; `said` is this message.
    """

    locale: str
    locale_is_fixed: bool = False
    constraints: tuple[Constraint, ...] = ()
    shown: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    offered_for: dict[str, str] = field(default_factory=dict)
    cart: dict[str, int] = field(default_factory=dict)
    cart_prices: dict[str, int] = field(default_factory=dict)
    disliked: frozenset[str] = frozenset()
    handoff: str | None = None
    agent: str | None = None
    last_intent: str | None = None
    lost: int = 0
    page_product: str | None = None
    touched: str | None = None
    liked: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    offers_on: bool = True
    personal: bool | None = None
    open_question: OpenQuestion | None = None
    asked_now: OpenQuestion | None = None
    orders: tuple[str, ...] = ()
    set_in_progress: SetInProgress | None = None
    told: frozenset[str] = frozenset()
    coupons: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    product_question: dict[str, Any] | None = None
    said: dict[str, Any] | None = None

    def item_at(self, position: int) -> str | None:
        """The product shown at a position: 1 the first, -1 the last, 0 the one in hand; None when there is none."""
        if position == 0:
            return self.touched or self.page_product or (self.shown[0] if len(self.shown) == 1 else None)
        index = position - 1 if position > 0 else position
        return self.shown[index] if -len(self.shown) <= index < len(self.shown) else None

    @property
    def is_set_in_view(self) -> bool:
        """Whether the set that was put together last is what was shown last."""
        return self.set_in_progress is not None and set(self.set_in_progress.product_ids) == set(self.shown)

    def chosen_from(self, n: int) -> tuple[str, ...]:
        """What is shown; of a comparison the latest list of at least `n` products that all of it was in."""
        if self.last_intent == "compare":
            for list_ in (self.shown, *(at.shown for at in reversed(self.earlier))):
                if len(list_) >= n and set(self.shown) <= set(list_):
                    return list_
        return self.shown


def on_page(state: State, product: str | None) -> State:
    """The state on a product's page: one that is newly opened is in hand, and not what was touched before."""
    is_new = product is not None and product != state.page_product
    return replace(state, page_product=product, touched=None if is_new else state.touched)


def fold(events: Iterable[Event], locale: str) -> State:
    """The state after these events, begun in this language."""
    return apply_all(State(locale=locale), events)


def apply_all(state: State, events: Iterable[Event]) -> State:
    """The state after some more events."""
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one more event."""
    match event:
        case Said(page_product=product, query=query):
            return replace(on_page(state, product), earlier=_remember(state), said=query)
        case Pressed():
            return replace(state, earlier=_remember(state))
        case WishChanged(constraints=constraints):
            return replace(state, constraints=tuple(map(from_data, constraints)))
        case Shown(items=items, related=related, premium=premium, focus=focus, offered_for=offered_for):
            return replace(
                state,
                # One of them looked at closely leaves the list; others in the place of one that cannot be had are one.
                shown=state.shown if focus in items else tuple(items) or state.shown,
                touched=focus or (None if items else state.touched),
                seen=state.seen | set(items),
                offered=state.offered | set(related) | set(premium),
                offered_for=state.offered_for | offered_for,
            )
        case Answered(reply=reply):
            lost = state.lost + 1 if reply.get("intent") == "unknown" else 0
            question = state.said if reply.get("intent") in _OF_A_PRODUCT else None
            return replace(
                state,
                last_intent=reply.get("intent"),
                lost=lost,
                open_question=state.asked_now,
                asked_now=None,
                product_question=question,
            )
        case CartChanged(product_id=product):
            return replace(_with_cart(state, event), touched=product)
        case FeedbackGiven(product_id=product, value=value):
            disliked, liked = state.disliked - {product}, state.liked - {product}
            if value == "down":
                return replace(state, disliked=disliked | {product}, liked=liked)
            return replace(state, disliked=disliked, liked=liked | {product})
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
        case Asked():
            return replace(state, asked_now=read_question(event))
        case TookBack(turns=turns):
            shown = state.earlier[-(turns + 1)].shown if len(state.earlier) > turns else state.shown
            return replace(state, shown=shown, earlier=state.earlier[: -(turns + 1)])
        case EvidenceStruck(product_id=product):
            return replace(state, struck=state.struck | {product}, liked=state.liked - {product})
        case OffersSwitched(on=on):
            return replace(state, offers_on=on)
        case PersonalUse(allowed=allowed):
            return replace(state, personal=allowed)
        case OrderOpened(order_id=order):
            return replace(state, orders=(*(known for known in state.orders if known != order), order))
        case SetPutTogether(bundle=bundle):
            return replace(state, set_in_progress=SetInProgress.from_data(bundle))
        case Told(key=key):
            return replace(state, told=state.told | {key})
        case CouponNamed(code=code):
            return replace(state, coupons=(*(each for each in state.coupons if each != code), code))
    return state


def _with_cart(state: State, event: CartChanged) -> State:
    """The cart after a change. A line keeps its place while pieces come and go: the second one stays the second."""
    product, quantity = event.product_id, event.quantity
    prices = state.cart_prices
    if event.price_minor is not None and quantity > 0:
        prices = prices | {product: event.price_minor}
    if quantity <= 0:
        prices = {key: price for key, price in prices.items() if key != product}
        return replace(state, cart={key: n for key, n in state.cart.items() if key != product}, cart_prices=prices)
    return replace(state, cart=state.cart | {product: quantity}, cart_prices=prices)


def _remember(state: State) -> tuple[Earlier, ...]:
    return (*state.earlier, Earlier(state.constraints, state.shown, state.cart))[-REMEMBERED:]
