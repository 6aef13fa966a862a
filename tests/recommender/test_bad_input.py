"""What is wrong is refused by name, what is little is answered: never a silent wrong answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import HybridRecommender, Interactions
from recommender.blending.weighted import WeightedHybrid
from recommender.data.interaction_matrices import matrices_of
from recommender.data.ratings import Ratings
from recommender.data.trends import measure_trends
from recommender.evaluation import evaluate
from recommender.scorers.linear import Ease
from recommender.scorers.neighbours import ItemNeighbours, UserNeighbours
from recommender.scorers.popularity import Popularity
from recommender.scorers.popularity_within import CategoryPopularity, SegmentPopularity
from recommender.scorers.scorer import Scorer
from recommender.scorers.sparse_linear import SparseEase

NAN, INF = float("nan"), float("inf")
THREE = {"user": ["a", "a", "b"], "item": ["x", "y", "x"]}
SCORERS: list[Callable[[], Scorer]] = [
    Popularity,
    CategoryPopularity,
    SegmentPopularity,
    ItemNeighbours,
    UserNeighbours,
    Ease,
    SparseEase,
    WeightedHybrid,
    HybridRecommender,
]
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


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"user": "aab"}, "column 'user' is one string"),
        ({"item": "xyx"}, "column 'item' is one string"),
        ({"user": np.array([[1, 2], [3, 4], [5, 6]])}, r"column 'user' has shape \(3, 2\)"),
        ({"user": np.array([1, 2, 2**63 + 5], dtype=np.uint64)}, "column 'user': an id is larger than 64 bits"),
        ({"item": [1, 2, 2**70]}, "column 'item': an id is larger than 64 bits"),
        ({"item": ["x", "x\0", "y"]}, "column 'item': an id ends in a NUL"),
        ({"timestamp": [np.datetime64("NaT"), 1, 2]}, "column 'timestamp': row 0 holds"),
    ],
)
def test_what_would_be_read_as_something_else_is_refused(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        log_of(**columns)


@pytest.mark.parametrize("rating", [NAN, INF, -INF, -1.0, 0.0, None, "good"])
def test_a_rating_that_is_no_number_above_zero_is_refused(rating: Any) -> None:
    with pytest.raises(ValueError, match="column 'rating'"):
        Ratings.from_columns(**THREE, rating=[3.0, rating, 4.0])


def test_a_missing_quantity_is_one() -> None:
    assert log_of(quantity=[NAN, None, 2]).quantity.tolist() == [1.0, 1.0, 2.0]


@pytest.mark.parametrize("event", [None, ["purchase"] * 3])
def test_a_purchase_of_less_than_nothing_is_a_refund_and_never_a_purchase(event: list[str] | None) -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b"], item=["x", "x", "x"], quantity=[3, -2, -1], timestamp=[1, 2, 3], event=event
    )
    assert log.remaining.tolist() == [1.0, 0.0, 0.0]
    assert log.purchases.tolist() == [0]
    assert matrices_of(log).affinity.toarray().tolist() == [[1.0], [0.0]]
    assert matrices_of(Interactions.from_columns(user=["a"], item=["x"], quantity=[-5])).affinity.nnz == 0


def test_a_purchase_of_none_is_no_purchase_and_a_view_has_no_sign() -> None:
    assert log_of(quantity=[0, 1, 0]).purchases.tolist() == [1]
    assert matrices_of(log_of(quantity=[-1, -1, -1], event=["view_item"] * 3)).affinity.nnz == 3


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(allow_infinity=False)), min_size=3, max_size=3))
def test_whatever_the_quantities_affinities_stay_finite(quantity: list[float | None]) -> None:
    affinity = matrices_of(log_of(quantity=quantity)).affinity
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


def test_no_event_at_all_is_an_empty_answer() -> None:
    for timestamp in ([], None):
        log = Interactions.from_columns(user=[], item=[], timestamp=timestamp)
        assert [make for make in SCORERS if answers(make, log)[0] != [[None] * 3] * 2] == []


def test_one_user_has_nothing_new_to_be_shown() -> None:
    log = Interactions.from_columns(user=["a"] * 4, item=list("wxyz"), timestamp=range(4))
    shown = {make: answers(make, log)[0] for make in SCORERS}
    assert [make for make, (own, _) in shown.items() if own != [None] * 3] == []
    assert [make for make, (_, strangers) in shown.items() if not set(strangers) <= set("wxyz")] == []


def test_one_item_is_all_there_is() -> None:
    log = Interactions.from_columns(user=list("abcde"), item=["x"] * 5, timestamp=range(5))
    assert [make for make in SCORERS if answers(make, log)[0] != [[None] * 3, ["x", None, None]]] == []


def test_a_thousand_times_the_same_event_is_that_event() -> None:
    """One purchase is all that a user can say of an item; saying it again moves nobody."""
    once = {"user": ["a", "b", "b", "c"], "item": ["x", "x", "y", "z"], "timestamp": [5] * 4}
    often = {name: list(column) + list(column[1:2]) * 1_000 for name, column in once.items()}
    logs = [Interactions.from_columns(**columns) for columns in (once, often)]
    for make in SCORERS:
        single, many = (answers(make, log) for log in logs)
        assert (make, single[0]) == (make, many[0])
        assert many[1] == pytest.approx(single[1], abs=1e-6), make


def test_only_refunds_leave_nothing_bought() -> None:
    log = log_of(event=["refund"] * 3, timestamp=[1, 2, 3])
    assert matrices_of(log).bought.nnz == matrices_of(log).affinity.nnz == 0
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
    there_orders, here_orders = matrices_of(moved(years)).orders, matrices_of(moved(0)).orders
    assert there_orders.matrix.toarray().tolist() == here_orders.matrix.toarray().tolist()


def with_one_at(moment: int) -> Interactions:
    """Seventy days of an early item and then a late one, and an event of the early one at some moment."""
    times = [1_700_000_000 + day * 86_400 for day in range(70)]
    return Interactions.from_columns(
        user=[*(f"u{day}" for day in range(70)), "u0"],
        item=["early"] * 35 + ["late"] * 35 + ["early"],
        timestamp=[*times, moment],
    )


@pytest.mark.parametrize("year", [2030, 2999])
def test_one_moment_in_the_far_future_does_not_make_all_else_old(year: int, caplog: pytest.LogCaptureFixture) -> None:
    log = with_one_at(int(datetime(year, 1, 1, tzinfo=UTC).timestamp()))
    assert log.now == 1_700_000_000 + 69 * 86_400
    assert "1 events are dated after the log's end" in caplog.text
    assert Popularity(half_life_days=7).fit(log).recommend(["nobody"], n=1)[0].tolist() == [["late"]]
    assert measure_trends(matrices_of(log))[log.items.rows(["early", "late"]), 1].tolist() == pytest.approx(
        measure_trends(matrices_of(with_one_at(log.now)))[log.items.rows(["early", "late"]), 1].tolist()
    )
    assert measure_trends(matrices_of(log))[log.items.rows(["late"])[0], 1] > 0


def test_a_pause_is_no_mistake_when_the_shop_goes_on_after_it() -> None:
    """A silence of two years with more than a fiftieth of the events after it; and a little one before few events."""
    two_years = 2 * YEAR
    times = [*range(60), *(two_years + second for second in range(5))]
    assert Interactions.from_columns(user=["a"] * 65, item=["x"] * 65, timestamp=times).now == two_years + 4
    assert with_one_at(1_700_000_000 + 200 * 86_400).now == 1_700_000_000 + 200 * 86_400


def test_whoever_knows_the_time_can_say_it() -> None:
    log = log_of(timestamp=["2024-01-01", "2024-01-02", "2024-06-01"])
    assert log.until("2024-01-03").now == int(datetime(2024, 1, 3, tzinfo=UTC).timestamp())
    assert log.until("2024-12-31").now == log.now
    assert log_of().until("2024-01-03").now == 0
    with pytest.raises(ValueError, match="column 'now'"):
        log.until("tomorrow")


def test_days_far_apart_are_never_one_order() -> None:
    """Of the first user in 2243 and of the second in 1970, and before."""
    day = 86_400
    log = Interactions.from_columns(
        user=["a", "a", "b", "b"], item=list("wxyz"), timestamp=[0, 100_001 * day, 1 * day, -5 * day]
    )
    assert len(set(log.basket.tolist())) == 4


def test_a_row_for_a_stranger_leaves_the_other_rows_in_order() -> None:
    random = np.random.default_rng(0)
    log = Interactions.from_columns(user=random.integers(0, 9, 200), item=random.integers(0, 50, 200))
    history = Popularity().fit(log).profiles_of([3, "nobody", 5]).history
    assert history.has_sorted_indices
    assert all((np.diff(history.indices[a:b]) > 0).all() for a, b in pairwise(history.indptr.tolist()))


def test_a_million_users_with_one_event_each_take_bounded_room() -> None:
    """What is kept grows with the events, never with users times items."""
    n = 200_000
    scorer = ItemNeighbours().fit(Interactions.from_columns(user=np.arange(n), item=np.arange(n) % 5_000))
    kept = (scorer.similarity_, scorer.profiles_.history, scorer.people_.touched)
    assert sum(part.data.nbytes + part.indices.nbytes + part.indptr.nbytes for part in kept) < 64 * n
    assert scorer.similarity_.nnz == 0


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


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda log: Popularity(half_life_days=0).fit(log), "half_life_days is 0"),
        (lambda log: Popularity(half_life_days=NAN).fit(log), "half_life_days is nan"),
        (lambda log: ItemNeighbours(n_neighbors=0).fit(log), "n_neighbors is 0"),
        (lambda log: ItemNeighbours(similarity="lift", damping=NAN).fit(log), "damping nan"),
        (lambda log: HybridRecommender().fit(log, {"id": ["x"], "price": [INF]}), "'price' holds an infinite number"),
        (lambda log: HybridRecommender().fit(log).cross_sell(["x"], n=0), "at least 1 item"),
        (lambda log: HybridRecommender().fit(log).up_sell(["x"], n=-1), "at least 1 item"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(ask: Callable[[Interactions], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask(log_of(timestamp=[1, 2, 3]))


def test_an_id_that_ends_in_a_nul_is_nobodys() -> None:
    model = Popularity().fit(log_of())
    assert model.items_.rows(["x", "x\0"]).tolist() == [0, -1]


@pytest.mark.parametrize("users", [[None], [1.5], [("a",)], [NAN], [2**70], [object()], ["a" * 10_000], [""]])
def test_ids_that_nobody_has_are_strangers(users: list[Any]) -> None:
    model = HybridRecommender().fit(log_of(timestamp=[1, 2, 3]))
    stranger, _ = model.recommend(["nobody at all"], n=2)
    assert model.recommend(users, n=2)[0].tolist() == stranger.tolist()
