"""Reading: a message in its conversation: what it says, what it leaves there, and what the policy may look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import is_named_before, is_question, seeks
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation import State, apply_all, on_page, record_control, record_message, take_back_reading
from assistant.dialogue.policy import Message, repeat_question
from assistant.dialogue.references import find_named, is_answered, resolve_references
from assistant.events import Event, PersonalUse
from assistant.journal import Conversation
from assistant.knowledge.matching import SERVICE_SCORE
from assistant.query import Context, Query, wanted_kinds
from assistant.snapshot import Snapshot

# A message that names goods must be this much like an article's questions to be taken for one.
SURE_SERVICE_SCORE = 0.8
# The nearest articles that the policy is told of.
ARTICLES = 2


@dataclass(frozen=True, slots=True)
class TurnReading:
    """A message as it was understood, the events that it leaves, and the state of the conversation after them.

    There is no query where a control was used.
    """

    query: Query | None
    events: Sequence[Event]
    state: State


def read_message(shop: Snapshot, conversation: Conversation, state: State, message: ChatMessage) -> TurnReading:
    """Reads a message that comes to a conversation in this state."""
    back: list[Event] = []
    if message.as_written and message.action is None and not state.handoff:
        state, back = take_back_reading(state, conversation.events, conversation.locale, message.text)
    if message.page_product and shop.catalogue.product(message.page_product) is not None:
        state = on_page(state, message.page_product)
    query = _understand(shop, state, message)
    consent = _consent_elsewhere(shop, state, conversation.visitor or message.visitor)
    new = [*consent, *_events_of(message, query, state)]
    return TurnReading(query, [*back, *new], apply_all(state, new))


def build_policy_message(shop: Snapshot, state: State, query: Query, message: ChatMessage) -> Message:
    """The message with what the shop knows of it: the nearest articles, and the products that it points at."""
    matches = shop.finder.find(message.text, ARTICLES)
    score = matches[0].score if matches else 0.0
    is_service = _is_service(query, score)
    pointed = resolve_references(shop, state, query)
    named = find_named(shop, state, query.text)
    meant = shop.catalogue.product(next(iter((*pointed, *named)), None) or state.item_at(0) or "")
    kinds = wanted_kinds(query.constraints)
    has_pronoun = is_named_before(query.text) and not seeks(query.text)
    is_of_others = meant is not None and bool(kinds) and not has_pronoun and not shop.search.fitting([meant], kinds)
    article = shop.articles.get(matches[0].article_id, state.locale, today=shop.today()) if is_service else None
    return Message(
        state,
        query,
        tuple(match.article_id for match in matches),
        is_service,
        pointed,
        score,
        is_customer=message.customer is not None,
        named=named,
        is_answered=meant is not None and is_answered(shop, state, meant, query.text, only_options=is_of_others),
        is_question=is_question(query.text),
        is_of_others=is_of_others,
        has_pronoun=has_pronoun,
        article_intent=article.intent if article else "",
    )


def _is_service(query: Query, score: float) -> bool:
    """Whether a message is a question for an article that is this near to it.

    One that names goods and nothing else asks for those, however near it is to some article's words.
    """
    names_goods = any(c.kind in ("category", "brand", "text") for c in query.constraints)
    enough = SURE_SERVICE_SCORE if names_goods else SERVICE_SCORE
    return score >= enough and not (names_goods and query.is_all_wishes)


def _understand(shop: Snapshot, state: State, message: ChatMessage) -> Query | None:
    if message.action is not None:
        return None
    query = shop.parser.parse(message.text, _context(state, message), as_written=message.as_written)
    scored = replace(query, scores=shop.acts.scores(query.marked, message.text))
    return repeat_question(state, scored)


def _context(state: State, message: ChatMessage) -> Context:
    locale = state.locale if message.locale is None or state.locale_is_fixed else message.locale
    return Context(
        constraints=state.constraints,
        shown=state.shown,
        locale=locale,
        page_product=state.page_product,
        asked=state.open_question.question.value if state.open_question else None,
    )


def _events_of(message: ChatMessage, query: Query | None, state: State) -> list[Event]:
    if message.action is not None:
        return record_control(message.action)
    if query is None:
        return []
    return record_message(message.text, query, state, page_product=message.page_product, as_written=message.as_written)


def _consent_elsewhere(shop: Snapshot, state: State, visitor: str | None) -> list[Event]:
    """What the visitor said in another conversation of being remembered holds in this one too."""
    allowed = shop.visitors.personal_use(visitor)
    return [PersonalUse(allowed)] if allowed is not None and allowed != state.personal else []
