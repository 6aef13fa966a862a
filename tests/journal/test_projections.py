"""What follows from events is written with them: behaviour, outbox, consent and missed demand, or nothing at all."""

from __future__ import annotations

import json

import pytest

from assistant.errors import Overtaken
from assistant.events import CartChanged, CheckedOut, DemandMissed, Event, PersonalUse, Said
from assistant.journal.behaviour import BehaviourLog
from assistant.journal.consent import Visitors
from assistant.journal.conversations import Conversations
from assistant.journal.missed import MissedDemand
from assistant.journal.outbox import Outbox
from assistant.storage import Store

ANN = "a" * 32
CART = CartChanged("A", 3, held=1)
ORDER = CheckedOut({"A": 3}, 29_700, "CNY", order={"total": 29_700}, locale="zh")
ALL: tuple[Event, ...] = (CART, ORDER, PersonalUse(True), DemandMissed([], [], ["冰箱"]))


def test_one_append_brings_every_table_up_to_the_events(activity: Store) -> None:
    conversations = Conversations(activity, posts_checkouts=True)
    conversations.append(conversations.begin("zh", ANN), ALL)
    done = [(row.visitor, row.event, row.product_id, row.quantity) for row in BehaviourLog(activity).everything()]
    assert done == [(ANN, "add_to_cart", "A", 2), (ANN, "begin_checkout", "A", 3)]
    letter = Outbox(activity).take(2**40, lease_seconds=1)
    assert letter is not None
    body = json.loads(letter.body)
    assert (body["id"], body["type"], body["locale"]) == (letter.id, "cart.checked_out", "zh")
    assert body["checkout"] == {"total": 29_700}
    assert Visitors(activity).personal_use(ANN) is True
    assert [wish.wish for wish in MissedDemand(activity).most_missed(2, "zh")] == ["冰箱"]


def test_a_turn_that_is_overtaken_leaves_nothing_in_any_table(activity: Store) -> None:
    conversations = Conversations(activity, posts_checkouts=True)
    begun = conversations.begin("zh", ANN)
    conversations.append(begun, [Said("你好", {})])
    read = conversations.find(begun.token)
    conversations.append(read, [Said("再来", {})])
    with pytest.raises(Overtaken):
        conversations.append(read, ALL)
    assert BehaviourLog(activity).count() == 0
    assert Outbox(activity).count_waiting() == 0
    assert Visitors(activity).personal_use(ANN) is None
    assert MissedDemand(activity).most_missed(2, "zh") == []


@pytest.mark.parametrize(
    ("posts", "event"),
    [(False, ORDER), (True, CheckedOut({"A": 1}, 9_900, "CNY"))],
    ids=["the shop is not told", "from before events carried the order"],
)
def test_a_cart_is_posted_only_where_the_shop_is_told_and_there_is_something_to_post(
    activity: Store, posts: bool, event: CheckedOut
) -> None:
    conversations = Conversations(activity, posts_checkouts=posts)
    conversations.append(conversations.begin("zh"), [event])
    assert Outbox(activity).count_waiting() == 0


def test_the_message_has_an_id_of_its_turn_and_tells_no_token(activity: Store) -> None:
    conversations = Conversations(activity, posts_checkouts=True)
    begun = conversations.begin("zh")
    conversations.append(begun, [ORDER])
    conversations.append(conversations.find(begun.token), [ORDER])
    outbox = Outbox(activity)
    letters = [outbox.take(2**40, lease_seconds=2**41) for _ in range(2)]
    assert len({letter.id for letter in letters if letter}) == 2
    assert all(begun.token not in letter.id + letter.body for letter in letters if letter)


def test_behaviour_is_the_acting_visitors_where_nobody_began_the_conversation(activity: Store) -> None:
    conversations = Conversations(activity)
    conversations.append(conversations.begin("zh"), [CART])
    assert BehaviourLog(activity).count() == 0
    conversations.append(conversations.begin("zh"), [CART], visitor=ANN)
    assert [row.visitor for row in BehaviourLog(activity).everything()] == [ANN]
