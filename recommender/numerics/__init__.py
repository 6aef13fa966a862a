"""Numerics: linear algebra and statistics that know nothing of shops."""

from recommender.numerics.intervals import difference_interval, lift_interval, share_interval
from recommender.numerics.knapsack import Choices, solve_knapsack
from recommender.numerics.logistic import fit_logistic, log_odds, sigmoid
from recommender.numerics.matrices import (
    Arrays,
    Csr,
    average_rows,
    build_indicator,
    centre_rows,
    from_arrays,
    invert_or_zero,
    keep_rows,
    keep_top,
    mark_entries,
    normalize_rows,
    pack_strings,
    row_of,
    scale_columns,
    scale_rows,
    sum_triples,
    to_arrays,
    unpack_strings,
    value_at,
)
from recommender.numerics.one_thread import limit_to_one_thread
from recommender.numerics.ridge import solve_ridge_rows
from recommender.numerics.scaling import scale_scores

__all__ = [
    "Arrays",
    "Choices",
    "Csr",
    "average_rows",
    "build_indicator",
    "centre_rows",
    "difference_interval",
    "fit_logistic",
    "from_arrays",
    "invert_or_zero",
    "keep_rows",
    "keep_top",
    "lift_interval",
    "limit_to_one_thread",
    "log_odds",
    "mark_entries",
    "normalize_rows",
    "pack_strings",
    "row_of",
    "scale_columns",
    "scale_rows",
    "scale_scores",
    "share_interval",
    "sigmoid",
    "solve_knapsack",
    "solve_ridge_rows",
    "sum_triples",
    "to_arrays",
    "unpack_strings",
    "value_at",
]
