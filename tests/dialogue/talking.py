"""A conversation with a shop in a few lines of a test."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.actions.registry import carry_out
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech.voice import Voice
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Turn
from assistant.query.constraints import Constraint
from assistant.query.query import Context, Query
from assistant.shop import Shop


class Talk:
    """One shopper in one shop; remembers which conversation it is."""

    def __init__(self, shop: Shop, visitor: str | None = None, page: str | None = None) -> None:
        self.shop = shop
        self._page = page
        self.token: str | None = None
        self._visitor = visitor

    def say(self, text: str) -> dict[str, Any]:
        """The answer to a message."""
        return self._reply(ChatMessage(text, self.token, page_product=self._page, visitor=self._visitor))

    def press(self, **action: Any) -> dict[str, Any]:
        """The answer to a control."""
        return self._reply(ChatMessage("", self.token, page_product=self._page, action=action, visitor=self._visitor))

    def _reply(self, message: ChatMessage) -> dict[str, Any]:
        reply = self.shop.dialogue.reply(message)
        self.token = reply["conversation"]
        return reply


def wish(shop: Shop, text: str, locale: str = "zh") -> tuple[Constraint, ...]:
    """What a text wishes for in this shop."""
    return shop.current().parser.parse(text, Context(locale=locale)).constraints


def outcome_of(shop: Shop, step: Step, state: State | None = None, query: Query | None = None) -> Outcome:
    """What comes of a step in this shop."""
    state = state or State("zh")
    return carry_out(shop.current(), Turn(state, step, query, Voice(state.locale), None))


def chips(reply: dict[str, Any], name: str = "constraints") -> list[str]:
    """The chips of a reply."""
    return [constraint["chip"] for constraint in reply["query"][name]]


def ids(reply: dict[str, Any]) -> list[str]:
    """The products shown."""
    return [card["id"] for card in reply["items"]]
