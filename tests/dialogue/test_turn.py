"""What must hold after any turn of any conversation, on the demo shop."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State, fold
from assistant.errors import NotFound
from assistant.events import Answered, CartChanged, HandoffTaken, Said
from assistant.money import money_text
from assistant.query.constraints import Price
from assistant.shop import Shop
from assistant.understanding.parse import MOST_CONSTRAINTS
from tests.timing import Yardstick

MESSAGES = Path(__file__).with_name("utterances.txt").read_text("utf-8").splitlines()
# A control, and the place of the product it is used on among what was shown.
CONTROLS = tuple((kind, place) for kind in ("add_to_cart", "remove_from_cart", "detail", "premium") for place in (0, 3))
CONTROLS += (("related", 0), ("dislike", 0), ("compare", 0), ("drop_constraint", 0), ("set_locale", 0))
CONTROLS += (("as_written", 0),)

turns = st.one_of(st.sampled_from(MESSAGES), st.sampled_from(MESSAGES), st.sampled_from(CONTROLS))
BOUND = {"search", "refine", "cheaper", "recommend", "gift"}


def message_of(turn: Any, token: str | None, state: State, last: str) -> ChatMessage | None:
    """The message that a turn of the pool sends; None when it needs a product, or a message, and there is none."""
    if isinstance(turn, str):
        return ChatMessage(turn, token, visitor="anyone")
    kind, place = turn
    if kind == "as_written":
        return ChatMessage(last, token, visitor="anyone", as_written=True) if last else None
    if kind == "drop_constraint":
        return ChatMessage("", token, action={"kind": kind, "index": place})
    if kind == "set_locale":
        return ChatMessage("", token, action={"kind": kind, "locale": "en" if state.locale == "zh" else "zh"})
    if place >= len(state.shown):
        return None
    product = state.shown[place]
    if kind == "compare":
        return ChatMessage("", token, action={"kind": kind, "product_ids": list(state.shown[:3])})
    if kind == "dislike":
        return ChatMessage("", token, action={"kind": "feedback", "product_id": product, "value": "down"})
    return ChatMessage("", token, action={"kind": kind, "product_id": product})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(turns, min_size=1, max_size=7))
@example(said=["五百以内的蓝牙耳机，不要黑色", "under 50", "有好一点的吗"])
def test_whatever_is_said(demo_shop: Shop, said: list[Any]) -> None:
    token, state, last = None, State("zh"), ""
    for turn in said:
        message = message_of(turn, token, state, last)
        if message is None:
            continue
        last = message.text or last
        before = state
        reply = demo_shop.dialogue.reply(message)
        token = reply["conversation"]
        conversation = demo_shop.conversations.find(token)
        state = fold(conversation.events, conversation.locale)
        check_journal(demo_shop, token, state, reply)
        check_cards(demo_shop, before, state, reply)
        check_offers(demo_shop, before, state, reply)
        check_cart(demo_shop, state, reply)
        check_words(reply, silent=turn == ("set_locale", 0) or before.handoff is not None)


def check_journal(shop: Shop, token: str, state: State, reply: dict[str, Any]) -> None:
    """What the next turn will start from is what this one ended with, read whole or briefly."""
    brief = shop.conversations.recall(token)
    assert fold(brief.events, brief.locale) == state
    assert reply["locale"] == state.locale
    assert [c["chip"] for c in reply["query"]["constraints"]] == [c.chip(state.locale) for c in state.constraints]


def check_cards(shop: Shop, before: State, state: State, reply: dict[str, Any]) -> None:
    """What is shown meets what was asked, but for what is named as given up."""
    relaxed = {c["chip"] for c in reply["query"]["relaxed"]}
    in_force = [c for c in state.constraints if c.chip(state.locale) not in relaxed]
    search = shop.current().search
    if reply["intent"] in BOUND:
        products = shop.catalogue.products([card["id"] for card in reply["items"]])
        assert search.fitting(products, in_force) == products
        assert not {product.id for product in products} & before.disliked
    premium = shop.catalogue.products([card["id"] for card in reply["premium"]])
    assert search.fitting(premium, in_force) == premium
    general = [c for c in in_force if c.exclude]
    if reply["intent"] not in ("related", "cart"):
        general += [Price(high=c.high, currency=c.currency) for c in in_force if isinstance(c, Price) and c.high]
    related = shop.catalogue.products([card["id"] for card in reply["related"]])
    assert search.fitting(related, general) == related
    roles = [[card["id"] for card in reply[name]] for name in ("items", "related", "premium")]
    assert all(len(ids) == len(set(ids)) for ids in roles)


def check_offers(shop: Shop, before: State, state: State, reply: dict[str, Any]) -> None:
    """An offer can be had, costs more if it is a step up, and is new: not in the cart, not refused, not beside."""
    shown = {card["id"] for card in reply["items"]}
    for role in ("related", "premium"):
        for card in reply[role]:
            product = shop.catalogue.product(card["id"])
            assert product is not None
            assert product.can_be_had
            assert product.id not in before.cart
            assert product.id not in before.disliked
            assert card["reasons"][0]["evidence"]
            if role == "related":
                assert product.id not in shown
            else:
                anchor = shop.catalogue.product(card["reasons"][0]["evidence"]["anchor"])
                assert anchor is not None
                assert product.price_minor > anchor.price_minor
    if reply["intent"] not in ("related", "premium"):
        offered = {card["id"] for role in ("related", "premium") for card in reply[role]}
        assert not offered & before.offered


def check_cart(shop: Shop, state: State, reply: dict[str, Any]) -> None:
    cart = reply.get("cart")
    if cart is None:
        return
    products = shop.catalogue.products(list(state.cart))
    assert cart["count"] == sum(state.cart.values()) == sum(line["quantity"] for line in cart["lines"])
    total = sum(product.price_minor * state.cart[product.id] for product in products)
    assert cart["total_text"] == (money_text(total, "CNY") if products else "")
    for product in products:
        assert state.cart[product.id] <= (99 if product.stock is None else product.stock)


def check_words(reply: dict[str, Any], *, silent: bool) -> None:
    text = reply["text"]
    assert text or silent
    assert not any(trace in json.dumps(reply, ensure_ascii=False) for trace in ("{}", "{n", "{t", "{w", "None"))
    assert len(reply["suggestions"]) == len(set(reply["suggestions"])) <= 4
    assert json.loads(json.dumps(reply)) == reply


def test_the_language_of_a_reply_is_that_of_the_message(demo_shop: Shop) -> None:
    first = demo_shop.dialogue.reply(ChatMessage("a red dress"))
    second = demo_shop.dialogue.reply(ChatMessage("便宜点的", first["conversation"]))
    assert (first["locale"], second["locale"]) == ("en", "zh")


def test_a_language_without_letters_is_the_one_that_was_spoken(demo_shop: Shop) -> None:
    first = demo_shop.dialogue.reply(ChatMessage("a red dress"))
    assert demo_shop.dialogue.reply(ChatMessage("???", first["conversation"]))["locale"] == "en"
    assert demo_shop.dialogue.reply(ChatMessage("???", locale="en"))["locale"] == "en"


def test_a_conversation_that_does_not_exist_is_not_begun(demo_shop: Shop) -> None:
    with pytest.raises(NotFound):
        demo_shop.dialogue.reply(ChatMessage("你好", "no-such-token"))


def test_a_turn_is_written_whole(demo_shop: Shop) -> None:
    reply = demo_shop.dialogue.reply(ChatMessage("双肩包"))
    kinds = [event.kind for event in demo_shop.conversations.find(reply["conversation"]).events]
    assert kinds == ["said", "wish_changed", "shown", "answered"]


def test_a_turn_that_fails_leaves_no_trace(demo_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    first = demo_shop.dialogue.reply(ChatMessage("双肩包"))
    before = demo_shop.conversations.find(first["conversation"])

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("assistant.dialogue.turn.build_reply", broken)
    with pytest.raises(OSError, match="disk"):
        demo_shop.dialogue.reply(ChatMessage("便宜点的", first["conversation"]))
    assert demo_shop.conversations.find(first["conversation"]) == before


def test_the_product_of_the_page_is_what_it_means(demo_shop: Shop) -> None:
    (product,) = demo_shop.catalogue.page(None, n=1, offset=0, locale="zh")
    reply = demo_shop.dialogue.reply(ChatMessage("有货吗", page_product=product.id))
    assert reply["intent"] == "stock"
    assert product.title("zh") in reply["text"]


def test_a_page_of_a_product_that_is_gone_is_no_page(demo_shop: Shop) -> None:
    assert demo_shop.dialogue.reply(ChatMessage("有货吗", page_product="GONE"))["items"] == []


def test_buttons_of_products_that_are_gone_say_so(demo_shop: Shop) -> None:
    for kind in ("detail", "related", "premium", "add_to_cart"):
        reply = demo_shop.dialogue.reply(ChatMessage("", action={"kind": kind, "product_id": "GONE"}))
        assert reply["text"] == "这件商品已经下架了。"


def test_adding_to_the_cart_is_behaviour_to_learn_from_and_refusing_is_not(demo_shop: Shop) -> None:
    (product,) = demo_shop.catalogue.page(None, n=1, offset=0, locale="zh")
    count = demo_shop.behaviour.count()
    add = {"kind": "add_to_cart", "product_id": product.id}
    demo_shop.dialogue.reply(ChatMessage("", action=add, visitor="someone"))
    assert demo_shop.behaviour.count() == count + 1
    demo_shop.dialogue.reply(ChatMessage("", action=add | {"product_id": "GONE"}, visitor="someone"))
    demo_shop.dialogue.reply(ChatMessage("", action=add))
    assert demo_shop.behaviour.count() == count + 1


def test_a_message_read_as_written_is_not_corrected_and_refines_nothing(demo_shop: Shop) -> None:
    reply = demo_shop.dialogue.reply
    token = reply(ChatMessage("red backpack"))["conversation"]
    wished = [chip["chip"] for chip in reply(ChatMessage("under 300", token))["query"]["constraints"]]
    assert reply(ChatMessage("headphnes", token))["query"]["corrected"]
    for _ in range(2):
        again = reply(ChatMessage("headphnes", token, as_written=True))
        assert again["query"]["corrected"] == []
        assert again["query"]["as_written"] is True
        assert [chip["chip"] for chip in again["query"]["constraints"]] == wished
        assert again["handoff"] is None


def test_two_taps_at_once_are_one_taking_back(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("充电宝"))["conversation"]
    assert demo_shop.dialogue.reply(ChatMessage("把第一款加入购物车", token))["cart"]["count"] == 1
    tap = ChatMessage("把第一款加入购物车", token, as_written=True)
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(demo_shop.dialogue.reply, [tap, tap]))
    assert [reply["cart"]["count"] for reply in replies] == [1, 1]


def test_a_conversation_said_again_is_answered_the_same(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("双肩包"))["conversation"]
    for text, as_written in (("充电保", False), ("充电保", True), ("三百以内", False)):
        demo_shop.dialogue.reply(ChatMessage(text, token, as_written=as_written))
    events = demo_shop.conversations.find(token).events
    told = [event.reply for event in events if isinstance(event, Answered)]
    again: list[dict[str, Any]] = []
    for event in events:
        if isinstance(event, Said):
            fresh = again[-1]["conversation"] if again else None
            again.append(demo_shop.dialogue.reply(ChatMessage(event.text, fresh, as_written=event.as_written)))
    assert [reply | {"conversation": ""} for reply in again] == [reply | {"conversation": ""} for reply in told]


def test_words_for_a_person_take_nothing_back(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("双肩包"))["conversation"]
    demo_shop.dialogue.reply(ChatMessage("转人工", token))
    reply = demo_shop.dialogue.reply(ChatMessage("转人工", token, as_written=True))
    assert reply["handoff"] is not None
    assert reply["items"] == []
    assert [chip["chip"] for chip in reply["query"]["constraints"]] == ["双肩包"]


def test_a_word_left_out_of_a_wish_is_told_once(demo_shop: Shop) -> None:
    for text in ("双肩包 阿斯顿发", "送妈妈的礼物 阿斯顿发"):
        reply = demo_shop.dialogue.reply(ChatMessage(text))
        assert reply["query"]["unknown"]
        for word in reply["query"]["unknown"]:
            assert reply["text"].count(word) == 1


def test_no_more_goes_into_the_cart_than_there_is(demo_shop: Shop) -> None:
    scarce = next(product for product in demo_shop.catalogue.everything() if 0 < (product.stock or 0) < 99)
    add = {"kind": "add_to_cart", "product_id": scarce.id, "quantity": 99}
    reply = demo_shop.dialogue.reply(ChatMessage("", action=add))
    assert reply["cart"]["count"] == scarce.stock


def test_what_is_sold_out_stays_out_of_the_cart(demo_shop: Shop) -> None:
    gone = next(product for product in demo_shop.catalogue.everything() if product.stock == 0)
    reply = demo_shop.dialogue.reply(ChatMessage("", action={"kind": "add_to_cart", "product_id": gone.id}))
    assert "缺货" in reply["text"]
    assert reply["cart"]["count"] == 0
    reply = demo_shop.dialogue.reply(ChatMessage("有货吗", page_product=gone.id))
    assert "现在缺货" in reply["text"]
    assert all(card["stock"] != 0 for card in reply["items"])


def test_a_transcript_has_both_sides_in_order(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("双肩包"))["conversation"]
    demo_shop.dialogue.reply(ChatMessage("转人工", token))
    conversation = demo_shop.conversations.find(token)
    demo_shop.conversations.append(conversation, [HandoffTaken("Mei")])
    transcript = demo_shop.dialogue.transcript(token)
    assert [(turn["role"], turn.get("text")) for turn in transcript["turns"]] == [
        ("shopper", "双肩包"),
        ("assistant", None),
        ("shopper", "转人工"),
        ("assistant", None),
    ]
    assert transcript["handoff"]["state"] == "with_agent"
    assert transcript["last"] == len(conversation.events) + 1
    assert isinstance(conversation.events[0], Said)
    assert isinstance(conversation.events[-1], Answered)
    assert not any(isinstance(event, CartChanged) for event in conversation.events)


def test_a_double_tap_adds_twice_and_loses_nothing(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("充电宝"))["conversation"]
    product = next(iter(fold(demo_shop.conversations.find(token).events, "zh").shown))
    tap = ChatMessage("", token, action={"kind": "add_to_cart", "product_id": product})
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(demo_shop.dialogue.reply, [tap, tap]))
    assert sorted(reply["cart"]["count"] for reply in replies) == [1, 2]
    assert fold(demo_shop.conversations.find(token).events, "zh").cart == {product: 2}


@pytest.mark.parametrize("text", ["把第一个加三个到购物车", "把第一款加入购物车，要3件"])
def test_as_many_are_put_into_the_cart_as_were_named(demo_shop: Shop, text: str) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("有货的充电宝"))["conversation"]
    reply = demo_shop.dialogue.reply(ChatMessage(text, token))
    assert reply["cart"]["count"] == 3
    assert "3 件" in reply["text"]


def test_buttons_work_while_a_person_is_waited_for(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("充电宝"))["conversation"]
    product = demo_shop.conversations.find(token)
    demo_shop.dialogue.reply(ChatMessage("转人工", token))
    shown = fold(product.events, "zh").shown[0]
    reply = demo_shop.dialogue.reply(ChatMessage("", token, action={"kind": "add_to_cart", "product_id": shown}))
    assert reply["cart"]["count"] == 1
    assert reply["handoff"] is not None
    assert demo_shop.dialogue.reply(ChatMessage("包的带子断了", token))["text"]


def test_a_message_of_hundreds_of_words_costs_no_more_than_a_few(demo_shop: Shop) -> None:
    parser = demo_shop.current().parser
    words = [word for word, n in demo_shop.current().vocabulary.words.items() if len(word) == 2 and n > 5][:330]
    query = parser.parse(" ".join(words))
    assert len(query.constraints) <= MOST_CONSTRAINTS
    long = partial(demo_shop.dialogue.reply, ChatMessage(" ".join(words)[:1000]))
    assert Yardstick().count_times(long, 100.0) < 100.0  # a second where it is quiet
