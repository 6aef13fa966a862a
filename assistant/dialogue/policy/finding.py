"""What to look for: a new wish, the old one narrowed, more of the same."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.policy.heard import Heard
from assistant.dialogue.state import State
from assistant.dialogue.step import Step
from assistant.understanding.constraints import Category, Colour, Constraint, Price, Sort, Text
from assistant.understanding.parse import MOST_CONSTRAINTS
from assistant.understanding.query import Query

# Limits that hold for goods of any kind.
_NO_GOODS = frozenset({"price", "colour", "stock", "sale", "sort"})


def acted(heard: Heard) -> Step | None:
    """How the search goes on, in words that say it themselves."""
    return None


def step(heard: Heard) -> Step | None:
    """What to look for; None when the message wishes for nothing."""
    state, query = heard.state, heard.query
    match query.intent:
        case "search" | "refine":
            return _wish(state, query, heard.names_goods)
        case "gift" | "recommend":
            return Step("recommend", query.intent, constraints=query.constraints)
    return None


def _wish(state: State, query: Query, goods: bool) -> Step | None:
    if query.wants_more and not query.constraints:
        return Step("more", "refine", constraints=state.constraints)
    if query.resets and not query.constraints:
        return Step("start_over", "search")
    browsing = state.last_intent in ("gift", "recommend") or not state.constraints
    if query.constraints and browsing and all(c.kind in _NO_GOODS for c in query.constraints):
        # "三百左右" on the way to a gift is no search for everything of that price, nor is "what's popular" one.
        popular = all(isinstance(c, Sort) and c.by == "popular" for c in query.constraints)
        if popular or state.last_intent in ("gift", "recommend"):
            intent = "gift" if state.last_intent == "gift" else "recommend"
            return Step("recommend", intent, constraints=merged(state, query))
    if query.intent == "refine" and not query.resets:
        wished = merged(state, query)
        if not any(c.condition() for c in wished):
            return Step("recommend", "recommend", constraints=wished)
        # "降噪的" narrows what is wished; words that find nothing there may begin something else: the action looks.
        alone = query.constraints if any(isinstance(c, Text) for c in query.constraints) else ()
        return Step("search", "refine", constraints=wished, value="or_alone" if alone else "")
    if query.not_sold and not goods:
        return Step("not_sold", "search", constraints=query.constraints)
    return Step("search", "search", constraints=query.constraints) if query.constraints else None


def merged(state: State, query: Query) -> tuple[Constraint, ...]:
    """What was wished before with what is said now: the new takes the place of what it is about."""
    old = [replace(c, span=(0, 0)) for c in state.constraints]
    if query.drops_price:
        old = [c for c in old if not isinstance(c, Price)]
    for new in query.constraints:
        old = [c for c in old if not c.same_slot(new) and not _contradicts(c, new)]
    if any(isinstance(c, Category) and not c.exclude for c in query.constraints):
        old = []
    # What was said last counts most; a wish has an end, and so has what a search must bear.
    return (*old, *query.constraints)[-MOST_CONSTRAINTS:]


def _contradicts(old: Constraint, new: Constraint) -> bool:
    if isinstance(old, Colour) and isinstance(new, Colour):
        return old.exclude != new.exclude and bool(set(old.families) & set(new.families))
    return isinstance(old, Sort) and isinstance(new, Sort)
