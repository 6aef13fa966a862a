"""Evaluation: how good the recommendations are, by splits, metrics, and one report over all scorers.

`evaluate` judges lists, `evaluate_ratings` predicted ratings; `read_ratings` reads the files that others report on.
`render_table` and `render_page` show a report.
"""

from __future__ import annotations

from recommender.evaluation.movielens import read_ratings, select_liked
from recommender.evaluation.page import render_page
from recommender.evaluation.ratings import evaluate_ratings
from recommender.evaluation.report import evaluate
from recommender.evaluation.results import RatingReport, Report
from recommender.evaluation.table import render_rating_table, render_table

__all__ = [
    "RatingReport",
    "Report",
    "evaluate",
    "evaluate_ratings",
    "read_ratings",
    "render_page",
    "render_rating_table",
    "render_table",
    "select_liked",
]
