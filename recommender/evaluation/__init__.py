"""Evaluation: how good the recommendations are, by splits, metrics, and one report over all scorers.

`evaluate` judges lists, `evaluate_ratings` predicted ratings; `read_ratings` reads the files that others report on.
`render_table` and `render_page` show a report.
"""

from recommender.evaluation.metrics import coverage, ndcg_at_k
from recommender.evaluation.movielens import read_ratings, select_liked
from recommender.evaluation.page import render_page
from recommender.evaluation.ratings import evaluate_ratings
from recommender.evaluation.report import evaluate
from recommender.evaluation.results import RatingReport, Report
from recommender.evaluation.table import render_rating_table, render_table

__all__ = [
    "RatingReport",
    "Report",
    "coverage",
    "evaluate",
    "evaluate_ratings",
    "ndcg_at_k",
    "read_ratings",
    "render_page",
    "render_rating_table",
    "render_table",
    "select_liked",
]
