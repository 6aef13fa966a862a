"""Settings: what is read, what is refused, what is kept."""

from __future__ import annotations

import stat
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.config import (
    OpeningHours,
    ServerConfig,
    ShopSettings,
    all_settings,
    settings_of,
    settings_table,
    unknown_settings,
)
from assistant.errors import ConfigError


def test_without_an_environment_every_setting_has_its_default() -> None:
    assert ServerConfig.from_environment({}) == ServerConfig()
    assert ShopSettings.from_environment({}) == ShopSettings()


def record_of(name: str) -> type[ServerConfig | ShopSettings]:
    """The record that a setting belongs to."""
    return ShopSettings if name in settings_of(ShopSettings) else ServerConfig


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("data", "/srv/shop", Path("/srv/shop")),
        ("port", "9000", 9000),
        ("workers", " 4 ", 4),
        ("accent", "#ABCDEF", "#abcdef"),
        ("locale", "EN", "en"),
        ("currency", "USD", "USD"),
        ("timezone", "Europe/Berlin", ZoneInfo("Europe/Berlin")),
        ("support_hours", "08:30-17:00", OpeningHours(time(8, 30), time(17))),
        (
            "frame_ancestors",
            "https://a.example https://*.b.example:8443",
            ("https://a.example", "https://*.b.example:8443"),
        ),
        ("frame_ancestors", "", ()),
        ("log_level", "debug", "DEBUG"),
        ("secret_key", "k" * 32, "k" * 32),
        ("shop_name_zh", "茶铺", "茶铺"),
    ],
)
def test_a_setting_is_read_as_its_type(name: str, text: str, value: object) -> None:
    assert getattr(record_of(name).from_environment({f"ASSISTANT_{name.upper()}": text}), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("port", "http"),
        ("port", "0"),
        ("port", "65536"),
        ("port", "-1"),
        ("port", "8_000"),
        ("workers", "two"),
        ("workers", ""),
        ("accent", "teal"),
        ("accent", "#fff"),
        ("accent", "#0f766e;}"),
        ("locale", "fr"),
        ("currency", "yuan"),
        ("timezone", "Shanghai"),
        ("timezone", "../etc/passwd"),
        ("support_hours", "9-21"),
        ("support_hours", "09:00-25:00"),
        ("frame_ancestors", "shop.example"),
        ("frame_ancestors", "https://shop.example; script-src *"),
        ("secret_key", "short"),
        ("shop_name_en", "  "),
        ("max_message_chars", "5000"),
        ("log_level", "loud"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name_and_with_a_hint(name: str, text: str) -> None:
    with pytest.raises(ConfigError) as refusal:
        record_of(name).from_environment({f"ASSISTANT_{name.upper()}": text})
    assert f"ASSISTANT_{name.upper()}" in refusal.value.message
    assert refusal.value.hint


def test_a_secret_is_repeated_neither_in_errors_nor_in_the_repr() -> None:
    with pytest.raises(ConfigError) as refusal:
        ServerConfig.from_environment({"ASSISTANT_SECRET_KEY": "hunter2"})
    assert "hunter2" not in refusal.value.message
    assert "s" * 40 not in repr(ServerConfig(secret_key="s" * 40))


def test_what_is_given_wins_over_the_environment_and_none_does_not() -> None:
    environ = {"ASSISTANT_PORT": "9000", "ASSISTANT_HOST": "0.0.0.0"}
    config = ServerConfig.from_environment(environ, port=7000, host=None)
    assert (config.port, config.host) == (7000, "0.0.0.0")


def test_a_misspelt_setting_is_named() -> None:
    assert unknown_settings({"ASSISTANT_PROT": "1", "ASSISTANT_PORT": "1", "PATH": "/"}) == ["ASSISTANT_PROT"]


def test_the_secret_key_is_made_once_and_is_readable_to_its_owner_alone(tmp_path: Path) -> None:
    config = ServerConfig(data=tmp_path / "new")
    key = config.signing_key()
    assert len(key) >= 32
    assert config.signing_key() == key
    assert ServerConfig(data=tmp_path / "other").signing_key() != key
    assert stat.S_IMODE((tmp_path / "new" / "secret_key").stat().st_mode) == 0o600


def test_a_secret_key_that_is_set_is_used_and_not_written(tmp_path: Path) -> None:
    assert ServerConfig(data=tmp_path, secret_key="k" * 32).signing_key() == "k" * 32
    assert list(tmp_path.iterdir()) == []


def test_an_empty_secret_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    with pytest.raises(ConfigError, match="no secret key"):
        ServerConfig(data=tmp_path).signing_key()


@pytest.mark.parametrize(
    ("opens", "closes", "moment", "answers"),
    [
        (9, 21, time(9), True),
        (9, 21, time(20, 59), True),
        (9, 21, time(21), False),
        (9, 21, time(8, 59), False),
        (22, 6, time(23), True),  # past midnight
        (22, 6, time(5, 59), True),
        (22, 6, time(12), False),
        (0, 0, time(3), True),  # around the clock
    ],
)
def test_opening_hours(opens: int, closes: int, moment: time, answers: bool) -> None:
    assert OpeningHours(time(opens), time(closes)).include(moment) is answers


def test_the_table_has_a_row_for_each_setting_with_its_default() -> None:
    rows = settings_table().splitlines()[2:]
    assert len(rows) == len(all_settings())
    assert "| `ASSISTANT_PORT` | number | `8000` | The port that `serve` listens on. |" in rows
    assert all(row.count("|") == 5 for row in rows)


def test_a_setting_is_the_process_s_or_the_shop_s_and_not_both() -> None:
    assert settings_of(ServerConfig).keys().isdisjoint(settings_of(ShopSettings))
    assert [*all_settings()] == [*settings_of(ServerConfig), *settings_of(ShopSettings)]
