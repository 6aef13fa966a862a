"""Reading: a message in its conversation: what it says, what it leaves there, and what the policy may look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import is_named_before, is_question, seeks
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation import State, apply_all, on_page, record_control, record_message, take_back_reading
from assistant.dialogue.kind_support import (
    hold_to_goods,
    narrow_by_occasion,
    other_heads,
    stay_with_kind,
)
from assistant.dialogue.like_goods import find_like_kinds
from assistant.dialogue.naming import find_called, find_spoken_of, find_variant
from assistant.dialogue.policy import Message, repeat_question
from assistant.dialogue.references import find_named, is_answered, resolve_references
from assistant.dialogue.word_support import weigh_words
from assistant.events import Event, PersonalUse, WishChanged
from assistant.journal import Conversation
from assistant.knowledge.matching import ANSWERS, SURE
from assistant.language.texting import spell_out
from assistant.query import Category, Colour, Context, Measure, Number, Price, Query, Sort, wanted_kinds
from assistant.snapshot import Snapshot
from assistant.understanding.parse import read_as

# Acts of this probability are worth a reading of their own, as many as these.
LIKELY, MOST_ACTS = 0.15, 3
# What limits a wish and names nothing.
_LIMITS = (Colour, Measure, Number, Price, Sort)
# The nearest articles that the policy is told of.
ARTICLES = 2
# From here on it is sure that a reason is asked for.
REASONED = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """Ids of products: in view and told by colour, of the shop and called by name, and most likely spoken of."""

    told: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    spoken_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnReading:
    """A message as it was understood, the events that it leaves, and the state of the conversation after them.

    There is no query where a control was used. `named` is what its words name, `others` are the other ways in which the
    message may be meant.
    """

    query: Query | None
    events: Sequence[Event]
    state: State
    named: Named = Named()
    others: tuple[TurnReading, ...] = ()


def read_message(shop: Snapshot, conversation: Conversation, state: State, message: ChatMessage) -> TurnReading:
    """Reads a message that comes to a conversation in this state."""
    back: list[Event] = []
    if message.as_written and message.action is None and not state.handoff:
        state, back = take_back_reading(state, conversation.events, conversation.locale, message.text)
    turned = _turn_to_page(shop, state, message)
    before = state
    state = apply_all(state, turned)
    if message.page_product and shop.catalogue.product(message.page_product) is not None:
        state, before = on_page(state, message.page_product), on_page(before, message.page_product)
    consent = _consent_elsewhere(shop, state, conversation.visitor or message.visitor)

    def reading_of(query: Query | None) -> TurnReading:
        # What was wished before the page was turned to is remembered with the message, to go back to.
        new = [*consent, *_events_of(message, query, before), *turned]
        return TurnReading(query, [*back, *new], apply_all(before, new), named)

    (first, *others), named = _understand(shop, state, message)
    return replace(reading_of(first), others=tuple(map(reading_of, others)))


def _turn_to_page(shop: Snapshot, state: State, message: ChatMessage) -> list[Event]:
    """The page of a product that the shopper has turned to: goods of its kind are what is talked about from here on."""
    if message.page_product is None or message.page_product == state.page_product or message.action is not None:
        return []
    product = shop.catalogue.product(message.page_product)
    if product is None or product.category_id is None:
        return []
    return [WishChanged([Category(categories=(product.category_id,), names=product.category).as_data()])]


def build_policy_message(
    shop: Snapshot, state: State, query: Query, message: ChatMessage, read: TurnReading | None = None
) -> Message:
    """The message with what the shop knows of it: the nearest articles, and the products that it points at."""
    by_words = read.named if read is not None else Named()
    matches = shop.articles_near(query.text, ARTICLES, query.scores)
    score = matches[0].score if matches else 0.0
    is_service = _is_service(query, score)
    pointed = resolve_references(shop, state, query)
    only_limits = bool(query.constraints) and all(isinstance(c, _LIMITS) for c in query.constraints)
    named = (
        ()
        if only_limits and not query.names_any_goods
        else by_words.told or find_named(shop, state, query.text, is_missed=_misses(query)) or by_words.called
    )
    meant = shop.catalogue.product(next(iter((*pointed, *named)), None) or state.item_at(0) or "")
    kinds = wanted_kinds(query.constraints)
    has_pronoun = is_named_before(query.text) and not seeks(query.text)
    is_of_others = (
        meant is not None
        and bool(kinds)
        and not has_pronoun
        and (state.page_product is None or seeks(query.text))
        and not shop.search.fitting([meant], kinds)
    )
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
        count=shop.count_cached,
        spoken_of=by_words.spoken_of if not (pointed or named) else (),
    )


def _misses(query: Query) -> bool:
    """Whether it is asked why something is not shown."""
    return "why_not" in query.acts or query.scores.get("why_not", 0.0) >= REASONED


def _is_service(query: Query, score: float) -> bool:
    """Whether a message is a question for an article that is this near to it.

    One that names goods and nothing else asks for those, however near it is to some article's words.
    """
    names_goods = any(c.kind in ("category", "brand", "text") for c in query.constraints)
    enough = SURE if names_goods else ANSWERS
    return score >= enough and not (names_goods and query.is_all_wishes)


def _understand(shop: Snapshot, state: State, message: ChatMessage) -> tuple[Sequence[Query | None], Named]:
    """The readings of a message: by its form, as a wish, as a question, and as what it most likely does.

    And the products that its colour tells, whose name it has, and that its words are about.
    """
    if message.action is not None:
        return (None,), Named()
    text = message.text if message.as_written else spell_out(message.text, shop.vocabulary.knows)
    by_form, wish, question = (
        find_like_kinds(shop, narrow_by_occasion(shop, reading))
        for reading in shop.parser.readings(text, _context(state, message), as_written=message.as_written)
    )
    scores = shop.acts.scores(by_form.marked, text)
    likely = sorted((label for label, chance in scores.items() if chance >= LIKELY), key=lambda x: -scores[x])
    readings = (by_form, wish, question, *(read_as(wish, label) for label in likely[:MOST_ACTS]))
    if (staying := stay_with_kind(shop, state, wish)) is not None:
        readings = (*readings, staying)
    readings = (*readings, *other_heads(shop, wish))
    scored = (repeat_question(state, replace(query, scores=scores)) for query in readings)
    weighed = (weigh_words(shop, state, hold_to_goods(shop, state, query)) for query in scored)
    asks = is_question(text)
    told = find_variant(shop, state, text, wish.constraints) if asks else ()
    called = told or find_called(shop, state, text, wish.constraints)
    spoken_of = find_spoken_of(shop, text) if asks and not (called or state.shown) else ()
    return tuple(dict.fromkeys(weighed)), Named(told, called, spoken_of)


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
