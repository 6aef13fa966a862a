"""Settings of the shop as its owner keeps them: rows of shop.db over what the environment says."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from assistant.config import ShopSettings, settings_of
from assistant.storage import Database, Migrations, Store, keep_version

logger = logging.getLogger(__name__)
migrations = Migrations("settings")


@migrations()
def settings_table(db: Database) -> None:
    """One row a setting, its value written as in the environment: `shop_name_en`, `Corner Shop`."""
    db.execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    keep_version(db, "settings", ["settings"])


@dataclass(frozen=True, slots=True)
class _Read:
    version: str
    settings: ShopSettings
    problems: tuple[str, ...]


class StoredSettings:
    """The shop's settings as they stand. A row that cannot be used is passed over: the shop stays open.

    `given` are those of the environment; settings named in `fixed` are theirs alone.
    """

    def __init__(self, store: Store, given: ShopSettings, *, fixed: Collection[str] = ()) -> None:
        self._store = store
        self._given = given
        self._fixed = fixed
        self._known = settings_of(ShopSettings)
        self._last: _Read | None = None

    @property
    def version(self) -> str:
        """Changes with every row."""
        return self._store.version("settings")

    @property
    def current(self) -> ShopSettings:
        """Every setting: the row's value, or else the environment's, or else the default."""
        return self._read().settings

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the rows that were passed over."""
        return self._read().problems

    def _read(self) -> _Read:
        version, last = self.version, self._last
        if last is not None and last.version == version:
            return last
        values: dict[str, Any] = {}
        problems: list[str] = []
        for name, value in self._store.rows("SELECT name, value FROM settings ORDER BY name"):
            try:
                values[name] = self._value(name, value)
            except ValueError as error:
                problems.append(f"{name} {error}")
                logger.warning("the setting %s in shop.db is passed over: it %s", name, error)
        self._last = _Read(version, replace(self._given, **values), tuple(problems))
        return self._last

    def _value(self, name: str, value: object) -> Any:
        setting = self._known.get(name)
        if setting is None:
            raise ValueError("is no setting of a shop")
        if name in self._fixed:
            raise ValueError("is the environment's alone here")
        if not isinstance(value, str):
            raise ValueError("must be a text")
        return setting.read(value)
