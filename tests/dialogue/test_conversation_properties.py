"""What holds in any conversation at all, in several shops: whatever is typed or pressed, in whatever order.

Each run tries the same conversations; with CONVERSATIONS=2000 in the environment that many, other ones every time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State
from assistant.events import Answered, HandedBack, HandoffTaken, PersonalUse, Pressed, Said
from assistant.shop import Shop
from tests.dialogue.filled_shops import AGENT, FOLDER, SMALL_SHOPS, clock
from tests.dialogue.invariants import check_turn, state_of

TESTS = Path(__file__).parents[1]
SEED_ORDERS = TESTS.parent / "seed_data" / "orders.jsonl"
# Of a shop's customers, so many have these conversations.
KNOWN = 20
ASKED_FOR = int(os.environ.get("CONVERSATIONS", "0"))
bounded = settings(
    max_examples=ASKED_FOR or 25,
    derandomize=not ASKED_FOR,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
SHOPS = ("demo", "trail", "atelier", "inkstone")
# What a shopper says that names no goods, so that it may be said in any shop.
GOING_ON = tuple(Path(__file__).with_name("going_on.txt").read_text("utf-8").splitlines())
PLACED = ("add_to_cart", "remove_from_cart", "detail", "related", "premium", "up", "down", "compare")
PLACED_TOO = ("set_quantity", "why", "why_not", "strike", "swap_piece")
PLAIN = ("drop_constraint", "set_locale", "as_written", "checkout", "add_set", "resume_assistant")
NOBODY = "NO-SUCH-PRODUCT"
# A place beyond all that are shown: what the visitor has bought before, on the list of their orders.
BOUGHT = 50


@dataclass(frozen=True)
class Control:
    """A control of the page, used on the product at a place among those shown; beyond them, on one that is not sold.

    At the place BOUGHT it is used on what the visitor has bought.
    """

    kind: str
    place: int = 0
    number: int = 1


def utterances(shop: str) -> tuple[str, ...]:
    """What shoppers say in the tables of utterances of this shop, else to any."""
    paths = sorted((TESTS / "understanding").glob(f"*/{shop}.txt")) or [Path(__file__).with_name("utterances.txt")]
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    return tuple(line.partition(" -> ")[0] for line in lines if line and not line.startswith("#"))


@cache
def opened_orders(shop: str) -> tuple[str, ...]:
    """What opens an order of this shop: its number, and the end of the telephone number that it was given with."""
    path = FOLDER / shop / "orders.jsonl" if shop in SMALL_SHOPS else SEED_ORDERS
    with path.open(encoding="utf-8") as file:
        orders = [json.loads(line) for line in islice(file, KNOWN)]
    return tuple(f"{order['order_id']} {order['phone'][-4:]}" for order in orders)


def buyers(shop: Shop) -> dict[str, frozenset[str]]:
    """Visitors who agreed to be remembered, and what each has bought and not sent back, by the order log."""
    bought: dict[str, set[str]] = {}
    for row in shop.behaviour.everything():
        if row.event == "purchase":
            bought.setdefault(row.visitor, set()).add(row.product_id)
        elif row.event == "refund":
            bought.get(row.visitor, set()).discard(row.product_id)
    known = {visitor: frozenset(products) for visitor, products in islice(bought.items(), KNOWN)}
    for visitor in known:
        shop.conversations.append(shop.conversations.begin("zh", visitor), [PersonalUse(True)])
    return known


def doings(shop: str) -> st.SearchStrategy[Any]:
    """One thing that a shopper, or an agent, does."""
    controls = st.builds(
        Control,
        st.sampled_from(PLACED + PLACED_TOO + PLAIN),
        st.sampled_from((0, 0, 1, 2, 5, 99)),
        st.integers(0, 5),
    )
    nonsense = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
    says = st.sampled_from(utterances(shop))
    goes_on = st.sampled_from(GOING_ON)
    agent = st.sampled_from([HandoffTaken(AGENT), HandedBack()])
    # The first are those that a conversation mostly consists of.
    seldom = st.one_of(nonsense, agent, st.sampled_from(opened_orders(shop)))
    known = st.builds(Control, st.sampled_from(PLACED), st.just(BOUGHT), st.integers(0, 5))
    return st.one_of(says, goes_on, goes_on, controls, controls, known, seldom)


def message_of(
    done: Any, token: str | None, state: State, last: str, visitor: str | None, bought: frozenset[str]
) -> ChatMessage | None:
    """What the page sends; None where it would send nothing."""
    if isinstance(done, str):
        return ChatMessage(done, token, visitor=visitor)
    if done.kind == "as_written":
        return ChatMessage(last, token, visitor=visitor, as_written=True) if last else None
    return ChatMessage("", token, action=action_of(done, state, bought), visitor=visitor)


def action_of(done: Control, state: State, bought: frozenset[str]) -> dict[str, Any]:
    """The control as the page sends it."""
    product = state.shown[done.place] if done.place < len(state.shown) else NOBODY
    if done.place == BOUGHT and bought:
        product = sorted(bought)[done.number % len(bought)]
    match done.kind:
        case "drop_constraint":
            return {"kind": "drop_constraint", "index": done.place}
        case "set_locale":
            return {"kind": "set_locale", "locale": "en" if state.locale == "zh" else "zh"}
        case "up" | "down":
            return {"kind": "feedback", "product_id": product, "value": done.kind}
        case "compare":
            return {"kind": "compare", "product_ids": [*state.shown[: done.number + 1], product][:4]}
        case "set_quantity":
            return {"kind": "set_quantity", "product_id": product, "quantity": done.number}
        case "add_to_cart":
            return {"kind": "add_to_cart", "product_id": product, "quantity": max(1, done.number)}
        case "checkout" | "add_set" | "resume_assistant":
            return {"kind": done.kind}
    return {"kind": done.kind, "product_id": product}


def conversation(
    shop: Shop, done: list[Any], visitor: str | None, bought: frozenset[str] = frozenset()
) -> Iterator[tuple[ChatMessage, State, dict[str, Any]]]:
    """Has it; after each turn the message, the state that it was said in, and the answer. In the end nobody waits."""
    token, state, last = None, State("zh"), ""
    with clock():
        for each in done:
            if isinstance(each, HandoffTaken | HandedBack):
                if token and state.handoff:
                    shop.conversations.append(shop.conversations.find(token), [each])
                    state = state_of(shop, token)
                continue
            message = message_of(each, token, state, last, visitor, bought)
            if message is None:
                continue
            last = message.text or last
            reply = shop.dialogue.reply(message)
            yield message, state, reply
            token = reply["conversation"]
            state = state_of(shop, token)
        if token and state.handoff:
            shop.conversations.append(shop.conversations.find(token), [HandedBack()])


@pytest.mark.parametrize("name", SHOPS)
def test_whatever_is_done_the_answer_holds(name: str, shop_named: Callable[[str], Shop]) -> None:
    shop = shop_named(name)
    visitors = count()
    bought = buyers(shop)

    @bounded
    @given(st.lists(doings(name), min_size=1, max_size=8), st.sampled_from([None, *bought]))
    def holds(done: list[Any], buyer: str | None) -> None:
        visitor = buyer or f"anybody-{next(visitors)}"
        has = bought.get(visitor, frozenset())
        for message, before, reply in conversation(shop, done, visitor, has):
            check_turn(shop, before, reply, wrote=message.action is None, bought=has)

    holds()


@pytest.mark.parametrize("name", SHOPS)
def test_a_conversation_had_again_is_answered_the_same(name: str, shop_named: Callable[[str], Shop]) -> None:
    shop = shop_named(name)

    @bounded
    @given(st.lists(doings(name), min_size=1, max_size=6))
    def same(done: list[Any]) -> None:
        told = [reply for _, _, reply in conversation(shop, done, None)]
        if not told:
            return
        events = shop.conversations.find(told[-1]["conversation"]).events
        again = [reply for _, _, reply in conversation(shop, done, None)]
        assert list(map(nameless, again)) == list(map(nameless, told))
        answered = [event.reply for event in events if isinstance(event, Answered)]
        assert answered == [reply for reply in told if reply["conversation"] == told[-1]["conversation"]]
        assert sum(isinstance(event, Said | Pressed) for event in events) == len(answered)

    same()


def nameless(reply: dict[str, Any]) -> dict[str, Any]:
    """An answer without what differs from conversation to conversation: its token."""
    return reply | {"conversation": ""}
