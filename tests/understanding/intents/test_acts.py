"""What a message does by being said, in many wordings; and what it does not do, though it has some of the words."""

from __future__ import annotations

import json

import pytest

from assistant.language.locales import ACTS
from assistant.query.query import Context, Query, query_from_data
from assistant.understanding.intents.acts import find_acts
from tests.understanding.wordings import SAID

SHOWN = tuple("abcdef")


def after(shop, *said: str, asked: str | None = None) -> Context:
    """The context in which these were wished for, and something was shown."""
    wished = tuple(c for text in said for c in shop.parse(text).constraints)
    return Context(constraints=wished, shown=SHOWN, asked=asked)


@pytest.mark.parametrize(("act", "said"), [(act, said) for act, all_said in SAID.items() for said in all_said])
def test_an_act_is_known_in_many_wordings(demo, act, said):
    assert act in demo.parse(said, after(demo, "防水的黑色蓝牙耳机")).acts


@pytest.mark.parametrize("locale", sorted(ACTS))
def test_each_act_is_shown_by_some_wording_of_each_language(locale):
    assert set(ACTS[locale].ACTS) == set(SAID)
    for act, all_said in SAID.items():
        assert any(said.isascii() == (locale == "en") for said in all_said), act


WISHES = [
    "充电宝",
    "可以送女朋友的项链",
    "好的耳机",
    "不要黑色的耳机",
    "不要黑色",
    "换季穿的外套",
    "整套茶具",
    "五百以内的蓝牙耳机",
    "有没有防水的",
    "返校穿的鞋",
    "no black ones",
    "ok headphones",
    "yes day cream",
    "a set of knives",
    "a wireless mouse, any will do",
    "i want to buy a lamp",
    "a return ticket holder",
    "track pants",
    "a good book in chinese",
    "weatherproof jacket",
    "back support cushion",
    "undone",
    "can i pay in instalments",
    "is the second one for my size",
    "可以分期付款吗",
]


@pytest.mark.parametrize("said", WISHES)
def test_a_wish_is_no_act_though_it_has_some_of_the_words(demo, said):
    assert demo.parse(said).acts == ()


@pytest.mark.parametrize(
    ("said", "act"), [("好的，看看手机", "yes"), ("算了，看看手机吧", "never_mind"), ("no, show me phones", "no")]
)
def test_an_answer_with_a_wish_beside_it_is_only_the_wish(demo, said, act):
    query = demo.parse(said, after(demo, "耳机"))
    assert (query.intent, act in query.acts) == ("search", False)
    assert [c.kind for c in query.constraints] == ["category"]


BESIDE = [
    ("why did you recommend the second one", "detail", [2]),
    ("为什么推荐第三个", "detail", [3]),
    ("why this one", "detail", [0]),
    ("这个能用优惠券吗", "detail", [0]),
    ("i want to return it", "returns", [0]),
    ("换掉第二个", "detail", [2]),
]


@pytest.mark.parametrize(("said", "intent", "positions"), BESIDE)
def test_what_an_act_points_at_is_kept(demo, said, intent, positions):
    query = demo.parse(said, after(demo, "耳机"))
    assert (query.intent, [r.position for r in query.references]) == (intent, positions)


INTENTS = [
    ("撤销", "refine"),
    ("the previous ones", "refine"),
    ("颜色不限了", "refine"),
    ("为什么没有推荐澜枢的", "detail"),
    ("那是给我妈买的", "feedback"),
    ("结算", "cart"),
    ("a kit for hiking", "bundle"),
    ("还差多少包邮", "cart"),
    ("取消订单", "order_status"),
    ("我要退款", "returns"),
    ("能开发票吗", "faq"),
    ("删除我的数据", "privacy"),
    ("are you human?", "chitchat"),
    ("stupid bot", "chitchat"),
    ("tell me a joke", "chitchat"),
    ("好的谢谢", "thanks"),
]


@pytest.mark.parametrize(("said", "intent"), INTENTS)
def test_an_act_has_an_intent_of_the_contract(demo, said, intent):
    assert demo.parse(said, after(demo, "耳机")).intent == intent


DROPS = [
    ("颜色不限了", ["colour"]),
    ("品牌和颜色都无所谓", ["brand", "colour"]),
    ("不要求防水了", ["waterproof"]),
    ("不用防水了", ["waterproof"]),
    ("去掉黑色这个条件", ["colour"]),
    ("any brand", ["brand"]),
    ("take back the colour", ["colour"]),
    ("drop the waterproof", ["waterproof"]),
    ("forget the budget", ["price"]),
    ("any price", ["price"]),
    ("Any price", ["price"]),
]


@pytest.mark.parametrize(("said", "drops"), DROPS)
def test_what_is_taken_back_is_named_and_no_longer_wished(demo, said, drops):
    query = demo.parse(said, after(demo, "五百以内的防水黑色耳机"))
    named = {f"facet:{facet.id}": facet.en for facet in demo.vocabulary.facets.values()}
    assert sorted(named.get(kind, kind) or "" for kind in query.drops) == drops
    assert query.constraints == ()
    assert query.drops_price is ("price" in drops)


