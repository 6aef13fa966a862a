"""Webhook: posts what waits in the outbox to the shop, signed, beside the turns and never in them."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import logging
import os
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from assistant.errors import ConfigError, StorageError
from assistant.journal import Letter, Outbox

logger = logging.getLogger(__name__)
SIGNATURE_HEADER = "Assistant-Signature"
ID_HEADER = "Assistant-Event"
TIMEOUT_SECONDS = 10
# Longer than a try can take: while one sender is at it, no other begins.
LEASE_SECONDS = 60
# Seconds until the next try: some 27 hours in all, so that a shop that is down for a night loses nothing.
PAUSES = (5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 43200)
LOOK_SECONDS = 2.0


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """The signature header of a body: `t=…,v1=…`, v1 being the hex HMAC-SHA256 of "{t}.{body}" under the secret."""
    digest = hmac.new(secret.encode(), b"%d." % timestamp + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"


def refuse_unsigned(url: str, secret: str) -> None:
    """Raises ConfigError for an address without a secret: an unsigned cart could be anybody's."""
    if url and not secret:
        raise ConfigError(
            "ASSISTANT_WEBHOOK_URL is set without ASSISTANT_WEBHOOK_SECRET",
            hint="Set a secret that the receiving shop knows too: what is posted is signed with it.",
        )


class Webhook:
    """Sends the outbox to one address. A thread of its own begins with the first `wake` of each process.

    Raises ConfigError for an address without a secret.
    """

    def __init__(self, outbox: Outbox, url: str, secret: str, *, clock: Callable[[], float] = time.time) -> None:
        refuse_unsigned(url, secret)
        self._outbox = outbox
        self._url = url
        self._secret = secret
        self._clock = clock
        self._starting = threading.Lock()
        self._bell = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._pid = 0

    @property
    def is_set(self) -> bool:
        """Whether the shop wants to be told at all."""
        return bool(self._url)

    def wake(self) -> None:
        """Something may be due: begins the sender where it does not run yet. Returns at once."""
        if not self.is_set:
            return
        with self._starting:
            # A fork copies no threads: each process has a sender of its own.
            if self._thread is None or not self._thread.is_alive() or self._pid != os.getpid():
                self._stopped.clear()
                self._pid = os.getpid()
                self._thread = threading.Thread(target=self._run, name="webhook", daemon=True)
                self._thread.start()
        self._bell.set()

    def stop(self) -> None:
        """Ends the sender of this process; what was not sent stays in the outbox."""
        self._stopped.set()
        self._bell.set()
        if self._thread is not None and self._pid == os.getpid():
            self._thread.join(TIMEOUT_SECONDS + 1)
            self._thread = None

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._bell.wait(LOOK_SECONDS)
            self._bell.clear()
            try:
                while not self._stopped.is_set() and self.send_one():
                    pass
            except StorageError as error:
                logger.warning("the outbox cannot be written, it is tried again: %s", error)

    def send_one(self) -> bool:
        """Sends the message that has been due longest, and notes how it went; False when none is due."""
        now = int(self._clock())
        letter = self._outbox.take(now, lease_seconds=LEASE_SECONDS)
        if letter is None:
            return False
        problem = self._post(letter, now)
        if problem is None:
            self._outbox.record_arrival(letter)
            return True
        again = PAUSES[letter.tries - 1] if letter.tries <= len(PAUSES) else None
        if again is None:
            logger.error("the message %s to the shop is given up: %s", letter.id, problem)
        self._outbox.record_failure(letter, problem, None if again is None else now + again)
        return True

    def _post(self, letter: Letter, now: int) -> str | None:
        """What went wrong, or None. Anything but a 2xx is a failure; redirects are not followed."""
        body = letter.body.encode()
        headers = {
            "Content-Type": "application/json",
            ID_HEADER: letter.id,
            SIGNATURE_HEADER: signature(self._secret, now, body),
        }
        try:
            parts = urlsplit(self._url)
            kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
            connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT_SECONDS)
            try:
                target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
                connection.request("POST", target, body, headers)
                status = connection.getresponse().status
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            return f"{type(error).__name__}: {error}"
        return None if 200 <= status < 300 else f"answered {status}"
