"""Upgrade of data directories from before there was a shop.db: nothing is lost, and nothing comes back."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.catalogue import schema as catalogue_schema
from assistant.catalogue.given_names import GivenNames
from assistant.errors import StorageError
from assistant.knowledge.articles import Articles, delete_article
from assistant.knowledge.imports import import_articles
from assistant.knowledge.promotions import Promotions
from assistant.shop import carry_over
from assistant.shop.stores import Stores
from assistant.storage import Database, Migrations, Store

TODAY = date(2026, 11, 1)


def old_knowledge() -> Migrations:
    """The tables of articles and coupons as catalogue.db had them."""
    migrations = Migrations("knowledge")

    @migrations()
    def articles_and_promotions(db: Database) -> None:
        for statement in (
            """CREATE TABLE articles (
                id TEXT NOT NULL, language TEXT NOT NULL, topic_group TEXT NOT NULL, title TEXT NOT NULL,
                answer TEXT NOT NULL, url TEXT, intent TEXT NOT NULL, valid_from TEXT, valid_to TEXT,
                PRIMARY KEY (id, language)
            ) WITHOUT ROWID""",
            """CREATE TABLE article_questions (
                article TEXT NOT NULL, language TEXT NOT NULL, position INTEGER NOT NULL, question TEXT NOT NULL,
                PRIMARY KEY (article, language, position),
                FOREIGN KEY (article, language) REFERENCES articles (id, language) ON DELETE CASCADE
            ) WITHOUT ROWID""",
            "CREATE TABLE articles_version (version TEXT NOT NULL)",
            "INSERT INTO articles_version VALUES (lower(hex(randomblob(8))))",
            """CREATE TABLE promotions (
                code TEXT NOT NULL PRIMARY KEY COLLATE NOCASE, title_zh TEXT, title_en TEXT, description_zh TEXT,
                description_en TEXT, kind TEXT NOT NULL CHECK (kind IN ('percent', 'amount', 'shipping')),
                percent_hundredths INTEGER, amount_minor INTEGER, currency TEXT NOT NULL,
                min_spend_minor INTEGER NOT NULL, categories TEXT NOT NULL, brands TEXT NOT NULL,
                first_order INTEGER NOT NULL, starts TEXT, ends TEXT, limit_per_customer INTEGER
            ) WITHOUT ROWID""",
        ):
            db.execute(statement)

    return migrations


def old_names() -> Migrations:
    """The table of given names, which was one of catalogue.db's own."""
    migrations = Migrations("catalogue")

    @migrations()
    def names(db: Database) -> None:
        db.execute(
            """CREATE TABLE names (
                kind TEXT NOT NULL, key TEXT NOT NULL, taxonomy_id TEXT, name_zh TEXT, name_en TEXT,
                others TEXT NOT NULL, PRIMARY KEY (kind, key)
            ) WITHOUT ROWID"""
        )

    return migrations


