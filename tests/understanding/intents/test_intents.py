"""What a message wants done, with and without something shown before."""

from __future__ import annotations

import json

import pytest

from assistant.dialogue.speech import en, zh
from assistant.query.constraints import Brand, Category, Flag, Price, Sort
from assistant.query.query import Context, Query, query_from_data
from assistant.understanding.intents.intents import intents_of

INTENTS = [
    ("你好", "greeting"),
    ("hello", "greeting"),
    ("谢谢", "thanks"),
    ("thanks a lot", "thanks"),
    ("再见", "goodbye"),
    ("bye", "goodbye"),
    ("你是谁", "chitchat"),
    ("who are you", "chitchat"),
    ("转人工", "handoff"),
    ("talk to a person", "handoff"),
    ("我的订单到哪了", "order_status"),
    ("where is my order", "order_status"),
    ("怎么退货", "returns"),
    ("七天无理由退货吗", "returns"),
    ("can I return this", "returns"),
    ("运费多少", "shipping"),
    ("how much is shipping", "shipping"),
    ("有优惠券吗", "promotion"),
    ("any coupon", "promotion"),
    ("删除我的个人信息", "privacy"),
    ("what about my data", "privacy"),
    ("看看购物车", "cart"),
    ("add it to my cart", "cart"),
    ("有什么推荐", "recommend"),
    ("surprise me", "recommend"),
    ("recommend me something", "recommend"),
    ("whats popular", "recommend"),
    ("推荐几件", "recommend"),
    ("can i pay in instalments", "faq"),
    ("how long do i have to send stuff back", "returns"),
    ("送妈妈的礼物", "gift"),
    ("gift for my dad, around 300", "gift"),
    ("蓝牙耳机", "search"),
    ("mugs", "search"),
    ("黑色的", "search"),
    ("有什么热卖的", "recommend"),
    ("滑雪板", "search"),
    ("asdfgh", "search"),
    ("嗯嗯", "unknown"),
    ("", "unknown"),
    ("退货的时候蓝牙耳机怎么办", "returns"),
]


@pytest.mark.parametrize(("said", "intent"), INTENTS)
def test_the_intent_of_a_first_message(demo, said, intent):
    assert demo.parse(said).intent == intent


SHOWN = Context(constraints=(Price(high=50_000),), shown=("A", "B", "C"), locale="zh")
LATER = [
    ("便宜点的", "cheaper"),
    ("something cheaper", "cheaper"),
    ("有好一点的吗", "premium"),
    ("something better", "premium"),
    ("anything better", "premium"),
    ("what's popular", "recommend"),
    ("有什么热卖的", "recommend"),
    ("还有吗", "refine"),
    ("那500以内有哪些", "refine"),
    ("第三个不喜欢", "feedback"),
    ("和第一款最配的是什么", "related"),
    ("还有别的吗", "refine"),
    ("show me more", "refine"),
    ("第一款和第二款对比", "compare"),
    ("compare the first one and the second one", "compare"),
    ("第一款配什么", "related"),
    ("what goes with the first one", "related"),
    ("第二个", "detail"),
    ("the second one", "detail"),
    ("这个有货吗", "stock"),
    ("is it in stock", "stock"),
    ("黑色的", "refine"),
    ("in black", "refine"),
    ("价格不限", "refine"),
    ("any price", "refine"),
    ("把第一个加入购物车", "cart"),
    ("蓝牙耳机", "search"),
    ("mugs", "search"),
    ("不喜欢这个", "feedback"),
]


@pytest.mark.parametrize(("said", "intent"), LATER)
def test_the_intent_of_a_message_about_what_was_shown(demo, said, intent):
    assert demo.parse(said, SHOWN).intent == intent


REFERENCES = [
    ("第一款和第二款对比", (1, 2)),
    ("最后一个", (-1,)),
    ("第3个多少钱", (3,)),
    ("这个有货吗", (0,)),
    ("compare the first one and the third one", (1, 3)),
    ("the last one", (-1,)),
    ("how heavy is it", (0,)),
    ("2nd", (2,)),
    ("compare all three", (1, 2, 3)),
    ("三个都比一下", (1, 2, 3)),
    ("前两双对比", (1, 2)),
    ("第一支配什么", (1,)),
    ("蓝牙耳机", ()),
]


@pytest.mark.parametrize(("said", "positions"), REFERENCES)
def test_what_was_shown_before_is_pointed_at(demo, said, positions):
    assert tuple(r.position for r in demo.parse(said, SHOWN).references) == positions


