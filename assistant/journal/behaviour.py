"""What visitors did with products: imported from the shop, and added by the chat itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from assistant.catalogue.feeds import BadRow as FeedBadRow
from assistant.catalogue.feeds import EventRow, Feed
from assistant.reports import BadRow, ImportReport
from assistant.storage import Store

Progress = Callable[[str, int, int | None], None]
PROGRESS_EVERY = 2_000

_COLUMNS = "visitor, event, product_id, quantity, price_minor, at, order_id"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One thing done: `event` as GA4 names it, `at` in UTC epoch seconds."""

    visitor: str
    event: str
    product_id: str
    quantity: int
    at: int
    order_id: str


class BehaviourLog:
    """The log of behaviour that the recommender learns from."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """How many events there are."""
        row = self._store.row("SELECT count(*) FROM behaviour")
        return int(row[0]) if row else 0

    def everything(self) -> Iterator[Behaviour]:
        """All events in the order of time."""
        rows = self._store.stream(
            "SELECT visitor, event, product_id, quantity, at, order_id FROM behaviour ORDER BY at, rowid"
        )
        return (Behaviour(*row) for row in rows)

    def add(self, visitor: str, event: str, product_ids: Sequence[str]) -> None:
        """Notes what a visitor did just now; the same twice within a second is once."""
        now = int(time.time())
        with self._store.write() as db:
            db.conn.executemany(
                "INSERT OR IGNORE INTO behaviour (visitor, event, product_id, quantity, at) VALUES (?, ?, ?, 1, ?)",
                [(visitor, event, product_id, now) for product_id in product_ids],
            )

    def import_feed(
        self, feed: Feed[EventRow], *, strict: bool = False, progress: Progress | None = None
    ) -> ImportReport:
        """Adds a file of events in one transaction; imported twice, it adds nothing. Raises FeedError or ImportRefused.

        Rows that are equal in every column are counted: two equal lines of one order stay two, however often
        the file comes again.
        """
        started = time.monotonic()
        report = ImportReport("events", feed.format)
        with self._store.write() as db:
            db.execute("CREATE TEMP TABLE IF NOT EXISTS incoming AS SELECT * FROM behaviour LIMIT 0")
            db.execute("DELETE FROM temp.incoming")
            db.conn.executemany(
                f"INSERT INTO temp.incoming ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                self._good_rows(feed, report, progress),
            )
            if report.bad_count and strict:
                raise report.refusal(
                    f"{report.bad_count} rows cannot be read, and strict was asked for",
                    hint="Mend the rows named, or import without --strict.",
                )
            found = db.execute("SELECT count(*) FROM temp.incoming").fetchone()[0]
            if not found:
                raise report.refusal(
                    "no row of the file can be read", hint="Mend the rows named; the events are unchanged."
                )
            added = db.execute(
                f"""INSERT OR IGNORE INTO behaviour ({_COLUMNS}, copy)
                    SELECT {_COLUMNS},
                        row_number() OVER (PARTITION BY visitor, at, product_id, event, order_id, quantity)
                    FROM temp.incoming ORDER BY rowid"""
            ).rowcount
            db.execute("DELETE FROM temp.incoming")
        report.added, report.unchanged = added, found - added
        report.notes.extend(feed.notes)
        report.seconds = time.monotonic() - started
        return report

    @staticmethod
    def _good_rows(
        feed: Feed[EventRow], report: ImportReport, progress: Progress | None
    ) -> Iterable[tuple[object, ...]]:
        for n, row in enumerate(feed):
            if isinstance(row, FeedBadRow):
                report.reject(BadRow(*astuple(row)))
            else:
                yield (
                    row.visitor_id,
                    row.event,
                    row.product_id,
                    row.quantity,
                    row.price_minor,
                    row.timestamp,
                    row.order_id or "",
                )
            if progress and n % PROGRESS_EVERY == 0:
                progress("events", feed.bytes_read, feed.size)
        if progress:
            progress("events", feed.size, feed.size)
