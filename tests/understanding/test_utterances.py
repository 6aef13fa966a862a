"""Tables of utterances against three shops: what each says, and where it says it."""

from __future__ import annotations

import pytest

from assistant.query.constraints import Constraint
from assistant.query.query import Context
from tests.understanding.readable import readable
from tests.understanding.tables import HERE, LANGUAGES, rows

# What lies before the shopper where a row says (shown).
SHOWN = Context(shown=("a", "b", "c", "d", "e", "f"))
TABLES = sorted({(language, shop) for language in LANGUAGES for shop, _, _ in rows(language)})


@pytest.mark.parametrize(("language", "shop"), TABLES)
def test_each_query_of_a_table_is_as_expected(request, language, shop):
    under_test = request.getfixturevalue(shop)
    table = {said: told for of, said, told in rows(language) if of == shop}
    queries = {said: under_test.parse(said, SHOWN if " (shown)" in told else None) for said, told in table.items()}
    read = {said: readable(query, under_test.vocabulary) for said, query in queries.items()}
    expected = {said: told.removesuffix(" (shown)") for said, told in table.items()}
    assert {said: (told, expected[said]) for said, told in read.items() if told != expected[said]} == {}
    if language != "mixed":
        assert {said: query.language for said, query in queries.items() if query.language != language} == {}


@pytest.mark.parametrize(("language", "n"), LANGUAGES.items())
def test_every_language_has_enough_utterances_to_mean_something(language, n):
    lines = [line for path in (HERE / language).glob("*.txt") for line in path.read_text("utf-8").splitlines()]
    said = [(line.partition(" -> ")[0]) for line in lines if line and not line.startswith("#")]
    assert len(said) >= n
    assert len(list((HERE / language).glob("*.txt"))) >= 4


SPANS = [
    ("五百以内的蓝牙耳机，不要黑色", {"price": "五百以内", "category": "蓝牙耳机", "colour": "黑色"}),
    ("想买１００元以内的枕头🛏", {"price": "１００元以内", "category": "枕头"}),
    ("藍牙耳機 要白色的", {"category": "藍牙耳機", "colour": "白色"}),
    ("至少30小时续航的耳机", {"number": "至少30小时", "category": "耳机"}),
    ("500以上1000以下的手机", {"price": "500以上1000以下", "category": "手机"}),
    ("黑色或者白色的双肩包", {"colour": "黑色或者白色", "category": "双肩包"}),
    ("不要太贵的连衣裙", {"sort": "不要太贵", "category": "连衣裙"}),
    ("充电保", {"category": "充电保"}),
    (
        "wireless earbuds under 300, not black",
        {"category": "wireless earbuds", "price": "under 300", "colour": "black"},
    ),
    ("Phones   500-800", {"category": "Phones", "price": "500-800"}),
    ("Café-style mugs between $20 and $40", {"category": "mugs", "price": "between $20 and $40"}),
    ("size 42 running shoes", {"value": "size 42", "category": "running shoes"}),
    ("Lanshu or Tuoyan phone", {"brand": "Lanshu or Tuoyan", "category": "phone"}),
    ("something cheaper than that, dresses", {"category": "dresses"}),
]


@pytest.mark.parametrize(("said", "spans"), SPANS)
def test_each_span_cuts_out_the_words_that_said_it(demo, said, spans):
    found = {c.kind: said[slice(*c.span)] for c in demo.parse(said).constraints}
    assert {kind: found.get(kind) for kind in spans} == spans


def chips(constraints: tuple[Constraint, ...], locale: str) -> list[str]:
    return [constraint.chip(locale) for constraint in constraints]


CHIPS = [
    ("五百以内的蓝牙耳机，不要黑色", ["≤ ¥500", "蓝牙耳机", "不要黑色"], ["≤ ¥500", "Headphones", "not black"]),
    ("至少30小时续航的耳机", ["续航 ≥ 30小时", "耳机"], ["battery life ≥ 30 h", "Headphones"]),
    ("1.8米床的四件套", ["1.8 米", "四件套"], ["1.8 m", "Bedding Sets"]),
    ("厚度8毫米的瑜伽垫", ["厚度 8毫米", "瑜伽垫"], ["thickness 8 mm", "Yoga Mats"]),
    ("M码连衣裙", ["M码", "连衣裙"], ["size M", "Dresses"]),
    ("澜枢或者拓砚的手机", ["澜枢或拓砚", "手机"], ["Lanshu or Tuoyan", "Phones"]),
    ("waterproof speaker", ["防水", "蓝牙音箱"], ["waterproof", "speaker"]),
    ("earbuds", ["真无线耳机"], ["earbuds"]),
    ("wool socks", ["羊毛", "袜子"], ["wool", "Socks"]),
    ("無線鍵盤", ["无线", "键盘"], ["wireless", "Keyboards"]),
]


@pytest.mark.parametrize(("said", "zh", "en"), CHIPS)
def test_chips_read_naturally_in_both_languages(demo, said, zh, en):
    constraints = demo.parse(said).constraints
    assert chips(constraints, "zh") == zh
    assert [chip.lower() for chip in chips(constraints, "en")] == [chip.lower() for chip in en]


def test_money_of_another_country_is_told_and_the_number_used(demo, fashion):
    said_in = {text: fashion.parse(text).constraints[0].said_in for text in ("¥500以内", "under $50", "50块以内")}
    assert said_in == {"¥500以内": "CNY", "under $50": None, "50块以内": None}
    price = next(c for c in demo.parse("headphones under 50 dollars").constraints if c.kind == "price")
    assert (price.high, price.currency, price.said_in) == (5_000, "CNY", "USD")


def test_limits_that_contradict_each_other_leave_the_last(demo):
    price = demo.parse("over 500 but under 300").constraints[0]
    assert (price.low, price.high) == (None, 30_000)


def test_the_named_facet_wins_where_several_share_a_unit(demo):
    named = next(c for c in demo.parse("充电时间2小时以内的耳机").constraints if c.kind == "number")
    unnamed = next(c for c in demo.parse("2小时以内的耳机").constraints if c.kind == "number")
    assert [demo.vocabulary.facets[facet].zh for facet in named.facets] == ["充电时间"]
    assert set(named.facets) < set(unnamed.facets)


def test_a_brand_that_is_an_everyday_word_is_one_only_where_it_is_meant(fashion, stationery):
    assert "brand Good" in readable(fashion.parse("cardigan by Good"), fashion.vocabulary)
    assert "brand" not in readable(fashion.parse("a good cardigan"), fashion.vocabulary)
    assert "brand 推荐" in readable(stationery.parse("推荐牌订书机"), stationery.vocabulary)
    assert "brand" not in readable(stationery.parse("推荐一个订书机"), stationery.vocabulary)


def test_a_gift_for_someone_is_an_intent_and_gifts_alone_a_category(demo):
    someone, department = demo.parse("gift for my girlfriend"), demo.parse("show me gifts")
    assert readable(someone, demo.vocabulary) == "gift | for girlfriend"
    assert readable(department, demo.vocabulary) == "search+gift | kind Gifts"


def test_pinyin_is_answered_in_chinese(demo):
    assert demo.parse("chongdianbao").language == "zh"
    assert demo.parse("powerbank").language == "en"
