"""Chat message: what came from a shopper, as the web hands it to the dialogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """What came from a shopper: a text or an action, and where it came from.

    `as_written` asks that no word be taken for a mistyped one; the shopper's last message, sent again so, takes the
    place of its first reading. `address` is a mark of where the message came from, which a guesser cannot change at
    will, and `customer` the e-mail address of a shopper whom the shop has signed in; neither is kept. `id` is what the
    page calls the message: sent again with it, it is answered as before and does nothing twice.
    """

    text: str
    conversation: str | None = None
    locale: str | None = None
    page_product: str | None = None
    action: dict[str, Any] | None = None
    visitor: str | None = None
    as_written: bool = False
    address: str | None = None
    customer: str | None = None
    id: str | None = None
