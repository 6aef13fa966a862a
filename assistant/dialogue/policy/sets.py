"""Sets: goods of several kinds under one budget: asked for, one piece exchanged, all of it taken."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.conversation import SetBudget
from assistant.dialogue.policy.message import Message, bare_number, first_of
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps import AddSetToCart, ChangeSet, PutSetTogether, Step, SwapPiece
from assistant.language.locales import CARTS, join_patterns
from assistant.language.normal_text import normal
from assistant.query import Constraint, Occasion, Price, Query, Sort, Text, wanted_kinds

# How another size is asked for.
_SIZED = re.compile(f"{join_patterns(CARTS, 'BIGGER')}|{join_patterns(CARTS, 'SMALLER')}")
# What leaves a piece out, and what is there already.
_DROPS = ("remove", "have")
# A number that stands alone is a budget from here on, below it is one of pieces.
LEAST_BUDGET = 100


def step_for_pieces(message: Message) -> Step | None:
    """What is said of the pieces of a set in view: all of it taken, some left out or exchanged, another sum for it.

    The action looks which piece is meant, and gives way where none is.
    """
    state, query = message.state, message.query
    held = state.set_in_progress
    if held is None or _wants_cheaper(query):
        return None
    if state.last_intent == "cart" and set(held.product_ids) <= set(state.cart):
        return None  # it was put into the cart, and that is spoken of
    in_view = state.is_set_in_view or (bool(state.shown) and set(state.shown) <= set(held.product_ids))
    if in_view and _takes_all(message):
        return AddSetToCart(quantity=query.quantity or 1)
    drops = message.does("set_drop", "have") or any(order.action in _DROPS for order in query.orders)
    swaps = message.does("set_swap") or any(order.action == "instead" for order in query.orders)
    is_said = in_view and (drops or swaps or _is_sum(query) or _tells_of_a_piece(message))
    if not is_said and not message.does("set_drop", "set_swap"):
        return None
    return ChangeSet(
        orders=query.orders, constraints=query.constraints, text=query.text, swaps=swaps, drops=drops and not swaps
    )


def step_for_having(message: Message) -> PutSetTogether | None:
    """A set without what is there already: camping stuff for two, we already have a tent."""
    query = message.query
    had = tuple(order.words for order in query.orders if order.action in _DROPS and order.words)
    if not had or not (_has(query, Occasion) or message.says("bundle")):
        return None
    rest = tuple(c for c in query.constraints if not (c.kind == "category" and _is_of(query, c, had)))
    rest = tuple(c for c in rest if not isinstance(c, Text))
    if wanted_kinds(rest) and not message.says("bundle"):
        return None
    return PutSetTogether(text=query.text, constraints=rest, without=had, persons=query.persons or 0, by_words=True)


def _is_of(query: Query, constraint: Constraint, words: tuple[str, ...]) -> bool:
    """Whether a constraint was made of some of these words."""
    said = normal(query.text[slice(*constraint.span)])
    return any(said in each or each in said for each in words)


def _wants_cheaper(query: Query) -> bool:
    return query.intent == "cheaper" or any(isinstance(c, Sort) and c.by == "price_asc" for c in query.constraints)


def _takes_all(message: Message) -> bool:
    query = message.query
    whole = any(order.action == "add_all" and not order.words for order in query.orders)
    return whole or message.does("add_all")


def _is_sum(query: Query) -> bool:
    """Whether it names an amount and nothing that it is for."""
    return bool(query.constraints) and all(isinstance(c, Price) for c in query.constraints)


def _tells_of_a_piece(message: Message) -> bool:
    """Whether goods are named with how they are to be, and it is no question: the top in white."""
    said = message.query.constraints
    if _SIZED.search(normal(message.query.text)):
        return message.names_goods
    told = any(c.kind in ("colour", "value", "flag", "number", "measure", "brand") for c in said)
    return told and not message.does("ask_fact", "ask_fit", "ask_stock", "ask_price")


def step_for_words(message: Message) -> Step | None:
    """A set asked for, one of its pieces exchanged, or another budget for it."""
    state, query = message.state, message.query
    asked = state.open_question
    if isinstance(asked, SetBudget) and _is_budget(query):
        return PutSetTogether(
            text=asked.text, constraints=merge_wish(state, query), persons=asked.persons or 0, by_words=True
        )
    if state.is_set_in_view and (step := _step_within_set(message)) is not None:
        return step
    return replace(_new_set(message), by_words=True) if message.says("bundle") or is_for_several(query) else None


def step_for_intent(message: Message) -> Step | None:
    """A set that is asked for."""
    return _new_set(message) if message.query.intent == "bundle" else None


def _step_within_set(message: Message) -> Step | None:
    """What is to be done with the set in view: one piece exchanged, or all of it put into the cart."""
    query, held = message.query, message.state.set_in_progress
    cheaper = _wants_cheaper(query)
    pieces = tuple(product for product in message.pointed if held and product in held.product_ids)
    if message.says("swap") or (cheaper and (pieces or message.names_goods)):
        limits = tuple(c for c in query.constraints if not isinstance(c, Sort))
        return SwapPiece(product_id=first_of(pieces), constraints=limits, is_cheaper=cheaper)
    if query.cart == "add" and _means_all_of_it(message):
        return AddSetToCart(quantity=query.quantity or 1)
    return None


def _means_all_of_it(message: Message) -> bool:
    """Whether nothing is pointed at but what is in view as a whole."""
    query, state = message.query, message.state
    alone = not query.references or (state.item_at(0) is None and all(r.position == 0 for r in query.references))
    return alone and not query.constraints


def _new_set(message: Message) -> PutSetTogether:
    query = message.query
    return PutSetTogether(text=query.text, constraints=query.constraints, at_hand=message.in_hand[:1])


def _is_budget(query: Query) -> bool:
    """Whether the message is a budget and nothing else: "1500 以内呢"."""
    return bool(query.constraints) and all(isinstance(c, Price) for c in query.constraints) and not query.cart


def is_for_several(query: Query) -> bool:
    """Whether one budget is named for goods of several kinds, with the people or as a sum: "露营四人 两千以内"."""
    if query.intent not in ("search", "refine"):
        return False
    kinds = wanted_kinds(query.constraints)
    is_wide = any(len(c.categories) > 1 for c in kinds) or (not kinds and _has(query, Occasion))
    if not is_wide or len(kinds) > 1:
        return False
    has_budget = _has(query, Price) or (bare_number(query) or 0) >= LEAST_BUDGET
    several = (query.persons or query.quantity or 1) > 1
    return has_budget and (several or "in_all" in query.cues)


def _has(query: Query, kind: type[Constraint]) -> bool:
    return any(isinstance(c, kind) and not c.exclude for c in query.constraints)
