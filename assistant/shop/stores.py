"""Stores: the three databases of a data directory, parted by how long their rows live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.catalogue import schema as catalogue
from assistant.journal import schema as journal
from assistant.knowledge import schema as knowledge
from assistant.shop import settings
from assistant.shop.carry_over import carry_over
from assistant.storage import Store


@dataclass(frozen=True, slots=True)
class Stores:
    """`catalogue` is made again by imports; `shop` is what the owner wrote, `activity` what happened: both are kept."""

    catalogue: Store
    shop: Store
    activity: Store

    @classmethod
    def open(cls, data: Path) -> Stores:
        """The stores of a data directory, made where there are none and brought up to date. Raises StorageError."""
        owners = [knowledge.migrations, catalogue.names_migrations, settings.migrations]
        shop = Store(data / "shop.db", owners, durable=True)
        carry_over(shop, data / "catalogue.db")
        return cls(
            catalogue=Store(data / "catalogue.db", [catalogue.migrations], durable=False),
            shop=shop,
            activity=Store(data / "activity.db", journal.MIGRATIONS, durable=True),
        )

    def __iter__(self) -> Iterator[Store]:
        return iter((self.catalogue, self.shop, self.activity))

    def close(self) -> None:
        """Closes this thread's connections."""
        for store in self:
            store.close()
