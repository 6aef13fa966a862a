"""The cart by chat and by button: what goes in and out, what it comes to, and that the shop is asked again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.dialogue.actions.cart.totals import add_up
from assistant.dialogue.conversation.recording import note_quantities_held
from assistant.dialogue.conversation.state import State, apply, fold
from assistant.events import CartChanged, CheckedOut
from assistant.journal.projections import behaviour_of
from assistant.shop import Shop
from tests.dialogue.basket_shop import GOODS, Chat, now, open_basket_shop, quantities, sell


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = open_basket_shop(tmp_path_factory.mktemp("basket") / "data")
    yield shop
    shop.close()


@pytest.fixture
def changing(shop: Shop) -> Iterator[Shop]:
    """The shop for tests that change its goods, which are put right again."""
    yield shop
    sell(shop, GOODS)


# What is in the cart and in view, what is said, and what the cart holds then.
SAID = [
    ({"T4": 1, "B1": 2}, "购物车", "去掉第二个", {"T4": 1}),
    ({"T4": 1, "B1": 2}, "购物车", "第二个改成三件", {"T4": 1, "B1": 3}),
    ({"T4": 1, "B1": 2}, "购物车", "去掉帐篷", {"B1": 2}),
    ({"T4": 1}, None, "再加两件", {"T4": 3}),
    ({"T4": 1}, None, "改成三件", {"T4": 3}),
    ({"T4": 1, "B1": 2}, None, "清空购物车", {}),
    ({"T4": 1, "B1": 2}, "show my cart", "remove the second one", {"T4": 1}),
    ({"T4": 1, "B1": 2}, "show my cart", "remove the tent", {"B1": 2}),
    ({"T4": 1, "B1": 2}, None, "remove the tent", {"B1": 2}),
    ({"T4": 1, "B1": 2}, "show my cart", "change the second one to 3", {"T4": 1, "B1": 3}),
    ({"T4": 1, "B1": 2}, None, "empty my cart", {}),
]


@pytest.mark.parametrize(("held", "before", "said", "left"), SAID)
def test_the_cart_changes_by_what_is_said(
    shop: Shop, held: dict[str, int], before: str | None, said: str, left: dict[str, int]
) -> None:
    chat = Chat(shop)
    for key, quantity in held.items():
        chat.add(key, quantity)
    if before is not None:
        chat.say(before)
    assert quantities(chat.say(said)) == left


def test_places_are_counted_in_the_cart_only_while_it_is_in_view(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("F1")
    shown = [card["id"] for card in chat.say("睡袋")["items"]]
    assert quantities(chat.say("第二个加入购物车")) == {"F1": 1, shown[1]: 1}
    chat.say("购物车")
    assert quantities(chat.say("去掉第一个")) == {shown[1]: 1}
    assert quantities(chat.say("去掉第一个")) == {}, "it is still in view"


def test_two_of_the_second_one_are_put_in(shop: Shop) -> None:
    chat = Chat(shop)
    shown = [card["id"] for card in chat.say("sleeping bags")["items"]]
    assert quantities(chat.say("put 2 of the second one in the cart")) == {shown[1]: 2}


def test_what_to_take_out_is_asked_when_several_fit(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("B1")
    chat.add("B2")
    asked = chat.say("去掉睡袋")
    assert quantities(asked) == {"B1": 1, "B2": 1}
    assert asked["suggestions"][:2] == ["去掉第1个", "去掉第2个"]
    assert quantities(chat.say(asked["suggestions"][1])) == {"B1": 1}


def test_what_to_put_in_is_asked_when_several_are_shown(shop: Shop) -> None:
    chat = Chat(shop)
    chat.say("睡袋")
    asked = chat.say("加入购物车")
    assert asked["intent"] == "cart"
    assert "哪一个" in asked["text"]
    assert sum(quantities(chat.say(asked["suggestions"][0])).values()) == 1


def test_a_stepper_sets_the_quantity_and_none_takes_it_out(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("B1")
    assert quantities(chat.press("set_quantity", product_id="B1", quantity=4)) == {"B1": 4}
    assert quantities(chat.press("set_quantity", product_id="B1", quantity=0)) == {}


def test_no_more_goes_in_than_there_is(shop: Shop) -> None:
    chat = Chat(shop)
    reply = chat.add("S1", 5)
    assert quantities(reply) == {"S1": 3}
    assert "3 件" in reply["text"]


def test_what_is_sold_out_does_not_go_in(shop: Shop) -> None:
    reply = Chat(shop).add("S2")
    assert quantities(reply) == {}
    assert "缺货" in reply["text"]


# Hand-computed: 10 % of 900 is 90, 100 off from 800 is more; 25 off clothing; 10 % of 249.90 is 24.99, 25 are more.
TOTALS = [
    ({"T2": 1}, 30000, "TEN", 3000),
    ({"T2": 3}, 90000, "HUNDRED", 10000),
    ({"H1": 2}, 19980, "WEAR15", 2500),
    ({"H1": 1, "R1": 1}, 24940, "WEAR15", 2500),
    ({"B1": 1}, 10000, None, 0),
    ({"H1": 1, "B1": 2}, 29990, "TEN", 2999),
]


@pytest.mark.parametrize(("held", "subtotal", "code", "saving"), TOTALS)
def test_the_coupon_that_saves_most_is_taken_off(
    shop: Shop, held: dict[str, int], subtotal: int, code: str | None, saving: int
) -> None:
    state = State("zh", cart=held)
    totals = add_up(shop.current(), state, "zh")
    assert totals.subtotal_minor == subtotal
    assert (totals.coupon and totals.coupon.code, totals.saving_minor) == (code, saving)
    assert totals.payable_minor == subtotal - saving


carts = st.dictionaries(st.sampled_from([row["id"] for row in GOODS]), st.integers(1, 120), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(carts)
def test_a_cart_adds_up_to_the_minor_unit(shop: Shop, cart: dict[str, int]) -> None:
    snapshot, state = shop.current(), State("en", cart=cart)
    totals = add_up(snapshot, state, "en")
    prices = {row["id"]: round(row["price"] * 100) for row in GOODS}
    stocks = {row["id"]: min(99, row["stock"]) for row in GOODS}
    assert {line.product.id: line.quantity for line in totals.lines} == {
        key: min(quantity, stocks[key]) for key, quantity in cart.items()
    }
    assert totals.subtotal_minor == sum(prices[key] * min(n, stocks[key]) for key, n in cart.items())
    assert 0 <= totals.saving_minor <= totals.subtotal_minor
    assert totals.payable_minor + totals.saving_minor == totals.subtotal_minor
    for goal in totals.goals:
        assert goal.missing_minor > 0
        assert goal.coupon.kind == "shipping" or goal.saving_minor > totals.saving_minor
        assert not goal.coupon.first_order


def test_what_is_missing_to_the_next_coupon_is_told(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("T4")
    reply = chat.say("购物车")
    assert reply["cart"]["goal"] == {"code": "HUNDRED", "title": "满 ¥800 减 ¥100", "missing_text": "¥200"}
    assert "再加 ¥200" in reply["text"]
    assert "凑单" in reply["suggestions"]


def test_a_named_coupon_is_answered_for(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("T4")
    assert "还差 ¥200" in chat.say("用优惠券 HUNDRED")["text"]
    assert "第一次下单" in chat.say("用优惠券 FIRST")["text"]
    assert "不在它的范围" in chat.say("用优惠券 WEAR15")["text"]
    assert "减 ¥60" in chat.say("用优惠券 TEN")["text"]


def test_a_price_that_changed_since_is_told_with_both(changing: Shop) -> None:
    chat = Chat(changing)
    chat.add("T4")
    sell(changing, [now("T4", price=650)])
    reply = chat.say("购物车")
    assert "加入时 ¥600，现在 ¥650" in reply["text"]
    assert reply["cart"]["total_text"] == "¥650"
    assert reply["cart"]["lines"][0]["notes"] == ["加入时 ¥600"]


def test_what_sold_out_since_is_told_and_taken_out(changing: Shop) -> None:
    chat = Chat(changing)
    chat.add("T4")
    chat.add("B1", 5)
    sell(changing, [now("T4", stock=0), now("B1", stock=2)])
    reply = chat.say("购物车")
    assert quantities(reply) == {"B1": 2}
    assert "山雀 四人帐篷刚刚卖完了" in reply["text"]
    assert "山雀 夏季睡袋只剩 2 件" in reply["text"]
    assert reply["cart"]["total_text"] == "¥200"


def test_what_is_gone_from_the_shop_leaves_the_cart(changing: Shop) -> None:
    chat = Chat(changing)
    chat.add("T4")
    chat.add("B1")
    path = changing.config.data / "catalogue.jsonl"
    sell(changing, GOODS)
    path.write_text("\n".join(line for line in path.read_text("utf-8").splitlines() if '"T4"' not in line), "utf-8")
    changing.import_catalogue(path, replace=True)
    reply = chat.say("购物车")
    assert quantities(reply) == {"B1": 1}
    assert "下架" in reply["text"]


def test_replaying_the_events_gives_the_same_cart(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("T4")
    chat.add("B1", 2)
    chat.say("购物车")
    reply = chat.say("去掉第一个")
    assert chat.token is not None
    conversation = shop.conversations.find(chat.token)
    state = fold(conversation.events, conversation.locale)
    assert state.cart == quantities(reply)
    assert state.cart_prices == {"B1": 10000}


def test_a_line_keeps_its_place_while_pieces_come_and_go() -> None:
    state = State("zh")
    for event in (CartChanged("A", 1, 100), CartChanged("B", 1, 200), CartChanged("A", 3)):
        state = apply(state, event)
    assert list(state.cart.items()) == [("A", 3), ("B", 1)]
    assert state.cart_prices == {"A": 100, "B": 200}
    assert apply(state, CartChanged("A", 0)).cart_prices == {"B": 200}


def test_only_what_changed_is_behaviour() -> None:
    before = State("zh", cart={"A": 2, "B": 1, "C": 1})
    changes = [CartChanged("A", 6), CartChanged("B", 1), CartChanged("C", 0)]
    events = [*note_quantities_held(changes, before), CheckedOut({"A": 6}, 100, "CNY")]
    assert behaviour_of(events) == [
        ("add_to_cart", {"A": 4}),
        ("remove_from_cart", {"C": 1}),
        ("begin_checkout", {"A": 6}),
    ]


def test_what_is_put_back_to_be_read_anew_is_no_behaviour() -> None:
    assert behaviour_of([CartChanged("A", 1)]) == []


def test_each_change_of_the_cart_is_noted_with_what_was_held_before_it() -> None:
    twice = note_quantities_held([CartChanged("A", 3), CartChanged("A", 1)], State("zh", cart={"A": 2}))
    assert twice == [CartChanged("A", 3, held=2), CartChanged("A", 1, held=3)]


def test_what_is_named_goes_into_the_cart_when_only_one_thing_can_be_meant(demo_shop: Shop) -> None:
    talk = Chat(demo_shop)
    shown = talk.say("跑鞋")["items"]
    brands = [card["brand"] for card in shown]
    only = next(card for card in shown if brands.count(card["brand"]) == 1)
    reply = talk.say(f"把{only['brand']}的跑鞋加入购物车")
    assert [line["product_id"] for line in reply["cart"]["lines"]] == [only["id"]]
    several = talk.say("把跑鞋加入购物车")
    assert "哪一个" in several["text"]
    assert len(several["items"]) > 1
    assert not several.get("cart")


def test_who_is_about_to_pay_is_offered_nothing_beside(demo_shop: Shop) -> None:
    talk = Chat(demo_shop)
    talk.say("空气炸锅")
    talk.say("第一个加入购物车")
    for text in ("去结算", "凑单"):
        reply = talk.say(text)
        assert not reply["related"]
        assert not reply["premium"]
