"""The cart handed to the shop: by link, as an event, and as a signed message from a durable outbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.config import ServerConfig, ShopSettings
from assistant.dialogue.actions.cart.checkout import build_checkout_link
from assistant.dialogue.actions.cart.totals import CartLine
from assistant.errors import ConfigError
from assistant.events import CheckedOut
from assistant.shop import Shop
from assistant.snapshot import Snapshot
from tests.dialogue.basket_shop import GOODS, TENTS, Chat, now, open_basket_shop, product, quantities, sell

SECRET = "the secret of this test, thirty-two characters"


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    settings = {"checkout_url": "https://shop.example/cart?items={cart}&from=chat"}
    settings |= {"webhook_url": "http://127.0.0.1:9/none", "webhook_secret": SECRET}
    shop = open_basket_shop(tmp_path_factory.mktemp("checkout") / "data", **settings)
    yield shop
    shop.close()


@pytest.fixture
def woken(set_up: Shop, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One entry for each time that the sender was woken; nothing is sent."""
    woken: list[bool] = []
    monkeypatch.setattr(set_up.webhook, "wake", lambda: woken.append(True))
    return woken


@pytest.fixture
def shop(set_up: Shop, woken: list[bool]) -> Iterator[Shop]:
    """The shop with an empty outbox; its goods are put right again after the test."""
    while (letter := set_up.outbox.take(2**40, lease_seconds=1)) is not None:
        set_up.outbox.record_arrival(letter)
    yield set_up
    sell(set_up, GOODS)


def test_the_link_has_the_cart_as_the_shop_reads_it(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("T4")
    chat.add("B1", 2)
    checkout = chat.say("去结算")["checkout"]
    assert checkout["url"] == "https://shop.example/cart?items=T4%3A1%2CB1%3A2&from=chat"
    assert parse_qs(urlsplit(checkout["url"]).query)["items"] == ["T4:1,B1:2"]
    assert [(line["product_id"], line["quantity"], line["amount"]) for line in checkout["lines"]] == [
        ("T4", 1, 60000),
        ("B1", 2, 20000),
    ]
    # ¥800 reach the coupon of ¥100.
    assert (checkout["subtotal"], checkout["saving"], checkout["total"]) == (80000, 10000, 70000)
    assert (checkout["currency"], checkout["coupon"]) == ("CNY", "HUNDRED")


@pytest.mark.parametrize("said", ["去结算", "check out", "结账"])
def test_checking_out_is_understood_and_noted(shop: Shop, said: str) -> None:
    chat = Chat(shop, visitor=said)
    chat.add("T4", 2)
    chat.say(said)
    assert chat.token is not None
    events = shop.conversations.find(chat.token).events
    (noted,) = [event for event in events if isinstance(event, CheckedOut)]
    assert (noted.lines, noted.total, noted.currency) == ({"T4": 2}, 108000, "CNY")
    assert noted.order is not None
    assert [(line["product_id"], line["quantity"]) for line in noted.order["lines"]] == [("T4", 2)]
    done = [row.event for row in shop.behaviour.everything() if row.visitor == said]
    assert done == ["add_to_cart", "begin_checkout"]


def test_stock_is_looked_up_once_more_before_the_cart_is_handed_over(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("T4", 4)
    chat.add("S1")
    sell(shop, [now("T4", stock=1, price=700), now("S1", stock=0)])
    reply = chat.press("checkout")
    assert "T4%3A1" in reply["checkout"]["url"]
    assert "S1" not in reply["checkout"]["url"]
    assert reply["checkout"]["subtotal"] == 70000
    assert "加入时 ¥600，现在 ¥700" in reply["text"]
    assert quantities(reply) == {"T4": 1}


def test_an_empty_cart_is_not_handed_over(shop: Shop) -> None:
    reply = Chat(shop).say("去结算")
    assert "checkout" not in reply
    assert reply["text"] == "购物车是空的。"


def test_without_an_address_the_shops_own_page_and_a_person_are_named(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Snapshot, "checkout_url", "")
    chat = Chat(shop)
    chat.add("T4")
    reply = chat.say("去结算")
    assert reply["checkout"]["url"] is None
    assert "这里不收款" in reply["text"]
    assert "转人工" in reply["suggestions"]


ids = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(ids, st.integers(1, 99), min_size=1, max_size=5))
def test_any_ids_can_be_read_out_of_the_link_again(cart: dict[str, int]) -> None:
    lines = [CartLine(_Named(key), n, n) for key, n in cart.items()]  # type: ignore[arg-type]
    link = build_checkout_link("https://shop.example/cart?items={cart}", lines)
    assert link is not None
    (items,) = parse_qs(urlsplit(link).query)["items"]
    read = {unquote(key): int(n) for key, n in (pair.split(":") for pair in items.split(","))}
    assert read == cart


class _Named:
    """As much of a product as a link needs."""

    def __init__(self, key: str) -> None:
        self.id = key


def test_the_message_to_the_shop_is_written_with_the_turn(shop: Shop, woken: list[bool]) -> None:
    chat = Chat(shop)
    chat.add("T4")
    assert (shop.outbox.count_waiting(), woken) == (0, [])
    checkout = chat.say("去结算")["checkout"]
    assert (shop.outbox.count_waiting(), woken) == (1, [True])
    letter = shop.outbox.take(2**40, lease_seconds=1)
    assert letter is not None
    shop.outbox.record_arrival(letter)
    message = json.loads(letter.body)
    assert message["id"] == letter.id
    assert message["type"] == "cart.checked_out"
    assert message["checkout"] == checkout
    assert chat.token is not None
    assert chat.token not in letter.body, "who has the token can read the conversation"
    chat.say("去结算")
    assert shop.outbox.count_waiting() == 1, "the first was taken; another turn is another message"


def test_a_turn_that_fails_posts_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = Chat(shop)
    chat.add("T4")

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("assistant.dialogue.turn.build_reply", broken)
    with pytest.raises(OSError, match="disk"):
        chat.say("去结算")
    assert shop.outbox.count_waiting() == 0


def test_a_webhook_without_a_secret_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ASSISTANT_WEBHOOK_SECRET"):
        Shop.open(ServerConfig(data=tmp_path / "data"), ShopSettings(webhook_url="https://shop.example/hook"))


@pytest.mark.parametrize("value", ["shop.example/cart", "javascript:alert(1)", "https:// /x"])
def test_an_address_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ConfigError, match="ASSISTANT_CHECKOUT_URL"):
        ShopSettings.from_environment({"ASSISTANT_CHECKOUT_URL": value})


def test_a_webhook_secret_is_repeated_in_no_message() -> None:
    with pytest.raises(ConfigError) as refused:
        ServerConfig.from_environment({"ASSISTANT_WEBHOOK_SECRET": "too-short-a-secret"})
    assert "too-short" not in str(refused.value)
    assert SECRET not in repr(ServerConfig(webhook_secret=SECRET))


def test_a_product_id_with_a_comma_is_handed_over_whole(shop: Shop) -> None:
    sell(shop, [product("A,B:2", "怪 帐篷", "Odd Tent", TENTS, 10)])
    chat = Chat(shop)
    chat.add("A,B:2")
    url = chat.say("去结算")["checkout"]["url"]
    assert parse_qs(urlsplit(url).query)["items"] == ["A%2CB%3A2:1"]
