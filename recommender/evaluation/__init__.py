"""How good the recommendations are: splits, metrics, and one report over all scorers.

`evaluate` judges lists, `evaluate_ratings` predicted ratings; `read_ratings` reads the files that others report on.
"""

from __future__ import annotations

from recommender.evaluation.movielens import liked, read_ratings
from recommender.evaluation.ratings import RatingReport, evaluate_ratings
from recommender.evaluation.report import evaluate
from recommender.evaluation.results import Report

__all__ = ["RatingReport", "Report", "evaluate", "evaluate_ratings", "liked", "read_ratings"]
