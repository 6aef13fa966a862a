"""A shopper at the service desk of the demo shop: what is written, and what is answered."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from assistant.dialogue.chat_message import ChatMessage
from assistant.shop import Shop

_numbers = itertools.count(1)


@dataclass
class Shopper:
    """One conversation, continued; `visitor` is the id in the cookie."""

    shop: Shop
    locale: str = "zh"
    visitor: str = field(default_factory=lambda: f"{next(_numbers):032x}")
    address: str = ""
    customer: str | None = None
    token: str | None = None

    def says(self, text: str) -> dict[str, Any]:
        """The answer to a message."""
        return self._reply(ChatMessage(text, **self._here()))

    def presses(self, **action: Any) -> dict[str, Any]:
        """The answer to a control."""
        return self._reply(ChatMessage("", action=action, **self._here()))

    def all_said(self, *texts: str) -> list[dict[str, Any]]:
        """The answers to several messages."""
        return [self.says(text) for text in texts]

    def _here(self) -> dict[str, Any]:
        return {
            "conversation": self.token,
            "locale": self.locale,
            "visitor": self.visitor,
            # Guesses are counted by address: tests of one do not lock out another.
            "address": self.address or self.visitor,
            "customer": self.customer,
        }

    def _reply(self, message: ChatMessage) -> dict[str, Any]:
        reply = self.shop.dialogue.reply(message)
        self.token = reply["conversation"]
        return reply


def everything_written(shop: Shop) -> str:
    """All texts in activity.db but the orders themselves. Not the numbers: a time may have any digits in it."""
    tables = [name for (name,) in shop.activity.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [table for table in tables if table not in ("orders", "order_lines", "behaviour")]
    rows = (row for table in kept for row in shop.activity.rows(f"SELECT * FROM {table}"))
    return "\n".join(str(value) for row in rows for value in row if isinstance(value, str | bytes))
