"""The cart arrives at the shop: signed, once for each id, whatever fails in between."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ConfigError
from assistant.journal import schema
from assistant.journal.outbox import Outbox, post_letter
from assistant.storage import Store
from assistant.webhooks import PAUSES, Webhook, signature

SECRET = "a secret that both sides know, long enough"


class Receiver:
    """A shop's own server on the loopback: what it got, and what it answers next (200 when nothing is said)."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                self.send_response(receiver.answers.pop(0) if receiver.answers else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hooks/cart?shop=1"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "activity.db", schema.MIGRATIONS, durable=True)
    yield store
    store.close()


class Clock:
    """Stands still until it is moved."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def post(store: Store, letter_id: str = "chk_1") -> None:
    with store.write() as db:
        post_letter(db, letter_id, {"id": letter_id, "checkout": {"total": 32900}}, int(Clock.now))


def test_the_signature_is_the_hmac_of_time_and_body() -> None:
    expected = hmac.new(SECRET.encode(), b'1700000000.{"a":1}', hashlib.sha256).hexdigest()
    assert signature(SECRET, 1_700_000_000, b'{"a":1}') == f"t=1700000000,v1={expected}"


def test_a_shop_can_verify_what_arrives(store: Store, receiver: Receiver) -> None:
    post(store)
    webhook = Webhook(Outbox(store), receiver.url, SECRET, clock=Clock())
    assert webhook.send_one()
    ((headers, body),) = receiver.got
    # As docs/checkout.md tells a shop to do it.
    parts = dict(part.split("=", 1) for part in headers["Assistant-Signature"].split(","))
    expected = hmac.new(SECRET.encode(), f"{parts['t']}.".encode() + body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(expected, parts["v1"])
    assert parts["t"] == "1000000"
    assert headers["Assistant-Event"] == "chk_1"
    assert json.loads(body) == {"id": "chk_1", "checkout": {"total": 32900}}
    assert not webhook.send_one()
    assert Outbox(store).count_waiting() == 0


def test_a_failure_is_tried_again_later_with_the_same_id_and_body(store: Store, receiver: Receiver) -> None:
    post(store)
    clock = Clock()
    webhook = Webhook(Outbox(store), receiver.url, SECRET, clock=clock)
    receiver.answers = [503, 302]
    assert webhook.send_one()
    assert not webhook.send_one(), "not before the pause is over"
    clock.now += PAUSES[0]
    assert webhook.send_one(), "a redirect is no arrival"
    clock.now += PAUSES[1]
    assert webhook.send_one()
    assert Outbox(store).count_waiting() == 0
    assert len({body for _, body in receiver.got}) == 1
    assert [headers["Assistant-Event"] for headers, _ in receiver.got] == ["chk_1"] * 3


def test_it_gives_up_after_the_last_pause_and_says_why(store: Store) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = probe.getsockname()[1]
    post(store)
    clock = Clock()
    webhook = Webhook(Outbox(store), f"http://127.0.0.1:{nobody}/", SECRET, clock=clock)
    tries = 0
    while webhook.send_one():
        tries += 1
        clock.now += max(PAUSES)
    assert tries == len(PAUSES) + 1
    ((letter_id, problem),) = Outbox(store).list_given_up()
    assert letter_id == "chk_1"
    assert "refused" in problem.lower()


def test_the_sender_works_beside_the_turns_and_stops(store: Store, receiver: Receiver) -> None:
    post(store)
    webhook = Webhook(Outbox(store), receiver.url, SECRET)
    webhook.wake()
    webhook.wake()
    deadline = time.monotonic() + 5
    while Outbox(store).count_waiting() and time.monotonic() < deadline:
        time.sleep(0.01)
    webhook.stop()
    assert Outbox(store).count_waiting() == 0
    assert len(receiver.got) == 1
    assert not [thread for thread in threading.enumerate() if thread.name == "webhook"]


def test_nothing_is_started_where_no_address_is_set(store: Store) -> None:
    webhook = Webhook(Outbox(store), "", "")
    webhook.wake()
    assert not webhook.is_set
    assert not [thread for thread in threading.enumerate() if thread.name == "webhook"]


def test_an_address_without_a_secret_is_refused(store: Store) -> None:
    with pytest.raises(ConfigError, match="SECRET"):
        Webhook(Outbox(store), "https://shop.example/hook", "")
