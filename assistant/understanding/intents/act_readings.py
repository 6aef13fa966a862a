"""Act readings: a message read as what the act classifier takes it for, whatever its form suggests."""

from __future__ import annotations

from dataclasses import replace

from assistant.query import Category, Query

# The contract's intent of a learned act.
INTENT_OF_LABEL: dict[str, str] = {
    "find": "search", "narrow": "refine", "widen": "refine", "more": "refine", "back": "refine",
    "ask_fact": "detail", "ask_fit": "detail", "ask_options": "detail", "ask_price": "detail", "why": "detail",
    "why_not": "detail", "worth": "compare", "ask_stock": "stock", "compare": "compare", "pick": "recommend",
    "suggest": "recommend", "cheaper": "cheaper", "better": "premium", "related": "related", "gift": "gift",
    "add": "cart", "add_all": "cart", "remove": "cart", "set_quantity": "cart", "clear": "cart", "show_cart": "cart",
    "checkout": "cart", "fill_up": "cart", "apply_coupon": "promotion", "ask_coupon": "promotion",
    "set_new": "bundle", "set_swap": "refine", "set_drop": "refine", "have": "refine",
    "ask_delivery": "shipping", "policy": "faq", "track": "order_status", "late": "order_status",
    "lost": "order_status", "order_cancel": "order_status", "order_change": "order_status",
    "order_items": "order_status", "order_return": "returns", "order_refund": "returns", "invoice": "faq",
    "broken": "returns", "wrong_item": "returns", "bad_service": "feedback", "insult": "chitchat",
    "haggle": "promotion", "thanks": "thanks", "greeting": "greeting", "bye": "goodbye", "person": "handoff",
    "chat": "chitchat", "bot": "chitchat", "abilities": "chitchat", "delete_data": "privacy",
    "export_data": "privacy", "no_offers": "feedback", "for_other": "feedback",
}  # fmt: skip
# What the rooms of the policy ask for besides the intent, by the learned act: an act of the languages' own tables.
_ACT_OF_LABEL: dict[str, str] = {
    "why": "why", "why_not": "why_not", "checkout": "checkout", "fill_up": "fill_up", "apply_coupon": "apply_coupon",
    "set_swap": "swap", "track": "track", "order_change": "order_change", "order_cancel": "order_cancel",
    "order_return": "order_return", "order_refund": "order_refund", "invoice": "invoice", "insult": "insult",
    "bot": "bot", "abilities": "abilities", "no_offers": "no_offers", "for_other": "for_other", "back": "go_back",
    "leave_queue": "never_mind", "yes": "yes", "no": "no", "undo": "undo",
}  # fmt: skip
_CART_VERBS = {"add": "add", "add_all": "add", "remove": "remove", "set_quantity": "change", "clear": "clear"}
_STRIKES = frozenset({"have", "set_drop"})
# Of these the goods that are named are what the message is about, and no wish.
_OF_SERVICE = frozenset({"shipping", "faq", "order_status", "returns", "promotion", "privacy", "thanks", "greeting",
                         "goodbye", "handoff", "chitchat", "feedback"})  # fmt: skip


def read_as(query: Query, label: str) -> Query:
    """The wish reading of a message as one that does what a label says."""
    intent = INTENT_OF_LABEL.get(label, query.intent)
    act = _ACT_OF_LABEL.get(label)
    out = replace(
        query,
        intent=intent,
        intents=tuple(dict.fromkeys((intent, *query.intents))),
        acts=tuple(dict.fromkeys((*query.acts, act))) if act else query.acts,
        cart=_CART_VERBS.get(label, query.cart),
    )
    if label == "more":
        out = replace(out, wants_more=True)
    if label in _STRIKES and not any(c.exclude for c in query.constraints):
        # We have a tent, skip the lamp: what is named is not wanted.
        constraints = tuple(replace(c, exclude=True) if isinstance(c, Category) else c for c in query.constraints)
        return replace(out, constraints=constraints, intents=(intent,), not_sold=(), quantity=None)
    if intent in _OF_SERVICE:
        out = replace(
            out,
            intents=(intent,),
            constraints=tuple(c for c in query.constraints if isinstance(c, Category)),
            unknown=(),
            not_sold=(),
            quantity=None,
        )
    return out
