"""The door of the dialogue: one message in, events and a reply out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from assistant.dialogue.actions.cart.totals import cart_data
from assistant.dialogue.actions.registry import carry_out
from assistant.dialogue.actions.search.history import put_back
from assistant.dialogue.conversation.recording import heard_pressed, heard_said, with_quantities_held, without_secrets
from assistant.dialogue.conversation.state import State, after
from assistant.dialogue.conversation.state_cache import Standing
from assistant.dialogue.conversation.transcript import messages_after, transcript
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.policy import Heard, step_for_action, step_for_query, while_waiting
from assistant.dialogue.policy.product import asked_again
from assistant.dialogue.policy.references import pointed_at
from assistant.dialogue.speech.reply import reply_of
from assistant.dialogue.speech.voice import Voice
from assistant.dialogue.step import Step
from assistant.dialogue.turn_context import Desk, Turn
from assistant.errors import Overtaken
from assistant.events import Answered, CartChanged, CheckedOut, Event, LocaleChosen, PersonalUse, Shown, WishChanged
from assistant.journal.conversations import Conversation, Conversations
from assistant.knowledge.matching.finder import SERVICE_SCORE, ArticleFinder
from assistant.query.query import Context, Query
from assistant.understanding.parse import Parser
from assistant.webhooks import Webhook

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
    place of its first reading. `address` is a mark of where the message came from, which a guesser cannot change at
    will, and `customer` the e-mail address of a shopper whom the shop has signed in; neither is kept.
    """

    text: str
    conversation: str | None = None
    locale: str | None = None
    page_product: str | None = None
    action: dict[str, Any] | None = None
    visitor: str | None = None
    as_written: bool = False
    address: str | None = None
    customer: str | None = None


class Shop(Desk, Protocol):
    """What a turn needs of the shop beside what its actions do."""

    @property
    def parser(self) -> Parser: ...
    @property
    def finder(self) -> ArticleFinder: ...


