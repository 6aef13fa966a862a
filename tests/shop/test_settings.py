"""Rows of shop.db over the environment's settings: used where they can be, told of where they cannot."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from assistant.config import ShopSettings
from assistant.shop.settings import StoredSettings, migrations
from assistant.storage import Store

GIVEN = ShopSettings(shop_name_en="Tea House", around_percent=10)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "shop.db", [migrations], durable=True)


def put(store: Store, **rows: str) -> None:
    with store.write() as db:
        for name, value in rows.items():
            db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, value])


def test_without_rows_the_environments_settings_stand(store: Store) -> None:
    settings = StoredSettings(store, GIVEN)
    assert settings.current == GIVEN
    assert settings.problems == ()


def test_a_row_stands_over_the_environment_and_falls_back_to_it(store: Store) -> None:
    settings = StoredSettings(store, GIVEN)
    before = settings.version
    put(store, shop_name_en="Corner", currency="EUR")
    assert settings.version != before
    assert (settings.current.shop_name_en, settings.current.currency) == ("Corner", "EUR")
    assert settings.current.around_percent == 10
    with store.write() as db:
        db.execute("DELETE FROM settings")
    assert settings.current == GIVEN


def test_a_row_that_cannot_be_used_is_passed_over_told_once_and_named(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    put(store, locale="fr", port="9000", shop_name_en="Corner")
    settings = StoredSettings(store, GIVEN)
    with caplog.at_level(logging.WARNING):
        assert settings.current.shop_name_en == "Corner"
        assert settings.current.locale == GIVEN.locale
    assert len(caplog.records) == 2
    assert settings.problems == ("locale must be one of zh, en", "port is no setting of a shop")


def test_a_setting_that_is_fixed_is_the_environments(store: Store) -> None:
    put(store, webhook_url="https://elsewhere.example")
    settings = StoredSettings(store, GIVEN, fixed=("webhook_url",))
    assert settings.current.webhook_url == ""
    assert settings.problems == ("webhook_url is the environment's alone here",)
