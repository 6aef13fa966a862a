"""Step: one thing to do, as the policy decides it and an action carries it out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What all steps have. `intent` is the contract's name for it.

    `then` is what the same message asks for besides: put this in the cart, and show me what fits it. `otherwise` is
    what to do where the action finds that its step is not what was meant: nothing in the cart is called so.
    """

    intent: str
    then: Step | None = None
    otherwise: Step | None = None

    @property
    def is_said(self) -> bool:
        """Whether the form of the message says by itself that this is to be done, and with what."""
        return False