class Dialogue:
    """Answers shoppers. Holds no state: a conversation is its events, read before and written after each turn."""

    def __init__(
        self,
        shop: Callable[[], Shop],
        conversations: Conversations,
        *,
        locale: str = "zh",
        webhook: Webhook | None = None,
    ) -> None:
        self._shop = shop
        self._conversations = conversations
        self._webhook = webhook
        self._locale = locale
        self._standing = Standing()

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
        state = self._standing.of(conversation)
        back: list[Event] = []
        if message.as_written and message.action is None and not state.handoff:
            state, back = put_back(state, conversation.events, conversation.locale, message.text)
        if message.page_product and shop.catalogue.product(message.page_product) is not None:
            state = replace(state, page_product=message.page_product)
        visitor = conversation.visitor or message.visitor
        query = self._understood(shop, state, message)
        events = [*back, *_carried(shop, state, visitor), *_heard(message, query, state)]
        for event in events[len(back) :]:
            state = after(state, event)
        step = self._step(shop, state, message, query)
        if step is None:
            return self._quiet(conversation, state, events)
        turn = Turn(
            state,
            step,
            query,
            Voice(state.locale),
            visitor,
            self._ahead(state, conversation, step),
            conversation.token,
            conversation.times_ms[0] // 1000 if conversation.times_ms else None,
            message.address or message.visitor or conversation.token,
            message.customer,
        )
        outcome = carry_out(shop, turn)
        if outcome.erases:
            return self._erased(shop, conversation, state, outcome, message)
        return self._answer(shop, conversation, state, events, without_secrets(query, state), outcome, message)

    def transcript(self, token: str) -> dict[str, Any]:
        """A whole conversation, for the page that comes back to it and for agents. Raises NotFound."""
        conversation = self._conversations.find(token)
        state = self._standing.of(conversation)
        return transcript(conversation) | {
            "handoff": self._handoff(state, conversation),
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
        state = self._standing.of(conversation)
        return messages_after(conversation, n) | {"handoff": self._handoff(state, conversation)}

    def _conversation(self, message: ChatMessage) -> Conversation:
        if message.conversation is not None:
            return self._conversations.recall(message.conversation)
        return self._conversations.begin(message.locale or self._locale, message.visitor)

    def _understood(self, shop: Shop, state: State, message: ChatMessage) -> Query | None:
        if message.action is not None:
            return None
        query = shop.parser.parse(message.text, _context(state, message), as_written=message.as_written)
        return asked_again(state, query)

    def _step(self, shop: Shop, state: State, message: ChatMessage, query: Query | None) -> Step | None:
        """What to do; None where a person has the word, who answers what is written. Buttons do what they say."""
        if query is None:
            return step_for_action(state, message.action or {})
        matches = shop.finder.find(message.text, ARTICLES)
        score = matches[0].score if matches else 0.0
        named = any(c.kind in ("category", "brand", "text") for c in query.constraints)
        enough = SURE_SERVICE_SCORE if named else SERVICE_SCORE
        # A message that names goods and nothing else asks for those, however near it is to some article's words.
        is_service = score >= enough and not (named and query.is_all_wishes)
        articles = tuple(match.article_id for match in matches)
        pointed = pointed_at(shop, state, query)
        article = shop.articles.get(articles[0], state.locale, today=shop.today()) if is_service else None
        heard = Heard(
            state,
            query,
            articles,
            is_service,
            pointed,
            score,
            customer=message.customer is not None,
            about=article.intent if article else "",
        )
        return while_waiting(heard) if state.handoff else step_for_query(heard)

    def _ahead(self, state: State, conversation: Conversation, step: Step) -> int:
        """How many are before this shopper in the queue for a person."""
        if state.handoff == "waiting":
            return self._conversations.queue_position(conversation) - 1
        return self._conversations.queue_length() if step.do == "handoff" else 0

    def _erased(
        self, shop: Shop, conversation: Conversation, state: State, outcome: Outcome, message: ChatMessage
    ) -> dict[str, Any]:
        """Deletes what is kept, and begins anew with the word that it is gone.

        Who comes with the conversation's token alone, without the visitor's cookie, has a say in this one only.
        """
        visitor = conversation.visitor if conversation.visitor == message.visitor else None
        shop.visitors.erase(visitor, conversation.token)
        fresh = self._conversations.begin(state.locale, message.visitor)
        reply = reply_of(
            outcome,
            token=fresh.token,
            voice=Voice(state.locale),
            constraints=(),
            query=None,
            handoff=None,
            cart=None,
        )
        fixed = [LocaleChosen(state.locale, fixed=True)] if state.locale_is_fixed else []
        self._conversations.append(fresh, [*fixed, Answered(reply)])
        return reply

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
        noted = with_quantities_held(outcome.events, state)
        if outcome.constraints is not None and outcome.constraints != state.constraints:
            noted.append(WishChanged([c.as_data() for c in outcome.constraints]))
        if outcome.items or outcome.related or outcome.premium:
            items, related, premium = (
                [card["id"] for card in cards] for cards in (outcome.items, outcome.related, outcome.premium)
            )
            noted.append(Shown(items, related, premium, outcome.focus, outcome.offered_for))
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
            cart=cart_data(shop, state, Voice(state.locale)) if shows_cart else None,
        )
        self._conversations.append(conversation, [*events, *noted, Answered(reply)], visitor=message.visitor)
        if self._webhook and any(isinstance(event, CheckedOut) for event in noted):
            self._webhook.wake()
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
        if not shop.agents.exist():
            return {"state": "closed_hours", "position": None, "agent": None, "hours": None}
        position = (
            self._conversations.queue_position(conversation)
            if conversation.handoff
            else self._conversations.queue_length() + 1
        )
        waiting = "waiting" if shop.is_open() else "closed_hours"
        return {"state": waiting, "position": position, "agent": None, "hours": shop.opening_text() or None}


def _context(state: State, message: ChatMessage) -> Context:
    locale = state.locale if message.locale is None or state.locale_is_fixed else message.locale
    return Context(
        constraints=state.constraints,
        shown=state.shown,
        locale=locale,
        page_product=state.page_product,
        asked=state.asked.question if state.asked else None,
    )


def _heard(message: ChatMessage, query: Query | None, state: State) -> list[Event]:
    if message.action is not None:
        return heard_pressed(message.action)
    if query is None:
        return []
    return heard_said(message.text, query, state, page_product=message.page_product, as_written=message.as_written)


def _carried(shop: Shop, state: State, visitor: str | None) -> list[Event]:
    """What the visitor said in another conversation of being remembered holds in this one too."""
    allowed = shop.visitors.personal_use(visitor)
    return [PersonalUse(allowed)] if allowed is not None and allowed != state.personal else []
