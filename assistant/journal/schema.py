"""The tables of activity.db, and their changes over time.

Conversations and their events tell times in UTC epoch milliseconds; behaviour, outbox and orders, which files and other
programs fill and read, in seconds.
"""

from __future__ import annotations

from assistant.storage import Database, Migrations

activity = Migrations("activity")
missed = Migrations("missed")
orders = Migrations("orders")
MIGRATIONS = (activity, missed, orders)


@activity()
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


@activity()
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


@activity()
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


@activity()
def numbers_of_conversations(db: Database) -> None:
    """The last number that a conversation was given, which outlives the conversation."""
    db.execute("CREATE TABLE conversation_numbers (last INTEGER NOT NULL)")
    db.execute("INSERT INTO conversation_numbers SELECT coalesce(max(id), 0) FROM conversations")


@activity()
def numbers_of_events(db: Database) -> None:
    """Events have a number among all, in the order of writing; conversations and events tell times in milliseconds."""
    for statement in (
        # AUTOINCREMENT: the number of an erased event is not given again, or who reads on from it would miss the next.
        """CREATE TABLE numbered_events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            UNIQUE (conversation, seq)
        )""",
        # A clock that was put back must not turn a conversation round: an event is as late as the latest before it.
        """INSERT INTO numbered_events (conversation, seq, at, kind, data)
           SELECT conversation, seq, at * 1000, kind, data FROM (
               SELECT *, max(at) OVER (PARTITION BY conversation ORDER BY seq) AS latest FROM conversation_events
           ) ORDER BY latest, conversation, seq""",
        "DROP TABLE conversation_events",
        "ALTER TABLE numbered_events RENAME TO conversation_events",
        """UPDATE conversations SET created_at = created_at * 1000, updated_at = updated_at * 1000,
           handoff_at = handoff_at * 1000""",
    ):
        db.execute(statement)


@activity()
def ids_of_messages(db: Database) -> None:
    """The id that a page gave to a message, with the turn that it became: sent again, it is the same turn."""
    for statement in (
        # `place` is the conversation; of a message that began one, the visitor.
        """CREATE TABLE message_ids (
            place TEXT NOT NULL,
            id TEXT NOT NULL,
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            PRIMARY KEY (place, id)
        ) WITHOUT ROWID""",
        "CREATE INDEX message_ids_conversation ON message_ids (conversation)",
    ):
        db.execute(statement)


@missed()
def missed_demand(db: Database) -> None:
    """Wishes that nothing met, one row for each wish and day (days since 1970, UTC)."""
    db.execute(
        """CREATE TABLE missed_demand (
            day INTEGER NOT NULL,
            wish TEXT NOT NULL,
            names TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (day, wish)
        ) WITHOUT ROWID"""
    )


@orders()
def orders_and_attempts(db: Database) -> None:
    """Orders with their lines, and wrong guesses at them. Times are UTC epoch seconds."""
    for statement in (
        # Of a phone number only what proves an order is kept: its last four digits.
        """CREATE TABLE orders (
            order_id TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            email TEXT,
            phone_last4 TEXT,
            state TEXT NOT NULL,
            placed_at INTEGER NOT NULL,
            paid_at INTEGER,
            shipped_at INTEGER,
            delivered_at INTEGER,
            carrier_zh TEXT,
            carrier_en TEXT,
            tracking_number TEXT,
            currency TEXT NOT NULL,
            total_minor INTEGER NOT NULL,
            shipping_minor INTEGER NOT NULL,
            coupon TEXT,
            invoice INTEGER NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX orders_email ON orders (email, placed_at) WHERE email IS NOT NULL",
        """CREATE TABLE order_lines (
            order_id TEXT NOT NULL COLLATE NOCASE REFERENCES orders (order_id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            product_id TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            price_minor INTEGER NOT NULL,
            PRIMARY KEY (order_id, position)
        ) WITHOUT ROWID""",
        """CREATE TABLE order_attempts (
            order_id TEXT NOT NULL,
            visitor TEXT NOT NULL,
            at INTEGER NOT NULL
        )""",
        "CREATE INDEX order_attempts_order ON order_attempts (order_id, at)",
        "CREATE INDEX order_attempts_visitor ON order_attempts (visitor, at)",
        "CREATE INDEX order_attempts_at ON order_attempts (at)",
    ):
        db.execute(statement)
