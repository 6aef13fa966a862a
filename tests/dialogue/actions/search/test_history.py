"""A step back: a message read anew, a turn undone, a list or a subject of before shown again."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.actions.search.history import put_back
from assistant.dialogue.conversation.state import State, after, fold
from assistant.events import Answered, CartChanged, Event, FeedbackGiven, Said, Shown, WishChanged
from assistant.query.constraints import Colour, Price
from assistant.shop import Shop
from tests.dialogue.talking import Talk, chips, ids

RED, CHEAP = Colour(families=("red",)), Price(high=50_000)
FIRST: list[Event] = [
    Said("bags", {}),
    WishChanged([RED.as_data()]),
    Shown(["A", "B"]),
    Answered({"intent": "search"}),
]
SLIP: list[Event] = [
    Said("powr bnak", {}),
    WishChanged([CHEAP.as_data()]),
    Shown(["C"]),
    Answered({"intent": "refine"}),
]
AGAIN: list[Event] = [
    WishChanged([RED.as_data()]),
    Said("powr bnak", {}, as_written=True),
    Answered({"intent": "unknown"}),
]


def taken_back(events: list[Event], text: str = "powr bnak") -> tuple[State, list[Event]]:
    return put_back(fold(events, "en"), events, "en", text)


@pytest.mark.parametrize(
    ("events", "text", "expected"),
    [
        (FIRST + SLIP, "powr bnak", {"constraints": (RED,), "shown": ("A", "B"), "last_intent": "search"}),
        (SLIP, "powr bnak", {"constraints": (), "shown": (), "last_intent": None}),
        # The second tap finds what the first one did.
        (FIRST + SLIP + AGAIN, "powr bnak", {"constraints": (RED,), "shown": ("A", "B"), "last_intent": "search"}),
        # What has been seen stays seen, and nothing is offered twice.
        (FIRST + SLIP, "powr bnak", {"seen": frozenset("ABC")}),
        # A dislike or a cart button since is nobody's misreading.
        ([*FIRST, *SLIP, FeedbackGiven("C", "down")], "powr bnak", {"disliked": frozenset("C")}),
        ([*FIRST, *SLIP, CartChanged("C", 2)], "powr bnak", {"cart": {"C": 2}}),
        # Only the last message is taken back.
        (FIRST + SLIP, "bags", {"constraints": (CHEAP,), "shown": ("C",)}),
        (SLIP + FIRST, "powr bnak", {"constraints": (RED,), "shown": ("A", "B")}),
        ([], "powr bnak", {"constraints": (), "shown": ()}),
        # A message said twice as it stands is taken back once.
        (SLIP + SLIP, "powr bnak", {"constraints": (CHEAP,), "shown": ("C",)}),
    ],
)
def test_the_state_is_that_of_the_first_reading(events: list[Event], text: str, expected: dict[str, Any]) -> None:
    state, _ = taken_back(events, text)
    assert {name: getattr(state, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("held", "changed", "since", "left"),
    [
        ({}, {"C": 1}, {}, {}),
        ({"C": 1}, {"C": 3}, {}, {"C": 1}),
        ({"C": 1}, {"C": 0}, {}, {"C": 1}),
        # One more by hand stays, and one taken out by hand is out.
        ({}, {"C": 1}, {"C": 2}, {"C": 1}),
        ({}, {"C": 1}, {"C": 0}, {}),
        ({"A": 2}, {"C": 1}, {"A": 5}, {"A": 5}),
        ({"A": 2, "C": 1}, {"A": 0, "C": 0}, {}, {"A": 2, "C": 1}),
    ],
)
def test_the_cart_loses_what_the_message_put_there_and_nothing_else(
    held: dict[str, int], changed: dict[str, int], since: dict[str, int], left: dict[str, int]
) -> None:
    events: list[Event] = [CartChanged(*each) for each in held.items()]
    events += [Said("powr bnak", {}), *(CartChanged(*each) for each in changed.items()), Answered({"intent": "cart"})]
    events += [CartChanged(*each) for each in since.items()]
    state, _ = taken_back(events)
    assert state.cart == left


def test_what_is_put_back_can_be_read_from_the_events_alone() -> None:
    events = [*FIRST, Said("powr bnak", {}), CartChanged("C", 1), *SLIP[1:]]
    state, back = taken_back(events)
    replayed = fold(events, "en")
    for event in back:
        replayed = after(replayed, event)
    assert (replayed.constraints, replayed.cart) == (state.constraints, state.cart) == ((RED,), {})


def test_where_nothing_was_misread_nothing_is_noted() -> None:
    assert taken_back([*FIRST, Said("powr bnak", {}), Answered({"intent": "unknown"})])[1] == []


def test_a_typed_undo_takes_back_the_last_wish_and_shows_the_list_of_before(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("双肩包")
    talk.say("灰色的")
    back = talk.say("撤销")
    assert (chips(back), ids(back)) == (chips(first), ids(first))
    further = talk.say("撤销")
    assert (chips(further), ids(further)) == ([], [])
    assert "没有可以撤销的" in talk.say("撤销")["text"]


def test_undo_on_a_products_page_is_that_of_any_other(demo_shop: Shop) -> None:
    talk = Talk(demo_shop, page=demo_shop.catalogue.page(None, n=1, offset=0, locale="zh")[0].id)
    talk.say("tents")
    shown = ids(talk.say("headphones"))
    talk.press(kind="add_to_cart", product_id=shown[0])
    assert talk.say("undo")["cart"]["count"] == 0
    assert fold(demo_shop.conversations.find(talk.token or "").events, "zh").shown == tuple(shown)


def test_undo_puts_the_cart_back_and_leaves_the_wish(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    shown = ids(talk.say("双肩包"))
    talk.press(kind="add_to_cart", product_id=shown[0], quantity=2)
    assert talk.press(kind="remove_from_cart", product_id=shown[0])["cart"]["count"] == 0
    assert talk.say("撤销")["cart"]["count"] == 2
    reply = talk.say("撤销")
    assert (reply["cart"]["count"], chips(reply)) == (0, ["双肩包"])


def test_a_turn_that_changed_nothing_is_not_what_is_taken_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("backpacks")
    talk.say("in grey")
    talk.say("thanks")
    assert chips(talk.say("undo")) == chips(first)


def test_after_undo_places_are_counted_in_the_list_that_is_there_again(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = ids(talk.say("双肩包"))
    talk.say("灰色的")
    talk.say("撤销")
    assert talk.token is not None
    conversation = demo_shop.conversations.recall(talk.token)
    assert fold(conversation.events, "zh").item_at(2) == first[1]


def test_the_lists_before_come_one_after_the_other(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    lists = [ids(talk.say("earbuds")), ids(talk.say("show me more")), ids(talk.say("show me more"))]
    assert ids(talk.say("the previous ones")) == lists[1]
    assert ids(talk.say("the previous ones")) == lists[0]
    none = talk.say("the previous ones")
    assert (ids(none), none["text"]) == ([], "There were none before these.")


def test_a_subject_of_before_comes_back_with_its_wish_and_its_list(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("backpacks")
    grey = talk.say("in grey")
    talk.say("running shoes")
    back = talk.say("back to the backpacks")
    assert (chips(back), ids(back)) == (chips(grey), ids(grey))
    assert "Back to Backpacks" in back["text"]


def test_what_had_to_be_given_up_is_named_again_when_its_list_comes_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    missed = talk.say("紫色的雨伞 50以内")
    talk.say("跑鞋")
    assert chips(talk.say("撤销"), "relaxed") == chips(missed, "relaxed") == ["紫色"]


def test_what_was_refused_does_not_come_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = ids(talk.say("双肩包"))
    talk.press(kind="feedback", product_id=first[0], value="down")
    talk.say("跑鞋")
    assert ids(talk.say("撤销")) == first[1:]
