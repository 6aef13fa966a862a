"""Turn: the door of the dialogue: one message in, events and a reply out.

The way of a message: it is read in its conversation, the policy decides on a step, an action carries it out, and what
came of it is said and recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from assistant.dialogue.actions import build_cart_data, carry_out
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.compound import do_and_answer, has_orders
from assistant.dialogue.conversation import (
    State,
    StateCache,
    apply_all,
    build_transcript,
    messages_after,
    note_quantities_held,
    without_secrets,
)
from assistant.dialogue.handoff_status import handoff_status_of
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.policy import choose, step_for_control
from assistant.dialogue.reading import TurnReading, build_policy_message, read_message
from assistant.dialogue.speech import Voice, build_reply
from assistant.dialogue.steps import CallPerson, Step
from assistant.dialogue.turn_context import Turn
from assistant.errors import Overtaken, Repeated
from assistant.events import CartChanged, CheckedOut, Event, LocaleChosen, Shown, WishChanged
from assistant.journal import Conversation, Conversations, MessageId, stored_reply
from assistant.query import Query
from assistant.snapshot import Snapshot
from assistant.webhooks import Webhook

# A conversation that goes on under a turn more often than this is no shopper's.
TRIES = 4


class Dialogue:
    """Answers shoppers. Holds no state: a conversation is its events, read before and written after each turn."""

    def __init__(
        self,
        shop: Callable[[], Snapshot],
        conversations: Conversations,
        *,
        webhook: Webhook | None = None,
    ) -> None:
        self._shop = shop
        self._conversations = conversations
        self._webhook = webhook
        self._states = StateCache()

    def reply(self, message: ChatMessage) -> dict[str, Any]:
        """The answer to a message, saved with it in one transaction. Raises NotFound for an unknown conversation.

        When the conversation has gone on meanwhile (a double tap, an agent), the turn is thought over anew. A message
        that comes again by its id has the answer that it had.
        """
        known = _id_of(message)
        for n in range(TRIES):
            if known is not None and (answer := self._conversations.find_answer(known)) is not None:
                return answer
            try:
                return self._take_turn(message)
            except (Overtaken, Repeated):
                if n == TRIES - 1:
                    raise
        raise AssertionError  # the last try returns or raises

    def transcript(self, token: str) -> dict[str, Any]:
        """A whole conversation, for the page that comes back to it and for agents. Raises NotFound."""
        conversation = self._conversations.find(token)
        state = self._states.of(conversation)
        return build_transcript(conversation) | {
            "handoff": self._handoff(self._shop(), conversation, state),
            "cart_count": sum(state.cart.values()),
        }

    def export(self, token: str, visitor: str | None) -> dict[str, Any]:
        """All that is kept of the visitor; of this conversation alone for whoever else has its token.

        Raises NotFound.
        """
        conversation = self._conversations.recall(token)
        own = conversation.visitor if conversation.visitor == visitor else None
        return self._shop().visitors.export(own, conversation.token)

    def messages_after(self, token: str, n: int) -> dict[str, Any]:
        """What a person wrote after turn `n`, while the shopper waits. Raises NotFound."""
        conversation = self._conversations.recall(token)
        state = self._states.of(conversation)
        return messages_after(conversation, n) | {"handoff": self._handoff(self._shop(), conversation, state)}

    def _take_turn(self, message: ChatMessage) -> dict[str, Any]:
        shop, conversation = self._shop(), self._open(message)
        state = self._states.of(conversation)
        read = read_message(shop, conversation, state, message)
        reading, step = _decide(shop, read, message)
        if step is None:
            return self._keep_quiet(shop, conversation, reading, message)
        if reading.query is not None and has_orders(reading.query) and not state.handoff:

            def decide(part: str) -> tuple[Query | None, Step | None]:
                said = replace(message, text=part)
                read_apart, its_step = _decide(shop, read_message(shop, conversation, state, said), said)
                return read_apart.query, its_step

            step = do_and_answer(step, message.text, decide)
        outcome = self._act(shop, conversation, reading, step, message)
        if outcome.erases:
            return self._erase(shop, conversation, reading.state, outcome, message)
        events = _events_of(outcome, reading.state)
        reply = self._say(shop, conversation, reading, outcome, events, as_written=message.as_written)
        self._record(conversation, reading, events, reply, message)
        return reply

    def _open(self, message: ChatMessage) -> Conversation:
        if message.conversation is not None:
            return self._conversations.recall(message.conversation)
        return self._conversations.begin(message.locale or self._shop().settings.locale, message.visitor)

    def _act(
        self, shop: Snapshot, conversation: Conversation, reading: TurnReading, step: Step, message: ChatMessage
    ) -> Outcome:
        turn = Turn(
            reading.state,
            step,
            reading.query,
            Voice(reading.state.locale),
            conversation.visitor or message.visitor,
            self._ahead(conversation, reading.state, step),
            conversation.token,
            conversation.times_ms[0] // 1000 if conversation.times_ms else None,
            message.address or message.visitor or conversation.token,
            message.customer,
        )
        return carry_out(shop, turn)

    def _ahead(self, conversation: Conversation, state: State, step: Step) -> int:
        """How many are before this shopper in the queue for a person."""
        if state.handoff == "waiting":
            return self._conversations.queue_position(conversation) - 1
        return self._conversations.queue_length() if isinstance(step, CallPerson) else 0

    def _say(
        self,
        shop: Snapshot,
        conversation: Conversation,
        reading: TurnReading,
        outcome: Outcome,
        events: Sequence[Event],
        *,
        as_written: bool,
    ) -> dict[str, Any]:
        """What came of it, in the shopper's language, with the cart where it was touched."""
        state = apply_all(reading.state, events)
        voice = Voice(state.locale)
        # Taking a message back may have changed the cart too.
        shows_cart = outcome.shows_cart or any(isinstance(event, CartChanged) for event in reading.events)
        return build_reply(
            outcome,
            token=conversation.token,
            voice=voice,
            constraints=state.constraints,
            query=without_secrets(reading.query, reading.state),
            as_written=as_written,
            handoff=self._handoff(shop, conversation, state),
            cart=build_cart_data(shop, state, voice) if shows_cart else None,
        )

    def _record(
        self,
        conversation: Conversation,
        reading: TurnReading,
        events: Sequence[Event],
        reply: dict[str, Any],
        message: ChatMessage,
    ) -> None:
        """Writes the turn in one transaction, and wakes who tells the shop of a checkout."""
        written = [*reading.events, *events, stored_reply(reply)]
        self._conversations.append(conversation, written, visitor=message.visitor, message_id=_id_of(message))
        if self._webhook and any(isinstance(event, CheckedOut) for event in events):
            self._webhook.wake()

    def _keep_quiet(
        self, shop: Snapshot, conversation: Conversation, reading: TurnReading, message: ChatMessage
    ) -> dict[str, Any]:
        """While a person has the conversation the assistant only keeps what is written."""
        reply = build_reply(
            Outcome("handoff"),
            token=conversation.token,
            voice=Voice(reading.state.locale),
            constraints=reading.state.constraints,
            query=None,
            handoff=self._handoff(shop, conversation, reading.state),
            cart=None,
        )
        events = [*reading.events, stored_reply(reply)]
        self._conversations.append(conversation, events, message_id=_id_of(message))
        return reply

    def _erase(
        self, shop: Snapshot, conversation: Conversation, state: State, outcome: Outcome, message: ChatMessage
    ) -> dict[str, Any]:
        """Deletes what is kept, and begins anew with the word that it is gone.

        Who comes with the conversation's token alone, without the visitor's cookie, has a say in this one only.
        """
        visitor = conversation.visitor if conversation.visitor == message.visitor else None
        shop.visitors.erase(visitor, conversation.token)
        fresh = self._conversations.begin(state.locale, message.visitor)
        reply = build_reply(
            outcome,
            token=fresh.token,
            voice=Voice(state.locale),
            constraints=(),
            query=None,
            handoff=None,
            cart=None,
        )
        fixed = [LocaleChosen(state.locale, fixed=True)] if state.locale_is_fixed else []
        self._conversations.append(fresh, [*fixed, stored_reply(reply)], message_id=_id_of(message))
        return reply

    def _handoff(self, shop: Snapshot, conversation: Conversation, state: State) -> dict[str, Any] | None:
        return handoff_status_of(shop, self._conversations, conversation, state)


