"""What the events of a log add up to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import HybridRecommender
from recommender.data.interaction_matrices import InteractionMatrices, RatingMatrices, matrices_of
from recommender.data.interactions import EVENT_WEIGHTS, Interactions
from tests.recommender.small_shops import checkerboard, rated_checkerboard

DAY = 86_400


def affinity(log: Interactions, user: str, item: str) -> float:
    return float(matrices_of(log).affinity[log.users.rows([user])[0], log.items.rows([item])[0]])


def test_a_purchase_weighs_most_and_looks_add_up() -> None:
    log = Interactions.from_columns(
        user=["a"] * 12,
        item=["tea"] * 2 + ["cup"] + ["pot"] * 2 + ["jar"] * 7,
        event=["view_item", "view_item", "purchase", "add_to_cart", "remove_from_cart"] + ["view_item"] * 7,
    )
    assert affinity(log, "a", "tea") == pytest.approx(0.30)
    assert affinity(log, "a", "cup") == 1.0
    assert affinity(log, "a", "pot") == pytest.approx(0.10)
    assert affinity(log, "a", "jar") == 1.0


def test_orders_are_what_the_basket_column_says() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b", "b"],
        item=["tea", "cup", "tea", "pot"],
        event=["purchase", "purchase", "purchase", "view_item"],
        basket=["o1", "o1", "o2", None],
    )
    assert matrices_of(log).orders.matrix.toarray().tolist() == [[1, 0, 1], [0, 0, 1]]


def test_without_order_ids_a_day_of_a_user_is_an_order() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "a", "b"], item=["tea", "cup", "pot", "tea"], timestamp=[0, 9, DAY, 0]
    )
    assert sorted(matrices_of(log).orders.matrix.sum(axis=1)) == [1, 1, 2]


def test_latest_is_the_last_day_of_each_user() -> None:
    log = Interactions.from_columns(user=["a", "a", "b"], item=["tea", "cup", "tea"], timestamp=[0, 5 * DAY, 0])
    assert matrices_of(log).latest.toarray().tolist() == [[1, 0], [0, 1]]


def test_an_event_weighs_half_after_a_half_life() -> None:
    log = Interactions.from_columns(user=["a", "b"], item=["tea", "cup"], timestamp=[0, 7 * DAY])
    assert matrices_of(log).affinity_at(half_life_days=7).data.tolist() == pytest.approx([0.5, 1.0])


def test_buyers_and_takers_are_counted_over_the_last_days() -> None:
    matrices = matrices_of(
        Interactions.from_columns(
            user=["a", "b", "b", "c"],
            item=["tea", "tea", "tea", "tea"],
            event=["purchase", "purchase", "purchase", "view_item"],
            timestamp=[0, 9 * DAY, 10 * DAY, 10 * DAY],
        )
    )
    assert matrices.count_buyers().tolist() == [2]
    assert matrices.count_buyers(days=5).tolist() == [1]
    assert matrices.count_takers(days=5).tolist() == [2]


def test_first_and_last_purchases_are_those_that_were_kept() -> None:
    log = Interactions.from_columns(
        user=["a"] * 4,
        item=["tea"] * 4,
        event=["purchase", "purchase", "purchase", "refund"],
        timestamp=[5, 7, 9, 9],
        basket=["o1", "o2", "o3", "o3"],
    )
    matrices = matrices_of(log)
    assert matrices.first_bought.toarray().tolist() == [[5.0]]
    assert matrices.last_bought.toarray().tolist() == [[7]]
    assert matrices.last_seen.tolist() == [9]


def test_several_models_share_the_matrices_that_are_given() -> None:
    log = checkerboard()
    matrices = matrices_of(log)
    assert matrices_of(matrices) is matrices
    assert type(matrices) is InteractionMatrices
    assert type(matrices_of(rated_checkerboard())) is RatingMatrices
    from_log, from_matrices = (HybridRecommender().fit(each) for each in (log, matrices))
    assert np.array_equal(from_log.score(["u0", "nobody"]), from_matrices.score(["u0", "nobody"]))
    # A catalogue with more items needs matrices of its own; those that were given stay as they are.
    wider = HybridRecommender().fit(matrices, {"id": [*log.items.values.tolist(), "one more"]})
    assert wider.score(["u0"]).shape == (1, len(log.items) + 1)
    assert matrices.affinity.shape == log.shape


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from("xyz"),
            st.sampled_from(list(EVENT_WEIGHTS)),
            st.integers(0, 5),
            st.integers(0, 10**6),
        ),
        max_size=30,
    )
)
def test_whatever_happens_affinities_stay_in_zero_to_one_and_only_purchases_count_as_bought(
    events: list[tuple[str, str, str, int, int]],
) -> None:
    columns = [list(column) for column in zip(*events, strict=True)] or [[], [], [], [], []]
    log = Interactions.from_columns(
        user=columns[0], item=columns[1], event=columns[2], quantity=columns[3], timestamp=columns[4]
    )
    matrices = matrices_of(log)
    assert ((matrices.affinity.data > 0) & (matrices.affinity.data <= 1)).all()
    assert (log.remaining >= 0).all()
    users, items = matrices.bought.nonzero()
    assert set(zip(log.users.raw(users), log.items.raw(items), strict=True)) <= {
        (user, item) for user, item, event, quantity, _ in events if event == "purchase" and quantity
    }
    assert matrices.orders.matrix.shape[0] == len(matrices.orders.user)
