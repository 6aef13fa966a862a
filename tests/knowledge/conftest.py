"""Stores to write into, and files to import, for the tests of this room."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.knowledge.schema import activity_migrations, catalogue_migrations
from assistant.storage import Store


@pytest.fixture
def catalogue(tmp_path: Path) -> Store:
    return Store(tmp_path / "catalogue.db", [catalogue_migrations], durable=False)


@pytest.fixture
def activity(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", [activity_migrations], durable=False)


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, Any], name: str = "rows.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        return path

    return write
