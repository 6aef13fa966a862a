"""The door of the dialogue: one message in, events and a reply out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.dialogue.actions import carry_out
from assistant.dialogue.cart import cart_data
from assistant.dialogue.desk import Desk, Turn
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.pointing import pointed_at
from assistant.dialogue.policy import Heard, step_for_action, step_for_query
from assistant.dialogue.replies import reply_of
from assistant.dialogue.state import State, after, fold
from assistant.dialogue.step import Step
from assistant.dialogue.transcript import messages_after, transcript
from assistant.dialogue.undo import put_back
from assistant.dialogue.voice import Voice
from assistant.errors import Overtaken
from assistant.events import Answered, CartChanged, Event, LocaleChosen, Pressed, Said, Shown, WishChanged
from assistant.journal.behaviour import BehaviourLog
from assistant.journal.conversations import Conversation, Conversations
from assistant.knowledge.finder import SERVICE_SCORE, ArticleFinder
from assistant.understanding.parse import Parser
from assistant.understanding.query import Context, Query

# A message that names goods must be this much like an article's questions to be taken for one.
SURE_SERVICE_SCORE = 0.8
# The nearest articles that the policy is told of.
ARTICLES = 2
# A conversation that goes on under a turn more often than this is no shopper's.
TRIES = 4


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """What came from a shopper: a text or an action, and where it came from.

    `as_written` asks that no word be taken for a mistyped one; the shopper's last message, sent again so, takes the
    place of its first reading.
    """

    text: str
    conversation: str | None = None
    locale: str | None = None
    page_product: str | None = None
    action: dict[str, Any] | None = None
    visitor: str | None = None
    as_written: bool = False


class Shop(Desk, Protocol):
    """What a turn needs of the shop beside what its actions do."""

    @property
    def parser(self) -> Parser: ...
    @property
    def finder(self) -> ArticleFinder: ...


class Dialogue:
    """Answers shoppers. Holds no state: a conversation is its events, read before and written after each turn."""

    def __init__(
        self, shop: Callable[[], Shop], conversations: Conversations, behaviour: BehaviourLog, *, locale: str = "zh"
    ) -> None:
        self._shop = shop
        self._conversations = conversations
        self._behaviour = behaviour
        self._locale = locale

    def reply(self, message: ChatMessage) -> dict[str, Any]:
        """The answer to a message, saved with it in one transaction. Raises NotFound for an unknown conversation.

        When the conversation has gone on meanwhile (a double tap, an agent), the turn is thought over anew.
        """
        for _ in range(TRIES - 1):
            try:
                return self._reply(message)
            except Overtaken:
                continue
        return self._reply(message)

    def _reply(self, message: ChatMessage) -> dict[str, Any]:
        shop = self._shop()
        conversation = self._conversation(message)
        state = fold(conversation.events, conversation.locale)
        back: list[Event] = []
        if message.as_written and message.action is None and not state.handoff:
            state, back = put_back(state, conversation.events, conversation.locale, message.text)
        if message.page_product and shop.catalogue.product(message.page_product) is not None:
            state = after(state, Said("", {}, message.page_product))
        query = self._understood(shop, state, message)
        heard = self._heard(message, query, state)
        for event in heard:
            state = after(state, event)
        events = [*back, *heard]
        # A person answers what is written; buttons do what they say.
        if state.handoff and message.action is None:
            return self._quiet(conversation, state, events)
        step = self._step(shop, state, message, query)
        ahead = self._conversations.queue_length() if step.do == "handoff" else 0
        voice = Voice(state.locale)
        outcome = carry_out(shop, Turn(state, step, query, voice, conversation.visitor or message.visitor, ahead))
        return self._answer(shop, conversation, state, events, query, outcome, message)

    def transcript(self, token: str) -> dict[str, Any]:
        """A whole conversation, for the page that comes back to it and for agents. Raises NotFound."""
        conversation = self._conversations.find(token)
        state = fold(conversation.events, conversation.locale)
        return transcript(conversation) | {
            "handoff": self._handoff(state, conversation),
            "cart_count": sum(state.cart.values()),
        }

    def messages_after(self, token: str, n: int) -> dict[str, Any]:
        """What a person wrote after turn `n`, while the shopper waits. Raises NotFound."""
        conversation = self._conversations.recall(token)
        state = fold(conversation.events, conversation.locale)
        return messages_after(conversation, n) | {"handoff": self._handoff(state, conversation)}

    def _conversation(self, message: ChatMessage) -> Conversation:
        if message.conversation is not None:
            return self._conversations.recall(message.conversation)
        return self._conversations.begin(message.locale or self._locale, message.visitor)

    def _understood(self, shop: Shop, state: State, message: ChatMessage) -> Query | None:
        if message.action is not None:
            return None
        return shop.parser.parse(message.text, _context(state, message), as_written=message.as_written)

    def _heard(self, message: ChatMessage, query: Query | None, state: State) -> list[Event]:
        events: list[Event] = []
        if message.action is not None:
            events.append(Pressed(message.action))
            if message.action.get("kind") == "set_locale":
                events.append(LocaleChosen(message.action["locale"], fixed=True))
        elif query is not None:
            events.append(Said(message.text, query.as_data(), message.page_product, message.as_written))
            # The language of the reply is the language of the message, unless the shopper fixed one by hand.
            if not state.locale_is_fixed and query.language != state.locale:
                events.append(LocaleChosen(query.language))
        return events

    def _step(self, shop: Shop, state: State, message: ChatMessage, query: Query | None) -> Step:
        if query is None:
            return step_for_action(state, message.action or {})
        matches = shop.finder.find(message.text, ARTICLES)
        best = matches[0] if matches else None
        named = any(c.kind in ("category", "brand", "text") for c in query.constraints)
        enough = SURE_SERVICE_SCORE if named else SERVICE_SCORE
        # A message that names goods and nothing else asks for those, however near it is to some article's words.
        is_service = best is not None and best.score >= enough and not (named and query.is_all_wishes)
        articles = tuple(match.article_id for match in matches)
        return step_for_query(Heard(state, query, articles, is_service, pointed_at(shop, state, query)))

    def _answer(
        self,
        shop: Shop,
        conversation: Conversation,
        state: State,
        events: list[Event],
        query: Query | None,
        outcome: Outcome,
        message: ChatMessage,
    ) -> dict[str, Any]:
        noted: list[Event] = list(outcome.events)
        if outcome.constraints is not None and outcome.constraints != state.constraints:
            noted.append(WishChanged([c.as_data() for c in outcome.constraints]))
        if outcome.items or outcome.related or outcome.premium:
            items, related, premium = (
                [card["id"] for card in cards] for cards in (outcome.items, outcome.related, outcome.premium)
            )
            noted.append(Shown(items, related, premium, outcome.focus))
        for event in noted:
            state = after(state, event)
        # Taking a message back may have changed the cart too.
        shows_cart = outcome.shows_cart or any(isinstance(event, CartChanged) for event in events)
        reply = reply_of(
            outcome,
            token=conversation.token,
            voice=Voice(state.locale),
            constraints=state.constraints,
            query=query,
            as_written=message.as_written,
            handoff=self._handoff(state, conversation),
            cart=cart_data(shop.catalogue, state, state.locale) if shows_cart else None,
        )
        visitor = conversation.visitor or message.visitor
        added = [event.product_id for event in outcome.events if isinstance(event, CartChanged) and event.quantity]
        # Adding to the cart is behaviour that the recommender learns from; being shown something is not.
        noting = self._behaviour.noting(visitor, "add_to_cart", added) if visitor and added else None
        self._conversations.append(conversation, [*events, *noted, Answered(reply)], also=noting)
        return reply

    def _quiet(self, conversation: Conversation, state: State, events: list[Event]) -> dict[str, Any]:
        """While a person has the conversation the assistant only keeps what is written."""
        reply = reply_of(
            Outcome("handoff"),
            token=conversation.token,
            voice=Voice(state.locale),
            constraints=state.constraints,
            query=None,
            handoff=self._handoff(state, conversation),
            cart=None,
        )
        self._conversations.append(conversation, [*events, Answered(reply)])
        return reply

    def _handoff(self, state: State, conversation: Conversation) -> dict[str, Any] | None:
        """How the page shows that a person is called or there; None while the assistant answers."""
        if state.handoff is None:
            return None
        shop = self._shop()
        if state.handoff == "taken":
            return {"state": "with_agent", "position": None, "agent": state.agent, "hours": None}
        position = (
            self._conversations.queue_position(conversation)
            if conversation.handoff
            else self._conversations.queue_length() + 1
        )
        waiting = "waiting" if shop.is_open() else "closed_hours"
        return {"state": waiting, "position": position, "agent": None, "hours": shop.opening_text() or None}


def _context(state: State, message: ChatMessage) -> Context:
    locale = state.locale if message.locale is None or state.locale_is_fixed else message.locale
    return Context(constraints=state.constraints, shown=state.shown, locale=locale, page_product=state.page_product)
