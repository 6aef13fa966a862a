"""Offers: what goes with a thing, what is a step up from it, and what completes a basket."""

from recommender.offers.basket_ranker import BasketContext, BasketRanker, BasketScorers
from recommender.offers.bundles import Candidate, Role, find_fillers, make_bundle
from recommender.offers.cheaper_is_enough import Need, explain_cheaper
from recommender.offers.completion import (
    fill_by_category,
    measure_habits,
    rank_by_choice,
    score_completions,
    select_candidates,
)
from recommender.offers.cross_sell import Complements, CrossSell
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
    "explain_cheaper",
    "fill_by_category",
    "find_fillers",
    "make_bundle",
    "measure_habits",
    "rank_by_choice",
    "score_completions",
    "select_candidates",
]
