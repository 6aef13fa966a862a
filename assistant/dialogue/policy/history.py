"""Where to go back to: the turn before, the list before, the wish for what was looked at earlier."""

from __future__ import annotations

from assistant.dialogue.conversation.state import Earlier, State
from assistant.dialogue.policy.message import Heard
from assistant.dialogue.step import Step
from assistant.query.constraints import Category, wanted_kinds


def step_back(state: State) -> Step:
    """Before the last turn that changed the wish, the list or the cart; `quantity` is how many turns that is."""
    for turns, at in _back_from(state):
        if (at.constraints, at.shown, at.cart) != (state.constraints, state.shown, state.cart):
            return Step("undo", "refine", constraints=at.constraints, products=at.shown, quantity=turns)
    return Step("undo", "refine", quantity=0)


def list_before(state: State) -> Step:
    """The list that was shown before the present one, with the wish that it was for."""
    for turns, at in _back_from(state):
        if at.shown and at.shown != state.shown:
            return Step("previous", "refine", constraints=at.constraints, products=at.shown, quantity=turns)
    return Step("previous", "refine", quantity=0)


def earlier_wish(heard: Heard) -> Step | None:
    """The latest wish for the goods that are named, or without a name for other goods than the present ones."""
    state = heard.state
    named = wanted_kinds(heard.query.constraints)
    present = wanted_kinds(state.constraints)
    for _, at in _back_from(state):
        kinds = wanted_kinds(at.constraints)
        meant = any(_alike(a, b) for a in kinds for b in named or present)
        if kinds and meant == bool(named):
            return Step("returned", "refine", constraints=at.constraints, products=at.shown)
    return None


def _back_from(state: State) -> list[tuple[int, Earlier]]:
    """How things stood one turn before, two turns before; the turn under way does not count."""
    return list(enumerate(reversed(state.earlier[:-1]), start=1))


def _alike(one: Category, other: Category) -> bool:
    """Whether two kinds are the same goods, or one of them is part of the other."""
    mine, its = set(one.categories), set(other.categories)
    return one.names == other.names or bool(mine and its and (mine <= its or its <= mine))
