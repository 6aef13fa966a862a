"""Six shops to be understood: the demo shop, three invented ones, and two real ones where their data is at hand.

Each is imported as any shop is, so that its vocabulary is made from what a catalogue really holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.catalogue import schema
from assistant.catalogue.feeds import read_products
from assistant.catalogue.imports import import_products
from assistant.catalogue.taxonomy import Taxonomy
from assistant.catalogue.vocabulary_facts import shop_facts
from assistant.language.normal_text import Segmenter
from assistant.query.query import Context, Query
from assistant.storage import Store
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary.vocabulary import Vocabulary
from tests.understanding.shops import REAL_FEEDS, REAL_SHOPS, SEED_DATA

FASHION = [
    ("F1", "Marlowe Silk Evening Dress", "Women > Dresses", "Marlowe", 189, {"colour": "emerald", "fabric": "silk"}),
    ("F2", "Marlowe Wrap Dress", "Women > Dresses", "Marlowe", 89, {"colour": "black", "fabric": "viscose"}),
    ("F3", "Tor & Vale Chelsea Boots", "Men > Boots", "Tor & Vale", 149, {"colour": "brown", "fabric": "suede"}),
    ("F4", "Petra Ankle Boots", "Women > Boots", "Petra", 129, {"colour": "black", "vegan": True}),
    ("F5", "Good Knit Cardigan", "Women > Knitwear", "Good", 79, {"colour": "cream", "fabric": "merino wool"}),
    ("F6", "Tor & Vale Oxford Shirt", "Men > Shirts", "Tor & Vale", 59, {"colour": "white", "fabric": "cotton"}),
    ("F7", "Petra Wool Scarf", "Accessories > Hats & Scarves", "Petra", 35, {"colour": "grey", "fabric": "wool"}),
    ("F8", "Petra Felt Hat", "Accessories > Hats & Scarves", "Petra", 49, {"colour": "camel", "fabric": "felt"}),
    ("F9", "North Lantern Rain Jacket", "Men > Jackets", "North Lantern", 119, {"colour": "navy", "waterproof": True}),
    ("F10", "Marlowe Canvas Tote", "Accessories > Handbags", "Marlowe", 45, {"volume": {"value": 12, "unit": "L"}}),
]

STATIONERY = [
    ("S1", "砚池 纯铜钢笔 F尖", "书写 > 钢笔", "砚池", 168, {"颜色": "黑色", "笔尖": {"value": 0.5, "unit": "mm"}}),
    ("S2", "砚池 学生钢笔", "书写 > 钢笔", "砚池", 39, {"颜色": "蓝色", "笔尖": {"value": 0.38, "unit": "mm"}}),
    ("S3", "松烟 碳素墨水 50ml", "书写 > 墨水", "松烟", 28, {"颜色": "黑色", "容量": {"value": 50, "unit": "ml"}}),
    ("S4", "松烟 彩色墨水 30ml", "书写 > 墨水", "松烟", 35, {"颜色": "绿色", "容量": {"value": 30, "unit": "ml"}}),
    ("S5", "页间 方格笔记本 A5", "本册 > 笔记本", "页间", 25, {"内页": "方格", "页数": 192}),
    ("S6", "页间 空白笔记本 B5", "本册 > 笔记本", "页间", 32, {"内页": "空白", "页数": 240, "可平摊": True}),
    ("S7", "推荐 订书机", "办公 > 订书机", "推荐", 22, {"颜色": "红色"}),
    ("S8", "松烟 文具盒", "收纳 > 文具盒", "松烟", 45, {"材质": "帆布", "颜色": "米色"}),
]


@dataclass(frozen=True)
class ShopUnderTest:
    """One shop's vocabulary and the parser made from it."""

    vocabulary: Vocabulary
    parser: Parser

    def parse(self, text: str, context: Context | None = None) -> Query:
        return self.parser.parse(text, context)


@pytest.fixture(scope="session")
def segmenter(tmp_path_factory: pytest.TempPathFactory) -> Segmenter:
    return Segmenter(tmp_path_factory.mktemp("jieba"))


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return Taxonomy(SEED_DATA / "taxonomy")


def _open_shop(folder: Path, feed: Path, taxonomy: Taxonomy, segmenter: Segmenter, currency: str) -> ShopUnderTest:
    store = Store(folder / "catalogue.db", [schema.migrations], durable=False)
    import_products(store, read_products(feed), taxonomy=taxonomy, segmenter=segmenter, strict=True)
    vocabulary = Vocabulary(shop_facts(store, taxonomy, currency), segmenter)
    return ShopUnderTest(vocabulary, Parser(vocabulary, segmenter))


def _feed(
    folder: Path, products: list[tuple[str, str, str, str, int, dict[str, Any]]], language: str, currency: str
) -> Path:
    path = folder / "products.jsonl"
    rows = [
        {
            "id": key,
            f"title_{language}": title,
            f"category_{language}": category,
            f"brand_{language}": brand,
            "price": price,
            "currency": currency,
            "attributes": attributes,
        }
        for key, title, category, brand, price, attributes in products
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy, segmenter: Segmenter) -> ShopUnderTest:
    """The demo shop: both languages, many departments."""
    folder = tmp_path_factory.mktemp("demo")
    return _open_shop(folder, SEED_DATA / "catalogue.csv", taxonomy, segmenter, "CNY")


@pytest.fixture(scope="session")
def fashion(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy, segmenter: Segmenter) -> ShopUnderTest:
    """A fashion shop that has no word of Chinese, with a brand that is also an everyday word."""
    folder = tmp_path_factory.mktemp("fashion")
    return _open_shop(folder, _feed(folder, FASHION, "en", "USD"), taxonomy, segmenter, "USD")


@pytest.fixture(scope="session")
def stationery(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy, segmenter: Segmenter) -> ShopUnderTest:
    """A stationery shop that has no word of English, with a brand that is also an everyday word."""
    folder = tmp_path_factory.mktemp("stationery")
    return _open_shop(folder, _feed(folder, STATIONERY, "zh", "CNY"), taxonomy, segmenter, "CNY")


@pytest.fixture(scope="session")
def trail(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy, segmenter: Segmenter) -> ShopUnderTest:
    """An outdoor shop in English, its brands and attributes made up."""
    folder = tmp_path_factory.mktemp("trail")
    return _open_shop(folder, Path(__file__).with_name("trail.jsonl"), taxonomy, segmenter, "USD")


@pytest.fixture(scope="session")
def livostyle(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy, segmenter: Segmenter) -> ShopUnderTest:
    """A real fashion shop in English."""
    folder = tmp_path_factory.mktemp("livostyle")
    return _open_shop(folder, REAL_SHOPS / "livostyle" / REAL_FEEDS["livostyle"], taxonomy, segmenter, "USD")


@pytest.fixture(scope="session")
def litemall(tmp_path_factory: pytest.TempPathFactory, taxonomy: Taxonomy, segmenter: Segmenter) -> ShopUnderTest:
    """A real general store in Chinese."""
    folder = tmp_path_factory.mktemp("litemall")
    return _open_shop(folder, REAL_SHOPS / "litemall" / REAL_FEEDS["litemall"], taxonomy, segmenter, "CNY")
