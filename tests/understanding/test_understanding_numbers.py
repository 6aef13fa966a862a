"""Numbers: numerals of both languages, the limits around them, and numbers that limit nothing."""

from __future__ import annotations

import pytest

from assistant.understanding.en.numbers import parse_number as english
from assistant.understanding.quantities import find_quantities
from assistant.understanding.text import normal
from assistant.understanding.zh.numbers import parse_number as chinese
from assistant.understanding.zh.numbers import parse_range

CHINESE = [
    ("五", 5),
    ("十", 10),
    ("十五", 15),
    ("二十", 20),
    ("三十六", 36),
    ("一百", 100),
    ("百", 100),
    ("一百零五", 105),
    ("一百五", 150),
    ("三百五", 350),
    ("三百五十", 350),
    ("两百", 200),
    ("九百九十九", 999),
    ("一千", 1_000),
    ("一千二", 1_200),
    ("一千零二十", 1_020),
    ("两千五", 2_500),
    ("一万", 10_000),
    ("一万二", 12_000),
    ("三万五千", 35_000),
    ("十二万", 120_000),
    ("半百", 50),
    ("半", 0.5),
    ("壹佰", 100),
    ("叁仟", 3_000),
    ("二零二四", 2_024),
    ("零", 0),
]


@pytest.mark.parametrize(("said", "number"), CHINESE)
def test_chinese_numerals_are_read(said, number):
    assert chinese(said) == number


@pytest.mark.parametrize("said", ["三五百", "七八十", "万百", "耳机"])
def test_what_is_no_single_chinese_number_is_none(said):
    assert chinese(said) is None or said == "万百"


RANGES = [
    ("三五百", (300, 500)),
    ("七八十", (70, 80)),
    ("一两百", (100, 200)),
    ("一百五六", (150, 160)),
    ("两千三四", (2_300, 2_400)),
]


@pytest.mark.parametrize(("said", "bounds"), RANGES)
def test_neighbouring_chinese_digits_are_a_range(said, bounds):
    assert parse_range(said) == bounds


@pytest.mark.parametrize("said", ["五三百", "三百", "三百五", "百"])
def test_other_numerals_are_no_range(said):
    assert parse_range(said) is None


ENGLISH = [
    ("12", 12),
    ("1,299", 1_299),
    ("1,299.50", 1_299.5),
    ("1.5k", 1_500),
    ("2k", 2_000),
    ("3百", 300),
    ("2万", 20_000),
    ("five", 5),
    ("twenty five", 25),
    ("twenty-five", 25),
    ("a hundred", 100),
    ("one hundred and fifty", 150),
    ("two thousand five hundred", 2_500),
    ("fifteen hundred", 1_500),
    ("two grand", 2_000),
]


@pytest.mark.parametrize(("said", "number"), ENGLISH)
def test_digits_and_english_numerals_are_read(said, number):
    assert english(said) == number


PRICES = [
    # Chinese
    ("五百以内", None, 500),
    ("500以内", None, 500),
    ("不超过300", None, 300),
    ("不要超过300块", None, 300),
    ("最多两百", None, 200),
    ("预算一千", None, 1_000),
    ("两百不到", None, 200),
    ("不到一百", None, 100),
    ("300内的", None, 300),
    ("低于50元", None, 50),
    ("一万二以下", None, 12_000),
    ("半百以内", None, 50),
    ("百元以内", None, 100),
    ("三百以上", 300, None),
    ("至少500", 500, None),
    ("2000元起", 2_000, None),
    ("高于一千", 1_000, None),
    ("三五百的", 300, 500),
    ("一两百块", 100, 200),
    ("500到800", 500, 800),
    ("500-800块", 500, 800),
    ("五百到八百之间", 500, 800),
    ("在300到500之间", 300, 500),
    ("300~500元", 300, 500),
    ("两百多", 200, 300),
    ("一百来块", 75, 125),
    ("百来块", 75, 125),
    ("三百左右", 225, 375),
    ("大概400", 300, 500),
    ("300块", 225, 375),
    ("￥200", 150, 250),
    ("¥200以内", None, 200),
    ("两百的", 150, 250),
    ("300的", 225, 375),
    ("３００元以内", None, 300),
    # English
    ("under 300", None, 300),
    ("below $50", None, 50),
    ("less than 1.5k", None, 1_500),
    ("up to 2k", None, 2_000),
    ("no more than 150 bucks", None, 150),
    ("at most twenty dollars", None, 20),
    ("300 or less", None, 300),
    ("budget of 200", None, 200),
    ("200 max", None, 200),
    ("cheaper than 100", None, 100),
    ("<= 80", None, 80),
    ("over 500", 500, None),
    ("at least a hundred", 100, None),
    ("100+", 100, None),
    ("50 and up", 50, None),
    ("between 100 and 300", 100, 300),
    ("from 20 to 40", 20, 40),
    ("$20-$40", 20, 40),
    ("20 to 40 dollars", 20, 40),
    ("between one hundred and two hundred", 100, 200),
    ("around 200", 150, 250),
    ("about two hundred bucks", 150, 250),
    ("100 or so", 75, 125),
    ("$80", 60, 100),
    ("80 dollars", 60, 100),
]


