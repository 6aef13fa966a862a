"""Budget changes: 预算加到500 sets the budget, 预算加100 and "raise my budget by 100" change what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.locales import REQUESTS
from assistant.query import Constraint, Price
from assistant.understanding.tokens import Span

# Each pattern has the groups `up` or `down` for the verb, and `to` where the new budget is named.
_MOVES = tuple(re.compile(pattern) for requests in REQUESTS.values() for pattern in requests.BUDGET_MOVES)


@dataclass(frozen=True, slots=True)
class BudgetChange:
    """A budget that is moved: `by` is 1 up, -1 down and 0 where the number is the budget itself.

    `text` is the normal text with the words for that blotted out, so that its number reads as a budget; `spans` is
    where they stood.
    """

    text: str
    by: int
    spans: tuple[Span, ...]


def find_budget_change(text: str) -> BudgetChange | None:
    """How a normal text moves the budget; None where it does not."""
    match = next((found for pattern in _MOVES if (found := pattern.search(text))), None)
    if match is None:
        return None
    groups = match.groupdict()
    spans = tuple(match.span(name) for name in ("up", "down", "to", "by") if groups.get(name))
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    by = 0 if groups.get("to") else 1 if groups.get("up") else -1
    return BudgetChange(text, by, spans)


def apply_budget_change(
    constraints: Sequence[Constraint], move: BudgetChange, before: Sequence[Constraint]
) -> list[Constraint]:
    """The constraints, a price among them as the budget that comes of the one before."""
    old = next((c.high for c in before if isinstance(c, Price) and c.high is not None), None)
    if old is None or not move.by:
        return list(constraints)
    return [
        replace(c, low=None, high=max(0, old + move.by * c.high)) if isinstance(c, Price) and c.high is not None else c
        for c in constraints
    ]
