"""What is no shopping: articles, orders, people, privacy, praise and small talk."""

from assistant.dialogue.actions.service import articles, feedback, handoff, orders, privacy, small_talk

# What carries out each step of this room.
ACTIONS = articles.ACTIONS | feedback.ACTIONS | handoff.ACTIONS | orders.ACTIONS | privacy.ACTIONS | small_talk.ACTIONS

__all__ = ["ACTIONS"]
