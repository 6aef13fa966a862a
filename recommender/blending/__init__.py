"""Blending: several scorers as one, by weights learned on the last part of the log."""

from recommender.blending.backtest import Backtest, find_latest_users
from recommender.blending.blend import Blend
from recommender.blending.choose_scorers import DEFAULT_PENALTY, KINDS, content_of, fit_scorers
from recommender.blending.coverage_lift import LIMITS
from recommender.blending.mixture import Mixture, split_users
from recommender.blending.weighted import WeightedHybrid, blend_by_alpha

__all__ = [
    "DEFAULT_PENALTY",
    "KINDS",
    "LIMITS",
    "Backtest",
    "Blend",
    "Mixture",
    "WeightedHybrid",
    "blend_by_alpha",
    "content_of",
    "find_latest_users",
    "fit_scorers",
    "split_users",
]
