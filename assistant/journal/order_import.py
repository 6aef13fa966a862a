"""Import of orders: the native order file into the tables that shoppers look their orders up in."""

from __future__ import annotations

from pathlib import Path

from assistant.journal.order_rows import OrderRow
from assistant.journal.orders import save_order
from assistant.native_files import import_rows
from assistant.reports import ImportReport
from assistant.storage import Store


def import_orders(store: Store, path: Path, *, strict: bool = False) -> ImportReport:
    """Orders with their lines, known by order id. Orders that the file does not name stay.

    Raises ImportRefused, with nothing changed; see `import_rows`.
    """
    return import_rows(store, path, OrderRow, save_order, strict=strict)
