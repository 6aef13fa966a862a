"""How often one visitor, or one address, may ask for the same thing in a minute."""

from __future__ import annotations

import time

from flask import g, request
from flask_limiter import Limiter, RequestLimit

from assistant.web.current import network_of, the_config, visitor


def _note_wait(limit: RequestLimit) -> None:
    g.wait_seconds = max(1, limit.reset_at - int(time.time()))


def _network() -> str:
    return network_of(request.remote_addr)


limiter = Limiter(_network, headers_enabled=False, on_breach=_note_wait)


def wait_seconds() -> int:
    """After how many seconds a request that was refused as one too many may be sent again."""
    return int(g.wait_seconds)


def visitor_limit() -> str:
    """How many chat messages one visitor may send."""
    return f"{the_config().visitor_limit} per minute"


def address_limit() -> str:
    """How many chat messages may come from one address."""
    return f"{the_config().address_limit} per minute"


def login_limit() -> str:
    """How often one address may try to sign in."""
    return f"{the_config().login_limit} per minute"


def visitor_key() -> str:
    """What one visitor's messages are counted by; without a cookie the address's limit alone counts."""
    return f"visitor:{visitor()}"


def is_new_visitor() -> bool:
    """Whether the request carries no visitor's id."""
    return visitor() is None
