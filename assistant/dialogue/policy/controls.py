"""What to do about a control of the page."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.conversation.state import State
from assistant.dialogue.step import Step


def step_for_action(state: State, action: dict[str, Any]) -> Step:
    """What to do about a control of the page."""
    match action:
        case {"kind": "drop_constraint", "index": int(index)}:
            kept = tuple(c for n, c in enumerate(state.constraints) if n != index)
            if state.last_intent == "gift":
                return Step("gift", "gift", constraints=kept)
            return Step("search" if kept else "recommend", "refine", constraints=kept, value="dropped")
        case {"kind": "add_to_cart", "product_id": str(product)}:
            return Step("cart_add", "cart", products=(product,), quantity=int(action.get("quantity", 1)))
        case {"kind": "remove_from_cart", "product_id": str(product)}:
            return Step("cart_remove", "cart", products=(product,))
        case {"kind": "set_quantity", "product_id": str(product), "quantity": int(quantity)}:
            return Step("cart_set", "cart", products=(product,), quantity=quantity)
        case {"kind": "checkout"}:
            return Step("checkout", "cart")
        case {"kind": "add_set"} if state.bundle is not None:
            return Step("set_add", "cart")
        case {"kind": "swap_piece", "product_id": str(product)} if state.bundle is not None:
            return Step("set_swap", "bundle", products=(product,))
        case {"kind": "feedback", "product_id": str(product), "value": str(value)}:
            return Step("feedback", "feedback", products=(product,), value=value)
        case {"kind": "compare", "product_ids": list(products)}:
            return Step("compare", "compare", products=tuple(products))
        case {"kind": "why" | "why_not" as kind, "product_id": str(product)}:
            return Step(kind, "detail", products=(product,))
        case {"kind": "strike", "product_id": str(product)}:
            return Step("strike", "feedback", products=(product,))
        case {"kind": "related" | "premium" | "detail" as kind, "product_id": str(product)}:
            return Step(kind, kind, constraints=state.constraints, products=(product,))
        case {"kind": "set_locale"}:
            return Step("silent", "chitchat")
        case {"kind": "resume_assistant"}:
            return Step("resume", "handoff")
    return Step("unknown", "unknown")
