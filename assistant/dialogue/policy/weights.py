"""Weights of the ranking, learned by `benchmarks/learn_ranking.py`: what each piece of evidence counts."""

WEIGHTS: dict[str, float] = {
    "act": 1.0,
    "act_unknown": -4.0,
    "by_form": 0.6,
    "first_by_form": 1.2,
    "first": 0.6,
    "is:SayNotUnderstood": -3.0,
    "service:article": 2.0,
    "search:explained": 1.0,
    "search:names_goods": 0.8,
}
