"""What is kept of a shopper: told as it is, handed out whole, erased whole, used only with a yes."""

from __future__ import annotations

import json

import pytest

from assistant.dialogue.chat_message import ChatMessage
from assistant.errors import NotFound
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper, everything_written

PRODUCT = "EB-1041"
CONSENT = "可以用那时候的记录来推荐吗"


@pytest.fixture
def returning(demo_shop: Shop) -> Shopper:
    """Who put something into the cart in an earlier visit."""
    before = Shopper(demo_shop)
    before.presses(kind="add_to_cart", product_id=PRODUCT)
    with demo_shop.activity.write() as db:
        db.execute("UPDATE behaviour SET at = at - 86400 WHERE visitor = ?", [before.visitor])
    return Shopper(demo_shop, visitor=before.visitor)


def test_earlier_visits_are_used_only_after_a_yes(returning: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[str | None] = []
    recommendations = type(returning.shop.recommendations)
    recommend = recommendations.recommend

    def noting(self: object, visitor: str | None, **rest: object) -> object:
        asked_for.append(visitor)
        return recommend(self, visitor, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(recommendations, "recommend", noting)
    asked = returning.says("有什么推荐")
    assert CONSENT in asked["text"]
    assert asked["question"] == {"kind": "consent"}
    assert asked["suggestions"][:2] == ["可以", "不用了"]
    assert returning.visitor not in asked_for
    told = returning.says("可以")
    assert told["items"]
    assert returning.visitor in asked_for


def test_the_question_is_asked_once(returning: Shopper) -> None:
    texts = [reply["text"] for reply in returning.all_said("有什么推荐", "耳机", "有什么推荐", "有什么推荐")]
    assert [CONSENT in text for text in texts] == [True, False, False, False]


def test_a_no_holds_in_this_conversation_and_the_next(returning: Shopper) -> None:
    returning.all_said("有什么推荐", "不用了")
    later = Shopper(returning.shop, visitor=returning.visitor)
    assert CONSENT not in later.says("有什么推荐")["text"]
    assert returning.shop.current().visitors.personal_use(returning.visitor) is False


def test_a_visitor_without_earlier_visits_is_not_asked(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.presses(kind="add_to_cart", product_id=PRODUCT)
    assert CONSENT not in shopper.says("有什么推荐")["text"]


def test_what_is_said_in_one_conversation_holds_in_another_that_is_open(returning: Shopper) -> None:
    other = Shopper(returning.shop, visitor=returning.visitor)
    other.says("你好")
    returning.says("关闭个性化推荐")
    assert CONSENT not in other.says("有什么推荐")["text"]


@pytest.mark.parametrize(
    ("message", "allowed"),
    [("关闭个性化推荐", False), ("turn off personal offers", False), ("开启个性化推荐", True)],
)
def test_personal_offers_are_stopped_and_allowed_by_a_sentence(message: str, allowed: bool, demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    assert shopper.says(message)["intent"] == "privacy"
    assert demo_shop.current().visitors.personal_use(shopper.visitor) is allowed


def test_what_is_stored_is_told_as_the_journal_has_it(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.says("耳机")
    shopper.presses(kind="add_to_cart", product_id=PRODUCT)
    reply = shopper.says("你们存了我什么数据")
    kept = demo_shop.current().visitors.count_kept(shopper.visitor, shopper.token or "")
    assert (kept.conversations, kept.messages, kept.records) == (1, 2, 1)
    assert "2 条消息" in reply["text"]
    assert "1 条加购" in reply["text"]
    assert reply["topic"] == "privacy-what-is-stored"


def test_numbers_agree_in_english(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop, "en")
    assert "the 1 message you wrote" in shopper.says("what data do you store about me")["text"]
    assert "the 2 messages you wrote" in shopper.says("what data do you store about me")["text"]


def test_an_export_has_all_that_is_kept(demo_shop: Shop) -> None:
    first = Shopper(demo_shop)
    first.says("蓝牙耳机")
    first.presses(kind="add_to_cart", product_id=PRODUCT)
    second = Shopper(demo_shop, visitor=first.visitor)
    assert second.says("导出我的数据")["download"] == {"kind": "export"}
    export = demo_shop.dialogue.export(second.token or "", first.visitor)
    assert len(export["conversations"]) == 2
    assert "蓝牙耳机" in json.dumps(export, ensure_ascii=False)
    assert [(row["event"], row["product_id"]) for row in export["behaviour"]] == [("add_to_cart", PRODUCT)]


def test_a_conversations_token_alone_opens_that_conversation_only(demo_shop: Shop) -> None:
    first = Shopper(demo_shop)
    first.says("蓝牙耳机")
    second = Shopper(demo_shop, visitor=first.visitor)
    second.says("登山包")
    export = demo_shop.dialogue.export(second.token or "", "f" * 32)
    assert (len(export["conversations"]), export["behaviour"]) == (1, [])
    assert "蓝牙耳机" not in json.dumps(export, ensure_ascii=False)


def test_erasing_is_asked_about_first(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.says("一张书桌")
    asked = shopper.says("删除我的数据")
    assert asked["question"] == {"kind": "erase"}
    assert asked["conversation"] == shopper.token
    assert shopper.says("不用了")["conversation"] == asked["conversation"]
    assert "一张书桌" in everything_written(demo_shop)


@pytest.mark.parametrize("yes", ["可以", "删除我的数据"])
def test_erasing_leaves_nothing_of_the_visitor(yes: str, demo_shop: Shop) -> None:
    other = Shopper(demo_shop)
    other.says("别人的收纳盒")
    first = Shopper(demo_shop)
    first.says("一个紫色的水壶")
    first.presses(kind="add_to_cart", product_id=PRODUCT)
    first.says("关闭个性化推荐")
    second = Shopper(demo_shop, visitor=first.visitor)
    second.says("删除我的数据")
    erased, old = second.token, first.token
    reply = second.says(yes)
    written = everything_written(demo_shop)
    assert "一个紫色的水壶" not in written
    assert "别人的收纳盒" in written
    kept = demo_shop.current().visitors.count_kept(first.visitor, reply["conversation"])
    assert (kept.conversations, kept.messages, kept.records) == (1, 0, 0)
    assert demo_shop.current().visitors.personal_use(first.visitor) is None
    assert reply["conversation"] not in (erased, old)
    assert "删掉" in reply["text"]
    with pytest.raises(NotFound):
        demo_shop.dialogue.reply(ChatMessage("你好", conversation=old))
    assert second.says("耳机")["items"]  # the fresh conversation goes on


def test_the_cart_is_gone_with_the_rest(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.presses(kind="add_to_cart", product_id=PRODUCT)
    shopper.all_said("删除我的数据", "可以")
    assert shopper.says("看看购物车")["cart"]["count"] == 0


def test_no_table_that_names_a_visitor_or_a_conversation_is_left_out_of_an_erasure(demo_shop: Shop) -> None:
    """A table that is added later must be added to the erasure too."""
    naming = {
        table
        for (table,) in demo_shop.activity.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if {row["name"] for row in demo_shop.activity.rows(f"PRAGMA table_info({table})")} & {"visitor", "conversation"}
    }
    # Wrong guesses at orders are kept by a mark of the address, for an hour: to erase them would be to guess again.
    erased = {"conversations", "conversation_events", "message_ids", "behaviour", "personal_use"}
    assert naming - {"order_attempts"} == erased
