"""Examples of the shop's own: what its shoppers say counts for what it is said to do, as soon as it is in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.config import ServerConfig
from assistant.errors import ImportRefused
from assistant.shop import Shop


@pytest.fixture
def shop(demo_data: Path, tmp_path: Path) -> Iterator[Shop]:
    shutil.copytree(demo_data, tmp_path / "data")
    shop = Shop.open(ServerConfig(data=tmp_path / "data"))
    yield shop
    shop.close()


def chance(shop: Shop, text: str, act: str) -> float:
    snapshot = shop.current()
    return snapshot.acts.scores(snapshot.parser.mark(text), text).of(act)


def test_an_example_counts_for_what_is_nearly_said_so_until_it_is_forgotten(
    shop: Shop, jsonl: Callable[..., Path]
) -> None:
    before = chance(shop, "has it got legs", "ask_stock")
    report = shop.import_examples(jsonl({"sentence": "has it got legs", "acts": ["ask_stock"]}))
    assert report.added == 1
    shop._snapshots._renew()
    assert chance(shop, "has it got legs", "ask_stock") > 0.9 > before
    assert chance(shop, "hey has it got legs pls", "ask_stock") > 0.5
    assert chance(shop, "is it waterproof", "ask_stock") < 0.2
    shop.import_examples(jsonl({"sentence": "has it got legs", "acts": []}))
    shop._snapshots._renew()
    assert chance(shop, "has it got legs", "ask_stock") == pytest.approx(before, abs=1e-6)


def test_an_act_that_there_is_not_is_refused_with_those_that_there_are(shop: Shop, jsonl: Callable[..., Path]) -> None:
    with pytest.raises(ImportRefused) as refused:
        shop.import_examples(jsonl({"sentence": "lorem", "acts": ["dance"]}))
    assert "dance" in str(refused.value.report.as_text() if hasattr(refused.value, "report") else refused.value)
