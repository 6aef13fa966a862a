"""Conversations, each a list of events: begun, gone on with, read again, listed for who waits for a person."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import NotFound, Overtaken, Repeated
from assistant.events import Answered, Event, from_data, to_data
from assistant.journal.projections import Place, project
from assistant.journal.reply_versions import present_reply
from assistant.lru import Recent
from assistant.storage import Database, Store
from assistant.timestamps import now_ms

# Conversations that are kept as they were read last, some twenty kilobytes each.
KEPT = 500
TOKEN_BYTES = 24  # 192 random bits: a conversation is read by whoever knows its token, and by no one else

# An answer is mostly cards: some ten kilobytes that a next turn does not need.
_BRIEFLY = """CASE kind WHEN 'answered' THEN json_object('reply', json_object('intent', data ->> '$.reply.intent'))
    ELSE data END"""

# What was written last, by whomever; the assistant's answers don't count.
_LAST_TEXT = """(SELECT data ->> '$.text' FROM conversation_events WHERE conversation = conversations.id
    AND kind IN ('said', 'agent_said') AND data ->> '$.text' != '' ORDER BY seq DESC LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation as read from the journal: its events in order, and when each was (UTC milliseconds)."""

    id: int
    token: str
    visitor: str | None
    locale: str
    events: tuple[Event, ...]
    times_ms: tuple[int, ...]
    handoff: str | None
    agent: str | None


@dataclass(frozen=True, slots=True)
class MessageId:
    """What a page calls a message, so that it may send it again; `place` is the conversation, else the visitor."""

    place: str
    id: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that asks for a person, or has one; times are UTC epoch milliseconds.

    `last_text` is what the shopper or an agent wrote last.
    """

    id: int
    handoff: str | None
    since_ms: int | None
    updated_ms: int
    agent: str | None
    locale: str
    last_text: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event as it was written: its number among all events, the number of its conversation, and when it was."""

    id: int
    conversation: int
    kind: str
    data: dict[str, Any]
    at_ms: int


class Conversations:
    """The journal of all conversations."""

    def __init__(self, store: Store, *, posts_checkouts: bool = False) -> None:
        """With `posts_checkouts` each cart that is checked out goes into the outbox, to be posted to the shop."""
        self._store = store
        self._posts_checkouts = posts_checkouts
        self._recalled: Recent[Conversation] = Recent(KEPT)

    def begin(self, locale: str, visitor: str | None = None) -> Conversation:
        """A new conversation, not written until its first events are."""
        return Conversation(0, secrets.token_urlsafe(TOKEN_BYTES), visitor, locale, (), (), None, None)

    def find(self, token: str) -> Conversation:
        """The conversation that `token` gives access to. Raises NotFound."""
        return self._load("token = ?", token)

    def recall(self, token: str) -> Conversation:
        """The same without what the assistant answered, but for the intent: enough to go on, and quickly read.

        Events are only ever added: those that were read before are not read again.
        """
        try:
            found = self._load("token = ?", token, data=_BRIEFLY, known=self._recalled.get(token))
        except NotFound:
            self._recalled.drop(token)  # erased, so nothing of it is to be left here either
            raise
        self._recalled.keep(token, found)
        return found

    def get(self, conversation_id: int) -> Conversation:
        """A conversation by its internal number, for agents who have signed in. Raises NotFound."""
        return self._load("id = ?", conversation_id)

    def append(
        self,
        conversation: Conversation,
        events: Sequence[Event],
        *,
        visitor: str | None = None,
        message_id: MessageId | None = None,
    ) -> None:
        """Writes a turn's events in one transaction, and with them all that is read in their place.

        `visitor` is who acts where the conversation was begun by nobody. Raises Overtaken when the conversation has
        gone on since it was read: what was decided about it no longer holds, and a total or a takeover would be lost.
        With a `message_id` that has been written before nothing is, and Repeated is raised: the last event of its turn
        is the answer.
        """
        now = now_ms()
        with self._store.write() as db:
            if message_id is not None and _turn_of(db, message_id) is not None:
                raise Repeated("This message has been answered", hint="Its answer is kept.")
            conversation_id = conversation.id or self._insert(db, conversation, now)
            (n_before,) = db.execute(
                "SELECT coalesce(max(seq), 0) FROM conversation_events WHERE conversation = ?", [conversation_id]
            ).fetchone()
            if n_before != len(conversation.events):
                raise Overtaken("The conversation has gone on in the meantime", hint="Read it again.")
            db.conn.executemany(
                "INSERT INTO conversation_events (conversation, seq, at, kind, data) VALUES (?, ?, ?, ?, ?)",
                [
                    (conversation_id, seq, now, kind, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
                    for seq, (kind, data) in enumerate(map(to_data, events), start=n_before + 1)
                ],
            )
            if message_id is not None:
                db.execute(
                    "INSERT INTO message_ids (place, id, conversation, seq) VALUES (?, ?, ?, ?)",
                    [message_id.place, message_id.id, conversation_id, n_before + len(events)],
                )
            db.execute("UPDATE conversations SET updated_at = ? WHERE id = ?", [now, conversation_id])
            place = Place(conversation_id, conversation.token, n_before, conversation.visitor or visitor, now)
            project(db, place, events, posts_checkouts=self._posts_checkouts)

    def find_answer(self, message_id: MessageId) -> dict[str, Any] | None:
        """The reply to a message that was sent with this id before; None when there was none."""
        row = self._store.row(
            """SELECT data FROM conversation_events JOIN message_ids USING (conversation, seq)
               WHERE message_ids.place = ? AND message_ids.id = ? AND kind = 'answered'""",
            [message_id.place, message_id.id],
        )
        answered = from_data("answered", json.loads(row[0])) if row else None
        return present_reply(answered) if isinstance(answered, Answered) else None

    def events_after(self, event_id: int, n: int) -> list[Recorded]:
        """The next `n` events of all conversations after the one of that number (0: from the first), as written.

        Numbers rise in the order of writing and are never given twice: whoever keeps the last one misses nothing. What
        was erased since is not among them.
        """
        rows = self._store.rows(
            "SELECT id, conversation, kind, data, at FROM conversation_events WHERE id > ? ORDER BY id LIMIT ?",
            [event_id, n],
        )
        return [Recorded(number, told, kind, json.loads(data), at) for number, told, kind, data, at in rows]

    def queue_position(self, conversation: Conversation) -> int:
        """How many conversations were waiting for a person before this one, plus one."""
        row = self._store.row(
            """SELECT count(*) FROM conversations AS other, conversations AS mine
               WHERE mine.id = ? AND other.handoff = 'waiting'
               AND (other.handoff_at, other.id) < (mine.handoff_at, mine.id)""",
            [conversation.id],
        )
        return int(row[0]) + 1 if row else 1

    def queue_length(self) -> int:
        """How many conversations wait for a person."""
        row = self._store.row("SELECT count(*) FROM conversations WHERE handoff = 'waiting'")
        return int(row[0]) if row else 0

    def list_handed_over(self) -> list[Waiting]:
        """Conversations that wait for a person or have one, longest waiting first."""
        return self._list("handoff IS NOT NULL ORDER BY handoff = 'taken', handoff_at, id", ())

    def list_recent(self, n: int = 50) -> list[Waiting]:
        """The conversations that changed last, newest first."""
        return self._list("1 ORDER BY updated_at DESC, id DESC LIMIT ?", (n,))

    def _list(self, condition: str, parameters: Iterable[int]) -> list[Waiting]:
        rows = self._store.rows(
            f"""SELECT id, handoff, handoff_at, updated_at, agent, locale, coalesce({_LAST_TEXT}, '')
                FROM conversations WHERE {condition}""",
            tuple(parameters),
        )
        return [Waiting(*row) for row in rows]

    def _load(
        self, condition: str, key: str | int, *, data: str = "data", known: Conversation | None = None
    ) -> Conversation:
        row = self._store.row(
            f"SELECT id, token, visitor, locale, handoff, agent FROM conversations WHERE {condition}",
            [key],
        )
        if row is None:
            raise NotFound("There is no such conversation", hint="Start a new one by leaving `conversation` out.")
        before, times = (known.events, known.times_ms) if known else ((), ())
        events = self._store.rows(
            f"SELECT kind, {data}, at FROM conversation_events WHERE conversation = ? AND seq > ? ORDER BY seq",
            [row["id"], len(before)],
        )
        return Conversation(
            row["id"],
            row["token"],
            row["visitor"],
            row["locale"],
            (*before, *(from_data(kind, json.loads(data)) for kind, data, _ in events)),
            (*times, *(at for _, _, at in events)),
            row["handoff"],
            row["agent"],
        )

    @staticmethod
    def _insert(db: Database, conversation: Conversation, now: int) -> int:
        # A number is not given again after its conversation was erased: an agent's page that is still open must not
        # write to somebody else.
        (number,) = db.execute("UPDATE conversation_numbers SET last = last + 1 RETURNING last").fetchone()
        db.execute(
            "INSERT INTO conversations (id, token, visitor, locale, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
            [number, conversation.token, conversation.visitor, conversation.locale, now, now],
        )
        return int(number)


def _turn_of(db: Database, message_id: MessageId) -> int | None:
    row = db.execute(
        "SELECT seq FROM message_ids WHERE place = ? AND id = ?", [message_id.place, message_id.id]
    ).fetchone()
    return int(row[0]) if row else None
