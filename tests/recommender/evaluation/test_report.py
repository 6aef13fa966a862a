"""All scorers side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import pytest

from recommender.data.interactions import Interactions
from recommender.data.items import align
from recommender.evaluation import Report, evaluate
from recommender.evaluation.contenders import build_contenders
from recommender.evaluation.table import describe_standing, render_table
from recommender.scorers.linear import Ease
from recommender.scorers.neighbours import ItemNeighbours
from recommender.scorers.popularity import Popularity
from recommender.scorers.scorer import Scorer
from tests.recommender.evaluation.crowds import catalogue, two_crowds


def two() -> Mapping[str, Scorer]:
    return {"popularity": Popularity(), "EASE": Ease()}


def figures(report: Report) -> dict[str, object]:
    """All that a report says but for the seconds."""
    plain = report.as_dict()
    for model in plain["models"].values():
        del model["fit_seconds"], model["users_per_second"]
    return plain


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(two_crowds(), catalogue(), k=10, random_state=0)


def test_company_beats_popularity_where_crowds_differ(report: Report) -> None:
    found = {model.name: model.measures["ndcg"].mean for model in report.models}
    assert found["popularity"] < found["EASE"]
    assert found["popularity"] < found["content"]
    assert found["popularity"] < found["hybrid"]


def test_every_method_takes_part_that_the_log_has_room_for(report: Report) -> None:
    kinds = ("cosine", "adjusted cosine", "Pearson", "Jaccard", "TF-IDF", "BM25", "conditional", "lift", "RP3beta")
    assert {model.name for model in report.models} == {
        *("popularity", "trend, 7 days", "popularity by category", "popularity by segment", "content"),
        *(f"item neighbours, {kind}" for kind in kinds),
        *("user neighbours, cosine", "user neighbours, Pearson", "truncated SVD", "implicit ALS"),
        *("EASE", "sparse EASE", "EASE on orders", "EASE, recent first", "transitions", "next basket"),
        *("average", "alpha-weighted", "hybrid"),
    }


def test_what_there_is_nothing_to_learn_from_stays_away() -> None:
    log = Interactions.from_columns(user=list("aabbcc"), item=list("xyxyxy"), basket=[None] * 6)
    timeless = build_contenders(*align(log, None))
    assert not {"trend, 7 days", "transitions", "EASE on orders", "next basket", "like attributes"} & set(timeless)
    assert "popularity by category" not in timeless
    assert "hybrid" in timeless


def test_intervals_hold_their_mean(report: Report) -> None:
    for model in report.models:
        for name, value in model.measures.items():
            most = {"novelty": np.log2(60), "miscalibration": np.log(100)}.get(name, 1.0)
            tolerance = 1e-9
            assert -tolerance <= value.low <= value.mean + tolerance, (model.name, name)
            assert value.mean - tolerance <= value.high <= most + tolerance, (model.name, name)
        assert model.measures["ndcg"].low < model.measures["ndcg"].high


def test_each_crowds_category_is_kept_by_those_who_know_it(report: Report) -> None:
    found = {model.name: model.measures for model in report.models}
    assert found["content"]["miscalibration"].mean == pytest.approx(0.0, abs=1e-9)
    assert found["content"]["diversity"].mean == pytest.approx(0.0, abs=1e-6)
    assert found["popularity"]["miscalibration"].mean > 0.1
    assert found["popularity"]["coverage"].mean < found["EASE"]["coverage"].mean
    assert found["popularity"]["gini"].mean > found["EASE"]["gini"].mean


def test_a_whole_evaluation_by_hand() -> None:
    """Ann and bob know x; afterwards ann takes y and z, bob takes w. Popularity ranks x, w, y, z."""
    log = Interactions.from_columns(
        user=["ann", "bob", "cat", "cat", "dan", "eve", "ann", "ann", "bob"],
        item=["x", "x", "x", "w", "w", "y", "y", "z", "w"],
        timestamp=[1, 1, 1, 1, 1, 1, 9, 9, 9],
    )
    report = evaluate(log, k=2, models={"popularity": Popularity()})
    assert (report.n_users, report.n_newcomers, report.n_items) == (2, 0, 4)
    found = {name: value.mean for name, value in report.models[0].measures.items()}
    # ann is shown w, y: a hit at place 2 of 2 wanted; bob is shown w, y: a hit at place 1 of 1 wanted
    assert found["precision"] == pytest.approx((1 / 2 + 1 / 2) / 2)
    assert found["recall"] == pytest.approx((1 / 2 + 1) / 2)
    assert found["map"] == pytest.approx((1 / 2 / 2 + 1) / 2)
    assert found["mrr"] == pytest.approx((1 / 2 + 1) / 2)
    second = 1 / np.log2(3)
    assert found["ndcg"] == pytest.approx((second / (1 + second) + 1) / 2)
    assert found["hit_rate"] == 1.0
    # w and y of four items; each shown twice: 2·(3·2 + 4·2) / (4·4) - 5/4
    assert found["coverage"] == 0.5
    assert found["gini"] == pytest.approx(0.5)
    # w is known by 2 of 5 users, y by 1
    assert found["novelty"] == pytest.approx((-np.log2(2 / 5) - np.log2(1 / 5)) / 2)
    assert np.isnan(found["diversity"])
    assert np.isnan(found["miscalibration"])


def test_users_are_told_apart_by_the_length_of_their_history() -> None:
    before = [("new", 0), ("one", 1), ("few", 4), ("many", 12)]
    events = [(user, item, item) for user, n in before for item in range(n)]
    events += [(user, 20 + place, 1_000 + place) for place, (user, _) in enumerate(before)]
    user, item, when = zip(*events, strict=True)
    report = evaluate(Interactions.from_columns(user=user, item=item, timestamp=when), models=two())
    assert report.n_users_of_length == {"none": 1, "1-2": 1, "3-9": 1, "10+": 1}
    assert (report.n_users, report.n_newcomers) == (3, 1)
    assert list(report.models[0].by_history) == ["none", "1-2", "3-9", "10+"]


def test_newcomers_do_not_move_the_measures() -> None:
    log = two_crowds()
    last = int(log.time.max())
    more = Interactions.from_columns(
        user=[*log.user.tolist(), 900, 901],
        item=[*log.item.tolist(), 0, 1],
        timestamp=[*log.time.tolist(), last, last],
    )
    report = evaluate(more, models=two())
    assert report.n_newcomers == 2
    for model in report.models:
        assert len(model.ndcg_of_users) == report.n_users
        assert model.measures["ndcg"].mean == pytest.approx(model.ndcg_of_users.mean())


def test_of_many_users_some_are_chosen_by_lot() -> None:
    report = evaluate(two_crowds(), models=two(), max_users=7)
    assert report.n_users == 7


def test_every_model_is_set_beside_the_best_user_by_user(report: Report) -> None:
    for model in report.models:
        if model is report.best:
            assert model.behind is None
            assert describe_standing(model, report.best) == "best"
        else:
            assert model.behind is not None
            assert model.behind.mean == pytest.approx((model.ndcg_of_users - report.best.ndcg_of_users).mean())
    popularity = next(model for model in report.models if model.name == "popularity")
    ratio = popularity.measures["ndcg"].mean / report.best.measures["ndcg"].mean - 1
    assert describe_standing(popularity, report.best) == f"{ratio:+.1%}"


def test_twins_are_level() -> None:
    report = evaluate(two_crowds(), models={"one": Ease(), "other": Ease()})
    assert [describe_standing(model, report.best) for model in report.models] == ["best", "level"]


@pytest.mark.parametrize("split", ["temporal", "leave-last-out", "random"])
def test_every_split_is_reported_by_its_name(split: str) -> None:
    report = evaluate(two_crowds(), models=two(), split=split, k=5)
    assert report.split == split
    assert f"{split} split" in render_table(report)
    assert report.n_train_events + report.n_test_events == len(two_crowds())


def test_what_the_shop_does_not_list_is_neither_shown_nor_wanted() -> None:
    items = catalogue()
    half = {name: column[:40] for name, column in items.items()}
    report = evaluate(two_crowds(), half, models=two())
    assert report.n_items == 40
    assert report.n_users < evaluate(two_crowds(), items, models=two()).n_users


def test_the_dict_is_json_and_the_table_has_a_line_for_each_model(report: Report) -> None:
    plain = json.loads(json.dumps(report.as_dict(), allow_nan=False))
    assert plain["models"]["EASE"]["recall"].keys() == {"mean", "low", "high"}
    assert plain["models"]["EASE"]["by_history"].keys() == report.n_users_of_length.keys()
    assert plain["best"] in plain["models"]
    lines = render_table(report).splitlines()
    assert "temporal split" in lines[0]
    table = lines[1 : 3 + len(report.models)]
    assert [line.split("  ")[0] for line in table[2:]] == [model.name for model in report.models]
    assert len({len(line) for line in table}) == 1


def test_a_measure_that_nobody_has_is_no_column() -> None:
    bare, described = (evaluate(two_crowds(), items, models=two()) for items in (None, catalogue()))
    assert "miscalibration" not in render_table(bare)
    assert "miscalibration" in render_table(described)
    assert bare.as_dict()["models"]["EASE"]["miscalibration"]["mean"] is None


def test_the_same_seed_gives_the_same_report() -> None:
    log = two_crowds(timed=False)
    first, again = (evaluate(log, k=5, random_state=3) for _ in range(2))
    assert first.split == "random"
    assert figures(first) == figures(again)


def test_orders_are_completed_too() -> None:
    """Twelve pairs that are always bought together; each user buys one pair, and later another."""
    order = np.repeat(np.arange(60), 2)
    item = order * 7 % 12 * 2 + np.tile([0, 1], 60)
    log = Interactions.from_columns(user=order % 30, item=item, timestamp=order * 86_400, basket=order)
    report = evaluate(log, models={"popularity": Popularity(), "neighbours": ItemNeighbours()})
    assert report.n_baskets == 12
    found = {model.name: model.baskets["hit_rate"].mean for model in report.models}
    assert found["neighbours"] == 1.0
    assert found["popularity"] < 0.8
    assert "basket" in render_table(report)


@pytest.mark.parametrize(
    ("log", "options", "message"),
    [
        (Interactions.from_columns(user=["a", "b"], item=["x", "y"], timestamp=[1, 2]), {}, "give a longer log"),
        (Interactions.from_columns(user=[], item=[]), {}, "give a longer log"),
        (two_crowds(), {"k": 0}, "k is 0"),
        (two_crowds(), {"split": "weekly"}, "split is 'weekly'"),
        (two_crowds(timed=False), {"split": "temporal"}, "no times"),
    ],
)
def test_what_cannot_be_judged_is_said(log: Interactions, options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evaluate(log, **options)
