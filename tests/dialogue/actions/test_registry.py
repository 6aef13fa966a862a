"""Every step has its action, and every action the step that it is made for."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules
from types import UnionType
from typing import get_args, get_type_hints

from assistant.dialogue import steps
from assistant.dialogue.actions import registry
from assistant.dialogue.steps.cart import ShowCart
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Action


def all_steps() -> set[type[Step]]:
    rooms = (import_module(f"{steps.__name__}.{room.name}") for room in iter_modules(steps.__path__))
    found = (each for room in rooms for _, each in inspect.getmembers(room, inspect.isclass))
    return {each for each in found if issubclass(each, Step) and each is not Step}


def unmatched(actions: dict[type[Step], Action]) -> list[str]:
    """What is amiss: steps without an action, actions without a step, actions for two, actions made for another."""
    named = list(actions.values())
    strangers = [(action, step) for step, action in actions.items() if not takes(action, step)]
    return [
        *(f"{step.__name__} has no action" for step in all_steps() - actions.keys()),
        *(f"{step.__name__} is no step" for step in actions.keys() - all_steps()),
        *(f"{action.__name__} has two steps" for action in {a for a in named if named.count(a) > 1}),
        *(f"{action.__name__} is not made for {step.__name__}" for action, step in strangers),
    ]


def takes(action: Action, step: type[Step]) -> bool:
    """Whether the action is declared for turns with this step, or for any."""
    turn = get_type_hints(action)["turn"]
    declared = get_args(turn)
    if not declared:
        return True
    return step in (get_args(declared[0]) if isinstance(declared[0], UnionType) else declared)


def test_every_step_has_one_action_and_every_action_a_step() -> None:
    assert unmatched(registry.ACTIONS) == []
    assert len(all_steps()) > 40


def test_a_broken_registry_is_noticed() -> None:
    whole = registry.ACTIONS
    without = {step: action for step, action in whole.items() if step is not ShowCart}
    assert unmatched(without) == ["ShowCart has no action"]
    assert unmatched(whole | {Step: whole[ShowCart]}) == ["Step is no step", "view has two steps"]
    other = next(action for step, action in whole.items() if step.__name__ == "AddToCart")
    assert unmatched(whole | {ShowCart: other}) == ["add has two steps", "add is not made for ShowCart"]