def write_old(data: Path, *migrations: Migrations) -> None:
    """A catalogue.db of the version before, with two articles, a coupon and a name."""
    store = Store(data / "catalogue.db", [catalogue_schema.migrations, *migrations], durable=False)
    with store.write() as db:
        for language, title in (("zh", "退货"), ("en", "Returns")):
            db.execute(
                "INSERT INTO articles VALUES ('returns', ?, '', ?, '7', NULL, 'returns', NULL, NULL)",
                [language, title],
            )
            for position in range(2):
                row = [language, position, f"{title}?" * (position + 1)]
                db.execute("INSERT INTO article_questions VALUES ('returns', ?, ?, ?)", row)
        db.execute(
            """INSERT INTO promotions VALUES ('TEN', '九折', NULL, NULL, NULL, 'percent', 1000, NULL, 'CNY', 5000,
               '["耳机"]', '[]', 0, NULL, '2026-12-31', 1)"""
        )
        if len(migrations) > 1:
            db.execute("INSERT INTO names VALUES ('brand', 'nike', NULL, '耐克', 'Nike', ?)", [json.dumps(["耐吉"])])
    store.close()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A data directory of the version before."""
    write_old(tmp_path, old_knowledge(), old_names())
    return tmp_path


def contents(stores: Stores) -> dict[str, Any]:
    """All that the owner wrote, as the rooms read it."""
    return {
        "articles": [(a.id, a.language, a.title, a.questions) for a in Articles(stores.shop).all(today=TODAY)],
        "coupons": [
            (c.code, c.title, c.percent_hundredths, c.categories, c.ends)
            for c in Promotions(stores.shop).current(TODAY, "zh")
        ],
        "names": [(n.kind, n.zh, n.en, n.others) for n in GivenNames(stores.shop).all()],
    }


CARRIED = {
    "articles": [
        ("returns", "en", "Returns", ("Returns?", "Returns?Returns?")),
        ("returns", "zh", "退货", ("退货?", "退货?退货?")),
    ],
    "coupons": [("TEN", "九折", 1000, (("耳机",),), date(2026, 12, 31))],
    "names": [("brand", "耐克", "Nike", ("耐吉",))],
}
NOTHING: dict[str, Any] = {"articles": [], "coupons": [], "names": []}


def tables(store: Store) -> set[str]:
    return {row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_first_opening_carries_everything_over(old: Path) -> None:
    stores = Stores.open(old)
    assert contents(stores) == CARRIED
    assert tables(stores.catalogue).isdisjoint({"articles", "article_questions", "promotions", "names"})
    assert all(store.problems() == [] for store in stores)


def test_what_was_changed_since_is_not_touched_by_later_openings(old: Path, jsonl: Callable[..., Path]) -> None:
    stores = Stores.open(old)
    with stores.shop.write() as db:
        delete_article(db, "returns", "zh")
    row = {"id": "returns", "language": "en", "title": "Returns", "questions": ["How?"], "answer": "30 days."}
    import_articles(stores.shop, jsonl(row))
    changed = contents(stores)
    stores.close()
    assert contents(Stores.open(old)) == changed


@pytest.mark.parametrize("committed", [0, 1], ids=["before the copy", "between copy and removal"])
def test_broken_off_in_the_middle_it_is_finished_at_the_next_opening(
    old: Path, committed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[None] = []
    write = Store.write

    def cut(store: Store) -> Any:
        if store.path.name == "shop.db" and len(writes) == committed:
            raise KeyboardInterrupt
        writes.append(None)
        return write(store)

    with monkeypatch.context() as power:
        power.setattr(Store, "write", cut)
        with pytest.raises(KeyboardInterrupt):
            Stores.open(old)
    assert contents(Stores.open(old)) == CARRIED


def test_a_copy_that_fails_halfway_leaves_both_files_as_they_were(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as disk:
        disk.setitem(carry_over._COPIES, "names", "INSERT INTO names SELECT nothing FROM old.names")
        with pytest.raises(StorageError):
            Stores.open(old)
    shop = Store(old / "shop.db", [], durable=True)
    assert shop.rows("SELECT * FROM articles") == []
    shop.close()
    assert contents(Stores.open(old)) == CARRIED


def _open(data: Path, results: Any) -> None:
    stores = Stores.open(data)
    results.put(contents(stores))
    stores.close()


def test_two_processes_that_open_at_once_lose_and_double_nothing(old: Path) -> None:
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    openers = [context.Process(target=_open, args=(old, results)) for _ in range(4)]
    for opener in openers:
        opener.start()
    found = [results.get(timeout=30) for _ in openers]
    for opener in openers:
        opener.join(timeout=30)
    assert found == [CARRIED] * 4


def test_a_directory_that_has_never_known_names_or_articles_opens_as_well(tmp_path: Path) -> None:
    write_old(tmp_path, old_knowledge())
    assert contents(Stores.open(tmp_path)) == CARRIED | {"names": []}


def test_a_fresh_directory_has_nothing_to_carry(tmp_path: Path) -> None:
    stores = Stores.open(tmp_path / "new")
    assert contents(stores) == NOTHING
    assert sorted(path.name for path in (tmp_path / "new").glob("*.db")) == ["activity.db", "catalogue.db", "shop.db"]


def test_an_import_that_is_going_on_does_not_keep_the_shop_closed(old: Path) -> None:
    Stores.open(old).close()
    importing = Store(old / "catalogue.db", [], durable=False)
    with importing.write():
        assert contents(Stores.open(old)) == CARRIED
