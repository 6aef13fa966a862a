"""Advice: one of several is to be chosen, or a price to be weighed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps import MOST_COMPARED, PickOne, Recommend, SearchGoods, Step, SuggestGifts, WeighPrice
from assistant.language.locales import ADVICE, join_patterns
from assistant.language.normal_text import normal
from assistant.query import Category, Colour, Measure, Price, Sort, wanted_kinds

# What was shown by these was looked for: what is best of it is best of all that was found.
_FOUND_BY = frozenset({"search", "refine", "cheaper"})
# Choosing means choosing well, not by rating alone; and what costs more or less says its own name.
_ORDERS = frozenset({"price_asc", "price_desc", "newest", "discount", "popular"})


def step_for_pick(message: Message) -> Step | None:
    """For a message that wants one of what is in view: which one should I get, just pick one, which is the quietest.

    None where two things are named, where other goods are wished for, and where there is nothing to choose from.
    """
    state, query = message.state, message.query
    hopes = (*query.constraints, *query.asked_about)
    if not _asks_to_pick(message) or len(message.pointed) > 1 or query.cart or asks_to_compare(message):
        return None
    if message.names_goods and not _are_of_wish(message):
        wish = merge_wish(state, query)
        return PickOne(wish=wish, hopes=hopes, in_wish=True)
    in_wish = bool(state.constraints) and (state.last_intent in _FOUND_BY or not state.shown) and _has_order(message)
    if not state.shown and not state.constraints and state.page_product is None:
        return None
    shown = state.shown if len(state.shown) > 1 or state.page_product else state.chosen_from(2)
    products = shown or ((state.page_product,) if state.page_product and not state.constraints else ())
    return PickOne(products=products, wish=state.constraints, hopes=hopes, in_wish=in_wish)


def step_for_worth(message: Message) -> Step | None:
    """For a message that asks whether a thing is worth its price, or the dearer one what it costs more."""
    state = message.state
    if asks_why_so_dear(message):
        return WeighPrice(products=message.in_hand[:1] or state.shown, wish=state.constraints, by_name=True)
    if not (message.does("worth") or _found("WORTH", message.query.text)):
        return None
    if message.likely("pick", "compare", "ask_fit", "haggle") > max(message.likely("worth"), 0.6):
        return None
    products = message.pointed if len(message.pointed) > 1 else ()
    if not products and state.last_intent == "compare":
        products = state.shown[:MOST_COMPARED]
    products = products or tuple(dict.fromkeys((*message.in_hand[:1], *state.shown)))
    return WeighPrice(products=products, wish=state.constraints) if products else None


def step_to_suggest(message: Message) -> Step | None:
    """For a message that leaves it to the assistant what to show: surprise me, whatever you like.

    Good ones of the kind in hand, gifts where one is looked for, else what is popular. None where goods are named.
    """
    state, query = message.state, message.query
    if not message.does("suggest") or message.names_goods or query.not_sold or query.cart:
        return None
    limits = tuple(c for c in query.constraints if isinstance(c, Price | Colour | Sort))
    if state.last_intent == "gift":
        wish = merge_wish(state, replace(query, constraints=limits))
        return SuggestGifts(constraints=wish, only_unseen=not limits, or_seen=True)
    if wanted_kinds(state.constraints):
        return SearchGoods(constraints=merge_wish(state, replace(query, constraints=limits)), intent="refine")
    return Recommend(constraints=limits)


def asks_to_compare(message: Message) -> bool:
    """Whether two things are to be set side by side, not one chosen of all."""
    return _found("COMPARING", message.query.text) and not _has_order(message)


def asks_for_value(message: Message) -> bool:
    """Whether which size or which colour is asked, and not which product: no facet tells most or least of itself."""
    return bool(message.query.asked) and not message.query.constraints and not _has_order(message)


def asks_why_so_dear(message: Message) -> bool:
    """Whether it asks why something costs so much, and not why it is shown."""
    return (message.does("why") or message.says("why")) and _found("PRICEY", message.query.text)


def _asks_to_pick(message: Message) -> bool:
    if message.does("pick"):
        return True
    if message.likely("why", "why_not", "related", "add", "policy", "ask_delivery") > 0.6:
        return False
    if message.query.intent in ("cart", "gift", "why", "bundle", "related", "premium", "cheaper"):
        return False
    return _found("PICKING", message.query.text)


def _has_order(message: Message) -> bool:
    """Whether it is to be the one that has most or least of something."""
    constraints = (*message.query.constraints, *message.query.asked_about)
    ordered = any(isinstance(c, Measure) or (isinstance(c, Sort) and c.by in _ORDERS) for c in constraints)
    return ordered or _found("MOST_OF", message.query.text)


def _are_of_wish(message: Message) -> bool:
    """Whether the goods that are named are those that were looked for: which of these headphones."""
    wished = {number for c in message.state.constraints if isinstance(c, Category) for number in c.categories}
    named = {number for c in message.query.constraints if isinstance(c, Category) for number in c.categories}
    return not named or bool(wished & named) or bool(message.state.shown and not wished)


def names_two(message: Message) -> bool:
    """Whether something stands between two things: A or B, A and B."""
    return _found("BESIDE", message.query.text)


def _found(name: str, text: str) -> bool:
    return _pattern(name).search(normal(text)) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(join_patterns(ADVICE, name), re.IGNORECASE)