def test_a_service_question_comes_before_the_goods_named_in_it():
    query = Query(
        text="", language="zh", intent="unknown", constraints=(Category(categories=(1,)),), intents=("returns", "cart")
    )
    assert intents_of(query, Context(), {}, -1)[0] == "returns"


SEVERAL = [
    ("add the first one and show me cases for it", ("cart", "search")),
    ("第二个加购，顺便问下运费多少", ("cart", "shipping")),
    ("怎么退货，另外想看看跑鞋", ("returns", "search")),
    ("i want to return the mug i bought", ("returns",)),
    ("hi, i need a desk lamp", ("search", "greeting")),
    ("便宜点的耳机", ("search",)),
    ("推荐几款耳机", ("search",)),
]


@pytest.mark.parametrize(("said", "intents"), SEVERAL)
def test_what_comes_first_stands_first_and_the_rest_is_not_lost(demo, said, intents):
    assert demo.parse(said, SHOWN).intents == intents


CARTS = [
    ("把第一个加入购物车", "add", None),
    ("第二个来三件", None, 3),
    ("put two of the second one in my cart", "add", 2),
    ("删掉第一个", "remove", None),
    ("remove the second one", "remove", None),
    ("清空购物车", "clear", None),
    ("第一个改成5个", "change", 5),
]


@pytest.mark.parametrize(("said", "cart", "quantity"), CARTS)
def test_what_is_to_be_done_with_the_cart(demo, said, cart, quantity):
    query = demo.parse(said, SHOWN)
    assert (query.intent, query.cart, query.quantity) == ("cart", cart, quantity)


@pytest.mark.parametrize(
    "said",
    [
        "澜枢或者拓砚的手机，500到800，不要黑色，至少8GB内存，最便宜的，充电保",
        "给6岁的女儿买个轻一点的书包，最好防水，露营用",
        "the red one and the cheaper of the two",
        "ink for my printer",
    ],
)
def test_a_query_is_read_back_as_it_was_written(demo, said):
    query = demo.parse(said, SHOWN)
    assert query_from_data(json.loads(json.dumps(query.as_data()))) == query


# What the assistant suggests has to be understood when it is sent back.

FIXED = {
    "cheaper": "cheaper",
    "compare": "compare",
    "person": "handoff",
    "more": "refine",
    "related": "related",
    "premium": "premium",
    "returns": "returns",
    "shipping": "shipping",
    "cart": "cart",
    "any_price": "refine",
}


@pytest.mark.parametrize("words", [zh, en], ids=["zh", "en"])
@pytest.mark.parametrize("key", sorted(FIXED))
def test_a_fixed_suggestion_does_what_it_promises(demo, words, key):
    assert demo.parse(words.SUGGESTIONS[key], SHOWN).intent == FIXED[key]


@pytest.mark.parametrize("words", [zh, en], ids=["zh", "en"])
def test_the_suggestion_of_what_is_popular_asks_for_that(demo, words):
    query = demo.parse(words.SUGGESTIONS["popular"])
    assert query.intent == "recommend" or query.constraints[0] == Sort(by="popular", span=query.constraints[0].span)


@pytest.mark.parametrize(("locale", "words"), [("zh", zh), ("en", en)])
def test_each_category_that_is_suggested_is_searched_for(demo, locale, words):
    missed = []
    for fact in demo.vocabulary.categories.values():
        query = demo.parse(words.SUGGESTIONS["category"].format(category=getattr(fact, locale)))
        (only,) = query.constraints or (None,)
        if not (isinstance(only, Category) and fact.id in only.categories and query.intent == "search"):
            missed.append(getattr(fact, locale))
    assert missed == []


@pytest.mark.parametrize(("locale", "words"), [("zh", zh), ("en", en)])
def test_each_brand_and_each_property_that_is_suggested_is_searched_for(demo, locale, words):
    missed = []
    for fact in demo.vocabulary.brands.values():
        query = demo.parse(words.SUGGESTIONS["brand"].format(brand=getattr(fact, locale)))
        if [c.brands for c in query.constraints if isinstance(c, Brand) and not c.exclude] != [(fact.id,)]:
            missed.append(getattr(fact, locale))
    for facet in (facet for facet in demo.vocabulary.facets.values() if facet.is_flag):
        query = demo.parse(words.SUGGESTIONS["flag"].format(name=getattr(facet, locale)))
        if [c.facet for c in query.constraints if isinstance(c, Flag) and not c.exclude] != [facet.id]:
            missed.append(getattr(facet, locale))
    assert missed == []
