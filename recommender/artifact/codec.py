"""What a fitted hybrid is made of, as groups of arrays for the artifact and back."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from recommender.artifact.fresh_events import LiveEvents
from recommender.blending.choose_scorers import KINDS
from recommender.blending.mixture import Mixture
from recommender.data.ids import IdIndex
from recommender.data.items import Items
from recommender.numerics.matrices import Arrays, from_arrays, to_arrays
from recommender.offers.cross_sell import Complements
from recommender.offers.price_level import PriceLevels
from recommender.offers.up_sell import Upgrades
from recommender.scorers.content import Content
from recommender.scorers.counts import PeopleCounts
from recommender.scorers.scorer import Profiles, Scorer

if TYPE_CHECKING:
    from recommender.hybrid import HybridRecommender

Model = TypeVar("Model", bound="HybridRecommender")


def written(model: HybridRecommender) -> tuple[dict[str, Arrays], dict[str, Any]]:
    """The groups of arrays of a fitted model, and the parameters that JSON can hold, as `artifact.save` takes them."""
    profiles = {"history": model.profiles_.history, "latest": model.profiles_.latest}
    profiles |= {"bought": model.people_.bought, "touched": model.people_.touched}
    groups: dict[str, Arrays] = {
        "users": {"ids": model.users_.values},
        "items": model.catalogue_.arrays(),
        "profiles": {key: array for name, m in profiles.items() for key, array in to_arrays(name, m).items()},
        "hybrid": model.arrays(),
        "complements": model.complements_.arrays(),
        "upgrades": model.upgrades_.arrays(),
        "price_levels": model.price_levels_.arrays(),
    }
    groups |= {f"scorer-{name}": scorer.arrays() for name, scorer in model.scorers_.items()}
    parameters = {
        "random_state": model.random_state,
        "max_items": model.max_items,
        "timed": model.timed_,
        "n_users": len(model.users_),
        "n_items": len(model.items_),
        "scorers": {
            name: {"kind": type(scorer).__name__, **_constructor_values(scorer)}
            for name, scorer in model.scorers_.items()
        },
    }
    return groups, parameters


def read(kind: type[Model], groups: Mapping[str, Arrays], parameters: Mapping[str, Any]) -> Model:
    """The model that `written` took apart; its arrays are used in place."""
    model = kind(random_state=parameters["random_state"], max_items=parameters["max_items"])
    model.timed_, model.live_ = parameters["timed"], LiveEvents()
    model.catalogue_ = Items.restore(groups["items"])
    index = model.catalogue_.ids
    profiles = {name: from_arrays(name, groups["profiles"]) for name in ("history", "latest", "bought", "touched")}
    shared = (
        IdIndex(groups["users"]["ids"]),
        index,
        Profiles(profiles["history"], profiles["latest"]),
        PeopleCounts(index, profiles["bought"], profiles["touched"]),
    )
    model.attach(*shared)
    model.restore(groups["hybrid"])
    model.scorers_ = {}
    for name, facts in parameters["scorers"].items():
        scorer = KINDS[facts["kind"]](**{key: value for key, value in facts.items() if key != "kind"})
        scorer.attach(*shared)
        scorer.restore(groups[f"scorer-{name}"])
        model.scorers_[name] = scorer
        if isinstance(scorer, Content):
            model.content_ = scorer
    demand = groups["hybrid"]["demand"]
    model.mixture_ = Mixture(model.scorers_, model.weights_, demand, model.catalogue_.listed)
    vectors = model.content_.vectors_
    model.complements_ = Complements.restore(groups["complements"], items=model.catalogue_, vectors=vectors)
    model.upgrades_ = Upgrades.restore(groups["upgrades"], items=model.catalogue_)
    model.price_levels_ = PriceLevels.restore(groups["price_levels"])
    return model


def _constructor_values(scorer: Scorer) -> dict[str, Any]:
    """The constructor arguments of a scorer that JSON can hold; functions are no part of an artifact."""
    names = inspect.signature(type(scorer)).parameters
    return {name: getattr(scorer, name) for name in names if not callable(getattr(scorer, name))}
