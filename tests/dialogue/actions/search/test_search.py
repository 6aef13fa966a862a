"""Searches: what is liked comes first, limits hold whichever way goods are found, nothing popular is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.catalogue.products import Product
from assistant.catalogue.taste import Taste
from assistant.config import ServerConfig, ShopSettings
from assistant.dialogue.actions.cards.product_cards import taste_of
from assistant.dialogue.actions.search.search import SHOWN
from assistant.dialogue.conversation.state import State
from assistant.dialogue.steps.search import SearchGoods
from assistant.shop import Shop
from tests.dialogue.talking import Talk, chips, ids, outcome_of, wish


def turn_of(shop: Shop, state: State) -> list[str]:
    outcome = outcome_of(shop, SearchGoods(constraints=wish(shop, "耳机")), state)
    return [str(card["id"]) for card in outcome.items]


def places_of_brand(shop: Shop, brand: int | None, without: Product, taste: Taste) -> float:
    """Where the goods of a brand stand on average among all headphones, but for one of them."""
    found = shop.current().search.find(wish(shop, "耳机"), n=100, without=[without.id], taste=taste).products
    places = [n for n, product in enumerate(found) if product.brand_id == brand]
    return sum(places) / len(places)


def test_what_is_like_something_liked_moves_up_and_like_something_refused_moves_down(demo_shop: Shop) -> None:
    for product in demo_shop.catalogue.products(turn_of(demo_shop, State("zh"))):
        plain, lifted, lowered = (
            places_of_brand(demo_shop, product.brand_id, product, taste)
            for taste in (Taste(), Taste(liked=(product,)), Taste(disliked=(product,)))
        )
        assert lifted < plain < lowered


def test_taste_is_heard_in_a_search(demo_shop: Shop) -> None:
    plain = turn_of(demo_shop, State("zh"))
    lifted = turn_of(demo_shop, State("zh", liked=frozenset({plain[-1]})))
    assert lifted.index(plain[-1]) < plain.index(plain[-1])
    assert plain[0] not in turn_of(demo_shop, State("zh", disliked=frozenset({plain[0]})))


def test_what_was_for_someone_else_is_no_taste(demo_shop: Shop) -> None:
    plain = turn_of(demo_shop, State("zh"))
    gift = State("zh", liked=frozenset({plain[-1]}), struck=frozenset({plain[-1]}))
    assert turn_of(demo_shop, gift) == plain


def test_the_same_taste_ranks_the_same(demo_shop: Shop) -> None:
    state = State("zh", liked=frozenset(turn_of(demo_shop, State("zh"))[3:5]))
    assert turn_of(demo_shop, state) == turn_of(demo_shop, state)


@pytest.mark.parametrize(
    "messages",
    [
        ("推荐点300以内的",),
        ("礼物 300以内",),
        ("双肩包 300以内", "换一批"),
        ("双肩包 300以内", "便宜点的"),
        ("双肩包 300以内", "灰色的"),
        ("双肩包 300以内", "跑鞋 300以内", "回到刚才的双肩包"),
    ],
)
def test_a_stated_limit_holds_whichever_way_goods_are_found(demo_shop: Shop, messages: tuple[str, ...]) -> None:
    talk = Talk(demo_shop)
    for message in messages:
        reply = talk.say(message)
        assert ids(reply)
        assert all(card["price"] <= 30_000 for card in reply["items"])
        assert chips(reply, "relaxed") == []


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A shop that nobody has bought from yet."""
    folder: Path = tmp_path_factory.mktemp("quiet")
    rows = [
        {
            "id": f"K-{n}",
            "title_en": f"Kettle {n}",
            "category_en": "Kitchen > Kettles",
            "price": 10 + n,
            "currency": "USD",
        }
        for n in range(8)
    ]
    (folder / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    shop = Shop.open(ServerConfig(data=folder / "data"), ShopSettings(locale="en", currency="USD"))
    shop.import_catalogue(folder / "feed.jsonl", strict=True)
    return shop


@pytest.mark.parametrize("text", ["hello", "recommend something", "kettles under 1", "show me the cart", "fridges"])
def test_a_shop_without_sales_offers_nothing_popular(quiet: Shop, text: str) -> None:
    reply = Talk(quiet).say(text)
    assert "What's popular" not in reply["suggestions"]
    assert "buying" not in reply["text"]


def test_a_shop_with_sales_does(demo_shop: Shop) -> None:
    assert "What's popular" in Talk(demo_shop).say("hello")["suggestions"]


def test_own_money_limits_in_the_shop_whose_money_it_is(quiet: Shop) -> None:
    reply = Talk(quiet).say("kettles under $12")
    assert chips(reply) == ["Kettles", "≤ $12"]
    assert len(ids(reply)) == 3


def test_a_shop_without_brands_or_features_is_searched_without_a_question(quiet: Shop) -> None:
    reply = Talk(quiet).say("kettles")
    assert "question" not in reply
    assert len(ids(reply)) == SHOWN


def test_taste_is_of_what_is_still_sold(demo_shop: Shop) -> None:
    class AnyTurn:
        state = State("zh", liked=frozenset({"GONE"}))

    assert not taste_of(demo_shop.current(), AnyTurn())  # type: ignore[arg-type]


def test_where_the_first_is_the_cheapest_those_below_the_dearest_in_view_are_cheaper(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    found = talk.say("枕头")
    view = found["items"][:3]
    assert view[0]["price"] == min(card["price"] for card in found["items"])
    cheaper = talk.say("便宜点的")
    dearest = max(card["price"] for card in view)
    assert cheaper["items"]
    assert all(card["price"] < dearest for card in cheaper["items"])
    assert "已经最便宜" in cheaper["text"]


def test_a_price_of_before_gives_way_to_the_colour_said_now(demo_shop: Shop) -> None:
    talk = Talk(demo_shop)
    talk.say("行李箱 200以内")
    green = talk.say("绿色的呢")
    assert [each["kind"] for each in green["query"]["relaxed"]] == ["price"]
    products = demo_shop.catalogue.products([card["id"] for card in green["items"]])
    assert products
    assert all("green" in product.colours for product in products)
