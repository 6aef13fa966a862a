"""Outbox: what is to be posted to the shop: written with the turn that it came from, kept until it has arrived."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from assistant.storage import Database, Store


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to the shop: its id, which stays the same however often it is sent, its JSON, and the tries so far."""

    id: str
    body: str
    tries: int


class Outbox:
    """Messages that wait to be sent. Times are UTC epoch seconds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, now: int, *, lease_seconds: int) -> Letter | None:
        """The message that has been due longest, or None.

        It is nobody else's for `lease_seconds`: after that it is due again, so that a sender that died loses nothing.
        """
        if self._store.row("SELECT 1 FROM outbox WHERE due_at <= ? LIMIT 1", [now]) is None:
            return None
        with self._store.write() as db:
            row = db.execute(
                """UPDATE outbox SET due_at = ?, tries = tries + 1 WHERE id = (
                    SELECT id FROM outbox WHERE due_at <= ? ORDER BY due_at, id LIMIT 1
                ) RETURNING id, body, tries""",
                [now + lease_seconds, now],
            ).fetchone()
        return Letter(*row) if row else None

    def record_arrival(self, letter: Letter) -> None:
        """The shop has it: it is kept no longer."""
        with self._store.write() as db:
            db.execute("DELETE FROM outbox WHERE id = ?", [letter.id])

    def record_failure(self, letter: Letter, problem: str, due_at: int | None) -> None:
        """It did not arrive: it is due again then, or with None never again."""
        with self._store.write() as db:
            db.execute("UPDATE outbox SET due_at = ?, problem = ? WHERE id = ?", [due_at, problem, letter.id])

    def count_waiting(self) -> int:
        """How many messages are still to be sent."""
        row = self._store.row("SELECT count(*) FROM outbox WHERE due_at IS NOT NULL")
        return int(row[0]) if row else 0

    def list_given_up(self) -> list[tuple[str, str]]:
        """Id and last problem of each message that never arrived."""
        rows = self._store.rows("SELECT id, coalesce(problem, '') FROM outbox WHERE due_at IS NULL ORDER BY id")
        return [(row[0], row[1]) for row in rows]


def post_letter(db: Database, letter_id: str, body: dict[str, Any], now: int) -> None:
    """Puts a message in, inside an open transaction; the same id a second time changes nothing."""
    db.execute(
        "INSERT OR IGNORE INTO outbox (id, body, created_at, due_at) VALUES (?, ?, ?, ?)",
        [letter_id, json.dumps(body, ensure_ascii=False, separators=(",", ":")), now, now],
    )
