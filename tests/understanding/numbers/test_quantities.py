"""Numbers: numerals of both languages, the limits around them, and numbers that limit nothing."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.language.en.numbers import parse_number as english
from assistant.language.normal_text import normal, normalize
from assistant.language.zh.numbers import parse_number as chinese
from assistant.language.zh.numbers import parse_range
from assistant.query.constraints import Number, Price
from assistant.understanding.numbers.assign_quantities import measure_quantities
from assistant.understanding.numbers.quantities import find_quantities
from assistant.understanding.parse import Parser
from assistant.understanding.tokens.tokenizer import Scanner
from assistant.understanding.vocabulary.facts import FacetFact, ShopFacts, ValueFact
from assistant.understanding.vocabulary.vocabulary import Vocabulary
from tests.timing import Yardstick

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
    "SPF50 防晒霜",
    "4 stars or more",
    "评分4.5以上",
]


@pytest.mark.parametrize("said", NO_PRICE)
def test_numbers_of_other_things_are_no_price(demo, said):
    assert not any(constraint.kind == "price" for constraint in demo.parse(said).constraints)


MORE_PRICES = [
    # exactly, budgets, spans
    ("exactly 299", 299, 299),
    ("正好299", 299, 299),
    ("就299的", 299, 299),
    ("299元整", 299, 299),
    ("预算两百", None, 200),
    ("预算在两百左右", 150, 250),
    ("预算不超过300", None, 300),
    ("预算大概300", 225, 375),
    ("预算1.2w", None, 12_000),
    ("my limit is 90", None, 90),
    ("my budget for a kettle is 40", None, 40),
    ("can spend about 200", 150, 250),
    ("200 to spend", None, 200),
    ("我有200块", None, 200),
    ("budget 200-300", 200, 300),
    # what is denied is turned round
    ("don't want to spend more than 60", None, 60),
    ("not more than 80 bucks", None, 80),
    ("nothing over 80 bucks", None, 80),
    ("别超过两百", None, 200),
    ("价格不要超过300", None, 300),
    ("不要200以上的", None, 200),
    ("有没有200以下的", None, 200),
    ("有没有超过200的", 200, None),
    ("不低于100", 100, None),
    ("not less than 50", 50, None),
    # words on both sides
    ("两百封顶", None, 200),
    ("200不到", None, 200),
    ("两百出头", 200, 250),
    ("200块钱的样子", 150, 250),
    ("300往上", 300, None),
    ("200起", 200, None),
    ("比500便宜的", None, 500),
    ("比300贵", 300, None),
    ("80 max", None, 80),
    ("sub-100", None, 100),
    ("<100", None, 100),
    ("≤100", None, 100),
    ("100-", None, 100),
    ("$50ish", 37.5, 62.5),
    ("five hundred-ish", 375, 625),
    ("north of 80", 80, None),
    ("100 or more", 100, None),
    ("from $80", 80, None),
    # what one number says of another
    ("三到五百", 300, 500),
    ("2-3千", 2_000, 3_000),
    ("3-5k", 3_000, 5_000),
    ("1到2万", 10_000, 20_000),
    ("300至500", 300, 500),
    ("from 50 up to 80", 50, 80),
    ("between 50 and 80", 50, 80),
    ("50~80", 50, 80),
    ("20 or 30 dollars", 20, 30),
    ("$50 - $80", 50, 80),
    ("50-80$", 50, 80),
    # numerals of speech
    ("百八十块", 80, 100),
    ("千把块", 750, 1_250),
    ("上百块", 100, None),
    ("几百块", 200, 900),
    ("几十块钱", 20, 90),
    ("十几块", 10, 20),
    ("三十多块", 30, 40),
    ("一百二以内", None, 120),
    ("1百5以内", None, 150),
    ("2万5000以下", None, 25_000),
    ("三四千", 3_000, 4_000),
    ("两三百", 200, 300),
    ("9块9以下", None, 9.9),
    ("三块五以下", None, 3.5),
    ("19块8毛以内", None, 19.8),
    ("under thirty bucks", None, 30),
    ("a couple hundred", 150, 250),
    ("a few hundred dollars", 200, 500),
    ("half a grand max", None, 500),
    ("no more than a hundred", None, 100),
    ("under a hundred and fifty", None, 150),
    # written otherwise
    ("1，299以内", None, 1_299),
    ("under $1,299.50", None, 1_299.5),
    ("under €1 299", None, 1_299),
    ("under 1.299 €", None, 1_299),
    ("under 49,99 €", None, 49.99),
    ("My budget is only `425`", None, 425),
]


@pytest.mark.parametrize(("said", "low", "high"), MORE_PRICES)
def test_a_limit_is_read_however_it_is_said(said, low, high):
    (quantity,) = find_quantities(normal(said))
    assert (quantity.unit, quantity.of, quantity.limited) == (None, None, True)
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))


MONEY_WORDS = [
    ("HK$50", "HKD"),
    ("NT$500", "TWD"),
    ("US$20", "USD"),
    ("50刀", "USD"),
    ("50美金", "USD"),
    ("100 quid", "GBP"),
    ("₱500", "PHP"),
    ("500 pesos", "PHP"),
    ("PHP 300", "PHP"),
    ("₩5,000", "KRW"),
    ("₹99", "INR"),
    ("CHF 20", "CHF"),
    ("≤ PEN 50", "PEN"),
    ("TRY 50–TRY 70", "TRY"),
]


@pytest.mark.parametrize(("said", "code"), MONEY_WORDS)
def test_money_is_known_by_sign_word_and_code(said, code):
    (quantity,) = find_quantities(normal(said))
    assert quantity.money
    assert quantity.money[0] == code


@pytest.mark.parametrize("said", ["try 2 mugs", "all 50 of them", "pen 0.5mm", "top 10", "cup 350ml"])
def test_a_code_that_is_a_word_is_no_money(said):
    assert all(quantity.money is None for quantity in find_quantities(said))


def test_the_reach_of_around_is_the_shops():
    assert [(q.low, q.high) for q in find_quantities("around 200", around=0.1)] == [(180, 220)]
    assert find_quantities("around 2 kg", around=0.5) == find_quantities("around 2 kg")


MORE_MEASURES = [
    ("一斤半", 0.75, 0.75, "kg"),
    ("半斤", 0.25, 0.25, "kg"),
    ("八两", 0.4, 0.4, "kg"),
    ("8两", 0.4, 0.4, "kg"),
    ("两公斤", 2, 2, "kg"),
    ("2.5 lbs", 2.5, 2.5, "lb"),
    ("1米8", 1.8, 1.8, "m"),
    ("一米五", 1.5, 1.5, "m"),
    ("一米七五", 1.75, 1.75, "m"),
    ("1m80", 1.8, 1.8, "m"),
    ("5'9\"", 5.75, 5.75, "ft"),
    ("5 ft 9 in", 5.75, 5.75, "ft"),
    ('32"', 32, 32, "inch"),
    ("半小时", 0.5, 0.5, "h"),
    ("一个半小时", 1.5, 1.5, "h"),
    ("两个半小时", 2.5, 2.5, "h"),
    ("half an hour", 0.5, 0.5, "h"),
    ("an hour and a half", 1.5, 1.5, "h"),
    ("one and a half hours", 1.5, 1.5, "h"),
    ("30+ hours", 30, None, "h"),
    ("more than 20 hours of battery", 20, None, "h"),
    ("比50升大的", 50, None, "L"),
    ("40-60L", 40, 60, "L"),
    ("40到60升", 40, 60, "L"),
    ("1,5 L", 1.5, 1.5, "L"),
    ("under 2 kg", None, 2, "kg"),
    ("2公斤以下", None, 2, "kg"),
    ("around 2 kg", 1.7, 2.3, "kg"),
    ("144Hz", 144, 144, "Hz"),
    ("1TB", 1, 1, "TB"),
    ("零下5度", -5, -5, "°C"),
    ("5℃", 5, 5, "°C"),
    ("3,000 K", 3_000, 3_000, "K"),
    ("48百万像素", 48, 48, "MP"),
    ("200 pages or more", 200, None, "page"),
    ("一打", 12, 12, "count"),
    ("a dozen eggs", 12, 12, "count"),
    ("two dozen", 24, 24, "count"),
    ("a pair of socks", 1, 1, "count"),
    ("来两盒", 2, 2, "count"),
    ("earbuds x2", 2, 2, "count"),
    ("two of them", 2, 2, "count"),
    ("3-6岁", 3, 6, "age"),
    ("一岁半", 1.5, 1.5, "age"),
    ("七八岁", 7, 8, "age"),
    ("18个月的宝宝", 1.5, 1.5, "age"),
    ("6个月大", 0.5, 0.5, "age"),
    ("6-12 months old", 0.5, 1, "age"),
    ("for a 6 year old", 6, 6, "age"),
    ("6-year-old", 6, 6, "age"),
    ("ages 3-6", 3, 6, "age"),
    ("aged 8+", 8, None, "age"),
    ("kids aged 3 to 5 years", 3, 5, "age"),
]


@pytest.mark.parametrize(("said", "low", "high", "unit"), MORE_MEASURES)
def test_measures_are_read_however_they_are_said(said, low, high, unit):
    (quantity,) = find_quantities(normal(said))
    assert quantity.unit == unit
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "said",
    [
        *(
            "满200减30",
            "200减20",
            "50元优惠券",
            "a voucher of 20",
            "20 off",
            "free shipping over 50",
            "orders over 200",
        ),
        *("total price of the products exceeds `170`", "a fixed discount of `34`", "运费10元", "with a cap of `60`"),
    ],
)
def test_what_a_coupon_or_an_order_comes_to_is_no_price(said):
    assert {quantity.of for quantity in find_quantities(normal(said))} == {"offer"}


@pytest.mark.parametrize(
    "said", ["any discounts on phones under 300", "a black cap under 20 dollars", "total under 500", "折扣300以内"]
)
def test_a_price_beside_the_words_of_an_offer_is_one(said):
    (quantity,) = find_quantities(said)
    assert quantity.of is None
    assert quantity.limited


@pytest.mark.parametrize("said", ["24小时发货", "7天无理由", "2 day shipping", "30 day returns", "7-day free trial"])
def test_how_soon_a_shop_sends_is_no_property(demo, said):
    assert [quantity.of for quantity in find_quantities(said)] == ["service"]
    assert not any(constraint.kind == "number" for constraint in demo.parse(said).constraints)


UNLIMITED = [
    *("512GB", "type-c", "M4", "5G手机", "4k的显示器", "13800138000", "订单号 202411110001", "11月11日", "2024-11-11"),
    *("2-in-1", "3合1", "三合一", "360度旋转", "192.168.1.1", "10-10-10", "24/7", "5 in stock", "N95", "no. 5"),
    *("2 in black", "I have 2 cats", "iPhone 15 Pro Max 256GB", "便宜一点"),
    *("桌上百合", "iphone 6s", "usb 3.0"),
]  # fmt: skip


@pytest.mark.parametrize("said", UNLIMITED)
def test_a_number_of_something_else_limits_no_price(demo, said):
    assert not any(constraint.kind == "price" for constraint in demo.parse(said).constraints)


def _of_kind(query, kind):
    return [c for c in query.constraints if c.kind == kind]


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ("put 2 of the second one in the cart", 2),
        ("加三个第一个", 3),
        ("2 mugs", 2),
        ("two mugs", 2),
        ("3 black umbrellas", 3),
    ],
)
def test_how_many_are_wanted_is_counted(demo, said, quantity):
    written = normalize(said)
    scanner = Scanner(written.text, demo.vocabulary, None, demo.parser._segmenter)
    measures = measure_quantities(written, find_quantities(written.text), scanner.surfaces(), demo.vocabulary)
    assert measures.quantity == quantity


CAMPING = ShopFacts(
    "USD",
    facets=(
        FacetFact(1, "重量", "weight", "g", False),
        FacetFact(2, "净重", "net weight", "g", False),
        FacetFact(3, "长度", "length", "mm", False),
        FacetFact(4, "续航", "battery life", "min", False),
        FacetFact(5, "页数", "pages", "", False),
        FacetFact(6, "亮度", "brightness", "nit", False),
        FacetFact(7, "件数", "number of pieces", "pcs", False),
        FacetFact(8, "适用年龄", "recommended age", "month", False),
        FacetFact(9, "舒适温度", "comfort temperature", "°C", False),
        FacetFact(10, "容量", "capacity", "ml", False),
        FacetFact(11, "存储", "storage", "GB", False),
        FacetFact(12, "防晒指数", "SPF", "", False),
        FacetFact(13, None, "sleeps", "", False),
        FacetFact(14, "功率", "power", "W", False),
    ),
)


@pytest.fixture(scope="module")
def camping(segmenter):
    return Parser(Vocabulary(CAMPING, segmenter), segmenter)


FACETS = [
    ("lighter than 200g", (1,), None, 200),
    ("2米长的", (3,), 1_900, 2_100),
    ("battery life at least 30 hours", (4,), 1_800, None),
    ("页数200以上", (5,), 200, None),
    ("页数要200以上", (5,), 200, None),
    ("SPF of 50 or higher", (12,), 50, None),
    ("亮度 300 nit 以上", (6,), 300, None),
    ("件数 4件", (7,), 3.8, 4.2),
    ("comfort temperature down to -5°C", (9,), None, -5),
    ("at least 1TB of storage", (11,), 1_024, None),
    ("under 2 lbs", (1, 2), None, 907.18474),
    ("under 2 pounds in weight", (1,), None, 907.18474),
    ("3 person tent", (13,), 3, 3),
    ("a tent for 4", (13,), 4, 4),
    ("16G的", (11,), 15.2, 16.8),
    ("功率5w以下", (14,), None, 5),
]


@pytest.mark.parametrize(("said", "facets", "low", "high"), FACETS)
def test_a_number_is_of_the_facet_that_is_meant(camping, said, facets, low, high):
    (number,) = _of_kind(camping.parse(said), "number")
    assert number.facets == facets
    assert (number.low, number.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "said", ["sandals in size 32-33, my budget is 400", "power between 1 and 500, priced under 400"]
)
def test_a_price_that_is_called_one_stands_before_a_range_that_is_not(camping, said):
    (price,) = _of_kind(camping.parse(said), "price")
    assert (price.low, price.high) == (None, 40_000)


def test_a_range_that_is_a_size_of_the_shop_is_no_price(segmenter):
    facts = ShopFacts(
        "USD", facets=(FacetFact(1, None, "size", None, False),), values=(ValueFact(1, 1, None, "39-41"),)
    )
    query = Parser(Vocabulary(facts, segmenter), segmenter).parse("39-41")
    assert not _of_kind(query, "price")


def test_ten_thousands_are_told_from_watts_by_what_is_spoken_of(camping):
    (price,) = _of_kind(camping.parse("1w以内的"), "price")
    assert price.high == 1_000_000
    assert not _of_kind(camping.parse("65w以上的"), "price")


def test_an_age_is_known_and_only_a_facet_of_ages_is_limited_by_it(camping, demo):
    (number,) = _of_kind(camping.parse("3-6岁"), "number")
    assert (number.facets, number.low, number.high) == ((8,), 36, 72)
    assert not _of_kind(demo.parse("适合6岁的玩具"), "number")
    written = normalize("给18个月的宝宝")
    scanner = Scanner(written.text, demo.vocabulary, None, demo.parser._segmenter)
    measures = measure_quantities(written, find_quantities(written.text), scanner.surfaces(), demo.vocabulary)
    assert measures.age == (1.5, 1.5)
    assert measures.age_span == (1, 5)  # the words for whom it is are read as such


# Chips are typed back, and tapped to be changed: what they say must be understood as they mean it.

_CURRENCIES = ["CNY", "USD", "EUR", "GBP", "JPY", "KRW", "HKD", "TWD", "INR", "PHP", "CHF", "KWD", "PEN", "TRY"]


@pytest.fixture(scope="module")
def tills(segmenter):
    return {code: Parser(Vocabulary(ShopFacts(code), segmenter), segmenter) for code in _CURRENCIES}


chips = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@chips
@given(
    code=st.sampled_from(_CURRENCIES),
    bounds=st.tuples(st.integers(1, 90_000_000), st.integers(0, 9_000_000)),
    shape=st.sampled_from(["low", "high", "both"]),
    locale=st.sampled_from(["zh", "en"]),
)
def test_a_price_chip_says_what_it_means(tills, code, bounds, shape, locale):
    low = bounds[0] if shape != "high" else None
    high = bounds[0] + bounds[1] if shape != "low" else None
    price = Price(low=low, high=high, currency=code)
    (read,) = _of_kind(tills[code].parse(price.chip(locale)), "price")
    assert (read.low, read.high, read.currency, read.said_in) == (low, high, code, None)


_FACET_UNITS = [
    *((1, "kg"), (1, "g"), (1, "lb"), (3, "mm"), (3, "cm"), (3, "m"), (3, "inch"), (3, "ft"), (4, "h"), (4, "min")),
    *((5, None), (6, "nit"), (7, "pcs"), (8, "month"), (9, "°C"), (10, "ml"), (10, "L"), (11, "GB"), (11, "TB")),
    *((12, None), (13, None), (14, "W"), (14, "kW")),
]


@chips
@given(
    facet=st.sampled_from(_FACET_UNITS),
    amounts=st.tuples(st.integers(1, 400_000), st.integers(0, 100_000)),
    shape=st.sampled_from(["low", "high", "both", "same"]),
    locale=st.sampled_from(["zh", "en"]),
)
def test_a_number_chip_says_what_it_means(camping, facet, amounts, shape, locale):
    number, unit = facet
    fact = next(f for f in CAMPING.facets if f.id == number)
    least, most = amounts[0] / 100, (amounts[0] + amounts[1]) / 100
    low, high = {"low": (least, None), "high": (None, least), "both": (least, most), "same": (least, least)}[shape]
    said = Number(facets=(number,), said=(low, high), unit=unit, names=(fact.zh, fact.en))
    (read,) = _of_kind(camping.parse(said.chip(locale)), "number")
    assert read.facets == (number,)
    assert read.said == (pytest.approx(low), pytest.approx(high))
    assert read.chip(locale) == said.chip(locale)


@pytest.mark.parametrize("form", ["low", "up"])
def test_numerals_agree_with_cn2an(form):
    import cn2an

    for number in [*range(10, 1_000), *range(1_000, 100_000, 37), *range(100_000, 99_999_999, 654_321)]:
        written = cn2an.an2cn(number, form)
        assert chinese(written) == number, written


def test_numbers_are_found_in_time_in_proportion_to_the_text():
    pieces = ["1 ", "一", "10-", "¥", "两百多", "between 1 and ", "not ", "1,000,", "8两", "1到", "½", "'1"]
    texts, most = {piece: (piece * 20_000)[:20_000] for piece in pieces}, 10.0
    # The square of five, the longer text's share, is 25.
    times = {
        piece: Yardstick(partial(find_quantities, text[:4_000])).count_times(partial(find_quantities, text), most)
        for piece, text in texts.items()
    }
    assert {piece: n for piece, n in times.items() if n >= most} == {}
