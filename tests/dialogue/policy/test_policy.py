"""State and query in, a step out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy import Heard, Step, step_for_action, step_for_query
from assistant.query.constraints import Brand, Category, Colour, Constraint, Price, Sort, Text
from assistant.query.query import Query, Reference

BAGS = Category(categories=(3,), names=("包", "bags"))
SHOES = Category(categories=(4,), names=("鞋", "shoes"))
UNDER_500, UNDER_300 = Price(high=50_000), Price(high=30_000)
RED, BLUE = Colour(families=("red",)), Colour(families=("blue",))
NOT_RED = Colour(families=("red",), exclude=True)
POPULAR, CHEAPEST = Sort(by="popular"), Sort(by="price_asc")
SLIM = Text(words=("slim",), written="slim")
ACME = Brand(brands=(1,), names=(("爱客", "Acme"),))

FRESH = State("zh")
BROWSING = State("zh", constraints=(BAGS, UNDER_500), shown=("A", "B", "C"), last_intent="search")


def query(
    intent: str, *constraints: Constraint, text: str = "…", references: tuple[int, ...] = (), **parts: Any
) -> Query:
    pointing = tuple(Reference(position=position) for position in references)
    return Query(text=text, language="zh", intent=intent, constraints=constraints, references=pointing, **parts)


def step(state: State, asked: Query, *, article: str | None = None, is_service: bool = False) -> Step:
    pointed = tuple(filter(None, (state.item_at(r.position) for r in asked.references if r.position is not None)))
    return step_for_query(Heard(state, asked, (article,) if article else (), is_service, pointed))


@pytest.mark.parametrize(
    ("state", "asked", "expected"),
    [
        # A person, whatever else is said.
        (BROWSING, query("handoff", BAGS, text="人工"), Step("handoff", "handoff", text="人工")),
        # A new wish begins anew; one that names no goods narrows the old one.
        (FRESH, query("search", BAGS), Step("search", "search", (BAGS,))),
        (BROWSING, query("search", SHOES), Step("search", "search", (SHOES,))),
        (BROWSING, query("refine", RED), Step("search", "refine", (BAGS, UNDER_500, RED))),
        # What is said again takes the place of what was said before.
        (BROWSING, query("refine", UNDER_300), Step("search", "refine", (BAGS, UNDER_300))),
        (BROWSING, query("refine", drops_price=True), Step("search", "refine", (BAGS,))),
        # A word may narrow, or begin something else: the action tries both.
        (BROWSING, query("refine", SLIM), Step("search", "refine", (BAGS, UNDER_500, SLIM), value="or_alone")),
        (BROWSING, query("refine", wants_more=True), Step("more", "refine", (BAGS, UNDER_500))),
        (BROWSING, query("refine", resets=True), Step("start_over", "search")),
        (BROWSING, query("refine", SHOES, resets=True), Step("search", "search", (SHOES,))),
        (FRESH, query("search", not_sold=(("汽车", "cars"),)), Step("not_sold", "search")),
        (FRESH, query("search", BAGS, not_sold=(("汽车", "cars"),)), Step("search", "search", (BAGS,))),
        # Nothing in particular: what is popular, also within limits.
        (FRESH, query("search", POPULAR), Step("recommend", "recommend", (POPULAR,))),
        (BROWSING, query("refine", POPULAR), Step("search", "refine", (BAGS, UNDER_500, POPULAR))),
        (FRESH, query("search", CHEAPEST), Step("search", "search", (CHEAPEST,))),
        (FRESH, query("gift"), Step("gift", "gift")),
        (State("zh", last_intent="gift"), query("search", UNDER_300), Step("gift", "gift", (UNDER_300,))),
        (
            State("zh", last_intent="gift", constraints=(UNDER_300,)),
            query("refine", NOT_RED),
            Step("gift", "gift", (UNDER_300, NOT_RED)),
        ),
        (State("zh", last_intent="gift"), query("search", BAGS), Step("search", "search", (BAGS,))),
        # About a product: pointed at, or the only one in view, or else we ask which.
        (BROWSING, query("detail", references=(2,)), Step("detail", "detail", products=("B",))),
        (BROWSING, query("stock", references=(-1,)), Step("stock", "stock", products=("C",))),
        # Asked of nothing that is named, it is asked of the first.
        (BROWSING, query("stock"), Step("stock", "stock", products=("A",))),
        (FRESH, query("stock"), Step("which", "stock")),
        (BROWSING, query("stock", references=(9,)), Step("which", "stock")),
        # More of the list, where nothing is in hand of which there could be more pieces.
        (BROWSING, query("stock", wants_more=True), Step("more", "refine", (BAGS, UNDER_500))),
        (State("zh", shown=("A",)), query("stock"), Step("stock", "stock", products=("A",))),
        (State("zh", page_product="P"), query("detail"), Step("detail", "detail", products=("P",))),
        (BROWSING, query("detail", references=(9,)), Step("which", "detail")),
        (BROWSING, query("related", references=(1,)), Step("related", "related", products=("A",))),
        (BROWSING, query("premium"), Step("premium", "premium", (BAGS, UNDER_500), ("A", "B", "C"))),
        (BROWSING, query("cheaper"), Step("cheaper", "cheaper", (BAGS, UNDER_500), ("A", "B", "C"))),
        (BROWSING, query("compare", references=(1, 3)), Step("compare", "compare", products=("A", "C"))),
        (BROWSING, query("compare"), Step("compare", "compare", products=("A", "B"))),
        (BROWSING, query("feedback", references=(2,)), Step("feedback", "feedback", products=("B",), value="down")),
        # The cart.
        (BROWSING, query("cart", references=(2,)), Step("cart_add", "cart", products=("B",))),
        (BROWSING, query("cart", references=(2,), quantity=3), Step("cart_add", "cart", products=("B",), quantity=3)),
        (
            BROWSING,
            query("cart", cart="change", references=(2,), quantity=3),
            Step("cart_set", "cart", products=("B",), quantity=3),
        ),
        # Two things in one message: one into the cart, and others to be shown.
        (
            BROWSING,
            query("cart", SHOES, cart="add", references=(1,)),
            Step("cart_add", "cart", products=("A",), then=Step("search", "search", (SHOES,))),
        ),
        (BROWSING, query("cart"), Step("cart_view", "cart")),
        (State("zh", page_product="P"), query("cart", text="购物车"), Step("cart_view", "cart")),
        (State("zh", page_product="P"), query("cart", cart="add"), Step("cart_add", "cart", products=("P",))),
        (BROWSING, query("cart", cart="remove", references=(1,)), Step("cart_remove", "cart", products=("A",))),
        (BROWSING, query("cart", cart="clear"), Step("cart_clear", "cart")),
        # Courtesies, and what is not understood: the second time in a row it is a person's job.
        (BROWSING, query("thanks"), Step("talk", "thanks")),
        (FRESH, query("unknown"), Step("unknown", "unknown")),
        (FRESH, query("search", unknown=("叽里",)), Step("unknown", "unknown")),
        (State("zh", lost=1), query("unknown"), Step("handoff", "handoff", text="…", value="lost")),
        (State("zh", lost=1), query("search", unknown=("x",)), Step("handoff", "handoff", text="…", value="lost")),
        (State("zh", lost=1), query("search", BAGS), Step("search", "search", (BAGS,))),
    ],
)  # fmt: skip
def test_a_message_leads_to(state: State, asked: Query, expected: Step) -> None:
    assert step(state, asked) == expected


@pytest.mark.parametrize(
    ("state", "asked", "article", "is_service", "do"),
    [
        (FRESH, query("returns"), "return-how", False, "article"),
        (FRESH, query("returns"), None, False, "no_article"),
        (FRESH, query("order_status"), "order-track", False, "ask_for_order"),
        (BROWSING, query("search", SLIM), "sizes", True, "article"),
        (BROWSING, query("unknown"), "invoice", True, "article"),
        (BROWSING, query("unknown"), "invoice", False, "unknown"),
        # A price or colour is a wish, however much the words are like an article's.
        (FRESH, query("search", UNDER_500), "price-match", True, "search"),
        # Of a thing in hand the catalogue knows more than the policies.
        (BROWSING, query("stock", references=(1,)), "out-of-stock", True, "stock"),
        (FRESH, query("stock"), "out-of-stock", True, "article"),
        (BROWSING, query("stock"), "out-of-stock", True, "stock"),
        # Goods that are named and no more are looked for, whatever was written about them.
        (FRESH, query("search", replace(BAGS, span=(0, 1)), text="包吧"), "bag-care", True, "search"),
        # 换一批 is no exchange, 价格不限 no price guarantee.
        (BROWSING, query("refine", wants_more=True), "exchange", True, "more"),
        (BROWSING, query("refine", drops_price=True), "price-match", True, "search"),
        (BROWSING, query("compare"), "returns", True, "compare"),
    ],
)
def test_a_question_about_the_rules_goes_to_the_articles(
    state: State, asked: Query, article: str | None, is_service: bool, do: str
) -> None:
    assert step(state, asked, article=article, is_service=is_service).do == do


@pytest.mark.parametrize(
    ("before", "said", "merged"),
    [
        ((BAGS, RED), (NOT_RED,), (BAGS, NOT_RED)),
        ((BAGS, NOT_RED), (RED,), (BAGS, RED)),
        ((BAGS, NOT_RED), (BLUE,), (BAGS, NOT_RED, BLUE)),
        ((BAGS, RED), (BLUE,), (BAGS, BLUE)),
        ((BAGS, POPULAR), (CHEAPEST,), (BAGS, CHEAPEST)),
        ((BAGS, ACME), (UNDER_300,), (BAGS, ACME, UNDER_300)),
    ],
)
def test_what_is_said_later_takes_the_place_of_what_it_is_about(
    before: tuple[Constraint, ...], said: tuple[Constraint, ...], merged: tuple[Constraint, ...]
) -> None:
    assert step(State("zh", constraints=before), query("refine", *said)).constraints == merged


def test_spans_of_earlier_messages_are_not_kept() -> None:
    old = Price(high=50_000, span=(0, 4))
    new = Colour(families=("red",), span=(2, 4))
    merged = step(State("zh", constraints=(BAGS, old)), query("refine", new)).constraints
    assert [c.span for c in merged] == [(0, 0), (0, 0), (2, 4)]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ({"kind": "drop_constraint", "index": 0}, Step("search", "refine", (UNDER_500,), value="dropped")),
        ({"kind": "drop_constraint", "index": 9}, Step("search", "refine", (BAGS, UNDER_500), value="dropped")),
        ({"kind": "add_to_cart", "product_id": "A"}, Step("cart_add", "cart", products=("A",))),
        ({"kind": "add_to_cart", "product_id": "A", "quantity": 3}, Step("cart_add", "cart", (), ("A",), quantity=3)),
        ({"kind": "remove_from_cart", "product_id": "A"}, Step("cart_remove", "cart", products=("A",))),
        (
            {"kind": "feedback", "product_id": "A", "value": "up"},
            Step("feedback", "feedback", products=("A",), value="up"),
        ),
        ({"kind": "compare", "product_ids": ["A", "B"]}, Step("compare", "compare", products=("A", "B"))),
        ({"kind": "related", "product_id": "A"}, Step("related", "related", (BAGS, UNDER_500), ("A",))),
        ({"kind": "premium", "product_id": "A"}, Step("premium", "premium", (BAGS, UNDER_500), ("A",))),
        ({"kind": "detail", "product_id": "A"}, Step("detail", "detail", (BAGS, UNDER_500), ("A",))),
        ({"kind": "set_locale", "locale": "en"}, Step("silent", "chitchat")),
        ({"kind": "resume_assistant"}, Step("resume", "handoff")),
        ({"kind": "dance"}, Step("unknown", "unknown")),
        ({}, Step("unknown", "unknown")),
    ],
)
def test_a_control_leads_to(action: dict[str, Any], expected: Step) -> None:
    assert step_for_action(BROWSING, action) == expected


def test_taking_the_last_chip_back_is_browsing_again() -> None:
    state = State("zh", constraints=(BAGS,))
    assert step_for_action(state, {"kind": "drop_constraint", "index": 0}) == Step(
        "recommend", "refine", value="dropped"
    )
