"""Behaviour: what visitors did with products: imported from the shop, and added by the chat itself."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.reports import BadRow, ImportReport
from assistant.storage import Database, Store

_COLUMNS = "visitor, event, product_id, quantity, at, order_id, price_minor"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One thing done: `event` as GA4 names it, `at` in UTC epoch seconds, the price of one piece where it is known."""

    visitor: str
    event: str
    product_id: str
    quantity: int
    at: int
    order_id: str = ""
    price_minor: int | None = None


class BehaviourLog:
    """The log of behaviour that the recommender learns from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """How many events there are."""
        row = self._store.row("SELECT count(*) FROM behaviour")
        return int(row[0]) if row else 0

    def count_sold(self, days: int) -> dict[str, int]:
        """Pieces of each product sold in the days up to the newest event, less those sent back."""
        rows = self._store.rows(
            """SELECT product_id, sum(CASE event WHEN 'purchase' THEN quantity ELSE -quantity END) AS n FROM behaviour
               WHERE event IN ('purchase', 'refund') AND at > (SELECT max(at) FROM behaviour) - ? * 86400
               GROUP BY product_id HAVING n > 0""",
            [days],
        )
        return {row[0]: row[1] for row in rows}

    def everything(self) -> Iterator[Behaviour]:
        """All events in the order of time."""
        rows = self._store.stream(f"SELECT {_COLUMNS} FROM behaviour ORDER BY at, rowid")
        return (Behaviour(*row) for row in rows)

    def import_rows(
        self, rows: Iterable[Behaviour | BadRow], format_name: str, *, strict: bool = False
    ) -> ImportReport:
        """Adds the rows of a file in one transaction; imported twice, they add nothing.

        Rows that are equal in every column are counted: two equal lines of one order stay two, however often
        the file comes again. Raises ImportRefused, and whatever the rows raise; then nothing has changed.
        """
        started = time.monotonic()
        report = ImportReport("events", format_name)
        # The file is read before the turn at writing is taken: shoppers' turns must not wait for a parser.
        scratch = self._store.scratch()
        scratch.execute("CREATE TEMP TABLE IF NOT EXISTS incoming AS SELECT * FROM behaviour LIMIT 0")
        scratch.execute("DELETE FROM temp.incoming")
        scratch.conn.execute("BEGIN")
        try:
            scratch.conn.executemany(
                f"INSERT INTO temp.incoming ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                _good(rows, report),
            )
        finally:
            scratch.conn.commit()
        found = scratch.execute("SELECT count(*) FROM temp.incoming").fetchone()[0]
        report.check(found, strict=strict)
        with self._store.write() as db:
            added = db.execute(
                f"""INSERT OR IGNORE INTO behaviour ({_COLUMNS}, copy)
                    SELECT {_COLUMNS},
                        row_number() OVER (PARTITION BY visitor, at, product_id, event, order_id, quantity)
                    FROM temp.incoming ORDER BY rowid"""
            ).rowcount
        scratch.execute("DELETE FROM temp.incoming")
        report.added, report.unchanged = added, found - added
        report.seconds = time.monotonic() - started
        return report


def record_behaviour(db: Database, visitor: str, event: str, pieces: Mapping[str, int], at: int) -> None:
    """Writes, inside an open transaction, that a visitor did this; twice within a second is once.

    `pieces` are the products by id, with how many pieces of each; `at` is in UTC epoch seconds.
    """
    db.conn.executemany(
        "INSERT OR IGNORE INTO behaviour (visitor, event, product_id, quantity, at) VALUES (?, ?, ?, ?, ?)",
        [(visitor, event, product_id, quantity, at) for product_id, quantity in pieces.items()],
    )


def _good(rows: Iterable[Behaviour | BadRow], report: ImportReport) -> Iterator[tuple[object, ...]]:
    for row in rows:
        if isinstance(row, BadRow):
            report.reject(row)
        else:
            yield (row.visitor, row.event, row.product_id, row.quantity, row.at, row.order_id, row.price_minor)
