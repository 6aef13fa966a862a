"""What a product's page answers to hurried questions, and what it leaves open."""

from __future__ import annotations

import pytest

from assistant.answers.find import Answer, Comparison, Fact, Listed, Quote, Titled, find_answers
from assistant.answers.questions import read_question
from assistant.catalogue.products import Product
from tests.answers.made import make_product, of

LAMP = make_product(
    "Glimt Desk Lamp, White",
    "微光 台灯 白色",
    en="A warm light for reading. Don't hang it over a bath. The plug is included.",
    zh="看书不刺眼。别挂在浴缸上方。插头已含。",
    weight=of(1.4, "kg"),
    battery_life=of(9, "h"),
    charging_time=of(2, "h"),
    brightness=of(420, "lm"),
    dimmable=True,
    app_control=False,
)
CHAIR = make_product(
    "Sitwell Garden Chair", None, en="Stands on grass as well.", max_weight=of(110, "kg"), foldable=True
)
BOOTS = make_product(
    "Brookling Rubber Boots", "溪边 雨靴", en="No lining.", sizes=["36", "37", "38", "39"], waterproof=True
)
STOVE = make_product("Kindle Camp Stove", None, comfort_temperature=of(-5, "°C"), fits="Kindle K3 canister")
RACK = make_product("Spoke Wall Rack", None, en="Takes a bicycle of up to 20 kg.")
TENT = make_product("Wanderly Wireless Bell Tent", None, sleeps=4)


def first(product: Product, text: str, locale: str = "en") -> Answer | None:
    return find_answers(product, read_question(text), locale)[0]


@pytest.mark.parametrize(
    ("product", "text", "answer"),
    [
        (LAMP, "whats it weigh in lbs", Fact("weight", "lb")),
        (LAMP, "how heavy", Fact("weight")),
        (LAMP, "how long does it last on one charge", Fact("battery life")),
        (LAMP, "n how long to charge it", Fact("charging time")),
        (LAMP, "can i dim it from my phone", Fact("app control")),
        (LAMP, "多重", Fact("weight")),
        (LAMP, "充满一次能亮多久", Fact("battery life")),
        (LAMP, "够亮吗", Fact("brightness")),
        (CHAIR, "can a 120 kg man sit on it", Comparison("max weight", False)),
        (CHAIR, "will it take a 90 kg person", Comparison("max weight", True)),
        (CHAIR, "does it fold", Fact("foldable")),
        (BOOTS, "do these come in a 41", Listed("sizes", "41", False)),
        (BOOTS, "38码有吗", Listed("sizes", "38", True)),
        (STOVE, "ok at -10°c?", Comparison("comfort temperature", False)),
        (STOVE, "will it fit a K3", Comparison("fits", True)),
        (STOVE, "does it work with the K9", Comparison("fits", False)),
        (TENT, "is it wireless", Titled("Wanderly Wireless Bell Tent")),
    ],
)
def test_an_attribute_answers(product: Product, text: str, answer: Answer) -> None:
    assert first(product, text) == answer


@pytest.mark.parametrize(
    ("product", "text", "locale", "part"),
    [
        (LAMP, "can i use it in the bath", "en", "bath"),
        (LAMP, "浴缸边上能用吗", "zh", "浴缸"),
        (LAMP, "is a plug included", "en", "plug"),
        (RACK, "does it hold a 15 kg bicycle", "en", "20 kg"),
        (CHAIR, "ok on grass?", "en", "grass"),
    ],
)
def test_a_sentence_answers(product: Product, text: str, locale: str, part: str) -> None:
    found = first(product, text, locale)
    assert isinstance(found, Quote)
    assert part in found.text


@pytest.mark.parametrize(
    ("product", "text", "locale"),
    [
        (LAMP, "is it made in italy", "en"),
        (LAMP, "does it buzz", "en"),
        (make_product("Linen Towel", None, colour="sage green"), "will the colour run in the wash", "en"),
        (LAMP, "灯罩能拆吗", "zh"),
        (CHAIR, "how big is the screen", "en"),
        (RACK, "what colour is the bolt", "en"),
    ],
)
def test_what_the_page_does_not_say_stays_open(product: Product, text: str, locale: str) -> None:
    assert first(product, text, locale) is None


def test_a_denial_is_never_quoted_with_a_yes() -> None:
    found = first(LAMP, "can i hang it over a bath")
    assert isinstance(found, Quote)
    assert found.holds is not True


def test_both_questions_of_a_message_are_answered() -> None:
    assert find_answers(LAMP, read_question("how heavy is it and how long does it last on a charge"), "en") == [
        Fact("weight"),
        Fact("battery life"),
    ]
    assert find_answers(LAMP, read_question("多重 充电要多久"), "zh") == [Fact("weight"), Fact("charging time")]
