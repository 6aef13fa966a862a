"""History: where to go back to: the turn before, the list before, the wish for what was looked at earlier."""

from __future__ import annotations

from assistant.dialogue.conversation import Earlier, State
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import ReturnToWish, ShowListBefore, UndoTurns
from assistant.query import Category, wanted_kinds


def step_back(state: State) -> UndoTurns:
    """Before the last turn that changed the wish, the list or the cart."""
    for turns, at in _back_from(state):
        if (at.constraints, at.shown, at.cart) != (state.constraints, state.shown, state.cart):
            return UndoTurns(turns=turns, constraints=at.constraints, products=at.shown)
    return UndoTurns()


def step_to_list_before(state: State) -> ShowListBefore:
    """The list that was shown before the present one, with the wish that it was for."""
    for turns, at in _back_from(state):
        if at.shown and at.shown != state.shown:
            return ShowListBefore(turns=turns, constraints=at.constraints, products=at.shown)
    return ShowListBefore()


def step_to_earlier_wish(message: Message) -> ReturnToWish | None:
    """The latest wish for the goods that are named, or without a name for other goods than the present ones."""
    state = message.state
    named = wanted_kinds(message.query.constraints)
    present = wanted_kinds(state.constraints)
    for _, at in _back_from(state):
        kinds = wanted_kinds(at.constraints)
        meant = any(_alike(a, b) for a in kinds for b in named or present)
        if kinds and meant == bool(named):
            return ReturnToWish(constraints=at.constraints, products=at.shown)
    return None


def _back_from(state: State) -> list[tuple[int, Earlier]]:
    """How things stood one turn before, two turns before; the turn under way does not count."""
    return list(enumerate(reversed(state.earlier[:-1]), start=1))


def _alike(one: Category, other: Category) -> bool:
    """Whether two kinds are the same goods, or one of them is part of the other."""
    mine, its = set(one.categories), set(other.categories)
    return one.names == other.names or bool(mine and its and (mine <= its or its <= mine))
