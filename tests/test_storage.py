"""SQLite as this shop needs it: commits that last, rollbacks that are whole, readers who never wait."""

from __future__ import annotations

import multiprocessing
import os
import re
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import StorageError
from assistant.storage import SQLITE_VERSION, Database, Migrations, Store, is_database, keep_version


def notes() -> Migrations:
    migrations = Migrations("notes")

    @migrations()
    def first_table(db: Database) -> None:
        db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")

    return migrations


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "folder" / "notes.db", [notes()], durable=True)


def add(store: Store, text: str) -> None:
    with store.write() as db:
        db.execute("INSERT INTO notes (text) VALUES (?)", [text])


def texts(store: Store) -> list[str]:
    return [row["text"] for row in store.rows("SELECT text FROM notes ORDER BY id")]


def in_thread(work: Callable[[], None]) -> None:
    """Runs `work` in another thread to its end, and passes on what it raised."""
    raised: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=guarded)
    thread.start()
    thread.join(timeout=20)
    assert not thread.is_alive(), "the other thread waits"
    if raised:
        raise raised[0]


def test_sqlite_is_one_without_the_wal_bug() -> None:
    major, minor = map(int, SQLITE_VERSION.split(".")[:2])
    assert (major, minor) >= (3, 44)


@pytest.mark.parametrize(("durable", "synchronous"), [(True, 2), (False, 1)])
def test_a_store_writes_ahead_and_only_a_durable_one_waits_for_the_disk(
    tmp_path: Path, durable: bool, synchronous: int
) -> None:
    store = Store(tmp_path / "notes.db", [notes()], durable=durable)
    assert store.rows("PRAGMA journal_mode")[0][0] == "wal"
    assert store.rows("PRAGMA synchronous")[0][0] == synchronous
    assert store.rows("PRAGMA foreign_keys")[0][0] == 1


def test_conversations_wait_for_the_disk_and_the_catalogue_need_not(demo_shop: object) -> None:
    activity, catalogue = demo_shop.stores.activity, demo_shop.stores.catalogue  # type: ignore[attr-defined]
    assert activity.rows("PRAGMA synchronous")[0][0] == 2
    assert catalogue.rows("PRAGMA synchronous")[0][0] == 1


def test_a_store_makes_its_folder_and_opens_again_with_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "notes.db"
    first = Store(path, [notes()], durable=True)
    add(first, "kept")
    first.close()
    assert texts(Store(path, [notes()], durable=True)) == ["kept"]


class Stopped(BaseException):
    """Not an Exception, as KeyboardInterrupt is not."""


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, GeneratorExit, Stopped])
def test_every_exception_rolls_the_whole_block_back(store: Store, error: type[BaseException]) -> None:
    def write_two_and_stop() -> None:
        with store.write() as db:
            db.execute("INSERT INTO notes (text) VALUES ('one')")
            db["notes"].insert({"text": "two"})
            raise error

    add(store, "before")
    with pytest.raises(error):
        write_two_and_stop()
    assert texts(store) == ["before"]
    add(store, "after")
    assert texts(store) == ["before", "after"]


def test_a_statement_that_fails_rolls_back_what_went_before_it(store: Store) -> None:
    def write_one_and_fail() -> None:
        with store.write() as db:
            db.execute("INSERT INTO notes (text) VALUES ('one')")
            db.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(Exception, match="no such table"):
        write_one_and_fail()
    assert texts(store) == []


def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_itself(store: Store) -> None:
    def nested() -> None:
        with store.write() as db:
            db.execute("INSERT INTO notes (text) VALUES ('outer')")
            add(store, "inner")

    with pytest.raises(StorageError, match="inside another write"):
        in_thread(nested)
    assert texts(store) == []
    add(store, "later")
    assert texts(store) == ["later"]


def test_a_reader_sees_the_last_commit_and_does_not_wait_for_the_writer(store: Store) -> None:
    add(store, "old")
    seen: list[list[str]] = []
    with store.write() as db:
        db.execute("UPDATE notes SET text = 'new'")
        in_thread(lambda: seen.append(texts(store)))
        assert texts(store) == ["new"]
    in_thread(lambda: seen.append(texts(store)))
    assert seen == [["old"], ["new"]]


def test_writers_take_turns_and_lose_nothing(store: Store) -> None:
    """Each reads a number and writes the next one: two at once would write the same twice."""
    add(store, "0")

    def count_up() -> None:
        for _ in range(25):
            with store.write() as db:
                (number,) = db.execute("SELECT text FROM notes").fetchone()
                db.execute("UPDATE notes SET text = ?", [str(int(number) + 1)])

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts(store) == ["100"]


