"""What is wrong is refused by name, what is little is answered: never a silent wrong answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import HybridRecommender, Interactions
from recommender.evaluation import evaluate
from recommender.linear import Ease
from recommender.neighbours import ItemNeighbours, UserNeighbours
from recommender.popularity import Popularity
from recommender.ratings import Ratings
from recommender.scorer import Scorer

NAN, INF = float("nan"), float("inf")
THREE = {"user": ["a", "a", "b"], "item": ["x", "y", "x"]}
SCORERS: list[Callable[[], Scorer]] = [Popularity, ItemNeighbours, UserNeighbours, Ease, HybridRecommender]
YEAR = 365 * 86_400


def log_of(**columns: Sequence[Any]) -> Interactions:
    return Interactions.from_columns(**{**THREE, **columns})


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"user": ["a", "b"]}, r"column 'item' has 3 rows, 'user' has 2"),
        ({"item": []}, r"column 'item' has 0 rows, 'user' has 3"),
        ({"user": ["a", 1, "b"]}, r"column 'user': ids must be all strings or all integers, found int, str"),
        ({"item": np.array([1, "x", "y"], dtype=object)}, r"column 'item'.*found int, str"),
        ({"item": [1, 2.5, 3]}, r"column 'item'.*found float, int"),
        ({"user": ["a", None, "b"]}, r"column 'user'.*found NoneType, str"),
        ({"user": ["a", NAN, "b"]}, r"column 'user'.*found float, str"),
        ({"user": np.array([1.0, NAN, 2.0])}, r"column 'user'.*found float"),
        ({"item": [True, False, True]}, r"column 'item'.*found bool"),
        ({"item": [b"x", b"y", b"x"]}, r"column 'item'.*found bytes"),
        ({"quantity": [1, INF, 1]}, r"column 'quantity' holds an infinite number"),
        ({"quantity": [1, -INF, 1]}, r"column 'quantity' holds an infinite number"),
        ({"quantity": [1, "many", 1]}, r"column 'quantity' holds something that is no number"),
        ({"timestamp": [1.0, NAN, 2.0]}, r"column 'timestamp': row 1 holds nan"),
        ({"timestamp": [1, 2, INF]}, r"column 'timestamp': row 2 holds inf"),
        ({"timestamp": [1, None, 2]}, r"column 'timestamp': row 1 holds None"),
        ({"timestamp": ["2024-01-01", "", "2024-01-02"]}, r"column 'timestamp': row 1 holds ''"),
        ({"timestamp": ["2024-02-30"] * 3}, r"column 'timestamp': row 0 holds '2024-02-30'"),
        ({"timestamp": np.array(["2024-01-01", "NaT", "2024-01-01"], dtype="M8[s]")}, r"row 1 has no time"),
        ({"timestamp": [1_700_000_000_000] * 3}, r"look like milliseconds"),
        ({"event": ["purchase", None, "purchase"]}, r"column 'event': unknown"),
        ({"event": ["purchase", "Purchase", "buy"]}, r"column 'event': unknown \['Purchase', 'buy'\]"),
    ],
)
def test_a_wrong_column_is_refused_by_name_and_with_the_remedy(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        log_of(**columns)


@pytest.mark.parametrize("rating", [NAN, INF, -INF, -1.0, 0.0, None, "good"])
def test_a_rating_that_is_no_number_above_zero_is_refused(rating: Any) -> None:
    with pytest.raises(ValueError, match="column 'rating'"):
        Ratings.from_columns(**THREE, rating=[3.0, rating, 4.0])


def test_a_missing_quantity_is_one_and_a_sign_changes_nothing() -> None:
    assert log_of(quantity=[NAN, None, 2]).quantity.tolist() == [1.0, 1.0, 2.0]
    assert log_of(quantity=[1, -3, 2]).quantity.tolist() == [1.0, 3.0, 2.0]


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(allow_infinity=False)), min_size=3, max_size=3))
def test_whatever_the_quantities_affinities_stay_finite(quantity: list[float | None]) -> None:
    affinity = log_of(quantity=quantity).affinity
    assert np.isfinite(affinity.data).all()
    assert ((affinity.data > 0) & (affinity.data <= 1)).all()


def answers(make: Callable[[], Scorer], log: Interactions) -> tuple[list[list[Any]], np.ndarray]:
    scorer = make().fit(log)
    ids, scores = scorer.recommend(["a", "nobody"], n=3)
    assert ids.shape == scores.shape == (2, 3)
    # No NaN anywhere, and no score where nothing is named.
    assert not np.isnan(scores).any()
    assert (np.isneginf(scores) == (ids == np.array(None))).all()
    assert scorer.explain("a", "nothing") == []
    assert scorer.similar(["nothing"], n=2)[0].tolist() == [[None, None]]
    return ids.tolist(), scores


@pytest.mark.parametrize("make", SCORERS)
@pytest.mark.parametrize("timed", [True, False], ids=["timed", "timeless"])
def test_no_event_at_all_is_an_empty_answer(make: Callable[[], Scorer], timed: bool) -> None:
    log = Interactions.from_columns(user=[], item=[], timestamp=[] if timed else None)
    assert answers(make, log)[0] == [[None] * 3] * 2


@pytest.mark.parametrize("make", SCORERS)
def test_one_user_has_nothing_new_to_be_shown(make: Callable[[], Scorer]) -> None:
    log = Interactions.from_columns(user=["a"] * 4, item=list("wxyz"), timestamp=range(4))
    ids, _ = answers(make, log)
    assert ids[0] == [None] * 3
    assert set(ids[1]) <= set("wxyz")


@pytest.mark.parametrize("make", SCORERS)
def test_one_item_is_all_there_is(make: Callable[[], Scorer]) -> None:
    log = Interactions.from_columns(user=list("abcde"), item=["x"] * 5, timestamp=range(5))
    ids, _ = answers(make, log)
    assert ids == [[None] * 3, ["x", None, None]]


@pytest.mark.parametrize("make", SCORERS)
def test_a_thousand_times_the_same_event_is_that_event(make: Callable[[], Scorer]) -> None:
    """One purchase is all that a user can say of an item; saying it again moves nobody."""
    once = {"user": ["a", "b", "b", "c"], "item": ["x", "x", "y", "z"], "timestamp": [5] * 4}
    often = {name: list(column) + list(column[1:2]) * 1_000 for name, column in once.items()}
    single, many = (answers(make, Interactions.from_columns(**columns)) for columns in (once, often))
    assert single[0] == many[0]
    assert many[1] == pytest.approx(single[1], abs=1e-6)


def test_only_refunds_leave_nothing_bought() -> None:
    log = log_of(event=["refund"] * 3, timestamp=[1, 2, 3])
    assert log.bought.nnz == log.affinity.nnz == 0
    assert answers(HybridRecommender, log)[0][0] == ["x", "y", None]


@pytest.mark.parametrize("make", [Popularity, ItemNeighbours, Ease])
def test_a_million_users_with_one_event_each_are_read_and_answered(make: Callable[[], Scorer]) -> None:
    """Nobody has two items: there is company for none, and the newcomer gets what most have."""
    n = 1_000_000
    scorer = make().fit(Interactions.from_columns(user=np.arange(n), item=np.minimum(np.arange(n) // 100_000, 8)))
    ids, scores = scorer.recommend([0, n - 1, n], n=2)
    assert np.isfinite(scores[ids != np.array(None)]).all()
    assert ids[0, 0] != 0
    assert ids[1, 0] != 8
    if make is Popularity:
        assert ids[:, 0].tolist() == [8, 0, 8]


def test_a_million_users_with_one_event_each_cannot_be_judged_and_it_is_said() -> None:
    n = 1_000_000
    log = Interactions.from_columns(user=np.arange(n), item=np.arange(n) % 50)
    with pytest.raises(ValueError, match="give a longer log"):
        evaluate(log)


def moved(years: int) -> Interactions:
    random = np.random.default_rng(5)
    user, item = random.integers(0, 30, 400), random.integers(0, 12, 400)
    times = 1_700_000_000 + random.integers(0, 60 * 86_400, 400) // 86_400 * 86_400
    return Interactions.from_columns(user=user, item=item, timestamp=times + years * YEAR)


@pytest.mark.parametrize("years", [-40, 100])
def test_today_is_the_end_of_the_log_and_not_of_a_clock(years: int) -> None:
    """A log of the past or of the future teaches the same, moved as a whole."""
    here, there = (HybridRecommender().fit(moved(at)) for at in (0, years))
    for one, other in zip(here.recommend(range(30), n=5), there.recommend(range(30), n=5), strict=True):
        assert one.tolist() == other.tolist()
    there_orders, here_orders = moved(years).orders, moved(0).orders
    assert there_orders.matrix.toarray().tolist() == here_orders.matrix.toarray().tolist()


def test_the_future_is_never_learned_from() -> None:
    log = log_of(timestamp=[1, 2, 4_000_000_000], user=["a", "b", "a"], item=["x", "x", "y"])
    report = evaluate(log, models={"popularity": Popularity()})
    assert (report.n_train_events, report.n_test_events) == (2, 1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda model: model.recommend("a"),
        lambda model: model.recommend(["a"], n=0),
        lambda model: model.recommend(["a"], exclude="x"),
        lambda model: model.recommend(["a", "b"], recent=[["x"]]),
        lambda model: model.similar("x"),
        lambda model: model.complete_basket("x"),
        lambda model: model.complete_basket(["x"]),
    ],
)
def test_a_question_that_is_no_question_is_refused(ask: Callable[[HybridRecommender], object]) -> None:
    model = HybridRecommender().fit(log_of(timestamp=[1, 2, 3]))
    with pytest.raises(ValueError, match=r"list|at least 1"):
        ask(model)


@pytest.mark.parametrize("users", [[None], [1.5], [("a",)], [NAN], [2**70], [object()], ["a" * 10_000], [""]])
def test_ids_that_nobody_has_are_strangers(users: list[Any]) -> None:
    model = HybridRecommender().fit(log_of(timestamp=[1, 2, 3]))
    stranger, _ = model.recommend(["nobody at all"], n=2)
    assert model.recommend(users, n=2)[0].tolist() == stranger.tolist()
