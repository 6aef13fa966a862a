"""State cache: how conversations stand, the fold of their events, of which a turn has to fold only what is new."""

from __future__ import annotations

from assistant.dialogue.conversation.state import State, apply
from assistant.journal import Conversation
from assistant.lru import Recent

# Conversations whose state is remembered, some ten kilobytes each; any other one is folded anew.
REMEMBERED = 500


class StateCache:
    """The state of conversations. Events are only ever added, so that what was folded once stays folded."""

    def __init__(self) -> None:
        self._folded: Recent[tuple[int, State]] = Recent(REMEMBERED)

    def of(self, conversation: Conversation) -> State:
        """The state after all its events."""
        n, state = self._folded.get(conversation.token) or (0, State(locale=conversation.locale))
        if n > len(conversation.events):  # read before another thread wrote
            n, state = 0, State(locale=conversation.locale)
        for event in conversation.events[n:]:
            state = apply(state, event)
        if conversation.events:
            self._folded.keep(conversation.token, (len(conversation.events), state))
        return state
