"""An empty activity store."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.journal.schema import MIGRATIONS
from assistant.storage import Store


@pytest.fixture
def activity(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", MIGRATIONS, durable=True)
