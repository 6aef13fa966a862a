"""Why a product is shown: true sentences, with the numbers behind them."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.catalogue.products import Candidate, Product
from assistant.dialogue.actions.cards.highlights import Standouts, explain_match, find_standouts, shorten_title
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.speech.voice import Voice
from assistant.shop import Shop


def product(**known: Any) -> Product:
    fields: dict[str, Any] = dict.fromkeys(Product.__dataclass_fields__)
    fields |= {"rowid": 1, "id": "P", "title_zh": "杯子", "price_minor": 2_000, "currency": "CNY", "available": True}
    fields |= {"rating_count": 0, "popularity": 0.0, "sold": 0, "colours": (), "tags": (), "attributes": {}}
    return Product(**fields | {"category": (None, None), "brand": (None, None)} | known)


def candidate(rowid: int, **known: Any) -> Candidate:
    fields: dict[str, Any] = dict.fromkeys(Candidate._fields)
    return Candidate(
        **fields | {"rowid": rowid, "price_minor": 100, "rating_count": 0, "popularity": 0.0, "sold": 0} | known
    )


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Lanshu Bean True Wireless Earbuds, Pink", "Lanshu Bean True Wireless Earbuds, Pink"),
        ("x" * 48, "x" * 48),
        ("x" * 49, "x" * 48 + "…"),
        # A Chinese character is as wide as two letters.
        ("杯" * 24, "杯" * 24),
        ("杯" * 25, "杯" * 24 + "…"),
        # Cut between words where there is a gap in the second half.
        ("Acme Long Lasting Wide Mouth Stainless Steel Vacuum Flask", "Acme Long Lasting Wide Mouth Stainless Steel…"),
        ("行笥 通勤 电脑双肩包 22L 雾霾蓝 加厚防泼水 大容量 旅行", "行笥 通勤 电脑双肩包 22L 雾霾蓝 加厚防泼水…"),
    ],
)  # fmt: skip
def test_a_title_fits_into_a_sentence(title: str, short: str) -> None:
    assert shorten_title(product(title_zh=title), "zh") == short


def test_who_alone_is_best_stands_out() -> None:
    among = find_standouts(
        [
            candidate(1, price_minor=900, rating=4.5, rating_count=50, sold=20),
            candidate(2, price_minor=500, rating=4.9, rating_count=4, sold=90, list_price_minor=1_000),
            candidate(3, price_minor=700, rating=4.2, rating_count=900, list_price_minor=800),
        ]
    )
    # 4.9 by four people is no rating yet.
    assert among == Standouts(of=3, best_rated=1, cheapest=2, most_sold=2, biggest_discount=2)


def test_two_who_share_the_best_do_not_stand_out() -> None:
    equal = {"price_minor": 500, "rating": 4.5, "rating_count": 50, "sold": 5, "list_price_minor": 600}
    assert find_standouts([candidate(1, **equal), candidate(2, **equal)]) == Standouts(of=2)


def test_nobody_stands_out_alone_or_among_the_unknown() -> None:
    assert find_standouts([candidate(1, rating=5.0, rating_count=99, sold=1)]) == Standouts(of=1)
    assert find_standouts([]) == Standouts()
    assert find_standouts([candidate(1), candidate(2)]) == Standouts(of=2)


@pytest.mark.parametrize(
    ("known", "among", "texts"),
    [
        ({}, Standouts(), []),
        ({"rating": 4.5, "rating_count": 4}, Standouts(), []),
        ({"rating": 4.5, "rating_count": 5}, Standouts(), ["4.5 分，5 条评价"]),
        ({}, Standouts(of=3, cheapest=1), ["合适的 3 款里价格最低"]),
        ({}, Standouts(of=3, cheapest=2), []),
        (
            {"rating": 4.5, "rating_count": 1_200, "sold": 53},
            Standouts(of=9, best_rated=1, most_sold=1),
            ["合适的 9 款里评分最高：4.5 分，1,200 条评价", "合适的 9 款里卖得最好：90 天卖出 53 件"],
        ),
        # 2,000 of 2,999 is 33.3 % off: told as 33, never as more than it is.
        (
            {"list_price_minor": 2_999},
            Standouts(of=2, biggest_discount=1),
            ["比划线价低 33%，合适的 2 款里降得最多"],
        ),
    ],
)
def test_a_match_says_what_sets_it_apart(known: dict[str, Any], among: Standouts, texts: list[str]) -> None:
    reasons = explain_match(product(**known), among, Voice("zh"))
    assert [reason["text"] for reason in reasons] == texts
    assert all(reason["evidence"] and reason["receipt"] for reason in reasons)


def test_the_numbers_of_an_offer_are_those_of_its_evidence(demo_shop: Shop) -> None:
    shown = demo_shop.dialogue.reply(ChatMessage("蓝牙耳机 500以内"))["items"][0]["id"]
    reply = demo_shop.dialogue.reply(ChatMessage("", action={"kind": "related", "product_id": shown}))
    assert reply["related"]
    for card in reply["related"]:
        if card["reasons"][0]["kind"] == "made_for":
            continue
        (reason,) = card["reasons"]
        evidence = reason["evidence"]
        assert {"kind", "text", "evidence", "receipt"} == set(reason)
        values = [row["value"] for row in reason["receipt"]]
        support, orders = evidence["count"], evidence["of"]
        assert values[:2] == [f"{orders} 单", f"{support} 单"]
        assert str(support) not in reason["text"]  # counts stand in the receipt
        assert support <= orders


def test_a_step_up_tells_its_price_and_when_it_is_not_needed(demo_shop: Shop) -> None:
    found = [
        demo_shop.dialogue.reply(ChatMessage(text))["items"] for text in ("双肩包", "蓝牙耳机", "充电宝", "咖啡机")
    ]
    pressed = [{"kind": "premium", "product_id": card["id"]} for items in found for card in items[:3]]
    replies = [demo_shop.dialogue.reply(ChatMessage("", action=action)) for action in pressed]
    cards = [card for reply in replies for card in reply["premium"] if "gains" in card["reasons"][0]["evidence"]]
    assert cards
    for card in cards:
        (reason,) = card["reasons"]
        assert card["gain"] == reason["text"]
        assert card["gain"].startswith("＋¥")
        step = reason["evidence"]["price_step"]
        anchor = demo_shop.catalogue.product(reason["evidence"]["anchor"])
        assert anchor is not None
        assert card["price"] - anchor.price_minor == step > 0
        assert card["enough"] is None or card["enough"].endswith("就够了。")
        assert reason["evidence"]["gains"] or reason["evidence"]["rating_after"]
