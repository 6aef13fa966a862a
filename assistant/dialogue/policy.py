"""What to do about a message or a control: state and query in, a step out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.dialogue.state import State
from assistant.understanding.constraints import Category, Colour, Constraint, InStock, OnSale, Price, Sort, Text
from assistant.understanding.parse import MOST_CONSTRAINTS
from assistant.understanding.query import Query

# Limits that hold for goods of any kind.
_NO_GOODS = frozenset({"price", "colour", "stock", "sale", "sort"})
# A message of this many turns not understood in a row is a person's job.
LOST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `intent` is the contract's name for it; `do` names the action; the rest is what it needs.

    `then` is what the same message asks for besides: put this in the cart, and show me what fits it.
    """

    do: str
    intent: str
    constraints: tuple[Constraint, ...] = ()
    products: tuple[str, ...] = ()
    quantity: int = 1
    value: str = ""
    text: str = ""
    then: Step | None = None


_TALK = frozenset({"greeting", "thanks", "goodbye", "chitchat"})
_SERVICE = frozenset({"returns", "shipping", "promotion", "privacy"})
# What else a question about the shop's rules may look like.
_MAYBE_SERVICE = frozenset({"unknown", "search", "refine", "detail", "stock", "chitchat"})
# Orders are looked up by number and proof; until both are there, the shop's article on it says how.
_ARTICLE = _SERVICE | {"order_status", "faq"}


def step_for_query(
    state: State, query: Query, article: str | None, is_service: bool, pointed: tuple[str, ...] = ()
) -> Step:
    """What to do about a message.

    `article` is the nearest one, `is_service` that the message is a question for it; `pointed` are the ids of the
    products that it points at.
    """
    if query.intent == "handoff":
        return Step("handoff", "handoff", text=query.text)
    # What a message points at; else the only thing that is in view.
    in_hand = pointed or tuple(filter(None, [state.item_at(0)]))
    goods = any(isinstance(c, Category) and not c.exclude for c in query.constraints)
    limits = any(isinstance(c, Price | Colour | InStock | OnSale | Sort) for c in query.constraints)
    if query.intent in _ARTICLE:
        return Step("article" if article else "no_article", query.intent, value=article or "", text=query.text)
    # "还有货吗" of a thing in hand is about the thing, whatever the shop wrote about stock; "换一批" is no return.
    about_goods = (query.intent in ("detail", "stock") and bool(in_hand)) or _moves_on(query)
    if is_service and article is not None and not limits and not about_goods and query.intent in _MAYBE_SERVICE:
        return Step("article", "faq", value=article, text=query.text)
    match query.intent:
        case "search" | "refine":
            return _wish(state, query, goods) or _lost(state, query, article)
        case "related" | "premium" | "detail" | "stock" if in_hand:
            return Step(query.intent, query.intent, products=in_hand[:1])
        case "related" | "premium" | "cheaper":
            return Step(
                query.intent, query.intent, constraints=_merged(state, query), products=in_hand or state.shown[:3]
            )
        case "detail" | "stock":
            return Step("which", query.intent)
        case "compare":
            return Step("compare", "compare", products=pointed if len(pointed) > 1 else state.shown[:2])
        case "cart":
            step = _cart(query, in_hand, pointed)
            return replace(step, then=Step("search", "search", constraints=query.constraints)) if goods else step
        case "feedback":
            return Step("feedback", "feedback", products=in_hand[:1], value="down")
        case "gift" | "recommend":
            return Step("recommend", query.intent, constraints=query.constraints)
        case intent if intent in _TALK:
            return Step("talk", intent)
    return _lost(state, query, article)


def step_for_action(state: State, action: dict[str, Any]) -> Step:
    """What to do about a control of the page."""
    match action:
        case {"kind": "drop_constraint", "index": int(index)}:
            kept = tuple(c for n, c in enumerate(state.constraints) if n != index)
            return Step("search" if kept else "recommend", "refine", constraints=kept, value="dropped")
        case {"kind": "add_to_cart", "product_id": str(product)}:
            return Step("cart_add", "cart", products=(product,), quantity=int(action.get("quantity", 1)))
        case {"kind": "remove_from_cart", "product_id": str(product)}:
            return Step("cart_remove", "cart", products=(product,))
        case {"kind": "feedback", "product_id": str(product), "value": str(value)}:
            return Step("feedback", "feedback", products=(product,), value=value)
        case {"kind": "compare", "product_ids": list(products)}:
            return Step("compare", "compare", products=tuple(products))
        case {"kind": "related" | "premium" | "detail" as kind, "product_id": str(product)}:
            return Step(kind, kind, constraints=state.constraints, products=(product,))
        case {"kind": "set_locale"}:
            return Step("silent", "chitchat")
        case {"kind": "resume_assistant"}:
            return Step("resume", "handoff")
    return Step("unknown", "unknown")


def _moves_on(query: Query) -> bool:
    """Whether the message says how the search goes on."""
    return query.wants_more or query.resets or query.drops_price


def _lost(state: State, query: Query, article: str | None) -> Step:
    if state.lost + 1 >= LOST_TURNS:
        return Step("handoff", "handoff", text=query.text, value="lost")
    return Step("unknown", "unknown", value=article or "")


def _wish(state: State, query: Query, goods: bool) -> Step | None:
    """What to look for; None when the message wishes for nothing."""
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
            return Step("recommend", intent, constraints=_merged(state, query))
    if query.intent == "refine" and not query.resets:
        merged = _merged(state, query)
        if not any(c.condition() for c in merged):
            return Step("recommend", "recommend", constraints=merged)
        # "降噪的" narrows what is wished; words that find nothing there may begin something else: the action looks.
        alone = query.constraints if any(isinstance(c, Text) for c in query.constraints) else ()
        return Step("search", "refine", constraints=merged, value="or_alone" if alone else "")
    if query.not_sold and not goods:
        return Step("not_sold", "search", constraints=query.constraints)
    return Step("search", "search", constraints=query.constraints) if query.constraints else None


def _merged(state: State, query: Query) -> tuple[Constraint, ...]:
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


def _cart(query: Query, in_hand: Sequence[str], pointed: Sequence[str]) -> Step:
    quantity = query.quantity or 1
    match query.cart:
        case "clear":
            return Step("cart_clear", "cart")
        case "remove" if in_hand:
            return Step("cart_remove", "cart", products=tuple(in_hand))
        case "change" if in_hand and query.quantity:
            return Step("cart_set", "cart", products=tuple(in_hand), quantity=quantity)
        case "add" if in_hand:
            return Step("cart_add", "cart", products=tuple(in_hand), quantity=quantity)
    # "购物车" alone is a wish to see it, whatever is in view.
    return (
        Step("cart_add", "cart", products=tuple(pointed), quantity=quantity) if pointed else Step("cart_view", "cart")
    )
