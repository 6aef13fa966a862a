"""Corrections: typos, homophones and pinyin, and words that are right as they are."""

from __future__ import annotations

import pytest

from assistant.understanding.matching import Corrector, pinyin_of

OWN = ["充电宝", "保温杯", "蓝牙音箱", "澜枢", "headphone", "power bank", "keyboard", "phone", "cake", "lanshu"]
SOLD = ["保温壶", "umbrella"]


@pytest.fixture(scope="module")
def corrector() -> Corrector:
    return Corrector(OWN, SOLD)


TYPOS = [
    ("headphne", "headphone"),
    ("headfone", "headphone"),
    ("haedphone", "headphone"),
    ("keybord", "keyboard"),
    ("keyboaard", "keyboard"),
    ("powerbnak", "power bank"),
    ("umbrela", "umbrella"),
    ("lanshoo", "lanshu"),
    ("phnoe", "phone"),
    ("cakee", "cake"),
]


@pytest.mark.parametrize(("written", "meant"), TYPOS)
def test_a_typo_is_led_back(corrector, written, meant):
    assert corrector.typo([written]) == meant


@pytest.mark.parametrize("written", ["iphone", "cafe", "cat", "keyboard", "xylophone", "usb2", "bank"])
def test_another_word_is_no_typo(corrector, written):
    assert corrector.typo([written]) is None


def test_words_written_apart_are_one_typo(corrector):
    assert corrector.typo(["pwer", "bank"]) == "power bank"


def test_characters_that_sound_alike_are_taken_for_one_another(corrector):
    assert corrector.same_sound("充电保") == "充电宝"
    assert corrector.same_sound("蓝芽音香") == "蓝牙音箱"
    assert corrector.same_sound("充电") is None
    assert corrector.same_sound("充电宝") is None


def test_one_wrong_character_in_three_is_led_back_to_the_likelier_rank(corrector):
    assert corrector.one_character("保温怀") == "保温杯"
    assert corrector.one_character("保温") is None


def test_pinyin_is_read_with_and_without_spaces(corrector):
    assert corrector.pinyin(["chongdianbao"]) == "充电宝"
    assert corrector.pinyin(["lan", "ya", "yin", "xiang"]) == "蓝牙音箱"
    assert corrector.pinyin(["cake"]) is None


def test_sounds_that_many_do_not_tell_apart_are_one(corrector):
    assert corrector.pinyin(["congdianbao"]) == "充电宝"


def test_pinyin_of_mixed_text_keeps_the_letters():
    assert pinyin_of("T恤") == "Txu"


CORRECTED = [
    ("充电保", "充电保", "充电宝"),
    ("蓝芽音箱", "蓝芽音箱", "蓝牙音箱"),
    ("chongdianbao", "chongdianbao", "充电宝"),
    ("HEADPHNES under 300", "HEADPHNES", "Headphones"),
    ("清雨手机", "清雨", "清屿"),
    ("soundwyld speaker", "soundwyld", "Soundwild"),
]


@pytest.mark.parametrize(("said", "before", "after"), CORRECTED)
def test_what_was_corrected_is_told_as_written_and_as_its_owner_writes_it(demo, said, before, after):
    assert demo.parse(said).corrected == ((before, after),)


@pytest.mark.parametrize(
    "said", ["充电宝", "powerbank", "Power Banks", "head phones", "無線耳機", "ＬＡＰＴＯＰ", "wi-fi mouse"]
)
def test_another_spelling_is_no_correction(demo, said):
    assert demo.parse(said).corrected == ()


def test_the_catalogues_own_words_are_known_to_a_shop_without_categories(segmenter, taxonomy):
    from assistant.understanding.parse import Parser
    from assistant.understanding.vocabulary import ShopFacts, Vocabulary

    facts = ShopFacts(currency="GBP", words={"umbrella": 5, "lantern": 2, "rare": 1}, nodes=taxonomy.nodes)
    query = Parser(Vocabulary(facts, segmenter), segmenter).parse("red umbrela")
    assert query.corrected == (("umbrela", "umbrella"),)
    assert {constraint.kind for constraint in query.constraints} == {"colour", "category"}
