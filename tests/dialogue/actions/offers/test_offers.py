"""Offers beside what was asked for: never twice, never what is had or refused, never for another model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.evidence import explain_cheaper
from assistant.dialogue.actions.cards.product_cards import build_premium_card, build_related_card
from assistant.dialogue.actions.offers.better import find_made_for
from assistant.dialogue.actions.offers.eligibility import find_unwanted, is_worth, recommend_for_shopper
from assistant.dialogue.actions.offers.unasked import offer, offer_at_the_cart
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State, fold
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech.voice import Voice
from assistant.dialogue.steps.cart import AddToCart
from assistant.dialogue.steps.offers import OfferRelated
from assistant.dialogue.steps.search import SearchGoods
from assistant.events import CartChanged, EvidenceStruck, OffersSwitched
from assistant.query.constraints import Number
from assistant.recommendations import Premium
from assistant.recommendations.recommendations import LOOK_ALIKES
from assistant.shop import Shop
from tests.dialogue.hand_made import product, turn

SEARCH = SearchGoods()


class Talk:
    """One conversation with a shop."""

    def __init__(self, shop: Shop, visitor: str | None = None) -> None:
        self.shop, self.visitor = shop, visitor
        self.token: str | None = None
        self.reply: dict[str, Any] = {}

    def say(self, text: str) -> dict[str, Any]:
        return self._turn(ChatMessage(text, self.token, visitor=self.visitor))

    def press(self, kind: str, product: str, **more: Any) -> dict[str, Any]:
        action = {"kind": kind, "product_id": product} | more
        return self._turn(ChatMessage("", self.token, action=action, visitor=self.visitor))

    def state(self) -> State:
        assert self.token is not None
        conversation = self.shop.conversations.find(self.token)
        return fold(conversation.events, conversation.locale)

    def _turn(self, message: ChatMessage) -> dict[str, Any]:
        self.reply = self.shop.dialogue.reply(message)
        self.token = self.reply["conversation"]
        return self.reply


def offered(reply: dict[str, Any]) -> list[str]:
    return [card["id"] for role in ("related", "premium") for card in reply[role]]


def phones(shop: Shop) -> list[Product]:
    return [p for p in shop.catalogue.everything() if p.category[0] == "手机" and p.can_be_had]


def test_nothing_is_offered_twice_in_a_conversation_asked_for_or_not(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    seen: list[str] = []
    first = talk.say("充电宝")["items"][0]["id"]
    seen += offered(talk.reply)
    for kind in ("detail", "related", "premium", "related", "premium", "related", "related"):
        seen += offered(talk.press(kind, first))
    assert len(seen) > 6
    assert len(seen) == len(set(seen))


def test_what_was_offered_before_is_named_when_it_is_asked_for_again(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("充电宝")["items"][0]["id"]
    names = {card["id"]: card["title"] for card in talk.reply["premium"]}
    for _ in range(4):
        reply = talk.press("premium", first)
        names |= {card["id"]: card["title"] for card in reply["premium"]}
    assert reply["premium"] == []
    assert "前面给你看过" in reply["text"]
    assert any(name in reply["text"] for name in names.values())


def test_offers_stop_when_the_shopper_says_so_and_come_back(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    assert offered(talk.press("detail", talk.say("充电宝")["items"][0]["id"]))
    assert talk.say("别再推荐了")["intent"] == "feedback"
    assert talk.state().offers_on is False
    for text in ("双肩包", "介绍一下第一款"):
        assert offered(talk.say(text)) == []
    # What is asked for is no offer.
    assert talk.say("第一款配什么")["related"]
    assert offered(talk.say("恢复推荐"))


def test_a_phone_gets_cases_of_its_own_model_only(demo_shop: Shop) -> None:
    fits = demo_shop.current().compatibility
    checked = 0
    for phone in phones(demo_shop):
        reply = Talk(demo_shop).press("related", phone.id)
        for offer_made in demo_shop.catalogue.products([card["id"] for card in reply["related"]]):
            models = fits.models_of(offer_made)
            named = {" ".join(model) for model in models}
            if named:
                checked += 1
                title = " ".join(filter(None, (phone.title_zh, phone.title_en))).lower()
                assert any(name in title for name in named)
                longer = "plus" in title.split() or "ultra" in title.split()
                assert longer == any(name.endswith(("plus", "ultra")) for name in named)
    assert checked


def test_what_lies_in_the_cart_gets_company_and_what_is_taken_out_none(demo_shop: Shop) -> None:
    phone = phones(demo_shop)[0]
    talk = Talk(demo_shop)
    reply = talk.press("add_to_cart", phone.id)
    assert reply["related"]
    assert reply["premium"] == []
    assert all(card["reasons"][0]["evidence"]["anchor"] == phone.id for card in reply["related"])
    again = talk.say("购物车")
    assert not set(offered(again)) & set(offered(reply))
    assert offered(talk.press("remove_from_cart", phone.id)) == []


def test_nothing_is_offered_at_the_cart_when_offers_are_off(demo_shop: Shop) -> None:
    state = State("zh", offers_on=False)
    outcome = Outcome("cart", shows_cart=True, events=[CartChanged(phones(demo_shop)[0].id, 1)])
    offer_at_the_cart(demo_shop.current(), turn(AddToCart(), state=state), outcome)
    assert outcome.related == []


def test_what_is_owned_is_not_offered_once_the_past_may_be_used(demo_shop: Shop) -> None:
    view = demo_shop.current()
    model = demo_shop.recommendations.load_model()
    assert model is not None
    visitor = next(user for user in model.users_.values.tolist() if len(model.owned(user)) > 2)
    owned = demo_shop.recommendations.find_owned(visitor)
    agreed = replace(turn(SEARCH, state=State("zh", personal=True)), visitor=visitor)
    silent = replace(turn(SEARCH, state=State("zh", personal=None)), visitor=visitor)
    assert find_unwanted(view, agreed) == owned
    assert find_unwanted(view, silent) == frozenset()
    assert not owned & {product.id for product in recommend_for_shopper(view, agreed, n=20)}


def test_what_was_in_an_order_that_was_opened_is_owned(demo_shop: Shop) -> None:
    row = demo_shop.activity.row("SELECT order_id FROM orders LIMIT 1")
    assert row is not None
    bought = demo_shop.activity.rows("SELECT product_id FROM order_lines WHERE order_id = ?", [row[0]])
    state = State("zh", orders=(row[0],))
    assert find_unwanted(demo_shop.current(), turn(SEARCH, state=state)) == {line[0] for line in bought}


def test_what_is_struck_is_no_anchor_any_more(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.press("related", talk.say("充电宝")["items"][0]["id"])
    card = talk.reply["related"][0]
    anchor = card["reasons"][0]["evidence"]["anchor"]
    reply = talk.press("strike", card["id"])
    assert reply["intent"] == "feedback"
    assert talk.state().struck == {anchor}
    assert offered(reply)
    assert all(c["reasons"][0]["evidence"]["anchor"] != anchor for role in ("related", "premium") for c in reply[role])


def test_a_struck_product_leaves_the_history_out(demo_shop: Shop) -> None:
    view = demo_shop.current()
    anchors = phones(demo_shop)[:2]
    outcome = Outcome("search")
    state = State("zh", struck=frozenset(each.id for each in anchors))
    offer(view, turn(SEARCH, state=state), outcome, anchors, ())
    assert outcome.related == outcome.premium == []


def test_what_was_for_someone_else_is_asked_for_when_nothing_is_in_hand(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("充电宝")
    assert "哪一件" in talk.say("那是送人的")["text"]
    reply = talk.say("第一个是给别人买的")
    assert talk.state().struck == {talk.state().shown[0]}
    assert "给别人的" in reply["text"]


def test_looks_like_what_was_refused_come_last(demo_shop: Shop) -> None:
    recommend = demo_shop.recommendations.recommend
    first = recommend(None, recent=[], n=30)
    refused = first[0].id
    model = demo_shop.recommendations.load_model()
    assert model is not None
    alike = set(model.similar([refused], n=LOOK_ALIKES)[0][0].tolist())
    assert alike & {product.id for product in first}
    after = recommend(None, recent=[], n=30, disliked=[refused])
    assert refused not in [product.id for product in after]
    places = [product.id in alike for product in after]
    assert places == sorted(places)


@pytest.mark.parametrize("low", [None, 1.0])
def test_a_step_up_that_loses_what_was_asked_for_is_none(demo_shop: Shop, low: float | None) -> None:
    view = demo_shop.current()
    losing = next(step for step in steps_up(demo_shop) if step.found.losses)
    name = losing.found.losses[0].name
    facet = next(key for key, fact in view.vocabulary.facets.items() if name in (fact.en, f"{fact.zh}|{fact.en}"))
    sign = demo_shop.recommendations.directions_of(losing.anchor)[name]
    more, less = Number(facets=(facet,), low=1.0), Number(facets=(facet,), high=1e9)
    asked = ([more] if sign > 0 else [less]) if low else []
    assert is_worth(view, turn(SEARCH), losing, asked) is (low is None)


def steps_up(shop: Shop) -> list[Premium]:
    anchors = shop.catalogue.page(None, n=400, offset=0, locale="zh")
    return shop.recommendations.find_premium(anchors, n=400, exclude=(), fits=list)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_step_up_tells_what_is_lost_by_it(demo_shop: Shop, locale: str) -> None:
    view = demo_shop.current()
    said = turn(SEARCH, locale=locale)
    losing = [step for step in steps_up(demo_shop) if step.found.losses]
    assert losing
    for step in losing:
        card = build_premium_card(view, said, step)
        lost = {loss["name"] for loss in card["reasons"][0]["evidence"]["losses"]}
        assert {loss.name for loss in step.found.losses} <= lost
        assert ("不过" in card["gain"]) if locale == "zh" else (", but " in card["gain"])


def test_less_shelf_life_is_a_loss_whatever_it_costs() -> None:
    months = "保质期|shelf life"
    dear = product("D", price_minor=5_000, attributes={months: {"value": 24, "unit": "month"}})
    cheap = product("C", price_minor=3_000, attributes={months: {"value": 1, "unit": "year"}})
    reason = explain_cheaper(dear, cheap, Voice("zh"), directions={months: 1})
    assert reason["text"] == "比D便宜 ¥20：保质期 2年→1年"
    assert reason["evidence"]["less"] == 2_000
    assert reason["evidence"]["losses"] == [{"name": months, "before": "2年", "after": "1年"}]
    same = explain_cheaper(dear, product("C", price_minor=3_000), Voice("en"))
    assert same["text"] == "¥20 less than D, with the same figures on the sheet"


def test_company_is_told_rounded_down_with_its_range(demo_shop: Shop) -> None:
    found = demo_shop.recommendations.find_related(phones(demo_shop)[:3], n=4, exclude=(), fits=list)
    assert found
    for each in found:
        (reason,) = build_related_card(demo_shop.current(), turn(SEARCH), each)["reasons"]
        evidence = reason["evidence"]
        low, high = evidence["lift_interval"]
        assert low <= evidence["lift"] <= each.found.lift < evidence["lift"] + 0.1
        assert evidence["lift"] <= high
        # How many times more often belongs into the receipt, and is no sentence.
        assert f"{evidence['lift']:.1f} 倍" in [row["value"] for row in reason["receipt"]]
        assert "倍" not in reason["text"]


def test_events_of_offers_are_kept_and_read_back() -> None:
    state = fold([OffersSwitched(False), EvidenceStruck("A")], "zh")
    assert (state.offers_on, state.struck) == (False, {"A"})


def test_a_search_is_answered_with_what_was_searched_for_alone(demo_shop: Shop) -> None:
    assert offered(Talk(demo_shop).say("充电宝")) == []


def test_what_is_made_for_a_model_goes_with_it(demo_shop: Shop) -> None:
    shop = demo_shop.current()
    shaver = next(
        p for p in demo_shop.catalogue.everything() if (p.title_en or "").startswith("Pearlby Rotary Electric")
    )
    cards = find_made_for(shop, turn(OfferRelated(product_id=shaver.id), locale="en"), shaver, exclude=frozenset())
    assert cards
    for made in demo_shop.catalogue.products([card["id"] for card in cards]):
        assert made.category_id != shaver.category_id
        assert shop.compatibility.models_of(made)
        assert shop.compatibility.is_compatible(made, [shaver])


def test_what_only_prices_speak_for_is_no_reason_to_pay_more(demo_shop: Shop) -> None:
    known = {"海拔|altitude": 1_100, "保质期|shelf life": {"value": 9, "unit": "month"}, "支数|thread count": 400}
    assert set(demo_shop.recommendations.directions_of(product("X", attributes=known))) == {"保质期|shelf life"}


def test_every_kind_of_goods_has_an_answer_to_something_better(demo_shop: Shop) -> None:
    """A step up, dearer ones with what their pages say, or that this one will do: never a question back."""
    firsts = {p.category_id: p for p in demo_shop.catalogue.everything() if p.can_be_had}
    for each in list(firsts.values())[::6]:
        reply = Talk(demo_shop).press("premium", each.id)
        assert reply["intent"] == "premium"
        assert reply["premium"] or "就够用" in reply["text"]
        assert all(card["price"] > each.price_minor for card in reply["premium"])
