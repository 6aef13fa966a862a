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


@migrations()
def messages_to_the_shop(db: Database) -> None:
    """What is to be posted to the shop: written with the turn, sent after it, gone when it has arrived."""
    for statement in (
        """CREATE TABLE outbox (
            id TEXT PRIMARY KEY,
            body TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            due_at INTEGER,
            tries INTEGER NOT NULL DEFAULT 0,
            problem TEXT
        ) WITHOUT ROWID""",
        "CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL",
    ):
        db.execute(statement)


@migrations()
def consent_of_visitors(db: Database) -> None:
    """Whether what is known from earlier visits may shape what is offered, as each visitor said last."""
    for statement in (
        """CREATE TABLE personal_use (
            visitor TEXT PRIMARY KEY,
            allowed INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX conversations_visitor ON conversations (visitor) WHERE visitor IS NOT NULL",
    ):
        db.execute(statement)


@migrations()
def numbers_of_conversations(db: Database) -> None:
    """The last number that a conversation was given, which outlives the conversation."""
    db.execute("CREATE TABLE conversation_numbers (last INTEGER NOT NULL)")
    db.execute("INSERT INTO conversation_numbers SELECT coalesce(max(id), 0) FROM conversations")
