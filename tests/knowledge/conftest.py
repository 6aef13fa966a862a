"""Stores to write into for the tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.schema import activity_migrations, catalogue_migrations
from assistant.storage import Store


@pytest.fixture
def catalogue(tmp_path: Path) -> Store:
    return Store(tmp_path / "catalogue.db", [catalogue_migrations], durable=False)


@pytest.fixture
def activity(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", [activity_migrations], durable=False)
