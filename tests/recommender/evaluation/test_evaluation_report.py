"""All scorers side by side."""

from __future__ import annotations

import json

import numpy as np
import pytest

from recommender.evaluation import Report, evaluate
from recommender.interactions import Interactions


def two_crowds(*, timed: bool = True) -> Interactions:
    """Two crowds of shoppers, each keeping to one half of the shop."""
    random = np.random.default_rng(1)
    user = np.repeat(np.arange(60), 14)
    item = (user % 2) * 40 + random.integers(0, 40, len(user))
    times = random.integers(0, 10**7, len(user)) if timed else None
    return Interactions.from_columns(user=user, item=item, timestamp=times)


@pytest.fixture(scope="module")
def report() -> Report:
    items = {"id": list(range(80)), "text": ["left" if i < 40 else "right" for i in range(80)]}
    return evaluate(two_crowds(), items, k=10, random_state=0)


def test_company_beats_popularity_where_crowds_differ(report: Report) -> None:
    found = {model.name: model.measures["ndcg"].mean for model in report.models}
    assert found["popularity"] < found["EASE"]
    assert found["popularity"] < found["content"]
    assert found["popularity"] < found["hybrid"]


def test_intervals_hold_their_mean(report: Report) -> None:
    for model in report.models:
        for value in model.measures.values():
            assert 0 <= value.low <= value.mean <= value.high <= 1
        assert model.measures["ndcg"].low < model.measures["ndcg"].high


def test_the_dict_is_json_and_the_table_has_a_line_for_each_model(report: Report) -> None:
    plain = json.loads(json.dumps(report.as_dict()))
    assert plain["models"]["EASE"]["recall"].keys() == {"mean", "low", "high"}
    lines = report.as_table().splitlines()
    assert "temporal split" in lines[0]
    assert len(lines) == 3 + len(report.models)
    assert len({len(line) for line in lines[1:]}) == 1


def test_the_same_seed_gives_the_same_report() -> None:
    log = two_crowds(timed=False)
    first, again = (evaluate(log, k=5, random_state=3) for _ in range(2))
    assert first.split == "random"
    assert [model.measures for model in first.models] == [model.measures for model in again.models]


def test_nobody_to_judge_is_said() -> None:
    with pytest.raises(ValueError, match="give a longer log"):
        evaluate(Interactions.from_columns(user=["a", "b"], item=["x", "y"], timestamp=[1, 2]))
