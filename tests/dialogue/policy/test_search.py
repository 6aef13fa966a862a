"""How a search goes on: narrowed, widened, taken back, gone back to, and what a question about it was answered with."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.conversation.state import Earlier, State
from assistant.dialogue.policy import Heard, step_for_action, step_for_query
from assistant.dialogue.policy.search import merged
from assistant.dialogue.step import Step
from assistant.events import Asked
from assistant.query.constraints import Brand, Category, Colour, Constraint, Flag, Number, Price, Text
from assistant.query.preferences import Occasion, Recipient
from assistant.query.query import Query, Reference

BAGS = Category(categories=(3,), names=("包", "bags"))
TOTES = Category(categories=(31,), names=("手提包", "totes"))
ALL_BAGS = Category(categories=(3, 31), names=("箱包", "bags"))
SHOES = Category(categories=(4,), names=("鞋", "shoes"))
UNDER_500, UNDER_300 = Price(high=50_000), Price(high=30_000)
POUNDS = Price(high=2_000, said_in="GBP")
RED = Colour(families=("red",))
ACME = Brand(brands=(1,), names=(("爱客", "Acme"),))
DRY = Flag(facet=7, names=("防水", "waterproof"))
BIG = Number(facets=(8, 9), low=20.0, said=(20.0, None), unit="L")
SLIM = Text(words=("slim",), written="slim")
MUM, DAD = Recipient(who="mother"), Recipient(who="father")
BIRTHDAY = Occasion(what="birthday")

START = Earlier((), (), {})
AT_BAGS = Earlier((BAGS,), ("A", "B"), {})
AT_RED_BAGS = Earlier((BAGS, RED), ("C",), {})
AT_SHOES = Earlier((SHOES,), ("S",), {})


def query(intent: str, *constraints: Constraint, **parts: Any) -> Query:
    return Query(text="…", language="zh", intent=intent, constraints=constraints, **parts)


def state(*before: Earlier, **parts: Any) -> State:
    """The state after these turns, with the turn under way remembered as the fold does."""
    last = before[-1] if before else START
    known = {"constraints": last.constraints, "shown": last.shown, "cart": last.cart} | parts
    return State("zh", earlier=(START, *before), **known)


def step(known: State, asked: Query, pointed: tuple[str, ...] = ()) -> Step:
    return step_for_query(Heard(known, asked, pointed=pointed))


@pytest.mark.parametrize(
    ("known", "acts", "expected"),
    [
        (state(AT_BAGS, AT_RED_BAGS), "undo", Step("undo", "refine", (BAGS,), ("A", "B"), quantity=1)),
        (state(AT_BAGS), "undo", Step("undo", "refine", quantity=1)),
        # A turn that changed nothing is none to take back.
        (state(AT_BAGS, AT_RED_BAGS, AT_RED_BAGS), "undo", Step("undo", "refine", (BAGS,), ("A", "B"), quantity=2)),
        (state(), "undo", Step("undo", "refine", quantity=0)),
        # The cart alone may have changed.
        (
            state(AT_BAGS, Earlier((BAGS,), ("A", "B"), {"A": 1})),
            "undo",
            Step("undo", "refine", (BAGS,), ("A", "B"), quantity=1),
        ),
        (state(AT_BAGS, AT_SHOES), "previous", Step("previous", "refine", (BAGS,), ("A", "B"), quantity=1)),
        (state(AT_BAGS), "previous", Step("previous", "refine", quantity=0)),
        # Another cart is no other list.
        (
            state(AT_BAGS, Earlier((BAGS,), ("A", "B"), {"A": 1})),
            "previous",
            Step("previous", "refine", quantity=0),
        ),
    ],
)
def test_a_step_back_leads_to_the_last_turn_that_was_otherwise(known: State, acts: str, expected: Step) -> None:
    assert step(known, query("refine", acts=(acts,))) == expected


@pytest.mark.parametrize(
    ("before", "named", "expected"),
    [
        ((AT_BAGS, AT_RED_BAGS, AT_SHOES), (BAGS,), Step("returned", "refine", (BAGS, RED), ("C",))),
        # A part of what was wished, or the whole of it.
        ((AT_BAGS, AT_SHOES), (ALL_BAGS,), Step("returned", "refine", (BAGS,), ("A", "B"))),
        # Without a name: what was looked at before, and no other wish for the same.
        ((AT_SHOES, AT_BAGS, AT_RED_BAGS), (), Step("returned", "refine", (SHOES,), ("S",))),
        ((AT_BAGS, AT_RED_BAGS), (), Step("undo", "refine", (BAGS,), ("A", "B"), quantity=1)),
        # What was never wished is a wish.
        ((AT_BAGS,), (SHOES,), Step("search", "search", (SHOES,))),
    ],
)
def test_going_back_finds_the_latest_wish_for_the_goods(
    before: tuple[Earlier, ...], named: tuple[Constraint, ...], expected: Step
) -> None:
    assert step(state(*before), query("search", *named, acts=("go_back",))) == expected


@pytest.mark.parametrize(
    ("drops", "left"),
    [
        (("price",), (BAGS, RED, ACME, DRY, BIG)),
        (("colour",), (BAGS, UNDER_500, ACME, DRY, BIG)),
        (("brand", "colour"), (BAGS, UNDER_500, DRY, BIG)),
        (("facet:7",), (BAGS, UNDER_500, RED, ACME, BIG)),
        (("facet:9",), (BAGS, UNDER_500, RED, ACME, DRY)),
    ],
)
def test_what_is_taken_back_goes_and_nothing_else(drops: tuple[str, ...], left: tuple[Constraint, ...]) -> None:
    known = State("zh", constraints=(BAGS, UNDER_500, RED, ACME, DRY, BIG), shown=("A",))
    assert step(known, query("refine", acts=("take_back",), drops=drops)) == Step("search", "refine", left)


def test_what_was_not_set_is_told_when_it_is_taken_back() -> None:
    known = State("zh", constraints=(BAGS, UNDER_500))
    taken = step(known, query("refine", acts=("take_back",), drops=("colour",)))
    assert taken == Step("search", "refine", (BAGS, UNDER_500), value="not_set")


def test_another_colour_instead_takes_the_place_of_the_one_taken_back() -> None:
    known = State("zh", constraints=(BAGS, RED))
    blue = Colour(families=("blue",))
    taken = step(known, query("refine", blue, acts=("take_back",), drops=("colour",)))
    assert taken == Step("search", "refine", (BAGS, blue))


def test_the_red_one_where_nothing_is_red_is_a_wish_for_red() -> None:
    known = State("zh", constraints=(BAGS,), shown=("A", "B"))
    asked = query("detail", references=(Reference(like=(RED,)),))
    assert step(known, asked) == Step("search", "refine", (BAGS, RED))
    assert step(known, asked, pointed=("B",)).do == "detail"


@pytest.mark.parametrize("question", ["clarify", "budget"])
@pytest.mark.parametrize(
    "answer",
    [
        query("unknown"),
        query("refine", acts=("take_back",)),
        query("unknown", acts=("yes",)),
        query("x", drops_price=True),
    ],
)
def test_any_will_do_goes_on_with_what_is_wished(question: str, answer: Query) -> None:
    known = State("zh", constraints=(BAGS,), shown=("A",), asked=Asked(question))
    assert step(known, answer) == Step("more", "refine", (BAGS,))


@pytest.mark.parametrize(
    "answer", [query("unknown", unknown=("asdf",)), query("refine", SHOES), query("greeting", acts=("undo",))]
)
def test_what_says_something_is_no_any_will_do(answer: Query) -> None:
    known = State("zh", constraints=(BAGS,), shown=("A",), asked=Asked("clarify"))
    assert step(known, answer).do != "more"


def test_the_answer_to_which_kind_keeps_the_word_that_was_asked_about() -> None:
    known = State("zh", constraints=(SLIM,), shown=("A",), last_intent="search", asked=Asked("clarify"))
    answer = Query(text="bags", language="en", intent="search", constraints=(Category(categories=(3,), span=(0, 4)),))
    assert step(known, answer).constraints == (SLIM, *answer.constraints)
    # Said without having been asked, it is a wish of its own.
    assert step(State("zh", constraints=(SLIM,)), answer).constraints == answer.constraints


GIFT = State("zh", constraints=(MUM, UNDER_300), last_intent="gift", shown=("A",))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (query("search", UNDER_500), Step("gift", "gift", (MUM, UNDER_500))),
        (query("refine", RED), Step("gift", "gift", (MUM, UNDER_300, RED))),
        (query("gift", DAD), Step("gift", "gift", (UNDER_300, DAD))),
        (query("gift", BIRTHDAY), Step("gift", "gift", (MUM, UNDER_300, BIRTHDAY))),
        # A kind of goods is still a gift, for the same person and the same money.
        (query("search", BAGS), Step("search", "search", (MUM, UNDER_300, BAGS))),
        (query("search", BAGS, UNDER_500), Step("search", "search", (MUM, BAGS, UNDER_500))),
        (query("refine", wants_more=True), Step("gift", "gift", (MUM, UNDER_300), value="more")),
        (query("refine", resets=True), Step("start_over", "search")),
    ],
)
def test_a_gift_keeps_person_budget_and_occasion(asked: Query, expected: Step) -> None:
    assert step(GIFT, asked) == expected


def test_a_gift_begins_anew_after_something_else() -> None:
    assert step(state(AT_BAGS), query("gift", MUM)) == Step("gift", "gift", (MUM,))


def test_a_chip_taken_from_a_gift_leaves_a_gift() -> None:
    assert step_for_action(GIFT, {"kind": "drop_constraint", "index": 1}) == Step("gift", "gift", (MUM,))


def test_foreign_money_replaces_no_limit() -> None:
    known = State("zh", constraints=(BAGS, UNDER_500))
    assert merged(known, query("refine", POUNDS)) == (BAGS, UNDER_500, POUNDS)
    assert merged(known, query("refine", UNDER_300)) == (BAGS, UNDER_300)
