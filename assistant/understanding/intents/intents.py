"""Intent classification: what a message wants done, by its phrases, its constraints and what was said before."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.query import Context, Query, Recipient, Sort

# What concerns an order or a rule of the shop, whatever goods are named with it.
_SERVICE = ("order_status", "returns", "shipping", "promotion", "privacy", "faq")
# About something that was shown or is looked at.
_ABOUT_SHOWN = ("cart", "compare", "related", "premium", "cheaper", "feedback", "detail", "stock")
# Of these, what is a wish where goods are named, and no question about what was shown.
_OF_GOODS = ("cheaper", "premium", "stock", "detail")
# What may be said of a gift without saying what it is.
_OF_GIFTS = frozenset({"recipient", "occasion", "price", "sort"})
_COURTESIES = ("thanks", "goodbye", "greeting", "chitchat")


def intents_of(
    query: Query, context: Context, clauses: Mapping[str, int], wanted_in: int, *, of_cart: bool = False
) -> tuple[str, ...]:
    """All that the message wants done, of the contract's intents: what to do first, then the rest as it was said.

    `clauses` tell in which clause an intent was said, `wanted_in` in which the goods are named: "how do I return
    things, and show me shoes" wants two things done, "I want to return the shoes" one; `of_cart` that these goods
    are to be put into the cart or taken out of it.
    """
    asked = frozenset(
        intent
        for intent in query.intents
        if not (query.names_any_goods and wanted_in <= clauses.get(intent, wanted_in))
        # 还有吗, below a list: are there others.
        and not (intent == "stock" and query.wants_more and len(context.shown) > 1 and not query.references)
    )
    first = "cart" if of_cart else _first(query, context, asked)
    rest = [
        intent
        for intent in query.intents
        if not (intent in _OF_GOODS and intent not in asked)
        and not (intent == "promotion" and _has(query, "sale"))
        and not (intent == "recommend" and first in ("search", "refine", "gift"))
    ]
    if first in (*_SERVICE, *_ABOUT_SHOWN) and query.names_any_goods:
        apart = wanted_in > clauses.get(first, wanted_in)
        if apart if first in _SERVICE else first != "cart" or query.references or apart:
            rest.append("search")
    return tuple(dict.fromkeys((first, *rest)))


def is_service(intent: str) -> bool:
    """Whether an intent is about the shop's service, and not about its goods."""
    return intent == "handoff" or intent in _SERVICE


def _first(query: Query, context: Context, asked: frozenset[str]) -> str:
    """What to do first; `asked` are the intents that goods which are named are not part of."""
    # A person comes first, always.
    if "handoff" in query.intents:
        return "handoff"
    in_hand = bool(context.shown or context.page_product or query.references)
    for intent in query.intents:
        if intent in _SERVICE and not _is_about_prices(intent, query):
            return intent
        if intent == "cart" and query.references:
            break
    # "Make it two" and "add" are about the cart only where a thing is in hand; 加绒 and "add some colour" are not.
    with_cart = query.cart and in_hand and (query.references or _is_bare(query))
    if query.cart == "clear" or (with_cart and "compare" not in query.intents):  # 第三个也放进来比比
        return "cart"
    if query.references and query.quantity and _is_bare(query):
        return "cart"  # 第二个来三件
    for intent in _ABOUT_SHOWN:
        if intent in query.intents and in_hand and (intent in asked or intent not in _OF_GOODS):
            return intent
    if "cart" in query.intents:
        return "cart"
    if query.references and all(c.kind == "stock" for c in query.constraints):
        if query.constraints:
            return "stock"
        if context.shown and (query.unknown or query.not_sold):
            return "detail"  # what's the weight of the first one
    if query.references and any(isinstance(c, Sort) and c.by == "price_asc" for c in query.constraints):
        return "search" if query.names_any_goods else "cheaper"
    if "recommend" in query.intents and all(isinstance(c, Sort) and c.by == "popular" for c in query.constraints):
        return "recommend"
    if query.wants_more and context.shown and not query.names_any_goods:
        return "refine"
    if query.names_any_goods or _has(query, "text", "value", "flag", "number", "brand"):
        if "gift" in query.intents and not query.names_any_goods:
            return "gift"
        return "search" if query.names_any_goods or not context.constraints else "refine"
    if "gift" in query.intents or _is_for_someone(query):
        return "gift"
    if query.constraints or query.drops_price or query.resets:
        return "refine" if context.constraints or context.shown else "search"
    if query.references and context.shown:
        return "detail"
    for intent in (*_COURTESIES, "recommend"):
        if intent in query.intents:
            return intent
    if query.wants_more:
        return "recommend"
    for intent in _ABOUT_SHOWN:
        if intent in query.intents:
            return intent
    return "search" if query.not_sold or query.unknown else "unknown"


def _is_about_prices(intent: str, query: Query) -> bool:
    """Whether what sounds like a question about the shop's offers is said of goods that are wished for.

    Any deals on suitcases? My budget is 400, and I have a voucher.
    """
    if intent == "promotion" and query.names_any_goods and _has(query, "sale"):
        return True
    # With fast shipping and easy returns, at most 400: a budget is of what is wished for.
    return intent != "order_status" and _has(query, "price") and (query.names_any_goods or _has(query, "text"))


def _is_for_someone(query: Query) -> bool:
    """Whether all that is said is for whom, for what occasion and at what price: ideas are wanted."""
    others = any(isinstance(c, Recipient) and c.who not in (None, "self") for c in query.constraints)
    return others and all(c.kind in _OF_GIFTS for c in query.constraints)


def _is_bare(query: Query) -> bool:
    """Whether the message wishes for no goods: 加三个."""
    return not query.constraints and not query.unknown and not query.not_sold


def _has(query: Query, *kinds: str) -> bool:
    return any(constraint.kind in kinds for constraint in query.constraints)
