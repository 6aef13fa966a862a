"""Controls: what to do about a button of the page."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.conversation import State
from assistant.dialogue.steps import (
    AddSetToCart,
    AddToCart,
    CheckOut,
    CompareGoods,
    ExplainWhy,
    ExplainWhyNot,
    GiveFeedback,
    OfferPremium,
    OfferRelated,
    Recommend,
    RemoveFromCart,
    ResumeAssistant,
    SayNotUnderstood,
    SearchGoods,
    SetCartQuantity,
    StaySilent,
    Step,
    StrikeEvidence,
    SuggestGifts,
    SwapPiece,
    TellDetails,
)


def step_for_control(state: State, action: dict[str, Any]) -> Step:
    """What to do about a control of the page."""
    match action:
        case {"kind": "drop_constraint", "index": int(index)}:
            return _without_constraint(state, index)
        case {"kind": "add_to_cart", "product_id": str(product)}:
            return AddToCart(products=(product,), quantity=int(action.get("quantity", 1)))
        case {"kind": "remove_from_cart", "product_id": str(product)}:
            return RemoveFromCart(products=(product,))
        case {"kind": "set_quantity", "product_id": str(product), "quantity": int(quantity)}:
            return SetCartQuantity(products=(product,), quantity=quantity)
        case {"kind": "checkout"}:
            return CheckOut()
        case {"kind": "add_set"} if state.set_in_progress is not None:
            return AddSetToCart()
        case {"kind": "swap_piece", "product_id": str(product)} if state.set_in_progress is not None:
            return SwapPiece(product_id=product)
        case {"kind": "feedback", "product_id": str(product), "value": str(value)}:
            return GiveFeedback(product_id=product, value=value)
        case {"kind": "compare", "product_ids": list(products)}:
            return CompareGoods(products=tuple(products))
        case {"kind": "why", "product_id": str(product)}:
            return ExplainWhy(product_id=product)
        case {"kind": "why_not", "product_id": str(product)}:
            return ExplainWhyNot(product_id=product)
        case {"kind": "strike", "product_id": str(product)}:
            return StrikeEvidence(products=(product,))
        case {"kind": "related", "product_id": str(product)}:
            return OfferRelated(product_id=product, constraints=state.constraints)
        case {"kind": "premium", "product_id": str(product)}:
            return OfferPremium(products=(product,), constraints=state.constraints)
        case {"kind": "detail", "product_id": str(product)}:
            return TellDetails(product_id=product)
        case {"kind": "set_locale"}:
            return StaySilent()
        case {"kind": "resume_assistant"}:
            return ResumeAssistant()
    return SayNotUnderstood()


def _without_constraint(state: State, index: int) -> Step:
    """The wish without the chip that was taken away."""
    kept = tuple(c for n, c in enumerate(state.constraints) if n != index)
    if state.last_intent == "gift":
        return SuggestGifts(constraints=kept)
    return SearchGoods(constraints=kept, intent="refine") if kept else Recommend(intent="refine")
