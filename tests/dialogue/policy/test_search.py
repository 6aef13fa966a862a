"""How a search goes on: narrowed, widened, taken back, gone back to, and what a question about it was answered with."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.conversation.questions import Budget, Clarify, OpenQuestion
from assistant.dialogue.conversation.state import Earlier, State
from assistant.dialogue.policy.controls import step_for_control
from assistant.dialogue.policy.decision import step_for_query
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps.gifts import SuggestGifts
from assistant.dialogue.steps.product import TellDetails
from assistant.dialogue.steps.search import ReturnToWish, SearchGoods, ShowListBefore, ShowMore, StartOver, UndoTurns
from assistant.dialogue.steps.step import Step
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
    return step_for_query(Message(known, asked, pointed=pointed))


@pytest.mark.parametrize(
    ("known", "acts", "expected"),
    [
        (state(AT_BAGS, AT_RED_BAGS), "undo", UndoTurns(constraints=(BAGS,), products=("A", "B"), turns=1)),
        (state(AT_BAGS), "undo", UndoTurns(turns=1)),
        # A turn that changed nothing is none to take back.
        (
            state(AT_BAGS, AT_RED_BAGS, AT_RED_BAGS),
            "undo",
            UndoTurns(constraints=(BAGS,), products=("A", "B"), turns=2),
        ),
        (state(), "undo", UndoTurns()),
        # The cart alone may have changed.
        (
            state(AT_BAGS, Earlier((BAGS,), ("A", "B"), {"A": 1})),
            "undo",
            UndoTurns(constraints=(BAGS,), products=("A", "B"), turns=1),
        ),
        (state(AT_BAGS, AT_SHOES), "previous", ShowListBefore(constraints=(BAGS,), products=("A", "B"), turns=1)),
        (state(AT_BAGS), "previous", ShowListBefore()),
        # Another cart is no other list.
        (
            state(AT_BAGS, Earlier((BAGS,), ("A", "B"), {"A": 1})),
            "previous",
            ShowListBefore(),
        ),
    ],
)
def test_a_step_back_leads_to_the_last_turn_that_was_otherwise(known: State, acts: str, expected: Step) -> None:
    assert step(known, query("refine", acts=(acts,))) == expected


@pytest.mark.parametrize(
    ("before", "named", "expected"),
    [
        ((AT_BAGS, AT_RED_BAGS, AT_SHOES), (BAGS,), ReturnToWish(constraints=(BAGS, RED), products=("C",))),
        # A part of what was wished, or the whole of it.
        ((AT_BAGS, AT_SHOES), (ALL_BAGS,), ReturnToWish(constraints=(BAGS,), products=("A", "B"))),
        # Without a name: what was looked at before, and no other wish for the same.
        ((AT_SHOES, AT_BAGS, AT_RED_BAGS), (), ReturnToWish(constraints=(SHOES,), products=("S",))),
        ((AT_BAGS, AT_RED_BAGS), (), UndoTurns(constraints=(BAGS,), products=("A", "B"), turns=1)),
        # What was never wished is a wish.
        ((AT_BAGS,), (SHOES,), SearchGoods(constraints=(SHOES,))),
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
    assert step(known, query("refine", acts=("take_back",), drops=drops)) == SearchGoods(
        constraints=left, intent="refine"
    )


def test_what_was_not_set_is_told_when_it_is_taken_back() -> None:
    known = State("zh", constraints=(BAGS, UNDER_500))
    taken = step(known, query("refine", acts=("take_back",), drops=("colour",)))
    assert taken == SearchGoods(constraints=(BAGS, UNDER_500), was_not_set=True, intent="refine")


def test_another_colour_instead_takes_the_place_of_the_one_taken_back() -> None:
    known = State("zh", constraints=(BAGS, RED))
    blue = Colour(families=("blue",))
    taken = step(known, query("refine", blue, acts=("take_back",), drops=("colour",)))
    assert taken == SearchGoods(constraints=(BAGS, blue), intent="refine")


def test_the_red_one_where_nothing_is_red_is_a_wish_for_red() -> None:
    known = State("zh", constraints=(BAGS,), shown=("A", "B"))
    asked = query("detail", references=(Reference(like=(RED,)),))
    assert step(known, asked) == SearchGoods(constraints=(BAGS, RED), intent="refine")
    assert step(known, asked, pointed=("B",)) == TellDetails(product_id="B")


@pytest.mark.parametrize("question", [Clarify(), Budget()])
@pytest.mark.parametrize(
    "answer",
    [
        query("unknown"),
        query("refine", acts=("take_back",)),
        query("unknown", acts=("yes",)),
        query("x", drops_price=True),
    ],
)
def test_any_will_do_goes_on_with_what_is_wished(question: OpenQuestion, answer: Query) -> None:
    known = State("zh", constraints=(BAGS,), shown=("A",), open_question=question)
    assert step(known, answer) == ShowMore(constraints=(BAGS,))


@pytest.mark.parametrize(
    "answer", [query("unknown", unknown=("asdf",)), query("refine", SHOES), query("greeting", acts=("undo",))]
)
def test_what_says_something_is_no_any_will_do(answer: Query) -> None:
    known = State("zh", constraints=(BAGS,), shown=("A",), open_question=Clarify())
    assert not isinstance(step(known, answer), ShowMore)


def test_the_answer_to_which_kind_keeps_the_word_that_was_asked_about() -> None:
    known = State("zh", constraints=(SLIM,), shown=("A",), last_intent="search", open_question=Clarify())
    answer = Query(text="bags", language="en", intent="search", constraints=(Category(categories=(3,), span=(0, 4)),))
    assert step(known, answer).constraints == (SLIM, *answer.constraints)
    # Said without having been asked, it is a wish of its own.
    assert step(State("zh", constraints=(SLIM,)), answer).constraints == answer.constraints


GIFT = State("zh", constraints=(MUM, UNDER_300), last_intent="gift", shown=("A",))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (query("search", UNDER_500), SuggestGifts(constraints=(MUM, UNDER_500))),
        (query("refine", RED), SuggestGifts(constraints=(MUM, UNDER_300, RED))),
        (query("gift", DAD), SuggestGifts(constraints=(UNDER_300, DAD))),
        (query("gift", BIRTHDAY), SuggestGifts(constraints=(MUM, UNDER_300, BIRTHDAY))),
        # A kind of goods is still a gift, for the same person and the same money.
        (query("search", BAGS), SearchGoods(constraints=(MUM, UNDER_300, BAGS))),
        (query("search", BAGS, UNDER_500), SearchGoods(constraints=(MUM, BAGS, UNDER_500))),
        (query("refine", wants_more=True), SuggestGifts(constraints=(MUM, UNDER_300), only_unseen=True)),
        (query("refine", resets=True), StartOver()),
    ],
)
def test_a_gift_keeps_person_budget_and_occasion(asked: Query, expected: Step) -> None:
    assert step(GIFT, asked) == expected


def test_a_gift_begins_anew_after_something_else() -> None:
    assert step(state(AT_BAGS), query("gift", MUM)) == SuggestGifts(constraints=(MUM,))


def test_a_chip_taken_from_a_gift_leaves_a_gift() -> None:
    assert step_for_control(GIFT, {"kind": "drop_constraint", "index": 1}) == SuggestGifts(constraints=(MUM,))


def test_foreign_money_replaces_no_limit() -> None:
    known = State("zh", constraints=(BAGS, UNDER_500))
    assert merge_wish(known, query("refine", POUNDS)) == (BAGS, UNDER_500, POUNDS)
    assert merge_wish(known, query("refine", UNDER_300)) == (BAGS, UNDER_300)
