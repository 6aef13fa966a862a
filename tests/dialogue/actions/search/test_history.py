"""A step back: a turn undone, a list or a subject of before shown again."""

from __future__ import annotations

from assistant.dialogue.conversation.state import fold
from assistant.shop import Shop
from tests.dialogue.talking import Talk, chips, ids


def test_a_typed_undo_takes_back_the_last_wish_and_shows_the_list_of_before(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("双肩包")
    talk.say("灰色的")
    back = talk.say("撤销")
    assert (chips(back), ids(back)) == (chips(first), ids(first))
    further = talk.say("撤销")
    assert (chips(further), ids(further)) == ([], [])
    assert "没有可以撤销的" in talk.say("撤销")["text"]


def test_undo_on_a_products_page_is_that_of_any_other(demo_shop: Shop) -> None:
    talk = Talk(demo_shop, page=demo_shop.catalogue.page(None, n=1, offset=0, locale="zh")[0].id)
    talk.say("tents")
    shown = ids(talk.say("headphones"))
    talk.press(kind="add_to_cart", product_id=shown[0])
    assert talk.say("undo")["cart"]["count"] == 0
    assert fold(demo_shop.conversations.find(talk.token or "").events, "zh").shown == tuple(shown)


def test_undo_puts_the_cart_back_and_leaves_the_wish(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    shown = ids(talk.say("双肩包"))
    talk.press(kind="add_to_cart", product_id=shown[0], quantity=2)
    assert talk.press(kind="remove_from_cart", product_id=shown[0])["cart"]["count"] == 0
    assert talk.say("撤销")["cart"]["count"] == 2
    reply = talk.say("撤销")
    assert (reply["cart"]["count"], chips(reply)) == (0, ["双肩包"])


def test_a_turn_that_changed_nothing_is_not_what_is_taken_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("backpacks")
    talk.say("in grey")
    talk.say("thanks")
    assert chips(talk.say("undo")) == chips(first)


def test_after_undo_places_are_counted_in_the_list_that_is_there_again(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = ids(talk.say("双肩包"))
    talk.say("灰色的")
    talk.say("撤销")
    assert talk.token is not None
    conversation = demo_shop.conversations.recall(talk.token)
    assert fold(conversation.events, "zh").item_at(2) == first[1]


def test_the_lists_before_come_one_after_the_other(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    lists = [ids(talk.say("earbuds")), ids(talk.say("show me more")), ids(talk.say("show me more"))]
    assert ids(talk.say("the previous ones")) == lists[1]
    assert ids(talk.say("the previous ones")) == lists[0]
    none = talk.say("the previous ones")
    assert (ids(none), none["text"]) == ([], "There were none before these.")


def test_a_subject_of_before_comes_back_with_its_wish_and_its_list(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("backpacks")
    grey = talk.say("in grey")
    talk.say("running shoes")
    back = talk.say("back to the backpacks")
    assert (chips(back), ids(back)) == (chips(grey), ids(grey))
    assert "Back to Backpacks" in back["text"]


def test_what_had_to_be_given_up_is_named_again_when_its_list_comes_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    missed = talk.say("紫色的雨伞 50以内")
    talk.say("跑鞋")
    assert chips(talk.say("撤销"), "relaxed") == chips(missed, "relaxed") == ["紫色"]


def test_what_was_refused_does_not_come_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = ids(talk.say("双肩包"))
    talk.press(kind="feedback", product_id=first[0], value="down")
    talk.say("跑鞋")
    assert ids(talk.say("撤销")) == first[1:]
