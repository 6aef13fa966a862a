"""Offers: what goes with a thing, what is a step up from it, and what completes a basket."""

from recommender.offers.basket_ranker import BasketContext, BasketRanker, BasketScorers
from recommender.offers.bundles import Candidate, Role, find_fillers, make_bundle
from recommender.offers.cheaper_is_enough import Need, explain_cheaper
from recommender.offers.completion import (
    complete_baskets,
    measure_habits,
    select_candidates,
)
from recommender.offers.cross_sell import Complements, CrossSell
from recommender.offers.directions import find_sure_direction
from recommender.offers.price_level import PriceLevels
from recommender.offers.up_sell import MAX_STEP, Upgrades, UpSell

__all__ = [
    "MAX_STEP",
    "BasketContext",
    "BasketRanker",
    "BasketScorers",
    "Candidate",
    "Complements",
    "CrossSell",
    "Need",
    "PriceLevels",
    "Role",
    "UpSell",
    "Upgrades",
    "complete_baskets",
    "explain_cheaper",
    "find_fillers",
    "find_sure_direction",
    "make_bundle",
    "measure_habits",
    "select_candidates",
]
