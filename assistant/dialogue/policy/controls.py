"""What to do about a control of the page."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.state import State
from assistant.dialogue.step import Step


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
