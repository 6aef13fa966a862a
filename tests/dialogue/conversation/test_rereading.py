"""A message taken at its word takes the place of its first reading."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.conversation.rereading import take_back_reading
from assistant.dialogue.conversation.state import State, apply_all, fold
from assistant.events import Answered, CartChanged, Event, FeedbackGiven, Said, Shown, WishChanged
from assistant.query.constraints import Colour, Price

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
    return take_back_reading(fold(events, "en"), events, "en", text)


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
    replayed = apply_all(fold(events, "en"), back)
    assert (replayed.constraints, replayed.cart) == (state.constraints, state.cart) == ((RED,), {})


def test_where_nothing_was_misread_nothing_is_noted() -> None:
    assert taken_back([*FIRST, Said("powr bnak", {}), Answered({"intent": "unknown"})])[1] == []
