"""Codec: what a fitted hybrid is made of, as groups of arrays for the artifact and back."""

from __future__ import annotations

import inspect
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recommender.artifact.artifact import load_arrays, save_arrays
from recommender.blending import KINDS, content_of
from recommender.data import IdIndex, Items
from recommender.numerics import Arrays, from_arrays, to_arrays
from recommender.offers import Complements, PriceLevels, Upgrades
from recommender.scorers import PeopleCounts, Profiles, Scorer

_PROFILES = ("history", "latest", "bought", "touched")


@dataclass(frozen=True, eq=False, kw_only=True)
class ModelParts:
    """A fitted hybrid in its parts, each of which can write itself.

    settings : what JSON can hold of the model's own, such as its constructor's arguments.
    learned : the arrays that the model has learned beside its scorers and offers.
    """

    settings: Mapping[str, Any]
    learned: Arrays
    users: IdIndex
    profiles: Profiles
    people: PeopleCounts
    catalogue: Items
    scorers: Mapping[str, Scorer]
    complements: Complements
    upgrades: Upgrades
    price_levels: PriceLevels


def encode(parts: ModelParts) -> tuple[dict[str, Arrays], dict[str, Any]]:
    """The groups of arrays of a model, and the parameters that JSON can hold, as `artifact.save_arrays` takes them."""
    profiles = {"history": parts.profiles.history, "latest": parts.profiles.latest}
    profiles |= {"bought": parts.people.bought, "touched": parts.people.touched}
    groups: dict[str, Arrays] = {
        "users": {"ids": parts.users.values},
        "items": parts.catalogue.arrays(),
        "profiles": {key: array for name, m in profiles.items() for key, array in to_arrays(name, m).items()},
        "hybrid": parts.learned,
        "complements": parts.complements.arrays(),
        "upgrades": parts.upgrades.arrays(),
        "price_levels": parts.price_levels.arrays(),
    }
    groups |= {f"scorer-{name}": scorer.arrays() for name, scorer in parts.scorers.items()}
    parameters = {
        **parts.settings,
        "n_users": len(parts.users),
        "n_items": len(parts.catalogue),
        "scorers": {
            name: {"kind": type(scorer).__name__, **_constructor_values(scorer)}
            for name, scorer in parts.scorers.items()
        },
    }
    return groups, parameters


def decode(groups: Mapping[str, Arrays], parameters: Mapping[str, Any]) -> ModelParts:
    """The parts that `encode` took apart; their arrays are used in place."""
    catalogue = Items.restore(groups["items"])
    users = IdIndex(groups["users"]["ids"])
    matrices = {name: from_arrays(name, groups["profiles"]) for name in _PROFILES}
    profiles = Profiles(matrices["history"], matrices["latest"])
    people = PeopleCounts(catalogue.ids, matrices["bought"], matrices["touched"])
    scorers: dict[str, Scorer] = {}
    for name, facts in parameters["scorers"].items():
        scorer = KINDS[facts["kind"]](**{key: value for key, value in facts.items() if key != "kind"})
        scorer.attach(users, catalogue.ids, profiles, people)
        scorer.restore(groups[f"scorer-{name}"])
        scorers[name] = scorer
    vectors = content_of(scorers).vectors_
    return ModelParts(
        settings={name: value for name, value in parameters.items() if name not in ("n_users", "n_items", "scorers")},
        learned=groups["hybrid"],
        users=users,
        profiles=profiles,
        people=people,
        catalogue=catalogue,
        scorers=scorers,
        complements=Complements.restore(groups["complements"], items=catalogue, vectors=vectors),
        upgrades=Upgrades.restore(groups["upgrades"], items=catalogue),
        price_levels=PriceLevels.restore(groups["price_levels"]),
    )


def _constructor_values(scorer: Scorer) -> dict[str, Any]:
    """The constructor arguments of a scorer that JSON can hold; functions are no part of an artifact."""
    names = inspect.signature(type(scorer)).parameters
    return {name: getattr(scorer, name) for name in names if not callable(getattr(scorer, name))}


def save_parts(directory: str | os.PathLike[str], parts: ModelParts) -> None:
    """Writes a model's parts as a directory that appears whole. Raises ValueError as `save_arrays` does."""
    save_arrays(directory, *encode(parts))


def load_parts(directory: str | os.PathLike[str], *, verify: bool) -> ModelParts:
    """The parts that `save_parts` wrote, their arrays memory-mapped. Raises ValueError as `load_arrays` does."""
    return decode(*load_arrays(directory, verify=verify))
