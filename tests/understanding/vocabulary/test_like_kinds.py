"""Goods without a name in the shop, as those of its kinds that are nearest in meaning."""

from __future__ import annotations

import pytest

from assistant.language.encoder import open_encoder
from assistant.understanding.vocabulary.like_kinds import LikeKinds

KINDS = ["洗衣液", "Laundry Detergent", "电饭煲", "Rice Cookers", "Tabletop Games", "显示器", "Hair Dryers"]


@pytest.fixture(scope="module")
def kinds() -> LikeKinds:
    encoder = open_encoder()
    assert encoder is not None
    return LikeKinds(encoder, enumerate(KINDS))


@pytest.mark.parametrize(("name", "kind"), [("电饭锅", "电饭煲"), ("board game", "Tabletop Games")])
def test_another_name_of_the_same_goods_is_the_kind(kinds: LikeKinds, name: str, kind: str) -> None:
    found = kinds.find([name])
    assert found is not None
    assert KINDS[found.category] == kind


@pytest.mark.parametrize("names", [["洗衣机", "Laundry Appliances"], ["洗手液"], ["tent"], []])
def test_goods_that_only_serve_alike_are_no_kind(kinds: LikeKinds, names: list[str]) -> None:
    assert kinds.find(names) is None
