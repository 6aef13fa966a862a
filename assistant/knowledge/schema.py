"""The tables of shop.db that hold what the owner wrote for shoppers to read: articles and coupons."""

from __future__ import annotations

from assistant.storage import Database, Migrations, keep_version

migrations = Migrations("knowledge")


@migrations()
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
    keep_version(db, "articles", ["articles", "article_questions"])


@migrations()
def examples(db: Database) -> None:
    """Sentences of shoppers with the acts that are done by them, joined by spaces."""
    db.execute("CREATE TABLE examples (sentence TEXT NOT NULL PRIMARY KEY, acts TEXT NOT NULL) WITHOUT ROWID")
    keep_version(db, "examples", ["examples"])
