"""Upgrade of a data directory: what the owner wrote moves out of catalogue.db, where it lay once, into shop.db."""

from __future__ import annotations

from pathlib import Path

from assistant.storage import Database, Store

# Rows that shop.db has already are newer and stay. Wordings come only with an article that has none yet.
_COPIES = {
    "articles": """INSERT OR IGNORE INTO articles
        (id, language, topic_group, title, answer, url, intent, valid_from, valid_to)
        SELECT id, language, topic_group, title, answer, url, intent, valid_from, valid_to FROM old.articles""",
    "article_questions": """INSERT INTO article_questions (article, language, position, question)
        SELECT article, language, position, question FROM old.article_questions AS before WHERE NOT EXISTS (
            SELECT 1 FROM article_questions AS now
            WHERE now.article = before.article AND now.language = before.language)""",
    "promotions": """INSERT OR IGNORE INTO promotions
        (code, title_zh, title_en, description_zh, description_en, kind, percent_hundredths, amount_minor, currency,
         min_spend_minor, categories, brands, first_order, starts, ends, limit_per_customer)
        SELECT code, title_zh, title_en, description_zh, description_en, kind, percent_hundredths, amount_minor,
         currency, min_spend_minor, categories, brands, first_order, starts, ends, limit_per_customer
        FROM old.promotions""",
    "names": """INSERT OR IGNORE INTO names (kind, key, taxonomy_id, name_zh, name_en, others)
        SELECT kind, key, taxonomy_id, name_zh, name_en, others FROM old.names""",
}
# Wordings before their articles. The mark of the articles is new in shop.db, whatever it was.
_DROPPED = ("article_questions", "articles", "articles_version", "promotions", "names")


def carry_over(shop: Store, catalogue: Path) -> None:
    """Moves articles, coupons and given names from a catalogue.db of an older version into shop.db.

    They are copied and committed before the old tables go, each in one transaction: broken off at any point, or begun
    by two processes at once, it is finished at the next opening and nothing is lost. Raises StorageError.
    """
    if not catalogue.exists():
        return
    with shop.attached(catalogue, "old"):
        # Looked at before the turn at writing is taken: an import that is going on must not keep the shop closed.
        if not _left_in(shop.scratch()):
            return
        with shop.write() as db:
            for table in _left_in(db):
                db.execute(_COPIES[table])
        with shop.write() as db:
            for table in _DROPPED:
                db.execute(f"DROP TABLE IF EXISTS old.{table}")


def _left_in(db: Database) -> list[str]:
    there = {row[0] for row in db.execute("SELECT name FROM old.sqlite_master WHERE type = 'table'").fetchall()}
    return [table for table in _COPIES if table in there]
