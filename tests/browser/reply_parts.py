"""Parts of replies that only some have: a coupon, a checkout, a set, an order, what differs."""

from __future__ import annotations

from typing import Any

from tests.browser.stand_in import EARBUDS, HEADPHONES

COUPON = {"code": "SOUND10", "title": "影音 9 折", "saving_text": "¥59.80"}
CHECKOUT: dict[str, Any] = {
    "url": "https://shop.example/cart/EB-1:2",
    "lines": [{"product_id": "EB-1", "title": "Air 2", "quantity": 2, "price": 29900, "amount": 59800}],
    "subtotal": 59800,
    "saving": 5980,
    "total": 53820,
    "total_text": "¥538.20",
    "currency": "CNY",
    "coupon": "SOUND10",
}
PIECES = [
    {"role": "帐篷", "card": EARBUDS, "quantity": 1, "amount_text": "¥299"},
    {"role": "睡袋", "card": HEADPHONES, "quantity": 4, "amount_text": "¥1,196"},
]
SET = {"lines": PIECES, "total_text": "¥1,495", "budget_text": "¥2,000", "left_text": "¥505"}
STEPS = [
    {"key": "placed", "label": "下单", "done": True, "at": "2026-09-01T07:28:11+08:00", "at_text": "9月1日"},
    {"key": "shipped", "label": "发货", "done": False, "at": None, "at_text": None},
]
ORDER: dict[str, Any] = {
    "id": "20260901-9661",
    "state_text": "已付款",
    "steps": STEPS,
    "lines": [{"label": "挂耳咖啡 ×2", "value": "¥165.80"}],
    "sums": [{"label": "商品", "value": "¥165.80"}, {"label": "运费", "value": "¥8"}],
    "total_text": "¥173.80",
    "carrier": "近邻配送",
    "tracking_number": "NB666",
}
DIFFERS = {"kind": "differs", "text": "绿色，不是粉色", "evidence": {}, "receipt": []}
