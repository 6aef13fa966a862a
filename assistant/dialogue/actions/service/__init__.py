"""What is no shopping: articles, orders, people, privacy, praise and small talk."""

from assistant.dialogue.actions.service import articles, complaints, feedback, handoff, orders, privacy, small_talk
from assistant.dialogue.actions.service.handoff import tell_queue_beside

# What carries out each step of this room.
ACTIONS = (
    articles.ACTIONS
    | complaints.ACTIONS
    | feedback.ACTIONS
    | handoff.ACTIONS
    | orders.ACTIONS
    | privacy.ACTIONS
    | small_talk.ACTIONS
)

__all__ = ["ACTIONS", "tell_queue_beside"]
