"""Transcript: a conversation as turns to read: for the page that comes back to it, and for agents."""

from __future__ import annotations

from typing import Any

from assistant.events import AgentSaid, Answered, Said
from assistant.journal import Conversation, present_reply
from assistant.timestamps import iso_text


def build_transcript(conversation: Conversation) -> dict[str, Any]:
    """All turns, numbered by their events; what a control did stands in the reply that followed."""
    turns: list[dict[str, Any]] = []
    for n, (event, at) in enumerate(zip(conversation.events, conversation.times_ms, strict=True), start=1):
        place = {"n": n, "at": iso_text(at)}
        match event:
            case Said(text=text) if text:
                turns.append({"role": "shopper", "text": text, **place})
            case Answered():
                turns.append({"role": "assistant", "reply": present_reply(event), **place})
            case AgentSaid(agent=name, text=text):
                turns.append({"role": "agent", "name": name, "text": text, **place})
    return {
        "conversation": conversation.token,
        "locale": conversation.locale,
        "turns": turns,
        "last": len(conversation.events),
    }


def messages_after(conversation: Conversation, n: int) -> dict[str, Any]:
    """What agents wrote after event `n`."""
    messages = [turn for turn in build_transcript(conversation)["turns"] if turn["role"] == "agent" and turn["n"] > n]
    return {"messages": messages, "last": len(conversation.events)}
