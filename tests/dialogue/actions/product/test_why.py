"""Why this, why not that: every answer from the numbers, and the first thing that decided."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from assistant.catalogue.products import Product
from assistant.dialogue.actions.product.why import explain_product
from assistant.dialogue.actions.product.why_not import explain_absence
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State
from assistant.dialogue.steps.product import ExplainWhy, ExplainWhyNot
from assistant.query.constraints import Category, Colour, Constraint, Flag, Price, Sort
from assistant.shop import Shop
from tests.dialogue.hand_made import told, turn

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
WISHES = (
    "充电宝", "五百以内的蓝牙耳机", "双肩包 便宜点", "手机", "猫粮", "咖啡机 打折的",
    "wireless earbuds under 300", "a red dress", "something for camping", "power bank", "robot vacuum", "coffee beans",
)  # fmt: skip


def numbers_in(text: str) -> set[float]:
    return {float(number.replace(",", "")) for number in NUMBER.findall(text)}


def replies(shop: Shop) -> list[dict[str, Any]]:
    found = []
    for wish in WISHES:
        reply = shop.dialogue.reply(ChatMessage(wish))
        found.append(reply)
        token = reply["conversation"]
        for text in ("便宜点的", "第一款配什么", "有好一点的吗"):
            found.append(shop.dialogue.reply(ChatMessage(text, token)))
    return found


def test_no_reason_says_a_number_that_is_not_in_its_evidence(demo_shop: Shop) -> None:
    checked: set[str] = set()
    for reply in replies(demo_shop):
        for card in (*reply["items"], *reply["related"], *reply["premium"]):
            for reason in card["reasons"]:
                if reason["kind"] == "differs":
                    continue
                evidence = reason["evidence"]
                known = numbers_in(json.dumps(evidence, ensure_ascii=False))
                # Amounts of money are minor units in the evidence.
                known |= {number / 100 for number in known}
                text = reason["text"]
                anchor = demo_shop.catalogue.product(str(evidence.get("anchor")))
                for title in (anchor.title_zh, anchor.title_en) if anchor else ():
                    text = text.replace(title or "", "")
                assert numbers_in(text) <= known, reason
                checked.add(reason["kind"])
    assert {"cheaper", "premium", "category_bought_together", "well_rated", "most_sold"} <= checked


def test_everything_that_is_shown_or_offered_can_say_why(demo_shop: Shop) -> None:
    for wish in WISHES:
        reply = demo_shop.dialogue.reply(ChatMessage(wish))
        assert reply["items"], wish
        for role in ("items", "related", "premium"):
            for card in reply[role][:2]:
                action = {"kind": "why", "product_id": card["id"]}
                answer = demo_shop.dialogue.reply(ChatMessage("", reply["conversation"], action=action))
                assert numbers_in(answer["text"]), (wish, role, answer["text"])
                assert [each["id"] for each in answer["items"]] == [card["id"]]


def test_why_an_offer_was_made_gives_the_orders_and_what_chance_would_give(demo_shop: Shop) -> None:
    first = demo_shop.dialogue.reply(ChatMessage("充电宝"))["items"][0]["id"]
    reply = demo_shop.dialogue.reply(ChatMessage("", action={"kind": "related", "product_id": first}))
    card = reply["related"][0]
    answer = demo_shop.dialogue.reply(
        ChatMessage("", reply["conversation"], action={"kind": "why", "product_id": card["id"]})
    )
    evidence = card["reasons"][0]["evidence"]
    said = numbers_in(answer["text"])
    assert {float(evidence["of"]), float(evidence["count"]), evidence["lift"]} <= said
    # count / expected is the lift: 21 orders where 1.8 would be usual are 11.5 times as many.
    expected = float(re.findall(r"大约是 ([\d.]+) 单", answer["text"])[0])
    assert evidence["count"] / expected == pytest.approx(evidence["lift"], rel=0.06)


def test_why_in_words_means_the_thing_in_hand(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("五百以内的蓝牙耳机"))["conversation"]
    guessed = demo_shop.dialogue.reply(ChatMessage("为什么推荐这个", token))
    assert guessed["text"].startswith("先说第一款")
    assert "那第二款呢" in guessed["suggestions"]
    answer = demo_shop.dialogue.reply(ChatMessage("为什么推荐第二个", token))
    assert "¥500以内" in answer["text"]
    assert "你要的，它对得上" in answer["text"]


def test_what_is_not_met_is_told_too(demo_shop: Shop) -> None:
    product = demo_shop.catalogue.page(None, n=1, offset=0, locale="zh")[0]
    cheap = Price(high=product.price_minor - 1, currency=product.currency)
    state = State("zh", constraints=(cheap,))
    outcome = explain_product(demo_shop.current(), turn(ExplainWhy(product_id=product.id), state=state))
    assert outcome.lines[0][0] == "why_breaks"


def asked_why_not(shop: Shop, product: Product, **known: Any) -> tuple[str, str]:
    state = State("zh", **known)
    outcome = explain_absence(shop.current(), turn(ExplainWhyNot(product_id=product.id), state=state))
    return outcome.lines[0][0], told(outcome, "zh")


@pytest.fixture
def bean(demo_shop: Shop) -> Product:
    """Earbuds, pink, ¥119, not waterproof."""
    product = demo_shop.catalogue.product("EB-1002")
    assert product is not None
    return product


def test_why_not_names_the_first_thing_that_decided(demo_shop: Shop, bean: Product) -> None:
    view = demo_shop.current()
    assert bean.category_id is not None
    kind = Category(categories=(bean.category_id,), names=bean.category)
    cases: list[tuple[dict[str, Any], str]] = [
        ({"shown": ("A", bean.id)}, "why_not_shown"),
        ({"offered": frozenset({bean.id})}, "why_not_offered"),
        ({"disliked": frozenset({bean.id}), "cart": {bean.id: 1}}, "why_not_disliked"),
        ({"cart": {bean.id: 1}}, "why_not_cart"),
        ({"constraints": (kind, Price(high=10_000, currency="CNY"))}, "why_not_price"),
        ({"constraints": (kind, Colour(families=("blue",)))}, "why_not_limit_value"),
        ({"constraints": (Category(categories=(10**6,), names=("帐篷", "tents")),)}, "why_not_limit"),
        ({}, "why_not_listed"),
    ]
    for known, key in cases:
        assert asked_why_not(demo_shop, bean, **known)[0] == key
    assert asked_why_not(demo_shop, bean, **cases[4][0])[1] == f"{bean.title_zh}要 ¥119，你说的是¥100以内。"
    sold_out = next(p for p in demo_shop.catalogue.everything() if p.stock == 0)
    assert asked_why_not(demo_shop, sold_out)[0] == "why_not_sold_out"
    assert view.search.fitting([bean], [kind]) == [bean]


def test_what_ranks_too_low_is_told_its_place_and_what_stands_before_it(demo_shop: Shop) -> None:
    view = demo_shop.current()
    power_banks = demo_shop.catalogue.product("PB-1081")
    assert power_banks is not None
    kind: Constraint = Category(categories=(power_banks.category_id or 0,), names=power_banks.category)
    ranked = view.search.find([kind], n=240).products
    shown = tuple(product.id for product in ranked[:6])
    models = {(product.brand_id, product.price_minor) for product in ranked[:6]}
    other = next((p for p in ranked[6:] if (p.brand_id, p.price_minor) not in models), None)
    same = next(p for p in ranked[6:] if (p.brand_id, p.price_minor) in models)
    assert asked_why_not(demo_shop, same, constraints=(kind,), shown=shown)[0] == "why_not_same"
    if other is not None:
        key, text = asked_why_not(demo_shop, other, constraints=(kind,), shown=shown)
        assert key == "why_not_rank"
        assert f"排第 {ranked.index(other) + 1}，" in text
    dearest = view.search.find([kind, Sort(by="price_desc")], n=240).products
    shown = tuple(product.id for product in dearest[:2])
    key, text = asked_why_not(demo_shop, dearest[-1], constraints=(kind, Sort(by="price_desc")), shown=shown)
    assert (key, "顺序是价格从高到低" in text) == ("why_not_rank", True)


def test_why_not_by_name_finds_the_one_that_was_meant(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("五百以内的蓝牙耳机"))["conversation"]
    answer = demo_shop.dialogue.reply(ChatMessage("为什么没有推荐弦岸的", token))
    (card,) = answer["items"]
    assert card["title"].startswith("弦岸")
    assert "¥500以内" in answer["text"] or "排第" in answer["text"] or "同一款" in answer["text"]
    assert demo_shop.dialogue.reply(ChatMessage("为什么没有推荐", token))["text"].startswith("想问哪一款")


def test_a_flag_that_is_missing_is_named_with_its_value(demo_shop: Shop, bean: Product) -> None:
    facets = demo_shop.current().vocabulary.facets
    facet = next(key for key, fact in facets.items() if fact.zh == "防水")
    water = Flag(facet=facet, names=("防水", "waterproof"))
    key, text = asked_why_not(demo_shop, bean, constraints=(water,))
    assert key == "why_not_limit_value"
    assert "防水是 无" in text
    soft = replace(water, soft=True)
    assert asked_why_not(demo_shop, bean, constraints=(soft,))[0] != "why_not_limit_value"
