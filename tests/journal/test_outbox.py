"""What waits to be posted to the shop: never lost, never two senders at one message."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.journal import schema
from assistant.journal.outbox import Outbox, post_letter
from assistant.storage import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", schema.MIGRATIONS, durable=True)


def post(store: Store, letter_id: str, now: int = 100) -> None:
    with store.write() as db:
        post_letter(db, letter_id, {"id": letter_id, "名": "帐篷"}, now)


def test_a_message_is_taken_once_while_it_is_being_sent(store: Store) -> None:
    post(store, "a")
    outbox = Outbox(store)
    letter = outbox.take(100, lease_seconds=60)
    assert letter is not None
    assert (letter.id, letter.body, letter.tries) == ("a", '{"id":"a","名":"帐篷"}', 1)
    assert outbox.take(159, lease_seconds=60) is None


def test_what_a_dead_sender_took_is_due_again(store: Store) -> None:
    post(store, "a")
    outbox = Outbox(store)
    outbox.take(100, lease_seconds=60)
    again = outbox.take(160, lease_seconds=60)
    assert again is not None
    assert (again.id, again.tries) == ("a", 2)


def test_the_same_message_is_posted_once(store: Store) -> None:
    post(store, "a")
    post(store, "a", now=200)
    assert Outbox(store).count_waiting() == 1


def test_the_longest_due_goes_first(store: Store) -> None:
    post(store, "late", now=90)
    post(store, "early", now=80)
    taken = Outbox(store).take(100, lease_seconds=60)
    assert taken is not None
    assert taken.id == "early"


def test_a_message_is_not_taken_before_it_is_due(store: Store) -> None:
    post(store, "a", now=100)
    assert Outbox(store).take(99, lease_seconds=60) is None


def test_what_arrived_is_kept_no_longer(store: Store) -> None:
    post(store, "a")
    outbox = Outbox(store)
    letter = outbox.take(100, lease_seconds=60)
    assert letter is not None
    outbox.record_arrival(letter)
    assert (outbox.count_waiting(), outbox.list_given_up()) == (0, [])


def test_what_never_arrived_is_kept_with_its_problem(store: Store) -> None:
    post(store, "a")
    outbox = Outbox(store)
    letter = outbox.take(100, lease_seconds=60)
    assert letter is not None
    outbox.record_failure(letter, "answered 500", 130)
    assert outbox.count_waiting() == 1
    outbox.record_failure(letter, "answered 500", None)
    assert (outbox.count_waiting(), outbox.list_given_up()) == (0, [("a", "answered 500")])


def test_a_turn_that_is_rolled_back_posts_nothing(store: Store) -> None:
    def turn_that_fails() -> None:
        with store.write() as db:
            post_letter(db, "a", {}, 100)
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk"):
        turn_that_fails()
    assert Outbox(store).count_waiting() == 0
