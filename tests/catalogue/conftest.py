"""Small shops, made by the real import from rows written in the test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.catalogue.feeds import Feed, ProductRow, read_products
from assistant.catalogue.imports import import_products
from assistant.catalogue.schema import migrations
from assistant.catalogue.taxonomy import Taxonomy
from assistant.config import PROJECT
from assistant.language.normal_text import Segmenter
from assistant.reports import ImportReport
from assistant.storage import Store
from tests.catalogue.importing import ImportRows, WriteFeed


@pytest.fixture(scope="session")
def segmenter(tmp_path_factory: pytest.TempPathFactory) -> Segmenter:
    return Segmenter(tmp_path_factory.mktemp("jieba"))


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    """The taxonomy that ships with the project."""
    return Taxonomy(PROJECT / "seed_data" / "taxonomy")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "catalogue.db", [migrations], durable=False)


@pytest.fixture
def write_feed(tmp_path: Path) -> WriteFeed:
    """`write_feed(row, …, currency="CNY")`: a native feed of these rows."""

    def write(*rows: dict[str, Any], currency: str = "CNY") -> Feed[ProductRow]:
        path = tmp_path / "feed.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        return read_products(path, currency=currency)

    return write


@pytest.fixture
def import_rows(store: Store, write_feed: WriteFeed, taxonomy: Taxonomy, segmenter: Segmenter) -> ImportRows:
    """`import_rows(row, …, replace=False, strict=False, progress=None)` into `store`."""

    def into_store(*rows: dict[str, Any], currency: str = "CNY", **options: Any) -> ImportReport:
        feed = write_feed(*rows, currency=currency)
        return import_products(store, feed, taxonomy=taxonomy, segmenter=segmenter, **options)

    return into_store
