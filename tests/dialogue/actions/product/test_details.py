"""One product: a narrow question gets a narrow answer, from what the catalogue says and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.actions.product.details import check_stock, describe
from assistant.dialogue.actions.product.prices import tell_price
from assistant.dialogue.actions.product.questions import shares_words
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.product import TellDetails, TellPrice, TellStock
from assistant.query.constraints import Colour, Constraint, Flag, Number
from assistant.shop import Shop
from tests.dialogue.hand_made import told, turn

POWER_BANK, EARBUDS, MINI, PHONE = "PB-1081", "EB-1002", "EB-1020", "PH-1000"


def facet(shop: Shop, name: str) -> int:
    return next(key for key, fact in shop.current().vocabulary.facets.items() if name in (fact.zh, fact.en))


def answered(shop: Shop, product: str, locale: str, **asked: Any) -> str:
    return told(describe(shop.current(), turn(TellDetails(product_id=product), locale=locale, **asked)), locale)


@pytest.mark.parametrize(
    ("product", "name", "locale", "answer"),
    [
        (EARBUDS, "防水", "zh", "防水：否，资料里是这么写的。"),
        (EARBUDS, "防水", "en", "waterproof: no, says the product sheet."),
        (MINI, "防水", "zh", "防水：是。"),
        (MINI, "防水", "en", "waterproof: yes."),
        (POWER_BANK, "重量", "zh", "重量：385克。"),
        (POWER_BANK, "重量", "en", "weight: 385 g."),
        # What the sheet does not say is not made up.
        (POWER_BANK, "防水", "zh", "资料里没有写防水，可以问人工。"),
        (POWER_BANK, "防水", "en", "The product sheet doesn't mention waterproof. A person can check."),
    ],
)
def test_a_question_for_an_attribute_gets_that_attribute_alone(
    demo_shop: Shop, product: str, name: str, locale: str, answer: str
) -> None:
    assert answered(demo_shop, product, locale, asked=(facet(demo_shop, name),)) == answer


def test_a_yes_comes_with_the_figures_of_the_same_name(demo_shop: Shop) -> None:
    rated = [p for p in demo_shop.catalogue.everything() if "防水指数|waterproof rating" in p.attributes]
    sure = next(p for p in rated if p.attributes.get("防水|waterproof") is True)
    said = answered(demo_shop, sure.id, "zh", asked=(facet(demo_shop, "防水"),))
    assert said.startswith("防水：是（防水指数 ")


@pytest.mark.parametrize(
    ("wanted", "locale", "answer"),
    [
        (Colour(families=("pink",)), "zh", "是，颜色：粉色。"),
        (Colour(families=("pink",)), "en", "Yes, colour: pink."),
        (Colour(families=("blue",)), "zh", "不是，这一款的颜色是粉色。"),
    ],
)
def test_a_question_that_names_a_value_is_answered_yes_or_no(
    demo_shop: Shop, wanted: Constraint, locale: str, answer: str
) -> None:
    assert answered(demo_shop, EARBUDS, locale, asked_about=(wanted,)).startswith(answer)


def test_what_it_is_not_others_of_its_kind_are(demo_shop: Shop) -> None:
    asked = turn(TellDetails(product_id=EARBUDS), asked_about=(Colour(families=("black",)),))
    outcome = describe(demo_shop.current(), asked)
    first, *others = demo_shop.catalogue.products([card["id"] for card in outcome.items])
    assert first.id == EARBUDS
    assert others
    assert all("black" in p.colours and p.brand == first.brand and p.category == first.category for p in others)


def test_a_flag_and_a_number_that_are_named_are_looked_up(demo_shop: Shop) -> None:
    hours = facet(demo_shop, "续航")
    long = Number(facets=(hours,), low=6_000.0, said=(100.0, None), unit="h", names=("续航", "battery life"))
    said = answered(demo_shop, EARBUDS, "zh", asked_about=(long,))
    assert said.startswith("不是，这一款的续航是20小时。")
    water = Flag(facet=facet(demo_shop, "防水"), names=("防水", "waterproof"))
    assert answered(demo_shop, MINI, "zh", asked_about=(water,)) == "防水：是。"


def test_what_no_attribute_answers_is_told_with_what_is_near_and_left_open(demo_shop: Shop) -> None:
    def asked(*words: str) -> Outcome:
        step = TellDetails(product_id=PHONE)
        return describe(demo_shop.current(), turn(step, question_words=words))

    # The sheet of this phone says 给爸妈或当备用机都合适.
    sure, partly, not_at_all = asked("爸妈"), asked("爸妈", "飞机"), asked("飞机")
    assert [key for key, _ in sure.lines] == ["question_quote"]
    assert [key for key, _ in partly.lines] == ["question_quote", "question_open"]
    assert [key for key, _ in not_at_all.lines] == ["question_open"]
    assert "给爸妈或当备用机都合适" in told(sure, "zh")
    assert ("person", {}) not in sure.suggestions
    assert ("person", {}) in partly.suggestions


@pytest.mark.parametrize(
    ("text", "words", "shared"),
    [
        ("可以带上飞机", ["飞机"], True),
        ("It charges two phones.", ["charge"], True),
        ("Fits in a bag.", ["plane"], False),
        ("容量 500 毫升", ["飞机", "托运"], False),
        ("anything", [], False),
    ],
)
def test_words_are_shared_in_any_form(text: str, words: list[str], shared: bool) -> None:
    assert shares_words(text, words) is shared


def test_about_a_product_is_short_and_offers_what_helps(demo_shop: Shop) -> None:
    outcome = describe(demo_shop.current(), turn(TellDetails(product_id=PHONE)))
    said = told(outcome, "zh")
    product = demo_shop.catalogue.product(PHONE)
    assert product is not None
    assert said.count("、") <= 5 < len(product.attributes)
    assert outcome.related
    assert outcome.focus == PHONE


def test_a_closer_look_keeps_the_places_of_the_list(demo_shop: Shop) -> None:
    first = demo_shop.dialogue.reply(ChatMessage("充电宝"))
    second = first["items"][1]["id"]
    demo_shop.dialogue.reply(ChatMessage("介绍一下第一款", first["conversation"]))
    reply = demo_shop.dialogue.reply(ChatMessage("介绍一下第二款", first["conversation"]))
    assert [card["id"] for card in reply["items"]] == [second]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_price_comes_with_the_list_price_and_the_coupons(demo_shop: Shop, locale: str) -> None:
    product = next(p for p in demo_shop.catalogue.everything() if p.on_sale and p.can_be_had and p.price_minor < 29_900)
    outcome = tell_price(demo_shop.current(), turn(TellPrice(product_id=product.id), locale=locale))
    lines = dict(outcome.lines)
    assert product.list_price_minor is not None
    less = product.list_price_minor - product.price_minor
    assert lines["price_list"]["less"].lstrip("¥").replace(",", "") == f"{less / 100:.2f}".removesuffix(".00")
    assert "coupon_met" in lines or "coupon_ships" in lines or "coupon_missing" in lines
    assert "detail_facts" not in lines


def test_a_coupon_says_what_is_missing_to_it(demo_shop: Shop) -> None:
    outcome = demo_shop.dialogue.reply(ChatMessage("", action={"kind": "detail", "product_id": POWER_BANK}))
    reply = demo_shop.dialogue.reply(ChatMessage("这个能用券吗", outcome["conversation"]))
    assert reply["intent"] == "promotion"
    assert [card["id"] for card in reply["items"]] == [POWER_BANK]
    # ¥199, and SAVE30 begins at ¥299.
    assert "SAVE30" in reply["text"]
    assert "还差 ¥100" in reply["text"]


def test_alternatives_to_what_is_sold_out_are_none_that_was_refused(demo_shop: Shop) -> None:
    sold_out = next(p for p in demo_shop.catalogue.everything() if p.stock == 0)
    step = TellStock(product_id=sold_out.id)
    first = check_stock(demo_shop.current(), turn(step)).items[0]["id"]
    state = State("zh", disliked=frozenset({first}))
    again = check_stock(demo_shop.current(), turn(step, state=state))
    assert first not in [card["id"] for card in again.items]


def test_coupons_for_what_is_in_view_come_before_those_for_all_and_those_before_others(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("猫粮"))["conversation"]
    text = demo_shop.dialogue.reply(ChatMessage("有什么优惠券", token))["text"]
    running = demo_shop.knowledge.promotions.current(demo_shop.current().today(), "zh")
    told = sorted((c for c in running if c.code in text), key=lambda c: text.rindex(c.code))
    for_all = [not (coupon.categories or coupon.brands) for coupon in told]
    assert "宠物用品" in told[0].title
    assert for_all[0] is False
    assert all(for_all[1 : 1 + sum(for_all)])
