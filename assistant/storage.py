"""Storage: opens SQLite, and is the only room that imports it: readers never wait, writers take turns and roll back."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3 as sqlite3
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from assistant.errors import StorageError

SQLITE_VERSION: str = sqlite3.sqlite_version
Row = Any  # a sqlite3.Row: by name or by position
BUSY_TIMEOUT_MS = 10_000


class Store:
    """One SQLite file: a connection a thread for reading, one write transaction at a time.

    `durable` stores wait until a commit is on the disk (conversations, orders); the others may lose
    the last commits in a power cut, never their consistency, and can be made again.
    """

    def __init__(self, path: Path, migrations: Sequence[Migrations], *, durable: bool) -> None:
        self.path = path
        self._durable = durable
        self._local = threading.local()
        # Threads queue at a lock instead of in SQLite's sleeping retries: p99 of a write stays at milliseconds.
        # By process: a fork may copy a lock that a thread of the parent holds, and nobody would open it.
        self._write_locks: dict[int, threading.Lock] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"Cannot make the folder {path.parent}: {error}", hint="Choose a data directory that can be written."
            ) from error
        with self._write_lock(), _alone(path):
            try:
                for room in migrations:
                    room.apply(Database(self._connection()))
            except sqlite3.Error as error:
                raise StorageError(
                    f"Cannot bring {path} up to date: {error}", hint="Restore it from a backup, or look at the disk."
                ) from error

    def _write_lock(self) -> threading.Lock:
        return self._write_locks.setdefault(os.getpid(), threading.Lock())

    def _connection(self) -> Any:
        # A connection must not cross a fork: a worker opens its own, whatever its parent had open.
        connection = getattr(self._local, "connection", None)
        if connection is not None and self._local.pid != os.getpid():
            # Nor may a child close its parent's.
            self._local.parents, connection = connection, None
        if connection is None:
            connection = _open(self.path, durable=self._durable)
            self._local.connection, self._local.pid = connection, os.getpid()
        return connection

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """All rows of a reading statement."""
        return self._connection().execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Row | None:
        """The first row, or None: looked, and found none."""
        return self._connection().execute(sql, parameters).fetchone()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows one by one, for tables that should not stand in memory whole."""
        yield from self._connection().execute(sql, parameters)

    def scratch(self) -> Database:
        """This thread's connection for temporary tables, which need no turn at writing: rows can wait there."""
        return Database(self._connection())

    @contextmanager
    def write(self) -> Iterator[Database]:
        """A write transaction: committed at the end of the block, rolled back on every exception.

        Raises StorageError inside another write of the same thread, and when another process keeps the database
        from being written for ten seconds.
        """
        connection = self._connection()
        # Before the lock: this thread would wait for itself.
        if connection.in_transaction:
            raise StorageError("A write was begun inside another write", hint="Pass the open database on instead.")
        with self._write_lock():
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise StorageError(
                    f"Cannot write to {self.path.name}: {error}",
                    hint="Wait for the import that is going on, and look whether the disk is full.",
                ) from error
            try:
                yield Database(connection)
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def version(self, what: str) -> str:
        """The mark of what `keep_version` watches: another one after every change to its tables."""
        row = self.row("SELECT version FROM versions WHERE what = ?", [what])
        return str(row[0]) if row else ""

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Lets this thread reach the tables of another database as `name.table` within the block.

        A write takes its turn at both files then, but in a power cut each of them keeps or loses it for itself.
        Raises StorageError where the other file cannot be read or written.
        """
        connection = self._connection()
        try:
            connection.execute(f"ATTACH DATABASE ? AS {name}", [str(path)])
            try:
                yield
            finally:
                connection.execute(f"DETACH DATABASE {name}")
        except sqlite3.Error as error:
            raise StorageError(
                f"Cannot use {path.name} beside {self.path.name}: {error}",
                hint="Restore it from a backup, or look at the disk.",
            ) from error

    def snapshot(self, target: Path) -> None:
        """Copies the whole database into `target`, consistent, while others read and write."""
        with sqlite3.connect(target) as copy:
            self._connection().backup(copy)
        copy.close()

    def problems(self) -> list[str]:
        """What SQLite's own integrity check finds; empty when all is well."""
        try:
            found = [row[0] for row in self.rows("PRAGMA quick_check")]
        except sqlite3.DatabaseError as error:  # so damaged that the check cannot walk it
            return [str(error)]
        return [] if found == ["ok"] else found

    def close(self) -> None:
        """Closes this thread's connection; those of other threads close with their threads."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time: SQLite's own waiting does not cover the switch to WAL and the first migration."""
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Conversations, addresses and password hashes are for the owner's eyes; SQLite's side files follow suit.
        path.touch(mode=0o600)
        yield


def _open(path: Path, *, durable: bool) -> Any:
    try:
        # isolation_level None: transactions begin and end where `write` says, not where the driver guesses.
        connection = sqlite3.connect(
            path, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA mmap_size = 268435456")
    except sqlite3.Error as error:
        raise StorageError(
            f"Cannot open the database {path}: {error}",
            hint="Check that the data directory exists and can be written, or restore a backup.",
        ) from error
    return connection


def keep_version(db: Database, what: str, tables: Sequence[str]) -> None:
    """Gives `what` a version that changes with every row of these tables, whoever writes it.

    A random mark, not a number that rises: whoever made something from the rows sees that it is stale even after the
    file was replaced by another one.
    """
    db.execute("CREATE TABLE IF NOT EXISTS versions (what TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID")
    db.execute("INSERT INTO versions VALUES (?, lower(hex(randomblob(8))))", [what])
    for table in tables:
        for change in ("INSERT", "UPDATE", "DELETE"):
            db.execute(
                f"""CREATE TRIGGER {table}_{change.lower()} AFTER {change} ON {table} BEGIN
                    UPDATE versions SET version = lower(hex(randomblob(8))) WHERE what = '{what}'; END"""
            )


def is_database(path: Path) -> bool:
    """Whether the file begins as an SQLite database does."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


__all__ = ["SQLITE_VERSION", "Database", "Migrations", "Row", "Store", "is_database", "keep_version"]