def _id_of(message: ChatMessage) -> MessageId | None:
    """What the message is known by in the journal: its id, in its conversation, or of its visitor where it begins one.

    Of both only a mark is kept: what is erased leaves no key behind.
    """
    place = message.conversation or message.visitor
    if message.id is None or place is None:
        return None
    return MessageId(sha256(place.encode()).hexdigest(), message.id)


def _decide(shop: Snapshot, reading: TurnReading, message: ChatMessage) -> tuple[TurnReading, Step | None]:
    """What to do, and the reading that this is for. Buttons do what they say.

    No step where a person has the word, who answers what is written.
    """
    state, query = reading.state, reading.query
    if query is None:
        return reading, step_for_control(state, message.action or {})
    if state.handoff == "taken":
        return reading, None
    readings = [
        (each, build_policy_message(shop, each.state, each.query, message, each))
        for each in (reading, *reading.others)
        if each.query is not None
    ]
    chosen = choose([understood for _, understood in readings])
    return next(each for each, understood in readings if understood is chosen.message), chosen.step


def _events_of(outcome: Outcome, state: State) -> list[Event]:
    """What the turn adds to the conversation beside the message and the reply: what was done, wished and shown."""
    events = note_quantities_held(outcome.events, state)
    if outcome.constraints is not None and outcome.constraints != state.constraints:
        events.append(WishChanged([c.as_data() for c in outcome.constraints]))
    if outcome.items or outcome.related or outcome.premium:
        items, related, premium = (
            [card["id"] for card in cards] for cards in (outcome.items, outcome.related, outcome.premium)
        )
        events.append(Shown(items, related, premium, outcome.focus, outcome.offered_for))
    return events