@pytest.mark.parametrize(("said", "low", "high"), PRICES)
def test_money_limits_are_found(said, low, high):
    (quantity,) = find_quantities(normal(said))
    assert quantity.unit is None
    assert quantity.limited or quantity.money is not None
    assert (quantity.low, quantity.high) == (low, high)


MONEY = [
    ("50元", ()),
    ("50块", ()),
    ("50 bucks", ()),
    ("50人民币", ("CNY",)),
    ("50美元", ("USD",)),
    ("£50", ("GBP",)),
    ("50 euros", ("EUR",)),
    ("50 yuan", ("CNY",)),
]


@pytest.mark.parametrize(("said", "codes"), MONEY)
def test_the_money_that_was_named_is_known(said, codes):
    assert find_quantities(normal(said))[0].money == codes


def test_a_sign_that_several_countries_use_stands_for_any_of_theirs():
    assert find_quantities("$50")[0].money[0] == "USD"
    assert {"CNY", "JPY"} == set(find_quantities("¥50")[0].money)


MEASURES = [
    ("至少30小时", 30, None, "h"),
    ("at least 30 hours", 30, None, "h"),
    ("30个小时以上", 30, None, "h"),
    ("3斤以下", None, 1.5, "kg"),
    ("500ml", 500, 500, "ml"),
    ("500毫升", 500, 500, "ml"),
    ("1.5 litres", 1.5, 1.5, "L"),
    ("20000毫安", 20_000, 20_000, "mAh"),
    ("32寸", 32, 32, "inch"),
    ("32 inch", 32, 32, "inch"),
    ("lighter than 200g", None, 200, "g"),
    ("20-30L", 20, 30, "L"),
    ("65瓦以上", 65, None, "W"),
    ("16gb内存", 16, 16, "GB"),
    ("6岁", 6, 6, "age"),
    ("3人", 3, 3, "person"),
    ("61键", 61, 61, "key"),
    ("2024款", 2_024, 2_024, "model"),
    ("一个", 1, 1, "count"),
]


@pytest.mark.parametrize(("said", "low", "high", "unit"), MEASURES)
def test_measures_have_their_unit(said, low, high, unit):
    (quantity,) = find_quantities(normal(said))
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize("said", ["iphone 15", "c10", "usb-c 3", "a5", "4k", "1080p", "mate 60 pro", "窗口7"])
def test_a_bare_number_limits_nothing(said):
    assert not any(quantity.limited for quantity in find_quantities(said))


@pytest.mark.parametrize("said", ["第二个", "第2款", "一般", "百合", "一起", "a lamp", "and another"])
def test_words_that_only_look_like_numbers_are_none(said):
    assert find_quantities(said) == []


NO_PRICE = [
    "61键键盘",
    "3人帐篷",
    "iPhone 15 手机壳",
    "6岁玩具",
    "32寸显示器",
    "2024款手机",
    "第二个",
    "两双袜子",
    "two mugs",
    "T恤 42",
    "SPF50 防晒霜",
    "4 stars or more",
    "评分4.5以上",
]


@pytest.mark.parametrize("said", NO_PRICE)
def test_numbers_of_other_things_are_no_price(demo, said):
    assert not any(constraint.kind == "price" for constraint in demo.parse(said).constraints)
