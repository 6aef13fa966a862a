"""An empty activity store."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.journal import missed
from assistant.journal.schema import migrations
from assistant.knowledge.schema import activity_migrations
from assistant.storage import Store


@pytest.fixture
def activity(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", [migrations, missed.migrations, activity_migrations], durable=True)
