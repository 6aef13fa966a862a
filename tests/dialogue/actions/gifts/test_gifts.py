"""Gifts: for whom, for what, for how much, and what the catalogue says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.catalogue.products import Product
from assistant.dialogue.actions.gifts.ages import age_from, is_for_children
from assistant.dialogue.actions.gifts.gift_fit import find_gift_quote, find_others_named, judge_gift
from assistant.dialogue.actions.gifts.gift_wish import complete_wish
from assistant.dialogue.actions.gifts.gifts import GIFT_WORDS, LEAST_GIVEN
from assistant.dialogue.conversation.questions import Clarify
from assistant.dialogue.conversation.state import State
from assistant.dialogue.steps.gifts import SuggestGifts
from assistant.events import Asked
from assistant.query.constraints import Category, Price
from assistant.query.preferences import Recipient
from assistant.shop import Shop
from tests.dialogue.hand_made import turn
from tests.dialogue.talking import Talk, chips, ids, outcome_of, wish


def questions(reply: dict) -> int:
    return reply["text"].count("？") + reply["text"].count("?")


@pytest.mark.parametrize(
    ("messages", "asked"),
    [
        (("礼物",), "送给谁，预算大概多少？"),
        (("礼物 200以内",), "送给谁？"),
        (("送女朋友",), "预算大概多少？"),
        (("送女朋友 200到400",), None),
        (("gift ideas",), "Who is it for, and what's the budget?"),
        (("a gift for my friend",), "What's the budget?"),
        # Once is enough.
        (("礼物", "送女朋友"), None),
        (("送女朋友", "不要黑色"), None),
    ],
)
def test_what_is_missing_is_asked_for_once(demo_shop: Shop, messages: tuple[str, ...], asked: str | None) -> None:
    talk = Talk(demo_shop)
    replies = [talk.say(message) for message in messages]
    assert replies[-1]["intent"] == "gift"
    assert questions(replies[-1]) == (1 if asked else 0)
    assert replies[-1]["text"].endswith(asked or "")
    assert ("question" in replies[-1]) == (asked is not None)
    assert len(ids(replies[-1])) == 6


def test_the_answers_are_understood_and_kept(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    who = talk.say("礼物")["suggestions"][1]
    assert who == "送女朋友"
    budget = talk.say(who)["suggestions"][1]
    reply = talk.say(budget)
    assert reply["intent"] == "gift"
    assert chips(reply)[0] == "给女朋友"
    (price,) = (c for c in reply["query"]["constraints"] if c["kind"] == "price")
    assert all(price["min"] <= card["price"] <= price["max"] for card in reply["items"])
    assert chips(talk.say("不要黑色"))[:2] == chips(reply)


def test_gifts_are_of_several_kinds_and_within_the_budget(demo_shop: Shop) -> None:
    reply = Talk(demo_shop).say("送女朋友 100到300")
    assert len({card["category"] for card in reply["items"]}) == 6
    assert all(10_000 <= card["price"] <= 30_000 for card in reply["items"])


def test_what_neither_says_that_it_is_a_gift_nor_is_of_a_kind_that_does_nor_suits_is_none(demo_shop: Shop) -> None:
    search = demo_shop.current().search
    given = search.gift_words.find_gifts(GIFT_WORDS)
    kinds = search.gift_words.find_kinds(given, LEAST_GIVEN)
    shown = demo_shop.catalogue.products(ids(Talk(demo_shop).say("礼物")))
    assert shown
    assert [p for p in shown if p.category_id not in kinds and not search.fitting([p], [given])] == []


def test_more_gifts_are_others(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    first = talk.say("送女朋友 100到300")
    more = talk.say("换一批")
    assert more["intent"] == "gift"
    assert ids(more)
    assert not set(ids(more)) & set(ids(first))
    assert chips(more) == chips(first)


def test_reasons_quote_what_the_page_says(demo_shop: Shop) -> None:
    said = 0
    for text, locale in (("送女朋友", "zh"), ("a gift for my friend", "en")):
        for card in Talk(demo_shop).say(text)["items"]:
            product = demo_shop.catalogue.product(card["id"])
            assert product is not None
            page = f"{product.title(locale)}\n{product.description(locale)}\n{product.attributes}".lower()
            for reason in card["reasons"]:
                if reason["kind"] == "says":
                    said += 1
                    assert reason["evidence"]["says"] in reason["text"]
                    assert all(word in page for word in reason["evidence"]["says"].lower().split())
    assert said >= 6


@pytest.mark.parametrize(
    ("text", "who", "others"),
    [
        ("送爸爸和妈妈的礼物", "father", ("mother",)),
        ("gifts for mum, dad and my sister", "mother", ("father", "sister")),
        # 女朋友 is no 朋友, and the same people by another name are nobody else.
        ("送女朋友的礼物", "girlfriend", ()),
        ("妈妈，就是我妈", "mother", ()),
        ("a gift for myself and my wife", "wife", ()),
    ],
)
def test_others_who_are_named_are_heard(text: str, who: str, others: tuple[str, ...]) -> None:
    assert find_others_named(text, who) == others


def test_of_two_people_the_one_taken_is_told(demo_shop: Shop) -> None:
    state = State("zh")
    query = replace(demo_shop.current().parser.parse("送老公和朋友的礼物 300以内"))
    step = SuggestGifts(constraints=(Recipient(who="husband"), Price(high=30_000)))
    outcome = outcome_of(demo_shop, step, state, query)
    assert ("gift_for_one_of", {"who": "给老公", "others": "朋友"}) in outcome.lines


def product_like(shop: Shop, **parts: object) -> Product:
    some = next(shop.catalogue.everything())
    bare = replace(some, title_zh="", title_en="", description_zh="", description_en="", attributes={}, tags=())
    return replace(bare, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "says", "for_others"),
    [
        ({"title_zh": "丝巾", "description_zh": "送妈妈合适，自己戴也行。"}, "送妈妈合适", False),
        ({"title_zh": "丝巾", "attributes": {"适用人群|for": {"zh": "女士", "en": "women"}}}, "适用人群 女士", False),
        ({"title_zh": "领带", "attributes": {"适用人群|for": {"zh": "男士", "en": "men"}}}, None, True),
        # A title is in view: its word is enough.
        ({"title_zh": "曲奇礼盒 520 克"}, "礼盒", False),
        # A feature that it lacks speaks for nothing.
        ({"title_zh": "杯子", "attributes": {"礼盒装|gift box": False}}, None, False),
        ({"title_zh": "杯子", "attributes": {"礼盒装|gift box": True}}, "礼盒装", False),
        # What is said around it makes it no one's.
        ({"title_zh": "炒锅", "description_zh": "男士单手也拿得动。"}, None, False),
    ],
)
def test_a_page_speaks_for_a_person_by_its_own_words(
    demo_shop: Shop, parts: dict[str, object], says: str | None, for_others: bool
) -> None:
    mother = Recipient(who="mother")
    product = product_like(demo_shop, **parts)
    assert find_gift_quote(product, mother, [mother], "zh")[0] == says
    assert judge_gift(product, mother).for_others == for_others


def test_men_is_no_part_of_women(demo_shop: Shop) -> None:
    father = Recipient(who="father")
    scarf = product_like(demo_shop, title_en="Scarf for women")
    assert judge_gift(scarf, father).for_others
    assert find_gift_quote(scarf, father, [father], "en") == (None, None)


def test_a_budget_that_nothing_meets_is_named(demo_shop: Shop) -> None:
    outcome = outcome_of(demo_shop, SuggestGifts(constraints=(Price(high=10),)))
    assert outcome.relaxed == () or [c.kind for c in outcome.relaxed] == ["price"]
    assert not outcome.items or any(reason["kind"] == "differs" for reason in outcome.items[0]["reasons"])


def test_no_question_right_after_a_question(demo_shop: Shop) -> None:
    outcome = outcome_of(demo_shop, SuggestGifts(), State("zh", open_question=Clarify()))
    assert not any(isinstance(event, Asked) for event in outcome.events)


def test_a_small_shop_gives_what_it_says_is_for_giving(shop_named: Callable[[str], Shop]) -> None:
    shop = shop_named("inkstone")
    given = shop.current().search.gift_words.find_gifts(GIFT_WORDS)
    first = ids(Talk(shop).say("礼物"))[0]
    assert shop.current().search.fitting(shop.catalogue.products([first]), [given])
    assert wish(shop, "礼物 100以内")


def test_a_toy_for_the_small_is_no_gift_for_a_grown_up(demo_shop: Shop) -> None:
    girlfriend, child = Recipient(who="girlfriend"), Recipient(who="child")
    blocks = product_like(demo_shop, attributes={"适用年龄|age from": {"value": 3, "unit": "year"}})
    models = product_like(demo_shop, attributes={"适用年龄|age from": {"value": 14, "unit": "year"}})
    assert [judge_gift(each, girlfriend).for_others for each in (blocks, models)] == [True, False]
    assert not judge_gift(blocks, child).for_others


@pytest.mark.parametrize("text", ["给爸爸的礼物，他喜欢钓鱼", "a gift for my dad, he loves fishing"])
def test_what_someone_likes_lifts_and_does_not_limit(demo_shop: Shop, text: str) -> None:
    reply = Talk(demo_shop).say(text)
    products = demo_shop.catalogue.products(ids(reply))
    says = [f"{p.title_zh}{p.description_zh}{p.title_en}{p.description_en}".lower() for p in products]
    assert any("钓" in said or "fishing" in said for said in says)
    assert not all("钓" in said or "fishing" in said for said in says)


def test_a_gift_for_a_child_is_for_that_age(demo_shop: Shop) -> None:
    outcome = outcome_of(demo_shop, SuggestGifts(constraints=(Recipient(age=(7.0, 7.0)),)))
    products = demo_shop.catalogue.products([card["id"] for card in outcome.items])
    assert products
    assert all((age_from(product) or 0) <= 7 for product in products)
    assert all(is_for_children(product, Recipient(age=(7.0, 7.0))) for product in products)


def test_no_toy_for_the_small_is_a_gift_for_a_colleague(demo_shop: Shop) -> None:
    toy = next(p for p in demo_shop.catalogue.everything() if age_from(p) is not None)
    assert judge_gift(toy, Recipient(who="colleague")).for_others
    assert not judge_gift(toy, Recipient(who="child")).for_others


@pytest.mark.parametrize(("text", "locale"), [("不要吃的", "zh"), ("nothing to eat please", "en")])
def test_a_whole_branch_is_refused(demo_shop: Shop, text: str, locale: str) -> None:
    asked = turn(SuggestGifts(), locale=locale, text=text)
    wish = complete_wish(demo_shop.current(), asked, ())
    (kind,) = (c for c in wish if isinstance(c, Category))
    assert kind.exclude
    biscuits = next(p for p in demo_shop.catalogue.everything() if "苏打饼干" in (p.title_zh or ""))
    assert demo_shop.current().search.fitting([biscuits], wish) == []


def test_the_teacher_of_someone_is_the_teacher(demo_shop: Shop) -> None:
    her = Recipient(who="woman")
    asked = turn(SuggestGifts(), locale="en", text="and something for her teacher", constraints=(her,))
    (person,) = complete_wish(demo_shop.current(), asked, (her,))
    assert isinstance(person, Recipient)
    assert person.who == "teacher"
