"""Imports of articles, coupons and examples into shop.db: all of a file or nothing, and twice is the same as once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from assistant.knowledge.articles import save_article
from assistant.knowledge.examples import save_example
from assistant.knowledge.promotions import save_promotion
from assistant.knowledge.rows import ArticleRow, PromotionRow, example_rows
from assistant.native_files import import_rows
from assistant.reports import ImportReport
from assistant.storage import Store


def import_articles(store: Store, path: Path, *, strict: bool = False) -> ImportReport:
    """Policies and frequent questions, known by id and language. Articles that the file does not name stay.

    Raises ImportRefused, with nothing changed; see `import_rows`.
    """
    return import_rows(store, path, ArticleRow, save_article, strict=strict)


def import_promotions(store: Store, path: Path, *, strict: bool = False) -> ImportReport:
    """Coupons, known by code whatever its capitals. Otherwise as `import_articles`."""
    return import_rows(store, path, PromotionRow, save_promotion, strict=strict)


def import_examples(store: Store, path: Path, acts: Collection[str], *, strict: bool = False) -> ImportReport:
    """Sentences of shoppers and which of these `acts` they do. Otherwise as `import_articles`."""
    return import_rows(store, path, example_rows(acts), save_example, strict=strict)
