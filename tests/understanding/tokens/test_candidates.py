"""Corrections: typos, homophones and pinyin, and words that are right as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding.parse import Parser
from assistant.understanding.tokens.candidates import CandidateIndex
from assistant.understanding.tokens.inverted_index import InvertedIndex
from assistant.understanding.tokens.phonetics import is_pinyin, pinyin_of
from assistant.understanding.tokens.tokenizer import Scanner
from assistant.understanding.vocabulary.facts import ShopFacts
from assistant.understanding.vocabulary.vocabulary import Vocabulary

OWN = ["充电宝", "保温杯", "蓝牙音箱", "澜枢", "headphone", "power bank", "keyboard", "phone", "cake", "lanshu"]
SOLD = ["保温壶", "umbrella"]


@pytest.fixture(scope="module")
def candidates() -> CandidateIndex:
    return CandidateIndex(OWN, SOLD)


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
def test_a_typo_is_led_back(candidates, written, meant):
    assert candidates.find_typo([written]) == meant


@pytest.mark.parametrize("written", ["iphone", "cafe", "cat", "keyboard", "xylophone", "usb2", "bank"])
def test_another_word_is_no_typo(candidates, written):
    assert candidates.find_typo([written]) is None


def test_words_written_apart_are_one_typo(candidates):
    assert candidates.find_typo(["pwer", "bank"]) == "power bank"


def test_characters_that_sound_alike_are_taken_for_one_another(candidates):
    assert candidates.find_same_sound("充电保") == "充电宝"
    assert candidates.find_same_sound("蓝芽音香") == "蓝牙音箱"
    assert candidates.find_same_sound("充电") is None
    assert candidates.find_same_sound("充电宝") is None


def test_one_wrong_character_in_three_is_led_back_to_the_likelier_rank(candidates):
    assert candidates.find_one_other("保温怀") == "保温杯"
    assert candidates.find_one_other("保温") is None


def test_pinyin_is_read_with_and_without_spaces(candidates):
    assert candidates.pinyin(["chongdianbao"]) == "充电宝"
    assert candidates.pinyin(["lan", "ya", "yin", "xiang"]) == "蓝牙音箱"
    assert candidates.pinyin(["cake"]) is None


SAID_ALIKE = [
    (["congdianbao"], "充电宝"),
    (["lan", "ya", "yin", "xian"], "蓝牙音箱"),
    (["nanyayinxiang"], "蓝牙音箱"),
    (["baowenhu"], "保温壶"),
    (["baowenfu"], "保温壶"),
]


@pytest.mark.parametrize(("written", "meant"), SAID_ALIKE)
def test_sounds_that_many_do_not_tell_apart_are_one(candidates, written, meant):
    assert candidates.pinyin(written) == meant


def test_characters_whose_sounds_some_do_not_tell_apart_have_to_share_one():
    candidates = CandidateIndex(["牛奶糖"])
    assert candidates.find_same_sound("刘奶糖") == "牛奶糖"
    assert candidates.find_same_sound("榴莱汤") is None


def test_short_pinyin_is_heard_only_where_it_is_exact():
    candidates = CandidateIndex(["帽子"], [], ["猫字"])
    assert candidates.pinyin(["maozi"]) == "帽子"
    assert candidates.pinyin(["maoz"]) is None
    assert CandidateIndex(["鞋子"]).pinyin(["xiesi"]) is None


def test_of_names_that_sound_the_same_the_one_with_more_of_the_characters_is_meant():
    assert CandidateIndex(["二级", "耳机"]).find_same_sound("耳鸡") == "耳机"


def test_initials_are_those_of_goods():
    candidates = CandidateIndex(["充电宝", "耳机"], ["手机"], ["书架"])
    assert candidates.initials("cdb") == ["充电宝"]
    assert candidates.initials("sj") == ["手机"]
    assert candidates.initials("c") == []


@pytest.mark.parametrize(
    ("letters", "is_one"), [("lanya", True), ("xian", True), ("nv", True), ("headphone", False), ("zz", False)]
)
def test_letters_are_pinyin_when_they_are_syllables(letters, is_one):
    assert is_pinyin(letters) == is_one


def test_an_everyday_word_is_nearer_than_a_rare_one():
    candidates = CandidateIndex(["cake"], [], ["hollow"])
    assert candidates.find_typo(["hellow"]) == "hello"
    assert candidates.find_typo(["hollw"]) == "hollow"


def test_a_corrector_without_words_corrects_nothing():
    candidates = CandidateIndex()
    assert candidates.find_typo(["qqqqq"]) is None
    assert candidates.find_same_sound("充电保") is None
    assert candidates.pinyin(["chongdianbao"]) is None


def test_the_nearest_of_many_is_found_whatever_else_there_is():
    others = [f"w{a}{b}{c}dle" for a in "aeiou" for b in "bcdfg" for c in "aeiou"]
    assert CandidateIndex(others, ["umbrella"]).find_typo(["umbrlla"]) == "umbrella"


@settings(deadline=None, max_examples=10)
@given(
    syllables=st.lists(st.sampled_from(["ba", "ke", "lom", "mi", "tur", "ran", "seb", "do"]), min_size=4, max_size=5),
    place=st.integers(1, 7),
)
def test_a_name_is_found_whichever_of_its_letters_is_left_out_or_put_in(syllables, place):
    name = "".join(syllables)
    candidates = CandidateIndex([name])
    for written in (name[:place] + name[place + 1 :], name[:place] + "z" + name[place:]):
        meant = candidates.find_typo([written])
        assert meant is not None
        assert DamerauLevenshtein.distance(written, meant) <= DamerauLevenshtein.distance(written, name)


def test_pinyin_of_mixed_text_keeps_the_letters():
    assert pinyin_of("T恤") == "Txu"


CORRECTED = [
    ("充电保", "充电保", "充电宝"),
    ("蓝芽音箱", "蓝芽音箱", "蓝牙音箱"),
    ("chongdianbao", "chongdianbao", "充电宝"),
    ("HEADPHNES under 300", "HEADPHNES", "Headphones"),
    ("清雨手机", "清雨", "清屿"),
    ("soundwyld speaker", "soundwyld", "Soundwild"),
    ("双间包", "双间包", "双肩包"),
    ("保温怀", "保温怀", "保温杯"),
    ("电动牙耍", "电动牙耍", "电动牙刷"),
    ("帐蓬", "帐蓬", "帐篷"),
    ("我想要一个耳鸡", "耳鸡", "耳机"),
    ("chong dian bao", "chong dian bao", "充电宝"),
    ("lanya yinxiang", "lanya yinxiang", "蓝牙音箱"),
    ("chongdianbao 一百以内", "chongdianbao", "充电宝"),
    ("want a baowenbei", "baowenbei", "保温杯"),
    ("i need a pan zi", "pan zi", "盘子"),
    ("蓝牙er ji", "er ji", "耳机"),
    ("cdb", "cdb", "充电宝"),
    ("我要一个cdb", "cdb", "充电宝"),
    ("headphoness", "headphoness", "Headphones"),
    ("bluetoooth speaker", "bluetoooth speaker", "Bluetooth Speakers"),
    ("kofe", "kofe", "Coffee"),
    ("fone", "fone", "Phones"),
    ("hellow", "hellow", "hello"),
]


@pytest.mark.parametrize(("said", "before", "after"), CORRECTED)
def test_what_was_corrected_is_told_as_written_and_as_its_owner_writes_it(demo, said, before, after):
    assert demo.parse(said).corrected == ((before, after),)


@pytest.mark.parametrize(
    "said",
    [
        "充电宝", "充\u200b电宝", "powerbank", "Power Banks", "head phones", "無線耳機", "ＬＡＰＴＯＰ", "wi-fi mouse",
        "bluetoothspeaker", "wirelessheadphones", "noise canceling headphones", "noise-cancelling", "gray t-shirt",
        "waterproofed jacket", "蓝牙speaker", "T恤", "usb线",
    ],
)  # fmt: skip
def test_another_spelling_is_no_correction(demo, said):
    assert demo.parse(said).corrected == ()


def test_the_catalogues_own_words_are_known_to_a_shop_without_categories(segmenter, taxonomy):
    facts = ShopFacts(currency="GBP", words={"umbrella": 5, "lantern": 2, "rare": 1}, nodes=taxonomy.nodes)
    query = Parser(Vocabulary(facts, segmenter), segmenter).parse("red umbrela")
    assert query.corrected == (("umbrela", "umbrella"),)
    assert {constraint.kind for constraint in query.constraints} == {"colour", "category"}


MEANT_AS_WRITTEN = [
    "cafe", "my phone number is 13812345678", "手机尾号", "订单号 20231234567", "zhang@hedphone.com",
    "https://shop.example/headphnes", "www.keybord.cn", "店员", "眼睛", "咖啡糖", "the cdb", "anker", "playstation 5",
    "email me at home", "适合跑步的", "hahaha", "can you help me", "long song",
]  # fmt: skip


@pytest.mark.parametrize("said", MEANT_AS_WRITTEN)
def test_what_is_a_word_or_a_number_or_an_address_is_not_corrected(demo, said):
    assert demo.parse(said).corrected == ()


@pytest.mark.parametrize("said", ["充电保", "HEADPHNES under 300", "chongdianbao", "cdb", "wirelessheadphones"])
def test_without_a_corrector_everything_is_meant_as_it_is_written(demo, segmenter, said):
    scanner = Scanner(said.lower(), demo.vocabulary, None, segmenter)
    pieces = scanner.pieces((), ())
    assert scanner.corrections == []
    assert not any(piece.corrected for piece in pieces)


SAME_AS = [
    ("bluetoothspeaker", "bluetooth speaker"),
    ("wirelessheadphones", "wireless headphones"),
    ("noise canceling headphones", "noise cancelling headphones"),
    ("waterproofed jacket", "waterproof jacket"),
    ("headphoness", "headphones"),
    ("充\u200b电宝", "充电宝"),
    ("gray backpack", "grey backpack"),
    ("er ji", "耳机"),
    ("lanyayinxiang", "蓝牙音箱"),
]


@pytest.mark.parametrize(("said", "plainly"), SAME_AS)
def test_a_slip_asks_for_what_was_meant(demo, said, plainly):
    assert [c.chip("en") for c in demo.parse(said).constraints] == [
        c.chip("en") for c in demo.parse(plainly).constraints
    ]


def test_words_written_together_have_spans_of_their_own(demo):
    said = "wirelessheadphones"
    assert [said[slice(*c.span)] for c in demo.parse(said).constraints] == ["wireless", "headphones"]


def test_an_address_is_one_word_whatever_it_is_made_of(demo):
    assert demo.parse("mail black@headphones.com").constraints == ()
    assert {c.kind for c in demo.parse("dress.black").constraints} == {"category", "colour"}


def test_initials_that_may_mean_several_goods_mean_none(segmenter, taxonomy):
    from assistant.understanding.vocabulary.facts import CategoryFact

    categories = [CategoryFact(1, None, "手机", None, None), CategoryFact(2, None, "书架", None, None)]
    parser = Parser(Vocabulary(ShopFacts("CNY", categories), segmenter), segmenter)
    assert parser.parse("sj").corrected == ()
    one = Parser(Vocabulary(ShopFacts("CNY", categories[:1]), segmenter), segmenter)
    assert one.parse("sj").corrected == (("sj", "手机"),)
    assert one.parse("sj 100元").corrected == ()  # two letters only where nothing else is said


def test_a_message_of_nothing_but_slips_is_still_read(demo):
    assert demo.parse("hedphones " * 400).corrected[0] == ("hedphones", "Headphones")


@given(st.lists(st.tuples(st.text("abc充电", max_size=3), st.integers(0, 9))))
def test_postings_find_what_was_filed_in_order_and_no_more_than_asked(pairs):
    postings = InvertedIndex(pairs)
    for key, _ in pairs:
        filed = sorted({number for other, number in pairs if other == key})
        assert postings.find(key, 100) == filed
        assert postings.find(key, 2) == filed[:2]
    assert len(postings) == len(set(pairs))
