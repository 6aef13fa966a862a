"""Consent and privacy: what is kept of a visitor, counted, handed out, erased; and whether it may shape offers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from assistant.events import Answered, from_data, to_data
from assistant.journal.reply_versions import present_reply, stored_reply
from assistant.storage import Database, Store
from assistant.timestamps import iso_text

_OF_VISITOR = "SELECT id, token, locale, created_at FROM conversations WHERE visitor = :visitor OR token = :token"
_EVENTS = "SELECT at, kind, data FROM conversation_events WHERE conversation = ? ORDER BY seq"
_BEHAVIOUR = "SELECT event, product_id, quantity, at, order_id FROM behaviour WHERE visitor = ? ORDER BY at, rowid"
_TABLES_BY_VISITOR = ("behaviour", "personal_use")


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept: conversations, messages of the shopper, and things done with products."""

    conversations: int
    messages: int
    records: int


class Visitors:
    """The journal by visitor: an id in a cookie. A conversation without one stands for itself, by its token."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def personal_use(self, visitor: str | None) -> bool | None:
        """Whether the visitor allowed that earlier visits shape what is offered; None when never asked."""
        row = self._store.row("SELECT allowed FROM personal_use WHERE visitor = ?", [visitor]) if visitor else None
        return bool(row[0]) if row else None

    def was_here(self, visitor: str | None, before: int | None) -> bool:
        """Whether anything is known of the visitor from before that moment (UTC seconds; None for now)."""
        if not visitor:
            return False
        sql = "SELECT 1 FROM behaviour WHERE visitor = ? AND at < coalesce(?, 9e15) LIMIT 1"
        return self._store.row(sql, [visitor, before]) is not None

    def count_kept(self, visitor: str | None, token: str) -> Kept:
        """How much is kept of the visitor, or of this conversation alone where there is no visitor."""
        row = self._store.row(
            f"""WITH mine AS ({_OF_VISITOR})
                SELECT (SELECT count(*) FROM mine),
                    (SELECT count(*) FROM mine JOIN conversation_events ON conversation = mine.id WHERE kind = 'said'),
                    (SELECT count(*) FROM behaviour WHERE visitor = :visitor)""",
            {"visitor": visitor, "token": token},
        )
        return Kept(*row) if row else Kept(0, 0, 0)

    def export(self, visitor: str | None, token: str) -> dict[str, Any]:
        """All of it, fit for JSON: conversations with their events, what was done with products, the consent.

        Without what gives access: whoever has the file can read it, and no more.
        """
        mine = self._store.rows(_OF_VISITOR + " ORDER BY created_at, id", {"visitor": visitor, "token": token})
        return {
            "conversations": [
                {
                    "begun": iso_text(row["created_at"]),
                    "locale": row["locale"],
                    "events": [
                        {"at": iso_text(at), "kind": kind, "data": _for_export(kind, json.loads(data))}
                        for at, kind, data in self._store.rows(_EVENTS, [row["id"]])
                    ],
                }
                for row in mine
            ],
            "behaviour": [
                {
                    "event": event,
                    "product_id": product,
                    "quantity": n,
                    "at": iso_text(at * 1000),
                    "order_id": order or None,
                }
                for event, product, n, at, order in self._store.rows(_BEHAVIOUR, [visitor])
            ],
            "personal_use": self.personal_use(visitor),
        }

    def erase(self, visitor: str | None, token: str) -> None:
        """Deletes all of it in one transaction. Orders are the shop's; wrong guesses at them name no visitor."""
        with self._store.write() as db:
            conversations = "SELECT id FROM conversations WHERE visitor = :visitor OR token = :token"
            places = {"visitor": visitor, "token": token}
            db.execute(f"DELETE FROM message_ids WHERE conversation IN ({conversations})", places)
            db.execute(f"DELETE FROM conversation_events WHERE conversation IN ({conversations})", places)
            db.execute("DELETE FROM conversations WHERE visitor = :visitor OR token = :token", places)
            for table in _TABLES_BY_VISITOR:
                db.execute(f"DELETE FROM {table} WHERE visitor = ?", [visitor])


def record_consent(db: Database, conversation_id: int, allowed: bool, at: int) -> None:
    """Writes, inside an open transaction, what the visitor of a conversation allows; without a visitor nothing."""
    db.execute(
        """INSERT INTO personal_use (visitor, allowed, at)
           SELECT visitor, ?, ? FROM conversations WHERE id = ? AND visitor IS NOT NULL
           ON CONFLICT (visitor) DO UPDATE SET allowed = excluded.allowed, at = excluded.at""",
        [int(allowed), at, conversation_id],
    )


def _for_export(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """An event's data: replies in their present shape, without the token that gives access."""
    event = from_data(kind, data)
    if not isinstance(event, Answered):
        return data
    reply = {key: value for key, value in present_reply(event).items() if key != "conversation"}
    return to_data(stored_reply(reply))[1]
