"""An empty store for what the owner writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.schema import migrations
from assistant.storage import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "shop.db", [migrations], durable=False)
