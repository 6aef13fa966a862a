"""A person at the first word: called, waited for, done without; and the assistant silent while one is there."""

from __future__ import annotations

from datetime import time

import pytest

from assistant.config import OpeningHours
from assistant.dialogue.chat_message import ChatMessage
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


@pytest.fixture
def staffed(demo_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The demo shop with someone who can answer, and nobody waiting."""
    monkeypatch.setattr(type(demo_shop.current()), "has_agents", lambda self: True)
    with demo_shop.activity.write() as db:
        db.execute("UPDATE conversations SET handoff = NULL")
    return demo_shop


@pytest.fixture
def closed(staffed: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.setattr(type(staffed.current()), "is_open", lambda self: False)
    monkeypatch.setattr(type(staffed.current()), "opening_text", lambda self: str(OpeningHours(time(9), time(21))))
    return staffed


@pytest.mark.parametrize(
    "text", ["转人工", "人工客服", "我要投诉", "真人", "agent", "real person please", "talk to a human"]
)
def test_a_person_is_called_at_the_first_word(text: str, staffed: Shop) -> None:
    reply = Shopper(staffed).says(text)
    assert reply["intent"] == "handoff"
    assert reply["handoff"]["state"] == "waiting"


def test_the_place_in_the_queue_is_told_and_told_again(staffed: Shop) -> None:
    first, second, third = (Shopper(staffed) for _ in range(3))
    assert "下一位就是你" in first.says("转人工")["text"]
    assert "前面还有 1 位" in second.says("转人工")["text"]
    assert third.says("转人工")["handoff"]["position"] == 3
    assert "前面有 2 位" in third.says("人呢")["text"]
    first.says("算了")
    assert "前面有 1 位" in third.says("还要等多久")["text"]
    third.locale = "en"
    assert "There's 1 shopper" not in third.says("is anyone there?")["text"]
    assert "1 shopper ahead" in third.says("still waiting")["text"]


@pytest.mark.parametrize("text", ["算了", "不用了", "never mind"])
def test_who_only_waits_may_go_on_with_the_assistant(text: str, staffed: Shop) -> None:
    shopper = Shopper(staffed)
    shopper.says("转人工")
    assert shopper.says(text)["handoff"] is None
    assert shopper.says("500以内的耳机")["items"]


def test_who_waits_is_answered_all_the_same(staffed: Shop) -> None:
    shopper = Shopper(staffed)
    shopper.says("转人工")
    reply = shopper.says("有没有雨伞")
    assert reply["items"]
    assert reply["text"].endswith("人工还在排队，下一位就是你。")
    assert reply["handoff"]["state"] == "waiting"
    assert "满 ¥99 包邮" in shopper.says("包邮吗")["text"]


def test_called_again_the_place_in_the_queue_is_kept(staffed: Shop) -> None:
    first, second = Shopper(staffed), Shopper(staffed)
    first.says("转人工")
    second.says("转人工")
    assert first.says("转人工")["handoff"]["position"] == 1
    assert second.says("talk to a person")["handoff"]["position"] == 2


def test_where_to_be_reached_is_noted_and_kept_for_the_person(closed: Shop) -> None:
    shopper = Shopper(closed)
    shopper.says("talk to a person")
    reply = shopper.says("my email is kim@example.com")
    assert reply["text"].startswith("Noted")
    assert "AM" in reply["text"] or "9:00" in reply["text"]
    assert "kim@example.com" in str(closed.dialogue.transcript(shopper.token or "")["turns"])
    assert "kim@example.com" not in reply["text"]


@pytest.mark.parametrize("text", ["算了", "人呢", "转人工", "anyone there"])
def test_once_a_person_is_there_the_assistant_says_nothing(text: str, staffed: Shop) -> None:
    shopper = Shopper(staffed)
    shopper.says("转人工")
    assert shopper.token
    conversation = staffed.conversations.find(shopper.token)
    staffed.desk.take(conversation.id, "Mei")
    reply = shopper.says(text)
    assert (reply["text"], reply["handoff"]["state"]) == ("", "with_agent")
    staffed.desk.release(conversation.id, "Mei")
    assert shopper.says("谢谢")["text"]


def test_closed_hours_are_told_and_a_message_is_taken(closed: Shop) -> None:
    shopper = Shopper(closed)
    reply = shopper.says("转人工")
    assert "09:00-21:00" in reply["text"]
    assert "下一位" not in reply["text"]
    assert reply["handoff"]["state"] == "closed_hours"
    assert "09:00-21:00" in shopper.says("人呢")["text"]


def test_a_shop_without_agents_promises_nobody(demo_shop: Shop) -> None:
    assert not demo_shop.agents.exist()
    shopper = Shopper(demo_shop)
    reply = shopper.says("转人工")
    assert "没有客服" in reply["text"]
    assert "下一位" not in reply["text"]
    assert (reply["handoff"]["state"], reply["handoff"]["position"]) == ("closed_hours", None)
    assert "没有客服" in shopper.says("人呢")["text"]


def test_what_is_not_understood_twice_offers_a_person_and_calls_none(staffed: Shop) -> None:
    shopper = Shopper(staffed)
    shopper.says("阿斯顿发")
    reply = shopper.says("叽里咕噜")
    assert reply["handoff"] is None
    assert "转人工" in reply["suggestions"]
    assert "人工" in reply["text"]


@pytest.mark.parametrize("aside", ["哈哈", "你好笨", "谢谢", "lol"])
def test_a_courtesy_between_is_no_failure(aside: str, staffed: Shop) -> None:
    replies = Shopper(staffed).all_said("阿斯顿发", aside, "叽里咕噜")
    assert [reply["handoff"] for reply in replies] == [None, None, None]


def test_what_is_waited_for_is_shown_at_the_console(staffed: Shop) -> None:
    shopper = Shopper(staffed)
    shopper.all_said("转人工", "耳机充不进电")
    (row,) = staffed.desk.queue("Mei")["waiting"]
    assert row["last_text"] == "耳机充不进电"
    shopper.shop.dialogue.reply(
        ChatMessage("", conversation=shopper.token, action={"kind": "resume_assistant"}, visitor=shopper.visitor)
    )
    assert staffed.desk.queue("Mei")["waiting"] == []
