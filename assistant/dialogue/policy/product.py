"""What to do about a message on products that are in view: what they are, side by side, with what else, and why."""

from __future__ import annotations

from assistant.dialogue.policy.finding import merged
from assistant.dialogue.policy.heard import Heard
from assistant.dialogue.step import Step


def acted(heard: Heard) -> Step | None:
    """What is said of products in words that say it themselves."""
    return None


def step(heard: Heard) -> Step | None:
    """What is asked of products in view."""
    state, query, in_hand = heard.state, heard.query, heard.in_hand
    match query.intent:
        case "related" | "premium" | "detail" | "stock" if in_hand:
            return Step(query.intent, query.intent, products=in_hand[:1], facets=query.asked)
        case "related" | "premium" | "cheaper":
            return Step(
                query.intent, query.intent, constraints=merged(state, query), products=in_hand or state.shown[:3]
            )
        case "detail" | "stock":
            return Step("which", query.intent)
        case "compare":
            return Step("compare", "compare", products=heard.pointed if len(heard.pointed) > 1 else state.shown[:2])
        case "feedback":
            return Step("feedback", "feedback", products=in_hand[:1], value="down")
    return None
