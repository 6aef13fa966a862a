"""Conversations as lists of events: kept, found by their token alone, handed to a person and back."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import NotFound, Overtaken
from assistant.events import (
    AgentSaid,
    Answered,
    Asked,
    CartChanged,
    CheckedOut,
    CouponNamed,
    DemandMissed,
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
    from_data,
    to_data,
)
from assistant.journal import schema
from assistant.journal.consent import Visitors
from assistant.journal.conversations import Conversation, Conversations
from assistant.storage import Database, Store

ONE_OF_EACH: tuple[Event, ...] = (
    Said("五百以内的耳机", {"intent": "search", "constraints": [{"kind": "price"}]}, "P1"),
    Pressed({"kind": "detail", "product_id": "A"}),
    WishChanged([{"kind": "price", "high": 50_000}]),
    Shown(["A", "B"], ["R"], ["P"]),
    Answered({"intent": "search", "text": "有 2 款合适。", "items": [{"id": "A"}]}),
    CartChanged("A", 2),
    FeedbackGiven("B", "down"),
    LocaleChosen("en", fixed=True),
    HandoffRequested("转人工"),
    HandoffTaken("Mei"),
    AgentSaid("Mei", "你好"),
    HandedBack(),
    Asked("order_number", {"purpose": "track"}),
    TookBack(2),
    EvidenceStruck("A"),
    OffersSwitched(False),
    PersonalUse(True),
    OrderOpened("20261012-4831"),
    SetPutTogether({"lines": [{"product_id": "A", "quantity": 2}]}),
    DemandMissed([{"kind": "price", "high": 50_000}], [], ["雪橇"]),
    CheckedOut({"A": 2}, 39_800, "CNY"),
    Told("off_topic"),
    CouponNamed("SAVE30"),
)


@pytest.fixture
def conversations(activity: Store) -> Conversations:
    return Conversations(activity)


def begun(conversations: Conversations, *events: Event) -> Conversation:
    conversation = conversations.begin("zh")
    conversations.append(conversation, events or [Said("你好", {})])
    return conversations.find(conversation.token)


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: event.kind)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    kind, data = to_data(event)
    assert from_data(kind, data) == event


def test_every_kind_of_event_is_kept() -> None:
    assert {type(event) for event in ONE_OF_EACH} == set(Event.__args__)


def test_a_conversation_is_its_events_in_order(conversations: Conversations) -> None:
    conversation = begun(conversations, *ONE_OF_EACH)
    assert conversation.events == ONE_OF_EACH
    assert len(conversation.times_ms) == len(ONE_OF_EACH)
    conversations.append(conversation, [Said("再见", {})])
    assert conversations.find(conversation.token).events == (*ONE_OF_EACH, Said("再见", {}))
    assert conversations.get(conversation.id) == conversations.find(conversation.token)


def test_a_recalled_conversation_lacks_only_what_was_answered(conversations: Conversations) -> None:
    conversation = begun(conversations, *ONE_OF_EACH)
    recalled = conversations.recall(conversation.token)
    assert [event for event in recalled.events if not isinstance(event, Answered)] == [
        event for event in ONE_OF_EACH if not isinstance(event, Answered)
    ]
    assert [event.reply for event in recalled.events if isinstance(event, Answered)] == [{"intent": "search"}]
    assert (recalled.id, recalled.locale, recalled.times_ms) == (
        conversation.id,
        conversation.locale,
        conversation.times_ms,
    )


def test_a_conversation_is_not_written_before_something_was_said(conversations: Conversations) -> None:
    conversation = conversations.begin("zh")
    with pytest.raises(NotFound):
        conversations.find(conversation.token)


def test_tokens_are_long_random_and_fit_for_addresses(conversations: Conversations) -> None:
    tokens = {conversations.begin("zh").token for _ in range(200)}
    assert len(tokens) == 200
    # 24 bytes are 192 bits, four letters for three bytes.
    assert all(re.fullmatch(r"[\w-]{32}", token) for token in tokens)


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "0", "1"])
def test_no_other_token_gives_access(conversations: Conversations, token: str) -> None:
    begun(conversations)
    for find in (conversations.find, conversations.recall):
        with pytest.raises(NotFound) as caught:
            find(token)
        assert caught.value.hint
    with pytest.raises(NotFound):
        conversations.get(99)


def test_a_turn_that_was_overtaken_is_refused_and_nothing_of_it_is_kept(conversations: Conversations) -> None:
    read = begun(conversations)
    conversations.append(read, [Said("first", {})])
    with pytest.raises(Overtaken):
        conversations.append(read, [Said("second", {}), Answered({"intent": "unknown"})])
    assert conversations.find(read.token).events[1:] == (Said("first", {}),)


def test_turns_at_once_are_all_kept_when_each_looks_again(conversations: Conversations) -> None:
    token = begun(conversations).token

    def say(who: str) -> None:
        for n in range(10):
            while True:
                try:
                    conversations.append(conversations.find(token), [Said(f"{who}{n}", {}), Answered({"intent": who})])
                    break
                except Overtaken:
                    continue

    threads = [threading.Thread(target=say, args=(who,)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = conversations.find(token).events[1:]
    assert len(events) == 40
    # No turn is torn: each message is followed by its own answer.
    assert all(
        isinstance(said, Said) and isinstance(answer, Answered) and said.text.startswith(answer.reply["intent"])
        for said, answer in zip(events[::2], events[1::2], strict=True)
    )


def test_conversations_wait_their_turn(conversations: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000
    monkeypatch.setattr("assistant.timestamps.time.time", lambda: now)
    first, second, third = (begun(conversations) for _ in range(3))
    assert conversations.queue_length() == 0
    for conversation in (second, first, third):
        now += 60
        conversations.append(conversation, [HandoffRequested("转人工")])
    assert conversations.queue_length() == 3
    assert [conversations.queue_position(each) for each in (second, first, third)] == [1, 2, 3]
    assert [waiting.id for waiting in conversations.list_handed_over()] == [second.id, first.id, third.id]
    # Asking again does not lose the place.
    now += 60
    conversations.append(conversations.get(second.id), [HandoffRequested("还在吗")])
    assert conversations.queue_position(second) == 1
    # Who is helped waits no longer, and stands below those who do.
    conversations.append(conversations.get(second.id), [HandoffTaken("Mei")])
    assert conversations.queue_length() == 2
    assert conversations.queue_position(first) == 1
    assert [(waiting.id, waiting.agent) for waiting in conversations.list_handed_over()] == [
        (first.id, None),
        (third.id, None),
        (second.id, "Mei"),
    ]
    conversations.append(conversations.get(second.id), [HandedBack()])
    assert [waiting.id for waiting in conversations.list_handed_over()] == [first.id, third.id]
    assert conversations.find(second.token).handoff is None


def test_the_newest_conversations_come_first(conversations: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000
    monkeypatch.setattr("assistant.timestamps.time.time", lambda: now)
    first, second = begun(conversations), begun(conversations)
    assert [each.id for each in conversations.list_recent()] == [second.id, first.id]
    now += 1
    conversations.append(first, [Said("还在", {})])
    assert [(each.id, each.updated_ms) for each in conversations.list_recent(1)] == [(first.id, now * 1000)]


def test_the_language_is_the_one_chosen_last(conversations: Conversations) -> None:
    conversation = begun(conversations, LocaleChosen("en"))
    assert conversation.locale == "en"


def test_a_turn_that_cannot_be_written_leaves_nothing(conversations: Conversations) -> None:
    conversation = begun(conversations)
    with pytest.raises(TypeError):
        conversations.append(conversation, [Said("一", {}), Answered({"broken": object()})])
    assert conversations.find(conversation.token) == conversation


def test_events_of_all_conversations_are_read_on_by_their_numbers(conversations: Conversations) -> None:
    first = begun(conversations, Said("一", {}))
    second = begun(conversations, Said("二", {}), Answered({"intent": "search"}))
    conversations.append(first, [Said("三", {})])
    read = conversations.events_after(0, 3)
    assert [(each.conversation, each.kind) for each in read] == [
        (first.id, "said"),
        (second.id, "said"),
        (second.id, "answered"),
    ]
    assert read[0].data["text"] == "一"
    assert read[0].at_ms == first.times_ms[0]
    (last,) = conversations.events_after(read[-1].id, 100)
    assert (last.conversation, last.data["text"]) == (first.id, "三")
    assert conversations.events_after(last.id, 100) == []


def test_the_number_of_an_erased_event_is_not_given_again(conversations: Conversations, activity: Store) -> None:
    gone = begun(conversations)
    last = conversations.events_after(0, 100)[-1].id
    Visitors(activity).erase(None, gone.token)
    begun(conversations, Said("新", {}))
    (fresh,) = conversations.events_after(last, 100)
    assert fresh.data["text"] == "新"


def test_events_from_before_they_were_numbered_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "activity.db"
    with closing(sqlite3.connect(path)) as db, db:
        schema.activity.apply(Database(db), stop_before="numbers_of_events")
        for number, (token, at) in enumerate((("a" * 32, 100), ("b" * 32, 101)), start=1):
            db.execute(
                "INSERT INTO conversations (id, token, locale, created_at, updated_at) VALUES (?, ?, 'zh', ?, ?)",
                [number, token, at, at + 9],
            )
        for conversation, seq, at in ((1, 1, 100), (2, 1, 101), (1, 2, 102), (1, 3, 99), (2, 2, 103)):
            db.execute(
                "INSERT INTO conversation_events VALUES (?, ?, ?, 'said', ?)",
                [conversation, seq, at, json.dumps({"text": f"{conversation}.{seq}", "query": {}})],
            )
    store = Store(path, schema.MIGRATIONS, durable=True)
    conversations = Conversations(store)
    read = conversations.events_after(0, 100)
    # The third of the first conversation was written when the clock had been put back.
    assert [each.data["text"] for each in read] == ["1.1", "2.1", "1.2", "1.3", "2.2"]
    assert [each.at_ms for each in read] == [100_000, 101_000, 102_000, 99_000, 103_000]
    first = conversations.find("a" * 32)
    assert first.times_ms == (100_000, 102_000, 99_000)
    assert {each.id: each.updated_ms for each in conversations.list_recent()} == {1: 109_000, 2: 110_000}
    conversations.append(first, [Said("1.4", {})])
    assert [each.data["text"] for each in conversations.events_after(read[-1].id, 9)] == ["1.4"]
    assert store.problems() == []
    assert store.rows("PRAGMA foreign_key_check") == []
