"""The tables of activity.db, and their changes over time."""

from __future__ import annotations

from assistant.storage import Database, Migrations

migrations = Migrations("activity")


@migrations()
def conversations_and_behaviour(db: Database) -> None:
    """The first tables: conversations as lists of events, shop behaviour, agents."""
    for statement in (
        """CREATE TABLE conversations (
            id INTEGER PRIMARY KEY,
            token TEXT NOT NULL UNIQUE,
            visitor TEXT,
            locale TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            handoff TEXT CHECK (handoff IN ('waiting', 'taken')),
            handoff_at INTEGER,
            agent TEXT
        )""",
        "CREATE INDEX conversations_handoff ON conversations (handoff, handoff_at) WHERE handoff IS NOT NULL",
        "CREATE INDEX conversations_updated ON conversations (updated_at)",
        """CREATE TABLE conversation_events (
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (conversation, seq)
        ) WITHOUT ROWID""",
        # `copy` numbers rows that are equal in everything else, so that a file imported twice adds nothing
        # and two equal lines of one order stay two.
        """CREATE TABLE behaviour (
            visitor TEXT NOT NULL,
            event TEXT NOT NULL,
            product_id TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            price_minor INTEGER,
            at INTEGER NOT NULL,
            order_id TEXT NOT NULL DEFAULT '',
            copy INTEGER NOT NULL DEFAULT 1,
            UNIQUE (visitor, at, product_id, event, order_id, quantity, copy)
        )""",
        "CREATE INDEX behaviour_at ON behaviour (at)",
        """CREATE TABLE agents (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            password_hash TEXT NOT NULL,
            created_at INTEGER NOT NULL
        )""",
    ):
        db.execute(statement)
