"""Tables for a terminal: an evaluation as lines of text, one a model."""

from __future__ import annotations

import math
from collections.abc import Sequence

from recommender.evaluation.bootstrap import Interval
from recommender.evaluation.results import ModelResult, RatingReport, Report

ACCURACY = ("precision", "recall", "map", "mrr", "ndcg", "hit_rate")
BEYOND = ("coverage", "gini", "novelty", "diversity", "miscalibration")
MISSING = "-"


def format_number(value: float, digits: int) -> str:
    """Fixed digits, so that a column is read at a glance; `MISSING` for NaN."""
    return MISSING if math.isnan(value) else f"{value:.{digits}f}"


def format_interval(value: Interval, digits: int) -> str:
    return MISSING if math.isnan(value.mean) else f"{value.low:.{digits}f}-{value.high:.{digits}f}"


def describe_standing(model: ModelResult, best: ModelResult) -> str:
    """Where a model's NDCG is beside the best: "level" when the interval of their difference holds 0."""
    if model.behind is None:
        return "best"
    if model.behind.holds_zero:
        return "level"
    # No rounding says that the best was reached: what is measurably behind is behind by something.
    return f"{min(model.behind.mean / best.measures['ndcg'].mean, -0.001):+.1%}"


def describe_split(report: Report) -> str:
    """What the figures rest on, in one sentence."""
    newcomers = f" and {report.n_newcomers} newcomers" if report.n_newcomers else ""
    return (
        f"{report.split} split, {report.n_users} users{newcomers}, {report.n_train_events} events to learn from, "
        f"{report.n_test_events} to be judged by, {report.n_items} items; new items only"
    )


def describe_rating_split(report: RatingReport) -> str:
    """What the errors rest on, in one sentence."""
    return (
        f"{report.split} split, {report.n_users} users, {report.n_train} ratings to learn from, "
        f"{report.n_test} to judge by"
    )


def render_table(report: Report) -> str:
    """All measures of all models, one line a model; a measure that no model has is left out."""
    best = report.best
    columns = [["model", *(model.name for model in report.models)]]
    for name in ACCURACY:
        columns.append([name, *(format_number(model.measures[name].mean, 4) for model in report.models)])
    columns.append(["ndcg 95 %", *(format_interval(model.measures["ndcg"], 4) for model in report.models)])
    columns.append(["beside best", *(describe_standing(model, best) for model in report.models)])
    for length in report.n_users_of_length:
        columns.append([length, *(format_number(model.by_history[length]["ndcg"].mean, 4) for model in report.models)])
    for name in BEYOND:
        columns.append([name, *(format_number(model.measures[name].mean, 3) for model in report.models)])
    if report.n_baskets:
        columns.append(["basket", *(format_number(model.baskets["hit_rate"].mean, 4) for model in report.models)])
    columns.append(["fit s", *(format_number(model.fit_seconds, 2) for model in report.models)])
    told = [column for column in columns if set(column[1:]) != {MISSING}]
    rows = align_columns(list(zip(*told, strict=True)))
    sizes = ", ".join(f"{length} ({n} users)" for length, n in report.n_users_of_length.items())
    notes = [f"lists of {report.k}; ndcg also by the number of items in a user's history: {sizes}"]
    if report.n_baskets:
        notes += [f"basket: hit rate at {report.basket_k} for one item hidden in each of {report.n_baskets} orders"]
    return "\n".join([describe_split(report), rows[0], "-" * len(rows[0]), *rows[1:], *notes])


def render_rating_table(report: RatingReport) -> str:
    """The errors of all models, one line a model."""
    lines = [["model", "rmse", "95 %", "mae", "95 %"]]
    for name, errors in report.models.items():
        cells = [(format_number(error.mean, 4), format_interval(error, 4)) for error in (errors["rmse"], errors["mae"])]
        lines.append([name, *(text for cell in cells for text in cell)])
    rows = align_columns(lines)
    return "\n".join([describe_rating_split(report), rows[0], "-" * len(rows[0]), *rows[1:]])


def align_columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """Cells in columns, the first to the left, the others to the right."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
