"""How good the recommendations are: splits, metrics, and one report over all scorers."""

from __future__ import annotations

from recommender.evaluation.report import Report, evaluate

__all__ = ["Report", "evaluate"]
