"""The state of a conversation is the fold of its events."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.conversation.state import State, apply, fold
from assistant.events import (
    AgentSaid,
    Answered,
    CartChanged,
    Event,
    FeedbackGiven,
    HandedBack,
    HandoffRequested,
    HandoffTaken,
    LocaleChosen,
    Pressed,
    Said,
    Shown,
    WishChanged,
    from_data,
    to_data,
)
from assistant.query.constraints import Colour, Price

RED, CHEAP = Colour(families=("red",)), Price(high=50_000)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], {"locale": "zh", "constraints": (), "cart": {}, "handoff": None}),
        ([Said("你好", {}, "P1")], {"page_product": "P1"}),
        ([Said("你好", {}, "P1"), Said("嗯", {})], {"page_product": None}),
        ([WishChanged([RED.as_data()]), WishChanged([CHEAP.as_data()])], {"constraints": (CHEAP,)}),
        ([Shown(["A", "B"]), Shown(["C"])], {"shown": ("C",), "seen": frozenset("ABC")}),
        # Offers alone leave what is pointed at as it was.
        ([Shown(["A"]), Shown([], ["R"], ["P"])], {"shown": ("A",), "offered": frozenset("RP")}),
        ([Answered({"intent": "unknown"})], {"last_intent": "unknown", "lost": 1}),
        ([Answered({"intent": "unknown"})] * 2, {"lost": 2}),
        ([Answered({"intent": "unknown"}), Answered({"intent": "search"})], {"lost": 0}),
        ([CartChanged("A", 1), CartChanged("B", 2), CartChanged("A", 3)], {"cart": {"B": 2, "A": 3}}),
        ([CartChanged("A", 1), CartChanged("A", 0)], {"cart": {}}),
        ([CartChanged("A", 0)], {"cart": {}}),
        ([FeedbackGiven("A", "down"), FeedbackGiven("B", "down")], {"disliked": frozenset("AB")}),
        ([FeedbackGiven("A", "down"), FeedbackGiven("A", "up")], {"disliked": frozenset()}),
        ([LocaleChosen("en")], {"locale": "en", "locale_is_fixed": False}),
        ([LocaleChosen("en", fixed=True), LocaleChosen("zh")], {"locale": "zh", "locale_is_fixed": True}),
        ([HandoffRequested("help")], {"handoff": "waiting", "agent": None}),
        ([HandoffRequested("help"), HandoffTaken("Mei")], {"handoff": "taken", "agent": "Mei"}),
        # Asking again does not send a shopper who is being helped back into the queue.
        ([HandoffRequested("a"), HandoffTaken("Mei"), HandoffRequested("b")], {"handoff": "taken"}),
        ([HandoffRequested("a"), HandoffTaken("Mei"), AgentSaid("Bo", "hi")], {"handoff": "taken", "agent": "Bo"}),
        (
            [Answered({"intent": "unknown"}), HandoffRequested("a"), HandoffTaken("Mei"), HandedBack()],
            {"handoff": None, "agent": None, "lost": 0},
        ),
        ([Pressed({"kind": "detail"})], {"shown": (), "cart": {}}),
    ],
)
def test_events_make_this_state(events: list[Event], expected: dict[str, Any]) -> None:
    state = fold(events, "zh")
    assert {name: getattr(state, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("state", "position", "product"),
    [
        (State("zh", shown=("A", "B", "C")), 1, "A"),
        (State("zh", shown=("A", "B", "C")), 3, "C"),
        (State("zh", shown=("A", "B", "C")), -1, "C"),
        (State("zh", shown=("A", "B", "C")), 4, None),
        (State("zh", shown=("A", "B", "C")), -4, None),
        (State("zh"), 1, None),
        (State("zh"), -1, None),
        # "This one": the product of the page, or the only one shown.
        (State("zh", shown=("A", "B")), 0, None),
        (State("zh", shown=("A",)), 0, "A"),
        (State("zh", shown=("A",), page_product="P"), 0, "P"),
        (State("zh"), 0, None),
    ],
)
def test_a_position_points_at(state: State, position: int, product: str | None) -> None:
    assert state.item_at(position) == product


ids = st.sampled_from("ABCD")
events = st.one_of(
    st.builds(Said, st.text(max_size=3), st.just({}), st.none() | ids),
    st.builds(WishChanged, st.lists(st.sampled_from([RED.as_data(), CHEAP.as_data()]), max_size=2)),
    st.builds(Shown, st.lists(ids, max_size=3), st.lists(ids, max_size=2), st.lists(ids, max_size=2)),
    st.builds(Answered, st.fixed_dictionaries({"intent": st.sampled_from(["unknown", "search"])})),
    st.builds(CartChanged, ids, st.integers(0, 3)),
    st.builds(FeedbackGiven, ids, st.sampled_from(["up", "down"])),
    st.builds(LocaleChosen, st.sampled_from(["zh", "en"]), st.booleans()),
    st.builds(HandoffRequested, st.just("")),
    st.builds(HandoffTaken, st.just("Mei")),
    st.builds(AgentSaid, st.just("Mei"), st.just("hi")),
    st.builds(HandedBack),
)


@given(st.lists(events, max_size=12), st.integers(0, 12))
def test_a_fold_can_be_broken_off_and_continued(all_events: list[Event], place: int) -> None:
    state = fold(all_events[:place], "zh")
    for event in all_events[place:]:
        state = apply(state, event)
    assert state == fold(all_events, "zh")


@given(st.lists(events, max_size=12))
def test_a_fold_survives_being_written_down(all_events: list[Event]) -> None:
    assert fold([from_data(*to_data(event)) for event in all_events], "zh") == fold(all_events, "zh")


@given(st.lists(events, max_size=12))
def test_no_event_changes_the_state_that_it_follows(all_events: list[Event]) -> None:
    state = fold(all_events, "zh")
    copy = (dict(state.cart), state.seen, state.shown)
    for event in all_events:
        apply(state, event)
    assert (state.cart, state.seen, state.shown) == copy


@given(st.lists(events, max_size=12))
def test_a_cart_holds_no_empty_lines(all_events: list[Event]) -> None:
    assert all(quantity > 0 for quantity in fold(all_events, "zh").cart.values())
