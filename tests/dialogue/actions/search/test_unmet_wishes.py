"""What is said and shown when nothing fits."""

from __future__ import annotations

import pytest

from assistant.dialogue.conversation.state import State
from assistant.dialogue.steps.search import SearchGoods
from assistant.events import DemandMissed
from assistant.query.constraints import Flag, Number, OnSale
from assistant.shop import Shop
from tests.dialogue.talking import Talk, chips, ids, outcome_of, wish


def differing(reply: dict, n: int = 0) -> list[dict]:
    return [reason for reason in reply["items"][n]["reasons"] if reason["kind"] == "differs"]


def test_the_hardest_wish_is_named_and_each_card_says_what_differs(demo_shop: Shop) -> None:
    reply = Talk(demo_shop).say("紫色的雨伞 50以内")
    assert chips(reply, "relaxed") == ["紫色"]
    assert "最难配的一条是紫色" in reply["text"]
    for card in reply["items"]:
        (reason,) = (reason for reason in card["reasons"] if reason["kind"] == "differs")
        assert reason["text"].endswith("，不是紫色")
        assert reason["evidence"]["wanted"] == "紫色"
        assert reason["evidence"]["actual"] in reason["text"]
        assert [row["label"] for row in reason["receipt"]] == ["想要", "这款"]


def test_the_price_over_a_limit_is_told_to_the_cent(demo_shop: Shop) -> None:
    reply = Talk(demo_shop).say("10块以内的双肩包")
    assert chips(reply, "relaxed") == ["≤ ¥10"]
    for card in reply["items"]:
        (reason,) = (reason for reason in card["reasons"] if reason["kind"] == "differs")
        assert reason["evidence"]["actual"] == card["price"]
        assert reason["evidence"]["by"] == card["price"] - 1_000
        assert reason["text"].startswith(f"{card['price_text']}，超出 ¥")


def test_english_says_the_same(demo_shop: Shop) -> None:
    reply = Talk(demo_shop).say("a purple umbrella under 50")
    assert "The hardest to meet is purple" in reply["text"]
    assert differing(reply)[0]["text"].endswith(", not purple")


def test_what_fits_is_said_to_differ_in_nothing(demo_shop: Shop) -> None:
    reply = Talk(demo_shop).say("黑色的雨伞")
    assert ids(reply)
    assert not any(differing(reply, n) for n in range(len(reply["items"])))


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_numbers_features_and_offers_say_what_there_is_instead(demo_shop: Shop, locale: str) -> None:
    huge = wish(demo_shop, "充电宝 900000mAh以上")
    assert any(isinstance(c, Number) for c in huge)
    outcome = outcome_of(demo_shop, SearchGoods(constraints=huge), State(locale))
    reason = outcome.items[0]["reasons"][0]
    assert reason["evidence"]["wish"] == "number"
    assert "mAh" in reason["text"]
    assert 0 < reason["evidence"]["actual"] < 900_000


def test_a_feature_is_said_to_lack_only_where_the_catalogue_says_so(demo_shop: Shop) -> None:
    snapshot = demo_shop.current()
    case = wish(demo_shop, "手机壳")
    waterproof = next(f for f in snapshot.vocabulary.facets.values() if f.en == "waterproof")
    outcome = outcome_of(
        demo_shop, SearchGoods(constraints=(*case, Flag(facet=waterproof.id, names=("防水", "waterproof"))))
    )
    assert outcome.items
    for card in outcome.items:
        product = snapshot.catalogue.product(card["id"])
        assert product is not None
        known = snapshot.search.facet_counts.number_of(product.rowid, waterproof.id)
        reason = card["reasons"][0]
        assert reason["text"] == ("防水：无" if known == (0.0, None) else "资料里没写是不是防水")
        assert reason["evidence"]["actual"] == (None if known is None else 0.0)


def test_what_is_not_on_sale_is_said_to_be_at_its_full_price(demo_shop: Shop) -> None:
    products = list(demo_shop.current().catalogue.everything())
    reduced = {product.category_id for product in products if product.on_sale}
    kind = next(p.category[0] for p in products if p.category_id not in reduced and p.category[0])
    outcome = outcome_of(demo_shop, SearchGoods(constraints=(*wish(demo_shop, kind), OnSale())))
    assert any(isinstance(c, OnSale) for c in outcome.relaxed)
    assert "没有降价" in [reason["text"] for reason in outcome.items[0]["reasons"]]


def test_demand_that_is_not_met_is_noted_with_the_turn(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("紫色的雨伞 49.5以内")
    assert talk.token is not None
    (event,) = (e for e in demo_shop.conversations.find(talk.token).events if isinstance(e, DemandMissed))
    assert [c["kind"] for c in event.relaxed] == ["colour"]
    wishes = demo_shop.missed.most_missed(1, "zh", n=1_000)
    (counted,) = (w for w in wishes if w.wish == "≤ ¥49.50, 紫色, 雨伞")
    assert (counted.given_up, counted.count) == ("紫色", 1)


def test_goods_that_are_not_sold_are_noted_by_name(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    reply = talk.say("有没有冰箱")
    assert "店里没有冰箱" in reply["text"]
    assert ids(reply) == []
    assert "冰箱" in {wish.wish for wish in demo_shop.missed.most_missed(1, "zh", n=1_000)}


def test_what_is_found_is_no_missed_demand(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("双肩包")
    assert talk.token is not None
    assert not any(isinstance(e, DemandMissed) for e in demo_shop.conversations.find(talk.token).events)


@pytest.mark.parametrize(
    ("text", "locale", "said"),
    [
        ("耳机 20英镑以内", "zh", "≤ £20"),
        ("headphones under £20", "en", "≤ £20"),
        ("headphones under $50", "en", "≤ $50"),
    ],
)
def test_foreign_money_limits_nothing_and_is_said_not_to(demo_shop: Shop, text: str, locale: str, said: str) -> None:
    reply = Talk(demo_shop).say(text)
    assert not any(c["kind"] == "price" for c in reply["query"]["constraints"])
    assert chips(reply, "relaxed") == [said]
    assert ("没有汇率" if locale == "zh" else "no rates") in reply["text"]
    assert ids(reply)
    assert not any(differing(reply, n) for n in range(len(reply["items"])))


def test_foreign_money_leaves_an_earlier_limit_in_force(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("headphones under 300")
    reply = talk.say("under £20")
    assert chips(reply) == ["Headphones", "≤ ¥300"]
    assert all(card["price"] <= 30_000 for card in reply["items"])
