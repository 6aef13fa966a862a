"""Agent desk: the queue, a conversation with its shopper's wishes, taking it over, answering and handing it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.dialogue.turn import Dialogue
from assistant.errors import Overtaken, Taken
from assistant.events import AgentSaid, Event, HandedBack, HandoffTaken
from assistant.journal import Conversation, Conversations, Waiting
from assistant.timestamps import iso_text

RECENT = 30
EXCERPT_CHARS = 80
TRIES = 4  # a shopper may be typing


class Desk:
    """What agents see of the journal, and what they write into it."""

    def __init__(self, conversations: Conversations, dialogue: Dialogue) -> None:
        self._conversations = conversations
        self._dialogue = dialogue

    def queue(self, agent: str) -> dict[str, list[dict[str, Any]]]:
        """Conversations that wait, those that `agent` has, and those that changed last."""
        handed_over = self._conversations.list_handed_over()
        return {
            "waiting": [_row(each) for each in handed_over if each.handoff == "waiting"],
            "mine": [_row(each) for each in handed_over if each.handoff == "taken" and each.agent == agent],
            "recent": [_row(each) for each in self._conversations.list_recent(RECENT)],
        }

    def view(self, conversation_id: int, agent: str, *, after: int) -> dict[str, Any]:
        """A conversation's turns after number `after`, and what its shopper wants, holds and was shown.

        Raises NotFound.
        """
        conversation = self._conversations.get(conversation_id)
        transcript = self._dialogue.transcript(conversation.token)
        replies = [turn["reply"] for turn in transcript["turns"] if turn["role"] == "assistant"]
        return {
            "id": conversation.id,
            "name": _name(conversation.id),
            "locale": conversation.locale,
            "state": conversation.handoff or "automatic",
            "agent": conversation.agent,
            "mine": conversation.agent == agent,
            # The shopper's token opens the conversation in the shopper's name: it stays on the server.
            "turns": [_without_token(turn) for turn in transcript["turns"] if turn["n"] > after],
            "last": transcript["last"],
            "constraints": replies[-1]["query"]["constraints"] if replies else [],
            "cart": next((reply["cart"] for reply in reversed(replies) if reply.get("cart")), None),
            "items": next((reply["items"] for reply in reversed(replies) if reply["items"]), []),
            "order_ids": list(dict.fromkeys(reply["order"]["id"] for reply in replies if reply.get("order"))),
        }

    def take(self, conversation_id: int, agent: str) -> None:
        """Makes the conversation that agent's. Raises NotFound, and Taken when a colleague has it."""
        self._write(conversation_id, agent, lambda one: [] if one.agent == agent else [HandoffTaken(agent)])

    def reply(self, conversation_id: int, agent: str, text: str) -> None:
        """Says `text` to the shopper in the agent's name, taking the conversation over first where nobody has it."""
        said = AgentSaid(agent, text)
        self._write(conversation_id, agent, lambda one: [said] if one.agent == agent else [HandoffTaken(agent), said])

    def release(self, conversation_id: int, agent: str) -> None:
        """Lets the assistant answer again. Raises NotFound, and Taken when a colleague has the conversation."""
        self._write(conversation_id, agent, lambda one: [HandedBack()] if one.handoff else [])

    def _write(self, conversation_id: int, agent: str, events: Callable[[Conversation], list[Event]]) -> None:
        """Appends what `events` makes of the conversation as it stands; anew when it has gone on meanwhile."""
        for attempt in range(TRIES):
            conversation = self._free_for(conversation_id, agent)
            try:
                if new := events(conversation):
                    self._conversations.append(conversation, new)
            except Overtaken:
                if attempt == TRIES - 1:
                    raise
            else:
                return

    def _free_for(self, conversation_id: int, agent: str) -> Conversation:
        conversation = self._conversations.get(conversation_id)
        if conversation.agent not in (None, agent):
            raise Taken(str(conversation.agent))
        return conversation


def _row(waiting: Waiting) -> dict[str, Any]:
    return {
        "id": waiting.id,
        "name": _name(waiting.id),
        "last_text": waiting.last_text[:EXCERPT_CHARS],
        "last_at": iso_text(waiting.updated_ms),
        "waiting_since": iso_text(waiting.since_ms) if waiting.handoff == "waiting" and waiting.since_ms else None,
        "locale": waiting.locale,
        "agent": waiting.agent,
    }


def _name(conversation_id: int) -> str:
    return f"#{conversation_id}"


def _without_token(turn: dict[str, Any]) -> dict[str, Any]:
    if turn["role"] != "assistant":
        return turn
    return {**turn, "reply": {key: value for key, value in turn["reply"].items() if key != "conversation"}}
