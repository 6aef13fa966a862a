"""What a message wants done, from its phrases, its constraints and what was said before."""

from __future__ import annotations

from assistant.understanding.query import Context, Query

# A person comes first, always; then what concerns an order or a rule of the shop, whatever goods are named with it.
_SERVICE = ("handoff", "order_status", "returns", "shipping", "promotion", "privacy")
# About something that was shown or is looked at.
_ABOUT_SHOWN = ("cart", "compare", "related", "premium", "cheaper", "feedback", "detail", "stock")
_COURTESIES = ("thanks", "goodbye", "greeting", "chitchat")


def intent_of(query: Query, context: Context) -> str:
    """One of the contract's intents."""
    said = query.intents
    for intent in _SERVICE:
        if intent in said and not (intent == "promotion" and _names_goods(query)):
            return intent
    in_hand = bool(context.shown or context.page_product or query.references)
    for intent in _ABOUT_SHOWN:
        if (
            intent in said
            and in_hand
            and not (intent in ("cheaper", "premium", "stock", "detail") and _names_goods(query))
        ):
            return intent
    if "cart" in said:
        return "cart"
    if query.wants_more and context.shown and not _names_goods(query):
        return "refine"
    if _names_goods(query) or _has(query, "text", "value", "flag", "number", "brand"):
        if "gift" in said and not _names_goods(query):
            return "gift"
        return "search" if _names_goods(query) or not context.constraints else "refine"
    if "gift" in said:
        return "gift"
    if query.constraints or query.drops_price or query.resets:
        return "refine" if context.constraints else "search"
    if query.references and context.shown:
        return "detail"
    for intent in _COURTESIES:
        if intent in said:
            return intent
    if "recommend" in said or query.wants_more:
        return "recommend"
    for intent in _ABOUT_SHOWN:
        if intent in said:
            return intent
    return "search" if query.not_sold or query.unknown else "unknown"


def _has(query: Query, *kinds: str) -> bool:
    return any(constraint.kind in kinds for constraint in query.constraints)


def _names_goods(query: Query) -> bool:
    """Whether the message says what kind of goods is wanted."""
    return any(c.kind == "category" and not c.exclude for c in query.constraints) or bool(query.not_sold)
