"""Agents of customer service: who may sign in to the console."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash

from assistant.errors import InvalidInput
from assistant.storage import Store

MIN_PASSWORD_CHARS = 10
MAX_PASSWORD_CHARS = 200  # hashing takes time in proportion; nobody types more
MAX_NAME_CHARS = 40


@dataclass(frozen=True, slots=True)
class Agent:
    """Someone who answers shoppers. `credential` changes with the password, so that old sessions end with it."""

    id: int
    name: str
    credential: str


class Agents:
    """The agents of this shop."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, password: str, *, replace: bool = False) -> None:
        """A new agent, or with `replace` a new password for one.

        Raises:
            InvalidInput: the name is taken or unusable, or the password is too short or too long.
        """
        name = name.strip()
        if not name.isprintable() or not 1 <= len(name) <= MAX_NAME_CHARS:
            raise InvalidInput(f"A name has 1 to {MAX_NAME_CHARS} printable characters", hint="Choose another name.")
        if not MIN_PASSWORD_CHARS <= len(password) <= MAX_PASSWORD_CHARS:
            raise InvalidInput(
                f"A password has {MIN_PASSWORD_CHARS} to {MAX_PASSWORD_CHARS} characters",
                hint="A few words in a row are easy to keep in mind.",
            )
        hashed = generate_password_hash(password, method="scrypt")
        with self._store.write() as db:
            known = db.execute("SELECT 1 FROM agents WHERE name = ?", [name]).fetchone()
            if known and not replace:
                raise InvalidInput(
                    f"There is an agent {name} already",
                    hint="Choose another name, or give --replace to set a new password.",
                )
            db.execute(
                """INSERT INTO agents (name, password_hash, created_at) VALUES (?, ?, ?)
                   ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash""",
                [name, hashed, int(time.time())],
            )

    def exist(self) -> bool:
        """Whether anyone can sign in at all."""
        return self._store.row("SELECT 1 FROM agents LIMIT 1") is not None

    def get(self, agent_id: int) -> Agent | None:
        """The agent with that number, or None."""
        row = self._store.row("SELECT id, name, password_hash FROM agents WHERE id = ?", [agent_id])
        return Agent(row["id"], row["name"], _credential(row["password_hash"])) if row else None

    def authenticate(self, name: str, password: str) -> Agent | None:
        """The agent of that name if the password is right, else None; both take the same time."""
        row = self._store.row("SELECT id, name, password_hash FROM agents WHERE name = ?", [name.strip()])
        right = check_password_hash(row["password_hash"] if row else _nobodys_hash(), password[:MAX_PASSWORD_CHARS])
        return Agent(row["id"], row["name"], _credential(row["password_hash"])) if row and right else None


def _credential(password_hash: str) -> str:
    return hashlib.sha256(password_hash.encode()).hexdigest()[:32]


@cache
def _nobodys_hash() -> str:
    """What is checked when there is no such agent, so that the time taken doesn't tell names."""
    return generate_password_hash("", method="scrypt")
