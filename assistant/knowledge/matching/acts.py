"""Acts: what the learned acts of a message say beforehand of which articles may answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

# What is asked of the shop; and of these, which articles speak, by their intent.
_OF_SERVICE = frozenset({
    "policy", "ask_delivery", "ask_coupon", "invoice", "order_return", "order_refund", "order_cancel", "order_change",
    "track", "late", "lost", "broken", "wrong_item", "delete_data", "export_data", "bad_service", "haggle", "person",
})  # fmt: skip
_SPEAK: Mapping[str, Sequence[str]] = {
    "returns": ("order_return", "order_refund", "broken", "wrong_item"),
    "shipping": ("ask_delivery",),
    "promotion": ("ask_coupon", "haggle", "apply_coupon"),
    "order_status": ("track", "late", "lost", "order_cancel", "order_change"),
    "privacy": ("delete_data", "export_data"),
}
# What is asked of goods: an article seldom answers it.
_OF_GOODS = frozenset({
    "find", "narrow", "more", "back", "ask_fact", "ask_fit", "pick", "suggest", "compare", "worth", "why", "why_not",
    "cheaper", "better", "related", "add", "remove", "set_quantity", "set_new", "set_swap", "set_drop", "gift", "have",
})  # fmt: skip
# How much these weigh beside the evidence of the words, in its logits.
_SERVICE, _GOODS, _INTENT = 1.2, -2.0, 1.5


def weigh_acts(acts: Mapping[str, float], intents: Sequence[str]) -> np.ndarray:
    """What speaks for each article, given its intent, as logits to be added; nothing for acts that were not told."""
    service = sum(chance for act, chance in acts.items() if act in _OF_SERVICE)
    goods = sum(chance for act, chance in acts.items() if act in _OF_GOODS)
    base = _SERVICE * service + _GOODS * goods
    spoken = {intent: sum(acts.get(act, 0.0) for act in _SPEAK.get(intent, ())) for intent in set(intents)}
    return np.array([base + _INTENT * spoken[intent] for intent in intents])
