"""A bare number that may be two things: what it was taken for is told, and the other is a tap."""

from __future__ import annotations

import pytest

from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


@pytest.mark.parametrize("said", ["laptop 16", "memory card 128"])
def test_the_other_reading_is_a_tap_that_is_understood(demo_shop: Shop, said: str) -> None:
    shopper = Shopper(demo_shop)
    first = shopper.says(said)
    taken = first["query"]["constraints"][-1]["chip"]
    assert taken in first["text"]
    tap = first["suggestions"][0]
    again = shopper.says(tap if isinstance(tap, str) else tap["text"])
    other = again["query"]["constraints"][-1]["chip"]
    assert other != taken
    assert again["items"]
    assert not again["query"]["relaxed"]


def test_a_number_that_is_one_thing_offers_no_other(demo_shop: Shop) -> None:
    reply = Shopper(demo_shop).says("monitor 1000")
    assert reply["query"]["constraints"][-1]["chip"] not in reply["text"]
