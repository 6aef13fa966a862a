"""What is done with the cart by the form of a sentence, and what only looks like it."""

from __future__ import annotations

import pytest

from assistant.query.query import Context
from assistant.understanding.intents.cart_commands import (
    find_choice,
    find_split_verbs,
    is_adding_named,
    is_removing_named,
)

SHOWN = Context(shown=tuple("abcdef"))

DONE = [
    ("and the first one too", "add", (1,), None),
    ("great, the first one then", "add", (1,), None),
    ("i'll go with the second one", "add", (2,), None),
    ("i want the third one", "add", (3,), None),
    ("那就第一个吧", "add", (1,), None),
    ("就要第二双", "add", (2,), None),
    ("第二个也要", "add", (2,), None),
    ("两双都要", "add", (1, 2), None),
    ("来两瓶", "add", (), 2),
    ("给我来三个吧", "add", (), 3),
    ("take the first one out", "remove", (1,), None),
    ("put the second one back", "remove", (2,), None),
    ("把第二双拿出来", "remove", (2,), None),
    ("加车", "add", (), None),
    ("第二个加车", "add", (2,), None),
    ("make the second one 2", "change", (2,), 2),
    ("make it 3", "change", (), 3),
    ("ok, change that to 2 please", "change", (), 2),
    ("actually just 1", "change", (), 1),
    ("第二个改成3", "change", (2,), 3),
    ("clear it all", "clear", (), None),
    ("全部清空", "clear", (), None),
    ("add both of them to my cart", "add", (1, 2), None),
    ("两个都加购物车", "add", (1, 2), None),
]


@pytest.mark.parametrize(("said", "cart", "positions", "quantity"), DONE)
def test_what_takes_or_leaves_a_thing_is_about_the_cart(demo, said, cart, positions, quantity):
    query = demo.parse(said, SHOWN)
    assert (query.intent, query.cart, query.quantity) == ("cart", cart, quantity)
    assert tuple(reference.position for reference in query.references) == positions
    assert (query.constraints, query.unknown) == ((), ())


NAMED = [
    ("add the power bank", "Power Banks"),
    ("can you add a power bank", "Power Banks"),
    ("加一双袜子", "Socks"),
    ("把袜子加进购物车", "Socks"),
]


@pytest.mark.parametrize(("said", "kind"), NAMED)
def test_goods_that_are_named_are_added_and_not_looked_for(demo, said, kind):
    query = demo.parse(said, SHOWN)
    assert (query.intents, query.cart) == (("cart",), "add")
    assert [c.name("en") for c in query.constraints] == [kind]


BEST = [
    ("add the cheapest to cart, 2 of them", "cheapest", 2),
    ("最便宜的加购物车", "cheapest", None),
    ("add the most expensive to my cart", "dearest", None),
]


@pytest.mark.parametrize(("said", "pick", "quantity"), BEST)
def test_the_most_or_least_of_what_was_shown_is_one_of_it(demo, said, pick, quantity):
    query = demo.parse(said, SHOWN)
    assert [reference.pick for reference in query.references] == [pick]
    assert (query.constraints, query.quantity, query.cart) == ((), quantity, "add")


def test_the_cheapest_is_an_order_where_nothing_is_put_into_the_cart(demo):
    assert [c.kind for c in demo.parse("the cheapest", SHOWN).constraints] == ["sort"]
    assert {c.kind for c in demo.parse("add the cheapest headphones", SHOWN).constraints} == {"category", "sort"}


OTHERWISE = [
    ("what about the second one", "detail"),
    ("tell me about the second one too", "detail"),
    ("is the second one waterproof too", "detail"),
    ("那第二个呢", "detail"),
    ("推荐两个", "recommend"),
    ("加绒的", "search"),
    ("add some colour to my room", "search"),
    ("第三个也放进来比比", "compare"),
    ("add the third one to the comparison", "compare"),
]


@pytest.mark.parametrize(("said", "intent"), OTHERWISE)
def test_what_has_only_some_of_the_words_takes_nothing(demo, said, intent):
    assert demo.parse(said, SHOWN).intent == intent


def test_the_form_is_that_of_the_whole_message():
    assert find_choice("the first one then", [(0, 13)], ()) == ("add", None)
    assert find_choice("the first one then the bus", [(0, 13)], ()) is None
    assert find_choice(f"{'and ' * 20}the first one then", [(80, 93)], ()) is None  # longer than anyone chooses


SPLIT = [
    ("take the wool one out", [("out", "remove")]),
    ("can i send my shoes back within 30 days", [("back", "returns")]),
    ("send me a picture of the back", []),
    ("take me on a day out of town", []),
]


@pytest.mark.parametrize(("said", "parts"), SPLIT)
def test_a_verb_in_two_parts_is_known_by_its_second(said, parts):
    assert [(piece.key, piece.senses[0].ref) for piece in find_split_verbs(said)] == parts


def test_only_a_request_names_what_to_add():
    assert is_adding_named("also add the red shoes")
    assert not is_adding_named("shoes that add the finishing touch")


@pytest.mark.parametrize(
    "said", ["一共多少", "总共多少钱", "总价多少", "how much is it all together", "what's the total"]
)
@pytest.mark.parametrize("context", [None, SHOWN])
def test_what_everything_comes_to_is_asked_of_the_cart(demo, said, context):
    query = demo.parse(said, context)
    assert (query.intent, query.cart, query.constraints, query.unknown) == ("cart", "view", (), ())


@pytest.mark.parametrize("said", ["把鞋去掉", "删掉电饭煲", "remove the shoes", "take out the rice cooker"])
def test_goods_that_are_named_are_taken_out_of_the_cart(demo, said):
    query = demo.parse(said, SHOWN)
    assert (query.intent, query.cart, [c.kind for c in query.constraints]) == ("cart", "remove", ["category"])
    assert is_removing_named(said)
    assert not is_removing_named("删掉价格的条件")
    assert not is_removing_named("shoes to take off the edge")


def test_another_one_of_a_colour_is_the_one_shown_of_that_colour(demo):
    query = demo.parse("再来一个黑色的", SHOWN)
    assert (query.intent, [c.kind for r in query.references for c in r.like], query.unknown) == ("cart", ["colour"], ())
