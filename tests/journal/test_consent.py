"""What is kept about a visitor: counted, handed out and erased, and nothing of anybody else with it."""

from __future__ import annotations

import pytest

from assistant.events import Answered, PersonalUse, Said
from assistant.journal.behaviour import Behaviour, BehaviourLog
from assistant.journal.consent import Kept, Visitors
from assistant.journal.conversations import Conversations
from assistant.storage import Store

ANN, BEN = "a" * 32, "b" * 32


@pytest.fixture
def conversations(activity: Store) -> Conversations:
    return Conversations(activity)


@pytest.fixture
def visitors(activity: Store) -> Visitors:
    BehaviourLog(activity).import_rows(
        [
            Behaviour(ANN, "add_to_cart", "P1", 1, 1_000),
            Behaviour(ANN, "begin_checkout", "P1", 1, 2_000),
            Behaviour(BEN, "add_to_cart", "P2", 1, 1_500),
        ],
        "test",
    )
    return Visitors(activity)


def said(conversations: Conversations, visitor: str | None, *texts: str) -> str:
    conversation = conversations.begin("zh", visitor)
    conversations.append(conversation, [e for text in texts for e in (Said(text, {}), Answered({"intent": "search"}))])
    return conversation.token


def test_what_is_kept_is_counted(conversations: Conversations, visitors: Visitors) -> None:
    token = said(conversations, ANN, "红色", "蓝色")
    said(conversations, ANN, "绿色")
    said(conversations, BEN, "黑色")
    assert visitors.count_kept(ANN, token) == Kept(conversations=2, messages=3, records=2)
    assert visitors.count_kept(None, token) == Kept(conversations=1, messages=2, records=0)
    assert visitors.count_kept("c" * 32, "no such token") == Kept(0, 0, 0)


def test_an_export_is_all_of_it_and_nothing_of_others(conversations: Conversations, visitors: Visitors) -> None:
    token = said(conversations, ANN, "红色")
    said(conversations, BEN, "黑色")
    export = visitors.export(ANN, token)
    (conversation,) = export["conversations"]
    assert [event["kind"] for event in conversation["events"]] == ["said", "answered"]
    assert conversation["events"][0]["data"]["text"] == "红色"
    assert [(row["event"], row["at"]) for row in export["behaviour"]] == [
        ("add_to_cart", "1970-01-01T00:16:40Z"),
        ("begin_checkout", "1970-01-01T00:33:20Z"),
    ]
    # Who has the file cannot go on in its name.
    assert token not in str(export)
    assert ANN not in str(export)


def test_an_erasure_leaves_the_others_as_they_were(conversations: Conversations, visitors: Visitors) -> None:
    first, second, other = (said(conversations, visitor, "红色") for visitor in (ANN, ANN, BEN))
    conversations.append(conversations.find(first), [PersonalUse(True)])
    before = visitors.export(BEN, other)
    visitors.erase(ANN, second)
    assert visitors.count_kept(ANN, first) == Kept(0, 0, 0)
    assert visitors.personal_use(ANN) is None
    assert visitors.export(BEN, other) == before


def test_the_number_of_an_erased_conversation_is_not_given_again(
    conversations: Conversations, visitors: Visitors
) -> None:
    token = said(conversations, ANN, "红色")
    number = conversations.find(token).id
    visitors.erase(ANN, token)
    assert conversations.find(said(conversations, BEN, "黑色")).id > number


def test_without_a_visitor_only_the_conversation_is_erased(conversations: Conversations, visitors: Visitors) -> None:
    token, nobodys = said(conversations, ANN, "红色"), said(conversations, None, "白色")
    visitors.erase(None, token)
    assert visitors.count_kept(ANN, token) == Kept(0, 0, 2)
    assert visitors.count_kept(None, nobodys).conversations == 1


def test_the_last_word_on_personal_use_is_kept(conversations: Conversations, visitors: Visitors) -> None:
    token = said(conversations, ANN, "红色")
    assert visitors.personal_use(ANN) is None
    for allowed in (True, False):
        conversations.append(conversations.find(token), [PersonalUse(allowed)])
        assert visitors.personal_use(ANN) is allowed
    assert visitors.personal_use(BEN) is None
    assert visitors.personal_use(None) is None


def test_a_conversation_without_a_visitor_keeps_its_word_to_itself(
    conversations: Conversations, visitors: Visitors
) -> None:
    token = said(conversations, None, "红色")
    conversations.append(conversations.find(token), [PersonalUse(True)])
    assert visitors.personal_use(None) is None


@pytest.mark.parametrize(("before", "was"), [(None, True), (1_001, True), (1_000, False)])
def test_who_was_here_before_a_moment(before: int | None, was: bool, visitors: Visitors) -> None:
    assert visitors.was_here(ANN, before) is was
    assert visitors.was_here("c" * 32, before) is False
    assert visitors.was_here(None, before) is False
