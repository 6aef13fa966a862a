"""Wishes: what was wished before and what is said now, as one wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.conversation import State
from assistant.query import Category, Colour, Constraint, Price, Query, Recipient, Sort, wanted_kinds
from assistant.understanding.parse import MOST_CONSTRAINTS


def merge_wish(state: State, query: Query, kept: tuple[Constraint, ...] = ()) -> tuple[Constraint, ...]:
    """What was wished before with what is said now: the new takes the place of what it is about.

    Goods that are named begin a wish of their own; `kept` is what holds even then.
    """
    old = [replace(c, span=(0, 0)) for c in state.constraints]
    if named := wanted_kinds(query.constraints):
        old = [c for c in old if not isinstance(c, Category)] if _is_one_of(named[0], wanted_kinds(old)) else []
    old += [replace(c, span=(0, 0)) for c in kept if c not in old]
    if query.drops_price:
        old = [c for c in old if not isinstance(c, Price)]
    for new in query.constraints:
        if not (isinstance(new, Price) and new.said_in):  # foreign money limits nothing, and so replaces nothing
            old = [c for c in old if _adds_up(c, new) or not (c.same_slot(new) or _contradicts(c, new))]
    # What was said last counts most; a wish has an end, and so has what a search must bear.
    return (*old, *query.constraints)[-MOST_CONSTRAINTS:]


def _is_one_of(kind: Category, before: Sequence[Category]) -> bool:
    """Whether it is one of several kinds that were wanted side by side: of a kettle and a lamp, the kettle."""
    return any(c.parts and kind.categories and set(kind.categories) <= set(c.categories) for c in before)


def _adds_up(old: Constraint, new: Constraint) -> bool:
    """Whether both may hold: not black, and not orange either."""
    return old.exclude and new.exclude and replace(old, span=(0, 0)) != replace(new, span=(0, 0))


def _contradicts(old: Constraint, new: Constraint) -> bool:
    if isinstance(old, Colour) and isinstance(new, Colour):
        return old.exclude != new.exclude and bool(set(old.families) & set(new.families))
    if isinstance(old, Recipient) and isinstance(new, Recipient):
        return True
    return isinstance(old, Sort) and isinstance(new, Sort)
