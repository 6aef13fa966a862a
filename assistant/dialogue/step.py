"""One thing to do, as the policy decides it and an action carries it out."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.query.constraints import Constraint


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `intent` is the contract's name for it; `do` names the action; the rest is what it needs.

    `facets` are the attributes that a question is about, `near` the articles that come nearest to it. `then` is what
    the same message asks for besides: put this in the cart, and show me what fits it.
    """

    do: str
    intent: str
    constraints: tuple[Constraint, ...] = ()
    products: tuple[str, ...] = ()
    quantity: int = 1
    value: str = ""
    text: str = ""
    facets: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    then: Step | None = None
