"""Cart orders: what a message does with the cart, by its form alone."""

from __future__ import annotations

import pytest

from assistant.language.normal_text import normal
from assistant.understanding.intents import read_cart_orders


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("toss two of the red ones in", [("add", 2, "red")]),
        ("i'll grab the oak shelf", [("add", None, "oak shelf")]),
        ("the long cable in grey, add it", [("add", None, "long cable grey")]),
        ("bump it up to 5", [("set", 5, "")]),
        ("change the candles to 3", [("set", 3, "candles")]),
        ("just two actually", [("set", 2, "")]),
        ("take one out", [("fewer", 1, "")]),
        ("get the scarf out of my basket", [("remove", None, "scarf")]),
        ("remove the soap and add two of the big towels", [("remove", None, "soap"), ("add", 2, "big towels")]),
        ("dump everything", []),
        ("clear the whole basket", [("clear", None, "")]),
        ("how do i take something out", []),
        ("can i return the lamp", []),
        ("we already have plates", [("have", None, "plates")]),
        ("来五瓶", [("add", 5, "")]),
        ("木头的来一个 小号的", [("add", 1, "木头")]),
        ("香草味的改成四罐", [("set", 4, "香草味")]),
        ("粗的那支拿掉", [("remove", None, "粗")]),
        ("这三款都要", [("add_all", None, "")]),
        ("就它 来两盒", [("add", 2, "")]),
        ("点错了 只要一双", [("mistake", None, ""), ("set", 1, "")]),
        ("少要一条", [("fewer", 1, "")]),
        ("怎么把东西删掉", []),
        ("碗我家里有了", [("have", None, "碗")]),
        ("毛巾换成蓝的", [("instead", None, "蓝")]),
    ],
)
def test_a_message_is_read_as_orders(said: str, expected: list[tuple[str, int | None, str]]) -> None:
    found = [(order.action, order.quantity, order.words) for order in read_cart_orders(normal(said))]
    assert [each for each in found if each[0] != "name"] == expected


def test_a_place_and_what_is_pointed_at_are_no_words() -> None:
    (order,) = read_cart_orders("第一个和第三个都要")
    assert (order.action, order.places, order.words) == ("add_all", (1, 3), "")
    (other,) = read_cart_orders("no sorry i meant the other one")
    assert (other.action, other.points) == ("instead", "other")
