"""A small outdoor shop in two languages, made in a moment and changed between turns: for carts, coupons and sets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.config import ServerConfig, ShopSettings
from assistant.dialogue.chat_message import ChatMessage
from assistant.shop import Shop

CAMPING = ("户外 > 露营", "Outdoor > Camping")
CLOTHES = ("服饰", "Clothing")


def product(key: str, zh: str, en: str, kind: tuple[str, str], price: float, **more: Any) -> dict[str, Any]:
    """A row of the native feed."""
    row = {"id": key, "title_zh": zh, "title_en": en, "category_zh": kind[0], "category_en": kind[1], "price": price}
    return row | {"currency": "CNY", "stock": 50, "rating": 4.5, "rating_count": 20} | more


def below(department: tuple[str, str], zh: str, en: str) -> tuple[str, str]:
    """The path of a kind of goods in both languages."""
    return f"{department[0]} > {zh}", f"{department[1]} > {en}"


TENTS = below(CAMPING, "帐篷", "Tents")
BAGS = below(CAMPING, "睡袋", "Sleeping Bags")
STOVES = below(CAMPING, "炉具", "Camping Stoves")
SHIRTS = below(CLOTHES, "衬衫", "Shirts")
TROUSERS = below(CLOTHES, "裤子", "Trousers")
SHOES = below(CLOTHES, "鞋子", "Shoes")


def sleeps(n: int) -> dict[str, Any]:
    """The attribute that says for how many a tent is."""
    return {"容纳人数|sleeps": {"value": n, "unit": "person"}}


GOODS = (
    product("T2", "山雀 双人帐篷", "Tit Tent for Two", TENTS, 300, attributes=sleeps(2)),
    product("T4", "山雀 四人帐篷", "Tit Tent for Four", TENTS, 600, attributes=sleeps(4)),
    product("T5", "松鸦 五人帐篷", "Jay Tent for Five", TENTS, 900, attributes=sleeps(5)),
    product("B1", "山雀 夏季睡袋", "Tit Summer Sleeping Bag", BAGS, 100),
    product("B2", "松鸦 羽绒睡袋", "Jay Down Sleeping Bag", BAGS, 250),
    product("S1", "山雀 气炉", "Tit Gas Stove", STOVES, 80, stock=3),
    product("S2", "松鸦 酒精炉", "Jay Spirit Stove", STOVES, 60, stock=0),
    product("H1", "白色 衬衫", "White Shirt", SHIRTS, 99.9),
    product("R1", "棉 裤子", "Cotton Trousers", TROUSERS, 149.5),
    product("R2", "亚麻 裤子", "Linen Trousers", TROUSERS, 220),
    product("F1", "帆布 鞋子", "Canvas Shoes", SHOES, 120),
    product("F2", "皮 鞋子", "Leather Shoes", SHOES, 380),
)
COUPONS: tuple[dict[str, Any], ...] = (
    {
        "code": "TEN",
        "title_zh": "满 ¥200 打 9 折",
        "title_en": "10% off",
        "kind": "percent",
        "value": 10,
        "min_spend": 200,
    },
    {"code": "HUNDRED", "title_zh": "满 ¥800 减 ¥100", "title_en": "¥100 off", "value": 100, "min_spend": 800},
    {"code": "WEAR15", "title_zh": "服饰满 ¥150 减 ¥25", "value": 25, "min_spend": 150, "categories": ["Clothing"]},
    {"code": "FIRST", "title_zh": "新人减 ¥90", "value": 90, "min_spend": 0, "first_order": True},
    {"code": "SHIP", "title_zh": "满 ¥99 免运费", "kind": "shipping", "value": None, "min_spend": 99},
)
_COUPON = {"kind": "amount", "currency": "CNY", "starts": "2020-01-01", "ends": "2099-01-01"}
_COUPON |= {"categories": [], "brands": []}


def open_basket_shop(data: Path, *, webhook_secret: str = "", **settings: Any) -> Shop:
    """The shop, filled; nothing has been sold in it yet."""
    shop = Shop.open(ServerConfig(data=data, webhook_secret=webhook_secret), ShopSettings(**settings))
    sell(shop, GOODS)
    path = shop.config.data / "promotions.jsonl"
    path.write_text("\n".join(json.dumps(_COUPON | coupon) for coupon in COUPONS), "utf-8")
    shop.import_promotions(path, strict=True)
    return shop


def sell(shop: Shop, goods: Sequence[dict[str, Any]]) -> None:
    """These goods as they are from now on."""
    path = shop.config.data / "catalogue.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in goods), "utf-8")
    shop.import_catalogue(path, strict=True)


def now(key: str, **changes: Any) -> dict[str, Any]:
    """A product of the shop with something changed."""
    return next(row for row in GOODS if row["id"] == key) | changes


class Chat:
    """One shopper's conversation."""

    def __init__(self, shop: Shop, visitor: str | None = None) -> None:
        self._shop = shop
        self._visitor = visitor
        self.token: str | None = None

    def say(self, text: str) -> dict[str, Any]:
        """What is answered to a message."""
        return self._told(ChatMessage(text, self.token, visitor=self._visitor))

    def press(self, kind: str, **action: Any) -> dict[str, Any]:
        """What is answered to a control."""
        return self._told(ChatMessage("", self.token, action={"kind": kind, **action}, visitor=self._visitor))

    def add(self, key: str, quantity: int = 1) -> dict[str, Any]:
        """Puts pieces of a product into the cart by the button."""
        return self.press("add_to_cart", product_id=key, quantity=quantity)

    def _told(self, message: ChatMessage) -> dict[str, Any]:
        reply = self._shop.dialogue.reply(message)
        self.token = reply["conversation"]
        return reply


def quantities(reply: dict[str, Any]) -> dict[str, int]:
    """What the cart of a reply holds."""
    return {line["product_id"]: line["quantity"] for line in reply["cart"]["lines"]}
