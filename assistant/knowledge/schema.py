"""The tables of this room: articles and promotions beside the catalogue, orders beside the conversations."""

from __future__ import annotations

from assistant.storage import Database, Migrations

catalogue_migrations = Migrations("knowledge")
activity_migrations = Migrations("orders")


@catalogue_migrations()
def articles_and_promotions(db: Database) -> None:
    """Articles with their wordings, and coupons. Dates are ISO days, both ends included."""
    for statement in (
        """CREATE TABLE articles (
            id TEXT NOT NULL,
            language TEXT NOT NULL,
            topic_group TEXT NOT NULL,
            title TEXT NOT NULL,
            answer TEXT NOT NULL,
            url TEXT,
            intent TEXT NOT NULL,
            valid_from TEXT,
            valid_to TEXT,
            PRIMARY KEY (id, language)
        ) WITHOUT ROWID""",
        """CREATE TABLE article_questions (
            article TEXT NOT NULL,
            language TEXT NOT NULL,
            position INTEGER NOT NULL,
            question TEXT NOT NULL,
            PRIMARY KEY (article, language, position),
            FOREIGN KEY (article, language) REFERENCES articles (id, language) ON DELETE CASCADE
        ) WITHOUT ROWID""",
        # A random mark, new with every change: whoever built something from the articles sees that it is stale,
        # even after the file was replaced by another one.
        "CREATE TABLE articles_version (version TEXT NOT NULL)",
        "INSERT INTO articles_version VALUES (lower(hex(randomblob(8))))",
        """CREATE TABLE promotions (
            code TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            title_zh TEXT,
            title_en TEXT,
            description_zh TEXT,
            description_en TEXT,
            kind TEXT NOT NULL CHECK (kind IN ('percent', 'amount', 'shipping')),
            percent_hundredths INTEGER,
            amount_minor INTEGER,
            currency TEXT NOT NULL,
            min_spend_minor INTEGER NOT NULL,
            categories TEXT NOT NULL,
            brands TEXT NOT NULL,
            first_order INTEGER NOT NULL,
            starts TEXT,
            ends TEXT,
            limit_per_customer INTEGER
        ) WITHOUT ROWID""",
    ):
        db.execute(statement)


@activity_migrations()
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