def test_what_was_never_wished_is_excluded_and_not_taken_back(demo):
    query = demo.parse("不用防水的", after(demo, "耳机"))
    assert (query.acts, [c.exclude for c in query.constraints]) == ((), [True])


PERSONS = [
    ("一套露营装备 4个人 两千以内", 4),
    ("a camping set for 4 people", 4),
    ("camping kit for a family of four", 4),
    ("耳机", None),
    ("200以内的耳机", None),
]


@pytest.mark.parametrize(("said", "persons"), PERSONS)
def test_for_how_many_people_is_told(demo, said, persons):
    query = demo.parse(said)
    assert query.persons == persons
    assert not any(c.kind == "number" for c in query.constraints)


CREDENTIALS = [
    ("我的订单号是 LX20240315001，手机尾号 8888", "LX20240315001", "8888"),
    ("order 100234567, email Amy@example.com", "100234567", "amy@example.com"),
    ("退款 DEMO-10023", "DEMO-10023", None),
    ("订单20240315001到哪了", "20240315001", None),
    ("13800138000", None, "13800138000"),
    ("+86 138 0013 8000", None, "13800138000"),
    ("my number ends in 4321", None, "4321"),
    ("last four digits are 4321", None, "4321"),
    ("LX-2024-0815", "LX-2024-0815", None),
    ("20261012-4831 1234", "20261012-4831", "1234"),
    ("20261012-4831，1234。", "20261012-4831", "1234"),
]


@pytest.mark.parametrize(("said", "number", "proof"), CREDENTIALS)
def test_numbers_of_orders_and_proofs_are_no_prices_and_no_words(demo, said, number, proof):
    query = demo.parse(said)
    assert (query.order_number, query.proof) == (number, proof)
    assert query.constraints == ()
    assert query.intent in ("order_status", "returns")


@pytest.mark.parametrize(
    "said",
    [
        "帐篷 2000以内",
        "2000-3000元的手机",
        "headphones under 1500",
        "iphone 15 手机壳",
        "1234",
        "iphone 15 2024",
        "2000 3000",
        "16GB内存 512GB存储的笔记本电脑",
    ],
)
def test_a_price_or_a_model_is_no_order(demo, said):
    query = demo.parse(said)
    assert (query.order_number, query.proof) == (None, None)


def test_four_digits_alone_are_a_proof_only_when_that_was_asked_for(demo):
    assert demo.parse("4321", Context(asked="order_proof")).proof == "4321"
    assert demo.parse("20240001", Context(asked="order_number")).order_number == "20240001"
    assert demo.parse("4321", Context(asked="order_number")).proof == "4321"  # too short for the number
    assert demo.parse("4321").proof is None


@pytest.mark.parametrize(
    "said", ["20261012-4831 1234", "order A12345, 尾号 8888", "amy@example.com", "my phone is 13800138000"]
)
def test_a_proof_is_never_written_down(demo, said):
    query = demo.parse(said)
    assert query.proof is not None
    written = json.dumps(query.as_data(), ensure_ascii=False)
    assert query.proof not in written
    assert query.proof not in repr(query).replace(repr(query.text), "")
    read: Query = query_from_data(json.loads(written))
    assert (read.proof, len(read.text)) == (None, len(said))


def test_an_act_ends_where_its_words_end():
    found = [(act.name, act.span) for act in find_acts("undo, and why not sony")]
    assert found == [("undo", (0, 4)), ("why_not", (10, 17))]
    assert find_acts("undoubtedly whyever") == []


def test_only_so_many_acts_are_looked_at():
    assert len(find_acts("撤销" * 2_000)) < 20


@pytest.mark.parametrize(
    "said", ["SAVE30怎么用", "WELCOME20能用吗", "用SAVE30", "use SAVE30", "can I use WELCOME20", "apply code SAVE30"]
)
def test_a_code_beside_its_use_applies_a_coupon(demo, said):
    query = demo.parse(said, after(demo, "耳机"))
    assert (query.intent, query.acts, query.constraints, query.unknown) == ("promotion", ("apply_coupon",), (), ())


@pytest.mark.parametrize("said", ["能用USB30吗", "use HDMI20 cable", "SAVE30"])
def test_a_name_in_capitals_alone_is_no_coupon(demo, said):
    assert "apply_coupon" not in demo.parse(said, after(demo, "耳机")).acts


@pytest.mark.parametrize("said", ["算了我还是自己看看 耳机", "never mind, show me headphones"])
def test_an_answer_before_a_wish_is_no_unknown_word(demo, said):
    query = demo.parse(said)
    assert (query.intent, query.unknown) == ("search", ())


@pytest.mark.parametrize("said", ["另一个 DEMO20261001", "再查一个 DEMO20261001", "check another one DEMO20261001"])
def test_another_order_is_known_by_its_number(demo, said):
    query = demo.parse(said)
    assert (query.intent, query.order_number, query.unknown) == ("order_status", "DEMO20261001", ())
    assert not query.wants_more
