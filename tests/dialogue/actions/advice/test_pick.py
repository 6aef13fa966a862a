"""Picking: one product with reasons that its page and the figures give, and the price always told."""

from __future__ import annotations

import pytest

from assistant.catalogue.products import Product
from assistant.dialogue.actions.advice.pick import pick_one
from assistant.dialogue.conversation.state import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.advice import PickOne
from assistant.money import money_text
from assistant.query.constraints import Sort
from assistant.shop import Shop
from tests.dialogue.hand_made import told, turn


def some_of(shop: Shop, words: str, n: int = 6) -> tuple[str, ...]:
    found = shop.current().search.find(shop.current().parser.parse(words).constraints, n=n)
    return tuple(product.id for product in found.products)


def pick(shop: Shop, products: tuple[str, ...], text: str, locale: str = "zh") -> Outcome:
    query = shop.current().parser.parse(text)
    hopes = (*query.constraints, *query.asked_about)
    step = PickOne(products=products, hopes=hopes)
    state = State(locale, shown=products)
    known = {"text": text, "constraints": query.constraints, "unknown": query.unknown, "state": state}
    return pick_one(shop.current(), turn(step, locale=locale, **known))


def first(shop: Shop, outcome: Outcome) -> Product:
    (product,) = shop.catalogue.products([outcome.items[0]["id"]])
    return product


@pytest.mark.parametrize(
    ("kind", "text", "locale"), [("键盘", "你推荐哪个", "zh"), ("kettle", "which should i get", "en")]
)
def test_one_is_picked_with_reasons_and_its_price(demo_shop: Shop, kind: str, text: str, locale: str) -> None:
    products = some_of(demo_shop, kind)
    outcome = pick(demo_shop, products, text, locale)
    assert 1 <= len(outcome.items) <= 2
    product = first(demo_shop, outcome)
    assert product.id in products
    assert outcome.focus == product.id
    assert money_text(product.price_minor, product.currency) in told(outcome, locale)


@pytest.mark.parametrize(
    ("kind", "text", "key", "sign"),
    [
        ("空气净化器", "哪个最安静", "噪音|noise", -1),
        ("laptop", "which is the lightest", "重量|weight", -1),
        ("耳机", "哪个续航最久", "续航|battery life", 1),
    ],
)
def test_the_most_of_something_is_told_with_its_value(
    demo_shop: Shop, kind: str, text: str, key: str, sign: int
) -> None:
    products = some_of(demo_shop, kind)
    outcome = pick(demo_shop, products, text)
    assert outcome.lines[0][0].startswith("extreme")
    values = [
        sign * each.attributes[key]["value"]
        for each in demo_shop.catalogue.products(products)
        if key in each.attributes
    ]
    assert sign * first(demo_shop, outcome).attributes[key]["value"] == max(values)


def test_the_cheapest_is_the_cheapest(demo_shop: Shop) -> None:
    products = some_of(demo_shop, "书包")
    step = PickOne(products=products, hopes=(Sort(by="price_asc"),))
    outcome = pick_one(demo_shop.current(), turn(step))
    prices = [product.price_minor for product in demo_shop.catalogue.products(products)]
    assert first(demo_shop, outcome).price_minor == min(prices)


def test_what_a_page_says_of_the_need_is_quoted(demo_shop: Shop) -> None:
    products = some_of(demo_shop, "键盘", n=12)
    outcome = pick(demo_shop, products, "哪个打游戏好")
    product = first(demo_shop, outcome)
    assert "游" in (product.description_zh or "")
    assert "介绍里写着" in told(outcome, "zh")


def test_colours_of_one_model_are_no_choice(demo_shop: Shop) -> None:
    one = demo_shop.catalogue.product("RS-1020")
    assert one is not None
    outcome = pick(demo_shop, ("RS-1020", "RS-1021", "RS-1022"), "选一个")
    assert outcome.lines[0][0] == "pick_only"
    assert len(outcome.items) == 1
