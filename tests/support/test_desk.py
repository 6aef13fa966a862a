"""The agents' desk: one agent a conversation, and nothing lost when a shopper types meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import NotFound, Overtaken, Taken
from assistant.events import AgentSaid, HandedBack, HandoffRequested, HandoffTaken, Said
from assistant.journal.conversations import Conversation, Conversations
from assistant.journal.schema import MIGRATIONS
from assistant.storage import Store
from assistant.support.desk import TRIES, Desk
from tests.web.fakes import FakeDialogue


@pytest.fixture
def conversations(tmp_path: Path) -> Conversations:
    return Conversations(Store(tmp_path / "activity.db", MIGRATIONS, durable=False))


@pytest.fixture
def desk(conversations: Conversations) -> Desk:
    return Desk(conversations, FakeDialogue(conversations))  # type: ignore[arg-type]


@pytest.fixture
def waiting(conversations: Conversations) -> Conversation:
    begun = conversations.begin("zh")
    conversations.append(begun, [Said("在吗", {}), HandoffRequested("转人工")])
    return conversations.find(begun.token)


def test_a_reply_takes_a_free_conversation_over(
    desk: Desk, conversations: Conversations, waiting: Conversation
) -> None:
    desk.reply(waiting.id, "Mei", "你好")
    assert conversations.get(waiting.id).events[-2:] == (HandoffTaken("Mei"), AgentSaid("Mei", "你好"))
    desk.reply(waiting.id, "Mei", "还在")
    assert conversations.get(waiting.id).events[-1] == AgentSaid("Mei", "还在")
    assert [each["id"] for each in desk.queue("Mei")["mine"]] == [waiting.id]


def test_what_a_colleague_has_is_not_taken_answered_or_handed_back(
    desk: Desk, conversations: Conversations, waiting: Conversation
) -> None:
    desk.take(waiting.id, "Mei")
    before = conversations.get(waiting.id).events
    for act in (desk.take, desk.release, lambda number, name: desk.reply(number, name, "嗨")):
        with pytest.raises(Taken, match="Mei"):
            act(waiting.id, "Lin")
    assert conversations.get(waiting.id).events == before


def test_taking_twice_and_handing_back_twice_are_once(
    desk: Desk, conversations: Conversations, waiting: Conversation
) -> None:
    for act in (desk.take, desk.take, desk.release, desk.release):
        act(waiting.id, "Mei")
    assert conversations.get(waiting.id).events[-2:] == (HandoffTaken("Mei"), HandedBack())


def test_a_shopper_who_types_meanwhile_is_waited_for_and_not_for_ever(
    desk: Desk, conversations: Conversations, waiting: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, overtaken = conversations.append, iter([True] * (TRIES - 1))

    def typing(*args: object, **more: object) -> None:
        if next(overtaken, False):
            raise Overtaken("The conversation has gone on in the meantime")
        append(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(conversations, "append", typing)
    desk.take(waiting.id, "Mei")
    assert conversations.get(waiting.id).agent == "Mei"
    overtaken = iter([True] * TRIES)
    with pytest.raises(Overtaken):
        desk.release(waiting.id, "Mei")


def test_a_conversation_that_is_not_there_cannot_be_taken(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.take(99, "Mei")
