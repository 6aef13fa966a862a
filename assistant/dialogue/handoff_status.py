"""Handoff status: how the page shows that a person is called or there."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.conversation import State
from assistant.journal import Conversation, Conversations
from assistant.snapshot import Snapshot


def handoff_status_of(
    shop: Snapshot, conversations: Conversations, conversation: Conversation, state: State
) -> dict[str, Any] | None:
    """Whether a person is waited for or answers, and the place in the queue; None while the assistant answers."""
    if state.handoff is None:
        return None
    if state.handoff == "taken":
        return _status("with_agent", agent=state.agent)
    if not shop.has_agents():
        return _status("closed_hours")
    is_queued = conversation.handoff is not None
    position = conversations.queue_position(conversation) if is_queued else conversations.queue_length() + 1
    now = "waiting" if shop.is_open() else "closed_hours"
    return _status(now, position=position, hours=shop.opening_text() or None)


def _status(
    state: str, *, position: int | None = None, agent: str | None = None, hours: str | None = None
) -> dict[str, Any]:
    return {"state": state, "position": position, "agent": agent, "hours": hours}
