"""How a conversation stands is the fold of its events, and costs no more late than early."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest

from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation import state_cache
from assistant.dialogue.conversation.state import State, apply, fold
from assistant.dialogue.conversation.state_cache import StateCache
from assistant.events import Event, HandedBack, HandoffRequested
from assistant.journal import conversations
from assistant.shop import Shop
from tests.timing import measure_seconds

TALK = ("tents", "under 300", "tell me about the first one", "add it to my cart", "daypacks", "can I return it", "undo")


@pytest.fixture(scope="module")
def shop(shop_named: Callable[[str], Shop]) -> Shop:
    return shop_named("trail")


def talked(shop: Shop, n_turns: int, token: str | None = None) -> str:
    for text in islice(cycle(TALK), n_turns):
        token = shop.dialogue.reply(ChatMessage(text, token))["conversation"]
    assert token
    return token


def test_a_conversation_that_went_on_stands_as_if_it_were_folded_whole(shop: Shop) -> None:
    states, token = StateCache(), None
    for _ in range(4):
        token = talked(shop, 3, token)
        found = shop.conversations.find(token)
        assert states.of(found) == fold(found.events, found.locale)


def test_an_older_reading_stands_as_it_was(shop: Shop) -> None:
    states = StateCache()
    token = talked(shop, 2)
    early = shop.conversations.find(token)
    before = states.of(early)
    talked(shop, 3, token)
    assert states.of(shop.conversations.find(token)) != before
    assert states.of(early) == before


def test_a_conversation_that_was_not_begun_stands_at_the_beginning(shop: Shop) -> None:
    states = StateCache()
    assert states.of(shop.conversations.begin("en")) == State("en")


def test_what_another_process_wrote_is_read_too(shop: Shop) -> None:
    token = talked(shop, 2)
    known = shop.conversations.recall(token)
    elsewhere = conversations.Conversations(shop.activity)
    elsewhere.append(elsewhere.recall(token), [HandoffRequested("help"), HandedBack()])
    found = shop.conversations.recall(token)
    assert [event.kind for event in found.events[len(known.events) :]] == ["handoff_requested", "handed_back"]
    assert found == conversations.Conversations(shop.activity).recall(token)


def test_a_late_turn_reads_and_folds_only_what_the_one_before_it_wrote(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = talked(shop, 50)
    shop.dialogue.messages_after(token, 0)
    counts = {"read": 0, "folded": 0}

    def reading(kind: str, data: dict[str, Any]) -> Event:
        counts["read"] += 1
        return read(kind, data)

    def folding(state: State, event: Event) -> State:
        counts["folded"] += 1
        return apply(state, event)

    read = conversations.from_data
    monkeypatch.setattr(conversations, "from_data", reading)
    monkeypatch.setattr(state_cache, "apply", folding)
    had = len(shop.conversations.find(token).events)
    counts["read"] = 0
    shop.dialogue.reply(ChatMessage("tents", token))
    assert counts == {"read": 0, "folded": 0}
    wrote = len(shop.conversations.find(token).events) - had
    counts["read"] = 0
    shop.dialogue.reply(ChatMessage("daypacks", token))
    assert counts == {"read": wrote, "folded": wrote}
    assert wrote < had / 10


def test_a_turn_costs_the_same_late_in_a_conversation(shop: Shop) -> None:
    """The bound is loose, for a machine that does other things too; the benchmark measures what it really is."""

    def cost(token: str) -> float:
        return measure_seconds(lambda: shop.dialogue.reply(ChatMessage("hello", token)), runs=1)

    early, late = talked(shop, 1), talked(shop, 50)
    costs = [(cost(early), cost(late)) for _ in range(12)]
    first, fiftieth = (min(each) for each in zip(*costs, strict=True))
    assert fiftieth < 1.5 * first + 0.001
