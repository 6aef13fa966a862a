"""Recommendations: ids become products that can be had, evidence stays with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.catalogue.products import Product
from assistant.recommendations import Recommendations
from assistant.shop import Shop

ANYTHING: Callable[[list[Product]], list[Product]] = list


@pytest.fixture
def anchors(demo_shop: Shop) -> list[Product]:
    """Three headphones that sell."""
    best = demo_shop.catalogue.page(None, n=400, offset=0, locale="zh")
    return [product for product in best if "耳机" in product.title("zh")][:3]


def test_related_goods_are_of_other_kinds_each_of_its_own(demo_shop: Shop, anchors: list[Product]) -> None:
    found = demo_shop.recommendations.find_related(anchors, n=6, exclude=[], fits=ANYTHING)
    assert len(found) >= 2
    kinds = [offer.product.category_id for offer in found]
    assert len(kinds) == len(set(kinds))
    assert not set(kinds) & {anchor.category_id for anchor in anchors}
    for offer in found:
        assert offer.product.can_be_had
        assert offer.anchor in anchors
        assert 0 < offer.found.support <= offer.found.anchor_orders
        assert offer.found.lift > 1


def test_what_is_left_out_is_replaced_by_the_next_best(demo_shop: Shop, anchors: list[Product]) -> None:
    first = demo_shop.recommendations.find_related(anchors, n=2, exclude=[], fits=ANYTHING)
    out = {offer.product.id for offer in first}
    second = demo_shop.recommendations.find_related(anchors, n=2, exclude=out, fits=ANYTHING)
    assert len(second) == 2
    assert not out & {offer.product.id for offer in second}


def test_looking_further_asks_the_model_once_for_each_anchor_and_never_names_a_product_twice(
    demo_shop: Shop, anchors: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_offers() -> list[str]:
        told: list[str] = []
        while found := demo_shop.recommendations.find_related(anchors, n=2, exclude=told, fits=ANYTHING):
            told += [offer.product.id for offer in found]
        return told

    first = all_offers()
    assert len(first) == len(set(first)) > 6
    model = demo_shop.recommendations.load_model()
    assert model is not None
    monkeypatch.setattr(type(model), "cross_sell", None)  # whoever asks again fails
    assert all_offers() == first


def test_what_does_not_fit_is_replaced_by_what_does(demo_shop: Shop, anchors: list[Product]) -> None:
    def no_black(products: list[Product]) -> list[Product]:
        return [product for product in products if "black" not in product.colours]

    found = demo_shop.recommendations.find_related(anchors, n=2, exclude=[], fits=no_black)
    assert len(found) == 2
    assert no_black([offer.product for offer in found]) == [offer.product for offer in found]


def test_nothing_fits_when_nothing_may(demo_shop: Shop, anchors: list[Product]) -> None:
    def none(products: list[Product]) -> list[Product]:
        return []

    recommendations = demo_shop.recommendations
    assert recommendations.find_related(anchors, n=2, exclude=[], fits=none) == []
    assert recommendations.find_premium(anchors, n=2, exclude=[], fits=none) == []
    assert recommendations.find_related([], n=2, exclude=[], fits=ANYTHING) == []
    assert recommendations.find_premium([], n=2, exclude=[], fits=ANYTHING) == []


def test_a_step_up_costs_more_and_gives_more_and_is_one_for_each_anchor(
    demo_shop: Shop, anchors: list[Product]
) -> None:
    found = demo_shop.recommendations.find_premium(anchors, n=3, exclude=[], fits=ANYTHING)
    assert found
    for offer in found:
        assert offer.product.can_be_had
        assert offer.product.price_minor > offer.anchor.price_minor
        assert offer.product.category_id == offer.anchor.category_id
        assert offer.found.gains
    assert len({offer.anchor.id for offer in found}) == len(found)
    left_out = {offer.product.id for offer in found}
    others = demo_shop.recommendations.find_premium(anchors, n=3, exclude=left_out, fits=ANYTHING)
    assert not left_out & {offer.product.id for offer in others}


def test_asked_again_the_answer_is_the_same(demo_shop: Shop, anchors: list[Product]) -> None:
    """The second answer comes from memory."""
    once, again = (
        [
            [(offer.product.id, offer.anchor.id) for offer in offers]
            for offers in (
                demo_shop.recommendations.find_related(anchors, n=4, exclude=[], fits=ANYTHING),
                demo_shop.recommendations.find_premium(anchors, n=3, exclude=[], fits=ANYTHING),
            )
        ]
        for _ in range(2)
    )
    assert once == again


def test_a_stranger_is_shown_what_can_be_had_and_nothing_left_out(demo_shop: Shop) -> None:
    products = demo_shop.recommendations.recommend(None, recent=[], n=8)
    assert len(products) == 8
    assert all(product.can_be_had for product in products)
    out = products[0].id
    others = demo_shop.recommendations.recommend("new", recent=[], n=8, exclude=[out])
    assert out not in [product.id for product in others]


def test_alternatives_are_of_the_same_kind(demo_shop: Shop, anchors: list[Product]) -> None:
    similar = demo_shop.recommendations.find_similar(anchors[0], n=4)
    assert len(similar) == 4
    assert all(product.can_be_had and product.id != anchors[0].id for product in similar)
    assert sum(product.category_id == anchors[0].category_id for product in similar) >= 3


def test_before_the_first_training_there_are_no_offers_and_a_reason(demo_shop: Shop, tmp_path: Path) -> None:
    recommendations = Recommendations(demo_shop.catalogue, demo_shop.behaviour, tmp_path / "model")
    (product,) = demo_shop.catalogue.page(None, n=1, offset=0, locale="zh")
    assert recommendations.load_model() is None
    assert recommendations.version is None
    assert recommendations.find_related([product], n=2, exclude=[], fits=ANYTHING) == []
    assert recommendations.find_premium([product], n=2, exclude=[], fits=ANYTHING) == []
    assert recommendations.recommend(None, recent=[], n=2) == []
    assert recommendations.find_similar(product, n=2) == []
    assert recommendations.find_problem() == "no model has been trained"
