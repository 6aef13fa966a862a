"""Step: one thing to do, as the policy decides it and an action carries it out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What all steps have. `intent` is the contract's name for it.

    `then` is what the same message asks for besides: put this in the cart, and show me what fits it.
    """

    intent: str
    then: Step | None = None
