"""One shop from its data directory: filled, looked after, and followed through imports."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tarfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.catalogue.feeds import FeedError
from assistant.catalogue.given_names import GivenName, save_name
from assistant.config import ServerConfig, ShopSettings
from assistant.dialogue.chat_message import ChatMessage
from assistant.errors import ImportRefused, NotFound, StorageError
from assistant.journal.behaviour import record_behaviour
from assistant.shop import Shop
from assistant.snapshot import Snapshot
from assistant.storage import is_database


@pytest.fixture
def empty(tmp_path: Path) -> Shop:
    return Shop.open(ServerConfig(data=tmp_path / "data"))


@pytest.fixture
def own_copy(tmp_path: Path, demo_data: Path) -> Shop:
    """The demo shop of one test alone."""
    shutil.copytree(demo_data, tmp_path / "data")
    return Shop.open(ServerConfig(data=tmp_path / "data"))


def write_catalogue(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "feed.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_an_empty_shop_says_so_and_still_answers(empty: Shop) -> None:
    assert empty.is_empty()
    assert empty.readiness()["ready"] is False
    assert empty.readiness()["problem"] == "the catalogue is empty"
    reply = empty.dialogue.reply(ChatMessage("有什么热卖的"))
    assert reply["items"] == []
    assert reply["text"]
    with pytest.raises(ImportRefused):
        empty.train()
    with pytest.raises(ImportRefused):
        empty.evaluate()


def test_the_demo_shop_is_filled_and_ready(demo_shop: Shop) -> None:
    assert not demo_shop.is_empty()
    readiness = demo_shop.readiness()
    assert (readiness["ready"], readiness["problem"]) == (True, None)
    assert readiness["products"] == demo_shop.catalogue.count() == 1_690
    assert demo_shop.behaviour.count() > 10_000
    assert len(demo_shop.knowledge.articles.all()) > 50


def test_a_fill_that_was_broken_off_begins_anew(
    tmp_path: Path, demo_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    shop = Shop.open(ServerConfig(data=tmp_path / "data"))

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shop._imports, "events", stopped)
        with pytest.raises(KeyboardInterrupt):
            shop.fill()
    assert shop.is_empty()
    shop.close()
    again = Shop.open(ServerConfig(data=tmp_path / "data"))
    assert again.is_empty()
    monkeypatch.setattr(again, "train", lambda progress: "")
    again.fill()
    assert not again.is_empty()
    assert again.catalogue.count() == 1_690


def test_the_view_follows_an_import_and_serves_the_old_one_meanwhile(
    empty: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"id": "1", "title_zh": "陶瓷茶壶", "category_zh": "茶具", "price": 80, "currency": "CNY"}
    empty.import_catalogue(write_catalogue(tmp_path, row))
    old = empty.current()
    assert "茶具" in [category.zh for category in old.vocabulary.categories.values()]
    empty.import_catalogue(write_catalogue(tmp_path, row | {"id": "2", "category_zh": "花器"}))
    may_renew, renew = threading.Event(), empty._snapshots._renew

    def slowly() -> Snapshot:
        assert may_renew.wait(timeout=20)
        return renew()

    monkeypatch.setattr(empty._snapshots, "_renew", slowly)
    assert [empty.current() for _ in range(3)] == [old] * 3
    may_renew.set()
    deadline = time.monotonic() + 20
    while empty.current() is old and time.monotonic() < deadline:
        time.sleep(0.01)
    names = [category.zh for category in empty.current().vocabulary.categories.values()]
    assert "花器" in names


def test_an_import_that_changes_nothing_keeps_the_view(empty: Shop, tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, {"id": "1", "title_zh": "茶壶", "price": 80})
    empty.import_catalogue(path)
    view = empty.current()
    empty.import_catalogue(path)
    assert empty.current() is view


def test_events_are_imported_with_progress_and_once(own_copy: Shop, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "visitor_id,event,product_id,quantity,price,timestamp,order_id\n"
        "v,view_item,EB-1002,1,,2026-01-01T00:00:00Z,\n"
        "v,purchase,EB-1002,2,119.00,2026-01-01T00:05:00Z,o-1\n"
        "v,dance,EB-1002,1,,2026-01-01T00:00:00Z,\n",
        "utf-8",
    )
    calls: list[tuple[str, int, int | None]] = []
    count = own_copy.behaviour.count()
    report = own_copy.import_events(path, progress=lambda *call: calls.append(call))
    assert (report.added, report.bad_count, report.bad[0].line) == (2, 1, 4)
    assert own_copy.behaviour.count() == count + 2
    assert calls[-1] == ("events", path.stat().st_size, path.stat().st_size)
    assert own_copy.import_events(path).added == 0
    bought = [row for row in own_copy.behaviour.everything() if row.order_id == "o-1"]
    assert [(row.quantity, row.price_minor) for row in bought] == [(2, 11_900)]


@pytest.mark.parametrize("what", ["import_catalogue", "import_events"])
def test_a_file_that_is_not_there_is_refused(empty: Shop, tmp_path: Path, what: str) -> None:
    with pytest.raises(FeedError):
        getattr(empty, what)(tmp_path / "nowhere.csv")


def test_a_product_page_has_all_that_is_known(demo_shop: Shop) -> None:
    page = demo_shop.product_page("EB-1002", "zh")
    assert page["id"] == "EB-1002"
    assert page["description"]
    assert {"name": "颜色", "value": "粉色"} in page["attributes"]
    assert page["trail"][0]["url"].startswith("/store?department=")
    assert page["trail"][-1]["name"] == page["category"]
    assert len(page["similar"]) == 4
    assert "EB-1002" not in [card["id"] for card in page["similar"]]
    with pytest.raises(NotFound):
        demo_shop.product_page("GONE", "zh")


def test_a_backup_is_one_file_that_opens_as_a_shop(demo_shop: Shop, tmp_path: Path) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("双肩包"))["conversation"]
    target = tmp_path / "backups" / "shop.tar"
    demo_shop.backup(target)
    assert [path.name for path in target.parent.iterdir()] == ["shop.tar"]
    restored = tmp_path / "restored"
    with tarfile.open(target) as tar:
        tar.extractall(restored, filter="data")
    assert all(is_database(restored / f"{name}.db") for name in ("activity", "catalogue", "shop"))
    shop = Shop.open(ServerConfig(data=restored))
    assert shop.readiness()["ready"]
    assert shop.conversations.find(token).events == demo_shop.conversations.find(token).events
    assert shop.dialogue.reply(ChatMessage("便宜点的", token))["intent"] in ("cheaper", "refine")  # it goes on
    shop.close()


def test_the_doctor_finds_what_is_missing_and_how_to_mend_it(empty: Shop, demo_shop: Shop) -> None:
    empty_checks = {check.name: check for check in empty.doctor()}
    assert {name for name, check in empty_checks.items() if not check.ok} == {"products", "model"}
    assert "import knowledge" in empty_checks["articles"].message
    assert all(check.hint for check in empty_checks.values() if not check.ok)
    assert "agent add" in empty_checks["agents"].message
    assert all(check.ok for check in demo_shop.doctor())


def test_the_evaluation_is_of_this_shops_log(demo_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr(
        "recommender.evaluation.evaluate",
        lambda log, items, tokenize: seen.append((len(log), len(items["id"]))),
    )
    demo_shop.evaluate()
    assert seen == [(demo_shop.behaviour.count(), 1_690)]


def test_a_log_too_short_to_split_is_refused_with_a_reason(empty: Shop, tmp_path: Path) -> None:
    empty.import_catalogue(write_catalogue(tmp_path, {"id": "1", "title_zh": "茶壶", "price": 80}))
    with empty.activity.write() as db:
        record_behaviour(db, "v", "view_item", {"1": 1}, 1_000)
    with pytest.raises(ImportRefused) as caught:
        empty.evaluate()
    assert "longer" in caught.value.hint


def test_names_of_evidence_are_in_the_shoppers_language(demo_shop: Shop) -> None:
    view = demo_shop.current()
    assert view.attribute_name("续航|battery life") == ("续航", "battery life")
    assert view.attribute_name("no such attribute") == (None, "no such attribute")
    product = demo_shop.catalogue.product("EB-1002")
    assert product is not None
    path = demo_shop.catalogue.category_paths()[product.category_id]
    assert view.category_name(path, "zh") == product.category[0]
    assert view.category_name(None, "zh") == ""


UNHEARD_OF = "the courier swears he dropped it off yet my doorstep is bare"


def test_articles_are_found_by_their_meaning_once_the_encoder_is_there(own_copy: Shop) -> None:
    by_words = own_copy.current().finder.find(UNHEARD_OF, 1)
    own_copy.sharpen()
    view = own_copy.current()
    by_meaning = view.finder.find(UNHEARD_OF, 1)
    assert by_meaning[0].score > (by_words[0].score if by_words else 0)
    own_copy.sharpen()  # nothing more to do
    assert own_copy.current() is view


def test_a_shop_without_the_encoder_serves_as_it_is(own_copy: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.shop.resources.open_encoder", lambda: None)
    view = own_copy.current()
    own_copy.sharpen()
    assert own_copy.current() is view
    assert own_copy.dialogue.reply(ChatMessage("怎么退货"))["topic"]


def set_row(shop: Shop, name: str, value: str) -> None:
    with shop.stores.shop.write() as db:
        db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, value])


def wait_for(shop: Shop, wanted: Callable[[Snapshot], bool]) -> Snapshot:
    """The first snapshot that is as wanted; they are made in the background."""
    deadline = time.monotonic() + 20
    while not wanted(shop.current()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert wanted(shop.current())
    return shop.current()


def test_the_snapshot_follows_a_setting_of_the_owner(empty: Shop) -> None:
    assert empty.current().settings.around_percent == 25
    set_row(empty, "around_percent", "10")
    assert empty.settings.around_percent == 10
    wait_for(empty, lambda snapshot: snapshot.settings.around_percent == 10)


def test_the_snapshot_follows_a_name_whoever_wrote_it(empty: Shop, tmp_path: Path) -> None:
    row = {"id": "1", "title_en": "Air", "category_en": "Runners", "price": 80, "currency": "CNY"}
    empty.import_catalogue(write_catalogue(tmp_path, row))
    empty.current()
    with empty.stores.shop.write() as db:
        save_name(db, GivenName("category", None, "跑鞋", "Runners", ()))
    snapshot = wait_for(empty, lambda snapshot: "跑鞋" in [c.zh for c in snapshot.vocabulary.categories.values()])
    assert snapshot.parser.parse("跑鞋").constraints
    product = empty.catalogue.product("1")
    assert product is not None
    assert product.category[0] == "跑鞋"


def test_names_are_followed_after_the_import_that_holds_the_catalogue(
    empty: Shop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def held(*_: object) -> None:
        raise StorageError("Cannot write to catalogue.db")

    monkeypatch.setattr("assistant.shop.snapshots.follow_names", held)
    assert empty.current().vocabulary is not None
    assert "does not show the names" in caplog.text


def test_the_doctor_names_a_setting_that_is_passed_over(empty: Shop) -> None:
    set_row(empty, "locale", "fr")
    (check,) = [check for check in empty.doctor() if check.name == "settings"]
    assert not check.ok
    assert "locale must be one of zh, en" in check.message
    assert "shop.db" in check.hint


def test_one_processs_resources_serve_any_number_of_shops(empty: Shop, tmp_path: Path) -> None:
    resources = empty._resources
    other = Shop.open(ServerConfig(data=tmp_path / "other"), ShopSettings(currency="EUR"), resources)
    assert other.current().vocabulary is not empty.current().vocabulary
    assert other._resources.segmenter is empty._resources.segmenter
    assert (other.settings.currency, empty.settings.currency) == ("EUR", "CNY")
    other.close()


def test_a_backup_from_before_there_was_a_shop_db_is_carried_over(tmp_path: Path, demo_shop: Shop) -> None:
    """As a demo shop of that version: its articles and coupons in catalogue.db, no shop.db in the archive."""
    restored = tmp_path / "restored"
    restored.mkdir()
    demo_shop.stores.catalogue.snapshot(restored / "catalogue.db")
    demo_shop.stores.activity.snapshot(restored / "activity.db")
    with closing(sqlite3.connect(restored / "catalogue.db")) as db, db:
        db.execute("ATTACH DATABASE ? AS now", [str(demo_shop.stores.shop.path)])
        for table in ("articles", "article_questions", "promotions", "names"):
            db.execute(f"CREATE TABLE main.{table} AS SELECT * FROM now.{table}")
    shop = Shop.open(ServerConfig(data=restored))
    assert shop.knowledge.articles.all() == demo_shop.knowledge.articles.all()
    assert shop.knowledge.promotions.current(None, "zh") == demo_shop.knowledge.promotions.current(None, "zh")
    assert shop.dialogue.reply(ChatMessage("怎么退货"))["topic"]
    shop.close()
