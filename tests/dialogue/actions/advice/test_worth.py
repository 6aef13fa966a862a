"""Worth: what a dearer product has for its price, in facts, and when the cheaper one is enough."""

from __future__ import annotations

from assistant.dialogue.actions.advice.worth import weigh_price
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.advice import WeighPrice
from assistant.shop import Shop
from tests.dialogue.hand_made import told, turn


def weighed(shop: Shop, *products: str, locale: str = "zh") -> Outcome:
    return weigh_price(shop.current(), turn(WeighPrice(products=products), locale=locale))


def test_what_the_difference_buys_is_told_in_facts(demo_shop: Shop) -> None:
    said = told(weighed(demo_shop, "EB-1041", "EB-1020"), "zh")
    assert said.startswith("多花 ¥90，声野 Pro 3 真无线蓝牙耳机比声野 Mini 2 真无线蓝牙耳机好在：")
    assert "多了主动降噪" in said
    assert said.endswith("声野 Mini 2 真无线蓝牙耳机就够了。")


def test_a_thing_alone_is_held_against_a_cheaper_one_of_its_kind(demo_shop: Shop) -> None:
    outcome = weighed(demo_shop, "EB-1041", locale="en")
    products = demo_shop.catalogue.products([card["id"] for card in outcome.items])
    assert len(products) == 2
    assert products[0].category_id == products[1].category_id
    assert products[0].price_minor < products[1].price_minor


def test_nothing_in_view_asks_which(demo_shop: Shop) -> None:
    assert weighed(demo_shop).lines == [("which", {})]
