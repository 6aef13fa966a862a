"""State and query in, a step out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.dialogue.conversation.state import State
from assistant.dialogue.policy.controls import step_for_control
from assistant.dialogue.policy.decision import step_for_query
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps.cart import AddToCart, ClearCart, RemoveFromCart, SetCartQuantity, ShowCart
from assistant.dialogue.steps.gifts import SuggestGifts
from assistant.dialogue.steps.offers import CompareGoods, OfferPremium, OfferRelated
from assistant.dialogue.steps.product import AskWhichProduct, TellDetails, TellStock
from assistant.dialogue.steps.search import FindCheaper, Recommend, SayNotSold, SearchGoods, ShowMore, StartOver
from assistant.dialogue.steps.service import (
    AskForOrder,
    CallPerson,
    GiveFeedback,
    QuoteArticle,
    ResumeAssistant,
    SayNoArticle,
)
from assistant.dialogue.steps.small_talk import SayNotUnderstood, StaySilent, Talk
from assistant.dialogue.steps.step import Step
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
    return step_for_query(Message(state, asked, (article,) if article else (), is_service, pointed))


@pytest.mark.parametrize(
    ("state", "asked", "expected"),
    [
        # A person, whatever else is said.
        (BROWSING, query("handoff", BAGS, text="人工"), CallPerson()),
        # A new wish begins anew; one that names no goods narrows the old one.
        (FRESH, query("search", BAGS), SearchGoods(constraints=(BAGS,))),
        (BROWSING, query("search", SHOES), SearchGoods(constraints=(SHOES,))),
        (BROWSING, query("refine", RED), SearchGoods(constraints=(BAGS, UNDER_500, RED), intent="refine")),
        # What is said again takes the place of what was said before.
        (BROWSING, query("refine", UNDER_300), SearchGoods(constraints=(BAGS, UNDER_300), intent="refine")),
        (BROWSING, query("refine", drops_price=True), SearchGoods(constraints=(BAGS,), intent="refine")),
        # A word may narrow, or begin something else: the action tries both.
        (
            BROWSING,
            query("refine", SLIM),
            SearchGoods(constraints=(BAGS, UNDER_500, SLIM), or_alone=True, intent="refine"),
        ),
        (BROWSING, query("refine", wants_more=True), ShowMore(constraints=(BAGS, UNDER_500))),
        (BROWSING, query("refine", resets=True), StartOver()),
        (BROWSING, query("refine", SHOES, resets=True), SearchGoods(constraints=(SHOES,))),
        (FRESH, query("search", not_sold=(("汽车", "cars"),)), SayNotSold()),
        (FRESH, query("search", BAGS, not_sold=(("汽车", "cars"),)), SearchGoods(constraints=(BAGS,))),
        # Nothing in particular: what is popular, also within limits.
        (FRESH, query("search", POPULAR), Recommend(constraints=(POPULAR,))),
        (BROWSING, query("refine", POPULAR), SearchGoods(constraints=(BAGS, UNDER_500, POPULAR), intent="refine")),
        (FRESH, query("search", CHEAPEST), SearchGoods(constraints=(CHEAPEST,))),
        (FRESH, query("gift"), SuggestGifts()),
        (State("zh", last_intent="gift"), query("search", UNDER_300), SuggestGifts(constraints=(UNDER_300,))),
        (
            State("zh", last_intent="gift", constraints=(UNDER_300,)),
            query("refine", NOT_RED),
            SuggestGifts(constraints=(UNDER_300, NOT_RED)),
        ),
        (State("zh", last_intent="gift"), query("search", BAGS), SearchGoods(constraints=(BAGS,))),
        # About a product: pointed at, or the only one in view, or else we ask which.
        (BROWSING, query("detail", references=(2,)), TellDetails(product_id="B")),
        (BROWSING, query("stock", references=(-1,)), TellStock(product_id="C")),
        # Asked of nothing that is named, it is asked of the first.
        (BROWSING, query("stock"), TellStock(product_id="A")),
        (FRESH, query("stock"), AskWhichProduct(intent="stock")),
        (BROWSING, query("stock", references=(9,)), AskWhichProduct(intent="stock")),
        # More of the list, where nothing is in hand of which there could be more pieces.
        (BROWSING, query("stock", wants_more=True), ShowMore(constraints=(BAGS, UNDER_500))),
        (State("zh", shown=("A",)), query("stock"), TellStock(product_id="A")),
        (State("zh", page_product="P"), query("detail"), TellDetails(product_id="P")),
        (BROWSING, query("detail", references=(9,)), AskWhichProduct(intent="detail")),
        (BROWSING, query("related", references=(1,)), OfferRelated(product_id="A")),
        (BROWSING, query("premium"), OfferPremium(constraints=(BAGS, UNDER_500), products=("A", "B", "C"))),
        (BROWSING, query("cheaper"), FindCheaper(constraints=(BAGS, UNDER_500), products=("A", "B", "C"))),
        (BROWSING, query("compare", references=(1, 3)), CompareGoods(products=("A", "C"))),
        (BROWSING, query("compare"), CompareGoods(products=("A", "B"))),
        (BROWSING, query("feedback", references=(2,)), GiveFeedback(product_id="B", value="down")),
        # The cart.
        (BROWSING, query("cart", references=(2,)), AddToCart(products=("B",))),
        (BROWSING, query("cart", references=(2,), quantity=3), AddToCart(products=("B",), quantity=3)),
        (
            BROWSING,
            query("cart", cart="change", references=(2,), quantity=3),
            SetCartQuantity(products=("B",), quantity=3),
        ),
        # Two things in one message: one into the cart, and others to be shown.
        (
            BROWSING,
            query("cart", SHOES, cart="add", references=(1,)),
            AddToCart(products=("A",), then=SearchGoods(constraints=(SHOES,))),
        ),
        (BROWSING, query("cart"), ShowCart()),
        (State("zh", page_product="P"), query("cart", text="购物车"), ShowCart()),
        (State("zh", page_product="P"), query("cart", cart="add"), AddToCart(products=("P",))),
        (BROWSING, query("cart", cart="remove", references=(1,)), RemoveFromCart(products=("A",))),
        (BROWSING, query("cart", cart="clear"), ClearCart()),
        # Courtesies, and what is not understood: the second time in a row it is a person's job.
        (BROWSING, query("thanks"), Talk(said="thanks", intent="thanks")),
        (FRESH, query("unknown"), SayNotUnderstood()),
        (FRESH, query("search", unknown=("叽里",)), SayNotUnderstood()),
        (State("zh", lost=1), query("unknown"), SayNotUnderstood(is_again=True)),
        (State("zh", lost=1), query("search", unknown=("x",)), SayNotUnderstood(is_again=True)),
        (State("zh", lost=1), query("search", BAGS), SearchGoods(constraints=(BAGS,))),
    ],
)  # fmt: skip
def test_a_message_leads_to(state: State, asked: Query, expected: Step) -> None:
    assert replace(step(state, asked), otherwise=None) == expected


@pytest.mark.parametrize(
    ("state", "asked", "article", "is_service", "expected"),
    [
        (FRESH, query("returns"), "return-how", False, QuoteArticle),
        (FRESH, query("returns"), None, False, SayNoArticle),
        (FRESH, query("order_status"), "order-track", False, AskForOrder),
        (BROWSING, query("search", SLIM), "sizes", True, QuoteArticle),
        (BROWSING, query("unknown"), "invoice", True, QuoteArticle),
        (BROWSING, query("unknown"), "invoice", False, SayNotUnderstood),
        # A price or colour is a wish, however much the words are like an article's.
        (FRESH, query("search", UNDER_500), "price-match", True, SearchGoods),
        # Of a thing in hand the catalogue knows more than the policies.
        (BROWSING, query("stock", references=(1,)), "out-of-stock", True, TellStock),
        (FRESH, query("stock"), "out-of-stock", True, QuoteArticle),
        (BROWSING, query("stock"), "out-of-stock", True, TellStock),
        # Goods that are named and no more are looked for, whatever was written about them.
        (FRESH, query("search", replace(BAGS, span=(0, 1)), text="包吧"), "bag-care", True, SearchGoods),
        # 换一批 is no exchange, 价格不限 no price guarantee.
        (BROWSING, query("refine", wants_more=True), "exchange", True, ShowMore),
        (BROWSING, query("refine", drops_price=True), "price-match", True, SearchGoods),
        (BROWSING, query("compare"), "returns", True, CompareGoods),
    ],
)
def test_a_question_about_the_rules_goes_to_the_articles(
    state: State, asked: Query, article: str | None, is_service: bool, expected: type[Step]
) -> None:
    assert type(step(state, asked, article=article, is_service=is_service)) is expected


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
        ({"kind": "drop_constraint", "index": 0}, SearchGoods(constraints=(UNDER_500,), intent="refine")),
        ({"kind": "drop_constraint", "index": 9}, SearchGoods(constraints=(BAGS, UNDER_500), intent="refine")),
        ({"kind": "add_to_cart", "product_id": "A"}, AddToCart(products=("A",))),
        ({"kind": "add_to_cart", "product_id": "A", "quantity": 3}, AddToCart(products=("A",), quantity=3)),
        ({"kind": "remove_from_cart", "product_id": "A"}, RemoveFromCart(products=("A",))),
        (
            {"kind": "feedback", "product_id": "A", "value": "up"},
            GiveFeedback(product_id="A", value="up"),
        ),
        ({"kind": "compare", "product_ids": ["A", "B"]}, CompareGoods(products=("A", "B"))),
        ({"kind": "related", "product_id": "A"}, OfferRelated(constraints=(BAGS, UNDER_500), product_id="A")),
        ({"kind": "premium", "product_id": "A"}, OfferPremium(constraints=(BAGS, UNDER_500), products=("A",))),
        ({"kind": "detail", "product_id": "A"}, TellDetails(product_id="A")),
        ({"kind": "set_locale", "locale": "en"}, StaySilent()),
        ({"kind": "resume_assistant"}, ResumeAssistant()),
        ({"kind": "dance"}, SayNotUnderstood()),
        ({}, SayNotUnderstood()),
    ],
)
def test_a_control_leads_to(action: dict[str, Any], expected: Step) -> None:
    assert step_for_control(BROWSING, action) == expected


def test_taking_the_last_chip_back_is_browsing_again() -> None:
    state = State("zh", constraints=(BAGS,))
    assert step_for_control(state, {"kind": "drop_constraint", "index": 0}) == Recommend(intent="refine")