def test_two_stores_of_one_file_wait_for_each_other(tmp_path: Path) -> None:
    """As two processes do, which share no lock but SQLite's own."""
    stores = [Store(tmp_path / "notes.db", [notes()], durable=True) for _ in range(2)]

    def write_ten(store: Store) -> None:
        for n in range(10):
            add(store, str(n))

    threads = [threading.Thread(target=write_ten, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts(stores[0])) == sorted(2 * [str(n) for n in range(10)])


def test_a_database_that_another_process_keeps_busy_is_an_error_with_a_way_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr("assistant.storage.BUSY_TIMEOUT_MS", 20)
    other = Store(store.path, [], durable=True)
    with (
        other.write() as db,
        pytest.raises(StorageError, match=r"Cannot write to notes\.db: database is locked"),
        store.write(),
    ):
        db.execute("INSERT INTO notes (text) VALUES ('never')")
    add(store, "now")
    assert texts(store) == ["now"]


def test_a_lock_that_was_held_at_a_fork_does_not_stop_the_child(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()
    with store._write_lock():
        monkeypatch.setattr(os, "getpid", lambda: parent + 1)
        in_thread(lambda: add(store, "child"))
    assert texts(store) == ["child"]


def _write_in_child(store: Store, answers: object) -> None:
    add(store, "child")
    answers.put((os.getpid(), texts(store)))  # type: ignore[attr-defined]


def test_a_fork_opens_connections_of_its_own(store: Store) -> None:
    add(store, "parent")
    parents = store._connection()
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    child = context.Process(target=_write_in_child, args=(store, answers))
    child.start()
    pid, seen = answers.get(timeout=20)
    child.join(timeout=20)
    assert child.exitcode == 0
    assert pid != os.getpid()
    assert seen == ["parent", "child"]
    assert store._connection() is parents
    add(store, "parent again")
    assert texts(store) == ["parent", "child", "parent again"]


def test_a_connection_that_was_open_before_a_fork_is_not_used_after_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    parents = store._connection()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert store._connection() is not parents


def test_a_snapshot_is_whole_while_a_write_is_going_on(store: Store, tmp_path: Path) -> None:
    add(store, "committed")
    copy = tmp_path / "copy.db"
    with store.write() as db:
        db.execute("INSERT INTO notes (text) VALUES ('not yet')")
        in_thread(lambda: store.snapshot(copy))
    assert is_database(copy)
    assert not copy.with_name("copy.db-wal").exists()
    # Read by Python's own SQLite, as whoever restores it may.
    with sqlite3.connect(copy) as restored:
        assert restored.execute("SELECT text FROM notes").fetchall() == [("committed",)]
        assert restored.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    restored.close()


def test_row_is_the_first_or_none_and_rows_answer_by_name_and_place(store: Store) -> None:
    assert store.row("SELECT * FROM notes") is None
    add(store, "a")
    add(store, "b")
    row = store.row("SELECT id, text FROM notes ORDER BY id DESC")
    assert row is not None
    assert (row["text"], row[1]) == ("b", "b")
    assert [row[0] for row in store.stream("SELECT text FROM notes ORDER BY id")] == ["a", "b"]


def test_a_sound_store_has_no_problems_and_a_damaged_one_is_named(store: Store, tmp_path: Path) -> None:
    assert store.problems() == []
    for n in range(400):
        add(store, f"{n} " + "x" * 200)
    whole = tmp_path / "whole.db"
    store.snapshot(whole)
    damaged = bytearray(whole.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 3000] = b"\xff" * 3000
    broken = tmp_path / "broken.db"
    broken.write_bytes(damaged)
    assert Store(broken, [], durable=True).problems()


def test_what_is_no_database_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, this is no database, however long one looks at it.\n" * 20)
    with pytest.raises(StorageError, match=re.escape(str(path))) as caught:
        Store(path, [notes()], durable=True)
    assert "backup" in caught.value.hint
    assert not is_database(path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="folder"):
        Store(tmp_path / "file" / "notes.db", [notes()], durable=True)


def test_closing_ends_this_threads_connection_and_the_next_use_opens_one(store: Store) -> None:
    first = store._connection()
    store.close()
    store.close()
    assert texts(store) == []
    assert store._connection() is not first


def test_a_version_changes_with_every_row_whoever_writes_it(tmp_path: Path) -> None:
    migrations = notes()

    @migrations()
    def watched(db: Database) -> None:
        keep_version(db, "notes", ["notes"])

    store = Store(tmp_path / "notes.db", [migrations], durable=False)
    seen = [store.version("notes")]
    for change in ("INSERT INTO notes (text) VALUES ('a')", "UPDATE notes SET text = 'b'", "DELETE FROM notes"):
        with store.write() as db:
            db.execute(change)
        seen.append(store.version("notes"))
    assert len(set(seen)) == 4
    with store.write() as db:
        db.execute("DELETE FROM notes")
    assert store.version("notes") == seen[-1]


def test_another_database_is_reached_within_the_block_and_no_longer(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.db", [notes()], durable=False)
    add(other, "from there")
    with store.attached(other.path, "other"), store.write() as db:
        db.execute("INSERT INTO notes SELECT * FROM other.notes")
    assert texts(store) == ["from there"]
    with pytest.raises(Exception, match="no such table"):
        store.rows("SELECT * FROM other.notes")


def test_a_file_that_is_no_database_is_refused_by_name(store: Store, tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(b"noise" * 1000)
    with pytest.raises(StorageError, match=r"noise\.db") as refused, store.attached(tmp_path / "noise.db", "noise"):
        store.rows("SELECT * FROM noise.sqlite_master")
    assert refused.value.hint
