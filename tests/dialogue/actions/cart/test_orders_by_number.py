"""Goods are ordered by their own numbers, in any case and several at once."""

from __future__ import annotations

import pytest

from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("BT-1002 两个 BT-1001两个 加购物车", {"BT-1002": 2, "BT-1001": 2}),
        ("add sn-1060 to my cart", {"SN-1060": 1}),
    ],
)
def test_what_is_called_by_its_number_goes_in(demo_shop: Shop, said: str, lines: dict[str, int]) -> None:
    reply = Shopper(demo_shop).says(said)
    assert {line["product_id"]: line["quantity"] for line in reply["cart"]["lines"]} == lines
